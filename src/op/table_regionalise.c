/* An estimate of a region's table from the nation's table and from jobs.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "economy/regionalise.h"
#include "format/iotfile.h"
#include "format/sheet.h"
#include "op/engine.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *file, *jobs, *area, *name, *method, *output;
    double delta, tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    oml_regionalise_method method;
    size_t n_activities;
    const char **activity;
    double *here, *nation; // jobs of each activity
    double *e, *E;         // jobs of each sector of the table: its activity's, shared out by output
    size_t unmatched;
} work;

// ---- the sheet of jobs ------------------------------------------------------------------------------------------

// Is this column one of "Antwerpen,Limburg"?
static bool
in_area(const char *area, const char *heading)
{
    for (const char *at = area; *at != '\0';) {
        const size_t n = strcspn(at, ",");
        if (n == strlen(heading) && strncmp(at, heading, n) == 0)
            return true;
        at += n + (at[n] == ',' ? 1 : 0);
    }
    return false;
}

static oml_rc
jobs_row(work *w, const oml_sheet *s, const oml_cell_text cells[], const bool inside[])
{
    const size_t k = w->n_activities++;
    w->activity[k] = oml_arena_textn(&w->cx->tmp, cells[0].s, cells[0].n);
    for (size_t c = 1; c < oml_sheet_columns(s); c++) {
        double jobs;
        if (!oml_number_parse(cells[c].s, cells[c].n, &jobs) || jobs < 0)
            return OML_FAIL_AT(w->cx, OML_E_PARSE, "OML-RGN-01", oml_sheet_place(s, c),
                               N_("'%.*s' is no number of jobs"), (int)cells[c].n, cells[c].s);
        w->nation[k] += jobs;
        w->here[k] += inside[c] ? jobs : 0;
    }
    return OML_OK;
}

// Rows are activities, columns areas; all areas together are the nation.
static oml_rc
read_jobs(work *w)
{
    enum { MOST = 4096 };
    OML_AUTO(sheet) *s = NULL;
    OML_TRY(oml_sheet_open(w->cx, w->given->jobs, NULL, &s));
    bool *inside = OML_NEW(&w->cx->tmp, bool, oml_sheet_columns(s) + 1);
    size_t found = 0, asked = 1;
    for (const char *c = w->given->area; *c != '\0'; c++)
        asked += *c == ',' ? 1 : 0;
    for (size_t c = 1; c < oml_sheet_columns(s); c++)
        found += (inside[c] = in_area(w->given->area, oml_sheet_heading(s, c))) ? 1 : 0;
    if (found != asked)
        return OML_FAIL_AT(w->cx, OML_E_NOTFOUND, "OML-RGN-02", ((oml_place){.file = w->given->jobs, .row = 1}),
                           N_("only %zu of the %zu areas of --area are columns of the sheet"), found, asked);
    w->activity = OML_NEW(&w->cx->tmp, const char *, MOST);
    w->here = OML_NEW(&w->cx->tmp, double, MOST);
    w->nation = OML_NEW(&w->cx->tmp, double, MOST);
    for (;;) {
        const oml_cell_text *cells;
        OML_TRY(oml_sheet_next(w->cx, s, &cells));
        if (cells == NULL)
            return OML_OK;
        if (w->n_activities == MOST)
            return OML_FAIL(w->cx, OML_E_INPUT, "OML-RGN-03", N_("the sheet has more than %d activities"), MOST);
        OML_TRY(jobs_row(w, s, cells, inside));
    }
}

// ---- which activity a sector belongs to -------------------------------------------------------------------------

// Section of NACE Rev. 2 that a code of the table falls in: "C10-C12" and "05-09" say it; 0 when neither does.
static char
section(const char *code)
{
    static const struct {
        int last;
        char letter;
    } until[] = {{3, 'A'},  {9, 'B'},  {33, 'C'}, {35, 'D'}, {39, 'E'}, {43, 'F'}, {47, 'G'},
                 {53, 'H'}, {56, 'I'}, {63, 'J'}, {66, 'K'}, {68, 'L'}, {75, 'M'}, {82, 'N'},
                 {84, 'O'}, {85, 'P'}, {88, 'Q'}, {93, 'R'}, {96, 'S'}, {98, 'T'}, {99, 'U'}};
    const char *at = strncmp(code, "CPA_", 4) == 0 ? code + 4 : code;
    if (*at >= 'A' && *at <= 'U' && (at[1] == '\0' || (at[1] >= '0' && at[1] <= '9')))
        return *at;
    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return 0;
    const int division = 10 * (at[0] - '0') + at[1] - '0';
    for (size_t i = 0; i < OML_COUNT(until); i++)
        if (division >= 1 && division <= until[i].last)
            return until[i].letter;
    return 0;
}

// The activity with the sector's own code, else with its section of NACE.
static size_t
activity_of(const work *w, const char *code)
{
    const char letter[2] = {section(code), '\0'};
    for (size_t k = 0; k < w->n_activities; k++)
        if (strcmp(w->activity[k], code) == 0)
            return k;
    for (size_t k = 0; k < w->n_activities && letter[0] != '\0'; k++)
        if (strcmp(w->activity[k], letter) == 0)
            return k;
    return SIZE_MAX;
}

// Jobs per sector: those of its activity, shared out over the activity's sectors by output. The quotients are the
// activity's.
static void
share_out(work *w)
{
    const oml_iot *t = w->engine.t;
    double *output = OML_NEW(&w->cx->tmp, double, w->n_activities + 1);
    size_t *of = OML_NEW(&w->cx->tmp, size_t, t->n);
    w->e = OML_NEW(&w->cx->tmp, double, t->n);
    w->E = OML_NEW(&w->cx->tmp, double, t->n);
    for (size_t i = 0; i < t->n; i++) {
        of[i] = activity_of(w, t->sectors.code[t->row_sector[i]]);
        w->unmatched += of[i] == SIZE_MAX ? 1 : 0;
        if (of[i] != SIZE_MAX)
            output[of[i]] += fmax(0, t->x[i]);
    }
    for (size_t i = 0; i < t->n; i++)
        if (of[i] != SIZE_MAX && output[of[i]] > 0) {
            w->e[i] = w->here[of[i]] * fmax(0, t->x[i]) / output[of[i]];
            w->E[i] = w->nation[of[i]] * fmax(0, t->x[i]) / output[of[i]];
        }
}

// ---- the table of the region ------------------------------------------------------------------------------------

static const char **
with(oml_cx *cx, const char **all, size_t n, const char *more)
{
    const char **out = OML_NEW(&cx->tmp, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = all == NULL ? NULL : all[i];
    out[n] = more;
    return out;
}

static oml_iot_names
names_with(oml_cx *cx, const oml_iot_names *names, const char *code)
{
    return (oml_iot_names){names->n + 1, with(cx, names->code, names->n, code),
                           names->name == NULL ? NULL : with(cx, names->name, names->n, code),
                           names->unit == NULL ? NULL
                                               : with(cx, names->unit, names->n, names->n > 0 ? names->unit[0] : NULL)};
}

// Output by the region's share of jobs; deliveries from A; final demand by its share of all jobs, and what is then over
// or short goes to or comes from the rest of the nation; primary inputs by output, and the rest bought from the nation.
static void
fill(const work *w, const oml_mat *A, const double share[], double of_all, oml_iot *r)
{
    const oml_iot *t = w->engine.t;
    const size_t n = t->n, p = t->primaries.n, f = t->f;
    double *x = OML_NEW(&w->cx->tmp, double, n), *Z = OML_NEW(&w->cx->tmp, double, n *n),
           *Y = OML_NEW(&w->cx->tmp, double, n *(f + 1)), *V = OML_NEW(&w->cx->tmp, double, (p + 1) * n);
    for (size_t i = 0; i < n; i++)
        x[i] = t->x[i] * share[i];
    for (size_t i = 0; i < n; i++) {
        double sold = 0;
        for (size_t j = 0; j < n; j++)
            sold += Z[i + j * n] = *oml_mat_at(A, i, j) * x[j];
        for (size_t c = 0; c < f; c++)
            sold += Y[i + c * n] = t->Y[i + c * n] * of_all;
        Y[i + f * n] = x[i] - sold;
    }
    for (size_t j = 0; j < n; j++) {
        double paid = 0;
        for (size_t i = 0; i < n; i++)
            paid += Z[i + j * n];
        for (size_t q = 0; t->V != NULL && q < p; q++)
            paid += V[q + j * (p + 1)] = t->V[q + j * p] * share[j];
        V[p + j * (p + 1)] = x[j] - paid;
    }
    r->x = x, r->Z = Z, r->Y = Y, r->V = V;
    if (t->F != NULL) {
        double *F = OML_NEW(&w->cx->tmp, double, t->stressors.n *n);
        for (size_t j = 0; j < n; j++)
            for (size_t s = 0; s < t->stressors.n; s++)
                F[s + j * t->stressors.n] = t->F[s + j * t->stressors.n] * share[j];
        r->F = F;
    }
}

static oml_rc
write_region(const work *w, const oml_mat *A, const double share[], double of_all)
{
    const oml_iot *t = w->engine.t;
    oml_cx *cx = w->cx;
    oml_iot r = *t;
    r.title = oml_arena_printf(&cx->tmp, "%s: estimate from %s", w->given->name,
                               t->title == NULL ? "a national table" : t->title);
    r.path = NULL, r.digest = NULL, r.A = NULL, r.VY = NULL, r.FY = NULL, r.population = NULL, r.owner = NULL,
    r.release = NULL;
    r.regions = (oml_iot_names){1, with(cx, NULL, 0, w->given->name), NULL, NULL};
    r.categories = names_with(cx, &t->categories, "rest_of_nation");
    r.primaries = names_with(cx, &t->primaries, "from_rest_of_nation");
    r.f = t->f + 1;
    uint32_t *region = OML_NEW(&cx->tmp, uint32_t, r.f), *category = OML_NEW(&cx->tmp, uint32_t, r.f);
    for (size_t c = 0; c < t->f; c++)
        category[c] = t->col_category[c];
    category[t->f] = (uint32_t)t->categories.n;
    r.col_region = region, r.col_category = category;
    fill(w, A, share, of_all, &r);
    r.notes =
        with(cx, t->notes, t->n_notes,
             oml_arena_printf(&cx->tmp,
                              oml_tr(cx->lang, N_("an estimate by %s (delta %g) from the national table and jobs, "
                                                  "not an observed table")),
                              w->given->method, w->given->delta));
    r.n_notes = t->n_notes + 1;
    return oml_iotfile_write(cx, w->given->output, &r);
}

static void
show(const work *w, const oml_mat *A, const double share[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"sector", N_("sector"), OML_CELL_TEXT, NULL, 0},
        {"share", N_("the region's share of jobs"), OML_CELL_REAL, "%", 2},
        {"quotient", N_("location quotient"), OML_CELL_REAL, NULL, 3},
        {"within", N_("inputs from the region, of those from the nation"), OML_CELL_REAL, "%", 1},
    };
    const oml_iot *t = w->engine.t;
    double here = 0, all = 0;
    for (size_t i = 0; i < t->n; i++)
        here += w->e[i], all += w->E[i];
    oml_table *table = oml_doc_table(out, "region", N_("what the region makes and buys of its own, estimated"), columns,
                                     OML_COUNT(columns));
    for (size_t j = 0; j < t->n; j++) {
        double own = 0, nation = 0;
        for (size_t i = 0; i < t->n; i++) {
            own += *oml_mat_at(A, i, j);
            nation += t->x[j] == 0 ? 0 : t->Z[i + j * t->n] / t->x[j];
        }
        oml_table_text(table, t->sectors.code[t->row_sector[j]]);
        oml_table_real(table, 100 * share[j]);
        oml_table_real(table, w->E[j] == 0 ? (double)NAN : share[j] / (here / all));
        oml_table_real(table, nation == 0 ? (double)NAN : 100 * own / nation);
    }
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("a table from location quotients is an estimate: same technology and output per job as in the "
                    "nation, no survey behind it"));
    if (w->unmatched > 0)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("%zu sectors of the table match no activity of the sheet: they count as absent in the region"),
                     w->unmatched);
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const oml_iot *t = w->engine.t;
    if (t->regions.n != 1)
        return OML_FAIL(w->cx, OML_E_INPUT, "OML-RGN-04",
                        N_("the table has %zu regions: regionalise a table of one nation"), t->regions.n);
    OML_TRY(read_jobs(w));
    share_out(w);
    OML_AUTO(mat) *A = NULL;
    OML_TRY(oml_mat_new(w->cx, t->n, t->n, &A));
    double *share = OML_NEW(&w->cx->tmp, double, t->n), here = 0, all = 0;
    for (size_t j = 0; j < t->n; j++) {
        here += w->e[j], all += w->E[j];
        share[j] = w->E[j] == 0 ? 0 : w->e[j] / w->E[j];
        for (size_t i = 0; i < t->n; i++)
            *oml_mat_at(A, i, j) = t->x[j] == 0 ? 0 : t->Z[i + j * t->n] / t->x[j];
    }
    OML_TRY(oml_regionalise_coefficients(w->cx, A, w->e, w->E, w->method, w->given->delta));
    OML_TRY(write_region(w, A, share, here / all));
    show(w, A, share, out);
    oml_doc_run(out, "method", "%s", w->given->method);
    if (w->method == OML_REGIONALISE_FLQ)
        oml_doc_run(out, "delta", "%g", w->given->delta);
    oml_doc_run(out, "area", "%s", w->given->area);
    oml_engine_say(w->cx, &w->engine, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g, .method = oml_regionalise_named(g->method)};
    if (w.method == OML_REGIONALISE_METHODS)
        return OML_FAIL(cx, OML_E_USAGE, "OML-RGN-05", N_("the method must be slq, cilq or flq, not '%s'"), g->method);
    if (!(g->delta >= 0 && g->delta < 1))
        return OML_FAIL(cx, OML_E_USAGE, "OML-RGN-06", N_("delta must be at least 0 and less than 1"));
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 0, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"jobs", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, jobs),
     N_("a CSV sheet of jobs: a row an activity (code of the table, or section of NACE), a column an area"), NULL},
    {"area", OML_KIND_TEXT, OML_PARAM_REQUIRED, offsetof(args, area),
     N_("columns of the sheet that are the region, with commas between"), NULL},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, output), N_("the table of the region, T.iot"), NULL},
    {"name", OML_KIND_TEXT, 0, offsetof(args, name), N_("code of the region in its table"), "region"},
    {"method", OML_KIND_TEXT, 0, offsetof(args, method), N_("slq, cilq or flq"), "flq"},
    {"delta", OML_KIND_REAL, 0, offsetof(args, delta),
     N_("how much more a small region buys elsewhere, for flq: 0.2 to 0.35 is usual"), "0.25"},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_regionalise_op = {
    .name = "table regionalise",
    .family = OML_FAMILY_TABLE,
    .help = N_("estimate a region's table from the nation's and from jobs, by location quotients"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* A table made to add up: deliveries nearest to the published ones that fit output, final demand and primary inputs.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "economy/ras.h"
#include "format/iotfile.h"
#include "format/sheet.h"
#include "op/engine.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *file, *method, *totals, *output;
    int64_t rounds;
    double tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    double *u, *v; // what rows and columns of Z should add up to
    double scaled; // columns were scaled by this so that both add up to the same
    oml_ras how;
} work;

// What is left of output for deliveries: after final demand, and after primary inputs.
static oml_rc
rest_of_output(work *w)
{
    const oml_iot *t = w->engine.t;
    if (t->V == NULL && w->given->totals == NULL)
        return OML_FAIL(
            w->cx, OML_E_INPUT, "OML-BAL-01",
            N_("the table has no primary inputs: give what rows and columns should add up to, with --totals"));
    for (size_t i = 0; i < t->n; i++) {
        w->u[i] = w->v[i] = t->x[i];
        for (size_t c = 0; c < t->f; c++)
            w->u[i] -= t->Y[i + c * t->n];
        for (size_t p = 0; t->V != NULL && p < t->primaries.n; p++)
            w->v[i] -= t->V[p + i * t->primaries.n];
        // What rounding leaves of nothing is nothing.
        w->u[i] = fabs(w->u[i]) <= 1e-12 * fabs(t->x[i]) ? 0 : w->u[i];
        w->v[i] = fabs(w->v[i]) <= 1e-12 * fabs(t->x[i]) ? 0 : w->v[i];
    }
    return OML_OK;
}

static oml_rc
total_of(work *w, const oml_sheet *s, oml_cell_text cell, size_t column, double *to)
{
    if (cell.n == 0 || oml_number_parse(cell.s, cell.n, to))
        return OML_OK;
    return OML_FAIL_AT(w->cx, OML_E_PARSE, "OML-BAL-02", oml_sheet_place(s, column), N_("'%.*s' is no number"),
                       (int)cell.n, cell.s);
}

// A sheet region,sector,row,column: other sums for the rows it names; an empty cell leaves one as it is.
static oml_rc
read_totals(work *w)
{
    enum { REGION, SECTOR, ROW, COLUMN, COLUMNS };
    static const char *const names[] = {"region", "sector", "row", "column"};
    OML_AUTO(sheet) *s = NULL;
    size_t at[COLUMNS];
    if (w->given->totals == NULL)
        return OML_OK;
    OML_TRY(oml_sheet_open(w->cx, w->given->totals, NULL, &s));
    OML_TRY(oml_sheet_need(w->cx, s, names, COLUMNS, at));
    for (;;) {
        const oml_cell_text *cells;
        uint32_t region, sector;
        OML_TRY(oml_sheet_next(w->cx, s, &cells));
        if (cells == NULL)
            return OML_OK;
        const oml_cell_text r = cells[at[REGION]], c = cells[at[SECTOR]];
        OML_TRY(oml_engine_region(w->cx, &w->engine, oml_arena_textn(&w->cx->tmp, r.s, r.n), &region));
        OML_TRY(oml_engine_sector(w->cx, &w->engine, oml_arena_textn(&w->cx->tmp, c.s, c.n), &sector));
        const uint32_t row = oml_iot_row(w->engine.t, region, sector);
        if (row == OML_IOT_NONE)
            return OML_FAIL_AT(w->cx, OML_E_NOTFOUND, "OML-BAL-04", oml_sheet_place(s, at[SECTOR]),
                               N_("the table has no such sector in that region"));
        OML_TRY(total_of(w, s, cells[at[ROW]], at[ROW], &w->u[row]));
        OML_TRY(total_of(w, s, cells[at[COLUMN]], at[COLUMN], &w->v[row]));
    }
}

// Published totals are rounded: up to a hundredth they are made to meet, and that is said.
static void
make_meet(work *w)
{
    double all[2] = {0};
    for (size_t i = 0; i < w->engine.t->n; i++)
        all[0] += w->u[i], all[1] += w->v[i];
    w->scaled = all[1] != 0 && fabs(all[0] / all[1] - 1) < 0.01 ? all[0] / all[1] : 1;
    for (size_t i = 0; i < w->engine.t->n; i++)
        w->v[i] *= w->scaled;
}

static void
show(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rounds", N_("rounds"), OML_CELL_INT, NULL, 0},
        {"before", N_("largest gap before"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
        {"after", N_("largest gap after"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
        {"moved", N_("moved, of all deliveries"), OML_CELL_REAL, "%", 4},
    };
    oml_table *table = oml_doc_table(out, "convergence", N_("how the balance was found"), columns, OML_COUNT(columns));
    oml_table_int(table, w->how.rounds);
    oml_table_real(table, w->how.before);
    oml_table_real(table, w->how.gap);
    oml_table_real(table, 100 * w->how.moved);
    if (fabs(w->scaled - 1) > 1e-9)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("rows and columns did not add up to the same: columns were scaled by %.9g"), w->scaled);
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("balanced deliveries are an estimate: the nearest to what was published, in the sense of least "
                    "information"));
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const oml_iot *t = w->engine.t;
    w->u = OML_NEW(&w->cx->tmp, double, t->n);
    w->v = OML_NEW(&w->cx->tmp, double, t->n);
    OML_TRY(rest_of_output(w));
    OML_TRY(read_totals(w));
    make_meet(w);
    OML_AUTO(mat) *Z = NULL;
    OML_TRY(oml_mat_new(w->cx, t->n, t->n, &Z));
    memcpy(Z->v, t->Z, t->n * t->n * sizeof *Z->v);
    w->how = (oml_ras){.most = (unsigned)w->given->rounds,
                       .tolerance = w->given->tolerance,
                       .positive_only = strcmp(w->given->method, "ras") == 0};
    OML_TRY(oml_ras_balance(w->cx, Z, w->u, w->v, &w->how));
    oml_iot balanced = *t;
    balanced.Z = Z->v, balanced.A = NULL, balanced.path = NULL, balanced.digest = NULL;
    const char **notes = OML_NEW(&w->cx->tmp, const char *, t->n_notes + 1);
    for (size_t i = 0; i < t->n_notes; i++)
        notes[i] = t->notes[i];
    notes[t->n_notes] = oml_arena_printf(
        &w->cx->tmp, oml_tr(w->cx->lang, N_("deliveries balanced by %s in %u rounds, to a gap of %.3g")),
        w->given->method, w->how.rounds, w->how.gap);
    balanced.notes = notes, balanced.n_notes = t->n_notes + 1;
    OML_TRY(oml_iotfile_write(w->cx, w->given->output, &balanced));
    show(w, out);
    oml_doc_run(out, "method", "%s", w->given->method);
    oml_doc_run(out, "tolerance", "%g", w->given->tolerance);
    oml_engine_say(w->cx, &w->engine, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g};
    if (strcmp(g->method, "ras") != 0 && strcmp(g->method, "gras") != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-BAL-05", N_("the method must be ras or gras, not '%s'"), g->method);
    if (g->rounds < 1 || g->rounds > 1000000)
        return OML_FAIL(cx, OML_E_USAGE, "OML-BAL-06", N_("rounds must be between 1 and 1000000"));
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 0, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, output), N_("the balanced table, T.iot"), NULL},
    {"method", OML_KIND_TEXT, 0, offsetof(args, method), N_("ras, or gras where cells are negative"), "gras"},
    {"totals", OML_KIND_FILE, 0, offsetof(args, totals),
     N_("a CSV sheet region,sector,row,column with other sums of deliveries"), NULL},
    {"rounds", OML_KIND_INT, 0, offsetof(args, rounds), N_("most rounds"), "1000"},
    {"tolerance", OML_KIND_REAL, 0, offsetof(args, tolerance), N_("largest gap of a sum, relative to the largest sum"),
     "1e-9"},
};

const oml_op oml_table_balance_op = {
    .name = "table balance",
    .family = OML_FAMILY_TABLE,
    .help = N_("make deliveries add up to output, final demand and primary inputs, by RAS or GRAS"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

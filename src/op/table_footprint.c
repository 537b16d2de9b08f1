/* The footprint of what a region's final users buy, by product and by where it arises.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/csvfile.h"
#include "op/footprint_package.h"
#include "op/param.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct args {
    const char *file, *stressor, *region, *output, *package, *geography;
    int64_t top;
    double tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_engine engine;
    oml_footprint asked;
    uint32_t region;
    oml_mat *E; /* origins x products */
    double *product, *origin, *bought, total, households;
    size_t *order; /* products, largest first */
} work;

// ---- the numbers --------------------------------------------------------------------------------------------------

typedef struct ranked {
    double value;
    size_t i;
} ranked;

static int
largest_first(const void *a, const void *b)
{
    const ranked *p = a, *q = b;
    if (p->value != q->value)
        return p->value > q->value ? -1 : 1;
    return p->i < q->i ? -1 : p->i > q->i;
}

static size_t *
ordered(oml_cx *cx, const double value[], size_t n)
{
    ranked *all = OML_NEW(&cx->tmp, ranked, n + 1);
    size_t *out = OML_NEW(&cx->tmp, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        all[i] = (ranked){value[i], i};
    if (n > 0)
        qsort(all, n, sizeof *all, largest_first);
    for (size_t i = 0; i < n; i++)
        out[i] = all[i].i;
    return out;
}

// M of each origin alone [eq. 13, 14]: what region o emits per unit of final demand; times what is bought, by product.
static oml_rc
compute(work *w)
{
    const oml_iot *t = w->engine.t;
    const size_t R = t->regions.n, N = t->sectors.n;
    OML_AUTO(mat) *M = NULL;
    OML_TRY(oml_mat_new(w->cx, t->n, R, &M));
    for (size_t i = 0; i < t->n; i++)
        *oml_mat_at(M, i, t->row_region[i]) = w->asked.s[i];
    OML_TRY(oml_solver_multipliers(w->cx, w->engine.solver, M, &w->engine.residual));
    OML_TRY(oml_mat_new(w->cx, R, N, &w->E));
    w->product = OML_NEW(&w->cx->tmp, double, N + 1);
    w->bought = OML_NEW(&w->cx->tmp, double, N + 1);
    w->origin = OML_NEW(&w->cx->tmp, double, R + 1);
    for (size_t i = 0; i < t->n; i++) {
        w->bought[t->row_sector[i]] += w->asked.y[i];
        for (size_t o = 0; o < R; o++) {
            const double e = *oml_mat_at(M, i, o) * w->asked.y[i];
            *oml_mat_at(w->E, o, t->row_sector[i]) += e;
            w->product[t->row_sector[i]] += e;
            w->origin[o] += e;
            w->total += e;
        }
    }
    for (size_t j = 0; t->FY != NULL && j < t->f; j++)
        w->households += t->col_region[j] == w->region ? t->FY[w->asked.stressor + t->stressors.n * j] : 0;
    w->order = ordered(w->cx, w->product, N);
    return OML_OK;
}

// ---- what is shown ------------------------------------------------------------------------------------------------

static double
percent(double part, double whole)
{
    return whole == 0 ? (double)NAN : 100 * part / whole;
}

static void
show_products(const work *w, oml_doc *out)
{
    const oml_column columns[] = {
        {"sector", N_("product"), OML_CELL_TEXT, NULL, 0},
        {"name", N_("name"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("footprint"), OML_CELL_REAL, w->asked.unit, 2},
        {"share", N_("share"), OML_CELL_REAL, "%", 1},
        {"domestic", N_("arises at home"), OML_CELL_REAL, "%", 1},
        {"first", N_("most of it in"), OML_CELL_TEXT, NULL, 0},
        {"first_share", N_("share"), OML_CELL_REAL, "%", 1},
        {"bought", N_("bought"), OML_CELL_REAL, w->engine.t->currency_unit, 2},
    };
    const oml_iot *t = w->engine.t;
    const size_t top = w->given->top == 0 ? t->sectors.n : (size_t)w->given->top;
    oml_table *d =
        oml_doc_table(out, "products", N_("footprint by product that is bought"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < t->sectors.n && k < top; k++) {
        const size_t p = w->order[k];
        size_t first = 0;
        for (size_t o = 1; o < t->regions.n; o++)
            first = *oml_mat_at(w->E, o, p) > *oml_mat_at(w->E, first, p) ? o : first;
        oml_table_text(d, t->sectors.code[p]);
        oml_table_text(d, t->sectors.name == NULL ? NULL : t->sectors.name[p]);
        oml_table_real(d, w->product[p]);
        oml_table_real(d, percent(w->product[p], w->total));
        oml_table_real(d, percent(*oml_mat_at(w->E, w->region, p), w->product[p]));
        oml_table_text(d, w->product[p] == 0 ? NULL : t->regions.code[first]);
        oml_table_real(d, percent(*oml_mat_at(w->E, first, p), w->product[p]));
        oml_table_real(d, w->bought[p]);
    }
}

static void
show_origins(const work *w, oml_doc *out)
{
    const oml_column columns[] = {
        {"origin", N_("origin"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("footprint"), OML_CELL_REAL, w->asked.unit, 2},
        {"share", N_("share"), OML_CELL_REAL, "%", 1},
    };
    const oml_iot *t = w->engine.t;
    const size_t top = w->given->top == 0 ? t->regions.n : (size_t)w->given->top,
                 *order = ordered(w->cx, w->origin, t->regions.n);
    oml_table *d = oml_doc_table(out, "origins", N_("and by where it arises"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < t->regions.n && k < top; k++) {
        oml_table_text(d, t->regions.code[order[k]]);
        oml_table_real(d, w->origin[order[k]]);
        oml_table_real(d, percent(w->origin[order[k]], w->total));
    }
}

static void
show_total(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"what", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, NULL, 2},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"per_person", N_("per person"), OML_CELL_REAL, NULL, OML_DIGITS_SIX},
    };
    const oml_iot *t = w->engine.t;
    const double people = t->population == NULL ? (double)NAN : t->population[w->region];
    const struct {
        const char *what;
        double value;
    } lines[] = {
        {N_("footprint"), w->total},
        {N_("of which at home"), w->origin[w->region]},
        {N_("households themselves, beside it"), w->households},
    };
    oml_table *d = oml_doc_table(out, "total", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(lines); i++) {
        oml_table_word(d, lines[i].what);
        oml_table_real(d, lines[i].value);
        oml_table_text(d, w->asked.unit);
        oml_table_real(d, people > 0 ? lines[i].value / people : (double)NAN);
    }
}

// ---- files --------------------------------------------------------------------------------------------------------

static oml_rc
write_plain(const work *w)
{
    const oml_iot *t = w->engine.t;
    OML_AUTO(csvfile) *f = NULL;
    OML_TRY(oml_csvfile_open(w->cx, w->given->output, "footprint.csv", "stressor,region,sector,origin,value,unit", &f));
    for (size_t p = 0; p < t->sectors.n; p++)
        for (size_t o = 0; o < t->regions.n; o++) {
            oml_csvfile_text(f, t->stressors.code[w->asked.stressor]);
            oml_csvfile_text(f, t->regions.code[w->region]);
            oml_csvfile_text(f, t->sectors.code[p]);
            oml_csvfile_text(f, t->regions.code[o]);
            oml_csvfile_real(f, *oml_mat_at(w->E, o, p));
            oml_csvfile_text(f, w->asked.unit);
            OML_TRY(oml_csvfile_end(w->cx, f));
        }
    return oml_csvfile_publish(w->cx, f);
}

// ---- the operation ------------------------------------------------------------------------------------------------

static oml_rc
write_package(const work *w, oml_doc *out)
{
    const args *g = w->given;
    oml_footprint_package p = {.engine = &w->engine,
                               .asked = &w->asked,
                               .E = w->E,
                               .region = w->region,
                               .code = g->package,
                               .geography = g->geography,
                               .file = g->file,
                               .folder = g->output};
    OML_TRY(oml_param_command(w->cx, &oml_table_footprint_op, g, &p.command));
    OML_TRY(oml_footprint_package_write(w->cx, &p));
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("'omloop import AGENDA %s' takes it into an agenda, where evidence and report show it"), g->output);
    return OML_OK;
}

static oml_rc
answer(work *w, oml_doc *out)
{
    const args *g = w->given;
    OML_TRY(oml_engine_region(w->cx, &w->engine, g->region, &w->region));
    OML_TRY(oml_footprint_of(w->cx, &w->engine, g->stressor, g->region, NULL, &w->asked));
    OML_TRY(compute(w));
    show_total(w, out);
    show_products(w, out);
    show_origins(w, out);
    if (g->output != NULL) {
        OML_TRY(oml_csvfile_folder(w->cx, g->output));
        OML_TRY(g->package == NULL ? write_plain(w) : write_package(w, out));
    }
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("households' direct stressors stand apart: they are in no account but their own"));
    oml_engine_say(w->cx, &w->engine, out);
    return g->output == NULL || g->package != NULL ? OML_OK : oml_engine_write(w->cx, out, g->output);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx, .given = g};
    if (g->top < 0 || (g->package != NULL && g->output == NULL))
        return OML_FAIL(cx, OML_E_USAGE, "OML-TFP-01",
                        N_("--top is not below zero, and --package needs a folder, --output"));
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 1, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, out);
    oml_mat_free(w.E);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"region", OML_KIND_TEXT, OML_PARAM_REQUIRED, offsetof(args, region),
     N_("whose final users: a region of the table, by its code"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("the stressor, by its code"), NULL},
    {"top", OML_KIND_INT, 0, offsetof(args, top), N_("show so many products and origins; 0: all"), "10"},
    {"output", OML_KIND_FILE, 0, offsetof(args, output),
     N_("folder to write footprint.csv in, every product by every origin, and run.csv, what made it"), NULL},
    {"package", OML_KIND_TEXT, 0, offsetof(args, package),
     N_("write records of an agenda instead, under this code: a table of kind footprint"), NULL},
    {"geography", OML_KIND_TEXT, 0, offsetof(args, geography),
     N_("what the agenda calls the region; otherwise by its code"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_footprint_op = {
    .name = "table footprint",
    .family = OML_FAMILY_TABLE,
    .help = N_("what is emitted anywhere for what a region's final users buy, by product and by origin"),
    .more = N_("A model estimate. With --package the result becomes records of an agenda: 'omloop import' takes them "
               "in, and its evidence and "
               "report show them with their source."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

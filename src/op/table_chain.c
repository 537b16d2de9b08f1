/* Value chains: who earns and emits in the final products completed in a region.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/engine.h"

typedef struct args {
    const char *file, *region, *sector, *stressor;
    double tolerance;
} args;

typedef struct work {
    oml_cx *cx;
    oml_engine engine;
    uint32_t region, sector;
    size_t *which, k;
    size_t columns; // chains: per completing region, or per product of the one that was named
    oml_mat *X;     // output in each chain
    double *s;      // intensities of the stressor at hand
} work;

// Chain of row i; SIZE_MAX: none.
static size_t
chain_of(const work *w, size_t i)
{
    const oml_iot *t = w->engine.t;
    if (!oml_engine_within(t, i, w->region, w->sector))
        return SIZE_MAX;
    return w->region == OML_ENGINE_ALL ? t->row_region[i] : t->row_sector[i];
}

// Final demand for the products of each chain, whoever takes them [eq. 24].
static oml_rc
compute(work *w)
{
    const oml_iot *t = w->engine.t;
    w->columns = w->region == OML_ENGINE_ALL ? t->regions.n : t->sectors.n;
    OML_TRY(oml_mat_new(w->cx, t->n, w->columns, &w->X));
    for (size_t i = 0; i < t->n; i++)
        for (size_t c = 0; c < t->f && chain_of(w, i) != SIZE_MAX; c++)
            *oml_mat_at(w->X, i, chain_of(w, i)) += t->Y[i + c * t->n];
    return oml_solver_output(w->cx, w->engine.solver, w->X, &w->engine.residual);
}

static void
origins(const work *w, size_t stressor, size_t chain, oml_table *table)
{
    const oml_iot *t = w->engine.t;
    double *by = OML_NEW(&w->cx->tmp, double, t->regions.n), all = 0;
    for (size_t i = 0; i < t->n; i++) {
        const double e = w->s[i] * *oml_mat_at(w->X, i, chain);
        by[t->row_region[i]] += e;
        all += e;
    }
    for (size_t o = 0; o < t->regions.n; o++) {
        oml_table_text(table, t->stressors.code[stressor]);
        oml_table_text(table, t->regions.code[w->region == OML_ENGINE_ALL ? chain : w->region]);
        oml_table_text(table, w->region == OML_ENGINE_ALL ? NULL : t->sectors.code[chain]);
        oml_table_text(table, t->regions.code[o]);
        oml_table_real(table, by[o]);
        oml_table_real(table, all == 0 ? 0 : 100 * by[o] / all);
        oml_table_text(table, oml_engine_unit(&t->stressors, stressor));
    }
}

// Without a region a named sector shows all regions' chains of that product together with their origins.
static void
show(const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"stressor", N_("stressor"), OML_CELL_TEXT, NULL, 0},
        {"region", N_("completed in"), OML_CELL_TEXT, NULL, 0},
        {"sector", N_("final product"), OML_CELL_TEXT, NULL, 0},
        {"origin", N_("origin"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, NULL, 4},
        {"share", N_("share"), OML_CELL_REAL, "%", 2},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_iot *t = w->engine.t;
    oml_table *table =
        oml_doc_table(out, "chain", N_("who earns and emits in final products, by where these are completed"), columns,
                      OML_COUNT(columns));
    for (size_t s = 0; s < w->k; s++) {
        oml_engine_intensity(t, w->which[s], w->s);
        for (size_t c = 0; c < w->columns; c++)
            if (w->region == OML_ENGINE_ALL || w->sector == OML_ENGINE_ALL || w->sector == c)
                origins(w, w->which[s], c, table);
    }
}

static oml_rc
answer(work *w, const args *g, oml_doc *out)
{
    OML_TRY(oml_engine_region(w->cx, &w->engine, g->region, &w->region));
    OML_TRY(oml_engine_sector(w->cx, &w->engine, g->sector, &w->sector));
    OML_TRY(oml_engine_stressors(w->cx, &w->engine, g->stressor, &w->which, &w->k));
    w->s = OML_NEW(&w->cx->tmp, double, w->engine.t->n);
    OML_TRY(compute(w));
    show(w, out);
    oml_engine_say(w->cx, &w->engine, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    work w = {.cx = cx};
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 1, &w.engine);
    if (rc == OML_OK)
        rc = answer(&w, g, out);
    oml_mat_free(w.X);
    oml_engine_done(&w.engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only products completed in this region, each apart"),
     NULL},
    {"sector", OML_KIND_TEXT, 0, offsetof(args, sector), N_("only this final product, by its code"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("only this stressor, by its code"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_chain_op = {
    .name = "table chain",
    .family = OML_FAMILY_TABLE,
    .help = N_("who earns and emits in the final products completed in a region"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* How far footprints, and what a scenario changes, may be off.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/uncertainty.h"
#include "format/scenariofile.h"
#include "op/engine.h"

#include <math.h>

typedef struct args {
    const char *file, *scenario, *region, *stressor;
    double cells, stressors, share, tolerance;
    int64_t draws, seed;
} args;

static void
spread(oml_table *t, const oml_uncertainty_spread *u)
{
    oml_table_real(t, u->central);
    oml_table_real(t, u->mean);
    oml_table_real(t, u->deviation);
    oml_table_real(t, u->p05);
    oml_table_real(t, u->p50);
    oml_table_real(t, u->p95);
}

static void
show(const oml_iot *t, const oml_uncertainty *u, const oml_uncertainty_spread *what, const size_t which[],
     uint32_t region, const char *key, const char *caption, oml_doc *out)
{
    static const oml_column columns[] = {
        {"stressor", N_("stressor"), OML_CELL_TEXT, NULL, 0},
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"central", N_("central"), OML_CELL_REAL, NULL, 3},
        {"mean", N_("mean"), OML_CELL_REAL, NULL, 3},
        {"deviation", N_("standard deviation"), OML_CELL_REAL, NULL, 3},
        {"p05", N_("5th percentile"), OML_CELL_REAL, NULL, 3},
        {"p50", N_("median"), OML_CELL_REAL, NULL, 3},
        {"p95", N_("95th percentile"), OML_CELL_REAL, NULL, 3},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"first_order", N_("deviation to first order, all cells"), OML_CELL_REAL, NULL, 3},
        {"covered", N_("part of that variance that was drawn, in %"), OML_CELL_REAL, NULL, 2},
    };
    oml_table *table = oml_doc_table(out, key, caption, columns, OML_COUNT(columns));
    for (size_t s = 0; s < u->k; s++)
        for (size_t c = 0; c <= u->R; c++) {
            if ((region != OML_ENGINE_ALL && region != c) || (c == u->R && u->R == 1))
                continue;
            const oml_uncertainty_spread *x = &what[s * (u->R + 1) + c];
            oml_table_text(table, t->stressors.code[which[s]]);
            if (c < u->R)
                oml_table_text(table, t->regions.code[c]);
            else
                oml_table_word(table, N_("all regions"));
            spread(table, x);
            oml_table_text(table, oml_engine_unit(&t->stressors, which[s]));
            oml_table_real(table, x->first_order);
            oml_table_real(table, 100 * x->covered);
        }
}

static void
notes(const args *a, const oml_uncertainty *u, oml_doc *out)
{
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("the spread of cells (%g) and of intensities (%g) is an assumption: standard deviations of "
                    "lognormal factors, "
                    "independent of each other; a table's real errors hang together"),
                 a->cells, a->stressors);
    if (a->cells > 0)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("noise stands on %zu of %zu cells in the iteration; after it each column's inputs and value "
                        "added are brought "
                        "back to its total, which first order does not do"),
                     u->cells, u->kept);
    if (u->failed > 0)
        oml_doc_note(out, OML_NOTE_WARNING, N_("%zu of %zu draws found no answer and are left out"), u->failed,
                     (size_t)a->draws);
}

static oml_rc
answer(oml_cx *cx, oml_engine *engine, const args *a, oml_uncertainty **u, oml_doc *out)
{
    uint32_t region;
    size_t *which, k;
    oml_scenario *s = NULL;
    OML_TRY(oml_engine_region(cx, engine, a->region, &region));
    OML_TRY(oml_engine_stressors(cx, engine, a->stressor, &which, &k));
    if (a->scenario != NULL)
        OML_TRY(oml_scenariofile_read(cx, a->scenario, engine->t, &s));
    const oml_uncertainty_spec spec = {.cells = a->cells,
                                       .stressors = a->stressors,
                                       .share = a->share,
                                       .draws = a->draws < 0 ? 0 : (size_t)a->draws,
                                       .seed = (uint64_t)a->seed};
    OML_TRY(oml_uncertainty_new(cx, engine->t, engine->solver, which, k, s, spec, u));
    engine->residual = (*u)->residual;
    show(engine->t, *u, (*u)->footprint, which, region, "footprints",
         N_("footprints of final demand and how far they may be off"), out);
    if (s != NULL)
        show(engine->t, *u, (*u)->change, which, region, "changes",
             N_("what the scenario changes in them, and how far that may be off"), out);
    notes(a, *u, out);
    if (s != NULL && s->illustrative)
        oml_doc_note(out, OML_NOTE_ILLUSTRATIVE,
                     N_("the values of this scenario are assumptions made for illustration"));
    oml_engine_say(cx, engine, out);
    oml_doc_run(out, "draws", "%lld", (long long)a->draws);
    oml_doc_run(out, "seed", "%lld", (long long)a->seed);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    oml_engine engine;
    OML_AUTO(uncertainty) *u = NULL;
    oml_rc rc = oml_engine_open(cx, a->file, a->tolerance, 1, &engine);
    if (rc == OML_OK)
        rc = answer(cx, &engine, a, &u, out);
    oml_engine_done(&engine);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"scenario", OML_KIND_FILE, 0, offsetof(args, scenario),
     N_("also what this scenario changes; its values are drawn between low and high"), NULL},
    {"cells", OML_KIND_REAL, 0, offsetof(args, cells), N_("standard deviation of the logarithm of a coefficient"),
     "0.1"},
    {"stressors", OML_KIND_REAL, 0, offsetof(args, stressors),
     N_("standard deviation of the logarithm of an intensity"), "0.1"},
    {"share", OML_KIND_REAL, 0, offsetof(args, share), N_("noise on the cells that hold this part of the variance"),
     "0.999"},
    {"draws", OML_KIND_INT, 0, offsetof(args, draws), N_("how many tables are drawn"), "1000"},
    {"seed", OML_KIND_INT, 0, offsetof(args, seed), N_("the same seed gives the same draws"), "1"},
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only this region, by its code"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("only this stressor, by its code"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_uncertainty_op = {
    .name = "table uncertainty",
    .family = OML_FAMILY_TABLE,
    .help = N_("how far footprints, and what a scenario changes in them, may be off: Monte Carlo with a seed"),
    .more = N_("Every coefficient and intensity gets a lognormal factor, every number of the scenario is drawn from "
               "the triangle of its "
               "low, central and high value, and columns are brought back to their totals. Shown are percentiles, and "
               "how much of the "
               "variance was drawn. The result is the same for any number of threads."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

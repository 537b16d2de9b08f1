/* Hypothetical extraction: what the economy would lose without each industry.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/extraction.h"
#include "op/engine.h"

typedef struct args {
    const char *file, *region, *sector, *stressor;
    double tolerance;
} args;

static void
show(const oml_iot *t, const uint32_t within[2], const oml_extraction *e, double all, const char *unit, oml_doc *out)
{
    static const oml_column columns[] = {
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"sector", N_("sector"), OML_CELL_TEXT, NULL, 0},
        {"total", N_("lost without it"), OML_CELL_REAL, NULL, 2},
        {"share", N_("share of all"), OML_CELL_REAL, NULL, 6},
        {"backward", N_("lost without its purchases"), OML_CELL_REAL, NULL, 2},
        {"forward", N_("lost without its deliveries"), OML_CELL_REAL, NULL, 2},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *table = oml_doc_table(out, "extraction", N_("what the economy would lose without an industry"), columns,
                                     OML_COUNT(columns));
    for (size_t i = 0; i < t->n; i++) {
        if (!oml_engine_within(t, i, within[0], within[1]))
            continue;
        oml_table_text(table, t->regions.code[t->row_region[i]]);
        oml_table_text(table, t->sectors.code[t->row_sector[i]]);
        oml_table_real(table, e->total[i]);
        oml_table_real(table, all == 0 ? 0 : e->total[i] / all);
        oml_table_real(table, e->backward[i]);
        oml_table_real(table, e->forward[i]);
        oml_table_text(table, unit);
    }
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("nothing takes the place of what is gone: extraction measures dependence, it predicts nothing"));
}

static oml_rc
answer(oml_cx *cx, const args *g, oml_engine *e, oml_doc *out)
{
    const oml_iot *t = e->t;
    uint32_t within[2], stressor;
    OML_TRY(oml_engine_region(cx, e, g->region, &within[0]));
    OML_TRY(oml_engine_sector(cx, e, g->sector, &within[1]));
    OML_TRY(oml_engine_stressor(cx, e, g->stressor, &stressor));
    double *s = OML_NEW(&cx->tmp, double, t->n), *diagonal = OML_NEW(&cx->tmp, double, t->n), all = 0;
    for (size_t i = 0; i < t->n; i++)
        s[i] = 1;
    if (stressor != OML_ENGINE_ALL)
        oml_engine_intensity(t, stressor, s);
    for (size_t i = 0; i < t->n; i++)
        all += s[i] * t->x[i];
    oml_extraction found;
    OML_TRY(oml_solver_diagonal(cx, e->solver, diagonal, &e->residual));
    OML_TRY(oml_extraction_compute(cx, t, e->solver, diagonal, s, &found));
    e->residual = found.residual > e->residual ? found.residual : e->residual;
    show(t, within, &found, all,
         stressor == OML_ENGINE_ALL ? t->currency_unit : oml_engine_unit(&t->stressors, stressor), out);
    oml_doc_run(out, "measured in", "%s", stressor == OML_ENGINE_ALL ? "output" : t->stressors.code[stressor]);
    oml_engine_say(cx, e, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    oml_engine e;
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, OML_ENGINE_ALL, &e);
    if (rc == OML_OK)
        rc = answer(cx, g, &e, out);
    oml_engine_done(&e);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only this region, by its code"), NULL},
    {"sector", OML_KIND_TEXT, 0, offsetof(args, sector), N_("only this sector, by its code"), NULL},
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor),
     N_("measure the loss in this stressor; otherwise in output"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_extract_op = {
    .name = "table extract",
    .family = OML_FAMILY_TABLE,
    .help = N_("what the economy would lose without each industry, its purchases or its deliveries"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

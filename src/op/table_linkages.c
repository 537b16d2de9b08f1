/* Linkages of a table: which industries pull and push the others.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/linkage.h"
#include "op/engine.h"

#include <math.h>

typedef struct args {
    const char *file, *region;
    double tolerance;
} args;

static const char *
place(double back, double forth)
{
    return back > 1 ? (forth > 1 ? N_("key") : N_("backward")) : forth > 1 ? N_("forward") : N_("weak");
}

static void
show(const oml_iot *t, uint32_t region, const oml_linkage *l, oml_doc *out)
{
    static const oml_column columns[] = {
        {"region", N_("region"), OML_CELL_TEXT, NULL, 0},
        {"sector", N_("sector"), OML_CELL_TEXT, NULL, 0},
        {"direct_backward", N_("direct backward"), OML_CELL_REAL, NULL, 4},
        {"backward", N_("total backward"), OML_CELL_REAL, NULL, 4},
        {"backward_normalised", N_("of the mean"), OML_CELL_REAL, NULL, 4},
        {"direct_forward", N_("direct forward"), OML_CELL_REAL, NULL, 4},
        {"forward", N_("total forward"), OML_CELL_REAL, NULL, 4},
        {"forward_normalised", N_("of the mean"), OML_CELL_REAL, NULL, 4},
        {"place", N_("place"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *table = oml_doc_table(out, "linkages", N_("how industries pull suppliers and push customers"), columns,
                                     OML_COUNT(columns));
    for (size_t i = 0; i < t->n; i++) {
        if (!oml_engine_within(t, i, region, OML_ENGINE_ALL))
            continue;
        const bool still = t->x[i] == 0; // no output, no place
        const double back = still ? (double)NAN : l->backward[i] / l->mean_backward,
                     forth = still ? (double)NAN : l->forward[i] / l->mean_forward;
        oml_table_text(table, t->regions.code[t->row_region[i]]);
        oml_table_text(table, t->sectors.code[t->row_sector[i]]);
        oml_table_real(table, l->direct_backward[i]);
        oml_table_real(table, l->backward[i]);
        oml_table_real(table, back);
        oml_table_real(table, l->direct_forward[i]);
        oml_table_real(table, l->forward[i]);
        oml_table_real(table, forth);
        oml_table_word(table, still ? NULL : place(back, forth));
    }
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("backward: column sums of the Leontief inverse; forward: row sums of the Ghosh inverse; key is "
                    "above the mean in both"));
}

static oml_rc
answer(oml_cx *cx, const args *g, oml_engine *e, oml_doc *out)
{
    uint32_t region;
    oml_linkage l;
    OML_TRY(oml_engine_region(cx, e, g->region, &region));
    OML_TRY(oml_linkage_compute(cx, e->t, e->solver, &l));
    e->residual = l.residual;
    show(e->t, region, &l, out);
    oml_engine_say(cx, e, out);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *g = given;
    oml_engine e;
    oml_rc rc = oml_engine_open(cx, g->file, g->tolerance, 1, &e);
    if (rc == OML_OK)
        rc = answer(cx, g, &e, out);
    oml_engine_done(&e);
    return rc;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("only this region, by its code"), NULL},
    OML_ENGINE_TOLERANCE(args),
};

const oml_op oml_table_linkages_op = {
    .name = "table linkages",
    .family = OML_FAMILY_TABLE,
    .help = N_("backward and forward linkages, direct and total, and which industries are key"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

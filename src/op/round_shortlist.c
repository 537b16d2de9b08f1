/* The first places of a closed round, with the decision that was taken beside them.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/decided.h"
#include "op/records.h"
#include "op/round_result.h"

struct shortlist {
    const char *round;
};

static void
list(const oml_round_result *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, 3},
        {"band", N_("band"), OML_CELL_TEXT, NULL, 0},
        {"top", N_("in the top"), OML_CELL_REAL, "%", 1},
        {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
        {"shortlist", N_("on the shortlist"), OML_CELL_BOOL, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_ballots *b = &r->ballots;
    oml_table *t = oml_doc_table(
        out, "shortlist", N_("the shortlist, and what is so close to it that the panel does not tell them apart"),
        columns, OML_COUNT(columns));
    for (size_t i = 0; i < b->n_items; i++) {
        const size_t item = r->order[i];
        const oml_bands_item *x = &r->band[item];
        if (x->rank == 0 || (x->rank > r->top && x->band == 'C'))
            continue;
        oml_table_int(t, (int64_t)x->rank);
        oml_table_text(t, oml_record_get(b->item[item], "code"));
        oml_table_text(t, oml_record_text(b->item[item], "title", out->lang));
        oml_table_real(t, x->score);
        oml_table_text(t, oml_arena_printf(out->arena, "%c", x->band));
        oml_table_real(t, 100 * x->top);
        oml_table_int(t, (int64_t)x->best);
        oml_table_int(t, (int64_t)x->worst);
        oml_table_bool(t, x->rank <= r->top);
        oml_table_bool(t, b->illustrative);
        oml_table_text(t, oml_arena_printf(out->arena, "round/%s/%s/top", oml_record_get(b->round, "code"),
                                           oml_record_get(b->item[item], "code")));
    }
    size_t sure = 0, perhaps = 0;
    for (size_t i = 0; i < b->n_items; i++) {
        sure += r->band[i].band == 'A';
        perhaps += r->band[i].band == 'B';
    }
    oml_doc_text(out, N_("Of %zu places %zu are sure; %zu items compete for the rest."), r->top, sure, perhaps);
}

static oml_rc
decision(oml_cx *cx, oml_session *s, const oml_round_result *r, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    const oml_record **item = OML_NEW(&cx->tmp, const oml_record *, b->n_items + 1);
    size_t *rank = OML_NEW(&cx->tmp, size_t, b->n_items + 1);
    for (size_t i = 0; i < b->n_items; i++) {
        item[i] = b->item[r->order[i]];
        rank[i] = r->band[r->order[i]].rank;
    }
    const oml_decided what = {item, rank, b->n_items, r->top,
                              oml_record_is(b->round, "about", "path") ? "retained" : "priority"};
    oml_record d;
    bool found;
    OML_TRY(oml_decided_find(cx, s, &what, oml_record_get(b->round, "code"), &d, &found));
    if (found)
        return oml_decided_show(cx, s, &what, &d, out);
    oml_doc_text(out, N_("No decision on this round is recorded yet."));
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct shortlist *a = args;
    oml_round_result r;
    OML_TRY(oml_round_result_load(cx, s, a->round, &r));
    list(&r, out);
    OML_TRY(oml_round_result_notes(cx, s, &r, out));
    return decision(cx, s, &r, out);
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct shortlist, round),
     N_("code of the round"), NULL},
};

const oml_op oml_round_shortlist_op = {
    .name = "round shortlist",
    .family = OML_FAMILY_ROUND,
    .help = N_("show the first places of a closed round, beside what was decided"),
    .more = NULL,
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct shortlist),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_weights.h"

#include "op/records.h"

#include <math.h>

enum { STEPS = 5 }; // 30, 40, 50, 60 and 70% for the first criterion

typedef struct ranks {
    size_t *rank[STEPS]; // of each item; 0: not scored
    size_t top;
} ranks;

// The rank of each item when the first criterion has that weight.
static oml_rc
rank_at(oml_cx *cx, const oml_ballots *b, double weight, size_t rank[])
{
    oml_bands_panel p;
    const size_t *who;
    OML_TRY(oml_ballots_panel(cx, b, &p, &who));
    const double weights[] = {weight, 1 - weight};
    p.weight = weights;
    unsigned *once = OML_NEW(&cx->tmp, unsigned, p.voters + 1);
    double *score = OML_NEW(&cx->tmp, double, b->n_items + 1);
    for (size_t v = 0; v < p.voters; v++)
        once[v] = 1;
    oml_bands_score(&p, once, score);
    for (size_t i = 0; i < b->n_items; i++) {
        rank[i] = 0;
        if (isnan(score[i]))
            continue;
        rank[i] = 1;
        for (size_t k = 0; k < b->n_items; k++)
            rank[i] += score[k] > score[i] + 1e-12;
    }
    return OML_OK;
}

// At how many of the weights the item is among the first.
static size_t
times_in(const ranks *r, size_t item)
{
    size_t n = 0;
    for (size_t k = 0; k < STEPS; k++)
        n += r->rank[k][item] > 0 && r->rank[k][item] <= r->top;
    return n;
}

static void
show(const oml_round_result *r, const ranks *found, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"rank_30", N_("rank at 30%"), OML_CELL_INT, NULL, 0},
        {"rank_40", N_("rank at 40%"), OML_CELL_INT, NULL, 0},
        {"rank_50", N_("rank at 50%"), OML_CELL_INT, NULL, 0},
        {"rank_60", N_("rank at 60%"), OML_CELL_INT, NULL, 0},
        {"rank_70", N_("rank at 70%"), OML_CELL_INT, NULL, 0},
        {"always", N_("always in the top"), OML_CELL_BOOL, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const oml_ballots *b = &r->ballots;
    size_t always = 0, some = 0;
    oml_table *t = oml_doc_table(out, "weights", N_("the first places at other weights of the first criterion"),
                                 columns, OML_COUNT(columns));
    for (size_t k = 0; k < b->n_items; k++) {
        const size_t i = r->order[k], n = times_in(found, i);
        if (n == 0)
            continue;
        some++;
        always += n == STEPS;
        oml_table_text(t, oml_records_code(b->item[i]));
        oml_table_text(t, oml_records_title(b->item[i], out->lang));
        for (size_t step = 0; step < STEPS; step++)
            oml_table_int(t, (int64_t)found->rank[step][i]);
        oml_table_bool(t, n == STEPS);
        oml_table_bool(t, b->illustrative);
    }
    oml_doc_text(out, N_("%zu items are among the first %zu at every weight of “%s” from 30 to 70%%, %zu at some."),
                 always, found->top, oml_records_title(b->criterion[0].record, out->lang), some);
}

oml_rc
oml_round_weights_show(oml_cx *cx, const oml_round_result *r, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    ranks found = {.top = r->top};
    if (b->n_criteria != 2)
        return OML_OK;
    for (size_t k = 0; k < STEPS; k++) {
        found.rank[k] = OML_NEW(&cx->tmp, size_t, b->n_items + 1);
        OML_TRY(rank_at(cx, b, 0.3 + 0.1 * (double)k, found.rank[k]));
    }
    show(r, &found, out);
    return OML_OK;
}

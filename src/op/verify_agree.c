/* What voters agree on, computed again.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify.h"

#include "decision/plain.h"
#include "decision/plain_draw.h"
#include "decision/plain_panel.h"

#include <math.h>
#include <string.h>

typedef struct again {
    oml_cx *cx;
    const oml_json *rows; // table `items`, from first to last in Kemeny's order
    const char **item;
    size_t items, voters;
    double *value; // voters x items
    int64_t least, most, draws, seed;
    bool whole;       // whole steps of a scale: agreement was measured
    double *complete; // the voters who scored all
    size_t n_complete;
    double chance;
} again;

static oml_rc
read_ballots(oml_cx *cx, const oml_verify *v, again *g)
{
    const oml_json *items = oml_json_get(v->inputs, "items"), *voters = oml_json_get(v->inputs, "voters");
    g->items = oml_json_size(items);
    g->voters = oml_json_size(voters);
    if (g->items == 0 || g->voters == 0)
        return oml_verify_unfit(cx, v, g->items == 0 ? "inputs.items" : "inputs.voters");
    g->item = OML_NEW(&cx->tmp, const char *, g->items);
    g->value = OML_TRY_NEW(&cx->tmp, double, g->items * g->voters);
    g->complete = OML_TRY_NEW(&cx->tmp, double, g->items * g->voters);
    if (g->value == NULL || g->complete == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-AGR-05", N_("no memory for the ballots"));
    for (size_t i = 0; i < g->items; i++) {
        g->item[i] = oml_json_text(oml_json_at(items, i));
        if (g->item[i] == NULL)
            return oml_verify_unfit(cx, v, oml_arena_printf(&cx->tmp, "inputs.items[%zu]", i));
    }
    for (size_t b = 0; b < g->voters; b++) {
        const oml_json *row = oml_json_at(voters, b);
        bool all = true;
        if (oml_json_size(row) != g->items)
            return oml_verify_unfit(cx, v, oml_arena_printf(&cx->tmp, "inputs.voters[%zu]", b));
        for (size_t i = 0; i < g->items; i++) {
            double *x = &g->value[b * g->items + i];
            *x = (double)NAN;
            all = oml_json_number(oml_json_at(row, i), x) && all;
        }
        if (all)
            memcpy(&g->complete[g->n_complete++ * g->items], &g->value[b * g->items], g->items * sizeof *g->value);
    }
    return OML_OK;
}

static bool
concordance_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    size_t judges = 0;
    (void)row;
    const double W = g->items < 2 || g->n_complete == 0
                         ? (double)NAN
                         : oml_plain_panel_W(g->cx, g->complete, g->n_complete, g->items, &judges);
    if (oml_verify_is(column, "W"))
        return oml_verify_answer(out, W);
    if (oml_verify_is(column, "chi2"))
        return oml_verify_answer(out, (double)judges * ((double)g->items - 1) * W);
    if (oml_verify_is(column, "p"))
        return oml_verify_answer(out, isnan(W) ? W : g->chance);
    if (oml_verify_is(column, "voters"))
        return oml_verify_answer(out, (double)judges);
    return oml_verify_is(column, "items") && oml_verify_answer(out, (double)g->items);
}

static double
borda(const again *g, size_t i)
{
    double points = 0;
    for (size_t b = 0; b < g->items; b++)
        points += b == i ? 0 : oml_plain_panel_above(g->value, g->voters, g->items, i, b);
    return points;
}

// Where the item stands in the table, from 1.
static size_t
place_of(const again *g, const char *item)
{
    size_t i = 0;
    while (i < oml_json_size(g->rows) && !oml_verify_is(oml_verify_text(oml_json_at(g->rows, i), "item"), item))
        i++;
    return i + 1;
}

static bool
item_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t i = oml_verify_index(g->item, g->items, oml_verify_text(row, "item"));
    double *x = OML_NEW(&g->cx->tmp, double, g->voters), *points = OML_NEW(&g->cx->tmp, double, g->items), sum = 0;
    size_t n = 0;
    if (i == g->items)
        return false;
    for (size_t v = 0; v < g->voters; v++)
        if (!isnan(g->value[v * g->items + i]))
            sum += x[n++] = g->value[v * g->items + i];
    if (oml_verify_is(column, "borda_rank")) {
        for (size_t b = 0; b < g->items; b++)
            points[b] = borda(g, b);
        return oml_verify_answer(out, (double)oml_plain_rank(points, g->items, i));
    }
    if (oml_verify_is(column, "borda"))
        return oml_verify_answer(out, borda(g, i));
    if (oml_verify_is(column, "n"))
        return oml_verify_answer(out, (double)n);
    if (oml_verify_is(column, "mean"))
        return oml_verify_answer(out, n == 0 ? (double)NAN : sum / (double)n);
    if (oml_verify_is(column, "kemeny_rank"))
        return oml_verify_answer(out, (double)place_of(g, g->item[i]));
    if (!g->whole || oml_verify_is(column, "item"))
        return false;
    if (oml_verify_is(column, "agreement"))
        return oml_verify_answer(out, oml_plain_panel_agreement(g->cx, x, n, (int)g->least, (int)g->most));
    if (oml_verify_is(column, "consensus"))
        return oml_verify_answer(out, oml_plain_panel_consensus(x, n, (int)g->least, (int)g->most));
    if (oml_verify_is(column, "mad"))
        return oml_verify_answer(out, oml_plain_panel_mad(g->cx, x, n));
    return oml_verify_answer(out, oml_plain_panel_quantile(x, n,
                                                           oml_verify_is(column, "q1")   ? 0.25
                                                           : oml_verify_is(column, "q3") ? 0.75
                                                                                         : 0.5));
}

// ---- Kemeny's order -----------------------------------------------------------------------------------------------

// The smallest distance over all orders that begin with the first `fixed` of `order`.
static double
smallest(const again *g, size_t order[], size_t fixed) // NOLINT(misc-no-recursion): as deep as there are items, eight
{
    if (fixed == g->items)
        return oml_plain_panel_distance(g->value, g->voters, g->items, order);
    double least = (double)INFINITY;
    for (size_t i = fixed; i < g->items; i++) {
        const size_t first = order[fixed];
        order[fixed] = order[i];
        order[i] = first;
        least = fmin(least, smallest(g, order, fixed + 1));
        order[i] = order[fixed];
        order[fixed] = first;
    }
    return least;
}

static double
run_number(const oml_verify *v, oml_cx *cx, const char *name)
{
    const char *text = oml_verify_text(oml_json_get(v->root, "run"), name);
    OML_AUTO(json) *number = NULL;
    double x = (double)NAN;
    if (text != NULL && oml_json_parse(cx, NULL, text, strlen(text), &number) == OML_OK)
        (void)oml_json_number(number, &x);
    oml_cx_clear(cx);
    return x;
}

// That the order is one of all items, contradicts voters as often as it says, and of few items that none does less.
static void
kemeny(oml_cx *cx, const again *g, oml_verify *v)
{
    enum { FEW = 7 };
    size_t *order = OML_NEW(&cx->tmp, size_t, g->items);
    bool *seen = OML_NEW(&cx->tmp, bool, g->items);
    const double said = run_number(v, cx, "kemeny_distance");
    if (oml_json_size(g->rows) != g->items || isnan(said))
        return;
    for (size_t i = 0; i < g->items; i++) {
        const size_t item = oml_verify_index(g->item, g->items, oml_verify_text(oml_json_at(g->rows, i), "item"));
        if (item == g->items || seen[item])
            return; // the cell itself has said so
        seen[item] = true;
        order[i] = item;
    }
    oml_verify_number(v, "run.kemeny_distance", said, oml_plain_panel_distance(g->value, g->voters, g->items, order),
                      0);
    if (g->items <= FEW)
        oml_verify_number(v, "run.kemeny_bound", run_number(v, cx, "kemeny_bound"), smallest(g, order, 0), 0);
    else
        oml_verify_leave(v, "run.kemeny_bound", 1, N_("trying all orders of so many items takes too long"));
}

oml_rc
oml_verify_agree(oml_cx *cx, oml_verify *v)
{
    static const oml_verify_rule rules[] = {
        {"concordance", concordance_cell, N_("it rests on records that are not in the file")},
        {"items", item_cell, N_("it rests on records that are not in the file")},
    };
    again g = {.cx = cx, .rows = oml_json_get(v->tables, "items"), .chance = (double)NAN};
    OML_TRY(oml_verify_whole(cx, v, "draws", 1, &g.draws));
    OML_TRY(oml_verify_whole(cx, v, "seed", 0, &g.seed));
    OML_TRY(oml_verify_whole(cx, v, "min", -1000000, &g.least));
    OML_TRY(oml_verify_whole(cx, v, "max", -1000000, &g.most));
    g.whole = g.most - g.least >= 2;
    OML_TRY(read_ballots(cx, v, &g));
    if (g.items >= 2 && g.n_complete > 0)
        OML_TRY(oml_plain_draw_chance(cx, g.complete, g.n_complete, g.items, (uint64_t)g.draws, (uint64_t)g.seed,
                                      &g.chance));
    oml_verify_tables(v, rules, OML_COUNT(rules), &g);
    kemeny(cx, &g, v);
    return OML_OK;
}

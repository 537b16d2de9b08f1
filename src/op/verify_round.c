/* The result of a scoring round, computed again.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify.h"

#include "decision/plain.h"
#include "decision/plain_draw.h"
#include "decision/plain_panel.h"

#include <math.h>
#include <string.h>

typedef struct again {
    oml_cx *cx;
    const char **item, **criterion, **group; // codes; of each voter the group
    size_t items, criteria, voters;
    double *weight;
    oml_value *value;
    double *score;     // voters x items x criteria; NAN: none
    const char **mark; // likewise: why there is none; NULL: a score, or nothing handed in
    int64_t top, draws, seed, least, most;
    oml_bands_item *band;
} again;

// ---- reading ------------------------------------------------------------------------------------------------------

static oml_rc
read_criteria(oml_cx *cx, const oml_verify *v, again *g)
{
    const oml_json *list = oml_json_get(v->inputs, "criteria");
    g->criterion = OML_NEW(&cx->tmp, const char *, g->criteria);
    g->weight = OML_NEW(&cx->tmp, double, g->criteria);
    g->value = OML_NEW(&cx->tmp, oml_value, g->criteria);
    for (size_t j = 0; j < g->criteria; j++) {
        const oml_json *one = oml_json_at(list, j), *points = oml_json_get(one, "value");
        const size_t n = oml_json_size(points);
        double *x = OML_NEW(&cx->tmp, double, n + 1), *y = OML_NEW(&cx->tmp, double, n + 1);
        bool fine = n >= 2 && oml_json_number(oml_json_get(one, "weight"), &g->weight[j]);
        g->criterion[j] = oml_json_text(oml_json_get(one, "code"));
        for (size_t i = 0; i < n; i++)
            fine = fine && oml_json_number(oml_json_at(oml_json_at(points, i), 0), &x[i]) &&
                   oml_json_number(oml_json_at(oml_json_at(points, i), 1), &y[i]) && (i == 0 || x[i] >= x[i - 1]);
        if (!fine || g->criterion[j] == NULL)
            return oml_verify_unfit(cx, v, oml_arena_printf(&cx->tmp, "inputs.criteria[%zu]", j));
        g->value[j] = (oml_value){x, y, n};
    }
    return OML_OK;
}

static oml_rc
read_scores(oml_cx *cx, const oml_verify *v, again *g)
{
    const oml_json *items = oml_json_get(v->inputs, "items"), *voters = oml_json_get(v->inputs, "voters");
    const size_t each = g->items * g->criteria;
    g->item = OML_NEW(&cx->tmp, const char *, g->items);
    g->group = OML_NEW(&cx->tmp, const char *, g->voters);
    g->score = OML_TRY_NEW(&cx->tmp, double, g->voters *each);
    g->mark = OML_TRY_NEW(&cx->tmp, const char *, g->voters *each);
    if (g->score == NULL || g->mark == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ROU-02", N_("no memory for %zu ballots"), g->voters * each);
    for (size_t i = 0; i < g->items; i++) {
        g->item[i] = oml_json_text(oml_json_at(items, i));
        if (g->item[i] == NULL)
            return oml_verify_unfit(cx, v, oml_arena_printf(&cx->tmp, "inputs.items[%zu]", i));
    }
    for (size_t b = 0; b < g->voters; b++) {
        const oml_json *scores = oml_json_get(oml_json_at(voters, b), "scores");
        g->group[b] = oml_verify_text(oml_json_at(voters, b), "pentagon");
        if (oml_json_size(scores) != each)
            return oml_verify_unfit(cx, v, oml_arena_printf(&cx->tmp, "inputs.voters[%zu].scores", b));
        for (size_t i = 0; i < each; i++) {
            g->score[b * each + i] = (double)NAN;
            (void)oml_json_number(oml_json_at(scores, i), &g->score[b * each + i]);
            g->mark[b * each + i] = oml_json_text(oml_json_at(scores, i));
        }
    }
    return OML_OK;
}

// Only who handed in anything is drawn.
static oml_rc
draw(oml_cx *cx, again *g)
{
    const size_t each = g->items * g->criteria;
    double *value = OML_TRY_NEW(&cx->tmp, double, g->voters *each + 1);
    size_t n = 0;
    if (value == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ROU-02", N_("no memory for %zu ballots"), g->voters * each);
    for (size_t b = 0; b < g->voters; b++) {
        bool any = false;
        for (size_t i = 0; i < each; i++) {
            const double x = g->score[b * each + i];
            any = any || !isnan(x) || oml_verify_is(g->mark[b * each + i], "dont_know") ||
                  oml_verify_is(g->mark[b * each + i], "interest");
            value[n * each + i] = oml_plain_value(&g->value[i % g->criteria], x);
        }
        n += any;
    }
    g->band = OML_NEW(&cx->tmp, oml_bands_item, g->items);
    const oml_bands_panel panel = {n, g->items, g->criteria, value, g->weight, false};
    return oml_plain_draw_bands(cx, &panel, (size_t)g->top, (uint64_t)g->draws, (uint64_t)g->seed, g->band);
}

// ---- cells --------------------------------------------------------------------------------------------------------

// The scores of an item on a criterion, and how many bear a mark (NULL: nothing was handed in).
static size_t
scores_of(const again *g, size_t i, size_t j, double x[])
{
    size_t n = 0;
    for (size_t v = 0; v < g->voters; v++) {
        const double s = g->score[(v * g->items + i) * g->criteria + j];
        if (!isnan(s))
            x[n++] = s;
    }
    return n;
}

static double
marked(const again *g, size_t i, size_t j, const char *mark)
{
    double n = 0;
    for (size_t v = 0; v < g->voters; v++) {
        const size_t at = (v * g->items + i) * g->criteria + j;
        const bool none = isnan(g->score[at]) && g->mark[at] == NULL;
        n += mark == NULL ? none : oml_verify_is(g->mark[at], mark);
    }
    return n;
}

static double
mean(const double x[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return n == 0 ? (double)NAN : sum / (double)n;
}

// A column CRITERION, CRITERION_q1 or CRITERION_q3: mean and quartiles of an item.
static bool
spread_cell(const again *g, size_t i, const char *column, oml_verify_expected *out)
{
    double *x = OML_NEW(&g->cx->tmp, double, g->voters + 1);
    for (size_t j = 0; j < g->criteria; j++) {
        const size_t n = strlen(g->criterion[j]);
        if (strncmp(column, g->criterion[j], n) != 0)
            continue;
        const size_t scored = scores_of(g, i, j, x);
        if (column[n] == '\0')
            return oml_verify_answer(out, mean(x, scored));
        if (oml_verify_is(&column[n], "_q1") || oml_verify_is(&column[n], "_q3"))
            return oml_verify_answer(
                out, oml_plain_panel_quantile(x, scored, oml_verify_is(&column[n], "_q1") ? 0.25 : 0.75));
    }
    return false;
}

static bool
band_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t i = oml_verify_index(g->item, g->items, oml_verify_text(row, "item"));
    if (i == g->items)
        return false;
    const oml_bands_item *b = &g->band[i];
    const double none = (double)NAN;
    const struct {
        const char *name;
        double value;
    } known[] = {{"score", b->score},
                 {"top", 100 * b->top},
                 {"error", 100 * b->error},
                 {"rank", b->rank == 0 ? none : (double)b->rank},
                 {"best", b->rank == 0 ? none : (double)b->best},
                 {"worst", b->rank == 0 ? none : (double)b->worst}};
    for (size_t k = 0; k < OML_COUNT(known); k++)
        if (oml_verify_is(column, known[k].name))
            return oml_verify_answer(out, known[k].value);
    if (!oml_verify_is(column, "band"))
        return spread_cell(g, i, column, out);
    out->word = b->band == 'A' ? "A" : b->band == 'B' ? "B" : b->band == 'C' ? "C" : "-";
    return true;
}

static bool
agreement_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t i = oml_verify_index(g->item, g->items, oml_verify_text(row, "item"));
    const size_t j = oml_verify_index(g->criterion, g->criteria, oml_verify_text(row, "criterion"));
    const int least = (int)g->least, most = (int)g->most;
    if (i == g->items || j == g->criteria)
        return false;
    double *x = OML_NEW(&g->cx->tmp, double, g->voters + 1);
    const size_t n = scores_of(g, i, j, x);
    if (oml_verify_is(column, "n"))
        return oml_verify_answer(out, (double)n);
    if (oml_verify_is(column, "dont_know") || oml_verify_is(column, "interest"))
        return oml_verify_answer(out, marked(g, i, j, column));
    if (oml_verify_is(column, "absent"))
        return oml_verify_answer(out, marked(g, i, j, NULL));
    if (oml_verify_is(column, "median") || oml_verify_is(column, "q1") || oml_verify_is(column, "q3"))
        return oml_verify_answer(out, oml_plain_panel_quantile(x, n,
                                                               oml_verify_is(column, "q1")   ? 0.25
                                                               : oml_verify_is(column, "q3") ? 0.75
                                                                                             : 0.5));
    if (oml_verify_is(column, "mad"))
        return oml_verify_answer(out, n == 0 ? (double)NAN : oml_plain_panel_mad(g->cx, x, n));
    if (oml_verify_is(column, "a"))
        return oml_verify_answer(out, oml_plain_panel_agreement(g->cx, x, n, least, most));
    if (!oml_verify_is(column, "agreement"))
        return false;
    const char word = oml_plain_panel_word(x, n, least, most);
    out->word = word == 'f' ? "few" : word == 'a' ? "agreement" : word == 'd' ? "disagreement" : "mixed";
    return true;
}

// Voters with any score on the criterion, and the items that all of those scored.
static bool
concordance_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t j = oml_verify_index(g->criterion, g->criteria, oml_verify_text(row, "criterion"));
    if (j == g->criteria)
        return false;
    double *score = OML_NEW(&g->cx->tmp, double, g->voters * g->items + 1);
    bool *in = OML_NEW(&g->cx->tmp, bool, g->voters), *all = OML_NEW(&g->cx->tmp, bool, g->items);
    size_t voters = 0, items = 0, at = 0, judges = 0;
    for (size_t v = 0; v < g->voters; v++) {
        for (size_t i = 0; i < g->items; i++)
            in[v] = in[v] || !isnan(g->score[(v * g->items + i) * g->criteria + j]);
        voters += in[v];
    }
    for (size_t i = 0; i < g->items; i++) {
        all[i] = true;
        for (size_t v = 0; v < g->voters; v++)
            all[i] = all[i] && (!in[v] || !isnan(g->score[(v * g->items + i) * g->criteria + j]));
        items += all[i];
    }
    for (size_t v = 0; v < g->voters; v++)
        for (size_t i = 0; i < g->items && in[v]; i++)
            if (all[i])
                score[at++] = g->score[(v * g->items + i) * g->criteria + j];
    const double W = items < 2 ? (double)NAN : oml_plain_panel_W(g->cx, score, voters, items, &judges);
    if (oml_verify_is(column, "voters"))
        return oml_verify_answer(out, (double)voters);
    if (oml_verify_is(column, "items"))
        return oml_verify_answer(out, (double)items);
    if (oml_verify_is(column, "w"))
        return oml_verify_answer(out, W);
    return oml_verify_is(column, "chi2") && oml_verify_answer(out, (double)judges * ((double)items - 1) * W);
}

// The rank of an item when the first of two criteria has so many percent of the weight: columns rank_30 to rank_70.
static bool
share_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t i = oml_verify_index(g->item, g->items, oml_verify_text(row, "item"));
    static const char *const names[] = {"rank_30", "rank_40", "rank_50", "rank_60", "rank_70"};
    const size_t at = oml_verify_index(names, OML_COUNT(names), column);
    if (i == g->items || at == OML_COUNT(names) || g->criteria != 2)
        return false;
    const double first = 0.3 + 0.1 * (double)at, weight[2] = {first, 1 - first};
    double *score = OML_NEW(&g->cx->tmp, double, g->items), *x = OML_NEW(&g->cx->tmp, double, g->voters + 1), rank = 1;
    for (size_t a = 0; a < g->items; a++)
        for (size_t j = 0; j < 2; j++) {
            const size_t n = scores_of(g, a, j, x);
            for (size_t v = 0; v < n; v++)
                x[v] = oml_plain_value(&g->value[j], x[v]);
            score[a] += weight[j] * mean(x, n);
        }
    for (size_t a = 0; a < g->items; a++)
        rank += score[a] > score[i] + 1e-12 ? 1 : 0;
    return oml_verify_answer(out, rank);
}

// What each voter thinks of each item over all criteria: voters who handed in x items.
static double *
overall(const again *g)
{
    double *x = OML_NEW(&g->cx->tmp, double, g->voters * g->items + 1);
    for (size_t i = 0; i < g->voters * g->items; i++)
        for (size_t j = 0; j < g->criteria; j++)
            x[i] += g->weight[j] * oml_plain_value(&g->value[j], g->score[i * g->criteria + j]);
    return x;
}

// Borda among the items that have a rank.
static bool
order_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t i = oml_verify_index(g->item, g->items, oml_verify_text(row, "item"));
    double *points = OML_NEW(&g->cx->tmp, double, g->items);
    if (i == g->items || g->band[i].rank == 0)
        return false;
    if (oml_verify_is(column, "rank"))
        return oml_verify_answer(out, (double)g->band[i].rank);
    if (!oml_verify_is(column, "borda") && !oml_verify_is(column, "borda_rank"))
        return false;
    const double *x = overall(g);
    for (size_t a = 0; a < g->items; a++)
        for (size_t b = 0; b < g->items; b++)
            if (a != b && g->band[a].rank > 0 && g->band[b].rank > 0)
                points[a] += oml_plain_panel_above(x, g->voters, g->items, a, b);
    size_t rank = 1;
    for (size_t a = 0; a < g->items; a++)
        rank += g->band[a].rank > 0 && points[a] > points[i] + 1e-9;
    return oml_verify_answer(out, oml_verify_is(column, "borda") ? points[i] : (double)rank);
}

// A group's median where it is shown, that of all who are not shown, and the widest gap.
static bool
contrast_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    static const char *const words[] = {"company", "research", "civil_society", "government", "financier"};
    const again *g = with;
    const size_t i = oml_verify_index(g->item, g->items, oml_verify_text(row, "item"));
    const size_t j = oml_verify_index(g->criterion, g->criteria, oml_verify_text(row, "criterion"));
    double least = (double)INFINITY, most = -(double)INFINITY, *x = OML_NEW(&g->cx->tmp, double, g->voters + 1);
    size_t shown = 0, n = 0;
    if (i == g->items || j == g->criteria)
        return false;
    for (size_t w = 0; w < OML_COUNT(words); w++) {
        const double median = oml_verify_real(row, words[w]);
        if (isnan(median))
            continue;
        shown++;
        least = fmin(least, median);
        most = fmax(most, median);
    }
    if (oml_verify_is(column, "difference"))
        return oml_verify_answer(
            out, shown < 2 || (most == least && isnan(oml_verify_real(row, column))) ? (double)NAN : most - least);
    const bool others = oml_verify_is(column, "others");
    if (!others && oml_verify_index(words, OML_COUNT(words), column) == OML_COUNT(words))
        return false;
    if (isnan(oml_verify_real(row, column))) // withheld, as too few have scored
        return true;
    for (size_t v = 0; v < g->voters; v++) {
        const double s = g->score[(v * g->items + i) * g->criteria + j];
        const bool apart = g->group[v] != NULL && !isnan(oml_verify_real(row, g->group[v]));
        if (!isnan(s) && (others ? !apart : oml_verify_is(g->group[v], column)))
            x[n++] = s;
    }
    return oml_verify_answer(out, oml_plain_panel_quantile(x, n, 0.5));
}

static bool
panel_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const char *group = oml_verify_text(row, "pentagon");
    double n = 0;
    if (!oml_verify_is(column, "voters") || group == NULL)
        return false;
    for (size_t v = 0; v < g->voters; v++)
        n += oml_verify_is(g->group[v], group);
    return oml_verify_answer(out, n);
}

oml_rc
oml_verify_round(oml_cx *cx, oml_verify *v)
{
    static const char elsewhere[] = N_("it rests on records that are not in the file");
    static const oml_verify_rule rules[] = {
        {"bands", band_cell, elsewhere},
        {"agreement", agreement_cell, elsewhere},
        {"concordance", concordance_cell, elsewhere},
        {"panel", panel_cell, elsewhere},
        {"orders", order_cell, N_("several orders may contradict voters as little")},
        {"groups", contrast_cell, elsewhere},
        {"weights", share_cell, elsewhere},
    };
    static const oml_verify_rule nothing[] = {
        {"bands", NULL, N_("the scores of such a round are in no file, so that nobody can trace them")},
        {"agreement", NULL, N_("the scores of such a round are in no file, so that nobody can trace them")},
        {"concordance", NULL, N_("the scores of such a round are in no file, so that nobody can trace them")},
        {"panel", NULL, N_("the scores of such a round are in no file, so that nobody can trace them")},
    };
    again g = {.cx = cx,
               .items = oml_json_size(oml_json_get(v->inputs, "items")),
               .criteria = oml_json_size(oml_json_get(v->inputs, "criteria")),
               .voters = oml_json_size(oml_json_get(v->inputs, "voters"))};
    if (oml_verify_text(v->inputs, "withheld") != NULL) {
        oml_verify_tables(v, nothing, OML_COUNT(nothing), NULL);
        return OML_OK;
    }
    if (g.items == 0 || g.criteria == 0 || g.voters == 0)
        return oml_verify_unfit(cx, v, "inputs");
    OML_TRY(oml_verify_whole(cx, v, "top", 1, &g.top));
    OML_TRY(oml_verify_whole(cx, v, "draws", 1, &g.draws));
    OML_TRY(oml_verify_whole(cx, v, "seed", 0, &g.seed));
    OML_TRY(oml_verify_whole(cx, v, "min", -1000000, &g.least));
    OML_TRY(oml_verify_whole(cx, v, "max", g.least + 2, &g.most));
    OML_TRY(read_criteria(cx, v, &g));
    OML_TRY(read_scores(cx, v, &g));
    OML_TRY(draw(cx, &g));
    oml_verify_tables(v, rules, OML_COUNT(rules), &g);
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_methods.h"

#include "op/problem_weights.h"

#include <math.h>

const char *
oml_problem_methods_word(oml_problem_method m)
{
    static const char *const words[OML_PROBLEM_METHODS] = {"additive", "promethee1", "promethee2",
                                                           "topsis",   "electre3",   "smaa"};
    return words[m];
}

// ---- what the methods start from ----------------------------------------------------------------------------------

static oml_rc
add_values(oml_cx *cx, oml_problem_methods *o)
{
    const oml_problem *p = o->p;
    double *low = OML_NEW(&cx->tmp, double, p->n * p->k), *high = OML_NEW(&cx->tmp, double, p->n * p->k);
    for (size_t i = 0; i < p->n * p->k; i++) {
        const double x = oml_value_at(&p->value[i % p->k], p->low[i], NULL),
                     y = oml_value_at(&p->value[i % p->k], p->high[i], NULL);
        low[i] = isnan(x) ? 0 : fmin(x, y);
        high[i] = isnan(x) ? 1 : fmax(x, y);
    }
    o->model = (oml_additive){p->n, p->k, low, high, p->weights.weight};
    OML_TRY(oml_additive_check(cx, &o->model));
    o->least = OML_NEW(&cx->tmp, double, p->n);
    o->most = OML_NEW(&cx->tmp, double, p->n);
    o->best = OML_NEW(&cx->tmp, size_t, p->n);
    o->worst = OML_NEW(&cx->tmp, size_t, p->n);
    oml_additive_score(&o->model, o->score[OML_PROBLEM_ADDITIVE], o->least, o->most);
    oml_additive_reach(o->least, o->most, p->n, o->best, o->worst);
    return OML_OK;
}

// Middles of ranges. What is missing stays so, or stands in the middle of its scale for a method that needs all.
static void
add_performance(oml_cx *cx, oml_problem_methods *o)
{
    const oml_problem *p = o->p;
    double *x = OML_NEW(&cx->tmp, double, p->n * p->k);
    for (size_t i = 0; i < p->n * p->k; i++) {
        const oml_value *f = &p->value[i % p->k];
        x[i] = isnan(p->score[i]) ? (f->x[0] + f->x[f->n - 1]) / 2 : p->score[i];
        if (p->by_value)
            x[i] = oml_additive_value(&o->model, i / p->k, i % p->k);
    }
    o->known = (oml_performance){p->n, p->k, p->score, p->falls, p->weights.weight};
    o->filled = (oml_performance){p->n, p->k, x, p->by_value ? NULL : p->falls, p->weights.weight};
}

// ---- the methods --------------------------------------------------------------------------------------------------

static oml_rc
draw(oml_cx *cx, uint64_t draws, uint64_t seed, oml_problem_methods *o)
{
    const oml_problem *p = o->p;
    oml_smaa_cell *cell = OML_NEW(&cx->tmp, oml_smaa_cell, p->n * p->k);
    oml_simplex space;
    OML_TRY(oml_problem_weights_space(cx, p, seed, &space));
    for (size_t i = 0; i < p->n * p->k; i++) {
        cell[i] = p->cell[i];
        if (cell[i].kind == OML_SMAA_ORDINAL) // from 0, the worst
            cell[i].p = p->falls[i % p->k] ? (double)p->levels[i % p->k] - cell[i].p : cell[i].p - 1;
    }
    OML_TRY(
        oml_smaa_draw(cx, &(oml_smaa_problem){p->n, p->k, cell, p->value, p->levels, &space}, draws, seed, &o->share));
    for (size_t a = 0; a < p->n; a++) // how many of the others it beats, on average
        for (size_t b = 0; b < p->n; b++)
            o->score[OML_PROBLEM_SMAA][a] += a == b ? 0 : o->share.pairwise[a * p->n + b] / (double)(p->n - 1);
    return OML_OK;
}

// In PROMETHEE I only those count as better that the flows put above, without contradiction.
static void
partial_rank(oml_problem_methods *o)
{
    for (size_t a = 0; a < o->p->n; a++) {
        size_t *rank = &o->rank[OML_PROBLEM_PROMETHEE1][a];
        *rank = 1;
        for (size_t b = 0; b < o->p->n; b++)
            *rank += oml_promethee_compare(&o->flows, b, a) == OML_PROMETHEE_BETTER;
    }
}

oml_rc
oml_problem_methods_run(oml_cx *cx, const oml_problem *p, uint64_t draws, uint64_t seed, oml_problem_methods *out)
{
    *out = (oml_problem_methods){.p = p};
    for (oml_problem_method m = 0; m < OML_PROBLEM_METHODS; m++) {
        out->score[m] = OML_NEW(&cx->tmp, double, p->n);
        out->rank[m] = OML_NEW(&cx->tmp, size_t, p->n);
    }
    OML_TRY(add_values(cx, out));
    add_performance(cx, out);
    OML_TRY(oml_promethee_flows(cx, &out->known, p->preference, &out->flows));
    OML_TRY(oml_topsis_rank(cx, &out->filled, p->normal, &out->close));
    OML_TRY(oml_electre3_rank(cx, &out->known, p->threshold, &out->outranks));
    OML_TRY(draw(cx, draws, seed, out));
    for (size_t a = 0; a < p->n; a++) {
        out->score[OML_PROBLEM_PROMETHEE1][a] = out->score[OML_PROBLEM_PROMETHEE2][a] = out->flows.net[a];
        out->score[OML_PROBLEM_TOPSIS][a] = out->close.closeness[a];
        out->score[OML_PROBLEM_ELECTRE3][a] = oml_electre3_net(&out->outranks, a);
    }
    for (oml_problem_method m = 0; m < OML_PROBLEM_METHODS; m++)
        oml_additive_rank(out->score[m], p->n, out->rank[m]);
    partial_rank(out);
    return OML_OK;
}

oml_rc
oml_problem_methods_first(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, const double weight[],
                          size_t *first)
{
    const oml_problem *p = o->p;
    oml_performance known = o->known, filled = o->filled;
    oml_additive model = o->model;
    double *score = OML_NEW(&cx->tmp, double, p->n);
    known.weight = filled.weight = model.weight = weight;
    if (m == OML_PROBLEM_TOPSIS) {
        oml_topsis t;
        OML_TRY(oml_topsis_rank(cx, &filled, p->normal, &t));
        score = t.closeness;
    } else if (m == OML_PROBLEM_ELECTRE3) {
        oml_electre3 e;
        OML_TRY(oml_electre3_rank(cx, &known, p->threshold, &e));
        for (size_t a = 0; a < p->n; a++)
            score[a] = oml_electre3_net(&e, a);
    } else if (m == OML_PROBLEM_PROMETHEE2) {
        for (size_t i = 0; i < p->n * p->k; i++)
            score[i / p->k] += weight[i % p->k] * o->flows.single[i];
    } else {
        oml_additive_score(&model, score, NULL, NULL);
    }
    *first = 0;
    for (size_t a = 1; a < p->n; a++)
        if (score[a] > score[*first] + OML_ADDITIVE_TIE)
            *first = a;
    return OML_OK;
}

const size_t *
oml_problem_methods_order(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m)
{
    size_t *order = OML_NEW(&cx->tmp, size_t, o->p->n);
    const size_t *rank = o->rank[m];
    const double *score = o->score[m];
    for (size_t a = 0; a < o->p->n; a++) {
        size_t at = a; // insertion keeps equals in the order of the file
        for (; at > 0 &&
               (rank[order[at - 1]] > rank[a] || (rank[order[at - 1]] == rank[a] && score[order[at - 1]] < score[a]));
             at--)
            order[at] = order[at - 1];
        order[at] = a;
    }
    return order;
}

/* A ranking computed again: of a problem by any method, or of an agenda.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify_rank.h"

#include "decision/plain_draw.h"
#include "decision/plain_panel.h"
#include "op/problem_weights.h"

#include <math.h>
#include <string.h>

typedef oml_verify_rank_again again;

bool
oml_verify_rank_method(const char *name, oml_problem_method *out)
{
    for (*out = 0; *out < OML_PROBLEM_METHODS; (*out)++)
        if (name != NULL && strcmp(name, oml_problem_methods_word(*out)) == 0)
            return true;
    return false;
}

// ---- computing ----------------------------------------------------------------------------------------------------

static void
add(again *g)
{
    const oml_plain *x = &g->x;
    for (size_t a = 0; a < x->n; a++) {
        g->score[OML_PROBLEM_ADDITIVE][a] = oml_plain_sum(x, x->weight, a);
        for (size_t j = 0; j < x->k; j++) {
            double least, most;
            oml_plain_ends(x, a, j, &least, &most);
            g->least[a] += x->weight[j] * least;
            g->most[a] += x->weight[j] * most;
        }
    }
}

static void
flow(again *g)
{
    const oml_plain *x = &g->x;
    const double others = (double)(x->n - 1);
    for (size_t a = 0; a < x->n && x->n > 1; a++) {
        for (size_t b = 0; b < x->n; b++) {
            g->plus[a] += a == b ? 0 : oml_plain_preferred(x, g->p.preference, a, b) / others;
            g->minus[a] += a == b ? 0 : oml_plain_preferred(x, g->p.preference, b, a) / others;
        }
        g->score[OML_PROBLEM_PROMETHEE1][a] = g->score[OML_PROBLEM_PROMETHEE2][a] = g->plus[a] - g->minus[a];
        for (size_t j = 0; j < x->k; j++)
            g->single[a * x->k + j] = oml_plain_single(x, g->p.preference, a, j);
    }
}

double
oml_verify_rank_distance(const again *g, size_t a, size_t j, bool to_best)
{
    return oml_plain_apart(&g->x, g->filled, g->p.by_value ? NULL : g->p.falls, g->p.normal, a, j, to_best);
}

static void
ideal(again *g)
{
    for (size_t a = 0; a < g->x.n; a++) {
        double up = 0, down = 0;
        for (size_t j = 0; j < g->x.k; j++) {
            up += oml_verify_rank_distance(g, a, j, true);
            down += oml_verify_rank_distance(g, a, j, false);
        }
        g->up[a] = sqrt(up);
        g->down[a] = sqrt(down);
        g->score[OML_PROBLEM_TOPSIS][a] = g->up[a] + g->down[a] > 0 ? g->down[a] / (g->up[a] + g->down[a]) : 0.5;
    }
}

static bool
stands_above(const again *g, size_t a, size_t b)
{
    return g->descending[a] <= g->descending[b] && g->ascending[a] <= g->ascending[b] &&
           (g->descending[a] < g->descending[b] || g->ascending[a] < g->ascending[b]);
}

void
oml_verify_rank_outrank(oml_cx *cx, again *g, double score[])
{
    const size_t n = g->x.n;
    g->credibility = OML_NEW(&cx->tmp, double, n *n);
    for (size_t i = 0; i < n * n; i++)
        g->credibility[i] = oml_plain_credibility(&g->x, g->p.threshold, i / n, i % n);
    oml_plain_distil(cx, g->credibility, n, true, g->descending);
    oml_plain_distil(cx, g->credibility, n, false, g->ascending);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            score[a] += (stands_above(g, a, b) ? 1 : 0) - (stands_above(g, b, a) ? 1 : 0);
}

static oml_rc
draw(oml_cx *cx, uint64_t seed, again *g)
{
    const oml_problem *p = &g->p;
    oml_smaa_cell *cell = OML_NEW(&cx->tmp, oml_smaa_cell, p->n * p->k);
    oml_simplex_limit *limit = OML_NEW(&cx->tmp, oml_simplex_limit, 2 * p->k);
    oml_simplex space = {.k = p->k, .order = p->weights.order, .limit = limit};
    for (size_t j = 0; j < p->k; j++) {
        double *at_least = OML_NEW(&cx->tmp, double, p->k), *at_most = OML_NEW(&cx->tmp, double, p->k);
        at_least[j] = 1;
        at_most[j] = -1;
        if (p->least[j] > 0)
            limit[space.limits++] = (oml_simplex_limit){at_least, p->least[j]};
        if (p->most[j] < 1)
            limit[space.limits++] = (oml_simplex_limit){at_most, -p->most[j]};
    }
    for (size_t i = 0; i < p->n * p->k; i++) {
        cell[i] = p->cell[i];
        if (cell[i].kind == OML_SMAA_ORDINAL)
            cell[i].p = p->falls[i % p->k] ? (double)p->levels[i % p->k] - cell[i].p : cell[i].p - 1;
    }
    if ((space.order != NULL || space.limits > 0) && p->k > OML_SIMPLEX_MOST)
        return OML_OK; // the operation refuses it too
    const oml_smaa_problem smaa = {p->n, p->k, cell, p->value, p->levels, &space};
    OML_TRY(oml_plain_draw_smaa(cx, &smaa, (uint64_t)g->draws, seed, &g->drawn, &g->share));
    for (size_t i = 0; i < p->n * p->n && g->drawn; i++)
        g->score[OML_PROBLEM_SMAA][i / p->n] += i / p->n == i % p->n ? 0 : g->share.pairwise[i] / (double)(p->n - 1);
    return OML_OK;
}

// C x, with C = Phi' Phi / n; returns its length.
static double
spread(const again *g, const double x[], double out[])
{
    const size_t n = g->x.n, k = g->x.k;
    double squares = 0;
    for (size_t j = 0; j < k; j++)
        out[j] = 0;
    for (size_t a = 0; a < n; a++) {
        double along = 0;
        for (size_t j = 0; j < k; j++)
            along += g->single[a * k + j] * x[j];
        for (size_t j = 0; j < k; j++)
            out[j] += g->single[a * k + j] * along / (double)n;
    }
    for (size_t j = 0; j < k; j++)
        squares += out[j] * out[j];
    return sqrt(squares);
}

// Takes out of x what lies along `known`, which may be NULL.
static void
without(const double known[], size_t k, double x[])
{
    double inner = 0;
    for (size_t j = 0; j < k && known != NULL; j++)
        inner += x[j] * known[j];
    for (size_t j = 0; j < k && known != NULL; j++)
        x[j] -= inner * known[j];
}

// The direction in which single flows spread most, by powers of C, apart from one that is known. False when the next
// direction is so close that the powers do not settle.
static bool
spread_most(oml_cx *cx, const again *g, const double known[], double out[])
{
    const size_t k = g->x.k;
    double *next = OML_NEW(&cx->tmp, double, k), gap = 1, most = 0;
    for (size_t j = 0; j < k; j++)
        out[j] = 1 + 0.1 * (double)j;
    for (int round = 0; round < 20000 && gap > 1e-13; round++) {
        without(known, k, out);
        const double size = spread(g, out, next);
        if (size <= 1e-12)
            return false;
        gap = 0;
        for (size_t j = 0; j < k; j++) {
            gap = fmax(gap, fabs(next[j] / size - out[j]));
            out[j] = next[j] / size;
        }
    }
    for (size_t j = 0; j < k; j++)
        most = fabs(out[j]) > fabs(most) + 1e-12 ? out[j] : most;
    for (size_t j = 0; j < k && most < 0; j++)
        out[j] = -out[j];
    return gap <= 1e-13;
}

static void
look(oml_cx *cx, again *g)
{
    double *first = OML_NEW(&cx->tmp, double, g->x.k), *second = OML_NEW(&cx->tmp, double, g->x.k);
    if (!spread_most(cx, g, NULL, first) || !spread_most(cx, g, first, second))
        return;
    g->axis_u = first;
    g->axis_v = second;
    for (size_t i = 0; i < g->x.n * g->x.k; i++) {
        g->u[i / g->x.k] += g->single[i] * first[i % g->x.k];
        g->v[i / g->x.k] += g->single[i] * second[i % g->x.k];
    }
}

// 1 plus those that are better in one flow at least and worse in none.
static size_t
partial_rank(const again *g, size_t a)
{
    size_t rank = 1;
    for (size_t b = 0; b < g->x.n; b++) {
        const double out = g->plus[b] - g->plus[a], in = g->minus[a] - g->minus[b];
        rank += (out > 1e-12 || in > 1e-12) && out >= -1e-12 && in >= -1e-12;
    }
    return rank;
}

static oml_rc
compute(oml_cx *cx, uint64_t seed, again *g)
{
    const size_t n = g->p.n, k = g->p.k;
    oml_arena *m = &cx->tmp;
    double *filled = OML_NEW(m, double, n *k);
    g->x = (oml_plain){n, k, g->p.low, g->p.score, g->p.high, g->p.falls, g->p.weights.weight, g->p.value};
    for (size_t i = 0; i < n * k; i++) {
        const oml_value *f = &g->p.value[i % k];
        filled[i] = g->p.by_value          ? oml_plain_middle(&g->x, i / k, i % k)
                    : isnan(g->p.score[i]) ? (f->x[0] + f->x[f->n - 1]) / 2
                                           : g->p.score[i];
    }
    g->filled = filled;
    for (size_t i = 0; i < OML_PROBLEM_METHODS; i++) {
        g->score[i] = OML_NEW(m, double, n);
        g->rank[i] = OML_NEW(m, size_t, n);
    }
    double **const each[] = {&g->least, &g->most, &g->plus, &g->minus, &g->up, &g->down, &g->u, &g->v};
    for (size_t i = 0; i < OML_COUNT(each); i++)
        *each[i] = OML_NEW(m, double, n);
    g->single = OML_NEW(m, double, n *k);
    g->descending = OML_NEW(m, size_t, n);
    g->ascending = OML_NEW(m, size_t, n);
    add(g);
    flow(g);
    ideal(g);
    oml_verify_rank_outrank(cx, g, g->score[OML_PROBLEM_ELECTRE3]);
    look(cx, g);
    OML_TRY(draw(cx, seed, g));
    for (size_t i = 0; i < OML_PROBLEM_METHODS; i++)
        for (size_t a = 0; a < n; a++)
            g->rank[i][a] = i == OML_PROBLEM_PROMETHEE1 ? partial_rank(g, a) : oml_plain_rank(g->score[i], n, a);
    return OML_OK;
}

// ---- a row
// ------------------------------------------------------------------------------------------------------------

oml_verify_rank_spot
oml_verify_rank_spot_of(const again *g, const oml_json *row)
{
    const char *const names[] = {"code", "chain", "alternative", "item", "a"};
    oml_verify_rank_spot s = {g->p.n, g->p.n, g->p.k};
    for (size_t i = 0; i < OML_COUNT(names) && s.a == g->p.n; i++)
        s.a = oml_verify_index(g->p.alternative, g->p.n, oml_verify_text(row, names[i]));
    s.b = oml_verify_index(g->p.alternative, g->p.n, oml_verify_text(row, "b"));
    s.j = oml_verify_index(g->p.criterion, g->p.k, oml_verify_text(row, "criterion"));
    return s;
}

// ---- Kendall's W of the groups ------------------------------------------------------------------------------------

double *
oml_verify_rank_by_group(const again *g, size_t i)
{
    double *score = OML_NEW(&g->cx->tmp, double, g->p.n);
    for (size_t a = 0; a < g->p.n; a++)
        score[a] = oml_plain_sum(&g->x, g->p.set[i].weight, a);
    return score;
}

// Kendall's W of the groups stands among what is said of the run.
static void
concordance(oml_cx *cx, const again *g, oml_verify *v)
{
    const char *said = oml_verify_text(oml_json_get(v->root, "run"), "groups_W");
    OML_AUTO(json) *number = NULL;
    double x;
    size_t judges;
    if (said == NULL || oml_json_parse(cx, NULL, said, strlen(said), &number) != OML_OK ||
        !oml_json_number(number, &x)) {
        oml_cx_clear(cx);
        return;
    }
    double *score = OML_NEW(&cx->tmp, double, g->p.sets * g->p.n + 1);
    for (size_t i = 0; i < g->p.sets; i++)
        memcpy(&score[i * g->p.n], oml_verify_rank_by_group(g, i), g->p.n * sizeof *score);
    oml_verify_number(v, "run.groups_W", x, oml_plain_panel_W(cx, score, g->p.sets, g->p.n, &judges), 0);
}

oml_rc
oml_verify_rank(oml_cx *cx, oml_verify *v)
{
    again g = {.cx = cx, .tables = v->tables};
    int64_t seed;
    const char *method = oml_verify_text(v->inputs, "method");
    if (method == NULL)
        return oml_verify_unfit(cx, v, "inputs.method");
    oml_verify_rank_method(method, &g.method);
    OML_TRY(oml_verify_whole(cx, v, "draws", 1, &g.draws));
    OML_TRY(oml_verify_whole(cx, v, "seed", 0, &seed));
    OML_TRY(oml_verify_whole(cx, v, "top", 1, &g.top));
    OML_TRY(oml_problem_parse(cx, v->file, oml_json_get(v->inputs, "problem"), &g.p));
    OML_TRY(compute(cx, (uint64_t)seed, &g));
    oml_verify_tables(v, oml_verify_rank_cells_rules, oml_verify_rank_cells_count, &g);
    concordance(cx, &g, v);
    return OML_OK;
}

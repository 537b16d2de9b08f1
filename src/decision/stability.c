/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/stability.h"

#include "num/lp.h"

#include <math.h>
#include <string.h>

// ---- one weight at a time -----------------------------------------------------------------------------------------

// The sum of the criteria other than j, each at its share of what j leaves. When j has all the weight the others have
// no ratios to keep; they are then equal.
static double
rest(const oml_additive *m, size_t a, size_t j)
{
    const double left = 1 - m->weight[j];
    double sum = 0;
    for (size_t l = 0; l < m->k; l++)
        if (l != j)
            sum +=
                oml_additive_value(m, a, l) * (left > OML_ADDITIVE_TIE ? m->weight[l] / left : 1 / (double)(m->k - 1));
    return sum;
}

// Narrows the interval of w_j to where a stays at least as good as b. The lead of a over b is e + t (d - e).
static void
stay_above(const oml_additive *m, size_t a, size_t b, size_t j, oml_stability *s)
{
    if (m->k == 1)
        return;
    const double d = oml_additive_value(m, a, j) - oml_additive_value(m, b, j), e = rest(m, a, j) - rest(m, b, j);
    if (fabs(d - e) <= OML_ADDITIVE_TIE)
        return;
    double crossing = -e / (d - e);
    // Rounding may put the crossing of equals just beyond the weight itself.
    if (d < e) {
        crossing = fmax(crossing, m->weight[j]);
        if (crossing < s->high.weight)
            s->high = (oml_stability_end){crossing, b, a};
    } else {
        crossing = fmin(crossing, m->weight[j]);
        if (crossing > s->low.weight)
            s->low = (oml_stability_end){crossing, b, a};
    }
}

// Alternatives by score, best first; equals in their own order.
static oml_rc
order(oml_cx *cx, const oml_additive *m, size_t **out)
{
    OML_TRY(oml_additive_check(cx, m));
    double *score = OML_NEW(&cx->tmp, double, m->n);
    size_t *rank = OML_NEW(&cx->tmp, size_t, m->n), *by = OML_NEW(&cx->tmp, size_t, m->n);
    oml_additive_score(m, score, NULL, NULL);
    oml_additive_rank(score, m->n, rank);
    for (size_t a = 0; a < m->n; a++) {
        size_t at = a; // insertion, which keeps equals as they were
        for (; at > 0 && rank[by[at - 1]] > rank[a]; at--)
            by[at] = by[at - 1];
        by[at] = a;
    }
    *out = by;
    return OML_OK;
}

static const oml_stability everywhere = {{0, OML_STABILITY_NONE, OML_STABILITY_NONE},
                                         {1, OML_STABILITY_NONE, OML_STABILITY_NONE}};

oml_rc
oml_stability_top(oml_cx *cx, const oml_additive *m, size_t top, oml_stability out[])
{
    size_t *by = NULL;
    OML_TRY(order(cx, m, &by));
    for (size_t j = 0; j < m->k; j++) {
        out[j] = everywhere;
        for (size_t i = 0; i < top && i < m->n; i++)
            for (size_t o = top; o < m->n; o++)
                stay_above(m, by[i], by[o], j, &out[j]);
    }
    return OML_OK;
}

oml_rc
oml_stability_order(oml_cx *cx, const oml_additive *m, oml_stability out[])
{
    size_t *by = NULL;
    OML_TRY(order(cx, m, &by));
    for (size_t j = 0; j < m->k; j++) {
        out[j] = everywhere;
        for (size_t i = 0; i + 1 < m->n; i++)
            for (size_t o = i + 1; o < m->n; o++)
                stay_above(m, by[i], by[o], j, &out[j]);
    }
    return OML_OK;
}

// ---- all weights together -----------------------------------------------------------------------------------------

// The search: `must` are those that a has to pass, `may` those that are allowed to stay above it.
typedef struct search {
    const oml_additive *m;
    size_t a, allowed; // how many may stay above
    size_t *must, n_must;
    bool *may;
    double *A, *b, *c, *x, *weight;
    double moved, *best; // the smallest change so far; INFINITY: none
} search;

// Columns p_1..p_k (weight gained) and m_1..m_k (weight lost). Rows: what is gained is lost; nobody loses more than it
// has; and a is at least as good as everyone in `must`.
static oml_rc
solve(oml_cx *cx, search *s, double *moved, bool *feasible)
{
    const oml_additive *m = s->m;
    const size_t k = m->k, n = 2 * k, rows = 2 + k + s->n_must;
    memset(s->A, 0, rows * n * sizeof(double));
    for (size_t j = 0; j < k; j++) {
        s->c[j] = s->c[k + j] = 0.5;
        s->A[j] = s->A[n + k + j] = 1;
        s->A[k + j] = s->A[n + j] = -1;
        s->A[(2 + j) * n + k + j] = -1;
        s->b[2 + j] = -m->weight[j];
    }
    s->b[0] = s->b[1] = 0;
    for (size_t i = 0; i < s->n_must; i++) {
        double *row = &s->A[(2 + k + i) * n], lead = 0;
        for (size_t j = 0; j < k; j++) {
            const double d = oml_additive_value(m, s->a, j) - oml_additive_value(m, s->must[i], j);
            row[j] = d;
            row[k + j] = -d;
            lead += m->weight[j] * d;
        }
        s->b[2 + k + i] = -lead;
    }
    const oml_lp p = {rows, n, s->A, s->b, s->c};
    OML_TRY(oml_lp_solve(cx, &p, s->x, feasible));
    if (!*feasible)
        return OML_OK;
    *moved = 0;
    for (size_t j = 0; j < k; j++) {
        *moved += (s->x[j] + s->x[k + j]) / 2;
        s->weight[j] = fmax(0, m->weight[j] + s->x[j] - s->x[k + j]);
    }
    return OML_OK;
}

// At the weights just found: how many are better than a, and the best of those that are not yet spoken for.
static size_t
above(const search *s, size_t *worst)
{
    const oml_additive *m = s->m;
    size_t count = 0;
    double most = 0;
    *worst = OML_STABILITY_NONE;
    for (size_t b = 0; b < m->n; b++) {
        double lead = 0;
        for (size_t j = 0; j < m->k; j++)
            lead += s->weight[j] * (oml_additive_value(m, b, j) - oml_additive_value(m, s->a, j));
        bool spoken = s->may[b];
        for (size_t i = 0; i < s->n_must && !spoken; i++)
            spoken = s->must[i] == b;
        if (s->may[b] || (lead > 1e-9 && !spoken))
            count++;
        if (!spoken && lead > 1e-9 && lead > most) {
            most = lead;
            *worst = b;
        }
    }
    return count;
}

static oml_rc
branch(oml_cx *cx, search *s, size_t used) // NOLINT(misc-no-recursion): no deeper than there are alternatives
{
    OML_TRY(oml_cx_go_on(cx));
    double moved = 0;
    bool feasible = false;
    OML_TRY(solve(cx, s, &moved, &feasible));
    if (!feasible || moved >= s->moved - OML_ADDITIVE_TIE)
        return OML_OK;
    size_t b;
    if (above(s, &b) <= s->allowed || b == OML_STABILITY_NONE) {
        s->moved = moved;
        memcpy(s->best, s->weight, s->m->k * sizeof(double));
        return OML_OK;
    }
    if (used < s->allowed) {
        s->may[b] = true;
        OML_TRY(branch(cx, s, used + 1));
        s->may[b] = false;
    }
    s->must[s->n_must++] = b;
    OML_TRY(branch(cx, s, used));
    s->n_must--;
    return OML_OK;
}

oml_rc
oml_stability_enter(oml_cx *cx, const oml_additive *m, size_t a, size_t top, oml_stability_change *out)
{
    *out = (oml_stability_change){0};
    OML_TRY(oml_additive_check(cx, m));
    if (top == 0)
        return OML_OK;
    const size_t rows = 2 + m->k + m->n, columns = 2 * m->k;
    search s = {.m = m,
                .a = a,
                .allowed = top - 1,
                .must = OML_NEW(&cx->tmp, size_t, m->n),
                .may = OML_NEW(&cx->tmp, bool, m->n),
                .A = OML_NEW(&cx->tmp, double, rows *columns),
                .b = OML_NEW(&cx->tmp, double, rows),
                .c = OML_NEW(&cx->tmp, double, columns),
                .x = OML_NEW(&cx->tmp, double, columns),
                .weight = OML_NEW(&cx->tmp, double, m->k),
                .moved = (double)INFINITY,
                .best = OML_NEW(&cx->tmp, double, m->k)};
    OML_TRY(branch(cx, &s, 0));
    *out = (oml_stability_change){isfinite(s.moved), isfinite(s.moved) ? s.moved : (double)NAN, s.best};
    return OML_OK;
}

/* What the tables about weights should be, from the second computation.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify_rank.h"

#include <math.h>

typedef oml_verify_rank_again again;

// ---- weights ------------------------------------------------------------------------------------------------------

// How much the scores of a criterion differ: 1 + sum p ln p / ln n. NAN when shares make no sense.
static double
divergence(const again *g, size_t j)
{
    const size_t n = g->p.n, k = g->p.k;
    double sum = 0, entropy = 0;
    for (size_t a = 0; a < n; a++) {
        if (g->filled[a * k + j] < 0)
            return (double)NAN;
        sum += g->filled[a * k + j];
    }
    for (size_t a = 0; a < n; a++) {
        const double share = g->filled[a * k + j] / sum;
        entropy -= share > 0 ? share * log(share) : 0;
    }
    return n > 1 && sum > 0 ? 1 - entropy / log((double)n) : (double)NAN;
}

// Scores of a criterion from 0 at the worst to 1 at the best, less their mean; returns their length.
static double
centred(const again *g, size_t j, double z[])
{
    const size_t n = g->p.n, k = g->p.k;
    double least = (double)INFINITY, most = -(double)INFINITY, sum = 0, squares = 0;
    for (size_t a = 0; a < n; a++) {
        least = fmin(least, g->filled[a * k + j]);
        most = fmax(most, g->filled[a * k + j]);
    }
    for (size_t a = 0; a < n; a++) {
        z[a] = most > least ? (g->filled[a * k + j] - least) / (most - least) : 0;
        sum += z[a] / (double)n;
    }
    for (size_t a = 0; a < n; a++) {
        z[a] = g->p.falls[j] && !g->p.by_value ? sum - z[a] : z[a] - sum;
        squares += z[a] * z[a];
    }
    return sqrt(squares);
}

// s_j sum_l (1 - r_jl), not yet made to add up to 1.
static double
conflict(const again *g, size_t j)
{
    const size_t n = g->p.n;
    double *x = OML_NEW(&g->cx->tmp, double, n), *y = OML_NEW(&g->cx->tmp, double, n), sum = 0;
    const double s = centred(g, j, x);
    for (size_t l = 0; l < g->p.k; l++) {
        const double t = centred(g, l, y);
        double dot = 0;
        for (size_t a = 0; a < n; a++)
            dot += x[a] * y[a];
        sum += l == j ? 0 : s * (1 - (s > 0 && t > 0 ? dot / (s * t) : 0));
    }
    return sum;
}

bool
oml_verify_rank_weights_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t j = oml_verify_rank_spot_of(g, row).j;
    if (j == g->p.k)
        return false;
    if (oml_verify_is(column, "weight"))
        return oml_verify_answer(out, g->x.weight[j]);
    if (oml_verify_is(column, "least"))
        return oml_verify_answer(out, g->p.least[j]);
    if (oml_verify_is(column, "most"))
        return oml_verify_answer(out, g->p.most[j]);
    if ((!oml_verify_is(column, "entropy") && !oml_verify_is(column, "critic")) || isnan(oml_verify_real(row, column)))
        return false;
    double (*const by)(const again *g, size_t j) = oml_verify_is(column, "entropy") ? divergence : conflict;
    double sum = 0;
    for (size_t l = 0; l < g->p.k; l++)
        sum += by(g, l);
    out->slack = 1e-7; // small differences of large sums
    return sum > 1e-12 && oml_verify_answer(out, by(g, j) / sum);
}

// Who is first by TOPSIS or ELECTRE III when w_j is t and the others keep their ratios; of equals the first.
static size_t
first_at(const again *g, size_t j, double t)
{
    const size_t n = g->p.n, k = g->p.k;
    double *w = OML_NEW(&g->cx->tmp, double, k), *score = OML_NEW(&g->cx->tmp, double, n);
    for (size_t l = 0; l < k; l++)
        w[l] = l == j               ? t
               : g->x.weight[j] < 1 ? g->x.weight[l] * (1 - t) / (1 - g->x.weight[j])
                                    : (1 - t) / (double)(k - 1);
    again h = *g;
    h.x.weight = w;
    if (g->method == OML_PROBLEM_TOPSIS) {
        for (size_t a = 0; a < n; a++) {
            double up = 0, down = 0;
            for (size_t l = 0; l < k; l++) {
                up += oml_verify_rank_distance(&h, a, l, true);
                down += oml_verify_rank_distance(&h, a, l, false);
            }
            score[a] = up + down > 0 ? sqrt(down) / (sqrt(up) + sqrt(down)) : 0.5;
        }
    } else {
        h.descending = OML_NEW(&g->cx->tmp, size_t, n);
        h.ascending = OML_NEW(&g->cx->tmp, size_t, n);
        oml_verify_rank_outrank(g->cx, &h, score);
    }
    size_t best = 0;
    for (size_t a = 1; a < n; a++)
        best = score[a] > score[best] + 1e-12 ? a : best;
    return best;
}

// An end that was found by search: the same is first just before it, another just after it.
static bool
turns_there(const again *g, size_t j, double end, bool low)
{
    const double step = low ? -1e-6 : 1e-6;
    const size_t now = first_at(g, j, g->x.weight[j]);
    const bool limit = low ? end <= 0 : end >= 1;
    return first_at(g, j, end - step) == now && (limit || first_at(g, j, end + step) != now);
}

// How far one weight can move before the first, or the top, is another.
bool
oml_verify_rank_weights_stretch(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t j = oml_verify_rank_spot_of(g, row).j, n = g->p.n, k = g->p.k;
    const bool flows = g->method == OML_PROBLEM_PROMETHEE2;
    if (j == k)
        return false;
    if (oml_verify_is(column, "weight"))
        return oml_verify_answer(out, g->x.weight[j]);
    if (!oml_verify_is(column, "low") && !oml_verify_is(column, "high"))
        return false;
    if (g->method == OML_PROBLEM_TOPSIS || g->method == OML_PROBLEM_ELECTRE3) {
        const double said = oml_verify_real(row, column);
        return oml_verify_answer(out, turns_there(g, j, said, oml_verify_is(column, "low")) ? said : (double)NAN);
    }
    double *x = OML_NEW(&g->cx->tmp, double, n *k), low, high;
    bool *in = OML_NEW(&g->cx->tmp, bool, n);
    for (size_t i = 0; i < n * k; i++)
        x[i] = flows ? g->single[i] : oml_plain_middle(&g->x, i / k, i % k);
    const size_t *rank = g->rank[flows ? OML_PROBLEM_PROMETHEE2 : OML_PROBLEM_ADDITIVE];
    int64_t places = g->top;
    for (size_t r = 1; r <= n; r++) // of equals at the line those that come first are taken
        for (size_t a = 0; a < n; a++)
            if (rank[a] == r && places > 0) {
                in[a] = true;
                places--;
            }
    oml_plain_stretch(x, n, k, g->x.weight, in, j, &low, &high);
    out->slack = 1e-8;
    return oml_verify_answer(out, oml_verify_is(column, "low") ? low : high);
}

// A change of weights: that it is one, adds up to what is said to move, and does what it should.
bool
oml_verify_rank_weights_turn(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const oml_verify_rank_spot s = oml_verify_rank_spot_of(g, row);
    const oml_json *rows = oml_json_get(g->tables, "turns");
    const bool flows = g->method == OML_PROBLEM_PROMETHEE2;
    if (s.a == g->p.n || s.j == g->p.k)
        return false;
    if (oml_verify_is(column, "weight"))
        return oml_verify_answer(out, g->x.weight[s.j]);
    double moved = 0, behind = 0, *then = OML_NEW(&g->cx->tmp, double, g->p.k),
           *V = OML_NEW(&g->cx->tmp, double, g->p.n);
    for (size_t i = 0; i < oml_json_size(rows); i++) {
        const oml_verify_rank_spot other = oml_verify_rank_spot_of(g, oml_json_at(rows, i));
        if (other.a == s.a && other.j < g->p.k)
            then[other.j] = oml_verify_real(oml_json_at(rows, i), "then");
    }
    for (size_t j = 0; j < g->p.k; j++)
        moved += fabs(then[j] - g->x.weight[j]) / 2;
    for (size_t a = 0; a < g->p.n; a++) {
        for (size_t j = 0; j < g->p.k; j++)
            V[a] += then[j] * (flows ? g->single[a * g->p.k + j] : oml_plain_middle(&g->x, a, j));
    }
    for (size_t a = 0; a < g->p.n; a++)
        behind = fmax(behind, V[a] - V[s.a]);
    out->slack = 1e-8;
    if (oml_verify_is(column, "moved"))
        return oml_verify_answer(out, moved);
    // At these weights it should be first: what it lacks is held against the weight itself.
    return oml_verify_is(column, "then") && oml_verify_answer(out, then[s.j] + (behind > 1e-8 ? behind : 0));
}

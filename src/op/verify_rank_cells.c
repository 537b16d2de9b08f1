/* What each cell of a ranking should be, from the second computation.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify_rank.h"

#include <math.h>
#include <string.h>

typedef oml_verify_rank_again again;

// ---- what cells should be -------------------------------------------------------------------------------------------

// A row of a table, resolved.
typedef struct spot {
    size_t a, b, j; // alternative, another, criterion; n or k: none
} spot;

static spot
spot_of(const again *g, const oml_json *row)
{
    const char *const names[] = {"code", "chain", "alternative", "item", "a"};
    spot s = {g->p.n, g->p.n, g->p.k};
    for (size_t i = 0; i < OML_COUNT(names) && s.a == g->p.n; i++)
        s.a = oml_verify_index(g->p.alternative, g->p.n, oml_verify_text(row, names[i]));
    s.b = oml_verify_index(g->p.alternative, g->p.n, oml_verify_text(row, "b"));
    s.j = oml_verify_index(g->p.criterion, g->p.k, oml_verify_text(row, "criterion"));
    return s;
}

static double
some_draws(const again *g)
{
    return 3 / (double)g->draws + 1e-6;
}

// How many others are so close that a few draws decide.
static double
close_by(const again *g, size_t a)
{
    double n = 0;
    for (size_t b = 0; b < g->p.n; b++)
        n += b != a && fabs(g->score[OML_PROBLEM_SMAA][b] - g->score[OML_PROBLEM_SMAA][a]) <= 2 * some_draws(g);
    return n;
}

static bool
is(const char *column, const char *name)
{
    return strcmp(column, name) == 0;
}

static bool
answer(oml_verify_expected *out, double value)
{
    out->value = value;
    return true;
}

static bool
rank_cell(const again *g, oml_problem_method m, size_t a, oml_verify_expected *out)
{
    if (m == OML_PROBLEM_SMAA && !g->drawn)
        return false;
    out->slack = m == OML_PROBLEM_SMAA ? close_by(g, a) : 0;
    return answer(out, (double)g->rank[m][a]);
}

// The best rank from the ends of the ranges, or the worst.
static double
reach(const again *g, size_t a, bool best)
{
    double rank = 1;
    for (size_t b = 0; b < g->p.n; b++) {
        const double ahead = best ? g->least[b] - g->most[a] : g->most[b] - g->least[a];
        rank += b != a && ahead > 1e-12 ? 1 : 0;
    }
    return rank;
}

static double
standard_error(double share, double draws)
{
    return sqrt(share * (1 - share) / draws);
}

// Tables `alternatives`, `rank`, `reasons`, `decision`: a row an alternative.
static bool
alternative_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const oml_problem_method m = g->method == OML_PROBLEM_METHODS ? OML_PROBLEM_ADDITIVE : g->method;
    const size_t a = spot_of(g, row).a;
    if (a == g->p.n)
        return is(column, "rank") && oml_json_is(oml_json_get(row, column)) == OML_JSON_NULL; // out of scope: no rank
    const struct {
        const char *name;
        double value;
    } known[] = {{"low", g->least[a]},
                 {"high", g->most[a]},
                 {"best", reach(g, a, true)},
                 {"worst", reach(g, a, false)},
                 {"plus", g->plus[a]},
                 {"minus", g->minus[a]},
                 {"to_ideal", g->up[a]},
                 {"from_worst", g->down[a]},
                 {"descending", (double)g->descending[a]},
                 {"ascending", (double)g->ascending[a]}};
    if (is(column, "rank"))
        return rank_cell(g, m, a, out);
    for (size_t i = 0; i < OML_COUNT(known); i++)
        if (is(column, known[i].name))
            return answer(out, known[i].value);
    if (m == OML_PROBLEM_SMAA && !g->drawn)
        return false;
    out->slack = m == OML_PROBLEM_SMAA ? some_draws(g) : 0;
    if (is(column, "score"))
        return answer(out, g->score[m][a]);
    if (is(column, "first"))
        return answer(out, g->share.rank[a * g->p.n]);
    out->slack = 1e-2; // its central weights differ by a few draws already
    return is(column, "confidence") && answer(out, g->share.confidence[a]);
}

static double
mean_value(const again *g, size_t j)
{
    double sum = 0;
    for (size_t b = 0; b < g->p.n; b++)
        sum += oml_plain_middle(&g->x, b, j) / (double)g->p.n;
    return sum;
}

// w_j times how far j agrees that a is as good as another (or another as a), the mean over the others.
static double
support(const again *g, size_t a, size_t j, bool of_a)
{
    double sum = 0;
    for (size_t b = 0; b < g->p.n; b++)
        if (b != a)
            sum += of_a ? oml_plain_agrees(&g->x, g->p.threshold, a, b, j)
                        : oml_plain_agrees(&g->x, g->p.threshold, b, a, j);
    return g->p.n > 1 ? g->x.weight[j] * sum / (double)(g->p.n - 1) : 0;
}

static double
objections(const again *g, size_t a, size_t j)
{
    double n = 0;
    for (size_t b = 0; b < g->p.n; b++)
        n += b != a && oml_plain_objects(&g->x, g->p.threshold, a, b, j) >
                           oml_plain_concordance(&g->x, g->p.threshold, a, b) + 1e-9
                 ? 1
                 : 0;
    return n;
}

static double
speaks(const again *g, size_t a, size_t j)
{
    const double weight = g->x.weight[j], apart = oml_plain_middle(&g->x, a, j) - mean_value(g, j);
    switch (g->method) {
    case OML_PROBLEM_PROMETHEE1:
    case OML_PROBLEM_PROMETHEE2:
        return weight * g->single[a * g->p.k + j];
    case OML_PROBLEM_TOPSIS:
        return oml_verify_rank_distance(g, a, j, false) - oml_verify_rank_distance(g, a, j, true);
    case OML_PROBLEM_ELECTRE3:
        return support(g, a, j, true) - support(g, a, j, false);
    case OML_PROBLEM_SMAA:
        return apart / (double)g->p.k;
    case OML_PROBLEM_ADDITIVE:
    case OML_PROBLEM_METHODS:
        break;
    }
    return weight * apart;
}

static bool
contribution_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const spot s = spot_of(g, row);
    if (s.a == g->p.n || s.j == g->p.k)
        return false;
    const size_t at = s.a * g->p.k + s.j;
    const double weight = g->method == OML_PROBLEM_SMAA ? 1 / (double)g->p.k : g->x.weight[s.j];
    const double value = oml_plain_middle(&g->x, s.a, s.j);
    if (is(column, "score"))
        return answer(out, g->p.score[at]);
    if (is(column, "weight"))
        return answer(out, weight);
    if (is(column, "value"))
        return answer(out, value);
    if (is(column, "contribution"))
        return answer(out, weight * value);
    if (is(column, "speaks"))
        return answer(out, speaks(g, s.a, s.j));
    if (is(column, "net_flow"))
        return answer(out, g->single[at]);
    if (is(column, "to_ideal") || is(column, "from_worst"))
        return answer(out, oml_verify_rank_distance(g, s.a, s.j, is(column, "to_ideal")));
    if (is(column, "support") || is(column, "resist"))
        return answer(out, support(g, s.a, s.j, is(column, "support")));
    return is(column, "objections") && answer(out, objections(g, s.a, s.j));
}

// A problem has a row for each rank; an agenda a row for each chain, in percent.
static bool
acceptability_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = spot_of(g, row).a, n = g->p.n;
    const double rank = oml_verify_real(row, "rank"), draws = (double)g->draws;
    if (a == n || !g->drawn)
        return false;
    if (!isnan(rank)) {
        const size_t r = rank >= 1 && rank <= (double)n ? (size_t)rank - 1 : n - 1;
        if (is(column, "rank"))
            return answer(out, (double)r + 1);
        if (is(column, "error"))
            return answer(out, standard_error(oml_verify_real(row, "share"), draws));
        out->slack = some_draws(g);
        return is(column, "share") && answer(out, g->share.rank[a * n + r]);
    }
    const double said = oml_verify_real(row, "top") / 100, error = standard_error(said, draws);
    double top = 0;
    for (size_t r = 0; r < n && r < (size_t)g->top; r++)
        top += g->share.rank[a * n + r];
    if (is(column, "error"))
        return answer(out, 100 * error);
    if (is(column, "low"))
        return answer(out, 100 * fmax(0, said - 2 * error));
    if (is(column, "high"))
        return answer(out, 100 * fmin(1, said + 2 * error));
    out->slack = 100 * some_draws(g);
    if (is(column, "first"))
        return answer(out, 100 * g->share.rank[a * n]);
    return is(column, "top") && answer(out, 100 * top);
}

static bool
pair_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const spot s = spot_of(g, row);
    if (s.a == g->p.n || s.b == g->p.n)
        return false;
    if (is(column, "concordance"))
        return answer(out, oml_plain_concordance(&g->x, g->p.threshold, s.a, s.b));
    if (is(column, "credibility"))
        return answer(out, g->credibility[s.a * g->p.n + s.b]);
    out->slack = some_draws(g);
    return is(column, "share") && g->drawn && answer(out, g->share.pairwise[s.a * g->p.n + s.b]);
}

// The class of an alternative between the profiles.
static bool
class_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = spot_of(g, row).a, n = g->p.n, k = g->p.k;
    double *x = OML_NEW(&g->cx->tmp, double, 2 * k), least = 0, most = (double)g->p.profiles;
    if (a == n || (!is(column, "pessimistic") && !is(column, "optimistic")))
        return false;
    oml_plain two = g->x; // the alternative and one profile
    two.n = 2;
    two.score = x;
    memcpy(x, &g->p.score[a * k], k * sizeof *x);
    for (size_t h = g->p.profiles; h-- > 0;) {
        memcpy(x + k, &g->p.profile_score[h * k], k * sizeof *x);
        const bool as_good = oml_plain_credibility(&two, g->p.threshold, 0, 1) >= g->p.cut - 1e-9;
        const bool below = oml_plain_credibility(&two, g->p.threshold, 1, 0) >= g->p.cut - 1e-9 && !as_good;
        least = as_good && least == 0 ? (double)h + 1 : least;
        most = below ? (double)h : most;
    }
    return answer(out, is(column, "pessimistic") ? least : most);
}

static bool
central_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const spot s = spot_of(g, row);
    if (s.a == g->p.n || s.j == g->p.k || !g->drawn || !is(column, "weight"))
        return false;
    const double wins = g->share.rank[s.a * g->p.n] * (double)g->draws;
    out->slack = fmin(1, 3 / fmax(wins, 1)) + 1e-5;
    return answer(out, g->share.central[s.a * g->p.k + s.j]);
}

static bool
methods_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = spot_of(g, row).a;
    oml_problem_method m;
    return a < g->p.n && oml_verify_rank_method(column, &m) && rank_cell(g, m, a, out);
}

// Of the ranks in the table `methods`, which is held to account itself.
static bool
tau_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const oml_json *rows = oml_json_get(g->tables, "methods");
    const size_t n = oml_json_size(rows);
    const char *one = oml_verify_text(row, "one"), *other = oml_verify_text(row, "other");
    if (!is(column, "tau") || n != g->p.n || one == NULL || other == NULL)
        return false;
    double *x = OML_NEW(&g->cx->tmp, double, n), *y = OML_NEW(&g->cx->tmp, double, n);
    for (size_t i = 0; i < n; i++) {
        x[i] = oml_verify_real(oml_json_at(rows, i), one);
        y[i] = oml_verify_real(oml_json_at(rows, i), other);
    }
    return answer(out, oml_plain_tau(x, y, n));
}

// ---- weights --------------------------------------------------------------------------------------------------------

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

static bool
weight_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t j = spot_of(g, row).j;
    if (j == g->p.k)
        return false;
    if (is(column, "weight"))
        return answer(out, g->x.weight[j]);
    if (is(column, "least"))
        return answer(out, g->p.least[j]);
    if (is(column, "most"))
        return answer(out, g->p.most[j]);
    if ((!is(column, "entropy") && !is(column, "critic")) || isnan(oml_verify_real(row, column)))
        return false;
    double (*const by)(const again *g, size_t j) = is(column, "entropy") ? divergence : conflict;
    double sum = 0;
    for (size_t l = 0; l < g->p.k; l++)
        sum += by(g, l);
    out->slack = 1e-7; // small differences of large sums
    return sum > 1e-12 && answer(out, by(g, j) / sum);
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
static bool
stretch_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t j = spot_of(g, row).j, n = g->p.n, k = g->p.k;
    const bool flows = g->method == OML_PROBLEM_PROMETHEE2;
    if (j == k)
        return false;
    if (is(column, "weight"))
        return answer(out, g->x.weight[j]);
    if (!is(column, "low") && !is(column, "high"))
        return false;
    if (g->method == OML_PROBLEM_TOPSIS || g->method == OML_PROBLEM_ELECTRE3) {
        const double said = oml_verify_real(row, column);
        return answer(out, turns_there(g, j, said, is(column, "low")) ? said : (double)NAN);
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
    return answer(out, is(column, "low") ? low : high);
}

// A change of weights: that it is one, adds up to what is said to move, and does what it should.
static bool
turn_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const spot s = spot_of(g, row);
    const oml_json *rows = oml_json_get(g->tables, "turns");
    const bool flows = g->method == OML_PROBLEM_PROMETHEE2;
    if (s.a == g->p.n || s.j == g->p.k)
        return false;
    if (is(column, "weight"))
        return answer(out, g->x.weight[s.j]);
    double moved = 0, behind = 0, *then = OML_NEW(&g->cx->tmp, double, g->p.k),
           *V = OML_NEW(&g->cx->tmp, double, g->p.n);
    for (size_t i = 0; i < oml_json_size(rows); i++) {
        const spot other = spot_of(g, oml_json_at(rows, i));
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
    if (is(column, "moved"))
        return answer(out, moved);
    // At these weights it should be first: what it lacks is held against the weight itself.
    return is(column, "then") && answer(out, then[s.j] + (behind > 1e-8 ? behind : 0));
}

// ---- the plane and the groups ---------------------------------------------------------------------------------------

static bool
plane_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const char *kind = oml_verify_text(row, "kind");
    const bool first = is(column, "u");
    const double *axis = first ? g->axis_u : g->axis_v;
    if (axis == NULL || kind == NULL || (!first && !is(column, "v")))
        return false;
    out->slack = 1e-6; // two directions that spread nearly alike turn easily
    const size_t a = spot_of(g, row).a, j = oml_verify_index(g->p.criterion, g->p.k, oml_verify_text(row, "code"));
    if (is(kind, "alternative"))
        return a < g->p.n && answer(out, first ? g->u[a] : g->v[a]);
    if (is(kind, "criterion"))
        return j < g->p.k && answer(out, axis[j]);
    double along = 0;
    for (size_t l = 0; l < g->p.k; l++)
        along += g->x.weight[l] * axis[l];
    return answer(out, along);
}

static size_t
group(const again *g, const char *code)
{
    size_t i = 0;
    while (i < g->p.sets && (code == NULL || strcmp(g->p.set[i].code, code) != 0))
        i++;
    return i;
}

static bool
group_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = spot_of(g, row).a, n = g->p.n;
    const size_t one = group(g, oml_verify_text(row, "one")), other = group(g, oml_verify_text(row, "other"));
    const size_t set = group(g, oml_verify_text(row, "weightset"));
    if (is(column, "tau") && one < g->p.sets && other < g->p.sets)
        return answer(out, oml_plain_tau(oml_verify_rank_by_group(g, one), oml_verify_rank_by_group(g, other), n));
    if (is(column, "tau") && set < g->p.sets)
        return answer(out, oml_plain_tau(oml_verify_rank_by_group(g, set), g->score[OML_PROBLEM_ADDITIVE], n));
    if (a == n)
        return false;
    if (set < g->p.sets)
        return is(column, "rank")    ? answer(out, (double)oml_plain_rank(oml_verify_rank_by_group(g, set), n, a))
               : is(column, "score") ? answer(out, oml_verify_rank_by_group(g, set)[a])
                                     : false;
    double best = (double)n, worst = 1;
    for (size_t i = 0; i < g->p.sets; i++) {
        const double rank = (double)oml_plain_rank(oml_verify_rank_by_group(g, i), n, a);
        best = fmin(best, rank);
        worst = fmax(worst, rank);
    }
    return is(column, "best")    ? answer(out, best)
           : is(column, "worst") ? answer(out, worst)
           : is(column, "apart") ? answer(out, worst - best)
                                 : false;
}

// ---- all of it ------------------------------------------------------------------------------------------------------

#define ELSEWHERE N_("it rests on records that are not in the file")
#define NARROW N_("the limits leave the weights so little room that they are walked through, not drawn")
#define FOUND N_("it was found by search, which has no second computation here")

const oml_verify_rule oml_verify_rank_cells_rules[] = {
    {"alternatives", alternative_cell, NARROW},
    {"rank", alternative_cell, ELSEWHERE},
    {"reasons", alternative_cell, NARROW},
    {"decision", alternative_cell, ELSEWHERE},
    {"contributions", contribution_cell, ELSEWHERE},
    {"acceptability", acceptability_cell, NARROW},
    {"pairwise", pair_cell, NARROW},
    {"credibility", pair_cell, ELSEWHERE},
    {"central_weights", central_cell, NARROW},
    {"classes", class_cell, ELSEWHERE},
    {"methods", methods_cell, NARROW},
    {"agreement", tau_cell, ELSEWHERE},
    {"weights", weight_cell, N_("a reference that is no weight of this ranking")},
    {"stability", stretch_cell, FOUND},
    {"sensitivity_weight", stretch_cell, ELSEWHERE},
    {"turns", turn_cell, FOUND},
    {"gaia", plane_cell, N_("two directions spread alike: the plane may lie either way")},
    {"groups", group_cell, ELSEWHERE},
    {"group_ranks", group_cell, ELSEWHERE},
    {"group_agreement", group_cell, ELSEWHERE},
    {"disputed", group_cell, ELSEWHERE},
};
const size_t oml_verify_rank_cells_count = OML_COUNT(oml_verify_rank_cells_rules);

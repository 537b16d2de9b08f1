/* What each cell of a ranking should be, from the second computation.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify_rank.h"

#include <math.h>
#include <string.h>

typedef oml_verify_rank_again again;

// ---- what cells should be -----------------------------------------------------------------------------------------

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
rank_cell(const again *g, oml_problem_method m, size_t a, oml_verify_expected *out)
{
    if (m == OML_PROBLEM_SMAA && !g->drawn)
        return false;
    out->slack = m == OML_PROBLEM_SMAA ? close_by(g, a) : 0;
    return oml_verify_answer(out, (double)g->rank[m][a]);
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
    const size_t a = oml_verify_rank_spot_of(g, row).a;
    if (a == g->p.n)
        return oml_verify_is(column, "rank") &&
               oml_json_is(oml_json_get(row, column)) == OML_JSON_NULL; // out of scope: no rank
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
    if (oml_verify_is(column, "rank"))
        return rank_cell(g, m, a, out);
    for (size_t i = 0; i < OML_COUNT(known); i++)
        if (oml_verify_is(column, known[i].name))
            return oml_verify_answer(out, known[i].value);
    if (m == OML_PROBLEM_SMAA && !g->drawn)
        return false;
    out->slack = m == OML_PROBLEM_SMAA ? some_draws(g) : 0;
    if (oml_verify_is(column, "score"))
        return oml_verify_answer(out, g->score[m][a]);
    if (oml_verify_is(column, "first"))
        return oml_verify_answer(out, g->share.rank[a * g->p.n]);
    out->slack = 1e-2; // its central weights differ by a few draws already
    return oml_verify_is(column, "confidence") && oml_verify_answer(out, g->share.confidence[a]);
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
    const oml_verify_rank_spot s = oml_verify_rank_spot_of(g, row);
    if (s.a == g->p.n || s.j == g->p.k)
        return false;
    const size_t at = s.a * g->p.k + s.j;
    const double weight = g->method == OML_PROBLEM_SMAA ? 1 / (double)g->p.k : g->x.weight[s.j];
    const double value = oml_plain_middle(&g->x, s.a, s.j);
    if (oml_verify_is(column, "score"))
        return oml_verify_answer(out, g->p.score[at]);
    if (oml_verify_is(column, "weight"))
        return oml_verify_answer(out, weight);
    if (oml_verify_is(column, "value"))
        return oml_verify_answer(out, value);
    if (oml_verify_is(column, "contribution"))
        return oml_verify_answer(out, weight * value);
    if (oml_verify_is(column, "speaks"))
        return oml_verify_answer(out, speaks(g, s.a, s.j));
    if (oml_verify_is(column, "net_flow"))
        return oml_verify_answer(out, g->single[at]);
    if (oml_verify_is(column, "to_ideal") || oml_verify_is(column, "from_worst"))
        return oml_verify_answer(out, oml_verify_rank_distance(g, s.a, s.j, oml_verify_is(column, "to_ideal")));
    if (oml_verify_is(column, "support") || oml_verify_is(column, "resist"))
        return oml_verify_answer(out, support(g, s.a, s.j, oml_verify_is(column, "support")));
    return oml_verify_is(column, "objections") && oml_verify_answer(out, objections(g, s.a, s.j));
}

// A problem has a row for each rank; an agenda a row for each chain, in percent.
static bool
acceptability_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = oml_verify_rank_spot_of(g, row).a, n = g->p.n;
    const double rank = oml_verify_real(row, "rank"), draws = (double)g->draws;
    if (a == n || !g->drawn)
        return false;
    if (!isnan(rank)) {
        const size_t r = rank >= 1 && rank <= (double)n ? (size_t)rank - 1 : n - 1;
        if (oml_verify_is(column, "rank"))
            return oml_verify_answer(out, (double)r + 1);
        if (oml_verify_is(column, "error"))
            return oml_verify_answer(out, standard_error(oml_verify_real(row, "share"), draws));
        out->slack = some_draws(g);
        return oml_verify_is(column, "share") && oml_verify_answer(out, g->share.rank[a * n + r]);
    }
    const double said = oml_verify_real(row, "top") / 100, error = standard_error(said, draws);
    double top = 0;
    for (size_t r = 0; r < n && r < (size_t)g->top; r++)
        top += g->share.rank[a * n + r];
    if (oml_verify_is(column, "error"))
        return oml_verify_answer(out, 100 * error);
    if (oml_verify_is(column, "low"))
        return oml_verify_answer(out, 100 * fmax(0, said - 2 * error));
    if (oml_verify_is(column, "high"))
        return oml_verify_answer(out, 100 * fmin(1, said + 2 * error));
    out->slack = 100 * some_draws(g);
    if (oml_verify_is(column, "first"))
        return oml_verify_answer(out, 100 * g->share.rank[a * n]);
    return oml_verify_is(column, "top") && oml_verify_answer(out, 100 * top);
}

static bool
pair_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const oml_verify_rank_spot s = oml_verify_rank_spot_of(g, row);
    if (s.a == g->p.n || s.b == g->p.n)
        return false;
    if (oml_verify_is(column, "concordance"))
        return oml_verify_answer(out, oml_plain_concordance(&g->x, g->p.threshold, s.a, s.b));
    if (oml_verify_is(column, "credibility"))
        return oml_verify_answer(out, g->credibility[s.a * g->p.n + s.b]);
    out->slack = some_draws(g);
    return oml_verify_is(column, "share") && g->drawn && oml_verify_answer(out, g->share.pairwise[s.a * g->p.n + s.b]);
}

// The class of an alternative between the profiles.
static bool
class_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = oml_verify_rank_spot_of(g, row).a, n = g->p.n, k = g->p.k;
    double *x = OML_NEW(&g->cx->tmp, double, 2 * k), least = 0, most = (double)g->p.profiles;
    if (a == n || (!oml_verify_is(column, "pessimistic") && !oml_verify_is(column, "optimistic")))
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
    return oml_verify_answer(out, oml_verify_is(column, "pessimistic") ? least : most);
}

static bool
central_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const oml_verify_rank_spot s = oml_verify_rank_spot_of(g, row);
    if (s.a == g->p.n || s.j == g->p.k || !g->drawn || !oml_verify_is(column, "weight"))
        return false;
    const double wins = g->share.rank[s.a * g->p.n] * (double)g->draws;
    out->slack = fmin(1, 3 / fmax(wins, 1)) + 1e-5;
    return oml_verify_answer(out, g->share.central[s.a * g->p.k + s.j]);
}

static bool
methods_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const size_t a = oml_verify_rank_spot_of(g, row).a;
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
    if (!oml_verify_is(column, "tau") || n != g->p.n || one == NULL || other == NULL)
        return false;
    double *x = OML_NEW(&g->cx->tmp, double, n), *y = OML_NEW(&g->cx->tmp, double, n);
    for (size_t i = 0; i < n; i++) {
        x[i] = oml_verify_real(oml_json_at(rows, i), one);
        y[i] = oml_verify_real(oml_json_at(rows, i), other);
    }
    return oml_verify_answer(out, oml_plain_tau(x, y, n));
}

// ---- the plane and the groups -------------------------------------------------------------------------------------

static bool
plane_cell(void *with, const oml_json *row, const char *column, oml_verify_expected *out)
{
    const again *g = with;
    const char *kind = oml_verify_text(row, "kind");
    const bool first = oml_verify_is(column, "u");
    const double *axis = first ? g->axis_u : g->axis_v;
    if (axis == NULL || kind == NULL || (!first && !oml_verify_is(column, "v")))
        return false;
    out->slack = 1e-6; // two directions that spread nearly alike turn easily
    const size_t a = oml_verify_rank_spot_of(g, row).a,
                 j = oml_verify_index(g->p.criterion, g->p.k, oml_verify_text(row, "code"));
    if (oml_verify_is(kind, "alternative"))
        return a < g->p.n && oml_verify_answer(out, first ? g->u[a] : g->v[a]);
    if (oml_verify_is(kind, "criterion"))
        return j < g->p.k && oml_verify_answer(out, axis[j]);
    double along = 0;
    for (size_t l = 0; l < g->p.k; l++)
        along += g->x.weight[l] * axis[l];
    return oml_verify_answer(out, along);
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
    const size_t a = oml_verify_rank_spot_of(g, row).a, n = g->p.n;
    const size_t one = group(g, oml_verify_text(row, "one")), other = group(g, oml_verify_text(row, "other"));
    const size_t set = group(g, oml_verify_text(row, "weightset"));
    if (oml_verify_is(column, "tau") && one < g->p.sets && other < g->p.sets)
        return oml_verify_answer(
            out, oml_plain_tau(oml_verify_rank_by_group(g, one), oml_verify_rank_by_group(g, other), n));
    if (oml_verify_is(column, "tau") && set < g->p.sets)
        return oml_verify_answer(out,
                                 oml_plain_tau(oml_verify_rank_by_group(g, set), g->score[OML_PROBLEM_ADDITIVE], n));
    if (a == n)
        return false;
    if (set < g->p.sets)
        return oml_verify_is(column, "rank")
                   ? oml_verify_answer(out, (double)oml_plain_rank(oml_verify_rank_by_group(g, set), n, a))
               : oml_verify_is(column, "score") ? oml_verify_answer(out, oml_verify_rank_by_group(g, set)[a])
                                                : false;
    double best = (double)n, worst = 1;
    for (size_t i = 0; i < g->p.sets; i++) {
        const double rank = (double)oml_plain_rank(oml_verify_rank_by_group(g, i), n, a);
        best = fmin(best, rank);
        worst = fmax(worst, rank);
    }
    return oml_verify_is(column, "best")    ? oml_verify_answer(out, best)
           : oml_verify_is(column, "worst") ? oml_verify_answer(out, worst)
           : oml_verify_is(column, "apart") ? oml_verify_answer(out, worst - best)
                                            : false;
}

// ---- all of it ----------------------------------------------------------------------------------------------------

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
    {"weights", oml_verify_rank_weights_cell, N_("a reference that is no weight of this ranking")},
    {"stability", oml_verify_rank_weights_stretch, FOUND},
    {"sensitivity_weight", oml_verify_rank_weights_stretch, ELSEWHERE},
    {"turns", oml_verify_rank_weights_turn, FOUND},
    {"gaia", plane_cell, N_("two directions spread alike: the plane may lie either way")},
    {"groups", group_cell, ELSEWHERE},
    {"group_ranks", group_cell, ELSEWHERE},
    {"group_agreement", group_cell, ELSEWHERE},
    {"disputed", group_cell, ELSEWHERE},
};
const size_t oml_verify_rank_cells_count = OML_COUNT(oml_verify_rank_cells_rules);

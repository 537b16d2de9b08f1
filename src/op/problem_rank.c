/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_rank.h"

#include "base/near.h"
#include "decision/additive.h"
#include "decision/smaa.h"
#include "decision/tau.h"

#include <math.h>
#include <string.h>

typedef enum method { ADDITIVE, PROMETHEE1, PROMETHEE2, TOPSIS, ELECTRE3, SMAA, METHODS } method;

static const char *const names[METHODS] = {"additive", "promethee1", "promethee2", "topsis", "electre3", "smaa"};

// What every method gives, larger scores first, and what it was made of.
typedef struct outcome {
    const oml_problem *p;
    double *score[METHODS];
    size_t *rank[METHODS];
    size_t *order; // of the method asked for
    oml_additive model;
    double *least, *most;
    size_t *best, *worst;
    oml_promethee flows;
    oml_topsis close;
    oml_electre3 outranks;
    oml_acceptability share;
} outcome;

// ---- the methods ----------------------------------------------------------------------------------------------------

static oml_rc
add_values(oml_cx *cx, outcome *o)
{
    const oml_problem *p = o->p;
    double *low = OML_NEW(&cx->tmp, double, p->n * p->k), *high = OML_NEW(&cx->tmp, double, p->n * p->k);
    for (size_t i = 0; i < p->n * p->k; i++) {
        const double x = oml_value_at(&p->value[i % p->k], p->low[i], NULL),
                     y = oml_value_at(&p->value[i % p->k], p->high[i], NULL);
        low[i] = isnan(x) ? 0 : fmin(x, y);
        high[i] = isnan(x) ? 1 : fmax(x, y);
    }
    o->model = (oml_additive){p->n, p->k, low, high, p->weight};
    OML_TRY(oml_additive_check(cx, &o->model));
    o->least = OML_NEW(&cx->tmp, double, p->n);
    o->most = OML_NEW(&cx->tmp, double, p->n);
    o->best = OML_NEW(&cx->tmp, size_t, p->n);
    o->worst = OML_NEW(&cx->tmp, size_t, p->n);
    oml_additive_score(&o->model, o->score[ADDITIVE], o->least, o->most);
    oml_additive_reach(o->least, o->most, p->n, o->best, o->worst);
    return OML_OK;
}

// Middles of ranges. What is missing stays so, or stands in the middle of its scale for a method that needs all.
static oml_performance
performance(oml_cx *cx, const oml_problem *p, bool filled)
{
    double *x = OML_NEW(&cx->tmp, double, p->n * p->k);
    for (size_t i = 0; i < p->n * p->k; i++) {
        const oml_value *f = &p->value[i % p->k];
        x[i] = oml_problem_score(p, i / p->k, i % p->k);
        if (filled && isnan(x[i]))
            x[i] = (f->x[0] + f->x[f->n - 1]) / 2;
    }
    return (oml_performance){p->n, p->k, x, p->falls, p->weight};
}

static oml_rc
draw(oml_cx *cx, uint64_t draws, uint64_t seed, outcome *o)
{
    const oml_problem *p = o->p;
    oml_smaa_cell *cell = OML_NEW(&cx->tmp, oml_smaa_cell, p->n * p->k);
    for (size_t i = 0; i < p->n * p->k; i++) {
        const size_t j = i % p->k;
        const double level = p->falls[j] ? (double)p->levels[j] - p->low[i] : p->low[i] - 1;
        cell[i] = isnan(p->low[i])         ? (oml_smaa_cell){OML_SMAA_MISSING, 0, 0}
                  : p->levels[j] > 0       ? (oml_smaa_cell){OML_SMAA_ORDINAL, level, 0}
                  : p->low[i] < p->high[i] ? (oml_smaa_cell){OML_SMAA_UNIFORM, p->low[i], p->high[i]}
                                           : (oml_smaa_cell){OML_SMAA_FIXED, p->low[i], 0};
    }
    OML_TRY(
        oml_smaa_draw(cx, &(oml_smaa_problem){p->n, p->k, cell, p->value, p->levels, NULL}, draws, seed, &o->share));
    for (size_t a = 0; a < p->n; a++) // how many of the others it beats, on average
        for (size_t b = 0; b < p->n; b++)
            o->score[SMAA][a] += a == b ? 0 : o->share.pairwise[a * p->n + b] / (double)(p->n - 1);
    return OML_OK;
}

// In PROMETHEE I only those count as better that the flows put above, without contradiction.
static void
partial_rank(outcome *o)
{
    for (size_t a = 0; a < o->p->n; a++) {
        o->rank[PROMETHEE1][a] = 1;
        for (size_t b = 0; b < o->p->n; b++)
            o->rank[PROMETHEE1][a] += oml_promethee_compare(&o->flows, b, a) == OML_PROMETHEE_BETTER;
    }
}

static oml_rc
compute(oml_cx *cx, uint64_t draws, uint64_t seed, outcome *o)
{
    const oml_problem *p = o->p;
    for (method m = 0; m < METHODS; m++) {
        o->score[m] = OML_NEW(&cx->tmp, double, p->n);
        o->rank[m] = OML_NEW(&cx->tmp, size_t, p->n);
    }
    const oml_performance known = performance(cx, p, false), all = performance(cx, p, true);
    OML_TRY(add_values(cx, o));
    OML_TRY(oml_promethee_flows(cx, &known, p->preference, &o->flows));
    OML_TRY(oml_topsis_rank(cx, &all, p->normal, &o->close));
    OML_TRY(oml_electre3_rank(cx, &known, p->threshold, &o->outranks));
    OML_TRY(draw(cx, draws, seed, o));
    for (size_t a = 0; a < p->n; a++) {
        o->score[PROMETHEE1][a] = o->score[PROMETHEE2][a] = o->flows.net[a];
        o->score[TOPSIS][a] = o->close.closeness[a];
        o->score[ELECTRE3][a] = oml_electre3_net(&o->outranks, a);
    }
    for (method m = 0; m < METHODS; m++)
        oml_additive_rank(o->score[m], p->n, o->rank[m]);
    partial_rank(o);
    return OML_OK;
}

static void
sort(oml_cx *cx, method m, outcome *o)
{
    o->order = OML_NEW(&cx->tmp, size_t, o->p->n);
    for (size_t a = 0; a < o->p->n; a++) {
        size_t at = a; // insertion keeps equals in the order of the file
        for (; at > 0 &&
               (o->rank[m][o->order[at - 1]] > o->rank[m][a] ||
                (o->rank[m][o->order[at - 1]] == o->rank[m][a] && o->score[m][o->order[at - 1]] < o->score[m][a]));
             at--)
            o->order[at] = o->order[at - 1];
        o->order[at] = a;
    }
}

// ---- tables ---------------------------------------------------------------------------------------------------------

#define FIRST_COLUMNS                                                                                                  \
    {"rank", NULL, OML_CELL_INT, NULL, 0}, {"code", NULL, OML_CELL_TEXT, NULL, 0},                                     \
    {                                                                                                                  \
        "score", NULL, OML_CELL_REAL, NULL, 4                                                                          \
    }

static const char *const captions[METHODS] = {
    N_("alternatives by their weighted value"),
    N_("alternatives by their flows; who contradicts each other cannot be compared"),
    N_("alternatives by their net flow"),
    N_("alternatives by their closeness to the ideal"),
    N_("alternatives by how many they stand above, less how many below"),
    N_("alternatives by the share of others they beat, over all weights"),
};

static oml_table *
start(const outcome *o, method m, const oml_column *columns, size_t n, oml_doc *out)
{
    (void)o;
    return oml_doc_table(out, "alternatives", captions[m], columns, n);
}

static void
first_cells(const outcome *o, method m, size_t a, oml_table *t)
{
    oml_table_int(t, (int64_t)o->rank[m][a]);
    oml_table_text(t, o->p->alternative[a]);
    oml_table_real(t, o->score[m][a]);
}

static void
show_additive(const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"low", NULL, OML_CELL_REAL, NULL, 4},
        {"high", NULL, OML_CELL_REAL, NULL, 4},
        {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
    };
    oml_table *t = start(o, ADDITIVE, columns, OML_COUNT(columns), out);
    for (size_t i = 0; i < o->p->n; i++) {
        const size_t a = o->order[i];
        first_cells(o, ADDITIVE, a, t);
        oml_table_real(t, o->least[a]);
        oml_table_real(t, o->most[a]);
        oml_table_int(t, (int64_t)o->best[a]);
        oml_table_int(t, (int64_t)o->worst[a]);
    }
}

// Codes of the alternatives for which `holds`, with commas; NULL: none.
static const char *
apart(const outcome *o, size_t a, oml_doc *out)
{
    const char *list = NULL;
    for (size_t b = 0; b < o->p->n; b++)
        if (oml_promethee_compare(&o->flows, a, b) == OML_PROMETHEE_APART)
            list = oml_arena_printf(out->arena, "%s%s%s", list == NULL ? "" : list, list == NULL ? "" : ", ",
                                    o->p->alternative[b]);
    return list;
}

static void
show_plane(oml_cx *cx, const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"u", N_("first axis"), OML_CELL_REAL, NULL, 3},
        {"v", N_("second axis"), OML_CELL_REAL, NULL, 3},
    };
    oml_promethee_plane g;
    oml_promethee_gaia(cx, &o->flows, o->p->weight, &g);
    oml_table *t =
        oml_doc_table(out, "gaia", N_("the GAIA plane: alternatives, criteria, and the direction of the weights"),
                      columns, OML_COUNT(columns));
    for (size_t i = 0; i < o->p->n + o->p->k + 1; i++) {
        const size_t a = i, j = i - o->p->n;
        const bool alternative = i < o->p->n, criterion = !alternative && j < o->p->k;
        oml_table_word(t, alternative ? N_("alternative") : criterion ? N_("criterion") : N_("weights"));
        oml_table_text(t, alternative ? o->p->alternative[a] : criterion ? o->p->criterion[j] : NULL);
        oml_table_real(t, alternative ? g.u[a] : criterion ? g.axis_u[j] : g.stick_u);
        oml_table_real(t, alternative ? g.v[a] : criterion ? g.axis_v[j] : g.stick_v);
    }
    if (g.quality < 0.7)
        oml_doc_note(out, OML_NOTE_WARNING, N_("the GAIA plane shows only %.0f %% of the spread: do not rely on it"),
                     100 * g.quality);
    else if (!isnan(g.quality))
        oml_doc_note(out, OML_NOTE_REMARK, N_("the GAIA plane shows %.0f %% of the spread"), 100 * g.quality);
    oml_doc_run(out, "gaia_quality", "%.17g", g.quality);
}

static void
show_promethee(oml_cx *cx, const outcome *o, method m, oml_doc *out)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"plus", N_("flow out"), OML_CELL_REAL, NULL, 4},
        {"minus", N_("flow in"), OML_CELL_REAL, NULL, 4},
        {"incomparable", N_("cannot be compared with"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = start(o, m, columns, OML_COUNT(columns), out);
    for (size_t i = 0; i < o->p->n; i++) {
        const size_t a = o->order[i];
        first_cells(o, m, a, t);
        oml_table_real(t, o->flows.plus[a]);
        oml_table_real(t, o->flows.minus[a]);
        oml_table_text(t, apart(o, a, out));
    }
    show_plane(cx, o, out);
}

static void
show_topsis(const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"to_ideal", N_("distance to the ideal"), OML_CELL_REAL, NULL, 4},
        {"from_worst", N_("distance to the worst"), OML_CELL_REAL, NULL, 4},
    };
    static const char *const how[] = {N_("vector"), N_("minmax"), N_("none")};
    oml_table *t = start(o, TOPSIS, columns, OML_COUNT(columns), out);
    for (size_t i = 0; i < o->p->n; i++) {
        first_cells(o, TOPSIS, o->order[i], t);
        oml_table_real(t, o->close.to_ideal[o->order[i]]);
        oml_table_real(t, o->close.from_worst[o->order[i]]);
    }
    oml_doc_note(out, OML_NOTE_WARNING, N_("this order depends on how scores are normalised, here: %s"),
                 oml_doc_word(out->arena, out->lang, how[o->p->normal]));
}

static void
show_electre3(const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"descending", N_("class from the top"), OML_CELL_INT, NULL, 0},
        {"ascending", N_("class from the bottom"), OML_CELL_INT, NULL, 0},
    };
    static const oml_column pairs[] = {
        {"a", "a", OML_CELL_TEXT, NULL, 0},
        {"b", "b", OML_CELL_TEXT, NULL, 0},
        {"concordance", N_("concordance"), OML_CELL_REAL, NULL, 3},
        {"credibility", N_("credibility"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = start(o, ELECTRE3, columns, OML_COUNT(columns), out);
    for (size_t i = 0; i < o->p->n; i++) {
        first_cells(o, ELECTRE3, o->order[i], t);
        oml_table_int(t, (int64_t)o->outranks.descending[o->order[i]]);
        oml_table_int(t, (int64_t)o->outranks.ascending[o->order[i]]);
    }
    t = oml_doc_table(out, "credibility", N_("how credible it is that a is at least as good as b"), pairs,
                      OML_COUNT(pairs));
    for (size_t i = 0; i < o->p->n * o->p->n; i++)
        if (i / o->p->n != i % o->p->n) {
            oml_table_text(t, o->p->alternative[i / o->p->n]);
            oml_table_text(t, o->p->alternative[i % o->p->n]);
            oml_table_real(t, o->outranks.concordance[i]);
            oml_table_real(t, o->outranks.credibility[i]);
        }
}

static void
show_shares(const outcome *o, oml_doc *out)
{
    static const oml_column ranks[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"share", NULL, OML_CELL_REAL, NULL, 4},
        {"error", N_("standard error"), OML_CELL_REAL, NULL, 5},
    };
    static const oml_column pairs[] = {
        {"a", "a", OML_CELL_TEXT, NULL, 0},
        {"b", "b", OML_CELL_TEXT, NULL, 0},
        {"share", NULL, OML_CELL_REAL, NULL, 4},
    };
    static const oml_column central[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"weight", NULL, OML_CELL_REAL, NULL, 4},
    };
    const size_t n = o->p->n, k = o->p->k;
    oml_table *t =
        oml_doc_table(out, "acceptability", N_("how often an alternative has a rank"), ranks, OML_COUNT(ranks));
    for (size_t i = 0; i < n * n; i++) {
        oml_table_text(t, o->p->alternative[o->order[i / n]]);
        oml_table_int(t, (int64_t)(i % n + 1));
        const double share = o->share.rank[o->order[i / n] * n + i % n];
        oml_table_real(t, share);
        oml_table_real(t, oml_acceptability_error(share, o->share.draws));
    }
    t = oml_doc_table(out, "pairwise", N_("how often a stands above b"), pairs, OML_COUNT(pairs));
    for (size_t i = 0; i < n * n; i++)
        if (i / n != i % n) {
            oml_table_text(t, o->p->alternative[i / n]);
            oml_table_text(t, o->p->alternative[i % n]);
            oml_table_real(t, o->share.pairwise[i]);
        }
    t = oml_doc_table(out, "central_weights", N_("the mean of the weights that put an alternative first"), central,
                      OML_COUNT(central));
    for (size_t i = 0; i < n * k; i++) {
        oml_table_text(t, o->p->alternative[o->order[i / k]]);
        oml_table_text(t, o->p->criterion[i % k]);
        oml_table_real(t, o->share.central[o->order[i / k] * k + i % k]);
    }
}

static void
show_smaa(const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"first", N_("first"), OML_CELL_REAL, NULL, 4},
        {"confidence", N_("confidence factor"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = start(o, SMAA, columns, OML_COUNT(columns), out);
    for (size_t i = 0; i < o->p->n; i++) {
        const size_t a = o->order[i];
        first_cells(o, SMAA, a, t);
        oml_table_real(t, o->share.rank[a * o->p->n]);
        oml_table_real(t, o->share.confidence[a]);
    }
    show_shares(o, out);
    oml_doc_note(out, OML_NOTE_REMARK, N_("the given weights are not used: all weights are equally possible here"));
}

// Why an alternative stands where it stands, criterion by criterion.
static void
show_why(const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"value", N_("value"), OML_CELL_REAL, NULL, 3},
        {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"contribution", N_("contribution"), OML_CELL_REAL, NULL, 3},
        {"net_flow", N_("net flow on this criterion alone"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = oml_doc_table(out, "contributions", N_("what each criterion adds to the place of an alternative"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < o->p->n * o->p->k; i++) {
        const size_t a = o->order[i / o->p->k], j = i % o->p->k;
        oml_table_text(t, o->p->alternative[a]);
        oml_table_text(t, o->p->criterion[j]);
        oml_table_real(t, oml_problem_score(o->p, a, j));
        oml_table_real(t, oml_additive_value(&o->model, a, j));
        oml_table_real(t, o->p->weight[j]);
        oml_table_real(t, oml_additive_part(&o->model, a, j));
        oml_table_real(t, o->flows.single[a * o->p->k + j]);
    }
}

static void
show_methods(oml_cx *cx, const outcome *o, oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},      {"additive", "additive", OML_CELL_INT, NULL, 0},
        {"promethee1", "promethee1", OML_CELL_INT, NULL, 0}, {"promethee2", "promethee2", OML_CELL_INT, NULL, 0},
        {"topsis", "topsis", OML_CELL_INT, NULL, 0},     {"electre3", "electre3", OML_CELL_INT, NULL, 0},
        {"smaa", "smaa", OML_CELL_INT, NULL, 0},
    };
    static const oml_column taus[] = {
        {"one", N_("method"), OML_CELL_TEXT, NULL, 0},
        {"other", N_("other method"), OML_CELL_TEXT, NULL, 0},
        {"tau", N_("Kendall's tau"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = oml_doc_table(out, "methods", N_("the rank under every method"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < o->p->n; i++) {
        oml_table_text(t, o->p->alternative[o->order[i]]);
        for (method m = 0; m < METHODS; m++)
            oml_table_int(t, (int64_t)o->rank[m][o->order[i]]);
    }
    double *x = OML_NEW(&cx->tmp, double, o->p->n), *y = OML_NEW(&cx->tmp, double, o->p->n);
    t = oml_doc_table(out, "agreement", N_("how far two methods agree: 1 on every pair, -1 on none"), taus,
                      OML_COUNT(taus));
    for (method m = 0; m < METHODS; m++)
        for (method other = m + 1; other < METHODS; other++) {
            for (size_t a = 0; a < o->p->n; a++) {
                x[a] = (double)o->rank[m][a];
                y[a] = (double)o->rank[other][a];
            }
            oml_table_text(t, names[m]);
            oml_table_text(t, names[other]);
            oml_table_real(t, oml_tau_b(x, y, o->p->n));
        }
}

static void
show(oml_cx *cx, const outcome *o, method m, oml_doc *out)
{
    switch (m) {
    case ADDITIVE:
        show_additive(o, out);
        break;
    case PROMETHEE1:
    case PROMETHEE2:
        show_promethee(cx, o, m, out);
        break;
    case TOPSIS:
        show_topsis(o, out);
        break;
    case ELECTRE3:
        show_electre3(o, out);
        break;
    case SMAA:
        show_smaa(o, out);
        break;
    case METHODS:
        break;
    }
    show_why(o, out);
    show_methods(cx, o, out);
}

static void
notes(const oml_problem *p, oml_doc *out)
{
    size_t missing = 0;
    for (size_t i = 0; i < p->n * p->k; i++)
        missing += isnan(p->low[i]) ? 1 : 0;
    if (missing > 0)
        oml_doc_note(
            out, OML_NOTE_WARNING,
            N_("%zu scores are missing: their value may be anything from 0 to 1; pairs are not compared on them, "
               "and topsis puts them in the middle of the scale"),
            missing);
    for (size_t j = 0; j < p->k; j++)
        if (p->stretched[j])
            oml_doc_note(
                out, OML_NOTE_WARNING,
                N_("criterion %s declares no scale: its values run from the lowest to the highest score here, so "
                   "that another alternative may change the order"),
                p->criterion[j]);
    if (p->equal_weights)
        oml_doc_note(out, OML_NOTE_WARNING, N_("no weights are given: all criteria count the same"));
}

oml_rc
oml_problem_rank_show(oml_cx *cx, const oml_problem *p, const char *name, int64_t draws, int64_t seed, oml_doc *out)
{
    method m = 0;
    oml_near near = {.word = name};
    while (m < METHODS && strcmp(names[m], name) != 0)
        oml_near_offer(&near, names[m++]);
    if (m == METHODS) {
        const oml_rc rc =
            OML_FAIL(cx, OML_E_USAGE, "OML-PRR-01",
                     N_("'%s' is no method; it is additive, promethee1, promethee2, topsis, electre3 or smaa"), name);
        return oml_near_best(&near) == NULL ? rc : OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
    }
    if (draws < 1 || seed < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-PRR-02", N_("draws must be at least 1, and the seed not below 0"));
    outcome o = {.p = p};
    OML_TRY(compute(cx, (uint64_t)draws, (uint64_t)seed, &o));
    sort(cx, m, &o);
    show(cx, &o, m, out);
    notes(p, out);
    oml_doc_run(out, "method", "%s", name);
    oml_doc_run(out, "draws", "%zu", (size_t)draws);
    oml_doc_run(out, "seed", "%zu", (size_t)seed);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_rank.h"

#include "base/near.h"
#include "decision/tau.h"
#include "op/problem_groups.h"
#include "op/problem_why.h"

#include <math.h>
#include <string.h>

// What is shown: everything, by one method, in its order.
typedef struct view {
    const oml_problem_methods *o;
    oml_problem_method m;
    const size_t *order;
    oml_doc *out;
} view;

// ---- tables -------------------------------------------------------------------------------------------------------

#define FIRST_COLUMNS                                                                                                  \
    {"rank", NULL, OML_CELL_INT, NULL, 0}, {"code", NULL, OML_CELL_TEXT, NULL, 0},                                     \
    {                                                                                                                  \
        "score", NULL, OML_CELL_REAL, NULL, 4                                                                          \
    }

static const char *const captions[OML_PROBLEM_METHODS] = {
    N_("alternatives by their weighted value"),
    N_("alternatives by their flows; who contradicts each other cannot be compared"),
    N_("alternatives by their net flow"),
    N_("alternatives by their closeness to the ideal"),
    N_("alternatives by how many they stand above, less how many below"),
    N_("alternatives by the share of others they beat, over all weights"),
};

static oml_table *
start(const view *v, const oml_column *columns, size_t n)
{
    return oml_doc_table(v->out, "alternatives", captions[v->m], columns, n);
}

static void
first_cells(const view *v, size_t a, oml_table *t)
{
    oml_table_int(t, (int64_t)v->o->rank[v->m][a]);
    oml_problem_name(t, v->o->p, a);
    oml_table_real(t, v->o->score[v->m][a]);
}

static void
show_additive(const view *v)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"low", NULL, OML_CELL_REAL, NULL, 4},
        {"high", NULL, OML_CELL_REAL, NULL, 4},
        {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
    };
    oml_table *t = start(v, columns, OML_COUNT(columns));
    for (size_t i = 0; i < v->o->p->n; i++) {
        const size_t a = v->order[i];
        first_cells(v, a, t);
        oml_table_real(t, v->o->least[a]);
        oml_table_real(t, v->o->most[a]);
        oml_table_int(t, (int64_t)v->o->best[a]);
        oml_table_int(t, (int64_t)v->o->worst[a]);
    }
}

// Codes of the alternatives for which `holds`, with commas; NULL: none.
static const char *
apart(const view *v, size_t a)
{
    const char *list = NULL;
    for (size_t b = 0; b < v->o->p->n; b++)
        if (oml_promethee_compare(&v->o->flows, a, b) == OML_PROMETHEE_APART)
            list = oml_arena_printf(v->out->arena, "%s%s%s", list == NULL ? "" : list, list == NULL ? "" : ", ",
                                    v->o->p->alternative[b]);
    return list;
}

static void
show_plane(oml_cx *cx, const view *v)
{
    static const oml_column columns[] = {
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"u", N_("first axis"), OML_CELL_REAL, NULL, 3},
        {"v", N_("second axis"), OML_CELL_REAL, NULL, 3},
    };
    oml_promethee_plane g;
    oml_promethee_gaia(cx, &v->o->flows, v->o->p->weights.weight, &g);
    oml_table *t =
        oml_doc_table(v->out, "gaia", N_("the GAIA plane: alternatives, criteria, and the direction of the weights"),
                      columns, OML_COUNT(columns));
    for (size_t i = 0; i < v->o->p->n + v->o->p->k + 1; i++) {
        const size_t a = i, j = i - v->o->p->n;
        const bool alternative = i < v->o->p->n, criterion = !alternative && j < v->o->p->k;
        oml_table_word(t, alternative ? N_("alternative") : criterion ? N_("criterion") : N_("weights"));
        oml_table_text(t, alternative ? v->o->p->alternative[a] : criterion ? v->o->p->criterion[j] : NULL);
        oml_table_real(t, alternative ? g.u[a] : criterion ? g.axis_u[j] : g.stick_u);
        oml_table_real(t, alternative ? g.v[a] : criterion ? g.axis_v[j] : g.stick_v);
    }
    if (g.quality < 0.7)
        oml_doc_note(v->out, OML_NOTE_WARNING, N_("the GAIA plane shows only %.0f %% of the spread: do not rely on it"),
                     100 * g.quality);
    else if (!isnan(g.quality))
        oml_doc_note(v->out, OML_NOTE_REMARK, N_("the GAIA plane shows %.0f %% of the spread"), 100 * g.quality);
    oml_doc_run(v->out, "gaia_quality", "%.17g", g.quality);
}

static void
show_promethee(oml_cx *cx, const view *v)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"plus", N_("flow out"), OML_CELL_REAL, NULL, 4},
        {"minus", N_("flow in"), OML_CELL_REAL, NULL, 4},
        {"incomparable", N_("cannot be compared with"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = start(v, columns, OML_COUNT(columns));
    for (size_t i = 0; i < v->o->p->n; i++) {
        const size_t a = v->order[i];
        first_cells(v, a, t);
        oml_table_real(t, v->o->flows.plus[a]);
        oml_table_real(t, v->o->flows.minus[a]);
        oml_table_text(t, apart(v, a));
    }
    show_plane(cx, v);
}

static void
show_topsis(const view *v)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"to_ideal", N_("distance to the ideal"), OML_CELL_REAL, NULL, 4},
        {"from_worst", N_("distance to the worst"), OML_CELL_REAL, NULL, 4},
    };
    static const char *const how[] = {N_("vector"), N_("minmax"), N_("none")};
    const char *here = v->o->p->by_value ? N_("value") : how[v->o->p->normal];
    oml_table *t = start(v, columns, OML_COUNT(columns));
    for (size_t i = 0; i < v->o->p->n; i++) {
        first_cells(v, v->order[i], t);
        oml_table_real(t, v->o->close.to_ideal[v->order[i]]);
        oml_table_real(t, v->o->close.from_worst[v->order[i]]);
    }
    oml_doc_note(v->out, OML_NOTE_WARNING, N_("this order depends on how scores are normalised, here: %s"),
                 oml_doc_word(v->out->arena, v->out->lang, here));
}

static void
show_electre3(const view *v)
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
    oml_table *t = start(v, columns, OML_COUNT(columns));
    for (size_t i = 0; i < v->o->p->n; i++) {
        first_cells(v, v->order[i], t);
        oml_table_int(t, (int64_t)v->o->outranks.descending[v->order[i]]);
        oml_table_int(t, (int64_t)v->o->outranks.ascending[v->order[i]]);
    }
    t = oml_doc_table(v->out, "credibility", N_("how credible it is that a is at least as good as b"), pairs,
                      OML_COUNT(pairs));
    for (size_t i = 0; i < v->o->p->n * v->o->p->n; i++)
        if (i / v->o->p->n != i % v->o->p->n) {
            oml_problem_name(t, v->o->p, i / v->o->p->n);
            oml_problem_name(t, v->o->p, i % v->o->p->n);
            oml_table_real(t, v->o->outranks.concordance[i]);
            oml_table_real(t, v->o->outranks.credibility[i]);
        }
}

// ELECTRE TRI-B: the alternatives with the profiles below them, as one table.
static oml_rc
show_classes(oml_cx *cx, const view *v)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"pessimistic", N_("class at least"), OML_CELL_INT, NULL, 0},
        {"optimistic", N_("class at most"), OML_CELL_INT, NULL, 0},
        {"profile", N_("as good as"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_problem *p = v->o->p;
    if (p->profiles == 0)
        return OML_OK;
    const size_t n = p->n, all = p->n + p->profiles;
    double *x = OML_NEW(&cx->tmp, double, all * p->k);
    size_t *least = OML_NEW(&cx->tmp, size_t, n), *most = OML_NEW(&cx->tmp, size_t, n);
    oml_electre3 e;
    memcpy(x, p->score, n * p->k * sizeof *x);
    memcpy(x + n * p->k, p->profile_score, p->profiles * p->k * sizeof *x);
    OML_TRY(oml_electre3_rank(cx, &(oml_performance){all, p->k, x, p->falls, p->weights.weight}, p->threshold, &e));
    oml_electre3_sort(&e, n, p->cut, least, most);
    oml_table *t = oml_doc_table(v->out, "classes", N_("the class of each alternative: 0 is below every profile"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < n; i++) {
        const size_t a = v->order[i];
        oml_problem_name(t, p, a);
        oml_table_int(t, (int64_t)least[a]);
        oml_table_int(t, (int64_t)most[a]);
        oml_table_text(t, least[a] == 0 ? NULL : p->profile[least[a] - 1]);
    }
    return OML_OK;
}

static void
show_shares(const view *v)
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
    const size_t n = v->o->p->n, k = v->o->p->k;
    oml_table *t =
        oml_doc_table(v->out, "acceptability", N_("how often an alternative has a rank"), ranks, OML_COUNT(ranks));
    for (size_t i = 0; i < n * n; i++) {
        oml_problem_name(t, v->o->p, v->order[i / n]);
        oml_table_int(t, (int64_t)(i % n + 1));
        const double share = v->o->share.rank[v->order[i / n] * n + i % n];
        oml_table_real(t, share);
        oml_table_real(t, oml_acceptability_error(share, v->o->share.draws));
    }
    static const oml_figure figure = {
        .key = "rank_acceptability", .kind = OML_FIGURE_MATRIX, .x = "rank", .y = "code", .value = "share"};
    oml_doc_figure(v->out, t, &figure, N_("How often each alternative has each rank, over all weights"));
    t = oml_doc_table(v->out, "pairwise", N_("how often a stands above b"), pairs, OML_COUNT(pairs));
    for (size_t i = 0; i < n * n; i++)
        if (i / n != i % n) {
            oml_problem_name(t, v->o->p, i / n);
            oml_problem_name(t, v->o->p, i % n);
            oml_table_real(t, v->o->share.pairwise[i]);
        }
    t = oml_doc_table(v->out, "central_weights", N_("the mean of the weights that put an alternative first"), central,
                      OML_COUNT(central));
    for (size_t i = 0; i < n * k; i++) {
        oml_problem_name(t, v->o->p, v->order[i / k]);
        oml_table_text(t, v->o->p->criterion[i % k]);
        oml_table_real(t, v->o->share.central[v->order[i / k] * k + i % k]);
    }
}

static void
show_smaa(const view *v)
{
    static const oml_column columns[] = {
        FIRST_COLUMNS,
        {"first", N_("first"), OML_CELL_REAL, NULL, 4},
        {"confidence", N_("confidence factor"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = start(v, columns, OML_COUNT(columns));
    for (size_t i = 0; i < v->o->p->n; i++) {
        const size_t a = v->order[i];
        first_cells(v, a, t);
        oml_table_real(t, v->o->share.rank[a * v->o->p->n]);
        oml_table_real(t, v->o->share.confidence[a]);
    }
    show_shares(v);
    oml_doc_note(v->out, OML_NOTE_REMARK, N_("the given weights are not used: all weights are equally possible here"));
}

static void
show_methods(oml_cx *cx, const view *v)
{
    oml_column columns[1 + OML_PROBLEM_METHODS] = {{"code", NULL, OML_CELL_TEXT, NULL, 0}};
    static const oml_column taus[] = {
        {"one", N_("method"), OML_CELL_TEXT, NULL, 0},
        {"other", N_("other method"), OML_CELL_TEXT, NULL, 0},
        {"tau", N_("Kendall's tau"), OML_CELL_REAL, NULL, 3},
    };
    const oml_problem_methods *o = v->o;
    for (oml_problem_method m = 0; m < OML_PROBLEM_METHODS; m++) {
        const char *word = oml_problem_methods_word(m);
        columns[1 + m] = (oml_column){word, word, OML_CELL_INT, NULL, 0};
    }
    oml_table *t = oml_doc_table(v->out, "methods", N_("the rank under every method"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < o->p->n; i++) {
        oml_problem_name(t, o->p, v->order[i]);
        for (oml_problem_method m = 0; m < OML_PROBLEM_METHODS; m++)
            oml_table_int(t, (int64_t)o->rank[m][v->order[i]]);
    }
    double *x = OML_NEW(&cx->tmp, double, o->p->n), *y = OML_NEW(&cx->tmp, double, o->p->n);
    t = oml_doc_table(v->out, "agreement", N_("how far two methods agree: 1 on every pair, -1 on none"), taus,
                      OML_COUNT(taus));
    for (oml_problem_method m = 0; m < OML_PROBLEM_METHODS; m++)
        for (oml_problem_method other = m + 1; other < OML_PROBLEM_METHODS; other++) {
            for (size_t a = 0; a < o->p->n; a++) {
                x[a] = (double)o->rank[m][a];
                y[a] = (double)o->rank[other][a];
            }
            oml_table_text(t, oml_problem_methods_word(m));
            oml_table_text(t, oml_problem_methods_word(other));
            oml_table_real(t, oml_tau_b(x, y, o->p->n));
        }
    static const oml_figure figure = {
        .key = "method_agreement", .kind = OML_FIGURE_MATRIX, .x = "other", .y = "one", .value = "tau"};
    oml_doc_figure(v->out, t, &figure, N_("How far two methods agree: Kendall's tau"));
}

static oml_rc
show(oml_cx *cx, const view *v)
{
    switch (v->m) {
    case OML_PROBLEM_ADDITIVE:
        show_additive(v);
        break;
    case OML_PROBLEM_PROMETHEE1:
    case OML_PROBLEM_PROMETHEE2:
        show_promethee(cx, v);
        break;
    case OML_PROBLEM_TOPSIS:
        show_topsis(v);
        break;
    case OML_PROBLEM_ELECTRE3:
        show_electre3(v);
        OML_TRY(show_classes(cx, v));
        break;
    case OML_PROBLEM_SMAA:
        show_smaa(v);
        break;
    case OML_PROBLEM_METHODS:
        break;
    }
    oml_problem_why_show(v->o, v->m, v->order, v->out);
    OML_TRY(oml_problem_why_turns(cx, v->o, v->m, v->order, v->out));
    OML_TRY(oml_problem_groups_weights(cx, v->o, v->out));
    OML_TRY(oml_problem_groups_show(cx, v->o->p, &v->o->model, v->o->score[OML_PROBLEM_ADDITIVE], v->order, v->out));
    return OML_OK;
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
    if (p->weights.how == OML_PROBLEM_EQUAL)
        oml_doc_note(out, OML_NOTE_WARNING, N_("no weights are given: all criteria count the same"));
}

oml_rc
oml_problem_rank_method(oml_cx *cx, const char *name, oml_problem_method *out)
{
    oml_near near = {.word = name};
    for (*out = 0; *out < OML_PROBLEM_METHODS; (*out)++) {
        if (strcmp(oml_problem_methods_word(*out), name) == 0)
            return OML_OK;
        oml_near_offer(&near, oml_problem_methods_word(*out));
    }
    if (strcmp(name, "all") == 0)
        return OML_OK;
    const oml_rc rc =
        OML_FAIL(cx, OML_E_USAGE, "OML-PRR-01",
                 N_("'%s' is no method; it is additive, promethee1, promethee2, topsis, electre3, smaa or all"), name);
    return oml_near_best(&near) == NULL ? rc : OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
}

oml_rc
oml_problem_rank_inputs(oml_cx *cx, const oml_problem *p, const char *method, uint64_t draws, uint64_t seed, size_t top,
                        oml_buf *out)
{
    oml_json_out w = {.buf = out};
    oml_json_put_object(&w);
    oml_json_put_name(&w, "operation");
    oml_json_put_text(&w, "rank");
    oml_json_put_name(&w, "method");
    oml_json_put_text(&w, method);
    oml_json_put_name(&w, "draws");
    oml_json_put_int(&w, (int64_t)draws);
    oml_json_put_name(&w, "seed");
    oml_json_put_int(&w, (int64_t)seed);
    oml_json_put_name(&w, "top");
    oml_json_put_int(&w, (int64_t)top);
    oml_json_put_name(&w, "problem");
    oml_problem_write(p, &w);
    oml_json_put_end(&w);
    return oml_buf_check(cx, out);
}

oml_rc
oml_problem_rank_show(oml_cx *cx, const oml_problem *p, const char *name, int64_t draws, int64_t seed, oml_doc *out)
{
    OML_BUF_AUTO inputs = {0};
    oml_problem_methods o;
    oml_problem_method m;
    OML_TRY(oml_problem_rank_method(cx, name, &m));
    if (draws < 1 || seed < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-PRR-02", N_("draws must be at least 1, and the seed not below 0"));
    OML_TRY(oml_problem_methods_run(cx, p, (uint64_t)draws, (uint64_t)seed, &o));
    const oml_problem_method leads = m == OML_PROBLEM_METHODS ? OML_PROBLEM_ADDITIVE : m;
    const view v = {&o, leads, oml_problem_methods_order(cx, &o, leads), out};
    if (m != OML_PROBLEM_METHODS)
        OML_TRY(show(cx, &v));
    show_methods(cx, &v);
    notes(p, out);
    oml_doc_run(out, "method", "%s", name);
    oml_doc_run(out, "draws", "%zu", (size_t)draws);
    oml_doc_run(out, "seed", "%zu", (size_t)seed);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    OML_TRY(oml_problem_rank_inputs(cx, p, name, (uint64_t)draws, (uint64_t)seed, 1, &inputs));
    oml_doc_inputs(out, &inputs);
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem_groups.h"

#include "decision/ahp.h"
#include "decision/dispersion.h"
#include "decision/kendall.h"
#include "decision/tau.h"
#include "op/problem_weights.h"

#include <math.h>

// ---- the weights --------------------------------------------------------------------------------------------------

// What the scores themselves would make of it; NULL where they cannot, as entropy with scores below zero.
static const double *
reference(oml_cx *cx, const oml_performance *x, oml_rc (*by)(oml_cx *cx, const oml_performance *x, double out[]))
{
    double *w = OML_NEW(&cx->tmp, double, x->k);
    if (by(cx, x, w) == OML_OK)
        return w;
    oml_cx_clear(cx);
    return NULL;
}

static void
say_consistency(const oml_problem *p, const oml_problem_weights *w, oml_doc *out)
{
    const char *name =
        w->code == NULL ? oml_doc_say(out, N_("the weights")) : oml_doc_say(out, N_("the weights of %s"), w->code);
    if (isnan(w->consistency))
        return;
    const char *method = w->how == OML_PROBLEM_AHP ? "AHP" : "BWM";
    oml_doc_note(out, OML_NOTE_REMARK, N_("%s come from judgements by %s; consistency ratio %.3f"), name, method,
                 w->consistency);
    if (w->how == OML_PROBLEM_AHP && w->consistency > OML_AHP_CONSISTENT)
        oml_doc_note(
            out, OML_NOTE_WARNING,
            N_("%s contradict each other: the consistency ratio is above %.2f; discuss %s, %s and %s first, which "
               "differ %.1f times from what follows of each other"),
            name, OML_AHP_CONSISTENT, p->criterion[w->triad[0]], p->criterion[w->triad[1]], p->criterion[w->triad[2]],
            w->contradiction);
}

oml_rc
oml_problem_groups_weights(oml_cx *cx, const oml_problem_methods *o, oml_doc *out)
{
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},           {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"least", N_("least"), OML_CELL_REAL, NULL, 3},        {"most", N_("most"), OML_CELL_REAL, NULL, 3},
        {"entropy", N_("by entropy"), OML_CELL_REAL, NULL, 3}, {"critic", N_("by CRITIC"), OML_CELL_REAL, NULL, 3},
    };
    const oml_problem *p = o->p;
    const double *entropy = reference(cx, &o->filled, oml_dispersion_entropy);
    const double *critic = reference(cx, &o->filled, oml_dispersion_critic);
    oml_table *t =
        oml_doc_table(out, "weights", N_("how much each criterion counts; beside it how much the scores differ"),
                      columns, OML_COUNT(columns));
    for (size_t j = 0; j < p->k; j++) {
        oml_table_text(t, p->criterion[j]);
        oml_table_real(t, p->weights.weight[j]);
        oml_table_real(t, p->least[j]);
        oml_table_real(t, p->most[j]);
        oml_table_real(t, entropy == NULL ? (double)NAN : entropy[j]);
        oml_table_real(t, critic == NULL ? (double)NAN : critic[j]);
    }
    oml_doc_run(out, "weights", "%s", oml_problem_weights_word(p->weights.how));
    say_consistency(p, &p->weights, out);
    for (size_t i = 0; i < p->sets; i++)
        say_consistency(p, &p->set[i], out);
    return OML_OK;
}

// ---- groups -------------------------------------------------------------------------------------------------------

// Scores and ranks of every alternative by each set of weights: sets x n.
typedef struct view {
    const oml_problem *p;
    double *score;
    size_t *rank;
} view;

static view
look(oml_cx *cx, const oml_problem *p, const oml_additive *values)
{
    const view v = {p, OML_NEW(&cx->tmp, double, p->sets * p->n), OML_NEW(&cx->tmp, size_t, p->sets * p->n)};
    for (size_t g = 0; g < p->sets; g++) {
        oml_additive model = *values;
        model.weight = p->set[g].weight;
        oml_additive_score(&model, &v.score[g * p->n], NULL, NULL);
        oml_additive_rank(&v.score[g * p->n], p->n, &v.rank[g * p->n]);
    }
    return v;
}

static const char *
listed(const oml_doc *out, const char *before, const char *name)
{
    return before == NULL ? name : oml_arena_printf(out->arena, "%s, %s", before, name);
}

static void
groups(const view *v, const double score[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"weightset", NULL, OML_CELL_TEXT, NULL, 0},
        {"first", N_("first"), OML_CELL_TEXT, NULL, 0},
        {"tau", N_("Kendall's tau with all"), OML_CELL_REAL, NULL, 3},
    };
    const size_t n = v->p->n;
    oml_table *t = oml_doc_table(out, "groups", N_("what each group's weights say"), columns, OML_COUNT(columns));
    for (size_t g = 0; g < v->p->sets; g++) {
        const char *first = NULL, *shown = NULL;
        for (size_t a = 0; a < n; a++)
            if (v->rank[g * n + a] == 1)
                first = listed(out, first, v->p->alternative[a]), shown = listed(out, shown, v->p->title[a]);
        oml_table_shown(t, v->p->set[g].code, v->p->set[g].title);
        oml_table_shown(t, first, shown);
        oml_table_real(t, oml_tau_b(&v->score[g * n], score, n));
    }
}

static void
ranks(const view *v, const size_t order[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"weightset", NULL, OML_CELL_TEXT, NULL, 0},
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, 3},
    };
    const size_t n = v->p->n;
    oml_table *t =
        oml_doc_table(out, "group_ranks", N_("the rank by each group's weights"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < n * v->p->sets; i++) {
        const size_t a = order[i / v->p->sets], g = i % v->p->sets;
        oml_problem_name(t, v->p, a);
        oml_table_shown(t, v->p->set[g].code, v->p->set[g].title);
        oml_table_int(t, (int64_t)v->rank[g * n + a]);
        oml_table_real(t, v->score[g * n + a]);
    }
}

static void
agreement(const view *v, oml_doc *out)
{
    static const oml_column columns[] = {
        {"one", N_("group"), OML_CELL_TEXT, NULL, 0},
        {"other", N_("other group"), OML_CELL_TEXT, NULL, 0},
        {"tau", N_("Kendall's tau"), OML_CELL_REAL, NULL, 3},
    };
    const size_t n = v->p->n;
    oml_table *t = oml_doc_table(out, "group_agreement", N_("how far two groups agree: 1 on every pair, -1 on none"),
                                 columns, OML_COUNT(columns));
    for (size_t g = 0; g < v->p->sets; g++)
        for (size_t h = g + 1; h < v->p->sets; h++) {
            oml_table_shown(t, v->p->set[g].code, v->p->set[g].title);
            oml_table_shown(t, v->p->set[h].code, v->p->set[h].title);
            oml_table_real(t, oml_tau_b(&v->score[g * n], &v->score[h * n], n));
        }
}

static void
disputed(const view *v, const size_t order[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},         {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"best_by", N_("by"), OML_CELL_TEXT, NULL, 0},  {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
        {"worst_by", N_("by"), OML_CELL_TEXT, NULL, 0}, {"apart", N_("places apart"), OML_CELL_INT, NULL, 0},
    };
    const size_t n = v->p->n;
    oml_table *t = oml_doc_table(out, "disputed", N_("on whom the groups disagree"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < n; i++) {
        const size_t a = order[i];
        size_t best = 0, worst = 0;
        for (size_t g = 1; g < v->p->sets; g++) {
            best = v->rank[g * n + a] < v->rank[best * n + a] ? g : best;
            worst = v->rank[g * n + a] > v->rank[worst * n + a] ? g : worst;
        }
        if (v->rank[best * n + a] == v->rank[worst * n + a])
            continue;
        oml_problem_name(t, v->p, a);
        oml_table_int(t, (int64_t)v->rank[best * n + a]);
        oml_table_shown(t, v->p->set[best].code, v->p->set[best].title);
        oml_table_int(t, (int64_t)v->rank[worst * n + a]);
        oml_table_shown(t, v->p->set[worst].code, v->p->set[worst].title);
        oml_table_int(t, (int64_t)(v->rank[worst * n + a] - v->rank[best * n + a]));
    }
}

oml_rc
oml_problem_groups_show(oml_cx *cx, const oml_problem *p, const oml_additive *values, const double score[],
                        const size_t order[], oml_doc *out)
{
    if (p->sets < 2 || p->n < 2)
        return OML_OK;
    const view v = look(cx, p, values);
    oml_kendall k;
    OML_TRY(oml_kendall_of(cx, v.score, p->sets, p->n, NULL, &k));
    groups(&v, score, out);
    ranks(&v, order, out);
    agreement(&v, out);
    disputed(&v, order, out);
    if (!isnan(k.W)) {
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("the orders of %zu groups agree with Kendall's W %.3f: 1 all alike, 0 none"), k.judges, k.W);
        oml_doc_run(out, "groups_W", "%.17g", k.W);
    }
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/whatif.h"

#include "economy/update.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static oml_rc
no_memory(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
}

// All final demand of a table, with what a change makes of it, into y.
static void
demand(const oml_iot *t, const oml_shift *c, double y[])
{
    for (size_t i = 0; i < t->n; i++)
        y[i] = 0;
    for (size_t j = 0; j < t->f; j++)
        for (size_t i = 0; i < t->n; i++)
            y[i] += t->Y[i + j * t->n];
    for (size_t e = 0; c != NULL && e < c->Y.n; e++)
        y[c->Y.row[e]] += c->Y.value[e] - t->Y[c->Y.row[e] + c->Y.col[e] * t->n];
}

oml_rc
oml_whatif_new(oml_cx *cx, const oml_iot *t, const oml_solver *s, oml_whatif **out)
{
    *out = NULL;
    OML_AUTO(mat) *y = NULL;
    OML_TRY(oml_mat_new(cx, t->n, 1, &y));
    demand(t, NULL, y->v);
    OML_AUTO(whatif) *w = calloc(1, sizeof *w);
    if (w == NULL)
        return no_memory(cx, t->n);
    w->t = t, w->solver = s;
    OML_TRY(oml_solver_output(cx, s, y, &w->residual));
    w->x = y->v, y->v = NULL;
    *out = oml_whatif_take(&w);
    return OML_OK;
}

void
oml_whatif_free(oml_whatif *w)
{
    if (w != NULL)
        free(w->x);
    free(w);
}

size_t
oml_whatif_indicators(const oml_iot *t)
{
    return 1 + (t->V == NULL ? 0 : t->primaries.n) + (t->F == NULL ? 0 : t->stressors.n);
}

// ---- one run ----------------------------------------------------------------------------------------------------

static oml_rc
solve(oml_cx *cx, const oml_whatif *w, oml_whatif_answer *a)
{
    OML_AUTO(mat) *y = NULL;
    OML_AUTO(update) *u = NULL;
    OML_TRY(oml_mat_new(cx, w->t->n, 1, &y));
    demand(w->t, &a->change, y->v);
    OML_TRY(oml_update_new(cx, w->t, w->solver, &a->change.A, &u));
    OML_TRY(oml_update_output(cx, u, y, &a->residual));
    a->rank = oml_update_rank(u), a->refreshed = oml_update_refreshed(u);
    a->x = y->v, y->v = NULL;
    return OML_OK;
}

// values: three a step. Steps that do not hold for the year of the table are left out.
static oml_rc
run(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, const double values[], const bool with[],
    oml_whatif_answer **out)
{
    *out = NULL;
    OML_AUTO(whatif_answer) *a = calloc(1, sizeof *a);
    if (a == NULL)
        return no_memory(cx, w->t->n);
    oml_shift_init(&a->change, w->t);
    for (size_t i = 0; i < s->n; i++)
        if ((with == NULL || with[i]) && oml_scenario_holds(&s->step[i], w->t->year))
            OML_TRY(oml_shift_apply(cx, &a->change, &s->step[i], values[3 * i], values[3 * i + 1], values[3 * i + 2]));
    OML_TRY(solve(cx, w, a));
    *out = oml_whatif_answer_take(&a);
    return OML_OK;
}

oml_rc
oml_whatif_run(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level, const bool with[],
               oml_whatif_answer **out)
{
    double *values = OML_NEW(&cx->tmp, double, 3 * s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        const oml_scenario_range *range[] = {&s->step[i].value, &s->step[i].cost, &s->step[i].respend};
        for (size_t v = 0; v < 3; v++)
            values[3 * i + v] = range[v]->at[level];
    }
    return run(cx, w, s, values, with, out);
}

void
oml_whatif_answer_free(oml_whatif_answer *a)
{
    if (a == NULL)
        return;
    oml_shift_done(&a->change);
    free(a->x);
    free(a);
}

// ---- what it says -----------------------------------------------------------------------------------------------

double
oml_whatif_value(const oml_whatif *w, const oml_whatif_answer *a, size_t q, size_t j)
{
    const oml_iot *t = w->t;
    const double x = a == NULL ? w->x[j] : a->x[j];
    const size_t p = t->V == NULL ? 0 : t->primaries.n;
    if (q == OML_WHATIF_OUTPUT)
        return x;
    if (q <= p) {
        const double v = oml_shift_V(t, q - 1, j);
        return x * (a == NULL ? v : oml_edits_get(&a->change.V, q - 1, j, v));
    }
    const double s = oml_shift_S(t, q - 1 - p, j);
    return x * (a == NULL ? s : oml_edits_get(&a->change.S, q - 1 - p, j, s));
}

double
oml_whatif_sum(const oml_whatif *w, const oml_whatif_answer *a, size_t q, uint32_t region, uint32_t sector)
{
    double sum = 0;
    for (size_t j = 0; j < w->t->n; j++)
        if ((region == OML_IOT_NONE || w->t->row_region[j] == region) &&
            (sector == OML_IOT_NONE || w->t->row_sector[j] == sector))
            sum += oml_whatif_value(w, a, q, j);
    return sum;
}

void
oml_whatif_balance(const oml_whatif *w, const oml_whatif_answer *a, oml_whatif_money *out)
{
    const oml_iot *t = w->t;
    const double *x = a == NULL ? w->x : a->x;
    const size_t p = t->V == NULL ? 0 : t->primaries.n;
    *out = (oml_whatif_money){0};
    for (size_t k = 0; k < t->n * t->f; k++)
        out->final += t->Y[k];
    for (size_t e = 0; a != NULL && e < a->change.Y.n; e++)
        out->final += a->change.Y.value[e] - t->Y[a->change.Y.row[e] + a->change.Y.col[e] * t->n];
    double inputs = 0, all = 0;
    for (size_t j = 0; j < t->n; j++) {
        double sum = 0;
        for (size_t i = 0; i < t->n; i++)
            sum += oml_shift_A(t, i, j);
        inputs += sum * x[j], all += x[j];
        for (size_t q = 1; q <= p; q++)
            out->primary += oml_whatif_value(w, a, q, j);
    }
    for (size_t e = 0; a != NULL && e < a->change.A.n; e++) {
        const uint32_t i = a->change.A.row[e], j = a->change.A.col[e];
        inputs += (a->change.A.value[e] - oml_shift_A(t, i, j)) * x[j];
    }
    out->gap = all - inputs - out->primary;
    out->error = out->final - out->primary - out->gap;
}

// ---- whose it is ------------------------------------------------------------------------------------------------

// All indicators of a set of steps, home and abroad, into to[2 q].
static oml_rc
totals(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level, const bool with[], double to[])
{
    OML_AUTO(whatif_answer) *a = NULL;
    OML_TRY(oml_whatif_run(cx, w, s, level, with, &a));
    const size_t q_n = oml_whatif_indicators(w->t);
    for (size_t q = 0; q < q_n; q++) {
        to[2 * q] = to[2 * q + 1] = 0;
        for (size_t j = 0; j < w->t->n; j++)
            to[2 * q + (w->t->row_region[j] == s->home ? 0 : 1)] += oml_whatif_value(w, a, q, j);
    }
    return OML_OK;
}

static oml_rc
in_order(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level, oml_mat *C)
{
    double *was = OML_NEW(&cx->tmp, double, C->cols), *now = OML_NEW(&cx->tmp, double, C->cols);
    bool *with = OML_NEW(&cx->tmp, bool, s->n);
    OML_TRY(totals(cx, w, s, level, with, was));
    for (size_t i = 0; i < s->n; i++) {
        with[i] = true;
        OML_TRY(totals(cx, w, s, level, with, now));
        for (size_t q = 0; q < C->cols; q++)
            *oml_mat_at(C, i, q) = now[q] - was[q];
        memcpy(was, now, C->cols * sizeof *was);
    }
    return OML_OK;
}

static unsigned
ones(size_t set)
{
    unsigned n = 0;
    for (; set != 0; set &= set - 1)
        n++;
    return n;
}

// phi_i = sum over sets T without i of |T|! (n - |T| - 1)! / n! (v(T + i) - v(T)): each run once.
static oml_rc
shapley(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level, oml_mat *C)
{
    const size_t n = s->n, sets = (size_t)1 << n;
    double *v = OML_NEW(&cx->tmp, double, C->cols), weight[OML_WHATIF_SHAPLEY_MOST + 1];
    bool *with = OML_NEW(&cx->tmp, bool, n);
    weight[0] = 1 / (double)n; // of a set of 0 others: 0! (n - 1)! / n!
    for (size_t k = 1; k < n; k++)
        weight[k] = weight[k - 1] * (double)k / (double)(n - k);
    for (size_t set = 0; set < sets; set++) {
        for (size_t i = 0; i < n; i++)
            with[i] = (set >> i & 1) != 0;
        OML_TRY(totals(cx, w, s, level, with, v));
        for (size_t i = 0; i < n; i++) {
            const double share = with[i] ? weight[ones(set) - 1] : -weight[ones(set)];
            for (size_t q = 0; q < C->cols; q++)
                *oml_mat_at(C, i, q) += share * v[q];
        }
    }
    return OML_OK;
}

oml_rc
oml_whatif_attribute(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level,
                     oml_whatif_attribution how, oml_mat **C)
{
    *C = NULL;
    if (how == OML_WHATIF_SHAPLEY && s->n > OML_WHATIF_SHAPLEY_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-WHI-01",
                        N_("at most %d steps can be shared out by Shapley value; the scenario has %zu"),
                        OML_WHATIF_SHAPLEY_MOST, s->n);
    OML_AUTO(mat) *made = NULL;
    OML_TRY(oml_mat_new(cx, s->n, 2 * oml_whatif_indicators(w->t), &made));
    if (s->n > 0)
        OML_TRY((how == OML_WHATIF_SHAPLEY ? shapley : in_order)(cx, w, s, level, made));
    *C = oml_mat_take(&made);
    return OML_OK;
}

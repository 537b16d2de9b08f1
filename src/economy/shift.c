/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/shift.h"

#include <assert.h>
#include <math.h>

void
oml_shift_init(oml_shift *c, const oml_iot *t)
{
    *c = (oml_shift){.t = t};
}

void
oml_shift_done(oml_shift *c)
{
    oml_edits_free(&c->A);
    oml_edits_free(&c->Y);
    oml_edits_free(&c->S);
    oml_edits_free(&c->V);
    oml_edits_free(&c->VY);
}

double
oml_shift_A(const oml_iot *t, size_t i, size_t j)
{
    if (t->A != NULL)
        return t->A[i + j * t->n];
    return t->x[j] == 0 ? 0 : t->Z[i + j * t->n] / t->x[j];
}

double
oml_shift_S(const oml_iot *t, size_t k, size_t j)
{
    return t->x[j] == 0 ? 0 : t->F[k + j * t->stressors.n] / t->x[j];
}

double
oml_shift_V(const oml_iot *t, size_t p, size_t j)
{
    return t->x[j] == 0 ? 0 : t->V[p + j * t->primaries.n] / t->x[j];
}

static bool
in(const bool *set, size_t i)
{
    return set == NULL || set[i];
}

// ---- one column: of a user, who is an industry or a final user ---------------------------------------------------

typedef struct column {
    oml_shift *c;
    bool final;
    size_t j;
    uint32_t region;
    double size; // money per unit of a cell: output of an industry, 1 of final demand
} column;

static double
stored(const column *u, size_t i)
{
    return u->final ? u->c->t->Y[i + u->j * u->c->t->n] : oml_shift_A(u->c->t, i, u->j);
}

static double
cell(const column *u, size_t i)
{
    return oml_edits_get(u->final ? &u->c->Y : &u->c->A, i, u->j, stored(u, i));
}

static oml_rc
add(oml_cx *cx, const column *u, size_t i, double what)
{
    double *at;
    if (what == 0)
        return OML_OK;
    OML_TRY(oml_edits_cell(cx, u->final ? &u->c->Y : &u->c->A, i, u->j, stored(u, i), &at));
    *at += what;
    return OML_OK;
}

static bool
bought_from(const oml_iot *t, const oml_scenario_step *s, size_t i)
{
    return in(s->sector, t->row_sector[i]) && in(s->origin, t->row_region[i]);
}

// Takes the part rho of what is bought; cells below zero (stocks, corrections) are no purchases and stay.
static oml_rc
take(oml_cx *cx, const column *u, const oml_scenario_step *s, double rho, double *freed)
{
    const oml_iot *t = u->c->t;
    *freed = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (!bought_from(t, s, i))
            continue;
        const double less = rho * fmax(cell(u, i), 0);
        OML_TRY(add(cx, u, i, -less));
        *freed += less;
    }
    return OML_OK;
}

// Spends on the products `to`, from where they are bought now, or else from the user's own region.
static oml_rc
spend(oml_cx *cx, const column *u, const oml_scenario_step *s, double money)
{
    const oml_iot *t = u->c->t;
    double now = 0, own = 0;
    assert(s->to != NULL);
    for (size_t i = 0; i < t->n; i++)
        if (s->to[t->row_sector[i]]) {
            now += fmax(cell(u, i), 0);
            own += t->row_region[i] == u->region && t->x[i] > 0 ? 1 : 0;
        }
    if (now == 0 && own == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-SFT-02",
                        N_("step '%s': users in %s buy nothing of the product that is to be bought instead, and it is "
                           "not made there"),
                        s->name, t->regions.code[u->region]);
    for (size_t i = 0; i < t->n; i++)
        if (s->to[t->row_sector[i]])
            OML_TRY(add(cx, u, i,
                        money * (now > 0                                        ? fmax(cell(u, i), 0) / now
                                 : t->row_region[i] == u->region && t->x[i] > 0 ? 1 / own
                                                                                : 0)));
    return OML_OK;
}

// Spends on all that the final user buys already, but what the step names: products, and what is paid on top of them.
static oml_rc
respend(oml_cx *cx, const column *u, const oml_scenario_step *s, double money)
{
    oml_shift *c = u->c;
    const oml_iot *t = c->t;
    const size_t p = t->VY == NULL ? 0 : t->primaries.n;
    double now = 0;
    for (size_t i = 0; i < t->n; i++)
        now += bought_from(t, s, i) ? 0 : fmax(cell(u, i), 0);
    for (size_t i = 0; i < p; i++)
        now += fmax(oml_edits_get(&c->VY, i, u->j, t->VY[i + u->j * p]), 0);
    if (now == 0)
        return OML_OK;
    for (size_t i = 0; i < t->n; i++)
        if (!bought_from(t, s, i))
            OML_TRY(add(cx, u, i, money * fmax(cell(u, i), 0) / now));
    for (size_t i = 0; i < p; i++) {
        double *at;
        OML_TRY(oml_edits_cell(cx, &c->VY, i, u->j, t->VY[i + u->j * p], &at));
        *at += money * fmax(*at, 0) / now;
    }
    c->money.respent += money;
    c->money.kept -= money;
    return OML_OK;
}

// Keeps the rest of what an industry saves as primary input.
static oml_rc
keep(oml_cx *cx, const column *u, const oml_scenario_step *s, double rest)
{
    oml_shift *c = u->c;
    c->money.primary += rest * u->size;
    if (c->t->V == NULL || c->t->primaries.n == 0)
        return OML_OK;
    const size_t p = s->primary == OML_IOT_NONE ? c->t->primaries.n - 1 : s->primary;
    double *at;
    OML_TRY(oml_edits_cell(cx, &c->V, p, u->j, oml_shift_V(c->t, p, u->j), &at));
    *at += rest;
    return OML_OK;
}

static oml_rc
move(oml_cx *cx, const column *u, const oml_scenario_step *s, double rho, double cost, double again, bool *any)
{
    oml_shift_money *m = &u->c->money;
    double freed;
    OML_TRY(take(cx, u, s, rho, &freed));
    if (freed == 0)
        return OML_OK;
    *any = true;
    const double spent = s->to == NULL ? 0 : cost * freed, rest = freed - spent;
    if (spent != 0)
        OML_TRY(spend(cx, u, s, spent));
    m->less += freed * u->size;
    m->to += spent * u->size;
    if (!u->final)
        return keep(cx, u, s, rest);
    m->kept += rest;
    return again == 0 || rest == 0 ? OML_OK : respend(cx, u, s, again * rest);
}

// Of each product: the part v of what comes from abroad comes from the user's own region.
static oml_rc
bring_home(oml_cx *cx, const column *u, const oml_scenario_step *s, double v, double *abroad, bool *any)
{
    const oml_iot *t = u->c->t;
    for (size_t p = 0; p < t->sectors.n; p++)
        abroad[p] = 0;
    for (size_t i = 0; i < t->n; i++)
        if (bought_from(t, s, i) && t->row_region[i] != u->region)
            abroad[t->row_sector[i]] += fmax(cell(u, i), 0);
    for (size_t i = 0; i < t->n; i++) {
        const bool own = t->row_region[i] == u->region;
        if (own && in(s->sector, t->row_sector[i]) && abroad[t->row_sector[i]] > 0 && t->x[i] > 0) {
            // Bought abroad until now; made at home as well.
            OML_TRY(add(cx, u, i, v * abroad[t->row_sector[i]]));
            u->c->money.less += v * abroad[t->row_sector[i]] * u->size;
            u->c->money.to += v * abroad[t->row_sector[i]] * u->size;
            abroad[t->row_sector[i]] = -1; // found: take it away abroad
            *any = true;
        }
    }
    for (size_t i = 0; i < t->n; i++)
        if (bought_from(t, s, i) && t->row_region[i] != u->region && abroad[t->row_sector[i]] < 0)
            OML_TRY(add(cx, u, i, -v * fmax(cell(u, i), 0)));
    return OML_OK;
}

// ---- all columns concerned --------------------------------------------------------------------------------------

typedef struct values {
    double value, rho, cost, respend;
    double *abroad; // room for a number a sector
} values;

static oml_rc
one_user(oml_cx *cx, const column *u, const oml_scenario_step *s, const values *v, bool *any)
{
    return s->kind == OML_SCENARIO_IMPORT_SHARE ? bring_home(cx, u, s, v->value, v->abroad, any)
                                                : move(cx, u, s, v->rho, v->cost, v->respend, any);
}

static oml_rc
purchases(oml_cx *cx, oml_shift *c, const oml_scenario_step *s, const values *v, bool *any)
{
    const oml_iot *t = c->t;
    for (size_t j = 0; s->industry && j < t->n; j++)
        if (in(s->region, t->row_region[j]) && in(s->user, t->row_sector[j]) && t->x[j] != 0) {
            OML_TRY(oml_cx_go_on(cx));
            OML_TRY(one_user(cx, &(column){c, false, j, t->row_region[j], t->x[j]}, s, v, any));
        }
    for (size_t j = 0; s->final && j < t->f; j++)
        if (in(s->region, t->col_region[j]) && in(s->category, t->col_category[j]))
            OML_TRY(one_user(cx, &(column){c, true, j, t->col_region[j], 1}, s, v, any));
    return OML_OK;
}

// Stressors or primary inputs per unit of output, of the sectors and regions named.
static oml_rc
per_unit(oml_cx *cx, oml_shift *c, const oml_scenario_step *s, double v, bool *any)
{
    const oml_iot *t = c->t;
    const bool stressor = s->kind == OML_SCENARIO_STRESSOR;
    const size_t k = stressor ? t->stressors.n : t->primaries.n;
    const uint32_t which = stressor ? s->stressor : s->primary == OML_IOT_NONE ? (uint32_t)k - 1 : s->primary;
    for (size_t j = 0; j < t->n; j++)
        for (size_t i = 0; i < k; i++) {
            if (!in(s->sector, t->row_sector[j]) || !in(s->region, t->row_region[j]) ||
                (which != OML_IOT_NONE && i != which))
                continue;
            const double was = stressor ? oml_shift_S(t, i, j) : oml_shift_V(t, i, j);
            double *at;
            OML_TRY(oml_edits_cell(cx, stressor ? &c->S : &c->V, i, j, was, &at));
            *any = *any || *at != 0;
            *at *= 1 + v;
        }
    return OML_OK;
}

static bool
has_what_it_takes(const oml_iot *t, oml_scenario_kind kind)
{
    if (kind == OML_SCENARIO_IMPORT_SHARE)
        return t->regions.n > 1;
    if (kind == OML_SCENARIO_STRESSOR)
        return t->F != NULL && t->stressors.n > 0;
    return kind != OML_SCENARIO_VALUE_ADDED || (t->V != NULL && t->primaries.n > 0);
}

oml_rc
oml_shift_apply(oml_cx *cx, oml_shift *c, const oml_scenario_step *s, double value, double cost, double respend)
{
    const oml_scenario_rule *rule = oml_scenario_rule_of(s->kind);
    const values v = {value, oml_scenario_less(s->kind, value), cost, respend,
                      OML_NEW(&cx->tmp, double, c->t->sectors.n)};
    if (!has_what_it_takes(c->t, s->kind))
        return OML_FAIL(cx, OML_E_INPUT, "OML-SFT-04",
                        N_("step '%s': the table has nothing that the kind '%s' could change"), s->name, rule->name);
    if (!(v.rho <= 1) || !(value > -1) || (s->kind == OML_SCENARIO_IMPORT_SHARE && !(value >= 0)))
        return OML_FAIL(cx, OML_E_INPUT, "OML-SFT-03", N_("step '%s': a change of %g leaves less than nothing"),
                        s->name, value);
    bool any = false;
    if (s->kind == OML_SCENARIO_STRESSOR || s->kind == OML_SCENARIO_VALUE_ADDED)
        OML_TRY(per_unit(cx, c, s, value, &any));
    else
        OML_TRY(purchases(cx, c, s, &v, &any));
    if (!any && value != 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-SFT-01", N_("step '%s' finds nothing in the table to change"), s->name);
    return OML_OK;
}

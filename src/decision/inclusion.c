/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/inclusion.h"

#include "num/random.h"

#include <math.h>
#include <stdlib.h>

static oml_rc
check(oml_cx *cx, const oml_inclusion *m, size_t draws)
{
    OML_TRY(oml_additive_check(cx, m->values));
    if (draws == 0 || !(m->spread >= 0 && m->spread <= 1))
        return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-10", N_("there must be draws, and a spread of weights from 0 to 1"));
    return OML_OK;
}

static double
factor(const oml_inclusion *m, size_t i)
{
    return m->factor == NULL ? 1 : m->factor[i];
}

// ---- drawn optima -------------------------------------------------------------------------------------------------

static void
draw_weights(const oml_inclusion *m, oml_random *r, double w[])
{
    const size_t k = m->values->k;
    double sum = 0;
    for (size_t j = 0; j < k; j++) {
        w[j] = oml_random_exponential(r);
        sum += w[j];
    }
    for (size_t j = 0; j < k; j++)
        w[j] = (1 - m->spread) * m->values->weight[j] + m->spread * w[j] / sum;
}

static void
draw_benefits(const oml_inclusion *m, oml_random *r, double w[], double benefit[])
{
    const oml_additive *v = m->values;
    draw_weights(m, r, w);
    for (size_t i = 0; i < v->n; i++) {
        benefit[i] = 0;
        for (size_t j = 0; j < v->k; j++) {
            const double low = v->low[i * v->k + j], high = v->high == NULL ? low : v->high[i * v->k + j];
            benefit[i] += w[j] * (low + (high - low) * oml_random_unit(r));
        }
        benefit[i] *= factor(m, i);
    }
}

// Rules whose numbers are drawn anew: by (n_rules) is NULL for those that are certain.
typedef struct drawn {
    oml_mip_row *rule;
    int64_t **by;
    double *dear; // n: how dear each item turns out, from 0 to 1
} drawn;

static void
own_rules(oml_cx *cx, const oml_inclusion *m, drawn *out)
{
    const size_t n = m->portfolio->n_rules;
    *out = (drawn){OML_NEW(&cx->tmp, oml_mip_row, n + 1), OML_NEW(&cx->tmp, int64_t *, n + 1),
                   OML_NEW(&cx->tmp, double, m->portfolio->n + 1)};
    for (size_t r = 0; r < n; r++) {
        out->rule[r] = m->portfolio->rule[r];
        if (m->range == NULL || m->range[r].low == NULL)
            continue;
        out->by[r] = OML_NEW(&cx->tmp, int64_t, out->rule[r].n + 1);
        out->rule[r].by = out->by[r];
    }
}

// After the benefits, so that what is certain in its costs draws the same numbers as without them.
static void
draw_costs(const oml_inclusion *m, oml_random *random, drawn *d)
{
    for (size_t i = 0; i < m->portfolio->n; i++)
        d->dear[i] = 2 * oml_random_unit(random) - 1;
    for (size_t r = 0; r < m->portfolio->n_rules; r++) {
        const oml_mip_row *expected = &m->portfolio->rule[r];
        for (size_t k = 0; d->by[r] != NULL && k < expected->n; k++) {
            const double u = d->dear[expected->at[k]];
            const int64_t end = u < 0 ? m->range[r].low[k] : m->range[r].high[k];
            d->by[r][k] = expected->by[k] + llround(fabs(u) * (double)(end - expected->by[k]));
        }
    }
}

oml_rc
oml_inclusion_draw(oml_cx *cx, const oml_inclusion *m, size_t draws, uint64_t seed, double share[],
                   oml_inclusion_drawn *out)
{
    OML_TRY(check(cx, m, draws));
    const size_t n = m->portfolio->n;
    double *w = OML_NEW(&cx->tmp, double, m->values->k), *benefit = OML_NEW(&cx->tmp, double, n + 1);
    size_t *count = OML_NEW(&cx->tmp, size_t, n + 1);
    drawn rules;
    own_rules(cx, m, &rules);
    oml_portfolio p = *m->portfolio;
    p.benefit = benefit;
    p.rule = rules.rule;
    *out = (oml_inclusion_drawn){0};
    const unsigned char *start = NULL;
    for (size_t d = 0; d < draws; d++) {
        oml_random r;
        oml_random_init(&r, seed, d);
        draw_benefits(m, &r, w, benefit);
        draw_costs(m, &r, &rules);
        oml_portfolio_choice c;
        OML_TRY(oml_portfolio_best(cx, &p, start, &c));
        oml_cx_tell(cx, N_("drawing scores and weights"), (double)(d + 1), (double)draws);
        if (c.status == OML_MIP_UNKNOWN)
            break;
        out->impossible += c.status == OML_MIP_INFEASIBLE;
        if (c.x == NULL)
            continue;
        start = c.x;
        out->solved += c.status == OML_MIP_OPTIMUM;
        for (size_t i = 0; i < n; i++)
            count[i] += c.status == OML_MIP_OPTIMUM && c.x[i];
    }
    for (size_t i = 0; i < n; i++)
        share[i] = out->solved == 0 ? 0 : (double)count[i] / (double)out->solved;
    return OML_OK;
}

// ---- all portfolios that no other dominates -----------------------------------------------------------------------

enum { MOST_KEPT = 20000, MOST_COMPARISONS = 300000000 };

typedef struct exact {
    size_t n, k;
    double *low, *high; // extreme weights x items
    uint32_t *kept;
    size_t n_kept, compared;
} exact;

// p dominates q when it is no worse under all extreme weights with p's own items at their worst and q's at their best,
// and better under one of the two.
static bool
dominates(const exact *e, uint32_t p, uint32_t q)
{
    bool better = false;
    const uint32_t mine = p & ~q, theirs = q & ~p;
    for (size_t j = 0; j < e->k; j++) {
        double worst = 0, best = 0;
        for (size_t i = 0; i < e->n; i++) {
            if (mine >> i & 1) {
                worst += e->low[j * e->n + i];
                best += e->high[j * e->n + i];
            } else if (theirs >> i & 1) {
                worst -= e->high[j * e->n + i];
                best -= e->low[j * e->n + i];
            }
        }
        if (worst < -1e-12)
            return false;
        better = better || best > 1e-12;
    }
    return better;
}

// Dominance passes on, so that what is dropped need not be looked at again. False: too much to compare.
static bool
offer(exact *e, uint32_t p)
{
    size_t left = 0;
    bool out = false;
    for (size_t i = 0; i < e->n_kept && !out; i++)
        out = dominates(e, e->kept[i], p);
    e->compared += e->n_kept;
    if (out)
        return true;
    for (size_t i = 0; i < e->n_kept; i++)
        if (!dominates(e, p, e->kept[i]))
            e->kept[left++] = e->kept[i];
    e->compared += e->n_kept;
    e->n_kept = left;
    if (e->n_kept == MOST_KEPT || e->compared > MOST_COMPARISONS)
        return false;
    e->kept[e->n_kept++] = p;
    return true;
}

static void
extremes(oml_cx *cx, const oml_inclusion *m, exact *e)
{
    const oml_additive *v = m->values;
    *e = (exact){.n = v->n, .k = v->k};
    e->low = OML_NEW(&cx->tmp, double, v->n * v->k);
    e->high = OML_NEW(&cx->tmp, double, v->n * v->k);
    e->kept = OML_NEW(&cx->tmp, uint32_t, MOST_KEPT);
    for (size_t x = 0; x < v->k; x++)
        for (size_t i = 0; i < v->n; i++)
            for (size_t j = 0; j < v->k; j++) {
                const double w = (1 - m->spread) * v->weight[j] + (j == x ? m->spread : 0);
                const double low = v->low[i * v->k + j], high = v->high == NULL ? low : v->high[i * v->k + j];
                e->low[x * v->n + i] += w * factor(m, i) * low;
                e->high[x * v->n + i] += w * factor(m, i) * high;
            }
}

oml_rc
oml_inclusion_core(oml_cx *cx, const oml_inclusion *m, double core[], size_t *portfolios)
{
    OML_TRY(check(cx, m, 1));
    *portfolios = 0;
    const oml_portfolio *p = m->portfolio;
    if (p->n > OML_INCLUSION_SMALL || p->n_synergies > 0)
        return OML_OK;
    exact e;
    extremes(cx, m, &e);
    const oml_mip rules = {p->n, NULL, p->rule, p->n_rules};
    unsigned char x[OML_INCLUSION_SMALL];
    for (uint32_t choice = (uint32_t)1 << p->n; choice-- > 0;) { // from large to small: supersets first
        if (choice % 4096 == 0)
            OML_TRY(oml_cx_go_on(cx));
        for (size_t i = 0; i < p->n; i++)
            x[i] = choice >> i & 1;
        if (oml_mip_keeps(&rules, x) && !offer(&e, choice))
            return OML_OK;
    }
    for (size_t i = 0; i < p->n; i++) {
        size_t in = 0;
        for (size_t q = 0; q < e.n_kept; q++)
            in += e.kept[q] >> i & 1;
        core[i] = e.n_kept == 0 ? 0 : (double)in / (double)e.n_kept;
    }
    *portfolios = e.n_kept;
    return OML_OK;
}

const char *
oml_inclusion_word(double share)
{
    return share >= 1 ? "core" : share <= 0 ? "exterior" : "borderline";
}

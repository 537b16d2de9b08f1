/* A benefit of 1 becomes 1024 units less a share of the cost below 1000: so one search finds the cheapest of the best.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "decision/portfolio.h"

#include <math.h>
#include <string.h>

enum { STEP = 1024, PENALTY = 1000 };

double
oml_portfolio_benefit(const oml_portfolio *p, const unsigned char x[])
{
    double sum = 0;
    for (size_t i = 0; i < p->n; i++)
        sum += x[i] ? p->benefit[i] : 0;
    for (size_t s = 0; s < p->n_synergies; s++)
        sum += x[p->synergy[s].a] && x[p->synergy[s].b] ? p->synergy[s].bonus : 0;
    return sum;
}

static int64_t
cost_of(const oml_portfolio *p, const unsigned char x[])
{
    int64_t sum = 0;
    for (size_t i = 0; i < p->n; i++)
        sum += x[i] ? p->cost[i] : 0;
    return sum;
}

// The power of ten that brings the largest benefit to a million at most: whole benefits stay whole.
static double
unit(const oml_portfolio *p)
{
    double largest = 0;
    for (size_t i = 0; i < p->n; i++)
        largest = fmax(largest, fabs(p->benefit[i]));
    for (size_t s = 0; s < p->n_synergies; s++)
        largest = fmax(largest, fabs(p->synergy[s].bonus));
    return largest > 0 ? pow(10, floor(log10(1e6 / largest))) : 1;
}

static oml_rc
gains(oml_cx *cx, const oml_portfolio *p, double scale, int64_t gain[])
{
    double total = 0;
    for (size_t i = 0; i < p->n; i++)
        total += fabs((double)p->cost[i]);
    for (size_t i = 0; i < p->n; i++) {
        if (!isfinite(p->benefit[i]))
            return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-01", N_("the benefit of item %zu is not a finite number"), i + 1);
        gain[i] = STEP * llround(p->benefit[i] * scale);
        if (total > 0)
            gain[i] -= (int64_t)floor(PENALTY * (double)p->cost[i] / total);
    }
    for (size_t s = 0; s < p->n_synergies; s++) {
        if (!isfinite(p->synergy[s].bonus))
            return OML_FAIL(cx, OML_E_INPUT, "OML-PTF-01", N_("the benefit of item %zu is not a finite number"),
                            p->n + s + 1);
        gain[p->n + s] = STEP * llround(p->synergy[s].bonus * scale);
    }
    return OML_OK;
}

static oml_mip_row
row_of(oml_cx *cx, const size_t at[], const int64_t by[], size_t n, int64_t least, int64_t most)
{
    size_t *to = OML_NEW(&cx->tmp, size_t, n);
    int64_t *of = OML_NEW(&cx->tmp, int64_t, n);
    memcpy(to, at, n * sizeof *to);
    memcpy(of, by, n * sizeof *of);
    return (oml_mip_row){to, of, n, least, most};
}

// y is at most either item; where it costs, it cannot be left out when both are there.
static size_t
tie(oml_cx *cx, const oml_portfolio *p, size_t s, oml_mip_row out[])
{
    const oml_portfolio_synergy *g = &p->synergy[s];
    const size_t y = p->n + s;
    if (g->bonus < 0) {
        out[0] = row_of(cx, (size_t[]){g->a, g->b, y}, (int64_t[]){1, 1, -1}, 3, -OML_MIP_FREE, 1);
        return 1;
    }
    out[0] = row_of(cx, (size_t[]){y, g->a}, (int64_t[]){1, -1}, 2, -OML_MIP_FREE, 0);
    out[1] = row_of(cx, (size_t[]){y, g->b}, (int64_t[]){1, -1}, 2, -OML_MIP_FREE, 0);
    return 2;
}

oml_rc
oml_portfolio_best(oml_cx *cx, const oml_portfolio *p, const unsigned char start[], oml_portfolio_choice *out)
{
    *out = (oml_portfolio_choice){.status = OML_MIP_UNKNOWN, .benefit = (double)NAN, .bound = (double)NAN};
    const size_t n = p->n + p->n_synergies;
    const double scale = unit(p);
    int64_t *gain = OML_NEW(&cx->tmp, int64_t, n + 1);
    OML_TRY(gains(cx, p, scale, gain));
    oml_mip_row *row = OML_NEW(&cx->tmp, oml_mip_row, p->n_rules + 2 * p->n_synergies + 1);
    if (p->n_rules > 0)
        memcpy(row, p->rule, p->n_rules * sizeof *row);
    size_t rows = p->n_rules;
    for (size_t s = 0; s < p->n_synergies; s++)
        rows += tie(cx, p, s, row + rows);
    unsigned char *x = OML_NEW(&cx->tmp, unsigned char, n + 1), *from = NULL;
    if (start != NULL) {
        from = OML_NEW(&cx->tmp, unsigned char, n + 1);
        memcpy(from, start, p->n);
        for (size_t s = 0; s < p->n_synergies; s++)
            from[p->n + s] = start[p->synergy[s].a] && start[p->synergy[s].b];
    }
    oml_mip_result r;
    OML_TRY(oml_mip_solve(cx, &(oml_mip){n, gain, row, rows}, &p->limit, from, x, &r));
    out->status = r.status;
    out->seconds = r.seconds;
    if (r.status == OML_MIP_INFEASIBLE || r.status == OML_MIP_UNKNOWN)
        return OML_OK;
    out->x = x;
    out->benefit = oml_portfolio_benefit(p, x);
    out->cost = cost_of(p, x);
    for (size_t i = 0; i < p->n; i++)
        out->taken += x[i];
    out->bound = r.bound == r.value ? out->benefit : fmax(out->benefit, ((double)r.bound / STEP + 1) / scale);
    return OML_OK;
}

oml_portfolio
oml_portfolio_with(oml_cx *cx, const oml_portfolio *p, size_t at, oml_mip_row rule)
{
    oml_portfolio with = *p;
    oml_mip_row *row = OML_NEW(&cx->tmp, oml_mip_row, p->n_rules + 1);
    if (p->n_rules > 0)
        memcpy(row, p->rule, p->n_rules * sizeof *row);
    row[at] = rule;
    with.rule = row;
    with.n_rules = at < p->n_rules ? p->n_rules : p->n_rules + 1;
    return with;
}

oml_mip_row
oml_portfolio_fix(oml_cx *cx, size_t i, int64_t value)
{
    return row_of(cx, &i, (int64_t[]){1}, 1, value, value);
}

oml_mip_row
oml_portfolio_spend(oml_cx *cx, const oml_portfolio *p, int64_t most)
{
    size_t *at = OML_NEW(&cx->tmp, size_t, p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        at[i] = i;
    return (oml_mip_row){at, p->cost, p->n, -OML_MIP_FREE, most};
}

// ---- by benefit per euro ------------------------------------------------------------------------------------------

static double
ratio(const oml_portfolio *p, size_t i)
{
    return p->cost[i] > 0 ? p->benefit[i] / (double)p->cost[i] : (double)INFINITY;
}

// Does taking i pass an upper end, or move a rule further below its lower end?
static bool
hurts(const oml_portfolio *p, size_t i, const int64_t sum[])
{
    for (size_t r = 0; r < p->n_rules; r++) {
        const oml_mip_row *row = &p->rule[r];
        for (size_t k = 0; k < row->n; k++)
            if (row->at[k] == i &&
                ((row->by[k] > 0 && row->most != OML_MIP_FREE && sum[r] + row->by[k] > row->most) ||
                 (row->by[k] < 0 && row->least != -OML_MIP_FREE && sum[r] + row->by[k] < row->least)))
                return true;
    }
    return false;
}

void
oml_portfolio_greedy(oml_cx *cx, const oml_portfolio *p, size_t order[], unsigned char x[], bool *keeps)
{
    for (size_t i = 0; i < p->n; i++) {
        size_t at = i;
        for (; at > 0 && ratio(p, order[at - 1]) < ratio(p, i); at--)
            order[at] = order[at - 1];
        order[at] = i;
        x[i] = 0;
    }
    int64_t *sum = OML_NEW(&cx->tmp, int64_t, p->n_rules + 1);
    for (bool more = true; more;) {
        more = false;
        for (size_t o = 0; o < p->n; o++) {
            const size_t i = order[o];
            if (x[i] || p->benefit[i] < 0 || hurts(p, i, sum))
                continue;
            x[i] = more = true;
            for (size_t r = 0; r < p->n_rules; r++)
                for (size_t k = 0; k < p->rule[r].n; k++)
                    sum[r] += p->rule[r].at[k] == i ? p->rule[r].by[k] : 0;
        }
    }
    *keeps = oml_mip_keeps(&(oml_mip){p->n, NULL, p->rule, p->n_rules}, x);
}

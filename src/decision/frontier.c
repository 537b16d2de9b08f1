/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/frontier.h"

// Only money counts: the cheapest portfolio that keeps all rules.
static oml_rc
cheapest(oml_cx *cx, const oml_portfolio *p, int64_t *cost)
{
    double *saved = OML_NEW(&cx->tmp, double, p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        saved[i] = -(double)p->cost[i];
    oml_portfolio frugal = *p;
    frugal.benefit = saved;
    frugal.n_synergies = 0;
    oml_portfolio_choice c;
    OML_TRY(oml_portfolio_best(cx, &frugal, NULL, &c));
    *cost = c.x == NULL ? 0 : c.cost;
    return OML_OK;
}

static double
slope(const oml_frontier_point *a, const oml_frontier_point *b)
{
    return (b->choice.benefit - a->choice.benefit) / (double)(b->choice.cost - a->choice.cost);
}

// From each point on the hull the next is the one of steepest rise; of equals the farthest.
static void
support(oml_frontier_point point[], size_t n)
{
    for (size_t i = 0; i < n;) {
        point[i].supported = true;
        size_t next = n;
        for (size_t j = i + 1; j < n; j++)
            if (next == n || slope(&point[i], &point[j]) >= slope(&point[i], &point[next]))
                next = j;
        i = next;
    }
}

oml_rc
oml_frontier_draw(oml_cx *cx, const oml_portfolio *p, size_t points, oml_frontier_point point[], size_t *n)
{
    *n = 0;
    oml_portfolio_choice best;
    OML_TRY(oml_portfolio_best(cx, p, NULL, &best));
    if (best.x == NULL)
        return OML_OK;
    int64_t least;
    OML_TRY(cheapest(cx, p, &least));
    const unsigned char *start = NULL;
    for (size_t k = 0; k < points; k++) {
        const int64_t budget = k + 1 == points || best.cost <= least
                                   ? best.cost
                                   : least + (int64_t)((double)(best.cost - least) * (double)k / (double)(points - 1));
        const oml_portfolio within = oml_portfolio_with(cx, p, p->n_rules, oml_portfolio_spend(cx, p, budget));
        oml_portfolio_choice c = best;
        if (budget < best.cost)
            OML_TRY(oml_portfolio_best(cx, &within, start, &c));
        oml_cx_tell(cx, N_("drawing the frontier"), (double)(k + 1), (double)points);
        if (c.x == NULL)
            continue;
        start = c.x;
        const bool more = *n == 0 || (c.benefit > point[*n - 1].choice.benefit && c.cost > point[*n - 1].choice.cost);
        if (more)
            point[(*n)++] = (oml_frontier_point){budget, c, false};
        if (budget == best.cost)
            break;
    }
    support(point, *n);
    return OML_OK;
}

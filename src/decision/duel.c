/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/duel.h"

#include <math.h>

void
oml_duel_count(oml_cx *cx, const double value[], const double times[], size_t voters, size_t items, oml_duel *out)
{
    *out = (oml_duel){items, OML_NEW(&cx->tmp, double, items *items), OML_NEW(&cx->tmp, double, items *items)};
    for (size_t v = 0; v < voters; v++)
        for (size_t a = 0; a < items; a++)
            for (size_t b = 0; b < items; b++) {
                const double x = value[v * items + a], y = value[v * items + b], by = times != NULL ? times[v] : 1;
                if (a == b || isnan(x) || isnan(y))
                    continue;
                out->wins[a * items + b] += x > y ? by : 0;
                out->ties[a * items + b] += x == y ? by : 0;
            }
}

void
oml_duel_borda(const oml_duel *d, double points[])
{
    for (size_t a = 0; a < d->n; a++) {
        points[a] = 0;
        for (size_t b = 0; b < d->n; b++)
            points[a] += d->wins[a * d->n + b] + d->ties[a * d->n + b] / 2;
    }
}

size_t
oml_duel_condorcet(const oml_duel *d)
{
    for (size_t a = 0; a < d->n; a++) {
        bool all = true;
        for (size_t b = 0; b < d->n; b++)
            all = all && (a == b || d->wins[a * d->n + b] > d->wins[b * d->n + a]);
        if (all)
            return a;
    }
    return SIZE_MAX;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/sum.h"

#include <math.h>

void
oml_sum_add(oml_sum *s, double x)
{
    const double t = s->sum + x;
    // Of the two, the smaller loses digits; what it lost is exact.
    s->rest += fabs(s->sum) >= fabs(x) ? s->sum - t + x : x - t + s->sum;
    s->sum = t;
}

double
oml_sum_get(const oml_sum *s)
{
    return isfinite(s->sum) ? s->sum + s->rest : s->sum;
}

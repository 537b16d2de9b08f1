/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/topsis.h"

#include <math.h>

// Adds criterion j to the squared distances.
static void
add(const oml_performance *p, oml_topsis_normal how, size_t j, oml_topsis *out)
{
    const double *x = &p->x[j];
    double low = x[0], high = x[0], squares = 0;
    for (size_t a = 0; a < p->n; a++) {
        low = fmin(low, x[a * p->k]);
        high = fmax(high, x[a * p->k]);
        squares += x[a * p->k] * x[a * p->k];
    }
    const double span = how == OML_TOPSIS_VECTOR ? sqrt(squares) : how == OML_TOPSIS_MINMAX ? high - low : 1;
    const double scale = span > 0 ? p->weight[j] / span : 0;
    const bool falls = p->falls != NULL && p->falls[j];
    const double best = falls ? low : high, worst = falls ? high : low;
    for (size_t a = 0; a < p->n; a++) {
        const double up = scale * (x[a * p->k] - best), down = scale * (x[a * p->k] - worst);
        out->up[a * p->k + j] = up * up;
        out->down[a * p->k + j] = down * down;
        out->to_ideal[a] += up * up;
        out->from_worst[a] += down * down;
    }
}

oml_rc
oml_topsis_rank(oml_cx *cx, const oml_performance *p, oml_topsis_normal how, oml_topsis *out)
{
    OML_TRY(oml_performance_check(cx, p, true));
    *out =
        (oml_topsis){OML_NEW(&cx->tmp, double, p->n), OML_NEW(&cx->tmp, double, p->n), OML_NEW(&cx->tmp, double, p->n),
                     OML_NEW(&cx->tmp, double, p->n * p->k), OML_NEW(&cx->tmp, double, p->n * p->k)};
    for (size_t j = 0; j < p->k; j++)
        add(p, how, j, out);
    for (size_t a = 0; a < p->n; a++) {
        out->to_ideal[a] = sqrt(out->to_ideal[a]);
        out->from_worst[a] = sqrt(out->from_worst[a]);
        const double both = out->to_ideal[a] + out->from_worst[a];
        out->closeness[a] = both > 0 ? out->from_worst[a] / both : 0.5;
    }
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/additive.h"

#include <math.h>

static double
high_of(const oml_additive *m, size_t i)
{
    return m->high != NULL ? m->high[i] : m->low[i];
}

oml_rc
oml_additive_check(oml_cx *cx, const oml_additive *m)
{
    if (m->n == 0 || m->k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-20",
                        N_("there is nothing to compare: %zu alternatives on %zu criteria"), m->n, m->k);
    for (size_t i = 0; i < m->n * m->k; i++) {
        if (!isfinite(m->low[i]) || !isfinite(high_of(m, i)))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-21",
                            N_("the value of alternative %zu on criterion %zu is not a finite number"), i / m->k + 1,
                            i % m->k + 1);
        if (m->low[i] > high_of(m, i))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-22",
                            N_("the range of alternative %zu on criterion %zu is upside down"), i / m->k + 1,
                            i % m->k + 1);
    }
    double sum = 0;
    bool fine = true;
    for (size_t j = 0; j < m->k; j++) {
        fine = fine && m->weight[j] >= 0;
        sum += m->weight[j];
    }
    if (!fine || !(fabs(sum - 1) <= 1e-9))
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-23", N_("weights must be zero or more and add up to 1, not to %g"),
                        sum);
    return OML_OK;
}

double
oml_additive_value(const oml_additive *m, size_t a, size_t j)
{
    const size_t i = a * m->k + j;
    return m->high != NULL ? (m->low[i] + m->high[i]) / 2 : m->low[i];
}

double
oml_additive_part(const oml_additive *m, size_t a, size_t j)
{
    return m->weight[j] * oml_additive_value(m, a, j);
}

void
oml_additive_score(const oml_additive *m, double score[], double low[], double high[])
{
    for (size_t a = 0; a < m->n; a++) {
        double middle = 0, least = 0, most = 0;
        for (size_t j = 0; j < m->k; j++) {
            middle += oml_additive_part(m, a, j);
            least += m->weight[j] * m->low[a * m->k + j];
            most += m->weight[j] * high_of(m, a * m->k + j);
        }
        score[a] = middle;
        if (low != NULL)
            low[a] = least;
        if (high != NULL)
            high[a] = most;
    }
}

// Better by more than rounding: the slack grows with the numbers, for models whose values are not between 0 and 1.
static bool
better(double x, double y)
{
    return x - y > OML_ADDITIVE_TIE * fmax(1, fmax(fabs(x), fabs(y)));
}

void
oml_additive_rank(const double score[], size_t n, size_t rank[])
{
    for (size_t a = 0; a < n; a++) {
        rank[a] = 1;
        for (size_t b = 0; b < n; b++)
            rank[a] += better(score[b], score[a]);
    }
}

void
oml_additive_reach(const double low[], const double high[], size_t n, size_t best[], size_t worst[])
{
    for (size_t a = 0; a < n; a++) {
        best[a] = worst[a] = 1;
        for (size_t b = 0; b < n; b++) {
            best[a] += b != a && better(low[b], high[a]);
            worst[a] += b != a && better(high[b], low[a]);
        }
    }
}

bool
oml_additive_dominates(const oml_additive *m, size_t a, size_t b)
{
    bool strictly = false;
    for (size_t j = 0; j < m->k; j++) {
        const double least = m->low[a * m->k + j], most = high_of(m, b * m->k + j);
        if (least < most)
            return false;
        strictly = strictly || least > most;
    }
    return strictly;
}

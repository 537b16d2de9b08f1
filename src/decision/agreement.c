/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/agreement.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Type 7 of Hyndman and Fan: the default of R, and Excel's inclusive.
static double
quantile(const double sorted[], size_t n, double p)
{
    if (n == 0)
        return (double)NAN;
    const double at = p * (double)(n - 1), whole = floor(at);
    const size_t i = (size_t)whole;
    return i + 1 < n ? sorted[i] + (at - whole) * (sorted[i + 1] - sorted[i]) : sorted[n - 1];
}

// U of a pattern of filled and empty categories: over all ordered triples, those that fit one peak (110, 011) against
// those that do not (101).
static double
unimodality(const bool filled[], size_t K)
{
    double fit = 0, unfit = 0;
    for (size_t i = 0; i < K; i++)
        for (size_t j = i + 1; j < K; j++)
            for (size_t l = j + 1; l < K; l++) {
                fit += filled[j] && filled[i] != filled[l];
                unfit += !filled[j] && filled[i] && filled[l];
            }
    if (fit + unfit == 0)
        return 1;
    const double k = (double)K;
    return ((k - 2) * fit - (k - 1) * unfit) / ((k - 2) * (fit + unfit));
}

double
oml_agreement_eijk(oml_cx *cx, const double frequency[], size_t K)
{
    double *left = OML_NEW(&cx->tmp, double, K), total = 0, sum = 0;
    bool *filled = OML_NEW(&cx->tmp, bool, K);
    for (size_t i = 0; i < K; i++)
        total += left[i] = frequency[i];
    if (!(total > 0))
        return (double)NAN;
    for (;;) { // peel off the layer that all categories still filled have in common
        double layer = (double)INFINITY;
        size_t S = 0;
        for (size_t i = 0; i < K; i++) {
            filled[i] = left[i] > 1e-12 * total;
            S += filled[i];
            if (filled[i])
                layer = fmin(layer, left[i]);
        }
        if (S == 0)
            return sum;
        for (size_t i = 0; i < K; i++)
            left[i] -= filled[i] ? layer : 0;
        sum += unimodality(filled, K) * (1 - (double)(S - 1) / (double)(K - 1)) * layer * (double)S / total;
    }
}

double
oml_agreement_consensus(const double frequency[], size_t K)
{
    double total = 0, mean = 0, sum = 1;
    for (size_t i = 0; i < K; i++) {
        total += frequency[i];
        mean += frequency[i] * (double)i;
    }
    mean /= total;
    for (size_t i = 0; i < K; i++)
        if (frequency[i] > 0)
            sum += frequency[i] / total * log2(1 - fabs((double)i - mean) / (double)(K - 1));
    return total > 0 ? sum : (double)NAN;
}

// The rule for panels; `third` is the width of a third of the scale.
static oml_agreement_kind
judge(const double sorted[], size_t n, int least, int most, double median)
{
    if (n < OML_AGREEMENT_LEAST)
        return OML_AGREEMENT_FEW;
    const double third = (double)(most - least + 1) / 3;
    size_t low = 0, high = 0;
    for (size_t i = 0; i < n; i++) {
        low += sorted[i] < least + third;
        high += sorted[i] > most - third;
    }
    const size_t t = (n + 1) / 3;
    if (low >= t && high >= t)
        return OML_AGREEMENT_NO;
    // A median between two thirds belongs to the higher one, as in the manual.
    const size_t inside = median > most - third ? high : median > least + third - 1 ? n - low - high : low;
    return n - inside < t ? OML_AGREEMENT_YES : OML_AGREEMENT_MIXED;
}

oml_rc
oml_agreement_of(oml_cx *cx, const double score[], size_t n, int least, int most, oml_agreement *out)
{
    if (most - least < 2 || most - least > 1000)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-41", N_("a scale from %d to %d cannot show agreement"), least, most);
    const double none = (double)NAN;
    *out = (oml_agreement){n, none, none, none, none, none, none, OML_AGREEMENT_FEW};
    const size_t K = (size_t)(most - least) + 1;
    double *frequency = OML_NEW(&cx->tmp, double, K), *sorted = OML_NEW(&cx->tmp, double, n + 1), sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(score[i] >= least && score[i] <= most) || score[i] != floor(score[i]))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-40", N_("the score %g is not a whole number from %d to %d"),
                            score[i], least, most);
        frequency[(size_t)(score[i] - least)] += 1;
        sorted[i] = score[i];
        sum += score[i];
    }
    if (n == 0)
        return OML_OK;
    qsort(sorted, n, sizeof *sorted, by_size);
    out->mean = sum / (double)n;
    out->q1 = quantile(sorted, n, 0.25);
    out->median = quantile(sorted, n, 0.5);
    out->q3 = quantile(sorted, n, 0.75);
    out->a = oml_agreement_eijk(cx, frequency, K);
    out->kind = judge(sorted, n, least, most, out->median);
    for (size_t i = 0; i < n; i++)
        sorted[i] = fabs(sorted[i] - out->median);
    qsort(sorted, n, sizeof *sorted, by_size);
    out->mad = quantile(sorted, n, 0.5);
    return OML_OK;
}

const char *
oml_agreement_word(oml_agreement_kind kind)
{
    switch (kind) {
    case OML_AGREEMENT_YES:
        return N_("agreement");
    case OML_AGREEMENT_MIXED:
        return N_("mixed");
    case OML_AGREEMENT_NO:
        return N_("disagreement");
    case OML_AGREEMENT_FEW:
        break;
    }
    return N_("few");
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/plain_panel.h"

#include <math.h>

// The i-th smallest of n.
static double
smallest(const double x[], size_t n, size_t i)
{
    for (size_t a = 0; a < n; a++) {
        size_t smaller = 0, equal = 0;
        for (size_t b = 0; b < n; b++) {
            smaller += x[b] < x[a];
            equal += x[b] == x[a];
        }
        if (smaller <= i && i < smaller + equal)
            return x[a];
    }
    return (double)NAN;
}

double
oml_plain_panel_quantile(const double x[], size_t n, double p)
{
    if (n == 0)
        return (double)NAN;
    const double h = p * ((double)n - 1);
    const size_t i = (size_t)floor(h);
    const double low = smallest(x, n, i), high = smallest(x, n, i + 1 < n ? i + 1 : i);
    return low + (h - floor(h)) * (high - low);
}

double
oml_plain_panel_mad(oml_cx *cx, const double x[], size_t n)
{
    double *d = OML_NEW(&cx->tmp, double, n + 1);
    const double median = oml_plain_panel_quantile(x, n, 0.5);
    for (size_t i = 0; i < n; i++)
        d[i] = fabs(x[i] - median);
    return oml_plain_panel_quantile(d, n, 0.5);
}

static size_t
times(const double x[], size_t n, double step)
{
    size_t t = 0;
    for (size_t i = 0; i < n; i++)
        t += x[i] == step;
    return t;
}

// (15) for one pattern of steps that are filled.
static double
pattern(const bool filled[], size_t K)
{
    double TU = 0, TDU = 0, S = 0;
    const double k = (double)K;
    for (size_t i = 0; i < K; i++)
        S += filled[i];
    for (size_t i = 0; i < K; i++)
        for (size_t j = i + 1; j < K; j++)
            for (size_t l = j + 1; l < K; l++) {
                if (filled[i] && filled[j] && !filled[l])
                    TU++;
                if (!filled[i] && filled[j] && filled[l])
                    TU++;
                if (filled[i] && !filled[j] && filled[l])
                    TDU++;
            }
    const double U = TU + TDU == 0 ? 1 : ((k - 2) * TU - (k - 1) * TDU) / ((k - 2) * (TU + TDU));
    return U * (1 - (S - 1) / (k - 1));
}

double
oml_plain_panel_agreement(oml_cx *cx, const double x[], size_t n, int least, int most)
{
    const size_t K = (size_t)(most - least) + 1;
    size_t *left = OML_NEW(&cx->tmp, size_t, K);
    bool *filled = OML_NEW(&cx->tmp, bool, K);
    double A = 0;
    if (n == 0)
        return (double)NAN;
    for (size_t i = 0; i < K; i++)
        left[i] = times(x, n, least + (double)i);
    for (;;) { // layers of one score each
        size_t S = 0;
        for (size_t i = 0; i < K; i++)
            S += filled[i] = left[i] > 0;
        if (S == 0)
            return A;
        A += pattern(filled, K) * (double)S / (double)n;
        for (size_t i = 0; i < K; i++)
            left[i] -= filled[i];
    }
}

double
oml_plain_panel_consensus(const double x[], size_t n, int least, int most)
{
    double mean = 0, C = 1;
    if (n == 0)
        return (double)NAN;
    for (size_t i = 0; i < n; i++)
        mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        C += log2(1 - fabs(x[i] - mean) / (double)(most - least)) / (double)n;
    return C;
}

char
oml_plain_panel_word(const double x[], size_t n, int least, int most)
{
    const double third = (double)(most - least + 1) / 3, median = oml_plain_panel_quantile(x, n, 0.5);
    size_t low = 0, high = 0;
    if (n < 5)
        return 'f';
    for (size_t i = 0; i < n; i++) {
        low += x[i] < least + third;
        high += x[i] > most - third;
    }
    const size_t t = (n + 1) / 3;
    if (low >= t && high >= t)
        return 'd';
    const size_t with = median > most - third ? high : median > least + third - 1 ? n - low - high : low;
    return n - with < t ? 'a' : 'm';
}

// ---- orders -------------------------------------------------------------------------------------------------------

double
oml_plain_panel_midrank(const double x[], size_t n, size_t i)
{
    double rank = 0.5;
    for (size_t b = 0; b < n; b++)
        rank += x[b] < x[i] ? 1 : x[b] == x[i] ? 0.5 : 0;
    return rank;
}

double
oml_plain_panel_W(oml_cx *cx, const double score[], size_t judges, size_t objects, size_t *judges_left)
{
    const double n = (double)objects;
    double *sum = OML_NEW(&cx->tmp, double, objects), T = 0, S = 0, m = 0;
    *judges_left = 0;
    for (size_t j = 0; j < judges; j++) {
        const double *x = &score[j * objects];
        double ties = 0;
        for (size_t i = 0; i < objects; i++) { // each of t equals counts t^2 - 1: together t^3 - t
            const double t = (double)times(x, objects, x[i]);
            ties += t * t - 1;
        }
        if (ties == n * n * n - n)
            continue;
        T += ties;
        m++;
        (*judges_left)++;
        for (size_t i = 0; i < objects; i++)
            sum[i] += oml_plain_panel_midrank(x, objects, i);
    }
    for (size_t i = 0; i < objects; i++)
        S += (sum[i] - m * (n + 1) / 2) * (sum[i] - m * (n + 1) / 2);
    return m < 2 ? (double)NAN : 12 * S / (m * m * (n * n * n - n) - m * T);
}

double
oml_plain_panel_above(const double score[], size_t voters, size_t items, size_t a, size_t b)
{
    double sum = 0;
    for (size_t v = 0; v < voters; v++) {
        const double x = score[v * items + a], y = score[v * items + b];
        if (!isnan(x) && !isnan(y))
            sum += x > y ? 1 : x == y ? 0.5 : 0;
    }
    return sum;
}

double
oml_plain_panel_distance(const double score[], size_t voters, size_t items, const size_t order[])
{
    double sum = 0;
    for (size_t i = 0; i < items; i++)
        for (size_t l = i + 1; l < items; l++)
            for (size_t v = 0; v < voters; v++)
                sum += score[v * items + order[l]] > score[v * items + order[i]];
    return sum;
}

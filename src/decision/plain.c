/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/plain.h"

#include <math.h>

// ---- the weighted value -------------------------------------------------------------------------------------------

double
oml_plain_value(const oml_value *f, double score)
{
    size_t i = 0; // the last point at or before it: at a step the later one
    if (isnan(score) || score < f->x[0])
        return isnan(score) ? score : f->v[0];
    while (i + 1 < f->n && f->x[i + 1] <= score)
        i++;
    if (i + 1 == f->n)
        return f->v[i];
    return f->v[i] + (score - f->x[i]) / (f->x[i + 1] - f->x[i]) * (f->v[i + 1] - f->v[i]);
}

void
oml_plain_ends(const oml_plain *p, size_t a, size_t j, double *least, double *most)
{
    const size_t i = a * p->k + j;
    const double x = oml_plain_value(&p->value[j], p->low[i]), y = oml_plain_value(&p->value[j], p->high[i]);
    *least = isnan(x) ? 0 : x < y ? x : y;
    *most = isnan(x) ? 1 : x < y ? y : x;
}

double
oml_plain_middle(const oml_plain *p, size_t a, size_t j)
{
    double least, most;
    oml_plain_ends(p, a, j, &least, &most);
    return (least + most) / 2;
}

double
oml_plain_sum(const oml_plain *p, const double weight[], size_t a)
{
    double sum = 0;
    for (size_t j = 0; j < p->k; j++)
        sum += weight[j] * oml_plain_middle(p, a, j);
    return sum;
}

size_t
oml_plain_rank(const double score[], size_t n, size_t a)
{
    size_t rank = 1;
    for (size_t b = 0; b < n; b++) {
        const double size = fmax(1, fmax(fabs(score[a]), fabs(score[b])));
        if (score[b] - score[a] > 1e-12 * size)
            rank++;
    }
    return rank;
}

double
oml_plain_tau(const double x[], const double y[], size_t n)
{
    double agree = 0, contradict = 0, x_alone = 0, y_alone = 0; // pairs; tied in y alone, in x alone
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < a; b++) {
            if (x[a] == x[b] && y[a] == y[b])
                continue;
            if (x[a] == x[b])
                y_alone++;
            else if (y[a] == y[b])
                x_alone++;
            else if ((x[a] > x[b]) == (y[a] > y[b]))
                agree++;
            else
                contradict++;
        }
    return (agree - contradict) / sqrt((agree + contradict + x_alone) * (agree + contradict + y_alone));
}

// ---- PROMETHEE ----------------------------------------------------------------------------------------------------

// How much better a is than b on criterion j.
static double
gain(const oml_plain *p, size_t a, size_t b, size_t j)
{
    const double d = p->score[a * p->k + j] - p->score[b * p->k + j];
    return p->falls[j] ? -d : d;
}

static double
preference(const oml_promethee_function *f, double d)
{
    if (isnan(d) || d <= 0)
        return 0;
    if (f->kind == OML_PROMETHEE_USUAL)
        return 1;
    if (f->kind == OML_PROMETHEE_USHAPE)
        return d > f->q;
    if (f->kind == OML_PROMETHEE_VSHAPE)
        return d > f->p ? 1 : d / f->p;
    if (f->kind == OML_PROMETHEE_LEVEL)
        return d > f->p ? 1 : d > f->q ? 0.5 : 0;
    if (f->kind == OML_PROMETHEE_LINEAR)
        return d <= f->q ? 0 : d >= f->p ? 1 : (d - f->q) / (f->p - f->q);
    return 1 - exp(-d * d / (2 * f->s * f->s));
}

double
oml_plain_preferred(const oml_plain *p, const oml_promethee_function f[], size_t a, size_t b)
{
    double pi = 0;
    for (size_t j = 0; j < p->k; j++)
        pi += p->weight[j] * preference(&f[j], gain(p, a, b, j));
    return pi;
}

double
oml_plain_single(const oml_plain *p, const oml_promethee_function f[], size_t a, size_t j)
{
    double sum = 0;
    for (size_t b = 0; b < p->n; b++)
        if (b != a)
            sum += preference(&f[j], gain(p, a, b, j)) - preference(&f[j], gain(p, b, a, j));
    return p->n > 1 ? sum / (double)(p->n - 1) : 0;
}

// ---- TOPSIS -------------------------------------------------------------------------------------------------------

double
oml_plain_apart(const oml_plain *p, const double x[], const bool falls[], oml_topsis_normal how, size_t a, size_t j,
                bool to_best)
{
    double least = x[j], most = x[j], squares = 0, unit = 1;
    for (size_t b = 0; b < p->n; b++) {
        const double y = x[b * p->k + j];
        least = y < least ? y : least;
        most = y > most ? y : most;
        squares += y * y;
    }
    if (how == OML_TOPSIS_VECTOR)
        unit = sqrt(squares);
    if (how == OML_TOPSIS_MINMAX)
        unit = most - least;
    if (unit <= 0)
        return 0;
    const bool small = falls != NULL && falls[j];
    const double from = to_best == small ? least : most, d = p->weight[j] * (x[a * p->k + j] - from) / unit;
    return d * d;
}

// ---- ELECTRE III --------------------------------------------------------------------------------------------------

double
oml_plain_agrees(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b, size_t j)
{
    const double worse = gain(p, b, a, j);
    if (isnan(worse) || worse <= t[j].q)
        return 1;
    return worse >= t[j].p ? 0 : (t[j].p - worse) / (t[j].p - t[j].q);
}

double
oml_plain_objects(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b, size_t j)
{
    const double worse = gain(p, b, a, j);
    if (isnan(worse) || isnan(t[j].v) || isinf(t[j].v) || worse <= t[j].p)
        return 0;
    return worse >= t[j].v ? 1 : (worse - t[j].p) / (t[j].v - t[j].p);
}

double
oml_plain_concordance(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b)
{
    double c = 0;
    for (size_t j = 0; j < p->k; j++)
        c += p->weight[j] * oml_plain_agrees(p, t, a, b, j);
    return c;
}

double
oml_plain_credibility(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b)
{
    const double c = oml_plain_concordance(p, t, a, b);
    double sigma = c;
    for (size_t j = 0; j < p->k; j++) {
        const double d = oml_plain_objects(p, t, a, b, j);
        if (d > c + 1e-9)
            sigma = sigma * (1 - d) / (1 - c);
    }
    return sigma;
}

static double
below(const double c[], size_t n, const bool in[], double ceiling)
{
    double most = 0;
    for (size_t i = 0; i < n * n; i++)
        if (i / n != i % n && in[i / n] && in[i % n] && c[i] < ceiling - 1e-9 && c[i] > most)
            most = c[i];
    return most;
}

static double
margin(double level)
{
    return 0.30 - 0.15 * level;
}

// How many of the set a beats, less how many beat it.
static int
qualified(const double c[], size_t n, const bool in[], double level, size_t a)
{
    int q = 0;
    for (size_t b = 0; b < n; b++) {
        const double ab = c[a * n + b], ba = c[b * n + a];
        if (b == a || !in[b])
            continue;
        q += ab > level + 1e-9 && ab > ba + margin(ab) + 1e-9;
        q -= ba > level + 1e-9 && ba > ab + margin(ba) + 1e-9;
    }
    return q;
}

// Leaves in the set those that qualify best (sign 1) or worst (-1); returns how many.
static size_t
sieve(const double c[], size_t n, bool in[], double level, int sign, int q[])
{
    int best = 0;
    size_t left = 0;
    for (size_t a = 0; a < n; a++)
        q[a] = in[a] ? sign * qualified(c, n, in, level, a) : 0;
    for (size_t a = 0; a < n; a++)
        if (in[a] && (left++ == 0 || q[a] > best))
            best = q[a];
    left = 0;
    for (size_t a = 0; a < n; a++)
        left += in[a] = in[a] && q[a] == best;
    return left;
}

void
oml_plain_distil(oml_cx *cx, const double credibility[], size_t n, bool from_top, size_t class[])
{
    bool *in = OML_NEW(&cx->tmp, bool, n);
    int *q = OML_NEW(&cx->tmp, int, n);
    size_t number = 0;
    for (size_t a = 0; a < n; a++)
        class[a] = 0;
    for (size_t placed = 0; placed < n; number++) {
        size_t left = 0;
        for (size_t a = 0; a < n; a++)
            left += in[a] = class[a] == 0;
        double level = below(credibility, n, in, 2);
        while (left > 1 && level > 0) {
            level = below(credibility, n, in, level - margin(level));
            left = sieve(credibility, n, in, level, from_top ? 1 : -1, q);
        }
        placed += left;
        for (size_t a = 0; a < n; a++)
            class[a] = in[a] ? number + 1 : class[a];
    }
    for (size_t a = 0; a < n && !from_top; a++)
        class[a] = number + 1 - class[a];
}

// ---- one weight ---------------------------------------------------------------------------------------------------

// What a adds up to when w_j is t and the others keep their ratios.
static double
at(const double x[], size_t k, const double weight[], size_t a, size_t j, double t)
{
    double sum = 0;
    for (size_t l = 0; l < k; l++) {
        const double w = l == j                  ? t
                         : 1 - weight[j] > 1e-12 ? weight[l] * (1 - t) / (1 - weight[j])
                                                 : (1 - t) / (double)(k - 1);
        sum += w * x[a * k + l];
    }
    return sum;
}

void
oml_plain_stretch(const double x[], size_t n, size_t k, const double weight[], const bool in[], size_t j, double *low,
                  double *high)
{
    *low = 0;
    *high = 1;
    for (size_t a = 0; a < n && k > 1; a++)
        for (size_t b = 0; b < n; b++) {
            if (!in[a] || in[b])
                continue;
            // The lead is a straight line from t = 0 to t = 1.
            const double first = at(x, k, weight, a, j, 0) - at(x, k, weight, b, j, 0);
            const double last = at(x, k, weight, a, j, 1) - at(x, k, weight, b, j, 1);
            if (fabs(last - first) <= 1e-12)
                continue;
            const double zero = first / (first - last);
            if (last < first && fmax(zero, weight[j]) < *high)
                *high = fmax(zero, weight[j]);
            if (last > first && fmin(zero, weight[j]) > *low)
                *low = fmin(zero, weight[j]);
        }
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/electre3.h"

#include <math.h>

// Equal but for rounding: credibilities are compared with this slack.
#define SLACK 1e-9

static double
clip(double x)
{
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

// How far criterion j agrees that a is at least as good as b, when b is better by `gain`.
static double
agrees(const oml_electre3_threshold *t, double gain)
{
    if (isnan(gain) || gain <= t->q)
        return 1;
    return gain >= t->p ? 0 : (t->p - gain) / (t->p - t->q);
}

static double
objects(const oml_electre3_threshold *t, double gain)
{
    if (isnan(gain) || !isfinite(t->v))
        return 0;
    return clip((gain - t->p) / (t->v - t->p));
}

static void
compare(const oml_performance *p, const oml_electre3_threshold t[], size_t a, size_t b, oml_electre3 *out)
{
    const double each = a == b ? 0 : 1 / (double)(p->n - 1);
    double c = 0;
    for (size_t j = 0; j < p->k; j++) {
        const double part = p->weight[j] * agrees(&t[j], oml_performance_gain(p, b, a, j));
        c += part;
        out->support[a * p->k + j] += part * each;
        out->resist[b * p->k + j] += part * each;
    }
    double sigma = c;
    for (size_t j = 0; j < p->k; j++) {
        const double d = objects(&t[j], oml_performance_gain(p, b, a, j));
        if (d > c + SLACK) {
            sigma *= (1 - d) / (1 - c);
            out->objections[a * p->k + j]++;
        }
    }
    out->concordance[a * p->n + b] = c;
    out->credibility[a * p->n + b] = sigma;
}

// ---- distillation -------------------------------------------------------------------------------------------------

static double
discrimination(double level)
{
    return 0.30 - 0.15 * level;
}

// The largest credibility within the set that is below `ceiling`; 0 when there is none.
static double
largest(const oml_electre3 *e, const bool in[], double ceiling)
{
    double most = 0;
    for (size_t a = 0; a < e->n; a++)
        for (size_t b = 0; b < e->n; b++)
            if (a != b && in[a] && in[b] && e->credibility[a * e->n + b] < ceiling - SLACK)
                most = fmax(most, e->credibility[a * e->n + b]);
    return most;
}

static bool
beats(const oml_electre3 *e, size_t a, size_t b, double level)
{
    const double forth = e->credibility[a * e->n + b], back = e->credibility[b * e->n + a];
    return forth > level + SLACK && forth > back + discrimination(forth) + SLACK;
}

// Strength less weakness of a within the set.
static int
qualification(const oml_electre3 *e, const bool in[], size_t a, double level)
{
    int q = 0;
    for (size_t b = 0; b < e->n; b++)
        if (b != a && in[b])
            q += beats(e, a, b, level) - beats(e, b, a, level);
    return q;
}

// Keeps of the set those that qualify best (sign 1) or worst (-1); returns how many.
static size_t
keep(const oml_electre3 *e, bool in[], double level, int sign, bool kept[])
{
    int best = 0;
    size_t n = 0;
    for (size_t a = 0; a < e->n; a++) {
        kept[a] = false;
        if (!in[a])
            continue;
        const int q = sign * qualification(e, in, a, level);
        if (n == 0 || q > best) {
            for (size_t b = 0; b < a; b++)
                kept[b] = false;
            best = q;
            n = 0;
        }
        kept[a] = q == best;
        n += kept[a];
    }
    for (size_t a = 0; a < e->n; a++)
        in[a] = kept[a];
    return n;
}

// One distillate: the set shrinks, at ever lower levels, to those that cannot be told apart.
static void
distillate(const oml_electre3 *e, bool in[], int sign, bool scratch[])
{
    double level = largest(e, in, 2);
    for (size_t left = 2; left > 1 && level > 0;) {
        level = largest(e, in, level - discrimination(level));
        left = keep(e, in, level, sign, scratch);
    }
}

static oml_rc
distil(oml_cx *cx, const oml_electre3 *e, int sign, size_t class[])
{
    bool *in = OML_NEW(&cx->tmp, bool, e->n), *scratch = OML_NEW(&cx->tmp, bool, e->n);
    size_t left = e->n, number = 0;
    while (left > 0) {
        OML_TRY(oml_cx_go_on(cx));
        number++;
        for (size_t a = 0; a < e->n; a++)
            in[a] = class[a] == 0;
        if (left > 1)
            distillate(e, in, sign, scratch);
        for (size_t a = 0; a < e->n; a++)
            if (in[a]) {
                class[a] = number;
                left--;
            }
    }
    for (size_t a = 0; a < e->n && sign < 0; a++) // from the bottom: the last class is the best
        class[a] = number + 1 - class[a];
    return OML_OK;
}

oml_rc
oml_electre3_rank(oml_cx *cx, const oml_performance *p, const oml_electre3_threshold t[], oml_electre3 *out)
{
    OML_TRY(oml_performance_check(cx, p, false));
    for (size_t j = 0; j < p->k; j++)
        if (!(t[j].q >= 0 && t[j].p >= t[j].q && isfinite(t[j].p)) || t[j].v <= t[j].p)
            return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-11",
                            N_("the thresholds of criterion %zu must rise: 0, indifference, preference, veto"), j + 1);
    const size_t n = p->n, k = p->k;
    *out = (oml_electre3){n,
                          k,
                          OML_NEW(&cx->tmp, double, n *n),
                          OML_NEW(&cx->tmp, double, n *n),
                          OML_NEW(&cx->tmp, size_t, n),
                          OML_NEW(&cx->tmp, size_t, n),
                          OML_NEW(&cx->tmp, double, n *k),
                          OML_NEW(&cx->tmp, double, n *k),
                          OML_NEW(&cx->tmp, size_t, n * k)};
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            compare(p, t, a, b, out);
    OML_TRY(distil(cx, out, 1, out->descending));
    return distil(cx, out, -1, out->ascending);
}

bool
oml_electre3_above(const oml_electre3 *e, size_t a, size_t b)
{
    return e->descending[a] <= e->descending[b] && e->ascending[a] <= e->ascending[b] &&
           (e->descending[a] < e->descending[b] || e->ascending[a] < e->ascending[b]);
}

double
oml_electre3_net(const oml_electre3 *e, size_t a)
{
    double net = 0;
    for (size_t b = 0; b < e->n; b++)
        net += (double)oml_electre3_above(e, a, b) - (double)oml_electre3_above(e, b, a);
    return net;
}

void
oml_electre3_sort(const oml_electre3 *e, size_t alternatives, double cut, size_t pessimistic[], size_t optimistic[])
{
    const size_t profiles = e->n - alternatives;
    for (size_t a = 0; a < alternatives; a++) {
        pessimistic[a] = 0;
        optimistic[a] = profiles;
        for (size_t h = 0; h < profiles; h++) {
            const size_t b = alternatives + h;
            const bool as_good = e->credibility[a * e->n + b] >= cut - SLACK;
            const bool better = e->credibility[b * e->n + a] >= cut - SLACK && !as_good;
            if (as_good)
                pessimistic[a] = h + 1;
            if (better && optimistic[a] == profiles)
                optimistic[a] = h;
        }
    }
}

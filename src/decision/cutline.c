/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/cutline.h"

#include "decision/acceptability.h"
#include "num/parallel.h"
#include "num/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double TIE = 1e-9;

typedef struct model {
    const oml_bands_panel *p;
    size_t top;
    uint64_t seed;
    double spread;
    const double *mean;     // items x criteria, of the whole panel
    double *voters, *joint; // draws x items: scores with the stated weights, and with drawn ones
} model;

typedef struct scratch {
    unsigned *times, *n;
    double *sum, *weight;
    double *sorted, *share;
    uint64_t *top; // items: shares among the best K, added as multiples of 2^-32
} scratch;

// ---- one draw -----------------------------------------------------------------------------------------------------

// Means of the voters in the draw; where none of them scored, the panel's own.
static void
means(const oml_bands_panel *p, const unsigned times[], const double whole[], double sum[], unsigned n[])
{
    const size_t cells = p->items * p->criteria;
    memset(sum, 0, cells * sizeof *sum);
    memset(n, 0, cells * sizeof *n);
    for (size_t v = 0; v < p->voters; v++) {
        const unsigned t = times[v];
        const double *value = &p->value[v * cells];
        for (size_t i = 0; t > 0 && i < cells; i++) {
            const bool there = !isnan(value[i]);
            sum[i] += there ? t * value[i] : 0;
            n[i] += there ? t : 0;
        }
    }
    for (size_t i = 0; i < cells; i++)
        sum[i] = n[i] > 0 ? sum[i] / n[i] : whole == NULL ? (double)NAN : whole[i];
}

static void
scores(const oml_bands_panel *p, const double mean[], const double weight[], double out[])
{
    for (size_t i = 0; i < p->items; i++) {
        out[i] = 0;
        for (size_t c = 0; c < p->criteria; c++)
            out[i] += weight[c] * mean[i * p->criteria + c];
    }
}

static void
draw_weights(const model *s, oml_random *r, double w[])
{
    double sum = 0;
    for (size_t c = 0; c < s->p->criteria; c++) {
        w[c] = oml_random_exponential(r);
        sum += w[c];
    }
    for (size_t c = 0; c < s->p->criteria; c++)
        w[c] = (1 - s->spread) * s->p->weight[c] + s->spread * w[c] / sum;
}

static void
draw(const void *shared, void *own, size_t from, size_t to)
{
    const model *s = shared;
    const scratch *t = own;
    for (size_t d = from; d < to; d++) {
        oml_random r;
        oml_random_init(&r, s->seed, d);
        memset(t->times, 0, s->p->voters * sizeof *t->times);
        for (size_t v = 0; v < s->p->voters; v++)
            t->times[oml_random_below(&r, s->p->voters)]++;
        means(s->p, t->times, s->mean, t->sum, t->n);
        scores(s->p, t->sum, s->p->weight, s->voters + d * s->p->items);
        draw_weights(s, &r, t->weight);
        scores(s->p, t->sum, t->weight, s->joint + d * s->p->items);
        oml_bands_top(s->joint + d * s->p->items, s->p->items, s->top, t->sorted, t->share);
        for (size_t i = 0; i < s->p->items; i++)
            t->top[i] += (uint64_t)(t->share[i] * 0x1p32 + 0.5);
    }
}

// ---- simultaneous rank intervals ----------------------------------------------------------------------------------

typedef struct pairs {
    const double *voters, *score;
    double *error; // items x items: standard deviation of a drawn difference
    double *most;  // draws: the largest |t| of all pairs
    size_t items, draws;
} pairs;

static void
largest(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const pairs *q = shared;
    for (size_t d = from; d < to; d++) {
        const double *x = q->voters + d * q->items;
        double most = 0;
        for (size_t a = 0; a < q->items; a++)
            for (size_t b = a + 1; b < q->items; b++) {
                const double e = q->error[a * q->items + b];
                const double off = fabs(x[a] - x[b] - q->score[a] + q->score[b]);
                most = e > 0 && off > most * e ? off / e : most;
            }
        q->most[d] = most;
    }
}

typedef struct sums {
    double *sum, *square; // items
} sums;

// The spread of a row of pairs: draw by draw over all later items, which lie side by side.
static void
spread(const void *shared, void *own, size_t from, size_t to)
{
    const pairs *q = shared;
    const sums *t = own;
    for (size_t a = from; a < to; a++) {
        memset(t->sum, 0, q->items * sizeof *t->sum);
        memset(t->square, 0, q->items * sizeof *t->square);
        for (size_t d = 0; d < q->draws; d++) {
            const double *x = q->voters + d * q->items;
            for (size_t b = a + 1; b < q->items; b++) {
                const double off = x[a] - x[b] - (q->score[a] - q->score[b]);
                t->sum[b] += off;
                t->square[b] += off * off;
            }
        }
        for (size_t b = a + 1; b < q->items; b++) {
            const double n = (double)q->draws, variance = fmax(0, t->square[b] / n - t->sum[b] / n * (t->sum[b] / n));
            q->error[a * q->items + b] = q->error[b * q->items + a] = isnan(variance) ? 0 : sqrt(variance);
        }
    }
}

static int
rising(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// A pair without spread in the draws differs surely when it differs at all.
static void
intervals(const pairs *q, double t, oml_cutline_item item[])
{
    size_t scored = 0;
    for (size_t a = 0; a < q->items; a++)
        scored += isnan(q->score[a]) ? 0 : 1;
    for (size_t a = 0; a < q->items; a++) {
        if (isnan(q->score[a]))
            continue;
        size_t better = 0, worse = 0;
        for (size_t b = 0; b < q->items; b++) {
            const double by = q->score[b] - q->score[a], needed = t * q->error[a * q->items + b] + TIE;
            better += b != a && by > needed;
            worse += b != a && -by > needed;
        }
        item[a].best = 1 + better;
        item[a].worst = scored - worse;
    }
}

static oml_rc
no_room(oml_cx *cx, size_t items)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-CUT-02", N_("no memory to draw panels for %zu items"), items);
}

static oml_rc
rank_intervals(oml_cx *cx, const model *s, const double score[], uint64_t draws, oml_cutline *out)
{
    const size_t n = s->p->items;
    pairs q = {
        s->voters, score,        OML_TRY_NEW(&cx->tmp, double, n *n), OML_TRY_NEW(&cx->tmp, double, (size_t)draws),
        n,         (size_t)draws};
    if (q.error == NULL || q.most == NULL)
        return no_room(cx, n);
    sums own_sums[OML_PARALLEL_MOST];
    void *own[OML_PARALLEL_MOST];
    for (unsigned t = 0; t < oml_parallel_threads(cx); t++) {
        own_sums[t] = (sums){OML_TRY_NEW(&cx->tmp, double, n), OML_TRY_NEW(&cx->tmp, double, n)};
        own[t] = &own_sums[t];
        if (own_sums[t].sum == NULL || own_sums[t].square == NULL)
            return no_room(cx, n);
    }
    OML_TRY(oml_parallel_run(cx, N_("drawing panels"), n, 1, spread, &q, own));
    OML_TRY(oml_parallel_run(cx, N_("drawing panels"), (size_t)draws, 64, largest, &q, own));
    qsort(q.most, (size_t)draws, sizeof *q.most, rising);
    out->t = q.most[(size_t)ceil(OML_CUTLINE_SURE * (double)draws) - 1];
    intervals(&q, out->t, out->item);
    return OML_OK;
}

// ---- three ways to put criteria together --------------------------------------------------------------------------

static bool
dominates(const oml_bands_panel *p, const double mean[], size_t a, size_t b)
{
    bool better = false;
    for (size_t c = 0; c < p->criteria; c++) {
        const double by = mean[a * p->criteria + c] - mean[b * p->criteria + c];
        if (by < -TIE)
            return false;
        better = better || by > TIE;
    }
    return better;
}

// Layer by layer: who is dominated by nobody that has no layer yet.
static void
layers(const oml_bands_panel *p, const double mean[], oml_cutline_item item[])
{
    size_t left = 0;
    for (size_t i = 0; i < p->items; i++)
        left += isnan(item[i].score) ? 0 : 1;
    for (size_t layer = 1; left > 0; layer++)
        for (size_t a = 0; a < p->items; a++) {
            bool out = isnan(item[a].score) || item[a].layer != 0;
            for (size_t b = 0; b < p->items && !out; b++)
                out =
                    !isnan(item[b].score) && (item[b].layer == 0 || item[b].layer == layer) && dominates(p, mean, b, a);
            if (!out) {
                item[a].layer = layer;
                left--;
            }
        }
}

static size_t
rank_of(const oml_cutline_item item[], size_t n, size_t a, bool product)
{
    size_t rank = 1;
    for (size_t b = 0; b < n; b++)
        rank += product ? item[b].product > item[a].product + TIE : item[b].score > item[a].score + TIE;
    return rank;
}

static void
combine(const oml_bands_panel *p, const double mean[], size_t top, oml_cutline_item item[])
{
    for (size_t i = 0; i < p->items; i++) {
        item[i].product = 1;
        for (size_t c = 0; c < p->criteria; c++)
            item[i].product *= pow(fmax(0, mean[i * p->criteria + c]), p->weight[c]);
        if (isnan(item[i].score))
            item[i].product = (double)NAN;
    }
    layers(p, mean, item);
    size_t held = 0, last = 0;
    while (held < top && last < p->items) {
        last++;
        for (size_t i = 0; i < p->items; i++)
            held += item[i].layer == last;
    }
    for (size_t i = 0; i < p->items; i++) {
        if (isnan(item[i].score))
            continue;
        item[i].rank = rank_of(item, p->items, i, false);
        item[i].product_rank = rank_of(item, p->items, i, true);
        item[i].survives = item[i].rank <= top && item[i].product_rank <= top && item[i].layer <= last;
    }
}

// ---- the line -----------------------------------------------------------------------------------------------------

static void
line(const model *s, uint64_t draws, oml_cutline *out)
{
    const size_t n = s->p->items;
    size_t above = n, below = n;
    for (size_t i = 0; i < n; i++) {
        const oml_cutline_item *x = &out->item[i];
        if (x->rank >= 1 && x->rank <= s->top && (above == n || x->score < out->item[above].score))
            above = i;
        if (x->rank > s->top && (below == n || x->score > out->item[below].score))
            below = i;
    }
    if (above == n || below == n)
        return;
    out->above = above;
    out->below = below;
    out->gap = out->item[above].score - out->item[below].score;
    size_t holds = 0;
    for (size_t d = 0; d < draws; d++)
        holds += s->joint[d * n + above] > s->joint[d * n + below] + TIE;
    out->holds = (double)holds / (double)draws;
}

static void
shares(const scratch own[], unsigned threads, size_t items, uint64_t draws, oml_cutline_item item[])
{
    for (size_t i = 0; i < items; i++) {
        uint64_t sum = 0;
        for (unsigned t = 0; t < threads; t++)
            sum += own[t].top[i];
        item[i].in = isnan(item[i].score) ? (double)NAN : (double)sum * 0x1p-32 / (double)draws;
        item[i].error = oml_acceptability_error(item[i].in, draws);
    }
}

static oml_rc
room(oml_cx *cx, const oml_bands_panel *p, scratch *t)
{
    const size_t cells = p->items * p->criteria;
    *t = (scratch){OML_TRY_NEW(&cx->tmp, unsigned, p->voters), OML_TRY_NEW(&cx->tmp, unsigned, cells),
                   OML_TRY_NEW(&cx->tmp, double, cells),       OML_TRY_NEW(&cx->tmp, double, p->criteria),
                   OML_TRY_NEW(&cx->tmp, double, p->items),    OML_TRY_NEW(&cx->tmp, double, p->items),
                   OML_TRY_NEW(&cx->tmp, uint64_t, p->items)};
    return t->times == NULL || t->n == NULL || t->sum == NULL || t->weight == NULL || t->sorted == NULL ||
                   t->share == NULL || t->top == NULL
               ? no_room(cx, p->items)
               : OML_OK;
}

oml_rc
oml_cutline_draw(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws, uint64_t seed, double spread,
                 oml_cutline *out)
{
    *out = (oml_cutline){.gap = (double)NAN, .holds = (double)NAN};
    OML_TRY(oml_bands_check(cx, p, top, draws));
    if (!(spread >= 0 && spread <= 1))
        return OML_FAIL(cx, OML_E_INPUT, "OML-CUT-01", N_("the spread of weights must be from 0 to 1, not %g"), spread);
    const size_t n = p->items, cells = n * p->criteria;
    out->item = OML_TRY_NEW(&cx->tmp, oml_cutline_item, n);
    double *mean = OML_TRY_NEW(&cx->tmp, double, cells), *score = OML_TRY_NEW(&cx->tmp, double, n);
    model s = {p,
               top,
               seed,
               spread,
               mean,
               OML_TRY_NEW(&cx->tmp, double, (size_t)draws *n),
               OML_TRY_NEW(&cx->tmp, double, (size_t)draws *n)};
    if (out->item == NULL || mean == NULL || score == NULL || s.voters == NULL || s.joint == NULL)
        return no_room(cx, n);
    scratch own_scratch[OML_PARALLEL_MOST];
    void *own[OML_PARALLEL_MOST];
    for (unsigned t = 0; t < oml_parallel_threads(cx); t++) {
        OML_TRY(room(cx, p, &own_scratch[t]));
        own[t] = &own_scratch[t];
    }
    for (size_t v = 0; v < p->voters; v++)
        own_scratch[0].times[v] = 1;
    means(p, own_scratch[0].times, NULL, mean, own_scratch[0].n);
    scores(p, mean, p->weight, score);
    for (size_t i = 0; i < n; i++)
        out->item[i].score = score[i];
    combine(p, mean, top, out->item);
    OML_TRY(oml_parallel_run(cx, N_("drawing panels"), (size_t)draws, 64, draw, &s, own));
    shares(own_scratch, oml_parallel_threads(cx), n, draws, out->item);
    line(&s, draws, out);
    return rank_intervals(cx, &s, score, draws, out);
}

const char *
oml_cutline_word(const oml_cutline_item *x)
{
    if (isnan(x->in))
        return "";
    return x->in >= OML_CUTLINE_SURE ? "in" : x->in <= 1 - OML_CUTLINE_SURE ? "out" : "borderline";
}

oml_rc
oml_cutline_without(oml_cx *cx, const oml_bands_panel *p, size_t top, const bool left_out[], double in[])
{
    unsigned *times = OML_TRY_NEW(&cx->tmp, unsigned, p->voters);
    double *score = OML_TRY_NEW(&cx->tmp, double, p->items), *sorted = OML_TRY_NEW(&cx->tmp, double, p->items);
    if (times == NULL || score == NULL || sorted == NULL)
        return no_room(cx, p->items);
    for (size_t v = 0; v < p->voters; v++)
        times[v] = !left_out[v];
    oml_bands_score(p, times, score);
    oml_bands_top(score, p->items, top, sorted, in);
    return OML_OK;
}

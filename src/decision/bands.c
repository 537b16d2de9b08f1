/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/bands.h"

#include "decision/acceptability.h"
#include "num/parallel.h"
#include "num/random.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

// Two scores closer than this differ by rounding alone.
static const double TIE = 1e-9;

// The mean value of the voters in the draw, NAN when none of them gave one.
static double
mean(const oml_bands_panel *p, const unsigned times[], size_t item, size_t criterion)
{
    double sum = 0;
    unsigned n = 0;
    const double *value = &p->value[item * p->criteria + criterion];
    for (size_t v = 0; v < p->voters; v++, value += p->items * p->criteria) {
        const unsigned t = times == NULL ? 1 : times[v];
        if (t > 0 && !isnan(*value)) {
            sum += t * *value;
            n += t;
        }
    }
    return n > 0 ? sum / n : (double)NAN;
}

static double
score_of(const oml_bands_panel *p, const unsigned times[], size_t item)
{
    double score = 0;
    for (size_t c = 0; c < p->criteria; c++) {
        double m = mean(p, times, item, c);
        if (isnan(m))
            m = mean(p, NULL, item, c);
        score += p->weight[c] * m;
    }
    return score;
}

void
oml_bands_score(const oml_bands_panel *p, const unsigned times[], double score[])
{
    for (size_t i = 0; i < p->items; i++)
        score[i] = score_of(p, times, i);
}

static int
falling(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

// Sorts the scores there are into `sorted`, best first; returns how many.
static size_t
sort(const double score[], size_t items, double sorted[])
{
    size_t n = 0;
    for (size_t i = 0; i < items; i++)
        if (!isnan(score[i]))
            sorted[n++] = score[i];
    qsort(sorted, n, sizeof *sorted, falling);
    return n;
}

void
oml_bands_top(const double score[], size_t items, size_t top, double sorted[], double share[])
{
    const size_t n = sort(score, items, sorted);
    const double line = n == 0 ? (double)NAN : sorted[(top < n ? top : n) - 1];
    size_t above = 0, at = 0;
    for (size_t i = 0; i < n; i++) {
        above += sorted[i] > line + TIE;
        at += fabs(sorted[i] - line) <= TIE;
    }
    for (size_t i = 0; i < items; i++) {
        const bool ties = fabs(score[i] - line) <= TIE;
        share[i] = isnan(score[i]) ? 0 : ties ? fmin(1, (double)(top - above) / (double)at) : score[i] > line;
    }
}

typedef struct model {
    const oml_bands_panel *p;
    size_t top;
    uint64_t seed;
} model;

// Sums of one thread; shares are added as multiples of 2^-32.
typedef struct tally {
    uint64_t *top;  // items
    uint64_t *rank; // items x items: how often an item has that rank
    unsigned *times;
    double *score, *share, *sorted;
} tally;

// The number of sorted scores that are better than x.
static size_t
better(const double sorted[], size_t n, double x)
{
    size_t low = 0, high = n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (sorted[middle] > x + TIE)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
draw_voters(oml_random *r, size_t voters, unsigned times[])
{
    for (size_t v = 0; v < voters; v++)
        times[v] = 0;
    for (size_t v = 0; v < voters; v++)
        times[oml_random_below(r, voters)]++;
}

static void
draw(const void *shared, void *own, size_t from, size_t to)
{
    const model *s = shared;
    tally *t = own;
    const size_t voters = s->p->voters, items = s->p->items;
    for (size_t d = from; d < to; d++) {
        oml_random r;
        oml_random_init(&r, s->seed, d);
        for (size_t i = 0; s->p->apart && i < items; i++) {
            draw_voters(&r, voters, t->times);
            t->score[i] = score_of(s->p, t->times, i);
        }
        if (!s->p->apart) {
            draw_voters(&r, voters, t->times);
            oml_bands_score(s->p, t->times, t->score);
        }
        oml_bands_top(t->score, items, s->top, t->sorted, t->share);
        const size_t n = sort(t->score, items, t->sorted);
        for (size_t i = 0; i < items; i++) {
            t->top[i] += (uint64_t)(t->share[i] * 0x1p32 + 0.5);
            if (!isnan(t->score[i]))
                t->rank[i * items + better(t->sorted, n, t->score[i])]++;
        }
    }
}

oml_rc
oml_bands_check(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws)
{
    if (p->voters == 0 || p->items == 0 || p->criteria == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-60",
                        N_("there is nothing to draw from: %zu voters, %zu items, %zu criteria"), p->voters, p->items,
                        p->criteria);
    if (top == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-61", N_("the number of places at the top must be at least 1"));
    double sum = 0;
    bool fine = true;
    for (size_t c = 0; c < p->criteria; c++) {
        fine = fine && p->weight[c] >= 0;
        sum += p->weight[c];
    }
    if (!fine || !(fabs(sum - 1) <= 1e-9))
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-62",
                        N_("the weights of the criteria must be zero or more and add up to 1, not to %g"), sum);
    if (draws == 0 || draws > OML_ACCEPTABILITY_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-63", N_("the number of resamples must be between 1 and %d"),
                        OML_ACCEPTABILITY_MOST);
    for (size_t i = 0; i < p->voters * p->items * p->criteria; i++)
        if (isinf(p->value[i]))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-64", N_("a score is not a finite number"));
    return OML_OK;
}

static oml_rc
room(oml_cx *cx, const oml_bands_panel *p, tally *t)
{
    const size_t n = p->items;
    *t = (tally){OML_TRY_NEW(&cx->tmp, uint64_t, n),         OML_TRY_NEW(&cx->tmp, uint64_t, n * n),
                 OML_TRY_NEW(&cx->tmp, unsigned, p->voters), OML_TRY_NEW(&cx->tmp, double, n),
                 OML_TRY_NEW(&cx->tmp, double, n),           OML_TRY_NEW(&cx->tmp, double, n)};
    if (t->top == NULL || t->rank == NULL || t->times == NULL || t->score == NULL || t->share == NULL ||
        t->sorted == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-65", N_("no memory to draw panels"));
    return OML_OK;
}

// The rank up to which a share p of the draws goes.
static size_t
up_to(const uint64_t count[], size_t items, double p, uint64_t draws)
{
    uint64_t sum = 0;
    for (size_t r = 0; r < items; r++) {
        sum += count[r];
        if ((double)sum >= p * (double)draws && sum > 0)
            return r + 1;
    }
    return items;
}

static void
settle(const oml_bands_panel *p, const tally *sum, uint64_t draws, oml_bands_item out[])
{
    double *score = sum->score, *sorted = sum->sorted;
    oml_bands_score(p, NULL, score);
    const size_t n = sort(score, p->items, sorted);
    for (size_t i = 0; i < p->items; i++) {
        out[i] = (oml_bands_item){.score = score[i], .band = '-', .top = (double)NAN, .error = (double)NAN};
        if (isnan(score[i]))
            continue;
        const uint64_t *count = &sum->rank[i * p->items];
        const double top = (double)sum->top[i] * 0x1p-32 / (double)draws;
        out[i].rank = 1 + better(sorted, n, score[i]);
        out[i].top = top;
        out[i].error = oml_acceptability_error(top, draws);
        out[i].best = up_to(count, p->items, 0.05, draws);
        out[i].worst = up_to(count, p->items, 0.95, draws);
        out[i].band = top >= OML_BANDS_SURE ? 'A' : top <= OML_BANDS_HARDLY ? 'C' : 'B';
    }
}

oml_rc
oml_bands_draw(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws, uint64_t seed, oml_bands_item out[])
{
    OML_TRY(oml_bands_check(cx, p, top, draws));
    const model s = {p, top, seed};
    tally tallies[OML_PARALLEL_MOST];
    void *own[OML_PARALLEL_MOST];
    const unsigned threads = oml_parallel_threads(cx);
    assert(threads > 0);
    for (unsigned t = 0; t < threads; t++) {
        OML_TRY(room(cx, p, &tallies[t]));
        own[t] = &tallies[t];
    }
    OML_TRY(oml_parallel_run(cx, N_("drawing panels"), (size_t)draws, 64, draw, &s, own));
    for (unsigned t = 1; t < threads; t++) {
        for (size_t i = 0; i < p->items; i++)
            tallies[0].top[i] += tallies[t].top[i];
        for (size_t i = 0; i < p->items * p->items; i++)
            tallies[0].rank[i] += tallies[t].rank[i];
    }
    settle(p, &tallies[0], draws, out);
    return OML_OK;
}

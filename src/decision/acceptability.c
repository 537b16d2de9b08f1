/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"

#include "num/parallel.h"
#include "num/random.h"

#include <assert.h>
#include <math.h>

// Alternatives that are equal on every criterion form one class: it takes as many ranks as it has members, and these
// share them. Without classes a tie would be broken by rounding. What is not equal ties with probability zero.
typedef struct model {
    const oml_additive *m;
    uint64_t seed;
    size_t classes;
    const size_t *first; // of each class, the alternative that stands for it
    const size_t *size;  // and how many it has
} model;

// Sums of one thread. Weights are added as multiples of 2^-32, so that the order of adding does not matter.
typedef struct tally {
    uint64_t *rank;    // classes x n: how often a class begins at that rank
    uint64_t *central; // classes x k
    double *weight, *value;
} tally;

static void
weigh(const model *s, oml_random *r, tally *t)
{
    double sum = 0;
    for (size_t j = 0; j < s->m->k; j++)
        sum += t->weight[j] = oml_random_exponential(r);
    for (size_t j = 0; j < s->m->k; j++)
        t->weight[j] /= sum;
}

static void
evaluate(const model *s, oml_random *r, tally *t)
{
    const size_t k = s->m->k;
    for (size_t c = 0; c < s->classes; c++) {
        const double *low = &s->m->low[s->first[c] * k];
        const double *high = s->m->high != NULL ? &s->m->high[s->first[c] * k] : low;
        double sum = 0;
        for (size_t j = 0; j < k; j++)
            sum += t->weight[j] * (low[j] < high[j] ? low[j] + oml_random_unit(r) * (high[j] - low[j]) : low[j]);
        t->value[c] = sum;
    }
}

static void
draw(const void *shared, void *own, size_t from, size_t to)
{
    const model *s = shared;
    tally *t = own;
    for (size_t d = from; d < to; d++) {
        oml_random r;
        oml_random_init(&r, s->seed, d);
        weigh(s, &r, t);
        evaluate(s, &r, t);
        for (size_t c = 0; c < s->classes; c++) {
            size_t above = 0;
            for (size_t b = 0; b < s->classes; b++)
                above += t->value[b] > t->value[c] ? s->size[b] : 0;
            t->rank[c * s->m->n + above]++;
            for (size_t j = 0; above == 0 && j < s->m->k; j++)
                t->central[c * s->m->k + j] += (uint64_t)(t->weight[j] * 0x1p32 + 0.5);
        }
    }
}

// Equal on every criterion? A range is equal to nothing, for it is drawn apart.
static bool
same(const oml_additive *m, size_t a, size_t b)
{
    for (size_t j = 0; j < m->k; j++) {
        const size_t x = a * m->k + j, y = b * m->k + j;
        if (m->low[x] != m->low[y] || (m->high != NULL && (m->high[x] != m->low[x] || m->high[y] != m->low[y])))
            return false;
    }
    return true;
}

// Which class each alternative is in; returns how many there are.
static size_t
classify(const oml_additive *m, size_t of[], size_t first[], size_t size[])
{
    size_t classes = 0;
    for (size_t a = 0; a < m->n; a++) {
        size_t c = 0;
        while (c < classes && !same(m, first[c], a))
            c++;
        if (c == classes)
            first[classes++] = a;
        of[a] = c;
        size[c]++;
    }
    return classes;
}

// From counts of classes to shares of alternatives.
static void
spread(const model *s, const size_t of[], const tally *sum, oml_acceptability *out)
{
    const size_t n = s->m->n, k = s->m->k;
    for (size_t a = 0; a < n; a++) {
        const size_t c = of[a], size = s->size[c];
        for (size_t r = 0; r + size <= n; r++)
            for (size_t i = 0; i < size; i++)
                out->rank[a * n + r + i] += (double)sum->rank[c * n + r] / (double)size / (double)out->draws;
        const uint64_t wins = sum->rank[c * n];
        for (size_t j = 0; j < k; j++)
            out->central[a * k + j] =
                wins == 0 ? (double)NAN : (double)sum->central[c * k + j] * 0x1p-32 / (double)wins;
    }
}

static oml_rc
room(oml_cx *cx, const model *s, tally *t)
{
    *t = (tally){OML_TRY_NEW(&cx->tmp, uint64_t, s->classes * s->m->n),
                 OML_TRY_NEW(&cx->tmp, uint64_t, s->classes * s->m->k), OML_TRY_NEW(&cx->tmp, double, s->m->k),
                 OML_TRY_NEW(&cx->tmp, double, s->classes)};
    if (t->rank == NULL || t->central == NULL || t->weight == NULL || t->value == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    return OML_OK;
}

oml_rc
oml_acceptability_draw(oml_cx *cx, const oml_additive *m, uint64_t draws, uint64_t seed, oml_acceptability *out)
{
    oml_additive free_weights = *m;
    double *equal = OML_NEW(&cx->tmp, double, m->k + 1);
    for (size_t j = 0; j < m->k; j++)
        equal[j] = 1 / (double)m->k;
    free_weights.weight = equal;
    OML_TRY(oml_additive_check(cx, &free_weights));
    if (draws == 0 || draws > OML_ACCEPTABILITY_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-30", N_("the number of draws must be between 1 and %d"),
                        OML_ACCEPTABILITY_MOST);
    *out = (oml_acceptability){m->n, m->k, draws, OML_TRY_NEW(&cx->tmp, double, m->n * m->n),
                               OML_TRY_NEW(&cx->tmp, double, m->n * m->k)};
    if (out->rank == NULL || out->central == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));

    size_t *of = OML_NEW(&cx->tmp, size_t, m->n), *first = OML_NEW(&cx->tmp, size_t, m->n),
           *size = OML_NEW(&cx->tmp, size_t, m->n);
    const model s = {m, seed, classify(m, of, first, size), first, size};
    tally tallies[OML_PARALLEL_MOST];
    void *own[OML_PARALLEL_MOST];
    const unsigned threads = oml_parallel_threads(cx);
    assert(threads > 0);
    for (unsigned t = 0; t < threads; t++) {
        OML_TRY(room(cx, &s, &tallies[t]));
        own[t] = &tallies[t];
    }
    OML_TRY(oml_parallel_run(cx, NULL, (size_t)draws, 256, draw, &s, own));
    for (unsigned t = 1; t < threads; t++) {
        for (size_t i = 0; i < s.classes * m->n; i++)
            tallies[0].rank[i] += tallies[t].rank[i];
        for (size_t i = 0; i < s.classes * m->k; i++)
            tallies[0].central[i] += tallies[t].central[i];
    }
    spread(&s, of, &tallies[0], out);
    return OML_OK;
}

double
oml_acceptability_top(const oml_acceptability *s, size_t a, size_t top)
{
    double sum = 0;
    for (size_t r = 0; r < top && r < s->n; r++)
        sum += s->rank[a * s->n + r];
    return sum < 1 ? sum : 1;
}

double
oml_acceptability_error(double share, uint64_t draws)
{
    return sqrt(share * (1 - share) / (double)draws);
}

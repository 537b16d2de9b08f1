/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/smaa_values.priv.h"

#include "num/parallel.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { L = OML_CONTEST_LANES };

// Alternatives that are equal on every criterion form one class: it takes as many ranks as it has members, and these
// share them. Classes stand in falling order of the sum of their middle values, so that of two that rounding makes
// equal the one that dominates stands above. What is not equal ties with probability zero.
typedef struct model {
    oml_smaa_values values;
    uint64_t draws;
    const size_t *size;   // of each class, how many alternatives it has
    const double *chosen; // weights of every draw; NULL: drawn
    size_t watched;       // with chosen weights: the class whose first places are counted
} model;

// Sums of one thread. Weights are added as multiples of 2^-32, so that the order of adding does not matter.
typedef struct tally {
    uint64_t *rank;    // classes x n: how often a class begins at that rank
    uint64_t *central; // classes x k
    uint32_t *won;     // classes x classes: above the diagonal, how often a stood above b
    uint16_t *place;   // classes x L
    size_t *who;       // classes: of one lane, from the first place on
    uint64_t firsts;
    oml_smaa_values_lanes lanes;
} tally;

// ---- counting -----------------------------------------------------------------------------------------------------

static void
lead(const model *s, size_t c, size_t l, tally *t)
{
    for (size_t j = 0; j < s->values.p->k; j++)
        t->central[c * s->values.p->k + j] += (uint64_t)((double)t->lanes.weight[j * L + l] * 0x1p32 + 0.5);
}

static void
count(const model *s, size_t lanes, tally *t)
{
    const size_t n = s->values.p->n;
    if (s->values.classes == n) { // each place is a rank
        for (size_t c = 0; c < n; c++)
            for (size_t l = 0; l < lanes; l++) {
                const size_t place = t->place[c * L + l];
                t->rank[c * n + place]++;
                if (place == 0)
                    lead(s, c, l, t);
            }
        return;
    }
    size_t at[L] = {0}; // of each lane, the rank that the next place begins at
    for (size_t l = 0; l < lanes; l++) {
        for (size_t c = 0; c < s->values.classes; c++)
            t->who[t->place[c * L + l]] = c;
        for (size_t i = 0; i < s->values.classes; i++) {
            t->rank[t->who[i] * n + at[l]]++;
            at[l] += s->size[t->who[i]];
        }
        lead(s, t->who[0], l, t);
    }
}

static void
draw(const void *shared, void *own, size_t from, size_t to)
{
    const model *s = shared;
    tally *t = own;
    for (size_t block = from; block < to; block++) {
        const uint64_t first = (uint64_t)block * L, left = s->draws - first;
        const unsigned lanes = left < L ? (unsigned)left : (unsigned)L;
        if (s->chosen == NULL)
            oml_smaa_values_weigh(&s->values, first, &t->lanes);
        for (size_t i = 0; s->chosen != NULL && i < s->values.p->k * L; i++)
            t->lanes.weight[i] = (float)s->chosen[i / L];
        oml_smaa_values_draw(&s->values, first, &t->lanes);
        if (s->chosen == NULL) {
            oml_contest_rank(t->lanes.value, s->values.classes, lanes, t->place, t->won);
            count(s, lanes, t);
            continue;
        }
        for (size_t l = 0; l < lanes; l++) { // is the watched one first?
            bool best = true;
            for (size_t c = 0; c < s->values.classes; c++)
                best = best && t->lanes.value[c * L + l] <= t->lanes.value[s->watched * L + l];
            t->firsts += best;
        }
    }
}

// ---- the problem --------------------------------------------------------------------------------------------------

static oml_rc
check(oml_cx *cx, const oml_smaa_problem *p)
{
    if (p->n == 0 || p->k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-20",
                        N_("there is nothing to compare: %zu alternatives on %zu criteria"), p->n, p->k);
    if (p->n > OML_SMAA_MOST || p->k > OML_SMAA_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-46",
                        N_("at most %d alternatives and as many criteria, not %zu and %zu"), OML_SMAA_MOST, p->n, p->k);
    for (size_t i = 0; i < p->n * p->k; i++) {
        const oml_smaa_cell *c = &p->cell[i];
        const bool second = c->kind == OML_SMAA_UNIFORM || c->kind == OML_SMAA_NORMAL || c->kind == OML_SMAA_LOGNORMAL;
        if (c->kind == OML_SMAA_MISSING)
            continue;
        if (!isfinite(c->p) || (second && !isfinite(c->q)))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-21",
                            N_("the value of alternative %zu on criterion %zu is not a finite number"), i / p->k + 1,
                            i % p->k + 1);
        if (second && (c->kind == OML_SMAA_UNIFORM ? c->p > c->q : c->q < 0))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-22",
                            N_("the range of alternative %zu on criterion %zu is upside down"), i / p->k + 1,
                            i % p->k + 1);
        if (c->kind == OML_SMAA_ORDINAL &&
            (p->levels == NULL || c->p < 0 || c->p >= (double)p->levels[i % p->k] || c->p != floor(c->p)))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-45",
                            N_("alternative %zu has a level on criterion %zu that does not exist"), i / p->k + 1,
                            i % p->k + 1);
    }
    return OML_OK;
}

// A value in the middle of what it can be: for the order of classes only.
static double
middle(const oml_smaa_problem *p, size_t a, size_t j)
{
    const oml_smaa_cell *c = &p->cell[a * p->k + j];
    double score = c->p;
    switch (c->kind) {
    case OML_SMAA_UNIFORM:
        score = (c->p + c->q) / 2;
        break;
    case OML_SMAA_LOGNORMAL:
        score = exp(c->p);
        break;
    case OML_SMAA_ORDINAL:
        return p->levels[j] > 1 ? c->p / (double)(p->levels[j] - 1) : 0;
    case OML_SMAA_MISSING:
        return 0.5;
    case OML_SMAA_FIXED:
    case OML_SMAA_NORMAL:
        break;
    }
    return p->value != NULL ? oml_value_at(&p->value[j], score, NULL) : score;
}

// Equal on every criterion, in every draw? What is drawn cell by cell is equal to nothing.
static bool
same(const oml_smaa_problem *p, size_t a, size_t b)
{
    for (size_t j = 0; j < p->k; j++) {
        const oml_smaa_cell *x = &p->cell[a * p->k + j], *y = &p->cell[b * p->k + j];
        const bool known = x->kind == OML_SMAA_FIXED || x->kind == OML_SMAA_ORDINAL;
        if (!known || x->kind != y->kind || middle(p, a, j) != middle(p, b, j))
            return false;
    }
    return true;
}

typedef struct grouping {
    size_t *of; // of each alternative
    size_t *first, *size, n;
    float *fixed, *width;
    bool *moves, *straight;
} grouping;

// Is the value function a straight line from low to high, so that a uniform score has a uniform value?
static bool
is_line(const oml_value *f, double low, double high)
{
    size_t there = 0;
    for (size_t i = 0; i < f->n; i++) {
        if (f->x[i] > low && f->x[i] < high)
            return false;
        there += f->x[i] == high;
    }
    return there < 2; // at a step the later value counts
}

// The low end and the width of a value that is fixed or uniform; false when it is neither.
static bool
ends(const oml_smaa_problem *p, size_t a, size_t j, float *low, float *width)
{
    const oml_smaa_cell *c = &p->cell[a * p->k + j];
    double from = middle(p, a, j), to = from;
    if (c->kind == OML_SMAA_MISSING) {
        from = 0;
        to = 1;
    } else if (c->kind == OML_SMAA_UNIFORM) {
        if (p->value != NULL && !is_line(&p->value[j], c->p, c->q))
            return false;
        from = p->value != NULL ? oml_value_at(&p->value[j], c->p, NULL) : c->p;
        to = p->value != NULL ? oml_value_at(&p->value[j], c->q, NULL) : c->q;
    }
    *low = (float)from;
    *width = (float)(to - from);
    return c->kind == OML_SMAA_FIXED || c->kind == OML_SMAA_UNIFORM || c->kind == OML_SMAA_MISSING;
}

static oml_rc
classify(oml_cx *cx, const oml_smaa_problem *p, grouping *out)
{
    const size_t n = p->n, k = p->k;
    *out = (grouping){.of = OML_NEW(&cx->tmp, size_t, n),
                      .first = OML_NEW(&cx->tmp, size_t, n),
                      .size = OML_NEW(&cx->tmp, size_t, n),
                      .fixed = OML_TRY_NEW(&cx->tmp, float, n *k),
                      .width = OML_TRY_NEW(&cx->tmp, float, n *k),
                      .moves = OML_NEW(&cx->tmp, bool, n),
                      .straight = OML_NEW(&cx->tmp, bool, n)};
    double *sum = OML_NEW(&cx->tmp, double, n);
    size_t *order = OML_NEW(&cx->tmp, size_t, n);
    if (out->fixed == NULL || out->width == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    for (size_t a = 0; a < n; a++) {
        for (size_t j = 0; j < k; j++)
            sum[a] += middle(p, a, j);
        size_t at = a;
        for (; at > 0 && sum[order[at - 1]] < sum[a]; at--)
            order[at] = order[at - 1];
        order[at] = a;
    }
    for (size_t i = 0; i < n; i++) {
        const size_t a = order[i];
        size_t c = 0;
        while (c < out->n && (sum[out->first[c]] != sum[a] || !same(p, out->first[c], a)))
            c++;
        if (c == out->n)
            out->first[out->n++] = a;
        out->of[a] = c;
        out->size[c]++;
    }
    for (size_t c = 0; c < out->n; c++) {
        out->straight[c] = true;
        for (size_t j = 0; j < k; j++) {
            out->straight[c] =
                ends(p, out->first[c], j, &out->fixed[c * k + j], &out->width[c * k + j]) && out->straight[c];
            out->moves[c] = out->moves[c] || p->cell[out->first[c] * k + j].kind != OML_SMAA_FIXED;
        }
    }
    return OML_OK;
}

static oml_rc
room(oml_cx *cx, const model *s, tally *t)
{
    const size_t c = s->values.classes, k = s->values.p->k, n = s->values.p->n;
    *t = (tally){.rank = OML_TRY_NEW(&cx->tmp, uint64_t, c * n),
                 .central = OML_TRY_NEW(&cx->tmp, uint64_t, c * k),
                 .won = OML_TRY_NEW(&cx->tmp, uint32_t, c * c),
                 .place = OML_TRY_NEW(&cx->tmp, uint16_t, c * L),
                 .who = OML_TRY_NEW(&cx->tmp, size_t, c)};
    if (t->rank == NULL || t->central == NULL || t->won == NULL || t->place == NULL || t->who == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    return oml_smaa_values_room(cx, &s->values, &t->lanes);
}

// All draws, over all threads; what they counted ends in the first tally.
static oml_rc
run(oml_cx *cx, const model *s, tally tallies[])
{
    void *own[OML_PARALLEL_MOST];
    const unsigned threads = oml_parallel_threads(cx);
    for (unsigned t = 0; t < threads; t++)
        own[t] = &tallies[t];
    OML_TRY(oml_parallel_run(cx, NULL, (size_t)((s->draws + L - 1) / L), 16, draw, s, own));
    for (unsigned t = 1; t < threads; t++) {
        for (size_t i = 0; i < s->values.classes * s->values.p->n; i++)
            tallies[0].rank[i] += tallies[t].rank[i];
        for (size_t i = 0; i < s->values.classes * s->values.p->k; i++)
            tallies[0].central[i] += tallies[t].central[i];
        for (size_t i = 0; i < s->values.classes * s->values.classes; i++)
            tallies[0].won[i] += tallies[t].won[i];
        tallies[0].firsts += tallies[t].firsts;
        tallies[t].firsts = 0;
    }
    return OML_OK;
}

// ---- from counts of classes to shares of alternatives -------------------------------------------------------------

static double
beats(const tally *sum, size_t classes, uint64_t draws, size_t c, size_t d)
{
    if (c == d)
        return 0.5;
    const double forth = (double)sum->won[c < d ? c * classes + d : d * classes + c] / (double)draws;
    return c < d ? forth : 1 - forth;
}

static void
spread(const model *s, const grouping *of, const tally *sum, oml_acceptability *out)
{
    const size_t n = s->values.p->n, k = s->values.p->k;
    for (size_t a = 0; a < n; a++) {
        const size_t c = of->of[a], size = s->size[c];
        for (size_t r = 0; r + size <= n; r++)
            for (size_t i = 0; i < size; i++)
                out->rank[a * n + r + i] += (double)sum->rank[c * n + r] / (double)size / (double)out->draws;
        const uint64_t wins = sum->rank[c * n];
        for (size_t j = 0; j < k; j++)
            out->central[a * k + j] =
                wins == 0 ? (double)NAN : (double)sum->central[c * k + j] * 0x1p-32 / (double)wins;
        for (size_t b = 0; b < n; b++)
            out->pairwise[a * n + b] = a == b ? 0 : beats(sum, s->values.classes, out->draws, c, of->of[b]);
    }
}

// Each class at its own central weights. Enough draws for three digits, fewer where there is much to compute.
static oml_rc
confide(oml_cx *cx, const model *drawn, const grouping *of, tally tallies[], oml_acceptability *out)
{
    const double work = (double)drawn->values.p->n * (double)drawn->values.p->n * (double)drawn->values.p->k,
                 most = fmax(2000, 2e8 / work);
    bool moves = false;
    for (size_t c = 0; c < of->n; c++)
        moves = moves || drawn->values.moves[c];
    for (size_t c = 0; c < of->n; c++) {
        const size_t a = of->first[c];
        double share = (double)NAN;
        if (!isnan(out->central[a * drawn->values.p->k])) {
            model s = *drawn;
            s.chosen = &out->central[a * drawn->values.p->k];
            s.watched = c;
            s.draws = !moves ? 1 : (uint64_t)fmin((double)drawn->draws, most);
            tallies[0].firsts = 0;
            OML_TRY(run(cx, &s, tallies));
            share = (double)tallies[0].firsts / (double)s.draws;
        }
        for (size_t b = 0; b < drawn->values.p->n; b++)
            if (of->of[b] == c)
                out->confidence[b] = share;
    }
    return OML_OK;
}

oml_rc
oml_smaa_draw(oml_cx *cx, const oml_smaa_problem *p, uint64_t draws, uint64_t seed, oml_acceptability *out)
{
    OML_TRY(check(cx, p));
    if (draws == 0 || draws > OML_ACCEPTABILITY_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-30", N_("the number of draws must be between 1 and %d"),
                        OML_ACCEPTABILITY_MOST);
    *out = (oml_acceptability){p->n,
                               p->k,
                               draws,
                               OML_TRY_NEW(&cx->tmp, double, p->n * p->n),
                               OML_TRY_NEW(&cx->tmp, double, p->n * p->k),
                               OML_TRY_NEW(&cx->tmp, double, p->n * p->n),
                               OML_TRY_NEW(&cx->tmp, double, p->n)};
    if (out->rank == NULL || out->central == NULL || out->pairwise == NULL || out->confidence == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    grouping of;
    OML_TRY(classify(cx, p, &of));
    const model s = {.values = {p, seed, of.n, of.first, of.fixed, of.width, of.moves, of.straight},
                     .draws = draws,
                     .size = of.size};
    tally tallies[OML_PARALLEL_MOST];
    const unsigned threads = oml_parallel_threads(cx);
    assert(threads > 0);
    for (unsigned t = 0; t < threads; t++)
        OML_TRY(room(cx, &s, &tallies[t]));
    OML_TRY(run(cx, &s, tallies));
    spread(&s, &of, &tallies[0], out);
    return confide(cx, &s, &of, tallies, out);
}

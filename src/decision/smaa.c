/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/smaa.h"

#include "num/contest.h"
#include "num/lanes.h"
#include "num/parallel.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// Draws go in blocks of L, side by side: structure of arrays, so that each loop over lanes is a row of registers.
enum { L = OML_CONTEST_LANES };

// The words a draw uses: its weights, then the values of one cell after another.
enum { OF_WEIGHTS, OF_CELLS };

// Alternatives that are equal on every criterion form one class: it takes as many ranks as it has members, and these
// share them. Classes stand in falling order of the sum of their middle values, so that of two that rounding makes
// equal the one that dominates stands above. What is not equal ties with probability zero.
typedef struct model {
    const oml_smaa_problem *p;
    uint64_t seed, draws;
    size_t classes;
    const size_t *first;  // of each class, the alternative that stands for it
    const size_t *size;   // and how many it has
    const float *fixed;   // classes x k: the value where nothing is uncertain, or its low end
    const float *width;   // classes x k: up to the high end, where it is uniform
    const bool *moves;    // classes: some value is uncertain
    const bool *straight; // classes: its values are fixed or uniform
    const double *chosen; // weights of every draw; NULL: drawn
    size_t watched;       // with chosen weights: the class whose first places are counted
} model;

// Sums of one thread. Weights are added as multiples of 2^-32, so that the order of adding does not matter.
typedef struct tally {
    uint64_t *rank;     // classes x n: how often a class begins at that rank
    uint64_t *central;  // classes x k
    uint32_t *won;      // classes x classes: above the diagonal, how often a stood above b
    float *weight;      // k x L
    float *value;       // classes x L
    float *level;       // k x levels x L: values of ordinal levels
    uint32_t *state;    // 4 x L: of the generator of values, a lane for each draw
    uint16_t *place;    // classes x L
    size_t *who;        // classes: of one lane, from the first place on
    double *w, *sorted; // k; levels
    uint64_t firsts;
} tally;

// ---- numbers, L at a time -----------------------------------------------------------------------------------------

// Philox 4x32-10 with a lane for each draw: word i of the four that `block` of that part of each draw's stream holds.
OML_LANES_CLONES static void
words(uint64_t seed, uint64_t draw, uint32_t block, uint32_t part, uint32_t out[4][L])
{
    enum { ROUNDS = 10 };
    uint32_t low[ROUNDS], high[ROUNDS];
    for (uint32_t i = 0; i < ROUNDS; i++) {
        low[i] = (uint32_t)seed + i * 0x9E3779B9u;
        high[i] = (uint32_t)(seed >> 32) + i * 0xBB67AE85u;
    }
    for (uint32_t l = 0; l < L; l++) {
        uint32_t a = block, b = part, c = (uint32_t)draw + l, d = (uint32_t)(draw >> 32);
#pragma GCC unroll 10
        for (int i = 0; i < ROUNDS; i++) {
            const uint64_t x = (uint64_t)0xD2511F53u * a, y = (uint64_t)0xCD9E8D57u * c;
            a = (uint32_t)(y >> 32) ^ b ^ low[i];
            b = (uint32_t)y;
            c = (uint32_t)(x >> 32) ^ d ^ high[i];
            d = (uint32_t)x;
        }
        out[0][l] = a;
        out[1][l] = b;
        out[2][l] = c;
        out[3][l] = d;
    }
}

// In the middle of one of 2^23 equal parts of (0, 1): exact in single precision.
static float
unit(uint32_t word)
{
    return ((float)(word >> 9) + 0.5f) * 0x1p-23f;
}

// -ln of such numbers: the exponent apart, and for the mantissa 2 artanh((m - 1) / (m + 1)) as a series.
OML_LANES_CLONES static void
exponentials(const uint32_t word[L], float out[L])
{
    for (uint32_t l = 0; l < L; l++) {
        const float u = unit(word[l]);
        uint32_t bits;
        memcpy(&bits, &u, sizeof bits);
        const uint32_t shift = bits - 0x3F3504F3u; // so that the mantissa lies between sqrt(1/2) and sqrt(2)
        const int32_t exponent = (int32_t)shift >> 23;
        const uint32_t rest = (shift & 0x7FFFFFu) + 0x3F3504F3u;
        float m;
        memcpy(&m, &rest, sizeof m);
        const float s = (m - 1) / (m + 1), q = s * s;
        const float series = ((((q * (1.0f / 9) + 1.0f / 7) * q) + 1.0f / 5) * q + 1.0f / 3) * q + 1;
        out[l] = -((float)exponent * 0.69314718f + 2 * s * series);
    }
}

// Values take numbers by the hundred: from xoshiro128++ (D. Blackman, S. Vigna, Scrambled linear pseudorandom number
// generators, ACM Transactions on Mathematical Software 47, 2021), which each draw begins at a state of its own stream.
static void
begin_values(const model *s, uint64_t draw, tally *t)
{
    uint32_t first[4][L];
    words(s->seed, draw, 0, OF_CELLS, first);
    memcpy(t->state, first, sizeof first);
    for (size_t l = 0; l < L; l++)
        t->state[l] |= 1; // all 0 is the one state that it cannot leave
}

#define TURNED(x, by) ((x) << (by) | (x) >> (32 - (by)))

// The next number of each lane: s is the state, x what it gives.
#define NEXT(s, x)                                                                                                     \
    do {                                                                                                               \
        const oml_lanes_word both = (s)[0] + (s)[3], shifted = (s)[1] << 9;                                            \
        (x) = TURNED(both, 7) + (s)[0];                                                                                \
        (s)[2] ^= (s)[0];                                                                                              \
        (s)[3] ^= (s)[1];                                                                                              \
        (s)[1] ^= (s)[2];                                                                                              \
        (s)[0] ^= (s)[3];                                                                                              \
        (s)[2] ^= shifted;                                                                                             \
        (s)[3] = TURNED((s)[3], 11);                                                                                   \
    } while (0)

// ---- weights ------------------------------------------------------------------------------------------------------

OML_LANES_CLONES static void
over_sum(size_t k, float weight[])
{
    float sum[L] = {0};
    for (size_t j = 0; j < k; j++)
        for (uint32_t l = 0; l < L; l++)
            sum[l] += weight[j * L + l];
    for (uint32_t l = 0; l < L; l++)
        sum[l] = 1 / sum[l];
    for (size_t j = 0; j < k; j++)
        for (uint32_t l = 0; l < L; l++)
            weight[j * L + l] *= sum[l];
}

static void
weigh(const model *s, uint64_t draw, tally *t)
{
    const size_t k = s->p->k;
    if (s->chosen != NULL) {
        for (size_t i = 0; i < k * L; i++)
            t->weight[i] = (float)s->chosen[i / L];
        return;
    }
    if (s->p->weights != NULL && !oml_simplex_is_free(s->p->weights)) {
        for (size_t l = 0; l < L; l++) {
            oml_simplex_draw(s->p->weights, s->seed, draw + l, t->w);
            for (size_t j = 0; j < k; j++)
                t->weight[j * L + l] = (float)t->w[j];
        }
        return;
    }
    for (size_t j = 0; j < k; j += 4) {
        uint32_t word[4][L];
        words(s->seed, draw, (uint32_t)(j / 4), OF_WEIGHTS, word);
        for (size_t i = 0; i < 4 && j + i < k; i++)
            exponentials(word[i], &t->weight[(j + i) * L]);
    }
    over_sum(k, t->weight);
}

// ---- values -------------------------------------------------------------------------------------------------------

// The normal quantile by Wichura's AS 241 (Applied Statistics 37, 1988) in its short form: seven digits.
static double
normal(double u)
{
    const double q = u - 0.5;
    if (fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
               (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
    }
    double r = sqrt(-log(q < 0 ? u : 1 - u)), z;
    if (r <= 5) {
        r -= 1.6;
        z = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777) /
            ((0.12021132975 * r + 0.73700164250) * r + 1);
    } else {
        r -= 5;
        z = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150) /
            ((0.012258202635 * r + 0.24197894225) * r + 1);
    }
    return q < 0 ? -z : z;
}

static float
valued(const model *s, size_t j, double score)
{
    return (float)(s->p->value != NULL ? oml_value_at(&s->p->value[j], score, NULL) : score);
}

// The values of one uncertain cell.
static void
draw_cell(const model *s, const oml_smaa_cell *cell, size_t j, const uint32_t word[L], float out[L])
{
    for (size_t l = 0; l < L; l++) {
        const float u = unit(word[l]);
        switch (cell->kind) {
        case OML_SMAA_FIXED:
        case OML_SMAA_ORDINAL:
            break;
        case OML_SMAA_UNIFORM:
            out[l] = valued(s, j, cell->p + (double)u * (cell->q - cell->p));
            break;
        case OML_SMAA_NORMAL:
            out[l] = valued(s, j, cell->p + cell->q * normal((double)u));
            break;
        case OML_SMAA_LOGNORMAL:
            out[l] = valued(s, j, exp(cell->p + cell->q * normal((double)u)));
            break;
        case OML_SMAA_MISSING:
            out[l] = u;
            break;
        }
    }
}

// Values of the levels of ordinal criteria: 0, then sorted uniforms, then 1.
static void
draw_levels(const model *s, uint64_t draw, tally *t)
{
    const size_t cells = s->p->n * s->p->k;
    size_t at = 0;
    for (size_t j = 0; s->p->levels != NULL && j < s->p->k; at += s->p->levels[j++])
        for (size_t l = 0; l < L && s->p->levels[j] > 0; l++) {
            const size_t inner = s->p->levels[j] < 2 ? 0 : s->p->levels[j] - 2;
            oml_random r;
            oml_random_init(&r, s->seed ^ 0x6F7264696E616C00u, (draw + l) * (cells + 1) + j);
            for (size_t i = 0; i < inner; i++) {
                const double u = oml_random_unit(&r);
                size_t to = i;
                for (; to > 0 && t->sorted[to - 1] > u; to--)
                    t->sorted[to] = t->sorted[to - 1];
                t->sorted[to] = u;
            }
            for (size_t i = 0; i < s->p->levels[j]; i++)
                t->level[(at + i) * L + l] = i == 0 ? 0 : i + 1 == s->p->levels[j] ? 1 : (float)t->sorted[i - 1];
        }
}

static size_t
level_at(const oml_smaa_problem *p, size_t j)
{
    size_t at = 0;
    assert(p->levels != NULL); // asked only of a problem that has levels
    for (size_t i = 0; i < j; i++)
        at += p->levels[i];
    return at;
}

OML_LANES_CLONES static void
add_fixed(size_t k, const float weight[], const float fixed[], float value[L])
{
    float sum[L] = {0};
    for (size_t j = 0; j < k; j++) {
        const float v = fixed[j], *w = weight + j * L;
        for (uint32_t l = 0; l < L; l++)
            sum[l] += w[l] * v;
    }
    memcpy(value, sum, sizeof sum);
}

OML_LANES_CLONES static void
add_drawn(const float weight[], const float drawn[L], float value[L])
{
    for (uint32_t l = 0; l < L; l++)
        value[l] += weight[l] * drawn[l];
}

OML_LANES_CLONES static void
next_words(uint32_t state[], uint32_t word[L])
{
    for (size_t at = 0; at < L; at += OML_LANES_FLOAT) {
        oml_lanes_word s[4];
        for (size_t i = 0; i < 4; i++)
            s[i] = *(const oml_lanes_word *)&state[i * L + at];
        NEXT(s, *(oml_lanes_word *)&word[at]);
        for (size_t i = 0; i < 4; i++)
            *(oml_lanes_word *)&state[i * L + at] = s[i];
    }
}

// V of a class whose values are all fixed or uniform, the common case, without leaving registers.
OML_LANES_CLONES static void
add_uniforms(size_t k, const float weight[], const float low[], const float width[], uint32_t state[], float value[L])
{
    for (size_t at = 0; at < L; at += OML_LANES_FLOAT) {
        oml_lanes_word s[4], x;
        oml_lanes_float sum = {0};
        for (size_t i = 0; i < 4; i++)
            s[i] = *(const oml_lanes_word *)&state[i * L + at];
        for (size_t j = 0; j < k; j++) {
            NEXT(s, x);
            const oml_lanes_float u = (__builtin_convertvector(x >> 9, oml_lanes_float) + 0.5f) * 0x1p-23f;
            sum += *(const oml_lanes_float *)&weight[j * L + at] * (low[j] + u * width[j]);
        }
        for (size_t i = 0; i < 4; i++)
            *(oml_lanes_word *)&state[i * L + at] = s[i];
        *(oml_lanes_float *)&value[at] = sum;
    }
}

// V of one class whose values are not all known: every cell takes a number, whether it needs one or not.
static void
add_uncertain(const model *s, size_t c, tally *t)
{
    const size_t k = s->p->k, row = s->first[c] * k;
    float *value = &t->value[c * L];
    if (s->straight[c]) {
        add_uniforms(k, t->weight, &s->fixed[c * k], &s->width[c * k], t->state, value);
        return;
    }
    memset(value, 0, L * sizeof *value);
    for (size_t j = 0; j < k; j++) {
        const oml_smaa_cell *cell = &s->p->cell[row + j];
        uint32_t word[L];
        float drawn[L];
        const float *from = drawn;
        next_words(t->state, word);
        if (cell->kind == OML_SMAA_FIXED) {
            for (size_t l = 0; l < L; l++)
                drawn[l] = s->fixed[c * k + j];
        } else if (cell->kind == OML_SMAA_ORDINAL) {
            from = &t->level[(level_at(s->p, j) + (size_t)cell->p) * L];
        } else {
            draw_cell(s, cell, j, word, drawn);
        }
        add_drawn(&t->weight[j * L], from, value);
    }
}

static void
evaluate(const model *s, uint64_t draw, tally *t)
{
    begin_values(s, draw, t);
    if (s->p->levels != NULL)
        draw_levels(s, draw, t);
    for (size_t c = 0; c < s->classes; c++)
        if (s->moves[c])
            add_uncertain(s, c, t);
        else
            add_fixed(s->p->k, t->weight, &s->fixed[c * s->p->k], &t->value[c * L]);
}

// ---- counting -----------------------------------------------------------------------------------------------------

static void
lead(const model *s, size_t c, size_t l, tally *t)
{
    for (size_t j = 0; j < s->p->k; j++)
        t->central[c * s->p->k + j] += (uint64_t)((double)t->weight[j * L + l] * 0x1p32 + 0.5);
}

static void
count(const model *s, size_t lanes, tally *t)
{
    const size_t n = s->p->n;
    if (s->classes == n) { // each place is a rank
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
        for (size_t c = 0; c < s->classes; c++)
            t->who[t->place[c * L + l]] = c;
        for (size_t i = 0; i < s->classes; i++) {
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
        weigh(s, first, t);
        evaluate(s, first, t);
        if (s->chosen == NULL) {
            oml_contest_rank(t->value, s->classes, lanes, t->place, t->won);
            count(s, lanes, t);
            continue;
        }
        for (size_t l = 0; l < lanes; l++) { // is the watched one first?
            bool best = true;
            for (size_t c = 0; c < s->classes; c++)
                best = best && t->value[c * L + l] <= t->value[s->watched * L + l];
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
    const size_t c = s->classes, k = s->p->k, n = s->p->n;
    size_t levels = 1;
    for (size_t j = 0; s->p->levels != NULL && j < k; j++)
        levels += s->p->levels[j];
    *t = (tally){OML_TRY_NEW(&cx->tmp, uint64_t, c * n),
                 OML_TRY_NEW(&cx->tmp, uint64_t, c * k),
                 OML_TRY_NEW(&cx->tmp, uint32_t, c * c),
                 OML_TRY_NEW(&cx->tmp, float, k *L),
                 OML_TRY_NEW(&cx->tmp, float, c *L),
                 OML_TRY_NEW(&cx->tmp, float, levels *L),
                 OML_TRY_NEW(&cx->tmp, uint32_t, (size_t)4 * L),
                 OML_TRY_NEW(&cx->tmp, uint16_t, c * L),
                 OML_TRY_NEW(&cx->tmp, size_t, c),
                 OML_TRY_NEW(&cx->tmp, double, k),
                 OML_TRY_NEW(&cx->tmp, double, levels),
                 0};
    if (t->rank == NULL || t->central == NULL || t->won == NULL || t->weight == NULL || t->value == NULL ||
        t->level == NULL || t->state == NULL || t->place == NULL || t->who == NULL || t->w == NULL || t->sorted == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    return OML_OK;
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
        for (size_t i = 0; i < s->classes * s->p->n; i++)
            tallies[0].rank[i] += tallies[t].rank[i];
        for (size_t i = 0; i < s->classes * s->p->k; i++)
            tallies[0].central[i] += tallies[t].central[i];
        for (size_t i = 0; i < s->classes * s->classes; i++)
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
    const size_t n = s->p->n, k = s->p->k;
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
            out->pairwise[a * n + b] = a == b ? 0 : beats(sum, s->classes, out->draws, c, of->of[b]);
    }
}

// Each class at its own central weights. Enough draws for three digits, fewer where there is much to compute.
static oml_rc
confide(oml_cx *cx, const model *drawn, const grouping *of, tally tallies[], oml_acceptability *out)
{
    const double work = (double)drawn->p->n * (double)drawn->p->n * (double)drawn->p->k, most = fmax(2000, 2e8 / work);
    bool moves = false;
    for (size_t c = 0; c < of->n; c++)
        moves = moves || drawn->moves[c];
    for (size_t c = 0; c < of->n; c++) {
        const size_t a = of->first[c];
        double share = (double)NAN;
        if (!isnan(out->central[a * drawn->p->k])) {
            model s = *drawn;
            s.chosen = &out->central[a * drawn->p->k];
            s.watched = c;
            s.draws = !moves ? 1 : (uint64_t)fmin((double)drawn->draws, most);
            tallies[0].firsts = 0;
            OML_TRY(run(cx, &s, tallies));
            share = (double)tallies[0].firsts / (double)s.draws;
        }
        for (size_t b = 0; b < drawn->p->n; b++)
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
    const model s = {.p = p,
                     .seed = seed,
                     .draws = draws,
                     .classes = of.n,
                     .first = of.first,
                     .size = of.size,
                     .fixed = of.fixed,
                     .width = of.width,
                     .moves = of.moves,
                     .straight = of.straight};
    tally tallies[OML_PARALLEL_MOST];
    const unsigned threads = oml_parallel_threads(cx);
    assert(threads > 0);
    for (unsigned t = 0; t < threads; t++)
        OML_TRY(room(cx, &s, &tallies[t]));
    OML_TRY(run(cx, &s, tallies));
    spread(&s, &of, &tallies[0], out);
    return confide(cx, &s, &of, tallies, out);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/smaa_values.priv.h"

#include "num/logarithm.h"
#include "num/xoshiro.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { L = OML_CONTEST_LANES };

// The words a draw uses: its weights, then the values of one cell after another.
enum { OF_WEIGHTS, OF_CELLS };

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

// -ln of such numbers.
OML_LANES_CLONES static void
exponentials(const uint32_t word[L], float out[L])
{
    for (size_t at = 0; at < L; at += OML_LANES_FLOAT) {
        const oml_lanes_word w = *(const oml_lanes_word *)&word[at];
        const oml_lanes_float u = (__builtin_convertvector(w >> 9, oml_lanes_float) + 0.5f) * 0x1p-23f;
        oml_lanes_float ln;
        oml_logarithm(&u, &ln);
        *(oml_lanes_float *)&out[at] = -ln;
    }
}

// Values take numbers by the hundred: from xoshiro128++, which each draw begins at a state of its own stream.
static void
begin_values(const oml_smaa_values *s, uint64_t draw, oml_smaa_values_lanes *t)
{
    uint32_t first[4][L];
    words(s->seed, draw, 0, OF_CELLS, first);
    memcpy(t->state, first, sizeof first);
    for (size_t l = 0; l < L; l++)
        t->state[l] |= 1; // all 0 is the one state that it cannot leave
}

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

void
oml_smaa_values_weigh(const oml_smaa_values *s, uint64_t draw, oml_smaa_values_lanes *t)
{
    const size_t k = s->p->k;
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
valued(const oml_smaa_values *s, size_t j, double score)
{
    return (float)(s->p->value != NULL ? oml_value_at(&s->p->value[j], score, NULL) : score);
}

// The values of one uncertain cell.
static void
draw_cell(const oml_smaa_values *s, const oml_smaa_cell *cell, size_t j, const uint32_t word[L], float out[L])
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
draw_levels(const oml_smaa_values *s, uint64_t draw, oml_smaa_values_lanes *t)
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
        oml_xoshiro_next(s, (oml_lanes_word *)&word[at]);
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
            oml_xoshiro_next(s, &x);
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
add_uncertain(const oml_smaa_values *s, size_t c, oml_smaa_values_lanes *t)
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

void
oml_smaa_values_draw(const oml_smaa_values *s, uint64_t draw, oml_smaa_values_lanes *t)
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

// ---- room ---------------------------------------------------------------------------------------------------------

oml_rc
oml_smaa_values_room(oml_cx *cx, const oml_smaa_values *s, oml_smaa_values_lanes *t)
{
    const size_t k = s->p->k;
    size_t levels = 1;
    for (size_t j = 0; s->p->levels != NULL && j < k; j++)
        levels += s->p->levels[j];
    *t =
        (oml_smaa_values_lanes){OML_TRY_NEW(&cx->tmp, float, k *L),      OML_TRY_NEW(&cx->tmp, float, s->classes *L),
                                OML_TRY_NEW(&cx->tmp, float, levels *L), OML_TRY_NEW(&cx->tmp, uint32_t, (size_t)4 * L),
                                OML_TRY_NEW(&cx->tmp, double, k),        OML_TRY_NEW(&cx->tmp, double, levels)};
    if (t->weight == NULL || t->value == NULL || t->level == NULL || t->state == NULL || t->w == NULL ||
        t->sorted == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/lognormal.h"

#include "num/logarithm.h"
#include "num/xoshiro.h"

#include <math.h>
#include <string.h>

enum { LANES = OML_LANES_FLOAT };

typedef oml_lanes_float lanes;
typedef oml_lanes_word words;

void
oml_lognormal_init(oml_lognormal *g, oml_random *r)
{
    for (size_t i = 0; i < 4; i++)
        for (size_t l = 0; l < LANES; l += 2) {
            const uint64_t two = oml_random_next(r);
            g->state[i][l] = (uint32_t)two;
            g->state[i][l + 1] = (uint32_t)(two >> 32);
        }
    g->state[0] |= 1; // all 0 is the one state that a lane cannot leave
}

// Vectors go by their address: how they are handed over by value depends on the processor.

// e^v for |v| < 80: 2^k times the series of what remains, at most ln 2 / 2.
OML_LANES_KERNEL void
exponential(const lanes *v, lanes *out)
{
    const float whole = 12582912; // 1.5 x 2^23: adding it leaves no bit behind the point
    const lanes shifted = *v * 1.44269504f + whole, k = shifted - whole;
    const lanes r = (*v - k * 0.693145752f) - k * 1.42860677e-6f;
    const lanes series =
        (((((r * (1.0f / 720) + 1.0f / 120) * r + 1.0f / 24) * r + 1.0f / 6) * r + 0.5f) * r + 1) * r + 1;
    *out = (lanes)((words)series + ((words)shifted << 23));
}

// The normal quantile of Giles is sqrt(2) x times a polynomial in w = -ln(1 - x^2). Beyond w = 5, seldom, another one.
static float
in_the_tail(float w)
{
    static const float c[] = {0.000100950558f, 0.00134934322f, -0.00367342844f, 0.00573950773f,
                              -0.0076224613f,  0.00943887047f, 1.00167406f,     2.83297682f};
    const float v = sqrtf(w) - 3;
    float p = -0.000200214257f;
    for (size_t i = 0; i < sizeof c / sizeof *c; i++)
        p = p * v + c[i];
    return p;
}

// Of each word a bit for the sign, and 31 for how far |x| is from 1.
OML_LANES_KERNEL void
normal(const words *word, lanes *out)
{
    static const float c[] = {3.43273939e-07f, -3.5233877e-06f, -4.39150654e-06f, 0.00021858087f,
                              -0.00125372503f, -0.00417768164f, 0.246640727f,     1.50140941f};
    const words sign = *word & 0x80000000u;
    const lanes t = (__builtin_convertvector((oml_lanes_int)(*word & 0x7FFFFFFFu), lanes) + 0.5f) * 0x1p-31f;
    const lanes rest = t * (2 - t);
    lanes w, p = (lanes){0} + 2.81022636e-08f;
    oml_logarithm(&rest, &w);
    w = -w;
#pragma GCC unroll 8
    for (size_t i = 0; i < sizeof c / sizeof *c; i++)
        p = p * (w - 2.5f) + c[i];
    const oml_lanes_int far = w >= 5;
    uint64_t two[LANES / 2], any = 0;
    memcpy(two, &far, sizeof two);
    for (size_t l = 0; l < LANES / 2; l++)
        any |= two[l];
    for (size_t l = 0; any != 0 && l < LANES; l++)
        p[l] = far[l] != 0 ? in_the_tail(w[l]) : p[l];
    *out = (lanes)((words)(p * (1 - t) * 1.41421356f) ^ sign);
}

OML_LANES_CLONES static void
fill(words state[4], float sigma, size_t n, float to[])
{
    words s[4], word;
    lanes z;
    memcpy(s, state, sizeof s);
    for (size_t i = 0; i < n; i += LANES) {
        oml_xoshiro_next(s, &word);
        normal(&word, &z);
        z = z * sigma - sigma * sigma / 2;
        exponential(&z, (lanes *)(to + i));
    }
    memcpy(state, s, sizeof s);
}

void
oml_lognormal_fill(oml_lognormal *g, double sigma, size_t n, float to[])
{
    const size_t whole = n - n % LANES;
    float last[LANES];
    fill(g->state, (float)sigma, whole, to);
    if (n == whole)
        return;
    fill(g->state, (float)sigma, LANES, last);
    memcpy(to + whole, last, (n - whole) * sizeof *last);
}

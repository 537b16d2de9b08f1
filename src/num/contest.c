/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/contest.h"

#include "num/lanes.h"

#include <string.h>

enum { L = OML_CONTEST_LANES };

OML_LANES_CLONES static void
plain(const float *value, size_t n, unsigned lanes, uint16_t *rank, uint32_t *won)
{
    memset(rank, 0, n * L * sizeof *rank);
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            const float *x = value + a * L, *y = value + b * L;
            uint16_t *above = rank + a * L, *below = rank + b * L;
            uint32_t wins = 0;
            for (unsigned l = 0; l < L; l++) {
                const uint16_t win = x[l] >= y[l];
                below[l] = (uint16_t)(below[l] + win);
                above[l] = (uint16_t)(above[l] + 1 - win);
                wins += l < lanes ? win : 0;
            }
            won[a * n + b] += wins;
        }
}

#if defined(__x86_64__) && !defined(__clang_analyzer__)
#include <immintrin.h>

// With 512-bit registers one comparison answers for sixteen contests as a mask of bits. Losses are counted in bytes, so
// that a whole row of 64 contests is one register: no more than 255 contenders.
__attribute__((target("avx512f,avx512bw,avx512vl,popcnt"))) static void
wide(const float *value, size_t n, unsigned lanes, uint16_t *rank, uint32_t *won)
{
    uint8_t *lost = (uint8_t *)rank; // the lower half of its memory, spread out at the end
    const uint64_t count = lanes >= L ? UINT64_MAX : ((uint64_t)1 << lanes) - 1;
    const __m512i one = _mm512_set1_epi8(1);
    memset(lost, 0, n * L);
    for (size_t a = 0; a < n; a++) {
        const float *x = value + a * L;
        const __m512 x0 = _mm512_loadu_ps(x), x1 = _mm512_loadu_ps(x + 16), x2 = _mm512_loadu_ps(x + 32),
                     x3 = _mm512_loadu_ps(x + 48);
        __m512i above = _mm512_loadu_si512(lost + a * L);
        for (size_t b = a + 1; b < n; b++) {
            const float *y = value + b * L;
            const __mmask16 m0 = _mm512_cmp_ps_mask(x0, _mm512_loadu_ps(y), _CMP_GE_OQ),
                            m1 = _mm512_cmp_ps_mask(x1, _mm512_loadu_ps(y + 16), _CMP_GE_OQ),
                            m2 = _mm512_cmp_ps_mask(x2, _mm512_loadu_ps(y + 32), _CMP_GE_OQ),
                            m3 = _mm512_cmp_ps_mask(x3, _mm512_loadu_ps(y + 48), _CMP_GE_OQ);
            const __mmask64 win = _mm512_kunpackd(_mm512_kunpackw((__mmask32)m3, (__mmask32)m2),
                                                  _mm512_kunpackw((__mmask32)m1, (__mmask32)m0));
            const __m512i loser = _mm512_loadu_si512(lost + b * L);
            _mm512_storeu_si512(lost + b * L, _mm512_mask_add_epi8(loser, win, loser, one));
            above = _mm512_mask_add_epi8(above, ~win, above, one);
            won[a * n + b] += (uint32_t)__builtin_popcountll(win & count);
        }
        _mm512_storeu_si512(lost + a * L, above);
    }
    for (size_t i = n * L; i-- > 0;) { // backwards: nothing is overwritten before it was read
        const uint8_t losses = lost[i];
        rank[i] = losses;
    }
}

void
oml_contest_rank(const float *value, size_t n, unsigned lanes, uint16_t *rank, uint32_t *won)
{
    if (n <= UINT8_MAX && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        wide(value, n, lanes, rank, won);
    else
        plain(value, n, lanes, rank, won);
}
#else
void
oml_contest_rank(const float *value, size_t n, unsigned lanes, uint16_t *rank, uint32_t *won)
{
    plain(value, n, lanes, rank, won);
}
#endif

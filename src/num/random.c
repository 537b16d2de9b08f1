/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/random.h"

#include <assert.h>

// Ten rounds: the smallest number with a margin over the seven that pass every test of BigCrush.
enum { ROUNDS = 10 };

static void
philox(uint32_t word[4], const uint32_t key[2])
{
    uint32_t p = word[0], q = word[1], r = word[2], s = word[3], k = key[0], l = key[1];
    for (int i = 0; i < ROUNDS; i++) {
        const uint64_t a = (uint64_t)0xD2511F53u * p, b = (uint64_t)0xCD9E8D57u * r;
        p = (uint32_t)(b >> 32) ^ q ^ k, q = (uint32_t)b;
        r = (uint32_t)(a >> 32) ^ s ^ l, s = (uint32_t)a;
        k += 0x9E3779B9u; // Weyl sequences: the golden ratio and sqrt(3) - 1
        l += 0xBB67AE85u;
    }
    word[0] = p, word[1] = q, word[2] = r, word[3] = s;
}

void
oml_random_init(oml_random *r, uint64_t seed, uint64_t stream)
{
    *r = (oml_random){.seed = seed, .stream = stream};
}

uint64_t
oml_random_next(oml_random *r)
{
    if (r->left == 0) {
        const uint32_t key[2] = {(uint32_t)r->seed, (uint32_t)(r->seed >> 32)};
        r->out[0] = (uint32_t)r->block;
        r->out[1] = (uint32_t)(r->block >> 32);
        r->out[2] = (uint32_t)r->stream;
        r->out[3] = (uint32_t)(r->stream >> 32);
        philox(r->out, key);
        r->block++;
        r->left = 2;
    }
    r->left--;
    const unsigned at = r->left == 1 ? 0 : 2;
    return r->out[at] | (uint64_t)r->out[at + 1] << 32;
}

double
oml_random_unit(oml_random *r)
{
    return (double)(oml_random_next(r) >> 11) * 0x1p-53;
}

// From x downwards, how long does a run of uniforms keep descending? The run has odd length with probability e^-x, so
// x is kept as often as it should be; each run of even length moves one unit to the right, where the tail looks the
// same.
double
oml_random_exponential(oml_random *r)
{
    for (unsigned whole = 0;; whole++) {
        const double x = oml_random_unit(r);
        double last = x, next = oml_random_unit(r);
        unsigned run = 1;
        while (next < last) {
            last = next;
            next = oml_random_unit(r);
            run++;
        }
        if (run % 2 == 1)
            return whole + x;
    }
}

__extension__ typedef unsigned __int128 wide;

size_t
oml_random_below(oml_random *r, size_t n)
{
    assert(n > 0);
    wide product = (wide)oml_random_next(r) * n;
    if ((uint64_t)product < n) { // only here can the low word be among the 2^64 mod n that would favour some
        const uint64_t favoured = (0 - (uint64_t)n) % n;
        while ((uint64_t)product < favoured)
            product = (wide)oml_random_next(r) * n;
    }
    return (size_t)(product >> 64);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/checksum.h"

#include <string.h>

enum { BLOCK = OML_CHECKSUM_LANES * 8 };

static const uint64_t ODD = 0x9E3779B97F4A7C15u;

void
oml_checksum_init(oml_checksum *c)
{
    c->n = 0;
    for (uint64_t i = 0; i < OML_CHECKSUM_LANES; i++)
        c->lane[i] = (i + 1) * ODD;
}

static void
block(oml_checksum *c, const unsigned char *at)
{
    for (size_t i = 0; i < OML_CHECKSUM_LANES; i++) {
        uint64_t word;
        memcpy(&word, at + i * 8, 8);
        const uint64_t h = c->lane[i] ^ word;
        c->lane[i] = (h << 29 | h >> 35) * ODD;
    }
}

void
oml_checksum_add(oml_checksum *c, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    oml_checksum here = *c; // on the stack, where the lanes can stay in registers
    here.n += n;
    for (; n >= BLOCK; n -= BLOCK, at += BLOCK)
        block(&here, at);
    if (n > 0) {
        unsigned char rest[BLOCK] = {0};
        memcpy(rest, at, n);
        block(&here, rest);
    }
    *c = here;
}

uint64_t
oml_checksum_get(const oml_checksum *c)
{
    uint64_t h = c->n * ODD;
    for (size_t i = 0; i < OML_CHECKSUM_LANES; i++) {
        h = (h ^ c->lane[i]) * ODD;
        h ^= h >> 32;
    }
    return h;
}

uint64_t
oml_checksum_of(const void *bytes, size_t n)
{
    oml_checksum c;
    oml_checksum_init(&c);
    oml_checksum_add(&c, bytes, n);
    return oml_checksum_get(&c);
}

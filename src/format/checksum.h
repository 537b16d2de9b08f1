/**
 * Checksum: 64 bits that tell whether bytes are still what they were.
 *
 * Made for matrices of hundreds of megabytes, at the speed of memory: it guards against
 * damage, not against forgers (base/hash.h does). Eight lanes take a word of 8 bytes in
 * turn, h = rotate(h xor word) * odd: each step is a bijection of h and of the word, so
 * that a change within one word always shows; anything else goes unseen once in 2^64.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_CHECKSUM_H
#define OML_FORMAT_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

enum { OML_CHECKSUM_LANES = 8 };

typedef struct oml_checksum {
    uint64_t lane[OML_CHECKSUM_LANES], n;
} oml_checksum;

void oml_checksum_init(oml_checksum *c);
/** Every piece but the last must be a multiple of 64 bytes. */
void oml_checksum_add(oml_checksum *c, const void *bytes, size_t n);
uint64_t oml_checksum_get(const oml_checksum *c);
/** All three in one. */
uint64_t oml_checksum_of(const void *bytes, size_t n);

#endif

/**
 * BLAKE2b with 256 bits (RFC 7693), in one piece or piece by piece, and random bytes.
 *
 * The hash is unkeyed, as `b2sum -l 256` prints it. Random bytes come from the
 * system's generator through libsodium: for codes and tokens, never for draws
 * that must be repeatable. Safe from any thread.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_HASH_H
#define OML_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { OML_HASH_BYTES = 32, OML_HASH_TEXT = 2 * OML_HASH_BYTES + 1 };

/** A hash in the making; opaque, aligned as libsodium wants it. */
typedef struct oml_hash {
    _Alignas(64) unsigned char state[384];
} oml_hash;

void oml_hash_init(oml_hash *h);
void oml_hash_add(oml_hash *h, const void *bytes, size_t n);
/** Ends the hash; oml_hash_init starts another. */
void oml_hash_get(oml_hash *h, uint8_t out[OML_HASH_BYTES]);

/** The hash of n bytes at once. */
void oml_hash_bytes(const void *bytes, size_t n, uint8_t out[OML_HASH_BYTES]);
/** As 64 lower-case hexadecimal digits and a NUL. */
void oml_hash_text(const uint8_t hash[OML_HASH_BYTES], char out[OML_HASH_TEXT]);
/** n unpredictable bytes. */
void oml_hash_random(void *out, size_t n);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/hash.h"

#include <assert.h>
#include <sodium.h>

_Static_assert(sizeof(oml_hash) >= sizeof(crypto_generichash_state), "room for libsodium's state");
_Static_assert(OML_HASH_BYTES == crypto_generichash_BYTES, "256 bits");

static crypto_generichash_state *
state(oml_hash *h)
{
    return (crypto_generichash_state *)(void *)h->state;
}

// sodium_init picks the fastest code for this processor. It may be called from any thread, as often as one likes;
// when it fails the portable code is used, which gives the same hash.
static void
ready(void)
{
    const int done = sodium_init();
    (void)done;
}

void
oml_hash_init(oml_hash *h)
{
    ready();
    crypto_generichash_init(state(h), NULL, 0, OML_HASH_BYTES);
}

void
oml_hash_add(oml_hash *h, const void *bytes, size_t n)
{
    crypto_generichash_update(state(h), bytes, n);
}

void
oml_hash_get(oml_hash *h, uint8_t out[OML_HASH_BYTES])
{
    crypto_generichash_final(state(h), out, OML_HASH_BYTES);
}

void
oml_hash_bytes(const void *bytes, size_t n, uint8_t out[OML_HASH_BYTES])
{
    ready();
    crypto_generichash(out, OML_HASH_BYTES, bytes, n, NULL, 0);
}

void
oml_hash_text(const uint8_t hash[OML_HASH_BYTES], char out[OML_HASH_TEXT])
{
    sodium_bin2hex(out, OML_HASH_TEXT, hash, OML_HASH_BYTES);
}

void
oml_hash_random(void *out, size_t n)
{
    ready();
    randombytes_buf(out, n);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/hash.h"
#include "oml_test.h"

// Printed by `printf %s TEXT | b2sum -l 256`.
static const struct {
    const char *text, *hash;
} known[] = {
    {"", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"},
    {"abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"},
};

static void
agrees_with_b2sum(void **state)
{
    (void)state;
    for (size_t i = 0; i < OML_COUNT(known); i++) {
        uint8_t hash[OML_HASH_BYTES];
        char text[OML_HASH_TEXT];
        oml_hash_bytes(known[i].text, strlen(known[i].text), hash);
        oml_hash_text(hash, text);
        assert_string_equal(text, known[i].hash);
    }
}

static bool
pieces_equal_whole(rng *r, size_t size)
{
    uint8_t bytes[512] = {0}, whole[OML_HASH_BYTES], pieces[OML_HASH_BYTES];
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)rng_next(r);
    oml_hash_bytes(bytes, size, whole);
    oml_hash h;
    oml_hash_init(&h);
    for (size_t at = 0; at < size;) {
        const size_t n = 1 + rng_below(r, size - at);
        oml_hash_add(&h, bytes + at, n);
        at += n;
    }
    oml_hash_get(&h, pieces);
    return memcmp(whole, pieces, sizeof whole) == 0;
}

static void
in_pieces(void **state)
{
    (void)state;
    forall("a hash in pieces is the hash of the whole", 400, 512, pieces_equal_whole);
}

static void
random_differs(void **state)
{
    (void)state;
    uint8_t a[32], b[32];
    oml_hash_random(a, sizeof a);
    oml_hash_random(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_b2sum),
        cmocka_unit_test(in_pieces),
        cmocka_unit_test(random_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

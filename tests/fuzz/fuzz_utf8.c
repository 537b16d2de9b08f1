/* Checking against decoding by hand; folding is valid and done at once.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "fuzz.h"
#include "text/utf8.h"

#include <stdbool.h>
#include <string.h>

// The slow way: take the bits the lead promises, and see whether writing them down again takes as many bytes.
static size_t
length(const char *s, size_t n)
{
    const uint8_t lead = (uint8_t)s[0];
    const size_t len = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (len == 0 || n < len)
        return 0;
    uint32_t c = len == 1 ? lead : lead & (0x7Fu >> len);
    for (size_t k = 1; k < len; k++) {
        if (((uint8_t)s[k] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | ((uint8_t)s[k] & 0x3F);
    }
    const size_t needs = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    return needs != len || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : len;
}

static size_t
slow(const char *s, size_t n)
{
    size_t i = 0;
    for (size_t len; i < n && (len = length(s + i, n - i)) != 0;)
        i += len;
    return i;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *s = (const char *)data;
    const size_t good = oml_utf8_check(s, size);
    must(good == slow(s, size));
    size_t characters = 0, at = 0;
    for (uint32_t c; at < good; characters++)
        at += oml_utf8_get(s + at, good - at, &c);
    must(at == good);
    must(oml_utf8_width(s, good) <= 2 * characters);
    const size_t needs = oml_utf8_fold(s, good, NULL, 0);
    char *once = malloc(needs + 1), *twice = malloc(needs + 1);
    must(once != NULL && twice != NULL);
    must(oml_utf8_fold(s, good, once, needs + 1) == needs);
    must(oml_utf8_check(once, needs) == needs);
    must(oml_utf8_fold(once, needs, twice, needs + 1) == needs && memcmp(once, twice, needs) == 0);
    const size_t room = needs / 2; // too little room: a beginning of it, of whole characters
    if (room > 0) {
        oml_utf8_fold(s, good, twice, room);
        const size_t kept = strnlen(twice, room);
        must(kept < room && memcmp(once, twice, kept) == 0 && oml_utf8_check(twice, kept) == kept);
    }
    free(once);
    free(twice);
    oml_arena arena = {0};
    const char *shown = oml_utf8_excerpt(&arena, s, size, 1 + size / 2);
    must(oml_utf8_check(shown, strlen(shown)) == strlen(shown) && strlen(shown) <= 1 + size / 2);
    oml_arena_free(&arena);
    return 0;
}

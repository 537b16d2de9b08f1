/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/utf8.h"

#include <stdbool.h>
#include <string.h>

#include "text/unicode.h" // spans and letters, both sorted

static bool
follows(unsigned char c)
{
    return (c & 0xC0u) == 0x80;
}

// Length of the character at s, 0 when it is none. The second byte carries all exceptions (RFC 3629, section 4):
// E0 and F0 would be overlong below A0 and 90, ED would be a surrogate and F4 above U+10FFFF from A0 and 90 on.
static size_t
length(const unsigned char *s, size_t n)
{
    const unsigned char lead = s[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const size_t len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (n < len || !follows(s[1]) || (lead == 0xE0 && s[1] < 0xA0) || (lead == 0xED && s[1] > 0x9F) ||
        (lead == 0xF0 && s[1] < 0x90) || (lead == 0xF4 && s[1] > 0x8F))
        return 0;
    for (size_t i = 2; i < len; i++)
        if (!follows(s[i]))
            return 0;
    return len;
}

size_t
oml_utf8_check(const char *s, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)s;
    for (size_t i = 0; i < n;) {
        uint64_t eight; // most text is ASCII: eight bytes at a time
        if (n - i >= sizeof eight) {
            memcpy(&eight, bytes + i, sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        const size_t len = length(bytes + i, n - i);
        if (len == 0)
            return i;
        i += len;
    }
    return n;
}

size_t
oml_utf8_get(const char *s, size_t n, uint32_t *code_point)
{
    const unsigned char *bytes = (const unsigned char *)s;
    const size_t len = length(bytes, n);
    uint32_t c = len == 1 ? bytes[0] : bytes[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++)
        c = c << 6 | (bytes[i] & 0x3Fu);
    *code_point = len == 0 ? 0xFFFD : c;
    return len == 0 ? 1 : len;
}

const char *
oml_utf8_excerpt(oml_arena *arena, const char *s, size_t n, size_t most)
{
    char *out = oml_arena_textn(arena, s, n < most ? n : most);
    const size_t kept = n < most ? n : most;
    for (size_t good = 0; (good += oml_utf8_check(out + good, kept - good)) < kept;) {
        // Cut in the middle of a character, or no character at all?
        if (kept < n && kept - good < 4 && length((const unsigned char *)s + good, n - good) > kept - good) {
            out[good] = '\0';
            break;
        }
        out[good] = '?';
    }
    return out;
}

static unsigned
columns(uint32_t c)
{
    size_t low = 0, high = sizeof spans / sizeof spans[0];
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (c < spans[middle].first)
            high = middle;
        else if (c > spans[middle].last)
            low = middle + 1;
        else
            return spans[middle].columns;
    }
    return 1;
}

size_t
oml_utf8_width(const char *s, size_t n)
{
    size_t width = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        i += oml_utf8_get(s + i, n - i, &c);
        width += c < 0x80 ? c >= 0x20 && c != 0x7F : columns(c);
    }
    return width;
}

static const char *
plain(uint32_t c)
{
    size_t low = 0, high = sizeof letters / sizeof letters[0];
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (c == letters[middle].from)
            return letters[middle].to;
        if (c < letters[middle].from)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

size_t
oml_utf8_fold(const char *s, size_t n, char *out, size_t room)
{
    size_t used = 0, needs = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        const size_t len = oml_utf8_get(s + i, n - i, &c);
        char one[1] = {s[i]};
        const char *to = s + i;
        size_t k = len;
        if (c < 0x80) {
            one[0] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            to = one;
        } else if (c >= 0x300 && c <= 0x36F) {
            k = 0; // an accent of its own, after its letter
        } else {
            const char *found = plain(c);
            if (found != NULL) {
                to = found;
                k = strlen(found);
            }
        }
        if (used == needs && k < room - used && room > 0) { // whole characters only
            memcpy(out + used, to, k);
            used += k;
        }
        needs += k;
        i += len;
    }
    if (room > 0)
        out[used] = '\0';
    return needs;
}

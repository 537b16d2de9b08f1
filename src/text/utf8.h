/**
 * UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_UTF8_H
#define OML_TEXT_UTF8_H

#include "base/arena.h"

#include <stdint.h>

/** Offset of the first byte that is not part of valid UTF-8; n when all is well. */
size_t oml_utf8_check(const char *s, size_t n);
/** The code point at s (n > 0 bytes of valid UTF-8) and its length in bytes. */
size_t oml_utf8_get(const char *s, size_t n, uint32_t *code_point);
/** Columns a terminal needs for valid text: combining marks none, East Asian wide characters two. */
size_t oml_utf8_width(const char *s, size_t n);
/**
 * For search and comparison by people: lower case, without accents (Latin, Greek and Cyrillic letters).
 * Writes at most `room` bytes with a NUL and returns the length it needs without the NUL.
 */
size_t oml_utf8_fold(const char *s, size_t n, char *out, size_t room);
/** The beginning of any bytes, for a message: at most `most` of them, whole characters, what is not UTF-8 as `?`. */
const char *oml_utf8_excerpt(oml_arena *arena, const char *s, size_t n, size_t most);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Under AddressSanitizer every piece is a malloc of its own, so that an overrun
// or a use after the arena's end is caught to the byte.
#if defined(__SANITIZE_ADDRESS__)
#define PIECE_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PIECE_EACH 1
#endif
#endif
#ifndef PIECE_EACH
#define PIECE_EACH 0
#endif

enum { BLOCK = 64 * 1024, ALIGN = _Alignof(max_align_t) };

struct oml_arena_block {
    oml_arena_block *next;
    size_t size, used;
    max_align_t bytes[];
};

void *
oml_arena_try(oml_arena *a, size_t count, size_t size)
{
    size_t n;
    if (__builtin_mul_overflow(count, size, &n) || n > SIZE_MAX / 2)
        return NULL;
    n = (n + ALIGN - 1) / ALIGN * ALIGN;
    if (n == 0)
        n = ALIGN;
    if (a->ceiling != 0 && (n > a->ceiling || a->used > a->ceiling - n))
        return NULL;
    oml_arena_block *b = a->head;
    if (b == NULL || PIECE_EACH || b->size - b->used < n) {
        const size_t room = PIECE_EACH || n > BLOCK / 4 ? n : BLOCK;
        oml_arena_block *fresh = calloc(1, sizeof *fresh + room);
        if (fresh == NULL)
            return NULL;
        fresh->size = room;
        // A large piece goes behind the open block, which keeps its free room.
        if (b != NULL && room == n && !PIECE_EACH) {
            fresh->next = b->next;
            b->next = fresh;
        } else {
            fresh->next = b;
            a->head = fresh;
        }
        b = fresh;
    }
    void *piece = (char *)b->bytes + b->used;
    b->used += n;
    a->used += n;
    return piece;
}

void *
oml_arena_get(oml_arena *a, size_t count, size_t size)
{
    const size_t ceiling = a->ceiling;
    a->ceiling = 0; // bounded needs are not what the ceiling guards against
    void *piece = oml_arena_try(a, count, size);
    a->ceiling = ceiling;
    if (piece == NULL) {
        // The one place where the program gives up: the store stays whole, it is SQLite's.
        fputs("omloop: the system has no memory left\n", stderr);
        _Exit(3);
    }
    return piece;
}

char *
oml_arena_textn(oml_arena *a, const char *s, size_t n)
{
    char *copy = oml_arena_get(a, n + 1, 1);
    if (n > 0)
        memcpy(copy, s, n);
    return copy;
}

char *
oml_arena_text(oml_arena *a, const char *s)
{
    return oml_arena_textn(a, s, strlen(s));
}

char *
oml_arena_vprintf(oml_arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    char *text = oml_arena_get(a, n < 0 ? 1 : (size_t)n + 1, 1);
    if (n >= 0)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

char *
oml_arena_printf(oml_arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = oml_arena_vprintf(a, format, args);
    va_end(args);
    return text;
}

void
oml_arena_free(oml_arena *a)
{
    for (oml_arena_block *b = a->head; b != NULL;) {
        oml_arena_block *next = b->next;
        free(b);
        b = next;
    }
    a->head = NULL;
    a->used = 0;
}

/**
 * Arena: memory that lives exactly as long as one piece of work.
 *
 * Pieces are never freed one by one; the whole arena ends with the operation,
 * session or job it is named after. A zeroed arena is ready for use and has no
 * ceiling until one is set.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_ARENA_H
#define OML_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct oml_arena_block oml_arena_block;

typedef struct oml_arena {
    oml_arena_block *head;
    size_t used;    /* bytes handed out */
    size_t ceiling; /* 0: none; above it oml_arena_try answers NULL */
} oml_arena;

/** Zeroed bytes, aligned for any type; NULL only above the ceiling or when the system has none. */
void *oml_arena_try(oml_arena *a, size_t count, size_t size);
/** As oml_arena_try for small, bounded needs: never NULL; ends the process when the system has no memory. */
void *oml_arena_get(oml_arena *a, size_t count, size_t size);
/** Copies of text, NUL added. */
char *oml_arena_text(oml_arena *a, const char *s);
char *oml_arena_textn(oml_arena *a, const char *s, size_t n);
char *oml_arena_printf(oml_arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *oml_arena_vprintf(oml_arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
/** Everything at once; the arena is then ready for use again. */
void oml_arena_free(oml_arena *a);

/** `count` zeroed T. For sizes that come from outside use OML_TRY_NEW and answer its NULL with OML_E_NOMEM. */
#define OML_NEW(arena, T, count) ((T *)oml_arena_get((arena), (count), sizeof(T)))
#define OML_TRY_NEW(arena, T, count) ((T *)oml_arena_try((arena), (count), sizeof(T)))

#endif

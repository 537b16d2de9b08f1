/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/labels.h"

#include <string.h>

static size_t
hash(const char *s, size_t n)
{
    uint64_t h = 0xCBF29CE484222325u; // FNV-1a
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 0x100000001B3u;
    return (size_t)(h ^ h >> 29);
}

// Where the label stands in the slots, or the free slot where it would.
static size_t
slot(const oml_labels *l, const char *s, size_t n)
{
    size_t i = hash(s, n) & (l->n_slots - 1);
    while (l->slots[i] != 0 &&
           (l->length[l->slots[i] - 1] != n || (n > 0 && memcmp(l->at[l->slots[i] - 1], s, n) != 0)))
        i = (i + 1) & (l->n_slots - 1);
    return i;
}

static void
grow(oml_arena *arena, oml_labels *l)
{
    l->room = l->room == 0 ? 16 : l->room * 2;
    const char **at = OML_NEW(arena, const char *, l->room);
    size_t *length = OML_NEW(arena, size_t, l->room);
    if (l->n > 0) {
        memcpy(at, l->at, l->n * sizeof *at);
        memcpy(length, l->length, l->n * sizeof *length);
    }
    l->at = at;
    l->length = length;
    l->n_slots = 2 * l->room;
    l->slots = OML_NEW(arena, uint32_t, l->n_slots);
    for (size_t i = 0; i < l->n; i++)
        l->slots[slot(l, l->at[i], l->length[i])] = (uint32_t)i + 1;
}

uint32_t
oml_labels_add(oml_arena *arena, oml_labels *l, const char *s, size_t n)
{
    if (l->n == l->room)
        grow(arena, l);
    uint32_t *to = &l->slots[slot(l, s, n)];
    if (*to == 0) {
        l->at[l->n] = n == 0 ? "" : oml_arena_textn(arena, s, n); // s may then be NULL
        l->length[l->n] = n;
        *to = (uint32_t)++l->n;
    }
    return *to - 1;
}

uint32_t
oml_labels_find(const oml_labels *l, const char *s, size_t n)
{
    return l->n == 0 ? OML_LABELS_NONE : l->slots[slot(l, s, n)] - 1; // a free slot wraps to NONE
}

/**
 * Labels: distinct pieces of text, numbered in the order in which they came.
 *
 * A hash table with open addressing over an arena: what is added stays until the
 * arena ends. Any bytes may be a label. A zeroed one is ready for use.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_LABELS_H
#define OML_TEXT_LABELS_H

#include "base/cx.h"

#define OML_LABELS_NONE UINT32_MAX

typedef struct oml_labels {
    const char **at; /* NUL added; at[i] is label i */
    size_t n;
    size_t *length;
    uint32_t *slots; /* 1 + number; 0: free */
    size_t room, n_slots;
} oml_labels;

/** Number of the label; a new one when it is not there yet. */
uint32_t oml_labels_add(oml_arena *arena, oml_labels *l, const char *s, size_t n);
/** Number of the label; OML_LABELS_NONE when it is not there. Matches exactly. */
uint32_t oml_labels_find(const oml_labels *l, const char *s, size_t n);

#endif

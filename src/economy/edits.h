/**
 * Edits: the cells of a matrix that differ from what is stored, and what they hold instead.
 *
 * A scenario changes few cells of a large table; the table itself stays as it is. A
 * zeroed set is empty and ready. Cells keep the order in which they were first edited,
 * so that sums over them are the same in every run.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_EDITS_H
#define OML_ECONOMY_EDITS_H

#include "base/cx.h"

typedef struct oml_edits {
    size_t n, room, slots;
    uint32_t *row, *col; /* n each */
    double *value;       /* n */
    uint32_t *slot;      /* number of a cell + 1, by its hash; 0: free */
} oml_edits;

/** What the cell holds: when it was not edited before it now is, with `stored` in it. Valid until the next call. */
oml_rc oml_edits_cell(oml_cx *cx, oml_edits *e, size_t i, size_t j, double stored, double **out) OML_CHECKED;
/** What the cell holds; `stored` when it was not edited. Time 1. */
double oml_edits_get(const oml_edits *e, size_t i, size_t j, double stored);
void oml_edits_free(oml_edits *e);

#endif

/**
 * Iotmatrix: text of rows of numbers, as all publishers write their large tables, read by several threads at once.
 *
 * A row is a few cells of labels and then a number a column, parted by one character. Whose
 * turn it is takes the next megabytes of lines, says what each row is (in order, so that the
 * result does not depend on the number of threads) and parses them while the next has its
 * turn. Empty cells and NaN count as 0 and are counted; anything else that is no number fails
 * with its line and column. Memory: some megabytes a thread.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTMATRIX_H
#define OML_FORMAT_IOTMATRIX_H

#include "format/iotbuild.h"

enum { OML_IOTMATRIX_INDEX = 8 }; /* cells of labels a row may have */

typedef struct oml_iotmatrix {
    char separator;
    bool comma;  /* decimal comma */
    bool merges; /* several rows may go to one */
    size_t n_index;
    const oml_iotbuild_to *cols; /* where each column behind the labels goes */
    size_t n_cols;
    const char *what; /* N_(), for progress */
    void *self;
    /** What a row is, for oml_iotbuild_once too; called in the order of the rows, never twice at once. */
    oml_rc (*row)(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to);
} oml_iotmatrix;

/**
 * Reads all lines that are left, into the builder. Fails with OML_E_PARSE: OML-MTX-01 another number of cells than
 * columns, -02 no number; with OML_E_CANCELLED; and as `row` does.
 */
oml_rc oml_iotmatrix_read(oml_cx *cx, oml_iotlines *lines, const oml_iotmatrix *m, oml_iotbuild *b) OML_CHECKED;

#endif

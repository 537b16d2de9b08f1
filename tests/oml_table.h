/**
 * Published tables as test cases: a CSV of numbers with names of rows and columns.
 *
 * Strict and small on purpose, so that a test does not lean on the reader it may be
 * testing.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_TABLE_H
#define OML_TEST_TABLE_H

#include "num/mat.h"

typedef struct test_table {
    char *text; /* the file; names point into it */
    char **row, **col;
    size_t rows, cols; /* the heading and the column of names not counted */
    double *v;         /* row by row; NAN where a cell is no number */
} test_table;

/** Reads a file; the first row and column are names. Fails the test when a row has another length. */
void test_table_read(test_table *t, const char *path);
void test_table_free(test_table *t);
/** Number of the row or column; fails the test when there is none of that name. */
size_t test_table_row(const test_table *t, const char *name);
size_t test_table_col(const test_table *t, const char *name);
double test_table_get(const test_table *t, const char *row, const char *col);
/** A matrix typed row by row, as on paper. */
oml_mat *test_matrix(size_t rows, size_t cols, const double *by_row);
/** The block of rows [i, i + rows) and columns [j, j + cols) as a matrix. */
oml_mat *test_table_block(const test_table *t, size_t i, size_t rows, size_t j, size_t cols);

#endif

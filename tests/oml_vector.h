/**
 * Vectors: worked examples with their expected results, one JSON file each, that stand beside the project and not in
 * it. The published ones are typed in with their citation in the tests of each method; in the tests of vectors every
 * figure of every file is held.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_VECTOR_H
#define OML_TEST_VECTOR_H

#include "decision/performance.h"
#include "oml_test.h"

#include <jansson.h>

enum { TEST_VECTOR_MOST = 120 };

typedef struct test_vector {
    oml_cx cx;
    json_t *root, *in, *expected;
    double tolerance;
} test_vector;

void test_vector_open(test_vector *v, const char *name);
void test_vector_close(test_vector *v);

/** All numbers of an array, of an array of arrays too, row by row; returns how many. */
size_t test_vector_numbers(json_t *a, double out[]);
size_t test_vector_input(const test_vector *v, const char *key, double out[TEST_VECTOR_MOST]);
void test_vector_agrees(const test_vector *v, const char *key, const double got[], size_t n, double tolerance);

/** The performance table of a vector; weights are made to add up to 1. */
typedef struct test_vector_table {
    double x[TEST_VECTOR_MOST], w[TEST_VECTOR_MOST], types[TEST_VECTOR_MOST];
    bool falls[TEST_VECTOR_MOST];
    oml_performance p;
} test_vector_table;

void test_vector_table_read(const test_vector *v, test_vector_table *t);

#endif

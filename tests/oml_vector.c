/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_vector.h"

#include <stdio.h>
#include <string.h>

void
test_vector_open(test_vector *v, const char *name)
{
    char path[1024], relative[256];
    snprintf(relative, sizeof relative, "vectors/%s.json", name);
    memset(v, 0, sizeof *v);
    v->root = json_load_file(shared_path(path, sizeof path, relative), 0, NULL);
    assert_non_null(v->root);
    v->in = json_object_get(v->root, "input");
    v->expected = json_object_get(v->root, "expected");
    v->tolerance = json_number_value(json_object_get(json_object_get(v->root, "tol"), "abs"));
}

void
test_vector_close(test_vector *v)
{
    json_decref(v->root);
    oml_cx_done(&v->cx);
}

size_t
test_vector_numbers(json_t *a, double out[])
{
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(a); i++) {
        json_t *x = json_array_get(a, i);
        if (json_is_array(x)) {
            for (size_t j = 0; j < json_array_size(x); j++)
                out[n++] = json_number_value(json_array_get(x, j));
        } else {
            out[n++] = json_number_value(x);
        }
        assert_true(n < TEST_VECTOR_MOST - 20);
    }
    return n;
}

size_t
test_vector_input(const test_vector *v, const char *key, double out[TEST_VECTOR_MOST])
{
    return test_vector_numbers(json_object_get(v->in, key), out);
}

void
test_vector_agrees(const test_vector *v, const char *key, const double got[], size_t n, double tolerance)
{
    double expected[TEST_VECTOR_MOST] = {0};
    assert_int_equal(test_vector_numbers(json_object_get(v->expected, key), expected), n);
    for (size_t i = 0; i < n; i++)
        near(got[i], expected[i], tolerance);
}

void
test_vector_table_read(const test_vector *v, test_vector_table *t)
{
    const size_t n = json_array_size(json_object_get(v->in, "matrix")), k = test_vector_input(v, "matrix", t->x) / n;
    double sum = 0;
    memset(t->falls, 0, sizeof t->falls);
    if (test_vector_input(v, "types", t->types) == k)
        for (size_t j = 0; j < k; j++)
            t->falls[j] = t->types[j] < 0;
    if (test_vector_input(v, "weights", t->w) == k)
        for (size_t j = 0; j < k; j++)
            sum += t->w[j];
    for (size_t j = 0; j < k; j++)
        t->w[j] = sum > 0 ? t->w[j] / sum : 1 / (double)k;
    t->p = (oml_performance){n, k, t->x, t->falls, t->w};
}

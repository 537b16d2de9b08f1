/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/lognormal.h"
#include "oml_test.h"

#include <math.h>
#include <stdlib.h>

enum { MANY = 1 << 20 };

static oml_lognormal
begun(uint64_t stream)
{
    oml_random r;
    oml_lognormal g;
    oml_random_init(&r, 7, stream);
    oml_lognormal_init(&g, &r);
    return g;
}

static int
by_value(const void *a, const void *b)
{
    const float p = *(const float *)a, q = *(const float *)b;
    return p < q ? -1 : p > q;
}

// Kolmogorov and Smirnov: nowhere further from the distribution than one sample in a million is; the seed is fixed.
static void
is_distributed_as_it_says(void **state)
{
    (void)state;
    float *v = malloc(MANY * sizeof *v);
    assert_non_null(v);
    const double sigma[] = {0.1, 1, 2};
    for (size_t k = 0; k < OML_COUNT(sigma); k++) {
        oml_lognormal g = begun(k);
        oml_lognormal_fill(&g, sigma[k], MANY, v);
        qsort(v, MANY, sizeof *v, by_value);
        double off = 0;
        for (size_t i = 0; i < MANY; i++) {
            const double z = (log((double)v[i]) + sigma[k] * sigma[k] / 2) / sigma[k], is = erfc(-z / sqrt(2)) / 2;
            off = fmax(off, fabs(is - ((double)i + 0.5) / MANY));
        }
        assert_true(off < 2.7 / sqrt(MANY));
        assert_true(off > 0.1 / sqrt(MANY)); // nor nearer than chance is
    }
    free(v);
}

// How many lie beyond three and four deviations, where another polynomial begins: within five of its own deviations.
static void
has_its_tails(void **state)
{
    (void)state;
    float *v = malloc(MANY * sizeof *v);
    assert_non_null(v);
    double beyond[2] = {0};
    oml_lognormal g = begun(9);
    for (size_t round = 0; round < 4; round++) {
        oml_lognormal_fill(&g, 1, MANY, v);
        for (size_t i = 0; i < MANY; i++)
            for (size_t k = 0; k < 2; k++)
                beyond[k] += fabs(log((double)v[i]) + 0.5) > 3 + (double)k ? 1 : 0;
    }
    for (size_t k = 0; k < 2; k++) {
        const double is = 4.0 * MANY * erfc((3 + (double)k) / sqrt(2));
        near(beyond[k], is, 5 * sqrt(is));
    }
    free(v);
}

// Mean 1 and variance e^(sigma^2) - 1, within five standard errors.
static void
has_mean_one(void **state)
{
    (void)state;
    float *v = malloc(MANY * sizeof *v);
    assert_non_null(v);
    oml_lognormal g = begun(3);
    oml_lognormal_fill(&g, 0.3, MANY, v);
    double sum = 0, squares = 0;
    for (size_t i = 0; i < MANY; i++)
        sum += (double)v[i], squares += ((double)v[i] - 1) * ((double)v[i] - 1);
    near(sum / MANY, 1, 5 * 0.307 / sqrt(MANY));
    near(squares / MANY, expm1(0.09), 0.002);
    free(v);
}

// Piece by piece it gives what it gives at once, whole lanes apart; and another stream gives something else.
static void
goes_on_where_it_was(void **state)
{
    (void)state;
    float once[96], pieces[96];
    oml_lognormal a = begun(1), b = begun(1), c = begun(2);
    oml_lognormal_fill(&a, 0.5, 96, once);
    oml_lognormal_fill(&b, 0.5, 32, pieces);
    oml_lognormal_fill(&b, 0.5, 5, pieces + 32);
    assert_memory_equal(once, pieces, 37 * sizeof *once);
    oml_lognormal_fill(&b, 0.5, 48, pieces + 48);
    assert_memory_equal(once + 48, pieces + 48, 48 * sizeof *once);
    oml_lognormal_fill(&c, 0.5, 96, pieces);
    for (size_t i = 0; i < 96; i++)
        assert_true(once[i] != pieces[i]);
    oml_lognormal_fill(&c, 0, 17, pieces);
    for (size_t i = 0; i < 17; i++)
        assert_true(pieces[i] == 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_distributed_as_it_says),
        cmocka_unit_test(has_its_tails),
        cmocka_unit_test(has_mean_one),
        cmocka_unit_test(goes_on_where_it_was),
    };
    return cmocka_run_group_tests_name("lognormal", tests, NULL, NULL);
}

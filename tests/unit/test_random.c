/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/random.h"
#include "oml_test.h"

#include <math.h>

// Known answers of Random123 for philox4x32-10: counter = (block, stream), key = seed.
static void
gives_the_published_blocks(void **state)
{
    (void)state;
    static const struct {
        uint64_t seed, stream, block, first, second;
    } known[] = {
        {0, 0, 0, 0xe169c58d6627e8d5u, 0x9b00dbd8bc57ac4cu},
        {UINT64_MAX, UINT64_MAX, UINT64_MAX, 0x41c83b0e408f276du, 0x6d5451fda20bc7c6u},
        {0x299f31d0a4093822u, 0x0370734413198a2eu, 0x85a308d3243f6a88u, 0x94fdccebd16cfe09u, 0x24126ea15001e420u},
    };
    for (size_t i = 0; i < OML_COUNT(known); i++) {
        oml_random r;
        oml_random_init(&r, known[i].seed, known[i].stream);
        r.block = known[i].block;
        assert_true(oml_random_next(&r) == known[i].first);
        assert_true(oml_random_next(&r) == known[i].second);
    }
}

static void
streams_do_not_depend_on_each_other(void **state)
{
    (void)state;
    uint64_t apart[2][64];
    for (uint64_t s = 0; s < 2; s++) {
        oml_random r;
        oml_random_init(&r, 5, s);
        for (size_t i = 0; i < 64; i++)
            apart[s][i] = oml_random_next(&r);
    }
    oml_random a, b;
    oml_random_init(&a, 5, 0);
    oml_random_init(&b, 5, 1);
    for (size_t i = 0; i < 64; i++) {
        assert_true(oml_random_next(&b) == apart[1][i]);
        assert_true(oml_random_next(&a) == apart[0][i]);
        assert_true(apart[0][i] != apart[1][i]);
    }
}

// Moments within five standard errors; the seed is fixed, so this passes always or never.
static void
uniform_and_exponential_have_their_moments(void **state)
{
    (void)state;
    enum { DRAWS = 200000 };
    oml_random r;
    oml_random_init(&r, 2021, 7);
    double u1 = 0, u2 = 0, e1 = 0, e2 = 0, above3 = 0;
    for (size_t i = 0; i < DRAWS; i++) {
        const double u = oml_random_unit(&r), e = oml_random_exponential(&r);
        assert_true(u >= 0 && u < 1 && e >= 0);
        u1 += u / DRAWS;
        u2 += u * u / DRAWS;
        e1 += e / DRAWS;
        e2 += e * e / DRAWS;
        above3 += e > 3 ? 1.0 / DRAWS : 0;
    }
    const double n = sqrt(DRAWS);
    near(u1, 0.5, 5 * sqrt(1.0 / 12) / n);
    near(u2, 1.0 / 3, 5 * sqrt(4.0 / 45) / n);
    near(e1, 1, 5 / n);
    near(e2, 2, 5 * sqrt(20) / n);
    near(above3, exp(-3), 5 * sqrt(exp(-3)) / n);
}

static void
below_is_even_and_stays_below(void **state)
{
    (void)state;
    enum { SIDES = 7, DRAWS = 70000 };
    oml_random r;
    oml_random_init(&r, 42, 0);
    double seen[SIDES] = {0}, chi2 = 0;
    for (size_t i = 0; i < DRAWS; i++) {
        const size_t k = oml_random_below(&r, SIDES);
        assert_true(k < SIDES);
        seen[k]++;
    }
    for (size_t k = 0; k < SIDES; k++)
        chi2 += pow(seen[k] - (double)DRAWS / SIDES, 2) * SIDES / DRAWS;
    assert_true(chi2 < 22.5); // 6 degrees of freedom: p = 0.001
    assert_int_equal(oml_random_below(&r, 1), 0);
    // Just above 2^63 nearly every second number is rejected: the slow way out is walked.
    const size_t huge = (SIZE_MAX >> 1) + 2;
    for (size_t i = 0; i < 100; i++)
        assert_true(oml_random_below(&r, huge) < huge);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_published_blocks),
        cmocka_unit_test(streams_do_not_depend_on_each_other),
        cmocka_unit_test(uniform_and_exponential_have_their_moments),
        cmocka_unit_test(below_is_even_and_stays_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

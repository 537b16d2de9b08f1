/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/share.h"
#include "oml_test.h"

#include <math.h>

#define UNKNOWN ((double)NAN)

// A division with two groups, one of which has a class; another division that stands alone.
enum { TEXTILE, WEAVING, MADE_UP, CARPET, MACHINES, SECTORS };
static const oml_share_sector forest[SECTORS] = {
    [TEXTILE] = {OML_SHARE_NONE, UNKNOWN},
    [WEAVING] = {TEXTILE, 0.4},
    [MADE_UP] = {TEXTILE, 0.6},
    [CARPET] = {MADE_UP, 0.5},
    [MACHINES] = {OML_SHARE_NONE, UNKNOWN},
};

static void
a_figure_comes_from_the_nearest_that_has_one(void **state)
{
    (void)state;
    const double own[SECTORS] = {1000, UNKNOWN, 500, UNKNOWN, UNKNOWN};
    double out[SECTORS];
    size_t from[SECTORS];
    oml_share_figures(forest, SECTORS, own, out, from);
    near(out[TEXTILE], 1000, 0);
    near(out[WEAVING], 400, 1e-12);
    near(out[MADE_UP], 500, 0); /* its own, not 0.6 x 1000 */
    near(out[CARPET], 250, 1e-12);
    assert_true(isnan(out[MACHINES]));
    assert_int_equal(from[CARPET], MADE_UP);
    assert_int_equal(from[WEAVING], TEXTILE);
    assert_true(from[MACHINES] == OML_SHARE_NONE);
}

static void
an_unknown_share_gives_no_figure(void **state)
{
    (void)state;
    const oml_share_sector s[2] = {{OML_SHARE_NONE, UNKNOWN}, {0, UNKNOWN}};
    const double own[2] = {10, UNKNOWN};
    double out[2];
    oml_share_figures(s, 2, own, out, NULL);
    assert_true(isnan(out[1]));
}

static void
a_wider_sector_sums_what_is_inside(void **state)
{
    (void)state;
    double own[SECTORS] = {UNKNOWN, 30, UNKNOWN, 20, UNKNOWN}, out[SECTORS];
    size_t from[SECTORS];
    oml_share_figures(forest, SECTORS, own, out, from);
    oml_share_inside(forest, SECTORS, own, out, from);
    near(out[MADE_UP], 20, 0);
    near(out[TEXTILE], 50, 0);
    assert_true(from[TEXTILE] == OML_SHARE_INSIDE && from[CARPET] == CARPET);
    assert_true(isnan(out[MACHINES]) && from[MACHINES] == OML_SHARE_NONE);

    own[MADE_UP] = 25; /* now CARPET is in it */
    oml_share_figures(forest, SECTORS, own, out, from);
    oml_share_inside(forest, SECTORS, own, out, from);
    near(out[TEXTILE], 55, 0);

    own[TEXTILE] = 60; /* its own goes before any sum */
    oml_share_figures(forest, SECTORS, own, out, from);
    oml_share_inside(forest, SECTORS, own, out, from);
    near(out[TEXTILE], 60, 0);
    assert_int_equal(from[TEXTILE], TEXTILE);

    // A class without figure gets none from a sum above it.
    const double one[SECTORS] = {UNKNOWN, UNKNOWN, UNKNOWN, 20, UNKNOWN};
    oml_share_figures(forest, SECTORS, one, out, from);
    oml_share_inside(forest, SECTORS, one, out, from);
    near(out[TEXTILE], 20, 0);
    assert_true(isnan(out[WEAVING]));
}

static void
a_chain_sums_its_sectors(void **state)
{
    (void)state;
    const double figures[SECTORS] = {1000, 400, 500, 250, UNKNOWN};
    const oml_share_claim claims[] = {
        {WEAVING, 0, 0.5}, {CARPET, 0, 1}, {MACHINES, 0, 1}, {TEXTILE, 1, 1}, {MACHINES, 2, 1}};
    size_t unknown = 9;
    near(oml_share_sum(claims, OML_COUNT(claims), 0, figures, &unknown), 450, 1e-12);
    assert_int_equal(unknown, 1);
    near(oml_share_sum(claims, OML_COUNT(claims), 1, figures, NULL), 1000, 0);
    assert_true(isnan(oml_share_sum(claims, OML_COUNT(claims), 2, figures, &unknown)));
}

static void
claims_climb_to_the_division(void **state)
{
    (void)state;
    const oml_share_claim claims[] = {{CARPET, 0, 0.5}, {WEAVING, 1, 1}, {TEXTILE, 1, 0.7}};
    double claimed[SECTORS * 2];
    size_t hidden[SECTORS];
    oml_share_claimed(forest, SECTORS, claims, OML_COUNT(claims), 2, claimed, hidden);
    near(claimed[CARPET * 2 + 0], 0.5, 0);
    near(claimed[MADE_UP * 2 + 0], 0.25, 1e-15);
    near(claimed[TEXTILE * 2 + 0], 0.15, 1e-15);
    near(claimed[TEXTILE * 2 + 1], 0.4 + 0.7, 1e-15); /* with 0.15: claimed twice */
    assert_int_equal(hidden[TEXTILE], 0);
}

static void
unknown_shares_are_counted_not_guessed(void **state)
{
    (void)state;
    const oml_share_sector s[3] = {{OML_SHARE_NONE, UNKNOWN}, {0, UNKNOWN}, {1, 0.5}};
    const oml_share_claim claims[] = {{2, 0, 1}, {1, 0, 0.2}};
    double claimed[3];
    size_t hidden[3];
    oml_share_claimed(s, 3, claims, 2, 1, claimed, hidden);
    near(claimed[0], 0, 0);
    near(claimed[1], 0.7, 1e-15);
    assert_int_equal(hidden[0], 2);
    assert_int_equal(hidden[1], 0);
}

static void
a_ring_of_parents_ends(void **state)
{
    (void)state;
    const oml_share_sector s[2] = {{1, 0.5}, {0, 0.5}};
    const double own[2] = {UNKNOWN, UNKNOWN};
    const oml_share_claim claims[] = {{0, 0, 1}};
    double out[2], claimed[2];
    oml_share_figures(s, 2, own, out, NULL);
    assert_true(isnan(out[0]) && isnan(out[1]));
    oml_share_claimed(s, 2, claims, 1, 1, claimed, NULL);
    near(claimed[1], 0.5, 0);

    const oml_share_sector hook[3] = {{1, UNKNOWN}, {2, UNKNOWN}, {1, UNKNOWN}};
    const double at_the_end[3] = {3, UNKNOWN, UNKNOWN};
    double sums[3];
    size_t from[3];
    oml_share_figures(hook, 3, at_the_end, sums, from);
    oml_share_inside(hook, 3, at_the_end, sums, from);
    near(sums[1] + sums[2], 9, 0); /* three steps, then it is left */
}

// Where the shares inside each sector sum to one and every sector's figure is known at the top, what chains take of
// the leaves is what they take of the whole.
static bool
nothing_is_lost_on_the_way_up(rng *r, size_t size)
{
    enum { CHAINS = 3 };
    oml_share_sector s[64] = {{OML_SHARE_NONE, UNKNOWN}};
    oml_share_claim claims[64];
    double left[64], own[64], figures[64], claimed[64 * CHAINS];
    const size_t n = 1 + size % 40;
    left[0] = 1;
    for (size_t i = 0; i < n; i++) {
        own[i] = i == 0 ? 100 * rng_unit(r) : UNKNOWN;
        left[i] = 1;
        if (i > 0) {
            s[i].parent = rng_below(r, i);
            s[i].of_parent = left[s[i].parent] * rng_unit(r);
            left[s[i].parent] -= s[i].of_parent;
        }
        claims[i] = (oml_share_claim){i, rng_below(r, CHAINS), rng_unit(r)};
    }
    oml_share_figures(s, n, own, figures, NULL);
    oml_share_claimed(s, n, claims, n, CHAINS, claimed, NULL);
    double chains = 0, whole = 0;
    for (size_t c = 0; c < CHAINS; c++) {
        const double sum = oml_share_sum(claims, n, c, figures, NULL);
        chains += isnan(sum) ? 0 : sum;
        whole += claimed[c] * own[0];
    }
    return fabs(chains - whole) <= 1e-9 * (1 + fabs(whole));
}

static void
adds_up(void **state)
{
    (void)state;
    forall("sum of chains = claimed x figure of the root", 500, 40, nothing_is_lost_on_the_way_up);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_comes_from_the_nearest_that_has_one),
        cmocka_unit_test(an_unknown_share_gives_no_figure),
        cmocka_unit_test(a_wider_sector_sums_what_is_inside),
        cmocka_unit_test(a_chain_sums_its_sectors),
        cmocka_unit_test(claims_climb_to_the_division),
        cmocka_unit_test(unknown_shares_are_counted_not_guessed),
        cmocka_unit_test(a_ring_of_parents_ends),
        cmocka_unit_test(adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

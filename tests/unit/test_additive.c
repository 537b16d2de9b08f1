/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/additive.h"
#include "oml_test.h"

#include <math.h>

// Triantaphyllou (2000), Multi-criteria decision making methods; older copies print 20.00 for the third, which is
// wrong.
static void
reports_a_tie_as_a_tie(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double x[] = {25, 20, 15, 30, 10, 30, 20, 30, 30, 10, 30, 10}, w[] = {0.2, 0.15, 0.4, 0.25};
    const oml_additive m = {3, 4, x, NULL, w};
    ok(&cx, oml_additive_check(&cx, &m));
    double score[3];
    size_t rank[3];
    oml_additive_score(&m, score, NULL, NULL);
    oml_additive_rank(score, 3, rank);
    near(score[0], 21.5, 1e-9);
    near(score[1], 22, 1e-9);
    near(score[2], 22, 1e-9);
    assert_int_equal(rank[0], 3);
    assert_int_equal(rank[1], 1);
    assert_int_equal(rank[2], 1);
}

// Afshari, Mojahed and Yusuff (2010), International Journal of Innovation, Management and Technology 1(5), 511:
// each criterion divided by its largest.
static void
agrees_with_afshari(void **state)
{
    (void)state;
    static const double raw[5][7] = {{4, 7, 3, 2, 2, 2, 2},
                                     {4, 4, 6, 4, 4, 3, 7},
                                     {7, 6, 4, 2, 5, 5, 3},
                                     {3, 2, 5, 3, 3, 2, 5},
                                     {4, 2, 2, 5, 5, 3, 6}};
    static const double most[7] = {7, 7, 6, 5, 5, 5, 7}, w[7] = {0.283, 0.162, 0.162, 0.07, 0.085, 0.162, 0.076};
    static const double published[5] = {0.553228, 0.713485, 0.837428, 0.514657, 0.579342};
    double v[5 * 7], score[5];
    for (size_t a = 0; a < 5; a++)
        for (size_t j = 0; j < 7; j++)
            v[a * 7 + j] = raw[a][j] / most[j];
    oml_additive_score(&(oml_additive){5, 7, v, NULL, w}, score, NULL, NULL);
    for (size_t a = 0; a < 5; a++)
        near(score[a], published[a], 2e-6);
}

static void
ranges_give_ranges(void **state)
{
    (void)state;
    const double low[] = {0.5, 0, 0.2, 0.2}, high[] = {0.5, 1, 0.2, 0.2}, w[] = {0.6, 0.4};
    const oml_additive m = {2, 2, low, high, w};
    double score[2], least[2], most[2];
    size_t best[2], worst[2];
    oml_additive_score(&m, score, least, most);
    near(score[0], 0.5, 1e-12);
    near(least[0], 0.3, 1e-12);
    near(most[0], 0.7, 1e-12);
    near(score[1], 0.2, 1e-12);
    near(oml_additive_part(&m, 0, 1), 0.2, 1e-12);
    oml_additive_reach(least, most, 2, best, worst);
    assert_int_equal(best[1], 2);
    assert_int_equal(worst[0], 1);
    const double wide[] = {0.1, 0, 0.2, 0.2};
    oml_additive_score(&(oml_additive){2, 2, wide, high, w}, score, least, most);
    oml_additive_reach(least, most, 2, best, worst);
    assert_int_equal(best[1], 1);
    assert_int_equal(worst[0], 2);
}

static void
refuses_what_cannot_be_added(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double v[] = {0.1, 0.9}, bad[] = {0.1, (double)NAN}, w[] = {0.5, 0.5}, heavy[] = {0.5, 0.6},
                 below[] = {-0.5, 1.5};
    fails(&cx, oml_additive_check(&cx, &(oml_additive){0, 2, v, NULL, w}), "OML-DEC-20");
    fails(&cx, oml_additive_check(&cx, &(oml_additive){1, 2, bad, NULL, w}), "OML-DEC-21");
    fails(&cx, oml_additive_check(&cx, &(oml_additive){1, 2, v, (double[]){0.1, 0.2}, w}), "OML-DEC-22");
    fails(&cx, oml_additive_check(&cx, &(oml_additive){1, 2, v, NULL, heavy}), "OML-DEC-23");
    fails(&cx, oml_additive_check(&cx, &(oml_additive){1, 2, v, NULL, below}), "OML-DEC-23");
    oml_cx_done(&cx);
}

enum { MOST = 12, CRITERIA = 4 };

typedef struct any {
    double low[MOST * CRITERIA], weight[CRITERIA];
    oml_additive m;
} any;

static void
make(any *x, rng *r, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n * CRITERIA; i++)
        x->low[i] = (double)rng_below(r, 5) / 4; // coarse, so that dominance and ties happen
    for (size_t j = 0; j < CRITERIA; j++)
        sum += x->weight[j] = rng_unit(r);
    for (size_t j = 0; j < CRITERIA; j++)
        x->weight[j] /= sum;
    x->m = (oml_additive){n, CRITERIA, x->low, NULL, x->weight};
}

static bool
dominated_is_never_above(rng *r, size_t n)
{
    any x;
    double score[MOST];
    make(&x, r, n);
    oml_additive_score(&x.m, score, NULL, NULL);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            if (oml_additive_dominates(&x.m, a, b) && score[b] > score[a] + OML_ADDITIVE_TIE)
                return false;
    return true;
}

// Turning the list of alternatives round turns the answer round; a raw scale in other units, with its value function
// in the same units, changes nothing (value.h); parts add up to the score.
static bool
names_do_not_matter(rng *r, size_t n)
{
    any x;
    double score[MOST], turned[MOST], low[MOST * CRITERIA];
    size_t rank[MOST], turned_rank[MOST];
    make(&x, r, n);
    for (size_t a = 0; a < n; a++)
        memcpy(&low[(n - 1 - a) * CRITERIA], &x.low[a * CRITERIA], CRITERIA * sizeof(double));
    oml_additive_score(&x.m, score, NULL, NULL);
    oml_additive_rank(score, n, rank);
    oml_additive_score(&(oml_additive){n, CRITERIA, low, NULL, x.weight}, turned, NULL, NULL);
    oml_additive_rank(turned, n, turned_rank);
    for (size_t a = 0; a < n; a++) {
        double parts = 0;
        for (size_t j = 0; j < CRITERIA; j++)
            parts += oml_additive_part(&x.m, a, j);
        if (rank[a] != turned_rank[n - 1 - a] || score[a] != turned[n - 1 - a] || fabs(parts - score[a]) > 1e-12)
            return false;
    }
    return true;
}

// An interval scale may be stretched and moved: V -> s V + t keeps every rank.
static bool
scale_does_not_matter(rng *r, size_t n)
{
    any x;
    double score[MOST], stretched[MOST], low[MOST * CRITERIA];
    size_t rank[MOST], stretched_rank[MOST];
    make(&x, r, n);
    const double s = 0.1 + 10 * rng_unit(r), t = 5 * rng_unit(r);
    for (size_t i = 0; i < n * CRITERIA; i++)
        low[i] = s * x.low[i] + t;
    oml_additive_score(&x.m, score, NULL, NULL);
    oml_additive_rank(score, n, rank);
    oml_additive_score(&(oml_additive){n, CRITERIA, low, NULL, x.weight}, stretched, NULL, NULL);
    oml_additive_rank(stretched, n, stretched_rank);
    return memcmp(rank, stretched_rank, n * sizeof *rank) == 0;
}

static void
has_the_properties_of_a_value(void **state)
{
    (void)state;
    forall("a dominated alternative is never above its dominator", 500, MOST, dominated_is_never_above);
    forall("the order of the list does not matter", 500, MOST, names_do_not_matter);
    forall("stretching the scale changes no rank", 500, MOST, scale_does_not_matter);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_a_tie_as_a_tie),
        cmocka_unit_test(agrees_with_afshari),
        cmocka_unit_test(ranges_give_ranges),
        cmocka_unit_test(refuses_what_cannot_be_added),
        cmocka_unit_test(has_the_properties_of_a_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/kemeny.h"
#include "oml_test.h"

#include <math.h>

static void
order_is(const oml_kemeny *k, const size_t expected[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_int_equal(k->order[i], expected[i]);
}

// The capital of Tennessee, a cycle of three, and the word "idea": 98 students who ordered five words, M. A. Fligner,
// J. S. Verducci, Journal of the Royal Statistical Society B 48 (1986) 359-369.
static void
published(void **state)
{
    (void)state;
    static const double tennessee[] = {4, 3, 2, 1, 1, 4, 3, 2, 1, 2, 4, 3, 1, 2, 3, 4}, voters[] = {42, 26, 15, 17};
    static const double cycle[] = {3, 2, 1, 1, 3, 2, 2, 1, 3}, parts[] = {25, 40, 35};
    static const double idea[] = {1, 4, 2, 3, 5, 1, 4, 2, 5, 3, 1, 4, 3, 2, 5, 1, 5, 2, 3, 4, 1, 5, 2, 4, 3,
                                  1, 5, 3, 2, 4, 1, 5, 3, 4, 2, 1, 5, 4, 2, 3, 2, 3, 1, 4, 5, 2, 4, 3, 1, 5,
                                  2, 5, 1, 3, 4, 2, 5, 4, 1, 3, 3, 4, 1, 2, 5, 5, 2, 4, 3, 1, 5, 3, 2, 1, 4};
    static const double times[] = {12, 1, 8, 33, 6, 18, 2, 5, 1, 2, 5, 1, 2, 1, 1};
    oml_cx cx = {0};
    oml_duel d;
    oml_kemeny k;
    oml_duel_count(&cx, tennessee, voters, 4, 4, &d);
    ok(&cx, oml_kemeny_order(&cx, &d, &k));
    order_is(&k, (size_t[]){1, 2, 3, 0}, 4);
    near(k.distance, 207, 0);
    assert_int_equal(k.blocks, 4);

    oml_duel_count(&cx, cycle, parts, 3, 3, &d);
    ok(&cx, oml_kemeny_order(&cx, &d, &k));
    order_is(&k, (size_t[]){1, 2, 0}, 3);
    near(k.distance, 120, 0);
    assert_int_equal(k.blocks, 1);

    double value[75];
    for (size_t i = 0; i < 75; i++)
        value[i] = -idea[i]; // ranks: 1 is the best
    oml_duel_count(&cx, value, times, 15, 5, &d);
    ok(&cx, oml_kemeny_order(&cx, &d, &k));
    order_is(&k, (size_t[]){0, 2, 3, 4, 1}, 5);
    near(k.distance, 106, 0);
    oml_cx_done(&cx);
}

static void
random_ballots(rng *r, double value[], size_t voters, size_t n)
{
    for (size_t i = 0; i < voters * n; i++)
        value[i] = (double)rng_below(r, n);
}

static double
try_all(const oml_duel *d, size_t order[], size_t from)
{
    if (from == d->n)
        return oml_kemeny_distance(d, order);
    double best = (double)INFINITY;
    for (size_t i = from; i < d->n; i++) {
        size_t swap = order[from];
        order[from] = order[i];
        order[i] = swap;
        best = fmin(best, try_all(d, order, from + 1));
        swap = order[from];
        order[from] = order[i];
        order[i] = swap;
    }
    return best;
}

// Against all orders of a few items.
static bool
is_the_closest(rng *r, size_t n)
{
    oml_cx cx = {0};
    double value[7 * 7];
    size_t order[7] = {0};
    oml_duel d;
    oml_kemeny k;
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    random_ballots(r, value, 7, n);
    oml_duel_count(&cx, value, NULL, 7, n, &d);
    ok(&cx, oml_kemeny_order(&cx, &d, &k));
    const bool fine = k.exact && k.distance == try_all(&d, order, 0);
    oml_cx_done(&cx);
    return fine;
}

static void
against_all_orders(void **state)
{
    (void)state;
    forall("no order is closer", 60, 7, is_the_closest);
}

// Sixty items without any order among them are one block: by search, with a bound.
static void
sixty_items_get_a_bound(void **state)
{
    (void)state;
    enum { N = 60, VOTERS = 9 };
    static double value[N * VOTERS];
    oml_cx cx = {0};
    rng r = {7};
    oml_duel d;
    oml_kemeny k;
    random_ballots(&r, value, VOTERS, N);
    oml_duel_count(&cx, value, NULL, VOTERS, N, &d);
    ok(&cx, oml_kemeny_order(&cx, &d, &k));
    assert_true(k.bound <= k.distance);
    assert_true(k.bound > 0.8 * k.distance);
    near(oml_kemeny_distance(&d, k.order), k.distance, 0);
    double best = k.distance;
    bool seen[N] = {false};
    for (size_t i = 0; i < N; i++)
        seen[k.order[i]] = true;
    for (size_t i = 0; i < N; i++)
        assert_true(seen[i]);
    for (size_t i = 0; i + 1 < N; i++) { // no two neighbours can be exchanged with profit
        size_t swap = k.order[i];
        k.order[i] = k.order[i + 1];
        k.order[i + 1] = swap;
        best = fmin(best, oml_kemeny_distance(&d, k.order));
        swap = k.order[i];
        k.order[i] = k.order[i + 1];
        k.order[i + 1] = swap;
    }
    near(best, k.distance, 0);
    oml_cx_done(&cx);
}

static void
stops_when_asked(void **state)
{
    (void)state;
    const atomic_bool stop = true;
    oml_cx cx = {.cancel = &stop};
    static double value[40 * 5];
    rng r = {3};
    oml_duel d;
    oml_kemeny k;
    random_ballots(&r, value, 5, 40);
    oml_duel_count(&cx, value, NULL, 5, 40, &d);
    fails(&cx, oml_kemeny_order(&cx, &d, &k), "OML-RUN-01");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published),
        cmocka_unit_test(against_all_orders),
        cmocka_unit_test(sixty_items_get_a_bound),
        cmocka_unit_test(stops_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

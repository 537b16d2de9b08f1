/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/mip.h"
#include "oml_test.h"

#include <signal.h>
#include <unistd.h>

static const oml_mip_limit patient = {.seconds = 60};
// Enumeration settles small programs; these leave them to CBC.
static const oml_mip_limit searching = {.seconds = 60, .nodes = 1};
static const oml_mip_limit *const both[] = {&patient, &searching};

// Knapsack P01 of J. Burkardt's KNAPSACK_01 data set: optimum 309 with items 1, 2, 3, 4 and 6.
static void
packs_a_published_knapsack(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const int64_t weight[] = {23, 31, 29, 44, 53, 38, 63, 85, 89, 82},
                  profit[] = {92, 57, 49, 68, 60, 43, 67, 84, 87, 72};
    const size_t at[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    const oml_mip_row row = {at, weight, 10, -OML_MIP_FREE, 165};
    unsigned char x[10];
    oml_mip_result r;
    for (size_t way = 0; way < OML_COUNT(both); way++) {
        ok(&cx, oml_mip_solve(&cx, &(oml_mip){10, profit, &row, 1}, both[way], NULL, x, &r));
        assert_int_equal(r.status, OML_MIP_OPTIMUM);
        assert_int_equal(r.value, 309);
        assert_int_equal(r.bound, 309);
        const unsigned char expected[] = {1, 1, 1, 1, 0, 1, 0, 0, 0, 0};
        assert_memory_equal(x, expected, 10);
        near(oml_mip_gap(&r), 0, 0);
    }
    oml_cx_done(&cx);
}

// Petersen (1967), Management Science 13: choice of research projects under ten limits, mknap1 of the OR-Library, 3800.
static void
chooses_published_projects(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static const int64_t value[] = {100, 600, 1200, 2400, 500, 2000};
    static const int64_t use[10][6] = {{8, 12, 13, 64, 22, 41}, {8, 12, 13, 75, 22, 41}, {3, 6, 4, 18, 6, 4},
                                       {5, 10, 8, 32, 6, 12},   {5, 13, 8, 42, 6, 20},   {5, 13, 8, 48, 6, 20},
                                       {0, 0, 0, 0, 8, 0},      {3, 0, 4, 0, 8, 0},      {3, 2, 4, 0, 8, 4},
                                       {3, 2, 4, 8, 8, 4}};
    static const int64_t most[] = {80, 96, 20, 36, 44, 48, 10, 18, 22, 24};
    static const size_t at[] = {0, 1, 2, 3, 4, 5};
    oml_mip_row row[10];
    for (size_t i = 0; i < 10; i++)
        row[i] = (oml_mip_row){at, use[i], 6, -OML_MIP_FREE, most[i]};
    unsigned char x[6];
    oml_mip_result r;
    for (size_t way = 0; way < OML_COUNT(both); way++) {
        ok(&cx, oml_mip_solve(&cx, &(oml_mip){6, value, row, 10}, both[way], NULL, x, &r));
        assert_int_equal(r.value, 3800);
        const unsigned char expected[] = {0, 1, 1, 0, 0, 1};
        assert_memory_equal(x, expected, 6);
    }
    oml_cx_done(&cx);
}

static void
says_when_nothing_will_do(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const size_t at[] = {0, 1};
    const int64_t one[] = {1, 1}, gain[] = {3, 4};
    const oml_mip_row row[] = {{at, one, 2, 2, OML_MIP_FREE}, {at, one, 2, -OML_MIP_FREE, 1}};
    unsigned char x[2] = {7, 7};
    oml_mip_result r;
    for (size_t way = 0; way < OML_COUNT(both); way++) {
        ok(&cx, oml_mip_solve(&cx, &(oml_mip){2, gain, row, 2}, both[way], NULL, x, &r));
        assert_int_equal(r.status, OML_MIP_INFEASIBLE);
        assert_int_equal(x[0], 7);
    }
    oml_cx_done(&cx);
}

// Without rules, without anything that pays, without items.
static void
answers_what_is_trivial(void **state)
{
    (void)state;
    oml_cx cx = {0};
    unsigned char x[3];
    oml_mip_result r;
    ok(&cx, oml_mip_solve(&cx, &(oml_mip){3, (int64_t[]){5, -2, 1}, NULL, 0}, &patient, NULL, x, &r));
    assert_int_equal(r.value, 6);
    assert_int_equal(x[0] + 2 * x[1] + 4 * x[2], 5);
    ok(&cx, oml_mip_solve(&cx, &(oml_mip){2, (int64_t[]){0, 0}, NULL, 0}, &patient, NULL, x, &r));
    assert_int_equal(r.value, 0);
    ok(&cx, oml_mip_solve(&cx, &(oml_mip){0, (int64_t[]){0}, NULL, 0}, &patient, NULL, x, &r));
    assert_int_equal(r.status, OML_MIP_OPTIMUM);
    oml_cx_done(&cx);
}

// A budget of a billion euro in cents, missed by one: a choice that floating point would call allowed.
static void
keeps_rules_to_the_cent(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const size_t at[] = {0, 1, 2};
    const int64_t cost[] = {50000000000, 50000000001, 49999999999}, gain[] = {10, 11, 7};
    const oml_mip_row row = {at, cost, 3, -OML_MIP_FREE, 100000000000};
    unsigned char x[3];
    oml_mip_result r;
    for (size_t way = 0; way < OML_COUNT(both); way++) {
        ok(&cx, oml_mip_solve(&cx, &(oml_mip){3, gain, &row, 1}, both[way], NULL, x, &r));
        assert_int_equal(r.value, 18); // 1 and 3 cost exactly the budget; 1 and 2 a cent more
        assert_true(oml_mip_keeps(&(oml_mip){3, gain, &row, 1}, x));
    }
    oml_cx_done(&cx);
}

static void
refuses_what_is_too_large(void **state)
{
    (void)state;
    oml_cx cx = {0};
    unsigned char x[2];
    oml_mip_result r;
    fails(&cx, oml_mip_solve(&cx, &(oml_mip){1, (int64_t[]){INT64_MAX}, NULL, 0}, &patient, NULL, x, &r), "OML-NUM-30");
    const oml_mip_row row = {(size_t[]){1}, (int64_t[]){1}, 1, 0, 1};
    fails(&cx, oml_mip_solve(&cx, &(oml_mip){1, (int64_t[]){1}, &row, 1}, &patient, NULL, x, &r), "OML-NUM-30");
    atomic_bool stop = true;
    cx.cancel = &stop;
    fails(&cx, oml_mip_solve(&cx, &(oml_mip){1, (int64_t[]){1}, NULL, 0}, &patient, NULL, x, &r), "OML-RUN-01");
    oml_cx_done(&cx);
}

enum { MOST = 12 };

static int64_t
random_row(rng *r, size_t n, size_t at[], int64_t by[])
{
    int64_t sum = 0;
    for (size_t j = 0; j < n; j++) {
        at[j] = j;
        by[j] = (int64_t)rng_below(r, 200) - 40;
        sum += by[j];
    }
    return sum / 2;
}

static bool
is_the_best_of_all(rng *r, size_t n)
{
    size_t at[3][MOST];
    int64_t by[3][MOST], gain[MOST];
    oml_mip_row row[3];
    for (size_t i = 0; i < 3; i++) {
        const int64_t half = random_row(r, n, at[i], by[i]);
        row[i] = (oml_mip_row){at[i], by[i], n, i == 2 ? half - 40 : -OML_MIP_FREE, i == 1 ? OML_MIP_FREE : half};
    }
    for (size_t j = 0; j < n; j++)
        gain[j] = (int64_t)rng_below(r, 100) - 10;
    const oml_mip p = {n, gain, row, 3};
    bool any = false;
    int64_t best = 0;
    for (unsigned choice = 0; choice < 1u << n; choice++) {
        unsigned char x[MOST];
        int64_t value = 0;
        for (size_t j = 0; j < n; j++) {
            x[j] = choice >> j & 1;
            value += x[j] ? gain[j] : 0;
        }
        if (oml_mip_keeps(&p, x)) {
            best = any && best > value ? best : value;
            any = true;
        }
    }
    bool fine = true;
    for (size_t way = 0; way < OML_COUNT(both) && fine; way++) {
        oml_cx cx = {0};
        unsigned char x[MOST];
        oml_mip_result result;
        const oml_rc rc = oml_mip_solve(&cx, &p, both[way], NULL, x, &result);
        oml_cx_done(&cx);
        fine = rc == OML_OK && (result.status == OML_MIP_OPTIMUM) == any &&
               (!any || (result.value == best && oml_mip_keeps(&p, x)));
    }
    return fine;
}

static void
is_right_on_small_programs(void **state)
{
    (void)state;
    forall("the optimum is the best of all choices", 120, MOST, is_the_best_of_all);
}

// CBC takes the interrupt for itself; ours is there again afterwards.
static void
leaves_the_interrupt_alone(void **state)
{
    (void)state;
    oml_cx cx = {0};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, after;
    sigaction(SIGINT, &ignore, NULL);
    unsigned char x[1];
    oml_mip_result r;
    const oml_mip_row row = {(size_t[]){0}, (int64_t[]){1}, 1, 0, 1};
    ok(&cx, oml_mip_solve(&cx, &(oml_mip){1, (int64_t[]){1}, &row, 1}, &searching, NULL, x, &r));
    sigaction(SIGINT, NULL, &after);
    assert_true(after.sa_handler == SIG_IGN);
    oml_cx_done(&cx);
}

// Nothing but the tests' own lines may reach the output.
static void
prints_nothing(void **state)
{
    (void)state;
    char folder[256], path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/out", folder);
    fflush(stdout);
    const int kept = dup(STDOUT_FILENO);
    assert_non_null(freopen(path, "w", stdout));
    oml_cx cx = {0};
    unsigned char x[2];
    oml_mip_result r;
    const oml_mip_row row = {(size_t[]){0, 1}, (int64_t[]){3, 4}, 2, -OML_MIP_FREE, 5};
    const oml_mip_row never[] = {row, {NULL, NULL, 0, 1, OML_MIP_FREE}};
    const oml_rc rc =
        oml_mip_solve(&cx, &(oml_mip){2, (int64_t[]){1, 2}, &row, 1}, &searching, (unsigned char[]){1, 0}, x, &r);
    oml_mip_result none, all;
    const oml_rc second = oml_mip_solve(&cx, &(oml_mip){2, (int64_t[]){1, 2}, never, 2}, &searching, NULL, x, &none);
    const oml_rc third = oml_mip_solve(&cx, &(oml_mip){0, NULL, &never[1], 1}, &searching, NULL, x, &all);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    size_t n;
    free(test_read(path, &n));
    test_folder_remove(folder);
    assert_int_equal(rc + second + third, OML_OK);
    assert_int_equal(r.value, 2);
    assert_int_equal(none.status, OML_MIP_INFEASIBLE);
    assert_int_equal(all.status, OML_MIP_INFEASIBLE);
    assert_int_equal(n, 0);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_a_published_knapsack),
        cmocka_unit_test(chooses_published_projects),
        cmocka_unit_test(says_when_nothing_will_do),
        cmocka_unit_test(answers_what_is_trivial),
        cmocka_unit_test(keeps_rules_to_the_cent),
        cmocka_unit_test(refuses_what_is_too_large),
        cmocka_unit_test(is_right_on_small_programs),
        cmocka_unit_test(leaves_the_interrupt_alone),
        cmocka_unit_test(prints_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

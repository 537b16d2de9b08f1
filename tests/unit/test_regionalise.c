/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/regionalise.h"

#include "oml_table.h"
#include "oml_test.h"

#include <math.h>

static void
quotients_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double e[] = {30, 20}, E[] = {60, 140}; // SLQ: 0.6 / 0.3 = 2 and 0.4 / 0.7 = 4/7
    OML_AUTO(mat) *s = test_matrix(2, 2, (const double[]){.1, .2, .3, .4}), *c = NULL, *f = NULL;
    ok(&cx, oml_mat_copy(&cx, s, &c));
    ok(&cx, oml_mat_copy(&cx, s, &f));
    ok(&cx, oml_regionalise_coefficients(&cx, s, e, E, OML_REGIONALISE_SLQ, 0));
    near(*oml_mat_at(s, 0, 1), .2, 1e-15); // above 1: all from here
    near(*oml_mat_at(s, 1, 0), .3 * 4 / 7, 1e-15);
    ok(&cx, oml_regionalise_coefficients(&cx, c, e, E, OML_REGIONALISE_CILQ, 0));
    near(*oml_mat_at(c, 1, 0), .3 * 2 / 7, 1e-15);
    near(*oml_mat_at(c, 1, 1), .4 * 4 / 7, 1e-15); // SLQ on the diagonal
    ok(&cx, oml_regionalise_coefficients(&cx, f, e, E, OML_REGIONALISE_FLQ, 0.3));
    near(*oml_mat_at(f, 1, 0), .3 * 2 / 7 * pow(log2(1.25), 0.3), 1e-15);
    assert_int_equal(oml_regionalise_named("flq"), OML_REGIONALISE_FLQ);
    assert_int_equal(oml_regionalise_named("xlq"), OML_REGIONALISE_METHODS);
    fails(&cx, oml_regionalise_coefficients(&cx, f, E, e, OML_REGIONALISE_FLQ, 0.3), "OML-REG-01");
    fails(&cx, oml_regionalise_coefficients(&cx, f, (const double[]){0, 0}, E, OML_REGIONALISE_FLQ, 0.3), "OML-REG-02");
    oml_cx_done(&cx);
}

enum { SECTORS = 30, REGIONS = 3 };

// Finland 2014: three regions whose own tables are known (ALTA). What they buy from each other and from the other
// sixteen is known per column only; the nation of this test is their sum, with those purchases spread as their own.
// Quotients of output. Answers the sum of |estimate - truth| over the sum of truth, of the coefficients of one region.
static double
error_in(double A_own[REGIONS][SECTORS * SECTORS], double A_all[SECTORS * SECTORS], double x[REGIONS][SECTORS],
         size_t region, oml_regionalise_method method, double delta)
{
    oml_cx cx = {0};
    double E[SECTORS] = {0}, off = 0, all = 0;
    OML_AUTO(mat) *A = NULL;
    ok(&cx, oml_mat_new(&cx, SECTORS, SECTORS, &A));
    memcpy(A->v, A_all, sizeof(double) * SECTORS * SECTORS);
    for (size_t r = 0; r < REGIONS; r++)
        for (size_t i = 0; i < SECTORS; i++)
            E[i] += x[r][i];
    ok(&cx, oml_regionalise_coefficients(&cx, A, x[region], E, method, delta));
    for (size_t i = 0; i < (size_t)SECTORS * SECTORS; i++) {
        off += fabs(A->v[i] - A_own[region][i]);
        all += A_own[region][i];
    }
    oml_cx_done(&cx);
    return off / all;
}

static void
finland_where_the_truth_is_known(void **state)
{
    (void)state;
    need_shared("data/fi_regional_2014/Uusimaa_domestic.csv");
    static const char *const name[REGIONS] = {"Uusimaa", "Pirkanmaa", "VarsinSuomi"};
    static double own[REGIONS][SECTORS * SECTORS], nation[SECTORS * SECTORS], x[REGIONS][SECTORS], all[SECTORS];
    for (size_t r = 0; r < REGIONS; r++) {
        char path[1024], file[128];
        test_table flows, primary;
        snprintf(file, sizeof file, "data/fi_regional_2014/%s_domestic.csv", name[r]);
        test_table_read(&flows, shared_path(path, sizeof path, file));
        snprintf(file, sizeof file, "data/fi_regional_2014/%s_primary.csv", name[r]);
        test_table_read(&primary, shared_path(path, sizeof path, file));
        assert_int_equal(flows.rows, SECTORS);
        for (size_t j = 0; j < SECTORS; j++) {
            double bought = 0;
            x[r][j] = test_table_get(&primary, "P1", flows.col[j]);
            all[j] += x[r][j];
            for (size_t i = 0; i < SECTORS; i++)
                bought += flows.v[i * flows.cols + j];
            const double from_others = test_table_get(&primary, "IMP_REGIONS", flows.col[j]);
            for (size_t i = 0; i < SECTORS; i++) {
                const double z = flows.v[i * flows.cols + j];
                own[r][i + j * SECTORS] = x[r][j] == 0 ? 0 : z / x[r][j];
                nation[i + j * SECTORS] += bought == 0 ? 0 : z * (1 + from_others / bought);
            }
        }
        test_table_free(&flows), test_table_free(&primary);
    }
    for (size_t i = 0; i < (size_t)SECTORS * SECTORS; i++)
        nation[i] /= all[i / SECTORS] == 0 ? 1 : all[i / SECTORS];
    double mean[4] = {0};
    for (size_t r = 0; r < REGIONS; r++) {
        const double e[4] = {error_in(own, nation, x, r, OML_REGIONALISE_SLQ, 0),
                             error_in(own, nation, x, r, OML_REGIONALISE_CILQ, 0),
                             error_in(own, nation, x, r, OML_REGIONALISE_FLQ, 0.2),
                             error_in(own, nation, x, r, OML_REGIONALISE_FLQ, 0.3)};
        print_message("# %-12s SLQ %.3f  CILQ %.3f  FLQ(0.2) %.3f  FLQ(0.3) %.3f\n", name[r], e[0], e[1], e[2], e[3]);
        for (size_t m = 0; m < 4; m++)
            mean[m] += e[m] / REGIONS;
    }
    print_message("# %-12s SLQ %.3f  CILQ %.3f  FLQ(0.2) %.3f  FLQ(0.3) %.3f\n", "mean", mean[0], mean[1], mean[2],
                  mean[3]);
    for (size_t m = 0; m < 4; m++)
        assert_true(mean[m] > 0.01 && mean[m] < 1); // an estimate, and better than nothing
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotients_by_hand),
        cmocka_unit_test(finland_where_the_truth_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

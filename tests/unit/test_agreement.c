/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/agreement.h"
#include "oml_test.h"

#include <math.h>

// Van der Eijk (2001), as the R package agrmt prints them.
static void
agrees_with_van_der_eijk(void **state)
{
    (void)state;
    oml_cx cx = {0};
    near(oml_agreement_eijk(&cx, (double[]){30, 40, 210, 130, 530, 50, 10}, 7), 0.6113333, 1e-7);
    near(oml_agreement_eijk(&cx, (double[]){2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6}, 7), 0.61, 0.005);
    near(oml_agreement_eijk(&cx, (double[]){1.6, 2.6, 8.2, 21, 29.3, 27, 10.3}, 7), 0.48, 0.005);
    near(oml_agreement_eijk(&cx, (double[]){2, 0, 1, 1}, 4), 0.08, 0.005);
    near(oml_agreement_eijk(&cx, (double[]){0, 0, 9, 0, 0}, 5), 1, 0);
    near(oml_agreement_eijk(&cx, (double[]){3, 3, 3, 3, 3}, 5), 0, 1e-12);
    near(oml_agreement_eijk(&cx, (double[]){5, 0, 0, 0, 5}, 5), -1, 1e-12);
    assert_true(isnan(oml_agreement_eijk(&cx, (double[]){0, 0, 0}, 3)));
    oml_cx_done(&cx);
}

// Tastle and Wierman (2007), as agrmt prints the first; the others are closed forms.
static void
agrees_with_tastle_and_wierman(void **state)
{
    (void)state;
    near(oml_agreement_consensus((double[]){30, 40, 210, 130, 530, 50, 10}, 7), 0.7256876, 1e-7);
    near(oml_agreement_consensus((double[]){10, 0, 0, 0, 10}, 5), 0, 1e-12);
    near(oml_agreement_consensus((double[]){0, 0, 20, 0, 0}, 5), 1, 1e-12);
    near(oml_agreement_consensus((double[]){4, 4, 4, 4, 4}, 5), 0.43398500028846243, 1e-12);
}

// R's quantile(c(2,3,3,4,4,4,5,5), c(1,2,3)/4, type = 7).
static void
quartiles_are_of_type_7(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_agreement g;
    ok(&cx, oml_agreement_of(&cx, (double[]){5, 2, 4, 3, 4, 3, 5, 4}, 8, 1, 5, &g));
    near(g.q1, 3, 0);
    near(g.median, 4, 0);
    near(g.q3, 4.25, 0);
    near(g.mad, 1, 0);
    near(g.mean, 3.75, 0);
    assert_int_equal(g.n, 8);
    ok(&cx, oml_agreement_of(&cx, NULL, 0, 1, 9, &g));
    assert_true(isnan(g.median) && isnan(g.a) && g.n == 0 && g.kind == OML_AGREEMENT_FEW);
    oml_cx_done(&cx);
}

// The table of the RAND/UCLA manual: panels of 8 to 10, 11 to 13, 14 to 16.
static void
follows_the_rule_for_panels(void **state)
{
    (void)state;
    static const struct {
        double score[16];
        size_t n;
        oml_agreement_kind kind;
    } cases[] = {
        {{1, 2, 3, 5, 5, 5, 7, 8, 9}, 9, OML_AGREEMENT_NO},
        {{1, 2, 5, 5, 5, 5, 7, 8, 9}, 9, OML_AGREEMENT_MIXED},
        {{1, 2, 7, 7, 7, 7, 7, 8, 9}, 9, OML_AGREEMENT_YES},
        {{1, 2, 6, 7, 7, 7, 7, 8, 9}, 9, OML_AGREEMENT_MIXED},
        {{1, 2, 3, 7, 8, 9, 5, 5, 5, 5, 5}, 11, OML_AGREEMENT_MIXED},
        {{1, 2, 3, 3, 7, 8, 9, 9, 5, 5, 5}, 11, OML_AGREEMENT_NO},
        {{4, 4, 5, 5, 6, 6, 6, 5, 5, 5, 1, 1, 9}, 13, OML_AGREEMENT_YES},
        {{4, 4, 5, 5, 6, 6, 6, 5, 5, 1, 1, 1, 9}, 13, OML_AGREEMENT_MIXED},
        {{1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 5, 5, 5, 5}, 14, OML_AGREEMENT_NO},
        {{2, 2, 3, 3, 7, 7, 8, 8}, 8, OML_AGREEMENT_NO},
        {{3, 3, 3, 3, 4, 4, 4, 4}, 8, OML_AGREEMENT_MIXED}, /* median 3.5 belongs to the middle: four outside */
        {{9, 9, 9, 9}, 4, OML_AGREEMENT_FEW},
    };
    oml_cx cx = {0};
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_agreement g;
        ok(&cx, oml_agreement_of(&cx, cases[i].score, cases[i].n, 1, 9, &g));
        assert_int_equal(g.kind, cases[i].kind);
    }
    assert_string_equal(oml_agreement_word(OML_AGREEMENT_NO), "disagreement");
    oml_cx_done(&cx);
}

static void
refuses_what_is_not_on_the_scale(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_agreement g;
    fails(&cx, oml_agreement_of(&cx, (double[]){0}, 1, 1, 9, &g), "OML-DEC-40");
    fails(&cx, oml_agreement_of(&cx, (double[]){10}, 1, 1, 9, &g), "OML-DEC-40");
    fails(&cx, oml_agreement_of(&cx, (double[]){4.5}, 1, 1, 9, &g), "OML-DEC-40");
    fails(&cx, oml_agreement_of(&cx, (double[]){(double)NAN}, 1, 1, 9, &g), "OML-DEC-40");
    fails(&cx, oml_agreement_of(&cx, (double[]){1}, 1, 1, 2, &g), "OML-DEC-41");
    oml_cx_done(&cx);
}

// The order of the voters does not matter, turning the scale round changes no agreement, and A stays within its bounds.
static bool
treats_voters_and_ends_alike(rng *r, size_t size)
{
    double score[40], turned[40];
    for (size_t i = 0; i < size; i++) {
        score[i] = (double)(1 + rng_below(r, 9));
        turned[size - 1 - i] = 10 - score[i];
    }
    oml_cx cx = {0};
    oml_agreement g, t;
    bool fine = oml_agreement_of(&cx, score, size, 1, 9, &g) == OML_OK &&
                oml_agreement_of(&cx, turned, size, 1, 9, &t) == OML_OK;
    fine = fine && fabs(g.a - t.a) < 1e-9 && g.a >= -1 - 1e-9 && g.a <= 1 + 1e-9 &&
           fabs(g.median - (10 - t.median)) < 1e-12 && fabs(g.q1 - (10 - t.q3)) < 1e-12 && g.mad == t.mad;
    fine = fine && (g.kind == OML_AGREEMENT_NO) == (t.kind == OML_AGREEMENT_NO);
    oml_cx_done(&cx);
    return fine;
}

static void
is_fair(void **state)
{
    (void)state;
    forall("voters and ends of the scale are alike", 400, 40, treats_voters_and_ends_alike);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_van_der_eijk),         cmocka_unit_test(agrees_with_tastle_and_wierman),
        cmocka_unit_test(quartiles_are_of_type_7),          cmocka_unit_test(follows_the_rule_for_panels),
        cmocka_unit_test(refuses_what_is_not_on_the_scale), cmocka_unit_test(is_fair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/dispersion.h"
#include "oml_test.h"

#include <math.h>

// Eight Greek pharmaceutical firms: D. Diakoulaki, G. Mavrotas, L. Papayannakis, Computers and Operations Research 22
// (1995) 763-770; and M. Tus, E. Aytac Adali, Opsearch 56 (2019) 528-538.
static void
critic(void **state)
{
    (void)state;
    static const double firms[] = {61,  1.08, 4.33, 20.7, 0.26, 4.34, 16.3, 1.98, 2.53, 9,     3.29, 1.65,
                                   5.4, 2.77, 2.33, 4,    4.12, 1.21, -6.1, 3.52, 2.1,  -34.6, 3.31, 0.98};
    static const double time[] = {5000, 3, 3, 4,   3, 2, 680, 5, 3, 2,   2, 1, 2000, 3, 2,
                                  3,    4, 3, 600, 4, 3, 1,   2, 2, 800, 2, 4, 3,    3, 4};
    static const double published[] = {0.157, 0.249, 0.168, 0.121, 0.154, 0.151};
    oml_cx cx = {0};
    double w[6];
    ok(&cx, oml_dispersion_critic(&cx, &(oml_performance){8, 3, firms, NULL, NULL}, w));
    near(w[0], 0.20222554, 1e-8);
    near(w[1], 0.48090173, 1e-8);
    near(w[2], 0.31687273, 1e-8);
    ok(&cx, oml_dispersion_critic(&cx, &(oml_performance){5, 6, time, NULL, NULL}, w));
    for (size_t j = 0; j < 6; j++)
        near(w[j], published[j], 0.0006);
    oml_cx_done(&cx);
}

static void
entropy(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double w[2];
    // 1/5, 4/5 against 1/9, 8/9: shares by hand
    const double e1 = -(0.2 * log(0.2) + 0.8 * log(0.8)) / log(2),
                 e2 = -(1 / 9.0 * log(1 / 9.0) + 8 / 9.0 * log(8 / 9.0)) / log(2);
    ok(&cx, oml_dispersion_entropy(&cx, &(oml_performance){2, 2, (double[]){1, 2, 4, 16}, NULL, NULL}, w));
    near(w[0], (1 - e1) / (2 - e1 - e2), 1e-12);
    near(w[1], (1 - e2) / (2 - e1 - e2), 1e-12);
    ok(&cx, oml_dispersion_entropy(&cx, &(oml_performance){2, 2, (double[]){3, 7, 3, 7}, NULL, NULL}, w));
    near(w[0], 0.5, 1e-12); // nothing differs: no reason to prefer either
    fails(&cx, oml_dispersion_entropy(&cx, &(oml_performance){2, 1, (double[]){-1, 2}, NULL, NULL}, w), "OML-DCM-24");
    fails(&cx, oml_dispersion_entropy(&cx, &(oml_performance){2, 1, (double[]){0, 0}, NULL, NULL}, w), "OML-DCM-24");
    fails(&cx, oml_dispersion_critic(&cx, &(oml_performance){2, 1, (double[]){(double)NAN, 0}, NULL, NULL}, w),
          "OML-DCM-02");
    oml_cx_done(&cx);
}

// E. A. Elsayed, A. K. S. Dawood, R. Karthikeyan, International Journal of Engineering Trends and Technology 46 (2017)
// 60-66; the last cell of the last row stands so in the paper.
static void
entropy_of_twelve(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static const double x[] = {7,  312, 1891, 6613,  163,   72, 88, 728, 941804, 1078,   10, 252, 2594, 3466, 117471,
                               10, 145, 980,  2371,  86329, 65, 54, 350, 501,    29897,  29, 48,  380,  912,  34051,
                               7,  476, 3300, 78470, 2212,  70, 87, 650, 733,    819000, 4,  86,  591,  3015, 103,
                               12, 79,  579,  3240,  96098, 21, 45, 261, 1253,   453,    1,  72,  530,  4333, 0.1048};
    static const double weight[] = {0.104991, 0.069124, 0.071373, 0.449937, 0.304575};
    double w[5];
    ok(&cx, oml_dispersion_entropy(&cx, &(oml_performance){12, 5, x, NULL, NULL}, w));
    for (size_t j = 0; j < 5; j++)
        near(w[j], weight[j], 1e-6);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entropy_of_twelve),
        cmocka_unit_test(critic),
        cmocka_unit_test(entropy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

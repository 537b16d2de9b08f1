/* Models A to D: figures that others computed, and what holds for any supply and use table.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/sut.h"
#include "oml_iot.h"

#include <math.h>

enum { MOST = 12 };

typedef struct tables {
    oml_sut t;
    double S[MOST * MOST], U[MOST * MOST], Y[MOST * 2], V[2 * MOST], F[MOST];
    uint32_t of[MOST], region[MOST];
} tables;

// Products and industries of one region, two final users, two primary inputs, one stressor.
static void
label(oml_cx *cx, tables *s, size_t p, size_t m)
{
    for (uint32_t i = 0; i < MOST; i++)
        s->of[i] = i, s->region[i] = 0;
    s->t = (oml_sut){
        .regions = test_iot_names(cx, "r", 1),
        .products = test_iot_names(cx, "p", p),
        .industries = test_iot_names(cx, "i", m),
        .categories = test_iot_names(cx, "c", 2),
        .primaries = test_iot_names(cx, "v", 2),
        .stressors = test_iot_names(cx, "s", 1),
        .p = p,
        .m = m,
        .f = 2,
        .product_region = s->region,
        .product = s->of,
        .industry_region = s->region,
        .industry = s->of,
        .col_region = s->region,
        .col_category = s->of,
        .S = s->S,
        .U = s->U,
        .Y = s->Y,
        .V = s->V,
        .F = s->F,
    };
}

// Balanced: what is not bought by industries goes to final users, what is not paid for products is value added.
static void
balance(tables *s)
{
    const size_t p = s->t.p, m = s->t.m;
    for (size_t i = 0; i < p; i++) {
        double q = 0, used = 0;
        for (size_t j = 0; j < m; j++)
            q += s->S[i + p * j], used += s->U[i + p * j];
        s->Y[i] = 0.75 * (q - used);
        s->Y[i + p] = 0.25 * (q - used);
    }
    for (size_t j = 0; j < m; j++) {
        double g = 0, paid = 0;
        for (size_t i = 0; i < p; i++)
            g += s->S[i + p * j], paid += s->U[i + p * j];
        s->V[2 * j] = 0.5 * (g - paid);
        s->V[2 * j + 1] = 0.5 * (g - paid);
        s->F[j] = (double)j + 1;
    }
}

static double
sum(const double *v, size_t n, size_t step)
{
    double s = 0;
    for (size_t i = 0; i < n; i++)
        s += v[i * step];
    return s;
}

// ---- figures of others --------------------------------------------------------------------------------------------

// Input and results of the tests of pySUT (IndEcol, Pauliuk and others 2014: KnownResults), rows of products.
static const double supply[5][5] = {
    {30, 1, 1, 0, 0}, {1, 5, 1, 0, 0}, {2, 0, 3, 0, 0}, {0, 0, 1, 1, 0}, {0, 0, 0, 0, 8}};
static const double used[5][5] = {{12, 4, 5, 0, 0}, {1, 1, 1, 0, 0}, {0, 1, 1, 0, 0}, {1, 0, 0, 0, 0}, {0, 1, 1, 0, 0}};
static const double published[OML_SUT_MODELS][5][5] = {
    [OML_SUT_A] = {{0.287015945, 0.742596811, 1.323462415, 0, 0},
                   {0.009111617, 0.198177677, 0.264236902, 0, 0},
                   {-0.025056948, 0.20501139, 0.273348519, 0, 0},
                   {0.034168565, -0.006833713, -0.009111617, 0, 0},
                   {-0.025056948, 0.20501139, 0.273348519, 0, 0}},
    [OML_SUT_B] = {{0.387784091, 0.647186147, 0.645454545, 0.416666667, 0},
                   {0.038825758, 0.147186147, 0.112121212, 0.083333333, 0},
                   {0.010416667, 0.142857143, 0.1, 0.083333333, 0},
                   {0.028409091, 0.004329004, 0.012121212, 0, 0},
                   {0.010416667, 0.142857143, 0.1, 0.083333333, 0}},
    [OML_SUT_C] = {{0.403189066, 0.664009112, 0.851936219, 0, 0},
                   {0.031476496, 0.125284738, 0.123006834, 0, 0},
                   {-0.048871402, 0.25284738, 0.230068337, 0, 0},
                   {0.038448264, -0.04214123, -0.038344723, 0, 0},
                   {0, 0.166666667, 0.166666667, 0, 0}},
    [OML_SUT_D] = {{0.345238095, 0.71547619, 0.87172619, 0, 0},
                   {0.033008658, 0.139880952, 0.145089286, 0, 0},
                   {0.030844156, 0.144642857, 0.14985119, 0, 0},
                   {0.015151515, 0, 0, 0, 0},
                   {0, 0.166666667, 0.166666667, 0, 0}},
};

static void
as_others_computed(void **state)
{
    (void)state;
    oml_cx cx = {0};
    tables s = {0};
    label(&cx, &s, 5, 5);
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++)
            s.S[i + 5 * j] = supply[i][j], s.U[i + 5 * j] = used[i][j];
    balance(&s);
    for (oml_sut_model k = OML_SUT_A; k < OML_SUT_MODELS; k++) {
        oml_iot *t = NULL;
        oml_sut_report report;
        size_t below = 0;
        ok(&cx, oml_sut_symmetric(&cx, &s.t, k, &report, &t));
        assert_int_equal(t->kind, k <= OML_SUT_B ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY);
        for (size_t i = 0; i < 5; i++)
            for (size_t j = 0; j < 5; j++) {
                near(t->Z[i + 5 * j] / t->x[j], published[k][i][j], 5e-9);
                below += published[k][i][j] < 0;
            }
        assert_int_equal(report.negative, below);
        assert_int_equal(report.unbalanced, 0);
        if (below > 0) {
            near(report.worst[0].value, t->Z[report.worst[0].row + 5 * report.worst[0].col], 0);
            assert_true(report.worst[0].value <= report.worst[1].value && report.worst[below - 1].value < 0);
        }
        oml_iot_free(t);
    }
    // Stressors go with products as inputs do: pySUT's S of industry technology, first row.
    const double direct[5] = {30, 5, 18, 22.03, 7}, S[5] = {0.972064394, 1.153679654, 2.163636364, 12.515, 0.875};
    memcpy(s.F, direct, sizeof direct);
    oml_iot *t = NULL;
    oml_sut_report report;
    ok(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_B, &report, &t));
    for (size_t j = 0; j < 5; j++)
        near(t->F[j] / t->x[j], S[j], 5e-9);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

// ---- whatever the tables ------------------------------------------------------------------------------------------

static void
invent(oml_cx *cx, rng *r, tables *s, size_t p, size_t m)
{
    *s = (tables){0};
    label(cx, s, p, m);
    for (size_t j = 0; j < m; j++)
        for (size_t i = 0; i < p; i++) {
            const bool main = i % m == j || j % p == i;
            s->S[i + p * j] = main ? 100 + 100 * rng_unit(r) : rng_below(r, 3) == 0 ? 10 * rng_unit(r) : 0;
            s->U[i + p * j] = 60 * rng_unit(r) / (double)(p > m ? p : m);
        }
    balance(s);
}

// The columns of the table add up to its output, and the same is emitted as before.
static bool
columns_add_up(const tables *s, const oml_iot *t)
{
    bool right = fabs(sum(t->F, t->n, 1) - sum(s->F, s->t.m, 1)) < 1e-9 * (1 + sum(s->F, s->t.m, 1));
    for (size_t j = 0; j < t->n; j++) {
        const double column = sum(t->Z + t->n * j, t->n, 1) + sum(t->V + 2 * j, 2, 1);
        right = right && fabs(column - t->x[j]) < 1e-9 * (1 + fabs(t->x[j]));
    }
    return right;
}

static bool
keeps_what_it_promises(rng *r, size_t size)
{
    oml_cx cx = {0};
    tables s;
    const size_t p = 1 + size % MOST, m = rng_below(r, 2) == 0 ? p : 1 + rng_below(r, MOST);
    bool right = true;
    invent(&cx, r, &s, p, m);
    for (oml_sut_model k = OML_SUT_A; k < OML_SUT_MODELS; k++) {
        oml_iot *t;
        oml_sut_report report;
        if (p != m && (k == OML_SUT_A || k == OML_SUT_C))
            continue;
        ok(&cx, oml_sut_symmetric(&cx, &s.t, k, &report, &t));
        for (size_t i = 0; i < t->n; i++) { // A and B keep the output of products, C and D that of industries
            const double x = k <= OML_SUT_B ? sum(s.S + i, m, p) : sum(s.S + p * i, p, 1);
            right = right && fabs(t->x[i] - x) < 1e-9 * (1 + x);
        }
        right = right && columns_add_up(&s, t);
        if (k == OML_SUT_B || k == OML_SUT_D)
            for (size_t i = 0; i < t->n * t->n; i++)
                right = right && t->Z[i] >= 0;
        oml_iot_free(t);
    }
    oml_cx_done(&cx);
    return right;
}

static void
identities(void **state)
{
    (void)state;
    forall("outputs stay, columns add up, B and D are never negative", 200, MOST, keeps_what_it_promises);
}

// When each industry makes its own product only, all four are the use table itself.
static void
without_by_products_all_agree(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {5};
    tables s;
    invent(&cx, &r, &s, 6, 6);
    for (size_t i = 0; i < 36; i++)
        s.S[i] = i % 7 == 0 ? s.S[i] : 0;
    balance(&s);
    for (oml_sut_model k = OML_SUT_A; k < OML_SUT_MODELS; k++) {
        oml_iot *t = NULL;
        oml_sut_report report;
        ok(&cx, oml_sut_symmetric(&cx, &s.t, k, &report, &t));
        for (size_t i = 0; i < 36; i++)
            near(t->Z[i], s.U[i], 1e-12);
        oml_iot_free(t);
    }
    // One product nobody makes and one industry that makes nothing are no obstacle to inverting the rest.
    for (size_t i = 0; i < 6; i++)
        s.S[2 + 6 * i] = s.S[i + 12] = s.U[2 + 6 * i] = s.U[i + 12] = 0;
    balance(&s);
    for (oml_sut_model k = OML_SUT_A; k < OML_SUT_MODELS; k++) {
        oml_iot *t = NULL;
        oml_sut_report report;
        ok(&cx, oml_sut_symmetric(&cx, &s.t, k, &report, &t));
        near(t->x[2], 0, 0);
        near(t->Z[3 + 6 * 4], s.U[3 + 6 * 4], 1e-12);
        oml_iot_free(t);
    }
    oml_cx_done(&cx);
}

static void
refuses_what_does_not_fit(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {9};
    tables s;
    oml_iot *t = NULL;
    oml_sut_report report;
    invent(&cx, &r, &s, 4, 4);
    s.Y[1] *= 1.001;
    ok(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_D, &report, &t));
    assert_int_equal(report.unbalanced, 1);
    assert_int_equal(report.product, 1);
    oml_iot_free(t);
    s.Y[1] *= 100;
    fails(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_D, &report, &t), "OML-SUT-04");
    balance(&s);
    for (size_t j = 0; j < 4; j++)
        s.S[1 + 4 * j] = 0;
    fails(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_B, &report, &t), "OML-SUT-01");
    invent(&cx, &r, &s, 4, 4);
    for (size_t i = 0; i < 4; i++)
        s.S[i + 8] = 0;
    s.S[2] = 150; // somebody else makes product 2
    fails(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_B, &report, &t), "OML-SUT-02");
    invent(&cx, &r, &s, 4, 3);
    fails(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_A, &report, &t), "OML-SUT-03");
    invent(&cx, &r, &s, 3, 3);
    for (size_t j = 0; j < 3; j++) // products 0 and 1 are always made together
        s.S[1 + 3 * j] = 2 * s.S[3 * j];
    balance(&s);
    fails(&cx, oml_sut_symmetric(&cx, &s.t, OML_SUT_C, &report, &t), "OML-SUT-05");
    assert_null(t);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_others_computed),
        cmocka_unit_test(identities),
        cmocka_unit_test(without_by_products_all_agree),
        cmocka_unit_test(refuses_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

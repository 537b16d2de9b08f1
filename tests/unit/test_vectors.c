/* Worked examples of values, weights, agreement and the shortlist.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"
#include "decision/agreement.h"
#include "decision/ahp.h"
#include "decision/bands.h"
#include "decision/bwm.h"
#include "decision/dispersion.h"
#include "decision/kemeny.h"
#include "decision/kendall.h"
#include "decision/stability.h"
#include "decision/value.h"
#include "decision/weights.h"
#include "oml_vector.h"

#include <math.h>

static void
value_function(void **state)
{
    (void)state;
    need_shared("vectors/mavt_01_piecewise.json");
    test_vector v;
    double x[TEST_VECTOR_MOST], points[TEST_VECTOR_MOST], values[TEST_VECTOR_MOST], got[TEST_VECTOR_MOST] = {0};
    test_vector_open(&v, "mavt_01_piecewise");
    const size_t n = test_vector_input(&v, "x", x), k = test_vector_input(&v, "breakpoints", points);
    assert_int_equal(test_vector_input(&v, "values", values), k);
    for (size_t i = 0; i < n; i++)
        got[i] = oml_value_at(&(oml_value){points, values, k}, x[i], NULL);
    test_vector_agrees(&v, "v", got, n, v.tolerance);
    test_vector_close(&v);
}

// Values of a weighted-sum vector as it asks: as they are, or each criterion against its best.
static void
normalise(const test_vector *v, size_t n, size_t k, double x[TEST_VECTOR_MOST])
{
    double types[TEST_VECTOR_MOST];
    if (strcmp(json_string_value(json_object_get(v->in, "normalise")), "none") == 0)
        return;
    test_vector_input(v, "types", types);
    for (size_t j = 0; j < k; j++) {
        double most = 0, least = (double)INFINITY;
        for (size_t a = 0; a < n; a++) {
            most = fmax(most, x[a * k + j]);
            least = fmin(least, x[a * k + j]);
        }
        for (size_t a = 0; a < n; a++)
            x[a * k + j] = types[j] > 0 ? x[a * k + j] / most : least / x[a * k + j];
    }
}

static void
weighted_sums(void **state)
{
    (void)state;
    need_shared("vectors/wsm_01_triantaphyllou.json");
    static const char *const names[] = {"wsm_01_triantaphyllou", "wsm_03_afshari2010", "wsm_04_saw_mixed"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        double x[TEST_VECTOR_MOST], w[TEST_VECTOR_MOST], score[TEST_VECTOR_MOST];
        test_vector_open(&v, names[i]);
        const size_t k = test_vector_input(&v, "weights", w), n = test_vector_input(&v, "matrix", x) / k;
        normalise(&v, n, k, x);
        oml_additive_score(&(oml_additive){n, k, x, NULL, w}, score, NULL, NULL);
        test_vector_agrees(&v, "scores", score, n, v.tolerance);
        test_vector_close(&v);
    }
}

static void
weights_from_ranks(void **state)
{
    (void)state;
    need_shared("vectors/roc_01_tables.json");
    test_vector v;
    double sizes[TEST_VECTOR_MOST], w[3][TEST_VECTOR_MOST];
    size_t at = 0;
    test_vector_open(&v, "roc_01_tables");
    for (size_t i = 0, n = test_vector_input(&v, "n", sizes); i < n; i++) {
        const size_t k = (size_t)sizes[i];
        oml_weights_centroid(k, w[0] + at);
        oml_weights_rank_sum(k, w[1] + at);
        oml_weights_reciprocal(k, w[2] + at);
        at += k;
    }
    test_vector_agrees(&v, "roc", w[0], at, v.tolerance);
    test_vector_agrees(&v, "rank_sum", w[1], at, v.tolerance);
    test_vector_agrees(&v, "rank_reciprocal", w[2], at, v.tolerance);
    test_vector_close(&v);

    need_shared("vectors/smaa_04_ordinal_weights.json"); // the mean of all weights in an order is the centroid
    test_vector_open(&v, "smaa_04_ordinal_weights");
    const size_t k = test_vector_input(&v, "order", sizes);
    oml_weights_centroid(k, w[0]);
    test_vector_agrees(&v, "mean_weights", w[0], k, 1e-12);
    test_vector_close(&v);
}

static void
acceptability(void **state)
{
    (void)state;
    need_shared("vectors/smaa_02_unit_vectors.json");
    test_vector v;
    double x[TEST_VECTOR_MOST];
    oml_acceptability s;
    const uint64_t draws = 200000;
    test_vector_open(&v, "smaa_02_unit_vectors");
    const size_t n = json_array_size(json_object_get(v.in, "values")), k = test_vector_input(&v, "values", x) / n;
    v.cx.threads = 2;
    ok(&v.cx, oml_acceptability_draw(&v.cx, &(oml_additive){n, k, x, NULL, NULL}, draws, 1, &s));
    test_vector_agrees(&v, "rank_acceptability", s.rank, n * n, 4 * oml_acceptability_error(1.0 / 3, draws));
    test_vector_agrees(&v, "central_weights", s.central, n * k, 0.004);
    test_vector_close(&v);
}

static void
stability(void **state)
{
    (void)state;
    need_shared("vectors/stability_01_wsm.json");
    test_vector v;
    double x[TEST_VECTOR_MOST], w[TEST_VECTOR_MOST], got[TEST_VECTOR_MOST] = {0};
    oml_stability s[8];
    test_vector_open(&v, "stability_01_wsm");
    const size_t k = test_vector_input(&v, "weights", w), n = test_vector_input(&v, "values", x) / k;
    const oml_additive m = {n, k, x, NULL, w};
    for (int whole = 0; whole < 2; whole++) {
        ok(&v.cx, whole ? oml_stability_order(&v.cx, &m, s) : oml_stability_top(&v.cx, &m, 1, s));
        for (size_t j = 0; j < k; j++) {
            got[2 * j] = s[j].low.weight;
            got[2 * j + 1] = s[j].high.weight;
        }
        test_vector_agrees(&v, whole ? "full_order_stable" : "best_stable", got, 2 * k, 1e-12);
    }
    test_vector_close(&v);
}

static void
agreement(void **state)
{
    (void)state;
    need_shared("vectors/agreement_01_vdeijk.json");
    test_vector v;
    double f[TEST_VECTOR_MOST], got[TEST_VECTOR_MOST] = {0};
    test_vector_open(&v, "agreement_01_vdeijk");
    json_t *rows = json_object_get(v.in, "frequencies");
    for (size_t i = 0; i < json_array_size(rows); i++)
        got[i] = oml_agreement_eijk(&v.cx, f, test_vector_numbers(json_array_get(rows, i), f));
    test_vector_agrees(&v, "A", got, json_array_size(rows), v.tolerance);
    test_vector_close(&v);

    test_vector_open(&v, "agreement_03_tastle_wierman");
    rows = json_object_get(v.in, "frequencies");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const size_t K = test_vector_numbers(json_array_get(rows, i), f);
        got[i] = oml_agreement_consensus(f, K);
    }
    test_vector_agrees(&v, "consensus", got, json_array_size(rows), v.tolerance);
    test_vector_close(&v);

    test_vector_open(&v, "agreement_04_quartiles"); // the second of the three types, 7
    oml_agreement g;
    const size_t n = test_vector_input(&v, "scores", f);
    ok(&v.cx, oml_agreement_of(&v.cx, f, n, 1, 5, &g));
    near(g.q1, json_number_value(json_array_get(json_object_get(v.expected, "q1"), 1)), v.tolerance);
    near(g.median, json_number_value(json_array_get(json_object_get(v.expected, "median"), 1)), v.tolerance);
    near(g.q3, json_number_value(json_array_get(json_object_get(v.expected, "q3"), 1)), v.tolerance);
    test_vector_close(&v);
}

static void
concordance(void **state)
{
    (void)state;
    need_shared("vectors/kendall_01_zar.json");
    static const char *const names[] = {"kendall_01_zar", "kendall_02_spss"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        double x[TEST_VECTOR_MOST], sum[TEST_VECTOR_MOST];
        oml_kendall k;
        test_vector_open(&v, names[i]);
        const size_t judges = json_array_size(json_object_get(v.in, "scores_judges_x_objects"));
        const size_t objects = test_vector_input(&v, "scores_judges_x_objects", x) / judges;
        ok(&v.cx, oml_kendall_of(&v.cx, x, judges, objects, sum, &k));
        near(k.W, json_number_value(json_object_get(v.expected, "W")), v.tolerance);
        near(k.chi2, json_number_value(json_object_get(v.expected, "chi2")), v.tolerance);
        if (json_object_get(v.expected, "rank_sums") != NULL)
            test_vector_agrees(&v, "rank_sums", sum, objects, 0);
        test_vector_close(&v);
    }
}

static void
shortlist(void **state)
{
    (void)state;
    need_shared("vectors/bootstrap_01_exact_shortlist.json");
    test_vector v;
    double x[TEST_VECTOR_MOST], sum[TEST_VECTOR_MOST] = {0}, got[TEST_VECTOR_MOST] = {0};
    test_vector_open(&v, "bootstrap_01_exact_shortlist");
    const size_t voters = json_array_size(json_object_get(v.in, "scores_judges_x_items"));
    const size_t items = test_vector_input(&v, "scores_judges_x_items", x) / voters;
    const size_t top = (size_t)json_integer_value(json_object_get(v.in, "k"));
    const oml_bands_panel p = {voters, items, 1, x, (double[]){1}, false};
    assert_int_equal(voters, 4);
    for (unsigned draw = 0; draw < 256; draw++) {
        unsigned times[4] = {0};
        double score[TEST_VECTOR_MOST], sorted[TEST_VECTOR_MOST], share[TEST_VECTOR_MOST];
        for (unsigned i = 0; i < 4; i++)
            times[draw >> 2 * i & 3]++;
        oml_bands_score(&p, times, score);
        oml_bands_top(score, items, top, sorted, share);
        for (size_t i = 0; i < items; i++)
            sum[i] += share[i] / 256;
    }
    test_vector_agrees(&v, "p_top2_ties_shared", sum, items, v.tolerance);
    oml_bands_item b[8];
    ok(&v.cx, oml_bands_draw(&v.cx, &p, top, 1, 1, b));
    for (size_t i = 0; i < items; i++)
        got[i] = b[i].score;
    test_vector_agrees(&v, "mean", got, items, v.tolerance);
    test_vector_close(&v);
}

static void
weights_by_ratios(void **state)
{
    (void)state;
    need_shared("vectors/bwm_01_rezaei2015.json");
    test_vector v;
    double over[TEST_VECTOR_MOST], above[TEST_VECTOR_MOST], w[8] = {0}, xi, ratio;
    test_vector_open(&v, "bwm_01_rezaei2015");
    const size_t k = test_vector_input(&v, "best_to_others", over);
    test_vector_input(&v, "others_to_worst", above);
    ok(&v.cx, oml_bwm_ratios(&v.cx, &(oml_bwm){k, 2, 0, over, above}, w, &xi, &ratio));
    test_vector_agrees(&v, "weights", w, k, v.tolerance);
    near(xi, 4 - sqrt(14), 1e-6); // in closed form
    near(ratio, json_number_value(json_object_get(json_object_get(v.root, "recomputed"), "consistency_ratio")), 1e-5);
    test_vector_close(&v);
}

static void
weights_from_pairs(void **state)
{
    (void)state;
    need_shared("vectors/ahp_02_saaty_drinks.json");
    static const char *const names[] = {"ahp_02_saaty_drinks", "ahp_03_wang_chin2011", "ahp_04_lambda_approx"};
    test_vector v;
    double A[TEST_VECTOR_MOST], got[TEST_VECTOR_MOST] = {0}, xi;
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        oml_ahp a;
        test_vector_open(&v, names[i]);
        const size_t k = json_array_size(json_object_get(v.in, "matrix"));
        test_vector_input(&v, "matrix", A);
        ok(&v.cx, oml_ahp_weights(&v.cx, A, k, &a));
        if (json_object_get(v.expected, "weights") != NULL)
            test_vector_agrees(&v, "weights", a.weight, k, v.tolerance);
        if (json_object_get(v.expected, "CR") != NULL)
            near(a.CR, json_number_value(json_object_get(v.expected, "CR")), v.tolerance);
        if (json_object_get(v.expected, "lambda_max") != NULL)
            near(a.lambda, json_number_value(json_object_get(v.expected, "lambda_max")), v.tolerance);
        test_vector_close(&v);
    }
    double over[TEST_VECTOR_MOST], above[TEST_VECTOR_MOST];
    test_vector_open(&v, "bwm_02_linear_same");
    const oml_bwm b = {test_vector_input(&v, "best_to_others", over), 2, 0, over, above};
    test_vector_input(&v, "others_to_worst", above);
    ok(&v.cx, oml_bwm_weights(&v.cx, &b, got, &xi, NULL));
    test_vector_agrees(&v, "weights", got, b.k, v.tolerance);
    near(xi, json_number_value(json_object_get(v.expected, "xi")), v.tolerance);
    test_vector_close(&v);
}

static void
weights_from_data(void **state)
{
    (void)state;
    need_shared("vectors/entropy_01_elsayed2017.json");
    static const char *const names[] = {"entropy_01_elsayed2017", "entropy_03_2x2", "critic_01_diakoulaki1995",
                                        "critic_02_tus2019"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        test_vector_table t;
        double w[TEST_VECTOR_MOST];
        test_vector_open(&v, names[i]);
        test_vector_table_read(&v, &t);
        ok(&v.cx, i < 2 ? oml_dispersion_entropy(&v.cx, &t.p, w) : oml_dispersion_critic(&v.cx, &t.p, w));
        test_vector_agrees(&v, "weights", w, t.p.k, v.tolerance);
        test_vector_close(&v);
    }
}

static void
orders_of_voters(void **state)
{
    (void)state;
    need_shared("vectors/kemeny_01_tennessee.json");
    static const char *const names[] = {"kemeny_01_tennessee", "kemeny_02_cycle", "kemeny_04_idea",
                                        "borda_01_tennessee"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        double value[TEST_VECTOR_MOST], times[TEST_VECTOR_MOST], got[TEST_VECTOR_MOST] = {0};
        oml_duel d;
        oml_kemeny k;
        test_vector_open(&v, names[i]);
        json_t *ballots = json_object_get(v.in, "ballots");
        size_t items = 0;
        for (size_t b = 0; b < json_array_size(ballots); b++) {
            json_t *one = json_array_get(ballots, b);
            items = test_vector_numbers(json_object_get(one, "ranks"), got);
            times[b] = json_number_value(json_object_get(one, "count"));
            for (size_t a = 0; a < items; a++)
                value[b * items + a] = -got[a];
        }
        oml_duel_count(&v.cx, value, times, json_array_size(ballots), items, &d);
        ok(&v.cx, oml_kemeny_order(&v.cx, &d, &k));
        for (size_t a = 0; a < items; a++)
            got[a] = (double)k.order[a];
        if (json_object_get(v.expected, "order") != NULL)
            test_vector_agrees(&v, "order", got, items, 0);
        if (json_object_get(v.expected, "distance") != NULL)
            near(k.distance, json_number_value(json_object_get(v.expected, "distance")), 0);
        oml_duel_borda(&d, got);
        if (json_object_get(v.expected, "borda") != NULL)
            test_vector_agrees(&v, "borda", got, items, 0);
        test_vector_close(&v);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_function),     cmocka_unit_test(weighted_sums),     cmocka_unit_test(weights_from_ranks),
        cmocka_unit_test(acceptability),      cmocka_unit_test(stability),         cmocka_unit_test(agreement),
        cmocka_unit_test(concordance),        cmocka_unit_test(shortlist),         cmocka_unit_test(weights_by_ratios),
        cmocka_unit_test(weights_from_pairs), cmocka_unit_test(weights_from_data), cmocka_unit_test(orders_of_voters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

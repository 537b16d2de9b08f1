/* Worked examples of PROMETHEE, TOPSIS, ELECTRE and SMAA.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"
#include "decision/electre3.h"
#include "decision/promethee.h"
#include "decision/smaa.h"
#include "decision/topsis.h"
#include "decision/value.h"
#include "oml_vector.h"

#include <math.h>

static void
preference_functions(const test_vector *v, oml_promethee_function f[])
{
    json_t *list = json_object_get(v->in, "functions");
    for (size_t j = 0; j < json_array_size(list); j++) {
        json_t *one = json_array_get(list, j);
        const char *kind = json_string_value(json_object_get(one, "kind"));
        f[j] = (oml_promethee_function){OML_PROMETHEE_USUAL, json_number_value(json_object_get(one, "q")),
                                        json_number_value(json_object_get(one, "p")),
                                        json_number_value(json_object_get(one, "s"))};
        while (strcmp(oml_promethee_word(f[j].kind), kind) != 0)
            f[j].kind++;
    }
}

static void
outranking_flows(void **state)
{
    (void)state;
    need_shared("vectors/promethee_01_brans1986_pi.json");
    static const char *const names[] = {"promethee_01_brans1986_pi", "promethee_02_brans1986_flows",
                                        "promethee_04_yildirim2015"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        test_vector_table t;
        oml_promethee_function f[16];
        oml_promethee p;
        test_vector_open(&v, names[i]);
        test_vector_table_read(&v, &t);
        preference_functions(&v, f);
        ok(&v.cx, oml_promethee_flows(&v.cx, &t.p, f, &p));
        if (json_object_get(v.expected, "pi") != NULL)
            test_vector_agrees(&v, "pi", p.pi, p.n * p.n, v.tolerance);
        if (json_object_get(v.expected, "phi") != NULL)
            test_vector_agrees(&v, "phi", p.net, p.n, v.tolerance);
        if (json_object_get(v.expected, "phi_plus") != NULL) {
            test_vector_agrees(&v, "phi_plus", p.plus, p.n, v.tolerance);
            test_vector_agrees(&v, "phi_minus", p.minus, p.n, v.tolerance);
            double pairs[TEST_VECTOR_MOST];
            size_t at = 0;
            for (size_t a = 0; a < p.n; a++)
                for (size_t b = a + 1; b < p.n; b++)
                    if (oml_promethee_compare(&p, a, b) == OML_PROMETHEE_APART) {
                        pairs[at++] = (double)a;
                        pairs[at++] = (double)b;
                    }
            test_vector_agrees(&v, "promethee_I_incomparable_pairs", pairs, at, 0);
        }
        test_vector_close(&v);
    }
    test_vector v;
    double x[TEST_VECTOR_MOST];
    oml_promethee_plane g;
    test_vector_open(&v, "gaia_01_brans1986");
    const size_t n = json_array_size(json_object_get(v.in, "unicriterion_net_flows"));
    const size_t k = test_vector_input(&v, "unicriterion_net_flows", x) / n;
    oml_promethee_gaia(&v.cx, &(oml_promethee){.n = n, .k = k, .single = x}, (double[6]){0}, &g);
    test_vector_agrees(&v, "eigenvalues", g.eigenvalue, k, v.tolerance);
    near(g.quality, json_number_value(json_object_get(v.expected, "delta")), v.tolerance);
    test_vector_close(&v);
}

static void
closeness(void **state)
{
    (void)state;
    need_shared("vectors/topsis_01_opricovic_tzeng2004.json");
    static const char *const names[] = {"topsis_01_opricovic_tzeng2004", "topsis_03_tzeng_huang2011",
                                        "topsis_05_raw_2x3"};
    static const oml_topsis_normal how[] = {OML_TOPSIS_MINMAX, OML_TOPSIS_VECTOR, OML_TOPSIS_NONE};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        test_vector_table t;
        oml_topsis s;
        test_vector_open(&v, names[i]);
        test_vector_table_read(&v, &t);
        ok(&v.cx, oml_topsis_rank(&v.cx, &t.p, how[i], &s));
        test_vector_agrees(&v, "closeness", s.closeness, t.p.n, v.tolerance);
        test_vector_close(&v);
    }
}

// Alternatives class by class, from class 1 on or from the last.
static size_t
in_classes(const size_t class[], size_t n, bool from_last, double out[])
{
    size_t at = 0;
    for (size_t c = 1; c <= n; c++)
        for (size_t a = 0; a < n; a++)
            if (class[a] == (from_last ? n + 1 - c : c))
                out[at++] = (double)a;
    return at;
}

static void
distillation(void **state)
{
    (void)state;
    need_shared("vectors/electre_03_distillation.json");
    test_vector v;
    test_vector_table t;
    oml_electre3 e;
    oml_electre3_threshold threshold[8];
    double q[TEST_VECTOR_MOST], p[TEST_VECTOR_MOST], veto[TEST_VECTOR_MOST], got[TEST_VECTOR_MOST] = {0};
    test_vector_open(&v, "electre_03_distillation");
    test_vector_table_read(&v, &t);
    test_vector_input(&v, "q", q);
    test_vector_input(&v, "p", p);
    test_vector_input(&v, "v", veto);
    for (size_t j = 0; j < t.p.k; j++)
        threshold[j] = (oml_electre3_threshold){q[j], p[j], veto[j]};
    ok(&v.cx, oml_electre3_rank(&v.cx, &t.p, threshold, &e));
    test_vector_agrees(&v, "concordance", e.concordance, e.n * e.n, v.tolerance);
    test_vector_agrees(&v, "credibility", e.credibility, e.n * e.n, v.tolerance);
    test_vector_agrees(&v, "descending", got, in_classes(e.descending, e.n, false, got), 0);
    test_vector_agrees(&v, "ascending_worst_first", got, in_classes(e.ascending, e.n, true, got), 0);
    test_vector_close(&v);
}

// A table with the profiles below the alternatives, and thresholds; veto may be absent.
static void
sorting(void **state)
{
    (void)state;
    need_shared("vectors/electre_tri_01_merad2004.json");
    static const char *const names[] = {"electre_tri_01_merad2004", "electre_tri_02_ticino",
                                        "electre_tri_03_jsmaa_small"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        test_vector v;
        test_vector_table t;
        oml_electre3 e;
        oml_electre3_threshold threshold[16];
        double q[TEST_VECTOR_MOST], p[TEST_VECTOR_MOST], veto[TEST_VECTOR_MOST], profiles[TEST_VECTOR_MOST],
            got[2][TEST_VECTOR_MOST] = {{0}};
        size_t least[16], most[16];
        test_vector_open(&v, names[i]);
        test_vector_table_read(&v, &t);
        const size_t n = t.p.n, h = test_vector_input(&v, "profiles_worst_to_best", profiles) / t.p.k;
        const bool vetoes = json_is_array(json_object_get(v.in, "v"));
        test_vector_input(&v, "q", q);
        test_vector_input(&v, "p", p);
        if (vetoes)
            test_vector_input(&v, "v", veto);
        for (size_t j = 0; j < t.p.k; j++)
            threshold[j] = (oml_electre3_threshold){q[j], p[j], vetoes ? veto[j] : (double)NAN};
        double *x = OML_NEW(&v.cx.tmp, double, (n + h) * t.p.k);
        memcpy(x, t.x, n * t.p.k * sizeof *x);
        memcpy(x + n * t.p.k, profiles, h * t.p.k * sizeof *x);
        t.p.x = x;
        t.p.n = n + h;
        ok(&v.cx, oml_electre3_rank(&v.cx, &t.p, threshold, &e));
        oml_electre3_sort(&e, n, json_number_value(json_object_get(v.in, "cut")), least, most);
        for (size_t a = 0; a < n; a++) {
            got[0][a] = (double)least[a];
            got[1][a] = (double)most[a];
        }
        if (json_object_get(v.expected, "pessimistic_category") != NULL)
            test_vector_agrees(&v, "pessimistic_category", got[0], n, 0);
        test_vector_agrees(&v, "optimistic_category", got[1], n, 0);
        if (json_object_get(v.expected, "concordance_z10_b1") != NULL)
            near(e.concordance[(n - 1) * e.n + n], json_number_value(json_object_get(v.expected, "concordance_z10_b1")),
                 1e-9);
        test_vector_close(&v);
    }
}

// ELECTRE I is the concordance of ELECTRE III without thresholds, and a discordance against the widest criterion.
static void
first_electre(void **state)
{
    (void)state;
    need_shared("vectors/electre_01_cebrian2009.json");
    test_vector v;
    test_vector_table t;
    oml_electre3 e;
    const oml_electre3_threshold none[8] = {
        {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}};
    double widest = 0, discordance[TEST_VECTOR_MOST] = {0};
    test_vector_open(&v, "electre_01_cebrian2009");
    test_vector_table_read(&v, &t);
    const size_t n = t.p.n, k = t.p.k;
    for (size_t j = 0; j < k; j++) { // each column over its sum
        double sum = 0, least = (double)INFINITY, most = 0;
        for (size_t a = 0; a < n; a++)
            sum += t.x[a * k + j];
        for (size_t a = 0; a < n; a++) {
            t.x[a * k + j] /= sum;
            least = fmin(least, t.x[a * k + j]);
            most = fmax(most, t.x[a * k + j]);
        }
        widest = fmax(widest, most - least);
    }
    ok(&v.cx, oml_electre3_rank(&v.cx, &t.p, none, &e));
    test_vector_agrees(&v, "concordance", e.concordance, n * n, v.tolerance);
    for (size_t i = 0; i < n * n; i++)
        for (size_t j = 0; j < k; j++)
            discordance[i] = fmax(discordance[i], oml_performance_gain(&t.p, i % n, i / n, j) / widest);
    test_vector_agrees(&v, "discordance", discordance, n * n, v.tolerance);
    test_vector_close(&v);
}

// Drugs by benefit and risk, scores normal and lognormal; values go on beyond the ends of the scale, as in JSMAA.
static void
uncertain_scores(void **state)
{
    (void)state;
    need_shared("vectors/smaa_01_jsmaa_benefit_risk.json");
    static const char *const risks[] = {"Diarrhea", "Dizziness", "Headache", "Insomnia", "Nausea"};
    const uint64_t draws = 400000;
    test_vector v;
    double numbers_of[TEST_VECTOR_MOST], scale[TEST_VECTOR_MOST], x[6][2], y[6][2];
    oml_smaa_cell cell[24];
    oml_value value[6];
    oml_acceptability s;
    test_vector_open(&v, "smaa_01_jsmaa_benefit_risk");
    test_vector_input(&v, "scale", scale);
    for (size_t j = 0; j < 6; j++) {
        json_t *own = j == 0 ? json_object_get(v.in, "efficacy_lognormal")
                             : json_object_get(json_object_get(v.in, "normals"), risks[j - 1]);
        const double low = scale[2 * j], high = scale[2 * j + 1], far = 20 * (high - low);
        test_vector_numbers(own, numbers_of);
        for (size_t a = 0; a < 4; a++)
            cell[a * 6 + j] = (oml_smaa_cell){j == 0 ? OML_SMAA_LOGNORMAL : OML_SMAA_NORMAL, numbers_of[2 * a],
                                              numbers_of[2 * a + 1]};
        x[j][0] = low - far;
        x[j][1] = high + far;
        y[j][0] = j == 0 ? -20 : 21;
        y[j][1] = j == 0 ? 21 : -20;
        value[j] = (oml_value){x[j], y[j], 2};
    }
    v.cx.threads = 2;
    ok(&v.cx, oml_smaa_draw(&v.cx, &(oml_smaa_problem){4, 6, cell, value, NULL, NULL}, draws, 1, &s));
    v.expected = json_object_get(v.root, "recomputed"); // 40 million draws of another program
    test_vector_agrees(&v, "rank_acceptability", s.rank, 16, 4 * 0.5 / sqrt((double)draws) + 3e-4);
    test_vector_agrees(&v, "pairwise_winning", s.pairwise, 16, 4 * 0.5 / sqrt((double)draws) + 3e-4);
    test_vector_agrees(&v, "central_weights", s.central, 24, 0.004);
    test_vector_agrees(&v, "confidence_factors", s.confidence, 4, 0.02);
    test_vector_close(&v);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outranking_flows), cmocka_unit_test(closeness),     cmocka_unit_test(distillation),
        cmocka_unit_test(sorting),          cmocka_unit_test(first_electre), cmocka_unit_test(uncertain_scores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"
#include "decision/agreement.h"
#include "decision/ahp.h"
#include "decision/bands.h"
#include "decision/bwm.h"
#include "decision/dispersion.h"
#include "decision/electre3.h"
#include "decision/kemeny.h"
#include "decision/kendall.h"
#include "decision/portfolio.h"
#include "decision/promethee.h"
#include "decision/smaa.h"
#include "decision/stability.h"
#include "decision/topsis.h"
#include "decision/value.h"
#include "decision/weights.h"
#include "num/mip.h"
#include "oml_test.h"

#include <jansson.h>
#include <math.h>

// Worked examples with their expected results, one JSON file each, that stand beside the project and not in it. The
// published ones are typed in with their citation in the tests of each method; here every figure of every file is held.

enum { MOST = 120 };

typedef struct vector {
    oml_cx cx;
    json_t *root, *in, *expected;
    double tolerance;
} vector;

static void
open_vector(vector *v, const char *name)
{
    char path[1024], relative[256];
    snprintf(relative, sizeof relative, "vectors/%s.json", name);
    memset(v, 0, sizeof *v);
    v->root = json_load_file(shared_path(path, sizeof path, relative), 0, NULL);
    assert_non_null(v->root);
    v->in = json_object_get(v->root, "input");
    v->expected = json_object_get(v->root, "expected");
    v->tolerance = json_number_value(json_object_get(json_object_get(v->root, "tol"), "abs"));
}

static void
close_vector(vector *v)
{
    json_decref(v->root);
    oml_cx_done(&v->cx);
}

// All numbers of an array, of an array of arrays too, row by row; returns how many.
static size_t
numbers(json_t *a, double out[])
{
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(a); i++) {
        json_t *x = json_array_get(a, i);
        if (json_is_array(x)) {
            for (size_t j = 0; j < json_array_size(x); j++)
                out[n++] = json_number_value(json_array_get(x, j));
        } else {
            out[n++] = json_number_value(x);
        }
        assert_true(n < MOST - 20);
    }
    return n;
}

static size_t
input(const vector *v, const char *key, double out[MOST])
{
    return numbers(json_object_get(v->in, key), out);
}

static void
agrees(const vector *v, const char *key, const double got[], size_t n, double tolerance)
{
    double expected[MOST] = {0};
    assert_int_equal(numbers(json_object_get(v->expected, key), expected), n);
    for (size_t i = 0; i < n; i++)
        near(got[i], expected[i], tolerance);
}

static void
value_function(void **state)
{
    (void)state;
    need_shared("vectors/mavt_01_piecewise.json");
    vector v;
    double x[MOST], points[MOST], values[MOST], got[MOST] = {0};
    open_vector(&v, "mavt_01_piecewise");
    const size_t n = input(&v, "x", x), k = input(&v, "breakpoints", points);
    assert_int_equal(input(&v, "values", values), k);
    for (size_t i = 0; i < n; i++)
        got[i] = oml_value_at(&(oml_value){points, values, k}, x[i], NULL);
    agrees(&v, "v", got, n, v.tolerance);
    close_vector(&v);
}

// Values of a weighted-sum vector as it asks: as they are, or each criterion against its best.
static void
normalise(const vector *v, size_t n, size_t k, double x[MOST])
{
    double types[MOST];
    if (strcmp(json_string_value(json_object_get(v->in, "normalise")), "none") == 0)
        return;
    input(v, "types", types);
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
        vector v;
        double x[MOST], w[MOST], score[MOST];
        open_vector(&v, names[i]);
        const size_t k = input(&v, "weights", w), n = input(&v, "matrix", x) / k;
        normalise(&v, n, k, x);
        oml_additive_score(&(oml_additive){n, k, x, NULL, w}, score, NULL, NULL);
        agrees(&v, "scores", score, n, v.tolerance);
        close_vector(&v);
    }
}

static void
weights_from_ranks(void **state)
{
    (void)state;
    need_shared("vectors/roc_01_tables.json");
    vector v;
    double sizes[MOST], w[3][MOST];
    size_t at = 0;
    open_vector(&v, "roc_01_tables");
    for (size_t i = 0, n = input(&v, "n", sizes); i < n; i++) {
        const size_t k = (size_t)sizes[i];
        oml_weights_centroid(k, w[0] + at);
        oml_weights_rank_sum(k, w[1] + at);
        oml_weights_reciprocal(k, w[2] + at);
        at += k;
    }
    agrees(&v, "roc", w[0], at, v.tolerance);
    agrees(&v, "rank_sum", w[1], at, v.tolerance);
    agrees(&v, "rank_reciprocal", w[2], at, v.tolerance);
    close_vector(&v);

    need_shared("vectors/smaa_04_ordinal_weights.json"); // the mean of all weights in an order is the centroid
    open_vector(&v, "smaa_04_ordinal_weights");
    const size_t k = input(&v, "order", sizes);
    oml_weights_centroid(k, w[0]);
    agrees(&v, "mean_weights", w[0], k, 1e-12);
    close_vector(&v);
}

static void
acceptability(void **state)
{
    (void)state;
    need_shared("vectors/smaa_02_unit_vectors.json");
    vector v;
    double x[MOST];
    oml_acceptability s;
    const uint64_t draws = 200000;
    open_vector(&v, "smaa_02_unit_vectors");
    const size_t n = json_array_size(json_object_get(v.in, "values")), k = input(&v, "values", x) / n;
    v.cx.threads = 2;
    ok(&v.cx, oml_acceptability_draw(&v.cx, &(oml_additive){n, k, x, NULL, NULL}, draws, 1, &s));
    agrees(&v, "rank_acceptability", s.rank, n * n, 4 * oml_acceptability_error(1.0 / 3, draws));
    agrees(&v, "central_weights", s.central, n * k, 0.004);
    close_vector(&v);
}

static void
stability(void **state)
{
    (void)state;
    need_shared("vectors/stability_01_wsm.json");
    vector v;
    double x[MOST], w[MOST], got[MOST] = {0};
    oml_stability s[8];
    open_vector(&v, "stability_01_wsm");
    const size_t k = input(&v, "weights", w), n = input(&v, "values", x) / k;
    const oml_additive m = {n, k, x, NULL, w};
    for (int whole = 0; whole < 2; whole++) {
        ok(&v.cx, whole ? oml_stability_order(&v.cx, &m, s) : oml_stability_top(&v.cx, &m, 1, s));
        for (size_t j = 0; j < k; j++) {
            got[2 * j] = s[j].low.weight;
            got[2 * j + 1] = s[j].high.weight;
        }
        agrees(&v, whole ? "full_order_stable" : "best_stable", got, 2 * k, 1e-12);
    }
    close_vector(&v);
}

static void
agreement(void **state)
{
    (void)state;
    need_shared("vectors/agreement_01_vdeijk.json");
    vector v;
    double f[MOST], got[MOST] = {0};
    open_vector(&v, "agreement_01_vdeijk");
    json_t *rows = json_object_get(v.in, "frequencies");
    for (size_t i = 0; i < json_array_size(rows); i++)
        got[i] = oml_agreement_eijk(&v.cx, f, numbers(json_array_get(rows, i), f));
    agrees(&v, "A", got, json_array_size(rows), v.tolerance);
    close_vector(&v);

    open_vector(&v, "agreement_03_tastle_wierman");
    rows = json_object_get(v.in, "frequencies");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const size_t K = numbers(json_array_get(rows, i), f);
        got[i] = oml_agreement_consensus(f, K);
    }
    agrees(&v, "consensus", got, json_array_size(rows), v.tolerance);
    close_vector(&v);

    open_vector(&v, "agreement_04_quartiles"); // the second of the three types, 7
    oml_agreement g;
    const size_t n = input(&v, "scores", f);
    ok(&v.cx, oml_agreement_of(&v.cx, f, n, 1, 5, &g));
    near(g.q1, json_number_value(json_array_get(json_object_get(v.expected, "q1"), 1)), v.tolerance);
    near(g.median, json_number_value(json_array_get(json_object_get(v.expected, "median"), 1)), v.tolerance);
    near(g.q3, json_number_value(json_array_get(json_object_get(v.expected, "q3"), 1)), v.tolerance);
    close_vector(&v);
}

static void
concordance(void **state)
{
    (void)state;
    need_shared("vectors/kendall_01_zar.json");
    static const char *const names[] = {"kendall_01_zar", "kendall_02_spss"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        vector v;
        double x[MOST], sum[MOST];
        oml_kendall k;
        open_vector(&v, names[i]);
        const size_t judges = json_array_size(json_object_get(v.in, "scores_judges_x_objects"));
        const size_t objects = input(&v, "scores_judges_x_objects", x) / judges;
        ok(&v.cx, oml_kendall_of(&v.cx, x, judges, objects, sum, &k));
        near(k.W, json_number_value(json_object_get(v.expected, "W")), v.tolerance);
        near(k.chi2, json_number_value(json_object_get(v.expected, "chi2")), v.tolerance);
        if (json_object_get(v.expected, "rank_sums") != NULL)
            agrees(&v, "rank_sums", sum, objects, 0);
        close_vector(&v);
    }
}

static void
shortlist(void **state)
{
    (void)state;
    need_shared("vectors/bootstrap_01_exact_shortlist.json");
    vector v;
    double x[MOST], sum[MOST] = {0}, got[MOST] = {0};
    open_vector(&v, "bootstrap_01_exact_shortlist");
    const size_t voters = json_array_size(json_object_get(v.in, "scores_judges_x_items"));
    const size_t items = input(&v, "scores_judges_x_items", x) / voters;
    const size_t top = (size_t)json_integer_value(json_object_get(v.in, "k"));
    const oml_bands_panel p = {voters, items, 1, x, (double[]){1}, false};
    assert_int_equal(voters, 4);
    for (unsigned draw = 0; draw < 256; draw++) {
        unsigned times[4] = {0};
        double score[MOST], sorted[MOST], share[MOST];
        for (unsigned i = 0; i < 4; i++)
            times[draw >> 2 * i & 3]++;
        oml_bands_score(&p, times, score);
        oml_bands_top(score, items, top, sorted, share);
        for (size_t i = 0; i < items; i++)
            sum[i] += share[i] / 256;
    }
    agrees(&v, "p_top2_ties_shared", sum, items, v.tolerance);
    oml_bands_item b[8];
    ok(&v.cx, oml_bands_draw(&v.cx, &p, top, 1, 1, b));
    for (size_t i = 0; i < items; i++)
        got[i] = b[i].score;
    agrees(&v, "mean", got, items, v.tolerance);
    close_vector(&v);
}

// The performance table of a vector; weights are made to add up to 1.
typedef struct table {
    double x[MOST], w[MOST], types[MOST];
    bool falls[MOST];
    oml_performance p;
} table;

static void
read_table(const vector *v, table *t)
{
    const size_t n = json_array_size(json_object_get(v->in, "matrix")), k = input(v, "matrix", t->x) / n;
    double sum = 0;
    memset(t->falls, 0, sizeof t->falls);
    if (input(v, "types", t->types) == k)
        for (size_t j = 0; j < k; j++)
            t->falls[j] = t->types[j] < 0;
    if (input(v, "weights", t->w) == k)
        for (size_t j = 0; j < k; j++)
            sum += t->w[j];
    for (size_t j = 0; j < k; j++)
        t->w[j] = sum > 0 ? t->w[j] / sum : 1 / (double)k;
    t->p = (oml_performance){n, k, t->x, t->falls, t->w};
}

static void
preference_functions(const vector *v, oml_promethee_function f[])
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
        vector v;
        table t;
        oml_promethee_function f[16];
        oml_promethee p;
        open_vector(&v, names[i]);
        read_table(&v, &t);
        preference_functions(&v, f);
        ok(&v.cx, oml_promethee_flows(&v.cx, &t.p, f, &p));
        if (json_object_get(v.expected, "pi") != NULL)
            agrees(&v, "pi", p.pi, p.n * p.n, v.tolerance);
        if (json_object_get(v.expected, "phi") != NULL)
            agrees(&v, "phi", p.net, p.n, v.tolerance);
        if (json_object_get(v.expected, "phi_plus") != NULL) {
            agrees(&v, "phi_plus", p.plus, p.n, v.tolerance);
            agrees(&v, "phi_minus", p.minus, p.n, v.tolerance);
            double pairs[MOST];
            size_t at = 0;
            for (size_t a = 0; a < p.n; a++)
                for (size_t b = a + 1; b < p.n; b++)
                    if (oml_promethee_compare(&p, a, b) == OML_PROMETHEE_APART) {
                        pairs[at++] = (double)a;
                        pairs[at++] = (double)b;
                    }
            agrees(&v, "promethee_I_incomparable_pairs", pairs, at, 0);
        }
        close_vector(&v);
    }
    vector v;
    double x[MOST];
    oml_promethee_plane g;
    open_vector(&v, "gaia_01_brans1986");
    const size_t n = json_array_size(json_object_get(v.in, "unicriterion_net_flows"));
    const size_t k = input(&v, "unicriterion_net_flows", x) / n;
    oml_promethee_gaia(&v.cx, &(oml_promethee){.n = n, .k = k, .single = x}, (double[6]){0}, &g);
    agrees(&v, "eigenvalues", g.eigenvalue, k, v.tolerance);
    near(g.quality, json_number_value(json_object_get(v.expected, "delta")), v.tolerance);
    close_vector(&v);
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
        vector v;
        table t;
        oml_topsis s;
        open_vector(&v, names[i]);
        read_table(&v, &t);
        ok(&v.cx, oml_topsis_rank(&v.cx, &t.p, how[i], &s));
        agrees(&v, "closeness", s.closeness, t.p.n, v.tolerance);
        close_vector(&v);
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
    vector v;
    table t;
    oml_electre3 e;
    oml_electre3_threshold threshold[8];
    double q[MOST], p[MOST], veto[MOST], got[MOST] = {0};
    open_vector(&v, "electre_03_distillation");
    read_table(&v, &t);
    input(&v, "q", q);
    input(&v, "p", p);
    input(&v, "v", veto);
    for (size_t j = 0; j < t.p.k; j++)
        threshold[j] = (oml_electre3_threshold){q[j], p[j], veto[j]};
    ok(&v.cx, oml_electre3_rank(&v.cx, &t.p, threshold, &e));
    agrees(&v, "concordance", e.concordance, e.n * e.n, v.tolerance);
    agrees(&v, "credibility", e.credibility, e.n * e.n, v.tolerance);
    agrees(&v, "descending", got, in_classes(e.descending, e.n, false, got), 0);
    agrees(&v, "ascending_worst_first", got, in_classes(e.ascending, e.n, true, got), 0);
    close_vector(&v);
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
        vector v;
        table t;
        oml_electre3 e;
        oml_electre3_threshold threshold[16];
        double q[MOST], p[MOST], veto[MOST], profiles[MOST], got[2][MOST] = {{0}};
        size_t least[16], most[16];
        open_vector(&v, names[i]);
        read_table(&v, &t);
        const size_t n = t.p.n, h = input(&v, "profiles_worst_to_best", profiles) / t.p.k;
        const bool vetoes = json_is_array(json_object_get(v.in, "v"));
        input(&v, "q", q);
        input(&v, "p", p);
        if (vetoes)
            input(&v, "v", veto);
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
            agrees(&v, "pessimistic_category", got[0], n, 0);
        agrees(&v, "optimistic_category", got[1], n, 0);
        if (json_object_get(v.expected, "concordance_z10_b1") != NULL)
            near(e.concordance[(n - 1) * e.n + n], json_number_value(json_object_get(v.expected, "concordance_z10_b1")),
                 1e-9);
        close_vector(&v);
    }
}

// ELECTRE I is the concordance of ELECTRE III without thresholds, and a discordance against the widest criterion.
static void
first_electre(void **state)
{
    (void)state;
    need_shared("vectors/electre_01_cebrian2009.json");
    vector v;
    table t;
    oml_electre3 e;
    const oml_electre3_threshold none[8] = {
        {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}};
    double widest = 0, discordance[MOST] = {0};
    open_vector(&v, "electre_01_cebrian2009");
    read_table(&v, &t);
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
    agrees(&v, "concordance", e.concordance, n * n, v.tolerance);
    for (size_t i = 0; i < n * n; i++)
        for (size_t j = 0; j < k; j++)
            discordance[i] = fmax(discordance[i], oml_performance_gain(&t.p, i % n, i / n, j) / widest);
    agrees(&v, "discordance", discordance, n * n, v.tolerance);
    close_vector(&v);
}

// Drugs by benefit and risk, scores normal and lognormal; values go on beyond the ends of the scale, as in JSMAA.
static void
uncertain_scores(void **state)
{
    (void)state;
    need_shared("vectors/smaa_01_jsmaa_benefit_risk.json");
    static const char *const risks[] = {"Diarrhea", "Dizziness", "Headache", "Insomnia", "Nausea"};
    const uint64_t draws = 400000;
    vector v;
    double numbers_of[MOST], scale[MOST], x[6][2], y[6][2];
    oml_smaa_cell cell[24];
    oml_value value[6];
    oml_acceptability s;
    open_vector(&v, "smaa_01_jsmaa_benefit_risk");
    input(&v, "scale", scale);
    for (size_t j = 0; j < 6; j++) {
        json_t *own = j == 0 ? json_object_get(v.in, "efficacy_lognormal")
                             : json_object_get(json_object_get(v.in, "normals"), risks[j - 1]);
        const double low = scale[2 * j], high = scale[2 * j + 1], far = 20 * (high - low);
        numbers(own, numbers_of);
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
    agrees(&v, "rank_acceptability", s.rank, 16, 4 * 0.5 / sqrt((double)draws) + 3e-4);
    agrees(&v, "pairwise_winning", s.pairwise, 16, 4 * 0.5 / sqrt((double)draws) + 3e-4);
    agrees(&v, "central_weights", s.central, 24, 0.004);
    agrees(&v, "confidence_factors", s.confidence, 4, 0.02);
    close_vector(&v);
}

static void
weights_by_ratios(void **state)
{
    (void)state;
    need_shared("vectors/bwm_01_rezaei2015.json");
    vector v;
    double over[MOST], above[MOST], w[8] = {0}, xi, ratio;
    open_vector(&v, "bwm_01_rezaei2015");
    const size_t k = input(&v, "best_to_others", over);
    input(&v, "others_to_worst", above);
    ok(&v.cx, oml_bwm_ratios(&v.cx, &(oml_bwm){k, 2, 0, over, above}, w, &xi, &ratio));
    agrees(&v, "weights", w, k, v.tolerance);
    near(xi, 4 - sqrt(14), 1e-6); // in closed form
    near(ratio, json_number_value(json_object_get(json_object_get(v.root, "recomputed"), "consistency_ratio")), 1e-5);
    close_vector(&v);
}

static void
weights_from_pairs(void **state)
{
    (void)state;
    need_shared("vectors/ahp_02_saaty_drinks.json");
    static const char *const names[] = {"ahp_02_saaty_drinks", "ahp_03_wang_chin2011", "ahp_04_lambda_approx"};
    vector v;
    double A[MOST], got[MOST] = {0}, xi;
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        oml_ahp a;
        open_vector(&v, names[i]);
        const size_t k = json_array_size(json_object_get(v.in, "matrix"));
        input(&v, "matrix", A);
        ok(&v.cx, oml_ahp_weights(&v.cx, A, k, &a));
        if (json_object_get(v.expected, "weights") != NULL)
            agrees(&v, "weights", a.weight, k, v.tolerance);
        if (json_object_get(v.expected, "CR") != NULL)
            near(a.CR, json_number_value(json_object_get(v.expected, "CR")), v.tolerance);
        if (json_object_get(v.expected, "lambda_max") != NULL)
            near(a.lambda, json_number_value(json_object_get(v.expected, "lambda_max")), v.tolerance);
        close_vector(&v);
    }
    double over[MOST], above[MOST];
    open_vector(&v, "bwm_02_linear_same");
    const oml_bwm b = {input(&v, "best_to_others", over), 2, 0, over, above};
    input(&v, "others_to_worst", above);
    ok(&v.cx, oml_bwm_weights(&v.cx, &b, got, &xi, NULL));
    agrees(&v, "weights", got, b.k, v.tolerance);
    near(xi, json_number_value(json_object_get(v.expected, "xi")), v.tolerance);
    close_vector(&v);
}

static void
weights_from_data(void **state)
{
    (void)state;
    need_shared("vectors/entropy_01_elsayed2017.json");
    static const char *const names[] = {"entropy_01_elsayed2017", "entropy_03_2x2", "critic_01_diakoulaki1995",
                                        "critic_02_tus2019"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        vector v;
        table t;
        double w[MOST];
        open_vector(&v, names[i]);
        read_table(&v, &t);
        ok(&v.cx, i < 2 ? oml_dispersion_entropy(&v.cx, &t.p, w) : oml_dispersion_critic(&v.cx, &t.p, w));
        agrees(&v, "weights", w, t.p.k, v.tolerance);
        close_vector(&v);
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
        vector v;
        double value[MOST], times[MOST], got[MOST] = {0};
        oml_duel d;
        oml_kemeny k;
        open_vector(&v, names[i]);
        json_t *ballots = json_object_get(v.in, "ballots");
        size_t items = 0;
        for (size_t b = 0; b < json_array_size(ballots); b++) {
            json_t *one = json_array_get(ballots, b);
            items = numbers(json_object_get(one, "ranks"), got);
            times[b] = json_number_value(json_object_get(one, "count"));
            for (size_t a = 0; a < items; a++)
                value[b * items + a] = -got[a];
        }
        oml_duel_count(&v.cx, value, times, json_array_size(ballots), items, &d);
        ok(&v.cx, oml_kemeny_order(&v.cx, &d, &k));
        for (size_t a = 0; a < items; a++)
            got[a] = (double)k.order[a];
        if (json_object_get(v.expected, "order") != NULL)
            agrees(&v, "order", got, items, 0);
        if (json_object_get(v.expected, "distance") != NULL)
            near(k.distance, json_number_value(json_object_get(v.expected, "distance")), 0);
        oml_duel_borda(&d, got);
        if (json_object_get(v.expected, "borda") != NULL)
            agrees(&v, "borda", got, items, 0);
        close_vector(&v);
    }
}

// ---- choices by yes and no ----------------------------------------------------------------------------------------

enum { ITEMS = 64, ROWS = 12 };

// All rules have the same columns: every item.
typedef struct choice {
    size_t at[ITEMS], n, rows;
    int64_t gain[ITEMS], by[ROWS][ITEMS];
    oml_mip_row row[ROWS];
} choice;

// Some of the figures have one decimal.
static int64_t
tenths(json_t *x)
{
    return llround(10 * json_number_value(x));
}

static size_t
whole(json_t *a, int64_t out[ITEMS])
{
    const size_t n = json_array_size(a);
    assert_true(n <= ITEMS);
    for (size_t i = 0; i < n; i++)
        out[i] = tenths(json_array_get(a, i));
    return n;
}

static void
limit_row(choice *c, json_t *by, json_t *most)
{
    assert_true(c->rows < ROWS);
    assert_int_equal(whole(by, c->by[c->rows]), c->n);
    c->row[c->rows] = (oml_mip_row){c->at, c->by[c->rows], c->n, -OML_MIP_FREE, tenths(most)};
    c->rows++;
}

static void
best_choices(void **state)
{
    (void)state;
    need_shared("vectors/knapsack_p01.json");
    static const char *const names[] = {"knapsack_p01", "knapsack_p02", "knapsack_p07", "mknap1_1",
                                        "mknap1_2",     "mknap1_3",     "mknap1_5",     "mknap1_7"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        vector v;
        choice c = {0};
        unsigned char x[ITEMS];
        oml_mip_result r;
        open_vector(&v, names[i]);
        json_t *rows = json_object_get(v.in, "rows"), *capacity = json_object_get(v.in, "capacity");
        c.n = whole(json_object_get(v.in, rows == NULL ? "profits" : "values"), c.gain);
        for (size_t k = 0; k < c.n; k++)
            c.at[k] = k;
        if (rows == NULL)
            limit_row(&c, json_object_get(v.in, "weights"), capacity);
        for (size_t k = 0; k < json_array_size(rows); k++)
            limit_row(&c, json_array_get(rows, k), json_array_get(capacity, k));
        const oml_mip p = {c.n, c.gain, c.row, c.rows};
        ok(&v.cx, oml_mip_solve(&v.cx, &p, &(oml_mip_limit){.seconds = 60}, NULL, x, &r));
        assert_int_equal(r.status, OML_MIP_OPTIMUM);
        near((double)r.value / 10, json_number_value(json_object_get(v.expected, "optimum")), 1e-9);
        assert_true(oml_mip_keeps(&p, x));
        close_vector(&v);
    }
}

// ---- portfolios ---------------------------------------------------------------------------------------------------

enum { RULES = 64 };

typedef struct programme {
    double benefit[ITEMS];
    int64_t cost[ITEMS], by[RULES][ITEMS];
    size_t at[RULES][ITEMS];
    oml_mip_row rule[RULES];
    oml_portfolio_synergy synergy[8];
    oml_portfolio p;
} programme;

static programme one_programme, *const m = &one_programme; // too large for a stack

// A rule over all items, from numbers of each.
static void
over_all(json_t *by, int64_t least, int64_t most)
{
    const size_t r = m->p.n_rules++;
    assert_true(r < RULES);
    for (size_t i = 0; i < m->p.n; i++) {
        m->at[r][i] = i;
        m->by[r][i] = by == NULL ? 1 : json_integer_value(json_array_get(by, i));
    }
    m->rule[r] = (oml_mip_row){m->at[r], m->by[r], m->p.n, least, most};
}

// A rule over a pair: a - b at most 0, or a + b at most 1.
static void
over_pair(json_t *pair, int64_t sign, int64_t most)
{
    const size_t r = m->p.n_rules++;
    assert_true(r < RULES);
    for (size_t k = 0; k < 2; k++) {
        m->at[r][k] = (size_t)json_integer_value(json_array_get(pair, k));
        m->by[r][k] = k == 0 ? 1 : sign;
    }
    m->rule[r] = (oml_mip_row){m->at[r], m->by[r], 2, -OML_MIP_FREE, most};
}

static void
of_themes(json_t *theme, int64_t least)
{
    for (int64_t t = 0; t < 6; t++) {
        const size_t r = m->p.n_rules++;
        size_t n = 0;
        assert_true(r < RULES);
        for (size_t i = 0; i < m->p.n; i++)
            if (json_integer_value(json_array_get(theme, i)) == t) {
                m->at[r][n] = i;
                m->by[r][n++] = 1;
            }
        m->rule[r] = (oml_mip_row){m->at[r], m->by[r], n, least, OML_MIP_FREE};
    }
}

static void
read_programme(const vector *v)
{
    static const char *const means[][2] = {{"cost", "budget"}, {"fte", "capacity"}};
    memset(m, 0, sizeof *m);
    m->p = (oml_portfolio){.n = (size_t)json_integer_value(json_object_get(v->in, "n")),
                           .benefit = m->benefit,
                           .cost = m->cost,
                           .rule = m->rule,
                           .synergy = m->synergy};
    assert_true(m->p.n <= ITEMS && numbers(json_object_get(v->in, "value"), m->benefit) == m->p.n);
    for (size_t k = 0; k < 2; k++) {
        json_t *use = json_object_get(v->in, means[k][0]), *most = json_object_get(v->in, means[k][1]);
        for (size_t t = 0; t < json_array_size(use); t++) {
            over_all(json_array_get(use, t), -OML_MIP_FREE, json_integer_value(json_array_get(most, t)));
            for (size_t i = 0; i < m->p.n && k == 0; i++)
                m->cost[i] += m->by[m->p.n_rules - 1][i];
        }
    }
    of_themes(json_object_get(v->in, "theme"), json_integer_value(json_object_get(v->in, "min_per_theme")));
    over_all(NULL, -OML_MIP_FREE, json_integer_value(json_object_get(v->in, "max_projects")));
    json_t *requires = json_object_get(v->in, "requires"), *excludes = json_object_get(v->in, "excludes"),
           *together = json_object_get(v->in, "synergy");
    for (size_t k = 0; k < json_array_size(requires); k++)
        over_pair(json_array_get(requires, k), -1, 0);
    for (size_t k = 0; k < json_array_size(excludes); k++)
        over_pair(json_array_get(excludes, k), 1, 1);
    for (size_t k = 0; k < json_array_size(together); k++) {
        json_t *one = json_array_get(together, k);
        m->synergy[m->p.n_synergies++] = (oml_portfolio_synergy){(size_t)json_integer_value(json_array_get(one, 0)),
                                                                 (size_t)json_integer_value(json_array_get(one, 1)),
                                                                 json_number_value(json_array_get(one, 2))};
    }
}

static void
has_selection(json_t *selection, const unsigned char x[], size_t n)
{
    for (size_t i = 0; i < n && selection != NULL; i++)
        assert_int_equal(x[i], json_integer_value(json_array_get(selection, i)));
}

static void
programmes(void **state)
{
    (void)state;
    need_shared("vectors/portfolio_01_18_items.json");
    static const char *const names[] = {"portfolio_01_18_items", "portfolio_04_60_items_correlated"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        vector v;
        oml_portfolio_choice c;
        open_vector(&v, names[i]);
        read_programme(&v);
        m->p.limit.seconds = 120;
        ok(&v.cx, oml_portfolio_best(&v.cx, &m->p, NULL, &c));
        assert_int_equal(c.status, OML_MIP_OPTIMUM);
        near(c.benefit, json_number_value(json_object_get(v.expected, "optimum")), 1e-6);
        has_selection(json_object_get(v.expected, "selection"), c.x, m->p.n);
        has_selection(json_object_get(json_object_get(v.root, "recomputed"), "selection"), c.x, m->p.n);
        json_t *second = json_object_get(v.expected, "second_best");
        if (second != NULL) { // without the best, by a rule that at least one item is another
            const size_t r = m->p.n_rules++;
            int64_t ones = 0;
            for (size_t k = 0; k < m->p.n; k++) {
                m->at[r][k] = k;
                m->by[r][k] = c.x[k] ? 1 : -1;
                ones += c.x[k];
            }
            m->rule[r] = (oml_mip_row){m->at[r], m->by[r], m->p.n, -OML_MIP_FREE, ones - 1};
            ok(&v.cx, oml_portfolio_best(&v.cx, &m->p, NULL, &c));
            near(c.benefit, json_number_value(second), 1e-6);
        }
        close_vector(&v);
    }
}

// How many choices of 18 items keep all rules.
static void
choices_that_keep_all_rules(void **state)
{
    (void)state;
    need_shared("vectors/portfolio_01_18_items.json");
    vector v;
    int64_t kept = 0;
    open_vector(&v, "portfolio_01_18_items");
    read_programme(&v);
    for (uint32_t set = 0; set < 1u << m->p.n; set++) {
        unsigned char x[ITEMS];
        for (size_t i = 0; i < m->p.n; i++)
            x[i] = set >> i & 1;
        kept += oml_mip_keeps(&(oml_mip){m->p.n, NULL, m->rule, m->p.n_rules}, x);
    }
    assert_int_equal(kept, json_integer_value(json_object_get(v.expected, "feasible_portfolios")));
    close_vector(&v);
}

// One that nobody has proven: time ends, what was found keeps all rules, and the bound is not below what others found.
static void
a_programme_that_takes_too_long(void **state)
{
    (void)state;
    need_shared("vectors/portfolio_05_60_items_strongly_correlated_hard.json");
    vector v;
    oml_portfolio_choice c;
    open_vector(&v, "portfolio_05_60_items_strongly_correlated_hard");
    read_programme(&v);
    m->p.limit.seconds = 1;
    ok(&v.cx, oml_portfolio_best(&v.cx, &m->p, NULL, &c));
    assert_int_equal(c.status, OML_MIP_FOUND);
    assert_true(oml_mip_keeps(&(oml_mip){m->p.n, NULL, m->rule, m->p.n_rules}, c.x));
    assert_true(c.benefit <= c.bound);
    assert_true(c.bound >= json_number_value(json_object_get(v.expected, "best_known_at_least")));
    close_vector(&v);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_function),
        cmocka_unit_test(weighted_sums),
        cmocka_unit_test(weights_from_ranks),
        cmocka_unit_test(acceptability),
        cmocka_unit_test(stability),
        cmocka_unit_test(agreement),
        cmocka_unit_test(concordance),
        cmocka_unit_test(shortlist),
        cmocka_unit_test(outranking_flows),
        cmocka_unit_test(closeness),
        cmocka_unit_test(distillation),
        cmocka_unit_test(weights_from_pairs),
        cmocka_unit_test(sorting),
        cmocka_unit_test(first_electre),
        cmocka_unit_test(uncertain_scores),
        cmocka_unit_test(weights_by_ratios),
        cmocka_unit_test(weights_from_data),
        cmocka_unit_test(orders_of_voters),
        cmocka_unit_test(best_choices),
        cmocka_unit_test(programmes),
        cmocka_unit_test(choices_that_keep_all_rules),
        cmocka_unit_test(a_programme_that_takes_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

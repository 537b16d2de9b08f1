/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/uncertainty.h"

#include "economy/leontief.h"
#include "num/lognormal.h"
#include "oml_iot.h"

#include <math.h>

static const size_t both[] = {0, 1};

typedef struct made {
    oml_cx cx;
    oml_iot *t;
    oml_solver *s;
} made;

static void
begin(made *m, uint64_t seed, size_t R, size_t N)
{
    *m = (made){0};
    rng r = {seed};
    m->t = test_iot_invent(&m->cx, &r, R, N, 2);
    ok(&m->cx, oml_solver_new(&m->cx, m->t, (oml_solver_need){0}, &m->s));
}

static void
end(made *m)
{
    oml_solver_free(m->s);
    oml_cx_done(&m->cx);
}

static oml_uncertainty *
draw(made *m, const oml_scenario *s, double cells, double stressors, size_t draws, unsigned threads)
{
    oml_uncertainty *u;
    m->cx.threads = threads;
    ok(&m->cx, oml_uncertainty_new(
                   &m->cx, m->t, m->s, both, 2, s,
                   (oml_uncertainty_spec){.cells = cells, .stressors = stressors, .draws = draws, .seed = 7}, &u));
    return u;
}

// A step that halves what industries use of the first sector's product, more or less.
static oml_scenario
halved(oml_cx *cx, const oml_iot *t, oml_scenario_step *step)
{
    bool *first = OML_NEW(&cx->tmp, bool, t->sectors.n);
    first[0] = true;
    *step = (oml_scenario_step){.name = "half",
                                .kind = OML_SCENARIO_DESIGN,
                                .sector = first,
                                .stressor = OML_IOT_NONE,
                                .primary = OML_IOT_NONE,
                                .industry = true,
                                .value = {{0.3, 0.5, 0.7}}};
    return (oml_scenario){.n = 1, .step = step};
}

static void
the_same_bits_for_any_number_of_threads(void **state)
{
    (void)state;
    made m;
    begin(&m, 5, 3, 5);
    oml_scenario_step step;
    const oml_scenario s = halved(&m.cx, m.t, &step);
    OML_AUTO(uncertainty) *one = draw(&m, &s, 0.2, 0.1, 200, 1), *three = draw(&m, &s, 0.2, 0.1, 200, 3);
    const size_t n = 2 * (m.t->regions.n + 1) * sizeof *one->footprint;
    assert_memory_equal(one->footprint, three->footprint, n);
    const double *a = &one->change[0].central, *b = &three->change[0].central;
    for (size_t i = 0; i < n / sizeof *a; i++)
        assert_true(a[i] == b[i] || (isnan(a[i]) && isnan(b[i])));
    assert_int_equal(one->failed, 0);
    end(&m);
}

enum { ABREAST = 8 }; // stressors of a row that take factors, whether they are there or not

// Footprints of the table that draw 0 makes of t, noise on every cell: by the words of the method, and an inverse of
// its own.
static void
recomputed(oml_cx *cx, const oml_iot *t, double cells, double stressors, double to[])
{
    const size_t n = t->n, R = t->regions.n;
    oml_random r;
    oml_lognormal luck;
    oml_random_init(&r, 7, 0);
    oml_lognormal_init(&luck, &r);
    float *of_s = OML_NEW(&cx->tmp, float, n *ABREAST), *of_a = OML_NEW(&cx->tmp, float, n *n + n);
    oml_lognormal_fill(&luck, stressors, n * ABREAST, of_s);
    size_t all = 0, at = 0;
    for (size_t k = 0; k < n * n; k++)
        all += oml_shift_A(t, k % n, k / n) != 0 ? 1 : 0;
    oml_lognormal_fill(&luck, cells, all + n, of_a);
    OML_AUTO(mat) *A = NULL, *M = NULL;
    OML_AUTO(leontief) *model = NULL;
    ok(cx, oml_mat_new(cx, n, n, &A));
    ok(cx, oml_mat_new(cx, n, 2, &M));
    for (size_t j = 0; j < n; j++) {
        double was = 0, is = 0;
        for (size_t i = 0; i < n; i++) {
            const double a = oml_shift_A(t, i, j), drawn = a == 0 ? 0 : a * (double)of_a[at++];
            *oml_mat_at(A, i, j) = drawn;
            was += a, is += drawn;
        }
        const double total = fmax(was, 1), by = total / (is + (total - was) * (double)of_a[all + j]);
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) *= was == 0 ? 1 : by;
        for (size_t s = 0; s < 2; s++)
            *oml_mat_at(M, j, s) = oml_shift_S(t, s, j) * (double)of_s[j * ABREAST + s];
    }
    ok(cx, oml_leontief_new(cx, A, &model));
    ok(cx, oml_leontief_input(cx, model, M));
    for (size_t s = 0; s < 2; s++)
        for (size_t c = 0; c < t->f; c++)
            for (size_t i = 0; i < n; i++) {
                const double part = *oml_mat_at(M, i, s) * t->Y[i + c * n];
                to[s * (R + 1) + t->col_region[c]] += part, to[s * (R + 1) + R] += part;
            }
}

static void
a_draw_is_its_table_computed_anew(void **state)
{
    (void)state;
    made m;
    begin(&m, 11, 3, 8);
    const size_t half = 2 * (m.t->regions.n + 1);
    double *anew = OML_NEW(&m.cx.tmp, double, half);
    recomputed(&m.cx, m.t, 0.3, 0.2, anew);
    OML_AUTO(uncertainty) *u = NULL;
    ok(&m.cx, oml_uncertainty_new(
                  &m.cx, m.t, m.s, both, 2, NULL,
                  (oml_uncertainty_spec){.cells = 0.3, .stressors = 0.2, .share = 1, .draws = 1, .seed = 7}, &u));
    for (size_t i = 0; i < half; i++)
        near(u->footprint[i].mean, anew[i], 1e-9 * fabs(anew[i]));
    end(&m);
}

// Of a large table small cells pass nothing on: the same draws, to a small part of what they move.
static void
draws_of_large_tables_are_near(void **state)
{
    (void)state;
    made m;
    begin(&m, 11, 8, 25);
    oml_uncertainty *u[2];
    for (int large = 0; large < 2; large++)
        ok(&m.cx, oml_uncertainty_new(
                      &m.cx, m.t, m.s, both, 2, NULL,
                      (oml_uncertainty_spec){.cells = 0.3, .share = 0.5, .draws = 1, .seed = 7, .large = large == 1},
                      &u[large]));
    assert_true(u[1]->kept < u[0]->kept && u[0]->cells == u[1]->cells);
    double off = 0, moved = 0;
    for (size_t i = 0; i < 2 * (m.t->regions.n + 1); i++) {
        const oml_uncertainty_spread *f = &u[0]->footprint[i];
        off = fmax(off, fabs(u[1]->footprint[i].mean - f->mean) / f->first_order);
        moved = fmax(moved, fabs(f->mean - f->central) / f->first_order);
    }
    assert_true(off < 0.01 * moved);
    oml_uncertainty_free(u[0]), oml_uncertainty_free(u[1]);
    end(&m);
}

// Without noise every draw is the table, and the change that of an exact run.
static void
without_noise_there_is_no_spread(void **state)
{
    (void)state;
    made m;
    begin(&m, 5, 2, 6);
    oml_scenario_step step;
    oml_scenario s = halved(&m.cx, m.t, &step);
    step.value = (oml_scenario_range){{0.5, 0.5, 0.5}};
    OML_AUTO(uncertainty) *u = draw(&m, &s, 0, 0, 20, 1);
    OML_AUTO(whatif) *w = NULL;
    OML_AUTO(whatif_answer) *a = NULL;
    ok(&m.cx, oml_whatif_new(&m.cx, m.t, m.s, &w));
    ok(&m.cx, oml_whatif_run(&m.cx, w, &s, OML_SCENARIO_CENTRAL, NULL, &a));
    const size_t R = m.t->regions.n, first_stressor = 1 + (m.t->V == NULL ? 0 : m.t->primaries.n);
    for (size_t k = 0; k < 2; k++) {
        const double was = oml_whatif_sum(w, NULL, first_stressor + k, OML_IOT_NONE, OML_IOT_NONE),
                     is = oml_whatif_sum(w, a, first_stressor + k, OML_IOT_NONE, OML_IOT_NONE);
        const oml_uncertainty_spread *f = &u->footprint[k * (R + 1) + R], *c = &u->change[k * (R + 1) + R];
        near(f->central, was, 1e-8 * fabs(was));
        near(f->deviation, 0, 1e-9 * fabs(was));
        near(c->central, is - was, 1e-7 * fabs(was));
        near(c->p05, c->p95, 1e-9 * fabs(was));
    }
    end(&m);
}

// Noise on intensities alone is a sum of independent terms: its deviation is known, and drawn.
static void
noise_of_intensities_is_what_theory_says(void **state)
{
    (void)state;
    made m;
    begin(&m, 9, 2, 4);
    OML_AUTO(uncertainty) *u = draw(&m, NULL, 0, 0.2, 20000, 2);
    const size_t R = m.t->regions.n;
    for (size_t i = 0; i < 2 * (R + 1); i++) {
        near(u->footprint[i].deviation, u->footprint[i].first_order, 0.03 * u->footprint[i].first_order);
        near(u->footprint[i].mean, u->footprint[i].central, 4 * u->footprint[i].first_order / sqrt(20000));
        near(u->footprint[i].covered, 1, 1e-12);
        assert_true(u->footprint[i].p05 < u->footprint[i].p50 && u->footprint[i].p50 < u->footprint[i].p95);
    }
    end(&m);
}

// First order over all cells: the derivative of s L y to a_ij is m_i x_j, here from the inverse itself.
static void
first_order_is_the_derivative(void **state)
{
    (void)state;
    made m;
    begin(&m, 21, 2, 5);
    OML_AUTO(uncertainty) *u = draw(&m, NULL, 0.1, 0, 10, 1);
    const size_t n = m.t->n, R = m.t->regions.n;
    OML_AUTO(mat) *A = NULL, *L = NULL;
    OML_AUTO(leontief) *model = NULL;
    ok(&m.cx, oml_mat_new(&m.cx, n, n, &A));
    for (size_t i = 0; i < n * n; i++)
        A->v[i] = oml_shift_A(m.t, i % n, i / n);
    ok(&m.cx, oml_leontief_new(&m.cx, A, &model));
    ok(&m.cx, oml_leontief_inverse(&m.cx, model, &L));
    double variance = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double multiplier = 0, output = 0;
            for (size_t k = 0; k < n; k++) {
                multiplier += oml_shift_S(m.t, 0, k) * *oml_mat_at(L, k, i);
                for (size_t c = 0; c < m.t->f; c++)
                    output += *oml_mat_at(L, j, k) * m.t->Y[k + c * n];
            }
            const double d = multiplier * *oml_mat_at(A, i, j) * output;
            variance += d * d * expm1(0.01);
        }
    near(u->footprint[R].first_order, sqrt(variance), 1e-9 * sqrt(variance));
    assert_true(u->footprint[R].covered > 0.99 && u->footprint[R].covered <= 1);
    end(&m);
}

// Even with factors that would use up several times what a column makes, columns keep their totals: every draw answers.
static void
wild_draws_are_brought_back(void **state)
{
    (void)state;
    made m;
    begin(&m, 5, 2, 6);
    OML_AUTO(uncertainty) *u = draw(&m, NULL, 1.5, 0.1, 300, 2);
    assert_int_equal(u->failed, 0);
    for (size_t i = 0; i < 2 * (m.t->regions.n + 1); i++)
        assert_true(isfinite(u->footprint[i].p95) && u->footprint[i].p95 > 0);
    end(&m);
}

static void
refusals(void **state)
{
    (void)state;
    made m;
    begin(&m, 5, 1, 3);
    oml_uncertainty *u;
    fails(&m.cx,
          oml_uncertainty_new(&m.cx, m.t, m.s, both, 2, NULL, (oml_uncertainty_spec){.cells = -1, .draws = 5}, &u),
          "OML-UNC-01");
    fails(&m.cx, oml_uncertainty_new(&m.cx, m.t, m.s, both, 2, NULL, (oml_uncertainty_spec){.cells = 0.1}, &u),
          "OML-UNC-01");
    oml_iot many = *m.t;
    many.regions.n = 1000;
    fails(&m.cx,
          oml_uncertainty_new(&m.cx, &many, m.s, both, 2, NULL, (oml_uncertainty_spec){.cells = 0.1, .draws = 900000},
                              &u),
          "OML-UNC-02");
    end(&m);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bits_for_any_number_of_threads),
        cmocka_unit_test(a_draw_is_its_table_computed_anew),
        cmocka_unit_test(draws_of_large_tables_are_near),
        cmocka_unit_test(without_noise_there_is_no_spread),
        cmocka_unit_test(noise_of_intensities_is_what_theory_says),
        cmocka_unit_test(first_order_is_the_derivative),
        cmocka_unit_test(wild_draws_are_brought_back),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests_name("uncertainty", tests, NULL, NULL);
}

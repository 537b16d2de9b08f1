/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/noise.h"

#include "oml_iot.h"

#include <math.h>
#include <stdlib.h>

enum { ABREAST = 8 };

typedef struct made {
    oml_cx cx;
    oml_draw_model q;
    oml_noise noise;
} made;

// A table with multipliers of one stressor and output by region that need not be right: any will do.
static void
begin(made *m, uint64_t seed, oml_uncertainty_spec spec)
{
    *m = (made){.cx = {.threads = 2}};
    rng r = {seed};
    const oml_iot *t = test_iot_invent(&m->cx, &r, 3, 9, 1);
    const size_t n = t->n, R = t->regions.n;
    double *s = OML_NEW(&m->cx.tmp, double, n *ABREAST), *mult = OML_NEW(&m->cx.tmp, double, n *ABREAST),
           *X = OML_NEW(&m->cx.tmp, double, n *R);
    for (size_t i = 0; i < n; i++)
        s[i * ABREAST] = rng_unit(&r), mult[i * ABREAST] = 2 * rng_unit(&r);
    for (size_t i = 0; i < n * R; i++)
        X[i] = exp(3 * rng_unit(&r));
    m->q = (oml_draw_model){.t = t, .spec = spec, .n = n, .k = 1, .ld = ABREAST, .R = R, .s = s, .m = mult, .X = X};
    ok(&m->cx, oml_noise_choose(&m->cx, &m->q, &m->noise));
}

static void
end(made *m)
{
    oml_noise_done(&m->noise);
    oml_draw_cells_done(&m->q.c);
    oml_cx_done(&m->cx);
}

// The root of a cell's part of the variance.
static double
effect(const oml_draw_model *q, size_t i, size_t j)
{
    double x = 0;
    for (size_t c = 0; c < q->R; c++)
        x += q->X[j + c * q->n];
    return q->m[i * ABREAST] * oml_shift_A(q->t, i, j) * x;
}

// Noise stands on cells that hold the share, and no cell without is much larger than one with.
static void
draws_the_largest(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed < 8; seed++) {
        made m;
        begin(&m, seed, (oml_uncertainty_spec){.cells = 0.1, .share = 0.8});
        const oml_draw_cells *c = &m.q.c;
        double all = 0, held = 0, least = (double)INFINITY, most = 0;
        size_t noisy = 0;
        for (size_t j = 0; j < m.q.n; j++) {
            bool *draws = OML_NEW(&m.cx.tmp, bool, m.q.n);
            for (size_t e = c->at[j]; e < c->at[j + 1]; e++)
                draws[c->row[c->own[j] + e - c->at[j]]] = c->noisy[e];
            for (size_t i = 0; i < m.q.n; i++) {
                const double v = effect(&m.q, i, j) * effect(&m.q, i, j);
                all += v, held += draws[i] ? v : 0, noisy += draws[i] ? 1 : 0;
                least = draws[i] ? fmin(least, v) : least;
                most = draws[i] ? most : fmax(most, v);
            }
        }
        assert_true(held >= 0.8 * all && held < 0.9 * all);
        assert_true(most <= least * (1 + 1e-9));
        assert_int_equal(noisy, m.noise.n);
        end(&m);
    }
}

// Kept cells are the table's, once each, own ones by rising row; what is not own adds up to what is given of it.
static void
leaves_nothing_out(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++) {
        made m;
        begin(&m, 3, (oml_uncertainty_spec){.cells = 0.1, .share = 0.7, .large = large == 1});
        const oml_draw_model *q = &m.q;
        const oml_draw_cells *c = &q->c;
        size_t nonzero = 0;
        for (size_t j = 0; j < q->n; j++) {
            double through = 0, fixed = 0, sum = 0, variance = 0;
            for (size_t i = 0; i < q->n; i++) {
                const double a = oml_shift_A(q->t, i, j), d = q->m[i * ABREAST] * a;
                through += d, fixed += a, sum += a, variance += d * d, nonzero += a != 0 ? 1 : 0;
            }
            for (size_t e = c->from[j]; e < c->own[j]; e++) {
                near((double)c->a[e], oml_shift_A(q->t, c->row[e], j), 1e-7);
                assert_true(fabs((double)c->a[e]) > (large == 1 ? 0.9e-3 : 0));
            }
            for (size_t e = c->at[j]; e < c->at[j + 1]; e++) {
                const size_t k = c->own[j] + e - c->at[j], i = c->row[k];
                assert_true(e == c->at[j] || c->row[k - 1] < i);
                near(c->mine[e], oml_shift_A(q->t, i, j), 1e-15);
                through -= q->m[i * ABREAST] * c->mine[e], fixed -= c->mine[e];
            }
            near(c->through[j * ABREAST], through, 1e-12);
            near(c->fixed[j], fixed, 1e-12);
            near(c->total[j], fmax(sum, 1), 1e-12);
            near(m.noise.all[j * ABREAST], variance, 1e-12 * variance);
            assert_true(m.noise.cells[j * ABREAST] <= variance * (1 + 1e-12));
        }
        assert_true(large == 1 ? c->from[q->n] < nonzero : c->from[q->n] == nonzero);
        end(&m);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_the_largest),
        cmocka_unit_test(leaves_nothing_out),
    };
    return cmocka_run_group_tests_name("noise", tests, NULL, NULL);
}

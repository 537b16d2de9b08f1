/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/gmres.h"

#include "oml_test.h"

#include <math.h>

enum { MOST = 700 };

// A system of an economy: each column takes less than all it makes. Blocks of any size.
typedef struct invented {
    size_t n;
    oml_mat *A, *scale;
    uint32_t block[MOST];
    oml_sweep sweep;
} invented;

static invented
invent(oml_cx *cx, rng *r, size_t size)
{
    invented s = {.n = 1 + size};
    ok(cx, oml_mat_new(cx, s.n, s.n, &s.A));
    ok(cx, oml_mat_new(cx, s.n, 1, &s.scale));
    for (size_t j = 0; j < s.n; j++) {
        s.scale->v[j] = 0.5 + rng_unit(r);
        s.block[j] = j == 0 ? 0 : s.block[j - 1] + (rng_below(r, 20) == 0 ? 1 : 0);
        const double take = 0.9 * rng_unit(r);
        double sum = 0;
        for (size_t i = 0; i < s.n; i++)
            sum += *oml_mat_at(s.A, i, j) = rng_below(r, 2) == 0 ? 0 : rng_unit(r);
        for (size_t i = 0; i < s.n && sum > 0; i++)
            *oml_mat_at(s.A, i, j) *= take / sum / s.scale->v[j];
    }
    s.sweep = (oml_sweep){s.n, s.A->v, s.scale->v};
    return s;
}

static void
done(invented *s)
{
    oml_mat_free(s->A);
    oml_mat_free(s->scale);
}

// max |b - x + A x| over max |b|
static double
residual(oml_cx *cx, const invented *s, bool left, const oml_mat *b, const oml_mat *x)
{
    OML_AUTO(mat) *R = NULL;
    ok(cx, oml_mat_copy(cx, b, &R));
    for (size_t i = 0; i < b->rows * b->cols; i++)
        R->v[i] -= x->v[i];
    ok(cx, (left ? oml_sweep_left : oml_sweep_right)(cx, &s->sweep, x, R));
    double worst = 0;
    for (size_t i = 0; i < b->rows * b->cols; i++)
        worst = fmax(worst, fabs(R->v[i]));
    return worst;
}

static bool
solves(rng *r, size_t size)
{
    oml_cx cx = {.threads = 2};
    invented s = invent(&cx, r, size);
    const size_t k = 1 + rng_below(r, 90); // one chunk of them or two
    OML_AUTO(mat) *b = NULL;
    OML_AUTO(gmres) *g = NULL;
    ok(&cx, oml_mat_new(&cx, s.n, k, &b));
    for (size_t i = 0; i < s.n * k; i++)
        b->v[i] = i < s.n ? 0 : rng_unit(r) - 0.2; // the first right-hand side is zero
    ok(&cx, oml_gmres_new(&cx, &s.sweep, s.block, &g));
    bool good = true;
    for (int left = 0; left < 2; left++) {
        OML_AUTO(mat) *y = NULL;
        ok(&cx, oml_mat_copy(&cx, b, &y));
        ok(&cx, oml_gmres_solve(&cx, g, NULL, left == 1, 0, y));
        good = good && residual(&cx, &s, left == 1, b, y) < 3e-5;
        for (size_t i = 0; i < s.n; i++)
            good = good && y->v[i] == 0;
    }
    done(&s);
    oml_cx_done(&cx);
    return good;
}

static void
gmres_leaves_little(void **state)
{
    (void)state;
    forall("(I - A) x = y to single precision, both ways", 60, 300, solves);
}

static bool
same_bits(rng *r, size_t size)
{
    oml_cx one = {.threads = 1}, three = {.threads = 3};
    invented s = invent(&one, r, size);
    OML_AUTO(gmres) *g = NULL, *h = NULL;
    OML_AUTO(mat) *x = NULL, *y = NULL;
    ok(&one, oml_mat_new(&one, s.n, 5, &x));
    for (size_t i = 0; i < 5 * s.n; i++)
        x->v[i] = rng_unit(r);
    ok(&one, oml_mat_copy(&one, x, &y));
    ok(&one, oml_gmres_new(&one, &s.sweep, s.block, &g));
    ok(&three, oml_gmres_new(&three, &s.sweep, s.block, &h));
    ok(&one, oml_gmres_solve(&one, g, NULL, true, 0, x));
    ok(&three, oml_gmres_solve(&three, h, NULL, true, 0, y));
    const bool same = memcmp(x->v, y->v, 5 * s.n * sizeof(double)) == 0;
    done(&s);
    oml_cx_done(&one), oml_cx_done(&three);
    return same;
}

static void
threads_change_no_bit(void **state)
{
    (void)state;
    forall("gmres with one and three threads", 20, 400, same_bits);
}

static void
refuses_what_it_cannot_hold(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static double A[(OML_TILES_BLOCK + 1) * (OML_TILES_BLOCK + 1)], scale[OML_TILES_BLOCK + 1];
    static const uint32_t block[OML_TILES_BLOCK + 1];
    const oml_sweep sweep = {OML_TILES_BLOCK + 1, A, scale};
    OML_AUTO(tiles) *t = NULL;
    OML_AUTO(gmres) *g = NULL;
    fails(&cx, oml_tiles_new(&cx, &sweep, block, &t), "OML-TIL-02");
    for (size_t i = 0; i < 3; i++)
        scale[i] = 1, A[4 * i] = 1; // all output used up
    const oml_sweep singular = {3, A, scale};
    fails(&cx, oml_gmres_new(&cx, &singular, block, &g), "OML-NUM-04");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gmres_leaves_little),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(refuses_what_it_cannot_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

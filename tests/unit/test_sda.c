/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/sda.h"

#include "economy/shift.h"
#include "oml_iot.h"

#include <math.h>

typedef struct side {
    oml_iot *t;
    oml_solver *solver;
    oml_sda_side in;
} side;

static side
make(oml_cx *cx, oml_iot *t)
{
    side a = {.t = t};
    double *s = OML_NEW(&cx->tmp, double, t->n), *y = OML_NEW(&cx->tmp, double, t->n);
    for (size_t j = 0; j < t->n; j++) {
        s[j] = oml_shift_S(t, 0, j);
        y[j] = t->Y[j];
    }
    ok(cx, oml_solver_new(cx, t, (oml_solver_need){0}, &a.solver));
    a.in = (oml_sda_side){t, a.solver, s, y};
    return a;
}

static bool
terms_sum(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t R = 1 + rng_below(r, 3), N = 1 + size;
    side a = make(&cx, test_iot_invent(&cx, r, R, N, 1)), b = make(&cx, test_iot_invent(&cx, r, R, N, 1));
    OML_AUTO(sda) *d = NULL, *back = NULL;
    ok(&cx, oml_sda_new(&cx, &a.in, &b.in, &d));
    ok(&cx, oml_sda_new(&cx, &b.in, &a.in, &back));
    const double change = d->after - d->before, some = 1e-9 * (fabs(d->after) + fabs(d->before) + 1);
    bool good = d->error <= some;
    double rows = 0;
    for (size_t e = 0; e < OML_SDA_TERMS; e++) {
        for (size_t j = 0; j < d->n; j++)
            rows += d->mean[e][j];
        // Backwards in time the first polar form is the second, with the other sign.
        good = good && fabs(d->first[e] + back->second[e]) <= some;
    }
    good = good && fabs(rows - change) <= some;
    oml_solver_free(a.solver);
    oml_solver_free(b.solver);
    oml_cx_done(&cx);
    return good;
}

static void
terms_sum_to_the_difference(void **state)
{
    (void)state;
    forall("both polar forms and their mean sum to the difference", 60, 10, terms_sum);
}

// Where one thing alone changed, it has all of the change; rows are matched by label, not by place.
static void
one_cause_takes_all(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {11};
    oml_iot *t = test_iot_invent(&cx, &r, 2, 4, 1), *u = OML_NEW(&cx.tmp, oml_iot, 1);
    *u = *t;
    const size_t n = t->n;
    double *Z = OML_NEW(&cx.tmp, double, n *n), *Y = OML_NEW(&cx.tmp, double, n * t->f),
           *x = OML_NEW(&cx.tmp, double, n), *F = OML_NEW(&cx.tmp, double, n);
    uint32_t *region = OML_NEW(&cx.tmp, uint32_t, n), *sector = OML_NEW(&cx.tmp, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        const size_t at = n - 1 - i; // the other way round
        region[at] = t->row_region[i], sector[at] = t->row_sector[i], x[at] = t->x[i], F[at] = 0.5 * t->F[i];
        for (size_t j = 0; j < n; j++)
            Z[at + (n - 1 - j) * n] = t->Z[i + j * n];
        for (size_t j = 0; j < t->f; j++)
            Y[at + j * n] = t->Y[i + j * n];
    }
    u->row_region = region, u->row_sector = sector, u->Z = Z, u->Y = Y, u->x = x, u->F = F;
    side a = make(&cx, t), b = make(&cx, u);
    OML_AUTO(sda) *d = NULL, *none = NULL;
    ok(&cx, oml_sda_new(&cx, &a.in, &b.in, &d));
    near(d->after, d->before / 2, 1e-9 * fabs(d->before));
    near(d->first[OML_SDA_INTENSITY], d->after - d->before, 1e-9 * fabs(d->before));
    near(d->second[OML_SDA_TECHNOLOGY], 0, 1e-9 * fabs(d->before));
    near(d->first[OML_SDA_DEMAND], 0, 1e-9 * fabs(d->before));
    oml_solver_free(b.solver);

    oml_iot *other = test_iot_invent(&cx, &r, 2, 5, 1);
    side c = make(&cx, other);
    fails(&cx, oml_sda_new(&cx, &a.in, &c.in, &none), "OML-SDA-01");
    oml_solver_free(c.solver);
    oml_solver_free(a.solver);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_sum_to_the_difference),
        cmocka_unit_test(one_cause_takes_all),
    };
    return cmocka_run_group_tests_name("sda", tests, NULL, NULL);
}

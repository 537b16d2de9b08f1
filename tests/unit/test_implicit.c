/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/implicit.h"

#include "num/boxlp.h"
#include "oml_test.h"

#include <math.h>
#include <stdatomic.h>

enum { MOST = 13, ROWS = 3, PLENTY = 1 << 20 };

typedef struct program {
    size_t at[MOST];
    int64_t by[ROWS][MOST], gain[MOST];
    oml_mip_row row[ROWS];
    oml_mip p;
} program;

// A limit above, one below, and one on both sides, with numbers of either sign and a spread of gains that makes equals.
static void
draw(rng *r, size_t n, program *out)
{
    *out = (program){.p = {n, out->gain, out->row, ROWS}};
    for (size_t j = 0; j < n; j++) {
        out->at[j] = j;
        out->gain[j] = (int64_t)rng_below(r, 12) - 2;
    }
    for (size_t i = 0; i < ROWS; i++) {
        int64_t sum = 0;
        for (size_t j = 0; j < n; j++) {
            out->by[i][j] = (int64_t)rng_below(r, 60) - 12;
            sum += out->by[i][j];
        }
        out->row[i] = (oml_mip_row){out->at, out->by[i], n, i == 0 ? -OML_MIP_FREE : sum / 3 - 25,
                                    i == 1 ? OML_MIP_FREE : sum / 2};
    }
}

static bool
worth(const program *m, unsigned choice, int64_t *value)
{
    unsigned char x[MOST];
    *value = 0;
    for (size_t j = 0; j < m->p.n; j++) {
        x[j] = choice >> j & 1;
        *value += x[j] ? m->gain[j] : 0;
    }
    return oml_mip_keeps(&m->p, x);
}

static double
bound(const program *m, const double u[])
{
    double sum = 0;
    for (size_t i = 0; i < ROWS; i++)
        sum += u[i] > 0 ? u[i] * (double)m->row[i].most : u[i] < 0 ? u[i] * (double)m->row[i].least : 0;
    for (size_t j = 0; j < m->p.n; j++) {
        double price = (double)m->gain[j];
        for (size_t i = 0; i < ROWS; i++)
            price -= u[i] * (double)m->by[i][j];
        sum += fmax(0, price);
    }
    return sum;
}

// The best of all choices, the same choice whatever was known before, nothing above what there is, and a bound that
// holds.
static bool
is_the_best_of_all(rng *r, size_t n)
{
    program m;
    int64_t best = INT64_MIN, value;
    draw(r, n, &m);
    for (unsigned choice = 0; choice < 1u << n; choice++)
        if (worth(&m, choice, &value) && value > best)
            best = value;
    oml_cx cx = {0};
    unsigned char x[MOST] = {0}, again[MOST] = {0}, none[MOST];
    oml_implicit found, known, above;
    double u[ROWS];
    bool fine = oml_implicit_search(&cx, &m.p, PLENTY, INT64_MIN, x, &found) == OML_OK && found.ended &&
                found.any == (best != INT64_MIN) && oml_boxlp_worth(&cx, &m.p, u) == OML_OK;
    if (fine && found.any)
        fine = found.value == best && found.bound == best && oml_mip_keeps(&m.p, x) &&
               (double)best <= bound(&m, u) + 1e-9 &&
               oml_implicit_search(&cx, &m.p, PLENTY, best, again, &known) == OML_OK && known.value == best &&
               memcmp(x, again, n) == 0 && oml_implicit_search(&cx, &m.p, PLENTY, best + 1, none, &above) == OML_OK &&
               above.ended && !above.any;
    oml_cx_done(&cx);
    return fine;
}

static void
finds_the_best(void **state)
{
    (void)state;
    forall("enumeration finds the best of all choices, wherever it begins", 300, MOST, is_the_best_of_all);
}

// Parts of a knapsack are taken by gain for weight: 60 + 100 + 120 2/3 within 50 of Dantzig's kind, by hand.
static void
values_a_row_as_in_the_knapsack(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const size_t at[] = {0, 1, 2};
    const int64_t weight[] = {10, 20, 30}, gain[] = {60, 100, 120};
    const oml_mip_row row[] = {{at, weight, 3, -OML_MIP_FREE, 50}, {at, weight, 3, -OML_MIP_FREE, OML_MIP_FREE}};
    double u[2];
    ok(&cx, oml_boxlp_worth(&cx, &(oml_mip){3, gain, row, 2}, u));
    near(u[0], 4, 1e-12); // 120 for 30: the one that is taken in part
    near(u[1], 0, 0);
    oml_cx_done(&cx);
}

static void
says_when_it_did_not_end(void **state)
{
    (void)state;
    oml_cx cx = {0};
    enum { N = 40 };
    size_t at[N];
    int64_t by[N];
    unsigned char x[N];
    for (size_t j = 0; j < N; j++) {
        at[j] = j;
        by[j] = 2; // an odd limit that even numbers never fill: there is nothing to tell the choices apart
    }
    const oml_mip_row row = {at, by, N, -OML_MIP_FREE, 41};
    oml_implicit found;
    ok(&cx, oml_implicit_search(&cx, &(oml_mip){N, by, &row, 1}, 1000, INT64_MIN, x, &found));
    assert_false(found.ended);
    assert_true(found.any && found.value == 40 && found.bound == 41);
    atomic_bool stop = true;
    cx.cancel = &stop;
    fails(&cx, oml_implicit_search(&cx, &(oml_mip){N, by, &row, 1}, 1 << 20, INT64_MIN, x, &found), "OML-RUN-01");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best),
        cmocka_unit_test(values_a_row_as_in_the_knapsack),
        cmocka_unit_test(says_when_it_did_not_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "op/problem_why.h"

#include <math.h>

static void
some_problem(oml_cx *cx, rng *r, size_t n, size_t k, oml_problem *p)
{
    ok(cx, oml_problem_new(cx, n, k, p));
    for (size_t a = 0; a < n; a++)
        p->alternative[a] = oml_arena_printf(&cx->tmp, "a%zu", a);
    for (size_t j = 0; j < k; j++) {
        p->criterion[j] = oml_arena_printf(&cx->tmp, "c%zu", j);
        p->falls[j] = rng_unit(r) < 0.5;
        p->weights.weight[j] = 1 / (double)k;
        p->value[j] = p->falls[j] ? oml_value_linear(cx, 100, 0) : oml_value_linear(cx, 0, 100);
        p->preference[j] = (oml_promethee_function){OML_PROMETHEE_LINEAR, 5, 20, 0};
        p->threshold[j] = (oml_electre3_threshold){5, 20, 90};
        for (size_t a = 0; a < n; a++)
            oml_problem_put(p, a, j, (oml_smaa_cell){OML_SMAA_FIXED, 1 + 99 * rng_unit(r), 0});
    }
}

// What speaks for an alternative adds up to what it stands out by, in each method's own terms.
static bool
adds_up(rng *r, size_t size)
{
    oml_cx cx = {0};
    oml_problem p;
    oml_problem_methods o;
    const size_t n = 2 + size % 9, k = 1 + size % 5;
    bool fine = true;
    some_problem(&cx, r, n, k, &p);
    ok(&cx, oml_problem_methods_run(&cx, &p, 64, 1, &o));
    for (size_t a = 0; a < n; a++) {
        double sum[OML_PROBLEM_METHODS] = {0}, mean = 0, concordance = 0;
        for (oml_problem_method m = 0; m < OML_PROBLEM_METHODS; m++)
            for (size_t j = 0; j < k; j++)
                sum[m] += oml_problem_why_speaks(&o, m, a, j);
        for (size_t b = 0; b < n; b++) {
            mean += o.score[OML_PROBLEM_ADDITIVE][b] / (double)n;
            concordance += a == b ? 0 : (o.outranks.concordance[a * n + b] - o.outranks.concordance[b * n + a]);
        }
        const double near = o.close.to_ideal[a] * o.close.to_ideal[a],
                     far = o.close.from_worst[a] * o.close.from_worst[a];
        fine = fine && fabs(sum[OML_PROBLEM_ADDITIVE] - (o.score[OML_PROBLEM_ADDITIVE][a] - mean)) < 1e-12;
        fine = fine && fabs(sum[OML_PROBLEM_PROMETHEE2] - o.flows.net[a]) < 1e-12;
        fine = fine && fabs(sum[OML_PROBLEM_TOPSIS] - (far - near)) < 1e-12;
        fine = fine && fabs(sum[OML_PROBLEM_ELECTRE3] - concordance / (double)(n - 1)) < 1e-12;
    }
    oml_cx_done(&cx);
    return fine;
}

static void
reasons_add_up(void **state)
{
    (void)state;
    forall("what speaks for it adds up", 60, 40, adds_up);
}

static const oml_cell *
cell(const oml_table *t, size_t row, const char *key)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (strcmp(t->columns[j].key, key) == 0)
            return &t->cells[row * t->n_columns + j];
    fail_msg("no column %s", key);
    return &t->cells[0];
}

// Beyond the ends of each interval another is first. At 0 and 1 themselves there may be ties.
static bool
turns_there(rng *r, size_t size)
{
    oml_cx cx = {0};
    oml_problem p;
    oml_problem_methods o;
    const oml_problem_method methods[] = {OML_PROBLEM_ADDITIVE, OML_PROBLEM_PROMETHEE2, OML_PROBLEM_TOPSIS};
    const size_t n = 2 + size % 5, k = 2 + size % 3;
    bool fine = true;
    some_problem(&cx, r, n, k, &p);
    ok(&cx, oml_problem_methods_run(&cx, &p, 64, 1, &o));
    for (size_t i = 0; i < OML_COUNT(methods); i++) {
        oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
        ok(&cx, oml_problem_why_turns(&cx, &o, methods[i], oml_problem_methods_order(&cx, &o, methods[i]), d));
        const oml_table *t = oml_doc_find(d, "stability");
        size_t now, then;
        ok(&cx, oml_problem_methods_first(&cx, &o, methods[i], p.weights.weight, &now));
        for (size_t j = 0; j < k; j++) {
            const double ends[2] = {cell(t, j, "low")->real, cell(t, j, "high")->real};
            const oml_cell *who[2] = {cell(t, j, "below"), cell(t, j, "above")};
            for (size_t e = 0; e < 2; e++) {
                double w[8];
                const double beyond = ends[e] + (e == 0 ? -1e-6 : 1e-6), step = fmin(fmax(beyond, 1e-7), 1 - 1e-7);
                for (size_t l = 0; l < k; l++)
                    w[l] = l == j ? step : (1 - step) / (double)(k - 1);
                ok(&cx, oml_problem_methods_first(&cx, &o, methods[i], w, &then));
                fine = fine && (who[e]->empty ? then == now : strcmp(p.alternative[then], who[e]->text) == 0);
            }
        }
    }
    oml_cx_done(&cx);
    return fine;
}

static void
another_is_first_beyond(void **state)
{
    (void)state;
    forall("beyond an interval another is first", 60, 40, turns_there);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_add_up),
        cmocka_unit_test(another_is_first_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

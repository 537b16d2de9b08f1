/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/whatif.h"

#include "economy/leontief.h"
#include "oml_iot.h"

#include <math.h>

// Industries A, B, C in one region; a household column; wages and profit close the columns.
//        A   B   C | hh         x
//   A   10  20   0 | 70        100
//   B   30   0  10 | 60        100
//   C    0  10   5 | 35         50
//   pay 40  50  25 ; profit 20 20 10
static const double Z[] = {10, 30, 0, 20, 0, 10, 0, 10, 5}, Y[] = {70, 60, 35}, x[] = {100, 100, 50},
                    V[] = {40, 20, 50, 20, 25, 10}, F[] = {200, 100, 10};
static const uint32_t zero[] = {0, 0, 0}, sector[] = {0, 1, 2};

static oml_iot *
village(oml_cx *cx)
{
    oml_iot *t = OML_NEW(&cx->tmp, oml_iot, 1);
    *t = (oml_iot){.year = 2015,
                   .n = 3,
                   .f = 1,
                   .row_region = zero,
                   .row_sector = sector,
                   .col_region = zero,
                   .col_category = zero,
                   .Z = Z,
                   .Y = Y,
                   .x = x,
                   .V = V,
                   .F = F};
    t->regions = test_iot_names(cx, "r", 1), t->sectors = test_iot_names(cx, "s", 3);
    t->categories = test_iot_names(cx, "c", 1), t->primaries = test_iot_names(cx, "p", 2);
    t->stressors = test_iot_names(cx, "e", 1);
    return t;
}

static oml_scenario_range
just(double v)
{
    return (oml_scenario_range){{v, v, v}};
}

static const bool first[] = {true, false, false}, second[] = {false, true, false}, third[] = {false, false, true};

static oml_scenario_step
step(oml_scenario_kind kind, double value)
{
    const oml_scenario_rule *rule = oml_scenario_rule_of(kind);
    return (oml_scenario_step){.name = rule->name,
                               .kind = kind,
                               .sector = first,
                               .to = third,
                               .stressor = OML_IOT_NONE,
                               .primary = OML_IOT_NONE,
                               .final = rule->final,
                               .industry = rule->industry,
                               .value = just(value),
                               .cost = just(0.5),
                               .respend = just(0)};
}

typedef struct asked {
    oml_cx cx;
    oml_iot *t;
    oml_solver *s;
    oml_whatif *w;
} asked;

static void
begin(asked *a)
{
    *a = (asked){0};
    a->t = village(&a->cx);
    ok(&a->cx, oml_solver_new(&a->cx, a->t, (oml_solver_need){0}, &a->s));
    ok(&a->cx, oml_whatif_new(&a->cx, a->t, a->s, &a->w));
}

static void
end(asked *a)
{
    oml_whatif_free(a->w);
    oml_solver_free(a->s);
    oml_cx_done(&a->cx);
}

static oml_whatif_answer *
run(asked *a, oml_scenario_step s)
{
    oml_scenario one = {.n = 1, .step = &s};
    oml_whatif_answer *answer;
    ok(&a->cx, oml_whatif_run(&a->cx, a->w, &one, OML_SCENARIO_CENTRAL, NULL, &answer));
    return answer;
}

// Worked out by hand, kind by kind: what the cells become, and where the money goes.
static void
what_each_kind_does_to_cells_and_money(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    // Lasts a quarter longer: 1 - 1/1.25 = 20 % less of 70 is 14, of which half goes to C.
    oml_scenario_step s = step(OML_SCENARIO_LONGER_LIFE, 0.25);
    OML_AUTO(whatif_answer) *life = run(&a, s);
    near(oml_edits_get(&life->change.Y, 0, 0, 70), 56, 1e-12);
    near(oml_edits_get(&life->change.Y, 2, 0, 35), 42, 1e-12);
    near(life->change.money.less, 14, 1e-12);
    near(life->change.money.to, 7, 1e-12);
    near(life->change.money.kept, 7, 1e-12);
    // Half of what is left is spent again on B and C, as they are bought then: 60 to 42.
    s.respend = just(0.5);
    OML_AUTO(whatif_answer) *again = run(&a, s);
    near(oml_edits_get(&again->change.Y, 1, 0, 60), 60 + 3.5 * 60 / 102, 1e-12);
    near(oml_edits_get(&again->change.Y, 2, 0, 35), 42 + 3.5 * 42 / 102, 1e-12);
    near(again->change.money.respent, 3.5, 1e-12);
    near(again->change.money.kept, 3.5, 1e-12);
    // Recycling in B: a tenth of its 20 of A, all of it bought from C instead: no money is kept.
    s = step(OML_SCENARIO_RECYCLING, 0.1), s.user = second, s.cost = just(1);
    OML_AUTO(whatif_answer) *recycled = run(&a, s);
    near(oml_edits_get(&recycled->change.A, 0, 1, 0.2), 0.18, 1e-15);
    near(oml_edits_get(&recycled->change.A, 2, 1, 0.1), 0.12, 1e-15);
    near(recycled->change.money.primary, 0, 1e-12);
    assert_int_equal(recycled->rank, 1);
    // Design: B needs a tenth less of A; what it saves stays with it as the last primary input.
    s = step(OML_SCENARIO_DESIGN, 0.1), s.user = second, s.to = NULL;
    OML_AUTO(whatif_answer) *designed = run(&a, s);
    near(oml_edits_get(&designed->change.V, 1, 1, 0.2), 0.22, 1e-15);
    near(designed->change.money.primary, 2, 1e-12);
    // A stressor and a primary input per unit of output.
    s = step(OML_SCENARIO_STRESSOR, -0.25);
    OML_AUTO(whatif_answer) *cleaner = run(&a, s);
    near(oml_whatif_sum(a.w, cleaner, 3, OML_IOT_NONE, 0), 150, 1e-10);
    s = step(OML_SCENARIO_VALUE_ADDED, 0.5), s.primary = 0;
    OML_AUTO(whatif_answer) *paid = run(&a, s);
    near(oml_whatif_sum(a.w, paid, 1, OML_IOT_NONE, 0), 60, 1e-10);
    end(&a);
}

static const oml_scenario_kind keeps_totals[] = {
    OML_SCENARIO_DEMAND, OML_SCENARIO_INPUT,     OML_SCENARIO_LONGER_LIFE,     OML_SCENARIO_REPAIR,
    OML_SCENARIO_REUSE,  OML_SCENARIO_SHARING,   OML_SCENARIO_REMANUFACTURING, OML_SCENARIO_RECYCLING,
    OML_SCENARIO_DESIGN, OML_SCENARIO_PURCHASING};

// Kinds whose closure keeps column totals: what final users no longer spend is what all primary inputs lose together.
static void
money_is_conserved(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    oml_whatif_money was;
    oml_whatif_balance(a.w, NULL, &was);
    near(was.final, 165, 1e-12);
    near(was.primary, 165, 1e-10);
    near(was.gap, 0, 1e-10);
    for (size_t k = 0; k < OML_COUNT(keeps_totals); k++) {
        oml_scenario_step s = step(keeps_totals[k], 0.2);
        s.respend = just(0.3);
        OML_AUTO(whatif_answer) *answer = run(&a, s);
        oml_whatif_money is;
        oml_whatif_balance(a.w, answer, &is);
        const oml_shift_money *m = &answer->change.money;
        near(is.gap, 0, 1e-10);
        near(is.error, 0, 1e-10);
        near(is.final - was.final, -m->kept, 1e-10);
        near(is.primary - was.primary, -m->kept, 1e-10);
        near(m->less, m->to + m->respent + m->kept + m->primary, 1e-10);
    }
    // The kind that does not: its gap is what was added.
    OML_AUTO(whatif_answer) *paid = run(&a, step(OML_SCENARIO_VALUE_ADDED, 0.5));
    oml_whatif_money is;
    oml_whatif_balance(a.w, paid, &is);
    near(is.gap, -10, 1e-10);
    end(&a);
}

// Of a product bought here and abroad a quarter of what comes from abroad is bought at home, by industry and household.
static bool
imports_come_home(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t N = 1 + size / 3, R = 2 + rng_below(r, 3);
    oml_iot *t = test_iot_invent(&cx, r, R, N, 1);
    bool *all = OML_NEW(&cx.tmp, bool, N), *here = OML_NEW(&cx.tmp, bool, R);
    memset(all, true, N);
    here[0] = true;
    oml_scenario_step s = {.name = "home",
                           .kind = OML_SCENARIO_IMPORT_SHARE,
                           .sector = all,
                           .region = here,
                           .stressor = OML_IOT_NONE,
                           .primary = OML_IOT_NONE,
                           .final = true,
                           .industry = true,
                           .value = just(0.25)};
    oml_shift c;
    oml_shift_init(&c, t);
    const oml_rc rc = oml_shift_apply(&cx, &c, &s, 0.25, 0, 0);
    bool good = rc == OML_OK || strcmp(cx.fail.code, "OML-SFT-01") == 0;
    for (size_t j = 0; rc == OML_OK && j < t->n; j++) {
        double was = 0, is = 0;
        for (size_t i = 0; i < t->n; i++) {
            was += oml_shift_A(t, i, j);
            is += oml_edits_get(&c.A, i, j, oml_shift_A(t, i, j));
        }
        good = good && fabs(was - is) < 1e-12;
    }
    good = good && fabs(c.money.less - c.money.to) <= 1e-9 * (1 + fabs(c.money.to));
    oml_shift_done(&c);
    oml_cx_done(&cx);
    return good;
}

static void
imports_moved_home_keep_totals(void **state)
{
    (void)state;
    forall("column totals stay when imports come home", 60, 12, imports_come_home);
}

// Any table, any three steps: the same output as a table that was rebuilt with the changed cells; shares add up.
static bool
exact_and_shared_out(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t N = 3 + size / 3, R = 1 + rng_below(r, 3);
    oml_iot *t = test_iot_invent(&cx, r, R, N, 2);
    static const oml_scenario_kind kinds[] = {OML_SCENARIO_DEMAND, OML_SCENARIO_DESIGN, OML_SCENARIO_RECYCLING,
                                              OML_SCENARIO_REPAIR, OML_SCENARIO_INPUT};
    oml_scenario_step steps[3];
    for (size_t i = 0; i < 3; i++) {
        bool *from = OML_NEW(&cx.tmp, bool, N), *to = OML_NEW(&cx.tmp, bool, N);
        from[rng_below(r, N)] = true, to[rng_below(r, N)] = true;
        steps[i] = step(kinds[rng_below(r, OML_COUNT(kinds))], 0.3 * rng_unit(r));
        steps[i].sector = from, steps[i].to = to, steps[i].respend = just(rng_unit(r));
    }
    const oml_scenario s = {.n = 3, .step = steps};
    OML_AUTO(solver) *solver = NULL;
    OML_AUTO(whatif) *w = NULL;
    OML_AUTO(whatif_answer) *a = NULL;
    OML_AUTO(mat) *A = NULL, *made = NULL, *shapley = NULL, *order = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &solver));
    ok(&cx, oml_whatif_new(&cx, t, solver, &w));
    if (oml_whatif_run(&cx, w, &s, OML_SCENARIO_CENTRAL, NULL, &a) != OML_OK) {
        // An invented sector may sell nothing, or be made nowhere near.
        const bool known = strncmp(cx.fail.code, "OML-SFT-0", 9) == 0;
        oml_cx_done(&cx);
        return known;
    }
    ok(&cx, oml_mat_new(&cx, t->n, t->n, &A));
    ok(&cx, oml_mat_new(&cx, t->n, 1, &made));
    for (size_t j = 0; j < t->n; j++)
        for (size_t i = 0; i < t->n; i++)
            *oml_mat_at(A, i, j) = oml_edits_get(&a->change.A, i, j, oml_shift_A(t, i, j));
    for (size_t j = 0; j < t->f; j++)
        for (size_t i = 0; i < t->n; i++)
            made->v[i] += oml_edits_get(&a->change.Y, i, j, t->Y[i + j * t->n]);
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_output(&cx, m, made));
    double most = 0, off = 0;
    for (size_t i = 0; i < t->n; i++) {
        most = fmax(most, fabs(made->v[i]));
        off = fmax(off, fabs(made->v[i] - a->x[i]));
    }
    bool good = off <= 1e-10 * most;
    ok(&cx, oml_whatif_attribute(&cx, w, &s, OML_SCENARIO_CENTRAL, OML_WHATIF_SHAPLEY, &shapley));
    ok(&cx, oml_whatif_attribute(&cx, w, &s, OML_SCENARIO_CENTRAL, OML_WHATIF_ORDER, &order));
    for (size_t q = 0; q < oml_whatif_indicators(t); q++) {
        const double all = oml_whatif_sum(w, a, q, OML_IOT_NONE, OML_IOT_NONE),
                     was = oml_whatif_sum(w, NULL, q, OML_IOT_NONE, OML_IOT_NONE);
        double by_shapley = 0, by_order = 0;
        for (size_t i = 0; i < 3; i++) {
            by_shapley += *oml_mat_at(shapley, i, 2 * q) + *oml_mat_at(shapley, i, 2 * q + 1);
            by_order += *oml_mat_at(order, i, 2 * q) + *oml_mat_at(order, i, 2 * q + 1);
        }
        const double some = 1e-9 * (fabs(all) + fabs(was));
        good = good && fabs(by_shapley - (all - was)) <= some && fabs(by_order - (all - was)) <= some;
    }
    oml_cx_done(&cx);
    return good;
}

static void
exact_for_every_table_and_scenario(void **state)
{
    (void)state;
    forall("a scenario equals recomputation from scratch, and its parts sum to it", 60, 24, exact_and_shared_out);
}

// Two steps that do the same to the same cell share the effect equally, in whatever order they stand.
static void
equals_get_equal_shares(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    oml_scenario_step both[] = {step(OML_SCENARIO_DEMAND, -0.5), step(OML_SCENARIO_DEMAND, -0.5)};
    const oml_scenario s = {.n = 2, .step = both};
    OML_AUTO(mat) *C = NULL, *O = NULL;
    ok(&a.cx, oml_whatif_attribute(&a.cx, a.w, &s, OML_SCENARIO_CENTRAL, OML_WHATIF_SHAPLEY, &C));
    near(*oml_mat_at(C, 0, 0), *oml_mat_at(C, 1, 0), 1e-10);
    ok(&a.cx, oml_whatif_attribute(&a.cx, a.w, &s, OML_SCENARIO_CENTRAL, OML_WHATIF_ORDER, &O));
    near(*oml_mat_at(O, 0, 0), 2 * *oml_mat_at(O, 1, 0), 1e-10);
    end(&a);
}

static void
refusals(void **state)
{
    (void)state;
    asked a;
    begin(&a);
    oml_shift c;
    oml_shift_init(&c, a.t);
    oml_scenario_step s = step(OML_SCENARIO_IMPORT_SHARE, 0.5);
    fails(&a.cx, oml_shift_apply(&a.cx, &c, &s, 0.5, 0, 0), "OML-SFT-04");
    s = step(OML_SCENARIO_DESIGN, 1.5);
    fails(&a.cx, oml_shift_apply(&a.cx, &c, &s, 1.5, 0, 0), "OML-SFT-03");
    s = step(OML_SCENARIO_DESIGN, 0.5), s.sector = third, s.user = first;
    fails(&a.cx, oml_shift_apply(&a.cx, &c, &s, 0.5, 0, 0), "OML-SFT-01");
    oml_shift_done(&c);
    // A step for another year is left out.
    s = step(OML_SCENARIO_DEMAND, -0.5), s.from = s.until = 2030;
    OML_AUTO(whatif_answer) *nothing = run(&a, s);
    assert_int_equal(nothing->change.Y.n, 0);
    oml_scenario_step many[9];
    for (size_t i = 0; i < 9; i++)
        many[i] = step(OML_SCENARIO_DEMAND, -0.1);
    OML_AUTO(mat) *C = NULL;
    fails(&a.cx,
          oml_whatif_attribute(&a.cx, a.w, &(oml_scenario){.n = 9, .step = many}, OML_SCENARIO_CENTRAL,
                               OML_WHATIF_SHAPLEY, &C),
          "OML-WHI-01");
    end(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_each_kind_does_to_cells_and_money),
        cmocka_unit_test(money_is_conserved),
        cmocka_unit_test(imports_moved_home_keep_totals),
        cmocka_unit_test(exact_for_every_table_and_scenario),
        cmocka_unit_test(equals_get_equal_shares),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests_name("whatif", tests, NULL, NULL);
}

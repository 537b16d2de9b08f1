/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/portfolio.h"

#include "decision/conflict.h"
#include "decision/frontier.h"
#include "decision/inclusion.h"
#include "oml_run.h"
#include "oml_test.h"

#include <math.h>

static const oml_mip_limit patient = {.seconds = 60};

// Four items by hand: within 10, the best pair is b and c (13); a and d fit too, for 12.
static const double benefit[] = {7, 6, 7, 5};
static const int64_t cost[] = {6, 5, 5, 4};
static const size_t all[] = {0, 1, 2, 3};
static const oml_mip_row ten = {all, cost, 4, -OML_MIP_FREE, 10};
static const oml_portfolio small = {
    .n = 4, .benefit = benefit, .cost = cost, .rule = &ten, .n_rules = 1, .limit = {.seconds = 60}};

static void
takes_the_best_and_of_equals_the_cheapest(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_portfolio_choice c;
    ok(&cx, oml_portfolio_best(&cx, &small, NULL, &c));
    assert_int_equal(c.status, OML_MIP_OPTIMUM);
    near(c.benefit, 13, 0);
    near(c.bound, 13, 0);
    assert_int_equal(c.cost, 10);
    assert_int_equal(c.taken, 2);
    assert_memory_equal(c.x, ((unsigned char[]){0, 1, 1, 0}), 4);
    const double equal[] = {1, 1, 1, 1};
    oml_portfolio p = small;
    p.benefit = equal;
    const oml_mip_row one = {all, (int64_t[]){1, 1, 1, 1}, 4, 1, 1};
    p.rule = &one;
    ok(&cx, oml_portfolio_best(&cx, &p, NULL, &c));
    assert_memory_equal(c.x, ((unsigned char[]){0, 0, 0, 1}), 4);
    oml_cx_done(&cx);
}

static void
counts_what_items_are_worth_together(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_portfolio p = small;
    p.synergy = (oml_portfolio_synergy[]){{0, 3, 1.5}, {1, 2, -2}};
    p.n_synergies = 2;
    oml_portfolio_choice c;
    ok(&cx, oml_portfolio_best(&cx, &p, NULL, &c));
    near(c.benefit, 13.5, 1e-12); // a and d: 12 + 1.5, against b and c: 13 - 2
    assert_memory_equal(c.x, ((unsigned char[]){1, 0, 0, 1}), 4);
    p.benefit = (double[]){1, (double)NAN, 1, 1};
    fails(&cx, oml_portfolio_best(&cx, &p, NULL, &c), "OML-PTF-01");
    oml_cx_done(&cx);
}

static void
lists_by_benefit_per_euro_beside_it(void **state)
{
    (void)state;
    oml_cx cx = {0};
    size_t order[4];
    unsigned char x[4];
    bool keeps;
    oml_portfolio_greedy(&cx, &small, order, x, &keeps);
    assert_memory_equal(order, ((size_t[]){2, 3, 1, 0}), sizeof order); // 1.4, 1.25, 1.2, 1.17
    assert_memory_equal(x, ((unsigned char[]){0, 0, 1, 1}), 4);
    assert_true(keeps);
    near(oml_portfolio_benefit(&small, x), 12, 0);
    oml_cx_done(&cx);
}

static void
names_the_rules_that_clash(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_mip_row rules[] = {ten, oml_portfolio_fix(&cx, 3, 0), oml_portfolio_fix(&cx, 0, 1),
                                 oml_portfolio_fix(&cx, 1, 1)};
    oml_portfolio p = small;
    p.rule = rules;
    p.n_rules = 4;
    size_t rule[4], n;
    bool proven;
    ok(&cx, oml_conflict_find(&cx, &p, rule, &n, &proven));
    assert_true(proven);
    assert_int_equal(n, 3);
    assert_memory_equal(rule, ((size_t[]){0, 2, 3}), 3 * sizeof *rule); // 6 and 5 are more than 10; d has no part in it
    int64_t end;
    bool helps;
    ok(&cx, oml_conflict_release(&cx, &p, 0, &end, &helps));
    assert_true(helps && end == 11); // 6 and 5
    const oml_mip_row more[] = {ten, {all, (int64_t[]){1, 1, 1, 1}, 4, 3, OML_MIP_FREE}};
    oml_portfolio three = small;
    three.rule = more;
    three.n_rules = 2;
    ok(&cx, oml_conflict_release(&cx, &three, 1, &end, &helps));
    assert_true(helps && end == 2); // at least three do not fit within 10, two do
    ok(&cx, oml_conflict_release(&cx, &three, 0, &end, &helps));
    assert_true(helps && end == 14); // 5, 5 and 4
    p.rule = (oml_mip_row[]){ten, oml_portfolio_fix(&cx, 0, 1), oml_portfolio_fix(&cx, 0, 0)};
    p.n_rules = 3;
    ok(&cx, oml_conflict_release(&cx, &p, 0, &end, &helps));
    assert_false(helps); // in and out at once, whatever the budget
    p.rule = rules;
    ok(&cx, oml_conflict_find(&cx, &p, rule, &n, &proven));
    assert_int_equal(n, 0);
    oml_cx_done(&cx);
}

static double
best_within(int64_t budget)
{
    double best = 0;
    for (unsigned choice = 0; choice < 16; choice++) {
        double b = 0;
        int64_t spent = 0;
        for (size_t i = 0; i < 4; i++)
            if (choice >> i & 1) {
                b += benefit[i];
                spent += cost[i];
            }
        best = spent <= budget ? fmax(best, b) : best;
    }
    return best;
}

static void
draws_the_frontier(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_portfolio p = small;
    p.n_rules = 0;
    oml_frontier_point point[21];
    size_t n;
    ok(&cx, oml_frontier_draw(&cx, &p, 21, point, &n)); // the budgets 0, 1, .. 20
    assert_int_equal(point[0].choice.cost, 0);
    assert_int_equal(point[n - 1].choice.cost, 20);
    for (size_t k = 0; k < n; k++) {
        near(point[k].choice.benefit, best_within(point[k].choice.cost), 1e-9);
        assert_true(k == 0 || point[k].choice.cost > point[k - 1].choice.cost);
        assert_true(k == 0 || best_within(point[k].choice.cost - 1) < point[k].choice.benefit);
    }
    assert_true(point[0].supported && point[n - 1].supported);
    for (size_t k = 0; k < n; k++) // 4: 5, 5: 7, 9: 12, 10: 13, ..: the one at 4 lies under the line from 0 to 5
        assert_true(point[k].choice.cost != 4 || !point[k].supported);
    oml_cx_done(&cx);
}

// c is in whatever scores and weights; a never is; b and d depend on the weights.
static void
tells_core_from_borderline(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double value[] = {0.1, 0.1, 0.9, 0.1, 1, 1, 0.1, 0.9};
    const oml_additive m = {4, 2, value, NULL, (double[]){0.5, 0.5}};
    const int64_t same[] = {1, 1, 1, 1};
    const oml_mip_row two = {all, same, 4, -OML_MIP_FREE, 2};
    const oml_portfolio p = {.n = 4, .benefit = benefit, .cost = same, .rule = &two, .n_rules = 1, .limit = patient};
    const oml_inclusion robust = {&p, NULL, &m, NULL, 1};
    double share[4], core[4];
    size_t portfolios;
    oml_inclusion_drawn drawn;
    ok(&cx, oml_inclusion_draw(&cx, &robust, 200, 1, share, &drawn));
    assert_int_equal(drawn.solved, 200);
    near(share[0], 0, 0);
    near(share[2], 1, 0);
    near(share[1] + share[3], 1, 1e-12);
    near(share[1], 0.5, 4 * sqrt(0.25 / 200));
    ok(&cx, oml_inclusion_core(&cx, &robust, core, &portfolios));
    assert_int_equal(portfolios, 2); // c with b, c with d
    near(core[0], 0, 0);
    near(core[1], 0.5, 0);
    near(core[2], 1, 0);
    near(core[3], 0.5, 0);
    assert_string_equal(oml_inclusion_word(core[1]), "borderline");
    fails(&cx, oml_inclusion_draw(&cx, &robust, 0, 1, share, &drawn), "OML-PTF-10");
    oml_cx_done(&cx);
}

// The first costs its ten or less in half of the draws, and more in the other half: then the second takes its place,
// or, where the first is a must, nothing will do.
static void
draws_costs_from_their_ranges(void **state)
{
    (void)state;
    oml_cx cx = {0};
    enum { DRAWS = 400 };
    const double value[] = {1, 0.5};
    const oml_additive m = {2, 1, value, NULL, (double[]){1}};
    const int64_t ten_each[] = {10000, 10000}, least[] = {8000, 10000}, most[] = {12000, 10000};
    const oml_mip_row rules[] = {{all, ten_each, 2, -OML_MIP_FREE, 10000}, oml_portfolio_fix(&cx, 0, 1)};
    const oml_inclusion_range range[] = {{least, most}, {NULL, NULL}};
    oml_portfolio p = {.n = 2, .benefit = value, .cost = ten_each, .rule = rules, .n_rules = 1, .limit = patient};
    const oml_inclusion robust = {&p, range, &m, NULL, 0};
    double share[2];
    oml_inclusion_drawn drawn;
    ok(&cx, oml_inclusion_draw(&cx, &robust, DRAWS, 1, share, &drawn));
    assert_int_equal(drawn.solved, DRAWS);
    near(share[0], 0.5, 4 * sqrt(0.25 / DRAWS));
    near(share[0] + share[1], 1, 1e-12);
    const double first = share[0];
    p.n_rules = 2;
    ok(&cx, oml_inclusion_draw(&cx, &robust, DRAWS, 1, share, &drawn));
    near((double)drawn.solved / DRAWS, first, 1e-12);
    assert_int_equal(drawn.solved + drawn.impossible, DRAWS);
    near(share[0], 1, 0);
    oml_cx_done(&cx);
}

enum { ITEMS = 9 };

// The exact core index against all pairs of all portfolios, and what it promises of drawn optima: an item that is in
// all portfolios that no other dominates is in every optimum, and one in none of them in none.
static bool
core_holds_whatever_is_drawn(rng *r, size_t n)
{
    double low[2 * ITEMS], high[2 * ITEMS], core[ITEMS], share[ITEMS];
    int64_t price[ITEMS], sum = 0;
    size_t at[ITEMS], portfolios;
    oml_inclusion_drawn drawn;
    for (size_t i = 0; i < n; i++) {
        price[i] = 1 + (int64_t)rng_below(r, 9);
        sum += price[i];
        at[i] = i;
        for (size_t j = 0; j < 2; j++) {
            low[2 * i + j] = 0.05 + rng_unit(r) * 0.8;
            high[2 * i + j] = low[2 * i + j] + rng_unit(r) * 0.1;
        }
    }
    const oml_mip_row row = {at, price, n, -OML_MIP_FREE, sum / 2};
    const oml_portfolio p = {.n = n, .benefit = low, .cost = price, .rule = &row, .n_rules = 1, .limit = patient};
    const oml_additive m = {n, 2, low, high, (double[]){0.6, 0.4}};
    const oml_inclusion robust = {&p, NULL, &m, NULL, 0.5};
    oml_cx cx = {0};
    bool fine = oml_inclusion_core(&cx, &robust, core, &portfolios) == OML_OK && portfolios > 0 &&
                oml_inclusion_draw(&cx, &robust, 10, 7, share, &drawn) == OML_OK && drawn.solved == 10;
    for (size_t i = 0; i < n && fine; i++)
        fine = (core[i] < 1 || share[i] >= 1) && (core[i] > 0 || share[i] <= 0);
    oml_cx_done(&cx);
    return fine;
}

static void
core_is_core_in_every_draw(void **state)
{
    (void)state;
    forall("core items are in every drawn optimum, exterior ones in none", 12, ITEMS, core_holds_whatever_is_drawn);
}

// Money in another unit, items in another order, benefits in another unit: the same items are taken.
static bool
is_the_same_however_it_is_written(rng *r, size_t n)
{
    double worth[ITEMS], other_worth[ITEMS];
    int64_t price[ITEMS], other_price[ITEMS], sum = 0;
    size_t at[ITEMS];
    for (size_t i = 0; i < n; i++) {
        price[i] = 1 + (int64_t)rng_below(r, 900);
        worth[i] = (double)(1 + rng_below(r, 1000));
        sum += price[i];
        at[i] = i;
        other_price[n - 1 - i] = 8 * price[i];
        other_worth[n - 1 - i] = worth[i] / 1024;
    }
    const oml_mip_row row = {at, price, n, -OML_MIP_FREE, sum / 2},
                      other_row = {at, other_price, n, -OML_MIP_FREE, 8 * (sum / 2)};
    const oml_portfolio p = {.n = n, .benefit = worth, .cost = price, .rule = &row, .n_rules = 1, .limit = patient},
                        q = {.n = n,
                             .benefit = other_worth,
                             .cost = other_price,
                             .rule = &other_row,
                             .n_rules = 1,
                             .limit = patient};
    oml_portfolio_choice a, b;
    oml_cx cx = {0};
    bool fine = oml_portfolio_best(&cx, &p, NULL, &a) == OML_OK && oml_portfolio_best(&cx, &q, NULL, &b) == OML_OK &&
                fabs(a.benefit - 1024 * b.benefit) <= 1e-6 * a.benefit;
    // Nothing that is dominated is taken while what dominates it is not.
    for (size_t i = 0; i < n && fine; i++)
        for (size_t j = 0; j < n && fine; j++)
            fine = !(a.x[j] && !a.x[i] && worth[i] > worth[j] && price[i] <= price[j]);
    oml_cx_done(&cx);
    return fine;
}

static void
units_and_order_do_not_matter(void **state)
{
    (void)state;
    forall("units and order do not matter, and no dominated item goes before", 200, ITEMS,
           is_the_same_however_it_is_written);
}

// ---- at the terminal ----------------------------------------------------------------------------------------------

static char folder[256], line[1024];

static oml_rc
ask(oml_cx *cx, const char *problem, const char *options, oml_doc **out)
{
    char path[512];
    snprintf(path, sizeof path, "%s/p.json", folder);
    test_write(path, problem, strlen(problem));
    snprintf(line, sizeof line, "portfolio --problem %s --draws 20 %s", path, options);
    return test_run(cx, line, out);
}

static const char problem[] =
    "{\"items\": [{\"code\": \"a\", \"benefit\": 7, \"cost\": {\"2027\": 2, \"2028/grant\": 4}, \"groups\": [\"g\"]},"
    "{\"code\": \"b\", \"benefit\": [5, 7], \"cost\": 5}, {\"code\": \"c\", \"benefit\": 7, \"cost\": 5, \"requires\": "
    "[\"b\"]},"
    "{\"code\": \"d\", \"benefit\": 5, \"cost\": 4, \"uses\": {\"staff\": 2}}], \"budget\": 10, \"capacity\": "
    "{\"staff\": 2}}";

static void
answers_a_problem_of_ones_own(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    test_folder(folder, sizeof folder);
    ok(&cx, ask(&cx, problem, "", &d));
    assert_string_equal(oml_doc_find(d, "portfolio")->cells[0].text, "optimum");
    near(oml_doc_find(d, "portfolio")->cells[1].real, 13, 0);
    assert_int_equal(test_cell(d, "items", "item", "b", "selected")->integer, 1);
    assert_int_equal(test_cell(d, "items", "item", "a", "selected")->integer, 0);
    near(test_cell(d, "items", "item", "a", "margin")->real, 1, 1e-9); // a and d are 12
    near(test_cell(d, "limits", "limit", "total", "used")->real, 10, 0);
    assert_int_equal(oml_doc_find(d, "frontier")->n_rows > 3, 1);
    ok(&cx, ask(&cx, problem, "--budget 4", &d));
    near(oml_doc_find(d, "portfolio")->cells[1].real, 5, 0);
    ok(&cx, ask(&cx, problem, "--budget 100 --budget-year 2028/grant=3", &d));
    assert_int_equal(test_cell(d, "items", "item", "a", "selected")->integer, 0);
    assert_int_equal(test_cell(d, "items", "item", "d", "selected")->integer, 1);
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

static void
answers_wishes_that_clash(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    test_folder(folder, sizeof folder);
    ok(&cx, ask(&cx,
                "{\"items\": [{\"code\": \"a\", \"benefit\": 1, \"cost\": 8}, {\"code\": \"b\", \"benefit\": 1, "
                "\"cost\": 3},"
                "{\"code\": \"c\", \"benefit\": 1}], \"budget\": 10, \"must\": [\"a\", \"b\"], \"never\": [\"c\"]}",
                "", &d));
    assert_true(d->findings);
    assert_int_equal(oml_doc_find(d, "conflict")->n_rows, 3);
    assert_null(oml_doc_find(d, "items"));
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

static double
spent_on(const oml_table *items)
{
    double spent = 0;
    for (size_t r = 0; r < items->n_rows; r++)
        if (items->cells[r * items->n_columns + 2].integer == 1)
            spent += items->cells[r * items->n_columns + 4].real;
    return spent;
}

static bool
in(const oml_doc *d, const char *item)
{
    return test_cell(d, "items", "item", item, "selected")->integer == 1;
}

// Of the shipped proposals: needs, means, quotas and wishes are kept, and each has its words.
static void
composes_a_programme_of_what_is_proposed(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    char path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a.omloop", folder);
    test_init(path, "data/flanders");
    snprintf(line, sizeof line, "portfolio %s --draws 5 --points 0", path);
    ok(&cx, test_run(&cx, line, &d));
    near(spent_on(oml_doc_find(d, "items")), oml_doc_find(d, "portfolio")->cells[4].real, 1e-6);
    near(test_cell(d, "items", "item", "6.2", "cost")->real, 2700000, 0); // 500, 900 and 900 grant, 400 of the EU
    near(test_cell(d, "items", "item", "6.2", "cost_high")->real, 3800000, 0);
    assert_string_equal(test_cell(d, "items", "item", "6.2", "figure")->text, "portfolio/6.2/benefit");
    assert_true(in(d, "4.1"));                        // a must
    assert_true(!in(d, "6.2") || in(d, "6.5"));       // requires
    assert_true(!in(d, "demo-17") || in(d, "9.3"));   // requires
    assert_true(!in(d, "11.3") || !in(d, "demo-14")); // excludes
    assert_true(test_cell(d, "limits", "limit", "person_years/2028", "used")->real <= 10);
    assert_true(test_cell(d, "limits", "limit", "2027/grant", "used")->real <= 2200000);
    assert_true(test_note(d, OML_NOTE_ESTIMATE, "costs: what the proposals ask"));
    const double best = oml_doc_find(d, "portfolio")->cells[1].real;
    // What is out comes in at its turning cost, and not above it.
    snprintf(line, sizeof line, "set proposal %s 6.2 wish=must --reason 'a wish'", path);
    ok(&cx, test_run(&cx, line, &d));
    snprintf(line, sizeof line, "portfolio %s --draws 0 --points 0", path);
    ok(&cx, test_run(&cx, line, &d));
    assert_true(in(d, "6.2") && in(d, "6.5"));
    assert_true(oml_doc_find(d, "portfolio")->cells[1].real < best);
    snprintf(line, sizeof line, "set means %s grant-2028 amount=500000 --reason 'less money'", path);
    ok(&cx, test_run(&cx, line, &d));
    snprintf(line, sizeof line, "portfolio %s --draws 0 --points 0", path);
    ok(&cx, test_run(&cx, line, &d));
    assert_true(d->findings);
    const oml_table *t = oml_doc_find(d, "conflict");
    assert_int_equal(t->n_rows, 2);
    assert_string_equal(t->cells[0].text, "the cost in '2028/grant' is at most 500000 euro");
    assert_string_equal(t->cells[1].text, "1110000 euro"); // 6.2, the must 4.1, and 1.1 for the quota
    assert_string_equal(t->cells[2].text, "'6.2' is in");
    cx.lang = OML_NL;
    ok(&cx, test_run(&cx, line, &d));
    assert_string_equal(oml_doc_find(d, "conflict")->cells[2].text, "'6.2' is erin");
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

// Benefits that the proposals state themselves, in one unit.
static void
takes_stated_benefits(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    char path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a.omloop", folder);
    test_init(path, "data/flanders");
    snprintf(line, sizeof line, "portfolio %s --stated", path);
    fails(&cx, test_run(&cx, line, &d), "OML-PTF-53"); // 4.1 is a must and states nothing
    static const char *const stated[][2] = {{"4.1", "kt"}, {"5.1", "kt"}, {"1.1", "kt"}, {"8.1", "jobs"}};
    for (size_t i = 0; i < OML_COUNT(stated); i++) {
        snprintf(line, sizeof line,
                 "set proposal %s %s benefit=%zu low=0 high=%zu unit=%s method=modelled --reason 'a what-if'", path,
                 stated[i][0], i + 1, 2 * i + 2, stated[i][1]);
        ok(&cx, test_run(&cx, line, &d));
        if (i == 2) {
            snprintf(line, sizeof line, "set quota %s all least=1 --reason 'few'", path);
            ok(&cx, test_run(&cx, line, &d));
            for (size_t q = 0; q < 3; q++) {
                static const char *const no[] = {"chain-VC2", "civil-society", "theme-6"};
                snprintf(line, sizeof line, "withdraw quota %s %s --reason 'few proposals'", path, no[q]);
                ok(&cx, test_run(&cx, line, &d));
            }
            snprintf(line, sizeof line, "portfolio %s --stated --draws 5 --points 0", path);
            ok(&cx, test_run(&cx, line, &d));
            near(oml_doc_find(d, "portfolio")->cells[1].real, 6, 1e-9); // all three
            assert_string_equal(test_cell(d, "items", "item", "5.1", "figure")->text, "portfolio/5.1/benefit/stated");
        }
    }
    snprintf(line, sizeof line, "portfolio %s --stated", path);
    fails(&cx, test_run(&cx, line, &d), "OML-PTF-54");
    snprintf(line, sizeof line, "portfolio %s --stated --running", path);
    fails(&cx, test_run(&cx, line, &d), "OML-PTF-55");
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

// Of the shipped programme: costs and benefits by hand for one initiative, within half of the money.
static void
composes_the_shipped_programme(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    char path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a.omloop", folder);
    test_init(path, "data/flanders");
    snprintf(line, sizeof line,
             "portfolio %s --running --draws 5 --points 5 --budget 2000000 --budget-year 2024=1500000", path);
    ok(&cx, test_run(&cx, line, &d));
    const oml_table *t = oml_doc_find(d, "items");
    const double spent = spent_on(t);
    near(spent, oml_doc_find(d, "portfolio")->cells[4].real, 1e-6);
    assert_true(spent > 0 && spent <= 2000000);
    near(test_cell(d, "items", "item", "demo-01", "cost")->real, 550000, 0); // 310 000 own and 240 000 grant
    near(test_cell(d, "limits", "limit", "2024", "most")->real, 1500000, 0);
    assert_true(test_note(d, OML_NOTE_ILLUSTRATIVE, "illustrative"));
    snprintf(line, sizeof line, "portfolio %s --round R0", path);
    fails(&cx, test_run(&cx, line, &d), "OML-PTF-51");
    snprintf(line, sizeof line, "portfolio %s --budget-year 1999=1", path);
    fails(&cx, test_run(&cx, line, &d), "OML-PTF-21");
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

static void
refuses_what_is_no_problem(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    static const char *const wrong[][2] = {
        {"{\"items\": []}", "OML-PTF-30"},
        {"{\"items\": [{\"code\": \"a\", \"benefit\": \"high\"}]}", "OML-PTF-31"},
        {"{\"items\": [{\"benefit\": 1}]}", "OML-PTF-32"},
        {"{\"items\": [{\"code\": \"a\", \"benefit\": 1}, {\"code\": \"a\", \"benefit\": 1}]}", "OML-PTF-32"},
        {"{\"items\": [{\"code\": \"a\", \"benefit\": 1, \"colour\": 1}]}", "OML-PTF-33"},
        {"{\"items\": [{\"code\": \"a\", \"benefit\": 1}], \"must\": [\"b\"]}", "OML-PTF-20"},
        {"{\"items\": [{\"code\": \"a\", \"benefit\": 1}], \"budget\": {\"2027\": 1}}", "OML-PTF-21"},
        {"{\"items\": [{\"code\": \"a\", \"benefit\": 1, \"cost\": 1e300}]}", "OML-PTF-22"},
    };
    test_folder(folder, sizeof folder);
    for (size_t i = 0; i < OML_COUNT(wrong); i++)
        fails(&cx, ask(&cx, wrong[i][0], "", &d), wrong[i][1]);
    fails(&cx,
          ask(&cx,
              "{\"items\": [{\"code\": \"a\", \"benefit\": 1, \"uses\": {\"staff\": 0.001}}], \"capacity\": "
              "{\"staff\": 1}}",
              "", &d),
          "OML-PTF-23");
    fails(&cx, ask(&cx, problem, "--budget much", &d), "OML-PTF-40");
    fails(&cx, ask(&cx, problem, "--budget-year 2028", &d), "OML-PTF-41");
    fails(&cx, ask(&cx, problem, "--points -1", &d), "OML-PTF-42");
    fails(&cx, test_run(&cx, "portfolio", &d), "OML-PTF-43");
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_best_and_of_equals_the_cheapest),
        cmocka_unit_test(counts_what_items_are_worth_together),
        cmocka_unit_test(lists_by_benefit_per_euro_beside_it),
        cmocka_unit_test(names_the_rules_that_clash),
        cmocka_unit_test(draws_the_frontier),
        cmocka_unit_test(tells_core_from_borderline),
        cmocka_unit_test(draws_costs_from_their_ranges),
        cmocka_unit_test(core_is_core_in_every_draw),
        cmocka_unit_test(units_and_order_do_not_matter),
        cmocka_unit_test(answers_a_problem_of_ones_own),
        cmocka_unit_test(answers_wishes_that_clash),
        cmocka_unit_test(composes_a_programme_of_what_is_proposed),
        cmocka_unit_test(takes_stated_benefits),
        cmocka_unit_test(composes_the_shipped_programme),
        cmocka_unit_test(refuses_what_is_no_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

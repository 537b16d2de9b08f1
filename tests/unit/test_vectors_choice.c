/* Worked examples of choices by yes and no, and of portfolios.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "decision/portfolio.h"
#include "num/mip.h"
#include "oml_vector.h"

#include <math.h>

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
        test_vector v;
        choice c = {0};
        unsigned char x[ITEMS];
        oml_mip_result r;
        test_vector_open(&v, names[i]);
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
        test_vector_close(&v);
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
read_programme(const test_vector *v)
{
    static const char *const means[][2] = {{"cost", "budget"}, {"fte", "capacity"}};
    memset(m, 0, sizeof *m);
    m->p = (oml_portfolio){.n = (size_t)json_integer_value(json_object_get(v->in, "n")),
                           .benefit = m->benefit,
                           .cost = m->cost,
                           .rule = m->rule,
                           .synergy = m->synergy};
    assert_true(m->p.n <= ITEMS && test_vector_numbers(json_object_get(v->in, "value"), m->benefit) == m->p.n);
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
        test_vector v;
        oml_portfolio_choice c;
        test_vector_open(&v, names[i]);
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
        test_vector_close(&v);
    }
}

// How many choices of 18 items keep all rules.
static void
choices_that_keep_all_rules(void **state)
{
    (void)state;
    need_shared("vectors/portfolio_01_18_items.json");
    test_vector v;
    int64_t kept = 0;
    test_vector_open(&v, "portfolio_01_18_items");
    read_programme(&v);
    for (uint32_t set = 0; set < 1u << m->p.n; set++) {
        unsigned char x[ITEMS];
        for (size_t i = 0; i < m->p.n; i++)
            x[i] = set >> i & 1;
        kept += oml_mip_keeps(&(oml_mip){m->p.n, NULL, m->rule, m->p.n_rules}, x);
    }
    assert_int_equal(kept, json_integer_value(json_object_get(v.expected, "feasible_portfolios")));
    test_vector_close(&v);
}

// One that nobody has proven: time ends, what was found keeps all rules, and the bound is not below what others found.
static void
a_programme_that_takes_too_long(void **state)
{
    (void)state;
    need_shared("vectors/portfolio_05_60_items_strongly_correlated_hard.json");
    test_vector v;
    oml_portfolio_choice c;
    test_vector_open(&v, "portfolio_05_60_items_strongly_correlated_hard");
    read_programme(&v);
    m->p.limit.seconds = 1;
    ok(&v.cx, oml_portfolio_best(&v.cx, &m->p, NULL, &c));
    assert_int_equal(c.status, OML_MIP_FOUND);
    assert_true(oml_mip_keeps(&(oml_mip){m->p.n, NULL, m->rule, m->p.n_rules}, c.x));
    assert_true(c.benefit <= c.bound);
    assert_true(c.bound >= json_number_value(json_object_get(v.expected, "best_known_at_least")));
    test_vector_close(&v);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_choices),
        cmocka_unit_test(programmes),
        cmocka_unit_test(choices_that_keep_all_rules),
        cmocka_unit_test(a_programme_that_takes_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

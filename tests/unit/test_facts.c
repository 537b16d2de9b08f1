/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/facts.h"

#include "oml_run.h"
#include "oml_test.h"

#include <math.h>

// The agenda of tests/packages/three.
static char path[300];

static int
make_agenda(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/three.omloop", test_here);
    test_init(path, "tests/packages/three");
    return 0;
}

typedef struct loaded {
    oml_cx cx;
    oml_session s;
    oml_facts f;
} loaded;

static void
load(loaded *l)
{
    *l = (loaded){.cx = {.now = 1}};
    ok(&l->cx, oml_store_open(&l->cx, path, false, &l->s.store));
    ok(&l->cx, oml_facts_load(&l->cx, &l->s, &l->f));
}

static void
done(loaded *l)
{
    oml_store_free(l->s.store);
    oml_cx_done(&l->cx);
}

static size_t
sector(const loaded *l, const char *code)
{
    const size_t i = oml_facts_find(&l->f.sectors, code);
    assert_true(i != OML_FACTS_NONE);
    return i;
}

static void
records_are_found_by_code(void **state)
{
    (void)state;
    loaded l;
    load(&l);
    for (size_t i = 0; i < l.f.accounts.all.n; i++)
        assert_int_equal(oml_facts_find(&l.f.accounts, l.f.accounts.all.at[i].value[0]), i);
    assert_true(oml_facts_find(&l.f.accounts, "t/X") == OML_FACTS_NONE);
    assert_true(oml_facts_find(&l.f.accounts, NULL) == OML_FACTS_NONE);
    assert_true(l.f.table[oml_facts_find(&l.f.accounts, "f/g")] == oml_facts_find(&l.f.tables, "f"));
    done(&l);
}

// The latest statistic goes before a cell; a cell is divided by the shares of its account; a group takes its share.
static void
figures_of_a_metric(void **state)
{
    (void)state;
    loaded l;
    oml_facts_measure m;
    load(&l);
    ok(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "employees", &m));
    near(m.value[sector(&l, "28")], 900, 0);
    assert_int_equal(m.flags[sector(&l, "28")], OML_FACTS_ESTIMATE); // so the statistic says
    near(m.value[sector(&l, "26")], 0.6 * 200, 1e-12);
    near(m.value[sector(&l, "27")], 0.4 * 200, 1e-12);
    assert_int_equal(m.flags[sector(&l, "26")], OML_FACTS_ESTIMATE);
    near(m.value[sector(&l, "28.1")], 225, 0);
    assert_true(m.from[sector(&l, "28.1")] == sector(&l, "28"));
    assert_true(isnan(m.value[sector(&l, "47")]));
    ok(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "value_added", &m)); // two accounts add up
    near(m.value[sector(&l, "28")], 160 + 40, 0);
    assert_int_equal(m.flags[sector(&l, "28")], 0);
    ok(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "co2_footprint", &m));
    near(m.value[sector(&l, "28")], 50, 0);
    assert_int_equal(m.flags[sector(&l, "28")], OML_FACTS_ESTIMATE | OML_FACTS_ILLUSTRATIVE);
    fails(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "joy", &m), "OML-EVI-01");
    done(&l);
}

static void
every_figure_walks_back(void **state)
{
    (void)state;
    oml_cx cx = {.now = 1};
    oml_doc *d;
    char line[512];
    static const struct {
        const char *figure, *record;
        double value;
    } known[] = {
        {"evidence/28.1/employees", "statistic/28-2020", 900},
        {"evidence/28.1/employees", "sector/28.1/share_of_parent", 0.25},
        {"evidence/27/employees", "account_sector/t/P/27", 0.4},
        {"evidence/27/employees", "flow/t/employees/P", 200},
        {"evidence/28/employees", "statistic/28-2020", 900},
        {"evidence/28/value_added", "flow/t/surplus/Q", 40},
    };
    for (size_t i = 0; i < OML_COUNT(known); i++) {
        snprintf(line, sizeof line, "explain %s %s", path, known[i].figure);
        ok(&cx, test_run(&cx, line, &d));
        near(test_cell(d, "trace", "figure", known[i].record, "value")->real, known[i].value, 0);
    }
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_found_by_code),
        cmocka_unit_test(figures_of_a_metric),
        cmocka_unit_test(every_figure_walks_back),
    };
    return cmocka_run_group_tests(tests, make_agenda, test_here_remove);
}

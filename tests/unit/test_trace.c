/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/noun.h"
#include "oml_run.h"
#include "oml_test.h"
#include "op/trace.h"

#include <math.h>

static char agenda[300];

static int
set_up(void **state)
{
    test_here_make(state);
    snprintf(agenda, sizeof agenda, "%s/flanders.omloop", test_here);
    test_init(agenda, "data/flanders");
    return 0;
}

static oml_doc *
run(oml_cx *cx, const char *verb, const char *rest)
{
    oml_doc *d;
    cx->now = INT64_C(1795521600000); // 24 November 2026, noon
    ok(cx, test_run(cx, oml_arena_printf(&cx->tmp, "%s %s %s", verb, agenda, rest), &d));
    return d;
}

// An empty cell where the table has no such column.
static const oml_cell *
cell_of(const oml_table *t, size_t row, const char *column)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (strcmp(t->columns[j].key, column) == 0)
            return &t->cells[row * t->n_columns + j];
    static const oml_cell nothing = {.empty = true};
    return &nothing;
}

// What explain says of the figure: its outline begins with it.
static const oml_table *
explained(oml_cx *cx, const char *figure)
{
    const oml_table *t = oml_doc_find(run(cx, "explain", figure), "trace");
    assert_true(t->n_rows > 0);
    assert_string_equal(cell_of(t, 0, "figure")->text, figure);
    assert_int_equal(cell_of(t, 0, "level")->integer, 0);
    assert_false(cell_of(t, 0, "step")->empty);
    return t;
}

// Every operation that prints figures; a table is sampled, each time beginning at its first row.
static void
every_figure_that_is_printed_can_be_explained(void **state)
{
    (void)state;
    static const struct {
        const char *verb, *rest;
    } operations[] = {
        {"scope", ""},    {"menu", ""},      {"programme", ""},      {"programme", "--initiative demo-01"},
        {"evidence", ""}, {"ambitions", ""}, {"rank", "--draws 50"}, {"round result", "R1"}};
    for (size_t k = 0; k < OML_COUNT(operations); k++) {
        oml_cx cx = {0};
        const oml_doc *d = run(&cx, operations[k].verb, operations[k].rest);
        size_t figures = 0;
        for (const oml_block *b = d->first; b != NULL; b = b->next) {
            if (b->kind != OML_BLOCK_TABLE)
                continue;
            for (size_t i = 0; i < b->table->n_rows; i += 1 + b->table->n_rows / 4) {
                const oml_cell *c = cell_of(b->table, i, "figure");
                if (c->empty)
                    continue;
                oml_cx one = {0};
                explained(&one, c->text);
                oml_cx_done(&one);
                figures++;
            }
        }
        assert_true(figures > 5);
        oml_cx_done(&cx);
    }
}

static void
the_explanation_has_the_value_that_was_printed(void **state)
{
    (void)state;
    static const struct {
        const char *verb, *table, *column;
    } cases[] = {
        {"scope", "sectors", "claimed"},     {"scope", "scope_map", "share"},       {"scope", "chains", "share"},
        {"menu", "themes", "paths"},         {"menu", "paths", "initiatives"},      {"menu", "coverage", "paths"},
        {"menu", "balance", "retained"},     {"programme", "statuses", "computed"}, {"programme", "means", "committed"},
        {"programme", "money", "committed"}, {"ambitions", "indicators", "last"},   {"ambitions", "series", "value"},
    };
    for (size_t k = 0; k < OML_COUNT(cases); k++) {
        oml_cx cx = {0};
        const oml_table *t = oml_doc_find(run(&cx, cases[k].verb, ""), cases[k].table);
        size_t compared = 0;
        for (size_t i = 0; i < t->n_rows; i += 1 + t->n_rows / 6) {
            const oml_cell *figure = cell_of(t, i, "figure"), *printed = cell_of(t, i, cases[k].column);
            if (figure->empty || printed->empty || strstr(figure->text, "/expected") != NULL)
                continue;
            const double value = printed->kind == OML_CELL_INT ? (double)printed->integer : printed->real;
            oml_cx one = {0};
            near(cell_of(explained(&one, figure->text), 0, "value")->real, value, 1e-9 * (1 + fabs(value)));
            oml_cx_done(&one);
            compared++;
        }
        assert_true(compared > 2);
        oml_cx_done(&cx);
    }
}

static void
every_noun_can_be_explained(void **state)
{
    (void)state;
    for (size_t k = 0; k < oml_noun_count; k++) {
        oml_cx cx = {0};
        oml_store *s;
        oml_records r;
        ok(&cx, oml_store_open(&cx, agenda, false, &s));
        ok(&cx, oml_store_list(&cx, s, &oml_nouns[k], NULL, NULL, &r));
        oml_store_free(s);
        const bool rare = strcmp(oml_nouns[k].name, "recusal") == 0 || strcmp(oml_nouns[k].name, "card") == 0;
        if (r.n == 0 && !rare)
            fail_msg("the shipped agenda has no %s", oml_nouns[k].plural);
        if (r.n > 0)
            explained(&cx, oml_arena_printf(&cx.tmp, "%s/%s", oml_nouns[k].name, r.at[0].value[0]));
        oml_cx_done(&cx);
    }
}

// Whatever rests on something made up says so, and says from what it was made.
static void
an_explanation_carries_marks_sources_and_inputs(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_doc *d = run(&cx, "explain", "programme/demo-01/committed");
    assert_true(test_note(d, OML_NOTE_ILLUSTRATIVE, "made up"));
    assert_non_null(oml_doc_find(d, "sources"));
    const oml_run *first = d->run;
    assert_string_equal(first->key, "inputs");
    assert_int_equal(strlen(first->value), 64);
    d = run(&cx, "explain", "observation/residual-waste-d1/2022");
    assert_false(test_note(d, OML_NOTE_ILLUSTRATIVE, ""));
    oml_cx_done(&cx);
}

static void
says_what_it_does_not_know(void **state)
{
    (void)state;
    static const struct {
        const char *figure, *code;
    } cases[] = {
        {"scope/13", "OML-TRA-01"},
        {"scope/99/claimed", "OML-TRA-01"},
        {"scope/13/VC99", "OML-TRA-01"},
        {"menu/1", "OML-TRA-01"},
        {"menu/1/prices", "OML-TRA-01"},
        {"menu/1.1/retained", "OML-TRA-01"},
        {"menu/VC1/all", "OML-TRA-01"},
        {"programme/nobody/status", "OML-TRA-01"},
        {"programme/money/gold", "OML-TRA-01"},
        {"programme/status/blue", "OML-TRA-01"},
        {"indicator/residual-waste-d1/2030/mood", "OML-STO-12"}, // `indicator` is a noun as well
        {"round/R9/6.2/impact", "OML-STO-12"},
        {"statistic", "OML-TRA-02"},
        {"statistic/", "OML-TRA-02"},
        {"price/1", "OML-TRA-02"},
        {"/", "OML-TRA-02"},
        {"sector/13/colour", "OML-STO-12"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        oml_doc *d;
        const char *line = oml_arena_printf(&cx.tmp, "explain %s %s", agenda, cases[i].figure);
        fails(&cx, test_run(&cx, line, &d), cases[i].code);
        oml_cx_done(&cx);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_that_is_printed_can_be_explained),
        cmocka_unit_test(the_explanation_has_the_value_that_was_printed),
        cmocka_unit_test(every_noun_can_be_explained),
        cmocka_unit_test(an_explanation_carries_marks_sources_and_inputs),
        cmocka_unit_test(says_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, set_up, test_here_remove);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/report_parts.h"

#include "base/time.h"
#include "oml_agenda.h"
#include "oml_test.h"

static test_agenda agenda;
static oml_store *store;

#define PUT(...) test_put(&agenda.cx, store, test_record(&agenda.cx, __VA_ARGS__, NULL))

static int
begin(void **state)
{
    (void)state;
    test_agenda_new(&agenda);
    store = test_open(&agenda.cx, agenda.path, true);
    oml_time_parse_date("2026-11-24", 10, &agenda.cx.now);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    oml_store_free(store);
    test_agenda_free(&agenda);
    return 0;
}

static oml_doc *
part(oml_report_part *fill)
{
    oml_session session = {.rights = OML_MAY_READ, .store = store};
    oml_doc *d = oml_doc_new(&agenda.cx.tmp, OML_EN);
    ok(&agenda.cx, fill(&agenda.cx, &session, d));
    return d;
}

static const char *
sentence(const oml_doc *d)
{
    const oml_block *b = d->first;
    while (b != NULL && b->kind != OML_BLOCK_TEXT)
        b = b->next;
    return b == NULL ? "" : b->text;
}

static const char *
cell(const oml_table *t, size_t row, size_t column)
{
    return t->cells[row * t->n_columns + column].text;
}

static void
scope_counts_divisions(void **state)
{
    (void)state;
    PUT("agenda", "code", "a", "scope_nl", "Alles.", "scope_en", "Everything.", "en_state", "translation");
    PUT("sector", "code", "13", "level", "division", "scope", "core");
    PUT("sector", "code", "13.1", "level", "group", "parent", "13", "scope", "core");
    PUT("sector", "code", "16", "level", "division", "scope", "boundary");
    PUT("sector", "code", "19", "level", "division", "scope", "out");
    PUT("sector", "code", "20", "level", "division", "scope", "out");
    const oml_doc *d = part(oml_report_parts_scope);
    assert_string_equal(
        sentence(d),
        "of the divisions of NACE 1 are at the core of the agenda and 1 on its boundary; 2 are left to others");
    assert_string_equal(d->last->text, "Everything.");
}

static void
rules_stand_by_date(void **state)
{
    (void)state;
    PUT("chain", "code", "K", "title_nl", "Keten", "title_en", "Chain", "en_state", "translation");
    PUT("rule", "code", "A", "date", "2027", "chains", "K");
    PUT("rule", "code", "B", "date", "2020-03-11");
    PUT("rule", "code", "C", "date", "2026-11");
    const oml_doc *d = part(oml_report_parts_rules);
    const oml_table *t = oml_doc_find(d, "rules");
    assert_string_equal(cell(t, 0, 0), "2020-03-11");
    assert_string_equal(cell(t, 1, 0), "2026-11");
    assert_string_equal(cell(t, 2, 0), "2027");
    assert_string_equal(cell(t, 2, 3), "Chain");
    assert_non_null(strstr(sentence(d), "of 3 dated European rules 1 are still to come"));
}

static void
the_framework_has_strategies_first(void **state)
{
    (void)state;
    PUT("theme", "code", "1", "kind", "lever", "title_nl", "Geld");
    PUT("theme", "code", "2", "kind", "strategy", "title_nl", "Herstel");
    PUT("path", "code", "1.1", "theme", "1", "status", "menu");
    PUT("path", "code", "2.1", "theme", "2", "status", "retained", "illustrative", "1");
    const oml_doc *d = part(oml_report_parts_menu);
    assert_string_equal(
        sentence(d), "the menu has 2 work paths in 2 themes: 1 circular strategies and 1 levers; 1 paths are retained");
    const oml_table *t = oml_doc_find(d, "framework");
    assert_string_equal(cell(t, 0, 1), "2. Herstel");
    assert_string_equal(cell(t, 1, 1), "1. Geld");
    assert_non_null(oml_doc_find(d, "theme_1"));
    assert_int_equal(oml_doc_find(d, "theme_2")->n_rows, 1);
}

static void
chains_say_why_or_why_not(void **state)
{
    (void)state;
    PUT("neighbour", "code", "N", "title_nl", "Buur");
    PUT("chain", "code", "K1", "title_nl", "Textiel", "status", "priority", "motivation_nl", "Omdat.");
    PUT("chain", "code", "K2", "title_nl", "Hout", "status", "not_retained", "motivation_nl", "Elders.", "owner", "N");
    const oml_doc *d = part(oml_report_parts_chains);
    const oml_table *t = oml_doc_find(d, "other_chains");
    assert_int_equal(t->n_rows, 1);
    assert_string_equal(cell(t, 0, 0), "Hout");
    assert_string_equal(cell(t, 0, 2), "Elders.");
    assert_string_equal(cell(t, 0, 3), "Buur");
    assert_string_equal(sentence(d), "Omdat.");
}

static void
what_is_made_up_is_said_to_be(void **state)
{
    (void)state;
    PUT("lesson", "code", "L", "title_nl", "Les", "advice_nl", "Doe het.", "illustrative", "1");
    PUT("decision", "code", "D", "title_nl", "Besluit", "text_nl", "Zo.", "illustrative", "1");
    PUT("initiative", "code", "I", "illustrative", "1");
    oml_report_part *const parts[] = {oml_report_parts_lessons, oml_report_parts_decisions, oml_report_parts_programme};
    for (size_t i = 0; i < OML_COUNT(parts); i++) {
        const oml_block *b = part(parts[i])->first;
        while (b != NULL && !(b->kind == OML_BLOCK_NOTE && b->note == OML_NOTE_ILLUSTRATIVE))
            b = b->next;
        assert_non_null(b);
    }
}

static void
an_empty_agenda_has_no_empty_parts(void **state)
{
    (void)state;
    oml_report_part *const parts[] = {oml_report_parts_rules, oml_report_parts_principles, oml_report_parts_menu,
                                      oml_report_parts_decisions};
    for (size_t i = 0; i < OML_COUNT(parts); i++)
        assert_null(part(parts[i])->first);
    assert_int_equal(oml_doc_find(part(oml_report_parts_sources), "sources")->n_rows, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(scope_counts_divisions, begin, end),
        cmocka_unit_test_setup_teardown(rules_stand_by_date, begin, end),
        cmocka_unit_test_setup_teardown(the_framework_has_strategies_first, begin, end),
        cmocka_unit_test_setup_teardown(chains_say_why_or_why_not, begin, end),
        cmocka_unit_test_setup_teardown(what_is_made_up_is_said_to_be, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_agenda_has_no_empty_parts, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

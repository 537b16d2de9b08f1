/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

// Three themes of three paths, one criterion, four voters; V1's organisation promised something about 1.1.
enum { THEMES = 3, PATHS = 3, VOTERS = 4 };

typedef struct fixture {
    test_agenda a;
    oml_doc *d;
} fixture;

#define PUT(...) test_put(cx, s, test_record(cx, __VA_ARGS__, NULL))

static int
make(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    test_agenda_new(&f->a);
    oml_cx *cx = &f->a.cx;
    oml_store *s = test_open(cx, f->a.path, true);
    for (int t = 1; t <= THEMES; t++) {
        PUT("theme", "code", oml_arena_printf(&cx->tmp, "%d", t));
        for (int i = 1; i <= PATHS; i++)
            PUT("path", "code", oml_arena_printf(&cx->tmp, "%d.%d", t, i), "theme", oml_arena_printf(&cx->tmp, "%d", t),
                "title_nl", oml_arena_printf(&cx->tmp, "Pad %d-%d", t, i));
    }
    PUT("criterion", "code", "impact", "title_nl", "Impact", "about", "path", "kind", "judged", "direction", "max",
        "points", "1:0 5:1", "weight", "1", "question_nl", "Hoe sterk?");
    PUT("organisation", "code", "ORG");
    PUT("commitment", "code", "E1", "organisation", "ORG", "path", "1.1");
    oml_store_free(s);
    *state = f;
    return 0;
}

static int
unmake(void **state)
{
    fixture *f = *state;
    test_agenda_free(&f->a);
    free(f);
    return 0;
}

static oml_rc
run(fixture *f, const char *verb, const char *rest)
{
    return test_run_on(&f->a, oml_arena_printf(&f->a.cx.tmp, "%s AGENDA %s", verb, rest), &f->d);
}

static void
open_round(fixture *f, const char *mode)
{
    test_agenda_write(&f->a, "panel.csv",
                      "voter,pentagon,organisation\nV1,company,ORG\nV2,company,\nV3,company,\nV4,company,\n");
    ok(&f->a.cx,
       run(f, "round create",
           oml_arena_printf(&f->a.cx.tmp,
                            "R --title Ronde --criteria impact --scale 1-5 --top 2 --draws 100 --seed 5 --mode %s "
                            "--panel @/panel.csv",
                            mode)));
    ok(&f->a.cx, run(f, "round recusals", "R --confirm"));
}

static const char *
order_of(const fixture *f, const char *voter)
{
    return test_cell(f->d, "ballots", "voter", voter, "order")->text;
}

static void
each_voter_has_an_order_that_can_be_found_again(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f, "attributed");
    ok(cx, run(f, "round ballots", "R"));
    size_t differ = 0;
    const char *first = order_of(f, "R-V1");
    for (int v = 1; v <= VOTERS; v++) {
        const char *order = order_of(f, oml_arena_printf(&cx->tmp, "R-V%d", v));
        differ += strcmp(order, first) != 0;
        assert_int_equal(strlen(order), THEMES * PATHS * 4 - 1);
        for (size_t t = 0; t < THEMES; t++) // what is of one theme stands together
            for (size_t i = 1; i < PATHS; i++)
                assert_int_equal(order[(t * PATHS + i) * 4], order[t * PATHS * 4]);
        for (int t = 1; t <= THEMES; t++)
            for (int i = 1; i <= PATHS; i++)
                assert_non_null(strstr(order, oml_arena_printf(&cx->tmp, "%d.%d", t, i)));
    }
    assert_true(differ >= 1);
    assert_int_equal(test_cell(f->d, "ballots", "voter", "R-V1", "aside")->integer, 1);
    assert_int_equal(test_cell(f->d, "ballots", "voter", "R-V2", "aside")->integer, 0);
    ok(cx, run(f, "round ballots", "R"));
    assert_string_equal(order_of(f, "R-V1"), first);
}

static void
prints_a_sheet_for_each_voter_or_blank_ones(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f, "attributed");
    cx->lang = OML_NL;
    ok(cx, run(f, "round ballots", "R -o @/b.html"));
    char *page = test_read(test_agenda_path(&f->a, "b.html"), NULL);
    assert_non_null(strstr(page, "<b>R-V1</b>"));
    assert_non_null(strstr(page, "<s>Pad 1-1</s>"));
    assert_non_null(strstr(page, "Hoe sterk?"));
    free(page);
    ok(cx, run(f, "round ballots", "R --blank 3 -o @/b.html"));
    assert_int_equal(oml_doc_find(f->d, "ballots")->n_rows, 3);
    page = test_read(test_agenda_path(&f->a, "b.html"), NULL);
    assert_null(strstr(page, "R-V"));
    assert_null(strstr(page, "<s>"));
    free(page);
    cx->lang = OML_EN;
    fails(cx, run(f, "round ballots", "R --blank 1001"), "OML-ROU-79");
    fails(cx, run(f, "round ballots", "R --blank 2 --entry @/e.csv"), "OML-ROU-79");
    ok(cx, run(f, "round create", "E --title Leeg --criteria impact"));
    fails(cx, run(f, "round ballots", "E"), "OML-ROU-72");
}

// The sheet to type in, with everyone's answer: 3, but V4 left 2.2 blank.
static const char *
typed(fixture *f)
{
    ok(&f->a.cx, run(f, "round ballots", "R --entry @/entry.csv"));
    char *empty = test_read(test_agenda_path(&f->a, "entry.csv"), NULL);
    oml_buf b = {0};
    for (const char *at = empty; *at != '\0';) {
        const size_t n = strcspn(at, "\n");
        const bool heading = at == empty, blank = strncmp(at, "R-V4,2.2,", 9) == 0;
        oml_buf_add(&b, at, n);
        oml_buf_text(&b, heading || blank ? "\n" : "3\n");
        at += n + 1;
    }
    free(empty);
    const char *text = oml_arena_text(&f->a.cx.tmp, b.s);
    oml_buf_free(&b);
    return text;
}

static const char *
with(fixture *f, const char *text, const char *what, const char *instead)
{
    const char *at = strstr(text, what);
    assert_non_null(at);
    return oml_arena_printf(&f->a.cx.tmp, "%.*s%s%s", (int)(at - text), text, instead, at + strlen(what));
}

static void
two_persons_type_the_same_or_nothing_is_taken(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f, "attributed");
    const char *text = typed(f);
    assert_null(strstr(text, "R-V1,1.1,")); // not asked
    test_agenda_write(&f->a, "a.csv", text);
    test_agenda_write(&f->a, "b.csv", with(f, text, "R-V2,1.2,impact,3", "R-V2,1.2,impact,4"));
    const char *before = test_digest(cx, f->a.path);
    fails(cx, run(f, "round score", "R @/a.csv --check @/b.csv --second typist-2"), "OML-ROU-29");
    test_agenda_write(&f->a, "b.csv", with(f, text, "R-V2,1.2,impact,3", "R-V2,1.2,impact,"));
    fails(cx, run(f, "round score", "R @/a.csv --check @/b.csv --second typist-2"), "OML-ROU-32");
    fails(cx, run(f, "round score", "R @/b.csv --check @/a.csv --second typist-2"), "OML-ROU-33");
    test_agenda_write(&f->a, "b.csv", with(f, text, "R-V2,1.2,impact,3", "R-V2,1.2,impact,7"));
    fails(cx, run(f, "round score", "R @/a.csv --check @/b.csv --second typist-2"), "OML-ROU-25");
    fails(cx, run(f, "round score", "R @/a.csv --check @/a.csv"), "OML-ROU-34");
    fails(cx, run(f, "round score", "R @/a.csv --second typist-2"), "OML-ROU-34");
    fails(cx, run(f, "round score", "R @/a.csv --check @/a.csv --second tester"), "OML-ROU-34"); // the same person
    assert_string_equal(test_digest(cx, f->a.path), before);
    test_agenda_write(&f->a, "b.csv", text);
    ok(cx, run(f, "round score", "R @/a.csv --check @/b.csv --second typist-2"));
    ok(cx, run(f, "show ballot", "R-V2/1.2/impact"));
    ok(cx, run(f, "round close", "R --reason done"));
    ok(cx, run(f, "round result", "R"));
    assert_int_equal(test_cell(f->d, "agreement", "item", "1.1", "interest")->integer, 1);
    assert_int_equal(test_cell(f->d, "agreement", "item", "2.2", "absent")->integer, 1);
    fails(cx, run(f, "round ballots", "R"), "OML-ROU-78");
    oml_store *s = test_open(cx, f->a.path, false);
    oml_record r;
    ok(cx, oml_store_get(cx, s, oml_noun_find("ballot"), "R-V2/1.2/impact", &r));
    assert_string_equal(oml_record_get(&r, "place"), "papier; getypt door tester, nagekeken door typist-2");
    oml_store_free(s);
}

// Paper of an unlinkable round: every card says the same of where it came from, and nothing of its order.
static void
paper_leaves_no_link(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f, "unlinkable");
    const char *text = typed(f);
    assert_true(test_note(f->d, OML_NOTE_WARNING, "destroy them"));
    test_agenda_write(&f->a, "a.csv", text);
    ok(cx, run(f, "round score", "R @/a.csv --check @/a.csv --second typist-2"));
    oml_store *s = test_open(cx, f->a.path, false);
    oml_records cards;
    ok(cx, oml_store_list(cx, s, oml_noun_find("card"), NULL, NULL, &cards));
    assert_int_equal(cards.n, VOTERS * THEMES * PATHS - 2); // one aside, one blank
    for (size_t i = 0; i < cards.n; i++) {
        assert_string_equal(oml_record_get(&cards.at[i], "place"), oml_record_get(&cards.at[0], "place"));
        for (size_t k = 0; k < cards.noun->n_fields; k++)
            assert_true(cards.at[i].value[k] == NULL || strstr(cards.at[i].value[k], "V") == NULL);
    }
    oml_store_free(s);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_voter_has_an_order_that_can_be_found_again),
        TEST(prints_a_sheet_for_each_voter_or_blank_ones),
        TEST(two_persons_type_the_same_or_nothing_is_taken),
        TEST(paper_leaves_no_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

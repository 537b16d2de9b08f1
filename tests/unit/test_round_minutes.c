/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

// The demonstration agenda, whose round R1 is closed and decided on.
typedef struct fixture {
    oml_cx cx;
    char folder[256], path[300];
    oml_doc *d;
} fixture;

static int
make(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    test_folder(f->folder, sizeof f->folder);
    snprintf(f->path, sizeof f->path, "%s/a.omloop", f->folder);
    test_init(f->path, "data/flanders");
    *state = f;
    return 0;
}

static int
unmake(void **state)
{
    fixture *f = *state;
    test_folder_remove(f->folder);
    oml_cx_done(&f->cx);
    free(f);
    return 0;
}

static oml_rc
run(fixture *f, const char *before, const char *after)
{
    return test_run(&f->cx, oml_arena_printf(&f->cx.tmp, "%s %s %s", before, f->path, after), &f->d);
}

static bool
says(const fixture *f, const char *words)
{
    for (const oml_block *b = f->d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TEXT && strstr(b->text, words) != NULL)
            return true;
    return false;
}

static void
hold_all_that_a_meeting_adopts(void **state)
{
    fixture *f = *state;
    static const char *const tables[] = {"rules",    "criteria",  "acts",      "response",    "presence",
                                         "recusals", "bands",     "agreement", "concordance", "groups",
                                         "orders",   "shortlist", "decision",  "method",      "run"};
    ok(&f->cx, run(f, "round minutes", "R1"));
    for (size_t i = 0; i < OML_COUNT(tables); i++)
        if (oml_doc_find(f->d, tables[i]) == NULL)
            fail_msg("no table '%s'", tables[i]);
    assert_true(says(f, "16 of 16 voters handed in; the quorum of 10 was reached."));
    assert_true(test_note(f->d, OML_NOTE_ILLUSTRATIVE, "illustrative"));
    assert_string_equal(test_cell(f->d, "acts", "status", "closed", "when")->text, "1970-01-01"); // the test's clock
    assert_string_equal(test_cell(f->d, "run", "key", "draws", "value")->text, "2000");
    assert_int_equal(test_cell(f->d, "response", "pentagon", "company", "voters")->integer, 4);
    fails(&f->cx, run(f, "round minutes", "R9"), "OML-STO-12");
}

// Whom the numbers divide is a matter of counting; what they said of it is not, and bears no name.
static void
tell_disputes_with_arguments(void **state)
{
    fixture *f = *state;
    ok(&f->cx, run(f, "round minutes", "R0"));
    assert_true(says(f, "No argument was written down"));
    ok(&f->cx, run(f, "round minutes", "R1"));
    const oml_table *t = oml_doc_find(f->d, "disputed");
    assert_non_null(t);
    for (size_t i = 0; i < t->n_rows; i++) {
        const oml_cell *row = &t->cells[i * t->n_columns];
        const bool wide = row[6].real - row[5].real >= 4;              // quartiles, on a scale of eight steps
        assert_true(wide || (row[7].real >= 25 && row[8].real >= 25)); // both ends
        assert_true(row[4].real >= row[5].real && row[4].real <= row[6].real);
    }
    ok(&f->cx, run(f, "add argument", "code=R1/8.5/1 round=R1 item=8.5 side=contra 'text_nl=Kost tijd.' --reason x"));
    ok(&f->cx, run(f, "round minutes", "R1"));
    assert_string_equal(test_cell(f->d, "arguments", "item", "8.5", "text")->text, "Kost tijd.");
    assert_string_equal(test_cell(f->d, "arguments", "item", "8.5", "side")->text, "contra");
    assert_false(says(f, "No argument was written down"));
}

// What stands on a confidential ballot does not stand in the minutes, that its voter has an interest included.
static void
keep_what_is_confidential(void **state)
{
    fixture *f = *state;
    ok(&f->cx, run(f, "round minutes", "R1"));
    const size_t shown = oml_doc_find(f->d, "recusals")->n_rows;
    assert_true(shown > 0);
    static const char panel[] = "voter,pentagon\nV1,company\nV2,research\nV3,government\n",
                      scores[] = "voter,item,criterion,value\n"
                                 "V1,8.5,impact,belang\nV2,8.5,impact,4\n";
    const char *people = oml_arena_printf(&f->cx.tmp, "%s/p.csv", f->folder);
    const char *sheet = oml_arena_printf(&f->cx.tmp, "%s/s.csv", f->folder);
    test_write(people, panel, strlen(panel));
    test_write(sheet, scores, strlen(scores));
    ok(&f->cx,
       run(f, "round create", oml_arena_printf(&f->cx.tmp, "C --title Ronde --mode confidential --panel %s", people)));
    ok(&f->cx, run(f, "round score", oml_arena_printf(&f->cx.tmp, "C %s", sheet)));
    ok(&f->cx, run(f, "round close", "C --reason done"));
    assert_true(says(f, "Its minutes are ready"));
    ok(&f->cx, run(f, "round minutes", "C"));
    assert_int_equal(oml_doc_find(f->d, "recusals")->n_rows, 0);
    assert_int_equal(test_cell(f->d, "agreement", "figure", "round/C/8.5/impact", "interest")->integer, 1);
    ok(&f->cx, run(f, "set round", "C quorum=1 --reason 'all must'"));
    ok(&f->cx, run(f, "round minutes", "C --brief"));
    assert_true(says(f, "2 of 3 voters handed in; the quorum of 3 was not reached"));
    assert_null(oml_doc_find(f->d, "method"));
}

static char *
written(fixture *f, const char *name, size_t *n)
{
    const char *path = oml_arena_printf(&f->cx.tmp, "%s/%s", f->folder, name);
    ok(&f->cx, run(f, "round minutes", oml_arena_printf(&f->cx.tmp, "R1 -o %s", path)));
    assert_int_equal(oml_doc_find(f->d, "minutes")->n_rows, 1);
    return test_read(path, n);
}

static void
become_a_file_to_read_and_one_to_edit(void **state)
{
    fixture *f = *state;
    size_t n;
    char *html = written(f, "m.html", &n);
    assert_non_null(strstr(html, "<html lang=\"en\">"));
    assert_non_null(strstr(html, "Minutes of a scoring round"));
    assert_null(strstr(html, "<script src="));
    free(html);
    char *odt = written(f, "m.odt", &n);
    assert_memory_equal(odt + 30, "mimetypeapplication/vnd.oasis.opendocument.text", 47);
    free(odt);
    f->cx.lang = OML_NL;
    html = written(f, "m.html", &n);
    assert_non_null(strstr(html, "<html lang=\"nl\">"));
    assert_non_null(strstr(html, "Verslag van een scoreronde"));
    free(html);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hold_all_that_a_meeting_adopts),
        TEST(tell_disputes_with_arguments),
        TEST(keep_what_is_confidential),
        TEST(become_a_file_to_read_and_one_to_edit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

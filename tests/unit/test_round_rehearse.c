/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include <math.h>

// An open round about six paths with two criteria, a panel of six, and one real score: V1 gave 1.1 a 9.
enum { PATHS = 6, VOTERS = 6 };

typedef struct fixture {
    test_agenda a;
    oml_doc *d;
} fixture;

#define PUT(...) test_put(cx, s, test_record(cx, __VA_ARGS__, NULL))

static oml_rc
run(fixture *f, const char *verb, const char *rest)
{
    return test_run(&f->a.cx, oml_arena_printf(&f->a.cx.tmp, "%s %s %s", verb, f->a.path, rest), &f->d);
}

static const char *
file(fixture *f, const char *name, const char *text)
{
    const char *path = oml_arena_printf(&f->a.cx.tmp, "%s/%s", f->a.folder, name);
    test_write(path, text, strlen(text));
    return path;
}

static void
open_round(fixture *f, const char *code, const char *mode)
{
    oml_cx *cx = &f->a.cx;
    const char *panel = file(
        f, "panel.csv", "voter,pentagon\nV1,company\nV2,company\nV3,company\nV4,research\nV5,research\nV6,research\n");
    ok(cx,
       run(f, "round create",
           oml_arena_printf(&cx->tmp, "%s --title Ronde --top 2 --draws 200 --mode %s --panel %s", code, mode, panel)));
}

static int
make(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    test_agenda_new(&f->a);
    oml_cx *cx = &f->a.cx;
    oml_store *s = test_open(cx, f->a.path, true);
    PUT("theme", "code", "1");
    for (int i = 1; i <= PATHS; i++)
        PUT("path", "code", oml_arena_printf(&cx->tmp, "1.%d", i), "theme", "1");
    for (int j = 0; j < 2; j++)
        PUT("criterion", "code", j == 0 ? "impact" : "feasibility", "about", "path", "kind", "judged", "direction",
            "max", "points", "1:0 9:1", "weight", "1");
    oml_store_free(s);
    open_round(f, "R", "attributed");
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

static double
score(const fixture *f, const char *item)
{
    return test_cell(f->d, "bands", "item", item, "score")->real;
}

static void
shows_made_up_minutes_and_leaves_the_agenda_alone(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    size_t before, after;
    double first[PATHS];
    char *was = test_read(f->a.path, &before);
    ok(cx, run(f, "round rehearse", "R"));
    char *is = test_read(f->a.path, &after);
    assert_int_equal(before, after);
    assert_memory_equal(was, is, before);
    free(was);
    free(is);
    assert_true(
        test_note(f->d, OML_NOTE_ILLUSTRATIVE, "a rehearsal: all 6 voters and all scores are made up from seed 1"));
    assert_non_null(oml_doc_find(f->d, "shortlist"));
    assert_non_null(oml_doc_find(f->d, "groups"));
    for (int i = 0; i < PATHS; i++) {
        const char *item = oml_arena_printf(&cx->tmp, "1.%d", i + 1);
        first[i] = score(f, item);
        assert_true(first[i] >= 0 && first[i] <= 1);
        assert_int_equal(test_cell(f->d, "bands", "item", item, "illustrative")->integer, 1);
    }
    // The same seed gives the same, another one does not; and a real score changes nothing of it.
    const char *real = file(f, "s.csv", "voter,item,criterion,value\nV1,1.1,impact,9\nV1,1.1,feasibility,9\n");
    ok(cx, run(f, "round score", oml_arena_printf(&cx->tmp, "R %s", real)));
    ok(cx, run(f, "round rehearse", "R"));
    for (int i = 0; i < PATHS; i++)
        near(score(f, oml_arena_printf(&cx->tmp, "1.%d", i + 1)), first[i], 0);
    ok(cx, run(f, "round rehearse", "R --seed 2"));
    bool differs = false;
    for (int i = 0; i < PATHS; i++)
        differs = differs || fabs(score(f, oml_arena_printf(&cx->tmp, "1.%d", i + 1)) - first[i]) > 1e-9;
    assert_true(differs);
}

static void
says_so_wherever_it_is_read(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    const char *path = oml_arena_printf(&cx->tmp, "%s/m.html", f->a.folder);
    ok(cx, run(f, "round rehearse", oml_arena_printf(&cx->tmp, "R -o %s", path)));
    char *page = test_read(path, NULL);
    assert_non_null(strstr(page, "<title>REHEARSAL with made-up voters: Ronde</title>"));
    assert_non_null(strstr(page, "badge illustrative"));
    free(page);
    cx->lang = OML_NL;
    ok(cx, run(f, "round rehearse", oml_arena_printf(&cx->tmp, "R -o %s", path)));
    page = test_read(path, NULL);
    assert_non_null(strstr(page, "<title>PROEF met verzonnen stemmers: Ronde</title>"));
    free(page);
}

// Who stands aside in the real panel does so here, and an unlinkable round is rehearsed as one.
static void
follows_the_rules_of_the_round(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    ok(cx, run(f, "add recusal", "code=R-V2/1.3 voter=R-V2 item=1.3 ground=declared status=standing"));
    ok(cx, run(f, "round rehearse", "R"));
    assert_int_equal(test_cell(f->d, "agreement", "item", "1.3", "interest")->integer, 1);
    assert_string_equal(test_cell(f->d, "recusals", "item", "1.3", "voter")->text, "R-rehearsal-V02");
    open_round(f, "U", "unlinkable");
    ok(cx, run(f, "round rehearse", "U --voters 15"));
    assert_null(oml_doc_find(f->d, "concordance"));
    assert_int_equal(test_cell(f->d, "response", "pentagon", "company", "voters")->integer, 3);
    fails(cx, run(f, "round rehearse", "U --voters 1001"), "OML-ROU-81");
    ok(cx, run(f, "round create", "E --title Leeg --draft"));
    fails(cx, run(f, "round rehearse", "E"), "OML-ROU-81");
    ok(cx, run(f, "round rehearse", "E --voters 9"));
    fails(cx, run(f, "round rehearse", "Q"), "OML-STO-12");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shows_made_up_minutes_and_leaves_the_agenda_alone),
        TEST(says_so_wherever_it_is_read),
        TEST(follows_the_rules_of_the_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

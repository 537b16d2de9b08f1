/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include <math.h>
#include <xlsxwriter.h>

// Every test has an agenda of its own: four paths, two criteria, a folder for sheets. "%s" in a command is the agenda,
// "@" the folder.
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
    PUT("source", "code", "s");
    PUT("theme", "code", "1", "title_nl", "Thema");
    for (int i = 1; i <= 4; i++)
        PUT("path", "code", oml_arena_printf(&cx->tmp, "1.%d", i), "theme", "1", "title_nl",
            oml_arena_printf(&cx->tmp, "Pad %d", i));
    PUT("criterion", "code", "impact", "title_nl", "Impact", "about", "path", "kind", "judged", "direction", "max",
        "unit", "1-5", "points", "1:0 5:1", "weight", "1");
    PUT("criterion", "code", "feasibility", "title_nl", "Haalbaarheid", "about", "path", "kind", "judged", "direction",
        "max", "unit", "1-5", "points", "1:0 5:1", "weight", "3");
    PUT("metric", "code", "va");
    PUT("criterion", "code", "K1", "about", "chain", "kind", "measured", "direction", "max", "metric", "va", "points",
        "0:0 1:1");
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
run(fixture *f, const char *line)
{
    return test_run_on(&f->a, line, &f->d);
}

static double
number(const fixture *f, const char *table, const char *key, const char *name, const char *column)
{
    const oml_cell *c = test_cell(f->d, table, key, name, column);
    return c->empty ? (double)NAN : c->kind == OML_CELL_REAL ? c->real : (double)c->integer;
}

static const char *
text(const fixture *f, const char *table, const char *key, const char *name, const char *column)
{
    const oml_cell *c = test_cell(f->d, table, key, name, column);
    return c->empty ? "" : c->text;
}

static bool
says(const fixture *f, const char *sentence)
{
    for (const oml_block *b = f->d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TEXT && strcmp(b->text, sentence) == 0)
            return true;
    return false;
}

static const char *const panel =
    "voter,pentagon,organisation\nV1,company,\nV2,research,\nR-V3,government,\nV4,financier,\n";
// Scores of four judges for which all 256 panels can be enumerated (test_bands.c).
static const char *const scores = "voter,item,criterion,value\n"
                                  "V1,1.1,impact,5\nV1,1.2,impact,3\nV1,1.3,impact,2\nV1,1.4,impact,4\n"
                                  "V2,1.1,impact,4\nV2,1.2,impact,4\nV2,1.3,impact,1\nV2,1.4,impact,4\n"
                                  "R-V3,1.1,impact,5\nR-V3,1.2,impact,2\nR-V3,1.3,impact,3\nR-V3,1.4,impact,3\n"
                                  "V4,1.1,impact,2\nV4,1.2,impact,5\nV4,1.3,impact,3\nV4,1.4,impact,4\n";

#define CREATE                                                                                                         \
    "round create AGENDA R --title Ronde --criteria impact --scale 1-5 --top 2 --draws 20000 --panel @/panel.csv"

static void
open_round(fixture *f)
{
    test_agenda_write(&f->a, "panel.csv", panel);
    test_agenda_write(&f->a, "scores.csv", scores);
    ok(&f->a.cx, run(f, CREATE));
}

// What one voter's absence changes tells of that voter's scores.
static void
leaves_no_small_group_out_of_a_confidential_line(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    static const char *const modes[] = {"attributed", "confidential"};
    test_agenda_write(&f->a, "panel.csv", panel);
    test_agenda_write(&f->a, "scores.csv", scores);
    for (size_t m = 0; m < OML_COUNT(modes); m++) {
        ok(cx, run(f, oml_arena_printf(
                          &cx->tmp,
                          "round create AGENDA Q%zu --title Ronde --criteria impact --scale 1-5 --top 2 --draws 200 "
                          "--panel @/panel.csv --mode %s",
                          m, modes[m])));
        ok(cx, run(f, oml_arena_printf(&cx->tmp, "round score AGENDA Q%zu @/scores.csv", m)));
        ok(cx, run(f, oml_arena_printf(&cx->tmp, "round close AGENDA Q%zu --reason done", m)));
        ok(cx, run(f, oml_arena_printf(&cx->tmp, "round cutline AGENDA Q%zu", m)));
        assert_int_equal(oml_doc_find(f->d, "influence")->n_rows, m == 0 ? 4 : 0);
        assert_true(test_note(f->d, OML_NOTE_REMARK, "not left out apart") == (m == 1));
    }
}

static void
goes_from_opening_to_shortlist(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    assert_string_equal(text(f, "rows", "voter", "V1", "result"), "new");
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    assert_true(says(f, "16 new, 0 changed, 0 unchanged, 0 refused"));
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    assert_true(says(f, "0 new, 0 changed, 16 unchanged, 0 refused"));
    fails(cx, run(f, "round close AGENDA R"), "OML-STO-10"); // a reason is asked for
    ok(cx, run(f, "round close AGENDA R --reason 'all have scored'"));
    assert_true(says(f, "Round R is closed: 4 of 4 voters scored. Its scores can no longer change."));

    ok(cx, run(f, "round result AGENDA R"));
    static const double exact[] = {67.44791666666666, 35.02604166666667, 0.1953125, 97.33072916666663},
                        mean[] = {4, 3.5, 2.25, 3.75};
    static const char *const bands[] = {"B", "B", "C", "A"};
    for (size_t i = 0; i < 4; i++) {
        const char *item = oml_arena_printf(&cx->tmp, "1.%zu", i + 1);
        near(number(f, "bands", "item", item, "top"), exact[i], 4 * sqrt(exact[i] * (100 - exact[i]) / 20000));
        near(number(f, "bands", "item", item, "impact"), mean[i], 1e-12);
        near(number(f, "bands", "item", item, "score"), (mean[i] - 1) / 4, 1e-12);
        assert_string_equal(text(f, "bands", "item", item, "band"), bands[i]);
    }
    near(number(f, "agreement", "item", "1.1", "median"), 4.5, 0);
    near(number(f, "agreement", "item", "1.1", "q1"), 3.5, 0);
    near(number(f, "agreement", "item", "1.1", "n"), 4, 0);
    assert_string_equal(text(f, "agreement", "item", "1.1", "agreement"), "few");
    near(number(f, "concordance", "criterion", "impact", "voters"), 4, 0);
    near(number(f, "concordance", "criterion", "impact", "items"), 4, 0);
    // By hand: whom each of the four puts above whom, ties for half.
    static const double borda[] = {8, 6, 2.5, 7.5}, place[] = {1, 3, 4, 2};
    for (size_t i = 0; i < 4; i++) {
        const char *item = oml_arena_printf(&cx->tmp, "1.%zu", i + 1);
        near(number(f, "orders", "item", item, "borda"), borda[i], 0);
        near(number(f, "orders", "item", item, "borda_rank"), place[i], 0);
        near(number(f, "orders", "item", item, "kemeny_rank"), place[i], 0);
    }
    assert_true(says(
        f, "Held against the published order, Kendall's tau is 1.000 for Borda and 1.000 for Kemeny (1: the same)."));
    assert_true(says(f, "Kemeny's order contradicts voters on a pair 5 times; no order does less."));
    assert_null(oml_doc_find(f->d, "groups")); // four groups of one
    assert_true(test_note(f->d, OML_NOTE_REMARK, "no group of the pentagon can be shown apart: that takes 3"));

    ok(cx, run(f, "round shortlist AGENDA R"));
    assert_true(says(f, "Of 2 places 1 are sure; 2 items compete for the rest."));
    assert_true(says(f, "No decision on this round is recorded yet."));
    assert_int_equal(test_cell(f->d, "shortlist", "item", "1.4", "shortlist")->integer, 1);
    assert_int_equal(test_cell(f->d, "shortlist", "item", "1.2", "shortlist")->integer, 0);
    ok(cx, run(f, "explain AGENDA round/R/1.1/score"));
    near(number(f, "trace", "figure", "round/R/1.1/score", "value"), 0.75, 1e-12);
    near(number(f, "trace", "figure", "ballot/R-V3/1.1/impact", "value"), 5, 0);
    fails(cx, run(f, "explain AGENDA round/R/1.1/colour"), "OML-STO-12");
    fails(cx, run(f, "explain AGENDA round/R/9.9/score"), "OML-STO-12");
}

static void
names_where_the_decision_departs(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    oml_store *s = test_open(cx, f->a.path, true);
    PUT("decision", "code", "D1", "title_nl", "Eerder", "date", "2025", "round", "R");
    PUT("outcome", "code", "D1/1.3", "decision", "D1", "item", "1.3", "result", "retained");
    PUT("decision", "code", "D2", "title_nl", "Later", "date", "2026", "round", "R", "motivation_nl", "Met reden.");
    PUT("outcome", "code", "D2/1.1", "decision", "D2", "item", "1.1", "result", "retained");
    PUT("outcome", "code", "D2/1.2", "decision", "D2", "item", "1.2", "result", "retained", "motivation_nl",
        "Omdat het past.");
    PUT("outcome", "code", "D2/1.4", "decision", "D2", "item", "1.4", "result", "reserve");
    oml_store_free(s);
    ok(cx, run(f, "round shortlist AGENDA R"));
    assert_true(says(f, "1.2 Pad 2 was chosen and stands at rank 3. Recorded motivation: Omdat het past."));
    assert_true(says(f, "1.4 Pad 4 stands at rank 2 and was not chosen. Recorded motivation: none of its own"));
    assert_true(says(f, "Motivation of the decision: Met reden."));
    assert_int_equal(test_cell(f->d, "decision", "item", "1.1", "departs")->integer, 0);
}

static void
is_hidden_until_it_is_closed(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    fails(cx, run(f, "round result AGENDA R"), "OML-ROU-40");
    fails(cx, run(f, "round shortlist AGENDA R"), "OML-ROU-40");
    fails(cx, run(f, "explain AGENDA round/R/1.1/impact"), "OML-ROU-40");
    fails(cx, run(f, "round result AGENDA Q"), "OML-STO-12");
}

static void
needs_a_quorum(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    fails(cx, run(f, "round close AGENDA R --reason early"), "OML-ROU-31");
    test_agenda_write(&f->a, "two.csv", "voter,item,criterion,value\nV1,1.1,impact,5\nV2,1.1,impact,weet niet\n");
    ok(cx, run(f, "round score AGENDA R @/two.csv"));
    fails(cx, run(f, "round close AGENDA R --reason early"), "OML-ROU-31"); // 3 of 4 are 0.6 and more, 2 are not
    test_agenda_write(&f->a, "third.csv", "stemmer;item;criterium;score\nV3;1.1;impact;belang\n");
    ok(cx, run(f, "round score AGENDA R @/third.csv"));
    ok(cx, run(f, "round close AGENDA R --reason quorum"));
    fails(cx, run(f, "round close AGENDA R --reason again"), "OML-ROU-30");
}

static void
tells_why_there_is_no_score(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    test_agenda_write(&f->a, "panel.csv", panel);
    ok(cx, run(f, "round create AGENDA R --title Ronde --scale 1-5 --top 1 --illustrative --panel @/panel.csv"));
    test_agenda_write(&f->a, "marks.csv",
                      "voter,item,criterion,value\n"
                      "V1,1.1,impact,5\nV2,1.1,impact,Weet niet\nV3,1.1,impact,INTEREST\n"
                      "V1,1.1,feasibility,2\nV2,1.1,feasibility,2\nV1,1.2,impact,1\n");
    ok(cx, run(f, "round score AGENDA R @/marks.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    ok(cx, run(f, "round result AGENDA R"));
    near(number(f, "agreement", "figure", "round/R/1.1/impact", "n"), 1, 0);
    near(number(f, "agreement", "figure", "round/R/1.1/impact", "dont_know"), 1, 0);
    near(number(f, "agreement", "figure", "round/R/1.1/impact", "interest"), 1, 0);
    near(number(f, "agreement", "figure", "round/R/1.1/impact", "absent"), 1, 0);
    // Weights 1 to 3: a quarter of 1 and three quarters of 0.25.
    near(number(f, "bands", "item", "1.1", "score"), 0.25 + 0.75 * 0.25, 1e-12);
    assert_string_equal(text(f, "bands", "item", "1.2", "band"), "-"); // nobody scored its feasibility
    assert_true(test_note(f->d, OML_NOTE_WARNING, "1 items lack scores"));
    assert_true(test_note(f->d, OML_NOTE_ILLUSTRATIVE, "illustrative"));
    assert_int_equal(test_cell(f->d, "bands", "item", "1.1", "illustrative")->integer, 1);
}

static void
takes_all_of_a_sheet_or_nothing(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    static const struct {
        const char *row, *code, *column;
    } cases[] = {
        {"V9,1.1,impact,5", "OML-ROU-22", "voter"},
        {"V1,9.9,impact,5", "OML-ROU-23", "item"},
        {"V1,1.1,feasibility,5", "OML-ROU-24", "criterion"},
        {"V1,1.1,impact,6", "OML-ROU-25", "value"},
        {"V1,1.1,impact,4.5", "OML-ROU-25", "value"},
        {"V1,1.1,impact,", "OML-ROU-25", "value"},
        {"V1,1.1,impact,perhaps", "OML-ROU-25", "value"},
        {"V2,1.1,impact,3", "OML-ROU-26", "voter"},
        {",1.1,impact,3", "OML-ROU-22", "voter"},
    };
    const char *before = test_digest(cx, f->a.path);
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        test_agenda_write(&f->a, "bad.csv",
                          oml_arena_printf(&cx->tmp,
                                           "voter,item,criterion,value\nV2,1.1,impact,5\n%s\nV4,1.1,impact,1\n",
                                           cases[i].row));
        const oml_rc rc = run(f, "round score AGENDA R @/bad.csv");
        assert_int_equal(cx->fail.row, 3);
        assert_string_equal(cx->fail.column, cases[i].column);
        fails(cx, rc, cases[i].code);
        assert_string_equal(text(f, "rows", "message", cases[i].code, "result"), "refused");
        assert_true(says(f, "2 new, 0 changed, 0 unchanged, 1 refused"));
        assert_string_equal(test_digest(cx, f->a.path), before);
    }
    test_agenda_write(&f->a, "bad.csv", "voter,item,criterion\nV1,1.1,impact\n");
    fails(cx, run(f, "round score AGENDA R @/bad.csv"), "OML-ROU-21");
    test_agenda_write(&f->a, "two.csv", "voter,item,criterion,value\nV1,1.1,impact,0\nV1,1.2,impact,9\n");
    const oml_rc rc = run(f, "round score AGENDA R @/two.csv");
    assert_non_null(strstr(cx->fail.hint, "1 more rows"));
    fails(cx, rc, "OML-ROU-25");
}

static void
a_changed_score_has_a_reason(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    test_agenda_write(&f->a, "change.csv", "voter,item,criterion,value\nV1,1.1,impact,1\n");
    fails(cx, run(f, "round score AGENDA R @/change.csv"), "OML-STO-10");
    ok(cx, run(f, "round score AGENDA R @/change.csv --reason 'typing error on paper'"));
    assert_true(says(f, "0 new, 1 changed, 0 unchanged, 0 refused"));
    ok(cx, run(f, "round score AGENDA R @/scores.csv --reason 'dry' --dry-run"));
    ok(cx, run(f, "round score AGENDA R @/change.csv"));
    assert_true(says(f, "0 new, 0 changed, 1 unchanged, 0 refused"));
}

// Whatever the door: a ballot or a voter of a closed round stays as it is, until the round is reopened.
static void
a_closed_round_cannot_change(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    const char *before = test_digest(cx, f->a.path);
    fails(cx, run(f, "round score AGENDA R @/scores.csv"), "OML-ROU-20");
    fails(cx, run(f, "set ballot AGENDA R-V1/1.1/impact value=1 --reason x"), "OML-STO-30");
    fails(cx, run(f, "withdraw ballot AGENDA R-V1/1.1/impact --reason 'it is not right'"), "OML-STO-30");
    fails(cx, run(f, "add ballot AGENDA code=R-V1/1.1/feasibility voter=R-V1 item=1.1 criterion=feasibility value=3"),
          "OML-STO-30");
    fails(cx, run(f, "add voter AGENDA code=R-V9 round=R pentagon=company"), "OML-STO-30");
    test_agenda_write(&f->a, "ballots.csv",
                      "code,voter,item,criterion,value,mark,illustrative\nR-V1/1.1/impact,R-V1,1.1,impact,1,,0\n");
    fails(cx, run(f, "import AGENDA @/ballots.csv --reason x"), "OML-STO-30");
    assert_string_equal(test_digest(cx, f->a.path), before);
    test_agenda_write(&f->a, "ballots.csv",
                      "code,voter,item,criterion,value,mark,illustrative\nR-V1/1.1/impact,R-V1,1.1,impact,5,,0\n");
    ok(cx, run(f, "import AGENDA @/ballots.csv"));            // the same again is no change
    fails(cx, run(f, "round reopen AGENDA R"), "OML-STO-10"); // a reason is asked for
    ok(cx, run(f, "round reopen AGENDA R --reason 'a ballot was left in the box'"));
    fails(cx, run(f, "round reopen AGENDA R --reason again"), "OML-ROU-73");
    ok(cx, run(f, "set ballot AGENDA R-V1/1.1/impact value=1 --reason 'left in the box'"));
}

static void
goes_through_its_states_in_order(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    ok(cx, run(f, "round create AGENDA R --title Ronde --criteria impact --scale 1-5 --top 2 --draft"));
    test_agenda_write(&f->a, "scores.csv", scores);
    fails(cx, run(f, "round score AGENDA R @/scores.csv"), "OML-ROU-20");
    fails(cx, run(f, "round open AGENDA R"), "OML-ROU-72"); // there is no panel
    ok(cx, run(f, "add voter AGENDA code=R-V1 round=R pentagon=company"));
    ok(cx, run(f, "set round AGENDA R scale_max=9 min_cell=2")); // a draft can change
    fails(cx, run(f, "set round AGENDA R status=closed closed=2026-11-24 --reason x"), "OML-RST-01");
    ok(cx, run(f, "round open AGENDA R --reason 'all is ready'"));
    assert_true(test_note(f->d, OML_NOTE_WARNING, "1 of the 1 voters"));
    assert_true(test_note(f->d, OML_NOTE_WARNING, "stands for the group 'research'"));
    fails(cx, run(f, "round open AGENDA R --reason x"), "OML-ROU-71");
    static const char *const fixed[] = {"about=chain", "criteria=feasibility", "scale_min=2",
                                        "scale_max=7", "mode=unlinkable",      "min_cell=1"};
    for (size_t i = 0; i < OML_COUNT(fixed); i++)
        fails(cx, run(f, oml_arena_printf(&cx->tmp, "set round AGENDA R %s --reason x", fixed[i])), "OML-RST-02");
    fails(cx, run(f, "set round AGENDA R status=draft --reason x"), "OML-RST-01");
}

static void
two_persons_close_and_reopen(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    test_agenda_write(&f->a, "panel.csv", panel);
    test_agenda_write(&f->a, "scores.csv", scores);
    ok(cx, run(f, CREATE " --two-persons"));
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    fails(cx, run(f, "round close AGENDA R --reason done"), "OML-RST-03");
    fails(cx, run(f, "round close AGENDA R --reason done --second tester"), "OML-RST-03"); // the same person
    fails(cx, run(f, "round close AGENDA R --reason done --second 'a name'"), "OML-OPS-20");
    fails(cx, run(f, "set round AGENDA R status=closed closed=2026-11-24 --reason done"), "OML-RST-03");
    ok(cx, run(f, "round close AGENDA R --reason done --second notary"));
    fails(cx, run(f, "round reopen AGENDA R --reason late"), "OML-RST-03");
    // Who closed it with the first says nothing of the next act, whatever the door.
    fails(cx, run(f, "set round AGENDA R status=open closed= --reason late"), "OML-RST-03");
    fails(cx, run(f, "set round AGENDA R status=open closed= second=notary --reason late"), "OML-RST-03");
    fails(cx, run(f, "set round AGENDA R status=open closed= two_persons=no --reason late"), "OML-RST-03");
    ok(cx, run(f, "round reopen AGENDA R --reason late --second notary"));
    fails(cx, run(f, "set round AGENDA R status=closed closed=2026-11-24 --reason done"), "OML-RST-03");
    ok(cx, run(f, "round close AGENDA R --reason done --second notary"));
}

static void
a_second_round_follows_a_closed_one(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    static const char again[] =
        "round create AGENDA R2 --title Tweede --criteria impact --scale 1-5 --top 2 --draws 100 --previous R";
    fails(cx, run(f, again), "OML-ROU-74"); // the first is still open
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    fails(cx, run(f, "round create AGENDA R2 --title Tweede --criteria impact --scale 1-9 --previous R"), "OML-ROU-74");
    ok(cx, run(f, again));
    ok(cx, run(f, "add voter AGENDA code=R2-V1 round=R2 pentagon=company"));
    test_agenda_write(&f->a, "second.csv", "voter,item,criterion,value\nV1,1.1,impact,2\n");
    ok(cx, run(f, "round score AGENDA R2 @/second.csv"));
    ok(cx, run(f, "round close AGENDA R2 --reason done"));
    ok(cx, run(f, "round result AGENDA R2"));
    near(number(f, "change", "item", "1.1", "before"), 4.5, 0); // 5 4 5 2
    near(number(f, "change", "item", "1.1", "median"), 2, 0);
}

// The organisation leads an initiative that contributes to 1.1, and promised something about 1.2.
static void
who_has_an_interest_stands_aside(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    oml_store *s = test_open(cx, f->a.path, true);
    PUT("organisation", "code", "ORG", "pentagon", "company");
    PUT("initiative", "code", "I1", "lead", "ORG");
    PUT("contribution", "code", "I1-1.1", "initiative", "I1", "path", "1.1");
    PUT("commitment", "code", "E1", "organisation", "ORG", "path", "1.2");
    oml_store_free(s);
    test_agenda_write(&f->a, "panel.csv", "voter,pentagon,organisation\nV1,company,ORG\nV2,research,\n");
    ok(cx, run(f, CREATE));
    ok(cx, run(f, "round recusals AGENDA R"));
    assert_string_equal(text(f, "recusals", "item", "1.1", "ground"), "lead");
    assert_string_equal(text(f, "recusals", "item", "1.2", "ground"), "commitment");
    assert_string_equal(text(f, "recusals", "item", "1.2", "status"), "proposed");
    assert_int_equal(oml_doc_find(f->d, "recusals")->n_rows, 2);
    ok(cx, run(f, "round recusals AGENDA R --confirm"));
    ok(cx, run(f, "round recusals AGENDA R"));
    assert_string_equal(text(f, "recusals", "item", "1.1", "status"), "standing");
    assert_int_equal(oml_doc_find(f->d, "recusals")->n_rows, 2);
    ok(cx, run(f, "set recusal AGENDA R-V1/1.2 status=lifted --reason 'only a letter of support'"));
    test_agenda_write(&f->a, "bad.csv", "voter,item,criterion,value\nV1,1.1,impact,5\n");
    fails(cx, run(f, "round score AGENDA R @/bad.csv"), "OML-ROU-27");
    test_agenda_write(&f->a, "good.csv", "voter,item,criterion,value\nV1,1.2,impact,5\nV2,1.1,impact,3\n");
    ok(cx, run(f, "round score AGENDA R @/good.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    ok(cx, run(f, "round result AGENDA R"));
    near(number(f, "agreement", "figure", "round/R/1.1/impact", "interest"), 1, 0);
    near(number(f, "agreement", "figure", "round/R/1.1/impact", "n"), 1, 0);
}

static void
a_recusal_comes_before_the_score(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    oml_store *s = test_open(cx, f->a.path, true);
    PUT("organisation", "code", "ORG", "pentagon", "company");
    PUT("commitment", "code", "E1", "organisation", "ORG", "path", "1.2");
    oml_store_free(s);
    test_agenda_write(&f->a, "panel.csv", "voter,pentagon,organisation\nV1,company,ORG\n");
    ok(cx, run(f, CREATE));
    test_agenda_write(&f->a, "scores.csv", "voter,item,criterion,value\nV1,1.2,impact,5\n");
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    fails(cx, run(f, "round recusals AGENDA R --confirm"), "OML-STO-34");
    fails(cx, run(f, "add recusal AGENDA code=R-V1/1.2 voter=R-V1 item=1.2 ground=declared status=standing"),
          "OML-STO-34");
    ok(cx, run(f, "withdraw ballot AGENDA R-V1/1.2/impact --reason 'has a part in it'"));
    ok(cx, run(f, "round recusals AGENDA R --confirm"));
    // Then no door takes a score: not the sheet, not a record, not a package.
    fails(cx, run(f, "round score AGENDA R @/scores.csv --reason again"), "OML-ROU-27");
    fails(cx, run(f, "add ballot AGENDA code=x voter=R-V1 item=1.2 criterion=impact value=5"), "OML-STO-33");
    test_agenda_write(&f->a, "ballots.csv",
                      "code,voter,item,criterion,value,mark,illustrative\nx,R-V1,1.2,impact,5,,0\n");
    fails(cx, run(f, "import AGENDA @/ballots.csv"), "OML-STO-33");
    ok(cx, run(f, "add ballot AGENDA code=x voter=R-V1 item=1.2 criterion=impact mark=interest"));
    fails(cx, run(f, "set ballot AGENDA x value=5 mark= --reason x"), "OML-STO-33");
}

// Four companies, three researchers and two civil servants: two are too few, and with the researchers shown they would
// follow from the whole.
static void
groups_stand_apart_when_nobody_follows(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    test_agenda_write(
        &f->a, "panel.csv",
        "voter,pentagon\nV1,company\nV2,company\nV3,company\nV4,company\nV5,research\nV6,research\nV7,research\n"
        "V8,government\nV9,government\nV10,government\n");
    test_agenda_write(
        &f->a, "scores.csv",
        "voter,item,criterion,value\n"
        "V1,1.1,impact,5\nV2,1.1,impact,5\nV3,1.1,impact,4\nV4,1.1,impact,4\nV5,1.1,impact,2\nV6,1.1,impact,2\n"
        "V7,1.1,impact,1\nV8,1.1,impact,3\nV9,1.1,impact,3\nV10,1.1,impact,belang\n"
        "V1,1.2,impact,1\nV2,1.2,impact,1\nV3,1.2,impact,1\nV4,1.2,impact,1\nV5,1.2,impact,5\nV6,1.2,impact,5\n"
        "V7,1.2,impact,4\nV8,1.2,impact,2\nV9,1.2,impact,3\nV10,1.2,impact,3\n");
    ok(cx, run(f, CREATE));
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    ok(cx, run(f, "round result AGENDA R"));
    near(number(f, "groups", "item", "1.1", "company"), 4.5, 0);
    assert_true(isnan(number(f, "groups", "item", "1.1", "government")));
    assert_true(isnan(number(f, "groups", "item", "1.1", "research")));
    near(number(f, "groups", "item", "1.1", "others"), 2, 0); // 2 2 1 3 3
    assert_true(isnan(number(f, "groups", "item", "1.1", "difference")));
    near(number(f, "groups", "item", "1.2", "research"), 5, 0);
    near(number(f, "groups", "item", "1.2", "government"), 3, 0);
    assert_true(isnan(number(f, "groups", "item", "1.2", "others")));
    near(number(f, "groups", "item", "1.2", "difference"), 4, 0);
    assert_true(says(f,
                     "The groups differ most on “Impact” of 1.2: median 5.0 of the group 'research', 1.0 of the group "
                     "'company'."));
}

// One item has all of the impact, one all of the feasibility, one half of both: at 50% they tie.
static void
other_weights_make_another_shortlist(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    test_agenda_write(&f->a, "panel.csv", "voter,pentagon\nV1,company\n");
    test_agenda_write(
        &f->a, "scores.csv",
        "voter,item,criterion,value\nV1,1.1,impact,5\nV1,1.1,feasibility,1\nV1,1.2,impact,1\nV1,1.2,feasibility,5\n"
        "V1,1.3,impact,3\nV1,1.3,feasibility,3\nV1,1.4,impact,1\nV1,1.4,feasibility,1\n");
    ok(cx, run(f, "round create AGENDA R --title Ronde --scale 1-5 --top 1 --draws 100 --panel @/panel.csv"));
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    ok(cx, run(f, "round result AGENDA R"));
    static const double at_30[] = {3, 1, 2}, at_70[] = {1, 3, 2};
    for (size_t i = 0; i < 3; i++) {
        const char *item = oml_arena_printf(&cx->tmp, "1.%zu", i + 1);
        near(number(f, "weights", "item", item, "rank_30"), at_30[i], 0);
        near(number(f, "weights", "item", item, "rank_50"), 1, 0);
        near(number(f, "weights", "item", item, "rank_70"), at_70[i], 0);
        near(number(f, "weights", "item", item, "always"), 0, 0);
    }
    assert_int_equal(oml_doc_find(f->d, "weights")->n_rows, 3); // 1.4 is first at no weight
    assert_true(says(f, "0 items are among the first 1 at every weight of “Impact” from 30 to 70%, 3 at some."));
}

// A package with a closed round in it comes in whole: the round is closed in the same transaction as its ballots
// arrive.
static void
a_closed_round_can_arrive(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    ok(cx, run(f, "export AGENDA @/package"));
    ok(cx, run(f, "init @/b.omloop --from @/package"));
    assert_string_equal(test_digest(cx, test_agenda_path(&f->a, "b.omloop")), test_digest(cx, f->a.path));
}

static void
reads_a_workbook(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    open_round(f);
    lxw_workbook *book = workbook_new(test_agenda_path(&f->a, "scores.xlsx"));
    lxw_worksheet *w = workbook_add_worksheet(book, "scores");
    static const char *const rows[][3] = {
        {"voter", "item", "criterion"}, {"V1", "1.1", "impact"}, {"V2", "1.1", "impact"}};
    for (unsigned i = 0; i < 3; i++)
        for (unsigned j = 0; j < 3; j++)
            worksheet_write_string(w, i, (lxw_col_t)j, rows[i][j], NULL);
    worksheet_write_string(w, 0, 3, "value", NULL);
    worksheet_write_number(w, 1, 3, 5, NULL);
    worksheet_write_string(w, 2, 3, "weet niet", NULL);
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    ok(cx, run(f, "round score AGENDA R @/scores.xlsx"));
    assert_true(says(f, "2 new, 0 changed, 0 unchanged, 0 refused"));
}

static void
refuses_a_round_that_is_none(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    static const char *const cases[][2] = {
        {"--scale 5", "OML-ROU-10"},           {"--scale 1-2", "OML-ROU-10"},
        {"--scale 9-1", "OML-ROU-10"},         {"--scale a-b", "OML-ROU-10"},
        {"--criteria K1", "OML-ROU-11"},       {"--criteria nope", "OML-STO-12"},
        {"--about chain", "OML-ROU-11"},       {"--about moon", "OML-REC-03"},
        {"--quorum 2", "OML-REC-09"},          {"--top 0", "OML-REC-09"},
        {"--panel @/none.csv", "OML-FIL-01"},  {"--panel @/odd.csv", "OML-ROU-21"},
        {"--panel @/wrong.csv", "OML-REC-03"},
    };
    test_agenda_write(&f->a, "odd.csv", "name,group\nx,company\n");
    test_agenda_write(&f->a, "wrong.csv", "voter,pentagon\nV1,company\nV2,hexagon\n");
    const char *before = test_digest(cx, f->a.path);
    for (size_t i = 0; i < OML_COUNT(cases); i++)
        fails(cx, run(f, oml_arena_printf(&cx->tmp, "round create AGENDA R --title Ronde %s", cases[i][0])),
              cases[i][1]);
    assert_string_equal(test_digest(cx, f->a.path), before);
    open_round(f);
    fails(cx, run(f, CREATE), "OML-ROU-12");
}

// The shipped agenda decides otherwise than its panel on exactly the two points that its decision names.
static void
the_shipped_decision_departs_on_two_points(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    char shipped[1024];
    ok(cx, run(f, oml_arena_printf(&cx->tmp, "init @/f.omloop --from %s",
                                   source_path(shipped, sizeof shipped, "data/flanders"))));
    ok(cx, run(f, "round shortlist @/f.omloop R1"));
    const oml_table *t = oml_doc_find(f->d, "decision");
    size_t departs = 0;
    for (size_t i = 0; i < t->n_rows; i++)
        departs += t->cells[i * t->n_columns + 5].integer != 0;
    assert_int_equal(departs, 2);
    assert_int_equal(test_cell(f->d, "decision", "item", "12.a", "departs")->integer, 1);
    assert_int_equal(test_cell(f->d, "decision", "item", "9.c", "departs")->integer, 1);
    ok(cx, run(f, "round result @/f.omloop R1"));
    assert_int_equal(oml_doc_find(f->d, "bands")->n_rows, 64);
    assert_int_equal(oml_doc_find(f->d, "agreement")->n_rows, 128);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(leaves_no_small_group_out_of_a_confidential_line),
        TEST(goes_from_opening_to_shortlist),
        TEST(names_where_the_decision_departs),
        TEST(is_hidden_until_it_is_closed),
        TEST(needs_a_quorum),
        TEST(tells_why_there_is_no_score),
        TEST(takes_all_of_a_sheet_or_nothing),
        TEST(a_changed_score_has_a_reason),
        TEST(a_closed_round_cannot_change),
        TEST(a_closed_round_can_arrive),
        TEST(reads_a_workbook),
        TEST(goes_through_its_states_in_order),
        TEST(two_persons_close_and_reopen),
        TEST(a_second_round_follows_a_closed_one),
        TEST(who_has_an_interest_stands_aside),
        TEST(a_recusal_comes_before_the_score),
        TEST(groups_stand_apart_when_nobody_follows),
        TEST(other_weights_make_another_shortlist),
        TEST(refuses_a_round_that_is_none),
        TEST(the_shipped_decision_departs_on_two_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

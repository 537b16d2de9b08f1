/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include <math.h>

// Three chains small enough to rank by hand. Value added: A takes all of a class that is a quarter of sector S1 (400),
// B and C each half of S2 (300); what A takes of the retail trade stands around manufacturing and does not count.
// So A 100, B 150, C 150 on a scale to 200: values 0.5, 0.75, 0.75. The panel judged A 9 9 1 and B 1 2 3, C not at all:
// medians 9 and 2, values 1 and 0.125. Weights 3 to 1.
static test_agenda agenda;

#define PUT(...) test_put(&agenda.cx, s, test_record(&agenda.cx, __VA_ARGS__, NULL))

static void
put_evidence(oml_store *s)
{
    PUT("source", "code", "s");
    PUT("agenda", "code", "a", "top", "1");
    PUT("metric", "code", "va", "title_nl", "Waarde", "unit", "MEUR");
    PUT("metric", "code", "kg", "title_nl", "Gewicht", "unit", "kt", "perspective", "consumption", "points",
        "0:0 40:1");
    PUT("metric", "code", "odd", "title_nl", "Zonder schaal", "unit", "kt");
    PUT("sector", "code", "S1", "level", "division", "scope", "core");
    PUT("sector", "code", "S1a", "level", "class", "parent", "S1", "share_of_parent", "0.25");
    PUT("sector", "code", "S2", "level", "division", "scope", "boundary");
    PUT("sector", "code", "S3", "level", "division", "scope", "around");
    PUT("chain", "code", "A", "title_nl", "Keten A", "status", "not_retained", "in_scope", "1", "motivation_nl",
        "Omdat het niet kan.");
    PUT("chain", "code", "B", "title_nl", "Keten B", "status", "priority", "in_scope", "1");
    PUT("chain", "code", "C", "title_nl", "Keten C", "status", "candidate", "in_scope", "0");
    PUT("chain_sector", "code", "A/S1a", "chain", "A", "sector", "S1a", "position", "make", "share", "1");
    PUT("chain_sector", "code", "A/S3", "chain", "A", "sector", "S3", "position", "trade", "share", "1");
    PUT("chain_sector", "code", "B/S2", "chain", "B", "sector", "S2", "position", "make", "share", "0.5");
    PUT("chain_sector", "code", "C/S2", "chain", "C", "sector", "S2", "position", "make", "share", "0.5");
    PUT("statistic", "code", "1", "sector", "S1", "metric", "va", "value", "400", "unit", "MEUR", "period", "2015",
        "geography", "BE", "source", "s");
    PUT("statistic", "code", "2", "sector", "S2", "metric", "va", "value", "300", "unit", "MEUR", "period", "2015",
        "geography", "BE", "source", "s");
    PUT("statistic", "code", "3", "sector", "S3", "metric", "va", "value", "10000", "unit", "MEUR", "period", "2015",
        "geography", "BE", "source", "s");
    PUT("statistic", "code", "4", "chain", "A", "metric", "kg", "value", "2.5", "unit", "kt", "period", "2016",
        "geography", "BE2", "source", "s");
    PUT("statistic", "code", "5", "chain", "A", "metric", "kg", "value", "99", "unit", "kt", "period", "2012",
        "geography", "BE2", "source", "s");
    PUT("statistic", "code", "6", "sector", "S1", "metric", "odd", "value", "8", "unit", "kt", "period", "2016",
        "geography", "BE2", "source", "s");
}

static void
put_judgement(oml_store *s)
{
    PUT("criterion", "code", "K1", "title_nl", "Economie", "about", "chain", "kind", "measured", "direction", "max",
        "unit", "MEUR", "metric", "va", "alternatives", "kg", "points", "0:0 200:1", "weight", "3");
    PUT("criterion", "code", "K2", "title_nl", "Ruimte", "about", "chain", "kind", "judged", "direction", "max", "unit",
        "1-9", "points", "1:0 9:1", "weight", "1");
    PUT("weightset", "code", "other", "title_nl", "Anders", "pentagon", "research");
    PUT("weight", "code", "other/K1", "weightset", "other", "criterion", "K1", "points", "90");
    PUT("weight", "code", "other/K2", "weightset", "other", "criterion", "K2", "points", "10");
    PUT("weightset", "code", "half", "title_nl", "Half", "pentagon", "company");
    PUT("weight", "code", "half/K1", "weightset", "half", "criterion", "K1", "points", "90");
    PUT("round", "code", "R", "about", "chain", "criteria", "K2", "scale_min", "1", "scale_max", "9", "quorum", "0.5",
        "top", "1", "draws", "100", "seed", "1", "status", "open", "opened", "2026-01-01", "illustrative", "1");
    static const char *const votes[][3] = {{"R-1", "9", "1"}, {"R-2", "9", "2"}, {"R-3", "1", "3"}};
    for (size_t i = 0; i < 3; i++) {
        PUT("voter", "code", votes[i][0], "round", "R");
        for (size_t j = 0; j < 2; j++) {
            const char *item = j == 0 ? "A" : "B";
            PUT("ballot", "code", oml_arena_printf(&agenda.cx.tmp, "%s/%s/K2", votes[i][0], item), "voter", votes[i][0],
                "item", item, "criterion", "K2", "value", votes[i][1 + j]);
        }
    }
    PUT("round", "code", "R", "about", "chain", "criteria", "K2", "scale_min", "1", "scale_max", "9", "quorum", "0.5",
        "top", "1", "draws", "100", "seed", "1", "status", "closed", "opened", "2026-01-01", "closed", "2026-02-01",
        "illustrative", "1");
    PUT("decision", "code", "D", "title_nl", "Keuze", "date", "2026-03", "body", "Stuurgroep", "motivation_nl",
        "Zo is het goed.");
    PUT("outcome", "code", "D/B", "decision", "D", "item", "B", "result", "priority", "motivation_nl",
        "Omdat het moet.");
}

static int
make(void **state)
{
    (void)state;
    test_agenda_new(&agenda);
    oml_store *s = test_open(&agenda.cx, agenda.path, true);
    put_evidence(s);
    put_judgement(s);
    oml_store_free(s);
    return 0;
}

static int
unmake(void **state)
{
    (void)state;
    test_agenda_free(&agenda);
    return 0;
}

static oml_rc
ask(oml_cx *cx, const char *verb, const char *rest, oml_doc **out)
{
    return test_run(cx, oml_arena_printf(&cx->tmp, "%s %s %s", verb, agenda.path, rest), out);
}

static double
real(const oml_doc *d, const char *table, const char *key, const char *name, const char *column)
{
    const oml_cell *c = test_cell(d, table, key, name, column);
    return c->empty ? (double)NAN : c->kind == OML_CELL_REAL ? c->real : (double)c->integer;
}

static const char *
text(const oml_doc *d, const char *table, const char *key, const char *name, const char *column)
{
    const oml_cell *c = test_cell(d, table, key, name, column);
    return c->empty ? "" : c->text;
}

// Does any sentence of the table `sensitivity`, or any text, say exactly this?
static bool
says(const oml_doc *d, const char *sentence)
{
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TEXT && strcmp(b->text, sentence) == 0)
            return true;
    const oml_table *t = oml_doc_find(d, "sensitivity");
    for (size_t i = 0; t != NULL && i < t->n_rows; i++)
        if (strcmp(t->cells[i * t->n_columns + 2].text, sentence) == 0)
            return true;
    return false;
}

static void
ranks_as_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {.threads = 2};
    oml_doc *d;
    ok(&cx, ask(&cx, "rank", "", &d));
    near(real(d, "rank", "chain", "A", "score"), 0.625, 1e-12);
    near(real(d, "rank", "chain", "B", "score"), 0.59375, 1e-12);
    assert_int_equal(oml_doc_find(d, "rank")->n_rows, 2);
    near(real(d, "contributions", "figure", "rank/A/K1", "score"), 100, 1e-12);
    near(real(d, "contributions", "figure", "rank/A/K1", "value"), 0.5, 1e-12);
    near(real(d, "contributions", "figure", "rank/A/K1", "weight"), 0.75, 1e-12);
    near(real(d, "contributions", "figure", "rank/A/K2", "score"), 9, 0);
    near(real(d, "contributions", "figure", "rank/B/K2", "contribution"), 0.25 * 0.125, 1e-12);
    assert_string_equal(text(d, "contributions", "figure", "rank/B/K1", "geography"), "BE");
    // A is first as long as K1 weighs less than 7/9, so in 7/9 of all weights.
    const double share = real(d, "acceptability", "chain", "A", "top"),
                 error = real(d, "acceptability", "chain", "A", "error");
    near(share, 700.0 / 9, 4 * error);
    near(error, 100 * sqrt(share / 100 * (1 - share / 100) / 10000), 1e-9);
    near(real(d, "sensitivity_weight", "criterion", "K1", "high"), 7.0 / 9, 1e-12);
    assert_string_equal(text(d, "sensitivity_weight", "criterion", "K1", "high_enters"), "B");
    near(real(d, "sensitivity_enter", "chain", "B", "moved"), 7.0 / 9 - 0.75, 1e-9);
    assert_true(test_note(d, OML_NOTE_ILLUSTRATIVE, "illustrative"));
    // The scores of the round are made up, so what the order turns on is so too.
    near(real(d, "sensitivity_weight", "criterion", "K1", "illustrative"), 1, 0);
    near(real(d, "sensitivity_metric", "criterion", "K1", "illustrative"), 1, 0);
    near(real(d, "sensitivity", "about", "weights", "illustrative"), 1, 0);
    assert_true(test_note(d, OML_NOTE_ESTIMATE, "part of a sector"));
    oml_cx_done(&cx);
}

static void
names_what_the_order_turns_on(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "rank", "", &d));
    // With kilotonnes A has 2.5 of 40, the later of its two figures, and B, of which nothing is known, the middle.
    assert_true(says(
        d, "Keten B enters the top 1 when “Gewicht (Flanders, 2016)” is taken instead of “Waarde (Belgium, 2015)”."));
    assert_true(says(
        d, "Keten A leaves the top 1 when “Gewicht (Flanders, 2016)” is taken instead of “Waarde (Belgium, 2015)”."));
    assert_true(test_note(d, OML_NOTE_WARNING, "“Gewicht” has no figure for 1 of the 2 chains"));
    assert_true(says(d, "Keten C enters the top 1 when the chains out of scope take part too."));
    assert_true(says(d, "Keten B enters the top 1 without “Ruimte”."));
    assert_true(says(d, "The top 1 stays the same without “Economie”."));
    assert_true(says(d, "Keten B enters the top 1 when only the measured criteria count."));
    assert_true(says(d, "Above 77.8%, Keten B takes the place of Keten A."));
    assert_true(
        says(d, "Keten B reaches the top 1 when 2.8% of the weight moves: K1 75.0% → 77.8%, K2 25.0% → 22.2%."));
    assert_true(says(d, "Keten B enters the top 1 with the weights “Anders”."));
    assert_true(test_note(d, OML_NOTE_WARNING,
                          "the weights “Half” are left out: the weights 'half' say nothing about criterion K2"));
    oml_cx_done(&cx);
}

static void
stands_beside_the_decision(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "rank", "", &d));
    assert_true(says(d, "A Keten A stands at rank 1 and was not chosen. Recorded motivation: Omdat het niet kan."));
    assert_true(says(d, "B Keten B was chosen and stands at rank 2. Recorded motivation: Omdat het moet."));
    assert_true(says(d, "Motivation of the decision: Zo is het goed."));
    assert_int_equal(test_cell(d, "decision", "item", "A", "departs")->integer, 1);
    ok(&cx, ask(&cx, "rank", "--weights other", &d));
    assert_true(says(d, "The decision and the first 1 are the same."));
    oml_cx_done(&cx);
}

static void
what_is_missing_may_be_anything(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "rank", "--scope all", &d));
    near(real(d, "rank", "chain", "C", "score"), 0.75 * 0.75 + 0.25 * 0.5, 1e-12);
    near(real(d, "rank", "chain", "C", "low"), 0.75 * 0.75, 1e-12);
    near(real(d, "rank", "chain", "C", "high"), 0.75 * 0.75 + 0.25, 1e-12);
    near(real(d, "rank", "chain", "C", "worst"), 3, 0);
    assert_string_equal(text(d, "contributions", "figure", "rank/C/K2/scope=all", "state"), "missing");
    assert_true(test_note(d, OML_NOTE_WARNING, "1 scores are missing"));
    oml_cx_done(&cx);
}

static void
takes_another_metric_weights_or_top(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "rank", "--metric K1=kg --weights other --top 2", &d));
    near(real(d, "rank", "chain", "A", "score"), 0.9 * 2.5 / 40 + 0.1, 1e-12);
    near(real(d, "rank", "chain", "B", "score"), 0.9 * 0.5 + 0.1 * 0.125, 1e-12);
    ok(&cx, ask(&cx, "rank", "--metric K1=odd", &d)); // no scale of its own: from 0 to the largest figure, A's 2
    near(real(d, "contributions", "figure", "rank/A/K1/metric=K1=odd", "value"), 1, 1e-12);
    assert_true(test_note(d, OML_NOTE_WARNING, "“Zonder schaal” declares no value function"));
    oml_cx_done(&cx);
}

static void
the_seed_repeats_on_any_number_of_threads(void **state)
{
    (void)state;
    double top[3];
    for (unsigned i = 0; i < 3; i++) {
        oml_cx cx = {.threads = i == 1 ? 3 : 1};
        oml_doc *d;
        ok(&cx, ask(&cx, "rank", i == 2 ? "--seed 5 --draws 999" : "--draws 999", &d));
        top[i] = real(d, "acceptability", "chain", "A", "top");
        oml_cx_done(&cx);
    }
    near(top[0], top[1], 0);
    assert_true(top[0] != top[2]);
}

static void
walks_back_to_the_records(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "explain", "rank/A/score", &d));
    near(real(d, "trace", "figure", "rank/A/score", "value"), 0.625, 1e-12);
    near(real(d, "trace", "figure", "rank/A/K1", "value"), 0.375, 1e-12);
    near(real(d, "trace", "figure", "statistic/1", "value"), 400, 0);
    near(real(d, "trace", "figure", "chain_sector/A/S1a", "value"), 1, 0);
    near(real(d, "trace", "figure", "round/R/A/K2", "value"), 9, 0);
    ok(&cx, ask(&cx, "explain", "rank/A/K1/metric=K1=kg", &d));
    near(real(d, "trace", "figure", "statistic/4", "value"), 2.5, 0);
    ok(&cx, ask(&cx, "explain", "rank/A/top", &d));
    fails(&cx, ask(&cx, "explain", "rank/A/nothing", &d), "OML-TRA-01");
    fails(&cx, ask(&cx, "explain", "rank/Z/score", &d), "OML-TRA-01");
    fails(&cx, ask(&cx, "explain", "rank/A/score/colour=red", &d), "OML-TRA-01");
    fails(&cx, ask(&cx, "explain", "rank/A", &d), "OML-TRA-01");
    oml_cx_done(&cx);
}

static void
refuses_what_it_cannot_do(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"--metric K1", "OML-RAN-10"},    {"--metric =va", "OML-RAN-10"},     {"--metric K9=va", "OML-RAN-11"},
        {"--metric K2=va", "OML-RAN-11"}, {"--metric K1=nope", "OML-EVI-01"}, {"--scope some", "OML-RAN-12"},
        {"--draws 0", "OML-RAN-13"},      {"--top=-1", "OML-RAN-13"},         {"--weights nope", "OML-STO-12"},
        {"--weights half", "OML-RAN-02"},
    };
    oml_cx cx = {0};
    oml_doc *d;
    for (size_t i = 0; i < OML_COUNT(cases); i++)
        fails(&cx, ask(&cx, "rank", cases[i][0], &d), cases[i][1]);
    oml_cx_done(&cx);
}

static void
an_empty_agenda_has_nothing_to_rank(void **state)
{
    (void)state;
    test_agenda empty;
    oml_doc *d;
    test_agenda_new(&empty);
    ok(&empty.cx, test_run(&empty.cx, oml_arena_printf(&empty.cx.tmp, "rank %s", empty.path), &d));
    assert_null(oml_doc_find(d, "rank"));
    fails(&empty.cx, test_run(&empty.cx, oml_arena_printf(&empty.cx.tmp, "explain %s rank/VC1/score", empty.path), &d),
          "OML-RAN-01");
    test_agenda_free(&empty);
}

// What public figures alone say of the shipped agenda: on value added and carbon footprint machines, vehicles and
// electronics lead and textile is not among the first four, with the Flemish mass footprint it is first.
static void
the_shipped_agenda_turns_on_the_footprint(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    char shipped[1024], path[400];
    snprintf(path, sizeof path, "%s/f.omloop", agenda.folder);
    ok(&cx, test_run(&cx,
                     oml_arena_printf(&cx.tmp, "init %s --from %s", path,
                                      source_path(shipped, sizeof shipped, "data/flanders")),
                     &d));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank %s --scope all --weights figures", path), &d));
    static const char *const first[] = {"VC4", "VC7", "VC8", "VC3"};
    for (size_t i = 0; i < OML_COUNT(first); i++)
        assert_true(real(d, "rank", "chain", first[i], "rank") <= 4);
    near(real(d, "acceptability", "chain", "VC4", "top"), 100, 0.5);
    assert_true(says(d, "Consumer textile enters the top 4 when “Material footprint of consumer goods 2016 (Flanders)” "
                        "is taken instead of "
                        "“Carbon footprint of consumption 2011 (CO2) (Belgium)”."));
    ok(&cx,
       test_run(&cx,
                oml_arena_printf(&cx.tmp, "rank %s --scope all --weights figures --metric K2=mass_footprint", path),
                &d));
    assert_true(real(d, "rank", "chain", "VC1", "rank") <= 4);
    for (int c = 2; c <= 11; c++) { // no chain that has a figure has a larger footprint
        const char *figure =
            oml_arena_printf(&cx.tmp, "rank/VC%d/K2/metric=K2=mass_footprint/weights=figures/scope=all", c);
        const double other = real(d, "contributions", "figure", figure, "score");
        assert_true(isnan(other) ||
                    other < real(d, "contributions", "figure",
                                 "rank/VC1/K2/metric=K2=mass_footprint/weights=figures/scope=all", "score"));
    }
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank %s", path), &d));
    assert_true(test_note(d, OML_NOTE_WARNING, "different years, places or perspectives"));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_as_by_hand),
        cmocka_unit_test(names_what_the_order_turns_on),
        cmocka_unit_test(stands_beside_the_decision),
        cmocka_unit_test(what_is_missing_may_be_anything),
        cmocka_unit_test(takes_another_metric_weights_or_top),
        cmocka_unit_test(the_seed_repeats_on_any_number_of_threads),
        cmocka_unit_test(walks_back_to_the_records),
        cmocka_unit_test(refuses_what_it_cannot_do),
        cmocka_unit_test(an_empty_agenda_has_nothing_to_rank),
        cmocka_unit_test(the_shipped_agenda_turns_on_the_footprint),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}

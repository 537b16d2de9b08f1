/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/status.h"
#include "base/time.h"
#include "oml_test.h"

#define DAY ((int64_t)OML_TIME_DAY)
#define SILENCE (183 * DAY)

static int64_t
on(const char *date)
{
    int64_t ms = 0;
    assert_true(oml_time_parse_date(date, strlen(date), &ms));
    return ms;
}

static oml_period
period(const char *text)
{
    oml_period p;
    assert_true(oml_period_parse(text, strlen(text), &p));
    return p;
}

static void
milestones(void **state)
{
    (void)state;
    static const struct {
        const char *word, *planned, *forecast, *actual, *step;
    } cases[] = {
        {"planned", "2027-Q1", NULL, NULL, "planned"},
        {"planned", "2026-Q4", NULL, NULL, "planned"}, // the quarter is not over
        {"planned", "2026-Q3", NULL, NULL, "overdue"}, // it is
        {"planned", "2026-11-23", NULL, NULL, "overdue"},
        {"planned", "2026-11-24", NULL, NULL, "planned"}, // today is not over
        {"at_risk", "2027-03-31", NULL, NULL, "at_risk"},
        {"planned", "2027-03-31", "2027-05", NULL, "slipping"},
        {"at_risk", "2027-03-31", "2027-Q2", NULL, "slipping"},
        {"planned", "2027-03-31", "2027-Q1", NULL, "planned"}, // less exact, not later
        {"at_risk", "2026-06-30", "2027-Q2", NULL, "overdue"},
        {"planned", "2026-06-30", NULL, "2026-06-30", "reached"},
        {"reached", "2026-06-30", NULL, "2026-07-01", "reached_late"},
        {"reached", "2026-06-30", NULL, NULL, "reached"},
        {"missed", "2027-06-30", NULL, NULL, "missed"},
        {"dropped", "2020", NULL, NULL, "dropped"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        const oml_period forecast = period(cases[i].forecast == NULL ? "2000" : cases[i].forecast);
        const oml_period actual = period(cases[i].actual == NULL ? "2000" : cases[i].actual);
        const oml_status_milestone m = {cases[i].word, period(cases[i].planned),
                                        cases[i].forecast == NULL ? NULL : &forecast,
                                        cases[i].actual == NULL ? NULL : &actual};
        const char *step = oml_status_step_word(oml_status_of_milestone(&m, on("2026-11-24")));
        if (strcmp(step, cases[i].step) != 0)
            fail_msg("milestone %zu is %s, not %s", i, step, cases[i].step);
    }
}

static void
promises(void **state)
{
    (void)state;
    const oml_period deadline = period("2026-Q3");
    assert_true(oml_status_promise_late("signed", &deadline, on("2026-10-01")));
    assert_false(oml_status_promise_late("signed", &deadline, on("2026-09-30")));
    assert_false(oml_status_promise_late("kept", &deadline, on("2026-10-01")));
    assert_false(oml_status_promise_late("partly", &deadline, on("2026-10-01")));
}

static void
one_rule_at_a_time(void **state)
{
    (void)state;
    const int64_t now = on("2026-11-24");
    const struct {
        const char *what, *status;
        unsigned why;
        oml_status_facts f;
    } cases[] = {
        {"runs and reports",
         "on_schedule",
         0,
         {.stage = "running", .report = now - DAY, .said = OML_STATUS_ON_SCHEDULE}},
        {"its report worries",
         "attention",
         OML_WHY_REPORT,
         {.stage = "running", .report = now, .said = OML_STATUS_ATTENTION}},
        {"a report that all is done closes nothing",
         "on_schedule",
         0,
         {.stage = "closing", .report = now, .said = OML_STATUS_DONE}},
        {"silent for half a year", "no_report", OML_WHY_SILENT, {.stage = "running", .report = now - SILENCE - 1}},
        {"half a year to the day",
         "on_schedule",
         0,
         {.stage = "running", .report = now - SILENCE, .said = OML_STATUS_ON_SCHEDULE}},
        {"never reported", "no_report", OML_WHY_SILENT, {.stage = "running"}},
        {"began last month", "on_schedule", 0, {.stage = "running", .start = now - 30 * DAY}},
        {"in preparation", "not_started", 0, {.stage = "preparation", .start = now + DAY}},
        {"should have begun", "late", OML_WHY_START, {.stage = "preparation", .start = now}},
        {"should have ended",
         "late",
         OML_WHY_END,
         {.stage = "running", .report = now, .said = OML_STATUS_DONE, .end = now}},
        {"continuous",
         "on_schedule",
         0,
         {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .end = now, .continuous = true}},
        {"behind while it says it is not",
         "late",
         OML_WHY_OVERDUE,
         {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .steps[OML_STEP_OVERDUE] = 1}},
        {"missed",
         "late",
         OML_WHY_MISSED,
         {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .steps[OML_STEP_MISSED] = 1}},
        {"slipping",
         "attention",
         OML_WHY_SLIPPING,
         {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .steps[OML_STEP_SLIPPING] = 1}},
        {"at risk",
         "attention",
         OML_WHY_AT_RISK,
         {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .steps[OML_STEP_AT_RISK] = 1}},
        {"what came late is behind us",
         "on_schedule",
         0,
         {.stage = "running",
          .report = now,
          .said = OML_STATUS_ON_SCHEDULE,
          .steps[OML_STEP_BEHIND] = 3,
          .steps[OML_STEP_DROPPED] = 1}},
        {"suspended", "attention", OML_WHY_SUSPENDED, {.stage = "suspended"}},
        {"closed", "done", 0, {.stage = "closed", .proven = true, .steps[OML_STEP_REACHED] = 4}},
        {"closed after a worrying report",
         "done",
         0,
         {.stage = "closed", .proven = true, .report = 1, .said = OML_STATUS_LATE}},
        {"closed without proof", "attention", OML_WHY_UNPROVEN, {.stage = "closed"}},
        {"closed with work left",
         "attention",
         OML_WHY_OPEN,
         {.stage = "closed", .proven = true, .steps[OML_STEP_PLANNED] = 1}},
        {"closed with overdue work",
         "late",
         OML_WHY_OVERDUE,
         {.stage = "closed", .proven = true, .steps[OML_STEP_OVERDUE] = 1}},
        {"stopped", "stopped", 0, {.stage = "stopped", .steps[OML_STEP_OVERDUE] = 2}},
        {"says itself it stopped",
         "stopped",
         OML_WHY_REPORT,
         {.stage = "running", .report = now, .said = OML_STATUS_STOPPED}},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        unsigned why = 99;
        const char *word = oml_status_word(oml_status_of(&cases[i].f, now, SILENCE, &why));
        if (strcmp(word, cases[i].status) != 0 || why != cases[i].why)
            fail_msg("%s: %s for %x, not %s for %x", cases[i].what, word, why, cases[i].status, cases[i].why);
    }
}

// What two Flemish programmes published of themselves: the counts must come out as they were printed.
static void
published_programmes(void **state)
{
    (void)state;
    enum { DONE, RUNS, CONTINUOUS, BEHIND, WORRIES, WAITS, STOPPED, DROPPED, KINDS };
    const int64_t now = on("2014-06-30");
    const oml_status_facts kinds[KINDS] = {
        [DONE] = {.stage = "closed", .proven = true},
        [RUNS] = {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .end = now + DAY},
        [CONTINUOUS] =
            {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .continuous = true, .end = now},
        [BEHIND] = {.stage = "running", .report = now, .said = OML_STATUS_ON_SCHEDULE, .steps[OML_STEP_OVERDUE] = 1},
        [WORRIES] = {.stage = "running", .report = now, .said = OML_STATUS_ATTENTION},
        [WAITS] = {.stage = "preparation", .start = now + DAY},
        [STOPPED] = {.stage = "stopped"},
        [DROPPED] = {.stage = "running", .report = now, .said = OML_STATUS_LATE},
    };
    static const struct {
        const char *what;
        size_t made[KINDS], counted[OML_STATUS_COUNT];
    } cases[] = {
        {"New Industrial Policy, December 2013: 33 realised, 13 on schedule (5 continuous), 4 delayed",
         {[DONE] = 33, [RUNS] = 8, [CONTINUOUS] = 5, [BEHIND] = 4},
         {[OML_STATUS_DONE] = 33, [OML_STATUS_ON_SCHEDULE] = 13, [OML_STATUS_LATE] = 4}},
        {"New Industrial Policy, June 2014: 40 realised, 8 delayed, 1 not realised, 1 ongoing",
         {[DONE] = 40, [BEHIND] = 8, [STOPPED] = 1, [CONTINUOUS] = 1},
         {[OML_STATUS_DONE] = 40, [OML_STATUS_LATE] = 8, [OML_STATUS_STOPPED] = 1, [OML_STATUS_ON_SCHEDULE] = 1}},
        {"Vlaamse Veerkracht, June 2022: 173 on track, 5 orange, 1 red, 1 grey",
         {[RUNS] = 173, [WORRIES] = 5, [DROPPED] = 1, [WAITS] = 1},
         {[OML_STATUS_ON_SCHEDULE] = 173,
          [OML_STATUS_ATTENTION] = 5,
          [OML_STATUS_LATE] = 1,
          [OML_STATUS_NOT_STARTED] = 1}},
        {"Vlaamse Veerkracht, December 2023: 33 realised, 141 in execution, 3 stopped, 4 attention",
         {[DONE] = 33, [RUNS] = 141, [STOPPED] = 3, [WORRIES] = 4},
         {[OML_STATUS_DONE] = 33,
          [OML_STATUS_ON_SCHEDULE] = 141,
          [OML_STATUS_STOPPED] = 3,
          [OML_STATUS_ATTENTION] = 4}},
    };
    for (size_t c = 0; c < OML_COUNT(cases); c++) {
        size_t counted[OML_STATUS_COUNT] = {0};
        for (size_t k = 0; k < KINDS; k++)
            for (size_t i = 0; i < cases[c].made[k]; i++)
                counted[oml_status_of(&kinds[k], now, SILENCE, NULL)]++;
        if (memcmp(counted, cases[c].counted, sizeof counted) != 0)
            fail_msg("%s", cases[c].what);
    }
}

static oml_status_facts
any_facts(rng *r, int64_t now)
{
    static const char *const stages[] = {"preparation", "running", "closing", "closed", "stopped", "suspended"};
    oml_status_facts f = {
        .stage = stages[rng_below(r, 6)], .continuous = rng_below(r, 2) == 0, .proven = rng_below(r, 2) == 0};
    f.start = rng_below(r, 4) == 0 ? 0 : now + (int64_t)rng_below(r, 800) * DAY - 600 * DAY;
    f.end = rng_below(r, 4) == 0 ? 0 : now + (int64_t)rng_below(r, 800) * DAY - 400 * DAY;
    f.report = rng_below(r, 3) == 0 ? 0 : now - (int64_t)rng_below(r, 400) * DAY;
    f.said = (oml_status)rng_below(r, OML_STATUS_COUNT);
    for (size_t i = 0; i < OML_STEP_COUNT; i++)
        f.steps[i] = rng_below(r, 2);
    return f;
}

// Bad news, or a later day without news, never improves a status.
static bool
bad_news_never_helps(rng *r, size_t size)
{
    (void)size;
    int64_t now = on("2026-11-24");
    oml_status_facts f = any_facts(r, now);
    const oml_status before = oml_status_of(&f, now, SILENCE, NULL);
    switch (rng_below(r, 6)) {
    case 0:
        f.steps[OML_STEP_AT_RISK + rng_below(r, 4)]++;
        break;
    case 1:
        f.report = f.report == 0 ? 0 : f.report - (int64_t)rng_below(r, 400) * DAY;
        break;
    case 2:
        f.end = f.end == 0 ? 0 : f.end - (int64_t)rng_below(r, 400) * DAY;
        break;
    case 3:
        f.said = f.said + 1 < OML_STATUS_COUNT ? f.said + 1 : f.said;
        break;
    case 4:
        f.proven = false;
        break;
    default:
        now += (int64_t)rng_below(r, 400) * DAY;
    }
    return oml_status_of(&f, now, SILENCE, NULL) >= before;
}

// What runs is never called better than its own last report.
static bool
never_rosier_than_its_report(rng *r, size_t size)
{
    (void)size;
    const int64_t now = on("2026-11-24");
    const oml_status_facts f = any_facts(r, now);
    return strcmp(f.stage, "closed") == 0 || f.report == 0 || oml_status_of(&f, now, SILENCE, NULL) >= f.said;
}

static void
monotone(void **state)
{
    (void)state;
    forall("bad news never improves a status", 50000, 1, bad_news_never_helps);
    forall("never better than the last report", 50000, 1, never_rosier_than_its_report);
}

static void
words_are_those_of_reports(void **state)
{
    (void)state;
    for (size_t i = 0; i < OML_STATUS_COUNT; i++) {
        oml_status back;
        assert_true(oml_status_parse(oml_status_word((oml_status)i), &back));
        assert_int_equal(back, i);
    }
    oml_status kept = OML_STATUS_LATE;
    assert_false(oml_status_parse("orange", &kept));
    assert_int_equal(kept, OML_STATUS_LATE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(milestones),         cmocka_unit_test(promises),
        cmocka_unit_test(one_rule_at_a_time), cmocka_unit_test(published_programmes),
        cmocka_unit_test(monotone),           cmocka_unit_test(words_are_those_of_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

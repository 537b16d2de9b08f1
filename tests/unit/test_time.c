/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/time.h"
#include "oml_test.h"

#include <time.h>

static const struct {
    const char *text;
    int64_t ms;
} moments[] = {
    {"1970-01-01T00:00:00.000Z", 0},
    {"2000-02-29T12:00:00.000Z", 951825600000},
    {"2026-11-24T17:10:06.123Z", 1795540206123},
    {"1969-12-31T23:59:59.999Z", -1},
    {"0001-01-01T00:00:00.000Z", -62135596800000},
    {"9999-12-31T23:59:59.999Z", 253402300799999},
};

static void
known_moments(void **state)
{
    (void)state;
    for (size_t i = 0; i < OML_COUNT(moments); i++) {
        char text[OML_TIME_TEXT];
        int64_t ms = 7;
        oml_time_print(moments[i].ms, text);
        assert_string_equal(text, moments[i].text);
        assert_true(oml_time_parse(text, strlen(text), &ms));
        assert_int_equal(ms, moments[i].ms);
    }
}

static void
reads_variants(void **state)
{
    (void)state;
    static const struct {
        const char *text, *same;
    } cases[] = {
        {"2026-11-24T17:10", "2026-11-24T17:10:00.000Z"},
        {"2026-11-24 17:10:06", "2026-11-24T17:10:06.000Z"},
        {"2026-11-24T17:10:06.5Z", "2026-11-24T17:10:06.500Z"},
        {"2026-11-24T00:10+01:00", "2026-11-23T23:10:00.000Z"},
        {"2026-11-24T23:10-01:30", "2026-11-25T00:40:00.000Z"},
        {"2026-11-24T17:10:06.12349Z", "2026-11-24T17:10:06.123Z"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        int64_t ms;
        char text[OML_TIME_TEXT];
        assert_true(oml_time_parse(cases[i].text, strlen(cases[i].text), &ms));
        oml_time_print(ms, text);
        assert_string_equal(text, cases[i].same);
    }
}

static void
refuses(void **state)
{
    (void)state;
    static const char *const dates[] = {"",           "2026-02-30",  "2026-13-01", "2026-00-10",
                                        "2026-1-1",   "2026-11-24T", "0000-01-01", "2025-02-29",
                                        "1900-02-29", " 2026-11-24", "2026/11/24", "2026-11-31"};
    static const char *const times[] = {
        "2026-11-24",         "2026-11-24T24:00",       "2026-11-24T17:60",   "2026-11-24T17",
        "2026-11-24T17:10:6", "2026-11-24T17:10:06.",   "2026-11-24T17:10ZZ", "2026-11-24T17:10+1",
        "2026-11-24x17:10",   "2026-11-24T17:10+15:00", "2026-02-29T00:00"};
    int64_t ms = 7;
    for (size_t i = 0; i < OML_COUNT(dates); i++)
        assert_false(oml_time_parse_date(dates[i], strlen(dates[i]), &ms));
    for (size_t i = 0; i < OML_COUNT(times); i++)
        assert_false(oml_time_parse(times[i], strlen(times[i]), &ms));
    assert_int_equal(ms, 7);
}

static bool
agrees_with_libc(rng *r, size_t size)
{
    (void)size;
    const int64_t ms = (int64_t)(rng_next(r) % 253402300800000u);
    const time_t seconds = (time_t)(ms / 1000);
    struct tm tm;
    char date[OML_TIME_DATE], theirs[32];
    oml_time_print_date(ms, date);
    gmtime_r(&seconds, &tm);
    strftime(theirs, sizeof theirs, "%Y-%m-%d", &tm);
    int64_t back;
    return strcmp(date, theirs) == 0 && oml_time_parse_date(date, 10, &back) &&
           back == ms / OML_TIME_DAY * OML_TIME_DAY;
}

static void
calendar(void **state)
{
    (void)state;
    forall("a date is the one the C library names", 20000, 1, agrees_with_libc);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_moments),
        cmocka_unit_test(reads_variants),
        cmocka_unit_test(refuses),
        cmocka_unit_test(calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

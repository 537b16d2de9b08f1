/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/period.h"
#include "base/time.h"
#include "oml_test.h"

static void
means_a_stretch_of_time(void **state)
{
    (void)state;
    static const struct {
        const char *text, *from, *to; /* `to`: the day after */
        double year;
    } cases[] = {
        {"2026", "2026-01-01", "2027-01-01", 2026.5},
        {"2024", "2024-01-01", "2025-01-01", 2024.5},
        {"2026-Q1", "2026-01-01", "2026-04-01", 2026 + 45.0 / 365},
        {"2026-Q4", "2026-10-01", "2027-01-01", 2026 + 319.0 / 365},
        {"2026-12", "2026-12-01", "2027-01-01", 2026 + 349.5 / 365},
        {"2024-02", "2024-02-01", "2024-03-01", 2024 + 45.5 / 366},
        {"2026-11-24", "2026-11-24", "2026-11-25", 2026 + 327.5 / 365},
        {"1969-12-31", "1969-12-31", "1970-01-01", 1969 + 364.5 / 365},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_period p;
        char from[OML_TIME_DATE], to[OML_TIME_DATE];
        assert_true(oml_period_parse(cases[i].text, strlen(cases[i].text), &p));
        oml_time_print_date(p.from, from);
        oml_time_print_date(p.to, to);
        assert_string_equal(from, cases[i].from);
        assert_string_equal(to, cases[i].to);
        near(oml_period_year(&p), cases[i].year, 1e-9);
    }
}

static void
refuses_what_is_no_period(void **state)
{
    (void)state;
    static const char *const texts[] = {"",        "202",     "20266",    "2026-",  "2026-Q0",    "2026-Q5",
                                        "2026-q1", "2026-00", "2026-13",  "2026-1", "2026-02-30", "2026/01/01",
                                        "2O26",    "0000",    "2026-Q12", "2026-1a"};
    oml_period p;
    for (size_t i = 0; i < OML_COUNT(texts); i++)
        assert_false(oml_period_parse(texts[i], strlen(texts[i]), &p));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_a_stretch_of_time),
        cmocka_unit_test(refuses_what_is_no_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

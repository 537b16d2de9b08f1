/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/measure.h"
#include "oml_test.h"

static void
conversions(void **state)
{
    (void)state;
    near(oml_measure_factor("kt", "t"), 1000, 0);
    near(oml_measure_factor("kg", "Mt"), 1e-9, 1e-24);
    near(oml_measure_factor("1000 persons", "persons"), 1000, 0);
    near(oml_measure_factor("GJ", "TJ"), 1e-3, 0);
    near(oml_measure_factor("GWh", "TJ"), 3.6, 0);
    near(oml_measure_factor("ktoe", "TJ"), 41.868, 0);
    near(oml_measure_factor("million hours", "h"), 1e6, 0);
    near(oml_measure_factor("ha", "km2"), 0.01, 0);
    near(oml_measure_factor("Mm3", "1000 m3"), 1e3, 0);
    near(oml_measure_factor("kt CO2e", "t CO2e"), 1000, 0);
    near(oml_measure_factor("M.EUR", "M.EUR"), 1, 0); // the same, known or not
}

static void
nothing_is_guessed(void **state)
{
    (void)state;
    near(oml_measure_factor("t CO2e", "t"), 0, 0); // of other things
    near(oml_measure_factor("kT", "t"), 0, 0);     // as spelt
    near(oml_measure_factor("t", "TJ"), 0, 0);
    near(oml_measure_factor("M.EUR", "M.USD"), 0, 0);
    near(oml_measure_factor(NULL, "t"), 0, 0);
    near(oml_measure_factor("tons", "t"), 0, 0);
    double base;
    const char *what;
    assert_int_equal(oml_measure_of("kgs", &base, &what), OML_MEASURE_NONE);
    assert_int_equal(oml_measure_of("kg SO2", &base, &what), OML_MEASURE_MASS);
    assert_string_equal(what, "SO2");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conversions),
        cmocka_unit_test(nothing_is_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"

#include "agenda/record.h"

static const oml_field text = {"title_nl", OML_FIELD_TEXT, 0, NULL}, real = {"value", OML_FIELD_REAL, 0, NULL},
                       integer = {"top", OML_FIELD_INT, 0, NULL}, boolean = {"break", OML_FIELD_BOOL, 0, NULL},
                       date = {"date", OML_FIELD_DATE, 0, NULL}, money = {"paid", OML_FIELD_MONEY, 0, NULL},
                       choice = {"kind", OML_FIELD_ENUM, 0, "strategy|lever"},
                       ref = {"chain", OML_FIELD_REF, 0, "chain"}, list = {"chains", OML_FIELD_LIST, 0, "chain"},
                       code = {"code", OML_FIELD_TEXT, OML_FIELD_REQUIRED, NULL};

static const struct {
    const oml_field *field;
    const char *from, *to; // to NULL: empty
    bool comma;
} good[] = {
    {&text, "  Circulair\tontwerp \n", "Circulair\tontwerp", false},
    {&text,
     "\xC2\xA0naast\xC2\xA0"
     "elkaar\xC2\xA0",
     "naast\xC2\xA0"
     "elkaar",
     false},
    {&text, "eerste\r\ntweede", "eerste\ntweede", false},
    {&text, " \n\xC2\xA0 ", NULL, false},
    {&text, "", NULL, false},
    {&real, "1.50", "1.5", false},
    {&real, "+1e3", "1000", false},
    {&real, "-0.0", "0", false},
    {&real, "0.1", "0.1", false},
    {&real, "1234567", "1234567", false},
    {&real, "1,5", "1.5", true},
    {&real, "1.234,5", "1234.5", true},
    {&real, "-1.234.567", "-1234567", true},
    {&real, "1,5e-3", "0.0015", true},
    {&integer, "007", "7", false},
    {&integer, "-3", "-3", false},
    {&integer, "1.000", "1000", true},
    {&integer, "9223372036854775807", "9223372036854775807", false},
    {&boolean, "1", "1", false},
    {&boolean, "Ja", "1", false},
    {&boolean, "WAAR", "1", false},
    {&boolean, "false", "0", false},
    {&boolean, "onwaar", "0", false},
    {&boolean, "", NULL, false},
    {&date, "2026", "2026", false},
    {&date, " 2026-Q3 ", "2026-Q3", false},
    {&date, "2024-02-29", "2024-02-29", false},
    {&money, "310000", "310000.00", false},
    {&money, "0.5", "0.50", false},
    {&money, "-12.34", "-12.34", false},
    {&money, "-0.00", "0.00", false},
    {&money, "+7.10", "7.10", false},
    {&money, "1.234,5", "1234.50", true},
    {&money, "92233720368547758.07", "92233720368547758.07", false},
    {&money, "-92233720368547758.08", "-92233720368547758.08", false},
    {&choice, " lever", "lever", false},
    {&ref, "VC1", "VC1", false},
    {&list, "VC1 VC2", "VC1 VC2", false},
    {&list, " VC2,VC1;\n VC3 ", "VC2 VC1 VC3", false},
    {&list, "VC1 VC10", "VC1 VC10", false},
    {&list, " , ", NULL, false},
    {&code, "T/1/FD3", "T/1/FD3", false},
};

static void
cells_become_canonical(void **state)
{
    (void)state;
    oml_cx cx = {0};
    for (size_t i = 0; i < OML_COUNT(good); i++) {
        const char *out, *again;
        ok(&cx, oml_record_canonical(&cx, good[i].field, good[i].from, strlen(good[i].from), good[i].comma,
                                     (oml_place){0}, &out));
        if (!oml_record_same(out, good[i].to))
            fail_msg("'%s' became '%s', not '%s'", good[i].from, out == NULL ? "(empty)" : out, good[i].to);
        if (out == NULL)
            continue;
        // What is canonical stays as it is.
        ok(&cx, oml_record_canonical(&cx, good[i].field, out, strlen(out), false, (oml_place){0}, &again));
        assert_string_equal(again, out);
    }
    oml_cx_done(&cx);
}

static const struct {
    const oml_field *field;
    const char *from, *code;
    bool comma;
} bad[] = {
    {&code, "", "OML-REC-01", false},
    {&code, "\xC2\xA0", "OML-REC-01", false},
    {&real, "1,5", "OML-REC-02", false},
    {&real, "1.234.567", "OML-REC-02", false},
    {&real, "1.5", "OML-REC-02", true}, // one and a half, or fifteen hundred cut short?
    {&real, "1.23,5", "OML-REC-02", true},
    {&real, "1234.567,5", "OML-REC-02", true},
    {&real, ".123,5", "OML-REC-02", true},
    {&real, "1,234.5", "OML-REC-02", true},
    {&real, "1,2,3", "OML-REC-02", true},
    {&real, "nan", "OML-REC-02", false},
    {&real, "1e999", "OML-REC-02", false},
    {&real, "0x10", "OML-REC-02", false},
    {&real, "12 %", "OML-REC-02", false},
    {&real, "#N/A", "OML-REC-02", false},
    {&integer, "1.5", "OML-REC-12", false},
    {&integer, "9223372036854775808", "OML-REC-12", false},
    {&integer, "een", "OML-REC-12", false},
    {&boolean, "2", "OML-REC-05", false},
    {&boolean, "x", "OML-REC-05", false},
    {&boolean, "misschien", "OML-REC-05", false},
    {&date, "2026-02-30", "OML-REC-04", false},
    {&date, "30/06/2026", "OML-REC-04", false},
    {&date, "2026-Q5", "OML-REC-04", false},
    {&date, "46203", "OML-REC-04", false},
    {&money, "1.234", "OML-REC-07", false},
    {&money, "1,50", "OML-REC-07", false},
    {&money, "1.", "OML-REC-07", false},
    {&money, ".50", "OML-REC-07", false},
    {&money, "1e3", "OML-REC-07", false},
    {&money, "EUR 5", "OML-REC-07", false},
    {&money, "1.5x", "OML-REC-07", false},
    {&money, "92233720368547758.08", "OML-REC-07", false},
    {&choice, "Strategy", "OML-REC-03", false},
    {&choice, "strat", "OML-REC-03", false},
    {&choice, "strategy|lever", "OML-REC-03", false},
    {&ref, "VC1 VC2", "OML-REC-13", false},
    {&code, "a,b", "OML-REC-13", false},
    {&code, "-x", "OML-REC-13", false},
    {&code, "it's", "OML-REC-13", false},
    {&list, "VC1 VC2 VC1", "OML-REC-08", false},
    {&list, "VC1 \"VC2\"", "OML-REC-13", false},
    {&text,
     "a\x01"
     "b",
     "OML-REC-06", false},
    {&text, "a\rb", "OML-REC-06", false},
    {&text, "a\x7F", "OML-REC-06", false},
    {&text, "a\xC2\x85", "OML-REC-06", false},
    {&text, "caf\xE9", "OML-REC-06", false}, // Latin-1
    {&text, "\xED\xA0\x80", "OML-REC-06", false},
};

static void
what_is_not_is_refused_where_it_stands(void **state)
{
    (void)state;
    oml_cx cx = {0};
    for (size_t i = 0; i < OML_COUNT(bad); i++) {
        const char *out;
        const oml_place place = {"paths.csv", 7, NULL};
        const oml_rc rc =
            oml_record_canonical(&cx, bad[i].field, bad[i].from, strlen(bad[i].from), bad[i].comma, place, &out);
        assert_int_equal(rc, OML_E_INPUT);
        assert_string_equal(cx.fail.file, "paths.csv");
        assert_int_equal(cx.fail.row, 7);
        assert_string_equal(cx.fail.column, bad[i].field->name);
        if (strcmp(cx.fail.code, bad[i].code) != 0)
            fail_msg("'%s' gives %s, not %s", bad[i].from, cx.fail.code, bad[i].code);
        oml_cx_clear(&cx);
    }
    oml_cx_done(&cx);
}

static void
an_empty_required_yes_or_no_is_no(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const char *out;
    const oml_field needed = {"illustrative", OML_FIELD_BOOL, OML_FIELD_REQUIRED, NULL};
    ok(&cx, oml_record_canonical(&cx, &needed, "", 0, false, (oml_place){0}, &out));
    assert_string_equal(out, "0");
    oml_cx_done(&cx);
}

static void
a_long_value_is_cut_between_characters(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const char *out;
    char value[201];
    for (size_t i = 0; i < 100; i++)
        value[2 * i] = "é"[0], value[2 * i + 1] = "é"[1];
    value[0] = 'x'; // so that characters stand across every even byte
    memmove(value + 1, value + 2, 198);
    assert_int_equal(oml_record_canonical(&cx, &real, value, 199, false, (oml_place){0}, &out), OML_E_INPUT);
    assert_non_null(strstr(cx.fail.message, "é...'"));
    oml_cx_done(&cx);
}

// Any bytes: an answer or a refusal, and what is accepted is canonical.
static bool
accepted_is_canonical(rng *r, size_t size)
{
    static const oml_field *const fields[] = {&text,  &real,   &integer, &boolean, &date,
                                              &money, &choice, &ref,     &list,    &code};
    static const char letters[] = "0123456789.,-+eE 2026-Q-jalever\t\n\"'\xC3\xA9\xC2\xA0\x01\xFF;";
    char bytes[64];
    const size_t n = rng_below(r, size);
    for (size_t i = 0; i < n; i++)
        bytes[i] = letters[rng_below(r, sizeof letters - 1)];
    oml_cx cx = {0};
    bool holds = true;
    for (size_t i = 0; i < OML_COUNT(fields); i++) {
        const char *once, *twice;
        if (oml_record_canonical(&cx, fields[i], bytes, n, rng_below(r, 2) == 1, (oml_place){0}, &once) != OML_OK) {
            holds = holds && cx.fail.message[0] != '\0';
            oml_cx_clear(&cx);
            continue;
        }
        if (once == NULL)
            continue;
        ok(&cx, oml_record_canonical(&cx, fields[i], once, strlen(once), false, (oml_place){0}, &twice));
        holds = holds && strcmp(once, twice) == 0;
    }
    oml_cx_done(&cx);
    return holds;
}

static void
canonical_stays(void **state)
{
    (void)state;
    forall("canonical(canonical(x)) = canonical(x)", 20000, 40, accepted_is_canonical);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_become_canonical),
        cmocka_unit_test(what_is_not_is_refused_where_it_stands),
        cmocka_unit_test(an_empty_required_yes_or_no_is_no),
        cmocka_unit_test(a_long_value_is_cut_between_characters),
        cmocka_unit_test(canonical_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "store/row.priv.h"
#include "store/store.priv.h"

#include <math.h>

// ---- the table of nouns against the schema --------------------------------------------------------------------

// What SQL says of a field, but for its name.
static void
definition(oml_buf *b, const oml_field *f)
{
    static const char *const types[] = {
        [OML_FIELD_TEXT] = "TEXT",    [OML_FIELD_REAL] = "REAL", [OML_FIELD_INT] = "INTEGER",
        [OML_FIELD_BOOL] = "INTEGER", [OML_FIELD_DATE] = "TEXT", [OML_FIELD_MONEY] = "INTEGER",
        [OML_FIELD_ENUM] = "TEXT",    [OML_FIELD_REF] = "TEXT",  [OML_FIELD_LIST] = "TEXT",
    };
    oml_buf_text(b, types[f->kind]);
    if ((f->flags & OML_FIELD_REQUIRED) != 0)
        oml_buf_text(b, " NOT NULL");
    if (strcmp(f->name, "code") == 0)
        oml_buf_text(b, " PRIMARY KEY CHECK (code <> '')");
    if (f->kind == OML_FIELD_BOOL)
        oml_buf_text(b, " DEFAULT 0 CHECK (# IN (0, 1))");
    if (f->kind == OML_FIELD_REF)
        oml_buf_printf(b, " REFERENCES %s (code) DEFERRABLE INITIALLY DEFERRED", f->of);
    if (f->kind == OML_FIELD_ENUM) {
        oml_buf_text(b, " CHECK (# IN ('");
        for (const char *at = f->of; *at != '\0'; at++)
            oml_buf_text(b, *at == '|' ? "', '" : (const char[]){*at, '\0'});
        oml_buf_text(b, "'))");
    }
}

// The line of a CREATE TABLE that a field should have, its name with or without quotes.
static bool
has_line(const char *sql, const oml_field *f)
{
    OML_BUF_AUTO wanted = {0};
    definition(&wanted, f);
    for (int form = 0; form < 4; form++) { // quoted or not; in its own line, or added by a later migration
        OML_BUF_AUTO line = {0};
        const char *quote = form % 2 == 1 ? "\"" : "";
        oml_buf_printf(&line, "%s%s%s%s ", form < 2 ? "\n    " : ", ", quote, f->name, quote);
        for (const char *at = wanted.s; *at != '\0'; at++)
            if (*at == '#')
                oml_buf_printf(&line, "%s%s%s", quote, f->name, quote);
            else
                oml_buf_char(&line, *at);
        const char *found = strstr(sql, line.s);
        if (found != NULL && strchr(",\n)", found[line.n]) != NULL)
            return true;
    }
    print_message("no column %s %s\n", f->name, wanted.s);
    return false;
}

static void
nouns_and_schema_agree(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, false);
    for (size_t i = 0; i < oml_noun_count; i++) {
        const oml_noun *noun = &oml_nouns[i];
        sqlite3_stmt *stmt;
        bool row;
        ok(&a.cx, oml_db_get(&a.cx, &s->db,
                             oml_arena_printf(&a.cx.tmp,
                                              "SELECT sql, (SELECT count(*) FROM pragma_table_info('%s')) "
                                              "FROM sqlite_schema WHERE type = 'table' AND name = '%s'",
                                              noun->name, noun->name),
                             &stmt));
        ok(&a.cx, oml_db_step(&a.cx, &s->db, stmt, &row));
        assert_true(row);
        const char *sql = (const char *)sqlite3_column_text(stmt, 0);
        assert_int_equal(sqlite3_column_int64(stmt, 1), noun->n_fields);
        assert_non_null(strstr(sql, ") STRICT, WITHOUT ROWID"));
        for (size_t f = 0; f < noun->n_fields; f++)
            if (!has_line(sql, &noun->fields[f]))
                fail_msg("in the table of '%s'", noun->name);
        assert_string_equal(noun->fields[noun->n_fields - 1].name, "successor"); // the store counts on that
    }
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
statements_of_nouns_prepare(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, false);
    for (size_t i = 0; i < oml_noun_count; i++) {
        const oml_row_sql *rows = oml_store_rows(s, &oml_nouns[i]);
        const char *const all[] = {rows->find, rows->put, rows->list, rows->all, rows->codes, rows->has};
        sqlite3_stmt *stmt;
        for (size_t k = 0; k < OML_COUNT(all); k++)
            ok(&a.cx, oml_db_get(&a.cx, &s->db, all[k], &stmt));
        for (size_t f = 0; f < oml_nouns[i].n_fields; f++)
            ok(&a.cx, oml_db_get(&a.cx, &s->db, oml_row_filter_sql(&a.cx.tmp, &oml_nouns[i], f), &stmt));
        oml_store_free(s); // the cache of one connection is not made for so many
        s = test_open(&a.cx, a.path, false);
    }
    oml_store_free(s);
    test_agenda_free(&a);
}

// ---- there and back -------------------------------------------------------------------------------------------

static void
numbers_come_back_to_the_bit(void **state)
{
    (void)state;
    static const char *const reals[] = {"0.1", "1e-320", "1.7976931348623157e+308", "-2.2250738585072014e-308",
                                        "123456789.125"};
    static const char *const amounts[] = {"0.00", "-0.01", "0.07", "92233720368547758.07", "-92233720368547758.08"};
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_begin(&a.cx, s, NULL);
    for (size_t i = 0; i < OML_COUNT(reals); i++) {
        oml_record flow = test_record(&a.cx, "flow", "code", "f", "value", reals[i], NULL),
                   funding = test_record(&a.cx, "funding", "code", "m", NULL), back;
        funding.value[oml_noun_field(funding.noun, "paid")] = amounts[i];
        bool found;
        ok(&a.cx, oml_store_put_row(&a.cx, s, &flow));
        ok(&a.cx, oml_store_put_row(&a.cx, s, &funding));
        ok(&a.cx, oml_store_find(&a.cx, s, flow.noun, "f", &back, &found));
        assert_string_equal(oml_record_get(&back, "value"), oml_record_get(&flow, "value"));
        ok(&a.cx, oml_store_find(&a.cx, s, funding.noun, "m", &back, &found));
        assert_string_equal(oml_record_get(&back, "paid"), amounts[i]);
    }
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
what_is_not_canonical_stays_out(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    static const char *const wrong[][3] = {{"flow", "value", "much"},
                                           {"agenda", "top", "1.5"},
                                           {"funding", "committed", "1.5"},
                                           {"funding", "committed", "10"},
                                           {"theme", "illustrative", "yes"}};
    for (size_t i = 0; i < OML_COUNT(wrong); i++) {
        oml_record r = test_record(&a.cx, wrong[i][0], NULL);
        r.value[oml_noun_field(r.noun, wrong[i][1])] = wrong[i][2];
        fails(&a.cx, oml_store_put_row(&a.cx, s, &r), "OML-STO-18");
    }
    // What a number cannot show, the schema checks.
    oml_record r = test_record(&a.cx, "theme", NULL);
    r.value[oml_noun_field(r.noun, "kind")] = "dream";
    fails(&a.cx, oml_store_put_row(&a.cx, s, &r), "OML-STO-13");
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
an_infinity_from_elsewhere_is_damage(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    oml_record r;
    bool found;
    ok(&a.cx, oml_db_exec(&a.cx, &s->db, "PRAGMA foreign_keys = OFF"));
    ok(&a.cx,
       oml_db_exec(
           &a.cx, &s->db,
           "INSERT INTO flow (code, iotable, origin, destination, \"value\") VALUES ('f', 't', 'a', 'b', 9e999)"));
    fails(&a.cx, oml_store_find(&a.cx, s, oml_noun_find("flow"), "f", &r, &found), "OML-STO-17");
    oml_store_free(s);
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nouns_and_schema_agree),
        cmocka_unit_test(statements_of_nouns_prepare),
        cmocka_unit_test(numbers_come_back_to_the_bit),
        cmocka_unit_test(what_is_not_canonical_stays_out),
        cmocka_unit_test(an_infinity_from_elsewhere_is_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "base/hash.h"
#include "store/log.h"

#include <sqlite3.h>

enum { TIMES = 12 };

// What someone with another tool may do to a file: the triggers are no wall, the chain is.
static void
tamper(const char *path, const char *sql)
{
    sqlite3 *db;
    char *said = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s: %s", sql, said);
    sqlite3_close(db);
}

static void
five_entries(test_agenda *a)
{
    test_agenda_new(a);
    oml_store *s = test_open(&a->cx, a->path, true);
    for (int i = 1; i <= 5; i++) {
        a->cx.now = (int64_t)1000 * i;
        test_put(&a->cx, s,
                 test_record(&a->cx, "theme", "code", oml_arena_printf(&a->cx.tmp, "%d", i < 5 ? i : 1), "title_nl",
                             oml_arena_printf(&a->cx.tmp, "Thema %d", i), NULL));
    }
    oml_store_free(s);
}

static oml_log_state
verified(oml_cx *cx, const char *path)
{
    oml_log_state log;
    oml_store *s = test_open(cx, path, false);
    ok(cx, oml_log_verify(cx, s, &log));
    oml_store_free(s);
    return log;
}

// ---- the chain ------------------------------------------------------------------------------------------------

static void
entries_tell_who_when_what_and_why(void **state)
{
    (void)state;
    test_agenda a;
    five_entries(&a);
    oml_store *s = test_open(&a.cx, a.path, false);
    oml_entry *e;
    size_t n;
    ok(&a.cx, oml_log_list(&a.cx, s, &(oml_log_filter){0}, &e, &n));
    assert_int_equal(n, 5);
    assert_int_equal(e[4].nr, 5);
    assert_int_equal(e[4].when, 5000);
    assert_string_equal(e[4].who, "tester");
    assert_string_equal(e[4].op, "test");
    assert_string_equal(e[4].noun, "theme");
    assert_string_equal(e[4].code, "1");
    assert_string_equal(e[4].why, "because");
    assert_null(e[0].before);
    assert_string_equal(e[4].before, e[0].after);
    assert_string_equal(e[4].after,
                        "{\"code\":\"1\",\"title_nl\":\"Thema 5\",\"kind\":\"strategy\",\"illustrative\":\"0\"}");

    const struct {
        oml_log_filter filter;
        size_t n;
        int64_t first;
    } cases[] = {
        {{.code = "1"}, 2, 1},
        {{.noun = "path"}, 0, 0},
        {{.who = "tester", .last = 2}, 2, 4},
        {{.from = 2000}, 4, 2},
        {{.from = 2000, .to = 3000}, 2, 2},
        {{.noun = "theme", .code = "3"}, 1, 3},
        {{.code = "1", .last = 1}, 1, 5},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        ok(&a.cx, oml_log_list(&a.cx, s, &cases[i].filter, &e, &n));
        assert_int_equal(n, cases[i].n);
        if (n > 0)
            assert_int_equal(e[0].nr, cases[i].first);
    }
    oml_store_free(s);
    test_agenda_free(&a);
}

// The hash as the header defines it, written a second time.
static void
the_hash_is_what_the_header_says(void **state)
{
    (void)state;
    test_agenda a;
    five_entries(&a);
    oml_store *s = test_open(&a.cx, a.path, false);
    oml_entry *e;
    size_t n;
    ok(&a.cx, oml_log_list(&a.cx, s, &(oml_log_filter){0}, &e, &n));
    uint8_t hash[OML_HASH_BYTES] = {0};
    for (size_t i = 0; i < n; i++) {
        char nr[24], when[24], text[OML_HASH_TEXT];
        snprintf(nr, sizeof nr, "%lld", (long long)e[i].nr);
        snprintf(when, sizeof when, "%lld", (long long)e[i].when);
        const char *const parts[] = {nr,        when,        e[i].who,   e[i].op, e[i].noun,
                                     e[i].code, e[i].before, e[i].after, e[i].why};
        oml_hash h;
        oml_hash_init(&h);
        oml_hash_add(&h, hash, sizeof hash);
        for (size_t k = 0; k < OML_COUNT(parts); k++) {
            const char *net =
                parts[k] == NULL ? "-," : oml_arena_printf(&a.cx.tmp, "%zu:%s,", strlen(parts[k]), parts[k]);
            oml_hash_add(&h, net, strlen(net));
        }
        oml_hash_get(&h, hash);
        oml_hash_text(hash, text);
        assert_string_equal(e[i].hash, text);
    }
    oml_log_state log;
    ok(&a.cx, oml_log_verify(&a.cx, s, &log));
    assert_string_equal(log.head, e[n - 1].hash);
    oml_store_free(s);
    test_agenda_free(&a);
}

#define OPEN_LOG "DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete; DROP TRIGGER log_in_order;"

static void
tampering_is_found_where_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *sql;
        int64_t first_bad, off;
    } cases[] = {
        {"SELECT 1", 0, 0},
        {OPEN_LOG "UPDATE log SET why = 'other' WHERE nr = 3", 3, 0},
        {OPEN_LOG "UPDATE log SET who = 'other' WHERE nr = 1", 1, 0},
        {OPEN_LOG "UPDATE log SET \"when\" = 1 WHERE nr = 4", 4, 0},
        {OPEN_LOG "UPDATE log SET after = replace(after, 'Thema', 'Theme') WHERE nr = 2", 2, 1},
        {OPEN_LOG "UPDATE log SET hash = zeroblob(32) WHERE nr = 5", 5, 0},
        {OPEN_LOG "DELETE FROM log WHERE nr = 2", 3, 1},
        {OPEN_LOG "DELETE FROM log WHERE nr = 5", 0, 1}, // what it changed stands there still
        {OPEN_LOG "UPDATE log SET nr = 9 WHERE nr = 5", 9, 0},
        {OPEN_LOG "INSERT INTO log SELECT 6, 6000, who, op, noun, 'x', NULL, after, why, hash FROM log WHERE nr = 2", 6,
         1},
        {"UPDATE theme SET title_nl = 'anders' WHERE code = '2'", 0, 1},
        {"DELETE FROM theme WHERE code = '3'", 0, 1},
        {"INSERT INTO theme (code, title_nl, kind) VALUES ('9', 'vals', 'lever'), ('8', 'vals', 'lever')", 0, 2},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        test_agenda a;
        five_entries(&a);
        tamper(a.path, cases[i].sql);
        const oml_log_state log = verified(&a.cx, a.path);
        if (log.first_bad != cases[i].first_bad || log.records_off != cases[i].off)
            fail_msg("%s: first bad %lld, records off %lld", cases[i].sql, (long long)log.first_bad,
                     (long long)log.records_off);
        assert_true((log.off_code != NULL) == (cases[i].off > 0));
        test_agenda_free(&a);
    }
}

static void
triggers_refuse_other_hands(void **state)
{
    (void)state;
#define ENTRY ", \"when\", who, op, noun, code, before, after, why, hash FROM log WHERE nr = 2"
    static const char *const attempts[] = {
        "UPDATE log SET why = 'other' WHERE nr = 1",
        "DELETE FROM log WHERE nr = 5",
        ("INSERT OR REPLACE INTO log SELECT 2" ENTRY),
        ("INSERT INTO log SELECT 9" ENTRY),
    };
    test_agenda a;
    five_entries(&a);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(a.path, &db), SQLITE_OK);
    for (size_t i = 0; i < OML_COUNT(attempts); i++)
        assert_int_equal(sqlite3_exec(db, attempts[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
    assert_int_equal(verified(&a.cx, a.path).entries, 5);
    test_agenda_free(&a);
}

static void
time_does_not_go_back(void **state)
{
    (void)state;
    test_agenda a;
    five_entries(&a);
    a.cx.now = 10; // a clock that was set back
    oml_store *s = test_open(&a.cx, a.path, true);
    test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "6", NULL));
    oml_entry *e;
    size_t n;
    ok(&a.cx, oml_log_list(&a.cx, s, &(oml_log_filter){.last = 1}, &e, &n));
    assert_int_equal(e[0].when, 5000);
    oml_store_free(s);
    assert_int_equal(verified(&a.cx, a.path).first_bad, 0);
    test_agenda_free(&a);
}

// ---- the past, and two states ---------------------------------------------------------------------------------

static oml_record
random_record(oml_cx *cx, rng *r)
{
    static const char *const nouns[] = {"theme", "organisation", "caveat", "principle"};
    static const char *const words[] = {"ontwerp", "Ontwerp", "herstel", "e\nn", "\"x\"", "é"};
    oml_record record = test_record(cx, nouns[rng_below(r, OML_COUNT(nouns))], "code",
                                    oml_arena_printf(&cx->tmp, "%zu", rng_below(r, 8)), NULL);
    for (size_t i = 1; i < record.noun->n_fields; i++)
        if (record.noun->fields[i].kind == OML_FIELD_TEXT && strstr(record.noun->fields[i].name, "_en") == NULL &&
            strcmp(record.noun->fields[i].name, "successor") != 0 && rng_below(r, 3) == 0)
            record.value[i] = words[rng_below(r, OML_COUNT(words))];
    return record;
}

static bool
the_past_is_what_it_was(rng *r, size_t size)
{
    test_agenda a;
    test_agenda_new(&a);
    const char *digest[TIMES];
    bool holds = true;
    for (size_t t = 0; t < TIMES; t++) {
        a.cx.now = 10000 + 100 * (int64_t)t;
        oml_store *s = test_open(&a.cx, a.path, true);
        test_begin(&a.cx, s, "because");
        for (size_t i = 0; i < size; i++) {
            oml_change what;
            const oml_record made = random_record(&a.cx, r);
            // Some of these withdraw without a word, and are refused: no harm to the rest.
            if (oml_store_put(&a.cx, s, &made, (oml_place){0}, &what) != OML_OK)
                oml_cx_clear(&a.cx);
        }
        ok(&a.cx, oml_store_commit(&a.cx, s));
        oml_store_free(s);
        digest[t] = test_digest(&a.cx, a.path);
    }
    for (size_t t = 0; t < TIMES; t++)
        for (int64_t after = -1; after <= 99; after += 50) { // just before, at once, and later
            oml_store *s;
            char then[65];
            ok(&a.cx, oml_store_open_at(&a.cx, a.path, 10000 + 100 * (int64_t)t + after, &s));
            ok(&a.cx, oml_store_digest(&a.cx, s, then));
            oml_log_state log;
            ok(&a.cx, oml_log_verify(&a.cx, s, &log));
            holds = holds && log.first_bad == 0 && log.records_off == 0;
            if (after >= 0)
                holds = holds && strcmp(then, digest[t]) == 0;
            else if (t > 0)
                holds = holds && strcmp(then, digest[t - 1]) == 0;
            else
                holds = holds && log.entries == 0;
            oml_store_free(s);
        }
    test_agenda_free(&a);
    return holds;
}

static void
any_past_moment_can_be_read(void **state)
{
    (void)state;
    forall("the state at t is the state that was kept at t", 6, 12, the_past_is_what_it_was);
}

static void
the_past_is_read_only_and_searchable(void **state)
{
    (void)state;
    test_agenda a;
    five_entries(&a);
    oml_store *s;
    oml_hit *hits;
    size_t n;
    bool found;
    oml_record r;
    ok(&a.cx, oml_store_open_at(&a.cx, a.path, 4999, &s));
    ok(&a.cx, oml_store_find(&a.cx, s, oml_noun_find("theme"), "1", &r, &found));
    assert_string_equal(oml_record_get(&r, "title_nl"), "Thema 1");
    ok(&a.cx, oml_store_search(&a.cx, s, "thema 5", 9, &hits, &n));
    assert_int_equal(n, 0);
    ok(&a.cx, oml_store_search(&a.cx, s, "thema", 9, &hits, &n));
    assert_int_equal(n, 4);
    assert_string_equal(oml_store_path(s), a.path);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
two_states_differ_field_by_field(void **state)
{
    (void)state;
    test_agenda a;
    five_entries(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    a.cx.now = 9000;
    test_put(&a.cx, s,
             test_record(&a.cx, "theme", "code", "2", "title_nl", "Thema 2", "withdrawn", "niet meer nodig", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "10", "title_nl", "Thema 10", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "source", "code", "s", NULL));
    oml_store_free(s);

    oml_store *from, *to;
    oml_difference *d;
    size_t n;
    ok(&a.cx, oml_store_open_at(&a.cx, a.path, 3000, &from));
    ok(&a.cx, oml_store_open_at(&a.cx, a.path, 9000, &to));
    ok(&a.cx, oml_log_diff(&a.cx, from, to, &d, &n));
    const struct {
        const char *noun, *code;
        oml_change what;
        const char *field, *before, *after;
    } expected[] = {
        {"source", "s", OML_NEW, NULL, NULL, NULL},
        {"theme", "1", OML_CHANGED, "title_nl", "Thema 1", "Thema 5"},
        {"theme", "2", OML_CHANGED, "withdrawn", NULL, "niet meer nodig"},
        {"theme", "4", OML_NEW, NULL, NULL, NULL},
        {"theme", "10", OML_NEW, NULL, NULL, NULL},
    };
    assert_int_equal(n, OML_COUNT(expected));
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(d[i].noun, expected[i].noun);
        assert_string_equal(d[i].code, expected[i].code);
        assert_int_equal(d[i].what, expected[i].what);
        assert_true(oml_record_same(d[i].field, expected[i].field));
        assert_true(oml_record_same(d[i].before, expected[i].before));
        assert_true(oml_record_same(d[i].after, expected[i].after));
    }
    ok(&a.cx, oml_log_diff(&a.cx, to, from, &d, &n));
    assert_int_equal(n, OML_COUNT(expected));
    assert_int_equal(d[0].what, OML_GONE);
    ok(&a.cx, oml_log_diff(&a.cx, to, to, &d, &n));
    assert_int_equal(n, 0);
    oml_store_free(from);
    oml_store_free(to);
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_tell_who_when_what_and_why),
        cmocka_unit_test(the_hash_is_what_the_header_says),
        cmocka_unit_test(tampering_is_found_where_it_is),
        cmocka_unit_test(triggers_refuse_other_hands),
        cmocka_unit_test(time_does_not_go_back),
        cmocka_unit_test(any_past_moment_can_be_read),
        cmocka_unit_test(the_past_is_read_only_and_searchable),
        cmocka_unit_test(two_states_differ_field_by_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

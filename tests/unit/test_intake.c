/* Export and import are inverses, an import is idempotent, and refuses all when it refuses one.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/intake.h"

#include "oml_test.h"

#include <dirent.h>
#include <unistd.h>

static const char *
join(char *out, const char *folder, const char *name)
{
    assert_true(snprintf(out, 1024, "%s/%s", folder, name) < 1024);
    return out;
}

/* The arguments of init, export and import all begin with a path. */
struct path_args {
    const char *path, *comma, *separator;
};

static oml_rc
call(oml_cx *cx, const char *op, const char *agenda, const char *path, const char *why, oml_doc *d)
{
    const struct path_args args = {.path = path};
    oml_session s = {.who = "tester", .rights = OML_MAY_READ | OML_MAY_WRITE, .why = why};
    assert_int_equal(oml_op_find(op)->params[0].offset, 0);
    return oml_op_run(cx, &s, oml_op_find(op), agenda, &args, d);
}

// ---- a random agenda ----------------------------------------------------------------------------

static const char *
random_text(oml_cx *cx, rng *r)
{
    static const char *const pieces[] = {
        "keten", "Één",  "a,b",       "\"quoted\"", "=1+1", "-5",  "een; twee",  "1,5",      "x\ny",
        "'",     "循環", "tab\there", "#",          "0",    "1e5", "2026-01-01", "\xC2\xA0", "lang woord zonder einde"};
    const char *text = pieces[rng_below(r, OML_COUNT(pieces))];
    for (size_t n = rng_below(r, 3); n > 0; n--)
        text = oml_arena_printf(&cx->tmp, "%s %s", text, pieces[rng_below(r, OML_COUNT(pieces))]);
    return text;
}

static const char *
random_code(oml_cx *cx, rng *r, const oml_records *known)
{
    (void)cx;
    return known->n == 0 ? NULL : known->at[rng_below(r, known->n)].value[0];
}

static const char *
random_word(oml_cx *cx, rng *r, const char *words)
{
    size_t n = 1;
    for (const char *c = words; *c != '\0'; c++)
        n += *c == '|';
    for (size_t skip = rng_below(r, n); skip > 0; skip--)
        words = strchr(words, '|') + 1;
    return oml_arena_textn(&cx->tmp, words, strcspn(words, "|"));
}

static const char *
random_value(oml_cx *cx, rng *r, const oml_field *f, const oml_records *known)
{
    static const char *const dates[] = {"2026", "2026-Q3", "2026-11", "2026-11-24"};
    if (strcmp(f->name, "unit") == 0)
        return "stuks; één"; // a figure has the unit of its measure
    switch (f->kind) {
    case OML_FIELD_TEXT:
        return random_text(cx, r);
    case OML_FIELD_REAL:
        return oml_arena_printf(&cx->tmp, "%.17g", rng_unit(r) < 0.5 ? rng_unit(r) : 1e3 / (rng_unit(r) + 1e-9));
    case OML_FIELD_INT:
        return oml_arena_printf(&cx->tmp, "%d", (int)(1 + rng_below(r, 3)));
    case OML_FIELD_BOOL:
        return rng_below(r, 2) == 0 ? "0" : "1";
    case OML_FIELD_DATE:
        return dates[rng_below(r, OML_COUNT(dates))];
    case OML_FIELD_MONEY:
        return oml_arena_printf(&cx->tmp, "%d.%02d", (int)rng_below(r, 1000000), (int)rng_below(r, 100));
    case OML_FIELD_ENUM:
        return random_word(cx, r, f->of);
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        return random_code(cx, r, known);
    }
    return NULL;
}

// A record with most of its fields filled; false when it breaks a rule of its noun.
static bool
put_random(oml_cx *cx, rng *r, oml_store *s, const oml_noun *noun, size_t nr)
{
    oml_record rec = oml_record_new(&cx->tmp, noun);
    for (size_t i = 0; i < noun->n_fields; i++) {
        const oml_field *f = &noun->fields[i];
        oml_records known = {0};
        if (f->kind == OML_FIELD_REF || f->kind == OML_FIELD_LIST)
            ok(cx, oml_store_list_all(cx, s, oml_noun_find(f->of), &known));
        const char *value = random_value(cx, r, f, &known);
        if (i == 0)
            value = oml_arena_printf(&cx->tmp, "%zu.%zu/é", nr % 3, nr);
        else if (strcmp(f->name, "withdrawn") == 0)
            value = rng_unit(r) < 0.8 ? NULL : "niet meer nodig";
        else if (strcmp(f->name, "successor") == 0)
            value = NULL;
        else if ((f->flags & OML_FIELD_REQUIRED) == 0 && strcmp(f->name, "unit") != 0 && rng_unit(r) < 0.3)
            value = NULL;
        if (value == NULL ||
            oml_record_canonical(cx, f, value, strlen(value), false, (oml_place){0}, &rec.value[i]) != OML_OK)
            oml_cx_clear(cx);
    }
    const size_t state = oml_noun_field(noun, "en_state");
    if (state < noun->n_fields) {
        bool english = false;
        for (size_t i = 0, en; i < noun->n_fields; i++)
            if (oml_noun_pair(noun, i, &en)) {
                rec.value[en] = rec.value[i] == NULL ? NULL : rec.value[en];
                english = english || rec.value[en] != NULL;
            }
        rec.value[state] = english ? "translation" : NULL;
    }
    oml_change what;
    const bool fits = oml_store_put(cx, s, &rec, (oml_place){0}, &what) == OML_OK;
    oml_cx_clear(cx);
    return fits;
}

static size_t
make_random(oml_cx *cx, rng *r, const char *path, size_t size)
{
    OML_AUTO(store) *s = NULL;
    size_t records = 0;
    ok(cx, oml_store_create(cx, path, &s));
    ok(cx, oml_store_begin(cx, s, &(oml_by){.who = "tester", .op = "make"}));
    for (size_t i = 0; i < oml_noun_count; i++) {
        oml_records all;
        for (size_t nr = 0; nr < size; nr++)
            for (int tries = 0; tries < 50 && !put_random(cx, r, s, &oml_nouns[i], nr); tries++)
                ;
        ok(cx, oml_store_list_all(cx, s, &oml_nouns[i], &all));
        records += all.n;
    }
    ok(cx, oml_store_commit(cx, s));
    ok(cx, oml_store_publish(cx, s));
    return records;
}

// ---- the properties -----------------------------------------------------------------------------

static bool
same_file(const char *a, const char *b)
{
    size_t n, m;
    char *x = test_read(a, &n), *y = test_read(b, &m);
    const bool same = n == m && memcmp(x, y, n) == 0;
    if (!same)
        print_error("%s and %s differ\n", a, b);
    free(x);
    free(y);
    return same;
}

// The same files with the same bytes; returns how many, 0 when not.
static size_t
same_folder(const char *a, const char *b)
{
    size_t n = 0, m = 0;
    DIR *d = opendir(a);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        char x[1024], y[1024];
        if (e->d_name[0] == '.')
            continue;
        n++;
        if (access(join(y, b, e->d_name), R_OK) != 0 || !same_file(join(x, a, e->d_name), y)) {
            closedir(d);
            return 0;
        }
    }
    closedir(d);
    d = opendir(b);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        m += e->d_name[0] != '.';
    closedir(d);
    return n == m ? n : 0;
}

static int64_t
sum(const oml_table *t, size_t column)
{
    int64_t total = 0;
    for (size_t i = 0; i < t->n_rows; i++)
        total += t->cells[i * t->n_columns + column].integer;
    return total;
}

// Out, into a new agenda, out again: the same bytes. And back into the first: nothing changes.
static void
there_and_back(const char *folder, const char *agenda, const char *by)
{
    oml_cx cx = {0};
    char first[1024], out[1024], again[1024], second[1024];
    join(first, folder, agenda);
    join(out, folder, by);
    join(again, folder, "again");
    join(second, folder, "second.omloop");
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN), *back = oml_doc_new(&cx.tmp, OML_EN);
    ok(&cx, call(&cx, "export", first, out, NULL, d));
    ok(&cx, call(&cx, "init", second, out, NULL, oml_doc_new(&cx.tmp, OML_EN)));
    ok(&cx, call(&cx, "export", second, again, NULL, oml_doc_new(&cx.tmp, OML_EN)));
    char plain[1024];
    ok(&cx, call(&cx, "export", first, join(plain, folder, "plain"), NULL, oml_doc_new(&cx.tmp, OML_EN)));
    assert_true(same_folder(plain, again) > 0);
    ok(&cx, call(&cx, "import", first, out, NULL, back));
    const oml_table *summary = oml_doc_find(back, "summary");
    assert_int_equal(sum(summary, 1) + sum(summary, 2) + sum(summary, 4), 0);
    assert_int_equal(sum(summary, 3), sum(oml_doc_find(d, "sheets"), 1));
    oml_cx_done(&cx);
}

static bool
random_agendas_come_back(rng *r, size_t size)
{
    oml_cx cx = {.now = 1767225600000};
    char folder[256], path[1024];
    test_folder(folder, sizeof folder);
    const size_t records = make_random(&cx, r, join(path, folder, "a.omloop"), size);
    assert_true(10 * records >= 9 * size * oml_noun_count); // nearly every noun and number of them is there
    oml_cx_done(&cx);
    there_and_back(folder, "a.omloop", rng_below(r, 2) == 0 ? "out" : "out.xlsx");
    test_folder_remove(folder);
    return true;
}

static void
export_and_import_are_inverses(void **state)
{
    (void)state;
    forall("export(import(export)) = export", 4, 4, random_agendas_come_back);
}

static void
the_shipped_agenda_comes_back(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char folder[256], path[1024], data[1024];
    test_folder(folder, sizeof folder);
    ok(&cx, call(&cx, "init", join(path, folder, "f.omloop"), source_path(data, sizeof data, "data/flanders"), NULL,
                 oml_doc_new(&cx.tmp, OML_EN)));
    oml_cx_done(&cx);
    there_and_back(folder, "f.omloop", "out");
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(export_and_import_are_inverses),
        cmocka_unit_test(the_shipped_agenda_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

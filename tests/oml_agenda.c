/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"

#include "oml_test.h"

#include "store/store.priv.h"

void
test_agenda_new(test_agenda *a)
{
    *a = (test_agenda){.cx = {.now = 1000}};
    test_folder(a->folder, sizeof a->folder);
    snprintf(a->path, sizeof a->path, "%s/a.omloop", a->folder);
    oml_store *s;
    ok(&a->cx, oml_store_create(&a->cx, a->path, &s));
    ok(&a->cx, oml_store_publish(&a->cx, s));
    oml_store_free(s);
}

void
test_agenda_free(test_agenda *a)
{
    oml_cx_done(&a->cx);
    test_folder_remove(a->folder);
}

// The first value of an enumeration, a year, a number, a word, a code that may not exist.
static const char *
will_do(oml_cx *cx, const oml_field *f)
{
    switch (f->kind) {
    case OML_FIELD_ENUM:
        return oml_arena_textn(&cx->tmp, f->of, strcspn(f->of, "|"));
    case OML_FIELD_DATE:
        return "2021";
    case OML_FIELD_REAL:
    case OML_FIELD_INT:
        return "1";
    case OML_FIELD_BOOL:
        return "0";
    case OML_FIELD_MONEY:
        return "1.00";
    case OML_FIELD_TEXT:
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        return "x";
    }
    return NULL;
}

const char *
test_agenda_path(test_agenda *a, const char *name)
{
    return oml_arena_printf(&a->cx.tmp, "%s/%s", a->folder, name);
}

void
test_agenda_write(test_agenda *a, const char *name, const char *text)
{
    test_write(test_agenda_path(a, name), text, strlen(text));
}

oml_record
test_record(oml_cx *cx, const char *noun, ...)
{
    oml_record r = oml_record_new(&cx->tmp, oml_noun_find(noun));
    for (size_t i = 0; i < r.noun->n_fields; i++)
        if ((r.noun->fields[i].flags & OML_FIELD_REQUIRED) != 0)
            r.value[i] = will_do(cx, &r.noun->fields[i]);
    va_list args;
    va_start(args, noun);
    for (const char *name; (name = va_arg(args, const char *)) != NULL;) {
        const size_t i = oml_noun_field(r.noun, name);
        assert_true(i < r.noun->n_fields);
        const char *value = va_arg(args, const char *);
        ok(cx, oml_record_canonical(cx, &r.noun->fields[i], value, strlen(value), false, (oml_place){0}, &r.value[i]));
    }
    va_end(args);
    return r;
}

void
test_begin(oml_cx *cx, oml_store *s, const char *why)
{
    ok(cx, oml_store_begin(cx, s, &(oml_by){.who = "tester", .op = "test", .why = why}));
}

oml_change
test_put(oml_cx *cx, oml_store *s, oml_record r)
{
    oml_change what;
    test_begin(cx, s, "because");
    ok(cx, oml_store_put(cx, s, &r, (oml_place){0}, &what));
    ok(cx, oml_store_commit(cx, s));
    return what;
}

oml_store *
test_open(oml_cx *cx, const char *path, bool write)
{
    oml_store *s;
    ok(cx, oml_store_open(cx, path, write, &s));
    // Most tests are about content; waiting for the disk they leave to those that are about the disk.
    if (write)
        ok(cx, oml_db_exec(cx, &s->db, "PRAGMA synchronous = OFF"));
    return s;
}

const char *
test_digest(oml_cx *cx, const char *path)
{
    char digest[65];
    oml_store *s = test_open(cx, path, false);
    ok(cx, oml_store_digest(cx, s, digest));
    oml_store_free(s);
    return oml_arena_text(&cx->tmp, digest);
}

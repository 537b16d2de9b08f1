/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/roundstate.h"
#include "store/store.priv.h"

#include <string.h>

static bool
has_reason(const oml_by *by)
{
    return by->why != NULL && by->why[strspn(by->why, " \t\n")] != '\0';
}

static oml_rc
reasons(oml_cx *cx, const oml_store *s, const oml_record *before, const oml_record *after, oml_place place)
{
    if (has_reason(&s->by))
        return OML_OK;
    for (size_t i = 0; i < after->noun->n_fields; i++) {
        const oml_field *f = &after->noun->fields[i];
        if ((f->flags & OML_FIELD_REASONED) == 0 || before->value[i] == NULL ||
            oml_record_same(before->value[i], after->value[i]))
            continue;
        place.column = f->name;
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_REFUSED, "OML-STO-10", place,
                                    N_("'%s' of %s '%s' changes, and that needs a reason"), f->name, after->noun->name,
                                    after->value[0]),
                        N_("give it with --reason"));
    }
    return OML_OK;
}

// Remembers the record for the check of references, with its place.
static oml_rc
remember(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place)
{
    if (s->n_puts == s->room_puts) {
        const size_t room = s->room_puts == 0 ? 64 : 2 * s->room_puts;
        oml_put *larger = OML_TRY_NEW(&s->work, oml_put, room);
        if (larger == NULL)
            return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-16", N_("no memory for '%s'"), s->path);
        if (s->n_puts > 0)
            memcpy(larger, s->puts, s->n_puts * sizeof *larger);
        s->puts = larger;
        s->room_puts = room;
    }
    const char *last = s->n_puts > 0 ? s->puts[s->n_puts - 1].file : NULL;
    const char *file =
        place.file == NULL || oml_record_same(place.file, last) ? last : oml_arena_text(&s->work, place.file);
    s->puts[s->n_puts++] = (oml_put){r->noun, oml_arena_text(&s->work, r->value[0]), place.file == NULL ? NULL : file,
                                     place.row, r->value[r->noun->n_fields - 1] != NULL}; // successor is the last field
    return OML_OK;
}

oml_rc
oml_store_put_row(oml_cx *cx, oml_store *s, const oml_record *r)
{
    sqlite3_stmt *put;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, r->noun)->put, &put));
    return oml_row_write(cx, &s->db, put, r);
}

static oml_rc
write_and_log(oml_cx *cx, oml_store *s, const oml_record *before, const oml_record *after)
{
    OML_TRY(oml_store_put_row(cx, s, after));
    s->before.n = s->after.n = 0;
    if (before != NULL)
        oml_record_json(before, &s->before);
    oml_record_json(after, &s->after);
    OML_TRY(oml_buf_check(cx, &s->before));
    OML_TRY(oml_buf_check(cx, &s->after));
    const oml_entry e = {.when = cx->now,
                         .who = s->by.who,
                         .op = s->by.op,
                         .noun = after->noun->name,
                         .code = after->value[0],
                         .before = before == NULL ? NULL : s->before.s,
                         .after = s->after.s,
                         .why = s->by.why};
    return oml_log_add(cx, &s->db, &s->tail, &e);
}

// A record that takes the place of another: its translation may have aged, its reason may be missing.
static oml_rc
replace(oml_cx *cx, oml_store *s, const oml_record *before, const oml_record *r, oml_place place, oml_change *what,
        bool *refused)
{
    const char *value[OML_NOUN_MAX_FIELDS];
    oml_record after = {r->noun, value};
    memcpy(value, r->value, r->noun->n_fields * sizeof *value);
    oml_record_age(before, &after, s->by.confirm);
    bool same = true;
    for (size_t i = 0; same && i < r->noun->n_fields; i++)
        same = oml_record_same(before->value[i], after.value[i]);
    if (same)
        return OML_OK;
    oml_rc rc = reasons(cx, s, before, &after, place);
    if (rc == OML_OK && strcmp(r->noun->name, "round") == 0)
        rc = oml_roundstate_check(cx, before, &after, s->by.who, place);
    if (rc == OML_OK)
        rc = oml_store_frozen(cx, s, before, place);
    if (rc == OML_OK)
        rc = oml_store_frozen(cx, s, &after, place);
    if (rc == OML_OK)
        rc = oml_store_frozen_aside(cx, s, &after, place);
    *refused = rc == OML_E_REFUSED;
    OML_TRY(rc);
    *what = OML_CHANGED;
    OML_TRY(write_and_log(cx, s, before, &after));
    return remember(cx, s, &after, place);
}

static oml_rc
put(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place, oml_change *what, bool *refused)
{
    sqlite3_stmt *find;
    bool row;
    oml_row before;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, r->noun)->find, &find));
    oml_db_text(&s->db, find, ":code", r->value[0]);
    OML_TRY(oml_db_step(cx, &s->db, find, &row));
    if (!row) {
        oml_rc rc = oml_store_frozen(cx, s, r, place);
        if (rc == OML_OK)
            rc = oml_store_frozen_aside(cx, s, r, place);
        *refused = rc == OML_E_REFUSED;
        OML_TRY(rc);
        *what = OML_NEW;
        OML_TRY(write_and_log(cx, s, NULL, r));
        return remember(cx, s, r, place);
    }
    OML_TRY(oml_row_borrow(cx, &s->db, find, r->noun, &before));
    const oml_rc rc = replace(cx, s, &before.record, r, place, what, refused);
    sqlite3_reset(find);
    return rc;
}

oml_rc
oml_store_put(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place, oml_change *what)
{
    *what = OML_UNCHANGED;
    if (!s->begun)
        return OML_FAIL(cx, OML_E_INTERNAL, "OML-STO-14", N_("no change was begun"));
    OML_TRY(oml_record_check(cx, r, place));
    bool refused = false;
    const oml_rc rc = put(cx, s, r, place, what, &refused);
    if (rc != OML_OK && !refused)
        oml_store_undo(s); // half of it may have been written
    return rc;
}

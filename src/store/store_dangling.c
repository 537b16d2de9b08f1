/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.priv.h"

#include <string.h>

typedef struct danglings {
    oml_dangling *at;
    size_t n, room;
} danglings;

static oml_rc
look_up(oml_cx *cx, oml_store *s, const oml_put *p, const char *field, const oml_noun *to, const char *code, size_t n,
        danglings *out)
{
    sqlite3_stmt *has;
    bool row;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, to)->has, &has));
    oml_db_textn(&s->db, has, ":code", code, n);
    OML_TRY(oml_db_step(cx, &s->db, has, &row));
    sqlite3_reset(has);
    if (row)
        return OML_OK;
    if (out->n == out->room) {
        out->room = out->room == 0 ? 16 : 2 * out->room;
        oml_dangling *larger = OML_NEW(&cx->tmp, oml_dangling, out->room);
        if (out->n > 0)
            memcpy(larger, out->at, out->n * sizeof *larger);
        out->at = larger;
    }
    out->at[out->n++] = (oml_dangling){
        p->noun->name, p->code, field, to->name, oml_arena_textn(&cx->tmp, code, n), {p->file, p->row, field}};
    return OML_OK;
}

static oml_rc
look_up_field(oml_cx *cx, oml_store *s, const oml_put *p, const oml_field *f, const char *value, bool refs,
              danglings *out)
{
    if (f->kind == OML_FIELD_REF && refs)
        return look_up(cx, s, p, f->name, oml_noun_find(f->of), value, strlen(value), out);
    if (strcmp(f->name, "successor") == 0)
        return look_up(cx, s, p, f->name, p->noun, value, strlen(value), out);
    for (const char *at = value; f->kind == OML_FIELD_LIST && *at != '\0';) {
        const size_t n = strcspn(at, " ");
        OML_TRY(look_up(cx, s, p, f->name, oml_noun_find(f->of), at, n, out));
        at += n + (at[n] == ' ');
    }
    return OML_OK;
}

static oml_rc
look_up_all(oml_cx *cx, oml_store *s, const oml_put *p, bool refs, danglings *out)
{
    sqlite3_stmt *find;
    bool row;
    oml_row at;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, p->noun)->find, &find));
    oml_db_text(&s->db, find, ":code", p->code);
    OML_TRY(oml_db_step(cx, &s->db, find, &row));
    if (!row)
        return OML_OK;
    OML_TRY(oml_row_borrow(cx, &s->db, find, p->noun, &at));
    for (size_t i = 0; i < p->noun->n_fields; i++)
        if (at.value[i] != NULL)
            OML_TRY(look_up_field(cx, s, p, &p->noun->fields[i], at.value[i], refs, out));
    sqlite3_reset(find);
    return OML_OK;
}

// Does the noun have references that SQLite does not keep for us? Only its last field, `successor`, and lists.
static bool
has_lists(const oml_noun *noun)
{
    for (size_t i = 0; i < noun->n_fields; i++)
        if (noun->fields[i].kind == OML_FIELD_LIST)
            return true;
    return false;
}

oml_rc
oml_store_dangling(oml_cx *cx, oml_store *s, oml_dangling **out, size_t *n)
{
    danglings found = {0};
    int broken = 0, unused;
    // SQLite counts the REFs that dangle: when there are none, most nouns need no look.
    sqlite3_db_status(s->db.handle, SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &unused, 0);
    for (size_t i = 0; i < s->n_puts; i++) {
        OML_TRY(oml_cx_go_on(cx));
        if (broken != 0 || s->puts[i].succeeded || has_lists(s->puts[i].noun))
            OML_TRY(look_up_all(cx, s, &s->puts[i], broken != 0, &found));
    }
    *out = found.at;
    *n = found.n;
    return OML_OK;
}

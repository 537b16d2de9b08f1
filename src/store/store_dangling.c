/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.priv.h"

#include <string.h>

typedef struct danglings {
    oml_dangling *at;
    size_t n, room;
} danglings;

static oml_rc
look_up(oml_cx *cx, oml_store *s, const oml_put *p, const char *field, const oml_noun *to, const char *code, danglings *out)
{
    sqlite3_stmt *find;
    bool row;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, to)->find, &find));
    oml_db_text(&s->db, find, ":code", code);
    OML_TRY(oml_db_step(cx, &s->db, find, &row));
    sqlite3_reset(find);
    if (row)
        return OML_OK;
    if (out->n == out->room) {
        out->room = out->room == 0 ? 16 : 2 * out->room;
        oml_dangling *larger = OML_NEW(&cx->tmp, oml_dangling, out->room);
        if (out->n > 0)
            memcpy(larger, out->at, out->n * sizeof *larger);
        out->at = larger;
    }
    out->at[out->n++] = (oml_dangling){p->noun->name, p->code, field, to->name, oml_arena_text(&cx->tmp, code),
                                       {p->file, p->row, field}};
    return OML_OK;
}

static oml_rc
look_up_list(oml_cx *cx, oml_store *s, const oml_put *p, const oml_field *f, const char *codes, danglings *out)
{
    for (const char *at = codes; *at != '\0';) {
        const size_t n = strcspn(at, " ");
        OML_TRY(look_up(cx, s, p, f->name, oml_noun_find(f->of), oml_arena_textn(&cx->tmp, at, n), out));
        at += n + (at[n] == ' ');
    }
    return OML_OK;
}

static oml_rc
look_up_all(oml_cx *cx, oml_store *s, const oml_put *p, bool refs, danglings *out)
{
    oml_record r;
    bool found;
    OML_TRY(oml_store_find(cx, s, p->noun, p->code, &r, &found));
    for (size_t i = 0; found && i < p->noun->n_fields; i++) {
        const oml_field *f = &p->noun->fields[i];
        if (r.value[i] == NULL)
            continue;
        if (f->kind == OML_FIELD_LIST)
            OML_TRY(look_up_list(cx, s, p, f, r.value[i], out));
        else if (f->kind == OML_FIELD_REF && refs)
            OML_TRY(look_up(cx, s, p, f->name, oml_noun_find(f->of), r.value[i], out));
        else if (strcmp(f->name, "successor") == 0)
            OML_TRY(look_up(cx, s, p, f->name, p->noun, r.value[i], out));
    }
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

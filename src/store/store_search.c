/* SPDX-License-Identifier: EUPL-1.2 */
// The index is written at commit, from what the log says has changed since it was last written; so nothing that
// changes a record needs to know of it.
#include "store/sql.h"
#include "store/store.priv.h"

#include <string.h>

// Nouns with prose: those that can be translated. Cells, ballots and the like have codes and numbers only.
static bool
has_prose(const oml_noun *noun)
{
    return oml_noun_field(noun, "en_state") < noun->n_fields;
}

static bool
is_prose(const oml_field *f)
{
    return f->kind == OML_FIELD_TEXT && strcmp(f->name, "successor") != 0;
}

static oml_rc
forget(oml_cx *cx, oml_store *s, const char *noun, const char *code)
{
    sqlite3_stmt *texts, *words, *row_gone;
    bool row;
    OML_TRY(oml_db_get(cx, &s->db, sql_store_search_texts, &texts));
    oml_db_text(&s->db, texts, ":noun", noun);
    oml_db_text(&s->db, texts, ":code", code);
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, texts, &row));
        if (!row)
            return OML_OK;
        const int64_t id = sqlite3_column_int64(texts, 0);
        OML_TRY(oml_db_get(cx, &s->db, sql_store_search_forget_words, &words));
        oml_db_int(&s->db, words, ":id", id);
        oml_db_text(&s->db, words, ":body", (const char *)sqlite3_column_text(texts, 2));
        OML_TRY(oml_db_run(cx, &s->db, words));
        OML_TRY(oml_db_get(cx, &s->db, sql_store_search_forget, &row_gone));
        oml_db_int(&s->db, row_gone, ":id", id);
        OML_TRY(oml_db_run(cx, &s->db, row_gone));
    }
}

static oml_rc
add(oml_cx *cx, oml_store *s, const oml_record *r)
{
    sqlite3_stmt *text, *words;
    for (size_t i = 0; i < r->noun->n_fields; i++) {
        if (r->value[i] == NULL || !is_prose(&r->noun->fields[i]))
            continue;
        OML_TRY(oml_db_get(cx, &s->db, sql_store_search_add, &text));
        oml_db_text(&s->db, text, ":noun", r->noun->name);
        oml_db_text(&s->db, text, ":code", r->value[0]);
        oml_db_text(&s->db, text, ":field", r->noun->fields[i].name);
        oml_db_text(&s->db, text, ":body", r->value[i]);
        OML_TRY(oml_db_run(cx, &s->db, text));
        OML_TRY(oml_db_get(cx, &s->db, sql_store_search_add_words, &words));
        oml_db_text(&s->db, words, ":body", r->value[i]);
        OML_TRY(oml_db_run(cx, &s->db, words));
    }
    return OML_OK;
}

static oml_rc
refresh_one(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code)
{
    sqlite3_stmt *find;
    bool row;
    oml_row at;
    OML_TRY(forget(cx, s, noun->name, code));
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->find, &find));
    oml_db_text(&s->db, find, ":code", code);
    OML_TRY(oml_db_step(cx, &s->db, find, &row));
    if (!row)
        return OML_OK;
    OML_TRY(oml_row_borrow(cx, &s->db, find, noun, &at));
    if (oml_record_get(&at.record, "withdrawn") == NULL)
        OML_TRY(add(cx, s, &at.record));
    sqlite3_reset(find);
    return OML_OK;
}

// All records at once, for a new agenda or a new derived.sql: one statement a field, and SQLite makes the index.
static oml_rc
fill(oml_cx *cx, oml_store *s)
{
    OML_TRY(oml_db_exec(cx, &s->db, sql_store_search_empty));
    for (size_t i = 0; i < oml_noun_count; i++) {
        const oml_noun *noun = &oml_nouns[i];
        for (size_t k = 0; has_prose(noun) && k < noun->n_fields; k++)
            if (is_prose(&noun->fields[k]))
                OML_TRY(oml_db_exec(
                    cx, &s->db,
                    oml_arena_printf(&cx->tmp,
                                     "INSERT INTO search_text (noun, code, field, body) SELECT '%s', code, '%s', "
                                     "\"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL AND withdrawn IS NULL",
                                     noun->name, noun->fields[k].name, noun->fields[k].name, noun->name,
                                     noun->fields[k].name)));
    }
    return oml_db_exec(cx, &s->db, sql_store_search_rebuild);
}

static oml_rc
refresh_since(oml_cx *cx, oml_store *s, int64_t known)
{
    sqlite3_stmt *changed;
    bool row;
    OML_TRY(oml_db_get(cx, &s->db, sql_store_search_changed, &changed));
    oml_db_int(&s->db, changed, ":known", known);
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, changed, &row));
        if (!row)
            return OML_OK;
        const oml_noun *noun = oml_noun_find((const char *)sqlite3_column_text(changed, 0));
        if (noun != NULL && has_prose(noun))
            OML_TRY(refresh_one(cx, s, noun, (const char *)sqlite3_column_text(changed, 1)));
    }
}

oml_rc
oml_store_search_refresh(oml_cx *cx, oml_store *s)
{
    sqlite3_stmt *know;
    int64_t known;
    OML_TRY(oml_db_value(cx, &s->db, sql_store_search_known, &known));
    OML_TRY(known == 0 ? fill(cx, s) : refresh_since(cx, s, known));
    OML_TRY(oml_db_get(cx, &s->db, sql_store_search_know, &know));
    return oml_db_run(cx, &s->db, know);
}

// What a person types is words, not FTS5's language: each word quoted, a prefix, and all of them.
static const char *
question(oml_cx *cx, const char *words)
{
    OML_BUF_AUTO b = {0};
    for (const char *at = words; *at != '\0';) {
        const size_t n = strcspn(at, " \t\n\r");
        if (n > 0) {
            oml_buf_text(&b, b.n > 0 ? " \"" : "\"");
            for (size_t i = 0; i < n; i++) {
                if (at[i] == '"')
                    oml_buf_char(&b, '"');
                oml_buf_char(&b, at[i]);
            }
            oml_buf_text(&b, "\"*");
        }
        at += n + (at[n] != '\0');
    }
    return oml_arena_textn(&cx->tmp, b.n > 0 ? b.s : "", b.n);
}

// A past or migrated state in memory is indexed when it is first searched: most are never.
static oml_rc
index_memory(oml_cx *cx, oml_store *s)
{
    OML_TRY(oml_db_exec(cx, &s->db, "PRAGMA query_only = OFF; SAVEPOINT search"));
    OML_TRY(oml_store_search_refresh(cx, s));
    return oml_db_exec(cx, &s->db, "RELEASE search; PRAGMA query_only = ON");
}

oml_rc
oml_store_search(oml_cx *cx, oml_store *s, const char *words, size_t at_most, oml_hit **out, size_t *n)
{
    sqlite3_stmt *find;
    bool row;
    *n = 0;
    *out = OML_TRY_NEW(&cx->tmp, oml_hit, at_most);
    if (*out == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-19", N_("more is asked for than fits in memory"));
    const char *asked = question(cx, words);
    if (asked[0] == '\0')
        return OML_OK;
    if (s->db.memory)
        OML_TRY(index_memory(cx, s));
    OML_TRY(oml_db_get(cx, &s->db, sql_store_search_find, &find));
    oml_db_text(&s->db, find, ":words", asked);
    oml_db_int(&s->db, find, ":at_most", (int64_t)at_most);
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, find, &row));
        if (!row)
            return OML_OK;
        const char *text[4];
        for (int i = 0; i < 4; i++)
            text[i] = oml_arena_text(&cx->tmp, (const char *)sqlite3_column_text(find, i));
        (*out)[(*n)++] = (oml_hit){text[0], text[1], text[2], text[3]};
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "store/sql.h"
#include "store/store.priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// ---- the chain -------------------------------------------------------------------------------------

static void
decimal(oml_buf *b, uint64_t x)
{
    char digits[20];
    size_t n = sizeof digits;
    do
        digits[--n] = (char)('0' + x % 10);
    while ((x /= 10) != 0);
    oml_buf_add(b, digits + n, sizeof digits - n);
}

static void
netstring(oml_buf *b, const char *s)
{
    if (s == NULL) {
        oml_buf_add(b, "-,", 2);
        return;
    }
    const size_t n = strlen(s);
    decimal(b, n);
    oml_buf_add(b, ":", 1);
    oml_buf_add(b, s, n);
    oml_buf_add(b, ",", 1);
}

static void
netstring_int(oml_buf *b, int64_t x)
{
    char room[24];
    oml_buf text = {.s = room, .room = sizeof room};
    if (x < 0)
        oml_buf_add(&text, "-", 1);
    decimal(&text, x < 0 ? 0 - (uint64_t)x : (uint64_t)x);
    netstring(b, text.s);
}

// The hash of an entry after one with hash `before`.
static oml_rc
chain(oml_cx *cx, const oml_entry *e, const uint8_t before[OML_HASH_BYTES], oml_buf *bytes, uint8_t out[OML_HASH_BYTES])
{
    bytes->n = 0;
    oml_buf_add(bytes, (const char *)before, OML_HASH_BYTES);
    netstring_int(bytes, e->nr);
    netstring_int(bytes, e->when);
    const char *const texts[] = {e->who, e->op, e->noun, e->code, e->before, e->after, e->why};
    for (size_t i = 0; i < OML_COUNT(texts); i++)
        netstring(bytes, texts[i]);
    OML_TRY(oml_buf_check(cx, bytes));
    oml_hash_bytes(bytes->s, bytes->n, out);
    return OML_OK;
}

static bool
hash_column(sqlite3_stmt *stmt, int i, uint8_t out[OML_HASH_BYTES])
{
    const void *bytes = sqlite3_column_blob(stmt, i);
    if (bytes == NULL || sqlite3_column_bytes(stmt, i) != OML_HASH_BYTES)
        return false;
    memcpy(out, bytes, OML_HASH_BYTES);
    return true;
}

oml_rc
oml_log_tail_get(oml_cx *cx, oml_db *db, oml_log_tail *tail)
{
    sqlite3_stmt *stmt;
    bool row;
    tail->nr = 0;
    tail->when = INT64_MIN;
    memset(tail->hash, 0, sizeof tail->hash);
    OML_TRY(oml_db_get(cx, db, sql_log_tail, &stmt));
    OML_TRY(oml_db_step(cx, db, stmt, &row));
    if (!row)
        return OML_OK;
    tail->nr = sqlite3_column_int64(stmt, 0);
    tail->when = sqlite3_column_int64(stmt, 1);
    const bool sound = hash_column(stmt, 2, tail->hash);
    sqlite3_reset(stmt);
    if (!sound)
        return OML_FAIL(cx, OML_E_DAMAGED, "OML-STO-07", N_("'%s' is damaged: %s"), db->path,
                        oml_tr(cx->lang, N_("the last log entry has no hash")));
    return OML_OK;
}

static oml_rc
insert(oml_cx *cx, oml_db *db, const oml_entry *e, const uint8_t hash[OML_HASH_BYTES])
{
    sqlite3_stmt *stmt;
    OML_TRY(oml_db_get(cx, db, sql_log_add, &stmt));
    oml_db_int(db, stmt, ":nr", e->nr);
    oml_db_int(db, stmt, ":when", e->when);
    oml_db_text(db, stmt, ":who", e->who);
    oml_db_text(db, stmt, ":op", e->op);
    oml_db_text(db, stmt, ":noun", e->noun);
    oml_db_text(db, stmt, ":code", e->code);
    oml_db_text(db, stmt, ":before", e->before);
    oml_db_text(db, stmt, ":after", e->after);
    oml_db_text(db, stmt, ":why", e->why);
    oml_db_blob(db, stmt, ":hash", hash, OML_HASH_BYTES);
    return oml_db_run(cx, db, stmt);
}

oml_rc
oml_log_add(oml_cx *cx, oml_db *db, oml_log_tail *tail, const oml_entry *e)
{
    oml_entry next = *e;
    uint8_t hash[OML_HASH_BYTES];
    next.nr = tail->nr + 1;
    next.when = e->when > tail->when ? e->when : tail->when;
    OML_TRY(chain(cx, &next, tail->hash, &tail->bytes, hash));
    OML_TRY(insert(cx, db, &next, hash));
    tail->nr = next.nr;
    tail->when = next.when;
    memcpy(tail->hash, hash, sizeof hash);
    return OML_OK;
}

// ---- reading ---------------------------------------------------------------------------------------

// The entry a statement stands on, borrowed from it until its next step. A column that was emptied by force reads as
// "".
static oml_entry
entry(sqlite3_stmt *stmt)
{
    const char *text[7];
    for (int i = 0; i < 7; i++)
        text[i] = (const char *)sqlite3_column_text(stmt, i + 2);
    for (int i = 0; i < 4; i++)
        text[i] = text[i] != NULL ? text[i] : "";
    return (oml_entry){sqlite3_column_int64(stmt, 0),
                       sqlite3_column_int64(stmt, 1),
                       text[0],
                       text[1],
                       text[2],
                       text[3],
                       text[4],
                       text[5],
                       text[6],
                       NULL};
}

static const char *
copy(oml_arena *arena, const char *s)
{
    return s == NULL ? NULL : oml_arena_text(arena, s);
}

static oml_entry
entry_copy(oml_arena *arena, sqlite3_stmt *stmt)
{
    oml_entry e = entry(stmt);
    const char **const texts[] = {&e.who, &e.op, &e.noun, &e.code, &e.before, &e.after, &e.why};
    for (size_t i = 0; i < OML_COUNT(texts); i++)
        *texts[i] = copy(arena, *texts[i]);
    uint8_t hash[OML_HASH_BYTES] = {0};
    char text[OML_HASH_TEXT];
    (void)hash_column(stmt, 9, hash);
    oml_hash_text(hash, text);
    e.hash = oml_arena_text(arena, text);
    return e;
}

// Room for one more of `size` bytes in an array in cx->tmp: NULL when there is none.
static void *
grown(oml_cx *cx, void *array, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return array;
    *room = *room == 0 ? 64 : 2 * *room;
    void *larger = oml_arena_try(&cx->tmp, *room, size);
    if (larger != NULL && n > 0)
        memcpy(larger, array, n * size);
    return larger;
}

static oml_rc
no_room(oml_cx *cx)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-19", N_("more is asked for than fits in memory"));
}

oml_rc
oml_log_list(oml_cx *cx, oml_store *s, const oml_log_filter *filter, oml_entry **out, size_t *n)
{
    sqlite3_stmt *stmt;
    bool row;
    size_t room = 0;
    *out = NULL;
    *n = 0;
    OML_TRY(oml_db_get(cx, &s->db, sql_log_list, &stmt));
    oml_db_text(&s->db, stmt, ":noun", filter->noun);
    oml_db_text(&s->db, stmt, ":code", filter->code);
    oml_db_text(&s->db, stmt, ":who", filter->who);
    oml_db_int(&s->db, stmt, ":from", filter->from != 0 ? filter->from : INT64_MIN);
    oml_db_int(&s->db, stmt, ":to", filter->to != 0 ? filter->to : INT64_MAX);
    oml_db_int(&s->db, stmt, ":last", filter->last != 0 ? (int64_t)filter->last : -1);
    for (;;) {
        OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
        if (!row)
            return OML_OK;
        *out = grown(cx, *out, *n, &room, sizeof **out);
        if (*out == NULL)
            return no_room(cx);
        (*out)[(*n)++] = entry_copy(&cx->tmp, stmt);
    }
}

// ---- verifying -------------------------------------------------------------------------------------

static oml_rc
verify_chain(oml_cx *cx, oml_store *s, oml_log_state *out)
{
    sqlite3_stmt *stmt;
    bool row;
    uint8_t last[OML_HASH_BYTES] = {0}, said[OML_HASH_BYTES] = {0}, hash[OML_HASH_BYTES];
    int64_t when = INT64_MIN;
    OML_BUF_AUTO bytes = {0};
    OML_TRY(oml_db_get(cx, &s->db, sql_log_all, &stmt));
    for (;; out->entries++) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
        if (!row)
            break;
        const oml_entry e = entry(stmt);
        OML_TRY(chain(cx, &e, last, &bytes, hash));
        const bool sound = hash_column(stmt, 9, said) && memcmp(said, hash, sizeof hash) == 0 &&
                           e.nr == out->entries + 1 && e.when >= when;
        if (!sound && out->first_bad == 0)
            out->first_bad = e.nr;
        // Go on from what is written, so that one bad entry does not make all that follow bad.
        memcpy(last, said, sizeof last);
        when = e.when;
    }
    char text[OML_HASH_TEXT] = "";
    if (out->entries > 0)
        oml_hash_text(last, text);
    out->head = oml_arena_text(&cx->tmp, text);
    return OML_OK;
}

static void
off(oml_cx *cx, oml_log_state *out, const char *noun, const char *code)
{
    if (out->records_off++ == 0) {
        out->off_noun = oml_arena_text(&cx->tmp, noun);
        out->off_code = oml_arena_text(&cx->tmp, code);
    }
}

// Is the record in the tables what the log's last word says?
static oml_rc
as_said(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, const char *after, oml_buf *json, bool *same)
{
    sqlite3_stmt *stmt;
    bool row;
    oml_row there;
    *same = false;
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->find, &stmt));
    oml_db_text(&s->db, stmt, ":code", code);
    OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
    if (!row)
        return OML_OK;
    OML_TRY(oml_row_borrow(cx, &s->db, stmt, noun, &there));
    json->n = 0;
    oml_record_json(&there.record, json);
    OML_TRY(oml_buf_check(cx, json));
    *same = after != NULL && strcmp(json->s, after) == 0;
    sqlite3_reset(stmt);
    return OML_OK;
}

// Records of a noun that the log never heard of.
static oml_rc
unknown_to_log(oml_cx *cx, oml_store *s, const oml_noun *noun, int64_t logged, oml_log_state *out)
{
    sqlite3_stmt *codes, *known;
    bool row, is_known;
    int64_t there = 0;
    for (int pass = 0; pass < 2; pass++) {
        OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->codes, &codes));
        for (;;) {
            OML_TRY(oml_db_step(cx, &s->db, codes, &row));
            if (!row)
                break;
            if (pass == 0) {
                there++;
                continue;
            }
            const char *code = (const char *)sqlite3_column_text(codes, 0);
            OML_TRY(oml_db_get(cx, &s->db, sql_log_known, &known));
            oml_db_text(&s->db, known, ":noun", noun->name);
            oml_db_text(&s->db, known, ":code", code);
            OML_TRY(oml_db_step(cx, &s->db, known, &is_known));
            sqlite3_reset(known);
            if (!is_known)
                off(cx, out, noun->name, code);
        }
        if (there == logged) // the usual case: no need to ask one by one
            break;
    }
    return OML_OK;
}

static oml_rc
verify_tables(oml_cx *cx, oml_store *s, oml_log_state *out)
{
    sqlite3_stmt *stmt;
    bool row;
    OML_BUF_AUTO json = {0};
    int64_t *found = OML_NEW(&cx->tmp, int64_t, oml_noun_count); // records that the log knows and the tables have
    OML_TRY(oml_db_get(cx, &s->db, sql_log_states, &stmt));
    for (;;) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
        if (!row)
            break;
        const char *name = (const char *)sqlite3_column_text(stmt, 0),
                   *code = (const char *)sqlite3_column_text(stmt, 1);
        const oml_noun *noun = oml_noun_find(name);
        bool same = false;
        if (noun != NULL) {
            OML_TRY(as_said(cx, s, noun, code, (const char *)sqlite3_column_text(stmt, 2), &json, &same));
            found[noun - oml_nouns]++;
        }
        if (!same)
            off(cx, out, name, code);
    }
    for (size_t i = 0; i < oml_noun_count; i++)
        OML_TRY(unknown_to_log(cx, s, &oml_nouns[i], found[i], out));
    return OML_OK;
}

oml_rc
oml_log_verify(oml_cx *cx, oml_store *s, oml_log_state *out)
{
    sqlite3_stmt *stmt;
    bool row;
    *out = (oml_log_state){.head = ""};
    OML_TRY(oml_db_get(cx, &s->db, sql_log_integrity, &stmt));
    OML_TRY(oml_db_step(cx, &s->db, stmt, &row));
    const char *said = row ? oml_arena_text(&cx->tmp, (const char *)sqlite3_column_text(stmt, 0)) : "";
    sqlite3_reset(stmt);
    if (strcmp(said, "ok") != 0)
        return OML_FAIL(cx, OML_E_DAMAGED, "OML-STO-07", N_("'%s' is damaged: %s"), s->db.path, said);
    OML_TRY(verify_chain(cx, s, out));
    return verify_tables(cx, s, out);
}

// ---- the past --------------------------------------------------------------------------------------

static oml_rc
replay_entries(oml_cx *cx, oml_store *from, int64_t until, oml_store *to)
{
    sqlite3_stmt *stmt;
    bool row;
    uint8_t hash[OML_HASH_BYTES];
    OML_TRY(oml_db_get(cx, &from->db, sql_log_until, &stmt));
    oml_db_int(&from->db, stmt, ":until", until);
    for (;;) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(oml_db_step(cx, &from->db, stmt, &row));
        if (!row)
            return OML_OK;
        const oml_entry e = entry(stmt);
        if (!hash_column(stmt, 9, hash))
            memset(hash, 0, sizeof hash); // verify tells; reading the past does not stop at it
        OML_TRY(insert(cx, &to->db, &e, hash));
    }
}

static oml_rc
replay_states(oml_cx *cx, oml_store *to)
{
    sqlite3_stmt *stmt;
    bool row;
    OML_TRY(oml_db_get(cx, &to->db, sql_log_states, &stmt));
    for (;;) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(oml_db_step(cx, &to->db, stmt, &row));
        if (!row)
            return OML_OK;
        const char *name = (const char *)sqlite3_column_text(stmt, 0),
                   *json = (const char *)sqlite3_column_text(stmt, 2);
        const oml_noun *noun = oml_noun_find(name);
        oml_record r;
        if (noun == NULL)
            return OML_FAIL(cx, OML_E_DAMAGED, "OML-STO-20",
                            N_("the log of '%s' tells of a '%.80s', which is no kind of record"), to->path, name);
        OML_TRY(oml_record_parse(cx, noun, json, strlen(json), &r));
        OML_TRY(oml_store_put_row(cx, to, &r));
    }
}

oml_rc
oml_log_replay(oml_cx *cx, oml_store *from, int64_t until, oml_store *to)
{
    OML_TRY(oml_db_exec(cx, &to->db, "BEGIN"));
    OML_TRY(replay_entries(cx, from, until, to));
    OML_TRY(replay_states(cx, to));
    return oml_db_exec(cx, &to->db, "COMMIT");
}

// ---- two states ------------------------------------------------------------------------------------

typedef struct differences {
    oml_difference *at;
    size_t n, room;
} differences;

static oml_rc
differs(oml_cx *cx, differences *d, const oml_record *r, oml_change what, size_t field, const char *before,
        const char *after)
{
    d->at = grown(cx, d->at, d->n, &d->room, sizeof *d->at);
    if (d->at == NULL)
        return no_room(cx);
    d->at[d->n++] = (oml_difference){
        r->noun->name, r->value[0], what, what == OML_CHANGED ? r->noun->fields[field].name : NULL, before, after};
    return OML_OK;
}

static oml_rc
diff_noun(oml_cx *cx, oml_store *from, oml_store *to, const oml_noun *noun, differences *d)
{
    oml_records a, b;
    OML_TRY(oml_store_list_all(cx, from, noun, &a));
    OML_TRY(oml_store_list_all(cx, to, noun, &b));
    for (size_t i = 0, j = 0; i < a.n || j < b.n;) {
        const int order = i == a.n ? 1 : j == b.n ? -1 : oml_record_order(a.at[i].value[0], b.at[j].value[0]);
        if (order != 0) {
            OML_TRY(differs(cx, d, order < 0 ? &a.at[i] : &b.at[j], order < 0 ? OML_GONE : OML_NEW, 0, NULL, NULL));
        } else {
            const char **const before = a.at[i].value, **const after = b.at[j].value;
            for (size_t f = 1; f < noun->n_fields; f++)
                if (!oml_record_same(before[f], after[f]))
                    OML_TRY(differs(cx, d, &b.at[j], OML_CHANGED, f, before[f], after[f]));
        }
        i += order <= 0;
        j += order >= 0;
    }
    return OML_OK;
}

oml_rc
oml_log_diff(oml_cx *cx, oml_store *from, oml_store *to, oml_difference **out, size_t *n)
{
    differences d = {0};
    for (size_t i = 0; i < oml_noun_count; i++)
        OML_TRY(diff_noun(cx, from, to, &oml_nouns[i], &d));
    *out = d.at;
    *n = d.n;
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/row.priv.h"

#include "text/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

// "code", "title_nl", ...: quoted, since some fields are words of SQL. Names come from our own table only.
static void
columns(oml_buf *b, const oml_noun *noun, const char *format)
{
    for (size_t i = 0; i < noun->n_fields; i++) {
        oml_buf_text(b, i == 0 ? "" : ", ");
        for (const char *at = format; *at != '\0'; at++)
            if (*at == '*')
                oml_buf_text(b, noun->fields[i].name);
            else
                oml_buf_char(b, *at);
    }
}

static const char *
kept(oml_arena *arena, oml_buf *b)
{
    const char *text = oml_arena_textn(arena, b->s, b->n);
    b->n = 0;
    return text;
}

static void
select_from(oml_buf *b, const oml_noun *noun, const char *rest)
{
    oml_buf_text(b, "SELECT ");
    columns(b, noun, "\"*\"");
    oml_buf_printf(b, " FROM \"%s\"%s", noun->name, rest);
}

void
oml_row_sql_make(oml_arena *arena, const oml_noun *noun, oml_row_sql *out)
{
    OML_BUF_AUTO b = {0};
    select_from(&b, noun, " WHERE code = :code");
    out->find = kept(arena, &b);
    select_from(&b, noun, " WHERE withdrawn IS NULL");
    out->list = kept(arena, &b);
    select_from(&b, noun, " ORDER BY code");
    out->all = kept(arena, &b);
    oml_buf_printf(&b, "SELECT code FROM \"%s\"", noun->name);
    out->codes = kept(arena, &b);
    oml_buf_printf(&b, "SELECT 1 FROM \"%s\" WHERE code = :code", noun->name);
    out->has = kept(arena, &b);
    oml_buf_printf(&b, "INSERT INTO \"%s\" (", noun->name);
    columns(&b, noun, "\"*\"");
    oml_buf_text(&b, ") VALUES (");
    columns(&b, noun, ":*");
    oml_buf_text(&b, ") ON CONFLICT (code) DO UPDATE SET ");
    columns(&b, noun, "\"*\" = excluded.\"*\"");
    out->put = kept(arena, &b);
}

const char *
oml_row_filter_sql(oml_arena *arena, const oml_noun *noun, size_t field)
{
    const oml_field *f = &noun->fields[field];
    OML_BUF_AUTO b = {0};
    select_from(&b, noun, " WHERE withdrawn IS NULL AND ");
    oml_buf_printf(
        &b, f->kind == OML_FIELD_LIST ? "instr(' ' || \"%s\" || ' ', ' ' || :value || ' ') > 0" : "\"%s\" = :value",
        f->name);
    return kept(arena, &b);
}

// A column as canonical text: the statement's own, or printed into `room`. NULL when empty; "" for a number that no
// record can hold (an infinity, written by another program).
static const char *
cell(sqlite3_stmt *stmt, int i, oml_field_kind kind, char room[OML_ROW_CELL])
{
    if (sqlite3_column_type(stmt, i) == SQLITE_NULL)
        return NULL;
    switch (kind) {
    case OML_FIELD_REAL: {
        const double x = sqlite3_column_double(stmt, i);
        if (!isfinite(x))
            return "";
        oml_number_print(x, room);
        return room;
    }
    case OML_FIELD_INT:
        snprintf(room, OML_ROW_CELL, "%" PRId64, (int64_t)sqlite3_column_int64(stmt, i));
        return room;
    case OML_FIELD_BOOL:
        return sqlite3_column_int64(stmt, i) != 0 ? "1" : "0";
    case OML_FIELD_MONEY: {
        const int64_t cents = sqlite3_column_int64(stmt, i);
        const uint64_t size = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
        snprintf(room, OML_ROW_CELL, "%s%" PRIu64 ".%02u", cents < 0 ? "-" : "", size / 100, (unsigned)(size % 100));
        return room;
    }
    case OML_FIELD_TEXT:
    case OML_FIELD_DATE:
    case OML_FIELD_ENUM:
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        break;
    }
    return (const char *)sqlite3_column_text(stmt, i);
}

oml_rc
oml_row_borrow(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt, const oml_noun *noun, oml_row *out)
{
    size_t bad = noun->n_fields;
    out->record = (oml_record){noun, out->value};
    for (size_t i = 0; i < noun->n_fields; i++) {
        out->value[i] = cell(stmt, (int)i, noun->fields[i].kind, out->number[i]);
        if (out->value[i] != NULL && out->value[i][0] == '\0')
            bad = i;
    }
    if (bad < noun->n_fields)
        return OML_FAIL(cx, OML_E_DAMAGED, "OML-STO-17",
                        N_("'%s' holds a value that no record can have: %s of %s '%s'"), db->path,
                        noun->fields[bad].name, noun->name, out->value[0]);
    return OML_OK;
}

oml_rc
oml_row_read(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt, const oml_noun *noun, oml_record *out)
{
    oml_row row;
    size_t length[OML_NOUN_MAX_FIELDS], total = 0;
    OML_TRY(oml_row_borrow(cx, db, stmt, noun, &row));
    for (size_t i = 0; i < noun->n_fields; i++)
        total += length[i] = row.value[i] == NULL ? 0 : strlen(row.value[i]) + 1;
    // Two pieces a record rather than one a value: lists are long.
    *out = (oml_record){noun, OML_TRY_NEW(&cx->tmp, const char *, noun->n_fields)};
    char *to = OML_TRY_NEW(&cx->tmp, char, total);
    if (to == NULL || out->value == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-19", N_("more is asked for than fits in memory"));
    for (size_t i = 0; i < noun->n_fields; to += length[i++])
        if (row.value[i] != NULL)
            out->value[i] = memcpy(to, row.value[i], length[i]);
    return OML_OK;
}

bool
oml_row_bind(sqlite3_stmt *stmt, int i, oml_field_kind kind, const char *text)
{
    int64_t whole;
    double x;
    if (text == NULL)
        return sqlite3_bind_null(stmt, i) == SQLITE_OK;
    const size_t n = strlen(text);
    switch (kind) {
    case OML_FIELD_REAL:
        return oml_number_parse(text, n, &x) && sqlite3_bind_double(stmt, i, x) == SQLITE_OK;
    case OML_FIELD_INT:
    case OML_FIELD_BOOL:
        return oml_number_parse_int(text, n, &whole) && sqlite3_bind_int64(stmt, i, whole) == SQLITE_OK;
    case OML_FIELD_MONEY: {
        // 1234.50 without its point is the number of cents.
        char cents[OML_ROW_CELL];
        if (n < 4 || n >= sizeof cents || text[n - 3] != '.')
            return false;
        memcpy(cents, text, n - 3);
        memcpy(cents + n - 3, text + n - 2, 2);
        return oml_number_parse_int(cents, n - 1, &whole) && sqlite3_bind_int64(stmt, i, whole) == SQLITE_OK;
    }
    case OML_FIELD_TEXT:
    case OML_FIELD_DATE:
    case OML_FIELD_ENUM:
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        break;
    }
    return n < INT32_MAX && sqlite3_bind_text(stmt, i, text, (int)n, SQLITE_STATIC) == SQLITE_OK;
}

oml_rc
oml_row_write(oml_cx *cx, oml_db *db, sqlite3_stmt *put, const oml_record *r)
{
    for (size_t i = 0; i < r->noun->n_fields; i++)
        if (!oml_row_bind(put, (int)i + 1, r->noun->fields[i].kind, r->value[i]))
            return OML_FAIL(cx, OML_E_INTERNAL, "OML-STO-18", N_("%s '%s': the value of '%s' is not canonical"),
                            r->noun->name, r->value[0], r->noun->fields[i].name);
    return oml_db_run(cx, db, put);
}

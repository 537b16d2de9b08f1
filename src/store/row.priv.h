/**
 * Row: a record as a row of its noun's table. The statements are made from the table of nouns.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_ROW_PRIV_H
#define OML_STORE_ROW_PRIV_H

#include "agenda/record.h"
#include "store/db.priv.h"

/** The statements of one noun; zeroed until they are first asked for. */
typedef struct oml_row_sql {
    const char *find;  /* :code -> all columns */
    const char *put;   /* all columns, by place -> added or changed */
    const char *list;  /* -> all columns of what is not withdrawn */
    const char *all;   /* -> all columns, ordered by code */
    const char *codes; /* -> code */
    const char *has;   /* :code -> a row if there is such a record */
} oml_row_sql;

void oml_row_sql_make(oml_arena *arena, const oml_noun *noun, oml_row_sql *out);
/** Columns of what is not withdrawn and has :value in that field, or in its list. */
const char *oml_row_filter_sql(oml_arena *arena, const oml_noun *noun, size_t field);

enum { OML_ROW_CELL = 40 }; /* room for any number as text */

/** The row a statement stands on, as a record without copies: it is gone when the statement moves. */
typedef struct oml_row {
    oml_record record;
    const char *value[OML_NOUN_MAX_FIELDS];
    char number[OML_NOUN_MAX_FIELDS][OML_ROW_CELL];
} oml_row;

oml_rc oml_row_borrow(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt, const oml_noun *noun, oml_row *out) OML_CHECKED;
/** The same as a copy in cx->tmp. */
oml_rc oml_row_read(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt, const oml_noun *noun, oml_record *out) OML_CHECKED;
/** Gives a value of that field to the i-th place of a statement (from 1); false when it is not canonical. */
bool oml_row_bind(sqlite3_stmt *stmt, int i, oml_field_kind kind, const char *text);
/** Writes the record with the noun's `put` statement. */
oml_rc oml_row_write(oml_cx *cx, oml_db *db, sqlite3_stmt *put, const oml_record *r) OML_CHECKED;

#endif

/**
 * Table: typed cells under columns, part of a doc.
 *
 * oml_doc_table makes one; the functions here add its cells row by row, in the
 * order of the columns, copying what they are given into the doc's arena.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_TABLE_H
#define OML_RENDER_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum oml_cell_kind { OML_CELL_TEXT, OML_CELL_REAL, OML_CELL_INT, OML_CELL_BOOL, OML_CELL_DATE } oml_cell_kind;

/**
 * AS_IS: of a REAL as many decimals as it has, of an INT no marks between thousands: nothing is grouped or rounded.
 * SIX: the decimals among a REAL's first six digits, for columns whose rows differ in unit and size.
 */
enum { OML_DIGITS_AS_IS = -1, OML_DIGITS_SIX = -2 };

typedef struct oml_column {
    const char *key;   /* stable name in JSON and CSV: `value_added` */
    const char *label; /* N_(): heading for people; NULL: that of the field `key` */
    oml_cell_kind kind;
    const char *unit; /* "mln euro"; NULL: none, or given per row in a column `unit` */
    int digits;       /* decimals shown of a REAL, or OML_DIGITS_...; JSON and CSV give all of them */
} oml_column;

typedef struct oml_cell {
    oml_cell_kind kind;
    bool empty;
    const char *text;
    const char *shown; /* of a word: what people see */
    double real;
    int64_t integer; /* of a BOOL: 0 or 1 */
} oml_cell;

typedef struct oml_table {
    const char *key;           /* stable name in JSON */
    const char *caption;       /* already translated */
    const oml_column *columns; /* labels already translated */
    size_t n_columns, n_rows;
    oml_cell *cells; /* row by row */
    size_t room;     /* rows there is room for */
    struct oml_doc *doc;
    size_t filled; /* cells of the row in the making */
} oml_table;

void oml_table_text(oml_table *t, const char *text); /* NULL: empty; DATE too */
/** A word of a fixed list (N_() or an ENUM value): JSON keeps the word, people see it translated. */
void oml_table_word(oml_table *t, const char *word);
/** The name of a field of a noun: JSON keeps the name, people see what it is called. */
void oml_table_field(oml_table *t, const char *field);
/** JSON keeps `text`, people see `shown`; NULL: empty. */
void oml_table_shown(oml_table *t, const char *text, const char *shown);
void oml_table_real(oml_table *t, double x); /* NAN: empty */
void oml_table_int(oml_table *t, int64_t i);
void oml_table_bool(oml_table *t, bool yes);
void oml_table_empty(oml_table *t);

/**
 * An outline: its first column is an INT `level`, its second a TEXT that says the whole row. People see that text,
 * indented by the level; the other columns are for machines.
 */
bool oml_table_is_outline(const oml_table *t);

#endif

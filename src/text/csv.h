/**
 * CSV as RFC 4180 has it, row by row over text in memory, and back.
 *
 * Reading: a byte-order mark is skipped; lines end in LF, CRLF or CR; lines
 * without anything on them are skipped; a line end inside quotes arrives as LF.
 * The text must be UTF-8 without NUL, every row must have as many cells as the
 * first, quotes stand around a whole cell or not at all. The separator, when not
 * given, is the one of comma, semicolon and tab that the first line has most of
 * (outside quotes; a comma when it has none), or what a first line `sep=;` says.
 * One pass, memory of one row.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_CSV_H
#define OML_TEXT_CSV_H

#include "base/buf.h"

enum { OML_CSV_COLUMNS = 16384 }; /* ceiling, that of spreadsheets */

typedef struct oml_csv_cell {
    const char *s; /* not NUL-terminated */
    size_t n;
} oml_csv_cell;

typedef struct oml_csv {
    /* the row just given */
    const oml_csv_cell *cells;
    size_t n_cells; /* 0: there is none any more */
    size_t row;     /* the line it begins on, 1 is the first of the text */
    char separator;

    /* its own */
    const char *file, *s, *end, *at;
    size_t line;
    oml_csv_cell *heading;
    size_t n_heading, room;
    oml_csv_cell *open;
} oml_csv;

/** Over s[0..n), which must stay. `separator` 0: find it. `file` is for messages; NULL: none. */
void oml_csv_init(oml_csv *c, const char *file, const char *s, size_t n, char separator);
/**
 * The next row, in c->cells: pieces of the text, or of cx->tmp where quotes had to be undone, until the next call.
 * Fails with OML_E_PARSE, row and column (its heading; in the first row its number): OML-CSV-01 a quote that is
 * never closed, -02 text after a closing quote, -03 a quote inside a cell that does not begin with one, -04 another
 * number of cells than the first row, -05 a byte that is not UTF-8, -06 a NUL, -07 UTF-16, -08 too many columns.
 */
oml_rc oml_csv_next(oml_cx *cx, oml_csv *c) OML_CHECKED;

/** Adds a row: LF at its end, quotes only around cells that need them. NULL is an empty cell. */
void oml_csv_put(oml_buf *out, const char *const cells[], size_t n, char separator);

#endif

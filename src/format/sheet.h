/**
 * Sheet: rows of text cells with a heading, from CSV or a worksheet of an XLSX workbook.
 *
 * The readers deliver every cell as UTF-8 text with its place, so that whoever
 * refuses a cell can say where it stands. Numbers of a workbook arrive as the
 * shortest decimal with a point, dates as ISO text, errors (#N/A) as a failure.
 *
 * A column without heading must be empty; the readers check that and otherwise
 * keep quiet about it.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_SHEET_H
#define OML_FORMAT_SHEET_H

#include "format/xlsx.h"
#include "text/csv.h"

typedef oml_csv_cell oml_cell_text;

typedef struct oml_sheet oml_sheet;

/** How a CSV file is written; zero means: find out. A workbook has typed numbers and needs neither. */
typedef struct oml_sheet_style {
    char separator;                                            /* ',' ';' '\t'; 0: found from the first line */
    enum { OML_COMMA_ASK, OML_COMMA_YES, OML_COMMA_NO } comma; /* decimal comma; ASK: see oml_sheet_comma */
} oml_sheet_style;

/**
 * A CSV file, whole in memory. `style` may be NULL. Fails as oml_file_read and oml_csv_next do, and with
 * OML_E_PARSE: OML-SHE-01 no heading, -02 a heading twice.
 */
oml_rc oml_sheet_open_csv(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_sheet **out) OML_CHECKED;
/** One worksheet of a workbook by name, which must outlive the sheet; *out is NULL when it has none. */
oml_rc oml_sheet_open_xlsx(oml_cx *cx, oml_xlsx *book, const char *name, oml_sheet **out) OML_CHECKED;
/** Does the name say that it is a workbook? */
bool oml_sheet_is_xlsx(const char *path);
/** A CSV file, or the first worksheet of a path that ends in .xlsx. */
oml_rc oml_sheet_open(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_sheet **out) OML_CHECKED;
void oml_sheet_free(oml_sheet *s);
OML_OWNED(sheet)

size_t oml_sheet_columns(const oml_sheet *s);
/** Heading of a column; NUL-terminated, "" when it has none. */
const char *oml_sheet_heading(const oml_sheet *s, size_t column);
/** Index of the column; oml_sheet_columns() when there is none. */
size_t oml_sheet_find(const oml_sheet *s, const char *heading);
/** at[i]: the column names[i], for each of n. Fails with OML_E_PARSE: OML-SHE-06, which names the first that is not
 * there. */
oml_rc oml_sheet_need(oml_cx *cx, const oml_sheet *s, const char *const names[], size_t n, size_t at[]) OML_CHECKED;

/**
 * Are numbers written with a decimal comma? To be asked before the first row; numeric[column] says which columns
 * hold numbers.
 *
 * A workbook: no. A CSV file: as its style declares; otherwise the first number that can be read in one way only
 * decides: 1,5 0,125 1,2345 1.234,5 and 1.234.567 have a decimal comma; 1.5 0.125 1.2345 1,234.5 and 1,234,567 a
 * point. 1,234 and 1.234 can be thousands: they decide nothing, except that with comma as separator 1.234 has a
 * decimal point, as this program itself writes it. When only such numbers are there, it is asked: OML_E_INPUT
 * (OML-SHE-03) at the first of them. Reads the rows up to the deciding one.
 */
oml_rc oml_sheet_comma(oml_cx *cx, const oml_sheet *s, const bool numeric[], bool *comma) OML_CHECKED;

/**
 * The next row that is not empty: a cell a column, which live until the next call; *cells is NULL at the end.
 * Fails as oml_csv_next or oml_xlsx_rows_next, and with OML_E_PARSE (OML-SHE-04) for text under no heading.
 */
oml_rc oml_sheet_next(oml_cx *cx, oml_sheet *s, const oml_cell_text **cells) OML_CHECKED;
/** Place of a cell of the row just given, for messages. Of a workbook the file is `book.xlsx#sheet`. */
oml_place oml_sheet_place(const oml_sheet *s, size_t column);

#endif

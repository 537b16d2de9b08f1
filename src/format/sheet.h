/**
 * Sheet: rows of text cells with a heading, from CSV or a worksheet of an XLSX workbook.
 *
 * The readers deliver every cell as UTF-8 text with its place, so that whoever
 * refuses a cell can say where it stands. Numbers of a workbook arrive as the
 * shortest decimal, dates as ISO text, errors (#N/A) as a failure.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_SHEET_H
#define OML_FORMAT_SHEET_H

#include "base/buf.h"

typedef struct oml_cell_text {
    const char *s; /* not NUL-terminated */
    size_t n;
} oml_cell_text;

typedef struct oml_sheet oml_sheet;

/** How a CSV file is written; zero means: find out (separator), or refuse when in doubt (comma). */
typedef struct oml_sheet_style {
    char separator;      /* ',' ';' '\t'; 0: found from the first lines */
    enum { OML_COMMA_ASK, OML_COMMA_YES, OML_COMMA_NO } comma; /* decimal comma */
} oml_sheet_style;

/** A CSV file, whole in memory. Fails: OML-CSV-.. with row and column; OML-SHE-01 no heading, -02 a column twice. */
oml_rc oml_sheet_open_csv(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_sheet **out) OML_CHECKED;
/** One worksheet of a workbook by name; *out is NULL when it has no such sheet. */
oml_rc oml_sheet_open_xlsx(oml_cx *cx, const char *path, const char *name, oml_sheet **out) OML_CHECKED;
/** Names of the worksheets, in cx->tmp. */
oml_rc oml_sheet_names(oml_cx *cx, const char *path, const char ***out, size_t *n) OML_CHECKED;
void oml_sheet_free(oml_sheet *s);
OML_OWNED(sheet)

size_t oml_sheet_columns(const oml_sheet *s);
/** Heading of a column; NUL-terminated. */
const char *oml_sheet_heading(const oml_sheet *s, size_t column);
/** Index of the column; oml_sheet_columns() when there is none. */
size_t oml_sheet_find(const oml_sheet *s, const char *heading);
/** Are numbers written with a decimal comma? ASK: the sheet does not tell, and a number is ambiguous. */
int oml_sheet_comma(const oml_sheet *s);

/** The next row that is not empty; false at the end. Cells live until the sheet is freed; missing cells are empty. */
bool oml_sheet_next(oml_sheet *s, const oml_cell_text **cells);
/** Place of a cell of the row just given, for messages. */
oml_place oml_sheet_place(const oml_sheet *s, size_t column);

#endif

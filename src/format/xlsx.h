/**
 * XLSX workbooks (ISO/IEC 29500, transitional and strict), read only.
 *
 * A cell arrives as text: strings with their runs joined and without phonetic
 * hints, numbers as the shortest decimal, yes and no as 1 and 0, the stored result
 * of a formula as if it were typed. A number whose style shows a date is given as
 * 2026-11-24, with a time as 2026-11-24T10:30:00, a time alone as 10:30:00; both
 * date systems (1900 and 1904) are known. Line ends are LF.
 *
 * The workbook stays packed in memory; worksheets are read as streams.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_XLSX_H
#define OML_FORMAT_XLSX_H

#include "base/cx.h"

enum { OML_XLSX_ROWS = 1048576, OML_XLSX_COLUMNS = 16384 };

typedef struct oml_xlsx oml_xlsx;

/** Fails as oml_file_read, oml_zip_open and oml_xml_next, and with OML_E_PARSE: OML-XLS-01 not a workbook. */
oml_rc oml_xlsx_open(oml_cx *cx, const char *path, oml_xlsx **out) OML_CHECKED;
void oml_xlsx_free(oml_xlsx *x);
OML_OWNED(xlsx)

/** The worksheets by name, in the order of the workbook; charts and macros are passed over. */
size_t oml_xlsx_count(const oml_xlsx *x);
const char *oml_xlsx_name(const oml_xlsx *x, size_t i);

typedef struct oml_xlsx_cell {
    size_t column; /* 0 is A */
    const char *s; /* not NUL-terminated */
    size_t n;
} oml_xlsx_cell;

/** The rows of a worksheet; the workbook must outlive them. */
typedef struct oml_xlsx_rows oml_xlsx_rows;

/** *out is NULL when the workbook has no worksheet of that name. */
oml_rc oml_xlsx_rows_open(oml_cx *cx, oml_xlsx *x, const char *name, oml_xlsx_rows **out) OML_CHECKED;
/** Names for columns, for messages, borrowed; until then, and beyond n, they are called by their letters. */
void oml_xlsx_rows_name(oml_xlsx_rows *r, const char *const *names, size_t n);
/** `book.xlsx#sheet` */
const char *oml_xlsx_rows_file(const oml_xlsx_rows *r);
/**
 * The next row that has cells with something in them: *n of them, 0 at the end. *row is its number, 1 the first.
 * Fails with OML_E_INPUT: OML-XLS-02 a cell holds an error such as #N/A, -03 a formula without a stored result, -06
 * no date where one is shown; with OML_E_PARSE: -04 a cell or row that cannot be.
 */
oml_rc oml_xlsx_rows_next(oml_cx *cx, oml_xlsx_rows *r, size_t *row, size_t *n) OML_CHECKED;
/** Cell i of that row, from left to right; its text lives until the next call of oml_xlsx_rows_next. */
oml_xlsx_cell oml_xlsx_rows_cell(const oml_xlsx_rows *r, size_t i);
void oml_xlsx_rows_free(oml_xlsx_rows *r);
OML_OWNED(xlsx_rows)

#endif

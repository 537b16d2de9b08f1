/**
 * XLSX workbooks, written sheet by sheet and row by row.
 *
 * Every sheet has a bold heading that stays in view and can be filtered on. A
 * column's kind decides how its cells are typed; values are canonical text as
 * agenda/record.h has it. What a spreadsheet cannot hold exactly, a number with
 * more than 16 digits or a date before March 1900, is written as text. The same
 * cells give the same bytes: the workbook says it was made in 1980, as zip does.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_WORKBOOK_H
#define OML_FORMAT_WORKBOOK_H

#include "base/cx.h"

typedef struct oml_workbook oml_workbook;

typedef enum oml_workbook_kind {
    OML_WORKBOOK_TEXT,
    OML_WORKBOOK_REAL,
    OML_WORKBOOK_WHOLE,
    OML_WORKBOOK_MONEY, /* shown with two decimals */
    OML_WORKBOOK_BOOL,  /* 1 and 0 become TRUE and FALSE */
    OML_WORKBOOK_DATE,  /* whole dates; anything else stays text */
    OML_WORKBOOK_KINDS
} oml_workbook_kind;

typedef struct oml_workbook_column {
    const char *heading;
    oml_workbook_kind kind;
    double width;        /* in characters */
    const char *choices; /* separated by '|', offered as a list; NULL: anything */
} oml_workbook_column;

enum { OML_WORKBOOK_TEXT_MAX = 32767 }; /* bytes in a cell */

/** A workbook to be published at `path`; one freed before that leaves nothing. */
oml_rc oml_workbook_new(oml_cx *cx, const char *path, const char *title, oml_workbook **out) OML_CHECKED;
/** A sheet after those there are; rows go to it. `columns` must stay until the next sheet. */
oml_rc oml_workbook_sheet(oml_cx *cx, oml_workbook *w, const char *name, const oml_workbook_column columns[],
                          size_t n) OML_CHECKED;
/** A row of the sheet: a value a column, NULL is empty. Fails with OML-WBK-01 when a text or the sheet is too long. */
oml_rc oml_workbook_row(oml_cx *cx, oml_workbook *w, const char *const values[]) OML_CHECKED;
/** Puts it at its path, whole or not at all. Fails with OML_E_IO (OML-WBK-02, or as oml_file_publish). */
oml_rc oml_workbook_publish(oml_cx *cx, oml_workbook *w) OML_CHECKED;
void oml_workbook_free(oml_workbook *w);
OML_OWNED(workbook)

#endif

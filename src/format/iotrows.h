/**
 * Iotrows: rows of cells from a text with separators or from a worksheet, which its reader sees alike.
 *
 * For tables that come in both: a row is as wide as its last cell, cells in between may
 * be empty. Lines that are empty are passed over. Cells live until the next row.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTROWS_H
#define OML_FORMAT_IOTROWS_H

#include "format/iotlines.h"

enum { OML_IOTROWS_COLUMNS = 40000 }; /* ceiling of a text; that of a workbook is its own */

typedef struct oml_iotrows oml_iotrows;

typedef struct oml_iotrow {
    const oml_csv_cell *cell; /* trimmed; not NUL-terminated */
    size_t n;                 /* 0: there is none any more */
    oml_place place;
} oml_iotrow;

/** Is an entry a worksheet or a text? The separator (comma, semicolon, tab) is the one the first lines have most of. */
bool oml_iotrows_is_workbook(const oml_iotsource *s, size_t i);
/** Entry i; of a workbook its worksheet of that name, the first when it is NULL. Fails as oml_iotlines_open and
 * oml_xlsx_open, and with OML_E_NOTFOUND (OML-ITR-01): no such worksheet. */
oml_rc oml_iotrows_open(oml_cx *cx, oml_iotsource *s, size_t i, const char *sheet, oml_iotrows **out) OML_CHECKED;
void oml_iotrows_free(oml_iotrows *r);
OML_OWNED(iotrows)

/** The next row. Tells progress. Fails as the two readers, with OML_E_CANCELLED, and OML_E_PARSE (OML-ITR-02): too
 * wide. */
oml_rc oml_iotrows_next(oml_cx *cx, oml_iotrows *r, oml_iotrow *out) OML_CHECKED;
/**
 * Cell j of a row as a number: 0 with *known false where it is empty, NaN, NA, : or -. In a text parted by semicolons a
 * number may have a decimal comma. Fails with OML_E_PARSE (OML-ITR-03), naming the line and the column.
 */
oml_rc oml_iotrows_number(oml_cx *cx, const oml_iotrows *r, const oml_iotrow *row, size_t j, double *value,
                          bool *known) OML_CHECKED;

#endif

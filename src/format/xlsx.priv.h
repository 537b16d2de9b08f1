/**
 * What xlsx.c knows of a workbook and xlsx_rows.c needs for its cells.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_XLSX_PRIV_H
#define OML_FORMAT_XLSX_PRIV_H

#include "base/buf.h"
#include "format/xlsx.h"
#include "text/xml.h"
#include "text/zip.h"

typedef struct span {
    size_t at, n; /* in a buf */
} span;

typedef struct part {
    const char *id, *type; /* of the relationship: rId1, worksheet */
    const char *path;      /* entry of the zip */
    const char *name;      /* of a worksheet */
} part;

struct oml_xlsx {
    oml_arena arena;
    const char *path;
    oml_buf bytes;
    oml_zip *zip;
    part *sheets;
    size_t n_sheets;
    bool from_1904;
    oml_buf text; /* of the shared strings, one after another */
    span *strings;
    size_t n_strings, room_strings;
    bool *dated; /* by cell style: does it show a date or time? */
    size_t n_styles;
};

/** The bytes of an open entry of the zip, `from`, as a reader of XML takes them. */
oml_rc oml_xlsx_give(oml_cx *cx, void *from, char *bytes, size_t room, size_t *n) OML_CHECKED;
/** Undoes what XML cannot hold: _x000D_ and the like; line ends become LF. s[0..n) of `b` changes, from `at` on. */
void oml_xlsx_plain(oml_buf *b, size_t at);

#endif

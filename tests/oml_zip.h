/**
 * Archives and workbooks for tests, made from the text of their parts.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_ZIP_H
#define OML_TEST_ZIP_H

#include "base/buf.h"

typedef struct part_text {
    const char *name, *text;
    size_t n; /* 0: strlen(text) */
} part_text;

/** A zip with these entries, deflated, into a zeroed buf. */
void make_zip(oml_buf *out, const part_text parts[], size_t n);

/** What a workbook is made of; NULL: a usual one. */
typedef struct book_text {
    const char *sheet;   /* the rows inside sheetData, of the one sheet */
    const char *name;    /* of that sheet; usually `s` */
    const char *strings; /* inside sst */
    const char *styles;  /* inside styleSheet */
    const char *book;    /* before sheets, inside workbook: workbookPr */
    const char *whole;   /* xl/worksheets/sheet1.xml instead of one made from `sheet` */
} book_text;

void make_workbook(oml_buf *out, const book_text *b);

#endif

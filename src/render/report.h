/**
 * Report: a doc as one HTML file that stands on its own.
 *
 * Everything is semantic HTML: chapters with headings, every table a table. A
 * figure is a caption, an empty place, the rows of its table as JSON, and that
 * table itself as its twin; the embedded bundle (web/, render/asset.h) draws it
 * when the file is opened (docs/adr/0005). Without script the tables say it all.
 *
 * Whatever stands in the doc is text: nothing of it becomes markup, script or
 * address, except that a column `url` with an http(s) address becomes a link. A
 * content security policy in the file allows its own script only, and no request.
 *
 * Conventions of columns, for any table:
 *   illustrative, estimate  a BOOL: not a column but a badge in the row
 *   figure        what `omloop explain` takes: not a column but the row's data-figure
 *   url           a link where it is an http(s) address
 *   source        a code that stands in the table `sources`: a link to that row
 * A column in which nothing stands is left out. Notes that follow a table or its
 * figure belong to it: they stand under it, and badge its caption.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_REPORT_H
#define OML_RENDER_REPORT_H

#include "render/doc.h"

/** What stands on the front, already in the doc's language. */
typedef struct oml_report {
    const char *title;
    const char *kicker; /* above the title: the region */
    const char *lead;   /* a sentence under it; NULL: none */
    const char *dated;  /* "as on 24 November 2026" */
    const char *made;   /* the last line of the page: program, version, digest */
    size_t front;       /* so many first chapters have no number */
} oml_report;

/**
 * Headings of level 1 are chapters; what stands before the first one is an introduction. Chapters are numbered
 * but for the first `front`; figures and tables are numbered within their chapter.
 * Fails with OML_E_NOMEM when the page passes the ceiling of `out`.
 */
oml_rc oml_report_write(oml_cx *cx, const oml_doc *d, const oml_report *about, oml_buf *out) OML_CHECKED;

#endif

/**
 * ODT: a doc as a text document that people can edit: OpenDocument 1.2, as LibreOffice and Word read it.
 *
 * Headings are headings, every table a table with a head that repeats on each page; a
 * figure is left out, since the table that it draws stands there. What is marked
 * illustrative or an estimate says so in the caption, and in the row where not all
 * rows are. The same doc gives the same bytes.
 *
 * Source: OASIS, Open Document Format for Office Applications 1.2 (2011), parts 1 and 3.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_ODT_H
#define OML_RENDER_ODT_H

#include "render/report.h"

/** What stands on the front as oml_report_write has it. Fails with OML_E_NOMEM. */
oml_rc oml_odt_write(oml_cx *cx, const oml_doc *d, const oml_report *about, oml_buf *out) OML_CHECKED;

#endif

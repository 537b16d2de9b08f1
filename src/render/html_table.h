/**
 * HTML table: a table of a doc as a table of a page.
 *
 * The first column, when it is text, heads its row. Numbers stand right in the
 * reader's notation; the conventions of columns are those of render/report.h.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_HTML_TABLE_H
#define OML_RENDER_HTML_TABLE_H

#include "render/doc.h"

/**
 * The table element in a box that can be scrolled. `number` goes before the caption ("Table 2.1"); NULL: none.
 * `named_by` is the id of an element outside that names the table instead of a caption; NULL: none does.
 * `sources` is the table that codes of a column `source` refer to; NULL: there is none.
 */
void oml_html_table_write(const oml_doc *d, const oml_table *t, const char *number, const char *named_by,
                          const oml_table *sources, oml_buf *out);

/** Is the BOOL column of that key true in any row? */
bool oml_html_table_marked(const oml_table *t, const char *key);
/** A column of that key; n_columns when there is none. */
size_t oml_html_table_column(const oml_table *t, const char *key);
/** Do people see this column, that is: does it hold something, and is it no badge or figure id? */
bool oml_html_table_sees(const oml_table *t, size_t column);

/** A small mark: the word for `key` in the doc's language, with `key` as its class. */
void oml_html_table_badge(const oml_doc *d, const char *key, oml_buf *out);

/** A day, month, quarter or year for people: 2026-11-24 is `24 nov 2026`; other text stays as it is. */
void oml_html_table_date(oml_lang lang, const char *date, oml_buf *out);

#endif

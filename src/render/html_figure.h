/**
 * HTML figure: what the embedded bundle needs to draw a figure, as JSON (web/src/figure.ts reads it).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_HTML_FIGURE_H
#define OML_RENDER_HTML_FIGURE_H

#include "render/doc.h"

/**
 * {"kind":"bars","lang":"nl","x":"value",..., "columns":[{"key","label","kind","unit","digits"}],"rows":[[...]]}:
 * all columns, words as people see them, numbers shortest round-trip, an empty cell null. Safe inside a script element.
 * With n > 1 this figure and the n - 1 after it are panels of one: "panels":[{"x":"value","title":"caption"}] is added.
 */
void oml_html_figure_data(const oml_doc *d, const oml_block *figure, size_t n, oml_buf *out);

#endif

/**
 * HTML sum: one sentence that says what a figure shows, computed from its table.
 *
 * It stands under the caption, so that a reader who cannot see the drawing, or has
 * no time for it, has the finding too.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_HTML_SUM_H
#define OML_RENDER_HTML_SUM_H

#include "render/doc.h"

/**
 * The sentence for this figure and the n - 1 after it, when those are panels of one, as text without markup:
 * bars, the highest and lowest of each; a stack, the highest and lowest total; points, who is highest on either axis;
 * lines, how many series over which years; a matrix, how much of it is filled and its largest cell; a frame, how many
 * items in how many themes. Nothing when there is nothing to say.
 */
void oml_html_sum_write(const oml_doc *d, const oml_block *figure, size_t n, oml_buf *out);

#endif

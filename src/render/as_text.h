/**
 * A doc for people at a terminal, or for a text file.
 *
 * Tables are aligned by what a terminal shows of each character; numbers stand to
 * the right, in the doc's language; the unit stands under the heading. With a width
 * texts wrap and long cells are cut with an ellipsis, and the last column of a
 * table of at most three wraps instead; what then still does not fit is left out
 * from the right, and named. Without a width all is shown.
 *
 * Notes carry a mark: `!` warning, `*` illustrative, `~` estimate, `-` remark. A
 * column with nothing in it is left out. A table whose columns have no labels has no
 * heading. Control characters never reach the terminal.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_AS_TEXT_H
#define OML_RENDER_AS_TEXT_H

#include "render/doc.h"

/** `only`: that table alone; NULL: the whole doc. `width`: columns of the terminal; 0: no limit. */
void oml_as_text(const oml_doc *d, const oml_table *only, size_t width, oml_buf *out);
/** One note, with its mark. */
void oml_as_text_note(const oml_doc *d, const oml_block *note, size_t width, oml_buf *out);

#endif

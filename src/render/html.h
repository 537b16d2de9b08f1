/**
 * HTML: text made safe for each place in a page where it can stand.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_HTML_H
#define OML_RENDER_HTML_H

#include "base/buf.h"

/**
 * Text for content and for quoted attributes: & < > " ' become references, bytes that are not UTF-8 become U+FFFD,
 * control characters other than line feed and tab are dropped. NULL is nothing.
 */
void oml_html_text(oml_buf *out, const char *s);
/** The same with a capital first: operations write captions and labels as messages, without one. */
void oml_html_capital(oml_buf *out, const char *s);
/** The same as a sentence: a capital first, and a full stop after a letter, digit or closing bracket. */
void oml_html_sentence(oml_buf *out, const char *s);
/** Sentences in paragraphs: an empty line ends one, a line feed breaks a line. */
void oml_html_paragraphs(oml_buf *out, const char *s);
/**
 * A JSON string, quotes included, that can stand inside a script element: < > & and the line separators
 * U+2028 and U+2029 are escaped, so that neither `</script>` nor `<!--` can arise. What oml_html_text drops or
 * replaces, this does too.
 */
void oml_html_json(oml_buf *out, const char *s);
/** May this be the address of a link? http:// or https:// and no blank in it. */
bool oml_html_is_link(const char *s);

#endif

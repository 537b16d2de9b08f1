/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/odt.h"

#include "base/tr.h"
#include "render/html.h"
#include "render/html_table.h"
#include "text/zipwrite.h"

#include <string.h>

#define NAMESPACES                                                                                                     \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                                               \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                                                 \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                                   \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                                                 \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                                        \
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                                                   \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\""
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MIME "application/vnd.oasis.opendocument.text"

static const char manifest[] =
    XML "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        "manifest:version=\"1.2\">"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIME "\"/>"
        "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
        "</manifest:manifest>\n";

// ---- styles and meta ----------------------------------------------------------------------------------------------

/* A style of paragraphs, made from another. */
static const struct {
    const char *name, *parent, *paragraph, *text;
} paragraphs[] = {
    {"Standard", NULL, "fo:margin-bottom=\"0.2cm\"", "fo:font-size=\"10pt\" fo:font-family=\"Liberation Sans\""},
    {"Title", "Standard", "fo:margin-bottom=\"0.3cm\"", "fo:font-size=\"22pt\" fo:font-weight=\"bold\""},
    {"Subtitle", "Standard", "fo:margin-bottom=\"0.3cm\"", "fo:font-size=\"12pt\""},
    {"Heading_20_1", "Standard", "fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"16pt\" fo:font-weight=\"bold\""},
    {"Heading_20_2", "Standard", "fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"13pt\" fo:font-weight=\"bold\""},
    {"Heading_20_3", "Standard", "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"11pt\" fo:font-weight=\"bold\""},
    {"Heading_20_4", "Heading_20_3", "", "fo:font-style=\"italic\""},
    {"Caption", "Standard", "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
     "fo:font-weight=\"bold\""},
    {"Note", "Standard", "", "fo:font-size=\"9pt\" fo:font-style=\"italic\""},
    {"Cell", "Standard", "fo:margin-bottom=\"0cm\"", "fo:font-size=\"8pt\""},
    {"Number", "Cell", "fo:text-align=\"end\"", ""},
    {"Head", "Cell", "", "fo:font-weight=\"bold\""},
};

static void
styles(const oml_doc *d, const oml_report *about, oml_buf *out)
{
    const char *language =
        d->lang == OML_NL ? "fo:language=\"nl\" fo:country=\"BE\"" : "fo:language=\"en\" fo:country=\"GB\"";
    oml_buf_text(out, XML "<office:document-styles " NAMESPACES "><office:styles>");
    oml_buf_printf(out,
                   "<style:default-style style:family=\"paragraph\"><style:text-properties %s/></style:default-style>",
                   language);
    for (size_t i = 0; i < OML_COUNT(paragraphs); i++) {
        oml_buf_printf(out, "<style:style style:name=\"%s\" style:family=\"paragraph\"", paragraphs[i].name);
        if (paragraphs[i].parent != NULL)
            oml_buf_printf(out, " style:parent-style-name=\"%s\"", paragraphs[i].parent);
        oml_buf_printf(out, "><style:paragraph-properties %s/><style:text-properties %s/></style:style>",
                       paragraphs[i].paragraph, paragraphs[i].text);
    }
    oml_buf_text(out, "</office:styles><office:automatic-styles><style:page-layout style:name=\"page\">"
                      "<style:page-layout-properties fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" "
                      "style:print-orientation=\"landscape\" fo:margin=\"1.5cm\"/><style:footer-style/>"
                      "</style:page-layout></office:automatic-styles><office:master-styles>"
                      "<style:master-page style:name=\"Standard\" style:page-layout-name=\"page\"><style:footer>"
                      "<text:p text:style-name=\"Note\">");
    oml_html_text(out, about->title);
    oml_buf_text(out, " \u00B7 <text:page-number text:select-page=\"current\"/></text:p></style:footer>"
                      "</style:master-page></office:master-styles></office:document-styles>\n");
}

static void
meta(const oml_doc *d, const oml_report *about, oml_buf *out)
{
    oml_buf_text(out, XML "<office:document-meta " NAMESPACES "><office:meta><meta:generator>Omloop " OMLOOP_VERSION
                          "</meta:generator><dc:title>");
    oml_html_text(out, about->title);
    oml_buf_printf(out, "</dc:title><dc:language>%s</dc:language></office:meta></office:document-meta>\n",
                   d->lang == OML_NL ? "nl-BE" : "en-GB");
}

// ---- text ---------------------------------------------------------------------------------------------------------

// Lines of text, of which `write` writes one.
static void
lines(const char *s, void (*write)(oml_buf *, const char *), const oml_doc *d, oml_buf *out)
{
    for (const char *feed; (feed = strchr(s, '\n')) != NULL; s = feed + 1) {
        write(out, oml_arena_textn(d->arena, s, (size_t)(feed - s)));
        oml_buf_text(out, "<text:line-break/>");
    }
    write(out, s);
}

static void
paragraph(const char *style, const char *text, void (*write)(oml_buf *, const char *), const oml_doc *d, oml_buf *out)
{
    if (text == NULL)
        return;
    oml_buf_printf(out, "<text:p text:style-name=\"%s\">", style);
    lines(text, write, d, out);
    oml_buf_text(out, "</text:p>\n");
}

static void
heading(const oml_doc *d, const oml_block *b, oml_buf *out)
{
    oml_buf_printf(out, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">", b->level, b->level);
    lines(b->text, oml_html_capital, d, out);
    oml_buf_text(out, "</text:h>\n");
}

static void
note(const oml_doc *d, const oml_block *b, oml_buf *out)
{
    const char *word = b->note == OML_NOTE_WARNING        ? N_("mind")
                       : b->note == OML_NOTE_ILLUSTRATIVE ? N_("illustrative")
                       : b->note == OML_NOTE_ESTIMATE     ? N_("estimate")
                       : b->note == OML_NOTE_SOURCE       ? N_("Source")
                                                          : NULL;
    oml_buf_text(out, "<text:p text:style-name=\"Note\">");
    if (word != NULL) {
        oml_buf_char(out, '[');
        oml_html_text(out, oml_tr(d->lang, word));
        oml_buf_text(out, "] ");
    }
    lines(b->text, oml_html_sentence, d, out);
    oml_buf_text(out, "</text:p>\n");
}

// ---- tables -------------------------------------------------------------------------------------------------------

static const char *const badges[] = {N_("illustrative"), N_("estimate")};

static const oml_cell *
cell_of(const oml_table *t, size_t row, size_t column)
{
    return &t->cells[row * t->n_columns + column];
}

static bool
marked(const oml_table *t, size_t row, const char *key)
{
    const size_t j = oml_html_table_column(t, key);
    return j < t->n_columns && cell_of(t, row, j)->integer != 0;
}

static bool
all_marked(const oml_table *t, const char *key)
{
    for (size_t i = 0; i < t->n_rows; i++)
        if (!marked(t, i, key))
            return false;
    return t->n_rows > 0;
}

static void
badge(const oml_doc *d, const char *key, oml_buf *out)
{
    oml_buf_text(out, " [");
    oml_html_text(out, oml_tr(d->lang, key));
    oml_buf_char(out, ']');
}

static void
number(const oml_doc *d, double x, int digits, oml_buf *out)
{
    OML_BUF_AUTO b = {0};
    oml_doc_number(d->lang, x, digits, &b);
    if (b.n > 0 && b.s[0] == '-')
        oml_buf_text(out, "\u2212"); // a minus as wide as a digit
    if (b.n > 0)
        oml_buf_text(out, b.s + (b.s[0] == '-'));
}

static void
content(const oml_doc *d, const oml_table *t, const oml_cell *c, size_t column, oml_buf *out)
{
    const int digits = t->columns[column].digits;
    if (c->empty)
        return;
    switch (c->kind) {
    case OML_CELL_TEXT:
        lines(c->shown != NULL ? c->shown : c->text, oml_html_text, d, out);
        break;
    case OML_CELL_DATE:
        oml_html_table_date(d->lang, c->text, out);
        break;
    case OML_CELL_REAL:
        number(d, c->real, digits, out);
        break;
    case OML_CELL_INT:
        number(d, (double)c->integer, digits < 0 ? OML_DIGITS_AS_IS : 0, out);
        break;
    case OML_CELL_BOOL:
        oml_html_text(out, oml_tr(d->lang, c->integer != 0 ? N_("yes") : N_("no")));
        break;
    }
}

static void
cell(const oml_doc *d, const oml_table *t, size_t row, size_t column, bool first, oml_buf *out)
{
    const oml_cell_kind kind = t->columns[column].kind;
    oml_buf_printf(out, "<table:table-cell table:style-name=\"cell\"><text:p text:style-name=\"%s\">",
                   kind == OML_CELL_REAL || kind == OML_CELL_INT ? "Number" : "Cell");
    content(d, t, cell_of(t, row, column), column, out);
    for (size_t i = 0; first && i < OML_COUNT(badges); i++)
        if (marked(t, row, badges[i]) && !all_marked(t, badges[i]))
            badge(d, badges[i], out);
    oml_buf_text(out, "</text:p></table:table-cell>");
}

static void
heads(const oml_table *t, oml_buf *out)
{
    oml_buf_text(out, "<table:table-header-rows><table:table-row>");
    for (size_t j = 0; j < t->n_columns; j++) {
        if (!oml_html_table_sees(t, j))
            continue;
        oml_buf_text(out, "<table:table-cell table:style-name=\"cell\"><text:p text:style-name=\"Head\">");
        oml_html_capital(out, t->columns[j].label);
        if (t->columns[j].unit != NULL) {
            oml_buf_text(out, " (");
            oml_html_text(out, t->columns[j].unit);
            oml_buf_char(out, ')');
        }
        oml_buf_text(out, "</text:p></table:table-cell>");
    }
    oml_buf_text(out, "</table:table-row></table:table-header-rows>\n");
}

static void
rows(const oml_doc *d, const oml_table *t, oml_buf *out)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        bool first = true;
        oml_buf_text(out, "<table:table-row>");
        for (size_t j = 0; j < t->n_columns; j++)
            if (oml_html_table_sees(t, j)) {
                cell(d, t, i, j, first, out);
                first = false;
            }
        oml_buf_text(out, "</table:table-row>\n");
    }
}

// Columns of words are wide, those of figures narrow: shares of the line.
static const char *
column_style(const oml_table *t, size_t column)
{
    size_t most = 0;
    for (size_t i = 0; i < t->n_rows && t->columns[column].kind == OML_CELL_TEXT; i++) {
        const oml_cell *c = cell_of(t, i, column);
        const size_t n = c->empty ? 0 : strlen(c->shown != NULL ? c->shown : c->text);
        most = n > most ? n : most;
    }
    return most > 40 ? "wide" : most > 14 ? "middle" : "narrow";
}

static void
table(const oml_doc *d, const oml_table *t, size_t nr, oml_buf *out)
{
    oml_buf_text(out, "<text:p text:style-name=\"Caption\">");
    oml_html_capital(out, t->caption == NULL ? t->key : t->caption);
    for (size_t i = 0; i < OML_COUNT(badges); i++)
        if (oml_html_table_marked(t, badges[i]))
            badge(d, badges[i], out);
    oml_buf_text(out, "</text:p>\n");
    if (t->n_rows == 0) {
        paragraph("Standard", oml_tr(d->lang, N_("(nothing)")), oml_html_text, d, out);
        return;
    }
    oml_buf_printf(out, "<table:table table:name=\"t%zu\" table:style-name=\"table\">", nr);
    for (size_t j = 0; j < t->n_columns; j++)
        if (oml_html_table_sees(t, j))
            oml_buf_printf(out, "<table:table-column table:style-name=\"%s\"/>", column_style(t, j));
    heads(t, out);
    rows(d, t, out);
    oml_buf_text(out, "</table:table>\n");
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static void
body(const oml_doc *d, const oml_report *about, oml_buf *out)
{
    size_t tables = 0;
    oml_buf_text(out, XML "<office:document-content " NAMESPACES "><office:automatic-styles>"
                          "<style:style style:name=\"table\" style:family=\"table\"><style:table-properties "
                          "style:rel-width=\"100%\" table:align=\"margins\"/></style:style>"
                          "<style:style style:name=\"cell\" style:family=\"table-cell\"><style:table-cell-properties "
                          "fo:border=\"0.5pt solid #999999\" fo:padding=\"0.07cm\"/></style:style>");
    static const char *const widths[][2] = {{"wide", "9"}, {"middle", "4"}, {"narrow", "2"}};
    for (size_t i = 0; i < OML_COUNT(widths); i++)
        oml_buf_printf(out,
                       "<style:style style:name=\"%s\" style:family=\"table-column\"><style:table-column-properties "
                       "style:rel-column-width=\"%s*\"/></style:style>",
                       widths[i][0], widths[i][1]);
    oml_buf_text(out, "</office:automatic-styles><office:body><office:text>\n");
    paragraph("Subtitle", about->kicker, oml_html_text, d, out);
    paragraph("Title", about->title, oml_html_capital, d, out);
    paragraph("Subtitle", about->lead, oml_html_text, d, out);
    paragraph("Subtitle", about->dated, oml_html_text, d, out);
    for (const oml_block *b = d->first; b != NULL; b = b->next) {
        if (b->kind == OML_BLOCK_HEADING)
            heading(d, b, out);
        else if (b->kind == OML_BLOCK_TEXT)
            paragraph("Standard", b->text, oml_html_text, d, out);
        else if (b->kind == OML_BLOCK_NOTE)
            note(d, b, out);
        else if (b->kind == OML_BLOCK_TABLE)
            table(d, b->table, ++tables, out);
    }
    paragraph("Note", about->made, oml_html_sentence, d, out);
    oml_buf_text(out, "</office:text></office:body></office:document-content>\n");
}

oml_rc
oml_odt_write(oml_cx *cx, const oml_doc *d, const oml_report *about, oml_buf *out)
{
    OML_BUF_AUTO text = {0};
    OML_BUF_AUTO look = {0};
    OML_BUF_AUTO facts = {0};
    body(d, about, &text);
    styles(d, about, &look);
    meta(d, about, &facts);
    OML_TRY(oml_buf_check(cx, &text));
    OML_TRY(oml_buf_check(cx, &look));
    OML_TRY(oml_buf_check(cx, &facts));
    const oml_zipwrite_entry entries[] = {{"mimetype", MIME, strlen(MIME), true},
                                          {"content.xml", text.s, text.n, false},
                                          {"styles.xml", look.s, look.n, false},
                                          {"meta.xml", facts.s, facts.n, false},
                                          {"META-INF/manifest.xml", manifest, strlen(manifest), false}};
    return oml_zipwrite_all(cx, entries, OML_COUNT(entries), out);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/paper.h"

#include "render/html.h"

static const char look[] =
    "@page{size:A4;margin:14mm}body{font:10pt/1.35 sans-serif;color:#000;background:#fff;margin:0 auto;max-width:190mm}"
    "h1{font-size:15pt;margin:0 0 2mm}h2{font-size:11pt;margin:5mm 0 1mm;break-after:avoid}p{margin:1mm 0}"
    ".sheet{break-after:page}.sheet:last-of-type{break-after:auto}.notice{border:1.5pt solid #000;padding:1mm "
    "2mm;font-weight:bold}"
    ".name{font-size:12pt}.name b{display:inline-block;min-width:45mm;border-bottom:1pt solid #000}"
    "table{border-collapse:collapse;width:100%}tr{break-inside:avoid}th{text-align:left;font-weight:normal}"
    "thead th{font-weight:bold}td,th{hyphens:auto;overflow-wrap:anywhere;border-bottom:.5pt solid #777;padding:1mm "
    "1.5mm;vertical-align:top}"
    ".code{white-space:nowrap}.boxes{white-space:nowrap;width:1%}"
    ".boxes span{display:inline-block;min-width:4.4mm;height:4.6mm;line-height:4.6mm;margin-right:.5mm;border:.7pt "
    "solid "
    "#000;border-radius:50%;text-align:center;font-size:8pt}"
    "@media screen{.sheet{border-bottom:3pt dashed #777;padding:8mm 0}}";

static void
words(const oml_paper *p, const char *key, oml_buf *out)
{
    oml_html_text(out, oml_tr(p->lang, key));
}

static void
element(const char *tag, const char *name, const char *text, oml_buf *out)
{
    if (text == NULL)
        return;
    oml_buf_printf(out, "<%s class=\"%s\">", tag, name);
    oml_html_text(out, text);
    oml_buf_printf(out, "</%s>\n", tag);
}

// Every step of the scale as a circle, and one for who does not know.
static void
boxes(const oml_paper *p, oml_buf *out)
{
    oml_buf_text(out, "<td class=\"boxes\">");
    for (int x = p->least; x <= p->most; x++)
        oml_buf_printf(out, "<span>%d</span>", x);
    oml_buf_text(out, "<span>?</span></td>");
}

static void
item(const oml_paper *p, const oml_paper_item *it, oml_buf *out)
{
    oml_buf_text(out, "<tr><th scope=\"row\" class=\"code\">");
    oml_html_text(out, it->code);
    oml_buf_text(out, it->aside ? "</th><td><s>" : "</th><td>");
    oml_html_text(out, it->title);
    oml_buf_text(out, it->aside ? "</s></td>" : "</td>");
    if (it->aside) {
        oml_buf_printf(out, "<td colspan=\"%zu\">", p->n_criteria);
        words(p, N_("you stand aside: no score"), out);
        oml_buf_text(out, "</td>");
    }
    for (size_t j = 0; j < p->n_criteria && !it->aside; j++)
        boxes(p, out);
    oml_buf_text(out, "</tr>\n");
}

static void
group(const oml_paper *p, const oml_paper_group *g, oml_buf *out)
{
    element("h2", "group", g->title, out);
    oml_buf_text(out, "<table><thead><tr><th scope=\"col\" colspan=\"2\">");
    words(p, N_("Item"), out);
    oml_buf_text(out, "</th>");
    for (size_t j = 0; j < p->n_criteria; j++) {
        oml_buf_text(out, "<th scope=\"col\">");
        oml_html_text(out, p->criterion[j].title);
        oml_buf_text(out, "</th>");
    }
    oml_buf_text(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < g->n; i++)
        item(p, &g->item[i], out);
    oml_buf_text(out, "</tbody></table>\n");
}

static void
criteria(const oml_paper *p, oml_buf *out)
{
    for (size_t j = 0; j < p->n_criteria; j++) {
        const oml_paper_criterion *c = &p->criterion[j];
        oml_buf_text(out, "<p><b>");
        oml_html_text(out, c->title);
        oml_buf_text(out, "</b> ");
        oml_html_text(out, c->question);
        if (c->anchors != NULL) {
            oml_buf_text(out, " <i>");
            oml_html_text(out, c->anchors);
            oml_buf_text(out, "</i>");
        }
        oml_buf_text(out, "</p>\n");
    }
}

static void
sheet(const oml_paper *p, const oml_paper_sheet *s, oml_buf *out)
{
    oml_buf_text(out, "<section class=\"sheet\">\n<h1>");
    oml_html_text(out, p->title);
    oml_buf_text(out, "</h1>\n");
    element("p", "notice", p->notice, out);
    oml_buf_text(out, "<p class=\"name\">");
    words(p, N_("Voter:"), out);
    oml_buf_text(out, " <b>");
    oml_html_text(out, s->name);
    oml_buf_text(out, "</b></p>\n");
    oml_buf_text(out, "<p>");
    oml_buf_printf(
        out,
        oml_tr(p->lang, N_("Circle one number from %d to %d for each question, or ? when you do not know. Leave "
                           "a line blank to say nothing of that item.")),
        p->least, p->most);
    oml_buf_text(out, "</p>\n");
    criteria(p, out);
    for (size_t i = 0; i < s->n; i++)
        group(p, &s->group[i], out);
    oml_buf_text(out, "</section>\n");
}

oml_rc
oml_paper_write(oml_cx *cx, const oml_paper *p, oml_buf *out)
{
    oml_buf_printf(out,
                   "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                   "content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"generator\" content=\"Omloop " OMLOOP_VERSION "\">\n<title>",
                   p->lang == OML_NL ? "nl" : "en");
    oml_html_text(out, p->title);
    oml_buf_printf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", look);
    for (size_t i = 0; i < p->n; i++)
        sheet(p, &p->sheet[i], out);
    oml_buf_text(out, "</main>\n</body>\n</html>\n");
    return oml_buf_check(cx, out);
}

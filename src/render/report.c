/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/report.h"

#include "base/tr.h"
#include "render/asset.h"
#include "render/html.h"
#include "render/html_figure.h"
#include "render/html_sum.h"
#include "render/html_table.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_TEXT = 64 };

/* A table that stands in the page already. */
typedef struct shown {
    const oml_table *table;
    char id[NUMBER_TEXT], number[NUMBER_TEXT]; /* of the element that holds it: "figure-6-1", "Figure 5.1" */
} shown;

/* Where we are in the page. */
typedef struct page {
    const oml_doc *d;
    const oml_report *about;
    oml_buf *out;
    const oml_table *sources;
    shown *shown;
    size_t n_shown;
    size_t chapter, section; /* how many so far */
    size_t figures, tables;  /* in this chapter */
    int level;               /* of the last heading */
    bool inside;             /* a chapter's section is open */
} page;

static const char *
say(const page *p, const char *key)
{
    return oml_tr(p->d->lang, key);
}

static void
words(const page *p, const char *key)
{
    oml_html_text(p->out, say(p, key));
}

// ---- numbers ------------------------------------------------------------------------------------

// "Table 2.1", or "Table 1" in a chapter without number.
static void
numbered(const page *p, const char *what, size_t nr, char out[NUMBER_TEXT])
{
    if (p->chapter > p->about->front)
        snprintf(out, NUMBER_TEXT, "%s %zu.%zu", what, p->chapter - p->about->front, nr);
    else
        snprintf(out, NUMBER_TEXT, "%s %zu", what, nr);
}

// The number of a chapter before its title, in headings and contents alike.
static void
chapter_number(const page *p, size_t chapter)
{
    if (chapter > p->about->front)
        oml_buf_printf(p->out, "<span class=\"number\">%zu</span> ", chapter - p->about->front);
}

// ---- notes --------------------------------------------------------------------------------------

static void
note(const page *p, const oml_block *b)
{
    static const char *const names[] = {[OML_NOTE_REMARK] = "remark",
                                        [OML_NOTE_WARNING] = "warning",
                                        [OML_NOTE_ILLUSTRATIVE] = "illustrative",
                                        [OML_NOTE_ESTIMATE] = "estimate",
                                        [OML_NOTE_SOURCE] = "source"};
    oml_buf_printf(p->out, "<p class=\"note %s\">", names[b->note]);
    switch (b->note) {
    case OML_NOTE_REMARK:
        break;
    case OML_NOTE_WARNING:
        oml_html_table_badge(p->d, N_("mind"), p->out);
        break;
    case OML_NOTE_ILLUSTRATIVE:
    case OML_NOTE_ESTIMATE:
        oml_html_table_badge(p->d, names[b->note], p->out);
        break;
    case OML_NOTE_SOURCE:
        oml_buf_text(p->out, "<b>");
        words(p, N_("Source"));
        oml_buf_text(p->out, ":</b>");
        break;
    }
    oml_buf_char(p->out, ' ');
    oml_html_sentence(p->out, b->text);
    oml_buf_text(p->out, "</p>\n");
}

// The blocks after a table that belong to it: its figures, and notes.
static bool
belongs(const oml_block *b, const oml_table *t)
{
    return b != NULL && (b->kind == OML_BLOCK_NOTE || (b->kind == OML_BLOCK_FIGURE && b->table == t));
}

static const oml_block *
after(const oml_block *b, const oml_table *t)
{
    do
        b = b->next;
    while (belongs(b, t));
    return b;
}

static void
notes(const page *p, const oml_block *from, const oml_block *to)
{
    for (const oml_block *b = from; b != to; b = b->next)
        if (b->kind == OML_BLOCK_NOTE)
            note(p, b);
}

static bool
noted(const oml_block *from, const oml_block *to, oml_note_kind kind)
{
    for (const oml_block *b = from; b != to; b = b->next)
        if (b->kind == OML_BLOCK_NOTE && b->note == kind)
            return true;
    return false;
}

// What a reader must know of the whole figure stands beside its caption.
static void
badges(const page *p, const oml_table *t, const oml_block *from, const oml_block *to)
{
    if (noted(from, to, OML_NOTE_ILLUSTRATIVE) || oml_html_table_marked(t, "illustrative")) {
        oml_buf_char(p->out, ' ');
        oml_html_table_badge(p->d, N_("illustrative"), p->out);
    }
    if (noted(from, to, OML_NOTE_ESTIMATE) || oml_html_table_marked(t, "estimate")) {
        oml_buf_char(p->out, ' ');
        oml_html_table_badge(p->d, N_("estimate"), p->out);
    }
}

// ---- tables and figures -------------------------------------------------------------------------

static const shown *
where(const page *p, const oml_table *t)
{
    for (size_t i = 0; i < p->n_shown; i++)
        if (p->shown[i].table == t)
            return &p->shown[i];
    return NULL;
}

// The number of the next figure or table, kept with the id of the element that will hold this table.
static shown *
place(page *p, const oml_table *t, const char *word, const char *what, size_t nr)
{
    shown *s = &p->shown[p->n_shown++];
    s->table = t;
    numbered(p, word, nr, s->number);
    snprintf(s->id, sizeof s->id, "%s-%zu-%zu", what, p->chapter, nr);
    return s;
}

// A long table is folded away when there is a script to do so; its name then stays, with the number of its rows.
enum { LONG_TABLE = 15 };

static void
table(page *p, const oml_table *t)
{
    const shown *s = place(p, t, say(p, N_("Table")), "table", ++p->tables);
    if (t->n_rows <= LONG_TABLE) {
        oml_buf_printf(p->out, "<div id=\"%s\">", s->id);
        oml_html_table_write(p->d, t, s->number, NULL, p->sources, p->out);
        oml_buf_text(p->out, "</div>\n");
        return;
    }
    oml_buf_printf(p->out, "<details class=\"folded\" open><summary><span id=\"%s\"><span class=\"number\">%s</span> ",
                   s->id, s->number);
    oml_html_capital(p->out, t->caption);
    oml_buf_text(p->out, "</span> <span class=\"rows\">");
    oml_buf_printf(p->out, oml_tr(p->d->lang, N_("%zu rows")), t->n_rows);
    oml_buf_text(p->out, "</span></summary>\n");
    oml_html_table_write(p->d, t, NULL, s->id, p->sources, p->out);
    oml_buf_text(p->out, "</details>\n");
}

// The table of a figure: under it, or where it stood before.
static void
twin(page *p, const oml_table *t, size_t figure)
{
    const shown *before = where(p, t);
    if (before != NULL) {
        oml_buf_printf(p->out, "<p class=\"note\"><a href=\"#%s\">", before->id);
        oml_html_text(p->out, oml_tr(p->d->lang, N_("The figures stand in a table at:")));
        oml_buf_printf(p->out, " %s</a></p>\n", before->number);
        return;
    }
    place(p, t, say(p, N_("Figure")), "figure", figure);
    oml_buf_text(p->out, "<details open><summary>");
    words(p, N_("The figures in a table"));
    oml_buf_text(p->out, "</summary>\n");
    oml_html_table_write(p->d, t, NULL, NULL, p->sources, p->out);
    oml_buf_text(p->out, "</details>\n");
}

static bool
same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

// How many bar figures from here on differ in their values alone: they are panels of one figure.
static size_t
panels(const oml_block *b)
{
    size_t n = 1;
    const oml_figure *f = &b->figure;
    for (const oml_block *next = b->next;
         f->kind == OML_FIGURE_BARS && f->facet == NULL && f->low == NULL && next != NULL &&
         next->kind == OML_BLOCK_FIGURE && next->table == b->table && next->figure.kind == OML_FIGURE_BARS &&
         same(next->figure.y, f->y) && same(next->figure.group, f->group) && next->figure.facet == NULL &&
         next->figure.low == NULL;
         next = next->next)
        n++;
    return n;
}

// A figure of one block, or of several with one panel each; its table and notes stand beside it, not in it, so that
// paper can keep the drawing whole.
static void
figure(page *p, const oml_block *b, size_t n, const oml_block *from, const oml_block *to, bool with_notes)
{
    const size_t id = ++p->figures;
    const char *caption = n > 1 || b->text == NULL ? b->table->caption : b->text;
    char number[NUMBER_TEXT];
    numbered(p, say(p, N_("Figure")), id, number);
    oml_buf_printf(p->out,
                   "<div class=\"figured\" id=\"figure-%zu-%zu\">\n<figure>\n<figcaption id=\"figure-%zu-%zu-name\">",
                   p->chapter, id, p->chapter, id);
    oml_buf_printf(p->out, "<span class=\"number\">%s</span> ", number);
    oml_html_capital(p->out, caption);
    badges(p, b->table, from, to);
    OML_BUF_AUTO sum = {0};
    oml_html_sum_write(p->d, b, n, &sum);
    oml_buf_text(p->out, "</figcaption>\n");
    if (sum.n > 0) {
        oml_buf_printf(p->out, "<p class=\"sum\" id=\"figure-%zu-%zu-sum\">", p->chapter, id);
        oml_html_sentence(p->out, sum.s);
        oml_buf_text(p->out, "</p>\n");
    }
    oml_buf_printf(p->out, "<div class=\"drawing\" role=\"img\" aria-labelledby=\"figure-%zu-%zu-name\"", p->chapter,
                   id);
    if (sum.n > 0)
        oml_buf_printf(p->out, " aria-describedby=\"figure-%zu-%zu-sum\"", p->chapter, id);
    oml_buf_text(p->out, " hidden></div>\n");
    oml_buf_text(p->out, "<script type=\"application/json\">");
    oml_html_figure_data(p->d, b, n, p->out);
    oml_buf_text(p->out, "</script>\n</figure>\n");
    twin(p, b->table, id);
    if (with_notes)
        notes(p, from, to);
    oml_buf_text(p->out, "</div>\n");
}

// A table with the figures and notes that follow it; answers the block after those.
static const oml_block *
group(page *p, const oml_block *b)
{
    const oml_table *t = b->table;
    const oml_block *end = after(b, t), *notes_from = b->next;
    bool drawn = false;
    for (const oml_block *f = b->next; f != end;) {
        size_t n = f->kind == OML_BLOCK_FIGURE ? panels(f) : 1;
        if (f->kind == OML_BLOCK_FIGURE) { // notes stand once, under the first figure
            figure(p, f, n, notes_from, end, !drawn);
            drawn = true;
        }
        while (n-- > 0)
            f = f->next;
    }
    if (drawn)
        return end;
    oml_buf_text(p->out, "<div class=\"tabled\">\n");
    if (noted(notes_from, end, OML_NOTE_ILLUSTRATIVE) || noted(notes_from, end, OML_NOTE_ESTIMATE)) {
        oml_buf_text(p->out, "<p class=\"badges\">");
        badges(p, t, notes_from, end);
        oml_buf_text(p->out, "</p>\n");
    }
    table(p, t);
    notes(p, notes_from, end);
    oml_buf_text(p->out, "</div>\n");
    return end;
}

// ---- headings and contents ----------------------------------------------------------------------

static void
heading(page *p, const oml_block *b)
{
    if (b->level <= 1) {
        oml_buf_text(p->out, p->inside ? "</section>\n" : "");
        p->inside = true;
        p->chapter++;
        p->section = p->figures = p->tables = 0;
        p->level = 1;
        oml_buf_printf(p->out, "<section id=\"c%zu\" aria-labelledby=\"c%zu-name\">\n<h2 id=\"c%zu-name\">", p->chapter,
                       p->chapter, p->chapter);
        chapter_number(p, p->chapter);
        oml_html_capital(p->out, b->text);
        oml_buf_text(p->out, "</h2>\n");
        return;
    }
    // No level is skipped, whatever the operation wrote: a reader's tools build the outline from them.
    p->level = b->level > p->level + 1 ? p->level + 1 : b->level;
    const int h = p->level + 1;
    if (p->level == 2)
        oml_buf_printf(p->out, "<h3 id=\"c%zu-s%zu\">", p->chapter, ++p->section);
    else
        oml_buf_printf(p->out, "<h%d>", h);
    oml_html_capital(p->out, b->text);
    oml_buf_printf(p->out, "</h%d>\n", h);
}

static void
contents(const page *p)
{
    size_t chapter = 0, section = 0;
    bool within = false;
    oml_buf_text(p->out, "<nav class=\"contents\" aria-label=\"");
    words(p, N_("Contents"));
    oml_buf_text(p->out, "\"><details open><summary>");
    words(p, N_("Contents"));
    oml_buf_text(p->out, "</summary>\n<ul>\n");
    for (const oml_block *b = p->d->first; b != NULL; b = b->next) {
        if (b->kind != OML_BLOCK_HEADING || b->level > 2 || (b->level == 2 && chapter == 0))
            continue;
        if (b->level == 2) {
            oml_buf_printf(p->out, "%s<li><a href=\"#c%zu-s%zu\">", within ? "" : "<ul>", chapter, section + 1);
            section++;
            within = true;
        } else {
            oml_buf_text(p->out, within ? "</ul>" : "");
            oml_buf_text(p->out, chapter > 0 ? "</li>\n" : "");
            within = false;
            section = 0;
            oml_buf_printf(p->out, "<li><a href=\"#c%zu\">", ++chapter);
            chapter_number(p, chapter);
        }
        oml_html_capital(p->out, b->text);
        oml_buf_text(p->out, b->level == 2 ? "</a></li>" : "</a>");
    }
    oml_buf_text(p->out, within ? "</ul>" : "");
    oml_buf_text(p->out, chapter > 0 ? "</li>\n" : "");
    oml_buf_text(p->out, "</ul></details></nav>\n");
}

// ---- the page -----------------------------------------------------------------------------------

static void
head(const page *p, const oml_asset *css, const oml_asset *js)
{
    oml_buf_printf(
        p->out,
        "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Omloop " OMLOOP_VERSION
        "\">\n<title>",
        p->d->lang == OML_NL ? "nl" : "en", js->sha256);
    oml_html_text(p->out, p->about->title);
    oml_buf_text(p->out, "</title>\n<style>");
    oml_buf_add(p->out, css->bytes, css->n);
    oml_buf_text(p->out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    words(p, N_("Skip to the text"));
    oml_buf_text(p->out, "</a>\n");
}

static void
front(const page *p)
{
    const struct {
        const char *tag, *name, *text;
    } parts[] = {
        {"p", "kicker", p->about->kicker},
        {"h1", "title", p->about->title},
        {"p", "lead", p->about->lead},
        {"p", "dated", p->about->dated},
    };
    oml_buf_text(p->out, "<header class=\"front\"><div>\n");
    for (size_t i = 0; i < OML_COUNT(parts); i++) {
        if (parts[i].text == NULL)
            continue;
        oml_buf_printf(p->out, "<%s class=\"%s\">", parts[i].tag, parts[i].name);
        oml_html_capital(p->out, parts[i].text);
        oml_buf_printf(p->out, "</%s>\n", parts[i].tag);
    }
    oml_buf_text(p->out, "</div></header>\n");
}

static void
blocks(page *p)
{
    for (const oml_block *b = p->d->first; b != NULL;) {
        if (b->kind == OML_BLOCK_TABLE) {
            b = group(p, b);
            continue;
        }
        switch (b->kind) {
        case OML_BLOCK_HEADING:
            heading(p, b);
            break;
        case OML_BLOCK_TEXT:
            oml_html_paragraphs(p->out, b->text);
            break;
        case OML_BLOCK_NOTE:
            note(p, b);
            break;
        case OML_BLOCK_FIGURE:
            figure(p, b, 1, NULL, NULL, false);
            break;
        case OML_BLOCK_TABLE:
            break;
        }
        b = b->next;
    }
    oml_buf_text(p->out, p->inside ? "</section>\n" : "");
}

static size_t
tables_of(const oml_doc *d)
{
    size_t n = 0;
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        n += b->kind == OML_BLOCK_TABLE;
    return n;
}

oml_rc
oml_report_write(oml_cx *cx, const oml_doc *d, const oml_report *about, oml_buf *out)
{
    const oml_asset *css = oml_asset_find("report.css"), *js = oml_asset_find("report.js");
    assert(css != NULL && js != NULL);
    page p = {.d = d, .about = about, .out = out, .sources = oml_doc_find(d, "sources")};
    p.shown = OML_NEW(d->arena, shown, tables_of(d) + 1);
    head(&p, css, js);
    front(&p);
    oml_buf_text(out, "<div class=\"body\">\n");
    contents(&p);
    oml_buf_text(out, "<main id=\"main\" tabindex=\"-1\">\n");
    blocks(&p);
    oml_buf_text(out, "</main>\n</div>\n<footer><p>");
    oml_html_sentence(out, about->made);
    oml_buf_text(out, "</p></footer>\n<script>");
    oml_buf_add(out, js->bytes, js->n);
    oml_buf_text(out, "</script>\n</body>\n</html>\n");
    return oml_buf_check(cx, out);
}

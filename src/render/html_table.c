/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html_table.h"

#include "agenda/period.h"
#include "base/time.h"
#include "base/tr.h"
#include "render/html.h"
#include "text/utf8.h"

#include <stdio.h>
#include <string.h>

// Widths in characters from which a column of text asks for room, and a whole table for small type on paper.
enum { TEXT_FROM = 22, LONG_FROM = 56, LONG_SHOWN = 40, WIDE_FROM = 120 };

// What a column of that key says of its row in one word.
static const char *const badges[] = {N_("illustrative"), N_("estimate")};

static bool
is_badge(const char *key)
{
    for (size_t i = 0; i < OML_COUNT(badges); i++)
        if (strcmp(key, badges[i]) == 0)
            return true;
    return false;
}

/* What the rows of one table need to know. */
typedef struct shape {
    const oml_doc *d;
    const oml_table *t, *sources;
    bool *seen;                     /* a column */
    const char **name;              /* a column: its class */
    size_t first;                   /* column that heads the rows; n_columns: none */
    size_t badge;                   /* column that a row's badge stands in: the first with words, else the first */
    size_t mark[OML_COUNT(badges)]; /* columns that give a badge */
    size_t figure, code;
    bool wide;
} shape;

static const oml_cell *
cell(const oml_table *t, size_t row, size_t column)
{
    return &t->cells[row * t->n_columns + column];
}

size_t
oml_html_table_column(const oml_table *t, const char *key)
{
    size_t j = 0;
    while (j < t->n_columns && strcmp(t->columns[j].key, key) != 0)
        j++;
    return j;
}

bool
oml_html_table_sees(const oml_table *t, size_t column)
{
    const char *key = t->columns[column].key;
    if (is_badge(key) || strcmp(key, "figure") == 0)
        return false;
    for (size_t i = 0; i < t->n_rows; i++)
        if (!cell(t, i, column)->empty)
            return true;
    return t->n_rows == 0;
}

bool
oml_html_table_marked(const oml_table *t, const char *key)
{
    const size_t j = oml_html_table_column(t, key);
    for (size_t i = 0; j < t->n_columns && i < t->n_rows; i++)
        if (cell(t, i, j)->integer != 0)
            return true;
    return false;
}

void
oml_html_table_badge(const oml_doc *d, const char *key, oml_buf *out)
{
    oml_buf_printf(out, "<span class=\"badge %s\">", key);
    oml_html_text(out, oml_tr(d->lang, key));
    oml_buf_text(out, "</span>");
}

void
oml_html_table_date(oml_lang lang, const char *date, oml_buf *out)
{
    static const char *const months[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                         N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
    const size_t n = strlen(date);
    oml_period p;
    if (!oml_period_parse(date, n, &p)) {
        oml_html_text(out, date);
        return;
    }
    int year, month, day;
    oml_time_civil(p.from / OML_TIME_DAY - (p.from % OML_TIME_DAY < 0), &year, &month, &day);
    if (n == strlen("2026-11-24"))
        oml_buf_printf(out, "%d ", day);
    if (strchr(date, 'Q') != NULL)
        oml_buf_printf(out, "Q%d ", (month + 2) / 3);
    else if (n > strlen("2026"))
        oml_buf_printf(out, "%s ", oml_tr(lang, months[month - 1]));
    oml_buf_printf(out, "%d", year);
}

static bool
is_number(const oml_column *column)
{
    return column->kind == OML_CELL_REAL || column->kind == OML_CELL_INT;
}

// Characters that a column needs: its longest cell, in numbers the whole of it.
static size_t
measure(const oml_doc *d, const oml_table *t, size_t column)
{
    size_t most = 0;
    for (size_t i = 0; i < t->n_rows; i++) {
        const oml_cell *c = cell(t, i, column);
        size_t n = 5;
        if (c->empty)
            n = 0;
        else if (c->kind == OML_CELL_TEXT || c->kind == OML_CELL_DATE) {
            const char *s = c->shown != NULL ? c->shown : c->text;
            n = strlen(s);
        } else if (c->kind != OML_CELL_BOOL) {
            OML_BUF_AUTO b = {0};
            oml_doc_number(d->lang, c->kind == OML_CELL_INT ? (double)c->integer : c->real, t->columns[column].digits,
                           &b);
            n = b.n;
        }
        most = n > most ? n : most;
    }
    return most;
}

static shape
shape_of(const oml_doc *d, const oml_table *t, const oml_table *sources)
{
    shape s = {.d = d, .t = t, .sources = sources, .first = t->n_columns};
    s.seen = OML_NEW(d->arena, bool, t->n_columns);
    s.name = OML_NEW(d->arena, const char *, t->n_columns);
    for (size_t i = 0; i < OML_COUNT(badges); i++)
        s.mark[i] = oml_html_table_column(t, badges[i]);
    s.figure = oml_html_table_column(t, "figure");
    s.code = strcmp(t->key, "sources") == 0 ? oml_html_table_column(t, "code") : t->n_columns;
    size_t total = 0, worded = t->n_columns, seen = t->n_columns;
    for (size_t j = t->n_columns; j-- > 0;) {
        s.seen[j] = oml_html_table_sees(t, j);
        if (!s.seen[j])
            continue;
        s.first = t->columns[j].kind == OML_CELL_TEXT ? j : t->n_columns;
        const size_t n = measure(d, t, j);
        total += 3 + (n > LONG_SHOWN ? LONG_SHOWN : n);
        s.name[j] = is_number(&t->columns[j]) ? "n" : n >= LONG_FROM ? "long" : n >= TEXT_FROM ? "text" : "";
        seen = j;
        if (!is_number(&t->columns[j]) && n >= TEXT_FROM)
            worded = j;
    }
    s.badge = worded < t->n_columns ? worded : seen;
    s.wide = total >= WIDE_FROM;
    return s;
}

static void
heads(const shape *s, oml_buf *out)
{
    oml_buf_text(out, "<thead><tr>");
    for (size_t j = 0; j < s->t->n_columns; j++) {
        if (!s->seen[j])
            continue;
        const oml_column *column = &s->t->columns[j];
        oml_buf_printf(out, "<th scope=\"col\" class=\"%s\">", s->name[j]);
        oml_html_capital(out, column->label);
        if (column->unit != NULL) {
            oml_buf_text(out, " <span class=\"unit\">");
            oml_html_text(out, column->unit);
            oml_buf_text(out, "</span>");
        }
        oml_buf_text(out, "</th>");
    }
    oml_buf_text(out, "</tr></thead>\n");
}

static bool
is_source(const oml_table *sources, const char *code, size_t n)
{
    const size_t j = sources == NULL ? 0 : oml_html_table_column(sources, "code");
    for (size_t i = 0; sources != NULL && j < sources->n_columns && i < sources->n_rows; i++) {
        const oml_cell *c = cell(sources, i, j);
        if (!c->empty && strlen(c->text) == n && memcmp(c->text, code, n) == 0)
            return true;
    }
    return false;
}

// Codes of sources, each a link to its row.
static void
source_links(const shape *s, const char *codes, oml_buf *out)
{
    while (*codes != '\0') {
        const size_t n = strcspn(codes, " ");
        const char *code = oml_arena_textn(s->d->arena, codes, n);
        const bool known = is_source(s->sources, code, n);
        if (known) {
            oml_buf_text(out, "<a href=\"#source-");
            oml_html_text(out, code);
            oml_buf_text(out, "\">");
        }
        oml_html_text(out, code);
        oml_buf_text(out, known ? "</a>" : "");
        codes += n;
        if (*codes == ' ') {
            oml_buf_char(out, ' ');
            codes++;
        }
    }
}

static void
text_cell(const shape *s, size_t column, const oml_cell *c, oml_buf *out)
{
    const char *key = s->t->columns[column].key, *text = c->shown != NULL ? c->shown : c->text;
    if (strcmp(key, "url") == 0 && oml_html_is_link(c->text)) {
        oml_buf_text(out, "<a rel=\"noopener noreferrer\" href=\"");
        oml_html_text(out, c->text);
        oml_buf_text(out, "\">");
        oml_html_text(out, strstr(c->text, "//") + 2);
        oml_buf_text(out, "</a>");
    } else if (strcmp(key, "source") == 0)
        source_links(s, c->text, out);
    else if (strcmp(s->name[column], "long") == 0)
        oml_html_capital(out, text);
    else
        oml_html_text(out, text);
}

static void
number_cell(const shape *s, double x, int digits, oml_buf *out)
{
    OML_BUF_AUTO b = {0};
    oml_doc_number(s->d->lang, x, digits, &b);
    if (b.n == 0)
        return;
    if (b.s[0] == '-')
        oml_buf_text(out, "\u2212"); // a minus as wide as a digit
    oml_buf_text(out, b.s + (b.s[0] == '-'));
}

static void
content(const shape *s, size_t row, size_t column, oml_buf *out)
{
    const oml_cell *c = cell(s->t, row, column);
    if (c->empty)
        return;
    switch (c->kind) {
    case OML_CELL_TEXT:
        text_cell(s, column, c, out);
        break;
    case OML_CELL_DATE:
        oml_html_table_date(s->d->lang, c->text, out);
        break;
    case OML_CELL_REAL:
        number_cell(s, c->real, s->t->columns[column].digits, out);
        break;
    case OML_CELL_INT:
        number_cell(s, (double)c->integer, s->t->columns[column].digits < 0 ? OML_DIGITS_AS_IS : 0, out);
        break;
    case OML_CELL_BOOL:
        oml_html_text(out, oml_tr(s->d->lang, c->integer != 0 ? N_("yes") : N_("no")));
        break;
    }
}

// The row's own marks: an address for links to a source, the id that `omloop explain` takes.
static void
row_start(const shape *s, size_t row, oml_buf *out)
{
    oml_buf_text(out, "<tr");
    if (s->code < s->t->n_columns && !cell(s->t, row, s->code)->empty) {
        oml_buf_text(out, " id=\"source-");
        oml_html_text(out, cell(s->t, row, s->code)->text);
        oml_buf_char(out, '"');
    }
    if (s->figure < s->t->n_columns && !cell(s->t, row, s->figure)->empty) {
        oml_buf_text(out, " data-figure=\"");
        oml_html_text(out, cell(s->t, row, s->figure)->text);
        oml_buf_char(out, '"');
    }
    oml_buf_char(out, '>');
}

static void
row_badges(const shape *s, size_t row, oml_buf *out)
{
    for (size_t i = 0; i < OML_COUNT(badges); i++)
        if (s->mark[i] < s->t->n_columns && cell(s->t, row, s->mark[i])->integer != 0) {
            oml_buf_char(out, ' ');
            oml_html_table_badge(s->d, badges[i], out);
        }
}

static void
rows(const shape *s, oml_buf *out)
{
    oml_buf_text(out, "<tbody>\n");
    for (size_t i = 0; i < s->t->n_rows; i++) {
        row_start(s, i, out);
        for (size_t j = 0; j < s->t->n_columns; j++) {
            if (!s->seen[j])
                continue;
            const bool head = j == s->first && !cell(s->t, i, j)->empty;
            const char *tag = head ? "th" : "td";
            oml_buf_printf(out, head ? "<%s scope=\"row\" class=\"%s\">" : "<%s class=\"%s\">", tag, s->name[j]);
            content(s, i, j, out);
            if (j == s->badge)
                row_badges(s, i, out);
            oml_buf_printf(out, "</%s>", tag);
        }
        oml_buf_text(out, "</tr>\n");
    }
    oml_buf_text(out, "</tbody>");
}

void
oml_html_table_write(const oml_doc *d, const oml_table *t, const char *number, const char *named_by,
                     const oml_table *sources, oml_buf *out)
{
    const shape s = shape_of(d, t, sources);
    oml_buf_printf(out, "<div class=\"scroll%s\" role=\"group\" aria-label=\"", s.wide ? " wide" : "");
    oml_html_capital(out, t->caption == NULL ? t->key : t->caption);
    oml_buf_text(out, "\"><table");
    if (named_by != NULL)
        oml_buf_printf(out, " aria-labelledby=\"%s\">\n", named_by);
    else {
        oml_buf_text(out, ">\n<caption>");
        if (number != NULL)
            oml_buf_printf(out, "<span class=\"number\">%s</span> ", number);
        oml_html_capital(out, t->caption);
        oml_buf_text(out, "</caption>\n");
    }
    heads(&s, out);
    rows(&s, out);
    oml_buf_text(out, "</table></div>\n");
    if (t->n_rows == 0) {
        oml_buf_text(out, "<p class=\"nothing\">");
        oml_html_text(out, oml_tr(d->lang, N_("(nothing)")));
        oml_buf_text(out, "</p>\n");
    }
}

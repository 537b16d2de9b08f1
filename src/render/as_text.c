/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/as_text.h"

#include "base/tr.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 8, READABLE = 16, WRAPS_UP_TO = 3 };

/* A table laid out: what every cell shows, and how wide each column is. */
typedef struct layout {
    const oml_table *t;
    const char **shown;  /* row by row; NULL: nothing */
    size_t *width;       /* a column; 0: left out */
    size_t last;         /* last column that is shown */
    bool *words;         /* a column: it holds words, of which some may be cut; codes and figures are cut last */
    size_t indent;       /* columns that every line stands in */
    const char *no_room; /* labels of the columns that the terminal is too narrow for; NULL: none */
    bool wraps;          /* the last column is wrapped, not cut */
} layout;

static size_t
wide(const char *s)
{
    return oml_utf8_width(s, strlen(s));
}

// Bytes of s that fit in `width` columns.
static size_t
fitting(const char *s, size_t n, size_t width)
{
    size_t at = 0, used = 0;
    while (at < n) {
        uint32_t c;
        const size_t len = oml_utf8_get(s + at, n - at, &c), w = oml_utf8_width(s + at, len);
        if (used + w > width)
            break;
        used += w;
        at += len;
    }
    return at;
}

// Nothing in the agenda's texts may steer the terminal: not the controls of ASCII, nor those of Latin-1 (C2 80-9F).
static void
harmless(char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)s[i];
        if ((c < 0x20 && c != '\n') || c == 0x7F)
            s[i] = '?';
        else if (c == 0xC2 && i + 1 < n && (unsigned char)s[i + 1] < 0xA0)
            s[i] = s[i + 1] = '?';
    }
}

static void
spaces(size_t n, oml_buf *out)
{
    while (n-- > 0)
        oml_buf_char(out, ' ');
}

// Bytes of the first line when s is broken between words; *skip is what the break itself takes.
static size_t
line(const char *s, size_t n, size_t width, size_t *skip)
{
    const char *feed = memchr(s, '\n', n);
    const size_t whole = feed == NULL ? n : (size_t)(feed - s);
    size_t fits = width == 0 ? whole : fitting(s, whole, width);
    *skip = fits < n && s[fits] == '\n';
    if (fits == whole)
        return fits;
    size_t at = fits;
    while (at > 0 && s[at] != ' ')
        at--;
    if (at > 0) {
        *skip = 1;
        return at;
    }
    if (fits == 0) // not even one character fits: take it all the same
        fits = oml_utf8_get(s, n, &(uint32_t){0});
    return fits;
}

// Text in lines of at most `width` columns, all but the first `indent` columns in.
static void
wrapped(const char *s, size_t width, size_t indent, oml_buf *out)
{
    const size_t room = width == 0 ? 0 : width > indent + NARROWEST ? width - indent : NARROWEST;
    for (size_t n = strlen(s);;) {
        size_t skip;
        const size_t len = line(s, n, room, &skip);
        oml_buf_add(out, s, len);
        oml_buf_char(out, '\n');
        s += len + skip;
        n -= len + skip;
        if (n == 0)
            return;
        spaces(indent, out);
    }
}

// ---- tables -------------------------------------------------------------------------------------

static const char *
kept(oml_arena *arena, oml_buf *b)
{
    const char *text = oml_arena_textn(arena, b->s == NULL ? "" : b->s, b->n);
    oml_buf_free(b);
    return text;
}

// Cells are one line: what is on several lines is joined.
static const char *
one_line(oml_arena *arena, const char *s)
{
    char *copy = oml_arena_text(arena, s);
    for (char *c = copy; *c != '\0'; c++)
        if (*c == '\n' || *c == '\t')
            *c = ' ';
    harmless(copy, strlen(copy));
    return copy;
}

static const char *
shown(const oml_doc *d, const oml_column *column, const oml_cell *c)
{
    if (c->empty)
        return NULL;
    OML_BUF_AUTO b = {0};
    switch (c->kind) {
    case OML_CELL_TEXT:
    case OML_CELL_DATE:
        return one_line(d->arena, c->shown != NULL ? c->shown : c->text);
    case OML_CELL_REAL:
        oml_doc_number(d->lang, c->real, column->digits, &b);
        return kept(d->arena, &b);
    case OML_CELL_INT:
        if (column->digits == OML_DIGITS_AS_IS)
            oml_buf_printf(&b, "%" PRId64, c->integer);
        else
            oml_doc_number(d->lang, (double)c->integer, 0, &b);
        return kept(d->arena, &b);
    case OML_CELL_BOOL:
        // A badge rather than an answer: the eye should fall on what is made up.
        if (strcmp(column->key, "illustrative") == 0)
            return c->integer != 0 ? oml_tr(d->lang, N_("illustrative")) : NULL;
        return oml_tr(d->lang, c->integer != 0 ? N_("yes") : N_("no"));
    }
    return NULL;
}

static bool
right(const oml_column *column)
{
    return column->kind == OML_CELL_REAL || column->kind == OML_CELL_INT;
}

static size_t
total(const layout *l)
{
    size_t n = 0;
    for (size_t j = 0; j < l->t->n_columns; j++)
        n += l->width[j] == 0 ? 0 : l->width[j] + (n == 0 ? 0 : GAP);
    return n;
}

// The widest text column that may still get narrower; n_columns when there is none. With `words` only those of words.
static size_t
widest_of(const layout *l, bool words)
{
    size_t widest = l->t->n_columns;
    for (size_t j = 0; j < l->t->n_columns; j++)
        if (!right(&l->t->columns[j]) && l->width[j] > NARROWEST && (l->words[j] || !words) &&
            (widest == l->t->n_columns || l->width[j] >= l->width[widest]))
            widest = j;
    return widest;
}

// Takes a column at a time from the widest text until the table fits, or nothing is left to take. A code or figure
// that is cut can no longer be used, so words go first.
static void
squeeze(layout *l, size_t width)
{
    for (size_t n = total(l); n > width; n--) {
        size_t widest = widest_of(l, true);
        if (widest == l->t->n_columns)
            widest = widest_of(l, false);
        if (widest == l->t->n_columns)
            return;
        l->width[widest]--;
    }
}

// What the table needs when no code or figure is cut, and words keep enough to be understood.
static size_t
least(const layout *l)
{
    size_t n = 0;
    for (size_t j = 0; j < l->t->n_columns; j++) {
        const size_t w = l->words[j] && l->width[j] > READABLE ? READABLE : l->width[j];
        n += w == 0 ? 0 : w + (n == 0 ? 0 : GAP);
    }
    return n;
}

// Rather some columns whole than all of them cut beyond use: those on the right go, never the mark of what is made up.
static void
leave_out(const oml_doc *d, layout *l, size_t width)
{
    for (size_t j = l->t->n_columns; j-- > 2 && least(l) > width;) {
        if (l->width[j] == 0 || strcmp(l->t->columns[j].key, "illustrative") == 0)
            continue;
        l->width[j] = 0;
        const char *label = l->t->columns[j].label;
        l->no_room = l->no_room == NULL ? label : oml_arena_printf(d->arena, "%s, %s", label, l->no_room);
    }
    for (l->last = l->t->n_columns - 1; l->width[l->last] == 0 && l->last > 0;)
        l->last--;
}

static bool
labelled(const oml_table *t)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (t->columns[j].label[0] != '\0')
            return true;
    return false;
}

static layout
lay_out(const oml_doc *d, const oml_table *t, size_t width)
{
    layout l = {.t = t};
    size_t columns = 0;
    l.shown = OML_NEW(d->arena, const char *, t->n_rows * t->n_columns);
    l.width = OML_NEW(d->arena, size_t, t->n_columns);
    l.words = OML_NEW(d->arena, bool, t->n_columns);
    for (size_t j = 0; j < t->n_columns; j++) {
        size_t most = 0;
        for (size_t i = 0; i < t->n_rows; i++) {
            const size_t at = i * t->n_columns + j;
            l.shown[at] = shown(d, &t->columns[j], &t->cells[at]);
            const size_t w = l.shown[at] == NULL ? 0 : wide(l.shown[at]);
            most = w > most ? w : most;
            l.words[j] = l.words[j] || (l.shown[at] != NULL && strchr(l.shown[at], ' ') != NULL);
        }
        if (most == 0 && t->n_rows > 0 && j > 0)
            continue; // nothing in it: a reader is spared the column
        const size_t label = wide(t->columns[j].label);
        const size_t unit = t->columns[j].unit == NULL ? 0 : wide(t->columns[j].unit);
        most = label > most ? label : most;
        l.width[j] = unit > most ? unit : most;
        l.last = j;
        columns++;
    }
    l.wraps = columns <= WRAPS_UP_TO && !right(&t->columns[l.last]);
    l.indent = labelled(t) ? 0 : GAP;
    if (width != 0) {
        const size_t room = width > l.indent ? width - l.indent : 1;
        if (!l.wraps)
            leave_out(d, &l, room);
        squeeze(&l, room);
    }
    return l;
}

// One cell, padded, unless nothing follows it.
static void
put(const layout *l, size_t j, const char *s, oml_buf *out)
{
    const size_t n = strlen(s), w = oml_utf8_width(s, n);
    if (w > l->width[j]) {
        const size_t fits = fitting(s, n, l->width[j] - 1);
        oml_buf_add(out, s, fits);
        oml_buf_text(out, "…");
        spaces(j == l->last ? 0 : l->width[j] - 1 - oml_utf8_width(s, fits), out);
        return;
    }
    const size_t rest = l->width[j] - w;
    if (right(&l->t->columns[j]))
        spaces(rest, out);
    oml_buf_text(out, s);
    if (!right(&l->t->columns[j]) && j < l->last)
        spaces(rest, out);
}

static void
trim(oml_buf *out)
{
    while (out->n > 0 && out->s[out->n - 1] == ' ')
        out->s[--out->n] = '\0';
}

// A line of cells; cell(j) NULL is empty.
static void
row(const layout *l, const char *const cells[], oml_buf *out)
{
    size_t at = l->indent;
    spaces(at, out);
    for (size_t j = 0; j < l->t->n_columns; j++) {
        if (l->width[j] == 0)
            continue;
        if (at > l->indent) {
            spaces(GAP, out);
            at += GAP;
        }
        const char *s = cells[j] == NULL ? "" : cells[j];
        if (j == l->last && l->wraps) {
            wrapped(s, at + l->width[j], at, out);
            return;
        }
        put(l, j, s, out);
        at += l->width[j];
    }
    trim(out);
    oml_buf_char(out, '\n');
}

static void
rule(const layout *l, oml_buf *out)
{
    for (size_t j = 0, at = 0; j < l->t->n_columns; j++) {
        if (l->width[j] == 0)
            continue;
        spaces(at++ == 0 ? 0 : GAP, out);
        for (size_t k = 0; k < l->width[j]; k++)
            oml_buf_text(out, "─");
    }
    oml_buf_char(out, '\n');
}

static void
table(const oml_doc *d, const oml_table *t, size_t width, oml_buf *out)
{
    const layout l = lay_out(d, t, width);
    const char **cells = OML_NEW(d->arena, const char *, t->n_columns);
    const bool labels = labelled(t);
    bool units = false;
    for (size_t j = 0; j < t->n_columns; j++) {
        cells[j] = t->columns[j].label;
        units = units || (l.width[j] > 0 && t->columns[j].unit != NULL);
    }
    if (t->caption != NULL)
        wrapped(t->caption, width, 0, out);
    if (labels)
        row(&l, cells, out);
    if (units) {
        for (size_t j = 0; j < t->n_columns; j++)
            cells[j] = t->columns[j].unit;
        row(&l, cells, out);
    }
    if (labels)
        rule(&l, out);
    for (size_t i = 0; i < t->n_rows; i++)
        row(&l, l.shown + i * t->n_columns, out);
    if (t->n_rows == 0) {
        oml_buf_text(out, oml_tr(d->lang, N_("(nothing)")));
        oml_buf_char(out, '\n');
    }
    if (l.no_room != NULL)
        wrapped(oml_arena_printf(d->arena,
                                 oml_tr(d->lang, N_("(no room for: %s; a wider terminal, --csv or --json shows all)")),
                                 l.no_room),
                width, 1, out);
}

// What people read of an outline (render/table.h) is its second column.
static void
outline(const oml_doc *d, const oml_table *t, size_t width, oml_buf *out)
{
    if (t->caption != NULL)
        wrapped(t->caption, width, 0, out);
    for (size_t i = 0; i < t->n_rows; i++) {
        const oml_cell *c = &t->cells[i * t->n_columns];
        const char *text = shown(d, &t->columns[1], &c[1]);
        const size_t indent = 2 * (size_t)(c[0].integer > 0 ? c[0].integer : 0);
        spaces(indent, out);
        wrapped(text == NULL ? "" : text, width, indent + 2, out);
    }
}

static void
table_or_outline(const oml_doc *d, const oml_table *t, size_t width, oml_buf *out)
{
    if (oml_table_is_outline(t))
        outline(d, t, width, out);
    else
        table(d, t, width, out);
}

// ---- the other blocks ---------------------------------------------------------------------------

static void
heading(const oml_block *b, size_t width, oml_buf *out)
{
    wrapped(b->text, width, 0, out);
    if (b->level > 2)
        return;
    const size_t w = wide(b->text);
    for (size_t i = 0; i < (width != 0 && w > width ? width : w); i++)
        oml_buf_char(out, b->level == 1 ? '=' : '-');
    oml_buf_char(out, '\n');
}

void
oml_as_text_note(const oml_doc *d, const oml_block *note, size_t width, oml_buf *out)
{
    const char *mark = "-", *badge = NULL;
    switch (note->note) {
    case OML_NOTE_REMARK:
        break;
    case OML_NOTE_WARNING:
        mark = "!";
        break;
    case OML_NOTE_ILLUSTRATIVE:
        mark = "*";
        badge = N_("illustrative");
        break;
    case OML_NOTE_ESTIMATE:
        mark = "~";
        badge = N_("estimate");
        break;
    case OML_NOTE_SOURCE:
        badge = N_("source");
        break;
    }
    OML_BUF_AUTO text = {0};
    oml_buf_printf(&text, "%s ", mark);
    if (badge != NULL)
        oml_buf_printf(&text, note->note == OML_NOTE_SOURCE ? "%s: " : "[%s] ", oml_tr(d->lang, badge));
    oml_buf_text(&text, note->text);
    if (text.s != NULL)
        wrapped(text.s, width, 2, out);
}

static void
block(const oml_doc *d, const oml_block *b, size_t width, oml_buf *out)
{
    switch (b->kind) {
    case OML_BLOCK_HEADING:
        heading(b, width, out);
        break;
    case OML_BLOCK_TEXT:
        wrapped(b->text, width, 0, out);
        break;
    case OML_BLOCK_NOTE:
        oml_as_text_note(d, b, width, out);
        break;
    case OML_BLOCK_TABLE:
        table_or_outline(d, b->table, width, out);
        break;
    case OML_BLOCK_FIGURE:
        break; // its table says the same
    }
}

void
oml_as_text(const oml_doc *d, const oml_table *only, size_t width, oml_buf *out)
{
    const size_t from = out->n;
    if (only != NULL)
        table_or_outline(d, only, width, out);
    const oml_block *before = NULL;
    for (const oml_block *b = only == NULL ? d->first : NULL; b != NULL; b = b->next) {
        if (b->kind == OML_BLOCK_FIGURE)
            continue;
        // Sentences and notes that follow each other stand together; so do a heading and what is under it.
        const bool together = before == NULL || before->kind == OML_BLOCK_HEADING ||
                              (before->kind == b->kind && b->kind != OML_BLOCK_TABLE && b->kind != OML_BLOCK_HEADING);
        if (!together)
            oml_buf_char(out, '\n');
        block(d, b, width, out);
        before = b;
    }
    if (out->n > from)
        harmless(out->s + from, out->n - from);
}

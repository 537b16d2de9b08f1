/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sheet.h"

#include "base/file.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

struct oml_sheet {
    oml_arena arena; // what lives as long as the sheet
    const char *file;
    const char **headings;
    size_t n_columns;
    int comma; // as the style declares it
    size_t row;
    oml_buf text;
    oml_csv csv;
};

static oml_cell_text
trimmed(oml_cell_text c)
{
    while (c.n > 0 && (unsigned char)c.s[0] <= ' ')
        c.s++, c.n--;
    while (c.n > 0 && (unsigned char)c.s[c.n - 1] <= ' ')
        c.n--;
    return c;
}

// Takes the first row for the heading.
static oml_rc
take_heading(oml_cx *cx, oml_sheet *s, const oml_cell_text *cells, size_t n)
{
    const oml_place place = {s->file, s->row, NULL};
    s->headings = OML_NEW(&s->arena, const char *, n);
    s->n_columns = n;
    size_t named = 0;
    for (size_t i = 0; i < n; i++) {
        const oml_cell_text c = trimmed(cells[i]);
        s->headings[i] = oml_arena_textn(&s->arena, c.s, c.n);
        named += c.n > 0;
        for (size_t j = 0; j < i && c.n > 0; j++)
            if (strcmp(s->headings[i], s->headings[j]) == 0)
                return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SHE-02", place, N_("the column '%s' stands there twice"),
                                   s->headings[i]);
    }
    if (named == 0)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SHE-01", place, N_("the sheet has no heading: it is empty"));
    return OML_OK;
}

static oml_rc
new_sheet(oml_cx *cx, const char *file, oml_sheet **out)
{
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-SHE-05", N_("no memory for a sheet"));
    (*out)->file = oml_arena_text(&(*out)->arena, file);
    return OML_OK;
}

oml_rc
oml_sheet_open_csv(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_sheet **out)
{
    *out = NULL;
    OML_AUTO(sheet) *s = NULL;
    OML_TRY(new_sheet(cx, path, &s));
    OML_TRY(oml_file_read(cx, path, &s->text));
    s->comma = style == NULL ? OML_COMMA_ASK : (int)style->comma;
    oml_csv_init(&s->csv, s->file, s->text.s, s->text.n, style == NULL ? '\0' : style->separator);
    OML_TRY(oml_csv_next(cx, &s->csv));
    s->row = s->csv.row;
    OML_TRY(take_heading(cx, s, s->csv.cells, s->csv.n_cells));
    *out = oml_sheet_take(&s);
    return OML_OK;
}

void
oml_sheet_free(oml_sheet *s)
{
    if (s == NULL)
        return;
    oml_buf_free(&s->text);
    oml_arena_free(&s->arena);
    free(s);
}

size_t
oml_sheet_columns(const oml_sheet *s)
{
    return s->n_columns;
}

const char *
oml_sheet_heading(const oml_sheet *s, size_t column)
{
    return s->headings[column];
}

size_t
oml_sheet_find(const oml_sheet *s, const char *heading)
{
    size_t i = 0;
    while (i < s->n_columns && strcmp(s->headings[i], heading) != 0)
        i++;
    return i;
}

// ---- which mark stands before the decimals ---------------------------------------------------------------------

typedef enum mark { MARK_NONE, MARK_COMMA, MARK_POINT, MARK_EITHER } mark;

// Which decimal mark a number must have, when it is one: digits, commas and points, perhaps with a sign before them.
static mark
decimal_mark(oml_cell_text c)
{
    c = trimmed(c);
    if (c.n > 0 && (c.s[0] == '-' || c.s[0] == '+'))
        c.s++, c.n--;
    size_t commas = 0, points = 0, last = 0;
    for (size_t i = 0; i < c.n; i++) {
        if (c.s[i] == ',' || c.s[i] == '.') {
            commas += c.s[i] == ',';
            points += c.s[i] == '.';
            last = i;
        } else if (c.s[i] < '0' || c.s[i] > '9')
            return MARK_NONE;
    }
    if (commas + points == 0)
        return MARK_NONE;
    const mark its = c.s[last] == ',' ? MARK_COMMA : MARK_POINT, other = its == MARK_COMMA ? MARK_POINT : MARK_COMMA;
    if (commas > 0 && points > 0)
        return its;
    if (commas + points > 1)
        return other; // 1.234.567: these are between thousands
    const bool as_thousands = c.n - last - 1 == 3 && last >= 1 && last <= 3 && c.s[0] != '0';
    return as_thousands ? MARK_EITHER : its;
}

oml_rc
oml_sheet_comma(oml_cx *cx, const oml_sheet *s, const bool numeric[], bool *comma)
{
    *comma = s->comma == OML_COMMA_YES;
    if (s->comma != OML_COMMA_ASK)
        return OML_OK;
    oml_csv c;
    oml_csv_init(&c, s->file, s->text.s, s->text.n, s->csv.separator);
    oml_cell_text asked = {0};
    oml_place place = {0};
    OML_TRY(oml_csv_next(cx, &c));
    for (;;) {
        OML_TRY(oml_csv_next(cx, &c));
        if (c.n_cells == 0)
            break;
        for (size_t i = 0; i < c.n_cells; i++) {
            const mark m = numeric[i] ? decimal_mark(c.cells[i]) : MARK_NONE;
            if (m == MARK_COMMA || m == MARK_POINT) {
                *comma = m == MARK_COMMA;
                return OML_OK;
            }
            if (m == MARK_EITHER && c.separator == ',' && memchr(c.cells[i].s, '.', c.cells[i].n) != NULL)
                return OML_OK;
            if (m == MARK_EITHER && asked.s == NULL) {
                asked = (oml_cell_text){oml_arena_textn(&cx->tmp, c.cells[i].s, c.cells[i].n), c.cells[i].n};
                place = (oml_place){s->file, c.row, s->headings[i]};
            }
        }
    }
    if (asked.s == NULL)
        return OML_OK;
    return OML_HINT(
        cx,
        OML_FAIL_AT(
            cx, OML_E_INPUT, "OML-SHE-03", place,
            N_("'%s' can be a number with decimals or one with thousands, and no other number in the file tells which"),
            asked.s),
        N_("say whether numbers have a decimal comma: --comma yes or --comma no"));
}

// ---- rows ------------------------------------------------------------------------------------------------------

oml_place
oml_sheet_place(const oml_sheet *s, size_t column)
{
    return (oml_place){s->file, s->row, column < s->n_columns ? s->headings[column] : NULL};
}

// Does the row say anything? What it says must stand under a heading.
static oml_rc
check_row(oml_cx *cx, const oml_sheet *s, const oml_cell_text *cells, bool *empty)
{
    *empty = true;
    for (size_t i = 0; i < s->n_columns; i++) {
        if (trimmed(cells[i]).n == 0)
            continue;
        *empty = false;
        if (s->headings[i][0] == '\0')
            return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SHE-04", oml_sheet_place(s, s->n_columns),
                               N_("'%.*s' stands in column %zu, which has no heading"),
                               (int)oml_utf8_check(cells[i].s, cells[i].n < 60 ? cells[i].n : 60), cells[i].s, i + 1);
    }
    return OML_OK;
}

oml_rc
oml_sheet_next(oml_cx *cx, oml_sheet *s, const oml_cell_text **cells)
{
    *cells = NULL;
    for (bool empty = true; empty;) {
        OML_TRY(oml_csv_next(cx, &s->csv));
        if (s->csv.n_cells == 0)
            return OML_OK;
        s->row = s->csv.row;
        OML_TRY(check_row(cx, s, s->csv.cells, &empty));
    }
    *cells = s->csv.cells;
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sheet.h"

#include "base/file.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct oml_sheet {
    oml_arena arena; // what lives as long as the sheet
    const char *file;
    const char **headings;
    size_t n_columns;
    int comma; // as the style declares it
    size_t row;
    oml_buf text; // of a CSV file
    oml_csv csv;
    oml_xlsx_rows *rows; // of a workbook; NULL: CSV
    oml_xlsx *book;      // when it is the sheet's own
    oml_cell_text *cells;
    size_t n_found; // of them filled
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

static oml_rc
no_heading(oml_cx *cx, const oml_sheet *s, size_t column, oml_cell_text c)
{
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SHE-04", ((oml_place){.file = s->file, .row = s->row}),
                       N_("'%s' stands in column %zu, which has no heading"), oml_utf8_excerpt(&cx->tmp, c.s, c.n, 60),
                       column + 1);
}

// The next row of a workbook into s->cells, of which there are as many as the heading is wide.
static oml_rc
next_of_workbook(oml_cx *cx, oml_sheet *s)
{
    for (size_t i = 0; i < s->n_found; i++)
        s->cells[oml_xlsx_rows_cell(s->rows, i).column] = (oml_cell_text){0};
    OML_TRY(oml_xlsx_rows_next(cx, s->rows, &s->row, &s->n_found));
    if (s->n_found > 0 && s->cells == NULL) {
        s->n_columns = oml_xlsx_rows_cell(s->rows, s->n_found - 1).column + 1;
        s->cells = OML_NEW(&s->arena, oml_cell_text, s->n_columns);
    }
    for (size_t i = 0; i < s->n_found; i++) {
        const oml_xlsx_cell c = oml_xlsx_rows_cell(s->rows, i);
        const oml_cell_text text = {c.s, c.n};
        if (c.column >= s->n_columns) {
            s->n_found = i;
            return no_heading(cx, s, c.column, text);
        }
        s->cells[c.column] = text;
    }
    return OML_OK;
}

oml_rc
oml_sheet_open_xlsx(oml_cx *cx, oml_xlsx *book, const char *name, oml_sheet **out)
{
    *out = NULL;
    OML_AUTO(sheet) *s = NULL;
    OML_AUTO(xlsx_rows) *rows = NULL;
    OML_TRY(oml_xlsx_rows_open(cx, book, name, &rows));
    if (rows == NULL)
        return OML_OK;
    OML_TRY(new_sheet(cx, oml_xlsx_rows_file(rows), &s));
    s->rows = oml_xlsx_rows_take(&rows);
    s->comma = OML_COMMA_NO;
    OML_TRY(next_of_workbook(cx, s));
    OML_TRY(take_heading(cx, s, s->cells, s->n_columns));
    oml_xlsx_rows_name(s->rows, s->headings, s->n_columns);
    *out = oml_sheet_take(&s);
    return OML_OK;
}

bool
oml_sheet_is_xlsx(const char *path)
{
    const size_t n = strlen(path);
    return n > 5 && strcasecmp(path + n - 5, ".xlsx") == 0;
}

oml_rc
oml_sheet_open(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_sheet **out)
{
    *out = NULL;
    if (!oml_sheet_is_xlsx(path))
        return oml_sheet_open_csv(cx, path, style, out);
    OML_AUTO(xlsx) *book = NULL;
    OML_TRY(oml_xlsx_open(cx, path, &book));
    OML_TRY(oml_sheet_open_xlsx(cx, book, oml_xlsx_name(book, 0), out));
    assert(*out != NULL); // a workbook has a first sheet, and it is there by its name
    (*out)->book = oml_xlsx_take(&book);
    return OML_OK;
}

void
oml_sheet_free(oml_sheet *s)
{
    if (s == NULL)
        return;
    oml_xlsx_rows_free(s->rows);
    oml_xlsx_free(s->book);
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

oml_rc
oml_sheet_need(oml_cx *cx, const oml_sheet *s, const char *const names[], size_t n, size_t at[])
{
    const char *missing = NULL, *all = "";
    for (size_t i = n; i-- > 0;) {
        at[i] = oml_sheet_find(s, names[i]);
        if (at[i] == s->n_columns)
            missing = names[i];
        all = oml_arena_printf(&cx->tmp, "%s%s%s", names[i], i + 1 < n ? ", " : "", all);
    }
    if (missing == NULL)
        return OML_OK;
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_PARSE, "OML-SHE-06", ((oml_place){.file = s->file, .row = 1}),
                                N_("there is no column '%s'"), missing),
                    N_("the columns must be %s"), all);
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
            return no_heading(cx, s, i, cells[i]);
    }
    return OML_OK;
}

// The cells of the next row, empty or not; NULL at the end.
static oml_rc
next_row(oml_cx *cx, oml_sheet *s, const oml_cell_text **cells)
{
    if (s->rows != NULL) {
        OML_TRY(next_of_workbook(cx, s));
        *cells = s->n_found > 0 ? s->cells : NULL;
        return OML_OK;
    }
    OML_TRY(oml_csv_next(cx, &s->csv));
    s->row = s->csv.row;
    *cells = s->csv.n_cells > 0 ? s->csv.cells : NULL;
    return OML_OK;
}

oml_rc
oml_sheet_next(oml_cx *cx, oml_sheet *s, const oml_cell_text **cells)
{
    for (bool empty = true; empty;) {
        OML_TRY(next_row(cx, s, cells));
        if (*cells == NULL)
            return OML_OK;
        OML_TRY(check_row(cx, s, *cells, &empty));
    }
    return OML_OK;
}

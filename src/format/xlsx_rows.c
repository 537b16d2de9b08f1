/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/time.h"
#include "format/xlsx.h"
#include "format/xlsx.priv.h"
#include "text/number.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct cell {
    size_t column;
    span text;   // in the row's text, or
    bool shared; // in the book's
} cell;

struct oml_xlsx_rows {
    oml_xlsx *book;
    char *file;
    const char *const *names;
    size_t n_names;
    oml_zip_entry *entry;
    oml_xml *xml;

    // the row at hand
    size_t row, next_column;
    oml_buf text; // of its cells, one after another
    cell *cells;
    size_t n, room;

    // the cell at hand
    bool in_cell, in_text, in_hint, has_formula, has_value;
    char type[12];
    size_t style, column, from;
};

// ---- places ------------------------------------------------------------------------------------------------------

static const char *
letters(oml_cx *cx, size_t column)
{
    char text[16]; // any column at all: what a damaged workbook says may lie beyond the last one
    size_t n = sizeof text;
    text[--n] = '\0';
    for (size_t c = column + 1; c > 0; c = (c - 1) / 26)
        text[--n] = (char)('A' + (c - 1) % 26);
    return oml_arena_text(&cx->tmp, text + n);
}

static oml_place
place(oml_cx *cx, const oml_xlsx_rows *r)
{
    const bool named = r->column < r->n_names && r->names[r->column][0] != '\0';
    return (oml_place){r->file, r->row, named ? r->names[r->column] : letters(cx, r->column)};
}

static oml_rc
impossible(oml_cx *cx, const oml_xlsx_rows *r, const char *what)
{
    const oml_place row = {.file = r->file, .row = r->row};
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-XLS-04", r->in_cell ? place(cx, r) : row,
                       N_("the workbook is damaged: '%s' cannot be read"),
                       oml_utf8_excerpt(&cx->tmp, what, strlen(what), 40));
}

// C7 gives column 2; false when it is no reference, or not of this row.
static bool
parse_reference(const char *s, size_t row, size_t *column)
{
    size_t c = 0, number = 0;
    for (; *s >= 'A' && *s <= 'Z' && c <= OML_XLSX_COLUMNS; s++)
        c = c * 26 + (size_t)(*s - 'A') + 1;
    for (; *s >= '0' && *s <= '9' && number <= OML_XLSX_ROWS; s++)
        number = number * 10 + (size_t)(*s - '0');
    *column = c - 1;
    return *s == '\0' && c >= 1 && c <= OML_XLSX_COLUMNS && number == row;
}

// ---- values ------------------------------------------------------------------------------------------------------

static void
put_two(oml_buf *b, int64_t x)
{
    oml_buf_char(b, (char)('0' + x / 10 % 10));
    oml_buf_char(b, (char)('0' + x % 10));
}

// A day's number as a date, its fraction as a time. In the 1900 system day 60 is 29 February 1900, which never was:
// the days before it count from 31 December 1899, those after it from the day before.
static bool
put_date(oml_buf *b, double serial, bool from_1904)
{
    if (!(serial >= 0 && serial < 2958466))
        return false;
    const int64_t seconds = (int64_t)floor(serial * 86400 + 0.5), day = seconds / 86400, rest = seconds % 86400;
    const bool time_only = day == 0 && !from_1904;
    if (!time_only) {
        if (day == 60 && !from_1904)
            return false;
        const int64_t first = from_1904 ? oml_time_days(1904, 1, 1) : oml_time_days(1899, 12, day < 60 ? 31 : 30);
        char text[OML_TIME_DATE];
        oml_time_print_date((first + day) * OML_TIME_DAY, text);
        oml_buf_text(b, text);
        if (rest == 0)
            return true;
        oml_buf_char(b, 'T');
    }
    put_two(b, rest / 3600);
    oml_buf_char(b, ':');
    put_two(b, rest / 60 % 60);
    oml_buf_char(b, ':');
    put_two(b, rest % 60);
    return true;
}

static oml_rc
number(oml_cx *cx, oml_xlsx_rows *r)
{
    double x;
    if (!oml_number_parse(r->text.s + r->from, r->text.n - r->from, &x))
        return impossible(cx, r, r->text.s + r->from);
    r->text.n = r->from;
    if (r->style < r->book->n_styles && r->book->dated[r->style]) {
        if (!put_date(&r->text, x, r->book->from_1904))
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-XLS-06", place(cx, r),
                               N_("cell %s%zu shows a date but holds %g, which is none"), letters(cx, r->column),
                               r->row, x);
        return OML_OK;
    }
    char text[OML_NUMBER_TEXT];
    oml_buf_add(&r->text, text, oml_number_print(x, text));
    return OML_OK;
}

// The text collected for the cell becomes what the cell's type says. *shared: it is a string of the book.
static oml_rc
value(oml_cx *cx, oml_xlsx_rows *r, span *out, bool *shared)
{
    const char *text = r->text.s + r->from;
    *shared = false;
    if (strcmp(r->type, "e") == 0)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-XLS-02", place(cx, r), N_("cell %s%zu holds the error %s"),
                                    letters(cx, r->column), r->row, oml_utf8_excerpt(&cx->tmp, text, strlen(text), 20)),
                        N_("correct the formula, or clear the cell"));
    if (strcmp(r->type, "s") == 0) {
        int64_t index;
        if (!oml_number_parse_int(text, r->text.n - r->from, &index) || index < 0 ||
            (size_t)index >= r->book->n_strings)
            return impossible(cx, r, text);
        r->text.n = r->from;
        *out = r->book->strings[index];
        *shared = true;
        return OML_OK;
    }
    if (r->type[0] == '\0' || strcmp(r->type, "n") == 0)
        OML_TRY(number(cx, r));
    else if (strcmp(r->type, "b") == 0) {
        if (strcmp(text, "0") != 0 && strcmp(text, "1") != 0)
            return impossible(cx, r, text);
    } else if (strcmp(r->type, "str") == 0 || strcmp(r->type, "inlineStr") == 0 || strcmp(r->type, "d") == 0)
        oml_xlsx_plain(&r->text, r->from);
    else
        return impossible(cx, r, r->type);
    *out = (span){r->from, r->text.n - r->from};
    return OML_OK;
}

static oml_rc
end_cell(oml_cx *cx, oml_xlsx_rows *r)
{
    const bool numeric = r->type[0] == '\0' || strcmp(r->type, "n") == 0;
    if (numeric && r->text.n == r->from) // an empty <v>, as some programs write for a formula they did not calculate
        r->has_value = false;
    if (!r->has_value && r->has_formula)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-XLS-03", place(cx, r),
                                    N_("cell %s%zu has a formula without a stored result"), letters(cx, r->column),
                                    r->row),
                        N_("open the workbook in a spreadsheet program and save it"));
    cell c = {.column = r->column};
    if (r->has_value)
        OML_TRY(value(cx, r, &c.text, &c.shared));
    OML_TRY(oml_buf_check(cx, &r->text));
    if (c.text.n == 0)
        return OML_OK;
    if (r->n == r->room) {
        const size_t room = 2 * r->room + 64;
        cell *cells = realloc(r->cells, room * sizeof *cells);
        if (cells == NULL)
            return OML_FAIL(cx, OML_E_NOMEM, "OML-XLS-05", N_("no memory for a workbook"));
        r->cells = cells;
        r->room = room;
    }
    r->cells[r->n++] = c;
    return OML_OK;
}

// ---- listening to the worksheet ----------------------------------------------------------------------------------

static oml_rc
begin_row(oml_cx *cx, oml_xlsx_rows *r, const char *const *attributes)
{
    const char *text = oml_xml_attribute(attributes, "r");
    int64_t number = (int64_t)r->row + 1;
    if (text != NULL && (!oml_number_parse_int(text, strlen(text), &number) || number <= (int64_t)r->row))
        return impossible(cx, r, text);
    if (number > OML_XLSX_ROWS)
        return impossible(cx, r, text == NULL ? "row" : text);
    r->row = (size_t)number;
    r->next_column = r->n = r->text.n = 0;
    return OML_OK;
}

static oml_rc
begin_cell(oml_cx *cx, oml_xlsx_rows *r, const char *const *attributes)
{
    const char *reference = oml_xml_attribute(attributes, "r"), *type = oml_xml_attribute(attributes, "t"),
               *style = oml_xml_attribute(attributes, "s");
    int64_t number = 0;
    r->column = r->next_column;
    if (reference != NULL && (!parse_reference(reference, r->row, &r->column) || r->column < r->next_column))
        return impossible(cx, r, reference);
    if (r->column >= OML_XLSX_COLUMNS || (type != NULL && strlen(type) >= sizeof r->type))
        return impossible(cx, r, type == NULL ? "c" : type);
    if (style != NULL && (!oml_number_parse_int(style, strlen(style), &number) || number < 0))
        return impossible(cx, r, style);
    r->next_column = r->column + 1;
    r->style = (size_t)number;
    memset(r->type, 0, sizeof r->type);
    if (type != NULL)
        memcpy(r->type, type, strlen(type));
    oml_buf_text(&r->text, ""); // so that there is one
    r->from = r->text.n;
    r->in_cell = true;
    r->has_formula = r->has_value = false;
    return OML_OK;
}

static oml_rc
hear_begin(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    oml_xlsx_rows *r = self;
    if (strcmp(name, "row") == 0)
        return begin_row(cx, r, attributes);
    if (strcmp(name, "c") == 0 && r->row > 0)
        return begin_cell(cx, r, attributes);
    if (!r->in_cell)
        return OML_OK;
    r->has_formula |= strcmp(name, "f") == 0;
    r->in_hint |= strcmp(name, "rPh") == 0;
    r->in_text = !r->in_hint && (strcmp(name, "v") == 0 || strcmp(name, "t") == 0);
    r->has_value |= r->in_text;
    return OML_OK;
}

static oml_rc
hear_text(oml_cx *cx, void *self, const char *s, size_t n)
{
    oml_xlsx_rows *r = self;
    (void)cx;
    if (r->in_text)
        oml_buf_add(&r->text, s, n);
    return OML_OK;
}

static oml_rc
hear_end(oml_cx *cx, void *self, const char *name)
{
    oml_xlsx_rows *r = self;
    r->in_text = false;
    if (strcmp(name, "rPh") == 0)
        r->in_hint = false;
    if (strcmp(name, "c") == 0 && r->in_cell) {
        OML_TRY(end_cell(cx, r));
        r->in_cell = false;
    }
    if (strcmp(name, "row") == 0 && r->n > 0)
        oml_xml_pause(r->xml);
    return OML_OK;
}

// ---- the rows ----------------------------------------------------------------------------------------------------

oml_rc
oml_xlsx_rows_open(oml_cx *cx, oml_xlsx *x, const char *name, oml_xlsx_rows **out)
{
    *out = NULL;
    size_t i = 0;
    while (i < x->n_sheets && strcmp(x->sheets[i].name, name) != 0)
        i++;
    if (i == x->n_sheets)
        return OML_OK;
    OML_AUTO(xlsx_rows) *r = calloc(1, sizeof *r);
    if (r == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-XLS-05", N_("no memory for a workbook"));
    r->book = x;
    r->file = oml_arena_printf(&x->arena, "%s#%s", x->path, name);
    OML_TRY(oml_zip_entry_open(cx, x->zip, x->sheets[i].path, &r->entry));
    OML_TRY(oml_xml_open(cx, r->file, oml_xlsx_give, r->entry, &(oml_xml_hear){hear_begin, hear_text, hear_end}, r,
                         &r->xml));
    *out = oml_xlsx_rows_take(&r);
    return OML_OK;
}

void
oml_xlsx_rows_name(oml_xlsx_rows *r, const char *const *names, size_t n)
{
    r->names = names;
    r->n_names = n;
}

const char *
oml_xlsx_rows_file(const oml_xlsx_rows *r)
{
    return r->file;
}

oml_rc
oml_xlsx_rows_next(oml_cx *cx, oml_xlsx_rows *r, size_t *row, size_t *n)
{
    bool more;
    r->n = 0;
    OML_TRY(oml_xml_next(cx, r->xml, &more));
    *row = r->row;
    *n = more ? r->n : 0;
    return OML_OK;
}

oml_xlsx_cell
oml_xlsx_rows_cell(const oml_xlsx_rows *r, size_t i)
{
    const cell *c = &r->cells[i];
    return (oml_xlsx_cell){c->column, (c->shared ? r->book->text.s : r->text.s) + c->text.at, c->text.n};
}

void
oml_xlsx_rows_free(oml_xlsx_rows *r)
{
    if (r == NULL)
        return;
    oml_xml_free(r->xml);
    oml_zip_entry_free(r->entry);
    oml_buf_free(&r->text);
    free(r->cells);
    free(r);
}

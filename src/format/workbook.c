/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/workbook.h"

#include "base/file.h"
#include "base/time.h"
#include "text/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct oml_workbook {
    oml_arena arena;
    const char *path, *beside;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *heading, *kinds[OML_WORKBOOK_KINDS];
    const oml_workbook_column *columns;
    size_t n_columns;
    lxw_row_t row;
};

static oml_rc
failed(oml_cx *cx, const oml_workbook *w, lxw_error error)
{
    return OML_FAIL_AT(cx, OML_E_IO, "OML-WBK-02", (oml_place){.file = w->path},
                       N_("the workbook could not be written: %s"), lxw_strerror(error));
}

oml_rc
oml_workbook_new(oml_cx *cx, const char *path, const char *title, oml_workbook **out)
{
    *out = NULL;
    OML_AUTO(workbook) *w = calloc(1, sizeof *w);
    if (w == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-WBK-03", N_("no memory for a workbook to write"));
    w->path = oml_arena_text(&w->arena, path);
    const char *beside;
    OML_TRY(oml_file_beside(cx, path, &beside));
    w->beside = oml_arena_text(&w->arena, beside);
    w->book = workbook_new(w->beside);
    if (w->book == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-WBK-03", N_("no memory for a workbook to write"));
    lxw_doc_properties about = {.title = oml_arena_text(&w->arena, title), .created = 315532800}; // 1980-01-01
    workbook_set_properties(w->book, &about);
    w->heading = workbook_add_format(w->book);
    format_set_bold(w->heading);
    format_set_bottom(w->heading, LXW_BORDER_THIN);
    static const char *const looks[OML_WORKBOOK_KINDS] = {
        [OML_WORKBOOK_TEXT] = "@", [OML_WORKBOOK_MONEY] = "#,##0.00", [OML_WORKBOOK_DATE] = "yyyy-mm-dd"};
    for (size_t i = 0; i < OML_WORKBOOK_KINDS; i++) {
        w->kinds[i] = workbook_add_format(w->book);
        format_set_align(w->kinds[i], LXW_ALIGN_VERTICAL_TOP);
        if (looks[i] != NULL)
            format_set_num_format(w->kinds[i], looks[i]);
        if (i == OML_WORKBOOK_TEXT)
            format_set_text_wrap(w->kinds[i]);
    }
    *out = oml_workbook_take(&w);
    return OML_OK;
}

// The choices of a column as a list under every cell; the format allows 255 characters for them.
static void
offer_choices(oml_workbook *w, lxw_col_t column, const char *choices)
{
    char *list[64];
    size_t n = 0;
    char *text = oml_arena_text(&w->arena, choices);
    for (char *rest = text; rest != NULL && n < OML_COUNT(list) - 1;) {
        list[n++] = rest;
        rest = strchr(rest, '|');
        if (rest != NULL)
            *rest++ = '\0';
    }
    list[n] = NULL;
    if (strlen(choices) > 255)
        return;
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                                .value_list = list};
    worksheet_data_validation_range(w->sheet, 1, column, LXW_ROW_MAX - 1, column, &rule);
}

oml_rc
oml_workbook_sheet(oml_cx *cx, oml_workbook *w, const char *name, const oml_workbook_column columns[], size_t n)
{
    w->sheet = workbook_add_worksheet(w->book, name);
    if (w->sheet == NULL)
        return failed(cx, w, workbook_validate_sheet_name(w->book, name));
    w->columns = columns;
    w->n_columns = n;
    w->row = 1;
    worksheet_freeze_panes(w->sheet, 1, 1);
    for (size_t i = 0; i < n; i++) {
        const lxw_col_t at = (lxw_col_t)i;
        worksheet_set_column(w->sheet, at, at, columns[i].width, w->kinds[columns[i].kind]);
        worksheet_write_string(w->sheet, 0, at, columns[i].heading, w->heading);
        if (columns[i].choices != NULL)
            offer_choices(w, at, columns[i].choices);
    }
    return OML_OK;
}

// Does this text come back from a workbook? The library writes 16 digits, and the reader prints the shortest decimal.
// An amount has two decimals whatever is printed: up to 10^13 its cents are within 16 digits.
static bool
comes_back(oml_workbook_kind kind, const char *value, double *x)
{
    char text[40];
    double back;
    if (!oml_number_parse(value, strlen(value), x))
        return false;
    if (kind == OML_WORKBOOK_MONEY)
        return *x > -1e13 && *x < 1e13;
    const int n = snprintf(text, sizeof text, "%.16G", *x);
    if (n <= 0 || !oml_number_parse(text, (size_t)n, &back))
        return false;
    oml_number_print(back, text);
    return strcmp(text, value) == 0;
}

// Day number of a whole date in the 1900 system, which counts a 29 February 1900.
static bool
day_number(const char *value, double *day)
{
    int64_t ms;
    if (!oml_time_parse_date(value, strlen(value), &ms))
        return false;
    const int64_t days = ms / OML_TIME_DAY - oml_time_days(1899, 12, 30);
    *day = (double)days;
    return days > 60;
}

static bool
is_coded(const char *s)
{
    return s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789ABCDEFabcdef") >= 4 && s[6] == '_';
}

// A text that happens to hold _x000D_ would be read as a carriage return: its first mark is written as _x005F_.
static const char *
uncoded(oml_arena *arena, const char *text)
{
    const char *s = text;
    while ((s = strstr(s, "_x")) != NULL && !is_coded(s))
        s++;
    if (s == NULL)
        return text;
    OML_BUF_AUTO b = {0};
    for (s = text; *s != '\0'; s++) {
        if (is_coded(s))
            oml_buf_text(&b, "_x005F");
        oml_buf_char(&b, *s);
    }
    return oml_arena_textn(arena, b.s, b.n);
}

static lxw_error
put_cell(oml_workbook *w, lxw_col_t at, const char *value)
{
    const oml_workbook_kind kind = w->columns[at].kind;
    lxw_format *look = w->kinds[kind];
    double x;
    switch (kind) {
    case OML_WORKBOOK_REAL:
    case OML_WORKBOOK_WHOLE:
    case OML_WORKBOOK_MONEY:
        if (comes_back(kind, value, &x))
            return worksheet_write_number(w->sheet, w->row, at, x, look);
        break;
    case OML_WORKBOOK_BOOL:
        return worksheet_write_boolean(w->sheet, w->row, at, value[0] == '1', look);
    case OML_WORKBOOK_DATE:
        if (day_number(value, &x))
            return worksheet_write_number(w->sheet, w->row, at, x, look);
        break;
    case OML_WORKBOOK_TEXT:
    case OML_WORKBOOK_KINDS:
        break;
    }
    return worksheet_write_string(w->sheet, w->row, at, uncoded(&w->arena, value), look);
}

oml_rc
oml_workbook_row(oml_cx *cx, oml_workbook *w, const char *const values[])
{
    for (size_t i = 0; i < w->n_columns; i++) {
        if (values[i] == NULL || values[i][0] == '\0')
            continue;
        const bool fits = strlen(values[i]) <= OML_WORKBOOK_TEXT_MAX && w->row < LXW_ROW_MAX;
        const lxw_error error = fits ? put_cell(w, (lxw_col_t)i, values[i]) : LXW_NO_ERROR;
        if (!fits)
            return OML_HINT(cx,
                            OML_FAIL_AT(cx, OML_E_INPUT, "OML-WBK-01",
                                        ((oml_place){w->path, (size_t)w->row + 1, w->columns[i].heading}),
                                        N_("a workbook has at most %d rows, and %d bytes of text in a cell"),
                                        LXW_ROW_MAX, OML_WORKBOOK_TEXT_MAX),
                            N_("write to a folder instead: CSV has no such limits"));
        if (error != LXW_NO_ERROR)
            return failed(cx, w, error);
    }
    w->row++;
    return OML_OK;
}

// The library frees the workbook whether it could write it or not.
static lxw_error
close_book(oml_workbook *w)
{
    lxw_workbook *book = w->book;
    w->book = NULL;
    return workbook_close(book);
}

oml_rc
oml_workbook_publish(oml_cx *cx, oml_workbook *w)
{
    const lxw_error error = close_book(w);
    if (error != LXW_NO_ERROR)
        return failed(cx, w, error);
    const char *beside = w->beside;
    w->beside = NULL;
    return oml_file_publish(cx, beside, w->path);
}

void
oml_workbook_free(oml_workbook *w)
{
    if (w == NULL)
        return;
    if (w->book != NULL)
        lxw_workbook_free(w->book);
    if (w->beside != NULL)
        unlink(w->beside);
    oml_arena_free(&w->arena);
    free(w);
}

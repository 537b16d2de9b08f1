/* The workbook of the Federal Planning Bureau of Belgium: domestic tables, with hours worked from the total ones.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "format/xlsx.h"
#include "text/number.h"

#include <string.h>

enum { COLUMNS = 512, CODE = 0, NAME = 1, FIRST = 2 }; // column A holds codes, B names, figures stand from C on

typedef struct sheet {
    oml_iotbuild_to cols[COLUMNS];
    size_t n;
} sheet;

// A code without its dots: D.39 is D39.
static oml_csv_cell
plain(oml_arena *arena, oml_csv_cell c)
{
    char *out = oml_arena_textn(arena, c.s, c.n), *to = out;
    for (size_t i = 0; i < c.n; i++)
        if (c.s[i] != '.')
            *to++ = c.s[i];
    return (oml_csv_cell){out, (size_t)(to - out)};
}

static bool
begins(oml_csv_cell c, const char *with)
{
    return c.n >= strlen(with) && memcmp(c.s, with, strlen(with)) == 0;
}

// Columns without a code are totals.
static void
heading(oml_cx *cx, const oml_xlsx_rows *rows, size_t n, oml_iotbuild *b, sheet *out)
{
    for (size_t i = 0; i < n; i++) {
        const oml_xlsx_cell x = oml_xlsx_rows_cell(rows, i);
        const oml_csv_cell code = plain(&cx->tmp, (oml_csv_cell){x.s, x.n}), be = oml_iotbuild_text("BE");
        if (x.column < FIRST || x.column >= COLUMNS || code.n == 0 || oml_iotbuild_is(code, "P2") ||
            oml_iotbuild_is(code, "P7"))
            continue;
        out->cols[x.column] = code.s[0] == 'P' ? oml_iotbuild_final(b, be, code) : oml_iotbuild_industry(b, be, code);
        out->n = x.column + 1;
    }
}

static oml_iotbuild_to
row_of(oml_cx *cx, oml_iotbuild *b, oml_csv_cell code, oml_csv_cell name, bool hours)
{
    const oml_iotbuild_to none = {OML_IOTBUILD_SKIP, 0};
    if (hours)
        return begins(name, "Arbeidsvolume")
                   ? oml_iotbuild_stressor(b, oml_iotbuild_text("hours"), oml_iotbuild_text("million hours"))
                   : none;
    if (code.n == 0)
        return begins(name, "Intermediair/finaal verbruik (invoer)") ? oml_iotbuild_primary(b, oml_iotbuild_text("P7"))
                                                                     : none;
    if (code.s[0] >= '0' && code.s[0] <= '9')
        return oml_iotbuild_industry(b, oml_iotbuild_text("BE"), code);
    const oml_csv_cell short_code = plain(&cx->tmp, code);
    if (oml_iotbuild_is(short_code, "P1"))
        return (oml_iotbuild_to){OML_IOTBUILD_OUTPUT, 0};
    const bool sum = begins(short_code, "B1") || oml_iotbuild_is(short_code, "P51") || begins(short_code, "P7");
    return sum ? none : oml_iotbuild_primary(b, short_code);
}

static oml_rc
take_row(oml_cx *cx, const oml_xlsx_rows *rows, size_t number, size_t n, const sheet *s, bool hours, oml_iotbuild *b)
{
    oml_csv_cell head[FIRST] = {{"", 0}, {"", 0}};
    for (size_t i = 0; i < n; i++) {
        const oml_xlsx_cell x = oml_xlsx_rows_cell(rows, i);
        if (x.column < FIRST)
            head[x.column] = (oml_csv_cell){oml_arena_textn(&cx->tmp, x.s, x.n), x.n};
    }
    const oml_place place = {.file = oml_xlsx_rows_file(rows), .row = number};
    const oml_iotbuild_to to = row_of(cx, b, head[CODE], head[NAME], hours);
    if (to.kind == OML_IOTBUILD_UNKNOWN)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-FPB-01", place, N_("the row '%s' has no column of its code"),
                           head[CODE].s);
    if (to.kind == OML_IOTBUILD_SKIP)
        return OML_OK;
    OML_TRY(oml_iotbuild_once(cx, b, to, place));
    for (size_t i = 0; i < n; i++) {
        const oml_xlsx_cell x = oml_xlsx_rows_cell(rows, i);
        double value;
        if (x.column < FIRST || x.column >= s->n || s->cols[x.column].kind == OML_IOTBUILD_SKIP)
            continue;
        if (!oml_number_parse(x.s, x.n, &value))
            return OML_FAIL_AT(cx, OML_E_PARSE, "OML-FPB-02", place, N_("row %zu holds '%.40s', which is not a number"),
                               number, oml_arena_textn(&cx->tmp, x.s, x.n < 40 ? x.n : 40));
        oml_iotbuild_put(b, to, s->cols[x.column], value);
    }
    return OML_OK;
}

static oml_rc
read_sheet(oml_cx *cx, oml_xlsx *book, const char *name, bool hours, oml_iotbuild *b)
{
    OML_AUTO(xlsx_rows) *rows = NULL;
    OML_TRY(oml_xlsx_rows_open(cx, book, name, &rows));
    if (rows == NULL)
        return hours ? OML_OK : OML_FAIL(cx, OML_E_NOTFOUND, "OML-FPB-03", N_("the workbook has no sheet %s"), name);
    sheet *s = OML_NEW(&cx->tmp, sheet, 1);
    for (bool first = true;; first = false) {
        size_t number, n;
        OML_TRY(oml_xlsx_rows_next(cx, rows, &number, &n));
        if (n == 0)
            return OML_OK;
        if (first) {
            heading(cx, rows, n, b, s);
            if (!b->fixed)
                OML_TRY(oml_iotbuild_fix(cx, b));
        } else if (number > 2)
            OML_TRY(take_row(cx, rows, number, n, s, hours, b));
    }
}

// Names of industries or products, from the sheet that lists them.
static oml_rc
read_names(oml_cx *cx, oml_xlsx *book, const char *name, oml_iotbuild *b)
{
    OML_AUTO(xlsx_rows) *rows = NULL;
    OML_TRY(oml_xlsx_rows_open(cx, book, name, &rows));
    while (rows != NULL) {
        size_t number, n;
        OML_TRY(oml_xlsx_rows_next(cx, rows, &number, &n));
        if (n == 0)
            return OML_OK;
        if (n >= 2) {
            const oml_xlsx_cell code = oml_xlsx_rows_cell(rows, 0), label = oml_xlsx_rows_cell(rows, 1);
            oml_iotbuild_name(b, &b->sectors, (oml_csv_cell){code.s, code.n}, (oml_csv_cell){label.s, label.n});
        }
    }
    return OML_OK;
}

static bool
is_workbook(const oml_iotsource *s)
{
    const char *dot = strrchr(oml_iotsource_path(s), '.');
    return oml_iotsource_count(s) == 1 && dot != NULL && strcmp(dot, ".xlsx") == 0;
}

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    OML_AUTO(xlsx) *book = NULL;
    bool found = false;
    if (is_workbook(s) && oml_xlsx_open(cx, oml_iotsource_path(s), &book) == OML_OK)
        for (size_t i = 0; i < oml_xlsx_count(book); i++)
            found = found || strcmp(oml_xlsx_name(book, i), "tbl_10bis") == 0;
    oml_cx_clear(cx);
    return found;
}

static bool
never(oml_cx *cx, oml_iotsource *s)
{
    (void)cx;
    (void)s;
    return false;
}

static oml_rc
read_tables(oml_cx *cx, oml_iotsource *s, bool products, oml_iotbuild *b)
{
    OML_AUTO(xlsx) *book = NULL;
    OML_TRY(oml_xlsx_open(cx, oml_iotsource_path(s), &book));
    OML_TRY(read_sheet(cx, book, products ? "tbl_10" : "tbl_10bis", false, b));
    OML_TRY(oml_iotbuild_all_rows(cx, b, oml_iotsource_path(s)));
    oml_iotbuild_forget(b);
    OML_TRY(read_sheet(cx, book, products ? "tbl_8" : "tbl_8bis", true, b));
    OML_TRY(read_names(cx, book, products ? "class_pro" : "class_tak", b));
    oml_iotbuild_subsidies(cx, b);
    b->kind = products ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY;
    b->title =
        products ? "Federaal Planbureau, BE, product x product" : "Federaal Planbureau, BE, bedrijfstak x bedrijfstak";
    b->source = "Federaal Planbureau";
    b->currency = "EUR";
    b->currency_unit = "M.EUR";
    return OML_OK;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    b->year = year;
    return read_tables(cx, s, false, b);
}

static oml_rc
read_products(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    b->year = year;
    return read_tables(cx, s, true, b);
}

const oml_iotread_format oml_fpb_format = {
    "fpb", N_("workbook of the Belgian Federal Planning Bureau, industries; it does not name its year: give --year"),
    fits, read};
const oml_iotread_format oml_fpb_products_format = {"fpb-pxp", N_("the same, products"), never, read_products};

/* FIGARO, the inter-country table of Eurostat, as a matrix or as a list of cells.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "format/joined.h"
#include "text/number.h"

#include <string.h>

static const char *const LISTS[] = {"icioiRow,", "iciopRow,", "icsupRow,", "icuseRow,"};

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    for (size_t i = 0; i < oml_iotsource_count(s) && i < 8; i++) {
        if (oml_iotread_begins(cx, s, i, "rowLabels,"))
            return true;
        for (size_t k = 0; k < OML_COUNT(LISTS); k++)
            if (oml_iotread_begins(cx, s, i, LISTS[k]))
                return true;
    }
    return false;
}

// P3_S14, P51G, P5M and the like are uses, not industries.
static bool
is_final_code(oml_csv_cell c)
{
    return c.n >= 2 && c.s[0] == 'P' && (c.s[1] == '3' || c.s[1] == '5' || c.s[1] == '6') &&
           (c.n == 2 || c.s[2] == '_' || c.s[2] < 'a');
}

static bool
is_final(const oml_joined *j, oml_csv_cell code)
{
    (void)j;
    return is_final_code(code);
}

static bool
is_domestic_area(oml_csv_cell area)
{
    return oml_iotbuild_is(area, "W2") || oml_iotbuild_is(area, "DOM");
}

static oml_iotbuild_to
special(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    (void)j;
    oml_csv_cell area, code;
    if (!column && oml_iotbuild_part(label, &area, &code) && is_domestic_area(area))
        return oml_iotbuild_primary(b, code);
    return (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0};
}

static void
describe(oml_cx *cx, const oml_iotsource *s, size_t i, bool products, oml_iotbuild *b)
{
    b->kind = products ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY;
    b->year = oml_iotread_year(oml_iotsource_name(s, i));
    b->title =
        oml_arena_printf(&cx->tmp, "FIGARO %d %s", b->year, products ? "product by product" : "industry by industry");
    b->source = "Eurostat, FIGARO";
    b->currency = "EUR";
    b->currency_unit = "M.EUR";
}

static oml_rc
read_matrix(oml_cx *cx, oml_iotsource *s, size_t i, oml_iotbuild *b)
{
    oml_joined j = {.separator = ',', .special = special, .is_final = is_final};
    oml_iotbuild_to *cols;
    size_t n;
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, i, &l));
    OML_TRY(oml_joined_heading(cx, &j, l, b, &cols, &n));
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(oml_joined_rows(cx, &j, l, b, cols, n, N_("reading the matrix")));
    OML_TRY(oml_iotbuild_all_rows(cx, b, oml_iotlines_place(l)));
    describe(cx, s, i, b->sectors.n > 0 && strncmp(b->sectors.at[0], "CPA", 3) == 0, b);
    return OML_OK;
}

// ---- the list of cells --------------------------------------------------------------------------------------------

enum { ROW_AREA, ROW_CODE, COL_AREA, COL_CODE, VALUE, PARTS };

typedef struct list {
    size_t at[PARTS]; // columns of the parts
    size_t n;         // columns
} list;

static oml_rc
find_columns(oml_cx *cx, oml_iotlines *l, list *out)
{
    static const char *const names[PARTS][3] = {
        {"refArea"}, {"rowIi", "rowPp"}, {"counterpartArea"}, {"colIi", "colPp"}, {"obsValue"}};
    const char *s;
    size_t n;
    oml_csv_cell *cells = NULL;
    *out = (list){0};
    OML_TRY(oml_iotlines_next(cx, l, &s, &n));
    out->n = s == NULL ? 0 : oml_iotlines_cells(cx, s, n, ',', &cells);
    for (size_t p = 0; p < PARTS; p++) {
        out->at[p] = out->n;
        for (size_t i = 0; i < out->n; i++)
            for (size_t k = 0; k < 3 && names[p][k] != NULL; k++)
                if (oml_iotbuild_is(cells[i], names[p][k]))
                    out->at[p] = i;
        if (out->at[p] == out->n)
            return OML_FAIL_AT(cx, OML_E_PARSE, "OML-FIG-01", (oml_place){.file = oml_iotlines_place(l)},
                               N_("the list '%s' has no column %s"), oml_iotlines_place(l), names[p][0]);
    }
    return OML_OK;
}

// One line: labels on the first pass, the value on the second.
static oml_rc
take_line(oml_cx *cx, oml_iotlines *l, const list *columns, const char *s, size_t n, oml_iotbuild *b)
{
    oml_csv_cell cells[16];
    size_t k = 0;
    for (const char *at = s; at != NULL && k < OML_COUNT(cells); k++)
        at = oml_iotlines_cell(&cx->tmp, at, s + n, ',', &cells[k]);
    const oml_place place = {.file = oml_iotlines_place(l), .row = oml_iotlines_row(l)};
    double value = 0;
    const oml_csv_cell number = k == columns->n ? cells[columns->at[VALUE]] : (oml_csv_cell){"", 0};
    if (k != columns->n || (number.n > 0 && !oml_number_parse(number.s, number.n, &value)))
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-FIG-02", place, N_("line %zu of '%s' is not a cell of the table"),
                           place.row, place.file);
    b->missing += b->fixed && number.n == 0;
    const oml_csv_cell area = cells[columns->at[ROW_AREA]], code = cells[columns->at[ROW_CODE]];
    const oml_csv_cell to_area = cells[columns->at[COL_AREA]], to_code = cells[columns->at[COL_CODE]];
    const oml_iotbuild_to col =
        is_final_code(to_code) ? oml_iotbuild_final(b, to_area, to_code) : oml_iotbuild_industry(b, to_area, to_code);
    const oml_iotbuild_to row =
        is_domestic_area(area) ? oml_iotbuild_primary(b, code) : oml_iotbuild_industry(b, area, code);
    if (b->fixed)
        oml_iotbuild_put(b, row, col, value);
    return OML_OK;
}

static oml_rc
pass(oml_cx *cx, oml_iotsource *s, size_t i, const char *what, oml_iotbuild *b)
{
    list columns;
    const char *line;
    size_t n;
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, i, &l));
    OML_TRY(find_columns(cx, l, &columns));
    for (;;) {
        OML_TRY(oml_iotlines_next(cx, l, &line, &n));
        if (line == NULL)
            return OML_OK;
        if (oml_iotlines_row(l) % 65536 == 0) {
            OML_TRY(oml_cx_go_on(cx));
            oml_iotlines_tell(cx, l, what);
        }
        if (n > 0)
            OML_TRY(take_line(cx, l, &columns, line, n, b));
    }
}

static oml_rc
read_list(oml_cx *cx, oml_iotsource *s, size_t i, oml_iotbuild *b)
{
    OML_TRY(pass(cx, s, i, N_("reading the labels"), b));
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(pass(cx, s, i, N_("reading the cells"), b));
    describe(cx, s, i, oml_iotread_begins(cx, s, i, LISTS[1]), b);
    return OML_OK;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    size_t matrix = OML_IOTSOURCE_NONE, cells = OML_IOTSOURCE_NONE, other = OML_IOTSOURCE_NONE;
    for (size_t i = oml_iotsource_count(s); i-- > 0;) {
        const char *name = oml_iotsource_name(s, i);
        if (year != 0 && oml_iotread_year(name) != year)
            continue;
        const bool supply = strstr(name, "-supply") != NULL || strstr(name, "-use") != NULL ||
                            oml_iotread_begins(cx, s, i, LISTS[2]) || oml_iotread_begins(cx, s, i, LISTS[3]);
        if (supply)
            other = i;
        else if (oml_iotread_begins(cx, s, i, "rowLabels,"))
            matrix = matrix == OML_IOTSOURCE_NONE || year != 0 ? i : matrix;
        else if (oml_iotread_begins(cx, s, i, LISTS[0]) || oml_iotread_begins(cx, s, i, LISTS[1]))
            cells = cells == OML_IOTSOURCE_NONE ? i : cells;
    }
    if (matrix != OML_IOTSOURCE_NONE)
        return read_matrix(cx, s, matrix, b);
    if (cells != OML_IOTSOURCE_NONE)
        return read_list(cx, s, cells, b);
    if (other != OML_IOTSOURCE_NONE)
        return oml_iotread_not_symmetric(cx, oml_iotsource_name(s, other));
    return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-FIG-03", (oml_place){.file = oml_iotsource_path(s)},
                       N_("'%s' has no FIGARO table of that year"), oml_iotsource_path(s));
}

const oml_iotread_format oml_figaro_format = {"figaro", N_("FIGARO of Eurostat: matrix or list of cells"), fits, read};

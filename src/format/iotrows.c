/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotrows.h"

#include "format/xlsx.h"
#include "text/number.h"

#include <stdlib.h>
#include <string.h>

struct oml_iotrows {
    oml_iotlines *lines; // one of the two
    oml_xlsx *book;
    oml_xlsx_rows *rows;
    oml_arena quoted; // cells that had quotes, of the row at hand
    char separator;
    oml_csv_cell *cells;
    size_t room;
    size_t given;
};

bool
oml_iotrows_is_workbook(const oml_iotsource *s, size_t i)
{
    const char *name = oml_iotsource_name(s, i), *dot = strrchr(name, '.');
    return oml_iotsource_count(s) == 1 && dot != NULL && (strcmp(dot, ".xlsx") == 0 || strcmp(dot, ".xlsm") == 0);
}

static char
separator_of(oml_cx *cx, oml_iotsource *s, size_t i)
{
    char bytes[4096];
    size_t n = 0, most = 0;
    char best = ',';
    if (oml_iotsource_peek(cx, s, i, bytes, sizeof bytes, &n) != OML_OK)
        oml_cx_clear(cx);
    for (const char *c = "\t;,"; *c != '\0'; c++) {
        size_t count = 0;
        bool quoted = false;
        for (size_t k = 0; k < n; k++) {
            quoted = quoted != (bytes[k] == '"');
            count += !quoted && bytes[k] == *c;
        }
        if (count > most) {
            most = count;
            best = *c;
        }
    }
    return best;
}

oml_rc
oml_iotrows_open(oml_cx *cx, oml_iotsource *s, size_t i, const char *sheet, oml_iotrows **out)
{
    *out = NULL;
    OML_AUTO(iotrows) *r = calloc(1, sizeof *r);
    if (r == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ITR-04", N_("no memory to read a table"));
    if (!oml_iotrows_is_workbook(s, i)) {
        OML_TRY(oml_iotlines_open(cx, s, i, &r->lines));
        r->separator = separator_of(cx, s, i);
        *out = oml_iotrows_take(&r);
        return OML_OK;
    }
    const char *path = oml_iotsource_path(s);
    OML_TRY(oml_xlsx_open(cx, path, &r->book));
    const char *name = sheet == NULL ? oml_xlsx_name(r->book, 0) : sheet;
    OML_TRY(oml_xlsx_rows_open(cx, r->book, name, &r->rows));
    if (r->rows == NULL)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-ITR-01", (oml_place){.file = path}, N_("'%s' has no sheet '%s'"),
                           path, name);
    *out = oml_iotrows_take(&r);
    return OML_OK;
}

void
oml_iotrows_free(oml_iotrows *r)
{
    if (r == NULL)
        return;
    oml_iotlines_free(r->lines);
    oml_xlsx_rows_free(r->rows);
    oml_xlsx_free(r->book);
    oml_arena_free(&r->quoted);
    free(r->cells);
    free(r);
}

static bool
make_room(oml_iotrows *r, size_t n)
{
    if (n <= r->room)
        return true;
    const size_t room = n > 2 * r->room ? n : 2 * r->room;
    oml_csv_cell *more = room > OML_IOTROWS_COLUMNS ? NULL : realloc(r->cells, room * sizeof *more);
    if (more == NULL)
        return false;
    r->cells = more;
    r->room = room;
    return true;
}

static oml_rc
too_wide(oml_cx *cx, oml_place place)
{
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ITR-02", place, N_("line %zu of '%s' has more than %d cells"), place.row,
                       place.file, OML_IOTROWS_COLUMNS);
}

static oml_rc
next_line(oml_cx *cx, oml_iotrows *r, oml_iotrow *out)
{
    const char *s;
    size_t n, k;
    do {
        OML_TRY(oml_iotlines_next(cx, r->lines, &s, &n));
        if (s == NULL)
            return OML_OK;
        out->place = (oml_place){.file = oml_iotlines_place(r->lines), .row = oml_iotlines_row(r->lines)};
        oml_arena_free(&r->quoted);
        k = 0;
        for (const char *at = s; at != NULL; k++) {
            if (k == r->room && !make_room(r, k < 32 ? 64 : k + k / 2))
                return too_wide(cx, out->place);
            at = oml_iotlines_cell(&r->quoted, at, s + n, r->separator, &r->cells[k]);
        }
        while (k > 0 && r->cells[k - 1].n == 0)
            k--;
    } while (k == 0);
    out->n = k;
    out->cell = r->cells;
    oml_iotlines_tell(cx, r->lines, N_("reading the matrix"));
    return OML_OK;
}

static oml_rc
next_row(oml_cx *cx, oml_iotrows *r, oml_iotrow *out)
{
    size_t number, n;
    OML_TRY(oml_xlsx_rows_next(cx, r->rows, &number, &n));
    if (n == 0)
        return OML_OK;
    out->place = (oml_place){.file = oml_xlsx_rows_file(r->rows), .row = number};
    out->n = oml_xlsx_rows_cell(r->rows, n - 1).column + 1;
    if (!make_room(r, out->n))
        return too_wide(cx, out->place);
    for (size_t j = 0; j < out->n; j++)
        r->cells[j] = (oml_csv_cell){"", 0};
    for (size_t i = 0; i < n; i++) {
        const oml_xlsx_cell c = oml_xlsx_rows_cell(r->rows, i);
        r->cells[c.column] = (oml_csv_cell){c.s, c.n};
    }
    out->cell = r->cells;
    oml_cx_tell(cx, N_("reading the matrix"), (double)number, 0);
    return OML_OK;
}

oml_rc
oml_iotrows_next(oml_cx *cx, oml_iotrows *r, oml_iotrow *out)
{
    *out = (oml_iotrow){0};
    if (r->given++ % 64 == 0)
        OML_TRY(oml_cx_go_on(cx));
    return r->lines != NULL ? next_line(cx, r, out) : next_row(cx, r, out);
}

// A number with a decimal comma, in a text that is not parted by commas.
static bool
with_comma(oml_csv_cell c, double *value)
{
    char text[64];
    if (c.n >= sizeof text)
        return false;
    for (size_t i = 0; i < c.n; i++)
        text[i] = c.s[i] == ',' ? '.' : c.s[i];
    return memchr(c.s, ',', c.n) != NULL && memchr(c.s, '.', c.n) == NULL && oml_number_parse(text, c.n, value);
}

oml_rc
oml_iotrows_number(oml_cx *cx, const oml_iotrows *r, const oml_iotrow *row, size_t j, double *value, bool *known)
{
    static const char *const nothing[] = {"", "nan", "NaN", "NAN", "NA", "N/A", ":", "-", ".."};
    const oml_csv_cell c = j < row->n ? row->cell[j] : (oml_csv_cell){"", 0};
    *value = 0;
    *known = false;
    for (size_t i = 0; i < OML_COUNT(nothing); i++)
        if (c.n == strlen(nothing[i]) && memcmp(c.s, nothing[i], c.n) == 0)
            return OML_OK;
    *known = true;
    if (oml_number_parse(c.s, c.n, value) || (r->separator != ',' && r->lines != NULL && with_comma(c, value)))
        return OML_OK;
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ITR-03", row->place,
                       N_("line %zu of '%s', column %zu: '%s' is not a number"), row->place.row, row->place.file, j + 1,
                       oml_arena_textn(&cx->tmp, c.s, c.n < 40 ? c.n : 40));
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sutgrid.h"

#include <string.h>
#include <strings.h>

static oml_rc
too_large(oml_cx *cx, const oml_sutgrid *g)
{
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-SUG-03", (oml_place){.file = g->place},
                       N_("'%s' has more than %d rows or columns"), g->place, OML_SUTGRID_MOST);
}

// Room for one row more and so many columns; rows that are there keep their cells.
static oml_rc
make_room(oml_cx *cx, oml_sutgrid *g, size_t rows, size_t cols)
{
    if (rows > OML_SUTGRID_MOST || cols > OML_SUTGRID_MOST)
        return too_large(cx, g);
    if (rows > g->room) {
        const size_t room = g->room == 0 ? 128 : 2 * g->room;
        double **more = OML_NEW(&cx->tmp, double *, room);
        if (g->room > 0)
            memcpy(more, g->row, g->room * sizeof *more);
        g->row = more;
        g->room = room;
    }
    if (cols > g->width) {
        const size_t width = g->width == 0 ? cols : cols > 2 * g->width ? cols : 2 * g->width;
        for (size_t i = 0; i < g->rows.n && i < g->room; i++) {
            double *wider = OML_TRY_NEW(&cx->tmp, double, width);
            if (wider == NULL)
                return too_large(cx, g);
            if (g->row[i] != NULL)
                memcpy(wider, g->row[i], g->width * sizeof *wider);
            g->row[i] = wider;
        }
        g->width = width;
    }
    return OML_OK;
}

oml_rc
oml_sutgrid_add(oml_cx *cx, oml_sutgrid *g, oml_csv_cell row, oml_csv_cell col, double value)
{
    const uint32_t i = oml_labels_add(&cx->tmp, &g->rows, row.s, row.n),
                   j = oml_labels_add(&cx->tmp, &g->cols, col.s, col.n);
    OML_TRY(make_room(cx, g, g->rows.n, g->cols.n));
    if (g->row[i] == NULL && (g->row[i] = OML_TRY_NEW(&cx->tmp, double, g->width)) == NULL)
        return too_large(cx, g);
    g->row[i][j] += value;
    return OML_OK;
}

double
oml_sutgrid_at(const oml_sutgrid *g, size_t i, size_t j)
{
    return g->row[i] == NULL ? 0 : g->row[i][j];
}

// ---- a sheet ------------------------------------------------------------------------------------------------------

static bool
is_name(oml_csv_cell c)
{
    static const char *const words[] = {"name", "label", "naam", "omschrijving"};
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (c.n == strlen(words[i]) && strncasecmp(c.s, words[i], c.n) == 0)
            return true;
    return false;
}

static oml_rc
twice(oml_cx *cx, oml_place place, oml_csv_cell label)
{
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SUG-02", place, N_("'%s' stands in '%s' twice"),
                       oml_arena_textn(&cx->tmp, label.s, label.n < 80 ? label.n : 80), place.file);
}

static oml_rc
heading(oml_cx *cx, const oml_iotrow *row, const char *place, oml_sutgrid *out, size_t *first)
{
    *first = row->n > 1 && is_name(row->cell[1]) ? 2 : 1;
    if (row->n < *first + 1)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SUG-01", (oml_place){.file = place},
                           N_("'%s' has no heading with labels of columns"), place);
    for (size_t j = *first; j < row->n; j++)
        if (oml_labels_add(&cx->tmp, &out->cols, row->cell[j].s, row->cell[j].n) + *first != j)
            return twice(cx, row->place, row->cell[j]);
    return OML_OK;
}

static oml_rc
take(oml_cx *cx, const oml_iotrows *rows, const oml_iotrow *row, size_t first, oml_sutgrid *out)
{
    const size_t before = out->rows.n, room = out->room;
    const uint32_t i = oml_labels_add(&cx->tmp, &out->rows, row->cell[0].s, row->cell[0].n);
    if (out->rows.n == before)
        return twice(cx, row->place, row->cell[0]);
    OML_TRY(make_room(cx, out, out->rows.n, out->cols.n));
    if (first == 2 && room < out->room) {
        const char **more = OML_NEW(&cx->tmp, const char *, out->room);
        if (out->name != NULL)
            memcpy(more, out->name, room * sizeof *more);
        out->name = more;
    }
    if (out->name != NULL && row->n > 1)
        out->name[i] = oml_arena_textn(&cx->tmp, row->cell[1].s, row->cell[1].n);
    double *cells = OML_TRY_NEW(&cx->tmp, double, out->width);
    if (cells == NULL)
        return too_large(cx, out);
    out->row[i] = cells;
    for (size_t j = 0; j < out->cols.n; j++) {
        bool known;
        OML_TRY(oml_iotrows_number(cx, rows, row, first + j, &cells[j], &known));
        out->missing += !known;
    }
    return OML_OK;
}

oml_rc
oml_sutgrid_read(oml_cx *cx, oml_iotsource *s, size_t entry, oml_sutgrid *out)
{
    OML_AUTO(iotrows) *rows = NULL;
    oml_iotrow row;
    size_t first;
    *out = (oml_sutgrid){.place = oml_iotsource_place(s, entry)};
    OML_TRY(oml_iotrows_open(cx, s, entry, NULL, &rows));
    OML_TRY(oml_iotrows_next(cx, rows, &row));
    OML_TRY(heading(cx, &row, out->place, out, &first));
    for (;;) {
        OML_TRY(oml_iotrows_next(cx, rows, &row));
        if (row.n == 0)
            return OML_OK;
        OML_TRY(take(cx, rows, &row, first, out));
    }
}

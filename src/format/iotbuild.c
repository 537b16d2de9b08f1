/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotbuild.h"

#include "base/tr.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

void
oml_iotbuild_init(oml_cx *cx, oml_iotbuild *b)
{
    *b = (oml_iotbuild){.arena = &cx->tmp};
    b->notes = OML_NEW(b->arena, const char *, OML_IOTBUILD_NOTES + 1);
}

static void
free_wides(oml_iotbuild_wides *w)
{
    for (size_t i = 0; i < w->names.n; i++) {
        free(w->at[i].cells);
        w->at[i].cells = NULL;
    }
}

void
oml_iotbuild_done(oml_iotbuild *b)
{
    free(b->Z);
    free(b->A);
    free(b->Y);
    free(b->x);
    free(b->x_given);
    b->Z = b->Y = b->x = b->x_given = b->A = NULL;
    free_wides(&b->primaries);
    free_wides(&b->stressors);
}

void
oml_iotbuild_note(oml_cx *cx, oml_iotbuild *b, const char *format, ...)
{
    if (b->n_notes == OML_IOTBUILD_NOTES) {
        b->dropped++;
        return;
    }
    char text[1024];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, oml_tr(cx->lang, format), values);
    va_end(values);
    b->notes[b->n_notes++] = oml_arena_text(b->arena, text);
}

// ---- labels -------------------------------------------------------------------------------------------------------

oml_csv_cell
oml_iotbuild_text(const char *s)
{
    return (oml_csv_cell){s, strlen(s)};
}

bool
oml_iotbuild_is(oml_csv_cell cell, const char *word)
{
    return cell.n == strlen(word) && (cell.n == 0 || memcmp(cell.s, word, cell.n) == 0);
}

bool
oml_iotbuild_part(oml_csv_cell label, oml_csv_cell *region, oml_csv_cell *code)
{
    const char *bar = memchr(label.s, '_', label.n);
    if (bar == NULL)
        return false;
    *region = (oml_csv_cell){label.s, (size_t)(bar - label.s)};
    *code = (oml_csv_cell){bar + 1, label.n - region->n - 1};
    return true;
}

static oml_iotbuild_to
pair(oml_iotbuild *b, oml_labels *pairs, oml_labels *axis, oml_csv_cell region, oml_csv_cell code,
     oml_iotbuild_kind kind)
{
    uint32_t key[2], i;
    if (b->fixed) {
        key[0] = oml_labels_find(&b->regions, region.s, region.n);
        key[1] = oml_labels_find(axis, code.s, code.n);
        i = oml_labels_find(pairs, (const char *)key, sizeof key);
    } else {
        key[0] = oml_labels_add(b->arena, &b->regions, region.s, region.n);
        key[1] = oml_labels_add(b->arena, axis, code.s, code.n);
        i = oml_labels_add(b->arena, pairs, (const char *)key, sizeof key);
    }
    return (oml_iotbuild_to){i == OML_LABELS_NONE ? OML_IOTBUILD_UNKNOWN : kind, i};
}

oml_iotbuild_to
oml_iotbuild_industry(oml_iotbuild *b, oml_csv_cell region, oml_csv_cell sector)
{
    return pair(b, &b->rows, &b->sectors, region, sector, OML_IOTBUILD_INDUSTRY);
}

oml_iotbuild_to
oml_iotbuild_final(oml_iotbuild *b, oml_csv_cell region, oml_csv_cell category)
{
    return pair(b, &b->cols, &b->categories, region, category, OML_IOTBUILD_FINAL);
}

oml_iotbuild_to
oml_iotbuild_imported(oml_cx *cx, oml_iotbuild *b, oml_csv_cell region)
{
    oml_iotbuild_to to = oml_iotbuild_final(b, region, oml_iotbuild_text("P7"));
    oml_iotbuild_note(cx, b,
                      N_("rows hold imports as well: what is imported stands as a negative final use, P7, so that rows "
                         "add up to output"));
    to.kind = OML_IOTBUILD_IMPORTED;
    return to;
}

static uint32_t
wide(oml_iotbuild *b, oml_iotbuild_wides *w, oml_csv_cell code, const char *unit)
{
    const size_t before = w->names.n;
    const uint32_t i = oml_labels_add(b->arena, &w->names, code.s, code.n);
    if (w->names.n > w->room) {
        w->room = w->room == 0 ? 16 : w->room * 2;
        oml_iotbuild_wide *at = OML_NEW(b->arena, oml_iotbuild_wide, w->room);
        if (before > 0)
            memcpy(at, w->at, before * sizeof *at);
        w->at = at;
    }
    if (w->at[i].unit == NULL && unit != NULL)
        w->at[i].unit = unit;
    return i;
}

oml_iotbuild_to
oml_iotbuild_primary(oml_iotbuild *b, oml_csv_cell code)
{
    return (oml_iotbuild_to){OML_IOTBUILD_PRIMARY, wide(b, &b->primaries, code, NULL)};
}

oml_iotbuild_to
oml_iotbuild_stressor(oml_iotbuild *b, oml_csv_cell code, oml_csv_cell unit)
{
    const char *text = unit.n == 0 ? NULL : oml_arena_textn(b->arena, unit.s, unit.n);
    return (oml_iotbuild_to){OML_IOTBUILD_STRESSOR, wide(b, &b->stressors, code, text)};
}

bool
oml_iotbuild_has(const oml_iotbuild *b, oml_csv_cell code)
{
    return oml_labels_find(&b->primaries.names, code.s, code.n) != OML_LABELS_NONE ||
           oml_labels_find(&b->stressors.names, code.s, code.n) != OML_LABELS_NONE;
}

void
oml_iotbuild_name(oml_iotbuild *b, oml_labels *axis, oml_csv_cell code, oml_csv_cell name)
{
    const char ***names = axis == &b->regions   ? &b->region_name
                          : axis == &b->sectors ? &b->sector_name
                                                : &b->category_name;
    size_t *room = axis == &b->regions ? &b->region_room : axis == &b->sectors ? &b->sector_room : &b->category_room;
    const uint32_t i = oml_labels_find(axis, code.s, code.n);
    if (i == OML_LABELS_NONE || name.n == 0)
        return;
    if (*room < axis->room) {
        const char **more = OML_NEW(b->arena, const char *, axis->room);
        if (*room > 0)
            memcpy(more, *names, *room * sizeof *more);
        *names = more;
        *room = axis->room;
    }
    (*names)[i] = oml_arena_textn(b->arena, name.s, name.n);
}

static void
numbers_of(const oml_labels *pairs, size_t i, uint32_t out[2])
{
    memcpy(out, pairs->at[i], 2 * sizeof *out);
}

const char *
oml_iotbuild_row_name(oml_cx *cx, const oml_iotbuild *b, size_t row)
{
    uint32_t key[2];
    numbers_of(&b->rows, row, key);
    return oml_arena_printf(&cx->tmp, "%s / %s", b->regions.at[key[0]], b->sectors.at[key[1]]);
}

// ---- cells --------------------------------------------------------------------------------------------------------

static oml_rc
no_memory(oml_cx *cx)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-BLD-03", N_("there is not enough memory for the table"));
}

// Zeros that take no memory until they are written, so that an absurd heading costs nothing; large ones in large pages,
// since a row of text goes to as many columns as the table has.
static double *
zeros(size_t cells)
{
    const uintptr_t huge = 2 << 20;
    double *out = calloc(cells == 0 ? 1 : cells, sizeof(double));
    const uintptr_t from = ((uintptr_t)out + huge - 1) / huge * huge, end = (uintptr_t)out + cells * sizeof(double);
    if (out != NULL && end > from + huge)
        madvise((char *)out + (from - (uintptr_t)out), (end - from) / huge * huge,
                MADV_HUGEPAGE); // without it the same, slower
    return out;
}

static size_t
width(const oml_iotbuild *b)
{
    return b->rows.n + b->cols.n;
}

oml_rc
oml_iotbuild_fix(oml_cx *cx, oml_iotbuild *b)
{
    const size_t n = b->rows.n, f = b->cols.n;
    if (n == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-BLD-01", N_("no industry or product was found in it"));
    if (n > OML_IOTBUILD_ROWS || f > OML_IOTBUILD_ROWS)
        return OML_FAIL(cx, OML_E_INPUT, "OML-BLD-02", N_("%zu industries and %zu final users are more than %d"), n, f,
                        OML_IOTBUILD_ROWS);
    b->fixed = true;
    b->Z = zeros(n * n);
    b->Y = zeros(n * f);
    b->x = zeros(n);
    b->x_given = zeros(n);
    b->row_seen = OML_NEW(b->arena, bool, n);
    if (b->Z == NULL || b->Y == NULL || b->x == NULL || b->x_given == NULL)
        return no_memory(cx);
    for (size_t i = 0; i < n; i++)
        b->x_given[i] = (double)NAN;
    return OML_OK;
}

oml_rc
oml_iotbuild_coefficients(oml_cx *cx, oml_iotbuild *b)
{
    // They are read into Z, since they take its place: Z = A diag(x) column by column at the end.
    (void)cx;
    b->A = b->Z;
    b->Z = NULL;
    return OML_OK;
}

static double *
wide_cells(oml_iotbuild *b, oml_iotbuild_to row)
{
    oml_iotbuild_wide *w = row.kind == OML_IOTBUILD_PRIMARY ? &b->primaries.at[row.i] : &b->stressors.at[row.i];
    assert(w != NULL); // the row was labelled before a cell of it came
    if (w->cells == NULL)
        w->cells = calloc(width(b), sizeof *w->cells); // absent is seen in finish
    return w->cells;
}

static void
put_wide(oml_iotbuild *b, oml_iotbuild_to row, oml_iotbuild_to col, double value)
{
    double *cells = wide_cells(b, row);
    if (cells == NULL || (col.kind != OML_IOTBUILD_INDUSTRY && col.kind != OML_IOTBUILD_FINAL))
        return;
    cells[col.kind == OML_IOTBUILD_INDUSTRY ? col.i : b->rows.n + col.i] += value;
}

void
oml_iotbuild_put(oml_iotbuild *b, oml_iotbuild_to row, oml_iotbuild_to col, double value)
{
    if (row.kind == OML_IOTBUILD_PRIMARY || row.kind == OML_IOTBUILD_STRESSOR) {
        put_wide(b, row, col, value);
        return;
    }
    double *x = NULL;
    if (row.kind == OML_IOTBUILD_OUTPUT && col.kind == OML_IOTBUILD_INDUSTRY)
        x = &b->x_given[col.i];
    else if (row.kind == OML_IOTBUILD_INDUSTRY && col.kind == OML_IOTBUILD_OUTPUT)
        x = &b->x_given[row.i];
    if (x != NULL)
        *x = isnan(*x) ? value : *x;
    const size_t n = b->rows.n;
    if (row.kind == OML_IOTBUILD_IMPORTED && col.kind == OML_IOTBUILD_INDUSTRY)
        b->Y[col.i + n * row.i] -= value;
    if (row.kind != OML_IOTBUILD_INDUSTRY)
        return;
    if (col.kind == OML_IOTBUILD_INDUSTRY)
        (b->Z == NULL ? b->A : b->Z)[row.i + n * col.i] += value;
    else if (col.kind == OML_IOTBUILD_FINAL)
        b->Y[row.i + n * col.i] += value;
}

static void
add_beside(double *to, const double *from, size_t n)
{
    if (n >= OML_IOTBUILD_BESIDE)
        for (size_t i = 0; i < OML_IOTBUILD_BESIDE; i++)
            to[i] += from[i];
    else
        for (size_t i = 0; i < n; i++)
            to[i] += from[i];
}

void
oml_iotbuild_block(oml_iotbuild *b, const oml_iotbuild_to rows[], size_t m, const oml_iotbuild_to cols[], size_t n,
                   const double *cells)
{
    // Column by column, so that each column of the table is touched once for all rows of the block.
    enum { AHEAD = 8 };
    double *deliveries = b->Z == NULL ? b->A : b->Z;
    bool plain = true; // industries only, one behind the other, as nearly all rows of a large table
    for (size_t i = 0; i < m; i++)
        plain = plain && rows[i].kind == OML_IOTBUILD_INDUSTRY && rows[i].i == rows[0].i + i;
    for (size_t j = 0; j < n; j++) {
        if (cols[j].kind == OML_IOTBUILD_SKIP)
            continue;
        const double *from = cells + oml_iotbuild_at(n, 0, j);
        if (plain && cols[j].kind == OML_IOTBUILD_INDUSTRY) {
            double *to = deliveries + b->rows.n * cols[j].i + rows[0].i;
            for (size_t i = 0; i < m;
                 i += OML_IOTBUILD_BESIDE) // columns lie far apart: those to come are fetched meanwhile
                __builtin_prefetch(to + AHEAD * b->rows.n + i, 1);
            for (size_t i = 0; i < m; i += OML_IOTBUILD_BESIDE)
                add_beside(to + i, from + i * n, m - i);
            continue;
        }
        for (size_t i = 0; i < m; i++)
            oml_iotbuild_put(b, rows[i], cols[j], cells[oml_iotbuild_at(n, i, j)]);
    }
}

oml_rc
oml_iotbuild_once(oml_cx *cx, oml_iotbuild *b, oml_iotbuild_to row, oml_place place)
{
    bool *seen = NULL;
    if (row.kind == OML_IOTBUILD_INDUSTRY)
        seen = &b->row_seen[row.i];
    else if (row.kind == OML_IOTBUILD_PRIMARY)
        seen = &b->primaries.at[row.i].seen;
    else if (row.kind == OML_IOTBUILD_STRESSOR)
        seen = &b->stressors.at[row.i].seen;
    if (seen != NULL && *seen)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-BLD-04", place, N_("the row '%s' stands there twice"),
                           row.kind == OML_IOTBUILD_INDUSTRY  ? oml_iotbuild_row_name(cx, b, row.i)
                           : row.kind == OML_IOTBUILD_PRIMARY ? b->primaries.names.at[row.i]
                                                              : b->stressors.names.at[row.i]);
    if (seen != NULL)
        *seen = true;
    return oml_iotbuild_ready(cx, b, row);
}

void
oml_iotbuild_forget(oml_iotbuild *b)
{
    for (size_t i = 0; b->row_seen != NULL && i < b->rows.n; i++)
        b->row_seen[i] = false;
    for (size_t i = 0; i < b->primaries.names.n; i++)
        b->primaries.at[i].seen = false;
    for (size_t i = 0; i < b->stressors.names.n; i++)
        b->stressors.at[i].seen = false;
}

oml_rc
oml_iotbuild_ready(oml_cx *cx, oml_iotbuild *b, oml_iotbuild_to row)
{
    if (row.kind == OML_IOTBUILD_PRIMARY || row.kind == OML_IOTBUILD_STRESSOR)
        return wide_cells(b, row) == NULL ? no_memory(cx) : OML_OK;
    if (row.kind == OML_IOTBUILD_INDUSTRY) {
        assert(b->row_seen != NULL); // made with the first row
        b->row_seen[row.i] = true;
    }
    return OML_OK;
}

oml_rc
oml_iotbuild_all_rows(oml_cx *cx, const oml_iotbuild *b, const char *file)
{
    for (size_t i = 0; i < b->rows.n; i++)
        if (!b->row_seen[i])
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-BLD-05", (oml_place){.file = file},
                               N_("'%s' has a column but no row: the file is cut off, or no symmetric table"),
                               oml_iotbuild_row_name(cx, b, i));
    return OML_OK;
}

void
oml_iotbuild_subsidies(oml_cx *cx, oml_iotbuild *b)
{
    const uint32_t i = oml_labels_find(&b->primaries.names, "D39", 3);
    double *cells = i == OML_LABELS_NONE ? NULL : b->primaries.at[i].cells, sum = 0;
    for (size_t j = 0; cells != NULL && j < width(b); j++)
        sum += cells[j];
    if (cells == NULL || !(sum > 0))
        return;
    for (size_t j = 0; j < width(b); j++)
        cells[j] = 0 - cells[j];
    oml_iotbuild_note(cx, b, N_("subsidies (D39) are given as what is received: their sign was turned"));
}

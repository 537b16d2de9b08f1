/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/headed.h"

static oml_rc
no_heading(oml_cx *cx, const oml_iotlines *l)
{
    const oml_place place = {.file = oml_iotlines_place(l)};
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-HEA-01", place,
                       N_("'%s' does not begin with a row of regions and a row of sectors"), place.file);
}

static oml_rc
next_cells(oml_cx *cx, oml_iotlines *l, oml_csv_cell **cells, size_t *n)
{
    const char *s;
    size_t length;
    OML_TRY(oml_iotlines_next(cx, l, &s, &length));
    *n = s == NULL ? 0 : oml_iotlines_cells(cx, s, length, '\t', cells);
    return OML_OK;
}

static oml_rc
pass_over_names(oml_cx *cx, oml_headed *h)
{
    oml_csv_cell *cells;
    size_t n;
    OML_TRY(next_cells(cx, h->lines, &cells, &n));
    for (size_t i = h->n_index; i < n; i++)
        if (cells[i].n > 0) {
            oml_iotlines_again(h->lines);
            break;
        }
    return OML_OK;
}

oml_rc
oml_headed_open(oml_cx *cx, oml_iotsource *s, size_t entry, bool final, oml_headed_region *region, oml_iotbuild *b,
                oml_headed *out)
{
    *out = (oml_headed){0};
    oml_csv_cell *regions, *codes;
    size_t n, m;
    OML_TRY(oml_iotlines_open(cx, s, entry, &out->lines));
    OML_TRY(next_cells(cx, out->lines, &regions, &n));
    OML_TRY(next_cells(cx, out->lines, &codes, &m));
    size_t index = 1;
    while (index < n && regions[index].n == 0)
        index++;
    if (n != m || index >= n || index > OML_IOTMATRIX_INDEX)
        return no_heading(cx, out->lines);
    out->n_index = index;
    out->n = n - index;
    out->cols = OML_NEW(&cx->tmp, oml_iotbuild_to, out->n);
    for (size_t i = 0; i < out->n; i++) {
        const oml_csv_cell r = region == NULL ? regions[index + i] : region(regions[index + i]);
        if (r.n == 0 || codes[index + i].n == 0)
            return no_heading(cx, out->lines);
        out->cols[i] =
            final ? oml_iotbuild_final(b, r, codes[index + i]) : oml_iotbuild_industry(b, r, codes[index + i]);
        if (out->cols[i].kind == OML_IOTBUILD_UNKNOWN) {
            const oml_place place = {.file = oml_iotlines_place(out->lines)};
            return OML_FAIL_AT(
                cx, OML_E_INPUT, "OML-HEA-02", place, N_("the column '%s / %s' is not one of the table's"),
                oml_arena_textn(&cx->tmp, r.s, r.n), oml_arena_textn(&cx->tmp, codes[index + i].s, codes[index + i].n));
        }
    }
    return pass_over_names(cx, out);
}

void
oml_headed_done(oml_headed *h)
{
    oml_iotlines_free(h->lines);
    h->lines = NULL;
}

oml_rc
oml_headed_rows(oml_cx *cx, oml_headed *h, oml_iotbuild *b, void *self,
                oml_rc (*row)(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to),
                const char *what)
{
    const oml_iotmatrix m = {.separator = '\t',
                             .n_index = h->n_index,
                             .cols = h->cols,
                             .n_cols = h->n,
                             .what = what,
                             .self = self,
                             .row = row};
    oml_iotbuild_forget(b);
    return oml_iotmatrix_read(cx, h->lines, &m, b);
}

typedef struct industries {
    oml_iotbuild *b;
    oml_headed_region *region;
} industries;

static oml_rc
industry(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to)
{
    const industries *k = self;
    const oml_csv_cell region = k->region == NULL ? index[0] : k->region(index[0]);
    *to = oml_iotbuild_industry(k->b, region, index[1]);
    if (to->kind == OML_IOTBUILD_UNKNOWN)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-HEA-03", place, N_("the row '%s / %s' has no column of its name"),
                           oml_arena_textn(&cx->tmp, index[0].s, index[0].n),
                           oml_arena_textn(&cx->tmp, index[1].s, index[1].n));
    return oml_iotbuild_once(cx, k->b, *to, place);
}

oml_rc
oml_headed_industries(oml_cx *cx, oml_headed *h, oml_headed_region *region, oml_iotbuild *b, const char *what)
{
    industries k = {b, region};
    if (h->n_index < 2)
        return no_heading(cx, h->lines);
    OML_TRY(oml_headed_rows(cx, h, b, &k, industry, what));
    return oml_iotbuild_all_rows(cx, b, oml_iotlines_place(h->lines));
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/joined.h"

#include <string.h>

typedef struct parted {
    oml_csv_cell label, region, code;
} parted;

static uint64_t
find_code(const oml_labels *codes, oml_csv_cell c)
{
    return oml_labels_find(codes, c.s, c.n);
}

// Parts all labels at the first '_', then again those whose code no other label has.
static void
part(oml_cx *cx, const oml_joined *j, parted *at, size_t n)
{
    oml_labels codes = {0};
    size_t *times = OML_NEW(&cx->tmp, size_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (!oml_iotbuild_part(at[i].label, &at[i].region, &at[i].code) || j->region != NULL) {
            at[i].region = oml_iotbuild_text(j->region == NULL ? "" : j->region);
            at[i].code = at[i].label;
        }
        times[oml_labels_add(&cx->tmp, &codes, at[i].code.s, at[i].code.n)]++;
    }
    for (size_t i = 0; i < n && j->region == NULL; i++) {
        if (at[i].region.n == 0 || times[find_code(&codes, at[i].code)] > 1)
            continue;
        oml_csv_cell rest = at[i].code, region, code;
        while (oml_iotbuild_part(rest, &region, &code)) {
            const uint64_t k = find_code(&codes, code);
            if (k != OML_LABELS_NONE) {
                at[i].region = (oml_csv_cell){at[i].label.s, (size_t)(code.s - 1 - at[i].label.s)};
                at[i].code = code;
                break;
            }
            rest = code;
        }
    }
}

static oml_iotbuild_to
special(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    return j->special == NULL ? (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0} : j->special(j, b, label, column);
}

oml_rc
oml_joined_heading(oml_cx *cx, oml_joined *j, oml_iotlines *l, oml_iotbuild *b, oml_iotbuild_to **cols, size_t *n)
{
    const char *s;
    size_t length;
    oml_csv_cell *cells;
    OML_TRY(oml_iotlines_next(cx, l, &s, &length));
    const size_t all = s == NULL ? 0 : oml_iotlines_cells(cx, s, length, j->separator, &cells);
    if (all < 2)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-JOI-02", (oml_place){.file = oml_iotlines_place(l)},
                           N_("'%s' has no heading"), oml_iotlines_place(l));
    *n = all - 1;
    *cols = OML_NEW(&cx->tmp, oml_iotbuild_to, *n);
    parted *at = OML_NEW(&cx->tmp, parted, *n);
    for (size_t i = 0; i < *n; i++)
        at[i].label = cells[i + 1];
    part(cx, j, at, *n);
    oml_iotbuild_to *more = OML_NEW(&cx->tmp, oml_iotbuild_to, j->labels.n + *n + 1);
    if (j->labels.n > 0)
        memcpy(more, j->to, j->labels.n * sizeof *more);
    j->to = more;
    for (size_t i = 0; i < *n; i++) {
        (*cols)[i] = special(j, b, at[i].label, true);
        if ((*cols)[i].kind != OML_IOTBUILD_UNKNOWN)
            continue;
        const oml_csv_cell region = j->area == NULL ? at[i].region : j->area(at[i].region);
        const bool final = j->is_final != NULL && j->is_final(j, at[i].code);
        (*cols)[i] = final ? oml_iotbuild_final(b, region, at[i].code) : oml_iotbuild_industry(b, region, at[i].code);
        j->to[oml_labels_add(&cx->tmp, &j->labels, at[i].label.s, at[i].label.n)] = (*cols)[i];
    }
    return OML_OK;
}

static oml_rc
row(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to)
{
    oml_joined *j = self;
    *to = special(j, j->b, index[0], false);
    if (to->kind == OML_IOTBUILD_UNKNOWN) {
        const oml_csv_cell label = j->account == NULL ? index[0] : j->account(index[0]);
        const uint32_t i = oml_labels_find(&j->labels, label.s, label.n);
        if (i != OML_LABELS_NONE)
            *to = j->to[i];
    }
    if (to->kind == OML_IOTBUILD_UNKNOWN || to->kind == OML_IOTBUILD_FINAL)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-JOI-01", place, N_("the row '%s' has no column of its name"),
                           oml_arena_textn(&cx->tmp, index[0].s, index[0].n));
    return j->merges ? oml_iotbuild_ready(cx, j->b, *to) : oml_iotbuild_once(cx, j->b, *to, place);
}

oml_rc
oml_joined_rows(oml_cx *cx, oml_joined *j, oml_iotlines *l, oml_iotbuild *b, const oml_iotbuild_to cols[], size_t n,
                const char *what)
{
    j->b = b;
    const oml_iotmatrix m = {.separator = j->separator,
                             .merges = j->merges,
                             .n_index = 1,
                             .cols = cols,
                             .n_cols = n,
                             .what = what,
                             .self = j,
                             .row = row};
    return oml_iotmatrix_read(cx, l, &m, b);
}

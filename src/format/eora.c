/* Eora26: matrices without labels, and labels in files of their own, line by line.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotmatrix.h"
#include "format/iotread.h"

#include <string.h>

enum { MOST = 100000 }; // labels of one kind

typedef struct label {
    oml_csv_cell at[4]; // country, code, entity, name; of VA and Q two
    size_t n;
} label;

static oml_rc
read_labels(oml_cx *cx, oml_iotsource *s, const char *name, label **out, size_t *n)
{
    const size_t entry = oml_iotsource_match(s, name);
    *n = 0;
    if (entry == OML_IOTSOURCE_NONE)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-EOR-01", (oml_place){.file = oml_iotsource_path(s)},
                                    N_("the labels %s are not there"), name),
                        N_("unpack indices.zip of the publisher beside the matrices"));
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    size_t room = 0;
    for (;;) {
        const char *line;
        size_t length;
        OML_TRY(oml_iotlines_next(cx, l, &line, &length));
        if (line == NULL)
            return OML_OK;
        if (length == 0)
            continue;
        if (*n == MOST)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-EOR-02", (oml_place){.file = oml_iotlines_place(l)},
                               N_("'%s' has more than %d labels"), oml_iotlines_place(l), MOST);
        if (*n == room) {
            room = room == 0 ? 256 : room * 2;
            label *more = OML_NEW(&cx->tmp, label, room);
            if (*n > 0)
                memcpy(more, *out, *n * sizeof *more);
            *out = more;
        }
        oml_csv_cell *cells;
        label *to = &(*out)[(*n)++];
        const size_t k = oml_iotlines_cells(cx, line, length, '\t', &cells);
        for (to->n = 0; to->n < 4 && to->n < k; to->n++)
            to->at[to->n] = cells[to->n];
    }
}

// Country, code, entity and name of each row or column become an industry or a final user.
static oml_rc
declare(oml_cx *cx, oml_iotsource *s, const char *name, bool final, oml_iotbuild *b, oml_iotbuild_to **to, size_t *n)
{
    label *labels = NULL;
    OML_TRY(read_labels(cx, s, name, &labels, n));
    *to = OML_NEW(&cx->tmp, oml_iotbuild_to, *n + 1);
    for (size_t i = 0; i < *n; i++) {
        const oml_csv_cell region = labels[i].at[1], code = labels[i].at[3];
        if (labels[i].n < 4 || region.n == 0 || code.n == 0)
            return OML_FAIL(cx, OML_E_PARSE, "OML-EOR-03", N_("label %zu of %s is not country, code, entity and name"),
                            i + 1, name);
        (*to)[i] = final ? oml_iotbuild_final(b, region, code) : oml_iotbuild_industry(b, region, code);
        oml_iotbuild_name(b, &b->regions, region, labels[i].at[0]);
    }
    return OML_OK;
}

// "CO2 (Gg)", "Total": the unit stands in the last parentheses; a name that comes again is numbered.
static oml_iotbuild_to
declare_stressor(oml_cx *cx, oml_iotbuild *b, const label *l)
{
    oml_csv_cell name = l->at[0], unit = {"", 0};
    for (size_t i = name.n; i-- > 1 && name.s[name.n - 1] == ')';)
        if (name.s[i] == '(') {
            unit = (oml_csv_cell){name.s + i + 1, name.n - i - 2};
            name.n = name.s[i - 1] == ' ' ? i - 1 : i;
            break;
        }
    if (l->n > 1 && l->at[1].n > 0 && !oml_iotbuild_is(l->at[1], "Total"))
        name = oml_iotbuild_text(
            oml_arena_printf(&cx->tmp, "%.*s: %.*s", (int)name.n, name.s, (int)l->at[1].n, l->at[1].s));
    const oml_csv_cell plain = name;
    for (int again = 2; oml_iotbuild_has(b, name); again++)
        name = oml_iotbuild_text(oml_arena_printf(&cx->tmp, "%.*s #%d", (int)plain.n, plain.s, again));
    return oml_iotbuild_stressor(b, name, unit);
}

static oml_rc
declare_wide(oml_cx *cx, oml_iotsource *s, const char *name, oml_iotbuild *b, oml_iotbuild_to **to, size_t *n)
{
    label *labels = NULL;
    const bool primary = strstr(name, "VA") != NULL;
    OML_TRY(read_labels(cx, s, name, &labels, n));
    *to = OML_NEW(&cx->tmp, oml_iotbuild_to, *n + 1);
    for (size_t i = 0; i < *n; i++)
        (*to)[i] = primary ? oml_iotbuild_primary(b, labels[i].at[labels[i].n > 1 && labels[i].at[1].n > 0])
                           : declare_stressor(cx, b, &labels[i]);
    return OML_OK;
}

typedef struct rows {
    oml_iotbuild *b;
    const oml_iotbuild_to *to;
    size_t n, next;
} rows;

static oml_rc
row(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to)
{
    rows *k = self;
    (void)index;
    if (k->next == k->n)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-EOR-04", place,
                           N_("'%s' has more rows than the %zu there are labels for"), place.file, k->n);
    *to = k->to[k->next++];
    return oml_iotbuild_ready(cx, k->b, *to);
}

static oml_rc
read_matrix(oml_cx *cx, oml_iotsource *s, const char *pattern, oml_iotbuild *b, const oml_iotbuild_to *to, size_t n,
            const oml_iotbuild_to *cols, size_t m)
{
    const size_t entry = oml_iotsource_match(s, pattern);
    if (entry == OML_IOTSOURCE_NONE)
        return OML_OK;
    OML_AUTO(iotlines) *l = NULL;
    rows k = {b, to, n, 0};
    const oml_iotmatrix matrix = {
        .separator = '\t', .cols = cols, .n_cols = m, .what = N_("reading the matrix"), .self = &k, .row = row};
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    OML_TRY(oml_iotmatrix_read(cx, l, &matrix, b));
    if (k.next < n)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-EOR-05", (oml_place){.file = oml_iotlines_place(l)},
                           N_("'%s' is cut off: it has %zu rows; there are labels for %zu"), oml_iotlines_place(l),
                           k.next, n);
    return OML_OK;
}

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    (void)cx;
    return oml_iotsource_match(s, "Eora26_*_T.txt") != OML_IOTSOURCE_NONE;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    const char *pattern = year == 0 ? "Eora26_*_T.txt" : oml_arena_printf(&cx->tmp, "Eora26_%d_*_T.txt", year);
    const size_t T = oml_iotsource_match(s, pattern);
    if (T == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-EOR-06", (oml_place){.file = oml_iotsource_path(s)},
                           N_("'%s' has no Eora26 matrix of that year"), oml_iotsource_path(s));
    const char *name = oml_iotsource_name(s, T), *slash = strrchr(name, '/');
    const char *stem = oml_arena_textn(&cx->tmp, slash == NULL ? name : slash + 1,
                                       strlen(slash == NULL ? name : slash + 1) - strlen("T.txt"));
    oml_iotbuild_to *industries, *finals, *inputs, *stressors;
    size_t n, f, p, q;
    OML_TRY(declare(cx, s, "labels_T.txt", false, b, &industries, &n));
    OML_TRY(declare(cx, s, "labels_FD.txt", true, b, &finals, &f));
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(declare_wide(cx, s, "labels_VA.txt", b, &inputs, &p));
    OML_TRY(declare_wide(cx, s, "labels_Q.txt", b, &stressors, &q));
    OML_TRY(read_matrix(cx, s, oml_arena_printf(&cx->tmp, "%sT.txt", stem), b, industries, n, industries, n));
    OML_TRY(read_matrix(cx, s, oml_arena_printf(&cx->tmp, "%sFD.txt", stem), b, industries, n, finals, f));
    OML_TRY(read_matrix(cx, s, oml_arena_printf(&cx->tmp, "%sVA.txt", stem), b, inputs, p, industries, n));
    OML_TRY(read_matrix(cx, s, oml_arena_printf(&cx->tmp, "%sQ.txt", stem), b, stressors, q, industries, n));
    OML_TRY(read_matrix(cx, s, oml_arena_printf(&cx->tmp, "%sQY.txt", stem), b, stressors, q, finals, f));
    b->year = oml_iotread_year(stem);
    b->title = oml_arena_printf(&cx->tmp, "Eora26 %d, %s", b->year,
                                strstr(stem, "_pp_") != NULL ? "purchasers' prices" : "basic prices");
    b->source = "Eora, worldmrio.com";
    b->currency = "USD";
    b->currency_unit = "1000 USD";
    oml_iotbuild_note(cx, b, N_("Eora26 balances by a region of its own, ROW: it holds statistical discrepancies"));
    return OML_OK;
}

const oml_iotread_format oml_eora_format = {"eora", N_("Eora26, folder or zip, with the labels beside it"), fits, read};

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sutassembly.priv.h"

#include "base/tr.h"
#include "format/esa.h"
#include "format/iotbuild.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

// Regions and codes of an axis, and where each came from.
typedef struct axis {
    oml_labels whole, codes; // labels of the sheet; what follows the area
    uint32_t *region, *code, *from;
    const char **name;
    size_t n;
} axis;

static void __attribute__((format(printf, 3, 4))) note(oml_cx *cx, oml_sutassembly *r, const char *format, ...)
{
    va_list values;
    if (r->n_notes == OML_SUTASSEMBLY_NOTES)
        return;
    va_start(values, format);
    r->notes[r->n_notes++] = oml_tr_vprintf(&cx->tmp, cx->lang, format, values);
    va_end(values);
}

// ---- labels -------------------------------------------------------------------------------------------------------

static oml_csv_cell
cell(const oml_labels *l, size_t i)
{
    return oml_iotbuild_text(l->at[i]);
}

// What is neither a product nor an industry nor a final user: sums, and what turns basic prices into others.
static bool
is_sum(oml_csv_cell c)
{
    static const char *const words[] = {"TOTAL", "CPA_TOTAL", "TS_BP", "TS_PP", "TS",
                                        "P1",    "TU",        "TFU",   "Total", "total"};
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (oml_iotbuild_is(c, words[i]))
            return true;
    return oml_esa_is_total(c);
}

static bool
is_valuation(oml_csv_cell c)
{
    return oml_iotbuild_is(c, "D21X31") || oml_iotbuild_is(c, "OTTM") || oml_iotbuild_is(c, "D21_M_D31");
}

bool
oml_sutassembly_is_import(oml_csv_cell c)
{
    return oml_iotbuild_is(c, "P7") || oml_iotbuild_is(c, "IMP") || oml_iotbuild_is(c, "imports") ||
           oml_iotbuild_is(c, "IMPORTS");
}

// The parts of a label: area and code where the sheet has them, otherwise all of it is the code.
static void
split(const oml_sutassembly *r, oml_csv_cell label, oml_csv_cell *region, oml_csv_cell *code)
{
    *region = oml_iotbuild_text(r->region);
    *code = label;
    if (r->areas)
        oml_iotbuild_part(label, region, code);
}

static void
put(oml_cx *cx, const oml_sutassembly *r, axis *a, oml_labels *regions, oml_csv_cell label, uint32_t from,
    const char *name)
{
    oml_csv_cell region, code;
    split(r, label, &region, &code);
    oml_labels_add(&cx->tmp, &a->whole, label.s, label.n);
    a->region[a->n] = oml_labels_add(&cx->tmp, regions, region.s, region.n);
    a->code[a->n] = oml_labels_add(&cx->tmp, &a->codes, code.s, code.n);
    a->name[a->n] = name;
    a->from[a->n++] = from;
}

static axis
room_for(oml_cx *cx, size_t n)
{
    return (axis){.region = OML_NEW(&cx->tmp, uint32_t, n + 1),
                  .code = OML_NEW(&cx->tmp, uint32_t, n + 1),
                  .from = OML_NEW(&cx->tmp, uint32_t, n + 1),
                  .name = OML_NEW(&cx->tmp, const char *, n + 1)};
}

static oml_iot_names
names_of(oml_cx *cx, const axis *a)
{
    oml_iot_names out = {a->codes.n, a->codes.at, NULL, NULL};
    for (size_t i = 0; i < a->n; i++)
        if (a->name[i] != NULL) {
            out.name = out.name == NULL ? OML_NEW(&cx->tmp, const char *, a->codes.n + 1) : out.name;
            out.name[a->code[i]] = a->name[i];
        }
    return out;
}

// ---- from sheets to tables ----------------------------------------------------------------------------------------

typedef struct assembly {
    oml_sutassembly *r;
    oml_labels regions, primaries, stressors;
    axis products, industries, finals;
    const char **primary_unit, **stressor_unit;
    size_t supply_import; // column of the supply table; none: its number of columns
} assembly;

static oml_rc
find_axes(oml_cx *cx, assembly *a)
{
    oml_sutassembly *r = a->r;
    const oml_sutgrid *supply = &r->at[SUPPLY], *use = &r->at[USE];
    a->products = room_for(cx, supply->rows.n);
    a->industries = room_for(cx, supply->cols.n);
    a->finals = room_for(cx, use->cols.n + 1);
    a->supply_import = supply->cols.n;
    for (size_t i = 0; i < supply->rows.n; i++)
        if (!is_sum(cell(&supply->rows, i)))
            put(cx, r, &a->products, &a->regions, cell(&supply->rows, i), (uint32_t)i,
                supply->name == NULL ? NULL : supply->name[i]);
    for (size_t j = 0; j < supply->cols.n; j++) {
        const oml_csv_cell c = cell(&supply->cols, j);
        if (oml_sutassembly_is_import(c))
            a->supply_import = j;
        else if (is_valuation(c)) {
            double sum = 0;
            for (size_t i = 0; i < supply->rows.n; i++)
                sum += fabs(oml_sutgrid_at(supply, i, j));
            if (sum > 0)
                note(cx, r,
                     N_("the column %s of the supply table leads to purchasers' prices: it is left out, the use table "
                        "must be at basic prices"),
                     c.s);
        } else if (!is_sum(c))
            put(cx, r, &a->industries, &a->regions, c, (uint32_t)j, NULL);
    }
    for (size_t j = 0; j < use->cols.n; j++) {
        const oml_csv_cell c = cell(&use->cols, j);
        if (!is_sum(c) && oml_labels_find(&a->industries.whole, c.s, c.n) == OML_LABELS_NONE)
            put(cx, r, &a->finals, &a->regions, c, (uint32_t)j, NULL);
    }
    if (a->products.n == 0 || a->industries.n == 0)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-SUR-01", (oml_place){.file = supply->place},
                           N_("'%s' holds no supply and use tables"), supply->place);
    if (a->supply_import < supply->cols.n) {
        put(cx, r, &a->finals, &a->regions, oml_iotbuild_text(r->areas ? "W2_P7" : "P7"), OML_LABELS_NONE, NULL);
        note(cx, r,
             N_("rows hold imports as well: what is imported stands as a negative final use, P7, so that rows add up "
                "to output"));
    }
    return OML_OK;
}

static double *
matrix(oml_cx *cx, size_t rows, size_t cols)
{
    return OML_NEW(&cx->tmp, double, rows *cols + 1);
}

// Where the columns of a sheet stand among industries and final users; both NONE: it is left out.
static void
columns_of(oml_cx *cx, const assembly *a, const oml_sutgrid *g, uint32_t **industry, uint32_t **final)
{
    *industry = OML_NEW(&cx->tmp, uint32_t, g->cols.n + 1);
    *final = OML_NEW(&cx->tmp, uint32_t, g->cols.n + 1);
    for (size_t j = 0; j < g->cols.n; j++) {
        (*industry)[j] = oml_labels_find(&a->industries.whole, g->cols.at[j], strlen(g->cols.at[j]));
        (*final)[j] = oml_labels_find(&a->finals.whole, g->cols.at[j], strlen(g->cols.at[j]));
    }
}

// What a row that is no product is: OUTPUT and sums are left out.
static oml_esa_row
input_of(const oml_sutassembly *r, oml_csv_cell label, oml_csv_cell *code)
{
    oml_csv_cell region;
    *code = label;
    if (r->areas && oml_iotbuild_part(label, &region, code) && !oml_iotbuild_is(region, "W2") &&
        !oml_iotbuild_is(region, "DOM"))
        *code = label;
    return is_sum(*code) ? OML_ESA_TOTAL : oml_esa_row_of(*code);
}

static bool
has_gross(const oml_labels *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        if (oml_esa_is_gross(cell(rows, i)))
            return true;
    return false;
}

// Primary inputs and stressors of one sheet, or of what stands below the use table, added to the lists of names.
static void
name_inputs(oml_cx *cx, assembly *a, const oml_sutgrid *g, bool satellites)
{
    const bool gross = has_gross(&g->rows);
    for (size_t i = 0; i < g->rows.n; i++) {
        oml_csv_cell code;
        if (oml_labels_find(&a->products.whole, g->rows.at[i], strlen(g->rows.at[i])) != OML_LABELS_NONE)
            continue;
        const oml_esa_row row = input_of(a->r, cell(&g->rows, i), &code);
        if (row == OML_ESA_TOTAL || row == OML_ESA_OUTPUT || (row == OML_ESA_OF_GROSS && gross))
            continue;
        oml_labels *to = satellites || row == OML_ESA_EMPLOYMENT ? &a->stressors : &a->primaries;
        oml_labels_add(&cx->tmp, to, code.s, code.n);
    }
}

typedef struct wide {
    const oml_labels *names;
    double *left, *right; // names x industries, names x final users
} wide;

static void
add_inputs(oml_cx *cx, const assembly *a, const oml_sutgrid *g, const wide *to)
{
    uint32_t *industry, *final;
    columns_of(cx, a, g, &industry, &final);
    for (size_t i = 0; i < g->rows.n; i++) {
        oml_csv_cell code;
        if (oml_labels_find(&a->products.whole, g->rows.at[i], strlen(g->rows.at[i])) != OML_LABELS_NONE)
            continue;
        const oml_esa_row row = input_of(a->r, cell(&g->rows, i), &code);
        if (row == OML_ESA_TOTAL || row == OML_ESA_OUTPUT || (row == OML_ESA_OF_GROSS && has_gross(&g->rows)))
            continue;
        const uint32_t k = oml_labels_find(to->names, code.s, code.n);
        for (size_t j = 0; k != OML_LABELS_NONE && j < g->cols.n; j++) {
            if (industry[j] != OML_LABELS_NONE)
                to->left[k + to->names->n * industry[j]] += oml_sutgrid_at(g, i, j);
            else if (final[j] != OML_LABELS_NONE)
                to->right[k + to->names->n * final[j]] += oml_sutgrid_at(g, i, j);
        }
    }
}

// Imported products, all together a primary input of who uses them.
static void
add_imports(oml_cx *cx, const assembly *a, const oml_sutgrid *g, const wide *to)
{
    uint32_t *industry, *final;
    columns_of(cx, a, g, &industry, &final);
    const uint32_t k = oml_labels_find(to->names, "P7", 2);
    for (size_t i = 0; i < g->rows.n; i++) {
        if (oml_labels_find(&a->products.whole, g->rows.at[i], strlen(g->rows.at[i])) == OML_LABELS_NONE)
            continue;
        for (size_t j = 0; j < g->cols.n; j++)
            if (industry[j] != OML_LABELS_NONE)
                to->left[k + to->names->n * industry[j]] += oml_sutgrid_at(g, i, j);
            else if (final[j] != OML_LABELS_NONE)
                to->right[k + to->names->n * final[j]] += oml_sutgrid_at(g, i, j);
    }
}

// Rows of products of a sheet into matrices of all products; `final` may be NULL.
static void
fill(oml_cx *cx, const assembly *a, const oml_sutgrid *g, double *industries, double *finals)
{
    const size_t p = a->products.n;
    uint32_t *industry, *final;
    columns_of(cx, a, g, &industry, &final);
    for (size_t i = 0; i < g->rows.n; i++) {
        const uint32_t at = oml_labels_find(&a->products.whole, g->rows.at[i], strlen(g->rows.at[i]));
        for (size_t j = 0; at != OML_LABELS_NONE && j < g->cols.n; j++)
            if (industry[j] != OML_LABELS_NONE)
                industries[at + p * industry[j]] += oml_sutgrid_at(g, i, j);
            else if (final[j] != OML_LABELS_NONE && finals != NULL)
                finals[at + p * final[j]] += oml_sutgrid_at(g, i, j);
    }
}

// Rows of the use table below its products must be known inputs, or a product is spelt otherwise than in the supply
// table.
static oml_rc
check_rows(oml_cx *cx, const assembly *a)
{
    const oml_sutgrid *use = &a->r->at[USE];
    size_t found = 0;
    for (size_t i = 0; i < use->rows.n; i++)
        found += oml_labels_find(&a->products.whole, use->rows.at[i], strlen(use->rows.at[i])) != OML_LABELS_NONE;
    for (size_t i = 0; i < use->rows.n; i++) {
        oml_csv_cell code;
        const oml_csv_cell label = cell(&use->rows, i);
        if (oml_labels_find(&a->products.whole, label.s, label.n) != OML_LABELS_NONE ||
            input_of(a->r, label, &code) != OML_ESA_INPUT)
            continue;
        const bool input = code.n >= 2 && (code.s[0] == 'D' || code.s[0] == 'B') && isdigit((unsigned char)code.s[1]);
        const bool other = code.n != label.n || (code.n >= 2 && memcmp(code.s, "VA", 2) == 0) ||
                           (code.n > 5 && memcmp(code.s, "Value", 5) == 0);
        const oml_place place = {.file = use->place, .row = i + 2};
        if (found == 0 || !(input || other))
            return OML_HINT(cx,
                            OML_FAIL_AT(cx, OML_E_INPUT, "OML-SUR-03", place,
                                        N_("'%s' is a row of the use table, but no product of the supply table and no "
                                           "primary input that is known"),
                                        label.s),
                            N_("give primary inputs in a file of their own, primary.csv"));
    }
    return OML_OK;
}

static oml_sut *
assemble(oml_cx *cx, assembly *a)
{
    oml_sutassembly *r = a->r;
    oml_sut *t = OML_NEW(&cx->tmp, oml_sut, 1);
    const size_t p = a->products.n, m = a->industries.n, f = a->finals.n;
    double *S = matrix(cx, p, m), *U = matrix(cx, p, m), *Y = matrix(cx, p, f);
    fill(cx, a, &r->at[SUPPLY], S, NULL);
    fill(cx, a, &r->at[USE], U, Y);
    for (size_t i = 0; a->supply_import < r->at[SUPPLY].cols.n && i < p; i++)
        Y[i + p * (f - 1)] -= oml_sutgrid_at(&r->at[SUPPLY], a->products.from[i], a->supply_import);
    name_inputs(cx, a, &r->at[USE], false);
    if (r->has[INPUTS])
        name_inputs(cx, a, &r->at[INPUTS], false);
    if (r->has[IMPORTS])
        oml_labels_add(&cx->tmp, &a->primaries, "P7", 2);
    if (r->has[SATELLITES])
        name_inputs(cx, a, &r->at[SATELLITES], true);
    const wide V = {&a->primaries, matrix(cx, a->primaries.n, m), matrix(cx, a->primaries.n, f)};
    const wide F = {&a->stressors, matrix(cx, a->stressors.n, m), matrix(cx, a->stressors.n, f)};
    add_inputs(cx, a, &r->at[USE], &V);
    add_inputs(cx, a, &r->at[USE], &F);
    if (r->has[INPUTS]) {
        add_inputs(cx, a, &r->at[INPUTS], &V);
        add_inputs(cx, a, &r->at[INPUTS], &F);
    }
    if (r->has[IMPORTS])
        add_imports(cx, a, &r->at[IMPORTS], &V);
    if (r->has[SATELLITES])
        add_inputs(cx, a, &r->at[SATELLITES], &F);
    *t = (oml_sut){
        .title = r->title,
        .source = r->source,
        .currency = r->currency,
        .currency_unit = r->currency_unit,
        .year = r->year,
        .regions = {a->regions.n, a->regions.at, NULL, NULL},
        .products = names_of(cx, &a->products),
        .industries = names_of(cx, &a->industries),
        .categories = names_of(cx, &a->finals),
        .primaries = {a->primaries.n, a->primaries.at, NULL, NULL},
        .stressors = {a->stressors.n, a->stressors.at, NULL, NULL},
        .p = p,
        .m = m,
        .f = f,
        .product_region = a->products.region,
        .product = a->products.code,
        .industry_region = a->industries.region,
        .industry = a->industries.code,
        .col_region = a->finals.region,
        .col_category = a->finals.code,
        .S = S,
        .U = U,
        .Y = Y,
        .V = a->primaries.n == 0 ? NULL : V.left,
        .VY = a->primaries.n == 0 ? NULL : V.right,
        .F = a->stressors.n == 0 ? NULL : F.left,
        .FY = a->stressors.n == 0 ? NULL : F.right,
        .notes = r->notes,
        .n_notes = r->n_notes,
    };
    return t;
}

oml_rc
oml_sutassembly_table(oml_cx *cx, oml_sutassembly *r, oml_sut **out)
{
    assembly *a = OML_NEW(&cx->tmp, assembly, 1);
    a->r = r;
    OML_TRY(find_axes(cx, a));
    OML_TRY(check_rows(cx, a));
    size_t missing = 0;
    for (size_t k = 0; k < PARTS; k++)
        missing += r->at[k].missing;
    if (missing > 0)
        note(cx, r, N_("%zu cells are empty or not known, and were taken as 0"), missing);
    *out = assemble(cx, a);
    return OML_OK;
}

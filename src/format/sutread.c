/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sutread.h"

#include "base/tr.h"
#include "format/esa.h"
#include "format/eurostat_cells.h"
#include "format/iotread.h"
#include "format/sutgrid.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

enum { NOTES = 12 };

typedef enum part { SUPPLY, USE, IMPORTS, INPUTS, SATELLITES, PARTS } part;

typedef struct reading {
    oml_iotsource *s;
    oml_sutgrid at[PARTS];
    bool has[PARTS], areas; // areas: labels are AREA_CODE
    const char *region;     // of labels without one
    const char *currency, *currency_unit, *title, *source;
    int year;
    const char *notes[NOTES];
    size_t n_notes;
} reading;

// Regions and codes of an axis, and where each came from.
typedef struct axis {
    oml_labels whole, codes; // labels of the sheet; what follows the area
    uint32_t *region, *code, *from;
    const char **name;
    size_t n;
} axis;

static void __attribute__((format(printf, 3, 4))) note(oml_cx *cx, reading *r, const char *format, ...)
{
    va_list values;
    if (r->n_notes == NOTES)
        return;
    va_start(values, format);
    r->notes[r->n_notes++] = oml_tr_vprintf(&cx->tmp, cx->lang, format, values);
    va_end(values);
}

// ---- what a name says ---------------------------------------------------------------------------------------------

// A word in a name, whatever its case.
static bool
says(const char *name, const char *word)
{
    const char *slash = strrchr(name, '/');
    for (const char *s = slash == NULL ? name : slash + 1; *s != '\0'; s++) {
        size_t k = 0;
        while (word[k] != '\0' && tolower((unsigned char)s[k]) == word[k])
            k++;
        if (word[k] == '\0')
            return true;
    }
    return false;
}

// "use" as a word of its own, not the end of house.csv.
static bool
says_use(const char *name)
{
    const char *slash = strrchr(name, '/'), *first = slash == NULL ? name : slash + 1;
    for (const char *s = first; *s != '\0'; s++)
        if ((s == first || !isalpha((unsigned char)s[-1])) && strncasecmp(s, "use", 3) == 0 &&
            !isalpha((unsigned char)s[3]))
            return true;
    return says(name, "cp16");
}

bool
oml_sutread_is(const char *name)
{
    return says(name, "supply") || says(name, "cp15") || says(name, "sut_") || says_use(name);
}

static part
part_of(const char *name)
{
    if (says(name, "supply") || says(name, "cp15"))
        return SUPPLY;
    if (says(name, "import"))
        return says_use(name) ? IMPORTS : PARTS;
    if (says_use(name))
        return USE;
    if (says(name, "primary") || says(name, "value_added"))
        return INPUTS;
    return says(name, "satellite") || says(name, "emission") ? SATELLITES : PARTS;
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

static bool
is_import(oml_csv_cell c)
{
    return oml_iotbuild_is(c, "P7") || oml_iotbuild_is(c, "IMP") || oml_iotbuild_is(c, "imports") ||
           oml_iotbuild_is(c, "IMPORTS");
}

// The parts of a label: area and code where the sheet has them, otherwise all of it is the code.
static void
split(const reading *r, oml_csv_cell label, oml_csv_cell *region, oml_csv_cell *code)
{
    *region = oml_iotbuild_text(r->region);
    *code = label;
    if (r->areas)
        oml_iotbuild_part(label, region, code);
}

static void
put(oml_cx *cx, const reading *r, axis *a, oml_labels *regions, oml_csv_cell label, uint32_t from, const char *name)
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
    reading *r;
    oml_labels regions, primaries, stressors;
    axis products, industries, finals;
    const char **primary_unit, **stressor_unit;
    size_t supply_import; // column of the supply table; none: its number of columns
} assembly;

static oml_rc
find_axes(oml_cx *cx, assembly *a)
{
    reading *r = a->r;
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
        if (is_import(c))
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
input_of(const reading *r, oml_csv_cell label, oml_csv_cell *code)
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
    reading *r = a->r;
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

// ---- CSV ----------------------------------------------------------------------------------------------------------

static oml_rc
none(oml_cx *cx, const reading *r)
{
    const char *path = oml_iotsource_path(r->s);
    return OML_HINT(
        cx,
        OML_FAIL_AT(cx, OML_E_INPUT, "OML-SUR-01", (oml_place){.file = path}, N_("'%s' holds no supply and use tables"),
                    path),
        N_("give a folder or zip with supply.csv and use.csv, or Eurostat's naio_10_cp15 and naio_10_cp1610"));
}

// A use table of domestic products is taken before one of all.
static void
choose(const reading *r, int year, size_t entry[PARTS])
{
    for (size_t k = 0; k < PARTS; k++)
        entry[k] = OML_IOTSOURCE_NONE;
    for (size_t i = 0; i < oml_iotsource_count(r->s); i++) {
        const char *name = oml_iotsource_name(r->s, i), *dot = strrchr(name, '.');
        const part k = part_of(name);
        const int named = oml_iotread_year(name);
        if (k == PARTS || dot == NULL || strcmp(dot, ".csv") != 0 || (year != 0 && named != 0 && named != year))
            continue;
        const bool better = entry[k] == OML_IOTSOURCE_NONE || (k == USE && says(name, "domestic"));
        entry[k] = better ? i : entry[k];
    }
    // Inputs of industries, where there are some of products as well.
    const size_t industries = oml_iotsource_find(r->s, "ixi_primary.csv");
    if (entry[INPUTS] != OML_IOTSOURCE_NONE && industries != OML_IOTSOURCE_NONE)
        entry[INPUTS] = industries;
}

static oml_rc
read_sheets(oml_cx *cx, reading *r, int year)
{
    size_t entry[PARTS];
    choose(r, year, entry);
    if (entry[SUPPLY] == OML_IOTSOURCE_NONE || entry[USE] == OML_IOTSOURCE_NONE)
        return none(cx, r);
    r->areas = oml_iotread_begins(cx, r->s, entry[SUPPLY], "rowLabels,");
    for (size_t k = 0; k < PARTS; k++) {
        r->has[k] = entry[k] != OML_IOTSOURCE_NONE;
        if (r->has[k])
            OML_TRY(oml_sutgrid_read(cx, r->s, entry[k], &r->at[k]));
    }
    const char *path = oml_iotsource_path(r->s), *slash = strrchr(path, '/');
    const int named = oml_iotread_year(oml_iotsource_name(r->s, entry[SUPPLY]));
    r->region = "domestic";
    r->year = year != 0 ? year : named != 0 ? named : oml_iotread_year(path);
    r->title = oml_arena_text(&cx->tmp, slash == NULL || slash[1] == '\0' ? path : slash + 1);
    r->source = r->areas ? "Eurostat, FIGARO" : r->title;
    r->currency = r->areas ? "EUR" : NULL;
    r->currency_unit = r->areas ? "M.EUR" : NULL;
    return OML_OK;
}

// ---- Eurostat -----------------------------------------------------------------------------------------------------

typedef struct observations {
    reading *r;
    oml_labels geos, units;
    const char *geo, *unit, *flow;
    int wanted, year; // wanted 0: the last
    bool supply, split, domestic, imported;
    part to;
} observations;

static int
year_of(oml_csv_cell period)
{
    int year = 0;
    for (size_t i = 0; i < 4 && i < period.n; i++)
        year = 10 * year + (isdigit((unsigned char)period.s[i]) ? period.s[i] - '0' : 0);
    return period.n >= 4 ? year : 0;
}

static oml_rc
look(oml_cx *cx, void *self, const oml_eurostat_cell *c)
{
    observations *o = self;
    const oml_csv_cell row = c->at[OML_EUROSTAT_ROW], flow = c->at[OML_EUROSTAT_FLOW], geo = c->at[OML_EUROSTAT_GEO];
    const int year = year_of(c->at[OML_EUROSTAT_PERIOD]);
    if (c->known && year > o->year && (o->wanted == 0 || year == o->wanted))
        o->year = year;
    oml_labels_add(&cx->tmp, &o->geos, geo.s, geo.n);
    oml_labels_add(&cx->tmp, &o->units, c->at[OML_EUROSTAT_UNIT].s, c->at[OML_EUROSTAT_UNIT].n);
    o->split = o->split || oml_iotbuild_is(row, "CPA_L68A");
    o->domestic = o->domestic || oml_iotbuild_is(flow, "DOM");
    o->imported = o->imported || oml_iotbuild_is(flow, "IMP");
    return OML_OK;
}

// An element in today's spelling, products with CPA_; false for sums and details.
static bool
element(oml_cx *cx, const observations *o, oml_csv_cell c, bool product, oml_csv_cell *out)
{
    char code[OML_ESA_CODE];
    const bool cpa = c.n > 4 && memcmp(c.s, "CPA_", 4) == 0;
    if (cpa != product || !oml_esa_element(c, code) ||
        (o->split && (strcmp(code, "L") == 0 || strcmp(code, "L68") == 0)))
        return false;
    *out = oml_iotbuild_text(oml_arena_printf(&cx->tmp, "%s%s", product ? "CPA_" : "", code));
    return true;
}

static oml_rc
take(oml_cx *cx, void *self, const oml_eurostat_cell *c)
{
    observations *o = self;
    const oml_csv_cell flow = c->at[OML_EUROSTAT_FLOW];
    oml_csv_cell row = c->at[OML_EUROSTAT_ROW], col = c->at[OML_EUROSTAT_COL];
    if (year_of(c->at[OML_EUROSTAT_PERIOD]) != o->year || !oml_iotbuild_is(c->at[OML_EUROSTAT_UNIT], o->unit) ||
        (flow.n > 0 && !oml_iotbuild_is(flow, o->flow)))
        return OML_OK;
    const bool product = element(cx, o, row, true, &row), industry = element(cx, o, col, false, &col);
    const bool sum = row.n > 4 && memcmp(row.s, "CPA_", 4) == 0,
               import = is_import(row) && (o->imported || !o->domestic);
    if (!product && (o->supply || sum || import))
        return OML_OK;
    if (!industry && (o->supply ? !is_import(col) : !oml_esa_use(col)))
        return OML_OK;
    o->r->at[o->to].missing += !c->known;
    return oml_sutgrid_add(cx, &o->r->at[o->to], (oml_csv_cell){oml_arena_textn(&cx->tmp, row.s, row.n), row.n},
                           (oml_csv_cell){oml_arena_textn(&cx->tmp, col.s, col.n), col.n}, c->value);
}

static oml_rc
read_set(oml_cx *cx, observations *o, size_t entry, const char *flow, part to)
{
    o->flow = flow;
    o->to = to;
    o->r->at[to].place = oml_iotsource_place(o->r->s, entry);
    OML_TRY(oml_eurostat_cells_read(cx, o->r->s, entry, o, take));
    o->r->has[to] = o->r->at[to].rows.n > 0;
    return OML_OK;
}

static oml_rc
survey(oml_cx *cx, observations *o, size_t entry)
{
    const oml_place place = {.file = oml_iotsource_place(o->r->s, entry)};
    OML_TRY(oml_eurostat_cells_read(cx, o->r->s, entry, o, look));
    if (o->geos.n > 1)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-SUR-04", place, N_("'%s' holds the tables of %zu countries"),
                                    place.file, o->geos.n),
                        N_("fetch one country, with geo=BE in the address"));
    if (o->year == 0)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-SUR-05", place, N_("'%s' has no figures of that year"), place.file);
    o->geo = o->geos.at[0];
    o->unit = oml_labels_find(&o->units, "MIO_EUR", 7) != OML_LABELS_NONE ? "MIO_EUR" : o->units.at[0];
    return OML_OK;
}

// The use table at basic prices, and whether there is one at others only.
static void
find_sets(oml_cx *cx, reading *r, size_t *supply, size_t *use, bool *purchasers)
{
    *supply = *use = OML_IOTSOURCE_NONE;
    *purchasers = false;
    for (size_t i = 0; i < oml_iotsource_count(r->s); i++) {
        const char *name = oml_iotsource_name(r->s, i);
        if (!oml_sutread_is(name) || oml_eurostat_cells_form(cx, r->s, i) == OML_EUROSTAT_NONE)
            continue;
        if (says(name, "cp15") || says(name, "supply"))
            *supply = *supply == OML_IOTSOURCE_NONE ? i : *supply;
        else if (says(name, "cp1610") || !says(name, "cp16"))
            *use = *use == OML_IOTSOURCE_NONE ? i : *use;
        else
            *purchasers = true;
    }
}

static oml_rc
read_sets(oml_cx *cx, reading *r, size_t supply, size_t use, int year)
{
    observations s = {.r = r, .wanted = year, .supply = true}, u = {.r = r, .wanted = year};
    OML_TRY(survey(cx, &u, use));
    s.wanted = u.year;
    OML_TRY(survey(cx, &s, supply));
    s.split = u.split = s.split || u.split;
    OML_TRY(read_set(cx, &s, supply, "TOTAL", SUPPLY));
    OML_TRY(read_set(cx, &u, use, u.domestic ? "DOM" : "TOTAL", USE));
    if (u.domestic && u.imported)
        OML_TRY(read_set(cx, &u, use, "IMP", IMPORTS));
    r->region = oml_arena_text(&cx->tmp, u.geo);
    r->year = u.year;
    r->title = oml_arena_printf(&cx->tmp, "Eurostat %s %d", u.geo, u.year);
    r->source = "Eurostat";
    r->currency = strcmp(u.unit, "MIO_EUR") == 0 ? "EUR" : NULL;
    r->currency_unit = strcmp(u.unit, "MIO_EUR") == 0 ? "M.EUR" : u.unit;
    return OML_OK;
}

// ---- either -------------------------------------------------------------------------------------------------------

oml_rc
oml_sutread(oml_cx *cx, oml_iotsource *s, int year, oml_sut **out)
{
    reading *r = OML_NEW(&cx->tmp, reading, 1);
    assembly *a = OML_NEW(&cx->tmp, assembly, 1);
    size_t supply, use;
    bool purchasers;
    *out = NULL;
    r->s = s;
    a->r = r;
    find_sets(cx, r, &supply, &use, &purchasers);
    if (supply != OML_IOTSOURCE_NONE && use != OML_IOTSOURCE_NONE)
        OML_TRY(read_sets(cx, r, supply, use, year));
    else if (purchasers)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-SUR-02", (oml_place){.file = oml_iotsource_path(s)},
                                    N_("the use table is at purchasers' prices, with margins and taxes in its cells")),
                        N_("take the one at basic prices, naio_10_cp1610"));
    else
        OML_TRY(read_sheets(cx, r, year));
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

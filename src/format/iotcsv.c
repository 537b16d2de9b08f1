/* Plain CSV, in two forms: Z.csv and Y.csv with F.csv, F_Y.csv, V.csv, V_Y.csv, x.csv and units.csv beside them,
 * accounts named AREA_CODE; or one table of one area, [Z | Y] side by side, what industries pay and emit below it or in
 * files beside it. SPDX-License-Identifier: EUPL-1.2 */
#include "format/esa.h"
#include "format/iotread.h"
#include "format/joined.h"
#include "format/sutread.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// ---- several areas ------------------------------------------------------------------------------------------------

typedef struct part {
    oml_iotlines *lines;
    oml_iotbuild_to *cols;
    size_t n;
} part;

static void
end_part(part *p)
{
    oml_iotlines_free(p->lines);
}

#define PART_AUTO __attribute__((cleanup(end_part))) part

static oml_rc
units(oml_cx *cx, oml_iotsource *s, oml_iotbuild *b)
{
    const size_t entry = oml_iotsource_find(s, "units.csv");
    if (entry == OML_IOTSOURCE_NONE)
        return OML_OK;
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    for (;;) {
        const char *line;
        size_t n;
        oml_csv_cell *cells;
        OML_TRY(oml_iotlines_next(cx, l, &line, &n));
        if (line == NULL)
            return OML_OK;
        if (oml_iotlines_cells(cx, line, n, ',', &cells) >= 2)
            for (size_t i = 0; i < b->stressors.names.n; i++)
                if (oml_iotbuild_is(cells[0], b->stressors.names.at[i]))
                    b->stressors.at[i].unit = oml_arena_textn(b->arena, cells[1].s, cells[1].n);
    }
}

static bool
is_money(oml_csv_cell label)
{
    return label.n >= 2 &&
           (memcmp(label.s, "VA", 2) == 0 || (label.n >= 11 && memcmp(label.s, "Value added", 11) == 0));
}

static oml_iotbuild_to
below(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    (void)j;
    if (column)
        return (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0};
    return is_money(label) ? oml_iotbuild_primary(b, label) : oml_iotbuild_stressor(b, label, (oml_csv_cell){"", 0});
}

static oml_iotbuild_to
inputs(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    (void)j;
    return column ? (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0} : oml_iotbuild_primary(b, label);
}

static oml_iotbuild_to
is_output(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    (void)j;
    (void)b;
    (void)label;
    return (oml_iotbuild_to){column ? OML_IOTBUILD_OUTPUT : OML_IOTBUILD_UNKNOWN, 0};
}

static bool
always(const oml_joined *j, oml_csv_cell code)
{
    (void)j;
    (void)code;
    return true;
}

// One of the files: its heading says what its columns are, once the table is fixed.
static oml_rc
one(oml_cx *cx, oml_iotsource *s, const char *name, oml_joined *j, oml_iotbuild *b)
{
    const size_t entry = oml_iotsource_find(s, name);
    if (entry == OML_IOTSOURCE_NONE)
        return OML_OK;
    oml_iotbuild_to *cols;
    size_t n;
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    OML_TRY(oml_joined_heading(cx, j, l, b, &cols, &n));
    for (size_t i = 0; i < n; i++)
        if (cols[i].kind == OML_IOTBUILD_UNKNOWN)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ICS-01", (oml_place){.file = oml_iotlines_place(l)},
                               N_("column %zu of '%s' is not one of the table's"), i + 2, oml_iotlines_place(l));
    oml_iotbuild_forget(b);
    return oml_joined_rows(cx, j, l, b, cols, n, N_("reading the matrix"));
}

static oml_rc
read_areas(oml_cx *cx, oml_iotsource *s, oml_iotbuild *b)
{
    oml_joined z = {.separator = ','}, f = {.separator = ',', .special = below},
               x = {.separator = ',', .special = is_output};
    oml_joined fy = {.separator = ',', .special = below, .is_final = always}, v = {.separator = ',', .special = inputs};
    oml_joined vy = {.separator = ',', .special = inputs, .is_final = always};
    PART_AUTO Z = {0};
    PART_AUTO Y = {0};
    OML_TRY(oml_iotlines_open(cx, s, oml_iotsource_find(s, "Z.csv"), &Z.lines));
    OML_TRY(oml_iotlines_open(cx, s, oml_iotsource_find(s, "Y.csv"), &Y.lines));
    OML_TRY(oml_joined_heading(cx, &z, Z.lines, b, &Z.cols, &Z.n));
    z.is_final = always;
    const oml_labels industries = z.labels;
    OML_TRY(oml_joined_heading(cx, &z, Y.lines, b, &Y.cols, &Y.n));
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(oml_joined_rows(cx, &z, Z.lines, b, Z.cols, Z.n, N_("reading deliveries")));
    OML_TRY(oml_iotbuild_all_rows(cx, b, oml_iotlines_place(Z.lines)));
    oml_iotbuild_forget(b);
    OML_TRY(oml_joined_rows(cx, &z, Y.lines, b, Y.cols, Y.n, N_("reading final demand")));
    OML_TRY(oml_iotbuild_all_rows(cx, b, oml_iotlines_place(Y.lines)));
    x.labels = industries;
    x.to = z.to;
    OML_TRY(one(cx, s, "x.csv", &x, b));
    OML_TRY(one(cx, s, "V.csv", &v, b));
    OML_TRY(one(cx, s, "V_Y.csv", &vy, b));
    OML_TRY(one(cx, s, "F.csv", &f, b));
    OML_TRY(one(cx, s, "F_Y.csv", &fy, b));
    return units(cx, s, b);
}

// ---- one area -----------------------------------------------------------------------------------------------------

typedef enum what { TABLE, INPUTS, SATELLITES, IMPORTS } what; // what the rows below, or of another file, are

typedef struct national {
    oml_labels rows, columns;
    bool total, gross, imports; // rows hold imports; a gross surplus, a row of imports stands there
    oml_iotbuild_to imported;
    what what;
} national;

// The first cell of every row, and those of the heading.
static oml_rc
survey(oml_cx *cx, oml_iotsource *s, size_t entry, char separator, national *out)
{
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    for (;;) {
        const char *line;
        size_t n;
        oml_csv_cell *cells, first;
        OML_TRY(oml_iotlines_next(cx, l, &line, &n));
        if (line == NULL)
            return OML_OK;
        if (oml_iotlines_row(l) == 1) {
            const size_t k = oml_iotlines_cells(cx, line, n, separator, &cells);
            for (size_t i = 1; i < k; i++)
                oml_labels_add(&cx->tmp, &out->columns, cells[i].s, cells[i].n);
            continue;
        }
        oml_iotlines_cell(&cx->tmp, line, line + n, separator, &first);
        oml_labels_add(&cx->tmp, &out->rows, first.s, first.n);
        out->gross = out->gross || oml_esa_is_gross(first);
        out->imports = out->imports || oml_esa_row_of(first) == OML_ESA_IMPORTS;
    }
}

static bool
knows(const oml_labels *l, oml_csv_cell c)
{
    return oml_labels_find(l, c.s, c.n) != OML_LABELS_NONE;
}

static bool
has_no_row(const oml_joined *j, oml_csv_cell code)
{
    const national *k = j->self;
    return !knows(&k->rows, code);
}

// A row that is no industry, by what its code says.
static oml_iotbuild_to
by_code(const national *k, oml_iotbuild *b, oml_csv_cell label)
{
    switch (oml_esa_row_of(label)) {
    case OML_ESA_OUTPUT:
        return (oml_iotbuild_to){OML_IOTBUILD_OUTPUT, 0};
    case OML_ESA_IMPORTS:
        return k->imported.kind == OML_IOTBUILD_IMPORTED ? k->imported : oml_iotbuild_primary(b, label);
    case OML_ESA_TOTAL:
        return (oml_iotbuild_to){OML_IOTBUILD_SKIP, 0};
    case OML_ESA_OF_GROSS:
        return k->gross ? (oml_iotbuild_to){OML_IOTBUILD_SKIP, 0} : oml_iotbuild_primary(b, label);
    case OML_ESA_EMPLOYMENT:
        return oml_iotbuild_stressor(b, label, (oml_csv_cell){"", 0});
    case OML_ESA_INPUT:
        break;
    }
    return oml_iotbuild_primary(b, label);
}

static oml_iotbuild_to
one_area(const oml_joined *j, oml_iotbuild *b, oml_csv_cell label, bool column)
{
    const national *k = j->self;
    if (oml_esa_is_total(label))
        return (oml_iotbuild_to){OML_IOTBUILD_SKIP, 0};
    if (column)
        return (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0};
    switch (k->what) {
    case TABLE:
        return knows(&k->columns, label) ? (oml_iotbuild_to){OML_IOTBUILD_UNKNOWN, 0} : by_code(k, b, label);
    case INPUTS:
        return by_code(k, b, label);
    case SATELLITES:
        return oml_iotbuild_stressor(b, label, (oml_csv_cell){"", 0});
    case IMPORTS:
        break;
    }
    return oml_iotbuild_primary(b, oml_iotbuild_text("P7"));
}

// Where a file of that prefix and ending stands: ixi_primary.csv.
static size_t
beside(oml_cx *cx, const oml_iotsource *s, const char *prefix, const char *ending)
{
    return oml_iotsource_find(s, oml_arena_printf(&cx->tmp, "%s_%s.csv", prefix, ending));
}

static oml_rc
read_beside(oml_cx *cx, oml_iotsource *s, size_t entry, what w, oml_joined *j, national *k, oml_iotbuild *b)
{
    if (entry == OML_IOTSOURCE_NONE)
        return OML_OK;
    k->what = w;
    j->merges = w == IMPORTS;
    return one(cx, s, oml_iotsource_name(s, entry), j, b);
}

static char
separator_of(oml_cx *cx, oml_iotsource *s, size_t entry)
{
    char bytes[4096];
    size_t n = 0, commas = 0, semicolons = 0, tabs = 0;
    if (oml_iotsource_peek(cx, s, entry, bytes, sizeof bytes, &n) != OML_OK)
        oml_cx_clear(cx);
    for (size_t i = 0; i < n && bytes[i] != '\n'; i++) {
        commas += bytes[i] == ',';
        semicolons += bytes[i] == ';';
        tabs += bytes[i] == '\t';
    }
    return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
}

// Of a symmetric table row and column of an industry add up to the same; of a use table, whose rows are products, they
// do not, though all of them together do.
static bool
rows_are_products(oml_cx *cx, const oml_iotbuild *b)
{
    const size_t n = b->rows.n;
    double *row = OML_NEW(&cx->tmp, double, n + 1), *column = OML_NEW(&cx->tmp, double, n + 1), rows = 0, columns = 0;
    size_t apart = 0;
    for (size_t j = 0; j < n + b->cols.n; j++)
        for (size_t i = 0; i < n; i++) {
            const double z = j < n ? b->Z[i + n * j] : b->Y[i + n * (j - n)];
            row[i] += z;
            column[j < n ? j : n] += j < n ? z : 0;
        }
    for (size_t k = 0; k < b->primaries.names.n; k++)
        for (size_t j = 0; b->primaries.at[k].cells != NULL && j < n; j++)
            column[j] += b->primaries.at[k].cells[j];
    for (size_t i = 0; i < n; i++) {
        rows += row[i];
        columns += column[i];
        apart += fabs(row[i] - column[i]) > 0.02 * fabs(row[i]);
    }
    return n > 2 && b->primaries.names.n > 0 && 2 * apart > n && fabs(rows - columns) < 0.001 * fabs(rows);
}

static oml_rc
read_area(oml_cx *cx, oml_iotsource *s, size_t main, const char *prefix, const char *kind, oml_iotbuild *b)
{
    const size_t inputs = beside(cx, s, prefix, "primary"), imports = beside(cx, s, prefix, "imports");
    size_t satellites = beside(cx, s, prefix, "satellite");
    satellites = satellites == OML_IOTSOURCE_NONE ? oml_iotsource_find(s, "satellites.csv") : satellites;
    national k = {.total = strcmp(kind, "total") == 0};
    const bool plain = strcmp(prefix, "ixi") == 0 || strcmp(prefix, "pxp") == 0 || prefix[0] == '\0';
    oml_joined j = {.separator = separator_of(cx, s, main),
                    .region = plain ? "domestic" : prefix,
                    .special = one_area,
                    .is_final = has_no_row,
                    .self = &k};
    PART_AUTO Z = {0};
    national other = {0}; // its rows are no industries
    OML_TRY(survey(cx, s, main, j.separator, &k));
    if (inputs != OML_IOTSOURCE_NONE)
        OML_TRY(survey(cx, s, inputs, j.separator, &other));
    k.gross = k.gross || other.gross;
    k.imports = k.imports || other.imports;
    OML_TRY(oml_iotlines_open(cx, s, main, &Z.lines));
    OML_TRY(oml_joined_heading(cx, &j, Z.lines, b, &Z.cols, &Z.n));
    if (k.total && k.imports)
        k.imported = oml_iotbuild_imported(cx, b, oml_iotbuild_text(j.region));
    b->x_stands = k.total && !k.imports;
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(oml_joined_rows(cx, &j, Z.lines, b, Z.cols, Z.n, N_("reading the matrix")));
    OML_TRY(oml_iotbuild_all_rows(cx, b, oml_iotlines_place(Z.lines)));
    OML_TRY(read_beside(cx, s, inputs, INPUTS, &j, &k, b));
    OML_TRY(read_beside(cx, s, satellites, SATELLITES, &j, &k, b));
    if (!k.total && !k.imports)
        OML_TRY(read_beside(cx, s, imports, IMPORTS, &j, &k, b));
    oml_iotbuild_subsidies(cx, b);
    if (oml_sutread_is(oml_iotsource_name(s, main)) || rows_are_products(cx, b))
        return oml_iotread_not_symmetric(cx, oml_iotsource_place(s, main));
    b->kind =
        strcmp(prefix, "pxp") == 0 || strncmp(b->sectors.at[0], "CPA", 3) == 0 ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY;
    return OML_OK;
}

// ---- which of the two ---------------------------------------------------------------------------------------------

static size_t
main_file(const oml_iotsource *s, const char **kind)
{
    static const char *const kinds[][2] = {
        {"*_domestic.csv", "domestic"}, {"*_total.csv", "total"}, {"*.csv", "table"}};
    for (size_t i = 0; i < OML_COUNT(kinds); i++) {
        const size_t found = oml_iotsource_match(s, kinds[i][0]);
        *kind = kinds[i][1];
        if (found != OML_IOTSOURCE_NONE && (i + 1 < OML_COUNT(kinds) || oml_iotsource_count(s) == 1))
            return found;
    }
    return OML_IOTSOURCE_NONE;
}

static bool
has_areas(const oml_iotsource *s)
{
    return oml_iotsource_find(s, "Z.csv") != OML_IOTSOURCE_NONE && oml_iotsource_find(s, "Y.csv") != OML_IOTSOURCE_NONE;
}

// A file of cells is told by its square part: some label is a row and a column.
static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    const char *kind;
    if (has_areas(s))
        return true;
    const size_t main = main_file(s, &kind);
    if (main == OML_IOTSOURCE_NONE || (kind == NULL && !has_areas(s)))
        return false;
    national k = {0};
    if (survey(cx, s, main, separator_of(cx, s, main), &k) != OML_OK) {
        oml_cx_clear(cx);
        return false;
    }
    size_t both = 0;
    for (size_t i = 0; i < k.rows.n; i++)
        both += knows(&k.columns, oml_iotbuild_text(k.rows.at[i]));
    return both > 1;
}

static oml_rc
read_national(oml_cx *cx, oml_iotsource *s, size_t main, const char *kind, oml_iotbuild *b)
{
    const char *name = oml_iotsource_name(s, main);
    assert(kind != NULL);
    const size_t n = strlen(name), ending = strlen(kind) + strlen("_.csv");
    const bool parted = strcmp(kind, "table") != 0;
    const char *prefix = parted ? oml_arena_textn(&cx->tmp, name, n - ending) : "";
    for (size_t i = main + 1; parted && i < oml_iotsource_count(s); i++) {
        const size_t m = strlen(oml_iotsource_name(s, i));
        if (m >= ending && strcmp(oml_iotsource_name(s, i) + m - ending, name + n - ending) == 0)
            return OML_HINT(cx,
                            OML_FAIL_AT(cx, OML_E_INPUT, "OML-ICS-02", (oml_place){.file = oml_iotsource_path(s)},
                                        N_("there are several tables in '%s'"), oml_iotsource_path(s)),
                            N_("give the file of one of them, as %s"), name);
    }
    return read_area(cx, s, main, prefix, kind, b);
}

// A file that others stand beside: they are read from its folder.
static oml_rc
read_with_folder(oml_cx *cx, oml_iotsource *s, const char *kind, oml_iotbuild *b)
{
    const char *path = oml_iotsource_path(s), *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    const char *folder = slash == NULL   ? "."
                         : slash == path ? "/"
                                         : oml_arena_textn(&cx->tmp, path, (size_t)(slash - path));
    const size_t n = strlen(name), ending = strlen(kind) + strlen("_.csv");
    OML_AUTO(iotsource) *all = NULL;
    OML_TRY(oml_iotsource_open(cx, folder, &all));
    const size_t main = oml_iotsource_find(all, name);
    if (main == OML_IOTSOURCE_NONE)
        return read_national(cx, s, 0, kind, b);
    return read_area(cx, all, main, oml_arena_textn(&cx->tmp, name, n - ending), kind, b);
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    const char *kind = NULL, *path = oml_iotsource_path(s), *slash = strrchr(path, '/');
    const size_t main = has_areas(s) ? 0 : main_file(s, &kind);
    if (main == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-ICS-03", (oml_place){.file = path}, N_("'%s' has no table as CSV"),
                           path);
    if (has_areas(s))
        OML_TRY(read_areas(cx, s, b));
    else if (oml_iotsource_count(s) == 1 && kind != NULL && strcmp(kind, "table") != 0)
        OML_TRY(read_with_folder(cx, s, kind, b));
    else
        OML_TRY(read_national(cx, s, main, kind, b));
    b->title = oml_arena_text(&cx->tmp, slash == NULL || slash[1] == '\0' ? path : slash + 1);
    b->source = b->title;
    b->year = year != 0 ? year : oml_iotread_year(path);
    return OML_OK;
}

const oml_iotread_format oml_iotcsv_format = {
    "csv", N_("plain CSV: Z.csv and Y.csv, or one table with its uses beside it"), fits, read};

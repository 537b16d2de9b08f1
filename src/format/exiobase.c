/* EXIOBASE 3, monetary, and whatever else is written in its layout: Z or A, Y, x, and a folder a satellite.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/headed.h"
#include "format/iotprogress.h"
#include "format/iotread.h"
#include "text/json.h"

#include <string.h>

enum { SMALL = 64 << 20 }; // bytes of unit.txt and metadata.json, at most

// ---- regions ------------------------------------------------------------------------------------------------------

// Version 3.4 of the industries' table calls regions by three letters; the five rests of continents give it away.
static oml_csv_cell
region_34(oml_csv_cell r)
{
    static const char pairs[] = "AUT AT BEL BE BGR BG CYP CY CZE CZ DEU DE DNK DK EST EE ESP ES FIN FI FRA FR GRC GR "
                                "HRV HR HUN HU IRL IE ITA IT LTU LT "
                                "LUX LU LVA LV MLT MT NLD NL POL PL PRT PT ROM RO ROU RO SWE SE SVN SI SVK SK GBR GB "
                                "USA US JPN JP CHN CN CAN CA KOR KR "
                                "BRA BR IND IN MEX MX RUS RU AUS AU CHE CH TUR TR TWN TW NOR NO IDN ID ZAF ZA WWA WA "
                                "WWL WL WWE WE WWF WF WWM WM ";
    for (const char *at = pairs; r.n == 3 && *at != '\0'; at += 7)
        if (memcmp(at, r.s, 3) == 0)
            return (oml_csv_cell){at + 4, 2};
    return r;
}

static oml_rc
find_region(oml_cx *cx, oml_iotsource *s, size_t entry, oml_headed_region **out)
{
    char bytes[4096];
    size_t n;
    *out = NULL;
    OML_TRY(oml_iotsource_peek(cx, s, entry, bytes, sizeof bytes - 1, &n));
    bytes[n] = '\0';
    // Rests of continents stand last, beyond the first bytes; the first region has 3 letters in 3.4 and is Austria.
    const char *first = strstr(bytes, "\tAUT\tAUT\t");
    if (first != NULL && memchr(bytes, '\n', (size_t)(first - bytes)) == NULL &&
        oml_iotsource_find(s, "industries.txt") != OML_IOTSOURCE_NONE)
        *out = region_34;
    return OML_OK;
}

// ---- units --------------------------------------------------------------------------------------------------------

typedef struct units {
    oml_labels names;
    oml_csv_cell *of;
} units;

static oml_rc
read_units(oml_cx *cx, oml_iotsource *s, const char *name, units *out)
{
    *out = (units){0};
    const size_t entry = oml_iotsource_find(s, name);
    if (entry == OML_IOTSOURCE_NONE)
        return OML_OK;
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    const char *line;
    size_t n, room = 0;
    for (;;) {
        OML_TRY(oml_iotlines_next(cx, l, &line, &n));
        if (line == NULL)
            return OML_OK;
        oml_csv_cell *cells;
        const size_t k = oml_iotlines_cells(cx, line, n, '\t', &cells);
        if (k < 2)
            continue;
        const uint32_t i = oml_labels_add(&cx->tmp, &out->names, cells[0].s, cells[0].n);
        if (out->names.room > room) {
            oml_csv_cell *more = OML_NEW(&cx->tmp, oml_csv_cell, out->names.room);
            if (room > 0)
                memcpy(more, out->of, room * sizeof *more);
            out->of = more;
            room = out->names.room;
        }
        out->of[i] = cells[k - 1];
    }
}

// ---- satellites ---------------------------------------------------------------------------------------------------

// Rows of money that industries pay: value added and taxes. Impacts are sums of rows that stand elsewhere.
static bool
is_primary(const char *folder, oml_csv_cell name)
{
    static const char *const words[] = {"Taxes less subsidies on products",
                                        "Other net taxes on production",
                                        "Compensation of employees",
                                        "Operating surplus",
                                        "Value added",
                                        "Value Added",
                                        "VA_"};
    if (strncmp(folder, "impacts", 7) == 0)
        return false;
    if (strncmp(folder, "factor_inputs", 13) == 0)
        return true;
    for (size_t i = 0; i < OML_COUNT(words); i++)
        if (name.n >= strlen(words[i]) && memcmp(name.s, words[i], strlen(words[i])) == 0)
            return true;
    return oml_iotbuild_is(name, "VA");
}

typedef struct satellite {
    oml_iotbuild *b;
    const char *folder; // with its slash; "" beside Z
    units units;
    oml_labels names; // as its files have them
    oml_iotbuild_to *to;
    size_t room;
} satellite;

static oml_iotbuild_to
declare(satellite *k, oml_csv_cell name)
{
    oml_csv_cell code = name;
    if (oml_iotbuild_has(k->b, name))
        code = oml_iotbuild_text(oml_arena_printf(k->b->arena, "%s%.*s", k->folder, (int)name.n, name.s));
    const uint32_t unit = oml_labels_find(&k->units.names, name.s, name.n);
    const oml_csv_cell of = unit == OML_LABELS_NONE ? (oml_csv_cell){"", 0} : k->units.of[unit];
    return is_primary(k->folder, name) ? oml_iotbuild_primary(k->b, code) : oml_iotbuild_stressor(k->b, code, of);
}

static oml_rc
stressor(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to)
{
    satellite *k = self;
    const size_t known = k->names.n;
    const uint32_t i = oml_labels_add(k->b->arena, &k->names, index[0].s, index[0].n);
    if (k->names.room > k->room) {
        oml_iotbuild_to *more = OML_NEW(k->b->arena, oml_iotbuild_to, k->names.room);
        if (k->room > 0)
            memcpy(more, k->to, k->room * sizeof *more);
        k->to = more;
        k->room = k->names.room;
    }
    if (i == known)
        k->to[i] = declare(k, index[0]);
    *to = k->to[i];
    return oml_iotbuild_once(cx, k->b, *to, place);
}

static oml_rc
read_satellite(oml_cx *cx, oml_iotsource *s, size_t F, oml_headed_region *region, oml_iotbuild *b)
{
    const char *name = oml_iotsource_name(s, F);
    satellite k = {.b = b, .folder = oml_arena_textn(&cx->tmp, name, strlen(name) - strlen("F.txt"))};
    OML_TRY(read_units(cx, s, oml_arena_printf(&cx->tmp, "%sunit.txt", k.folder), &k.units));
    {
        OML_HEADED_AUTO h = {0};
        OML_TRY(oml_headed_open(cx, s, F, false, region, b, &h));
        OML_TRY(oml_headed_rows(cx, &h, b, &k, stressor, N_("reading satellites")));
    }
    static const char *const names[] = {"F_Y.txt", "F_hh.txt"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        const size_t FY = oml_iotsource_find(s, oml_arena_printf(&cx->tmp, "%s%s", k.folder, names[i]));
        if (FY == OML_IOTSOURCE_NONE)
            continue;
        OML_HEADED_AUTO h = {0};
        OML_TRY(oml_headed_open(cx, s, FY, true, region, b, &h));
        return oml_headed_rows(cx, &h, b, &k, stressor, N_("reading satellites"));
    }
    return OML_OK;
}

// ---- output and description ---------------------------------------------------------------------------------------

typedef struct outputs {
    oml_iotbuild *b;
    oml_headed_region *region;
} outputs;

static oml_rc
output(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to)
{
    const outputs *k = self;
    *to = oml_iotbuild_industry(k->b, k->region == NULL ? index[0] : k->region(index[0]), index[1]);
    if (to->kind == OML_IOTBUILD_UNKNOWN)
        to->kind = OML_IOTBUILD_SKIP;
    return to->kind == OML_IOTBUILD_SKIP ? OML_OK : oml_iotbuild_once(cx, k->b, *to, place);
}

static oml_rc
read_output(oml_cx *cx, oml_iotsource *s, oml_headed_region *region, oml_iotbuild *b)
{
    const size_t entry = oml_iotsource_find(s, "x.txt");
    if (entry == OML_IOTSOURCE_NONE)
        return OML_OK;
    OML_AUTO(iotlines) *l = NULL;
    const char *line;
    size_t n;
    const oml_iotbuild_to cols[] = {{OML_IOTBUILD_OUTPUT, 0}};
    outputs k = {b, region};
    const oml_iotmatrix m = {.separator = '\t',
                             .n_index = 2,
                             .cols = cols,
                             .n_cols = 1,
                             .what = N_("reading output"),
                             .self = &k,
                             .row = output};
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    OML_TRY(oml_iotlines_next(cx, l, &line, &n)); // region, sector, indout
    oml_iotbuild_forget(b);
    return oml_iotmatrix_read(cx, l, &m, b);
}

static const char *
word(oml_cx *cx, const oml_json *j, const char *name)
{
    const char *text = j == NULL ? NULL : oml_json_text(oml_json_get(j, name));
    return text == NULL ? "" : oml_arena_text(&cx->tmp, text);
}

static oml_rc
describe(oml_cx *cx, oml_iotsource *s, oml_iotbuild *b)
{
    const size_t entry = oml_iotsource_find(s, "metadata.json"), products = oml_iotsource_find(s, "products.txt");
    OML_BUF_AUTO text = {0};
    OML_AUTO(json) *meta = NULL;
    if (entry != OML_IOTSOURCE_NONE) {
        OML_TRY(oml_iotsource_read(cx, s, entry, SMALL, &text));
        if (oml_json_parse(cx, oml_iotsource_place(s, entry), text.s, text.n, &meta) != OML_OK)
            oml_cx_clear(cx); // it only describes; the figures are elsewhere
    }
    const char *path = oml_iotsource_path(s), *slash = strrchr(path, '/'), *top = oml_iotsource_top(s);
    const char *name = word(cx, meta, "name"), *system = word(cx, meta, "system"), *version = word(cx, meta, "version");
    const char *base = top[0] != '\0'  ? oml_arena_textn(&cx->tmp, top, strlen(top) - 1)
                       : slash == NULL ? path
                                       : slash + 1;
    b->year = oml_iotread_year(base);
    b->year = b->year != 0 ? b->year : oml_iotread_year(name);
    b->title = oml_arena_text(&cx->tmp, name[0] != '\0' ? name : base);
    b->source = version[0] == '\0'
                    ? "EXIOBASE"
                    : oml_arena_printf(
                          &cx->tmp, "%s, %s",
                          strstr(base, "IOT_") != NULL && entry == OML_IOTSOURCE_NONE ? "EXIOBASE" : b->title, version);
    b->kind = products != OML_IOTSOURCE_NONE || strstr(system, "pxp") != NULL || strstr(base, "pxp") != NULL
                  ? OML_IOT_PRODUCT
                  : OML_IOT_INDUSTRY;
    units u;
    OML_TRY(read_units(cx, s, "unit.txt", &u));
    if (u.names.n > 1) { // the first is the heading
        b->currency_unit = oml_arena_textn(&cx->tmp, u.of[1].s, u.of[1].n);
        const char *dot = strrchr(b->currency_unit, '.');
        b->currency = dot == NULL ? b->currency_unit : dot + 1;
    }
    return OML_OK;
}

// ---- the table ----------------------------------------------------------------------------------------------------

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    (void)cx;
    return oml_iotsource_find(s, "Y.txt") != OML_IOTSOURCE_NONE &&
           (oml_iotsource_find(s, "Z.txt") != OML_IOTSOURCE_NONE ||
            oml_iotsource_find(s, "A.txt") != OML_IOTSOURCE_NONE);
}

static bool
is_satellite(const char *name)
{
    const char *slash = strrchr(name, '/');
    return strcmp(slash == NULL ? name : slash + 1, "F.txt") == 0;
}

// The bytes that read_parts reads: the matrices Z (or A) and Y, output, and the satellites of industries, beside which
// those of final users are small.
static double
bytes_of(oml_cx *cx, oml_iotsource *s, size_t Z)
{
    double sum = oml_iotsource_size(cx, s, Z);
    for (size_t i = 0; i < oml_iotsource_count(s); i++) {
        const char *name = oml_iotsource_name(s, i);
        if (strcmp(name, "Y.txt") == 0 || strcmp(name, "x.txt") == 0 || is_satellite(name))
            sum += oml_iotsource_size(cx, s, i);
    }
    return sum;
}

static oml_rc
read_parts(oml_cx *cx, oml_iotsource *s, size_t Z, size_t Y, bool coefficients, oml_iotbuild *b)
{
    oml_headed_region *region;
    OML_TRY(find_region(cx, s, Z, &region));
    OML_TRY(describe(cx, s, b));
    OML_HEADED_AUTO z = {0};
    OML_HEADED_AUTO y = {0};
    OML_TRY(oml_headed_open(cx, s, Z, false, region, b, &z));
    OML_TRY(oml_headed_open(cx, s, Y, true, region, b, &y));
    OML_TRY(oml_iotbuild_fix(cx, b));
    if (coefficients)
        OML_TRY(oml_iotbuild_coefficients(cx, b));
    OML_TRY(
        oml_headed_industries(cx, &z, region, b, coefficients ? N_("reading coefficients") : N_("reading deliveries")));
    OML_TRY(oml_headed_industries(cx, &y, region, b, N_("reading final demand")));
    OML_TRY(read_output(cx, s, region, b));
    for (size_t i = 0; i < oml_iotsource_count(s); i++)
        if (is_satellite(oml_iotsource_name(s, i)))
            OML_TRY(read_satellite(cx, s, i, region, b));
    return OML_OK;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    (void)year;
    size_t Z = oml_iotsource_find(s, "Z.txt");
    const size_t Y = oml_iotsource_find(s, "Y.txt");
    const bool coefficients = Z == OML_IOTSOURCE_NONE;
    Z = coefficients ? oml_iotsource_find(s, "A.txt") : Z;
    if (Z == OML_IOTSOURCE_NONE || Y == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-EXI-01", (oml_place){.file = oml_iotsource_path(s)},
                           N_("'%s' has no Y.txt beside a Z.txt or A.txt"), oml_iotsource_path(s));
    oml_iotprogress whole;
    oml_iotprogress_begin(cx, bytes_of(cx, s, Z), &whole);
    const oml_rc rc = read_parts(cx, s, Z, Y, coefficients, b);
    oml_iotprogress_end(cx, &whole);
    return rc;
}

const oml_iotread_format oml_exiobase_format = {"exiobase", N_("EXIOBASE 3, folder or zip, with its satellites"), fits,
                                                read};

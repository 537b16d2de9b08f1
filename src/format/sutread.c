/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sutread.h"

#include "format/esa.h"
#include "format/eurostat_cells.h"
#include "format/iotread.h"
#include "format/sutassembly.priv.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

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

// ---- CSV ----------------------------------------------------------------------------------------------------------

static oml_rc
none(oml_cx *cx, const oml_sutassembly *r)
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
choose(const oml_sutassembly *r, int year, size_t entry[PARTS])
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
read_sheets(oml_cx *cx, oml_sutassembly *r, int year)
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
    oml_sutassembly *r;
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
               import = oml_sutassembly_is_import(row) && (o->imported || !o->domestic);
    if (!product && (o->supply || sum || import))
        return OML_OK;
    if (!industry && (o->supply ? !oml_sutassembly_is_import(col) : !oml_esa_use(col)))
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
find_sets(oml_cx *cx, oml_sutassembly *r, size_t *supply, size_t *use, bool *purchasers)
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
read_sets(oml_cx *cx, oml_sutassembly *r, size_t supply, size_t use, int year)
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
    oml_sutassembly *r = OML_NEW(&cx->tmp, oml_sutassembly, 1);
    size_t supply, use;
    bool purchasers;
    *out = NULL;
    r->s = s;
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
    return oml_sutassembly_table(cx, r, out);
}

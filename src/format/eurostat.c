/* National tables of Eurostat (naio_10_cp1700 and 1750, DOM or TOTAL) with air emissions (env_ac_ainah_r2) beside them.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/esa.h"
#include "format/eurostat_cells.h"
#include "format/iotread.h"

#include <string.h>

// What there is, from a first reading.
typedef struct survey {
    oml_labels geos, flows, units, rows, cols, airpols;
    int year, wanted;            // the last, or the wanted one
    bool products, gross, split; // gross surplus; L68A and L68B
} survey;

static int
year_of(oml_csv_cell period)
{
    int year = 0;
    for (size_t i = 0; i < 4 && i < period.n; i++)
        year = year * 10 + (period.s[i] >= '0' && period.s[i] <= '9' ? period.s[i] - '0' : 0);
    return period.n >= 4 ? year : 0;
}

static void
add(oml_cx *cx, oml_labels *l, oml_csv_cell c)
{
    oml_labels_add(&cx->tmp, l, c.s, c.n);
}

static bool
has(const oml_labels *l, const char *word)
{
    return oml_labels_find(l, word, strlen(word)) != OML_LABELS_NONE;
}

static oml_rc
look(oml_cx *cx, void *self, const oml_eurostat_cell *c)
{
    survey *k = self;
    const int year = year_of(c->at[OML_EUROSTAT_PERIOD]);
    if (k->wanted != 0 && year != k->wanted)
        return OML_OK;
    if (c->known && year > k->year)
        k->year = year;
    add(cx, &k->geos, c->at[OML_EUROSTAT_GEO]);
    add(cx, &k->flows, c->at[OML_EUROSTAT_FLOW]);
    add(cx, &k->units, c->at[OML_EUROSTAT_UNIT]);
    add(cx, &k->rows, c->at[OML_EUROSTAT_ROW]);
    add(cx, &k->cols, c->at[OML_EUROSTAT_COL]);
    add(cx, &k->airpols, c->at[OML_EUROSTAT_AIRPOL]);
    return OML_OK;
}

// ---- what a label is ----------------------------------------------------------------------------------------------

// An element that counts: L and L68 are sums where dwellings stand apart.
static bool
element(const survey *k, oml_csv_cell c, char out[OML_ESA_CODE])
{
    if (!oml_esa_element(c, out) || (k->products && (c.n < 4 || memcmp(c.s, "CPA_", 4) != 0)))
        return false;
    return !k->split || (strcmp(out, "L") != 0 && strcmp(out, "L68") != 0);
}

static bool
use(const survey *k, oml_csv_cell c)
{
    const oml_labels *l = &k->cols;
    const bool both = has(l, "P5M") || has(l, "P52_P53");
    if (oml_iotbuild_is(c, "P3"))
        return !has(l, "P3_S14");
    if (oml_iotbuild_is(c, "P5"))
        return !has(l, "P51G") && !has(l, "P51");
    if (oml_iotbuild_is(c, "P51"))
        return !has(l, "P51G");
    if (oml_iotbuild_is(c, "P52") || oml_iotbuild_is(c, "P53"))
        return !both;
    return !(oml_iotbuild_is(c, "P52_P53") && has(l, "P5M")) && oml_esa_use(c);
}

typedef struct reading {
    const survey *k;
    oml_iotbuild *b;
    oml_csv_cell geo, flow, unit;
    oml_iotbuild_to imported;
    size_t flagged;
} reading;

static oml_iotbuild_to
row_of(const reading *r, oml_csv_cell c)
{
    char code[OML_ESA_CODE];
    const oml_iotbuild_to none = {OML_IOTBUILD_SKIP, 0};
    if (element(r->k, c, code))
        return oml_iotbuild_industry(r->b, r->geo, oml_iotbuild_text(code));
    if (!r->b->fixed || (c.n > 4 && memcmp(c.s, "CPA_", 4) == 0) || oml_esa_element(c, code))
        return none; // not yet, or a sum or a detail of industries
    switch (oml_esa_row_of(c)) {
    case OML_ESA_OUTPUT:
        return (oml_iotbuild_to){OML_IOTBUILD_OUTPUT, 0};
    case OML_ESA_IMPORTS:
        return r->imported.kind == OML_IOTBUILD_IMPORTED ? r->imported
                                                         : oml_iotbuild_primary(r->b, oml_iotbuild_text("P7"));
    case OML_ESA_OF_GROSS:
        return r->k->gross ? none : oml_iotbuild_primary(r->b, c);
    case OML_ESA_INPUT:
        return c.n > 1 && (c.s[0] == 'D' || c.s[0] == 'B') && c.s[1] >= '1' && c.s[1] <= '9'
                   ? oml_iotbuild_primary(r->b, c)
                   : none;
    case OML_ESA_TOTAL:
    case OML_ESA_EMPLOYMENT:
        break;
    }
    return none;
}

static oml_iotbuild_to
col_of(const reading *r, oml_csv_cell c)
{
    char code[OML_ESA_CODE];
    if (element(r->k, c, code))
        return oml_iotbuild_industry(r->b, r->geo, oml_iotbuild_text(code));
    return use(r->k, c) ? oml_iotbuild_final(r->b, r->geo, c) : (oml_iotbuild_to){OML_IOTBUILD_SKIP, 0};
}

static bool
same(oml_csv_cell a, oml_csv_cell b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static bool
is_ours(const reading *r, const oml_eurostat_cell *c)
{
    return same(c->at[OML_EUROSTAT_GEO], r->geo) && year_of(c->at[OML_EUROSTAT_PERIOD]) == r->k->year;
}

static oml_rc
take(oml_cx *cx, void *self, const oml_eurostat_cell *c)
{
    reading *r = self;
    (void)cx;
    if (!is_ours(r, c) || !same(c->at[OML_EUROSTAT_FLOW], r->flow) || !same(c->at[OML_EUROSTAT_UNIT], r->unit))
        return OML_OK;
    const oml_iotbuild_to row = row_of(r, c->at[OML_EUROSTAT_ROW]), col = col_of(r, c->at[OML_EUROSTAT_COL]);
    if (!r->b->fixed || row.kind == OML_IOTBUILD_SKIP || col.kind == OML_IOTBUILD_SKIP)
        return OML_OK;
    OML_TRY(oml_iotbuild_ready(cx, r->b, row));
    oml_iotbuild_put(r->b, row, col, c->value);
    r->b->missing += !c->known;
    r->flagged += c->flagged;
    return OML_OK;
}

// ---- the table ----------------------------------------------------------------------------------------------------

static oml_rc
choose(oml_cx *cx, oml_iotsource *s, size_t entry, int year, survey *k, reading *r)
{
    const oml_place place = {.file = oml_iotsource_place(s, entry)};
    k->wanted = year;
    OML_TRY(oml_eurostat_cells_read(cx, s, entry, k, look));
    if (k->year == 0)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-EUR-01", place, N_("'%s' has no figures of that year"), place.file);
    if (k->geos.n > 1)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-EUR-02", place, N_("'%s' holds the tables of %zu countries"),
                                    place.file, k->geos.n),
                        N_("fetch one country, with geo=BE in the address"));
    for (size_t i = 0; i < k->rows.n; i++) {
        const oml_csv_cell c = oml_iotbuild_text(k->rows.at[i]);
        k->products = k->products || strncmp(c.s, "CPA_", 4) == 0;
        k->gross = k->gross || oml_esa_is_gross(c);
        k->split = k->split || strstr(c.s, "L68A") != NULL;
    }
    r->geo = oml_iotbuild_text(k->geos.at[0]);
    r->flow = oml_iotbuild_text(has(&k->flows, "DOM") ? "DOM" : k->flows.at[0]);
    if (!has(&k->flows, "DOM") && has(&k->flows, "TOTAL"))
        r->flow = oml_iotbuild_text("TOTAL");
    r->unit = oml_iotbuild_text(has(&k->units, "MIO_EUR") ? "MIO_EUR" : k->units.at[0]);
    return OML_OK;
}

typedef struct emissions {
    reading r;
    oml_csv_cell unit;
} emissions;

static oml_rc
take_emission(oml_cx *cx, void *self, const oml_eurostat_cell *c)
{
    emissions *e = self;
    const oml_csv_cell nace = c->at[OML_EUROSTAT_NACE];
    char code[OML_ESA_CODE];
    if (!is_ours(&e->r, c) || !same(c->at[OML_EUROSTAT_UNIT], e->unit))
        return OML_OK;
    const bool households = nace.n > 3 && memcmp(nace.s, "HH_", 3) == 0;
    if (!households && !oml_esa_element(nace, code))
        return OML_OK;
    // Emission accounts have real estate as a whole: it stands with what is not dwellings of owners.
    if (!households && e->r.k->split && strcmp(code, "L") == 0)
        memcpy(code, "L68B", 5);
    oml_iotbuild *b = e->r.b;
    const oml_iotbuild_to row = oml_iotbuild_stressor(b, c->at[OML_EUROSTAT_AIRPOL], e->unit);
    oml_iotbuild_to col = households ? oml_iotbuild_final(b, e->r.geo, oml_iotbuild_text("P3_S14"))
                                     : oml_iotbuild_industry(b, e->r.geo, oml_iotbuild_text(code));
    if (col.kind == OML_IOTBUILD_UNKNOWN)
        return OML_OK;
    OML_TRY(oml_iotbuild_ready(cx, b, row));
    oml_iotbuild_put(b, row, col, c->value);
    b->missing += !c->known;
    return OML_OK;
}

static oml_rc
read_emissions(oml_cx *cx, oml_iotsource *s, size_t entry, const reading *r)
{
    survey k = {.wanted = r->k->year};
    OML_TRY(oml_eurostat_cells_read(cx, s, entry, &k, look));
    emissions e = {*r, oml_iotbuild_text(has(&k.units, "THS_T") ? "THS_T" : k.units.n > 0 ? k.units.at[0] : "")};
    OML_TRY(oml_eurostat_cells_read(cx, s, entry, &e, take_emission));
    if (r->k->split)
        oml_iotbuild_note(cx, r->b,
                          N_("emission accounts have real estate (L) as a whole: its emissions stand with L68B"));
    return OML_OK;
}

// Entries of one serialisation, so that a folder with the same data set in three counts once.
static size_t
find(oml_cx *cx, oml_iotsource *s, const char *part, oml_eurostat_form form)
{
    for (size_t i = 0; i < oml_iotsource_count(s); i++)
        if ((part == NULL || strstr(oml_iotsource_name(s, i), part) != NULL) &&
            oml_eurostat_cells_form(cx, s, i) == form)
            return i;
    return OML_IOTSOURCE_NONE;
}

static size_t
table_entry(oml_cx *cx, oml_iotsource *s, oml_eurostat_form *form)
{
    for (*form = OML_EUROSTAT_TSV; *form <= OML_EUROSTAT_JSON; (*form)++) {
        const size_t i = find(cx, s, oml_iotsource_count(s) == 1 ? NULL : "naio", *form);
        if (i != OML_IOTSOURCE_NONE)
            return i;
    }
    return OML_IOTSOURCE_NONE;
}

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    oml_eurostat_form form;
    return table_entry(cx, s, &form) != OML_IOTSOURCE_NONE;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    survey k = {0};
    reading r = {.k = &k, .b = b};
    oml_eurostat_form form;
    const size_t entry = table_entry(cx, s, &form);
    if (entry == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-EUR-03", (oml_place){.file = oml_iotsource_path(s)},
                           N_("'%s' has no table of Eurostat"), oml_iotsource_path(s));
    const char *name = oml_iotsource_name(s, entry);
    if (strstr(name, "cp15") != NULL || strstr(name, "cp16") != NULL)
        return oml_iotread_not_symmetric(cx, name);
    OML_TRY(choose(cx, s, entry, year, &k, &r));
    bool square = !k.products;
    for (size_t i = 0; i < k.cols.n; i++)
        square = square || strncmp(k.cols.at[i], "CPA_", 4) == 0;
    if (!square)
        return oml_iotread_not_symmetric(cx, name);
    OML_TRY(oml_eurostat_cells_read(cx, s, entry, &r, take));
    if (oml_iotbuild_is(r.flow, "TOTAL") && has(&k.rows, "P7"))
        r.imported = oml_iotbuild_imported(cx, b, r.geo);
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(oml_eurostat_cells_read(cx, s, entry, &r, take));
    const size_t air = oml_iotsource_count(s) == 1 ? OML_IOTSOURCE_NONE : find(cx, s, "env_ac", form);
    if (air != OML_IOTSOURCE_NONE)
        OML_TRY(read_emissions(cx, s, air, &r));
    if (r.flagged > 0)
        oml_iotbuild_note(cx, b, N_("%zu cells carry a flag of the publisher (provisional, estimated and the like)"),
                          r.flagged);
    b->year = k.year;
    b->kind = k.products ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY;
    b->title =
        oml_arena_printf(&cx->tmp, "Eurostat %.*s %d, %.*s", (int)r.geo.n, r.geo.s, k.year, (int)r.flow.n, r.flow.s);
    b->source = "Eurostat";
    b->currency = oml_iotbuild_is(r.unit, "MIO_EUR") ? "EUR" : NULL;
    b->currency_unit = oml_iotbuild_is(r.unit, "MIO_EUR") ? "M.EUR" : oml_arena_textn(&cx->tmp, r.unit.s, r.unit.n);
    return OML_OK;
}

const oml_iotread_format oml_eurostat_format = {
    "eurostat",
    N_("national table of Eurostat as TSV, SDMX-CSV or JSON-stat, with its air emissions in the same folder"), fits,
    read};

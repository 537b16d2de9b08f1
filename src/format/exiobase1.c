/* EXIOBASE 1 and 2, and the test system of pymrio: files by role, labels with the unit before each row.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/headed.h"
#include "format/iotread.h"

#include <string.h>

typedef enum role { DELIVERIES, DEMAND, FACTORS, STRESSORS, DEMAND_STRESSORS, ROLES } role;

static const char *const patterns[ROLES][2] = {
    [DELIVERIES] = {"mrIot*.txt", "trade_flows_Z.txt"},
    [DEMAND] = {"mrFinalDemand*.txt", "finald_demand_Y.txt"},
    [FACTORS] = {"mrFactorInputs*.txt", "factor_input.txt"},
    [STRESSORS] = {"mrEmissions*.txt", "emissions.txt"},
    [DEMAND_STRESSORS] = {"mrFDEmissions*.txt", "FDemissions.txt"},
};

static size_t
entry(const oml_iotsource *s, role r)
{
    const size_t i = oml_iotsource_match(s, patterns[r][0]);
    return i != OML_IOTSOURCE_NONE ? i : oml_iotsource_match(s, patterns[r][1]);
}

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    (void)cx;
    return entry(s, DELIVERIES) != OML_IOTSOURCE_NONE && entry(s, DEMAND) != OML_IOTSOURCE_NONE;
}

// Name, [compartment,] unit: a name that two compartments share is told apart by it.
typedef struct rows {
    oml_iotbuild *b;
    size_t n_index;
    bool primary;
} rows;

static oml_rc
row(oml_cx *cx, void *self, const oml_csv_cell index[], oml_place place, oml_iotbuild_to *to)
{
    const rows *k = self;
    oml_csv_cell code = index[0];
    if (k->n_index > 2 && index[1].n > 0)
        code = oml_iotbuild_text(
            oml_arena_printf(k->b->arena, "%.*s (%.*s)", (int)code.n, code.s, (int)index[1].n, index[1].s));
    const oml_csv_cell unit = k->n_index > 1 ? index[k->n_index - 1] : (oml_csv_cell){"", 0};
    *to = k->primary ? oml_iotbuild_primary(k->b, code) : oml_iotbuild_stressor(k->b, code, unit);
    return oml_iotbuild_once(cx, k->b, *to, place);
}

static oml_rc
read_rows(oml_cx *cx, oml_iotsource *s, role r, oml_iotbuild *b)
{
    const size_t i = entry(s, r);
    if (i == OML_IOTSOURCE_NONE)
        return OML_OK;
    OML_HEADED_AUTO h = {0};
    OML_TRY(oml_headed_open(cx, s, i, r == DEMAND_STRESSORS, NULL, b, &h));
    rows k = {b, h.n_index, r == FACTORS};
    return oml_headed_rows(cx, &h, b, &k, row, N_("reading satellites"));
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    (void)year;
    const size_t Z = entry(s, DELIVERIES), Y = entry(s, DEMAND);
    if (Z == OML_IOTSOURCE_NONE || Y == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-EXI-02", (oml_place){.file = oml_iotsource_path(s)},
                           N_("'%s' has no mrIot and mrFinalDemand"), oml_iotsource_path(s));
    OML_HEADED_AUTO z = {0};
    OML_HEADED_AUTO y = {0};
    OML_TRY(oml_headed_open(cx, s, Z, false, NULL, b, &z));
    OML_TRY(oml_headed_open(cx, s, Y, true, NULL, b, &y));
    OML_TRY(oml_iotbuild_fix(cx, b));
    OML_TRY(oml_headed_industries(cx, &z, NULL, b, N_("reading deliveries")));
    OML_TRY(oml_headed_industries(cx, &y, NULL, b, N_("reading final demand")));
    for (role r = FACTORS; r < ROLES; r++)
        OML_TRY(read_rows(cx, s, r, b));
    const char *name = oml_iotsource_name(s, Z);
    b->year = oml_iotread_year(oml_iotsource_path(s));
    b->title = strncmp(name, "mrIot", 5) == 0 ? "EXIOBASE" : "pymrio test system";
    b->source = b->title;
    b->kind = strstr(name, "pxp") != NULL ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY;
    return OML_OK;
}

const oml_iotread_format oml_exiobase1_format = {"exiobase1", N_("EXIOBASE 1 or 2, or the test system of pymrio"), fits,
                                                 read};

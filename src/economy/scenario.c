/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/scenario.h"

#include <math.h>
#include <string.h>

static const char final_closure[] = N_(
    "final users keep what they no longer spend, but for the part that is re-spent; industries' columns do not change; "
    "waste changes only as a stressor of the table does");
static const char industry_closure[] = N_(
    "what the industry saves stays with it as primary input, so its column total is kept and value added rises; waste "
    "changes only as a stressor of the table does");

static const oml_scenario_rule rules[OML_SCENARIO_KINDS] = {
    [OML_SCENARIO_DEMAND] = {"demand", N_("final users buy more of a product, or less"), final_closure, true, false,
                             false, 0},
    [OML_SCENARIO_INPUT] = {"input", N_("industries use more of a product per unit of output, or less"),
                            industry_closure, false, true, false, 0},
    [OML_SCENARIO_IMPORT_SHARE] =
        {"import_share", N_("a part of what users buy abroad is bought at home instead"),
         N_("the same money goes to another origin: columns and final demand keep their totals"), true, true, false, 0},
    [OML_SCENARIO_STRESSOR] = {"stressor", N_("a stressor per unit of output changes"),
                               N_("no money moves: only what is counted per unit of output changes"), false, true,
                               false, 0},
    [OML_SCENARIO_VALUE_ADDED] = {"value_added", N_("a primary input per unit of output changes"),
                                  N_("the column total changes with it: the gap, which a price would have to close, "
                                     "stands in the conservation check"),
                                  false, true, false, 0},
    [OML_SCENARIO_LONGER_LIFE] = {"longer_life", N_("a product lasts longer and is replaced less often"), final_closure,
                                  true, false, false, (double)NAN},
    [OML_SCENARIO_REPAIR] = {"repair", N_("things are repaired instead of bought new"), final_closure, true, false,
                             true, (double)NAN},
    [OML_SCENARIO_REUSE] = {"reuse", N_("things are bought second-hand instead of new"), final_closure, true, false,
                            true, (double)NAN},
    [OML_SCENARIO_SHARING] = {"sharing", N_("things are rented or shared instead of owned"), final_closure, true, false,
                              true, (double)NAN},
    [OML_SCENARIO_REMANUFACTURING] = {"remanufacturing",
                                      N_("parts come back from used products instead of being made new"),
                                      industry_closure, false, true, false, (double)NAN},
    [OML_SCENARIO_RECYCLING] = {"recycling", N_("primary material is replaced by secondary material"), industry_closure,
                                false, true, true, 1},
    [OML_SCENARIO_DESIGN] = {"design", N_("the same product is made with less of an input"), industry_closure, false,
                             true, false, (double)NAN},
    [OML_SCENARIO_PURCHASING] = {"purchasing", N_("purchases move to a circular alternative"), final_closure, true,
                                 false, true, 1},
};

const oml_scenario_rule *
oml_scenario_rule_of(oml_scenario_kind kind)
{
    return &rules[kind];
}

oml_scenario_kind
oml_scenario_find(const char *name)
{
    size_t k = 0;
    while (k < OML_SCENARIO_KINDS && strcmp(rules[k].name, name) != 0)
        k++;
    return (oml_scenario_kind)k;
}

double
oml_scenario_less(oml_scenario_kind kind, double v)
{
    if (kind == OML_SCENARIO_DEMAND || kind == OML_SCENARIO_INPUT)
        return -v;
    // A stock that is kept up is replaced once a life: purchases a year are stock / life.
    return kind == OML_SCENARIO_LONGER_LIFE ? 1 - 1 / (1 + v) : v;
}

bool
oml_scenario_holds(const oml_scenario_step *s, int year)
{
    return (s->from == 0 || year >= s->from) && (s->until == 0 || year <= s->until);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/geography.h"

#include "base/cx.h"

#include <string.h>

static const struct {
    const char *code, *name;
} places[] = {
    {"EU", N_("European Union")},
    {"BE", N_("Belgium")},
    {"BE1", N_("Brussels")},
    {"BE2", N_("Flanders")},
    {"BE3", N_("Wallonia")},
    {"BE21", N_("province of Antwerp")},
    {"BE22", N_("province of Limburg")},
    {"BE23", N_("province of East Flanders")},
    {"BE24", N_("province of Flemish Brabant")},
    {"BE25", N_("province of West Flanders")},
};

const char *
oml_geography_name(const char *code)
{
    for (size_t i = 0; i < OML_COUNT(places); i++)
        if (strcmp(places[i].code, code) == 0)
            return places[i].name;
    return code;
}

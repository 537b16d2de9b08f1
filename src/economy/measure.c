/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/measure.h"

#include <string.h>

typedef struct measure {
    const char *name;
    oml_measure_kind kind;
    double base;
} measure;

// A kilowatt-hour is 3.6 MJ, a tonne of oil equivalent 41.868 GJ (International Energy Agency).
static const measure known[] = {
    {"g", OML_MEASURE_MASS, 1e-6},
    {"kg", OML_MEASURE_MASS, 1e-3},
    {"t", OML_MEASURE_MASS, 1},
    {"tonne", OML_MEASURE_MASS, 1},
    {"tonnes", OML_MEASURE_MASS, 1},
    {"Mg", OML_MEASURE_MASS, 1},
    {"kt", OML_MEASURE_MASS, 1e3},
    {"Gg", OML_MEASURE_MASS, 1e3},
    {"1000 t", OML_MEASURE_MASS, 1e3},
    {"THS_T", OML_MEASURE_MASS, 1e3},
    {"Mt", OML_MEASURE_MASS, 1e6},
    {"Tg", OML_MEASURE_MASS, 1e6},
    {"Gt", OML_MEASURE_MASS, 1e9},
    {"J", OML_MEASURE_ENERGY, 1e-12},
    {"MJ", OML_MEASURE_ENERGY, 1e-6},
    {"GJ", OML_MEASURE_ENERGY, 1e-3},
    {"TJ", OML_MEASURE_ENERGY, 1},
    {"PJ", OML_MEASURE_ENERGY, 1e3},
    {"EJ", OML_MEASURE_ENERGY, 1e6},
    {"kWh", OML_MEASURE_ENERGY, 3.6e-6},
    {"MWh", OML_MEASURE_ENERGY, 3.6e-3},
    {"GWh", OML_MEASURE_ENERGY, 3.6},
    {"TWh", OML_MEASURE_ENERGY, 3.6e3},
    {"toe", OML_MEASURE_ENERGY, 0.041868},
    {"ktoe", OML_MEASURE_ENERGY, 41.868},
    {"Mtoe", OML_MEASURE_ENERGY, 41868},
    {"p", OML_MEASURE_PERSONS, 1},
    {"person", OML_MEASURE_PERSONS, 1},
    {"persons", OML_MEASURE_PERSONS, 1},
    {"personen", OML_MEASURE_PERSONS, 1},
    {"1000 p", OML_MEASURE_PERSONS, 1e3},
    {"1000 persons", OML_MEASURE_PERSONS, 1e3},
    {"1000 personen", OML_MEASURE_PERSONS, 1e3},
    {"THS_PER", OML_MEASURE_PERSONS, 1e3},
    {"million persons", OML_MEASURE_PERSONS, 1e6},
    {"h", OML_MEASURE_HOURS, 1},
    {"hr", OML_MEASURE_HOURS, 1},
    {"hours", OML_MEASURE_HOURS, 1},
    {"1000 h", OML_MEASURE_HOURS, 1e3},
    {"1000 hours", OML_MEASURE_HOURS, 1e3},
    {"million h", OML_MEASURE_HOURS, 1e6},
    {"million hours", OML_MEASURE_HOURS, 1e6},
    {"M.hr", OML_MEASURE_HOURS, 1e6},
    {"m2", OML_MEASURE_AREA, 1e-6},
    {"ha", OML_MEASURE_AREA, 0.01},
    {"1000 ha", OML_MEASURE_AREA, 10},
    {"km2", OML_MEASURE_AREA, 1},
    {"m3", OML_MEASURE_VOLUME, 1},
    {"1000 m3", OML_MEASURE_VOLUME, 1e3},
    {"Mm3", OML_MEASURE_VOLUME, 1e6},
    {"hm3", OML_MEASURE_VOLUME, 1e6},
    {"km3", OML_MEASURE_VOLUME, 1e9},
};

oml_measure_kind
oml_measure_of(const char *unit, double *base, const char **of_what)
{
    *base = 0;
    *of_what = "";
    for (size_t i = 0; unit != NULL && i < OML_COUNT(known); i++) {
        const size_t n = strlen(known[i].name);
        if (strncmp(unit, known[i].name, n) != 0 || (unit[n] != '\0' && unit[n] != ' '))
            continue;
        *base = known[i].base;
        *of_what = unit[n] == ' ' ? unit + n + 1 : "";
        return known[i].kind;
    }
    return OML_MEASURE_NONE;
}

double
oml_measure_factor(const char *from, const char *to)
{
    double a, b;
    const char *what, *other;
    if (from == NULL || to == NULL)
        return 0;
    if (strcmp(from, to) == 0)
        return 1;
    const oml_measure_kind kind = oml_measure_of(from, &a, &what);
    if (kind == OML_MEASURE_NONE || kind != oml_measure_of(to, &b, &other) || strcmp(what, other) != 0)
        return 0;
    return a / b;
}

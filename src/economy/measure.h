/**
 * Measure: units of what a satellite counts, and how many of one are in another.
 *
 * A unit is a name from a fixed table, exactly as spelt, which may be followed by a space and what is
 * measured ("t CO2e"): units of other things are not converted into each other. What is not in the table is not known,
 * and is never guessed.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_MEASURE_H
#define OML_ECONOMY_MEASURE_H

#include "base/cx.h"

/** What a unit measures; base units are t, TJ, person, hour, km2 and m3. */
typedef enum oml_measure_kind {
    OML_MEASURE_NONE, /* not known */
    OML_MEASURE_MASS,
    OML_MEASURE_ENERGY,
    OML_MEASURE_PERSONS,
    OML_MEASURE_HOURS,
    OML_MEASURE_AREA,
    OML_MEASURE_VOLUME,
} oml_measure_kind;

/** What it measures, and how many base units are in one. *of_what: what follows the name, "" when nothing does. NULL is
 * not known. */
oml_measure_kind oml_measure_of(const char *unit, double *base, const char **of_what);
/** How many `to` are in one `from`: 1 when they are the same text; 0 when either is not known or they measure other
 * things. */
double oml_measure_factor(const char *from, const char *to);

#endif

/**
 * Sda: structural decomposition, why a footprint changed between two tables.
 *
 * With s intensities, L the inverse and y final demand, D = s L y changes by three
 * things: less emitted per unit made, another technology and trade, another demand.
 * Each of the two polar forms is exact; they differ in what is held at which end, and
 * their mean is what is commonly reported [docs/method/whatif.md, eq. D1-D3]:
 *
 *   first    ds x1      + m0 dA x1      + m0 dy
 *   second   ds x0      + m1 dA x0      + m1 dy
 *
 * with x = L y and m = s L of each table. The terms of either sum to D1 - D0.
 *
 * Source: E. Dietzenbacher, B. Los, Structural decomposition techniques: sense and
 * sensitivity, Economic Systems Research 10 (1998).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SDA_H
#define OML_ECONOMY_SDA_H

#include "economy/solver.h"

typedef enum oml_sda_term { OML_SDA_INTENSITY, OML_SDA_TECHNOLOGY, OML_SDA_DEMAND, OML_SDA_TERMS } oml_sda_term;

typedef struct oml_sda {
    size_t n;
    double before, after; /* D0, D1 */
    double first[OML_SDA_TERMS], second[OML_SDA_TERMS];
    double *mean[OML_SDA_TERMS]; /* n each, by row of the second table: who emits, who buys inputs, what is asked for */
    double error;                /* largest gap between a form's sum and D1 - D0, from the solves */
    double residual;
} oml_sda;

/** A table with the stressor's intensities and the demand whose footprint it is; n values each. */
typedef struct oml_sda_side {
    const oml_iot *t;
    const oml_solver *solver;
    const double *s, *y;
} oml_sda_side;

/**
 * Rows are matched by the codes of region and sector, in whatever order. Fails with OML_E_INPUT (OML-SDA-01) when the
 * tables do not have the same rows. Time: four solves and two reads of each table.
 */
oml_rc oml_sda_new(oml_cx *cx, const oml_sda_side *before, const oml_sda_side *after, oml_sda **out) OML_CHECKED;
void oml_sda_free(oml_sda *d);
OML_OWNED(sda)

/** "intensity" ...: N_(). */
const char *oml_sda_name(oml_sda_term term);

#endif

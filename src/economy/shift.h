/**
 * Shift: what interventions do to a table, cell by cell.
 *
 * Holds only the cells that differ: coefficients A, final demand Y, stressors S and
 * primary inputs V per unit of output, and what final users pay on top (VY). Steps
 * are applied one after another, each to what those before it left
 * [docs/method/whatif.md, eq. W1-W7].
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SHIFT_H
#define OML_ECONOMY_SHIFT_H

#include "economy/edits.h"
#include "economy/scenario.h"

/** Where money goes, in the table's currency; of industries at the output of the table. */
typedef struct oml_shift_money {
    double less;    /* no longer spent on what was named */
    double to;      /* of it, spent on what replaces it */
    double respent; /* of it, spent by final users on everything else */
    double kept;    /* of it, kept by final users and spent on nothing */
    double primary; /* of it, kept by industries as primary input */
} oml_shift_money;

typedef struct oml_shift {
    const oml_iot *t; /* borrowed */
    oml_edits A, Y, S, V, VY;
    oml_shift_money money;
} oml_shift;

/** Nothing changed yet. */
void oml_shift_init(oml_shift *c, const oml_iot *t);
void oml_shift_done(oml_shift *c);

/**
 * One step with these values; it must hold for the table. Time n times the columns concerned.
 * Fails with OML_E_INPUT: OML-SFT-01 nothing in the table is concerned, -02 the product bought instead is not made
 * where the users are and they buy none of it now, -03 more than all would be saved, -04 the table lacks what the kind
 * changes (regions, stressors, primary inputs).
 */
oml_rc oml_shift_apply(oml_cx *cx, oml_shift *c, const oml_scenario_step *s, double value, double cost,
                       double respend) OML_CHECKED;

/** Cells as the table has them: A, S and V per unit of output, zero where there is none [eq. 2, 4]. */
double oml_shift_A(const oml_iot *t, size_t i, size_t j);
double oml_shift_S(const oml_iot *t, size_t k, size_t j);
double oml_shift_V(const oml_iot *t, size_t p, size_t j);

#endif

/**
 * Whatif: what interventions change in output, primary inputs and stressors, at home
 * and abroad, by sector.
 *
 * Exact for the model and at full resolution: x = (I - A - D)^-1 (y + d), solved for
 * the changed table as economy/update.h does; nothing is linearised. Indicators are
 * numbered: 0 is output, then the primary inputs, then the stressors. Interventions
 * are applied in the order of the scenario, each to what those before it left.
 *
 * The baseline is the model's own answer for the table's final demand, so that a table
 * that does not balance adds nothing to a change.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_WHATIF_H
#define OML_ECONOMY_WHATIF_H

#include "economy/shift.h"
#include "economy/solver.h"

enum { OML_WHATIF_OUTPUT = 0 };

/** A table that is ready to be asked; read-only. */
typedef struct oml_whatif {
    const oml_iot *t;
    const oml_solver *solver;
    double *x; /* n: output of the baseline */
    double residual;
} oml_whatif;

/** Table and solver are borrowed. Time: one solve. Fails as the solver. */
oml_rc oml_whatif_new(oml_cx *cx, const oml_iot *t, const oml_solver *s, oml_whatif **out) OML_CHECKED;
void oml_whatif_free(oml_whatif *w);
OML_OWNED(whatif)

/** How many indicators there are: 1 + primary inputs + stressors. */
size_t oml_whatif_indicators(const oml_iot *t);

/** One run. */
typedef struct oml_whatif_answer {
    oml_shift change;
    double *x;   /* n */
    size_t rank; /* of the update; economy/update.h */
    bool refreshed;
    double residual;
} oml_whatif_answer;

/**
 * Runs the steps that are in `with` (as many as the scenario has; NULL: all) and hold for the table's year, at a level.
 * Fails as oml_shift_apply and oml_update_new. Time: r solves for a change of rank r, or one solver.
 */
oml_rc oml_whatif_run(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level,
                      const bool with[], oml_whatif_answer **out) OML_CHECKED;
void oml_whatif_answer_free(oml_whatif_answer *a);
OML_OWNED(whatif_answer)

/** Indicator q in row j; a NULL answer is the baseline. */
double oml_whatif_value(const oml_whatif *w, const oml_whatif_answer *a, size_t q, size_t j);
/** The same summed over the rows of a region and a sector; OML_IOT_NONE: of all. */
double oml_whatif_sum(const oml_whatif *w, const oml_whatif_answer *a, size_t q, uint32_t region, uint32_t sector);

/**
 * Does money add up? What final users spend, all primary inputs on the way to it, and what no primary input of the
 * table explains: price gap = sum over j of (1 - column sum of A - column sum of V) x_j. final = primary + gap always;
 * a scenario whose closure keeps column totals leaves the gap where it was, but for what moves between sectors that
 * have a gap of their own.
 */
typedef struct oml_whatif_money {
    double final, primary, gap, error; /* error: final - primary - gap, from the residual alone */
} oml_whatif_money;
void oml_whatif_balance(const oml_whatif *w, const oml_whatif_answer *a, oml_whatif_money *out);

typedef enum oml_whatif_attribution { OML_WHATIF_SHAPLEY, OML_WHATIF_ORDER } oml_whatif_attribution;
enum { OML_WHATIF_SHAPLEY_MOST = 8 }; /* steps: 2^8 runs */

/**
 * What each step contributes to the whole change of every indicator: C is steps x 2 indicators, column 2 q home and
 * 2 q + 1 abroad. Shapley: the mean over all orders of what the step adds to those before it, exact from 2^n runs; in
 * ORDER: what it adds to the steps before it in the scenario. Both sum to the change. Runs keep the scenario's order
 * within a set of steps. Fails with OML_E_INPUT (OML-WHI-01) for Shapley of more than OML_WHATIF_SHAPLEY_MOST steps.
 * Source: L. S. Shapley, A value for n-person games (1953).
 */
oml_rc oml_whatif_attribute(oml_cx *cx, const oml_whatif *w, const oml_scenario *s, oml_scenario_level level,
                            oml_whatif_attribution how, oml_mat **C) OML_CHECKED;

#endif

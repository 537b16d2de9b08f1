/**
 * Carry: what extra activity in a set of industries carries along in the others.
 *
 * "One job in industry brings so many other jobs" is asked in two ways, and the
 * answers differ, because the industries of the set also supply each other:
 *
 *   DEMAND  final users ask for more from the set. All it takes is extra, also in
 *           the set itself, which thus grows by more than was asked [eq. 10].
 *           This is what a table of multipliers says.
 *   OUTPUT  the set as a whole becomes so much larger and no more; what its industries
 *           deliver to each other is part of that. Carried along is only what the
 *           industries outside the set make more [eq. 11]. This is what the question
 *           "10,000 extra jobs in manufacturing" literally says.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_CARRY_H
#define OML_ECONOMY_CARRY_H

#include "economy/household.h"

typedef enum oml_carry_kind { OML_CARRY_DEMAND, OML_CARRY_OUTPUT } oml_carry_kind;

/** The columns of the answer. */
enum { OML_CARRY_DIRECT, OML_CARRY_CHAIN, OML_CARRY_INDUCED, OML_CARRY_STEPS };

/**
 * Extra output by industry and step. `extra` holds n values, the extra output of each industry of the set (and 0
 * elsewhere, where it is not read): final demand for DEMAND, total growth for OUTPUT. inside[j] says which industries
 * are in the set. *X is n x OML_CARRY_STEPS: the extra itself, what the supply chain adds, and what re-spent pay
 * adds to that (zero when `c`, the closed model, is NULL). Any stressor follows as S X.
 *
 * Time 2 n^2 s + 2/3 s^3 for a set of s industries.
 * Fails: OML_E_INPUT OML-ECO-11 the set is empty; OML_E_NUMERIC OML-NUM-04 the set cannot grow by itself.
 */
oml_rc oml_carry_output(oml_cx *cx, const oml_leontief *m, const oml_household *c, oml_carry_kind kind,
                        const bool inside[], const double extra[], oml_mat **X) OML_CHECKED;

#endif

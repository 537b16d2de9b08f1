/**
 * Ranking problem: the value chains of an agenda as a problem (op/problem.h), for all methods.
 *
 * Scores stay in the unit of their criterion, with its value function, weight, direction and
 * thresholds; thresholds are left out where another metric stands in for the criterion's own,
 * since its unit is another. TOPSIS takes values, as units differ. The sets of weights that
 * say something of every criterion come along.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_RANKING_PROBLEM_H
#define OML_OP_RANKING_PROBLEM_H

#include "op/problem.h"
#include "op/ranking.h"

/** In cx->tmp. Fails with OML_E_INPUT: OML-RAN-04 for thresholds of a criterion that do not rise. */
oml_rc oml_ranking_problem_make(oml_cx *cx, oml_session *s, const oml_ranking *r, oml_problem *out) OML_CHECKED;

#endif

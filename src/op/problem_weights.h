/**
 * Problem weights: how much criteria count, in the forms in which people say it.
 *
 *     { "method": "swing", "points": { "cost": 100, "fit": 40 } }
 *     { "method": "roc", "order": ["cost", "fit", "jobs"] }
 *     { "method": "ahp", "matrix": [[1, 3], [null, 1]] }
 *     { "method": "bwm", "best": "cost", "worst": "fit",
 *       "best_over": { "cost": 1, "fit": 5 }, "over_worst": { "cost": 5, "fit": 1 } }
 *
 * direct and swing have points; roc, rank_sum and reciprocal an order of all criteria,
 * the most important first; ahp judgements in pairs, rows and columns in the order of
 * the criteria, null for the inverse of the opposite; bwm (and bwm_ratio, its first model)
 * the judgements against the best and the worst criterion. Formulas: decision/weights.h, ahp.h, bwm.h.
 *
 * In `weightsets` each entry is the same with a `code`. Without `method` it is direct.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_WEIGHTS_H
#define OML_OP_PROBLEM_WEIGHTS_H

#include "op/problem.h"

/** "equal", "direct", "swing", "roc", "rank_sum", "reciprocal", "ahp", "bwm", "bwm_ratio". */
const char *oml_problem_weights_word(oml_problem_how how);

/**
 * `weights`, `weightsets` and the criteria's `limits`, when root has them. Fails with OML_E_INPUT and the place:
 * OML-PRB-20 to -29, and as the methods do.
 */
oml_rc oml_problem_weights_read(oml_cx *cx, const char *file, const oml_json *root, oml_problem *p) OML_CHECKED;

/** How SMAA draws weights: within the limits and, where an order was given, in that order. Fails as
 * oml_simplex_prepare. */
oml_rc oml_problem_weights_space(oml_cx *cx, const oml_problem *p, uint64_t seed, oml_simplex *out) OML_CHECKED;

#endif

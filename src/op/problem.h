/**
 * Problem: alternatives on criteria from a JSON file, without an agenda.
 *
 *     { "criteria": [ { "code": "cost", "direction": "min", "weight": 2, "scale": [0, 100],
 *                       "value": [[0, 1], [40, 0.5], [100, 0]],
 *                       "preference": { "type": "linear", "q": 5, "p": 20 },
 *                       "thresholds": { "q": 5, "p": 20, "v": 60 } },
 *                     { "code": "fit", "levels": ["low", "middle", "high"] } ],
 *       "alternatives": [ { "code": "a", "values": { "cost": [30, 40], "fit": "high" } } ],
 *       "normalise": "vector" }
 *
 * `direction` is max unless it says min; weights that are all absent are equal. `value`
 * (points of a value function) or else `scale` (its two ends) declares how good a score
 * is; without either the scores at hand do. `levels` go from the lowest to the highest.
 * A value is a number, null, [low, high] or a level; `values` may also be a list in the
 * order of the criteria. Every error says where in the file it stands.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_H
#define OML_OP_PROBLEM_H

#include "decision/electre3.h"
#include "decision/promethee.h"
#include "decision/topsis.h"
#include "decision/value.h"

enum { OML_PROBLEM_MOST = 500 }; /* alternatives; and criteria */

typedef struct oml_problem {
    size_t n, k;
    const char **alternative, **criterion; /* codes */
    double *low, *high;                    /* n x k scores; NAN: missing; levels count from 1 */
    bool *falls;                           /* k */
    double *weight;                        /* k, together 1 */
    bool equal_weights;                    /* none was given */
    oml_value *value;                      /* k */
    bool *stretched;                       /* k: no scale was declared */
    size_t *levels;                        /* k: 0 where the criterion has none */
    oml_promethee_function *preference;    /* k: usual unless given */
    oml_electre3_threshold *threshold;     /* k: 0, 0 and no veto unless given */
    oml_topsis_normal normal;
} oml_problem;

/**
 * In cx->tmp. Fails as the file and its JSON do, and with OML_E_INPUT, file and place: OML-PRB-01 to -19.
 */
oml_rc oml_problem_read(oml_cx *cx, const char *file, oml_problem *out) OML_CHECKED;

/** The middle of a score's range; NAN when it is missing. */
double oml_problem_score(const oml_problem *p, size_t a, size_t j);

#endif

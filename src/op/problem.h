/**
 * Problem: alternatives on criteria from a JSON file, without an agenda.
 *
 *     { "criteria": [ { "code": "cost", "direction": "min", "weight": 2, "scale": [0, 100],
 *                       "value": [[0, 1], [40, 0.5], [100, 0]], "limits": [0.1, 0.5],
 *                       "preference": { "type": "linear", "q": 5, "p": 20 },
 *                       "thresholds": { "q": 5, "p": 20, "v": 60 } },
 *                     { "code": "fit", "levels": ["low", "middle", "high"] } ],
 *       "alternatives": [ { "code": "a", "values": { "cost": [30, 40], "fit": "high" } } ],
 *       "weights": { "method": "roc", "order": ["cost", "fit"] },
 *       "weightsets": [ { "code": "company", "points": { "cost": 80, "fit": 20 } } ],
 *       "profiles": [ { "code": "fine", "values": [50, "middle"] } ], "cut": 0.75,
 *       "normalise": "vector" }
 *
 * `direction` is max unless it says min; weights that are all absent are equal. `value`
 * (points of a value function, the same score twice is a step) or else `scale` (its two
 * ends) declares how good a score is; without either the scores at hand do. `levels` go
 * from the lowest to the highest. A value is a number, null, [low, high], a level,
 * {"normal": [mean, deviation]} or {"lognormal": [mean, deviation of the logarithm]};
 * `values` may also be a list in the order of the criteria. `profiles` are the limits of
 * classes, from the worst to the best, for electre3. `weights` and `weightsets`
 * are in problem_weights.h. Every error says where in the file it stands.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_H
#define OML_OP_PROBLEM_H

#include "decision/electre3.h"
#include "decision/promethee.h"
#include "decision/smaa.h"
#include "decision/topsis.h"
#include "render/table.h"
#include "text/json.h"

enum { OML_PROBLEM_MOST = 500 }; /* alternatives; and criteria */

/** How the weights came about; DIRECT when each criterion has its own. */
typedef enum oml_problem_how {
    OML_PROBLEM_EQUAL, /* none was given */
    OML_PROBLEM_DIRECT,
    OML_PROBLEM_SWING,
    OML_PROBLEM_ROC,
    OML_PROBLEM_RANK_SUM,
    OML_PROBLEM_RECIPROCAL,
    OML_PROBLEM_AHP,
    OML_PROBLEM_BWM,
    OML_PROBLEM_BWM_RATIO,
    OML_PROBLEM_HOWS
} oml_problem_how;

typedef struct oml_problem_weights {
    const char *code, *title; /* of a set, and for people; NULL: the problem's own */
    oml_problem_how how;
    double *weight;       /* k, together 1 */
    size_t *order;        /* k: the most important first, where an order was given; NULL: none */
    double consistency;   /* of AHP its ratio, of BWM that of its input; NAN: nothing to tell */
    size_t triad[3];      /* of AHP: the criteria that contradict each other most */
    double contradiction; /* how many times */
} oml_problem_weights;

typedef struct oml_problem {
    size_t n, k;
    const char **alternative, **criterion; /* codes */
    const char **title;                    /* n: alternatives for people; the codes where there is no other name */
    oml_smaa_cell *cell;                   /* n x k scores as they are known; levels count from 1 */
    double *score, *low, *high;            /* n x k: the middle and the ends of each; NAN: missing */
    bool *falls;                           /* k */
    oml_problem_weights weights;
    oml_problem_weights *set; /* of groups */
    size_t sets;
    double *least, *most;               /* k: limits of the weights in SMAA; 0 and 1 where there are none */
    oml_value *value;                   /* k */
    bool *stretched;                    /* k: no scale was declared */
    size_t *levels;                     /* k: 0 where the criterion has none */
    const char ***level;                /* k: their names; NULL where the criterion has none */
    oml_promethee_function *preference; /* k: usual unless given */
    oml_electre3_threshold *threshold;  /* k: 0, 0 and no veto unless given */
    size_t profiles;                    /* of ELECTRE TRI-B: limits of classes, from the worst to the best */
    const char **profile;               /* codes */
    double *profile_score;              /* profiles x k */
    double cut;                         /* the credibility that counts */
    oml_topsis_normal normal;
    bool by_value; /* topsis takes values instead of scores, and does not normalise them */
} oml_problem;

/**
 * In cx->tmp: nothing known, larger is better, no weights yet. Fails with OML_E_NOMEM (OML-PRB-19).
 */
oml_rc oml_problem_new(oml_cx *cx, size_t n, size_t k, oml_problem *out) OML_CHECKED;

/** The cell of an alternative: JSON has its code, people see its title. */
void oml_problem_name(oml_table *t, const oml_problem *p, size_t a);

/** What is known of a score, with its middle and ends: of a normal or lognormal the 95% interval. */
void oml_problem_put(oml_problem *p, size_t a, size_t j, oml_smaa_cell cell);

/**
 * In cx->tmp. Fails as the file and its JSON do, and with OML_E_INPUT, file and place: OML-PRB-01 to -18, and as
 * problem_weights.h says.
 */
oml_rc oml_problem_read(oml_cx *cx, const char *file, oml_problem *out) OML_CHECKED;
/** The same from JSON at hand; `file` is for messages. */
oml_rc oml_problem_parse(oml_cx *cx, const char *file, const oml_json *root, oml_problem *out) OML_CHECKED;

/** One value of JSON that oml_problem_parse reads back: all that the methods need, nothing rounded. */
void oml_problem_write(const oml_problem *p, oml_json_out *w);

#endif

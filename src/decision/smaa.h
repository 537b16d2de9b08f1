/**
 * SMAA: SMAA-2 over uncertain weights and uncertain scores, drawn in blocks.
 *
 * Each draw takes weights from all that are admissible (decision/simplex.h) and a score
 * for every cell from its distribution; a value function turns it into a value. From the
 * order of V(a) come the rank acceptabilities b(a,r), the pairwise winning indices
 * c(a,b), the central weight vector of each alternative (the mean of the weights that
 * put it first) and its confidence factor: how often it is first when weighed with its
 * own central weights, only the scores being uncertain [eq. 8-10, 42-44 of
 * docs/method/decision.md].
 *
 * Weights and values are single-precision; draw d uses numbers of stream d of the seed
 * only, additions stand in one order, counts are whole numbers: the result is the same to
 * the last bit for any number of threads and any processor.
 *
 * Source: R. Lahdelma, P. Salminen, SMAA-2, Operations Research 49 (2001) 444-454;
 * P. Leskinen and others, Journal of Environmental Management 80 (2006) for the pairwise
 * indices; R. Lahdelma, K. Miettinen, P. Salminen, Ordinal criteria in stochastic
 * multicriteria acceptability analysis (SMAA), European Journal of Operational Research
 * 147 (2003) 117-127.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_SMAA_H
#define OML_DECISION_SMAA_H

#include "decision/acceptability.h"
#include "decision/simplex.h"
#include "decision/value.h"

typedef enum oml_smaa_kind {
    OML_SMAA_FIXED,     /* p */
    OML_SMAA_UNIFORM,   /* anywhere from p to q */
    OML_SMAA_NORMAL,    /* mean p, standard deviation q */
    OML_SMAA_LOGNORMAL, /* the logarithm has mean p, standard deviation q */
    OML_SMAA_ORDINAL,   /* level p of the criterion's levels, 0 is the worst: values drawn in that order from 0 to 1 */
    OML_SMAA_MISSING,   /* any value from 0 to 1 */
} oml_smaa_kind;

typedef struct oml_smaa_cell {
    oml_smaa_kind kind;
    double p, q;
} oml_smaa_cell;

typedef struct oml_smaa_problem {
    size_t n, k;
    const oml_smaa_cell *cell;  /* n x k, row by row */
    const oml_value *value;     /* k value functions; NULL: scores are values already */
    const size_t *levels;       /* k: how many levels an ordinal criterion has; NULL: no criterion is */
    const oml_simplex *weights; /* prepared; NULL: all weights */
} oml_smaa_problem;

enum { OML_SMAA_MOST = 4096 }; /* alternatives; and criteria */

/**
 * The result lives in cx->tmp. Time draws times n (n / 64 + k) operations on 64 draws at once, over cx->threads.
 * Fails with OML_E_INPUT: OML-DEC-20 nothing to compare, -21 a score is not finite, -22 a range upside down or a spread
 * below zero, -30 0 or too many draws, OML-DCM-45 a level that does not exist, -46 too many alternatives or criteria;
 * OML_E_NOMEM (OML-DEC-31); and when cancelled.
 */
oml_rc oml_smaa_draw(oml_cx *cx, const oml_smaa_problem *p, uint64_t draws, uint64_t seed,
                     oml_acceptability *out) OML_CHECKED;

#endif

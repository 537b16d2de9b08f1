/**
 * Regionalise: an estimate of a region's coefficients from the nation's and from jobs.
 *
 * A region buys from itself what it can make: with location quotients
 *
 *     SLQ_i   = (e_i / e) / (E_i / E)      the region's jobs e, the nation's E              (26)
 *     CILQ_ij = SLQ_i / SLQ_j; SLQ_i on the diagonal                                       (27)
 *     FLQ_ij  = lambda CILQ_ij,  lambda = log2(1 + e / E)^delta                            (28)
 *
 * a_ij of the region = a_ij of the nation times the quotient, where that is below 1; the
 * rest comes from elsewhere in the nation. FLQ takes into account that small regions import
 * more; delta of 0.2 to 0.35 is usual, and is an assumption.
 *
 * Sources: W. I. Morrison, P. Smith, Nonsurvey input-output techniques at the small area level,
 * Journal of Regional Science 14 (1974); A. T. Flegg, C. D. Webber, On the appropriate use of
 * location quotients in generating regional input-output tables, Regional Studies 31 (1997).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_REGIONALISE_H
#define OML_ECONOMY_REGIONALISE_H

#include "num/mat.h"

typedef enum oml_regionalise_method {
    OML_REGIONALISE_SLQ,
    OML_REGIONALISE_CILQ,
    OML_REGIONALISE_FLQ,
    OML_REGIONALISE_METHODS
} oml_regionalise_method;

/** "slq" ...; OML_REGIONALISE_METHODS when there is none of that name. */
oml_regionalise_method oml_regionalise_named(const char *name);

/**
 * A (n x n), the nation's, becomes the region's; e and E are jobs (or output) of both per industry.
 * Fails with OML_E_INPUT: OML-REG-01 the region has more than the nation, or a figure is negative or not finite; -02
 * no jobs at all.
 */
oml_rc oml_regionalise_coefficients(oml_cx *cx, oml_mat *A, const double e[], const double E[],
                                    oml_regionalise_method method, double delta) OML_CHECKED;

#endif

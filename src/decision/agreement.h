/**
 * Agreement: what a panel's scores of one item say, and whether the panel is of one mind.
 *
 * Median and quartiles (type 7), median absolute deviation, van der Eijk's A, and
 * the rule of the RAND/UCLA Appropriateness Method for panels [eq. 14-17 of
 * docs/method/decision.md]. Who did not know or had an interest is not among the
 * scores.
 *
 * Source: R. J. Hyndman, Y. Fan, The American Statistician 50 (1996) 361-365;
 * C. van der Eijk, Quality and Quantity 35 (2001) 325-341; W. J. Tastle, M. J. Wierman,
 * International Journal of Approximate Reasoning 45 (2007) 531-545; K. Fitch and others,
 * The RAND/UCLA Appropriateness Method User's Manual (2001).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_AGREEMENT_H
#define OML_DECISION_AGREEMENT_H

#include "base/cx.h"

/**
 * With t = floor((n + 1) / 3): disagreement when at least t scores are in the lowest third of the scale and at least t
 * in the highest; agreement when fewer than t are outside the third in which the median is; else mixed. Fewer than
 * five scores say nothing.
 */
typedef enum oml_agreement_kind {
    OML_AGREEMENT_FEW,
    OML_AGREEMENT_YES,
    OML_AGREEMENT_MIXED,
    OML_AGREEMENT_NO
} oml_agreement_kind;

enum { OML_AGREEMENT_LEAST = 5 }; /* scores */

typedef struct oml_agreement {
    size_t n;
    double mean, median, q1, q3;
    double mad; /* median distance to the median */
    double a;   /* van der Eijk's A: 1 agreement, 0 all values alike, -1 split between the extremes */
    oml_agreement_kind kind;
} oml_agreement;

/**
 * Scores on the whole numbers least..most, at least three of them. With n = 0 the figures are NAN.
 * Fails with OML_E_INPUT: OML-DEC-40 a score is no whole number of the scale, -41 the scale is no scale.
 */
oml_rc oml_agreement_of(oml_cx *cx, const double score[], size_t n, int least, int most,
                        oml_agreement *out) OML_CHECKED;

/** The word for it: "few", "agreement", "mixed", "disagreement". */
const char *oml_agreement_word(oml_agreement_kind kind);

/** Van der Eijk's A of how often each of K >= 3 ordered categories was chosen; NAN when none was. Time K^3 times
 * layers. */
double oml_agreement_eijk(oml_cx *cx, const double frequency[], size_t K);
/** Tastle and Wierman's consensus of the same: 1 when all chose one category, 0 when half chose each end. */
double oml_agreement_consensus(const double frequency[], size_t K);

#endif

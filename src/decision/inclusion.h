/**
 * Inclusion: how surely an item belongs in the portfolio when scores and weights are not sure.
 *
 * Weights may lie anywhere between the stated ones (spread 0) and all that are at
 * least 0 and add up to 1 (spread 1): w = (1 - spread) stated + spread u, u uniform
 * on the simplex. Scores lie within their ranges, and so do costs: one draw an item says
 * how dear it turns out in all its rules, half of the time below what is expected, half
 * above. The share of drawn optima with the
 * item is its inclusion index; over all portfolios that no other dominates it is the
 * core index of robust portfolio modelling [eq. P3-P4 of docs/method/decision.md]:
 *
 *     core  in all          borderline  in some          exterior  in none
 *
 * Draw d uses stream d of the seed: the same for any number of threads.
 *
 * Source: J. Liesio, P. Mild, A. Salo, European Journal of Operational Research 181
 * (2007) 1488-1505 and 190 (2008) 679-695; on drawn optima: T. Tervonen, J. Liesio,
 * A. Salo, European Journal of Operational Research 263 (2017) 614-624.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_INCLUSION_H
#define OML_DECISION_INCLUSION_H

#include "decision/additive.h"
#include "decision/portfolio.h"

/** What the numbers of a rule may also be: from low to high around those of the rule, each n of the row; NULL: certain.
 */
typedef struct oml_inclusion_range {
    const int64_t *low, *high;
} oml_inclusion_range;

typedef struct oml_inclusion {
    const oml_portfolio *portfolio;   /* its benefits are not used */
    const oml_inclusion_range *range; /* n_rules; NULL: all certain */
    const oml_additive *values;       /* of its items: what a benefit is made of */
    const double *factor;             /* n: the benefit is factor times the weighted value; NULL: 1 */
    double spread;                    /* 0 to 1 */
} oml_inclusion;

typedef struct oml_inclusion_drawn {
    size_t solved;     /* draws that ended with an optimum: what shares are of */
    size_t impossible; /* draws in which no portfolio kept the rules */
} oml_inclusion_drawn;

/**
 * share (n) becomes the inclusion index of each item. One search a draw. Fails as oml_additive_check and
 * oml_portfolio_best, and with OML-PTF-10 for no draws or a spread outside 0 to 1.
 */
oml_rc oml_inclusion_draw(oml_cx *cx, const oml_inclusion *m, size_t draws, uint64_t seed, double share[],
                          oml_inclusion_drawn *out) OML_CHECKED;

enum { OML_INCLUSION_SMALL = 20 }; /* items for the exact index */

/**
 * core (n) becomes the exact core index over the portfolios that no other dominates, costs as expected, of which there
 * are *portfolios; 0 where it is not computed: more than OML_INCLUSION_SMALL items, synergies, or too many portfolios
 * to compare.
 */
oml_rc oml_inclusion_core(oml_cx *cx, const oml_inclusion *m, double core[], size_t *portfolios) OML_CHECKED;

/** "core", "borderline" or "exterior". */
const char *oml_inclusion_word(double share);

#endif

/**
 * Portfolio: which items to take together, for the most benefit that their means and rules allow.
 *
 *     maximise  sum_i V_i x_i + sum_s b_s y_s     [eq. P1 of docs/method/decision.md]
 *
 * over x in {0,1}; y_s is 1 when both items of synergy s are taken. Budgets,
 * capacities, requirements, exclusions, musts and minima of a group are all rows
 * least <= sum a_i x_i <= most (num/mip.h), whose words the caller keeps. Of equal
 * benefits the cheapest is taken. Not doing an item is worth 0, by declaration.
 *
 * Benefits are rounded to a millionth of the largest; the benefit that is reported
 * is the sum of the unrounded ones.
 *
 * Source: K. Golabi, C. W. Kirkwood, A. Sicherman, Management Science 27 (1981)
 * 174-189; C. Stummer, K. Heidenberger, IEEE Transactions on Engineering Management
 * 50 (2003) 175-183; A. Salo, J. Keisler, A. Morton, Portfolio decision analysis (2011).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_PORTFOLIO_H
#define OML_DECISION_PORTFOLIO_H

#include "num/mip.h"

/** What two items are worth together beyond their sum; below 0 where they overlap. */
typedef struct oml_portfolio_synergy {
    size_t a, b;
    double bonus;
} oml_portfolio_synergy;

typedef struct oml_portfolio {
    size_t n;
    const double *benefit; /* n */
    const int64_t *cost;   /* n, together; euro cents */
    const oml_mip_row *rule;
    size_t n_rules;
    const oml_portfolio_synergy *synergy;
    size_t n_synergies;
    oml_mip_limit limit; /* of each search */
} oml_portfolio;

typedef struct oml_portfolio_choice {
    oml_mip_status status;
    const unsigned char *x; /* n, in cx->tmp; NULL: nothing was found */
    double benefit, bound;  /* no choice has more than `bound` */
    int64_t cost;
    size_t taken;
    double seconds;
} oml_portfolio_choice;

/** `start` (n) is a choice to begin from, or NULL. Fails with OML_E_INPUT (OML-PTF-01) when a benefit is not finite,
 * and as oml_mip_solve. */
oml_rc oml_portfolio_best(oml_cx *cx, const oml_portfolio *p, const unsigned char start[],
                          oml_portfolio_choice *out) OML_CHECKED;

/** The same with rule `at` replaced by another; at = n_rules adds one. Lives in cx->tmp, p is borrowed. */
oml_portfolio oml_portfolio_with(oml_cx *cx, const oml_portfolio *p, size_t at, oml_mip_row rule);
/** A rule of one item: x_i = value. */
oml_mip_row oml_portfolio_fix(oml_cx *cx, size_t i, int64_t value);
/** A rule: the cost of all that is taken is at most that. */
oml_mip_row oml_portfolio_spend(oml_cx *cx, const oml_portfolio *p, int64_t most);

/** Benefit of a choice. */
double oml_portfolio_benefit(const oml_portfolio *p, const unsigned char x[]);

/**
 * The list by benefit per euro, for comparison: items are taken from the top as long as no upper end of a rule is
 * passed and no lower end moves further away. *keeps tells whether the outcome keeps all rules. order and x have n.
 * Time n^2 times the rules.
 */
void oml_portfolio_greedy(oml_cx *cx, const oml_portfolio *p, size_t order[], unsigned char x[], bool *keeps);

#endif

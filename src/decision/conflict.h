/**
 * Conflict: the smallest set of rules that cannot be kept together, when a portfolio is impossible.
 *
 * Rules are left out one after another; one without which the rest can be kept must
 * stay (the deletion filter). What remains is irreducible: without any one of them
 * there is a portfolio [eq. P5 of docs/method/decision.md].
 *
 * Source: J. W. Chinneck, E. W. Dravnieks, Locating minimal infeasible constraint sets
 * in linear programs, ORSA Journal on Computing 3 (1991) 157-168.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_CONFLICT_H
#define OML_DECISION_CONFLICT_H

#include "decision/portfolio.h"

/**
 * rule (p->n_rules) becomes the indices of such a set, *n how many; 0 when all rules can be kept. The result is proven
 * when every search ended within p->limit; otherwise the set may hold a rule too many, and *proven is false.
 * One search a rule.
 */
oml_rc oml_conflict_find(oml_cx *cx, const oml_portfolio *p, size_t rule[], size_t *n, bool *proven) OML_CHECKED;

/**
 * What the rule would have to allow so that all the others can be kept: the least upper end of one that has an upper
 * end, else the largest lower end. *helps is false when the others cannot be kept even without it, or when time ended
 * first. One search.
 */
oml_rc oml_conflict_release(oml_cx *cx, const oml_portfolio *p, size_t rule, int64_t *end, bool *helps) OML_CHECKED;

#endif

/**
 * Frontier: the most benefit for every budget, and what the next euro buys.
 *
 * The epsilon-constraint method: the cost of all is held under budgets at equal
 * steps from the cheapest possible portfolio to the one that money does not limit
 * [eq. P2 of docs/method/decision.md]. A point is supported when it lies on the
 * upper hull of all: no mix of a cheaper and a dearer one beats it.
 *
 * Source: Y. Y. Haimes, L. S. Lasdon, D. A. Wismer, IEEE Transactions on Systems, Man
 * and Cybernetics 1 (1971) 296-297; on supported points: M. Ehrgott, Multicriteria
 * optimization (2005).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_FRONTIER_H
#define OML_DECISION_FRONTIER_H

#include "decision/portfolio.h"

typedef struct oml_frontier_point {
    int64_t budget;
    oml_portfolio_choice choice;
    bool supported;
} oml_frontier_point;

/**
 * Fills point (at most `points`, 2 or more) from cheap to dear, each portfolio once; *n tells how many. The last is the
 * optimum of p itself. None when p is impossible. One search a point, and one for the cheapest.
 */
oml_rc oml_frontier_draw(oml_cx *cx, const oml_portfolio *p, size_t points, oml_frontier_point point[],
                         size_t *n) OML_CHECKED;

#endif

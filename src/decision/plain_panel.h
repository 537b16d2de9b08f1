/**
 * Plain panel: what voters agree on, once more and without any speed, for `omloop verify`.
 *
 * Quartiles, agreement, concordance and the orders of voters, written from their formulas
 * [eq. 14-18, 39-40 of docs/method/decision.md]; nothing is shared with agreement.c,
 * kendall.c, duel.c, kemeny.c. Arrays of scores are voters x items, NAN is no score.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_PLAIN_PANEL_H
#define OML_DECISION_PLAIN_PANEL_H

#include "base/cx.h"

/** Quantile of type 7. */
double oml_plain_panel_quantile(const double x[], size_t n, double p);
/** Median distance to the median. */
double oml_plain_panel_mad(oml_cx *cx, const double x[], size_t n);
/** Van der Eijk's A and Tastle and Wierman's consensus of whole scores least..most. */
double oml_plain_panel_agreement(oml_cx *cx, const double x[], size_t n, int least, int most);
double oml_plain_panel_consensus(const double x[], size_t n, int least, int most);
/** 'f' few, 'a' agreement, 'm' mixed, 'd' disagreement: the rule for panels. */
char oml_plain_panel_word(const double x[], size_t n, int least, int most);

/** The rank of score i among n, the smallest 1, ties in the middle. */
double oml_plain_panel_midrank(const double x[], size_t n, size_t i);
/** Kendall's W of judges who each scored all objects; *judges_left: those who order anything. NAN under two. */
double oml_plain_panel_W(oml_cx *cx, const double score[], size_t judges, size_t objects, size_t *judges_left);

/** Voters who put a above b, of those who scored both; equals count half. */
double oml_plain_panel_above(const double score[], size_t voters, size_t items, size_t a, size_t b);
/** How often an order contradicts a voter on a pair. */
double oml_plain_panel_distance(const double score[], size_t voters, size_t items, const size_t order[]);

#endif

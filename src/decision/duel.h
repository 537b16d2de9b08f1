/**
 * Duel: how many voters put one item above another, for every pair, and the orders that
 * follow from it: Borda's.
 *
 * Only voters who scored both items of a pair count for it. Borda is in its form for
 * ties: wins plus half the draws over all others [eq. 39 of docs/method/decision.md].
 *
 * Source: J.-C. de Borda, Memoire sur les elections au scrutin (1781); with ties:
 * H. P. Young, Journal of Economic Theory 9 (1974) 43-52.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_DUEL_H
#define OML_DECISION_DUEL_H

#include "base/cx.h"

typedef struct oml_duel {
    size_t n;
    double *wins; /* n x n: voters who put a above b */
    double *ties; /* n x n: voters who find them equal */
} oml_duel;

/** value: voters x items, larger is better, NAN: not scored; times (may be NULL): how often each voter counts. */
void oml_duel_count(oml_cx *cx, const double value[], const double times[], size_t voters, size_t items, oml_duel *out);

/** n points. */
void oml_duel_borda(const oml_duel *d, double points[]);
/** The item that beats every other; SIZE_MAX when there is none. */
size_t oml_duel_condorcet(const oml_duel *d);

#endif

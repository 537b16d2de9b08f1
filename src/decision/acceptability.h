/**
 * Acceptability: in what share of all possible weights an alternative has a rank.
 *
 * Weights are drawn uniformly from all that are at least 0 and add up to 1
 * (Dirichlet(1): exponentials over their sum), values uniformly from their ranges;
 * b(a,r) is the share of draws in which a has rank r, and the sum of b over
 * r = 1..K is how often a is among the best K [eq. 8-10 of docs/method/decision.md].
 *
 * The result is the same to the last bit for any number of threads. Alternatives with
 * equal values on every criterion share the ranks they tie for, exactly. The drawing
 * itself, also of other distributions and under limits on weights, is in smaa.h.
 *
 * Source: R. Lahdelma, P. Salminen, SMAA-2, Operations Research 49 (2001) 444-454;
 * T. Tervonen, R. Lahdelma, European Journal of Operational Research 178 (2007) 500-513.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_ACCEPTABILITY_H
#define OML_DECISION_ACCEPTABILITY_H

#include "decision/additive.h"

typedef struct oml_acceptability {
    size_t n, k;
    uint64_t draws;
    double *rank;       /* n x n: rank[a * n + r] is b(a, r + 1) */
    double *central;    /* n x k: the mean of the weights that put a first; NAN where none did */
    double *pairwise;   /* n x n: pairwise[a * n + b] is how often a stands above b; equals: half */
    double *confidence; /* n: how often a is first when weighed by its own central weights; NAN where it has none */
} oml_acceptability;

enum { OML_ACCEPTABILITY_MOST = 1 << 30 }; /* draws */

/**
 * Draws over all weights; m->weight is not used and may be NULL. The result lives in cx->tmp. Time draws times
 * n (n / 64 + k), over cx->threads. Fails as oml_smaa_draw.
 */
oml_rc oml_acceptability_draw(oml_cx *cx, const oml_additive *m, uint64_t draws, uint64_t seed,
                              oml_acceptability *out) OML_CHECKED;

/** How often a is among the best `top`. */
double oml_acceptability_top(const oml_acceptability *s, size_t a, size_t top);
/** Standard error of a share found from that many draws: sqrt(p (1 - p) / draws). */
double oml_acceptability_error(double share, uint64_t draws);

#endif

/**
 * Spa: structural path analysis, the chains of suppliers behind a footprint, one by one.
 *
 * A footprint s L y is the sum over all paths: y_j of a final product j, an input a_ij
 * of it, an input a_hi of that, ... ended by what the last one emits itself, s. The
 * search goes down from every final product and lists each path that counts for at
 * least a threshold. It turns back where all that lies below, m_i times the amount
 * bought, cannot reach the threshold: not where the node's own emission is small, as
 * its suppliers may emit much. The list is thus complete, and what is not in it, the
 * tail, is known exactly: paths + tail = footprint [docs/method/whatif.md, eq. P1-P3].
 *
 * Source: J. Defourny, E. Thorbecke, Structural path analysis and multiplier
 * decomposition within a social accounting matrix framework, The Economic Journal 94
 * (1984); M. Lenzen, A guide for compiling inventories in hybrid life-cycle assessments
 * (2002), on pruning.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SPA_H
#define OML_ECONOMY_SPA_H

#include "economy/solver.h"

enum { OML_SPA_DEEP = 24, OML_SPA_MOST = 1 << 20 };

typedef struct oml_spa_path {
    uint32_t node[OML_SPA_DEEP]; /* rows, from the final product to who emits */
    uint32_t n;                  /* 1: the final product's own emission */
    double value;                /* what the last node emits for this path */
    double below;                /* all that lies below it, itself included: amount times m */
} oml_spa_path;

typedef struct oml_spa {
    oml_spa_path *path; /* the largest first */
    size_t n, room;
    double footprint; /* s L y */
    double covered;   /* sum of the paths */
    double small;     /* seen on the way, each below the threshold */
    double pruned;    /* in subtrees that were not entered, by their bound */
    size_t visited;   /* nodes */
    double residual;
} oml_spa;

/**
 * Paths of at least `above` times the footprint, in s (n intensities) for demand y (n). Negative cells make the bound
 * one of absolute values, which then takes a solve of its own. covered + small + pruned = footprint up to rounding.
 * Time: one solve, and n for every node that is entered.
 * Fails: OML_E_INPUT OML-SPA-01 `above` is not between 0 and 1, -02 more than OML_SPA_MOST paths: ask for larger ones;
 * as the solver.
 */
oml_rc oml_spa_new(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const double s[], const double y[],
                   double above, oml_spa **out) OML_CHECKED;
void oml_spa_free(oml_spa *spa);
OML_OWNED(spa)

#endif

/**
 * Cut line: how sure it is who stands above the line of a panel's shortlist.
 *
 * Voters are drawn with replacement and weights from the stated ones towards any
 * others, both in each draw. An item is in when it is among the best K in 95% of the
 * draws, out when in 5% or fewer, else borderline. Ranks have simultaneous
 * intervals: with 95% confidence all items together lie within theirs (max-t
 * bootstrap of paired differences, voters alone). A product of ordinal scores is
 * never used alone: Pareto layers, the weighted sum and the weighted product stand
 * side by side [eq. C1-C4 of docs/method/decision.md].
 *
 * Draw d uses stream d of the seed: the same bits for any number of threads.
 *
 * Source: M. Mogstad, J. Romano, A. Shaikh, D. Wilhelm, Review of Economic Studies 91
 * (2024) 476-518; L. A. Cox, What's wrong with risk matrices?, Risk Analysis 28 (2008).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_CUTLINE_H
#define OML_DECISION_CUTLINE_H

#include "decision/bands.h"

#define OML_CUTLINE_SURE 0.95

typedef struct oml_cutline_item {
    double score, product;     /* weighted sum and weighted product of mean values; NAN: not scored */
    size_t rank, product_rank; /* 0: not scored */
    size_t layer;              /* 1: no item is at least as good on all criteria and better on one */
    double in, error;          /* share of the draws among the best K, and its standard error */
    size_t best, worst;        /* simultaneous rank interval */
    bool survives;             /* among the best K by sum and by product, and in the layers that hold the first K */
} oml_cutline_item;

typedef struct oml_cutline {
    oml_cutline_item *item;
    size_t above, below; /* the items on both sides of the line; equal when there is no line */
    double gap;          /* between their scores */
    double holds;        /* share of the draws in which `above` has more than `below` */
    double t;            /* critical value of the rank intervals */
} oml_cutline;

/**
 * spread: 0 keeps the stated weights, 1 draws any. Everything lives in cx->tmp. Time draws times (voters times items
 * times criteria, plus items squared), over cx->threads. Fails as oml_bands_draw, with OML-CUT-01 for a spread outside
 * 0 to 1, and with OML-CUT-02 without memory for draws times items.
 */
oml_rc oml_cutline_draw(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws, uint64_t seed, double spread,
                        oml_cutline *out) OML_CHECKED;

/** "in", "borderline", "out"; "" for an item that is not scored. */
const char *oml_cutline_word(const oml_cutline_item *x);

/**
 * Who is among the best `top` by the weighted sum when those voters are left out: in (items) becomes the share of each
 * item in the places, 0 to 1. Fails with OML_E_NOMEM (OML-CUT-02).
 */
oml_rc oml_cutline_without(oml_cx *cx, const oml_bands_panel *p, size_t top, const bool left_out[],
                           double in[]) OML_CHECKED;

#endif

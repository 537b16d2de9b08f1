/**
 * Bands: which items belong at the top of a panel's scores, and which only seem to.
 *
 * An item's score is a weighted sum over criteria of the mean value its voters gave.
 * The panel is drawn again and again from itself, whole voters with replacement (the
 * bootstrap), and what share of the draws has an item among the best K decides:
 *
 *     A  in 90% of the draws or more      B  between      C  in 10% or fewer
 *
 * [eq. 19-22 of docs/method/decision.md]. Items that tie at the line share what
 * places are left. An item that nobody in a draw scored keeps the panel's own score
 * there. An item that nobody scored at all on some criterion has no band: it is not
 * scored badly, it is not scored.
 *
 * Where rows cannot be linked over items (`apart`), each item draws its own voters;
 * what voters think of several items at once is then not in the bands, and they are
 * somewhat wider.
 *
 * Draw d uses stream d of the seed and counts are whole numbers, so that the result
 * is the same to the last bit for any number of threads.
 *
 * Source: B. Efron, Bootstrap methods, Annals of Statistics 7 (1979); on its limits
 * for ranks: P. Hall, H. Miller, Annals of Statistics 37 (2009).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_BANDS_H
#define OML_DECISION_BANDS_H

#include "base/cx.h"

#define OML_BANDS_SURE 0.9   /* A from here on */
#define OML_BANDS_HARDLY 0.1 /* C up to here */

typedef struct oml_bands_panel {
    size_t voters, items, criteria;
    const double *value;  /* voters x items x criteria, the last fastest; NAN: no score */
    const double *weight; /* criteria; at least 0, together 1 */
    bool apart;           /* rows are other voters from item to item: each item is drawn by itself */
} oml_bands_panel;

typedef struct oml_bands_item {
    double score;       /* of the whole panel; NAN: not scored */
    size_t rank;        /* by that score: 1 plus the number of better ones; 0: not scored */
    double top;         /* share of draws among the best K */
    double error;       /* its standard error from the number of draws */
    size_t best, worst; /* ranks between which it is in 90% of the draws */
    char band;          /* 'A', 'B', 'C'; '-': not scored */
} oml_bands_item;

/**
 * Fails with OML_E_INPUT: OML-DEC-60 no voters, items or criteria, -61 top is 0, -62 weights are not, -63 0 or too many
 * draws, -64 an infinite value.
 */
oml_rc oml_bands_check(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws) OML_CHECKED;

/**
 * Time draws x voters x items x criteria, over cx->threads. Fails as oml_bands_check, with OML_E_NOMEM (OML-DEC-65),
 * and when cancelled.
 */
oml_rc oml_bands_draw(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws, uint64_t seed,
                      oml_bands_item out[]) OML_CHECKED;

/**
 * One draw: times[v] is how often voter v is in it. score (items) becomes the items' scores, NAN where an item has
 * none in the whole panel.
 */
void oml_bands_score(const oml_bands_panel *p, const unsigned times[], double score[]);
/**
 * How much of each item is among the best `top`: 1, 0, or a share where it ties at the line. Items with NAN are out.
 * `sorted` is scratch for as many numbers as there are items.
 */
void oml_bands_top(const double score[], size_t items, size_t top, double sorted[], double share[]);

#endif

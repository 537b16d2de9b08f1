/**
 * Smaa values: weights and values of a block of draws, side by side, as smaa.c counts them.
 *
 * A block is OML_CONTEST_LANES draws: structure of arrays, so that each loop over lanes is a row of registers. Each
 * draw has its own stream of random words for its weights and another for its cells, so that a draw is the same in
 * whatever block, and on whatever thread, it is made.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_SMAA_VALUES_PRIV_H
#define OML_DECISION_SMAA_VALUES_PRIV_H

#include "decision/smaa.h"
#include "num/contest.h"

/** What is drawn: read by all threads. A class is alternatives that are equal on every criterion. */
typedef struct oml_smaa_values {
    const oml_smaa_problem *p;
    uint64_t seed;
    size_t classes;
    const size_t *first;  /* of each class, the alternative that stands for it */
    const float *fixed;   /* classes x k: the value where nothing is uncertain, or its low end */
    const float *width;   /* classes x k: up to the high end, where it is uniform */
    const bool *moves;    /* classes: some value is uncertain */
    const bool *straight; /* classes: its values are fixed or uniform */
} oml_smaa_values;

/** One thread's block; L = OML_CONTEST_LANES. */
typedef struct oml_smaa_values_lanes {
    float *weight;      /* k x L */
    float *value;       /* classes x L: what the weights make of a class's values */
    float *level;       /* k x levels x L: values of ordinal levels */
    uint32_t *state;    /* 4 x L: of the generator of values, a lane for each draw */
    double *w, *sorted; /* k; levels */
} oml_smaa_values_lanes;

/** Arrays in cx->tmp. Fails with OML_E_NOMEM (OML-DEC-31). */
oml_rc oml_smaa_values_room(oml_cx *cx, const oml_smaa_values *s, oml_smaa_values_lanes *t) OML_CHECKED;
/** The weights of draws `draw` and on. Time k L. */
void oml_smaa_values_weigh(const oml_smaa_values *s, uint64_t draw, oml_smaa_values_lanes *t);
/** Their values at the weights that are there. Time classes k L. */
void oml_smaa_values_draw(const oml_smaa_values *s, uint64_t draw, oml_smaa_values_lanes *t);

#endif

/**
 * Noise: which cells of a table draw, and which pass on what is drawn.
 *
 * Noise is put on the cells that the variance to first order says hold a part of it, as many as
 * it takes: (m_i a_ij x_j)^2 of a cell, m and x of the table. The iteration of a draw goes
 * through those, the cells that a scenario may edit, the diagonal, and of a large table such
 * others as are large enough to pass something on [docs/method/whatif.md, eq. U3-U5].
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_NOISE_H
#define OML_ECONOMY_NOISE_H

#include "economy/draw.h"

typedef struct oml_noise {
    double *all, *cells; /* n x ld: variance to first order of all cells of a column, per x^2; of those with noise */
    size_t n;            /* cells with noise */
} oml_noise;

/**
 * The cells of q, which has all else, and how near its draws must come. Both are to be done with whatever is returned.
 * Time: the table is read three times. Fails: OML_E_NOMEM; as oml_shift_apply at the levels of the scenario.
 */
oml_rc oml_noise_choose(oml_cx *cx, oml_draw_model *q, oml_noise *out) OML_CHECKED;
void oml_noise_done(oml_noise *n);

#endif

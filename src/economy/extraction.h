/**
 * Extraction: what the economy would lose if an industry were not there.
 *
 * For every row j at once, with weights s per unit of output (1: output itself; or the
 * intensities of a stressor) and m = s L, as rank-one changes of I - A, so that no
 * second system is solved:
 *
 *   total     j makes nothing, and its customers find no other:  m_j x_j / L_jj              (20)
 *   backward  j buys nothing from here any more, and still makes what it is asked:
 *             (m_j - s_j) x_j / L_jj                                                         (21)
 *   forward   j sells nothing to industries any more (row j of the allocations B in Ghosh's
 *             model is zero):  ((L (s x))_j - s_j x_j) / L_jj                                (22)
 *
 * A loss is measured in s: of output, jobs, or emissions. Source: E. Dietzenbacher, M. L.
 * Lahr, Expanding extractions, Economic Systems Research 25 (2013); R. E. Miller, P. D.
 * Blair, Input-Output Analysis, 2nd edition (2009), 12.2.5.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_EXTRACTION_H
#define OML_ECONOMY_EXTRACTION_H

#include "economy/solver.h"

typedef struct oml_extraction {
    double *total, *backward, *forward; /* n each, in cx->tmp */
    double residual;
} oml_extraction;

/**
 * diagonal: L_jj (oml_solver_diagonal). s: n weights.
 * Time of two solves. Fails as the solver.
 */
oml_rc oml_extraction_compute(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const double diagonal[],
                              const double s[], oml_extraction *out) OML_CHECKED;

#endif

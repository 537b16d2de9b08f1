/**
 * The Leontief model: what all industries must make so that final users get
 * what they ask for, and what that takes.
 *
 * Notation follows docs/method/economy.md: Z deliveries between n industries, x
 * output, A = Z diag(x)^-1, y final demand, F stressors (jobs, value added, CO2:
 * anything counted per industry), S = F diag(x)^-1 the same per unit of output,
 * L = (I - A)^-1. A model keeps I - A factorised and never forms L unless asked:
 * a solve is cheaper and loses fewer digits.
 *
 * A model is read-only once made: several threads may ask it at once, each with
 * its own cx.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_LEONTIEF_H
#define OML_ECONOMY_LEONTIEF_H

#include "num/mat.h"

typedef struct oml_leontief oml_leontief;

/**
 * Technical coefficients A = Z diag(x)^-1 [eq. 2].
 *
 * An industry without output (x = 0) is allowed when it buys nothing; it then
 * has a zero column. Z and x are only read. Time n^2.
 * Fails:
 *   OML_E_INPUT    OML-ECO-01 Z is not square; OML-ECO-03 an industry buys but makes nothing
 *   OML_E_NUMERIC  OML-ECO-02, OML-ECO-06 a cell or an output is not finite
 */
oml_rc oml_leontief_coefficients(oml_cx *cx, const oml_mat *Z, const double x[], oml_mat **A) OML_CHECKED;
/**
 * S = F diag(x)^-1, k x n [eq. 4]. An industry without output gets zeros; what it has in F cannot be laid on any
 * product and is added up per stressor in unallocated[0..k) (may be NULL).
 * Fails with OML_E_INPUT (OML-ECO-05) when F has other than n columns.
 */
oml_rc oml_leontief_intensities(oml_cx *cx, const oml_mat *F, const double x[], size_t n, double unallocated[],
                                oml_mat **S) OML_CHECKED;

/**
 * Make a model from coefficients. Time 2/3 n^3, memory n^2 doubles. A is only read.
 * Fails: OML_E_INPUT OML-ECO-01 A is not square; OML_E_NUMERIC OML-NUM-04 I - A is singular: some industries use up
 * all that they make.
 */
oml_rc oml_leontief_new(oml_cx *cx, const oml_mat *A, oml_leontief **out) OML_CHECKED;
void oml_leontief_free(oml_leontief *m);
OML_OWNED(leontief)

size_t oml_leontief_industries(const oml_leontief *m);
/** How well the answers are determined: an estimate of 1 / condition of I - A (num/lu.h). */
double oml_leontief_rcond(const oml_leontief *m);

/** Output for demand: Y (n x k) becomes X = L Y [eq. 3]. Time 2 n^2 k. */
oml_rc oml_leontief_output(oml_cx *cx, const oml_leontief *m, oml_mat *Y) OML_CHECKED;
/** What demand takes in all, lying: S (n x k, a column a stressor) becomes M' = L' S [eq. 5]. Time 2 n^2 k. */
oml_rc oml_leontief_input(oml_cx *cx, const oml_leontief *m, oml_mat *S) OML_CHECKED;
/**
 * Type I multipliers M = S L [eq. 5]: stressors in the whole chain behind one unit of final demand. S is k x n;
 * *M, also k x n, belongs to the caller. Time 2 n^2 k. Fails with OML_E_INPUT (OML-ECO-05) when the widths differ.
 */
oml_rc oml_leontief_multipliers(oml_cx *cx, const oml_leontief *m, const oml_mat *S, oml_mat **M) OML_CHECKED;
/** L itself, n x n. Time 2 n^3. */
oml_rc oml_leontief_inverse(oml_cx *cx, const oml_leontief *m, oml_mat **L) OML_CHECKED;

#endif

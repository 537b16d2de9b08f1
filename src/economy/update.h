/**
 * Update: answers of a table of which some coefficients were changed, from the solver
 * of the table as it was.
 *
 * A change D of A touches r rows and columns at least [the minimal cover of the changed
 * cells, by König's theorem from a largest matching]. With D = U V', U and V n x r,
 *
 *   (I - A - D)^-1 = L + L U (I - V' L U)^-1 V' L        (Sherman, Morrison, Woodbury)
 *
 * that is, L (y + U z) with z = (I - V' L U)^-1 V' L y: what changed is as if so much more had
 * been asked for. V' L takes r solves, once, or is read from an inverse; then an answer takes one
 * solve and one small system. GMRES takes D along in its steps instead, whatever its rank. When r is so large that
 * another solver costs less, that is what is made. In all cases answers are corrected until the residual, computed with
 * the changed cells in double, is within 1e-12.
 *
 * Source: D. Kőnig, Gráfok és mátrixok (1931); G. H. Golub, C. F. Van Loan, Matrix
 * Computations, 4th edition, 2.1.4.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_UPDATE_H
#define OML_ECONOMY_UPDATE_H

#include "economy/edits.h"
#include "economy/solver.h"

typedef struct oml_update oml_update;

/**
 * A holds the changed coefficients; table, solver and A are borrowed and must live as long. Time: r solves.
 * Fails: OML_E_NUMERIC (OML-UPD-01) the changed table has no answer: some industries use up all that they make.
 */
oml_rc oml_update_new(oml_cx *cx, const oml_iot *t, const oml_solver *s, const oml_edits *A,
                      oml_update **out) OML_CHECKED;
void oml_update_free(oml_update *u);
OML_OWNED(update)

/** r; of the cover, also when a new solver was made. */
size_t oml_update_rank(const oml_update *u);
/** Was a new solver made? */
bool oml_update_refreshed(const oml_update *u);

/** Y (n x k) becomes (I - A - D)^-1 Y. Fails as oml_solver_output. */
oml_rc oml_update_output(oml_cx *cx, const oml_update *u, oml_mat *Y, double *residual) OML_CHECKED;

/**
 * What the change moves in totals D = M Y, from M = S L (n x k, lying) and X = L Y (n x m) of the table as it was,
 * without a solve: *change (k x m) = (M U) (I - V' L U)^-1 (V' X), and belongs to the caller. As good as V' L: to
 * rounding, or to some 1e-7 of the change where rows of L come from an inverse in single precision. Time r^3 and n r (r
 * + k). Fails with OML_E_INPUT (OML-UPD-02) when there is no such small system: with GMRES, or when a new solver was
 * made.
 */
oml_rc oml_update_totals(oml_cx *cx, const oml_update *u, const oml_mat *M, const oml_mat *X,
                         oml_mat **change) OML_CHECKED;

/** The minimal cover of the edited cells: 1 in by_row[i] and by_col[j], n each, for what is in it. Answers its size;
 * stops counting above `most`, then without a cover. Time r times the cells. */
oml_rc oml_update_cover(oml_cx *cx, const oml_edits *A, size_t n, size_t most, bool by_row[], bool by_col[],
                        size_t *r) OML_CHECKED;

#endif

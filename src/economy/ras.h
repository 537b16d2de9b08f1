/**
 * Ras: the matrix nearest to a given one that has given row and column sums.
 *
 * GRAS: with Z = P - N, P the cells >= 0 and N the others without their sign,
 *
 *     z_ij = r_i p_ij s_j - n_ij / (r_i s_j)                                   (25)
 *
 * where r and s come by turns from the row and the column sums. Signs and zeros stay.
 * Without negative cells this is RAS. Nearest: in the sense of least information gained.
 *
 * Sources: R. Stone, Input-Output and National Accounts (1961); T. Junius, J. Oosterhaven, The
 * solution of updating or regionalizing a matrix with both positive and negative entries,
 * Economic Systems Research 15 (2003); M. Lenzen, R. Wood, B. Gallego, Some comments on
 * the GRAS method, same journal 19 (2007); U. Temurshoev, R. Miller, M. Bouwmeester, A
 * note on the GRAS method, same journal 25 (2013), for rows without positive cells.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_RAS_H
#define OML_ECONOMY_RAS_H

#include "num/mat.h"

typedef struct oml_ras {
    unsigned most;      /* rounds allowed */
    double tolerance;   /* of the largest gap between a sum and what was asked, relative to the largest sum asked */
    bool positive_only; /* refuse cells below 0: RAS proper */
    /* Told: */
    unsigned rounds;
    double before, gap; /* that largest gap, before and after */
    double moved;       /* sum of |change| over sum of |cells| */
} oml_ras;

/**
 * Z (n x m) becomes the nearest matrix with row sums u and column sums v. Time 2 n m a round.
 * Fails, Z unchanged: OML_E_INPUT OML-RAS-01 the sums of u and v differ by more than the tolerance; -02 a cell is
 * negative; -03 a row or -04 a column of zeros should have a sum; OML_E_NUMERIC OML-RAS-05 it does not converge: for
 * such zeros there is no matrix.
 */
oml_rc oml_ras_balance(oml_cx *cx, oml_mat *Z, const double u[], const double v[], oml_ras *how) OML_CHECKED;

#endif

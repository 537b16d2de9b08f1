/**
 * Implicit: the best choice of yes or no by enumeration that skips what cannot be better.
 *
 * For programs of mip.h that are small, or easy because few of their choices are close:
 * those it settles thousands of times faster than a search that prepares for the hard
 * ones, in whole numbers, with the same answer wherever it begins.
 *
 * With the worth u of the rows (num/boxlp.h) each column has a price r_j = g_j - sum u_i
 * a_ij. A choice is worth no more than the bound at u, less |r_j| for every column chosen
 * against the sign of its price, less what is lost where a row can no longer be filled.
 * Columns are decided from the largest price to the smallest.
 *
 * Source: E. Balas, An additive algorithm for solving linear programs with zero-one
 * variables, Operations Research 13 (1965) 517-546; E. Balas, E. Zemel, An algorithm for
 * large zero-one knapsack problems, Operations Research 28 (1980) 1130-1154.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_IMPLICIT_H
#define OML_NUM_IMPLICIT_H

#include "num/mip.h"

typedef struct oml_implicit {
    bool ended; /* everything was looked at or skipped: what was found is the best, or there is nothing */
    bool any;   /* x holds a choice */
    int64_t value;
    int64_t bound; /* no choice is better */
} oml_implicit;

/**
 * Looks at `nodes` partial choices at most. Only choices worth `least` or more count (INT64_MIN: all). Of equals x
 * becomes the first on the way, whatever `least` was. Fails as oml_boxlp_worth, with OML_E_NOMEM (OML-NUM-34), and when
 * cancelled.
 */
oml_rc oml_implicit_search(oml_cx *cx, const oml_mip *p, size_t nodes, int64_t least, unsigned char x[],
                           oml_implicit *out) OML_CHECKED;

#endif

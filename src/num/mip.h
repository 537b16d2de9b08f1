/**
 * Mip: the best choice of yes or no for many things at once, under rules that add up.
 *
 *     maximise  sum gain_j x_j   subject to   least_i <= sum a_ij x_j <= most_i,   x_j 0 or 1
 *
 * All numbers are whole. What is small or easy is settled by enumeration (num/implicit.h);
 * what is left is a search of CBC's (J. Forrest and others, COIN-OR branch and cut), on one
 * thread; this is the only file that knows it, and one search at a time. What CBC finds is
 * checked in whole numbers: a choice that breaks a rule by a rounding is cut off
 * and the search goes on, so that an answer always keeps every rule exactly.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_MIP_H
#define OML_NUM_MIP_H

#include "base/cx.h"

#define OML_MIP_FREE INT64_MAX      /* no upper end; -OML_MIP_FREE: no lower end */
#define OML_MIP_LARGEST (1LL << 50) /* sum of the sizes of a row's or the gain's numbers */

/** One rule over n of the columns; a column stands in it once at most. */
typedef struct oml_mip_row {
    const size_t *at;
    const int64_t *by;
    size_t n;
    int64_t least, most;
} oml_mip_row;

typedef struct oml_mip {
    size_t n;
    const int64_t *gain; /* n */
    const oml_mip_row *row;
    size_t n_rows;
} oml_mip;

typedef struct oml_mip_limit {
    double seconds; /* of elapsed time */
    double gap;     /* good enough when this near to the bound, as a share of it; 0: the optimum */
    size_t nodes;   /* partial choices to enumerate before CBC searches; 0: what takes a second or so, or the time */
} oml_mip_limit;

typedef enum oml_mip_status {
    OML_MIP_OPTIMUM,    /* within the gap asked for */
    OML_MIP_FOUND,      /* time ended: `bound` tells how much better it could be */
    OML_MIP_INFEASIBLE, /* no choice keeps all rules */
    OML_MIP_UNKNOWN     /* time ended before any choice was found */
} oml_mip_status;

typedef struct oml_mip_result {
    oml_mip_status status;
    int64_t value; /* of x, in whole numbers */
    int64_t bound; /* no choice is better than this */
    double seconds;
} oml_mip_result;

/**
 * x (n) becomes 0 or 1 each, and is untouched where nothing was found. `start` (n) is a choice to begin from, or NULL.
 * When asked to stop it does so within a second, or within the time it has run already.
 * Fails: OML_E_INPUT (OML-NUM-30) numbers too large or a column that is not there, OML_E_NOMEM (OML-NUM-31),
 * OML_E_NUMERIC (OML-NUM-32) when CBC gives up, and when cancelled.
 */
oml_rc oml_mip_solve(oml_cx *cx, const oml_mip *p, const oml_mip_limit *limit, const unsigned char start[],
                     unsigned char x[], oml_mip_result *out) OML_CHECKED;

/** How far value is from bound, as a share of bound. */
double oml_mip_gap(const oml_mip_result *r);

/** Does x keep every rule? In whole numbers. */
bool oml_mip_keeps(const oml_mip *p, const unsigned char x[]);

#endif

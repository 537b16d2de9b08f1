/**
 * Solver: X = L Y and M = S L over a table of any size, to an asked tolerance.
 *
 * L = (I - A)^-1 is not formed: a few right-hand sides are solved for. How depends
 * on size and on how many are to come [docs/method/economy.md, solving]:
 *
 *   up to OML_SOLVER_SMALL rows, or a right-hand side or more in OML_SOLVER_MANY rows: LU in double;
 *   otherwise: GMRES in single precision with the regions' own inverses in front of it
 *   (num/gmres.h), corrected with residuals in double until the tolerance is met;
 *   with the inverse itself (num/inverse.h), when about as many right-hand sides as rows are to come, or when it is at
 *   hand.
 *
 * Every answer comes with its residual, measured in double with the table's own
 * cells: max |r| / max |y| over all right-hand sides, r = y - x + A x. Of many at once that of a dozen sums of all with
 * signs by chance is measured, which is no less but for one case in 4,096.
 *
 * A row without output has zero coefficients, as in [eq. 2]; what it buys all the same
 * is in `lost`. Several threads may ask a solver at once, each with its own cx. One with a
 * memory for answers gets ready only when it is asked something that is not kept there.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SOLVER_H
#define OML_ECONOMY_SOLVER_H

#include "economy/iot.h"
#include "num/gmres.h"

enum {
    OML_SOLVER_SMALL = 1000, /* rows up to which LU in double takes some hundredths of a second at most */
    OML_SOLVER_MANY = 25,    /* LU pays at any size from one right-hand side in so many rows */
    OML_SOLVER_PROBES = 8,
};

typedef struct oml_solver oml_solver;

/**
 * Where answers are kept for later, found by what was asked: `what` and n numbers give m numbers, the last of them the
 * residual. Keeping may fail in silence.
 */
typedef struct oml_solver_memory {
    void *self;
    bool (*find)(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, double *answer, size_t m);
    void (*keep)(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, const double *answer,
                 size_t m);
} oml_solver_memory;

typedef struct oml_solver_need {
    double tolerance;                /* of the residual; 0: 1e-12 */
    size_t rhs;                      /* right-hand sides to come, about; 0: few */
    const double *inverse;           /* of this table, as oml_solver_inverse gave it; must live as long. NULL: none */
    const oml_solver_memory *memory; /* must live as long. NULL: none */
    bool tiles;                      /* as if the table were too large for LU: for tests and benchmarks */
} oml_solver_need;

/**
 * The table is borrowed and must live as long. With a memory, and not an inverse to come, the failures below may come
 * with the first answer.
 * Fails: OML_E_NUMERIC (OML-NUM-04) I - A is singular, (OML-NUM-05) a cell is not finite; OML_E_NOMEM.
 */
oml_rc oml_solver_new(oml_cx *cx, const oml_iot *t, oml_solver_need need, oml_solver **out) OML_CHECKED;
void oml_solver_free(oml_solver *s);
OML_OWNED(solver)

/** L', n x n, column i being row i of L, to be kept; NULL when the solver has none. */
const double *oml_solver_inverse(const oml_solver *s);
/** "LU", "GMRES" or "inverse": for what a result says of itself. */
const char *oml_solver_method(const oml_solver *s);
/** What the cells say of themselves. Time n^2, once. */
typedef struct oml_solver_facts {
    double lost;   /* deliveries to rows without output, which no coefficient can hold */
    bool negative; /* is any cell below zero? */
} oml_solver_facts;
oml_rc oml_solver_look(oml_cx *cx, const oml_solver *s, oml_solver_facts *out) OML_CHECKED;

/** Output for demand: Y (n x k) becomes X = L Y [eq. 3]. *residual (may be NULL) is what remains.
 * Fails with OML_E_NUMERIC (OML-SOL-01) when the tolerance is not met. */
oml_rc oml_solver_output(oml_cx *cx, const oml_solver *s, oml_mat *Y, double *residual) OML_CHECKED;
/** Multipliers, lying: S (n x k, a column a stressor) becomes M' = L' S [eq. 5]. */
oml_rc oml_solver_multipliers(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual) OML_CHECKED;
/** Multipliers of the table of absolute values, |S| (I - |A|)^-1, which no part of a chain exceeds, whatever its signs.
 * With GMRES and few negative cells in the time of a solve; otherwise the table is copied, and takes another solver. */
oml_rc oml_solver_bounds(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual) OML_CHECKED;
/** Output or multipliers, for what nobody asks again: not looked for among the answers that are kept, nor kept. */
oml_rc oml_solver_passing(oml_cx *cx, const oml_solver *s, bool multipliers, oml_mat *B, double *residual) OML_CHECKED;
/** The same for what was made of answers, as accounts are: m numbers for n under `what`, the last of them the residual.
 * Recalls nothing that is further off than the tolerance. */
bool oml_solver_recall(oml_cx *cx, const oml_solver *s, const char *what, const double *asked, size_t n, double *answer,
                       size_t m);
void oml_solver_keep(oml_cx *cx, const oml_solver *s, const char *what, const double *asked, size_t n,
                     const double *answer, size_t m);
/** X was found by another way for B: what remains of it, and whether that is within the tolerance. */
oml_rc oml_solver_check(oml_cx *cx, const oml_solver *s, bool multipliers, const oml_mat *B, const oml_mat *X,
                        double *residual, bool *good) OML_CHECKED;
/** Y becomes about L Y, as near as the method gets at once: a residual of `good` will do. Whoever asks corrects it.
 * With GMRES alone also of a table with `more` in its coefficients (num/gmres.h); NULL: nothing. */
oml_rc oml_solver_about(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, double good,
                        oml_mat *Y) OML_CHECKED;

/**
 * The diagonal of L, n numbers. Time 2 n^3 (n solves, in groups). From an inverse it is read; *residual is then that of
 * OML_SOLVER_PROBES columns.
 */
oml_rc oml_solver_diagonal(oml_cx *cx, const oml_solver *s, double diagonal[], double *residual) OML_CHECKED;

/** Cell (i, j) of A. */
double oml_solver_coefficient(const oml_solver *s, size_t i, size_t j);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/inverse.h"

#include "num/gemm.h"
#include "num/lu.h"
#include "num/parallel.h"

#include <string.h>

enum {
    BLOCK = 512, // columns that are eliminated at once
    SHARES = 8,  // in which the other columns are changed
    LEAST = 64,  // columns of a share
    SQUARE = 32, // that is turned while it is in the cache
};

// ---- (I - A)' -----------------------------------------------------------------------------------------------------

typedef struct turning {
    const oml_sweep *A;
    double *T;
} turning;

// Squares of columns u of A become squares of rows.
static void
turn(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const turning *w = shared;
    const size_t n = w->A->n;
    for (size_t u = from; u < to; u++)
        for (size_t top = 0; top < n; top += SQUARE)
            for (size_t i = top; i < n && i < top + SQUARE; i++)
                for (size_t j = u * SQUARE; j < n && j < (u + 1) * SQUARE; j++)
                    w->T[j + i * n] = (i == j ? 1 : 0) - w->A->cells[i + j * n] * w->A->scale[j];
}

// ---- elimination --------------------------------------------------------------------------------------------------

typedef struct step {
    double *T;
    size_t n, at, b; // columns at .. at+b-1 are eliminated
    size_t share;    // columns of a share
    const double *P; // inverse of the block on the diagonal, b x b
    const double *F; // n x b: minus those columns as they were; zero in their own rows
} step;

// R = P T[block, j..]; T[, j..] -= T[, block] R; T[block, j..] = R.
static void
eliminate(const void *shared, void *own, size_t from, size_t to)
{
    const step *s = shared;
    double *R = own;
    for (size_t u = from; u < to; u++) {
        const size_t j = u * s->share, cols = s->n - j < s->share ? s->n - j : s->share;
        double *T = s->T + j * s->n;
        oml_gemm_double(false, s->b, cols, s->b, s->P, s->b, T + s->at, s->n, 0, R, s->b);
        oml_gemm_double(false, s->n, cols, s->b, s->F, s->n, R, s->b, 1, T, s->n);
        for (size_t c = 0; c < cols; c++)
            memcpy(T + s->at + c * s->n, R + c * s->b, s->b * sizeof *R);
    }
}

// The columns to eliminate become those of a unit matrix; what they were goes to F, the inverse of their block to P.
static oml_rc
take_out(oml_cx *cx, const step *s, double *F, oml_mat **P)
{
    OML_AUTO(mat) *C = NULL;
    OML_AUTO(lu) *lu = NULL;
    OML_TRY(oml_mat_new(cx, s->b, s->b, &C));
    OML_TRY(oml_mat_new(cx, s->b, s->b, P));
    for (size_t c = 0; c < s->b; c++) {
        double *column = s->T + (s->at + c) * s->n;
        memcpy(oml_mat_at(C, 0, c), column + s->at, s->b * sizeof *column);
        for (size_t i = 0; i < s->n; i++) {
            F[i + c * s->n] = i >= s->at && i < s->at + s->b ? 0 : -column[i];
            column[i] = i == s->at + c ? 1 : 0;
        }
        *oml_mat_at(*P, c, c) = 1;
    }
    OML_TRY(oml_lu_new(cx, &C, &lu));
    return oml_lu_solve(cx, lu, *P);
}

static oml_rc
invert(oml_cx *cx, double *T, size_t n, size_t share, double *F, void *const own[])
{
    for (size_t at = 0; at < n; at += BLOCK) {
        OML_AUTO(mat) *P = NULL;
        step s = {T, n, at, n - at < BLOCK ? n - at : BLOCK, share, NULL, F};
        oml_cx_tell(cx, N_("inverting"), (double)at, (double)n);
        OML_TRY(take_out(cx, &s, F, &P));
        s.P = P->v;
        oml_gemm_together(1);
        OML_TRY(oml_parallel_run(cx, NULL, (n + share - 1) / share, 1, eliminate, &s, own));
    }
    return OML_OK;
}

oml_rc
oml_inverse_new(oml_cx *cx, const oml_sweep *A, oml_mat **out)
{
    const size_t n = A->n, even = (n + SHARES - 1) / SHARES, share = even < LEAST ? LEAST : even;
    const unsigned threads = oml_parallel_threads(cx);
    OML_AUTO(mat) *T = NULL, *F = NULL, *R = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &T));
    OML_TRY(oml_mat_new(cx, n, BLOCK, &F));
    OML_TRY(oml_mat_new(cx, BLOCK * share, threads, &R));
    void *own[OML_PARALLEL_MOST] = {NULL};
    const turning w = {A, T->v};
    OML_TRY(oml_parallel_run(cx, NULL, (n + SQUARE - 1) / SQUARE, 1, turn, &w, own));
    for (unsigned k = 0; k < threads; k++)
        own[k] = oml_mat_at(R, 0, k);
    OML_TRY(invert(cx, T->v, n, share, F->v, own));
    *out = oml_mat_take(&T);
    return OML_OK;
}

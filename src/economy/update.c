/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/update.h"

#include "economy/shift.h"
#include "num/gemm.h"
#include "num/lu.h"
#include "num/sweep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct oml_update {
    const oml_iot *t;
    const oml_solver *solver; // of the table as it was
    const oml_edits *A;
    double *delta; // per edited cell: what it has more than the table
    double *scale; // per column: what its stored cells are multiplied by
    size_t r;
    uint32_t *column; // per edited cell: its column of U
    uint32_t *in_row; // r: the row of V' when a row is covered, or NONE
    uint32_t *in_col; // r: the column when a column is covered, or NONE
    oml_mat *B, *U;   // L' V; U; n x r
    oml_lu *C;        // I - B' U
    oml_iot changed;  // a table with the changed coefficients, when a solver was made for it
    double *own_A;
    oml_solver *own;
};

enum { ROUNDS = 12 };
static const double enough = 1e-12; // of the residual
static const uint32_t NONE = UINT32_MAX;

// ---- the cover --------------------------------------------------------------------------------------------------

// Edited cells by column, as a graph from columns to rows.
typedef struct graph {
    size_t n;
    size_t *from;                // n + 1: first neighbour of a column
    uint32_t *row;               // neighbours
    uint32_t *of_row, *of_col;   // whom it is matched with, or NONE
    uint32_t *stack, *at, *came; // of the search
    uint32_t *seen;              // per row: search in which it was seen
} graph;

static void
build(oml_cx *cx, const oml_edits *A, size_t n, graph *g)
{
    *g = (graph){.n = n,
                 .from = OML_NEW(&cx->tmp, size_t, n + 1),
                 .row = OML_NEW(&cx->tmp, uint32_t, A->n + 1),
                 .of_row = OML_NEW(&cx->tmp, uint32_t, n),
                 .of_col = OML_NEW(&cx->tmp, uint32_t, n),
                 .stack = OML_NEW(&cx->tmp, uint32_t, n + 1),
                 .at = OML_NEW(&cx->tmp, uint32_t, n + 1),
                 .seen = OML_NEW(&cx->tmp, uint32_t, n)};
    memset(g->of_row, 0xFF, n * sizeof *g->of_row);
    memset(g->of_col, 0xFF, n * sizeof *g->of_col);
    for (size_t c = 0; c < A->n; c++)
        g->from[A->col[c] + 1]++;
    for (size_t j = 0; j < n; j++)
        g->from[j + 1] += g->from[j];
    size_t *next = OML_NEW(&cx->tmp, size_t, n);
    memcpy(next, g->from, n * sizeof *next);
    for (size_t c = 0; c < A->n; c++)
        g->row[next[A->col[c]]++] = A->row[c];
}

// A way from an unmatched column to an unmatched row, along which the matching grows by one. Depth first, without
// recursion: a way can be as long as the table is wide.
static bool
augment(graph *g, uint32_t start, uint32_t round)
{
    size_t depth = 0;
    g->stack[0] = start, g->at[0] = 0;
    for (;;) {
        const uint32_t col = g->stack[depth];
        const size_t edge = g->from[col] + g->at[depth];
        if (edge == g->from[col + 1]) {
            if (depth == 0)
                return false;
            depth--;
            continue;
        }
        g->at[depth]++;
        const uint32_t row = g->row[edge];
        if (g->seen[row] == round)
            continue;
        g->seen[row] = round;
        if (g->of_row[row] != NONE) {
            depth++;
            g->stack[depth] = g->of_row[row], g->at[depth] = 0;
            continue;
        }
        for (size_t d = depth + 1; d-- > 0;) {
            const uint32_t c = g->stack[d], r = g->row[g->from[c] + g->at[d] - 1];
            g->of_row[r] = c, g->of_col[c] = r;
        }
        return true;
    }
}

// König: columns not reached from unmatched columns, and rows that are reached.
static void
cover(const graph *g, bool by_row[], bool by_col[])
{
    size_t n = 0;
    for (uint32_t j = 0; j < g->n; j++) {
        by_row[j] = false;
        by_col[j] = g->of_col[j] != NONE;
        if (g->of_col[j] == NONE && g->from[j] < g->from[j + 1])
            g->stack[n++] = j;
    }
    while (n > 0) {
        const uint32_t j = g->stack[--n];
        for (size_t e = g->from[j]; e < g->from[j + 1]; e++) {
            const uint32_t i = g->row[e];
            if (by_row[i])
                continue;
            by_row[i] = true; // matched, or the matching would not be a largest one
            by_col[g->of_row[i]] = false;
            g->stack[n++] = g->of_row[i];
        }
    }
}

oml_rc
oml_update_cover(oml_cx *cx, const oml_edits *A, size_t n, size_t most, bool by_row[], bool by_col[], size_t *r)
{
    graph g;
    build(cx, A, n, &g);
    *r = 0;
    for (uint32_t j = 0; j < n && *r <= most; j++) {
        OML_TRY(oml_cx_go_on(cx));
        if (g.from[j] < g.from[j + 1] && augment(&g, j, j + 1))
            (*r)++;
    }
    if (*r <= most)
        cover(&g, by_row, by_col);
    return OML_OK;
}

// ---- making one -------------------------------------------------------------------------------------------------

static bool
iterates(const oml_solver *s)
{
    return strcmp(oml_solver_method(s), "GMRES") == 0;
}

// With LU each rank costs a solve of 2 n^2 against 2/3 n^3 for another factorisation. Rows of an inverse cost nothing.
// GMRES takes any change along in its steps.
static size_t
most_rank(const oml_solver *s, size_t n)
{
    return strcmp(oml_solver_method(s), "LU") == 0 ? n / 4 + 1 : iterates(s) ? n : 300;
}

static oml_rc
refresh(oml_cx *cx, oml_update *u)
{
    const size_t n = u->t->n;
    u->own_A = malloc((n * n + 1) * sizeof *u->own_A);
    if (u->own_A == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            u->own_A[i + j * n] = oml_shift_A(u->t, i, j);
    for (size_t c = 0; c < u->A->n; c++)
        u->own_A[u->A->row[c] + u->A->col[c] * n] = u->A->value[c];
    u->changed = *u->t;
    u->changed.A = u->own_A, u->changed.path = NULL, u->changed.digest = NULL;
    return oml_solver_new(cx, &u->changed, (oml_solver_need){0}, &u->own);
}

// U and V' from the cover: a covered column takes all its cells, a covered row those that no column took.
static void
number(oml_update *u, const bool by_row[], const bool by_col[], uint32_t col_rank[], uint32_t row_rank[])
{
    size_t r = 0;
    for (uint32_t j = 0; j < u->t->n; j++)
        if (by_col[j])
            u->in_col[r] = j, u->in_row[r] = NONE, col_rank[j] = (uint32_t)r++;
    for (uint32_t i = 0; i < u->t->n; i++)
        if (by_row[i])
            u->in_row[r] = i, u->in_col[r] = NONE, row_rank[i] = (uint32_t)r++;
    for (size_t c = 0; c < u->A->n; c++)
        u->column[c] = by_col[u->A->col[c]] ? col_rank[u->A->col[c]] : row_rank[u->A->row[c]];
}

// Rows of L that the solver has at hand, for covered columns; what else V' L holds is solved for.
static oml_rc
known_rows(oml_cx *cx, oml_update *u)
{
    const size_t n = u->t->n;
    size_t solved = 0, *at = OML_NEW(&cx->tmp, size_t, u->r);
    OML_TRY(oml_mat_new(cx, n, u->r, &u->B));
    const double *L = oml_solver_inverse(u->solver);
    for (size_t k = 0; k < u->r; k++)
        if (u->in_row[k] != NONE || L == NULL)
            at[solved++] = k;
        else
            memcpy(oml_mat_at(u->B, 0, k), L + u->in_col[k] * n, n * sizeof *L);
    OML_AUTO(mat) *V = NULL;
    OML_TRY(oml_mat_new(cx, n, solved, &V));
    uint32_t *place = OML_NEW(&cx->tmp, uint32_t, u->r);
    for (size_t k = 0; k < u->r; k++)
        place[k] = NONE;
    for (uint32_t m = 0; m < solved; m++) {
        place[at[m]] = m;
        if (u->in_row[at[m]] == NONE)
            *oml_mat_at(V, u->in_col[at[m]], m) = 1;
    }
    for (size_t c = 0; c < u->A->n; c++)
        if (u->in_row[u->column[c]] != NONE)
            *oml_mat_at(V, u->A->col[c], place[u->column[c]]) += u->delta[c];
    if (solved > 0)
        OML_TRY(oml_solver_passing(cx, u->solver, true, V, NULL));
    for (size_t m = 0; m < solved; m++)
        memcpy(oml_mat_at(u->B, 0, at[m]), oml_mat_at(V, 0, m), n * sizeof *V->v);
    return OML_OK;
}

// U: of a covered row a unit, of a covered column its changes; then C.
static oml_rc
factorise(oml_cx *cx, oml_update *u)
{
    const size_t n = u->t->n, r = u->r;
    OML_TRY(known_rows(cx, u));
    OML_AUTO(mat) *C = NULL;
    OML_TRY(oml_mat_new(cx, r, r, &C));
    OML_TRY(oml_mat_new(cx, n, r, &u->U));
    for (size_t k = 0; k < r; k++)
        if (u->in_row[k] != NONE)
            *oml_mat_at(u->U, u->in_row[k], k) = 1;
    for (size_t c = 0; c < u->A->n; c++)
        if (u->in_row[u->column[c]] == NONE)
            *oml_mat_at(u->U, u->A->row[c], u->column[c]) += u->delta[c];
    oml_gemm_together(1);
    oml_gemm_double(true, r, r, n, u->B->v, n, u->U->v, n, 0, C->v, r);
    for (size_t k = 0; k < r * r; k++)
        C->v[k] = (k % (r + 1) == 0 ? 1 : 0) - C->v[k];
    return oml_lu_new(cx, &C, &u->C);
}

static oml_rc
prepare(oml_cx *cx, oml_update *u)
{
    const size_t n = u->t->n, cells = u->A->n;
    bool *by_row = OML_NEW(&cx->tmp, bool, n), *by_col = OML_NEW(&cx->tmp, bool, n);
    const size_t most = most_rank(u->solver, n);
    OML_TRY(oml_update_cover(cx, u->A, n, most, by_row, by_col, &u->r));
    if (u->r > most)
        return refresh(cx, u);
    u->column = calloc(cells + 1, sizeof *u->column);
    u->in_row = calloc(u->r + 1, sizeof *u->in_row);
    u->in_col = calloc(u->r + 1, sizeof *u->in_col);
    if (u->column == NULL || u->in_row == NULL || u->in_col == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
    number(u, by_row, by_col, OML_NEW(&cx->tmp, uint32_t, n), OML_NEW(&cx->tmp, uint32_t, n));
    return u->r == 0 || iterates(u->solver) ? OML_OK : factorise(cx, u);
}

oml_rc
oml_update_new(oml_cx *cx, const oml_iot *t, const oml_solver *s, const oml_edits *A, oml_update **out)
{
    *out = NULL;
    OML_AUTO(update) *u = calloc(1, sizeof *u);
    if (u != NULL) {
        u->t = t, u->solver = s, u->A = A;
        u->delta = calloc(A->n + 1, sizeof *u->delta);
        u->scale = calloc(t->n + 1, sizeof *u->scale);
    }
    if (u == NULL || u->delta == NULL || u->scale == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), t->n);
    for (size_t j = 0; j < t->n; j++)
        u->scale[j] = t->A != NULL ? 1 : t->x[j] == 0 ? 0 : 1 / t->x[j];
    for (size_t c = 0; c < A->n; c++)
        u->delta[c] = A->value[c] - oml_shift_A(t, A->row[c], A->col[c]);
    OML_TRY(prepare(cx, u));
    *out = oml_update_take(&u);
    return OML_OK;
}

void
oml_update_free(oml_update *u)
{
    if (u == NULL)
        return;
    oml_solver_free(u->own);
    oml_mat_free(u->B);
    oml_mat_free(u->U);
    oml_lu_free(u->C);
    free(u->own_A);
    free(u->delta);
    free(u->scale);
    free(u->column);
    free(u->in_row);
    free(u->in_col);
    free(u);
}

size_t
oml_update_rank(const oml_update *u)
{
    return u->r;
}

bool
oml_update_refreshed(const oml_update *u)
{
    return u->own != NULL;
}

// ---- answers ----------------------------------------------------------------------------------------------------

// x = L (y + U z), z = (I - V' L U)^-1 V' L y: what changed is as if so much more had been asked for. About: to `good`.
static oml_rc
once(oml_cx *cx, const oml_update *u, double good, oml_mat *Y)
{
    const oml_gmres_more more = {u->A->n, u->A->row, u->A->col, u->delta};
    if (u->r > 0 && u->C == NULL)
        return oml_solver_about(cx, u->solver, &more, good, Y);
    if (u->r > 0) {
        OML_AUTO(mat) *z = NULL;
        OML_TRY(oml_mat_new(cx, u->r, Y->cols, &z));
        for (size_t j = 0; j < Y->cols; j++)
            for (size_t k = 0; k < u->r; k++) {
                const double *b = oml_mat_at(u->B, 0, k), *y = oml_mat_at(Y, 0, j);
                double sum = 0;
                for (size_t i = 0; i < Y->rows; i++)
                    sum += b[i] * y[i];
                *oml_mat_at(z, k, j) = sum;
            }
        OML_TRY(oml_lu_solve(cx, u->C, z));
        for (size_t j = 0; j < Y->cols; j++) {
            double *y = oml_mat_at(Y, 0, j);
            for (size_t k = 0; k < u->r; k++)
                if (u->in_row[k] != NONE)
                    y[u->in_row[k]] += *oml_mat_at(z, k, j);
            for (size_t c = 0; c < u->A->n; c++)
                if (u->in_row[u->column[c]] == NONE)
                    y[u->A->row[c]] += u->delta[c] * *oml_mat_at(z, u->column[c], j);
        }
    }
    return oml_solver_about(cx, u->solver, NULL, good, Y);
}

// r = y - x + A x + D x into R; answers max |r| / max |y| over the columns.
static oml_rc
remains(oml_cx *cx, const oml_update *u, const oml_mat *Y, const oml_mat *X, oml_mat *R, double *worst)
{
    const size_t n = Y->rows;
    for (size_t i = 0; i < n * Y->cols; i++)
        R->v[i] = Y->v[i] - X->v[i];
    OML_TRY(oml_sweep_right(cx, &(oml_sweep){n, u->t->A != NULL ? u->t->A : u->t->Z, u->scale}, X, R));
    *worst = 0;
    for (size_t k = 0; k < Y->cols; k++) {
        double of = 0, left = 0, *r = oml_mat_at(R, 0, k);
        const double *x = oml_mat_at(X, 0, k), *y = oml_mat_at(Y, 0, k);
        for (size_t c = 0; c < u->A->n; c++)
            r[u->A->row[c]] += u->delta[c] * x[u->A->col[c]];
        for (size_t i = 0; i < n; i++) {
            of = fmax(of, fabs(y[i]));
            left = fabs(r[i]) <= left ? left : fabs(r[i]); // a NaN goes through
        }
        *worst = of > 0 && !(left / of <= *worst) ? left / of : *worst;
    }
    return OML_OK;
}

oml_rc
oml_update_output(oml_cx *cx, const oml_update *u, oml_mat *Y, double *residual)
{
    if (u->own != NULL)
        return oml_solver_output(cx, u->own, Y, residual);
    OML_AUTO(mat) *X = NULL, *R = NULL;
    OML_TRY(oml_mat_copy(cx, Y, &X));
    OML_TRY(oml_mat_copy(cx, Y, &R));
    OML_TRY(once(cx, u, enough / 4, X));
    double worst = 0;
    for (unsigned round = 0;; round++) {
        OML_TRY(remains(cx, u, Y, X, R, &worst));
        if (worst <= enough)
            break;
        if (round == ROUNDS || !isfinite(worst))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-UPD-01",
                            N_("the changed table was solved to a residual of %.2g only: some industries may use up "
                               "all that they make"),
                            worst);
        OML_TRY(once(cx, u, enough / worst / 4, R));
        for (size_t i = 0; i < X->rows * X->cols; i++)
            X->v[i] += R->v[i];
    }
    memcpy(Y->v, X->v, X->rows * X->cols * sizeof *X->v);
    if (residual != NULL)
        *residual = fmax(*residual, worst);
    return OML_OK;
}

oml_rc
oml_update_totals(oml_cx *cx, const oml_update *u, const oml_mat *M, const oml_mat *X, oml_mat **change)
{
    const size_t n = u->t->n, k = M->cols;
    if (u->r > 0 && u->C == NULL)
        return OML_FAIL(cx, OML_E_INPUT, "OML-UPD-02", N_("a change of rank %zu is not small: solve for its output"),
                        u->r);
    OML_TRY(oml_mat_new(cx, k, X->cols, change));
    if (u->r == 0)
        return OML_OK;
    OML_AUTO(mat) *z = NULL, *MU = NULL;
    OML_TRY(oml_mat_new(cx, u->r, X->cols, &z));
    OML_TRY(oml_mat_new(cx, k, u->r, &MU));
    for (size_t c = 0; c < X->cols; c++) // V' X
        for (size_t l = 0; l < u->r; l++)
            *oml_mat_at(z, l, c) = u->in_row[l] == NONE ? *oml_mat_at(X, u->in_col[l], c) : 0;
    for (size_t e = 0; e < u->A->n; e++)
        for (size_t c = 0; u->in_row[u->column[e]] != NONE && c < X->cols; c++)
            *oml_mat_at(z, u->column[e], c) += u->delta[e] * *oml_mat_at(X, u->A->col[e], c);
    OML_TRY(oml_lu_solve(cx, u->C, z));
    oml_gemm_together(1);
    oml_gemm_double(true, k, u->r, n, M->v, n, u->U->v, n, 0, MU->v, k);
    oml_gemm_double(false, k, X->cols, u->r, MU->v, k, z->v, u->r, 0, (*change)->v, k);
    return OML_OK;
}

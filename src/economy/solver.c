/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/solver.h"

#include "economy/leontief.h"
#include "num/gmres.h"
#include "num/parallel.h"

#include <assert.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef enum method { LU, GMRES, INVERSE } method;

// What a solver works with, made when it is first needed.
typedef struct works {
    pthread_mutex_t lock;
    bool ready;
    // One of these:
    oml_leontief *lu;
    oml_gmres *gmres;
    oml_tiles *inverse;
} works;

struct oml_solver {
    const oml_iot *t;
    oml_solver_need need;
    oml_sweep A; // borrowed cells, own scale: column j of A is cells[j] * scale[j]
    double *scale;
    double tolerance;
    method method;
    works *works;
};

enum { GROUP = 64 };     // unit vectors solved for at once
enum { KEPT = 1 << 25 }; // numbers of an answer that is kept, at most
enum { ROUNDS = 12 };    // corrections; each gains several digits, so more will not help

// 1 / x, and 0 where there is no output.
static oml_rc
scales(oml_cx *cx, const oml_iot *t, oml_solver *s)
{
    s->scale = malloc((t->n + 1) * sizeof *s->scale);
    if (s->scale == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), t->n);
    for (size_t j = 0; j < t->n; j++)
        s->scale[j] = t->A != NULL ? 1 : t->x[j] == 0 ? 0 : 1 / t->x[j];
    s->A = (oml_sweep){t->n, t->A != NULL ? t->A : t->Z, s->scale};
    return OML_OK;
}

static oml_rc
factorise(oml_cx *cx, const oml_solver *s)
{
    const size_t n = s->A.n;
    OML_AUTO(mat) *A = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &A));
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) = oml_solver_coefficient(s, i, j);
    return oml_leontief_new(cx, A, &s->works->lu);
}

// Blocks for tiles: the regions, when their rows stand together and none is too large; otherwise runs of equal length.
static const uint32_t *
blocks(oml_cx *cx, const oml_iot *t)
{
    enum { RUN = 200 };
    bool together = t->row_region != NULL;
    size_t run = 0;
    for (size_t i = 0; i < t->n && together; i++) {
        run = i > 0 && t->row_region[i] == t->row_region[i - 1] ? run + 1 : 1;
        together = run <= OML_TILES_BLOCK && (i == 0 || t->row_region[i] >= t->row_region[i - 1]);
    }
    if (together)
        return t->row_region;
    uint32_t *block = OML_NEW(&cx->tmp, uint32_t, t->n);
    for (size_t i = 0; i < t->n; i++)
        block[i] = (uint32_t)(i / RUN);
    return block;
}

static method
choose(const oml_iot *t, const oml_solver_need *need)
{
    if (t->n <= OML_SOLVER_SMALL && !need->tiles)
        return LU;
    if (need->inverse != NULL || need->rhs >= t->n)
        return INVERSE;
    return need->rhs > t->n / OML_SOLVER_MANY ? LU : GMRES;
}

static oml_rc
make(oml_cx *cx, const oml_solver *s)
{
    works *w = s->works;
    if (s->method == LU)
        return factorise(cx, s);
    const uint32_t *block = blocks(cx, s->t);
    if (s->method == GMRES)
        return oml_gmres_new(cx, &s->A, block, &w->gmres);
    if (s->need.inverse != NULL)
        return oml_tiles_over(cx, s->t->n, block, s->need.inverse, &w->inverse);
    OML_TRY(oml_tiles_new(cx, &s->A, block, true, &w->inverse));
    return oml_tiles_invert(cx, w->inverse);
}

// Whoever comes first makes what all work with.
static oml_rc
ready(oml_cx *cx, const oml_solver *s)
{
    pthread_mutex_lock(&s->works->lock);
    const oml_rc rc = s->works->ready ? OML_OK : make(cx, s);
    s->works->ready = s->works->ready || rc == OML_OK;
    pthread_mutex_unlock(&s->works->lock);
    return rc;
}

oml_rc
oml_solver_new(oml_cx *cx, const oml_iot *t, oml_solver_need need, oml_solver **out)
{
    *out = NULL;
    OML_AUTO(solver) *s = calloc(1, sizeof *s);
    if (s == NULL || (s->works = calloc(1, sizeof *s->works)) == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), t->n);
    pthread_mutex_init(&s->works->lock, NULL);
    s->t = t, s->need = need;
    s->tolerance = need.tolerance > 0 ? need.tolerance : 1e-12;
    s->method = choose(t, &need);
    OML_TRY(scales(cx, t, s));
    if (need.memory == NULL || s->method == INVERSE)
        OML_TRY(ready(cx, s));
    *out = oml_solver_take(&s);
    return OML_OK;
}

void
oml_solver_free(oml_solver *s)
{
    if (s == NULL)
        return;
    if (s->works != NULL) {
        oml_leontief_free(s->works->lu);
        oml_gmres_free(s->works->gmres);
        oml_tiles_free(s->works->inverse);
        pthread_mutex_destroy(&s->works->lock);
        free(s->works);
    }
    free(s->scale);
    free(s);
}

const char *
oml_solver_method(const oml_solver *s)
{
    return s->method == LU ? "LU" : s->method == GMRES ? "GMRES" : "inverse";
}

const float *
oml_solver_inverse(const oml_solver *s, size_t *rows, size_t *cols)
{
    const oml_tiles *L = s->works->inverse;
    if (L == NULL)
        return NULL;
    *rows = L->n, *cols = L->at[L->B];
    return L->cells;
}

// ---- what the cells say of themselves ---------------------------------------------------------------------------

typedef struct looking {
    const oml_iot *t;
    double *lost; // n
    bool *negative;
} looking;

static void
look(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const looking *l = shared;
    const oml_iot *t = l->t;
    for (size_t j = from; j < to; j++) {
        const double *cells = (t->A != NULL ? t->A : t->Z) + j * t->n;
        double least = 0;
        for (size_t i = 0; i < t->n; i++)
            least = cells[i] < least ? cells[i] : least;
        l->negative[j] = least < 0;
        for (size_t i = 0; i < t->n && t->A == NULL && t->x[j] == 0; i++)
            l->lost[j] += fabs(cells[i]);
    }
}

oml_rc
oml_solver_look(oml_cx *cx, const oml_solver *s, oml_solver_facts *out)
{
    static const char what[] = "lost, negative";
    const size_t n = s->t->n;
    const oml_solver_memory *memory = s->need.memory;
    double kept[3] = {0};
    if (memory == NULL || !memory->find(cx, memory->self, what, NULL, 0, kept, 3)) {
        const looking l = {s->t, OML_NEW(&cx->tmp, double, n), OML_NEW(&cx->tmp, bool, n)};
        void *own[OML_PARALLEL_MOST] = {NULL};
        OML_TRY(oml_parallel_run(cx, NULL, n, GROUP, look, &l, own));
        for (size_t j = 0; j < n; j++)
            kept[0] += l.lost[j], kept[1] = l.negative[j] ? 1 : kept[1];
        if (memory != NULL)
            memory->keep(cx, memory->self, what, NULL, 0, kept, 3);
    }
    *out = (oml_solver_facts){kept[0], kept[1] != 0};
    return OML_OK;
}

bool
oml_solver_row(const oml_solver *s, size_t i, double row[])
{
    const oml_tiles *L = s->works->inverse;
    if (L == NULL)
        return false;
    size_t r = 0;
    while (L->from[r + 1] <= i)
        r++;
    for (size_t c = 0; c < L->B; c++) {
        const float *cells = oml_tiles_tile(L, r, c) + (i - L->from[r]) * oml_tiles_width(L, c);
        for (size_t j = L->from[c]; j < L->from[c + 1]; j++)
            row[j] = (double)cells[j - L->from[c]];
    }
    return true;
}

double
oml_solver_coefficient(const oml_solver *s, size_t i, size_t j)
{
    return s->A.cells[i + j * s->A.n] * s->scale[j];
}

// ---- solving, and correcting with what remains ------------------------------------------------------------------

static double
largest(const double v[], size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fabs(v[i]) <= most ? most : fabs(v[i]); // a NaN goes through
    return most;
}

// Columns of B into padded vectors and back, each scaled so that its largest cell is 1.
static void
pack(const oml_tiles *t, oml_mat *B, size_t first, oml_tiles_vectors *v, double scale[], bool back)
{
    for (size_t k = 0; k < v->K; k++) {
        double *b = oml_mat_at(B, 0, first + k);
        if (!back) {
            const double most = largest(b, t->n);
            scale[k] = most > 0 && isfinite(most) ? most : 1;
        }
        for (size_t c = 0; c < t->B; c++)
            for (size_t i = t->from[c]; i < t->from[c + 1]; i++) {
                float *f = &v->v[k * v->ld + t->at[c] + i - t->from[c]];
                if (back)
                    b[i] = scale[k] * (double)*f;
                else
                    *f = (float)(b[i] / scale[k]);
            }
    }
}

static oml_rc
multiply(oml_cx *cx, const oml_tiles *L, bool left, oml_mat *B)
{
    for (size_t j = 0; j < B->cols; j += GROUP) {
        const size_t K = B->cols - j < GROUP ? B->cols - j : GROUP;
        double scale[GROUP] = {0};
        oml_tiles_vectors in, out = {0};
        oml_rc rc = oml_tiles_vectors_new(cx, L, K, &in);
        if (rc == OML_OK)
            rc = oml_tiles_vectors_new(cx, L, K, &out);
        if (rc == OML_OK) {
            pack(L, B, j, &in, scale, false);
            rc = oml_tiles_product(cx, L, left, &in, &out);
        }
        if (rc == OML_OK)
            pack(L, B, j, &out, scale, true);
        oml_tiles_vectors_free(&in), oml_tiles_vectors_free(&out);
        OML_TRY(rc);
    }
    return OML_OK;
}

// B becomes (I - A)^-1 B, or its transpose; roughly, where the method is rough: a residual of `good` will do.
static oml_rc
rough(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, bool transposed, double good, oml_mat *B)
{
    const works *w = s->works;
    if (s->method == INVERSE)
        return multiply(cx, w->inverse, transposed, B);
    if (s->method == GMRES)
        return oml_gmres_solve(cx, w->gmres, more, transposed, good, B);
    return transposed ? oml_leontief_input(cx, w->lu, B) : oml_leontief_output(cx, w->lu, B);
}

// r = y - x + A x into R; answers max |r| / max |y| over the columns.
static oml_rc
remains(oml_cx *cx, const oml_solver *s, bool transposed, const oml_mat *Y, const oml_mat *X, oml_mat *R, double *worst)
{
    const size_t n = Y->rows;
    for (size_t i = 0; i < n * Y->cols; i++)
        R->v[i] = Y->v[i] - X->v[i];
    OML_TRY((transposed ? oml_sweep_left : oml_sweep_right)(cx, &s->A, X, R));
    *worst = 0;
    for (size_t j = 0; j < Y->cols; j++) {
        const double of = largest(oml_mat_at(Y, 0, j), n), left = largest(oml_mat_at(R, 0, j), n);
        *worst = of > 0 && !(left / of <= *worst) ? left / of : *worst;
    }
    return OML_OK;
}

static oml_rc
solve(oml_cx *cx, const oml_solver *s, bool transposed, oml_mat *Y, double *residual)
{
    OML_TRY(ready(cx, s));
    OML_AUTO(mat) *X = NULL, *R = NULL;
    OML_TRY(oml_mat_copy(cx, Y, &X));
    OML_TRY(oml_mat_copy(cx, Y, &R));
    OML_TRY(rough(cx, s, NULL, transposed, s->tolerance / 4, X));
    double worst = 0;
    for (unsigned round = 0;; round++) {
        OML_TRY(remains(cx, s, transposed, Y, X, R, &worst));
        if (worst <= s->tolerance)
            break;
        if (round == ROUNDS || !isfinite(worst))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-SOL-01",
                            N_("the equations were solved to a residual of %.2g only; asked was %.2g"), worst,
                            s->tolerance);
        OML_TRY(rough(cx, s, NULL, transposed, s->tolerance / worst / 4, R));
        for (size_t i = 0; i < X->rows * X->cols; i++)
            X->v[i] += R->v[i];
    }
    double *was = Y->v;
    Y->v = X->v, X->v = was;
    if (residual != NULL)
        *residual = fmax(*residual, worst);
    return OML_OK;
}

// Another table, of the absolute values, solved for once.
static oml_rc
bounds(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual)
{
    const size_t n = s->t->n;
    OML_AUTO(mat) *A = NULL;
    OML_AUTO(solver) *absolute = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &A));
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) = fabs(oml_solver_coefficient(s, i, j));
    oml_iot copy = *s->t;
    copy.A = A->v, copy.path = NULL, copy.digest = NULL;
    OML_TRY(oml_solver_new(cx, &copy, (oml_solver_need){.tolerance = s->tolerance}, &absolute));
    return solve(cx, absolute, true, S, residual);
}

typedef enum question { OUTPUT, MULTIPLIERS, BOUNDS } question;

static oml_rc
ask(oml_cx *cx, const oml_solver *s, question q, oml_mat *Y, double *residual)
{
    return q == BOUNDS ? bounds(cx, s, Y, residual) : solve(cx, s, q == MULTIPLIERS, Y, residual);
}

// The same, kept for who asks again.
static oml_rc
remember(oml_cx *cx, const oml_solver *s, question q, oml_mat *Y, double *residual)
{
    static const char *const names[] = {"output", "multipliers", "bounds"};
    const oml_solver_memory *memory = s->need.memory;
    const size_t cells = Y->rows * Y->cols;
    if (memory == NULL || cells > KEPT)
        return ask(cx, s, q, Y, residual);
    const char *what = names[q];
    OML_AUTO(mat) *asked = NULL, *answer = NULL;
    OML_TRY(oml_mat_new(cx, cells + 1, 1, &answer));
    double *left = &answer->v[cells];
    if (!memory->find(cx, memory->self, what, Y->v, cells, answer->v, cells + 1) || !(*left <= s->tolerance)) {
        OML_TRY(oml_mat_copy(cx, Y, &asked));
        *left = 0;
        OML_TRY(ask(cx, s, q, Y, left));
        memcpy(answer->v, Y->v, cells * sizeof *Y->v);
        memory->keep(cx, memory->self, what, asked->v, cells, answer->v, cells + 1);
    }
    memcpy(Y->v, answer->v, cells * sizeof *Y->v);
    if (residual != NULL)
        *residual = fmax(*residual, *left);
    return OML_OK;
}

oml_rc
oml_solver_output(oml_cx *cx, const oml_solver *s, oml_mat *Y, double *residual)
{
    return remember(cx, s, OUTPUT, Y, residual);
}

oml_rc
oml_solver_multipliers(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual)
{
    return remember(cx, s, MULTIPLIERS, S, residual);
}

oml_rc
oml_solver_bounds(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual)
{
    for (size_t i = 0; i < S->rows * S->cols; i++)
        S->v[i] = fabs(S->v[i]);
    return remember(cx, s, BOUNDS, S, residual);
}

oml_rc
oml_solver_about(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, double good, oml_mat *Y)
{
    assert(more == NULL || s->method == GMRES);
    OML_TRY(ready(cx, s));
    return rough(cx, s, more, false, good, Y);
}

oml_rc
oml_solver_passing(oml_cx *cx, const oml_solver *s, bool multipliers, oml_mat *B, double *residual)
{
    return solve(cx, s, multipliers, B, residual);
}

// Columns j .. j+k-1 of L, of which the cells on the diagonal are kept.
static oml_rc
probe(oml_cx *cx, const oml_solver *s, size_t j, size_t k, double diagonal[], double *residual)
{
    OML_AUTO(mat) *unit = NULL;
    OML_TRY(oml_mat_new(cx, s->A.n, k, &unit));
    for (size_t c = 0; c < k; c++)
        *oml_mat_at(unit, j + c, c) = 1;
    OML_TRY(solve(cx, s, false, unit, residual));
    for (size_t c = 0; c < k; c++)
        diagonal[c] = *oml_mat_at(unit, j + c, c);
    return OML_OK;
}

// From the inverse in single precision, with a measured error.
static oml_rc
read_diagonal(oml_cx *cx, const oml_solver *s, double diagonal[], double *residual)
{
    const oml_tiles *L = s->works->inverse;
    for (size_t b = 0; b < L->B; b++)
        for (size_t i = L->from[b]; i < L->from[b + 1]; i++)
            diagonal[i] = (double)oml_tiles_tile(L, b, b)[(i - L->from[b]) * (oml_tiles_width(L, b) + 1)];
    OML_AUTO(mat) *unit = NULL;
    OML_TRY(oml_mat_new(cx, s->A.n, OML_SOLVER_PROBES, &unit));
    for (size_t k = 0; k < OML_SOLVER_PROBES; k++)
        *oml_mat_at(unit, k * s->A.n / OML_SOLVER_PROBES, k) = 1;
    OML_TRY(solve(cx, s, false, unit, NULL));
    for (size_t k = 0; k < OML_SOLVER_PROBES; k++) {
        const size_t j = k * s->A.n / OML_SOLVER_PROBES;
        const double exact = *oml_mat_at(unit, j, k);
        *residual = fmax(*residual, fabs(diagonal[j] - exact) / fabs(exact));
    }
    return OML_OK;
}

oml_rc
oml_solver_diagonal(oml_cx *cx, const oml_solver *s, double diagonal[], double *residual)
{
    if (s->method == INVERSE)
        return read_diagonal(cx, s, diagonal, residual);
    for (size_t j = 0; j < s->A.n; j += GROUP) {
        const size_t k = s->A.n - j < GROUP ? s->A.n - j : GROUP;
        oml_cx_tell(cx, N_("inverting"), (double)j, (double)s->A.n);
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(probe(cx, s, j, k, diagonal + j, residual));
    }
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/solver.h"

#include "economy/absolute.h"
#include "economy/leontief.h"
#include "num/gemm.h"
#include "num/gmres.h"
#include "num/inverse.h"
#include "num/parallel.h"
#include "num/random.h"

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
    oml_sweep L; // transposed, as num/inverse.h has it
    oml_mat *own_L;
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
enum { FEW = 64 };       // negative cells a column on average, that are a small change to turn round
enum { KEPT = 1 << 25 }; // numbers of an answer that is kept, at most
enum { SUMS = 12 };      // of right-hand sides, whose residual stands for that of all
enum { MANY = 48 };      // right-hand sides, above which it does
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
    if (s->method == GMRES)
        return oml_gmres_new(cx, &s->A, blocks(cx, s->t), &w->gmres);
    if (s->need.inverse == NULL)
        OML_TRY(oml_inverse_new(cx, &s->A, &w->own_L));
    w->L = (oml_sweep){s->A.n, w->own_L != NULL ? w->own_L->v : s->need.inverse, NULL};
    return OML_OK;
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
        oml_mat_free(s->works->own_L);
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

const double *
oml_solver_inverse(const oml_solver *s)
{
    return s->works->L.cells;
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

static oml_rc
multiply(oml_cx *cx, const oml_sweep *L, bool transposed, oml_mat *B)
{
    OML_AUTO(mat) *X = NULL;
    OML_TRY(oml_mat_new(cx, B->rows, B->cols, &X));
    OML_TRY((transposed ? oml_sweep_right : oml_sweep_left)(cx, L, B, X));
    double *was = B->v;
    B->v = X->v, X->v = was;
    return OML_OK;
}

// B becomes (I - A)^-1 B, or its transpose; roughly, where the method is rough: a residual of `good` will do.
static oml_rc
rough(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, bool transposed, double good, oml_mat *B)
{
    const works *w = s->works;
    if (s->method == INVERSE)
        return multiply(cx, &w->L, transposed, B);
    if (s->method == GMRES)
        return oml_gmres_solve(cx, w->gmres, more, transposed, good, B);
    return transposed ? oml_leontief_input(cx, w->lu, B) : oml_leontief_output(cx, w->lu, B);
}

// r = y - x + A x into R, with `more` in A (NULL: nothing); answers max |r| / max |y| over the columns.
static oml_rc
each_remains(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, bool transposed, const oml_mat *Y,
             const oml_mat *X, oml_mat *R, double *worst)
{
    const size_t n = Y->rows;
    for (size_t i = 0; i < n * Y->cols; i++)
        R->v[i] = Y->v[i] - X->v[i];
    OML_TRY((transposed ? oml_sweep_left : oml_sweep_right)(cx, &s->A, X, R));
    *worst = 0;
    for (size_t j = 0; j < Y->cols; j++) {
        for (size_t e = 0; more != NULL && e < more->n; e++)
            *oml_mat_at(R, transposed ? more->col[e] : more->row[e], j) +=
                more->value[e] * *oml_mat_at(X, transposed ? more->row[e] : more->col[e], j);
        const double of = largest(oml_mat_at(Y, 0, j), n), left = largest(oml_mat_at(R, 0, j), n);
        *worst = of > 0 && !(left / of <= *worst) ? left / of : *worst;
    }
    return OML_OK;
}

// No less than that, but for one case in 2^SUMS, and far less work for many columns: what remains of SUMS sums of all
// columns with signs by chance, each column first divided by max |y|. The largest |r| is in a sum or in its opposite.
static oml_rc
sums_remain(oml_cx *cx, const oml_solver *s, bool transposed, const oml_mat *Y, const oml_mat *X, double *worst)
{
    const size_t n = Y->rows, k = Y->cols;
    OML_AUTO(mat) *signs = NULL, *y = NULL, *x = NULL, *r = NULL;
    OML_TRY(oml_mat_new(cx, k, SUMS, &signs));
    OML_TRY(oml_mat_new(cx, n, SUMS, &y));
    OML_TRY(oml_mat_new(cx, n, SUMS, &x));
    OML_TRY(oml_mat_new(cx, n, SUMS, &r));
    oml_random random;
    oml_random_init(&random, 1, 0);
    for (size_t j = 0; j < k; j++) {
        const double of = largest(oml_mat_at(Y, 0, j), n);
        const uint64_t bits = oml_random_next(&random);
        for (size_t c = 0; c < SUMS; c++)
            *oml_mat_at(signs, j, c) = of > 0 ? (bits >> c & 1 ? 1 : -1) / of : 0;
    }
    oml_gemm_together(oml_parallel_threads(cx));
    oml_gemm_double(false, n, SUMS, k, Y->v, n, signs->v, k, 0, y->v, n);
    oml_gemm_double(false, n, SUMS, k, X->v, n, signs->v, k, 0, x->v, n);
    for (size_t i = 0; i < n * SUMS; i++)
        r->v[i] = y->v[i] - x->v[i];
    OML_TRY((transposed ? oml_sweep_left : oml_sweep_right)(cx, &s->A, x, r));
    *worst = largest(r->v, n * SUMS);
    return OML_OK;
}

// What remains, as one of these two; R is filled when it is more than the tolerance.
static oml_rc
remains(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, bool transposed, const oml_mat *Y,
        const oml_mat *X, oml_mat *R, double *worst)
{
    if (Y->cols > MANY && more == NULL) {
        OML_TRY(sums_remain(cx, s, transposed, Y, X, worst));
        if (*worst <= s->tolerance)
            return OML_OK;
    }
    return each_remains(cx, s, more, transposed, Y, X, R, worst);
}

static oml_rc
solve(oml_cx *cx, const oml_solver *s, const oml_gmres_more *more, bool transposed, oml_mat *Y, double *residual)
{
    OML_TRY(ready(cx, s));
    OML_AUTO(mat) *X = NULL, *R = NULL;
    OML_TRY(oml_mat_copy(cx, Y, &X));
    OML_TRY(oml_mat_new(cx, Y->rows, Y->cols, &R));
    OML_TRY(rough(cx, s, more, transposed, s->tolerance / 4, X));
    double worst = 0;
    for (unsigned round = 0;; round++) {
        OML_TRY(remains(cx, s, more, transposed, Y, X, R, &worst));
        if (worst <= s->tolerance)
            break;
        if (round == ROUNDS || !isfinite(worst))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-SOL-01",
                            N_("the equations were solved to a residual of %.2g only; asked was %.2g"), worst,
                            s->tolerance);
        OML_TRY(rough(cx, s, more, transposed, s->tolerance / worst / 4, R));
        for (size_t i = 0; i < X->rows * X->cols; i++)
            X->v[i] += R->v[i];
    }
    double *was = Y->v;
    Y->v = X->v, X->v = was;
    if (residual != NULL)
        *residual = fmax(*residual, worst);
    return OML_OK;
}

// ---- the table of absolute values ---------------------------------------------------------------------------------

// With GMRES what is more goes along in its steps; otherwise another table is made, and solved for once.
static oml_rc
bounds(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual)
{
    const size_t n = s->t->n;
    if (s->method == GMRES) {
        oml_gmres_more more;
        bool few;
        OML_TRY(oml_absolute_more(cx, &s->A, FEW * n, &more, &few));
        const oml_rc rc = few ? solve(cx, s, &more, true, S, residual) : OML_E_NUMERIC;
        if (rc != OML_E_NUMERIC)
            return rc;
        oml_cx_clear(cx);
    }
    OML_AUTO(mat) *A = NULL;
    OML_AUTO(solver) *absolute = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &A));
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) = fabs(oml_solver_coefficient(s, i, j));
    oml_iot copy = *s->t;
    copy.A = A->v, copy.path = NULL, copy.digest = NULL;
    OML_TRY(oml_solver_new(cx, &copy, (oml_solver_need){.tolerance = s->tolerance, .tiles = s->need.tiles}, &absolute));
    return solve(cx, absolute, NULL, true, S, residual);
}

typedef enum question { OUTPUT, MULTIPLIERS, BOUNDS } question;

static oml_rc
ask(oml_cx *cx, const oml_solver *s, question q, oml_mat *Y, double *residual)
{
    return q == BOUNDS ? bounds(cx, s, Y, residual) : solve(cx, s, NULL, q == MULTIPLIERS, Y, residual);
}

bool
oml_solver_recall(oml_cx *cx, const oml_solver *s, const char *what, const double *asked, size_t n, double *answer,
                  size_t m)
{
    const oml_solver_memory *memory = s->need.memory;
    return memory != NULL && m <= KEPT && memory->find(cx, memory->self, what, asked, n, answer, m) &&
           answer[m - 1] <= s->tolerance;
}

void
oml_solver_keep(oml_cx *cx, const oml_solver *s, const char *what, const double *asked, size_t n, const double *answer,
                size_t m)
{
    const oml_solver_memory *memory = s->need.memory;
    if (memory != NULL && m <= KEPT)
        memory->keep(cx, memory->self, what, asked, n, answer, m);
}

// The same, kept for who asks again.
static oml_rc
remember(oml_cx *cx, const oml_solver *s, question q, oml_mat *Y, double *residual)
{
    static const char *const names[] = {"output", "multipliers", "bounds"};
    const size_t cells = Y->rows * Y->cols;
    if (s->need.memory == NULL || cells >= KEPT)
        return ask(cx, s, q, Y, residual);
    const char *what = names[q];
    OML_AUTO(mat) *asked = NULL, *answer = NULL;
    OML_TRY(oml_mat_new(cx, cells + 1, 1, &answer));
    double *left = &answer->v[cells];
    if (!oml_solver_recall(cx, s, what, Y->v, cells, answer->v, cells + 1)) {
        OML_TRY(oml_mat_copy(cx, Y, &asked));
        *left = 0;
        OML_TRY(ask(cx, s, q, Y, left));
        memcpy(answer->v, Y->v, cells * sizeof *Y->v);
        oml_solver_keep(cx, s, what, asked->v, cells, answer->v, cells + 1);
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
    return solve(cx, s, NULL, multipliers, B, residual);
}

oml_rc
oml_solver_check(oml_cx *cx, const oml_solver *s, bool multipliers, const oml_mat *B, const oml_mat *X,
                 double *residual, bool *good)
{
    OML_AUTO(mat) *R = NULL;
    double worst = 0;
    OML_TRY(oml_mat_new(cx, B->rows, B->cols, &R));
    OML_TRY(remains(cx, s, NULL, multipliers, B, X, R, &worst));
    *residual = fmax(*residual, worst);
    *good = worst <= s->tolerance;
    return OML_OK;
}

// Columns j .. j+k-1 of L, of which the cells on the diagonal are kept.
static oml_rc
probe(oml_cx *cx, const oml_solver *s, size_t j, size_t k, double diagonal[], double *residual)
{
    OML_AUTO(mat) *unit = NULL;
    OML_TRY(oml_mat_new(cx, s->A.n, k, &unit));
    for (size_t c = 0; c < k; c++)
        *oml_mat_at(unit, j + c, c) = 1;
    OML_TRY(solve(cx, s, NULL, false, unit, residual));
    for (size_t c = 0; c < k; c++)
        diagonal[c] = *oml_mat_at(unit, j + c, c);
    return OML_OK;
}

// From the inverse, with what remains of some of its columns.
static oml_rc
read_diagonal(oml_cx *cx, const oml_solver *s, double diagonal[], double *residual)
{
    const size_t n = s->A.n;
    for (size_t i = 0; i < n; i++)
        diagonal[i] = s->works->L.cells[i * (n + 1)];
    OML_AUTO(mat) *unit = NULL;
    OML_TRY(oml_mat_new(cx, n, OML_SOLVER_PROBES, &unit));
    for (size_t k = 0; k < OML_SOLVER_PROBES; k++)
        *oml_mat_at(unit, k * n / OML_SOLVER_PROBES, k) = 1;
    return solve(cx, s, NULL, false, unit, residual);
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

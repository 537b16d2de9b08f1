/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/gmres.h"

#include "num/lanes.h"
#include "num/lu.h"
#include "num/parallel.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = OML_GMRES_STEPS, WIDE = OML_GMRES_WIDE };

struct oml_gmres {
    oml_tiles *A;
    float *own;     // (I - A_cc)^-1 of each block, as tiles
    size_t *own_at; // B + 1
};

// ---- the inverses of the diagonal blocks ------------------------------------------------------------------------

typedef struct inverting {
    const oml_sweep *A;
    const oml_gmres *g;
} inverting;

static oml_rc
invert(oml_cx *cx, const inverting *w, size_t b)
{
    const size_t first = w->g->A->from[b], n = w->g->A->from[b + 1] - first, width = oml_tiles_width(w->g->A, b);
    OML_AUTO(mat) *C = NULL, *unit = NULL;
    OML_AUTO(lu) *lu = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &C));
    OML_TRY(oml_mat_new(cx, n, n, &unit));
    for (size_t j = 0; j < n; j++) {
        *oml_mat_at(unit, j, j) = 1;
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(C, i, j) =
                (i == j ? 1 : 0) - w->A->cells[first + i + (first + j) * w->A->n] * w->A->scale[first + j];
    }
    OML_TRY(oml_lu_new(cx, &C, &lu));
    OML_TRY(oml_lu_solve(cx, lu, unit));
    float *to = w->g->own + w->g->own_at[b];
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < width; j++)
            to[i * width + j] = j < n ? (float)*oml_mat_at(unit, i, j) : 0;
    return OML_OK;
}

static void
invert_blocks(const void *shared, void *own, size_t from, size_t to)
{
    oml_cx *cx = own; // each thread its own, with its first failure
    for (size_t b = from; b < to; b++)
        if (cx->fail.rc == OML_OK)
            (void)(invert(cx, shared, b) == OML_OK);
    oml_arena_free(&cx->tmp);
}

static oml_rc
no_room(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-TIL-01", N_("there is no memory for a system of %zu rows"), n);
}

static oml_rc
invert_all(oml_cx *cx, const oml_sweep *A, const oml_gmres *g)
{
    const inverting w = {A, g};
    const unsigned threads = oml_parallel_threads(cx);
    oml_cx *each = calloc(threads, sizeof *each);
    if (each == NULL)
        return no_room(cx, A->n);
    void *own[OML_PARALLEL_MOST];
    for (unsigned t = 0; t < threads; t++)
        own[t] = &each[t];
    oml_rc rc = oml_parallel_run(cx, NULL, g->A->B, 1, invert_blocks, &w, own);
    for (unsigned t = 0; t < threads && rc == OML_OK; t++)
        if (each[t].fail.rc != OML_OK) {
            cx->fail = each[t].fail;
            rc = cx->fail.rc;
        }
    free(each);
    return rc;
}

oml_rc
oml_gmres_new(oml_cx *cx, const oml_sweep *A, const uint32_t block[], oml_gmres **out)
{
    *out = NULL;
    OML_AUTO(gmres) *g = calloc(1, sizeof *g);
    if (g == NULL)
        return no_room(cx, A->n);
    OML_TRY(oml_tiles_new(cx, A, block, &g->A));
    const oml_tiles *t = g->A;
    if ((g->own_at = calloc(t->B + 1, sizeof *g->own_at)) == NULL)
        return no_room(cx, A->n);
    for (size_t b = 0; b < t->B; b++)
        g->own_at[b + 1] = g->own_at[b] + (t->from[b + 1] - t->from[b]) * oml_tiles_width(t, b);
    if ((g->own = malloc((g->own_at[t->B] + 1) * sizeof *g->own)) == NULL)
        return no_room(cx, A->n);
    OML_TRY(invert_all(cx, A, g));
    *out = oml_gmres_take(&g);
    return OML_OK;
}

void
oml_gmres_free(oml_gmres *g)
{
    if (g == NULL)
        return;
    oml_tiles_free(g->A);
    free(g->own);
    free(g->own_at);
    free(g);
}

// ---- one step: w = v - U M^-1 v ---------------------------------------------------------------------------------

typedef struct chunk {
    const oml_gmres *g;
    const oml_gmres_more *more;
    size_t *place; // of a row, in padded vectors; for `more`
    bool left;
    double good;                             // residual that is small enough
    oml_tiles_vectors V[STEPS + 1], z, w, t; // Krylov space; M^-1 v; what a step makes; scratch of M^-1
    size_t steps;
    double H[WIDE][STEPS + 1][STEPS], c[WIDE][STEPS], s[WIDE][STEPS], rest[WIDE][STEPS + 1];
    bool done[WIDE];
    size_t used[WIDE]; // vectors of each space when it was done
} chunk;

static size_t
group_of(const oml_tiles *t, size_t b)
{
    return b * OML_GMRES_GROUPS / t->B;
}

static void
tile_product(const chunk *k, size_t to, size_t from, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    if (k->left)
        oml_tiles_left(k->g->A, from, to, in, out);
    else
        oml_tiles_right(k->g->A, to, from, in, out);
}

// z = M^-1 v in the groups from .. to-1; v is in k->t, which is used up.
static void
precondition(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    chunk *k = *(chunk *const *)shared;
    const oml_tiles *t = k->g->A;
    for (size_t group = from; group < to; group++)
        for (size_t b = 0; b < t->B; b++) {
            if (group_of(t, b) != group)
                continue;
            for (size_t o = 0; o < b; o++)
                if (group_of(t, o) == group)
                    tile_product(k, b, o, &k->z, &k->t);
            oml_tiles_own(t, b, k->g->own + k->g->own_at[b], k->left, &k->t, &k->z);
        }
}

// w = U z, for the blocks from .. to-1; the sign comes later.
static void
rest_of_sweep(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    chunk *k = *(chunk *const *)shared;
    const oml_tiles *t = k->g->A;
    for (size_t b = from; b < to; b++) {
        for (size_t v = 0; v < k->w.K; v++)
            memset(k->w.v + v * k->w.ld + t->at[b], 0, oml_tiles_width(t, b) * sizeof(float));
        for (size_t o = 0; o < t->B; o++)
            if (o > b || group_of(t, o) != group_of(t, b))
                tile_product(k, b, o, &k->z, &k->w);
        // The diagonal block itself is in M.
    }
}

// w += more z, or its transpose, for the right-hand sides from .. to-1.
static void
add_more(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    chunk *k = *(chunk *const *)shared;
    const uint32_t *a = k->left ? k->more->col : k->more->row, *b = k->left ? k->more->row : k->more->col;
    for (size_t v = from; v < to; v++)
        for (size_t e = 0; e < k->more->n; e++)
            k->w.v[v * k->w.ld + k->place[a[e]]] += (float)k->more->value[e] * k->z.v[v * k->z.ld + k->place[b[e]]];
}

// ---- the Krylov spaces ------------------------------------------------------------------------------------------

OML_LANES_CLONES static double
dot(const float *a, const float *b, size_t n)
{
    oml_lanes_double sum;
    memset(&sum, 0, sizeof sum);
    for (size_t i = 0; i < n; i += OML_LANES_DOUBLE) {
        const oml_lanes_half p = *(const oml_lanes_half *)(a + i), q = *(const oml_lanes_half *)(b + i);
        sum += __builtin_convertvector(p, oml_lanes_double) * __builtin_convertvector(q, oml_lanes_double);
    }
    return oml_lanes_sum(&sum);
}

OML_LANES_CLONES static void
add(float *y, const float *x, float by, size_t n)
{
    for (size_t i = 0; i < n; i += OML_LANES_FLOAT)
        *(oml_lanes_float *)(y + i) += *(const oml_lanes_float *)(x + i) * by;
}

// The new column of H becomes triangular; answers what is left of the residual.
static double
rotate(chunk *k, size_t r, size_t i)
{
    double(*H)[STEPS] = k->H[r];
    for (size_t j = 0; j < i; j++) {
        const double a = H[j][i], b = H[j + 1][i];
        H[j][i] = k->c[r][j] * a + k->s[r][j] * b;
        H[j + 1][i] = k->c[r][j] * b - k->s[r][j] * a;
    }
    const double length = hypot(H[i][i], H[i + 1][i]);
    k->c[r][i] = length == 0 ? 1 : H[i][i] / length;
    k->s[r][i] = length == 0 ? 0 : H[i + 1][i] / length;
    H[i][i] = length, H[i + 1][i] = 0;
    k->rest[r][i + 1] = -k->s[r][i] * k->rest[r][i];
    k->rest[r][i] *= k->c[r][i];
    return fabs(k->rest[r][i + 1]);
}

// Right-hand side r: v - U M^-1 v made orthogonal to its space, which grows by it.
static void
extend(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    chunk *k = *(chunk *const *)shared;
    const size_t i = k->steps, n = k->g->A->at[k->g->A->B];
    for (size_t r = from; r < to; r++) {
        if (k->done[r])
            continue;
        float *w = k->V[i + 1].v + r * k->V[i + 1].ld;
        memcpy(w, k->V[i].v + r * k->V[i].ld, n * sizeof *w);
        add(w, k->w.v + r * k->w.ld, -1, n);
        for (size_t j = 0; j <= i; j++) {
            const float *v = k->V[j].v + r * k->V[j].ld;
            k->H[r][j][i] = dot(w, v, n);
            add(w, v, (float)-k->H[r][j][i], n);
        }
        const double length = sqrt(dot(w, w, n));
        k->H[r][i + 1][i] = length;
        const double left = rotate(k, r, i);
        k->used[r] = i + 1;
        k->done[r] = left <= k->good || !(length > 0);
        const float by = length > 0 ? (float)(1 / length) : 0;
        for (size_t j = 0; j < n; j++)
            w[j] *= by;
    }
}

// The combination of its space that leaves least, into k->t.
static void
combine(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    chunk *k = *(chunk *const *)shared;
    const size_t n = k->g->A->at[k->g->A->B];
    for (size_t r = from; r < to; r++) {
        double y[STEPS] = {0};
        for (size_t i = k->used[r]; i-- > 0;) {
            double sum = k->rest[r][i];
            for (size_t j = i + 1; j < k->used[r]; j++)
                sum -= k->H[r][i][j] * y[j];
            y[i] = k->H[r][i][i] == 0 ? 0 : sum / k->H[r][i][i];
        }
        float *to_row = k->t.v + r * k->t.ld;
        memset(to_row, 0, n * sizeof *to_row);
        for (size_t i = 0; i < k->used[r]; i++)
            add(to_row, k->V[i].v + r * k->V[i].ld, (float)y[i], n);
    }
}

static oml_rc
iterate(oml_cx *cx, chunk *k)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    const size_t K = k->w.K;
    chunk *const *self = &k;
    for (k->steps = 0; k->steps < STEPS; k->steps++) {
        bool all = true;
        for (size_t r = 0; r < K; r++)
            all = all && k->done[r];
        if (all)
            break;
        OML_TRY(oml_tiles_vectors_new(cx, k->g->A, K, &k->V[k->steps + 1]));
        memcpy(k->t.v, k->V[k->steps].v, K * k->t.ld * sizeof(float));
        OML_TRY(oml_parallel_run(cx, NULL, OML_GMRES_GROUPS, 1, precondition, self, own));
        OML_TRY(oml_parallel_run(cx, NULL, k->g->A->B, 1, rest_of_sweep, self, own));
        if (k->more != NULL)
            OML_TRY(oml_parallel_run(cx, NULL, K, 1, add_more, self, own));
        OML_TRY(oml_parallel_run(cx, NULL, K, 1, extend, self, own));
    }
    OML_TRY(oml_parallel_run(cx, NULL, K, 1, combine, self, own));
    return oml_parallel_run(cx, NULL, OML_GMRES_GROUPS, 1, precondition, self, own);
}

// The right-hand sides, each of length 1, as the first vectors of the spaces; `length` keeps what they were.
static void
begin(chunk *k, const oml_mat *B, size_t first, double length[])
{
    const oml_tiles *t = k->g->A;
    for (size_t r = 0; r < k->w.K; r++) {
        const double *b = oml_mat_at(B, 0, first + r);
        double most = 0, sum = 0;
        for (size_t i = 0; i < t->n; i++)
            most = fabs(b[i]) > most ? fabs(b[i]) : most;
        for (size_t i = 0; i < t->n && most > 0; i++)
            sum += (b[i] / most) * (b[i] / most);
        length[r] = most * sqrt(sum);
        k->done[r] = !(length[r] > 0) || !isfinite(length[r]);
        k->used[r] = 0;
        k->rest[r][0] = 1;
        for (size_t c = 0; c < t->B && !k->done[r]; c++)
            for (size_t i = t->from[c]; i < t->from[c + 1]; i++)
                k->V[0].v[r * k->V[0].ld + t->at[c] + i - t->from[c]] = (float)(b[i] / length[r]);
    }
}

static void
finish(const chunk *k, oml_mat *B, size_t first, const double length[])
{
    const oml_tiles *t = k->g->A;
    for (size_t r = 0; r < k->w.K; r++)
        for (size_t c = 0; c < t->B; c++)
            for (size_t i = t->from[c]; i < t->from[c + 1]; i++)
                *oml_mat_at(B, i, first + r) = length[r] * (double)k->z.v[r * k->z.ld + t->at[c] + i - t->from[c]];
}

static oml_rc
solve(oml_cx *cx, chunk *k, oml_mat *B, size_t first, size_t K)
{
    double length[WIDE] = {0};
    OML_TRY(oml_tiles_vectors_new(cx, k->g->A, K, &k->V[0]));
    OML_TRY(oml_tiles_vectors_new(cx, k->g->A, K, &k->z));
    OML_TRY(oml_tiles_vectors_new(cx, k->g->A, K, &k->w));
    OML_TRY(oml_tiles_vectors_new(cx, k->g->A, K, &k->t));
    begin(k, B, first, length);
    OML_TRY(iterate(cx, k));
    finish(k, B, first, length);
    return OML_OK;
}

oml_rc
oml_gmres_solve(oml_cx *cx, const oml_gmres *g, const oml_gmres_more *more, bool left, double good, oml_mat *B)
{
    size_t *place = OML_NEW(&cx->tmp, size_t, B->rows);
    for (size_t b = 0; b < g->A->B; b++)
        for (size_t i = g->A->from[b]; i < g->A->from[b + 1]; i++)
            place[i] = g->A->at[b] + i - g->A->from[b];
    const size_t chunks = (B->cols + WIDE - 1) / WIDE;
    for (size_t c = 0; c < chunks; c++) {
        const size_t from = c * B->cols / chunks, to = (c + 1) * B->cols / chunks;
        chunk *k = calloc(1, sizeof *k);
        if (k == NULL)
            return no_room(cx, B->rows);
        k->g = g, k->more = more, k->place = place, k->left = left,
        k->good = good > OML_GMRES_GOOD ? good : OML_GMRES_GOOD;
        const oml_rc rc = solve(cx, k, B, from, to - from);
        for (size_t i = 0; i <= STEPS; i++)
            oml_tiles_vectors_free(&k->V[i]);
        oml_tiles_vectors_free(&k->z), oml_tiles_vectors_free(&k->w), oml_tiles_vectors_free(&k->t);
        free(k);
        OML_TRY(rc);
    }
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/tiles.h"

#include "num/lanes.h"
#include "num/parallel.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    LANES = OML_LANES_FLOAT,
    HUGE_PAGE = 2 << 20,
    GUARD = 4096, // read ahead of the last cell
    TOGETHER = 8, // vectors that one pass over a tile takes
    ROWS = 4,     // rows that are added up before memory is written
};

typedef oml_lanes_float lanes;

static oml_rc
no_room(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-TIL-01", N_("there is no memory for a system of %zu rows"), n);
}

// Aligned, and in huge pages where there are any: fewer than a thousand pages instead of a hundred thousand.
static float *
room(size_t cells)
{
    const size_t bytes = (cells * sizeof(float) + GUARD + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    float *v = aligned_alloc(HUGE_PAGE, bytes);
#ifdef MADV_HUGEPAGE
    if (v != NULL)
        (void)madvise(v, bytes, MADV_HUGEPAGE);
#endif
    return v;
}

// Blocks and their places.
static oml_rc
shape(oml_cx *cx, size_t n, const uint32_t block[], oml_tiles **out)
{
    *out = NULL;
    OML_AUTO(tiles) *t = calloc(1, sizeof *t);
    if (t == NULL || (t->own_from = calloc(2 * (n + 2), sizeof(size_t))) == NULL)
        return no_room(cx, n);
    size_t *from = t->own_from, *at = from + n + 2;
    t->n = n, t->from = from, t->at = at;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || block[i] != block[i - 1])
            from[t->B++] = i;
    from[t->B] = n;
    for (size_t b = 0; b < t->B; b++) {
        const size_t rows = from[b + 1] - from[b];
        if (rows > OML_TILES_BLOCK)
            return OML_FAIL(cx, OML_E_INPUT, "OML-TIL-02", N_("a block of %zu rows is too large; %d may be"), rows, OML_TILES_BLOCK);
        at[b + 1] = at[b] + (rows + LANES - 1) / LANES * LANES;
    }
    *out = oml_tiles_take(&t);
    return OML_OK;
}

typedef struct filling {
    const oml_sweep *A;
    oml_tiles *t;
    bool minus;
} filling;

// A panel: columns become rows, LANES columns at a time so that whole lines of the cache are written.
static void
fill(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const filling *f = shared;
    oml_tiles *t = f->t;
    const size_t n = t->n;
    for (size_t c = from; c < to; c++) {
        const size_t width = oml_tiles_width(t, c), first = t->from[c], count = t->from[c + 1] - first;
        float *panel = t->cells + n * t->at[c];
        for (size_t j = 0; j < width; j += LANES)
            for (size_t i = 0; i < n; i++) {
                float *to_row = panel + i * width + j;
                for (size_t l = 0; l < LANES; l++) {
                    const size_t col = first + j + l;
                    const double a = j + l < count ? f->A->cells[i + col * n] * f->A->scale[col] : 0;
                    to_row[l] = (float)(f->minus && j + l < count ? (i == col ? 1 : 0) - a : a);
                }
            }
    }
}

oml_rc
oml_tiles_new(oml_cx *cx, const oml_sweep *A, const uint32_t block[], bool minus, oml_tiles **out)
{
    *out = NULL;
    OML_AUTO(tiles) *t = NULL;
    OML_TRY(shape(cx, A->n, block, &t));
    t->cells = room(t->n * t->at[t->B]);
    if (t->cells == NULL)
        return no_room(cx, A->n);
    const filling f = {A, t, minus};
    void *own[OML_PARALLEL_MOST] = {NULL};
    OML_TRY(oml_parallel_run(cx, NULL, t->B, 1, fill, &f, own));
    *out = oml_tiles_take(&t);
    return OML_OK;
}

oml_rc
oml_tiles_over(oml_cx *cx, size_t n, const uint32_t block[], const float *cells, oml_tiles **out)
{
    OML_TRY(shape(cx, n, block, out));
    assert(*out != NULL);
    // Never written: only products are asked of it. NOLINTNEXTLINE(performance-no-int-to-ptr): takes const away
    (*out)->cells = (float *)(uintptr_t)cells;
    (*out)->borrowed = true;
    return OML_OK;
}

void
oml_tiles_free(oml_tiles *t)
{
    if (t == NULL)
        return;
    if (!t->borrowed)
        free(t->cells);
    free(t->own_from);
    free(t);
}

oml_rc
oml_tiles_vectors_new(oml_cx *cx, const oml_tiles *t, size_t K, oml_tiles_vectors *out)
{
    const size_t ld = t->at[t->B] + LANES + (t->at[t->B] % 1024 == 0 ? LANES : 0); // no two vectors a page apart
    *out = (oml_tiles_vectors){K, ld, aligned_alloc(64, (K * ld + LANES) * sizeof(float))};
    if (out->v == NULL)
        return no_room(cx, t->n);
    memset(out->v, 0, (K * ld + LANES) * sizeof(float));
    return OML_OK;
}

void
oml_tiles_vectors_free(oml_tiles_vectors *v)
{
    free(v->v);
    v->v = NULL;
}

// ---- the kernels ------------------------------------------------------------------------------------------------

// y_k (width) += x_k (rows) times the tile, for K <= TOGETHER vectors.
OML_LANES_CLONES static void
from_left(const float *tile, size_t rows, size_t width, size_t K, const float *x, float *y, size_t ld)
{
    size_t i = 0;
    for (; i + ROWS <= rows; i += ROWS) {
        const float *a = tile + i * width, *b = a + width, *c = b + width, *d = c + width;
        for (size_t j = 0; j < width; j += LANES) {
            const lanes p = *(const lanes *)(a + j), q = *(const lanes *)(b + j), u = *(const lanes *)(c + j),
                        v = *(const lanes *)(d + j);
            __builtin_prefetch(d + j + 1024);
            for (size_t k = 0; k < K; k++) {
                const float *s = x + k * ld + i;
                *(lanes *)(y + k * ld + j) += (p * s[0] + q * s[1]) + (u * s[2] + v * s[3]);
            }
        }
    }
    for (; i < rows; i++)
        for (size_t k = 0; k < K; k++)
            for (size_t j = 0; j < width; j += LANES)
                *(lanes *)(y + k * ld + j) += *(const lanes *)(tile + i * width + j) * x[k * ld + i];
}

// Sum of the lanes, halving.
__attribute__((always_inline)) static inline float
sum_of(const lanes *v)
{
    typedef float four __attribute__((vector_size(16), aligned(4), may_alias));
    const oml_lanes_half *h = (const oml_lanes_half *)v;
    const oml_lanes_half half = h[0] + h[1];
    const four *q = (const four *)&half;
    const four quarter = q[0] + q[1];
    return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

// y_k (rows) += the tile times x_k (width), two rows at a time so that each x is read once for both.
OML_LANES_CLONES static void
from_right(const float *tile, size_t rows, size_t width, size_t K, const float *x, float *y, size_t ld)
{
    for (size_t i = 0; i < rows; i += 2) {
        const bool two = i + 1 < rows;
        const float *a = tile + i * width, *b = two ? a + width : a;
        lanes sum[TOGETHER], other[TOGETHER];
        memset(sum, 0, sizeof sum);
        memset(other, 0, sizeof other);
        for (size_t j = 0; j < width; j += LANES) {
            const lanes p = *(const lanes *)(a + j), q = *(const lanes *)(b + j);
            __builtin_prefetch(b + j + 1024);
            for (size_t k = 0; k < K; k++) {
                const lanes v = *(const lanes *)(x + k * ld + j);
                sum[k] += p * v;
                other[k] += q * v;
            }
        }
        for (size_t k = 0; k < K; k++) {
            y[k * ld + i] += sum_of(&sum[k]);
            if (two)
                y[k * ld + i + 1] += sum_of(&other[k]);
        }
    }
}

static void
apply(const float *tile, bool left, size_t rows, size_t width, const oml_tiles_vectors *in, size_t from, oml_tiles_vectors *out,
      size_t to)
{
    for (size_t k = 0; k < in->K; k += TOGETHER) {
        const size_t K = in->K - k < TOGETHER ? in->K - k : TOGETHER;
        (left ? from_left : from_right)(tile, rows, width, K, in->v + k * in->ld + from, out->v + k * out->ld + to, in->ld);
    }
}

void
oml_tiles_left(const oml_tiles *t, size_t r, size_t c, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    apply(oml_tiles_tile(t, r, c), true, t->from[r + 1] - t->from[r], oml_tiles_width(t, c), in, t->at[r], out, t->at[c]);
}

void
oml_tiles_right(const oml_tiles *t, size_t r, size_t c, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    apply(oml_tiles_tile(t, r, c), false, t->from[r + 1] - t->from[r], oml_tiles_width(t, c), in, t->at[c], out, t->at[r]);
}

void
oml_tiles_own(const oml_tiles *t, size_t c, const float *tile, bool left, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    for (size_t k = 0; k < out->K; k++)
        memset(out->v + k * out->ld + t->at[c], 0, oml_tiles_width(t, c) * sizeof(float));
    apply(tile, left, t->from[c + 1] - t->from[c], oml_tiles_width(t, c), in, t->at[c], out, t->at[c]);
}

typedef struct product {
    const oml_tiles *t;
    bool left;
    const oml_tiles_vectors *in;
    oml_tiles_vectors *out;
} product;

static void
blocks(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const product *p = shared;
    for (size_t b = from; b < to; b++)
        for (size_t o = 0; o < p->t->B; o++) {
            if (p->left)
                oml_tiles_left(p->t, o, b, p->in, p->out);
            else
                oml_tiles_right(p->t, b, o, p->in, p->out);
        }
}

oml_rc
oml_tiles_product(oml_cx *cx, const oml_tiles *t, bool left, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    const product p = {t, left, in, out};
    void *own[OML_PARALLEL_MOST] = {NULL};
    return oml_parallel_run(cx, NULL, t->B, 1, blocks, &p, own);
}

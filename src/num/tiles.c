/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/tiles.h"

#include "num/lanes.h"
#include "num/pages.h"
#include "num/parallel.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    LANES = OML_LANES_FLOAT,
    ALIGNED = 2 << 20,             // cells, as large pages are
    GUARD = 4096,                  // read ahead of the last cell
    TOGETHER = OML_LANES_TOGETHER, // vectors that one pass over a tile takes
    ROWS = 4,                      // of a tile that are multiplied at once from the right
    STRIP = 4,                     // lanes of columns at once from the left
};

typedef oml_lanes_float lanes;

static oml_rc
no_room(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-TIL-01", N_("there is no memory for a system of %zu rows"), n);
}

static float *
room(size_t cells)
{
    const size_t bytes = (cells * sizeof(float) + GUARD + ALIGNED - 1) / ALIGNED * ALIGNED;
    float *v = aligned_alloc(ALIGNED, bytes);
    oml_pages_large(v, bytes);
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
            return OML_FAIL(cx, OML_E_INPUT, "OML-TIL-02", N_("a block of %zu rows is too large; %d may be"), rows,
                            OML_TILES_BLOCK);
        at[b + 1] = at[b] + (rows + LANES - 1) / LANES * LANES;
    }
    *out = oml_tiles_take(&t);
    return OML_OK;
}

typedef struct filling {
    const oml_sweep *A;
    oml_tiles *t;
} filling;

// LANES columns from row i on, in single precision, become as many rows: four times the halves of all are interleaved,
// which turns the eight bits of a cell's number round by four.
OML_LANES_CLONES static void
turn(const oml_sweep *A, size_t first, size_t i, float *to, size_t width)
{
    lanes v[LANES], w[LANES];
    for (size_t l = 0; l < LANES; l++) {
        const double *a = A->cells + i + (first + l) * A->n, s = A->scale[first + l];
        const oml_lanes_half low = __builtin_convertvector(*(const oml_lanes_double *)a * s, oml_lanes_half),
                             high = __builtin_convertvector(*(const oml_lanes_double *)(a + 8) * s, oml_lanes_half);
        v[l] = __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        __builtin_prefetch(a + LANES * A->n), __builtin_prefetch(a + LANES * A->n + 8);
    }
    for (size_t round = 0; round < 4; round++) {
        for (size_t l = 0; l < LANES / 2; l++) {
            w[2 * l] = __builtin_shufflevector(v[l], v[l + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
            w[2 * l + 1] =
                __builtin_shufflevector(v[l], v[l + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        }
        memcpy(v, w, sizeof v);
    }
    for (size_t l = 0; l < LANES; l++)
        *(lanes *)(to + l * width) = v[l];
}

// Rows top .. end-1 of a panel, so few that they stay in the cache until they are whole.
static void
fill_rows(const oml_sweep *A, const oml_tiles *t, size_t c, size_t top, size_t end)
{
    const size_t n = t->n, width = oml_tiles_width(t, c), first = t->from[c], count = t->from[c + 1] - first;
    float *panel = t->cells + n * t->at[c];
    for (size_t j = 0; j < width; j += LANES) {
        size_t i = top;
        for (; j + LANES <= count && i + LANES <= end; i += LANES)
            turn(A, first + j, i, panel + i * width + j, width);
        for (; i < end; i++)
            for (size_t l = j; l < j + LANES; l++)
                panel[i * width + l] = l < count ? (float)(A->cells[i + (first + l) * n] * A->scale[first + l]) : 0;
    }
}

static void
fill(const void *shared, void *own, size_t from, size_t to)
{
    enum { CHUNK = 512 };
    (void)own;
    const filling *f = shared;
    for (size_t c = from; c < to; c++)
        for (size_t top = 0; top < f->t->n; top += CHUNK)
            fill_rows(f->A, f->t, c, top, f->t->n - top < CHUNK ? f->t->n : top + CHUNK);
}

oml_rc
oml_tiles_new(oml_cx *cx, const oml_sweep *A, const uint32_t block[], oml_tiles **out)
{
    *out = NULL;
    OML_AUTO(tiles) *t = NULL;
    OML_TRY(shape(cx, A->n, block, &t));
    assert(t != NULL);
    t->cells = room(t->n * t->at[t->B]);
    if (t->cells == NULL)
        return no_room(cx, A->n);
    const filling f = {A, t};
    void *own[OML_PARALLEL_MOST] = {NULL};
    OML_TRY(oml_parallel_run(cx, NULL, t->B, 1, fill, &f, own));
    *out = oml_tiles_take(&t);
    return OML_OK;
}

void
oml_tiles_free(oml_tiles *t)
{
    if (t == NULL)
        return;
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
//
// Sums stay in registers, so each kernel is made for a number of vectors known beforehand. While the first group of
// vectors passes over a tile, the next tile is fetched, in the order in which it lies: that is the speed of memory; the
// other groups find the tile in the cache.

// y_k (W lanes of columns) += x_k (rows) times those columns of the tile. Answers how far `ahead` was fetched.
OML_LANES_KERNEL const char *
left_strip(const float *tile, size_t rows, size_t width, const size_t W, const size_t K, const float *x, float *y,
           size_t ld, const char *ahead)
{
    lanes sum[TOGETHER][STRIP];
#pragma GCC unroll 8
    for (size_t k = 0; k < K; k++)
#pragma GCC unroll 4
        for (size_t l = 0; l < W; l++)
            sum[k][l] = *(const lanes *)(y + k * ld + l * LANES);
    for (size_t i = 0; i < rows; i++) {
        const float *a = tile + i * width;
        lanes cell[STRIP];
#pragma GCC unroll 4
        for (size_t l = 0; l < W; l++) {
            cell[l] = *(const lanes *)(a + l * LANES);
            if (ahead != NULL)
                __builtin_prefetch(ahead + l * sizeof(lanes), 0, 2);
        }
        ahead = ahead == NULL ? NULL : ahead + W * sizeof(lanes);
#pragma GCC unroll 8
        for (size_t k = 0; k < K; k++) {
            const float s = x[k * ld + i];
#pragma GCC unroll 4
            for (size_t l = 0; l < W; l++)
                sum[k][l] += cell[l] * s;
        }
    }
#pragma GCC unroll 8
    for (size_t k = 0; k < K; k++)
#pragma GCC unroll 4
        for (size_t l = 0; l < W; l++)
            *(lanes *)(y + k * ld + l * LANES) = sum[k][l];
    return ahead;
}

// y_k (width) += x_k (rows) times the tile.
OML_LANES_KERNEL void
left_tile(const float *tile, size_t rows, size_t width, const float *x, float *y, size_t ld, const char *ahead,
          const size_t K)
{
    const size_t strip = (size_t)STRIP * LANES;
    size_t j = 0;
    for (; j + strip <= width; j += strip)
        ahead = left_strip(tile + j, rows, width, STRIP, K, x, y + j, ld, ahead);
    for (; j < width; j += LANES)
        ahead = left_strip(tile + j, rows, width, 1, K, x, y + j, ld, ahead);
}

typedef float four __attribute__((vector_size(16), aligned(4), may_alias));

// The sums of the lanes of four vectors, halving.
OML_LANES_KERNEL four
sums_of(const lanes v[ROWS])
{
    const lanes ab = __builtin_shufflevector(v[0], v[1], 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
                     __builtin_shufflevector(v[0], v[1], 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
                cd = __builtin_shufflevector(v[2], v[3], 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
                     __builtin_shufflevector(v[2], v[3], 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
                all = __builtin_shufflevector(ab, cd, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27) +
                      __builtin_shufflevector(ab, cd, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
    const oml_lanes_half low = __builtin_shufflevector(all, all, 0, 1, 2, 3, 4, 5, 6, 7),
                         high = __builtin_shufflevector(all, all, 8, 9, 10, 11, 12, 13, 14, 15),
                         both = __builtin_shufflevector(low, high, 0, 4, 8, 12, 2, 6, 10, 14) +
                                __builtin_shufflevector(low, high, 1, 5, 9, 13, 3, 7, 11, 15);
    return __builtin_shufflevector(both, both, 0, 1, 2, 3) + __builtin_shufflevector(both, both, 4, 5, 6, 7);
}

// y_k (`count` of ROWS rows) += those rows of the tile times x_k (width). Answers how far `ahead` was fetched.
OML_LANES_KERNEL const char *
right_rows(const float *tile, size_t count, size_t width, const size_t K, const float *x, float *y, size_t ld,
           const char *ahead)
{
    const float *a = tile, *b = count > 1 ? a + width : a, *c = count > 2 ? b + width : b,
                *d = count > 3 ? c + width : c;
    lanes sum[TOGETHER][ROWS];
#pragma GCC unroll 8
    for (size_t k = 0; k < K; k++)
#pragma GCC unroll 4
        for (size_t r = 0; r < ROWS; r++)
            sum[k][r] = (lanes){0};
    for (size_t j = 0; j < width; j += LANES) {
        const lanes p = *(const lanes *)(a + j), q = *(const lanes *)(b + j), u = *(const lanes *)(c + j),
                    v = *(const lanes *)(d + j);
        for (size_t l = 0; l < ROWS && ahead != NULL; l++, ahead += sizeof(lanes))
            __builtin_prefetch(ahead, 0, 2);
#pragma GCC unroll 8
        for (size_t k = 0; k < K; k++) {
            const lanes s = *(const lanes *)(x + k * ld + j);
            sum[k][0] += p * s, sum[k][1] += q * s, sum[k][2] += u * s, sum[k][3] += v * s;
        }
    }
#pragma GCC unroll 8
    for (size_t k = 0; k < K; k++) {
        const four out = sums_of(sum[k]);
        for (size_t r = 0; r < count && count < ROWS; r++)
            y[k * ld + r] += out[r];
        if (count == ROWS)
            *(four *)(y + k * ld) += out;
    }
    return ahead;
}

// y_k (rows) += the tile times x_k (width).
OML_LANES_KERNEL void
right_tile(const float *tile, size_t rows, size_t width, const float *x, float *y, size_t ld, const char *ahead,
           const size_t K)
{
    for (size_t i = 0; i < rows; i += ROWS)
        ahead = right_rows(tile + i * width, rows - i < ROWS ? rows - i : ROWS, width, K, x, y + i, ld, ahead);
}

OML_LANES_CLONES static void
from_left(const float *tile, size_t rows, size_t width, size_t K, const float *x, float *y, size_t ld,
          const char *ahead){OML_LANES_KNOWN(left_tile, K, tile, rows, width, x, y, ld, ahead)}

OML_LANES_CLONES static void from_right(const float *tile, size_t rows, size_t width, size_t K, const float *x,
                                        float *y, size_t ld, const char *ahead)
{
    OML_LANES_KNOWN(right_tile, K, tile, rows, width, x, y, ld, ahead)
}

// `next`: the tile that is likely to come after this one.
static void
apply(const float *tile, const float *next, bool left, size_t rows, size_t width, const oml_tiles_vectors *in,
      size_t from, oml_tiles_vectors *out, size_t to)
{
    for (size_t k = 0; k < in->K; k += TOGETHER) {
        const size_t K = in->K - k < TOGETHER ? in->K - k : TOGETHER;
        (left ? from_left : from_right)(tile, rows, width, K, in->v + k * in->ld + from, out->v + k * out->ld + to,
                                        in->ld, k == 0 ? (const char *)next : NULL);
    }
}

void
oml_tiles_left(const oml_tiles *t, size_t r, size_t c, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    const float *tile = oml_tiles_tile(t, r, c);
    const size_t rows = t->from[r + 1] - t->from[r], width = oml_tiles_width(t, c);
    apply(tile, tile + rows * width, true, rows, width, in, t->at[r], out, t->at[c]);
}

void
oml_tiles_right(const oml_tiles *t, size_t r, size_t c, const oml_tiles_vectors *in, oml_tiles_vectors *out)
{
    apply(oml_tiles_tile(t, r, c), oml_tiles_tile(t, r, c + 1 < t->B ? c + 1 : 0), false, t->from[r + 1] - t->from[r],
          oml_tiles_width(t, c), in, t->at[c], out, t->at[r]);
}

void
oml_tiles_own(const oml_tiles *t, size_t c, const float *tile, bool left, const oml_tiles_vectors *in,
              oml_tiles_vectors *out)
{
    for (size_t k = 0; k < out->K; k++)
        memset(out->v + k * out->ld + t->at[c], 0, oml_tiles_width(t, c) * sizeof(float));
    apply(tile, NULL, left, t->from[c + 1] - t->from[c], oml_tiles_width(t, c), in, t->at[c], out, t->at[c]);
}

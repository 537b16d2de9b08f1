/**
 * Tiles: a large square matrix in single precision, in blocks, and its products with a
 * few vectors at the speed of memory.
 *
 * Rows and columns are cut into the same B blocks. The matrix lies in panels, one a
 * block of columns, each row by row and padded with zeros to a multiple of 16: so the
 * rows of a block in a panel are a tile, in one piece, and the same cells serve
 * products from the left and from the right. Vectors are padded block by block too.
 *
 * The order of additions depends on the blocks alone: the same bits for any number of
 * threads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_TILES_H
#define OML_NUM_TILES_H

#include "num/sweep.h"

enum { OML_TILES_BLOCK = 400 }; /* most rows of a block */

typedef struct oml_tiles {
    size_t n, B;
    const size_t *from; /* B + 1: first row of each block */
    const size_t *at;   /* B + 1: its place in padded vectors; at[B] is their length */
    float *cells;       /* n x at[B]; tile (r, c) begins at n * at[c] + from[r] * width(c) */
    size_t *own_from;
} oml_tiles;

/** K padded vectors: vector k at v + k * ld. */
typedef struct oml_tiles_vectors {
    size_t K, ld;
    float *v;
} oml_tiles_vectors;

/**
 * A as tiles; block[0..n) is the block of each row, not falling, at most OML_TILES_BLOCK of
 * each. Time n^2. Fails with OML_E_NOMEM (OML-TIL-01), OML_E_INPUT (OML-TIL-02) a block is too large.
 */
oml_rc oml_tiles_new(oml_cx *cx, const oml_sweep *A, const uint32_t block[], oml_tiles **out) OML_CHECKED;
void oml_tiles_free(oml_tiles *t);
OML_OWNED(tiles)

static inline size_t
oml_tiles_width(const oml_tiles *t, size_t c)
{
    return t->at[c + 1] - t->at[c];
}
static inline float *
oml_tiles_tile(const oml_tiles *t, size_t r, size_t c)
{
    return t->cells + t->n * t->at[c] + t->from[r] * oml_tiles_width(t, c);
}

/** Vectors of zeros. Fails with OML_E_NOMEM (OML-TIL-01). */
oml_rc oml_tiles_vectors_new(oml_cx *cx, const oml_tiles *t, size_t K, oml_tiles_vectors *out) OML_CHECKED;
void oml_tiles_vectors_free(oml_tiles_vectors *v);

/** out block c += in block r times tile (r, c). */
void oml_tiles_left(const oml_tiles *t, size_t r, size_t c, const oml_tiles_vectors *in, oml_tiles_vectors *out);
/** out block r += tile (r, c) times in block c. */
void oml_tiles_right(const oml_tiles *t, size_t r, size_t c, const oml_tiles_vectors *in, oml_tiles_vectors *out);
/** out block c = in block c times a tile of that block with itself (n x width), or the tile times it. */
void oml_tiles_own(const oml_tiles *t, size_t c, const float *tile, bool left, const oml_tiles_vectors *in,
                   oml_tiles_vectors *out);
#endif

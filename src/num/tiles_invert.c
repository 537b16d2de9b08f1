/* The inverse of a matrix in tiles.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "num/tiles.h"

#include "num/gemm.h"
#include "num/lu.h"
#include "num/parallel.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct step {
    oml_tiles *t;
    size_t p;           // the pivot block
    const float *pivot; // its inverse, n x width
} step;

typedef struct scratch {
    float tile[OML_TILES_BLOCK * (OML_TILES_BLOCK + 16)];
} scratch;

// The inverse of tile (p, p), in double precision while it is made.
static oml_rc
invert_pivot(oml_cx *cx, const oml_tiles *t, size_t p, float *to)
{
    const size_t n = t->from[p + 1] - t->from[p], width = oml_tiles_width(t, p);
    const float *tile = oml_tiles_tile(t, p, p);
    OML_AUTO(mat) *C = NULL, *unit = NULL;
    OML_AUTO(lu) *lu = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &C));
    OML_TRY(oml_mat_new(cx, n, n, &unit));
    for (size_t i = 0; i < n; i++) {
        *oml_mat_at(unit, i, i) = 1;
        for (size_t j = 0; j < n; j++)
            *oml_mat_at(C, i, j) = (double)tile[i * width + j];
    }
    OML_TRY(oml_lu_new(cx, &C, &lu));
    OML_TRY(oml_lu_solve(cx, lu, unit));
    memset(to, 0, n * width * sizeof *to);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            to[i * width + j] = (float)*oml_mat_at(unit, i, j);
    return OML_OK;
}

// Row p of tiles: C_pc = P C_pc.
static void
scale(const void *shared, void *own, size_t from, size_t to)
{
    const step *s = shared;
    scratch *mine = own;
    const oml_tiles *t = s->t;
    const size_t n = t->from[s->p + 1] - t->from[s->p];
    for (size_t c = from; c < to; c++) {
        if (c == s->p)
            continue;
        const size_t width = oml_tiles_width(t, c);
        float *tile = oml_tiles_tile(t, s->p, c);
        memcpy(mine->tile, tile, n * width * sizeof *tile);
        oml_gemm_float(n, width, n, 1, s->pivot, oml_tiles_width(t, s->p), mine->tile, width, 0, tile, width);
    }
}

// The other rows: C_rc -= C_rp C_pc, and C_rp = - C_rp P.
static void
eliminate(const void *shared, void *own, size_t from, size_t to)
{
    const step *s = shared;
    scratch *mine = own;
    const oml_tiles *t = s->t;
    const size_t p = s->p, inner = t->from[p + 1] - t->from[p], wp = oml_tiles_width(t, p);
    for (size_t r = from; r < to; r++) {
        if (r == p)
            continue;
        const size_t rows = t->from[r + 1] - t->from[r];
        float *factor = oml_tiles_tile(t, r, p);
        for (size_t c = 0; c < t->B; c++)
            if (c != p)
                oml_gemm_float(rows, oml_tiles_width(t, c), inner, -1, factor, wp, oml_tiles_tile(t, p, c),
                               oml_tiles_width(t, c), 1, oml_tiles_tile(t, r, c), oml_tiles_width(t, c));
        memcpy(mine->tile, factor, rows * wp * sizeof *factor);
        oml_gemm_float(rows, wp, inner, -1, mine->tile, wp, s->pivot, wp, 0, factor, wp);
    }
}

static oml_rc
invert(oml_cx *cx, oml_tiles *t, float *pivot, void *const own[])
{
    for (size_t p = 0; p < t->B; p++) {
        oml_cx_tell(cx, N_("inverting"), (double)p, (double)t->B);
        OML_TRY(invert_pivot(cx, t, p, pivot));
        const step s = {t, p, pivot};
        OML_TRY(oml_parallel_run(cx, NULL, t->B, 1, scale, &s, own));
        OML_TRY(oml_parallel_run(cx, NULL, t->B, 1, eliminate, &s, own));
        memcpy(oml_tiles_tile(t, p, p), pivot, (t->from[p + 1] - t->from[p]) * oml_tiles_width(t, p) * sizeof *pivot);
    }
    return OML_OK;
}

oml_rc
oml_tiles_invert(oml_cx *cx, oml_tiles *t)
{
    assert(!t->borrowed);
    const unsigned threads = oml_parallel_threads(cx);
    scratch *all = malloc((threads + 1) * sizeof *all); // of each thread, and the pivot
    if (all == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-TIL-01", N_("there is no memory for a system of %zu rows"), t->n);
    void *own[OML_PARALLEL_MOST];
    for (unsigned k = 0; k < threads; k++)
        own[k] = &all[k];
    oml_gemm_together(1);
    const oml_rc rc = invert(cx, t, all[threads].tile, own);
    free(all);
    return rc;
}

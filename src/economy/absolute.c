/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/absolute.h"

#include "num/parallel.h"

enum { GROUP = 64 }; // columns of a unit of work

typedef struct negatives {
    const oml_sweep *A;
    size_t *from; // n + 1: of each column
    uint32_t *row, *col;
    double *more; // what |a| is more than a; NULL: they are only counted
} negatives;

static void
find(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const negatives *g = shared;
    for (size_t j = from; j < to; j++) {
        const double *cells = g->A->cells + j * g->A->n, scale = g->A->scale[j];
        size_t at = g->more == NULL ? 0 : g->from[j];
        for (size_t i = 0; i < g->A->n; i++)
            if (cells[i] * scale < 0) {
                if (g->more != NULL)
                    g->row[at] = (uint32_t)i, g->col[at] = (uint32_t)j, g->more[at] = -2 * cells[i] * scale;
                at++;
            }
        if (g->more == NULL)
            g->from[j + 1] = at;
    }
}

oml_rc
oml_absolute_more(oml_cx *cx, const oml_sweep *A, size_t most, oml_gmres_more *out, bool *few)
{
    const size_t n = A->n;
    void *own[OML_PARALLEL_MOST] = {NULL};
    negatives g = {.A = A, .from = OML_NEW(&cx->tmp, size_t, n + 1)};
    OML_TRY(oml_parallel_run(cx, NULL, n, GROUP, find, &g, own));
    for (size_t j = 0; j < n; j++)
        g.from[j + 1] += g.from[j];
    *few = g.from[n] <= most;
    if (!*few)
        return OML_OK;
    g.row = OML_NEW(&cx->tmp, uint32_t, g.from[n] + 1), g.col = OML_NEW(&cx->tmp, uint32_t, g.from[n] + 1);
    g.more = OML_NEW(&cx->tmp, double, g.from[n] + 1);
    OML_TRY(oml_parallel_run(cx, NULL, n, GROUP, find, &g, own));
    *out = (oml_gmres_more){g.from[n], g.row, g.col, g.more};
    return OML_OK;
}

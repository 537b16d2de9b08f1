/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/origins.h"

#include "num/gemm.h"
#include "num/parallel.h"
#include "num/sweep.h"

#include <string.h>

enum {
    GROUPS = 8,    // of regions: each adds up multipliers of its own, and then they are added in order
    TOGETHER = 64, // stressors of a pass
    AGAIN = 24,    // rows of L that are used twice while they are in the cache
};

typedef struct pass {
    const oml_iot *t;
    oml_sweep L;
    const oml_mat *S, *Y;
    oml_origins *out;
    size_t first, k;     // stressors of this pass
    oml_mat *M[GROUPS];  // n x k
    const double *total; // n: what all take
} pass;

// Of a thread.
typedef struct scratch {
    oml_mat *m, *flow, *y; // n x k: m_o; k x R; n x 2: what all take, and what this region takes
} scratch;

// m_o and, in the first pass, the rows of L y; by runs of rows that belong to the region.
static void
multiply(const pass *p, scratch *w, size_t region)
{
    const oml_iot *t = p->t;
    const size_t most = p->k <= OML_SWEEP_FEW ? AGAIN : t->n; // products of matrices want many rows
    memset(w->m->v, 0, t->n * p->k * sizeof *w->m->v);
    memcpy(oml_mat_at(w->y, 0, 1), oml_mat_at(p->Y, 0, region), t->n * sizeof *w->y->v);
    for (size_t i = 0, end; i<t->n; i = end> i ? end : i + 1) {
        for (end = i; end < t->n && end - i < most && t->row_region[end] == region;)
            end++;
        if (end == i)
            continue;
        oml_sweep_columns(&p->L, i, end, oml_mat_at(p->S, 0, p->first), p->k, w->m->v);
        if (p->first == 0)
            oml_sweep_rows(&p->L, i, end, w->y->v, 2, p->out->made->v);
    }
}

static void
take(const void *shared, void *own, size_t from, size_t to)
{
    const pass *p = shared;
    scratch *w = own;
    const oml_iot *t = p->t;
    const size_t R = t->regions.n, N = t->sectors.n;
    for (size_t g = from; g < to; g++)
        for (size_t o = g * R / GROUPS; o < (g + 1) * R / GROUPS; o++) {
            const double *y = oml_mat_at(p->Y, 0, o);
            multiply(p, w, o);
            oml_gemm_double(true, p->k, R, t->n, w->m->v, t->n, p->Y->v, t->n, 0, w->flow->v, p->k);
            for (size_t s = 0; s < p->k; s++) {
                const double *m = oml_mat_at(w->m, 0, s);
                double *sum = oml_mat_at(p->M[g], 0, s);
                for (size_t i = 0; i < t->n; i++)
                    sum[i] += m[i];
                for (size_t i = 0; i < t->n; i++)
                    *oml_mat_at(p->out->home, p->first + s, o * N + t->row_sector[i]) += m[i] * y[i];
                for (size_t c = 0; c < R; c++)
                    *oml_mat_at(p->out->flow, (p->first + s) * R + o, c) += *oml_mat_at(w->flow, s, c);
            }
        }
}

static oml_rc
go(oml_cx *cx, pass *p, scratch all[], unsigned threads)
{
    const size_t n = p->t->n;
    void *own[OML_PARALLEL_MOST];
    for (size_t g = 0; g < GROUPS; g++)
        OML_TRY(oml_mat_new(cx, n, p->k, &p->M[g]));
    for (unsigned k = 0; k < threads; k++) {
        OML_TRY(oml_mat_new(cx, n, p->k, &all[k].m));
        OML_TRY(oml_mat_new(cx, p->k, p->t->regions.n, &all[k].flow));
        OML_TRY(oml_mat_new(cx, n, 2, &all[k].y));
        memcpy(all[k].y->v, p->total, n * sizeof *p->total);
        own[k] = &all[k];
    }
    oml_gemm_together(1);
    OML_TRY(oml_parallel_run(cx, NULL, GROUPS, 1, take, p, own));
    for (size_t g = 0; g < GROUPS; g++)
        for (size_t i = 0; i < n * p->k; i++)
            p->out->M->v[p->first * n + i] += p->M[g]->v[i];
    return OML_OK;
}

oml_rc
oml_origins_add(oml_cx *cx, const oml_iot *t, const double *L, const oml_mat *S, const oml_mat *Y, oml_origins *out)
{
    double *total = OML_NEW(&cx->tmp, double, t->n);
    for (size_t i = 0; i < t->n * Y->cols; i++)
        total[i % t->n] += Y->v[i];
    for (size_t first = 0; first < S->cols; first += TOGETHER) {
        pass p = {.t = t, .L = {t->n, L, NULL}, .S = S, .Y = Y, .out = out, .first = first, .total = total};
        p.k = S->cols - first < TOGETHER ? S->cols - first : TOGETHER;
        scratch all[OML_PARALLEL_MOST] = {0};
        const unsigned threads = oml_parallel_threads(cx);
        oml_cx_tell(cx, N_("accounts"), (double)first, (double)S->cols);
        const oml_rc rc = go(cx, &p, all, threads);
        for (size_t g = 0; g < GROUPS; g++)
            oml_mat_free(p.M[g]);
        for (unsigned k = 0; k < threads; k++)
            oml_mat_free(all[k].m), oml_mat_free(all[k].flow), oml_mat_free(all[k].y);
        OML_TRY(rc);
    }
    return OML_OK;
}

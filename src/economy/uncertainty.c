/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/uncertainty.h"

#include "economy/noise.h"
#include "num/lanes.h"
#include "num/parallel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct work {
    oml_draw_model q;
    oml_noise noise;
    double *draw; // per draw: k (R + 1) footprints, then as many changes
    size_t wide;  // numbers a draw
    bool *failed; // per draw
} work;

static oml_rc
no_memory(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
}

// ---- all draws --------------------------------------------------------------------------------------------------

static void
body(const void *shared, void *own, size_t from, size_t to)
{
    const work *w = shared;
    for (size_t d = from; d < to; d++)
        w->failed[d] = !oml_draw_one(&w->q, own, d, w->draw + d * w->wide);
}

static int
by_value(const void *a, const void *b)
{
    const double p = *(const double *)a, q = *(const double *)b;
    return p < q ? -1 : p > q;
}

// The distribution of number `at` over the draws that found an answer; percentiles by the nearest rank.
static void
spread(const work *w, size_t at, double sorted[], oml_uncertainty_spread *out)
{
    size_t n = 0;
    double sum = 0, squares = 0;
    for (size_t d = 0; d < w->q.spec.draws; d++)
        if (!w->failed[d])
            sorted[n++] = w->draw[d * w->wide + at];
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t i = 0; i < n; i++)
        sum += sorted[i];
    out->mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (sorted[i] - out->mean) * (sorted[i] - out->mean);
    out->deviation = n > 1 ? sqrt(squares / (double)(n - 1)) : 0;
    const double rank[] = {0.05, 0.5, 0.95};
    double *to[] = {&out->p05, &out->p50, &out->p95};
    for (size_t p = 0; p < 3; p++) {
        const size_t i = (size_t)ceil(rank[p] * (double)n);
        *to[p] = sorted[i == 0 ? 0 : i - 1];
    }
    out->first_order = out->covered = (double)NAN;
}

// Variance to first order of D_sc: cells and intensities apart, and what the cells with noise hold of it.
static void
first_order(const work *w, const oml_mat *X, oml_uncertainty *u)
{
    const oml_draw_model *q = &w->q;
    const double of_cell = expm1(q->spec.cells * q->spec.cells), of_s = expm1(q->spec.stressors * q->spec.stressors);
    for (size_t s = 0; s < q->k; s++)
        for (size_t j = 0; j < q->n; j++) {
            double together = 0;
            for (size_t c = 0; c <= q->R; c++) {
                const size_t at = j * q->ld + s;
                const double x = c == q->R ? together : *oml_mat_at(X, j, c), own = q->s[at] * x;
                together += c == q->R ? 0 : x;
                oml_uncertainty_spread *f = &u->footprint[s * (q->R + 1) + c];
                f->first_order += of_cell * w->noise.all[at] * x * x + of_s * own * own;
                f->covered += of_cell * w->noise.cells[at] * x * x + of_s * own * own;
            }
        }
    for (size_t i = 0; i < q->k * (q->R + 1); i++) {
        oml_uncertainty_spread *f = &u->footprint[i];
        f->covered = f->first_order > 0 ? f->covered / f->first_order : 1;
        f->first_order = sqrt(f->first_order);
    }
}

static oml_rc
draw(oml_cx *cx, work *w, void **own, unsigned threads, double central[])
{
    for (unsigned i = 0; i < threads; i++) {
        oml_draw_room *r = NULL;
        const oml_rc rc = oml_draw_room_new(cx, &w->q, &r);
        own[i] = r;
        OML_TRY(rc);
    }
    if (!oml_draw_one(&w->q, own[0], SIZE_MAX, central))
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-UNC-03", N_("the table has no answer that draws could vary"));
    return oml_parallel_run(cx, N_("drawing"), w->q.spec.draws, 1, body, w, own);
}

static oml_rc
draw_all(oml_cx *cx, work *w, const oml_mat *X, oml_uncertainty *u)
{
    const unsigned threads = oml_parallel_threads(cx);
    const size_t draws = w->q.spec.draws, half = w->q.k * (w->q.R + 1);
    void *own[OML_PARALLEL_MOST] = {NULL};
    double *central = OML_NEW(&cx->tmp, double, w->wide), *sorted = OML_NEW(&cx->tmp, double, draws);
    const oml_rc rc = draw(cx, w, own, threads, central);
    for (unsigned i = 0; i < threads; i++)
        oml_draw_room_free(own[i]);
    OML_TRY(rc);
    for (size_t d = 0; d < draws; d++)
        u->failed += w->failed[d] ? 1 : 0;
    if (2 * u->failed >= draws)
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-UNC-04", N_("%zu of %zu draws found no answer"), u->failed, draws);
    for (size_t i = 0; i < w->wide; i++) {
        oml_uncertainty_spread *to = i < half ? &u->footprint[i] : &u->change[i - half];
        spread(w, i, sorted, to);
        to->central = central[i];
    }
    for (size_t i = 0; i < half; i++)
        u->footprint[i].first_order = u->footprint[i].covered = 0;
    first_order(w, X, u);
    return OML_OK;
}

// Multipliers and intensities with the stressors of a row side by side, output and footprints by region.
static oml_rc
prepare(oml_cx *cx, oml_draw_model *q, const oml_solver *solver, oml_mat **X, oml_uncertainty *u)
{
    OML_AUTO(mat) *M = NULL, *Y = NULL;
    OML_TRY(oml_mat_new(cx, q->n, q->k, &M));
    OML_TRY(oml_mat_new(cx, q->n, q->R, &Y));
    for (size_t s = 0; s < q->k; s++)
        for (size_t j = 0; j < q->n; j++)
            *oml_mat_at(M, j, s) = q->s[j * q->ld + s] = oml_shift_S(q->t, q->which[s], j);
    for (size_t c = 0; c < q->t->f; c++)
        for (size_t i = 0; i < q->n; i++)
            *oml_mat_at(Y, i, q->t->col_region[c]) += q->t->Y[i + c * q->n];
    OML_TRY(oml_mat_copy(cx, Y, X));
    OML_TRY(oml_solver_multipliers(cx, solver, M, &u->residual));
    OML_TRY(oml_solver_output(cx, solver, *X, &u->residual));
    q->X = (*X)->v;
    for (size_t s = 0; s < q->k; s++) {
        for (size_t j = 0; j < q->n; j++) {
            const double m = q->m[j * q->ld + s] = *oml_mat_at(M, j, s);
            q->size[s] += m * m;
        }
        double *D = q->D + s * (q->R + 1);
        for (size_t c = 0; c < q->R; c++) {
            for (size_t j = 0; j < q->n; j++)
                D[c] += *oml_mat_at(M, j, s) * *oml_mat_at(Y, j, c);
            D[q->R] += D[c];
        }
    }
    return OML_OK;
}

static void
work_free(work *w)
{
    oml_noise_done(&w->noise);
    oml_draw_cells_done(&w->q.c);
    void *all[] = {w->q.s, w->q.m, w->q.size, w->q.D, w->draw, w->failed};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        free(all[i]);
}

static bool
work_new(work *w, oml_uncertainty *u)
{
    oml_draw_model *q = &w->q;
    const size_t half = q->k * (q->R + 1), wide = q->n * q->ld + 1;
    w->wide = q->scenario == NULL ? half : 2 * half;
    q->s = calloc(wide, sizeof *q->s), q->m = calloc(wide, sizeof *q->m);
    q->size = calloc(q->ld, sizeof *q->size), q->D = calloc(half + 1, sizeof *q->D);
    w->draw = calloc(q->spec.draws * w->wide + 1, sizeof *w->draw), w->failed = calloc(q->spec.draws + 1, 1);
    u->footprint = calloc(half + 1, sizeof *u->footprint);
    u->change = q->scenario == NULL ? NULL : calloc(half + 1, sizeof *u->change);
    return q->s != NULL && q->m != NULL && q->size != NULL && q->D != NULL && w->draw != NULL && w->failed != NULL &&
           u->footprint != NULL && (q->scenario == NULL || u->change != NULL);
}

static oml_rc
compute(oml_cx *cx, work *w, const oml_solver *solver, oml_uncertainty *u)
{
    if (!work_new(w, u))
        return no_memory(cx, w->q.n);
    OML_AUTO(mat) *X = NULL;
    OML_TRY(prepare(cx, &w->q, solver, &X, u));
    OML_TRY(oml_noise_choose(cx, &w->q, &w->noise));
    u->cells = w->noise.n, u->kept = w->q.c.from[w->q.n];
    return draw_all(cx, w, X, u);
}

oml_rc
oml_uncertainty_new(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const size_t which[], size_t k,
                    const oml_scenario *scenario, oml_uncertainty_spec spec, oml_uncertainty **out)
{
    *out = NULL;
    if (!(spec.cells >= 0 && spec.cells <= 2) || !(spec.stressors >= 0 && spec.stressors <= 2) ||
        !(spec.share >= 0 && spec.share <= 1) || spec.draws == 0 || spec.draws > OML_UNCERTAINTY_MOST || k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-UNC-01",
                        N_("deviations must be from 0 to 2, a share from 0 to 1, and draws from 1 to %d"),
                        OML_UNCERTAINTY_MOST);
    if ((double)spec.draws * (double)k * (double)(t->regions.n + 1) > 4e8 || t->n > UINT16_MAX)
        return OML_FAIL(cx, OML_E_INPUT, "OML-UNC-02",
                        N_("so many draws of so many footprints are too much to keep: name a stressor"));
    OML_AUTO(uncertainty) *u = calloc(1, sizeof *u);
    if (u == NULL)
        return no_memory(cx, t->n);
    u->k = k, u->R = t->regions.n;
    const size_t abreast = OML_LANES_DOUBLE, ld = (k + abreast - 1) / abreast * abreast;
    work w = {.q = {.t = t,
                    .scenario = scenario,
                    .spec = spec,
                    .n = t->n,
                    .k = k,
                    .ld = ld,
                    .R = t->regions.n,
                    .which = which}};
    const oml_rc rc = compute(cx, &w, solver, u);
    work_free(&w);
    OML_TRY(rc);
    *out = oml_uncertainty_take(&u);
    return OML_OK;
}

void
oml_uncertainty_free(oml_uncertainty *u)
{
    if (u == NULL)
        return;
    free(u->footprint);
    free(u->change);
    free(u);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/uncertainty.h"

#include "num/parallel.h"
#include "num/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SWEEPS = 400,     // of Gauss-Seidel in a draw
    BINS = 4096,      // of the logarithm of a cell's variance
    LARGE = 2500,     // rows from which small cells are left as they are
    ABREAST = 8,      // stressors that share a pass over the cells
};
static const double small_cell = 1e-4, close_enough = 1e-10, close_in_large = 1e-6;

// The cells of the iteration, by column; what is left of a column is a constant.
typedef struct kept {
    size_t *from;      // n + 1
    uint32_t *row;
    double *a;
    bool *noisy;
    double *rest;      // n x k: multipliers of the table times the cells that were left out, [j * k + s]
    double *rest_sum;  // n: sum of those cells
    double *total;     // n: sum of all cells and value added
} kept;

typedef struct model {
    const oml_iot *t;
    const oml_scenario *scenario;
    oml_uncertainty_spec spec;
    size_t n, k, R;
    const size_t *which;
    double *s, *m;     // n x k, [j * k + s]
    double *Y;         // n x R: demand by region
    kept c;
    double *draw;      // per draw: k (R + 1) footprints, then as many changes
    size_t wide;       // numbers a draw
    bool *failed;      // per draw
} model;

// What a thread needs for a draw.
typedef struct room {
    oml_cx cx;
    double *a, *a1, *s, *s1, *m, *values;
} room;

// ---- chance -----------------------------------------------------------------------------------------------------

// Two normal numbers by the polar method; only one is used, so that a cell takes the same numbers whatever came before.
static double
normal(oml_random *r)
{
    for (;;) {
        const double u = 2 * oml_random_unit(r) - 1, v = 2 * oml_random_unit(r) - 1, q = u * u + v * v;
        if (q > 0 && q < 1)
            return u * sqrt(-2 * log(q) / q);
    }
}

// Mean 1.
static double
lognormal(oml_random *r, double sigma)
{
    return sigma == 0 ? 1 : exp(sigma * normal(r) - sigma * sigma / 2);
}

static double
triangular(oml_random *r, const oml_scenario_range *range)
{
    const double a = fmin(range->at[0], range->at[2]), b = fmax(range->at[0], range->at[2]), c = range->at[1];
    const double u = oml_random_unit(r);
    if (!(b > a))
        return c;
    return u < (c - a) / (b - a) ? a + sqrt(u * (b - a) * (c - a)) : b - sqrt((1 - u) * (b - a) * (b - c));
}

// ---- which cells ------------------------------------------------------------------------------------------------

static oml_rc
no_memory(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
}

// To first order a cell moves the footprints of all by m_i a_ij x_j: squared, as a part of each stressor's sum.
static double
weight(const model *q, const double scale[], double x, double a, size_t i)
{
    double w = 0;
    for (size_t s = 0; s < q->k; s++) {
        const double d = q->m[i * q->k + s] * a * x;
        w += d * d * scale[s];
    }
    return w;
}

static size_t
bin(double w)
{
    int e;
    const double f = frexp(w, &e);
    const double at = BINS / 2.0 + 8 * (e + 2 * (f - 0.5));
    return at < 0 ? 0 : at >= BINS ? BINS - 1 : (size_t)at;
}

// The smallest weight that a cell with noise has, so that those hold `share` of all.
static double
threshold(const model *q, const double scale[], const double x[], double share)
{
    double *held = calloc(BINS, sizeof *held), all = 0, sum = 0;
    if (held == NULL)
        return 0;
    for (size_t j = 0; j < q->n; j++)
        for (size_t i = 0; i < q->n; i++) {
            const double a = oml_shift_A(q->t, i, j);
            const double w = a == 0 ? 0 : weight(q, scale, x[j], a, i);
            if (w > 0) {
                held[bin(w)] += w;
                all += w;
            }
        }
    size_t b = BINS;
    while (b > 0 && sum < share * all)
        sum += held[--b];
    free(held);
    const double at = ((double)b - BINS / 2.0) / 8;
    return b == 0 ? 0 : ldexp(1 + (at - floor(at)), (int)floor(at)) / 2 * (1 - 1e-12);
}

// Cells that some level of the scenario edits are kept whatever their size.
static oml_rc
edited(oml_cx *cx, const model *q, oml_edits *all)
{
    for (size_t l = 0; q->scenario != NULL && l < OML_SCENARIO_LEVELS; l++) {
        oml_shift c;
        oml_shift_init(&c, q->t);
        oml_rc rc = OML_OK;
        for (size_t i = 0; rc == OML_OK && i < q->scenario->n; i++) {
            const oml_scenario_step *s = &q->scenario->step[i];
            if (oml_scenario_holds(s, q->t->year))
                rc = oml_shift_apply(cx, &c, s, s->value.at[l], s->cost.at[l], s->respend.at[l]);
        }
        double *at;
        for (size_t e = 0; rc == OML_OK && e < c.A.n; e++)
            rc = oml_edits_cell(cx, all, c.A.row[e], c.A.col[e], 0, &at);
        oml_shift_done(&c);
        OML_TRY(rc);
    }
    return OML_OK;
}

static bool
is_kept(const model *q, const oml_edits *must, size_t i, size_t j, double a)
{
    const double least = q->n > LARGE ? small_cell : 0;
    return fabs(a) > least || (must->n > 0 && oml_edits_get(must, i, j, 1) == 0);
}

static oml_rc
keep(oml_cx *cx, model *q, const oml_edits *must, const double scale[], const double x[], double least, oml_uncertainty *u)
{
    kept *c = &q->c;
    const size_t n = q->n, k = q->k;
    c->from = calloc(n + 1, sizeof *c->from);
    c->rest = calloc(n * k + 1, sizeof *c->rest), c->rest_sum = calloc(n + 1, sizeof *c->rest_sum);
    c->total = calloc(n + 1, sizeof *c->total);
    if (c->from == NULL || c->rest == NULL || c->rest_sum == NULL || c->total == NULL)
        return no_memory(cx, n);
    for (size_t j = 0; j < n; j++) {
        c->from[j + 1] = c->from[j];
        for (size_t i = 0; i < n; i++)
            c->from[j + 1] += is_kept(q, must, i, j, oml_shift_A(q->t, i, j)) ? 1 : 0;
    }
    const size_t cells = c->from[n];
    c->row = calloc(cells + 1, sizeof *c->row), c->a = calloc(cells + 1, sizeof *c->a), c->noisy = calloc(cells + 1, 1);
    if (c->row == NULL || c->a == NULL || c->noisy == NULL)
        return no_memory(cx, n);
    size_t e = 0;
    for (size_t j = 0; j < n; j++) {
        double sum = 0;
        for (size_t i = 0; i < n; i++) {
            const double a = oml_shift_A(q->t, i, j);
            sum += a;
            if (is_kept(q, must, i, j, a)) {
                c->row[e] = (uint32_t)i, c->a[e] = a;
                c->noisy[e] = a != 0 && q->spec.cells > 0 && weight(q, scale, x[j], a, i) >= least;
                u->cells += c->noisy[e] ? 1 : 0;
                e++;
                continue;
            }
            c->rest_sum[j] += a;
            for (size_t s = 0; s < k; s++)
                c->rest[j * k + s] += q->m[i * k + s] * a;
        }
        c->total[j] = sum > 1 ? sum : 1;
    }
    u->kept = cells;
    return OML_OK;
}

// ---- a draw -----------------------------------------------------------------------------------------------------

// Every column's inputs and value added get their factors, and are brought back to the column's total.
static void
draw_cells(const model *q, oml_random *r, double a[])
{
    const kept *c = &q->c;
    for (size_t j = 0; j < q->n; j++) {
        double was = c->rest_sum[j], is = c->rest_sum[j];
        bool any = false;
        for (size_t e = c->from[j]; e < c->from[j + 1]; e++) {
            a[e] = c->noisy[e] ? c->a[e] * lognormal(r, q->spec.cells) : c->a[e];
            any = any || c->noisy[e];
            was += c->a[e], is += a[e];
        }
        if (!any)
            continue;
        is += (c->total[j] - was) * lognormal(r, q->spec.cells);
        for (size_t e = c->from[j]; e < c->from[j + 1]; e++)
            a[e] *= c->total[j] / is;
    }
}

// Stressors v .. v + ABREAST - 1 of row j, in one pass over its column; answers how far they moved.
static double
update(const kept *c, const double a[], const double s[], double m[], size_t j, size_t v, size_t k)
{
    const size_t wide = k - v < ABREAST ? k - v : ABREAST;
    double sum[ABREAST], own = 0, moved = 0;
    for (size_t w = 0; w < wide; w++)
        sum[w] = s[j * k + v + w] + c->rest[j * k + v + w];
    for (size_t e = c->from[j]; e < c->from[j + 1]; e++) {
        const double *from = m + c->row[e] * k + v;
        if (c->row[e] == j)
            own = a[e];
        else
            for (size_t w = 0; w < wide; w++)
                sum[w] += from[w] * a[e];
    }
    for (size_t w = 0; w < wide; w++) {
        const double is = sum[w] / (1 - own), step = fabs(is - m[j * k + v + w]);
        moved = isfinite(step) ? fmax(moved, step) : (double)INFINITY;
        m[j * k + v + w] = is;
    }
    return moved;
}

// m_j = (s_j + rest_j + sum over kept i other than j of m_i a_ij) / (1 - a_jj), until nothing moves; from m as it is.
static bool
settle(const model *q, const double a[], const double s[], double m[])
{
    const kept *c = &q->c;
    const size_t k = q->k;
    double largest = 0;
    for (size_t i = 0; i < q->n * k; i++)
        largest = fmax(largest, fabs(q->m[i]));
    const double enough = q->n > LARGE ? close_in_large : close_enough;
    for (unsigned sweep = 0; sweep < SWEEPS; sweep++) {
        double moved = 0;
        for (size_t j = 0; j < q->n; j++)
            for (size_t v = 0; v < k; v += ABREAST)
                moved = fmax(moved, update(c, a, s, m, j, v, k));
        if (!isfinite(moved))
            return false;
        if (moved <= enough * largest)
            return true;
    }
    return false;
}

// D_sc = sum over i of m_is Y_ic, and over all c.
static void
footprints(const model *q, const double m[], double to[])
{
    for (size_t s = 0; s < q->k; s++) {
        double all = 0;
        for (size_t c = 0; c < q->R; c++) {
            double sum = 0;
            for (size_t i = 0; i < q->n; i++)
                sum += m[i * q->k + s] * q->Y[i + c * q->n];
            to[s * (q->R + 1) + c] = sum;
            all += sum;
        }
        to[s * (q->R + 1) + q->R] = all;
    }
}

// The same cell of the kept ones; SIZE_MAX when it is none.
static size_t
find(const kept *c, uint32_t i, uint32_t j)
{
    size_t low = c->from[j], high = c->from[j + 1];
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (c->row[mid] < i)
            low = mid + 1;
        else
            high = mid;
    }
    return low < c->from[j + 1] && c->row[low] == i ? low : SIZE_MAX;
}

static oml_rc
apply(const model *q, room *r, oml_shift *c)
{
    for (size_t i = 0; i < q->scenario->n; i++) {
        const oml_scenario_step *s = &q->scenario->step[i];
        if (oml_scenario_holds(s, q->t->year))
            OML_TRY(oml_shift_apply(&r->cx, c, s, r->values[3 * i], r->values[3 * i + 1], r->values[3 * i + 2]));
    }
    return OML_OK;
}

// The scenario on the drawn table: what it makes of a cell, times what the draw made of it.
static bool
with_scenario(const model *q, room *r, double to[])
{
    oml_shift c;
    oml_shift_init(&c, q->t);
    bool good = apply(q, r, &c) == OML_OK;
    memcpy(r->a1, r->a, q->c.from[q->n] * sizeof *r->a);
    memcpy(r->s1, r->s, q->n * q->k * sizeof *r->s);
    for (size_t e = 0; good && e < c.A.n; e++) {
        const size_t at = find(&q->c, c.A.row[e], c.A.col[e]);
        const double was = oml_shift_A(q->t, c.A.row[e], c.A.col[e]);
        good = at != SIZE_MAX;
        if (good)
            r->a1[at] = was == 0 ? c.A.value[e] : c.A.value[e] * (r->a[at] / was);
    }
    for (size_t e = 0; good && e < c.S.n; e++)
        for (size_t s = 0; s < q->k; s++)
            if (q->which[s] == c.S.row[e]) {
                const double was = oml_shift_S(q->t, c.S.row[e], c.S.col[e]);
                r->s1[c.S.col[e] * q->k + s] *= was == 0 ? 1 : c.S.value[e] / was;
            }
    good = good && settle(q, r->a1, r->s1, r->m);
    if (good)
        footprints(q, r->m, to);
    for (size_t e = 0; good && e < c.Y.n; e++) {
        const size_t i = c.Y.row[e], region = q->t->col_region[c.Y.col[e]];
        const double more = c.Y.value[e] - q->t->Y[i + (size_t)c.Y.col[e] * q->n];
        for (size_t s = 0; s < q->k; s++) {
            to[s * (q->R + 1) + region] += r->m[i * q->k + s] * more;
            to[s * (q->R + 1) + q->R] += r->m[i * q->k + s] * more;
        }
    }
    oml_shift_done(&c);
    return good;
}

// Draw d; without noise (d == SIZE_MAX) the table and the central values.
static bool
one(const model *q, room *r, size_t d, double to[])
{
    const size_t half = q->k * (q->R + 1);
    oml_random chance;
    oml_random_init(&chance, q->spec.seed, d);
    for (size_t i = 0; q->scenario != NULL && i < q->scenario->n; i++) {
        const oml_scenario_range *range[] = {&q->scenario->step[i].value, &q->scenario->step[i].cost,
                                             &q->scenario->step[i].respend};
        for (size_t v = 0; v < 3; v++)
            r->values[3 * i + v] = d == SIZE_MAX ? range[v]->at[OML_SCENARIO_CENTRAL] : triangular(&chance, range[v]);
    }
    for (size_t i = 0; i < q->n * q->k; i++)
        r->s[i] = d == SIZE_MAX ? q->s[i] : q->s[i] * lognormal(&chance, q->spec.stressors);
    if (d == SIZE_MAX)
        memcpy(r->a, q->c.a, q->c.from[q->n] * sizeof *r->a);
    else
        draw_cells(q, &chance, r->a);
    memcpy(r->m, q->m, q->n * q->k * sizeof *r->m);
    if (!settle(q, r->a, r->s, r->m))
        return false;
    footprints(q, r->m, to);
    if (q->scenario == NULL)
        return true;
    if (!with_scenario(q, r, to + half))
        return false;
    for (size_t i = 0; i < half; i++)
        to[half + i] -= to[i];
    return true;
}

static void
body(const void *shared, void *own, size_t from, size_t to)
{
    const model *q = shared;
    room *r = own;
    for (size_t d = from; d < to; d++)
        q->failed[d] = !one(q, r, d, q->draw + d * q->wide);
}

// ---- all draws --------------------------------------------------------------------------------------------------

static void
room_free(room *r)
{
    free(r->a);
    free(r->a1);
    free(r->s);
    free(r->s1);
    free(r->m);
    free(r->values);
    oml_cx_done(&r->cx);
}

static oml_rc
room_make(oml_cx *cx, const model *q, room *r)
{
    const size_t cells = q->c.from[q->n] + 1, wide = q->n * q->k + 1;
    *r = (room){.a = calloc(cells, sizeof(double)), .a1 = calloc(cells, sizeof(double)), .s = calloc(wide, sizeof(double)),
                .s1 = calloc(wide, sizeof(double)), .m = calloc(wide, sizeof(double)),
                .values = calloc(3 * (q->scenario == NULL ? 0 : q->scenario->n) + 1, sizeof(double))};
    return r->a == NULL || r->a1 == NULL || r->s == NULL || r->s1 == NULL || r->m == NULL || r->values == NULL
               ? no_memory(cx, q->n)
               : OML_OK;
}

static int
by_value(const void *a, const void *b)
{
    const double p = *(const double *)a, q = *(const double *)b;
    return p < q ? -1 : p > q;
}

// The distribution of number `at` over the draws that found an answer; percentiles by the nearest rank.
static void
spread(const model *q, size_t at, double sorted[], oml_uncertainty_spread *out)
{
    size_t n = 0;
    double sum = 0, squares = 0;
    for (size_t d = 0; d < q->spec.draws; d++)
        if (!q->failed[d])
            sorted[n++] = q->draw[d * q->wide + at];
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
first_order(const model *q, const oml_mat *X, oml_uncertainty *u)
{
    const double of_cell = expm1(q->spec.cells * q->spec.cells), of_s = expm1(q->spec.stressors * q->spec.stressors);
    for (size_t s = 0; s < q->k; s++)
        for (size_t j = 0; j < q->n; j++) {
            double all = 0, noisy = 0;
            for (size_t i = 0; i < q->n; i++) {
                const double d = q->m[i * q->k + s] * oml_shift_A(q->t, i, j);
                all += d * d;
            }
            for (size_t e = q->c.from[j]; e < q->c.from[j + 1]; e++) {
                const double d = q->m[q->c.row[e] * q->k + s] * q->c.a[e];
                noisy += q->c.noisy[e] ? d * d : 0;
            }
            double together = 0;
            for (size_t c = 0; c <= q->R; c++) {
                const double x = c == q->R ? together : *oml_mat_at(X, j, c), own = q->s[j * q->k + s] * x;
                together += c == q->R ? 0 : x;
                oml_uncertainty_spread *f = &u->footprint[s * (q->R + 1) + c];
                f->first_order += of_cell * all * x * x + of_s * own * own;
                f->covered += of_cell * noisy * x * x + of_s * own * own;
            }
        }
    for (size_t i = 0; i < q->k * (q->R + 1); i++) {
        oml_uncertainty_spread *f = &u->footprint[i];
        f->covered = f->first_order > 0 ? f->covered / f->first_order : 1;
        f->first_order = sqrt(f->first_order);
    }
}

static oml_rc
draw_all(oml_cx *cx, model *q, const oml_mat *X, oml_uncertainty *u)
{
    const unsigned threads = oml_parallel_threads(cx);
    room *rooms = OML_NEW(&cx->tmp, room, threads);
    void **own = OML_NEW(&cx->tmp, void *, threads);
    oml_rc rc = OML_OK;
    for (unsigned i = 0; i < threads; i++) {
        own[i] = &rooms[i];
        rc = rc == OML_OK ? room_make(cx, q, &rooms[i]) : rc;
    }
    double *central = OML_NEW(&cx->tmp, double, q->wide);
    if (rc == OML_OK && !one(q, &rooms[0], SIZE_MAX, central))
        rc = OML_FAIL(cx, OML_E_NUMERIC, "OML-UNC-03", N_("the table has no answer that draws could vary"));
    if (rc == OML_OK)
        rc = oml_parallel_run(cx, N_("drawing"), q->spec.draws, 1, body, q, own);
    for (unsigned i = 0; i < threads; i++)
        room_free(&rooms[i]);
    OML_TRY(rc);
    for (size_t d = 0; d < q->spec.draws; d++)
        u->failed += q->failed[d] ? 1 : 0;
    if (2 * u->failed >= q->spec.draws)
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-UNC-04", N_("%zu of %zu draws found no answer"), u->failed, q->spec.draws);
    double *sorted = OML_NEW(&cx->tmp, double, q->spec.draws);
    const size_t half = q->k * (q->R + 1);
    for (size_t i = 0; i < q->wide; i++) {
        oml_uncertainty_spread *to = i < half ? &u->footprint[i] : &u->change[i - half];
        spread(q, i, sorted, to);
        to->central = central[i];
    }
    for (size_t i = 0; i < half; i++)
        u->footprint[i].first_order = u->footprint[i].covered = 0;
    first_order(q, X, u);
    return OML_OK;
}

// Multipliers and intensities with the stressors of a row side by side, and demand and output by region.
static oml_rc
prepare(oml_cx *cx, model *q, const oml_solver *solver, oml_mat **X, oml_uncertainty *u)
{
    OML_AUTO(mat) *M = NULL;
    OML_TRY(oml_mat_new(cx, q->n, q->k, &M));
    OML_TRY(oml_mat_new(cx, q->n, q->R, X));
    for (size_t s = 0; s < q->k; s++)
        for (size_t j = 0; j < q->n; j++) {
            q->s[j * q->k + s] = oml_shift_S(q->t, q->which[s], j);
            *oml_mat_at(M, j, s) = q->s[j * q->k + s];
        }
    for (size_t c = 0; c < q->t->f; c++)
        for (size_t i = 0; i < q->n; i++)
            q->Y[i + q->t->col_region[c] * q->n] += q->t->Y[i + c * q->n];
    memcpy((*X)->v, q->Y, q->n * q->R * sizeof *q->Y);
    OML_TRY(oml_solver_multipliers(cx, solver, M, &u->residual));
    OML_TRY(oml_solver_output(cx, solver, *X, &u->residual));
    for (size_t s = 0; s < q->k; s++)
        for (size_t j = 0; j < q->n; j++)
            q->m[j * q->k + s] = *oml_mat_at(M, j, s);
    return OML_OK;
}

static oml_rc
choose(oml_cx *cx, model *q, const oml_mat *X, oml_uncertainty *u)
{
    double *x = OML_NEW(&cx->tmp, double, q->n), *scale = OML_NEW(&cx->tmp, double, q->k);
    for (size_t j = 0; j < q->n; j++)
        for (size_t c = 0; c < q->R; c++)
            x[j] += *oml_mat_at(X, j, c);
    for (size_t s = 0; s < q->k; s++) {
        double all = 0;
        for (size_t j = 0; j < q->n; j++)
            all += q->s[j * q->k + s] * x[j];
        scale[s] = all == 0 ? 0 : 1 / (all * all);
    }
    const double share = q->spec.share > 0 ? q->spec.share : 0.999;
    const double least = q->spec.cells > 0 && share < 1 ? threshold(q, scale, x, share) : 0;
    oml_edits must = {0};
    oml_rc rc = edited(cx, q, &must);
    if (rc == OML_OK)
        rc = keep(cx, q, &must, scale, x, least, u);
    oml_edits_free(&must);
    return rc;
}

static void
model_free(model *q)
{
    void *all[] = {q->s, q->m, q->Y, q->c.from, q->c.row, q->c.a, q->c.noisy, q->c.rest, q->c.rest_sum, q->c.total, q->draw,
                   q->failed};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        free(all[i]);
}

static oml_rc
compute(oml_cx *cx, model *q, const oml_solver *solver, oml_uncertainty *u)
{
    const size_t half = q->k * (q->R + 1);
    q->s = calloc(q->n * q->k + 1, sizeof *q->s), q->m = calloc(q->n * q->k + 1, sizeof *q->m);
    q->Y = calloc(q->n * q->R + 1, sizeof *q->Y);
    q->wide = q->scenario == NULL ? half : 2 * half;
    q->draw = calloc(q->spec.draws * q->wide + 1, sizeof *q->draw), q->failed = calloc(q->spec.draws + 1, 1);
    u->footprint = calloc(half + 1, sizeof *u->footprint);
    u->change = q->scenario == NULL ? NULL : calloc(half + 1, sizeof *u->change);
    if (q->s == NULL || q->m == NULL || q->Y == NULL || q->draw == NULL || q->failed == NULL || u->footprint == NULL ||
        (q->scenario != NULL && u->change == NULL))
        return no_memory(cx, q->n);
    OML_AUTO(mat) *X = NULL;
    OML_TRY(prepare(cx, q, solver, &X, u));
    OML_TRY(choose(cx, q, X, u));
    return draw_all(cx, q, X, u);
}

oml_rc
oml_uncertainty_new(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const size_t which[], size_t k,
                    const oml_scenario *scenario, oml_uncertainty_spec spec, oml_uncertainty **out)
{
    *out = NULL;
    if (!(spec.cells >= 0 && spec.cells <= 2) || !(spec.stressors >= 0 && spec.stressors <= 2) || !(spec.share >= 0 && spec.share <= 1) ||
        spec.draws == 0 || spec.draws > OML_UNCERTAINTY_MOST || k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-UNC-01",
                        N_("deviations must be from 0 to 2, a share from 0 to 1, and draws from 1 to %d"), OML_UNCERTAINTY_MOST);
    if ((double)spec.draws * (double)k * (double)(t->regions.n + 1) > 4e8)
        return OML_FAIL(cx, OML_E_INPUT, "OML-UNC-02", N_("so many draws of so many footprints are too much to keep: name a stressor"));
    OML_AUTO(uncertainty) *u = calloc(1, sizeof *u);
    if (u == NULL)
        return no_memory(cx, t->n);
    u->k = k, u->R = t->regions.n;
    model q = {.t = t, .scenario = scenario, .spec = spec, .n = t->n, .k = k, .R = t->regions.n, .which = which};
    const oml_rc rc = compute(cx, &q, solver, u);
    model_free(&q);
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

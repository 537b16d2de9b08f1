/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/uncertainty.h"

#include "economy/draw.h"
#include "num/lanes.h"
#include "num/parallel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    BINS = 4096,  // of the logarithm of a cell's variance
    SLICES = 64,  // of columns, in which it is added up: always as many, whatever the threads
    LARGE = 2500, // rows above which small cells pass nothing on
    ABREAST = OML_LANES_DOUBLE,
};

// Cells up to this size pass nothing on, unless they are a column's own; and what multipliers may still move at the
// end.
typedef struct precision {
    double small, close;
} precision;
static const precision all_cells = {0, 1e-10}, large_cells = {1e-3, 1e-3},
                       for_demand = {1e-4, 1e-4}; // of a large table, where a scenario changes demand: there errors of
                                                  // multipliers count in full

typedef oml_lanes_double lanes;
typedef int64_t whole __attribute__((vector_size(64)));

#define INLINE __attribute__((always_inline)) static inline

// The work of all draws, and of choosing the cells for it.
typedef struct work {
    oml_draw_model q;
    const oml_edits *must; // cells that the scenario edits, kept whatever their size
    bool *edited;          // n: columns that have any
    double *x;             // n: output
    double *effect;        // n: what a cell of the row moves the footprints of all, squared, per (a x)^2
    double *held;          // SLICES x BINS
    double small;          // see precision
    double least;          // a cell with noise has at least this variance
    double *all, *noisy;   // n x ld: variance of the cells of a column to first order, per x^2; of those with noise
    double *draw;          // per draw: k (R + 1) footprints, then as many changes
    size_t wide;           // numbers a draw
    bool *failed;          // per draw
} work;

static oml_rc
no_memory(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
}

// ---- which cells ------------------------------------------------------------------------------------------------

// Column j of A is cells times the number answered.
static double
column(const oml_iot *t, size_t j, const double **cells)
{
    *cells = (t->A != NULL ? t->A : t->Z) + j * t->n;
    return t->A != NULL ? 1 : t->x[j] == 0 ? 0 : 1 / t->x[j];
}

// Of a positive weight: eight bins for every doubling.
static size_t
bin(double w)
{
    uint64_t bits;
    memcpy(&bits, &w, sizeof bits);
    const int64_t at = (int64_t)(bits >> 49) - INT64_C(8) * 1022 + BINS / 2;
    return at < 0 ? 0 : at >= BINS ? BINS - 1 : (size_t)at;
}

// The variance of all cells by its size.
static void
hold(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const work *w = shared;
    const size_t n = w->q.n;
    for (size_t slice = from; slice < to; slice++)
        for (size_t j = slice * n / SLICES; j < (slice + 1) * n / SLICES; j++) {
            const double *cells, scale = column(w->q.t, j, &cells), x2 = w->x[j] * w->x[j] * scale * scale;
            for (size_t i = 0; i < n; i++) {
                const double weight = cells[i] * cells[i] * x2 * w->effect[i];
                if (weight > 0)
                    w->held[slice * BINS + bin(weight)] += weight;
            }
        }
}

// The smallest weight that a cell with noise has, so that those hold `share` of all.
static double
threshold(const work *w, double share)
{
    double all = 0, sum = 0, *held = w->held; // all slices into the first
    for (size_t b = 0; b < BINS; b++) {
        for (size_t slice = 1; slice < SLICES; slice++)
            held[b] += held[slice * BINS + b];
        all += held[b];
    }
    size_t b = BINS;
    while (b > 0 && sum < share * all)
        sum += held[--b];
    const double at = ((double)b - BINS / 2.0) / 8;
    return b == 0 ? 0 : ldexp(1 + (at - floor(at)), (int)floor(at)) / 2 * (1 - 1e-12);
}

// At least this large has a cell noise: a^2 x_j^2 times what its row moves.
static double
least_weight(const work *w)
{
    return w->q.spec.cells > 0 ? w->least : (double)INFINITY;
}

static bool
has_noise(const work *w, size_t i, size_t j, double a)
{
    return a != 0 && a * a * (w->x[j] * w->x[j]) * w->effect[i] >= least_weight(w);
}

// Is it among those that a draw or the scenario may change, or on the diagonal, where the iteration divides?
static bool
is_own(const work *w, size_t i, size_t j, double a)
{
    return i == j || has_noise(w, i, j, a) || (w->edited[j] && oml_edits_get(w->must, i, j, 1) == 0);
}

static bool
is_kept(const work *w, size_t i, size_t j, double a)
{
    return (a != 0 || w->edited[j]) && (fabs(a) > w->small || is_own(w, i, j, a));
}

// Could any of the ABREAST cells from i on be kept? Most are neither large nor draw.
INLINE bool
any_kept(const work *w, size_t i, size_t j, const double *cells, double scale)
{
    if (i + ABREAST > w->q.n || w->edited[j] || j - i < ABREAST)
        return true;
    const lanes a = *(const lanes *)(cells + i) * scale, weight = a * a * (w->x[j] * w->x[j]);
    const whole keep =
        (a > w->small) | (-a > w->small) | ((weight * *(const lanes *)(w->effect + i) >= least_weight(w)) & (a != 0));
    int64_t each[ABREAST], any = 0;
    memcpy(each, &keep, sizeof each);
    for (size_t l = 0; l < ABREAST; l++)
        any |= each[l];
    return any != 0;
}

// How many cells of each column are kept.
OML_LANES_CLONES static size_t
count_column(const work *w, size_t j)
{
    const double *cells, scale = column(w->q.t, j, &cells);
    size_t kept = 0;
    for (size_t from = 0; from < w->q.n; from += ABREAST)
        if (any_kept(w, from, j, cells, scale))
            for (size_t i = from; i < from + ABREAST && i < w->q.n; i++)
                kept += is_kept(w, i, j, cells[i] * scale) ? 1 : 0;
    return kept;
}

static void
count(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const work *w = shared;
    for (size_t j = from; j < to; j++)
        w->q.c.from[j + 1] = count_column(w, j);
}

// Variance to first order in column j, and what the table's multipliers say of its inputs; answers its sum.
OML_LANES_CLONES static double
weigh(const work *w, size_t j, const double *cells, double scale)
{
    const oml_draw_model *q = &w->q;
    double sum = 0;
    for (size_t v = 0; v < q->ld; v += ABREAST) {
        lanes squares = {0}, inputs = {0};
        sum = 0;
        for (size_t i = 0; i < q->n; i++) {
            const lanes d = *(const lanes *)(q->m + i * q->ld + v) * (cells[i] * scale);
            squares += d * d, inputs += d;
            sum += cells[i] * scale;
        }
        *(lanes *)(w->all + j * q->ld + v) = squares;
        *(lanes *)(q->c.through + j * q->ld + v) = inputs;
    }
    return sum;
}

// A cell that is its column's own says nothing through the others.
OML_LANES_CLONES static void
take(const work *w, size_t i, size_t j, double a, bool noise)
{
    const oml_draw_model *q = &w->q;
    for (size_t v = 0; v < q->ld; v += ABREAST) {
        const lanes d = *(const lanes *)(q->m + i * q->ld + v) * a;
        *(lanes *)(q->c.through + j * q->ld + v) -= d;
        if (noise)
            *(lanes *)(w->noisy + j * q->ld + v) += d * d;
    }
}

// A column: first the kept cells that stay, then from the end its own, so that their rows rise.
OML_LANES_CLONES static void
keep_column(const work *w, size_t j)
{
    const oml_draw_cells *c = &w->q.c;
    const double *cells, scale = column(w->q.t, j, &cells), sum = weigh(w, j, cells, scale);
    double mine = 0;
    size_t at = c->from[j], last = c->from[j + 1];
    for (size_t from = (w->q.n - 1) / ABREAST * ABREAST, left = w->q.n; left > 0; left = from, from -= ABREAST) {
        if (!any_kept(w, from, j, cells, scale))
            continue;
        for (size_t i = left; i-- > from;) {
            const double a = cells[i] * scale;
            if (!is_kept(w, i, j, a))
                continue;
            const bool own = is_own(w, i, j, a);
            const size_t e = own ? --last : at++;
            c->row[e] = (uint16_t)i, c->a[e] = (float)a;
            mine += own ? a : 0;
            if (own)
                take(w, i, j, a, has_noise(w, i, j, a));
        }
    }
    c->own[j] = at;
    c->fixed[j] = sum - mine;
    c->total[j] = sum > 1 ? sum : 1;
}

static void
keep(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    for (size_t j = from; j < to; j++)
        keep_column(shared, j);
}

// Cells that some level of the scenario edits; does it edit demand too?
static oml_rc
edited(oml_cx *cx, const oml_draw_model *q, oml_edits *all, bool *demand)
{
    *demand = false;
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
        *demand = *demand || c.Y.n > 0;
        oml_shift_done(&c);
        OML_TRY(rc);
    }
    return OML_OK;
}

static void
be_precise(work *w, bool demand)
{
    const bool large = w->q.spec.large || w->q.n > LARGE;
    const precision *p = !large ? &all_cells : demand ? &for_demand : &large_cells;
    w->small = p->small, w->q.close = p->close;
}

// To first order a cell moves the footprints of all by m_i a_ij x_j: squared, as a part of each stressor's sum.
static void
effects(const work *w, const oml_mat *X)
{
    const oml_draw_model *q = &w->q;
    for (size_t c = 0; c < q->R; c++)
        for (size_t j = 0; j < q->n; j++)
            w->x[j] += *oml_mat_at(X, j, c);
    for (size_t s = 0; s < q->k; s++) {
        double all = 0;
        for (size_t j = 0; j < q->n; j++)
            all += q->s[j * q->ld + s] * w->x[j];
        for (size_t i = 0; i < q->n && all != 0; i++)
            w->effect[i] += q->m[i * q->ld + s] / all * (q->m[i * q->ld + s] / all);
    }
}

// The cells of the columns' own, in double, and which of them draw.
static oml_rc
own_cells(oml_cx *cx, work *w, oml_uncertainty *u)
{
    oml_draw_cells *c = &w->q.c;
    const size_t n = w->q.n;
    for (size_t j = 0; j < n; j++)
        c->at[j + 1] = c->at[j] + c->from[j + 1] - c->own[j];
    c->mine = calloc(c->at[n] + 1, sizeof *c->mine), c->noisy = calloc(c->at[n] + 1, 1);
    if (c->mine == NULL || c->noisy == NULL)
        return no_memory(cx, n);
    for (size_t j = 0; j < n; j++) {
        const double *cells, scale = column(w->q.t, j, &cells);
        for (size_t e = c->at[j]; e < c->at[j + 1]; e++) {
            const size_t i = c->row[c->own[j] + e - c->at[j]];
            c->mine[e] = cells[i] * scale;
            c->noisy[e] = has_noise(w, i, j, c->mine[e]); // kept it is
            u->cells += c->noisy[e] ? 1 : 0;
        }
    }
    return OML_OK;
}

static oml_rc
choose(oml_cx *cx, work *w, oml_uncertainty *u)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    oml_draw_cells *c = &w->q.c;
    const size_t n = w->q.n;
    for (size_t e = 0; e < w->must->n; e++)
        w->edited[w->must->col[e]] = true;
    const double share = w->q.spec.share > 0 ? w->q.spec.share : 0.999;
    if (w->q.spec.cells > 0 && share < 1) {
        OML_TRY(oml_parallel_run(cx, NULL, SLICES, 1, hold, w, own));
        w->least = threshold(w, share);
    }
    OML_TRY(oml_parallel_run(cx, NULL, n, 16, count, w, own));
    for (size_t j = 0; j < n; j++)
        c->from[j + 1] += c->from[j];
    const size_t cells = u->kept = c->from[n];
    c->row = calloc(cells + 1, sizeof *c->row), c->a = calloc(cells + 1, sizeof *c->a);
    if (c->row == NULL || c->a == NULL)
        return no_memory(cx, n);
    OML_TRY(oml_parallel_run(cx, NULL, n, 16, keep, w, own));
    return own_cells(cx, w, u);
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
                f->first_order += of_cell * w->all[at] * x * x + of_s * own * own;
                f->covered += of_cell * w->noisy[at] * x * x + of_s * own * own;
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
    oml_draw_cells *c = &w->q.c;
    void *all[] = {w->q.s,    w->q.m,   w->q.size, w->q.D,     c->from,  c->own,   c->at,     c->row,
                   c->a,      c->noisy, c->mine,   c->through, c->fixed, c->total, w->edited, w->x,
                   w->effect, w->held,  w->all,    w->noisy,   w->draw,  w->failed};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        free(all[i]);
}

static bool
work_new(work *w, oml_uncertainty *u)
{
    oml_draw_model *q = &w->q;
    oml_draw_cells *c = &q->c;
    const size_t n = q->n, half = q->k * (q->R + 1), wide = n * q->ld + 1;
    w->wide = q->scenario == NULL ? half : 2 * half;
    q->s = calloc(wide, sizeof *q->s), q->m = calloc(wide, sizeof *q->m), q->size = calloc(q->ld, sizeof *q->size),
    q->D = calloc(half + 1, sizeof *q->D);
    c->from = calloc(n + 1, sizeof *c->from), c->own = calloc(n + 1, sizeof *c->own),
    c->at = calloc(n + 1, sizeof *c->at);
    c->through = calloc(wide, sizeof *c->through), c->fixed = calloc(n + 1, sizeof *c->fixed),
    c->total = calloc(n + 1, sizeof *c->total);
    w->edited = calloc(n + 1, 1), w->x = calloc(n + 1, sizeof *w->x), w->effect = calloc(n + 1, sizeof *w->effect);
    w->held = calloc((size_t)SLICES * BINS, sizeof *w->held);
    w->all = calloc(wide, sizeof(double)), w->noisy = calloc(wide, sizeof(double));
    w->draw = calloc(q->spec.draws * w->wide + 1, sizeof *w->draw), w->failed = calloc(q->spec.draws + 1, 1);
    u->footprint = calloc(half + 1, sizeof *u->footprint);
    u->change = q->scenario == NULL ? NULL : calloc(half + 1, sizeof *u->change);
    return q->s != NULL && q->m != NULL && q->size != NULL && q->D != NULL && c->from != NULL && c->own != NULL &&
           c->at != NULL && c->through != NULL && c->fixed != NULL && c->total != NULL && w->edited != NULL &&
           w->x != NULL && w->effect != NULL && w->held != NULL && w->all != NULL && w->noisy != NULL &&
           w->draw != NULL && w->failed != NULL && u->footprint != NULL && (q->scenario == NULL || u->change != NULL);
}

static oml_rc
compute(oml_cx *cx, work *w, const oml_solver *solver, oml_uncertainty *u)
{
    if (!work_new(w, u))
        return no_memory(cx, w->q.n);
    OML_AUTO(mat) *X = NULL;
    OML_TRY(prepare(cx, &w->q, solver, &X, u));
    effects(w, X);
    oml_edits must = {0};
    w->must = &must;
    bool demand;
    oml_rc rc = edited(cx, &w->q, &must, &demand);
    be_precise(w, demand);
    if (rc == OML_OK)
        rc = choose(cx, w, u);
    oml_edits_free(&must);
    w->must = NULL;
    return rc == OML_OK ? draw_all(cx, w, X, u) : rc;
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
    const size_t ld = (k + ABREAST - 1) / ABREAST * ABREAST;
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

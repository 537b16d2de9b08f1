/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/noise.h"

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

typedef struct choice {
    oml_draw_model *q;
    oml_noise *out;
    const oml_edits *must; // cells that the scenario edits, kept whatever their size
    bool *edited;          // n: columns that have any
    double *x;             // n: output
    double *effect;        // n: what a cell of the row moves the footprints of all, squared, per (a x)^2
    double *held;          // SLICES x BINS
    double small;          // see precision
    double least;          // a cell with noise has at least this variance
} choice;

static oml_rc
no_memory(oml_cx *cx, size_t n)
{
    return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
}

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
    const choice *w = shared;
    const size_t n = w->q->n;
    for (size_t slice = from; slice < to; slice++)
        for (size_t j = slice * n / SLICES; j < (slice + 1) * n / SLICES; j++) {
            const double *cells, scale = column(w->q->t, j, &cells), x2 = w->x[j] * w->x[j] * scale * scale;
            for (size_t i = 0; i < n; i++) {
                const double weight = cells[i] * cells[i] * x2 * w->effect[i];
                if (weight > 0)
                    w->held[slice * BINS + bin(weight)] += weight;
            }
        }
}

// The smallest weight that a cell with noise has, so that those hold `share` of all.
static double
threshold(const choice *w, double share)
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
least_weight(const choice *w)
{
    return w->q->spec.cells > 0 ? w->least : (double)INFINITY;
}

static bool
has_noise(const choice *w, size_t i, size_t j, double a)
{
    return a != 0 && a * a * (w->x[j] * w->x[j]) * w->effect[i] >= least_weight(w);
}

// Is it among those that a draw or the scenario may change, or on the diagonal, where the iteration divides?
static bool
is_own(const choice *w, size_t i, size_t j, double a)
{
    return i == j || has_noise(w, i, j, a) || (w->edited[j] && oml_edits_get(w->must, i, j, 1) == 0);
}

static bool
is_kept(const choice *w, size_t i, size_t j, double a)
{
    return (a != 0 || w->edited[j]) && (fabs(a) > w->small || is_own(w, i, j, a));
}

// Could any of the ABREAST cells from i on be kept? Most are neither large nor draw.
OML_LANES_KERNEL bool
any_kept(const choice *w, size_t i, size_t j, const double *cells, double scale)
{
    if (i + ABREAST > w->q->n || w->edited[j] || j - i < ABREAST)
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
count_column(const choice *w, size_t j)
{
    const double *cells, scale = column(w->q->t, j, &cells);
    size_t kept = 0;
    for (size_t from = 0; from < w->q->n; from += ABREAST)
        if (any_kept(w, from, j, cells, scale))
            for (size_t i = from; i < from + ABREAST && i < w->q->n; i++)
                kept += is_kept(w, i, j, cells[i] * scale) ? 1 : 0;
    return kept;
}

static void
count(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const choice *w = shared;
    for (size_t j = from; j < to; j++)
        w->q->c.from[j + 1] = count_column(w, j);
}

// Variance to first order in column j, and what the table's multipliers say of its inputs; answers its sum.
OML_LANES_CLONES static double
weigh(const choice *w, size_t j, const double *cells, double scale)
{
    const oml_draw_model *q = w->q;
    double sum = 0;
    for (size_t v = 0; v < q->ld; v += ABREAST) {
        lanes squares = {0}, inputs = {0};
        sum = 0;
        for (size_t i = 0; i < q->n; i++) {
            const lanes d = *(const lanes *)(q->m + i * q->ld + v) * (cells[i] * scale);
            squares += d * d, inputs += d;
            sum += cells[i] * scale;
        }
        *(lanes *)(w->out->all + j * q->ld + v) = squares;
        *(lanes *)(q->c.through + j * q->ld + v) = inputs;
    }
    return sum;
}

// A cell that is its column's own says nothing through the others.
OML_LANES_CLONES static void
take(const choice *w, size_t i, size_t j, double a, bool noise)
{
    const oml_draw_model *q = w->q;
    for (size_t v = 0; v < q->ld; v += ABREAST) {
        const lanes d = *(const lanes *)(q->m + i * q->ld + v) * a;
        *(lanes *)(q->c.through + j * q->ld + v) -= d;
        if (noise)
            *(lanes *)(w->out->cells + j * q->ld + v) += d * d;
    }
}

// A column: first the kept cells that stay, then from the end its own, so that their rows rise.
OML_LANES_CLONES static void
keep_column(const choice *w, size_t j)
{
    const oml_draw_cells *c = &w->q->c;
    const double *cells, scale = column(w->q->t, j, &cells), sum = weigh(w, j, cells, scale);
    double mine = 0;
    size_t at = c->from[j], last = c->from[j + 1];
    for (size_t from = (w->q->n - 1) / ABREAST * ABREAST, left = w->q->n; left > 0; left = from, from -= ABREAST) {
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
be_precise(choice *w, bool demand)
{
    const bool large = w->q->spec.large || w->q->n > LARGE;
    const precision *p = !large ? &all_cells : demand ? &for_demand : &large_cells;
    w->small = p->small, w->q->close = p->close;
}

// To first order a cell moves the footprints of all by m_i a_ij x_j: squared, as a part of each stressor's sum.
static void
effects(const choice *w)
{
    const oml_draw_model *q = w->q;
    for (size_t c = 0; c < q->R; c++)
        for (size_t j = 0; j < q->n; j++)
            w->x[j] += q->X[j + c * q->n];
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
own_cells(oml_cx *cx, const choice *w)
{
    oml_draw_cells *c = &w->q->c;
    const size_t n = w->q->n;
    for (size_t j = 0; j < n; j++)
        c->at[j + 1] = c->at[j] + c->from[j + 1] - c->own[j];
    c->mine = calloc(c->at[n] + 1, sizeof *c->mine), c->noisy = calloc(c->at[n] + 1, 1);
    if (c->mine == NULL || c->noisy == NULL)
        return no_memory(cx, n);
    for (size_t j = 0; j < n; j++) {
        const double *cells, scale = column(w->q->t, j, &cells);
        for (size_t e = c->at[j]; e < c->at[j + 1]; e++) {
            const size_t i = c->row[c->own[j] + e - c->at[j]];
            c->mine[e] = cells[i] * scale;
            c->noisy[e] = has_noise(w, i, j, c->mine[e]); // kept it is
            w->out->n += c->noisy[e] ? 1 : 0;
        }
    }
    return OML_OK;
}

static oml_rc
choose(oml_cx *cx, choice *w)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    oml_draw_cells *c = &w->q->c;
    const size_t n = w->q->n;
    for (size_t e = 0; e < w->must->n; e++)
        w->edited[w->must->col[e]] = true;
    const double share = w->q->spec.share > 0 ? w->q->spec.share : 0.999;
    if (w->q->spec.cells > 0 && share < 1) {
        OML_TRY(oml_parallel_run(cx, NULL, SLICES, 1, hold, w, own));
        w->least = threshold(w, share);
    }
    OML_TRY(oml_parallel_run(cx, NULL, n, 16, count, w, own));
    for (size_t j = 0; j < n; j++)
        c->from[j + 1] += c->from[j];
    const size_t cells = c->from[n];
    c->row = calloc(cells + 1, sizeof *c->row), c->a = calloc(cells + 1, sizeof *c->a);
    if (c->row == NULL || c->a == NULL)
        return no_memory(cx, n);
    OML_TRY(oml_parallel_run(cx, NULL, n, 16, keep, w, own));
    return own_cells(cx, w);
}

static bool
room(oml_draw_model *q, oml_noise *out)
{
    oml_draw_cells *c = &q->c;
    const size_t n = q->n, wide = n * q->ld + 1;
    *out = (oml_noise){.all = calloc(wide, sizeof(double)), .cells = calloc(wide, sizeof(double))};
    *c = (oml_draw_cells){.from = calloc(n + 1, sizeof *c->from),
                          .own = calloc(n + 1, sizeof *c->own),
                          .at = calloc(n + 1, sizeof *c->at),
                          .through = calloc(wide, sizeof *c->through),
                          .fixed = calloc(n + 1, sizeof *c->fixed),
                          .total = calloc(n + 1, sizeof *c->total)};
    return out->all != NULL && out->cells != NULL && c->from != NULL && c->own != NULL && c->at != NULL &&
           c->through != NULL && c->fixed != NULL && c->total != NULL;
}

oml_rc
oml_noise_choose(oml_cx *cx, oml_draw_model *q, oml_noise *out)
{
    if (!room(q, out))
        return no_memory(cx, q->n);
    oml_edits must = {0};
    choice w = {.q = q,
                .out = out,
                .must = &must,
                .edited = OML_NEW(&cx->tmp, bool, q->n),
                .x = OML_NEW(&cx->tmp, double, q->n),
                .effect = OML_NEW(&cx->tmp, double, q->n),
                .held = OML_NEW(&cx->tmp, double, (size_t)SLICES *BINS)};
    bool demand;
    effects(&w);
    oml_rc rc = edited(cx, q, &must, &demand);
    be_precise(&w, demand);
    if (rc == OML_OK)
        rc = choose(cx, &w);
    oml_edits_free(&must);
    return rc;
}

void
oml_noise_done(oml_noise *n)
{
    free(n->all);
    free(n->cells);
}

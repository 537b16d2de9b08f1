/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/draw.h"

#include "num/lanes.h"
#include "num/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 400, ABREAST = OML_LANES_DOUBLE };

typedef oml_lanes_double lanes;

struct oml_draw_room {
    oml_cx cx;
    double *factor; // n: of the cells that are not the column's own
    double *a, *a1; // own cells, as drawn; the same with the scenario
    double *s, *s1; // n x ld
    double *d;      // n x ld: how far the multipliers lie from those of the table
    double *values; // 3 a step
};

// ---- chance -----------------------------------------------------------------------------------------------------

typedef struct chance {
    oml_random random;
    double spare; // the other of two normal numbers; NAN: none
} chance;

// The polar method gives two at a time.
static double
normal(chance *c)
{
    if (!isnan(c->spare)) {
        const double was = c->spare;
        c->spare = (double)NAN;
        return was;
    }
    for (;;) {
        const double u = 2 * oml_random_unit(&c->random) - 1, v = 2 * oml_random_unit(&c->random) - 1,
                     q = u * u + v * v;
        if (q > 0 && q < 1) {
            const double by = sqrt(-2 * log(q) / q);
            c->spare = v * by;
            return u * by;
        }
    }
}

// Mean 1.
static double
lognormal(chance *c, double sigma)
{
    return sigma == 0 ? 1 : exp(sigma * normal(c) - sigma * sigma / 2);
}

static double
triangular(chance *luck, const oml_scenario_range *range)
{
    const double a = fmin(range->at[0], range->at[2]), b = fmax(range->at[0], range->at[2]), c = range->at[1];
    const double u = oml_random_unit(&luck->random);
    if (!(b > a))
        return c;
    return u < (c - a) / (b - a) ? a + sqrt(u * (b - a) * (c - a)) : b - sqrt((1 - u) * (b - a) * (b - c));
}

// Every column's inputs and value added get their factors, and are brought back to the column's total.
static void
draw_cells(const oml_draw_model *q, chance *luck, oml_draw_room *r)
{
    const oml_draw_cells *c = &q->c;
    for (size_t j = 0; j < q->n; j++) {
        const size_t cells = c->at[j + 1] - c->at[j];
        const double *a = c->mine + c->at[j];
        const bool *noisy = c->noisy + c->at[j];
        double *drawn = r->a + c->at[j], was = c->fixed[j], is = was;
        bool any = false;
        for (size_t e = 0; e < cells; e++) {
            drawn[e] = noisy[e] ? a[e] * lognormal(luck, q->spec.cells) : a[e];
            any = any || noisy[e];
            was += a[e], is += drawn[e];
        }
        r->factor[j] = 1;
        if (!any)
            continue;
        is += (c->total[j] - was) * lognormal(luck, q->spec.cells);
        r->factor[j] = c->total[j] / is;
        for (size_t e = 0; e < cells; e++)
            drawn[e] *= r->factor[j];
    }
}

// ---- multipliers ------------------------------------------------------------------------------------------------

// What column j takes of its inputs' multipliers, ABREAST stressors at once, its own cell (j, j) left out and answered.
OML_LANES_CLONES static double
inputs(const oml_draw_model *q, const oml_draw_room *r, const double own[], size_t j, size_t v, double to[ABREAST])
{
    const oml_draw_cells *c = &q->c;
    const size_t ld = q->ld, end = c->own[j];
    const double *d = r->d + v, *m = q->m + v;
    lanes sum[4] = {{0}, {0}, {0}, {0}};
    size_t e = c->from[j];
    for (; e + 4 <= end; e += 4)
#pragma GCC unroll 4
        for (size_t l = 0; l < 4; l++)
            sum[l] += *(const lanes *)(d + c->row[e + l] * ld) * (double)c->a[e + l];
    for (; e < end; e++)
        sum[0] += *(const lanes *)(d + c->row[e] * ld) * (double)c->a[e];
    lanes all = (*(const lanes *)(c->through + j * ld + v) + ((sum[0] + sum[1]) + (sum[2] + sum[3]))) * r->factor[j];
    double self = 0;
    for (; e < c->from[j + 1]; e++) {
        const size_t at = c->row[e] * ld;
        if (c->row[e] == j)
            self = own[e - end];
        else
            all += (*(const lanes *)(m + at) + *(const lanes *)(d + at)) * own[e - end];
    }
    memcpy(to, &all, sizeof all);
    return self;
}

// m_j = (s_j + rest_j + sum over kept i other than j of m_i a_ij) / (1 - a_jj); answers how far it moved.
static double
update(const oml_draw_model *q, const oml_draw_room *r, const double own[], const double s[], size_t j, size_t v)
{
    const size_t at = j * q->ld + v;
    double sum[ABREAST], moved = 0;
    const double self = inputs(q, r, own + q->c.at[j], j, v, sum);
    for (size_t w = 0; w < ABREAST; w++) {
        const double is = (s[at + w] + q->c.rest[at + w] + sum[w]) / (1 - self) - q->m[at + w],
                     step = fabs(is - r->d[at + w]);
        moved = isfinite(step) ? fmax(moved, step) : (double)INFINITY;
        r->d[at + w] = is;
    }
    return moved;
}

// Gauss-Seidel until nothing moves, from the multipliers as they are.
static bool
settle(const oml_draw_model *q, const oml_draw_room *r, const double own[], const double s[])
{
    double largest = 0;
    for (size_t i = 0; i < q->n * q->ld; i++)
        largest = fmax(largest, fabs(q->m[i]));
    for (unsigned sweep = 0; sweep < SWEEPS; sweep++) {
        double moved = 0;
        for (size_t j = 0; j < q->n; j++)
            for (size_t v = 0; v < q->ld; v += ABREAST)
                moved = fmax(moved, update(q, r, own, s, j, v));
        if (!isfinite(moved))
            return false;
        if (moved <= q->close * largest)
            return true;
    }
    return false;
}

// D_sc = sum over i of m_is Y_ic, and over all c.
OML_LANES_CLONES static void
footprints(const oml_draw_model *q, const double d[], double to[])
{
    for (size_t v = 0; v < q->ld; v += ABREAST) {
        lanes all = {0};
        for (size_t c = 0; c <= q->R; c++) {
            lanes sum = {0};
            for (size_t i = 0; c < q->R && i < q->n; i++)
                sum +=
                    (*(const lanes *)(q->m + i * q->ld + v) + *(const lanes *)(d + i * q->ld + v)) * q->Y[i + c * q->n];
            all += sum;
            double now[ABREAST];
            memcpy(now, c < q->R ? &sum : &all, sizeof now);
            for (size_t w = 0; w < ABREAST && v + w < q->k; w++)
                to[(v + w) * (q->R + 1) + c] = now[w];
        }
    }
}

// ---- with the scenario ------------------------------------------------------------------------------------------

// The same cell among the column's own; SIZE_MAX when it is none.
static size_t
find(const oml_draw_cells *c, uint32_t i, uint32_t j)
{
    size_t low = c->own[j], high = c->from[j + 1];
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (c->row[mid] < i)
            low = mid + 1;
        else
            high = mid;
    }
    return low < c->from[j + 1] && c->row[low] == i ? c->at[j] + low - c->own[j] : SIZE_MAX;
}

static oml_rc
apply(const oml_draw_model *q, oml_draw_room *r, oml_shift *c)
{
    for (size_t i = 0; i < q->scenario->n; i++) {
        const oml_scenario_step *s = &q->scenario->step[i];
        if (oml_scenario_holds(s, q->t->year))
            OML_TRY(oml_shift_apply(&r->cx, c, s, r->values[3 * i], r->values[3 * i + 1], r->values[3 * i + 2]));
    }
    return OML_OK;
}

// What the scenario makes of a cell, times what the draw made of it.
static bool
edit(const oml_draw_model *q, oml_draw_room *r, const oml_shift *c)
{
    memcpy(r->a1, r->a, q->c.at[q->n] * sizeof *r->a);
    memcpy(r->s1, r->s, q->n * q->ld * sizeof *r->s);
    for (size_t e = 0; e < c->A.n; e++) {
        const size_t at = find(&q->c, c->A.row[e], c->A.col[e]);
        const double was = oml_shift_A(q->t, c->A.row[e], c->A.col[e]);
        if (at == SIZE_MAX)
            return false;
        r->a1[at] = was == 0 ? c->A.value[e] : c->A.value[e] * (r->a[at] / was);
    }
    for (size_t e = 0; e < c->S.n; e++)
        for (size_t s = 0; s < q->k; s++)
            if (q->which[s] == c->S.row[e]) {
                const double was = oml_shift_S(q->t, c->S.row[e], c->S.col[e]);
                r->s1[c->S.col[e] * q->ld + s] *= was == 0 ? 1 : c->S.value[e] / was;
            }
    return true;
}

static bool
with_scenario(const oml_draw_model *q, oml_draw_room *r, double to[])
{
    oml_shift c;
    oml_shift_init(&c, q->t);
    const bool good = apply(q, r, &c) == OML_OK && edit(q, r, &c) && settle(q, r, r->a1, r->s1);
    if (good)
        footprints(q, r->d, to);
    for (size_t e = 0; good && e < c.Y.n; e++) {
        const size_t i = c.Y.row[e], region = q->t->col_region[c.Y.col[e]];
        const double more = c.Y.value[e] - q->t->Y[i + (size_t)c.Y.col[e] * q->n];
        for (size_t s = 0; s < q->k; s++) {
            const double m = q->m[i * q->ld + s] + r->d[i * q->ld + s];
            to[s * (q->R + 1) + region] += m * more;
            to[s * (q->R + 1) + q->R] += m * more;
        }
    }
    oml_shift_done(&c);
    return good;
}

// ---- a draw -----------------------------------------------------------------------------------------------------

bool
oml_draw_one(const oml_draw_model *q, oml_draw_room *r, size_t d, double to[])
{
    const size_t half = q->k * (q->R + 1);
    const bool central = d == SIZE_MAX;
    oml_uncertainty_spec spec = q->spec;
    chance luck = {.spare = (double)NAN};
    oml_random_init(&luck.random, spec.seed, d);
    for (size_t i = 0; q->scenario != NULL && i < q->scenario->n; i++) {
        const oml_scenario_step *step = &q->scenario->step[i];
        const oml_scenario_range *range[] = {&step->value, &step->cost, &step->respend};
        for (size_t v = 0; v < 3; v++)
            r->values[3 * i + v] = central ? range[v]->at[OML_SCENARIO_CENTRAL] : triangular(&luck, range[v]);
    }
    for (size_t j = 0; j < q->n; j++)
        for (size_t s = 0; s < q->k; s++)
            r->s[j * q->ld + s] = q->s[j * q->ld + s] * (central ? 1 : lognormal(&luck, spec.stressors));
    for (size_t j = 0; central && j < q->n; j++) {
        r->factor[j] = 1;
        memcpy(r->a + q->c.at[j], q->c.mine + q->c.at[j], (q->c.at[j + 1] - q->c.at[j]) * sizeof *r->a);
    }
    if (!central)
        draw_cells(q, &luck, r);
    memset(r->d, 0, q->n * q->ld * sizeof *r->d);
    if (!settle(q, r, r->a, r->s))
        return false;
    footprints(q, r->d, to);
    if (q->scenario == NULL)
        return true;
    if (!with_scenario(q, r, to + half))
        return false;
    for (size_t i = 0; i < half; i++)
        to[half + i] -= to[i];
    return true;
}

oml_rc
oml_draw_room_new(oml_cx *cx, const oml_draw_model *q, oml_draw_room **out)
{
    const size_t cells = q->c.at[q->n] + 1, wide = q->n * q->ld + 1;
    oml_draw_room *r = *out = calloc(1, sizeof *r);
    if (r != NULL)
        *r = (oml_draw_room){
            .factor = calloc(q->n + 1, sizeof(double)),
            .a = calloc(cells, sizeof(double)),
            .a1 = calloc(cells, sizeof(double)),
            .s = calloc(wide, sizeof(double)),
            .s1 = calloc(wide, sizeof(double)),
            .d = aligned_alloc(sizeof(lanes), (q->n * q->ld + ABREAST) * sizeof(double)), // a row, a line of the cache
            .values = calloc(3 * (q->scenario == NULL ? 0 : q->scenario->n) + 1, sizeof(double))};
    if (r == NULL || r->factor == NULL || r->a == NULL || r->a1 == NULL || r->s == NULL || r->s1 == NULL ||
        r->d == NULL || r->values == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), q->n);
    return OML_OK;
}

void
oml_draw_room_free(oml_draw_room *r)
{
    if (r == NULL)
        return;
    double *all[] = {r->factor, r->a, r->a1, r->s, r->s1, r->d, r->values};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        free(all[i]);
    oml_cx_done(&r->cx);
    free(r);
}

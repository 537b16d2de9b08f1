/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/draw.h"

#include "num/lognormal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 400, ABREAST = OML_LANES_DOUBLE, REGIONS = 4 };

typedef oml_lanes_double lanes;

struct oml_draw_room {
    oml_cx cx;
    float *luck;    // factors: of each own cell and of each column's value added, or of all intensities
    double *factor; // n: of the cells that are not the column's own
    double *a, *a1; // own cells, as drawn; the same with the scenario
    double *s, *s1; // n x ld
    double *g;      // n x ld: what is drawn moves at once, without what that moves; then with it
    double *d;      // n x ld: how far the multipliers lie from those of the table
    double *values; // 3 a step
};

// ---- chance -----------------------------------------------------------------------------------------------------

static double
triangular(oml_random *luck, const oml_scenario_range *range)
{
    const double a = fmin(range->at[0], range->at[2]), b = fmax(range->at[0], range->at[2]), c = range->at[1];
    const double u = oml_random_unit(luck);
    if (!(b > a))
        return c;
    return u < (c - a) / (b - a) ? a + sqrt(u * (b - a) * (c - a)) : b - sqrt((1 - u) * (b - a) * (b - c));
}

// Every column's inputs and value added get their factors, and are brought back to the column's total.
static void
draw_cells(const oml_draw_model *q, oml_lognormal *luck, oml_draw_room *r)
{
    const oml_draw_cells *c = &q->c;
    const size_t own = c->at[q->n];
    oml_lognormal_fill(luck, q->spec.cells, own + q->n, r->luck);
    for (size_t j = 0; j < q->n; j++) {
        const size_t from = c->at[j], to = c->at[j + 1];
        double was = c->fixed[j], is = was;
        bool any = false;
        for (size_t e = from; e < to; e++) {
            r->a[e] = c->noisy[e] ? c->mine[e] * (double)r->luck[e] : c->mine[e];
            any = any || c->noisy[e];
            was += c->mine[e], is += r->a[e];
        }
        is += (c->total[j] - was) * (double)r->luck[own + j];
        r->factor[j] = any ? c->total[j] / is : 1;
        for (size_t e = from; any && e < to; e++)
            r->a[e] *= r->factor[j];
    }
}

static void
draw_intensities(const oml_draw_model *q, oml_lognormal *luck, oml_draw_room *r)
{
    const size_t all = q->n * q->ld;
    oml_lognormal_fill(luck, q->spec.stressors, all, r->luck);
    for (size_t i = 0; i < all; i++)
        r->s[i] = q->s[i] * (double)r->luck[i];
}

static void
as_they_are(const oml_draw_model *q, oml_draw_room *r)
{
    for (size_t j = 0; j < q->n; j++)
        r->factor[j] = 1;
    memcpy(r->a, q->c.mine, q->c.at[q->n] * sizeof *r->a);
    memcpy(r->s, q->s, q->n * q->ld * sizeof *r->s);
}

// ---- what a drawn table moves -------------------------------------------------------------------------------------
//
// With A' and s' as drawn, m' = m + d and x = L y: d = g + d A', where g = s' - s + m (A' - A), and what a footprint
// moves is s' L' y - s L y = (g + d (A' - A)) x. There d counts times what is drawn alone: an error of it hardly does.

// Sum over the cells of column j that stay of v_i a_ij, ABREAST stressors at once.
OML_LANES_KERNEL void
stay(const oml_draw_cells *c, const double v[], size_t ld, size_t j, lanes *out)
{
    lanes sum[4] = {{0}, {0}, {0}, {0}};
    size_t e = c->from[j];
    for (; e + 4 <= c->own[j]; e += 4)
#pragma GCC unroll 4
        for (size_t l = 0; l < 4; l++)
            sum[l] += *(const lanes *)(v + c->row[e + l] * ld) * (double)c->a[e + l];
    for (; e < c->own[j]; e++)
        sum[0] += *(const lanes *)(v + c->row[e] * ld) * (double)c->a[e];
    *out = (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

// The same over its own cells, of what they have more than in the table.
OML_LANES_KERNEL void
differ(const oml_draw_cells *c, const double v[], size_t ld, const double own[], size_t j, lanes *out)
{
    *out = (lanes){0};
    const uint16_t *row = c->row + c->own[j];
    for (size_t e = c->at[j], k = 0; e < c->at[j + 1]; e++, k++)
        *out += *(const lanes *)(v + row[k] * ld) * (own[e] - c->mine[e]);
}

// g, for the stressors from v on.
OML_LANES_CLONES static void
begin(const oml_draw_model *q, const oml_draw_room *r, const double own[], const double s[], size_t v)
{
    for (size_t j = 0; j < q->n; j++) {
        const size_t at = j * q->ld + v;
        lanes more;
        differ(&q->c, q->m + v, q->ld, own, j, &more);
        *(lanes *)(r->g + at) = *(const lanes *)(s + at) - *(const lanes *)(q->s + at) + more +
                                *(const lanes *)(q->c.through + at) * (r->factor[j] - 1);
    }
}

// d_j = (g_j + sum over kept i other than j of d_i a'_ij) / (1 - a'_jj), column after column. Answers how far each
// stressor's moved: the sum of the squares.
OML_LANES_CLONES static void
sweep(const oml_draw_model *q, const oml_draw_room *r, const double own[], size_t v, double moved[ABREAST])
{
    const oml_draw_cells *c = &q->c;
    lanes squares = {0};
    for (size_t j = 0; j < q->n; j++) {
        lanes is, *d = (lanes *)(r->d + j * q->ld + v);
        const uint16_t *row = c->row + c->own[j];
        double self = 0;
        stay(c, r->d + v, q->ld, j, &is);
        is = is * r->factor[j] + *(const lanes *)(r->g + j * q->ld + v);
        for (size_t e = c->at[j], k = 0; e < c->at[j + 1]; e++, k++) {
            if (row[k] == j)
                self = own[e];
            else
                is += *(const lanes *)(r->d + row[k] * q->ld + v) * own[e];
        }
        is *= 1 / (1 - self);
        squares += (is - *d) * (is - *d);
        *d = is;
    }
    memcpy(moved, &squares, sizeof squares);
}

// Gauss-Seidel until the multipliers move by no more than a small part of those of the table.
static bool
settle(const oml_draw_model *q, const oml_draw_room *r, const double own[], size_t v)
{
    for (unsigned i = 0; i < SWEEPS; i++) {
        double moved[ABREAST];
        bool close = true;
        sweep(q, r, own, v, moved);
        for (size_t l = 0; l < ABREAST; l++) {
            if (!isfinite(moved[l]))
                return false;
            close = close && moved[l] <= q->close * q->close * q->size[v + l];
        }
        if (close)
            return true;
    }
    return false;
}

// g + d (A' - A).
OML_LANES_CLONES static void
finish(const oml_draw_model *q, const oml_draw_room *r, const double own[], size_t v)
{
    for (size_t j = 0; j < q->n; j++) {
        lanes more, fixed;
        differ(&q->c, r->d + v, q->ld, own, j, &more);
        stay(&q->c, r->d + v, q->ld, j, &fixed);
        *(lanes *)(r->g + j * q->ld + v) += more + fixed * (r->factor[j] - 1);
    }
}

// What was found times x, of each region and of all together, added to the footprints of the table.
OML_LANES_CLONES static void
footprints(const oml_draw_model *q, const double g[], size_t v, double to[])
{
    const size_t most = q->k - v < ABREAST ? q->k - v : ABREAST;
    double all[ABREAST] = {0};
    for (size_t c = 0; c < q->R; c += REGIONS) {
        lanes sum[REGIONS];
        const double *x[REGIONS];
        for (size_t l = 0; l < REGIONS; l++) // the last ones anew, where there are no more
            sum[l] = (lanes){0}, x[l] = q->X + (c + l < q->R ? c + l : q->R - 1) * q->n;
        for (size_t j = 0; j < q->n; j++)
#pragma GCC unroll 4
            for (size_t l = 0; l < REGIONS; l++)
                sum[l] += *(const lanes *)(g + j * q->ld + v) * x[l][j];
        for (size_t l = 0; l < REGIONS && c + l < q->R; l++)
            for (size_t w = 0; w < most; w++)
                to[(v + w) * (q->R + 1) + c + l] = sum[l][w], all[w] += sum[l][w];
    }
    for (size_t w = 0; w < most; w++) {
        to[(v + w) * (q->R + 1) + q->R] = all[w];
        for (size_t c = 0; c <= q->R; c++)
            to[(v + w) * (q->R + 1) + c] += q->D[(v + w) * (q->R + 1) + c];
    }
}

// Footprints with these own cells and intensities, from where d lies.
static bool
respond(const oml_draw_model *q, const oml_draw_room *r, const double own[], const double s[], double to[])
{
    for (size_t v = 0; v < q->ld; v += ABREAST) {
        begin(q, r, own, s, v);
        if (!settle(q, r, own, v))
            return false;
        finish(q, r, own, v);
        footprints(q, r->g, v, to);
    }
    return true;
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
    const bool good = apply(q, r, &c) == OML_OK && edit(q, r, &c) && respond(q, r, r->a1, r->s1, to);
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
    oml_random random;
    oml_random_init(&random, q->spec.seed, d);
    for (size_t i = 0; q->scenario != NULL && i < q->scenario->n; i++) {
        const oml_scenario_step *step = &q->scenario->step[i];
        const oml_scenario_range *range[] = {&step->value, &step->cost, &step->respend};
        for (size_t v = 0; v < 3; v++)
            r->values[3 * i + v] = central ? range[v]->at[OML_SCENARIO_CENTRAL] : triangular(&random, range[v]);
    }
    if (central)
        as_they_are(q, r);
    else {
        oml_lognormal luck;
        oml_lognormal_init(&luck, &random);
        draw_intensities(q, &luck, r);
        draw_cells(q, &luck, r);
    }
    memset(r->d, 0, q->n * q->ld * sizeof *r->d);
    if (!respond(q, r, r->a, r->s, to))
        return false;
    if (q->scenario == NULL)
        return true;
    if (!with_scenario(q, r, to + half))
        return false;
    for (size_t i = 0; i < half; i++)
        to[half + i] -= to[i];
    return true;
}

// A row of numbers begins with a line of the cache.
static double *
lines(size_t n)
{
    return aligned_alloc(sizeof(lanes), (n + ABREAST) / ABREAST * sizeof(lanes));
}

oml_rc
oml_draw_room_new(oml_cx *cx, const oml_draw_model *q, oml_draw_room **out)
{
    const size_t cells = q->c.at[q->n] + 1, wide = q->n * q->ld + 1;
    oml_draw_room *r = *out = calloc(1, sizeof *r);
    if (r != NULL)
        *r = (oml_draw_room){.luck = calloc(cells + q->n + wide, sizeof(float)),
                             .factor = calloc(q->n + 1, sizeof(double)),
                             .a = calloc(cells, sizeof(double)),
                             .a1 = calloc(cells, sizeof(double)),
                             .s = calloc(wide, sizeof(double)),
                             .s1 = calloc(wide, sizeof(double)),
                             .g = lines(wide),
                             .d = lines(wide),
                             .values = calloc(3 * (q->scenario == NULL ? 0 : q->scenario->n) + 1, sizeof(double))};
    if (r == NULL || r->luck == NULL || r->factor == NULL || r->a == NULL || r->a1 == NULL || r->s == NULL ||
        r->s1 == NULL || r->g == NULL || r->d == NULL || r->values == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), q->n);
    return OML_OK;
}

void
oml_draw_room_free(oml_draw_room *r)
{
    if (r == NULL)
        return;
    void *all[] = {r->luck, r->factor, r->a, r->a1, r->s, r->s1, r->g, r->d, r->values};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        free(all[i]);
    oml_cx_done(&r->cx);
    free(r);
}

void
oml_draw_cells_done(oml_draw_cells *c)
{
    void *all[] = {c->from, c->own, c->at, c->row, c->a, c->noisy, c->mine, c->through, c->fixed, c->total};
    for (size_t i = 0; i < OML_COUNT(all); i++)
        free(all[i]);
}

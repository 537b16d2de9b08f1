/* From what was put to a table: output, checks, names; and the memory that keeps it.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotbuild.h"

#include "num/lu.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { OWNED = 8 };

typedef struct owner {
    double *at[OWNED];
    size_t n;
} owner;

static void
release(void *self)
{
    owner *o = self;
    for (size_t i = 0; i < o->n; i++)
        free(o->at[i]);
    o->n = 0;
}

static const double *
keep(owner *o, double **array)
{
    double *taken = *array;
    *array = NULL;
    if (taken != NULL)
        o->at[o->n++] = taken;
    return taken;
}

// ---- output -------------------------------------------------------------------------------------------------------

// x = Ax + Y1, solved: the only way when there are coefficients and final demand alone.
static oml_rc
solve_x(oml_cx *cx, const oml_iotbuild *b, double *x)
{
    const size_t n = b->rows.n;
    OML_AUTO(mat) *M = NULL, *y = NULL;
    OML_AUTO(lu) *lu = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &M));
    OML_TRY(oml_mat_new(cx, n, 1, &y));
    for (size_t i = 0; i < n * n; i++)
        M->v[i] = -b->A[i];
    for (size_t i = 0; i < n; i++)
        M->v[i + n * i] += 1;
    for (size_t j = 0; j < b->cols.n; j++)
        for (size_t i = 0; i < n; i++)
            y->v[i] += b->Y[i + n * j];
    OML_TRY(oml_lu_new(cx, &M, &lu));
    OML_TRY(oml_lu_solve(cx, lu, y));
    memcpy(x, y->v, n * sizeof *x);
    return OML_OK;
}

// Coefficients become deliveries in place.
static oml_rc
from_coefficients(oml_cx *cx, oml_iotbuild *b)
{
    const size_t n = b->rows.n;
    bool given = true;
    for (size_t i = 0; i < n; i++)
        given = given && !isnan(b->x_given[i]);
    if (given)
        memcpy(b->x, b->x_given, n * sizeof *b->x);
    else
        OML_TRY(solve_x(cx, b, b->x));
    oml_iotbuild_note(cx, b,
                      given
                          ? N_("deliveries were made of the coefficients and the publisher's output: Z = A x")
                          : N_("output was solved from coefficients and final demand: x = (I - A)^-1 y; then Z = A x"));
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            b->A[i + n * j] *= b->x[j];
    b->Z = b->A;
    b->A = NULL;
    return OML_OK;
}

static oml_rc
check_finite(oml_cx *cx, const oml_iotbuild *b, const double *M, size_t cells, const char *what)
{
    size_t i = 0;
    while (i < cells && isfinite(M[i]))
        i++;
    if (i == cells)
        return OML_OK;
    return OML_FAIL(cx, OML_E_INPUT, "OML-BLD-06", N_("a cell of %s in the row %s is not a finite number"), what,
                    oml_iotbuild_row_name(cx, b, i % b->rows.n));
}

// Which of the two outputs stands, and how far they lie apart.
static oml_rc
settle_x(oml_cx *cx, oml_iotbuild *b, double *sold, double *bought)
{
    const size_t n = b->rows.n;
    double *sums = b->x, largest = 0, worst = 0;
    size_t apart = 0, at = 0;
    OML_TRY(oml_iot_sums(cx, &(oml_iot){.n = n, .f = b->cols.n, .Z = b->Z, .Y = b->Y}, sold, bought));
    memcpy(sums, sold, n * sizeof *sums);
    for (size_t i = 0; i < n; i++)
        if (!isfinite(sums[i])) { // as it is when a cell is not
            OML_TRY(check_finite(cx, b, b->Z, n * n, "Z"));
            OML_TRY(check_finite(cx, b, b->Y, n * b->cols.n, "Y"));
            break;
        }
    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, fabs(sums[i]));
    for (size_t i = 0; i < n; i++) {
        const double difference = fabs(b->x_given[i] - sums[i]); // NaN, where none is given, is not apart
        if (!(difference > 1e-6 * fabs(sums[i]) + 1e-9 * largest))
            continue;
        apart++;
        if (difference > worst) {
            worst = difference;
            at = i;
        }
    }
    if (apart > 0 && b->x_stands)
        oml_iotbuild_note(cx, b,
                          N_("the publisher's output stands; the row sum differs from it for %zu rows, most for %s: "
                             "%.9g against %.9g"),
                          apart, oml_iotbuild_row_name(cx, b, at), sums[at], b->x_given[at]);
    else if (apart > 0)
        oml_iotbuild_note(
            cx, b, N_("output is the row sum; the publisher's differs for %zu rows, most for %s: %.9g against %.9g"),
            apart, oml_iotbuild_row_name(cx, b, at), b->x_given[at], sums[at]);
    for (size_t i = 0; i < n && b->x_stands; i++)
        if (!isnan(b->x_given[i]))
            sums[i] = b->x_given[i];
    return OML_OK;
}

// ---- remarks ------------------------------------------------------------------------------------------------------

static void
remark(oml_cx *cx, oml_iotbuild *b)
{
    size_t zero = 0, negative = 0, first_zero = 0, first_negative = 0;
    for (size_t i = b->rows.n; i-- > 0;) {
        if (b->x[i] == 0.0) {
            zero++;
            first_zero = i;
        }
        if (b->x[i] < 0) {
            negative++;
            first_negative = i;
        }
    }
    if (zero > 0)
        oml_iotbuild_note(cx, b, N_("%zu industries make nothing (the first is %s): their coefficients are zero"), zero,
                          oml_iotbuild_row_name(cx, b, first_zero));
    if (negative > 0)
        oml_iotbuild_note(cx, b, N_("%zu industries have a negative output (the first is %s)"), negative,
                          oml_iotbuild_row_name(cx, b, first_negative));
    if (b->missing > 0)
        oml_iotbuild_note(cx, b, N_("%zu cells are empty or not known, and were taken as 0"), b->missing);
    if (b->dropped > 0)
        b->notes[b->n_notes++] = oml_arena_printf(b->arena, "... (+%zu)", b->dropped);
}

// ---- names and rows -----------------------------------------------------------------------------------------------

static oml_iot_names
axis_of(oml_iotbuild *b, const oml_labels *l, const char **names, size_t room)
{
    oml_iot_names out = {l->n, l->at, NULL, NULL};
    if (names != NULL) {
        out.name = OML_NEW(b->arena, const char *, l->n + 1);
        for (size_t i = 0; i < l->n && i < room; i++)
            out.name[i] = names[i];
    }
    return out;
}

static void
index_of(oml_iotbuild *b, const oml_labels *pairs, const uint32_t **first, const uint32_t **second)
{
    uint32_t *a = OML_NEW(b->arena, uint32_t, pairs->n + 1), *c = OML_NEW(b->arena, uint32_t, pairs->n + 1);
    for (size_t i = 0; i < pairs->n; i++) {
        uint32_t key[2];
        memcpy(key, pairs->at[i], sizeof key);
        a[i] = key[0];
        c[i] = key[1];
    }
    *first = a;
    *second = c;
}

// Rows of n + f cells become two matrices, column after column; each row is freed when it is done.
static oml_rc
columns_of(oml_cx *cx, oml_iotbuild *b, oml_iotbuild_wides *w, owner *o, oml_iot_names *names, const double **left,
           const double **right)
{
    const size_t k = w->names.n, n = b->rows.n, f = b->cols.n;
    if (k == 0)
        return OML_OK;
    double *A = calloc(k * n + 1, sizeof *A), *B = calloc(k * f + 1, sizeof *B);
    *left = keep(o, &A);
    *right = keep(o, &B);
    if (*left == NULL || *right == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-BLD-03", N_("there is not enough memory for the table"));
    double *l = o->at[o->n - 2], *r = o->at[o->n - 1];
    *names = axis_of(b, &w->names, NULL, 0);
    names->unit = OML_NEW(b->arena, const char *, k + 1);
    for (size_t i = 0; i < k; i++) {
        names->unit[i] = w->at[i].unit;
        const double *from = w->at[i].cells;
        for (size_t j = 0; from != NULL && j < n; j++)
            l[i + k * j] = from[j];
        for (size_t j = 0; from != NULL && j < f; j++)
            r[i + k * j] = from[n + j];
        free(w->at[i].cells);
        w->at[i].cells = NULL;
    }
    assert(names->code != NULL);
    for (size_t i = 0; i < k * (n + f); i++)
        if (!isfinite(i < k * n ? l[i] : r[i - k * n]))
            return OML_FAIL(cx, OML_E_INPUT, "OML-BLD-07", N_("a cell of '%s' is not a finite number"),
                            names->code[i % k]);
    return OML_OK;
}

static oml_rc
fill(oml_cx *cx, oml_iotbuild *b, oml_iot *t, owner *o)
{
    double *sold = OML_NEW(&cx->tmp, double, b->rows.n + 1), *bought = OML_NEW(&cx->tmp, double, b->rows.n + 1);
    oml_iot_imbalance *imbalance = OML_NEW(b->arena, oml_iot_imbalance, 1);
    if (b->A != NULL)
        OML_TRY(from_coefficients(cx, b));
    OML_TRY(settle_x(cx, b, sold, bought));
    remark(cx, b);
    OML_TRY(columns_of(cx, b, &b->primaries, o, &t->primaries, &t->V, &t->VY));
    OML_TRY(columns_of(cx, b, &b->stressors, o, &t->stressors, &t->F, &t->FY));
    t->Z = keep(o, &b->Z);
    t->Y = keep(o, &b->Y);
    t->x = keep(o, &b->x);
    *imbalance = oml_iot_imbalance_of(t, sold, bought);
    t->imbalance = imbalance;
    return OML_OK;
}

oml_rc
oml_iotbuild_finish(oml_cx *cx, oml_iotbuild *b, oml_iot **out)
{
    *out = NULL;
    if (!b->fixed) // a file without a heading: that there is nothing in it is said there
        OML_TRY(oml_iotbuild_fix(cx, b));
    oml_iot *t = OML_NEW(b->arena, oml_iot, 1);
    owner *o = OML_NEW(b->arena, owner, 1);
    *t = (oml_iot){
        .title = b->title,
        .source = b->source,
        .currency = b->currency,
        .currency_unit = b->currency_unit,
        .year = b->year,
        .kind = b->kind,
        .n = b->rows.n,
        .f = b->cols.n,
        .owner = o,
        .release = release,
    };
    const oml_rc rc = fill(cx, b, t, o);
    if (rc != OML_OK) {
        release(o);
        return rc;
    }
    t->regions = axis_of(b, &b->regions, b->region_name, b->region_room);
    t->sectors = axis_of(b, &b->sectors, b->sector_name, b->sector_room);
    t->categories = axis_of(b, &b->categories, b->category_name, b->category_room);
    index_of(b, &b->rows, &t->row_region, &t->row_sector);
    index_of(b, &b->cols, &t->col_region, &t->col_category);
    t->population = b->population;
    t->notes = b->notes;
    t->n_notes = b->n_notes;
    *out = t;
    return OML_OK;
}

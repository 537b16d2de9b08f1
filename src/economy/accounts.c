/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/accounts.h"

#include "economy/origins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 16 }; // stressors whose multipliers from abroad are worth keeping

typedef struct work {
    oml_cx *cx;
    const oml_iot *t;
    const oml_solver *solver;
    const size_t *which;
    oml_accounts *a;
    oml_mat *S, *Y; // n x k intensities, lying; n x R demand of each region's final users
    oml_mat *X;     // L Y, or NULL when that is not needed: then
    oml_mat *made;  // output for all final users, and for those of the row's own region
} work;

const char *
oml_accounts_name(oml_accounts_kind kind)
{
    static const char *const name[OML_ACCOUNTS_KINDS] = {N_("production"), N_("consumption"), N_("imports"),
                                                         N_("exports"), N_("households")};
    return name[kind];
}

double
oml_accounts_get(const oml_accounts *a, oml_accounts_kind kind, size_t stressor, size_t region, size_t p)
{
    return p == SIZE_MAX ? *oml_mat_at(a->region, (size_t)kind * a->k + stressor, region)
                         : *oml_mat_at(a->sector[kind], stressor, region * a->N + p);
}

static double *
of_region(oml_accounts *a, oml_accounts_kind kind, size_t stressor, size_t region)
{
    return oml_mat_at(a->region, (size_t)kind * a->k + stressor, region);
}

static double *
of_sector(const work *w, oml_accounts_kind kind, size_t stressor, size_t region, size_t row)
{
    return oml_mat_at(w->a->sector[kind], stressor, region * w->a->N + w->t->row_sector[row]);
}

static double
emitted(const work *w, size_t stressor, size_t row)
{
    return w->t->F[w->which[stressor] + row * w->t->stressors.n];
}

// S, and what cannot be laid on any product.
static void
intensities(const work *w)
{
    const oml_iot *t = w->t;
    for (size_t s = 0; s < w->a->k; s++)
        for (size_t i = 0; i < t->n; i++) {
            if (t->x[i] != 0)
                *oml_mat_at(w->S, i, s) = emitted(w, s, i) / t->x[i];
            else
                w->a->unallocated[s] += emitted(w, s, i);
        }
}

static void
demand(const work *w)
{
    const oml_iot *t = w->t;
    for (size_t c = 0; c < t->f; c++) {
        double *to = oml_mat_at(w->Y, 0, t->col_region[c]);
        for (size_t i = 0; i < t->n; i++)
            to[i] += t->Y[i + c * t->n];
    }
}

// Origin by consumer, of output.
static void
flows(const work *w)
{
    const oml_iot *t = w->t;
    for (size_t s = 0; s < w->a->k; s++)
        for (size_t c = 0; c < w->a->R; c++)
            for (size_t i = 0; i < t->n; i++)
                *oml_mat_at(w->a->flow, s * w->a->R + t->row_region[i], c) +=
                    *oml_mat_at(w->S, i, s) * *oml_mat_at(w->X, i, c);
}

// The accounts of regions: what is emitted, and sums over origins and consumers.
static void
regions(const work *w)
{
    oml_accounts *a = w->a;
    const oml_iot *t = w->t;
    for (size_t s = 0; s < a->k; s++) {
        for (size_t i = 0; i < t->n; i++)
            if (t->x[i] != 0)
                *of_region(a, OML_ACCOUNTS_PRODUCTION, s, t->row_region[i]) += emitted(w, s, i);
        for (size_t c = 0; t->FY != NULL && c < t->f; c++)
            *of_region(a, OML_ACCOUNTS_HOUSEHOLDS, s, t->col_region[c]) += t->FY[w->which[s] + c * t->stressors.n];
        double made = 0, taken = 0;
        for (size_t c = 0; c < a->R; c++) {
            for (size_t o = 0; o < a->R; o++) {
                const double e = *oml_mat_at(a->flow, s * a->R + o, c);
                *of_region(a, OML_ACCOUNTS_CONSUMPTION, s, c) += e;
                *of_region(a, OML_ACCOUNTS_IMPORTS, s, c) += o != c ? e : 0;
                *of_region(a, OML_ACCOUNTS_EXPORTS, s, o) += o != c ? e : 0;
            }
            made += *of_region(a, OML_ACCOUNTS_PRODUCTION, s, c);
            taken += *of_region(a, OML_ACCOUNTS_CONSUMPTION, s, c);
        }
        a->closure[s] = made == 0 ? 0 : (taken - made) / made;
    }
}

// Sums over the row of each product: of multipliers (column s of M) times what region c takes of it.
static void
by_product(const work *w, oml_accounts_kind kind, size_t s, size_t c, const double multiplier[])
{
    const double *y = oml_mat_at(w->Y, 0, c);
    for (size_t i = 0; i < w->t->n; i++)
        *of_sector(w, kind, s, c, i) += multiplier[i] * y[i];
}

// What region c takes that others emitted: multipliers of the intensities of all but c [eq. 16].
static oml_rc
imports(const work *w, size_t s, oml_mat *M)
{
    const oml_iot *t = w->t;
    for (size_t c = 0; c < w->a->R; c++)
        for (size_t i = 0; i < t->n; i++)
            *oml_mat_at(M, i, c) = t->row_region[i] == c ? 0 : *oml_mat_at(w->S, i, s);
    const bool few = w->a->k <= FEW;
    OML_TRY(few ? oml_solver_multipliers(w->cx, w->solver, M, &w->a->residual)
                : oml_solver_passing(w->cx, w->solver, true, M, &w->a->residual));
    for (size_t c = 0; c < w->a->R; c++)
        by_product(w, OML_ACCOUNTS_IMPORTS, s, c, oml_mat_at(M, 0, c));
    return OML_OK;
}

// Output of row i for final users of other regions.
static double
abroad(const work *w, size_t i)
{
    if (w->X == NULL)
        return *oml_mat_at(w->made, i, 0) - *oml_mat_at(w->made, i, 1);
    double sum = 0;
    for (size_t c = 0; c < w->a->R; c++)
        sum += c != w->t->row_region[i] ? *oml_mat_at(w->X, i, c) : 0;
    return sum;
}

// All accounts of sectors but imports, of flows, multipliers and output.
static void
sectors(const work *w)
{
    oml_accounts *a = w->a;
    const oml_iot *t = w->t;
    double *made_abroad = OML_NEW(&w->cx->tmp, double, t->n);
    for (size_t i = 0; i < t->n; i++)
        made_abroad[i] = abroad(w, i);
    for (size_t s = 0; s < a->k; s++) {
        for (size_t i = 0; i < t->n; i++) {
            const size_t r = t->row_region[i];
            *of_sector(w, OML_ACCOUNTS_PRODUCTION, s, r, i) += t->x[i] != 0 ? emitted(w, s, i) : 0;
            *of_sector(w, OML_ACCOUNTS_EXPORTS, s, r, i) += *oml_mat_at(w->S, i, s) * made_abroad[i];
        }
        for (size_t c = 0; c < a->R; c++)
            by_product(w, OML_ACCOUNTS_CONSUMPTION, s, c, oml_mat_at(a->M, 0, s));
    }
}

// By solving: output for every region, multipliers, and for imports those of all regions but one for each region.
static oml_rc
solved(work *w, bool by_sector)
{
    oml_accounts *a = w->a;
    OML_TRY(oml_mat_copy(w->cx, w->Y, &w->X));
    OML_TRY(oml_solver_output(w->cx, w->solver, w->X, &a->residual));
    flows(w);
    if (!by_sector)
        return OML_OK;
    OML_AUTO(mat) *foreign = NULL;
    OML_TRY(oml_mat_copy(w->cx, w->S, &a->M));
    OML_TRY(oml_mat_new(w->cx, w->t->n, a->R, &foreign));
    OML_TRY(oml_solver_multipliers(w->cx, w->solver, a->M, &a->residual));
    sectors(w);
    for (size_t s = 0; s < a->k; s++) {
        oml_cx_tell(w->cx, N_("accounts"), (double)s, (double)a->k);
        OML_TRY(imports(w, s, foreign));
    }
    return OML_OK;
}

// The same from an inverse at hand, by one reading; *good is false when what remains is too much.
static oml_rc
read(work *w, const double *L, bool *good)
{
    oml_accounts *a = w->a;
    OML_AUTO(mat) *total = NULL, *made = NULL;
    OML_TRY(oml_mat_new(w->cx, w->t->n, a->k, &a->M));
    OML_TRY(oml_mat_new(w->cx, w->t->n, 2, &w->made));
    oml_origins out = {a->flow, a->sector[OML_ACCOUNTS_IMPORTS], a->M, w->made};
    OML_TRY(oml_origins_add(w->cx, w->t, L, w->S, w->Y, &out));
    OML_TRY(oml_solver_check(w->cx, w->solver, true, w->S, a->M, &a->residual, good));
    OML_TRY(oml_mat_new(w->cx, w->t->n, 1, &total));
    OML_TRY(oml_mat_new(w->cx, w->t->n, 1, &made));
    for (size_t i = 0; i < w->t->n * a->R; i++)
        total->v[i % w->t->n] += w->Y->v[i];
    memcpy(made->v, w->made->v, w->t->n * sizeof *made->v);
    bool made_good;
    OML_TRY(oml_solver_check(w->cx, w->solver, false, total, made, &a->residual, &made_good));
    *good = *good && made_good;
    if (!*good)
        return OML_OK;
    sectors(w);
    for (size_t i = 0; i < a->k * a->R * a->N; i++) // consumption but what is emitted at home
        a->sector[OML_ACCOUNTS_IMPORTS]->v[i] =
            a->sector[OML_ACCOUNTS_CONSUMPTION]->v[i] - a->sector[OML_ACCOUNTS_IMPORTS]->v[i];
    return OML_OK;
}

static oml_rc
fill(work *w, bool by_sector)
{
    oml_accounts *a = w->a;
    const double *L = by_sector ? oml_solver_inverse(w->solver) : NULL;
    for (size_t kind = 0; by_sector && kind < OML_ACCOUNTS_HOUSEHOLDS; kind++)
        OML_TRY(oml_mat_new(w->cx, a->k, a->R * a->N, &a->sector[kind]));
    OML_TRY(oml_mat_new(w->cx, w->t->n, a->k, &w->S));
    OML_TRY(oml_mat_new(w->cx, w->t->n, a->R, &w->Y));
    intensities(w);
    demand(w);
    bool good = false;
    if (L != NULL)
        OML_TRY(read(w, L, &good));
    if (L != NULL && !good) { // again, with corrections
        oml_mat_free(oml_mat_take(&a->M));
        memset(a->flow->v, 0, a->k * a->R * a->R * sizeof *a->flow->v);
        memset(a->sector[OML_ACCOUNTS_IMPORTS]->v, 0, a->k * a->R * a->N * sizeof *a->flow->v);
        a->residual = 0;
    }
    if (!good)
        OML_TRY(solved(w, by_sector));
    regions(w);
    return OML_OK;
}

// ---- accounts of regions, kept for who asks again -----------------------------------------------------------------

typedef struct part {
    double *at;
    size_t n;
} part;

enum { PARTS = 5 };

static size_t
parts_of(oml_accounts *a, part out[PARTS])
{
    const part all[PARTS] = {
        {a->region->v, a->region->rows * a->region->cols},
        {a->flow->v, a->flow->rows * a->flow->cols},
        {a->unallocated, a->k},
        {a->closure, a->k},
        {&a->residual, 1}, // last, as a memory wants it
    };
    size_t n = 0;
    for (size_t i = 0; i < PARTS; i++)
        n += (out[i] = all[i]).n;
    return n;
}

static oml_rc
of_regions(work *w)
{
    static const char what[] = "accounts of regions";
    part all[PARTS];
    const size_t n = parts_of(w->a, all), k = w->a->k;
    double *asked = OML_NEW(&w->cx->tmp, double, k);
    OML_AUTO(mat) *answer = NULL;
    OML_TRY(oml_mat_new(w->cx, n, 1, &answer));
    for (size_t s = 0; s < k; s++)
        asked[s] = (double)w->which[s];
    const bool known = oml_solver_recall(w->cx, w->solver, what, asked, k, answer->v, n);
    if (!known)
        OML_TRY(fill(w, false));
    double *at = answer->v;
    for (size_t i = 0; i < PARTS; at += all[i++].n)
        memcpy(known ? all[i].at : at, known ? at : all[i].at, all[i].n * sizeof *at);
    if (!known)
        oml_solver_keep(w->cx, w->solver, what, asked, k, answer->v, n);
    return OML_OK;
}

static oml_rc
compute(work *w, bool by_sector)
{
    oml_accounts *a = w->a;
    OML_TRY(oml_mat_new(w->cx, OML_ACCOUNTS_KINDS * a->k, a->R, &a->region));
    OML_TRY(oml_mat_new(w->cx, a->k * a->R, a->R, &a->flow));
    return by_sector ? fill(w, true) : of_regions(w);
}

size_t
oml_accounts_rhs(const oml_iot *t, size_t k, bool by_sector)
{
    const size_t R = t->regions.n, imports = by_sector ? k * (R + 1) : 0;
    return imports > t->n / 3 * 2 ? t->n : R + imports;
}

oml_rc
oml_accounts_new(oml_cx *cx, const oml_iot *t, const oml_solver *s, const size_t which[], size_t k, bool by_sector,
                 oml_accounts **out)
{
    *out = NULL;
    if (t->F == NULL || k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-ACC-01", N_("the table has no stressors to account for"));
    OML_AUTO(accounts) *a = calloc(1, sizeof *a);
    double *heap = calloc(2 * k, sizeof *heap);
    if (a == NULL || heap == NULL) {
        free(heap);
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), t->n);
    }
    *a = (oml_accounts){.k = k, .R = t->regions.n, .N = t->sectors.n, .unallocated = heap, .closure = heap + k};
    work w = {.cx = cx, .t = t, .solver = s, .which = which, .a = a};
    const oml_rc rc = compute(&w, by_sector);
    oml_mat_free(w.S), oml_mat_free(w.Y), oml_mat_free(w.X), oml_mat_free(w.made);
    OML_TRY(rc);
    *out = oml_accounts_take(&a);
    return OML_OK;
}

void
oml_accounts_free(oml_accounts *a)
{
    if (a == NULL)
        return;
    oml_mat_free(a->region);
    oml_mat_free(a->flow);
    oml_mat_free(a->M);
    for (size_t kind = 0; kind < OML_ACCOUNTS_HOUSEHOLDS; kind++)
        oml_mat_free(a->sector[kind]);
    free(a->unallocated);
    free(a);
}

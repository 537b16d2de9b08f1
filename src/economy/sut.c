/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/sut.h"

#include "num/lu.h"

#include <assert.h>
#include <math.h>

enum { KEPT = 8 };

typedef struct owner {
    oml_mat *at[KEPT];
    size_t n;
} owner;

typedef struct work {
    const oml_sut *t;
    double *q, *g, *use; // output of products and of industries; use of products
    oml_mat *T;
} work;

static void
release(void *self)
{
    owner *o = self;
    for (size_t i = 0; i < o->n; i++)
        oml_mat_free(o->at[i]);
    o->n = 0;
}

static void
end_work(work *w)
{
    oml_mat_free(w->T);
}

static const char *
product_name(oml_cx *cx, const oml_sut *t, size_t i)
{
    return oml_arena_printf(&cx->tmp, "%s / %s", t->regions.code[t->product_region[i]],
                            t->products.code[t->product[i]]);
}

// ---- does supply meet use? ----------------------------------------------------------------------------------------

static double
bought(const oml_sut *t, size_t industry)
{
    double sum = 0;
    for (size_t i = 0; i < t->p; i++)
        sum += fabs(t->U[i + t->p * industry]);
    for (size_t i = 0; t->V != NULL && i < t->primaries.n; i++)
        sum += fabs(t->V[i + t->primaries.n * industry]);
    return sum;
}

static void
add_up(oml_cx *cx, work *w)
{
    const oml_sut *t = w->t;
    w->q = OML_NEW(&cx->tmp, double, t->p + 1);
    w->use = OML_NEW(&cx->tmp, double, t->p + 1);
    w->g = OML_NEW(&cx->tmp, double, t->m + 1);
    for (size_t j = 0; j < t->m; j++)
        for (size_t i = 0; i < t->p; i++) {
            w->q[i] += t->S[i + t->p * j];
            w->g[j] += t->S[i + t->p * j];
            w->use[i] += t->U[i + t->p * j];
        }
    for (size_t j = 0; j < t->f; j++)
        for (size_t i = 0; i < t->p; i++)
            w->use[i] += t->Y[i + t->p * j];
}

static oml_rc
check(oml_cx *cx, const work *w, oml_sut_report *report)
{
    const oml_sut *t = w->t;
    double all = 0, apart = 0, worst = 0;
    for (size_t i = 0; i < t->p; i++)
        all += fabs(w->q[i]);
    for (size_t i = 0; i < t->p; i++) {
        const double difference = fabs(w->q[i] - w->use[i]);
        if (w->q[i] == 0 && difference > 1e-9 * all)
            return OML_FAIL(cx, OML_E_INPUT, "OML-SUT-01", N_("%s is used, for %g, but no industry makes it"),
                            product_name(cx, t, i), w->use[i]);
        apart += difference;
        if (!(difference > 1e-6 * fabs(w->q[i]) + 1e-9 * all))
            continue;
        report->unbalanced++;
        if (difference > worst) {
            worst = difference;
            report->product = i;
            report->supply = w->q[i];
            report->use = w->use[i];
        }
    }
    for (size_t j = 0; j < t->m; j++)
        if (w->g[j] == 0 && bought(t, j) > 1e-9 * all)
            return OML_FAIL(cx, OML_E_INPUT, "OML-SUT-02", N_("industry %s / %s buys, for %g, but makes nothing"),
                            t->regions.code[t->industry_region[j]], t->industries.code[t->industry[j]], bought(t, j));
    if (apart > 0.1 * all)
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_INPUT, "OML-SUT-04",
                                 N_("supply and use are %g apart on %g, most for %s: %g against %g"), apart, all,
                                 product_name(cx, t, report->product), report->supply, report->use),
                        N_("both must be at basic prices, and both with or both without imports"));
    return OML_OK;
}

// ---- T ------------------------------------------------------------------------------------------------------------

// S with 1 where a product that nobody makes meets an industry that makes nothing, so that it can be inverted.
static oml_rc
square(oml_cx *cx, const work *w, oml_mat **out)
{
    const oml_sut *t = w->t;
    OML_TRY(oml_mat_new(cx, t->p, t->m, out));
    for (size_t i = 0; i < t->p * t->m; i++)
        (*out)->v[i] = t->S[i];
    for (size_t i = 0, j = 0; i < t->p; i++) {
        if (w->q[i] != 0)
            continue;
        while (j < t->m && w->g[j] != 0)
            j++;
        if (j < t->m)
            *oml_mat_at(*out, i, j++) = 1;
    }
    return OML_OK;
}

// T = S^-1 diag(q), or with diag(g) on the left: T' = S'^-1 diag(g).
static oml_rc
by_inverse(oml_cx *cx, work *w, bool products)
{
    const oml_sut *t = w->t;
    OML_AUTO(mat) *S = NULL, *right = NULL;
    OML_AUTO(lu) *lu = NULL;
    if (t->p != t->m)
        return OML_FAIL(cx, OML_E_INPUT, "OML-SUT-03",
                        N_("there are %zu products and %zu industries: models A and C need as many of both"), t->p,
                        t->m);
    OML_TRY(square(cx, w, &S));
    OML_TRY(oml_mat_new(cx, t->p, t->p, &right));
    for (size_t i = 0; i < t->p; i++)
        *oml_mat_at(right, i, i) = products ? w->q[i] : w->g[i];
    oml_rc rc = oml_lu_new(cx, &S, &lu);
    if (rc == OML_OK)
        rc = products ? oml_lu_solve(cx, lu, right) : oml_lu_solve_t(cx, lu, right);
    if (rc == OML_E_NUMERIC) {
        oml_cx_clear(cx);
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_NUMERIC, "OML-SUT-05",
                                 N_("the supply table cannot be inverted: some products are always made together")),
                        N_("models B and D do not need that"));
    }
    OML_TRY(rc);
    return products ? oml_mat_copy(cx, right, &w->T) : oml_mat_transpose(cx, right, &w->T);
}

// T = diag(g)^-1 S', or S' diag(q)^-1.
static oml_rc
by_shares(oml_cx *cx, work *w, bool of_industries)
{
    const oml_sut *t = w->t;
    OML_TRY(oml_mat_new(cx, t->m, t->p, &w->T));
    for (size_t j = 0; j < t->m; j++)
        for (size_t i = 0; i < t->p; i++) {
            const double total = of_industries ? w->g[j] : w->q[i];
            *oml_mat_at(w->T, j, i) = total == 0 ? 0 : t->S[i + t->p * j] / total;
        }
    return OML_OK;
}

// ---- the table ----------------------------------------------------------------------------------------------------

// Left times right, kept by the owner; what is NULL stays NULL.
static oml_rc
times(oml_cx *cx, owner *o, const oml_mat *left, const oml_mat *right, const double **out)
{
    assert(left != NULL && right != NULL);
    if (left->v == NULL || right->v == NULL)
        return OML_OK;
    oml_mat *made;
    OML_TRY(oml_mat_product(cx, left, right, &made));
    o->at[o->n++] = made;
    *out = made->v;
    return OML_OK;
}

// A matrix of the table as num sees it, and a copy of it that is the new table's own.
static oml_mat
seen(const double *v, size_t rows, size_t cols)
{
    return (oml_mat){rows, cols,
                     (double *)(uintptr_t)v}; // NOLINT(performance-no-int-to-ptr): takes const away; it is only read
}

static oml_rc
same(oml_cx *cx, owner *o, const double *v, size_t rows, size_t cols, const double **out)
{
    if (v == NULL)
        return OML_OK;
    const oml_mat m = seen(v, rows, cols);
    oml_mat *made;
    OML_TRY(oml_mat_copy(cx, &m, &made));
    o->at[o->n++] = made;
    *out = made->v;
    return OML_OK;
}

static oml_rc
by_product(oml_cx *cx, const work *w, owner *o, oml_iot *out)
{
    const oml_sut *t = w->t;
    const oml_mat U = seen(t->U, t->p, t->m), V = seen(t->V, t->primaries.n, t->m),
                  F = seen(t->F, t->stressors.n, t->m);
    OML_TRY(times(cx, o, &U, w->T, &out->Z));
    OML_TRY(times(cx, o, &V, w->T, &out->V));
    OML_TRY(times(cx, o, &F, w->T, &out->F));
    return same(cx, o, t->Y, t->p, t->f, &out->Y);
}

static oml_rc
by_industry(oml_cx *cx, const work *w, owner *o, oml_iot *out)
{
    const oml_sut *t = w->t;
    const oml_mat U = seen(t->U, t->p, t->m), Y = seen(t->Y, t->p, t->f);
    OML_TRY(times(cx, o, w->T, &U, &out->Z));
    OML_TRY(times(cx, o, w->T, &Y, &out->Y));
    OML_TRY(same(cx, o, t->V, t->primaries.n, t->m, &out->V));
    return same(cx, o, t->F, t->stressors.n, t->m, &out->F);
}

static oml_rc
rest(oml_cx *cx, const work *w, owner *o, oml_iot *out)
{
    const oml_sut *t = w->t;
    oml_mat *x;
    OML_TRY(same(cx, o, t->VY, t->primaries.n, t->f, &out->VY));
    OML_TRY(same(cx, o, t->FY, t->stressors.n, t->f, &out->FY));
    OML_TRY(oml_mat_new(cx, out->n, 1, &x));
    o->at[o->n++] = x;
    out->x = x->v;
    for (size_t j = 0; j < out->n + out->f; j++)
        for (size_t i = 0; i < out->n; i++)
            x->v[i] += j < out->n ? out->Z[i + out->n * j] : out->Y[i + out->n * (j - out->n)];
    return OML_OK;
}

static void
find_negative(const oml_iot *t, oml_sut_report *report)
{
    size_t shown = 0;
    for (size_t j = 0; j < t->n; j++)
        for (size_t i = 0; i < t->n; i++) {
            const double z = t->Z[i + t->n * j];
            report->total += z;
            if (!(z < -1e-9 * fabs(t->x[j])))
                continue;
            report->negative++;
            report->negative_sum += z;
            size_t k = shown < OML_SUT_SHOWN ? shown++ : OML_SUT_SHOWN - 1;
            if (k == OML_SUT_SHOWN - 1 && report->negative > OML_SUT_SHOWN && z >= report->worst[k].value)
                continue;
            for (; k > 0 && report->worst[k - 1].value > z; k--)
                report->worst[k] = report->worst[k - 1];
            report->worst[k].row = i;
            report->worst[k].col = j;
            report->worst[k].value = z;
        }
}

static oml_rc
make(oml_cx *cx, work *w, oml_sut_model model, oml_sut_report *report, owner *o, oml_iot *out)
{
    const bool products = model == OML_SUT_A || model == OML_SUT_B;
    add_up(cx, w);
    OML_TRY(check(cx, w, report));
    if (model == OML_SUT_A || model == OML_SUT_C)
        OML_TRY(by_inverse(cx, w, products));
    else
        OML_TRY(by_shares(cx, w, products));
    OML_TRY(oml_cx_go_on(cx));
    OML_TRY(products ? by_product(cx, w, o, out) : by_industry(cx, w, o, out));
    OML_TRY(rest(cx, w, o, out));
    find_negative(out, report);
    return OML_OK;
}

oml_rc
oml_sut_symmetric(oml_cx *cx, const oml_sut *t, oml_sut_model model, oml_sut_report *report, oml_iot **out)
{
    const bool products = model == OML_SUT_A || model == OML_SUT_B;
    __attribute__((cleanup(end_work))) work w = {.t = t};
    owner *o = OML_NEW(&cx->tmp, owner, 1);
    oml_iot *made = OML_NEW(&cx->tmp, oml_iot, 1);
    *out = NULL;
    *report = (oml_sut_report){0};
    *made = (oml_iot){
        .title = t->title,
        .source = t->source,
        .currency = t->currency,
        .currency_unit = t->currency_unit,
        .year = t->year,
        .kind = products ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY,
        .regions = t->regions,
        .sectors = products ? t->products : t->industries,
        .categories = t->categories,
        .primaries = t->primaries,
        .stressors = t->stressors,
        .n = products ? t->p : t->m,
        .f = t->f,
        .row_region = products ? t->product_region : t->industry_region,
        .row_sector = products ? t->product : t->industry,
        .col_region = t->col_region,
        .col_category = t->col_category,
        .notes = t->notes,
        .n_notes = t->n_notes,
        .owner = o,
        .release = release,
    };
    const oml_rc rc = make(cx, &w, model, report, o, made);
    if (rc != OML_OK) {
        release(o);
        return rc;
    }
    *out = made;
    return OML_OK;
}

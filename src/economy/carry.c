/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/carry.h"

#include "num/lu.h"

#include <string.h>

// The industries of the set, by number; *s of them, in cx->tmp.
static oml_rc
members(oml_cx *cx, const bool inside[], size_t n, size_t **set, size_t *s)
{
    *s = 0;
    *set = OML_TRY_NEW(&cx->tmp, size_t, n);
    for (size_t j = 0; *set != NULL && j < n; j++)
        if (inside[j])
            (*set)[(*s)++] = j;
    if (*set == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
    if (*s == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-11", N_("no industry was named that could carry others along"));
    return OML_OK;
}

// Columns L[:, set], and with households those of the closed system.
static oml_rc
columns(oml_cx *cx, const oml_leontief *m, const oml_household *c, const size_t *set, size_t s, oml_mat **out)
{
    OML_AUTO(mat) *L = NULL, *more = NULL;
    OML_TRY(oml_mat_new(cx, oml_leontief_industries(m), s, &L));
    for (size_t k = 0; k < s; k++)
        *oml_mat_at(L, set[k], k) = 1;
    OML_TRY(oml_leontief_output(cx, m, L));
    if (c != NULL) {
        OML_TRY(oml_household_output(cx, c, L, &more));
        for (size_t i = 0; i < L->rows * s; i++)
            L->v[i] += more->v[i];
    }
    *out = oml_mat_take(&L);
    return OML_OK;
}

// Output of all industries when those of the set make `extra` and no more: demand y on the set with L_ss y = extra.
static oml_rc
pinned(oml_cx *cx, const oml_leontief *m, const oml_household *c, const size_t *set, size_t s, const double extra[],
       oml_mat **x)
{
    OML_AUTO(mat) *L = NULL, *corner = NULL, *y = NULL;
    OML_AUTO(lu) *lu = NULL;
    OML_TRY(columns(cx, m, c, set, s, &L));
    OML_TRY(oml_mat_new(cx, s, s, &corner));
    OML_TRY(oml_mat_new(cx, s, 1, &y));
    for (size_t k = 0; k < s; k++) {
        y->v[k] = extra[set[k]];
        for (size_t i = 0; i < s; i++)
            *oml_mat_at(corner, i, k) = *oml_mat_at(L, set[i], k);
    }
    OML_TRY(oml_lu_new(cx, &corner, &lu));
    OML_TRY(oml_lu_solve(cx, lu, y));
    OML_TRY(oml_mat_product(cx, L, y, x));
    for (size_t k = 0; k < s; k++)
        (*x)->v[set[k]] = extra[set[k]]; // by construction; without the rounding of two solves
    return OML_OK;
}

static oml_rc
demanded(oml_cx *cx, const oml_leontief *m, const oml_household *c, const double direct[], oml_mat **x)
{
    OML_AUTO(mat) *made = NULL, *more = NULL;
    const size_t n = oml_leontief_industries(m);
    OML_TRY(oml_mat_new(cx, n, 1, &made));
    memcpy(made->v, direct, n * sizeof(double));
    OML_TRY(oml_leontief_output(cx, m, made));
    if (c != NULL) {
        OML_TRY(oml_household_output(cx, c, made, &more));
        for (size_t i = 0; i < n; i++)
            made->v[i] += more->v[i];
    }
    *x = oml_mat_take(&made);
    return OML_OK;
}

oml_rc
oml_carry_output(oml_cx *cx, const oml_leontief *m, const oml_household *c, oml_carry_kind kind, const bool inside[],
                 const double extra[], oml_mat **X)
{
    *X = NULL;
    const size_t n = oml_leontief_industries(m);
    size_t *set, s;
    OML_TRY(members(cx, inside, n, &set, &s));
    OML_AUTO(mat) *made = NULL, *open = NULL, *closed = NULL;
    OML_TRY(oml_mat_new(cx, n, OML_CARRY_STEPS, &made));
    double *direct = oml_mat_at(made, 0, OML_CARRY_DIRECT);
    for (size_t k = 0; k < s; k++)
        direct[set[k]] = extra[set[k]];

    const bool pin = kind == OML_CARRY_OUTPUT;
    OML_TRY(pin ? pinned(cx, m, NULL, set, s, direct, &open) : demanded(cx, m, NULL, direct, &open));
    if (c != NULL)
        OML_TRY(pin ? pinned(cx, m, c, set, s, direct, &closed) : demanded(cx, m, c, direct, &closed));
    for (size_t i = 0; i < n; i++) {
        *oml_mat_at(made, i, OML_CARRY_CHAIN) = open->v[i] - direct[i];
        *oml_mat_at(made, i, OML_CARRY_INDUCED) = closed != NULL ? closed->v[i] - open->v[i] : 0;
    }
    *X = oml_mat_take(&made);
    return OML_OK;
}

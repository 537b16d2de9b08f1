/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/circuit.h"

#include "num/lu.h"

// H and W' (both n x R) from the table.
static oml_rc
spending(oml_cx *cx, const oml_iot *t, uint32_t pay, uint32_t category, oml_mat *H, oml_mat *W)
{
    const size_t R = t->regions.n, p = t->primaries.n;
    double *earned = OML_NEW(&cx->tmp, double, R);
    for (size_t j = 0; j < t->n; j++)
        earned[t->row_region[j]] += t->V[pay + j * p];
    for (size_t j = 0; j < t->n; j++)
        *oml_mat_at(W, j, t->row_region[j]) = t->x[j] == 0 ? 0 : t->V[pay + j * p] / t->x[j];
    for (size_t c = 0; c < t->f; c++) {
        const uint32_t r = t->col_region[c];
        if (t->col_category[c] != category || earned[r] == 0)
            continue;
        for (size_t i = 0; i < t->n; i++)
            *oml_mat_at(H, i, r) += t->Y[i + c * t->n] / earned[r];
    }
    return oml_cx_go_on(cx);
}

// The circuit ends only when rho(W L H) < 1; for cells >= 0 that is when (I - W L H) z = 1 has no z below 1.
static oml_rc
ends(oml_cx *cx, const oml_lu *lu, size_t R)
{
    OML_AUTO(mat) *z = NULL;
    OML_TRY(oml_mat_new(cx, R, 1, &z));
    for (size_t r = 0; r < R; r++)
        z->v[r] = 1;
    OML_TRY(oml_lu_solve(cx, lu, z));
    for (size_t r = 0; r < R; r++)
        if (!(z->v[r] >= 1 - 1e-9))
            return OML_FAIL(
                cx, OML_E_INPUT, "OML-CIR-02",
                N_("a unit of pay would lead to a unit of pay or more: the circuit of households has no end"));
    return OML_OK;
}

oml_rc
oml_circuit_close(oml_cx *cx, const oml_iot *t, const oml_solver *s, uint32_t pay, uint32_t category, oml_mat *M,
                  double *residual)
{
    const size_t R = t->regions.n;
    if (t->V == NULL || pay >= t->primaries.n)
        return OML_FAIL(cx, OML_E_INPUT, "OML-CIR-01", N_("the table has no primary inputs to take pay from"));
    OML_AUTO(mat) *H = NULL, *WL = NULL, *lying = NULL, *around = NULL, *MH = NULL, *again = NULL;
    OML_TRY(oml_mat_new(cx, t->n, R, &H));
    OML_TRY(oml_mat_new(cx, t->n, R, &WL));
    OML_TRY(spending(cx, t, pay, category, H, WL));
    OML_TRY(oml_solver_multipliers(cx, s, WL, residual)); // n x R: (W L)'
    OML_TRY(oml_mat_transpose(cx, H, &lying));
    OML_TRY(oml_mat_product(cx, lying, WL, &around)); // R x R: (W L H)'
    OML_TRY(oml_mat_product(cx, lying, M, &MH));      // R x k: (M H)'
    for (size_t i = 0; i < R * R; i++)
        around->v[i] = (i % (R + 1) == 0 ? 1 : 0) - around->v[i];
    OML_AUTO(lu) *lu = NULL;
    OML_TRY(oml_lu_new(cx, &around, &lu));
    OML_TRY(ends(cx, lu, R));
    OML_TRY(oml_lu_solve(cx, lu, MH));
    OML_TRY(oml_mat_product(cx, WL, MH, &again)); // n x k
    for (size_t i = 0; i < M->rows * M->cols; i++)
        M->v[i] += again->v[i];
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/conflict.h"

#include <string.h>

static oml_rc
possible(oml_cx *cx, const oml_portfolio *p, const oml_mip_row row[], size_t n, oml_mip_status *status)
{
    int64_t *none = OML_NEW(&cx->tmp, int64_t, p->n + 1);
    unsigned char *x = OML_NEW(&cx->tmp, unsigned char, p->n + 1);
    oml_mip_result r;
    OML_TRY(oml_mip_solve(cx, &(oml_mip){p->n, none, row, n}, &p->limit, NULL, x, &r));
    *status = r.status;
    return OML_OK;
}

oml_rc
oml_conflict_find(oml_cx *cx, const oml_portfolio *p, size_t rule[], size_t *n, bool *proven)
{
    oml_mip_row *row = OML_NEW(&cx->tmp, oml_mip_row, p->n_rules + 1),
                *fewer = OML_NEW(&cx->tmp, oml_mip_row, p->n_rules + 1);
    oml_mip_status status;
    *n = 0;
    OML_TRY(possible(cx, p, p->rule, p->n_rules, &status));
    *proven = status != OML_MIP_UNKNOWN;
    if (status != OML_MIP_INFEASIBLE)
        return OML_OK;
    size_t left = p->n_rules;
    for (size_t i = 0; i < left; i++) {
        row[i] = p->rule[i];
        rule[i] = i;
    }
    for (size_t i = 0; i < left;) {
        memcpy(fewer, row, i * sizeof *row);
        memcpy(fewer + i, row + i + 1, (left - i - 1) * sizeof *row);
        OML_TRY(possible(cx, p, fewer, left - 1, &status));
        *proven = *proven && status != OML_MIP_UNKNOWN;
        if (status != OML_MIP_INFEASIBLE) {
            i++;
            continue;
        }
        left--;
        memcpy(row, fewer, left * sizeof *row);
        memmove(rule + i, rule + i + 1, (left - i) * sizeof *rule);
    }
    *n = left;
    return OML_OK;
}

oml_rc
oml_conflict_release(oml_cx *cx, const oml_portfolio *p, size_t rule, int64_t *end, bool *helps)
{
    const oml_mip_row *own = &p->rule[rule];
    const int64_t sign = own->most != OML_MIP_FREE ? -1 : 1;
    oml_mip_row *others = OML_NEW(&cx->tmp, oml_mip_row, p->n_rules + 1);
    memcpy(others, p->rule, rule * sizeof *others);
    memcpy(others + rule, p->rule + rule + 1, (p->n_rules - rule - 1) * sizeof *others);
    int64_t *gain = OML_NEW(&cx->tmp, int64_t, p->n + 1);
    unsigned char *x = OML_NEW(&cx->tmp, unsigned char, p->n + 1);
    for (size_t k = 0; k < own->n; k++)
        gain[own->at[k]] = sign * own->by[k];
    oml_mip_result r;
    OML_TRY(oml_mip_solve(cx, &(oml_mip){p->n, gain, others, p->n_rules - 1}, &p->limit, NULL, x, &r));
    *helps = r.status == OML_MIP_OPTIMUM;
    *end = *helps ? sign * r.value : 0;
    return OML_OK;
}

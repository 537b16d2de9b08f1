/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"

#include "decision/smaa.h"

#include <math.h>

oml_rc
oml_acceptability_draw(oml_cx *cx, const oml_additive *m, uint64_t draws, uint64_t seed, oml_acceptability *out)
{
    oml_smaa_cell *cell = OML_TRY_NEW(&cx->tmp, oml_smaa_cell, m->n * m->k + 1);
    if (cell == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-DEC-31", N_("no memory to draw over the weights"));
    for (size_t i = 0; i < m->n * m->k; i++) {
        const double high = m->high != NULL ? m->high[i] : m->low[i];
        cell[i] = (oml_smaa_cell){m->low[i] == high ? OML_SMAA_FIXED : OML_SMAA_UNIFORM, m->low[i], high};
    }
    return oml_smaa_draw(cx, &(oml_smaa_problem){m->n, m->k, cell, NULL, NULL, NULL}, draws, seed, out);
}

double
oml_acceptability_top(const oml_acceptability *s, size_t a, size_t top)
{
    double sum = 0;
    for (size_t r = 0; r < top && r < s->n; r++)
        sum += s->rank[a * s->n + r];
    return sum < 1 ? sum : 1;
}

double
oml_acceptability_error(double share, uint64_t draws)
{
    return sqrt(share * (1 - share) / (double)draws);
}

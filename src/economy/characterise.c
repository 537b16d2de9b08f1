/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/characterise.h"

#include "economy/price.h"
#include "economy/satellite.h"

#include <string.h>

oml_rc
oml_characterise_weights(oml_cx *cx, const oml_iot_names *stressors, const oml_characterise_factor factors[], size_t n,
                         double weight[])
{
    size_t used = 0;
    memset(weight, 0, stressors->n * sizeof *weight);
    for (size_t i = 0; i < n; i++) {
        const oml_characterise_factor *f = &factors[i];
        const uint32_t s = oml_iot_find(stressors, f->stressor);
        if (s == OML_IOT_NONE)
            continue;
        if (f->unless != NULL && f->unless[0] != '\0' && oml_iot_find(stressors, f->unless) != OML_IOT_NONE)
            continue;
        const char *unit = stressors->unit == NULL ? NULL : stressors->unit[s];
        const double tonnes = oml_price_tonnes(unit);
        if (tonnes == 0)
            return OML_FAIL(cx, OML_E_INPUT, "OML-CHA-01", N_("stressor %s is in '%s', which is no known unit of mass"),
                            f->stressor, unit == NULL ? "" : unit);
        weight[s] = f->factor * tonnes;
        used++;
    }
    if (used == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-CHA-02",
                        N_("the table has none of the stressors that the method counts"));
    return OML_OK;
}

// The weighted sum of the stressors in each column; NULL of NULL.
static const double *
weighted(oml_cx *cx, const double *F, size_t k, size_t cols, const double weight[])
{
    if (F == NULL)
        return NULL;
    double *out = OML_NEW(&cx->tmp, double, cols + 1);
    for (size_t j = 0; j < cols; j++)
        for (size_t s = 0; s < k; s++)
            out[j] += weight[s] * F[s + j * k];
    return out;
}

oml_iot *
oml_characterise_table(oml_cx *cx, const oml_iot *t, const double weight[], const char *code, const char *unit)
{
    const size_t k = t->stressors.n;
    return oml_satellite_add(cx, t, 1, &code, &unit, weighted(cx, t->F, k, t->n, weight),
                             weighted(cx, t->FY, k, t->f, weight));
}

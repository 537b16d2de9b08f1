/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/characterise.h"

#include "economy/price.h"

#include <string.h>

oml_rc
oml_characterise_weights(oml_cx *cx, const oml_iot_names *stressors, const oml_characterise_factor factors[], size_t n, double weight[])
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
            return OML_FAIL(cx, OML_E_INPUT, "OML-CHA-01", N_("stressor %s is in '%s', which is no known unit of mass"), f->stressor,
                            unit == NULL ? "" : unit);
        weight[s] = f->factor * tonnes;
        used++;
    }
    if (used == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-CHA-02", N_("the table has none of the stressors that the method counts"));
    return OML_OK;
}

// Names with one more at the end.
static const char **
more(oml_cx *cx, const char **all, size_t n, const char *last)
{
    const char **out = OML_NEW(&cx->tmp, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = all[i];
    out[n] = last;
    return out;
}

// k x cols becomes (k + 1) x cols: the last row is the weighted sum of the others.
static const double *
extend(oml_cx *cx, const double *F, size_t k, size_t cols, const double weight[])
{
    if (F == NULL)
        return NULL;
    double *out = OML_NEW(&cx->tmp, double, (k + 1) * cols);
    for (size_t j = 0; j < cols; j++) {
        double sum = 0;
        for (size_t s = 0; s < k; s++) {
            out[s + j * (k + 1)] = F[s + j * k];
            sum += weight[s] * F[s + j * k];
        }
        out[k + j * (k + 1)] = sum;
    }
    return out;
}

oml_iot *
oml_characterise_table(oml_cx *cx, const oml_iot *t, const double weight[], const char *code, const char *unit)
{
    const size_t k = t->stressors.n;
    oml_iot *out = OML_NEW(&cx->tmp, oml_iot, 1);
    *out = *t;
    out->stressors = (oml_iot_names){k + 1, more(cx, t->stressors.code, k, code),
                                     t->stressors.name == NULL ? NULL : more(cx, t->stressors.name, k, code),
                                     t->stressors.unit == NULL ? NULL : more(cx, t->stressors.unit, k, unit)};
    out->F = extend(cx, t->F, k, t->n, weight);
    out->FY = extend(cx, t->FY, k, t->f, weight);
    out->path = NULL, out->digest = NULL, out->owner = NULL, out->release = NULL;
    return out;
}

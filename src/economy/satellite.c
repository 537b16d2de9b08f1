/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/satellite.h"

// Names with more at the end; NULL where there were none and none come.
static const char **
longer(oml_cx *cx, const char *const *all, size_t n, const char *const *more, size_t k)
{
    const char **out = OML_NEW(&cx->tmp, const char *, n + k + 1);
    for (size_t i = 0; i < n; i++)
        out[i] = all == NULL ? NULL : all[i];
    for (size_t i = 0; i < k; i++)
        out[n + i] = more[i];
    return out;
}

// n x cols above k x cols; either may be NULL: zeros, both: NULL.
static const double *
stacked(oml_cx *cx, const double *above, size_t n, const double *below, size_t k, size_t cols)
{
    if (above == NULL && below == NULL)
        return NULL;
    double *out = OML_NEW(&cx->tmp, double, (n + k) * cols + 1);
    for (size_t j = 0; j < cols; j++) {
        for (size_t i = 0; above != NULL && i < n; i++)
            out[i + (n + k) * j] = above[i + n * j];
        for (size_t i = 0; below != NULL && i < k; i++)
            out[n + i + (n + k) * j] = below[i + k * j];
    }
    return out;
}

oml_iot *
oml_satellite_add(oml_cx *cx, const oml_iot *t, size_t k, const char *const code[], const char *const unit[],
                  const double *F, const double *FY)
{
    const oml_iot_names *s = &t->stressors;
    oml_iot *out = OML_NEW(&cx->tmp, oml_iot, 1);
    *out = *t;
    out->stressors = (oml_iot_names){s->n + k, longer(cx, s->code, s->n, code, k),
                                     s->name == NULL ? NULL : longer(cx, s->name, s->n, code, k),
                                     longer(cx, s->unit, s->n, unit, k)};
    out->F = stacked(cx, t->F, s->n, F, k, t->n);
    out->FY = stacked(cx, t->FY, s->n, FY, k, t->f);
    out->path = NULL, out->digest = NULL, out->owner = NULL, out->release = NULL;
    return out;
}

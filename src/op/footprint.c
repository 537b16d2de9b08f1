/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/footprint.h"

oml_rc
oml_footprint_of(oml_cx *cx, const oml_engine *e, const char *stressor, const char *region, const char *sector,
                 oml_footprint *out)
{
    const oml_iot *t = e->t;
    uint32_t r, p;
    size_t *which, k;
    OML_TRY(oml_engine_stressors(cx, e, stressor, &which, &k));
    OML_TRY(oml_engine_region(cx, e, region, &r));
    OML_TRY(oml_engine_sector(cx, e, sector, &p));
    if (k != 1)
        return OML_FAIL(cx, OML_E_USAGE, "OML-FTP-01", N_("the table has %zu stressors: name one with --stressor"), k);
    *out = (oml_footprint){which[0], oml_engine_unit(&t->stressors, which[0]), OML_NEW(&cx->tmp, double, t->n),
                           OML_NEW(&cx->tmp, double, t->n)};
    oml_engine_intensity(t, which[0], out->s);
    for (size_t j = 0; j < t->f; j++)
        for (size_t i = 0; i < t->n && (r == OML_ENGINE_ALL || t->col_region[j] == r); i++)
            out->y[i] += p == OML_ENGINE_ALL || t->row_sector[i] == p ? t->Y[i + j * t->n] : 0;
    return OML_OK;
}

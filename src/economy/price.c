/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/price.h"

#include "economy/measure.h"

#include <string.h>

typedef struct measure {
    const char *name;
    double of;
} measure;

double
oml_price_tonnes(const char *unit)
{
    double base;
    const char *of_what;
    return oml_measure_of(unit, &base, &of_what) == OML_MEASURE_MASS ? base : 0;
}

double
oml_price_money(const char *unit)
{
    static const measure known[] = {{"M.", 1e6},   {"Mill ", 1e6}, {"million ", 1e6}, {"Million ", 1e6}, {"mln ", 1e6},
                                    {"MIO_", 1e6}, {"1000 ", 1e3}, {"k", 1e3},        {"bn ", 1e9},      {"M", 1e6}};
    for (size_t i = 0; unit != NULL && i < OML_COUNT(known); i++)
        if (strncmp(unit, known[i].name, strlen(known[i].name)) == 0)
            return known[i].of;
    return unit != NULL && strlen(unit) == 3 ? 1 : 0;
}

oml_rc
oml_price_change(oml_cx *cx, const oml_solver *s, size_t n, const double levy[], double dp[], double *residual)
{
    OML_AUTO(mat) *m = NULL;
    OML_TRY(oml_mat_new(cx, n, 1, &m));
    memcpy(m->v, levy, n * sizeof *levy);
    OML_TRY(oml_solver_multipliers(cx, s, m, residual));
    memcpy(dp, m->v, n * sizeof *dp);
    return OML_OK;
}

/**
 * Satellite: a table with stressors or a population that its publisher did not give.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SATELLITE_H
#define OML_ECONOMY_SATELLITE_H

#include "economy/iot.h"

/**
 * A table with k stressors more, after those it has: F is k x n, FY k x f; FY may be NULL: final users emit nothing of
 * them. Struct and arrays in cx->tmp, the rest borrowed from t. Time (stressors + k)(n + f).
 */
oml_iot *oml_satellite_add(oml_cx *cx, const oml_iot *t, size_t k, const char *const code[], const char *const unit[],
                           const double *F, const double *FY);

#endif

/**
 * Characterise: several stressors as one, in a common unit: tonnes of CO2 equivalent.
 *
 * A method is a list of factors, tonnes of the common unit per tonne of a stressor,
 * as data/characterisation ships them with their source. A stressor is matched by its
 * code, exactly; `unless` names another one that, where the table has it, counts in its
 * place (two inventories of the same gas). Households' direct stressors are added up
 * in the same way, and stay apart.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_CHARACTERISE_H
#define OML_ECONOMY_CHARACTERISE_H

#include "economy/iot.h"

typedef struct oml_characterise_factor {
    const char *stressor, *unless; /* unless: NULL or "" for none */
    double factor;
} oml_characterise_factor;

/**
 * weight[s] (stressors.n numbers): common unit per unit of stressor s as the table has it; 0 when it does not count.
 * Fails with OML_E_INPUT: OML-CHA-01 a stressor that counts is not in a unit of mass, -02 none counts.
 */
oml_rc oml_characterise_weights(oml_cx *cx, const oml_iot_names *stressors, const oml_characterise_factor factors[],
                                size_t n, double weight[]) OML_CHECKED;

/** A table with one stressor more, at the end: arrays and struct in cx->tmp, the rest borrowed from t. Time k (n + f).
 */
oml_iot *oml_characterise_table(oml_cx *cx, const oml_iot *t, const double weight[], const char *code,
                                const char *unit);

#endif

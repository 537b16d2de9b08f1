/**
 * Round weights: what another weight of the two criteria would make of the shortlist.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_WEIGHTS_H
#define OML_OP_ROUND_WEIGHTS_H

#include "op/round_result.h"

/**
 * Table `weights`: the rank of each item that is among the first at some weight of the first criterion from 30 to 70%,
 * and a sentence on how many are at all of them. Nothing for a round with another number of criteria than two. Fails
 * with OML_E_NOMEM.
 */
oml_rc oml_round_weights_show(oml_cx *cx, const oml_round_result *r, oml_doc *out) OML_CHECKED;

#endif

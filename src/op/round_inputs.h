/**
 * Round inputs: what the result of a round is computed from, for `verify`.
 *
 * Only of an attributed round, where every score is known with its voter anyway. Of a
 * confidential or unlinkable round the inputs say that they are withheld, and nothing else.
 * Voters are numbers, in the order of their codes.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_INPUTS_H
#define OML_OP_ROUND_INPUTS_H

#include "op/ballots.h"

/** Puts them into the doc. Fails when memory does. */
oml_rc oml_round_inputs_keep(oml_cx *cx, const oml_ballots *b, size_t top, oml_doc *out) OML_CHECKED;

#endif

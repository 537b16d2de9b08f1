/**
 * Units: a figure has the unit of what it measures.
 *
 * A statistic has its metric's unit, an observation its definition's: a number in
 * other units is refused, whatever the door, because nobody sees it afterwards.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_UNITS_H
#define OML_OP_UNITS_H

#include "op/op.h"

/**
 * Holds a record's unit against that of the metric or definition it refers to, where there is one.
 * Fails with OML_E_INPUT (OML-OPS-19) at `place`, with the field `unit` as its column.
 */
oml_rc oml_units_check(oml_cx *cx, oml_session *s, const oml_record *r, oml_place place) OML_CHECKED;

#endif

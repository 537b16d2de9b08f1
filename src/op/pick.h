/**
 * Pick: what a person named, found in the tables, or refused with a near miss.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PICK_H
#define OML_OP_PICK_H

#include "op/op.h"

/** An operation by its whole name; OML_E_USAGE (OML-OPS-16) otherwise. */
oml_rc oml_pick_operation(oml_cx *cx, const char *name, const oml_op **out) OML_CHECKED;
/** A noun by name or plural; OML_E_NOTFOUND (OML-OPS-03) otherwise. */
oml_rc oml_pick_noun(oml_cx *cx, const char *name, const oml_noun **out) OML_CHECKED;
/** Index of a field of the noun by name; OML_E_NOTFOUND (OML-OPS-04) otherwise. */
oml_rc oml_pick_field(oml_cx *cx, const oml_noun *noun, const char *name, size_t *out) OML_CHECKED;
/** `field=value`: the field's index, and the value, which may be empty. OML_E_USAGE (OML-OPS-05) without the sign. */
oml_rc oml_pick_pair(oml_cx *cx, const oml_noun *noun, const char *pair, size_t *field, const char **value) OML_CHECKED;

#endif

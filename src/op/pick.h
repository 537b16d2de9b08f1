/**
 * Pick: what a person named, found in the tables, or refused with a near miss.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PICK_H
#define OML_OP_PICK_H

#include "op/op.h"

/** A noun by name or plural; OML_E_NOTFOUND (OML-OPS-03) otherwise. */
oml_rc oml_pick_noun(oml_cx *cx, const char *name, const oml_noun **out) OML_CHECKED;
/** Index of a field of the noun by name; OML_E_NOTFOUND (OML-OPS-04) otherwise. */
oml_rc oml_pick_field(oml_cx *cx, const oml_noun *noun, const char *name, size_t *out) OML_CHECKED;

#endif

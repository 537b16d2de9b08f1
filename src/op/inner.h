/**
 * Inner: an operation that runs inside another one, as the report does with those that it shows.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_INNER_H
#define OML_OP_INNER_H

#include "op/op.h"

/**
 * Runs the operation of that name on the session's store, with default arguments and those of `given`: pairs of a
 * parameter's name and its value as text, ended by NULL; `given` itself may be NULL. A reading operation only.
 */
oml_rc oml_inner_run(oml_cx *cx, oml_session *s, const char *name, const char *const *given, oml_doc *out) OML_CHECKED;

#endif

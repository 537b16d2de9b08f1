/**
 * Param: the arguments of an operation, filled in from text or JSON; the same for every door.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PARAM_H
#define OML_OP_PARAM_H

#include "op/op.h"
#include "text/json.h"

/** The operation's arguments with their defaults, in cx->tmp. */
oml_rc oml_param_defaults(oml_cx *cx, const oml_op *op, void **values) OML_CHECKED;

/**
 * One value, which the struct then borrows; a LIST gets it added. Fails with OML_E_USAGE: OML-PAR-01 not a whole
 * number, -02 not a number, -03 not a date.
 */
oml_rc oml_param_set(oml_cx *cx, const oml_param *p, void *values, const char *text) OML_CHECKED;

/**
 * All of them from a JSON object whose members bear the parameters' names: text, numbers, true or false, a LIST as an
 * array of texts; null is the same as absent. Members that `others` names are someone else's. The JSON must outlive
 * the values. Fails with OML_E_USAGE, and: OML-PAR-04 no such parameter, -05 of another kind, -06 required.
 */
oml_rc oml_param_load(oml_cx *cx, const oml_op *op, const oml_json *object, const char *const others[], size_t n_others,
                      void *values) OML_CHECKED;

/**
 * The operation as a command that a shell takes, `omloop table info T.iot`, without arguments that have their default:
 * what oml_param_set was given gives it back. An operation without an agenda only. In cx->tmp.
 */
oml_rc oml_param_command(oml_cx *cx, const oml_op *op, const void *values, const char **out) OML_CHECKED;

#endif

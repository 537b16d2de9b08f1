/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/inner.h"

#include "op/param.h"

#include <assert.h>
#include <string.h>

oml_rc
oml_inner_run(oml_cx *cx, oml_session *s, const char *name, const char *const *given, oml_doc *out)
{
    const oml_op *op = oml_op_find(name);
    assert(op != NULL && oml_op_reads(op));
    void *values;
    OML_TRY(oml_param_defaults(cx, op, &values));
    for (size_t j = 0; given != NULL && given[j] != NULL; j += 2)
        for (size_t i = 0; i < op->n_params; i++)
            if (strcmp(given[j], op->params[i].name) == 0)
                OML_TRY(oml_param_set(cx, &op->params[i], values, given[j + 1]));
    return op->run(cx, s, values, out);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include <assert.h>
#include <string.h>

const oml_op *const oml_ops[] = {
#define OML_OP(name) &oml_##name##_op,
#include "op/ops.def"
#undef OML_OP
};
const size_t oml_op_count = OML_COUNT(oml_ops);

const oml_op *
oml_op_find(const char *name)
{
    for (size_t i = 0; i < oml_op_count; i++)
        if (strcmp(oml_ops[i]->name, name) == 0)
            return oml_ops[i];
    return NULL;
}

oml_rc
oml_op_run(oml_cx *cx, oml_session *s, const oml_op *op, const char *agenda, const void *args, oml_doc *out)
{
    if ((s->rights & op->right) != op->right)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-01", N_("you have no right to use \"%s\""), op->name);
    if (s->as_of != 0 && op->agenda != OML_AGENDA_READ)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-02", N_("\"%s\" cannot be used on a past date: only reading can"),
                        op->name);
    s->agenda = agenda;
    assert(op->agenda == OML_AGENDA_NONE);
    return op->run(cx, s, args, out);
}

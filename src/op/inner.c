/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/inner.h"

#include "text/number.h"

#include <assert.h>
#include <string.h>

// What a caller inside the program writes is right, so a wrong value is a mistake of ours.
static void
set(const oml_param *p, void *values, const char *s)
{
    void *to = (char *)values + p->offset;
    bool good = true;
    if (p->kind == OML_KIND_INT)
        good = oml_number_parse_int(s, strlen(s), to);
    else if (p->kind == OML_KIND_REAL)
        good = oml_number_parse(s, strlen(s), to);
    else if (p->kind == OML_KIND_FLAG)
        *(bool *)to = true;
    else if (p->kind == OML_KIND_TEXT)
        *(const char **)to = s;
    else
        good = false;
    assert(good);
    (void)good;
}

oml_rc
oml_inner_run(oml_cx *cx, oml_session *s, const char *name, const char *const *given, oml_doc *out)
{
    const oml_op *op = oml_op_find(name);
    assert(op != NULL && oml_op_reads(op));
    char *values = OML_NEW(&cx->tmp, char, op->args_size + 1);
    for (size_t i = 0; i < op->n_params; i++) {
        const oml_param *p = &op->params[i];
        const char *value = p->standard;
        for (size_t j = 0; given != NULL && given[j] != NULL; j += 2)
            if (strcmp(given[j], p->name) == 0)
                value = given[j + 1];
        if (value != NULL)
            set(p, values, value);
    }
    return op->run(cx, s, values, out);
}

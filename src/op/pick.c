/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/pick.h"

#include "base/near.h"

#include <string.h>

oml_rc
oml_pick_operation(oml_cx *cx, const char *name, const oml_op **out)
{
    *out = oml_op_find(name);
    if (*out != NULL)
        return OML_OK;
    oml_near n = {.word = name};
    for (size_t i = 0; i < oml_op_count; i++)
        oml_near_offer(&n, oml_ops[i]->name);
    const oml_rc rc = OML_FAIL(cx, OML_E_USAGE, "OML-OPS-16", N_("there is no command '%s'"), name);
    return oml_near_best(&n) == NULL ? rc : OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&n));
}

oml_rc
oml_pick_noun(oml_cx *cx, const char *name, const oml_noun **out)
{
    *out = oml_noun_find(name);
    if (*out != NULL)
        return OML_OK;
    oml_near n = {.word = name};
    for (size_t i = 0; i < oml_noun_count; i++) {
        oml_near_offer(&n, oml_nouns[i].name);
        oml_near_offer(&n, oml_nouns[i].plural);
    }
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-OPS-03", N_("there is no noun '%s'"), name);
    return oml_near_best(&n) != NULL ? OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&n))
                                     : OML_HINT(cx, rc, N_("'omloop nouns' lists them"));
}

oml_rc
oml_pick_field(oml_cx *cx, const oml_noun *noun, const char *name, size_t *out)
{
    *out = oml_noun_field(noun, name);
    if (*out < noun->n_fields)
        return OML_OK;
    oml_near n = {.word = name};
    for (size_t i = 0; i < noun->n_fields; i++)
        oml_near_offer(&n, noun->fields[i].name);
    const oml_rc rc = OML_FAIL(cx, OML_E_NOTFOUND, "OML-OPS-04", N_("noun %s has no field '%s'"), noun->name, name);
    return oml_near_best(&n) != NULL ? OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&n))
                                     : OML_HINT(cx, rc, N_("'omloop nouns %s' lists them"), noun->name);
}

oml_rc
oml_pick_pair(oml_cx *cx, const oml_noun *noun, const char *pair, size_t *field, const char **value)
{
    const char *sign = strchr(pair, '=');
    if (sign == NULL)
        return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-05", N_("write FIELD=VALUE, not '%s'"), pair);
    OML_TRY(oml_pick_field(cx, noun, oml_arena_textn(&cx->tmp, pair, (size_t)(sign - pair)), field));
    *value = sign + 1;
    return OML_OK;
}

/* Changes fields of a record.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/edit.h"
#include "op/pick.h"

#include <string.h>

struct set {
    const char *noun, *code;
    oml_list pairs;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct set *a = args;
    const oml_noun *noun;
    OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    oml_record before;
    OML_TRY(oml_store_get(cx, s->store, noun, a->code, &before));
    oml_record after = oml_record_new(&cx->tmp, noun);
    memcpy(after.value, before.value, noun->n_fields * sizeof *after.value);
    OML_TRY(oml_edit_assign(cx, &after, &a->pairs, false));
    return oml_edit_put(cx, s, &before, &after, out);
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_BEFORE | OML_PARAM_REQUIRED, offsetof(struct set, noun),
     N_("kind of record: 'omloop nouns' lists them"), NULL},
    {"code", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct set, code), N_("which record"),
     NULL},
    {"field=value", OML_KIND_LIST, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct set, pairs),
     N_("what changes; FIELD= empties a field; numbers have a decimal point"), NULL},
};

const oml_op oml_set_op = {
    .name = "set",
    .family = OML_FAMILY_RECORDS,
    .help = N_("change fields of a record"),
    .more =
        N_("When a Dutch text changes and its English does not, the English is marked as stale; en_state=translation "
           "says that it is right as it is. Some changes need a --reason: 'omloop nouns NOUN' tells which."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .confirms = true,
    .args_size = sizeof(struct set),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

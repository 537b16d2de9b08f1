/* Adds a record.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/edit.h"
#include "op/pick.h"

struct add {
    const char *noun;
    oml_list pairs;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct add *a = args;
    const oml_noun *noun;
    OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    oml_record r = oml_record_new(&cx->tmp, noun), old;
    OML_TRY(oml_edit_assign(cx, &r, &a->pairs, true));
    OML_TRY(oml_record_check(cx, &r, (oml_place){0}));
    bool found;
    OML_TRY(oml_store_find(cx, s->store, noun, r.value[0], &old, &found));
    if (found)
        return OML_HINT(
            cx, OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-09", N_("there is a %s '%s' already"), noun->name, r.value[0]),
            N_("'omloop set' changes it"));
    return oml_edit_put(cx, s, NULL, &r, out);
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_BEFORE | OML_PARAM_REQUIRED, offsetof(struct add, noun),
     N_("kind of record: 'omloop nouns' lists them"), NULL},
    {"field=value", OML_KIND_LIST, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct add, pairs),
     N_("its fields: 'omloop nouns NOUN' lists them; numbers have a decimal point"), NULL},
};

const oml_op oml_add_op = {
    .name = "add",
    .family = OML_FAMILY_RECORDS,
    .help = N_("add a record"),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct add),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* Withdraws a record: nothing is deleted.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/edit.h"
#include "op/pick.h"

#include <string.h>

struct withdraw {
    const char *noun, *code, *successor;
};

static oml_rc
canonical(oml_cx *cx, oml_record *r, const char *field, const char *text)
{
    const size_t i = oml_noun_field(r->noun, field);
    return oml_record_canonical(cx, &r->noun->fields[i], text, strlen(text), false, (oml_place){.column = field},
                                &r->value[i]);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct withdraw *a = args;
    const oml_noun *noun;
    OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    if (s->why == NULL || s->why[0] == '\0')
        return OML_HINT(cx, OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-10", N_("withdrawing a record needs a reason")),
                        N_("give it with --reason"));
    oml_record before;
    OML_TRY(oml_store_get(cx, s->store, noun, a->code, &before));
    if (oml_record_get(&before, "withdrawn") != NULL)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-11", N_("%s '%s' is withdrawn already: %s"), noun->name, a->code,
                        oml_record_get(&before, "withdrawn"));
    oml_record after = oml_record_new(&cx->tmp, noun);
    memcpy(after.value, before.value, noun->n_fields * sizeof *after.value);
    OML_TRY(canonical(cx, &after, "withdrawn", s->why));
    if (a->successor != NULL)
        OML_TRY(canonical(cx, &after, "successor", a->successor));
    return oml_edit_put(cx, s, &before, &after, out);
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_BEFORE | OML_PARAM_REQUIRED,
     offsetof(struct withdraw, noun), N_("kind of record: 'omloop nouns' lists them"), NULL},
    {"code", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct withdraw, code),
     N_("which record"), NULL},
    {"successor", OML_KIND_TEXT, 0, offsetof(struct withdraw, successor), N_("code of the record that takes its place"),
     NULL},
};

const oml_op oml_withdraw_op = {
    .name = "withdraw",
    .family = OML_FAMILY_RECORDS,
    .help = N_("withdraw a record, with a --reason"),
    .more =
        N_("The record stays, marked as withdrawn: what refers to it still finds it, and its code is never used again. "
           "'omloop set NOUN AGENDA CODE withdrawn= successor=' brings it back."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct withdraw),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

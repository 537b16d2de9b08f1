/* Who should stand aside for which item of a round.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/records.h"
#include "op/recusals.h"

#include <string.h>

struct recusals {
    const char *round;
    bool confirm;
};

static oml_rc
confirm(oml_cx *cx, oml_session *s, const oml_record *round, const char *code, const oml_recusals_one *one)
{
    const struct {
        const char *field, *value;
    } values[] = {{"code", code},
                  {"voter", oml_records_code(one->voter)},
                  {"item", one->item},
                  {"ground", one->ground},
                  {"because", one->because},
                  {"status", "standing"},
                  {"illustrative", oml_record_get(round, "illustrative")}};
    oml_record r = oml_record_new(&cx->tmp, oml_noun_find("recusal"));
    for (size_t i = 0; i < OML_COUNT(values); i++)
        r.value[oml_noun_field(r.noun, values[i].field)] = values[i].value;
    oml_change what;
    return oml_store_put(cx, s->store, &r, (oml_place){0}, &what);
}

static void
row(oml_table *t, const char *voter, const char *item, const char *ground, const char *because, const char *status)
{
    oml_table_text(t, voter);
    oml_table_text(t, item);
    oml_table_word(t, ground);
    oml_table_text(t, because);
    oml_table_word(t, status);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    static const oml_column columns[] = {
        {"voter", NULL, OML_CELL_TEXT, NULL, 0},  {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"ground", NULL, OML_CELL_TEXT, NULL, 0}, {"because", NULL, OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},
    };
    const struct recusals *a = args;
    oml_record round;
    oml_records voters, stored;
    oml_recusals_one *one;
    size_t n, proposed = 0;
    OML_TRY(oml_store_get(cx, s->store, oml_noun_find("round"), a->round, &round));
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("voter"), "round", a->round, &voters));
    OML_TRY(oml_records_load(cx, s, "recusal", &stored));
    OML_TRY(oml_recusals_propose(cx, s, &round, &voters, &one, &n));
    oml_table *t = oml_doc_table(out, "recusals", N_("who stands aside for which item, and on what ground"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < stored.n; i++) {
        const oml_record *r = &stored.at[i];
        if (oml_records_find(&voters, oml_record_get(r, "voter")) != NULL)
            row(t, oml_record_get(r, "voter"), oml_record_get(r, "item"), oml_record_get(r, "ground"),
                oml_record_get(r, "because"), oml_record_get(r, "status"));
    }
    for (size_t i = 0; i < n; i++) {
        const char *voter = oml_records_code(one[i].voter);
        const char *code = oml_arena_printf(&cx->tmp, "%s/%s", voter, one[i].item);
        if (oml_records_find(&stored, code) != NULL)
            continue; // confirmed before, or lifted
        proposed++;
        row(t, voter, one[i].item, one[i].ground, one[i].because, a->confirm ? "standing" : N_("proposed"));
        if (a->confirm)
            OML_TRY(confirm(cx, s, &round, code, &one[i]));
    }
    if (a->confirm)
        oml_doc_text(out, N_("%zu recusals were confirmed. Who stands aside cannot score that item."), proposed);
    else
        oml_doc_text(out,
                     N_("%zu recusals are proposed; “omloop round recusals AGENDA %s --confirm” makes them stand."),
                     proposed, a->round);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct recusals, round),
     N_("code of the round"), NULL},
    {"confirm", OML_KIND_FLAG, 0, offsetof(struct recusals, confirm), N_("make the proposed recusals stand"), NULL},
};

const oml_op oml_round_recusals_op = {
    .name = "round recusals",
    .family = OML_FAMILY_ROUND,
    .help = N_("propose who stands aside for which item, from what the agenda knows of their organisations"),
    .more = N_("A voter's organisation leads or is a partner of an initiative that contributes to the path, has money "
               "in it, or promised something about it. Without --confirm nothing is written. 'omloop set recusal' with "
               "status=lifted and a reason lifts one; 'omloop add recusal' with ground=declared adds what a voter says "
               "himself."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct recusals),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* Keeps a ranking as it stands, with all it was computed from.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/time.h"
#include "op/edit.h"
#include "op/stored.h"

#include <string.h>

struct save {
    oml_rank_args rank;
    const char *code, *title, *title_en;
    bool illustrative;
};

static oml_rc
fill(oml_cx *cx, oml_session *s, const struct save *a, oml_record *r)
{
    oml_stored made;
    char today[OML_TIME_DATE];
    OML_TRY(oml_stored_make(cx, s, &a->rank, &made));
    oml_time_print_date(cx->now, today);
    const char *const fields[][2] = {
        {"code", a->code},         {"title_nl", a->title},
        {"title_en", a->title_en}, {"en_state", a->title_en == NULL ? NULL : "translation"},
        {"date", today},           {"method", a->rank.method},
        {"choice", made.choice},   {"version", OMLOOP_VERSION},
        {"inputs", made.inputs},   {"result", made.result},
        {"digest", made.digest},   {"illustrative", a->illustrative || made.illustrative ? "1" : "0"},
    };
    for (size_t i = 0; i < OML_COUNT(fields); i++) {
        const size_t at = oml_noun_field(r->noun, fields[i][0]);
        if (fields[i][1] != NULL)
            OML_TRY(oml_record_canonical(cx, &r->noun->fields[at], fields[i][1], strlen(fields[i][1]), false,
                                         (oml_place){.column = fields[i][0]}, &r->value[at]));
    }
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct save *a = args;
    const oml_noun *noun = oml_noun_find("ranking");
    oml_record r = oml_record_new(&cx->tmp, noun), old;
    oml_change what;
    bool found;
    OML_TRY(oml_store_find(cx, s->store, noun, a->code, &old, &found));
    if (found)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-STR-02", N_("there is a ranking '%s' already; one that was kept stays"),
                        a->code);
    OML_TRY(fill(cx, s, a, &r));
    OML_TRY(oml_store_put(cx, s->store, &r, (oml_place){0}, &what));
    oml_doc_text(out, N_("The ranking %s is kept, with all it was computed from; digest %s."), a->code,
                 oml_record_get(&r, "digest"));
    return oml_stored_show(cx, s, a->code, true, out);
}

static const oml_param params[] = {
    {"ranking", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct save, code),
     N_("code under which it is kept"), NULL},
    {"title", OML_KIND_TEXT, 0, offsetof(struct save, title), N_("title in Dutch"), NULL},
    {"title-en", OML_KIND_TEXT, 0, offsetof(struct save, title_en), N_("title in English"), NULL},
    {"method", OML_KIND_TEXT, 0, offsetof(struct save, rank.method),
     N_("additive, promethee1, promethee2, topsis, electre3 or smaa"), "additive"},
    OML_RANK_CHOICE_PARAMS(struct save, rank.),
    {"illustrative", OML_KIND_FLAG, 0, offsetof(struct save, illustrative),
     N_("mark it as made up, also when its figures are not"), NULL},
};

const oml_op oml_rank_save_op = {
    .name = "rank save",
    .family = OML_FAMILY_CHOICE,
    .help = N_("keep a ranking as it stands, with all it was computed from"),
    .more = N_("The record holds the criteria, scores, value functions, weights, thresholds, method, draws and seed, "
               "what came of "
               "them, and a digest of both. 'rank', 'show' and the report then tell whether it would now differ, who "
               "would have "
               "another place, and which figure changed."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct save),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

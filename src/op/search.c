/* Searches all texts.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/records.h"

struct search {
    oml_list words;
    int64_t at_most;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    static const oml_column columns[] = {
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"snippet", N_("where the words are"), OML_CELL_TEXT, NULL, 0},
    };
    const struct search *a = args;
    if (a->at_most < 1)
        return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-12", N_("--at-most must be at least 1"));
    OML_BUF_AUTO words = {0};
    for (size_t i = 0; i < a->words.n; i++) {
        oml_buf_text(&words, i == 0 ? "" : " ");
        oml_buf_text(&words, a->words.at[i]);
    }
    OML_TRY(oml_buf_check(cx, &words));
    oml_hit *hits;
    size_t n;
    OML_TRY(oml_store_search(cx, s->store, words.s, (size_t)a->at_most + 1, &hits, &n));
    oml_table *t = oml_doc_table(out, "hits", NULL, columns, OML_COUNT(columns));
    bool made_up = false;
    for (size_t i = 0; i < n && i < (size_t)a->at_most; i++) {
        oml_table_text(t, hits[i].noun);
        oml_table_text(t, hits[i].code);
        oml_table_field(t, hits[i].field);
        oml_table_text(t, hits[i].snippet);
        oml_record r;
        bool found;
        OML_TRY(oml_store_find(cx, s->store, oml_noun_find(hits[i].noun), hits[i].code, &r, &found));
        made_up = made_up || (found && oml_records_illustrative(&r));
    }
    if (made_up)
        oml_records_note(out);
    if (n > (size_t)a->at_most)
        oml_doc_note(out, OML_NOTE_REMARK, N_("there is more: see --at-most"));
    return OML_OK;
}

static const oml_param params[] = {
    {"words", OML_KIND_LIST, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct search, words),
     N_("all of these must be there; the beginning of a word is enough, case and accents do not matter"), NULL},
    {"at-most", OML_KIND_INT, 0, offsetof(struct search, at_most), N_("how many finds to show, the best first"), "20"},
};

const oml_op oml_search_op = {
    .name = "search",
    .family = OML_FAMILY_RECORDS,
    .help = N_("search all texts"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct search),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

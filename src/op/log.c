/* The change log, read and verified.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/log.h"

#include "base/time.h"
#include "op/history.h"
#include "op/pick.h"

struct log {
    const char *noun, *code, *who;
    int64_t from, to, last;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct log *a = args;
    const oml_noun *noun = NULL;
    if (a->last < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-14", N_("--last must not be negative"));
    if (a->noun != NULL)
        OML_TRY(oml_pick_noun(cx, a->noun, &noun));
    const oml_log_filter filter = {
        .noun = noun == NULL ? NULL : noun->name,
        .code = a->code,
        .who = a->who,
        .from = a->from,
        .to = a->to,
        .last = a->last == 0 ? 0 : (size_t)a->last + 1, // one more tells whether there is more
    };
    oml_entry *entries;
    size_t n;
    OML_TRY(oml_log_list(cx, s->store, &filter, &entries, &n));
    const size_t skip = a->last != 0 && n > (size_t)a->last ? 1 : 0;
    OML_TRY(oml_history_table(cx, entries + skip, n - skip, true, NULL, out));
    if (skip > 0)
        oml_doc_note(out, OML_NOTE_REMARK, N_("there are earlier entries: --last 0 shows all"));
    return OML_OK;
}

static const oml_param params[] = {
    {"noun", OML_KIND_TEXT, 0, offsetof(struct log, noun), N_("only records of this noun"), NULL},
    {"code", OML_KIND_TEXT, 0, offsetof(struct log, code), N_("only the record with this code"), NULL},
    {"by", OML_KIND_TEXT, 0, offsetof(struct log, who), N_("only changes by this pseudonym"), NULL},
    {"from", OML_KIND_DATE, 0, offsetof(struct log, from), N_("a moment, or a day from its beginning"), NULL},
    {"to", OML_KIND_DATE, 0, offsetof(struct log, to), N_("a moment, or a day to its end"), NULL},
    {"last", OML_KIND_INT, 0, offsetof(struct log, last), N_("how many of the last entries; 0: all"), "40"},
};

const oml_op oml_log_op = {
    .name = "log",
    .family = OML_FAMILY_FILE,
    .help = N_("who changed what, when and why"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct log),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- log verify ---------------------------------------------------------------------------------

static oml_rc
verify(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    static const oml_column columns[] = {
        {"entries", N_("entries"), OML_CELL_INT, NULL, 0},
        {"first_bad", N_("first broken entry"), OML_CELL_INT, NULL, OML_DIGITS_AS_IS},
        {"records_off", N_("records that differ"), OML_CELL_INT, NULL, 0},
        {"head", N_("hash of the last entry"), OML_CELL_TEXT, NULL, 0},
    };
    (void)args;
    oml_log_state state;
    OML_TRY(oml_log_verify(cx, s->store, &state));
    oml_table *t = oml_doc_table(out, "log", NULL, columns, OML_COUNT(columns));
    oml_table_int(t, state.entries);
    if (state.first_bad != 0)
        oml_table_int(t, state.first_bad);
    else
        oml_table_empty(t);
    oml_table_int(t, state.records_off);
    oml_table_text(t, state.head);
    out->findings = state.first_bad != 0 || state.records_off != 0;
    if (state.first_bad != 0)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("the chain is broken: entry %lld or one before it was changed after it was written"),
                     (long long)state.first_bad);
    if (state.records_off != 0)
        oml_doc_note(out, OML_NOTE_WARNING, N_("%s %s is not what the log says: it was changed outside Omloop"),
                     state.off_noun, state.off_code);
    if (!out->findings)
        oml_doc_note(out, OML_NOTE_REMARK, N_("the chain is whole, and every record is what the log says it is"));
    return OML_OK;
}

const oml_op oml_log_verify_op = {
    .name = "log verify",
    .family = OML_FAMILY_FILE,
    .help = N_("check that the log is whole and that the records follow from it"),
    .more = N_(
        "Keep the hash of the last entry elsewhere, or publish it: whoever has it can later prove that nothing before "
        "it was changed. Exit status 1 when something is wrong."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .run = verify,
};

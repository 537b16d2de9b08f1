/* What changed in an agenda between two moments.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/cells.h"
#include "store/log.h"

struct diff {
    int64_t from, to;
};

static const char *
word(oml_change what)
{
    switch (what) {
    case OML_NEW:
        return N_("new");
    case OML_CHANGED:
        return N_("changed");
    case OML_GONE:
        return N_("gone");
    case OML_UNCHANGED:
        break;
    }
    return N_("unchanged");
}

static void
report(const oml_difference *all, size_t n, oml_doc *out)
{
    static const oml_column columns[] = {
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},     {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"what", N_("what"), OML_CELL_TEXT, NULL, 0},     {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"before", N_("before"), OML_CELL_TEXT, NULL, 0}, {"after", N_("after"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "differences", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < n; i++) {
        oml_table_text(t, all[i].noun);
        oml_table_text(t, all[i].code);
        oml_table_word(t, word(all[i].what));
        const oml_noun *noun = oml_noun_find(all[i].noun);
        if (all[i].field == NULL) {
            for (int j = 0; j < 3; j++)
                oml_table_empty(t);
            continue;
        }
        const oml_field *f = &noun->fields[oml_noun_field(noun, all[i].field)];
        oml_table_field(t, f->name);
        oml_cells_text(t, f, all[i].before);
        oml_cells_text(t, f, all[i].after);
    }
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct diff *a = args;
    if (a->to != 0 && a->to < a->from)
        return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-13", N_("--to lies before --from"));
    OML_AUTO(store) *from = NULL, *to = NULL;
    // A day counts whole: from its beginning, which is the end of the moment before it.
    OML_TRY(oml_store_open_at(cx, s->agenda, a->from - 1, &from));
    if (a->to != 0)
        OML_TRY(oml_store_open_at(cx, s->agenda, a->to, &to));
    oml_difference *all;
    size_t n;
    OML_TRY(oml_log_diff(cx, from, to != NULL ? to : s->store, &all, &n));
    report(all, n, out);
    return OML_OK;
}

static const oml_param params[] = {
    {"from", OML_KIND_DATE, OML_PARAM_REQUIRED, offsetof(struct diff, from),
     N_("a moment, or a day from its beginning"), NULL},
    {"to", OML_KIND_DATE, 0, offsetof(struct diff, to), N_("a moment, or a day to its end; otherwise now, or --as-of"),
     NULL},
};

const oml_op oml_diff_op = {
    .name = "diff",
    .family = OML_FAMILY_FILE,
    .help = N_("what changed between two moments"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct diff),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/edit.h"

#include "op/cells.h"
#include "op/pick.h"
#include "op/units.h"

#include <string.h>

// Whoever gives an English text gives a translation; without any there is no state of it.
static void
state_of_english(oml_record *r, const bool given[])
{
    const size_t state = oml_noun_field(r->noun, "en_state");
    if (state == r->noun->n_fields)
        return;
    bool english = false, fresh = false;
    for (size_t i = 0, en; i < r->noun->n_fields; i++)
        if (oml_noun_pair(r->noun, i, &en) && r->value[en] != NULL) {
            english = true;
            fresh = fresh || given[en];
        }
    if (!english)
        r->value[state] = NULL;
    else if (r->value[state] == NULL || (fresh && !given[state]))
        r->value[state] = "translation";
}

oml_rc
oml_edit_assign(oml_cx *cx, oml_record *r, const oml_list *pairs, bool is_new)
{
    bool given[OML_NOUN_MAX_FIELDS] = {false};
    for (size_t i = 0; i < pairs->n; i++) {
        size_t field;
        const char *value;
        OML_TRY(oml_pick_pair(cx, r->noun, pairs->at[i], &field, &value));
        const oml_field *f = &r->noun->fields[field];
        if (field == 0 && !is_new)
            return OML_HINT(cx, OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-07", N_("a code never changes")),
                            N_("withdraw this record with another as its successor"));
        if (given[field])
            return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-08", N_("'%s' is given twice"), f->name);
        given[field] = true;
        OML_TRY(
            oml_record_canonical(cx, f, value, strlen(value), false, (oml_place){.column = f->name}, &r->value[field]));
    }
    state_of_english(r, given);
    return OML_OK;
}

static void
report(const oml_record *before, const oml_record *after, oml_doc *out)
{
    static const oml_column columns[] = {
        {"field", N_("field"), OML_CELL_TEXT, NULL, 0},
        {"before", N_("before"), OML_CELL_TEXT, NULL, 0},
        {"after", N_("after"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "changes", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < after->noun->n_fields; i++) {
        const char *was = before == NULL ? NULL : before->value[i];
        if (oml_record_same(was, after->value[i]))
            continue;
        oml_table_field(t, after->noun->fields[i].name);
        oml_cells_text(t, &after->noun->fields[i], was);
        oml_cells_text(t, &after->noun->fields[i], after->value[i]);
    }
}

oml_rc
oml_edit_put(oml_cx *cx, oml_session *s, const oml_record *before, const oml_record *after, oml_doc *out)
{
    oml_change what;
    oml_record stored;
    OML_TRY(oml_store_put(cx, s->store, after, (oml_place){0}, &what));
    OML_TRY(oml_units_check(cx, s, after, (oml_place){0}));
    OML_TRY(oml_store_check_references(cx, s->store));                           // before anything is said of it
    OML_TRY(oml_store_get(cx, s->store, after->noun, after->value[0], &stored)); // its translation may have aged
    switch (what) {
    case OML_NEW:
        oml_doc_text(out, N_("%s %s: added"), after->noun->name, after->value[0]);
        break;
    case OML_CHANGED:
        oml_doc_text(out, N_("%s %s: changed"), after->noun->name, after->value[0]);
        break;
    case OML_UNCHANGED:
    case OML_GONE:
        oml_doc_text(out, N_("%s %s: unchanged"), after->noun->name, after->value[0]);
        return OML_OK;
    }
    report(before, &stored, out);
    if (oml_noun_field(after->noun, "en_state") < after->noun->n_fields &&
        oml_record_is(&stored, "en_state", "stale") && (before == NULL || !oml_record_is(before, "en_state", "stale")))
        oml_doc_note(out, OML_NOTE_WARNING, N_("the English text is now older than the Dutch: it is marked as stale"));
    return OML_OK;
}

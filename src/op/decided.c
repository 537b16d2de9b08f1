/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/decided.h"

#include "base/tr.h"
#include "op/records.h"

#include <string.h>

static bool
about(const oml_decided *what, const char *item)
{
    for (size_t i = 0; i < what->n; i++)
        if (oml_record_is(what->item[i], "code", item))
            return true;
    return false;
}

oml_rc
oml_decided_find(oml_cx *cx, oml_session *s, const oml_decided *what, const char *round, oml_record *decision,
                 bool *found)
{
    oml_records decisions, outcomes;
    OML_TRY(oml_records_load(cx, s, "decision", &decisions));
    OML_TRY(oml_records_load(cx, s, "outcome", &outcomes));
    *found = false;
    for (size_t i = 0; i < outcomes.n; i++) {
        const oml_record *d = oml_records_find(&decisions, oml_record_get(&outcomes.at[i], "decision"));
        if (d == NULL || !about(what, oml_record_get(&outcomes.at[i], "item")) ||
            (round != NULL && !oml_record_is(d, "round", round)))
            continue;
        if (!*found || strcmp(oml_record_get(d, "date"), oml_record_get(decision, "date")) > 0)
            *decision = *d;
        *found = true;
    }
    return OML_OK;
}

static const oml_record *
outcome_of(const oml_records *outcomes, const oml_record *item)
{
    for (size_t i = 0; i < outcomes->n; i++)
        if (oml_record_is(&outcomes->at[i], "item", oml_records_code(item)))
            return &outcomes->at[i];
    return NULL;
}

// The motivation of an outcome; of an item without outcome the one it has itself, as a chain does.
static const char *
motivation(const oml_record *outcome, const oml_record *item, oml_lang lang)
{
    if (outcome != NULL)
        return oml_record_text(outcome, "motivation", lang);
    return oml_noun_field(item->noun, "motivation_nl") < item->noun->n_fields
               ? oml_record_text(item, "motivation", lang)
               : NULL;
}

static void
say(const oml_decided *what, size_t i, bool chosen, const char *why, oml_doc *out)
{
    const char *name = oml_record_text(what->item[i], "title", out->lang);
    const char *reason = why == NULL ? oml_tr(out->lang, N_("none of its own")) : why;
    if (!chosen)
        oml_doc_text(out, N_("%s %s stands at rank %zu and was not chosen. Recorded motivation: %s"),
                     oml_records_code(what->item[i]), name, what->rank[i], reason);
    else if (what->rank[i] == 0)
        oml_doc_text(out, N_("%s %s was chosen and has no rank here. Recorded motivation: %s"),
                     oml_records_code(what->item[i]), name, reason);
    else
        oml_doc_text(out, N_("%s %s was chosen and stands at rank %zu. Recorded motivation: %s"),
                     oml_records_code(what->item[i]), name, what->rank[i], reason);
}

// One row; returns whether the decision departs from the ranking.
static bool
row(const oml_decided *what, size_t i, const oml_record *outcome, oml_table *t, oml_doc *out)
{
    const oml_record *item = what->item[i];
    const bool first = what->rank[i] > 0 && what->rank[i] <= what->top;
    const bool chosen = outcome != NULL && oml_record_is(outcome, "result", what->chosen);
    const char *why = motivation(outcome, item, out->lang);
    oml_table_text(t, oml_records_code(item));
    oml_table_text(t, oml_record_text(item, "title", out->lang));
    if (what->rank[i] > 0)
        oml_table_int(t, (int64_t)what->rank[i]);
    else
        oml_table_empty(t);
    oml_table_bool(t, first);
    oml_table_word(t, outcome == NULL ? "not_retained" : oml_record_get(outcome, "result"));
    oml_table_bool(t, chosen != first);
    oml_table_text(t, why);
    oml_table_text(t, oml_record_get(outcome != NULL ? outcome : item, "source"));
    oml_table_bool(t, outcome != NULL && oml_records_illustrative(outcome));
    if (outcome != NULL && oml_records_illustrative(outcome))
        oml_records_note(out);
    if (chosen != first)
        say(what, i, chosen, why, out);
    return chosen != first;
}

oml_rc
oml_decided_show(oml_cx *cx, oml_session *s, const oml_decided *what, const oml_record *decision, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"in_top", N_("in the top"), OML_CELL_BOOL, NULL, 0},
        {"decided", N_("decided"), OML_CELL_TEXT, NULL, 0},
        {"departs", N_("decision departs"), OML_CELL_BOOL, NULL, 0},
        {"motivation", NULL, OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records outcomes;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("outcome"), "decision", oml_records_code(decision), &outcomes));
    oml_doc_heading(out, 2, N_("The decision beside the ranking"));
    oml_doc_quote(out, oml_arena_printf(out->arena, "%s: %s (%s, %s)", oml_records_code(decision),
                                        oml_record_text(decision, "title", out->lang), oml_record_get(decision, "body"),
                                        oml_record_get(decision, "date")));
    oml_table *t = oml_doc_table(out, "decision", N_("what was decided, and where it departs from the ranking"),
                                 columns, OML_COUNT(columns));
    bool departs = false;
    for (size_t i = 0; i < what->n; i++) {
        const oml_record *outcome = outcome_of(&outcomes, what->item[i]);
        if (outcome == NULL && (what->rank[i] == 0 || what->rank[i] > what->top))
            continue; // neither first nor spoken of
        departs |= row(what, i, outcome, t, out);
    }
    if (!departs)
        oml_doc_text(out, N_("The decision and the first %zu are the same."), what->top);
    const char *why = oml_record_text(decision, "motivation", out->lang);
    if (why != NULL)
        oml_doc_text(out, N_("Motivation of the decision: %s"), why);
    return OML_OK;
}

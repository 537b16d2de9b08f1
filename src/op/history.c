/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/history.h"

#include "base/time.h"

#include <string.h>

// The fields that an entry changed, as people call them; of a new record: that it is new.
static oml_rc
changed(oml_cx *cx, const oml_entry *e, oml_lang lang, const char **out)
{
    const oml_noun *noun = oml_noun_find(e->noun);
    oml_record before, after;
    *out = NULL;
    if (noun == NULL || e->before == NULL || e->after == NULL)
        return OML_OK;
    OML_TRY(oml_record_parse(cx, noun, e->before, strlen(e->before), &before));
    OML_TRY(oml_record_parse(cx, noun, e->after, strlen(e->after), &after));
    for (size_t i = 0; i < noun->n_fields; i++) {
        if (oml_record_same(before.value[i], after.value[i]))
            continue;
        const char *name = oml_doc_field(&cx->tmp, lang, noun->fields[i].name);
        *out = *out == NULL ? name : oml_arena_printf(&cx->tmp, "%s, %s", *out, name);
    }
    return OML_OK;
}

// To the second: enough for people, and JSON has the same.
static const char *
moment(oml_cx *cx, int64_t ms)
{
    char text[OML_TIME_TEXT];
    oml_time_print(ms, text);
    return oml_arena_printf(&cx->tmp, "%.19sZ", text);
}

oml_rc
oml_history_table(oml_cx *cx, const oml_entry *entries, size_t n, bool which, const char *caption, oml_doc *out)
{
    static const oml_column all[] = {
        {"nr", N_("nr"), OML_CELL_INT, NULL, OML_DIGITS_AS_IS},
        {"when", N_("when"), OML_CELL_DATE, NULL, 0},
        {"who", N_("who"), OML_CELL_TEXT, NULL, 0},
        {"op", N_("operation"), OML_CELL_TEXT, NULL, 0},
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"changed", N_("changed"), OML_CELL_TEXT, NULL, 0},
        {"why", N_("why"), OML_CELL_TEXT, NULL, 0},
    };
    enum { NOUN = 4, CODE = 5 };
    oml_column columns[OML_COUNT(all)];
    size_t n_columns = 0;
    for (size_t j = 0; j < OML_COUNT(all); j++)
        if (which || (j != NOUN && j != CODE))
            columns[n_columns++] = all[j];
    oml_table *t = oml_doc_table(out, "log", caption, columns, n_columns);
    for (size_t i = 0; i < n; i++) {
        const oml_entry *e = &entries[i];
        const char *fields;
        OML_TRY(changed(cx, e, out->lang, &fields));
        oml_table_int(t, e->nr);
        oml_table_text(t, moment(cx, e->when));
        oml_table_text(t, e->who);
        oml_table_text(t, e->op);
        if (which) {
            oml_table_text(t, e->noun);
            oml_table_text(t, e->code);
        }
        if (e->before == NULL)
            oml_table_word(t, N_("new"));
        else
            oml_table_text(t, fields);
        oml_table_text(t, e->why);
    }
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/overview.h"

#include "base/tr.h"
#include "op/stored.h"

static oml_rc
titles(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records agendas;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("agenda"), NULL, NULL, &agendas));
    if (agendas.n == 0)
        oml_doc_note(out, OML_NOTE_WARNING, N_("the agenda has no title yet: add a record of noun agenda"));
    for (size_t i = 0; i < agendas.n; i++) {
        const oml_record *r = &agendas.at[i];
        oml_doc_heading(out, 1, "%s", oml_record_text(r, "title", cx->lang));
        const char *scope = oml_record_text(r, "scope", cx->lang), *from = oml_record_get(r, "period_from"),
                   *to = oml_record_get(r, "period_to"), *leads = oml_record_get(r, "leads");
        if (scope != NULL)
            oml_doc_quote(out, scope);
        oml_doc_text(out, "%s%s%s%s%s%s%s", oml_record_get(r, "region"), from == NULL ? "" : ", ",
                     from == NULL ? "" : from, to == NULL ? "" : " - ", to == NULL ? "" : to, leads == NULL ? "" : "; ",
                     leads == NULL ? "" : leads);
    }
    return OML_OK;
}

static oml_rc
counts(oml_cx *cx, oml_session *s, oml_doc *out, bool *empty)
{
    static const oml_column columns[] = {
        {"noun", N_("noun"), OML_CELL_TEXT, NULL, 0},       {"records", N_("records"), OML_CELL_INT, NULL, 0},
        {"made_up", N_("made up"), OML_CELL_INT, NULL, 0},  {"withdrawn", NULL, OML_CELL_INT, NULL, 0},
        {"help", N_("what it is"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "nouns", NULL, columns, OML_COUNT(columns));
    bool any = false;
    *empty = true;
    for (size_t i = 0; i < oml_noun_count; i++) {
        oml_records all;
        OML_TRY(oml_store_list_all(cx, s->store, &oml_nouns[i], &all));
        int64_t made_up = 0, withdrawn = 0;
        for (size_t j = 0; j < all.n; j++) {
            if (oml_record_get(&all.at[j], "withdrawn") != NULL)
                withdrawn++;
            else if (oml_record_is(&all.at[j], "illustrative", "1"))
                made_up++;
        }
        if (all.n == 0)
            continue;
        *empty = false;
        oml_table_text(t, oml_nouns[i].name);
        oml_table_int(t, (int64_t)all.n - withdrawn);
        oml_table_int(t, made_up);
        oml_table_int(t, withdrawn);
        oml_table_text(t, oml_tr(cx->lang, oml_nouns[i].help));
        any = any || made_up > 0;
    }
    if (any)
        oml_doc_note(out, OML_NOTE_ILLUSTRATIVE, N_("some records are made up for demonstration: column 'made up'"));
    return OML_OK;
}

// Of the operations that read an agenda and need nothing more, those of the chain: what one would try next.
static void
next(oml_session *s, oml_doc *out)
{
    oml_doc_note(out, OML_NOTE_REMARK, N_("the records of a noun: omloop list NOUN %s"), s->agenda);
    for (size_t i = 0; i < oml_op_count; i++) {
        const oml_op *op = oml_ops[i];
        bool needs_more = !oml_op_reads(op) || op->family > OML_FAMILY_REPORT;
        for (size_t j = 0; j < op->n_params; j++)
            needs_more = needs_more || (op->params[j].flags & OML_PARAM_REQUIRED) != 0;
        if (!needs_more)
            oml_doc_note(out, OML_NOTE_REMARK, "%s: omloop %s %s", oml_tr(out->lang, op->help), op->name, s->agenda);
    }
}

oml_rc
oml_overview_show(oml_cx *cx, oml_session *s, oml_doc *out)
{
    bool empty;
    OML_TRY(titles(cx, s, out));
    OML_TRY(counts(cx, s, out, &empty));
    if (empty)
        oml_doc_note(
            out, OML_NOTE_REMARK,
            N_("no records yet: 'omloop import %s DIR' takes in a folder of CSV files, 'omloop add NOUN %s' adds "
               "one record, 'omloop nouns' lists the kinds"),
            s->agenda, s->agenda);
    else
        next(s, out);
    OML_TRY(oml_stored_show(cx, s, NULL, false, out));
    return OML_OK;
}

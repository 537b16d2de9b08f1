/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/help.h"

#include "base/tr.h"

#include <string.h>

// Without headings: what stands there speaks for itself.
static const oml_column columns[] = {
    {"name", "", OML_CELL_TEXT, NULL, 0},
    {"help", "", OML_CELL_TEXT, NULL, 0},
};

// Key and title of a heading, in the order of the families.
static const struct {
    const char *key, *title;
} headings[OML_FAMILY_COUNT] = {
    [OML_FAMILY_EVIDENCE] = {"evidence", N_("what is at stake")},
    [OML_FAMILY_CHOICE] = {"choice", N_("what comes first")},
    [OML_FAMILY_ROUND] = {"round", N_("what could be done, and what a panel says of it")},
    [OML_FAMILY_PROGRAMME] = {"programme", N_("who does what, with which means")},
    [OML_FAMILY_REPORT] = {"report", N_("tell it, and show where it comes from")},
    [OML_FAMILY_RECORDS] = {"records", N_("read and change records")},
    [OML_FAMILY_FILE] = {"file", N_("the agenda file: make, exchange, look back")},
    [OML_FAMILY_TABLE] = {"table", N_("input-output tables")},
};

static bool
belongs(const oml_op *op, const char *topic)
{
    const size_t n = topic == NULL ? 0 : strlen(topic);
    return topic == NULL || (strncmp(op->name, topic, n) == 0 && (op->name[n] == ' ' || op->name[n] == '\0'));
}

void
oml_help_commands(const char *topic, oml_doc *out)
{
    oml_doc_text(out, N_("usage: omloop VERB [NOUN] AGENDA [options]"));
    if (topic == NULL) {
        oml_doc_quote(out, "");
        oml_doc_text(out,
                     N_("Omloop builds a circular work agenda for a region's manufacturing industry, and runs it."));
        oml_doc_text(out, N_("An agenda is one file, NAME.omloop; 'omloop init' makes it from a folder of CSV files."));
    }
    for (oml_op_family family = 0; family < OML_FAMILY_COUNT; family++) {
        oml_table *t = NULL;
        for (size_t i = 0; i < oml_op_count; i++) {
            if (oml_ops[i]->family != family || !belongs(oml_ops[i], topic))
                continue;
            if (t == NULL)
                t = oml_doc_table(out, headings[family].key, headings[family].title, columns, OML_COUNT(columns));
            oml_table_text(t, oml_ops[i]->name);
            oml_table_text(t, oml_tr(out->lang, oml_ops[i]->help));
        }
    }
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("'omloop help VERB' explains a command, 'omloop nouns' lists the kinds of record"));
}

static void
parameter(oml_table *t, const oml_param *p, oml_lang lang)
{
    OML_BUF_AUTO name = {0};
    oml_args_write(p, &name);
    oml_table_text(t, name.s);
    const char *help = oml_tr(lang, p->help);
    if (p->standard != NULL)
        help = oml_arena_printf(t->doc->arena, "%s (%s: %s)", help, oml_tr(lang, N_("default")), p->standard);
    oml_table_text(t, help);
}

static bool
positional(const oml_param *p)
{
    return (p->flags & (OML_PARAM_POSITIONAL | OML_PARAM_BEFORE)) != 0;
}

// The operation's own parameters of one sort, if it has any.
static void
parameters(const oml_op *op, bool words, const char *key, const char *caption, oml_doc *out)
{
    oml_table *t = NULL;
    for (size_t i = 0; i < op->n_params; i++) {
        if (positional(&op->params[i]) != words)
            continue;
        if (t == NULL)
            t = oml_doc_table(out, key, caption, columns, OML_COUNT(columns));
        parameter(t, &op->params[i], out->lang);
    }
}

void
oml_help_command(const oml_op *op, oml_doc *out)
{
    OML_BUF_AUTO usage = {0};
    oml_args_usage(op, &usage);
    oml_doc_text(out, N_("usage: %s"), usage.s);
    oml_doc_quote(out, "");
    oml_doc_quote(out, oml_tr(out->lang, op->help));
    if (op->more != NULL) {
        oml_doc_quote(out, "");
        oml_doc_quote(out, oml_tr(out->lang, op->more));
    }
    parameters(op, true, "arguments", N_("arguments"), out);
    parameters(op, false, "options", N_("options"), out);
    oml_table *t = oml_doc_table(out, "common", N_("common options"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < oml_args_common_count; i++)
        if (oml_args_offered(&oml_args_common[i], op))
            parameter(t, &oml_args_common[i], out->lang);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/trace.h"

typedef struct args {
    const char *figure;
} args;

static void
families(oml_doc *out)
{
    static const oml_column columns[] = {
        {"family", NULL, OML_CELL_TEXT, NULL, 0},
        {"form", NULL, OML_CELL_TEXT, NULL, 0},
        {"meaning", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "families", N_("figures that can be explained"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < oml_tracer_count; i++) {
        oml_table_text(t, oml_tracers[i]->family);
        oml_table_text(t, oml_tracers[i]->form);
        oml_table_word(t, oml_tracers[i]->help);
    }
    oml_table_text(t, "NOUN");
    oml_table_text(t, "statistic/CODE, claim/CODE/verdict");
    oml_table_word(t, N_("any stored record, or one of its fields: where it comes from and who changed it last"));
    oml_doc_text(out,
                 N_("operations print the figures they compute in a column 'figure'; give one of those to explain"));
}

static oml_rc
explain(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const args *a = given;
    if (a->figure == NULL) {
        families(out);
        return OML_OK;
    }
    return oml_trace_figure(cx, s, a->figure, out);
}

static const oml_param params[] = {
    {"figure", OML_KIND_TEXT, OML_PARAM_POSITIONAL, offsetof(args, figure),
     N_("the figure, as operations print it: rank/VC1/score; left out: which figures there are"), NULL},
};

const oml_op oml_explain_op = {
    .name = "explain",
    .family = OML_FAMILY_REPORT,
    .help = N_("walk a figure back to its inputs and sources"),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = explain,
};

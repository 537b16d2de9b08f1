/* Makes an agenda.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/intake.h"

struct init {
    const char *from;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct init *a = args;
    if (a->from != NULL)
        OML_TRY(oml_intake_run(cx, s, &(oml_intake_wish){.path = a->from, .only_summary = true}, out));
    oml_doc_note(out, OML_NOTE_REMARK, N_("what is in it: omloop show %s"), s->agenda);
    return OML_OK;
}

static const oml_param params[] = {
    {"from", OML_KIND_FILE, 0, offsetof(struct init, from),
     N_("agenda package to begin with: a folder of CSV files, or a workbook"), NULL},
};

const oml_op oml_init_op = {
    .name = "init",
    .family = OML_FAMILY_FILE,
    .help = N_("make an agenda, empty or from a package"),
    .more = N_("A package has a sheet for every kind of record, named as 'omloop nouns' says: chains.csv, paths.csv. "
               "All of it is taken over, or nothing."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_CREATE,
    .args_size = sizeof(struct init),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

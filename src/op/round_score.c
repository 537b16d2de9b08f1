/* Takes a sheet of scores into an open round: all of it or nothing.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/scores.h"

struct score {
    const char *round, *path, *check, *second;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct score *a = args;
    oml_record round;
    OML_TRY(oml_store_get(cx, s->store, oml_noun_find("round"), a->round, &round));
    if (!oml_record_is(&round, "status", "open"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-20", N_("round %s is not open: it takes no scores"), a->round);
    return oml_scores_take(cx, s, &round, &(oml_scores_sheets){a->path, a->check, a->second}, out);
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct score, round),
     N_("code of the round"), NULL},
    {"sheet", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct score, path),
     N_("a CSV file, or a workbook, with columns voter, item, criterion and value"), NULL},
    {"check", OML_KIND_FILE, 0, offsetof(struct score, check),
     N_("the sheet that a second person typed from the same paper: both must say the same"), NULL},
    {"second", OML_KIND_TEXT, 0, offsetof(struct score, second), N_("pseudonym of that second person"), NULL},
};

const oml_op oml_round_score_op = {
    .name = "round score",
    .family = OML_FAMILY_ROUND,
    .help = N_("take a sheet of scores into an open round"),
    .more = N_("A value is a whole number of the round's scale, or a word: dont_know (weet niet) or interest (belang) "
               "for who steps aside. "
               "Every row is told apart as new, changed, unchanged or refused; when one is refused nothing is taken. "
               "Changing a score asks for a reason."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .patient = true,
    .args_size = sizeof(struct score),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* Opens a closed round again, with a reason.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_move.h"

struct reopen {
    const char *round, *second;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct reopen *a = args;
    oml_record round;
    OML_TRY(oml_store_get(cx, s->store, oml_noun_find("round"), a->round, &round));
    if (!oml_record_is(&round, "status", "closed"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-73", N_("round %s is not closed: it cannot be reopened"), a->round);
    OML_TRY(oml_round_move(cx, s, &round, "open", NULL, a->second));
    oml_doc_text(out, N_("Round %s is open again. That it was reopened, by whom and why stays in the log."), a->round);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct reopen, round),
     N_("code of the round"), NULL},
    {"second", OML_KIND_TEXT, 0, offsetof(struct reopen, second),
     N_("pseudonym of the second person, where the round asks for two"), NULL},
};

const oml_op oml_round_reopen_op = {
    .name = "round reopen",
    .family = OML_FAMILY_ROUND,
    .help = N_("open a closed round again"),
    .more = N_("Reopening asks for a reason (--reason), and hides the result until the round is closed again. An "
               "unlinkable round is not reopened: nobody knows whose score is whose."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct reopen),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

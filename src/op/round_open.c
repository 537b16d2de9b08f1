/* Opens a round that was made as a draft.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/records.h"
#include "op/round_move.h"

struct open {
    const char *round;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct open *a = args;
    oml_record round;
    oml_records voters;
    OML_TRY(oml_store_get(cx, s->store, oml_noun_find("round"), a->round, &round));
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("voter"), "round", a->round, &voters));
    if (!oml_record_is(&round, "status", "draft"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-71", N_("round %s is no draft: it cannot be opened"), a->round);
    if (voters.n == 0)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-72", N_("round %s has no panel yet"), a->round);
    OML_TRY(oml_round_move(cx, s, &round, "open", "opened", oml_record_get(&round, "second")));
    oml_round_move_balance(&voters, out);
    oml_doc_text(out, N_("Round %s is open; scores go in with “omloop round score AGENDA %s SHEET”."), a->round,
                 a->round);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct open, round),
     N_("code of the round"), NULL},
};

const oml_op oml_round_open_op = {
    .name = "round open",
    .family = OML_FAMILY_ROUND,
    .help = N_("open a round that is a draft"),
    .more = N_("From then on what its scores mean is fixed: what is scored, criteria, scale, mode. A panel in which a "
               "group of the pentagon is absent, or more than two fifths of it, is named."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct open),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

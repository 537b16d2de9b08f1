/* Closes a round: from then on its result can be read and its scores cannot change.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/ballots.h"
#include "op/round_move.h"

struct close {
    const char *round, *second;
};

static oml_rc
check_quorum(oml_cx *cx, const oml_ballots *b)
{
    const size_t in = oml_ballots_handed_in(b), panel = b->panel.n, needed = oml_ballots_quorum(b);
    if (in >= needed)
        return OML_OK;
    return OML_HINT(cx,
                    OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-31",
                             N_("there is no quorum in round %s: %zu of %zu voters scored, %zu are needed"),
                             b->round->value[0], in, panel, needed),
                    N_("collect more scores, or change the quorum with a reason"));
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct close *a = args;
    oml_ballots b;
    OML_TRY(oml_ballots_load(cx, s, a->round, &b));
    if (!oml_record_is(b.round, "status", "open"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-30", N_("round %s is not open: it cannot be closed"), a->round);
    OML_TRY(check_quorum(cx, &b));
    OML_TRY(oml_round_move(cx, s, b.round, "closed", "closed", a->second));
    oml_doc_text(out, N_("Round %s is closed: %zu of %zu voters scored. Its scores can no longer change."), a->round,
                 oml_ballots_handed_in(&b), b.panel.n);
    oml_doc_text(out, N_("Its minutes are ready: “omloop round minutes AGENDA %s”."), a->round);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct close, round),
     N_("code of the round"), NULL},
    {"second", OML_KIND_TEXT, 0, offsetof(struct close, second),
     N_("pseudonym of the second person, where the round asks for two"), NULL},
};

const oml_op oml_round_close_op = {
    .name = "round close",
    .family = OML_FAMILY_ROUND,
    .help = N_("close a round when its quorum is reached"),
    .more = N_("Closing asks for a reason (--reason). Afterwards the result can be read and no score can change."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct close),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

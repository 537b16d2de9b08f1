/**
 * Portfolio agenda: what an agenda puts forward as a portfolio.
 *
 * The items are the proposals: paths or initiatives, at what they ask (noun need),
 * within what there is (noun means) and the wanted mix (noun quota). An agenda
 * without proposals, or on request, gives its initiatives at what is committed to
 * them (noun funding), without rules.
 *
 * Benefits come from a closed round: of a path the mean value that the panel gave it
 * on each criterion; of an initiative, over its contributions, a third of the strength
 * times that of the path (eq. P6 of docs/method/decision.md). A value's range is two
 * standard errors of the mean both ways. Or they are what the proposals state.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PORTFOLIO_AGENDA_H
#define OML_OP_PORTFOLIO_AGENDA_H

#include "op/ballots.h"
#include "op/portfolio_case.h"

enum { OML_PORTFOLIO_STRONGEST = 3 }; /* of a contribution */

/** What a person asked for. */
typedef struct oml_portfolio_from {
    const char *round; /* NULL: the latest closed one about paths */
    bool stated;       /* benefits as the proposals state them */
    bool running;      /* initiatives at what is committed to them, whatever is proposed */
} oml_portfolio_from;

typedef struct oml_portfolio_agenda {
    oml_portfolio_case portfolio;
    oml_ballots ballots; /* unless stated */
    bool proposed, stated;
    const char *unit;                           /* of stated benefits */
    const oml_record **record;                  /* of each item: its proposal, or its initiative */
    const char *without_cost, *without_benefit; /* codes of what was left aside; NULL: none */
    oml_records paths, initiatives, contributions, funding;
    oml_records proposals, needs, means, quotas, themes, chains, organisations;
} oml_portfolio_agenda;

/**
 * Fails with OML_E_REFUSED (OML-PTF-51) while the named round is not closed or not about paths, and with OML_E_INPUT:
 * OML-PTF-50 there is no closed round about paths, -52 no item has both a cost and a benefit, -53 a must has not
 * both, -54 benefits are stated in two units, -55 there are no proposals to state them.
 */
oml_rc oml_portfolio_agenda_load(oml_cx *cx, oml_session *s, const oml_portfolio_from *from,
                                 oml_portfolio_agenda *out) OML_CHECKED;

/** What of a choice is not the usual, as part of a figure's id: "/round=R1/running"; "" when all is. In cx->tmp. */
const char *oml_portfolio_agenda_suffix(oml_cx *cx, const oml_portfolio_from *from);
/** The inverse; false when it is no such suffix. */
bool oml_portfolio_agenda_parse(oml_cx *cx, const char *suffix, oml_portfolio_from *out);

/** The path and the initiative of an item; one of them is NULL. */
void oml_portfolio_agenda_what(const oml_portfolio_agenda *a, const oml_record *item, const oml_record **path,
                               const oml_record **initiative);
/** Index of a path among the items of the round; n_items when it was not scored there. */
size_t oml_portfolio_agenda_scored(const oml_ballots *b, const char *path);
/** The mean value of the panel on a criterion, and two standard errors of it; NAN where nobody scored. */
void oml_portfolio_agenda_judged(const oml_ballots *b, size_t item, size_t criterion, double *mean, double *off);

/** The rules among proposals, of means and of quotas, once the items are there. */
oml_rc oml_portfolio_agenda_rules(oml_cx *cx, oml_portfolio_agenda *a) OML_CHECKED;

#endif

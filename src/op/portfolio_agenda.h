/**
 * Portfolio agenda: the initiatives of an agenda as a portfolio.
 *
 * An initiative costs what is committed to it (noun funding) and brings, on each
 * criterion, a third of its strength times the mean value that the panel gave the
 * path it contributes to, over its contributions (eq. P6 of docs/method/decision.md).
 * A value's range is two standard errors of the mean both ways.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PORTFOLIO_AGENDA_H
#define OML_OP_PORTFOLIO_AGENDA_H

#include "op/ballots.h"
#include "op/portfolio_case.h"

typedef struct oml_portfolio_agenda {
    oml_portfolio_case portfolio;
    oml_ballots ballots;
    size_t without_cost, without_benefit; /* initiatives left aside */
} oml_portfolio_agenda;

/**
 * `round` NULL: the latest closed one about paths. Fails with OML_E_NOTFOUND (OML-PTF-50) when there is none,
 * OML_E_REFUSED (OML-PTF-51) while it is not closed, and OML_E_INPUT (OML-PTF-52) when no initiative has both a cost
 * and a benefit.
 */
oml_rc oml_portfolio_agenda_load(oml_cx *cx, oml_session *s, const char *round, oml_portfolio_agenda *out) OML_CHECKED;

#endif

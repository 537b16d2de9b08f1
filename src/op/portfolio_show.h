/**
 * Portfolio show: the optimum of a case with all that a steering group asks of it.
 *
 * Tables: `portfolio` (benefit, bound, gap, cost, time), `items` (in or out, how surely, what would turn it), `limits`
 * (what a tenth more or less of each budget and capacity buys), `frontier` (benefit for every budget). For a case that
 * cannot be kept, only `conflict`: the smallest set of rules that clash, in words; the doc then has findings.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PORTFOLIO_SHOW_H
#define OML_OP_PORTFOLIO_SHOW_H

#include "op/portfolio_case.h"

typedef struct oml_portfolio_wish {
    size_t draws, points; /* 0: no inclusion index, no frontier */
    uint64_t seed;
    double spread, seconds;
    const char *suffix; /* of the figures of an agenda, as portfolio_agenda.h has it; NULL: figures have no names */
    bool whole;         /* no budget was given beside the agenda's own: the whole portfolio has a figure too */
} oml_portfolio_wish;

enum {
    OML_PORTFOLIO_FLIPS = 100, /* items up to which each is turned, and each limit moved */
    OML_PORTFOLIO_COSTS = 30   /* items up to which the cost at which each turns is searched for */
};

oml_rc oml_portfolio_show(oml_cx *cx, const oml_portfolio_case *c, const oml_portfolio_wish *wish,
                          oml_doc *out) OML_CHECKED;

#endif

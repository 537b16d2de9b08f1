/**
 * Sensitivity: what a ranking turns on, each thing apart: the metric of a criterion, the weights, the scope rule.
 *
 * Every sentence is made from the rankings themselves: which chain enters the top,
 * which leaves it, and by what.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_SENSITIVITY_H
#define OML_OP_SENSITIVITY_H

#include "op/ranking.h"

/** The sentences (table `sensitivity`) and the figures behind them, about `r`, which was made with that choice. */
oml_rc oml_sensitivity_show(oml_cx *cx, oml_session *s, const oml_ranking *r, const oml_ranking_choice *choice,
                            oml_doc *out) OML_CHECKED;

#endif

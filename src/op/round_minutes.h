/**
 * Round minutes: everything of a closed round that a meeting adopts, in one piece.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_MINUTES_H
#define OML_OP_ROUND_MINUTES_H

#include "op/op.h"

/**
 * The minutes into `out`, `brief` without rules, persons and method; or, when `output` is a path, into that file, HTML
 * or by its ending .odt a text document, and table `minutes` about it into `out`. Fails as oml_round_result_load does.
 */
oml_rc oml_round_minutes_show(oml_cx *cx, oml_session *s, const char *round, bool brief, const char *output,
                              oml_doc *out) OML_CHECKED;

#endif

/**
 * Round result: what a closed round gives, for `round result`, `round shortlist`, `round minutes` and the tracer.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_RESULT_H
#define OML_OP_ROUND_RESULT_H

#include "op/ballots.h"

typedef struct oml_round_result {
    oml_ballots ballots;
    oml_bands_item *band; /* of each item */
    size_t *order;        /* items from first to last, those without score at the end */
    size_t top;
} oml_round_result;

/** Fails with OML_E_REFUSED (OML-ROU-40) while the round is not closed: nobody may be led by what others think. */
oml_rc oml_round_result_load(oml_cx *cx, oml_session *s, const char *round, oml_round_result *out) OML_CHECKED;

/** Notes and run that go with every figure of a round. */
oml_rc oml_round_result_notes(oml_cx *cx, oml_session *s, const oml_round_result *r, oml_doc *out) OML_CHECKED;

/** When it was closed and how many scored, in a sentence; then all that `round result` shows but for the panel. */
void oml_round_result_headline(const oml_round_result *r, oml_doc *out);
oml_rc oml_round_result_show(oml_cx *cx, oml_session *s, const oml_round_result *r, oml_doc *out) OML_CHECKED;

#endif

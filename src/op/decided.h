/**
 * Decided: what a body decided, beside what scores or a ranking put first.
 *
 * A decision is recorded apart from the scores. Where the two differ, the
 * difference is named with the motivation that was recorded; it is no fault.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_DECIDED_H
#define OML_OP_DECIDED_H

#include "op/op.h"

/** The things that were ranked, in the order in which they are to be shown. */
typedef struct oml_decided {
    const oml_record **item;
    const size_t *rank; /* of each; 0: it has none */
    size_t n, top;
    const char *chosen; /* the result that means chosen: "priority" of chains, "retained" of paths */
} oml_decided;

/**
 * The latest decision with an outcome about one of those; when `round` is not NULL only decisions that name that
 * round. *found is false when there is none.
 */
oml_rc oml_decided_find(oml_cx *cx, oml_session *s, const oml_decided *what, const char *round, oml_record *decision,
                        bool *found) OML_CHECKED;

/** Heading, table `decision` and a sentence for every difference. An item without outcome was not chosen. */
oml_rc oml_decided_show(oml_cx *cx, oml_session *s, const oml_decided *what, const oml_record *decision,
                        oml_doc *out) OML_CHECKED;

#endif

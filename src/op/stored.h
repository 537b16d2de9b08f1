/**
 * Stored: rankings as they stood, held against what the same choices would give now.
 *
 * A record of noun `ranking` has as `inputs` what `verify` reads (the problem with its
 * weights, method, draws and seed) and as `result` the alternatives with rank and score;
 * `digest` is the BLAKE2b of both, method and choice. What would differ is who has
 * another rank, is new or gone; what changed is which score, weight, value function or
 * threshold is another.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_STORED_H
#define OML_OP_STORED_H

#include "base/hash.h"
#include "op/rank_choice.h"

typedef struct oml_stored {
    const char *inputs, *result; /* JSON */
    const char *choice;          /* what was asked beside the agenda's own choices; NULL: nothing */
    char digest[OML_HASH_TEXT];
    bool illustrative; /* something in it was made up */
} oml_stored;

/** A ranking by these choices, as it stands now; in cx->tmp. Fails as `rank` does. */
oml_rc oml_stored_make(oml_cx *cx, oml_session *s, const oml_rank_args *args, oml_stored *out) OML_CHECKED;

/**
 * Table `stored` (each ranking: same, would now differ, ...) with a warning for each that would differ and, when
 * `whole`, `stored_moves` and `stored_inputs` where there is anything to tell. `only`: that ranking; NULL: all. Nothing
 * when there is none.
 */
oml_rc oml_stored_show(oml_cx *cx, oml_session *s, const char *only, bool whole, oml_doc *out) OML_CHECKED;

#endif

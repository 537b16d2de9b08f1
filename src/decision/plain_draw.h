/**
 * Plain draw: what rests on random numbers once more, draw by draw, without any speed.
 *
 * The generator (Philox 4x32-10) is written again from its paper, the numbers of each
 * draw are taken as smaa.h, bands.h and kendall.h say, values and weights are doubles, and
 * everything is counted in plain loops [eq. 8-10, 19-22, 42-44 of docs/method/decision.md].
 * smaa.c draws in single precision: where two sums differ by less than that, a draw may fall
 * the other way, so shares agree to a few draws and not to the last digit.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_PLAIN_DRAW_H
#define OML_DECISION_PLAIN_DRAW_H

#include "decision/acceptability.h"
#include "decision/bands.h"
#include "decision/smaa.h"

/**
 * SMAA-2 of that problem; limits and order of its weights are read, `walls` are not. The result lives in cx->tmp.
 * *drawn is false where weights are so narrow that smaa.c walks instead of drawing again: then nothing is computed.
 * Fails with OML_E_NOMEM (OML-DEC-31), and when cancelled.
 */
oml_rc oml_plain_draw_smaa(oml_cx *cx, const oml_smaa_problem *p, uint64_t draws, uint64_t seed, bool *drawn,
                           oml_acceptability *out) OML_CHECKED;

/** Bands of a panel whose rows are whole voters. Fails when cancelled. */
oml_rc oml_plain_draw_bands(oml_cx *cx, const oml_bands_panel *p, size_t top, uint64_t draws, uint64_t seed,
                            oml_bands_item out[]) OML_CHECKED;

/** The chance of Kendall's W over permutations; `score` is judges x objects, all known. Fails when cancelled. */
oml_rc oml_plain_draw_chance(oml_cx *cx, const double score[], size_t judges, size_t objects, uint64_t draws,
                             uint64_t seed, double *p) OML_CHECKED;

#endif

/**
 * Absolute: what a table of absolute values has more than the table, |A| - A, for bounds on chains of any sign.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_ABSOLUTE_H
#define OML_ECONOMY_ABSOLUTE_H

#include "num/gmres.h"

/**
 * The cells below zero of A, each with minus twice what it is, in cx->tmp; *few is false, and nothing given, when there
 * are more than `most`. Time n^2.
 */
oml_rc oml_absolute_more(oml_cx *cx, const oml_sweep *A, size_t most, oml_gmres_more *out, bool *few) OML_CHECKED;

#endif

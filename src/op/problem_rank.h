/**
 * Problem rank: a problem of one's own ranked by the method asked for, with what that
 * method adds, and all methods side by side.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_RANK_H
#define OML_OP_PROBLEM_RANK_H

#include "op/problem_methods.h"
#include "render/doc.h"

/**
 * Table `alternatives` from first to last, and more as the method has it; at the end `methods` and `agreement`, which
 * are all there is for "all". Fails with OML_E_USAGE: OML-PRR-01 for a method that does not exist, -02 for draws below
 * 1; and as the methods do.
 */
oml_rc oml_problem_rank_show(oml_cx *cx, const oml_problem *p, const char *name, int64_t draws, int64_t seed,
                             oml_doc *out) OML_CHECKED;

#endif

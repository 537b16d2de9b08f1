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

/** The method of that name; METHODS for "all". Fails with OML_E_USAGE (OML-PRR-01) when there is none. */
oml_rc oml_problem_rank_method(oml_cx *cx, const char *name, oml_problem_method *out) OML_CHECKED;

/** What `verify` needs to compute a ranking again, added to `out` as JSON. Fails when memory does. */
oml_rc oml_problem_rank_inputs(oml_cx *cx, const oml_problem *p, const char *method, uint64_t draws, uint64_t seed,
                               size_t top, oml_buf *out) OML_CHECKED;

/**
 * Table `alternatives` from first to last, and more as the method has it; at the end `methods` and `agreement`, which
 * are all there is for "all". Fails with OML_E_USAGE: OML-PRR-01 for a method that does not exist, -02 for draws below
 * 1; and as the methods do.
 */
oml_rc oml_problem_rank_show(oml_cx *cx, const oml_problem *p, const char *name, int64_t draws, int64_t seed,
                             oml_doc *out) OML_CHECKED;

#endif

/**
 * Problem groups: the weights that count and where they come from, and how far groups that weigh differently disagree.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_GROUPS_H
#define OML_OP_PROBLEM_GROUPS_H

#include "op/problem_methods.h"
#include "render/doc.h"

/** Table `weights`, with entropy and CRITIC as references, and what there is to say of how they came about. */
oml_rc oml_problem_groups_weights(oml_cx *cx, const oml_problem_methods *o, oml_doc *out) OML_CHECKED;

/**
 * `values` are those that are weighed, `score` what the problem's own weights make of them, `order` that of the rows.
 * With two sets of weights or more, by the weighted value: tables `groups` (who is first, Kendall's tau with the
 * problem's own weights), `group_ranks`, `group_agreement` (tau between groups) and `disputed` (who stands how
 * differently); Kendall's W over the groups in a sentence. Nothing without sets.
 */
oml_rc oml_problem_groups_show(oml_cx *cx, const oml_problem *p, const oml_additive *values, const double score[],
                               const size_t order[], oml_doc *out) OML_CHECKED;

#endif

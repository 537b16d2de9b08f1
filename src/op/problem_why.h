/**
 * Problem why: why an alternative stands where it stands, and how little would turn the choice.
 *
 * A criterion speaks for an alternative by how much it lifts it above the others, in the
 * terms of each method [eq. 45-48 of docs/method/decision.md].
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_WHY_H
#define OML_OP_PROBLEM_WHY_H

#include "op/problem_methods.h"
#include "render/doc.h"

/** How much criterion j speaks for alternative a; below zero: against it. */
double oml_problem_why_speaks(const oml_problem_methods *o, oml_problem_method m, size_t a, size_t j);

/** Tables `reasons` (a sentence each) and `contributions` (criterion by criterion), from first to last. */
void oml_problem_why_show(const oml_problem_methods *o, oml_problem_method m, const size_t order[], oml_doc *out);

/**
 * Table `stability`: how far one weight can move before another alternative is first. For methods that add up over the
 * criteria also `turns`: the smallest change of all weights that puts an alternative first. Fails as the methods do.
 */
oml_rc oml_problem_why_turns(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, const size_t order[],
                             oml_doc *out) OML_CHECKED;

#endif

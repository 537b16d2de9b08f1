/**
 * Suppress: which groups of a panel may be shown apart without showing a person.
 *
 * A group smaller than the smallest cell is hidden. What is hidden must not follow
 * from the total less what is shown, so while the hidden ones together are fewer
 * than the smallest cell, the smallest group still shown is hidden too
 * (complementary suppression; L. Willenborg, T. de Waal, Elements of Statistical
 * Disclosure Control, 2001, chapter 4).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_SUPPRESS_H
#define OML_DECISION_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>

/** shown[g] is whether group g, with n[g] persons, may be shown; an empty group is not. */
void oml_suppress_groups(const size_t n[], size_t groups, size_t least, bool shown[]);

#endif

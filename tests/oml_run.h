/**
 * Commands in tests: parsed as at the terminal, run on files, answered with a doc to look into.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_RUN_H
#define OML_TEST_RUN_H

#include "oml_agenda.h"
#include "op/op.h"

/** Runs `list path AGENDA --json`, written as in a shell with '...' around words that have spaces; the doc is in
 * cx->tmp. */
oml_rc test_run(oml_cx *cx, const char *line, oml_doc **out);
/** The same with the agenda for AGENDA and its folder for @: `round score AGENDA R @/scores.csv`. */
oml_rc test_run_on(test_agenda *a, const char *line, oml_doc **out);
/** A new agenda from a package of the source tree: test_init(path, "data/flanders"). */
void test_init(const char *path, const char *package);
/** The cell in `column` of the row that has `name` in column `key`; fails the test when there is none. */
const oml_cell *test_cell(const oml_doc *d, const char *table, const char *key, const char *name, const char *column);
/** Is there a note of that kind with these words in it? */
bool test_note(const oml_doc *d, oml_note_kind kind, const char *words);

#endif

/**
 * For tests that need an agenda: a folder of its own, records in a line, changes in a line.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_AGENDA_H
#define OML_TEST_AGENDA_H

#include "store/store.h"

typedef struct test_agenda {
    oml_cx cx;
    char folder[256], path[300];
} test_agenda;

/** A folder and a published agenda in it without records; the clock stands at 1000. */
void test_agenda_new(test_agenda *a);
void test_agenda_free(test_agenda *a);
/** Path of a file in its folder, in cx.tmp; and such a file, made. */
const char *test_agenda_path(test_agenda *a, const char *name);
void test_agenda_write(test_agenda *a, const char *name, const char *text);

/**
 * A canonical record from fields and values, up to NULL: test_record(&cx, "theme", "code", "1", NULL). Required fields
 * that are not named get a value that will do.
 */
oml_record test_record(oml_cx *cx, const char *noun, ...) __attribute__((sentinel));

/** Puts the record in a transaction of its own, by "tester" for a reason; fails the test when that fails. */
oml_change test_put(oml_cx *cx, oml_store *s, oml_record r);
oml_store *test_open(oml_cx *cx, const char *path, bool write);
void test_begin(oml_cx *cx, oml_store *s, const char *why);
/** The digest of an agenda file, in cx->tmp. */
const char *test_digest(oml_cx *cx, const char *path);

#endif

/**
 * Texts: a table typed in as the files of a publisher, for the tests of readers.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_TEXTS_H
#define OML_TEST_TEXTS_H

#include "economy/iot.h"
#include "oml_test.h"

typedef struct test_text {
    const char *name, *text;
} test_text;

/** Reads n of them, at most 16, as if they were the files of a folder; fails the test when another format was found. */
oml_rc test_texts_read(oml_cx *cx, const test_text *files, size_t n, const char *format, oml_iot **out);
#define TEST_TEXTS_READ(files, format, out) test_texts_read(&cx, files, OML_COUNT(files), format, out)
/** Does a note of the table hold these words? */
bool test_texts_noted(const oml_iot *t, const char *part);

#endif

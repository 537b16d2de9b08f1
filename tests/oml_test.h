/**
 * What every test uses: cmocka, `ok` and `fails` that show omloop's own message,
 * `near`, and `forall` for properties.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEST_H
#define OML_TEST_H

#include "base/cx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/** The call must succeed; otherwise the test fails with omloop's own message. */
#define ok(cx, call) test_ok((cx), (call), #call, __FILE__, __LINE__)
/** The call must fail with that message code; the failure is then cleared. */
#define fails(cx, call, code) test_fails((cx), (call), (code), #call, __FILE__, __LINE__)
/** |a - b| <= tolerance */
#define near(a, b, tolerance) test_near((a), (b), (tolerance), #a, __FILE__, __LINE__)

void test_ok(oml_cx *cx, oml_rc rc, const char *call, const char *file, int line);
void test_fails(oml_cx *cx, oml_rc rc, const char *code, const char *call, const char *file, int line);
void test_near(double a, double b, double tolerance, const char *what, const char *file, int line);

/** A small seeded generator for tests (splitmix64). */
typedef struct rng {
    uint64_t state;
} rng;
uint64_t rng_next(rng *r);
double rng_unit(rng *r);            /* [0, 1) */
size_t rng_below(rng *r, size_t n); /* 0..n-1 */

/** Runs property(rng, size) `runs` times with sizes 1..max_size; on failure prints seed and the smallest failing size.
 */
void forall(const char *what, unsigned runs, size_t max_size, bool (*property)(rng *r, size_t size));

/** Path of a file of the source tree, of the build folder, or of ../shared beside the source tree. Static storage per
 * call site: copied into out. */
const char *source_path(char *out, size_t n, const char *relative);
const char *shared_path(char *out, size_t n, const char *relative);
/** Skips the running test with a clear message when ../shared has no such file. */
#define need_shared(relative)                                                                                          \
    do {                                                                                                               \
        char need_path_[1024];                                                                                         \
        FILE *need_file_ = fopen(shared_path(need_path_, sizeof need_path_, relative), "rb");                          \
        if (need_file_ == NULL) {                                                                                      \
            print_message("skipped: %s is not on this machine\n", need_path_);                                         \
            skip();                                                                                                    \
        } else                                                                                                         \
            fclose(need_file_);                                                                                        \
    } while (0)

/** A fresh temporary folder, removed with everything in it by test_folder_remove. */
void test_folder(char *out, size_t n);
void test_folder_remove(const char *path);
/** The same as set-up and tear-down, of one test or of all; its path stands in test_here. */
extern char test_here[256];
int test_here_make(void **state);
int test_here_remove(void **state);
/** The whole file as text in malloc'ed memory; fails the test when it cannot be read. */
char *test_read(const char *path, size_t *n);
void test_write(const char *path, const char *bytes, size_t n);

#endif

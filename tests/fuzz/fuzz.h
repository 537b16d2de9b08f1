/**
 * Fuzz targets: each takes any bytes, must not fall over, and holds a property.
 *
 * With -Dfuzz=true (clang) a target is a libFuzzer program; in every test run
 * replay.c gives it the files of tests/fuzz/corpus/NAME, and pieces of them.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FUZZ_H
#define OML_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** What must hold whatever the input. */
#define must(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                             \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

#endif

/* Gives a fuzz target the files of its corpus, each whole, cut short and with bytes turned: replay FOLDER
 * SPDX-License-Identifier: EUPL-1.2 */
#include "fuzz.h"
#include "oml_test.h"

#include <dirent.h>

enum { CUTS = 64, TURNS = 200 };

// The bytes are copied to the end of a block of their own, so that a sanitizer sees the first one read too far.
static void
give(const char *bytes, size_t n)
{
    uint8_t *exact = malloc(n == 0 ? 1 : n);
    assert_non_null(exact);
    memcpy(exact, bytes, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
}

static void
give_variants(char *bytes, size_t n)
{
    rng r = {n};
    give(bytes, n);
    for (size_t i = 0; i < CUTS && n > 0; i++)
        give(bytes, n <= CUTS ? i % (n + 1) : rng_below(&r, n));
    for (size_t i = 0; i < TURNS && n > 0; i++) {
        const size_t at = rng_below(&r, n);
        const char was = bytes[at];
        bytes[at] = (char)(rng_below(&r, 2) == 0 ? (unsigned char)was ^ 1u << rng_below(&r, 8) : rng_below(&r, 256));
        give(bytes, n);
        bytes[at] = was;
    }
}

int
main(int argc, char **argv)
{
    struct dirent **files;
    const int n = argc == 2 ? scandir(argv[1], &files, NULL, alphasort) : -1;
    if (n < 0) {
        fprintf(stderr, "usage: replay FOLDER\n");
        return 2;
    }
    int done = 0;
    for (int i = 0; i < n; i++) {
        char path[1024];
        size_t size;
        snprintf(path, sizeof path, "%s/%s", argv[1], files[i]->d_name);
        if (files[i]->d_name[0] != '.') {
            char *bytes = test_read(path, &size);
            give_variants(bytes, size);
            free(bytes);
            printf("ok %d - %s\n", ++done, files[i]->d_name);
        }
        free(files[i]);
    }
    free(files);
    printf("1..%d\n", done);
    return done == 0;
}

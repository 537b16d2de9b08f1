/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/bar.h"

#include "oml_test.h"

#include <fcntl.h>
#include <unistd.h>

// What the bar writes to stderr when it is told these steps, its work having begun `ago` ms ago.
static char *
shown(const char *path, int64_t ago, const double done[], size_t n, double total)
{
    fflush(stderr);
    const int kept = dup(STDERR_FILENO), file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    assert_true(kept >= 0 && file >= 0);
    dup2(file, STDERR_FILENO);
    oml_bar b;
    oml_bar_init(&b);
    b.began -= ago;
    for (size_t i = 0; i < n; i++) {
        b.told -= 1000; // as if some time had passed
        b.progress.tell(&b.progress, "reading", done[i], total);
    }
    oml_bar_clear(&b);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(file);
    return test_read(path, NULL);
}

static void
work_of_less_than_a_second_shows_nothing(void **state)
{
    (void)state;
    char folder[256], path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/stderr", folder);
    char *quick = shown(path, 0, (double[]){1, 2}, 2, 4);
    assert_string_equal(quick, "");
    free(quick);
    char *slow = shown(path, 5000, (double[]){1, 9}, 2, 4);
    assert_string_equal(
        slow,
        "\r\033[K[######..................]  25 % reading\r\033[K[########################] 100 % reading\r\033[K");
    free(slow);
    char *unknown = shown(path, 5000, (double[]){1}, 1, 0);
    assert_string_equal(unknown, "\r\033[Kreading\r\033[K");
    free(unknown);
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_of_less_than_a_second_shows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

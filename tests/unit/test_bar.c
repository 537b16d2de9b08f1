/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/bar.h"

#include "oml_test.h"

#include <fcntl.h>
#include <unistd.h>

// What the bar writes to stderr when it is told these steps, its work having begun `ago` ms ago.
static char *
shown(const char *path, int64_t ago, const double done[], size_t n, double total, bool bytes, oml_lang lang)
{
    fflush(stderr);
    const int kept = dup(STDERR_FILENO), file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    assert_true(kept >= 0 && file >= 0);
    dup2(file, STDERR_FILENO);
    oml_bar b;
    oml_bar_init(&b, lang);
    b.began -= ago;
    for (size_t i = 0; i < n; i++) {
        b.told -= 2000; // as if two seconds had passed
        b.since -= 2000;
        b.progress.tell(&b.progress, "reading", done[i], total, bytes);
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
    char *quick = shown(path, 0, (double[]){1, 2}, 2, 4, false, OML_EN);
    assert_string_equal(quick, "");
    free(quick);
    char *slow = shown(path, 5000, (double[]){1, 9}, 2, 4, false, OML_EN);
    assert_string_equal(
        slow,
        "\r\033[K[######..................]  25 % reading\r\033[K[########################] 100 % reading\r\033[K");
    free(slow);
    char *unknown = shown(path, 5000, (double[]){1}, 1, 0, false, OML_EN);
    assert_string_equal(unknown, "\r\033[Kreading\r\033[K");
    free(unknown);
    test_folder_remove(folder);
}

// 100 MB in the 2 s between the two: 50 MB/s, so 300 MB more take 6 s. The time that the test itself takes makes it a
// little less.
static void
rate_and_time_left(void **state)
{
    (void)state;
    char folder[256], path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/stderr", folder);
    char *bytes = shown(path, 5000, (double[]){1e8, 2e8}, 2, 5e8, true, OML_EN);
    assert_non_null(strstr(bytes, "20 % reading\r")); // nothing is known of its speed yet
    assert_non_null(strstr(bytes, " MB/s, "));
    assert_non_null(strstr(bytes, " s left\r"));
    static const char before[] = "40 % reading, ", between[] = " MB/s, ";
    const char *said = strstr(bytes, before);
    assert_non_null(said);
    char *end;
    const double rate = strtod(said + sizeof before - 1, &end);
    assert_memory_equal(end, between, sizeof between - 1);
    const double left = strtod(end + sizeof between - 1, &end);
    assert_memory_equal(end, " s left", 7);
    assert_true(rate > 0 && rate <= 50 && left >= 6);
    free(bytes);
    char *items = shown(path, 5000, (double[]){0, 1}, 2, 1000, false, OML_NL);
    assert_non_null(strstr(items, "reading, nog "));
    assert_non_null(strstr(items, " min\r"));
    assert_null(strstr(items, "B/s"));
    free(items);
    char *again = shown(path, 5000, (double[]){9e8, 1e8}, 2, 1e9, true, OML_EN); // the next file
    assert_non_null(strstr(again, "10 % reading\r"));
    free(again);
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rate_and_time_left),
        cmocka_unit_test(work_of_less_than_a_second_shows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/stop.h"

#include "oml_test.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static void
the_first_ctrl_c_asks_the_second_ends(void **state)
{
    (void)state;
    const atomic_bool *stop = oml_stop_listen();
    oml_cx cx = {.cancel = stop};
    assert_false(atomic_load(stop));
    ok(&cx, oml_cx_go_on(&cx));
    raise(SIGINT);
    assert_true(atomic_load(stop));
    fails(&cx, oml_cx_go_on(&cx), "OML-RUN-01");
    struct sigaction now;
    assert_int_equal(sigaction(SIGINT, NULL, &now), 0);
    assert_true(now.sa_handler == SIG_DFL);
}

static void
a_reader_who_leaves_is_an_error_of_writing(void **state)
{
    (void)state;
    int ends[2];
    oml_stop_listen();
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_int_equal(write(ends[1], "x", 1), -1);
    assert_int_equal(errno, EPIPE);
    close(ends[1]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_ctrl_c_asks_the_second_ends),
        cmocka_unit_test(a_reader_who_leaves_is_an_error_of_writing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

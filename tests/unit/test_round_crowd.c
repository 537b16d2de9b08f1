/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include "store/log.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// A round with a large panel; each voter hands in a sheet of his own. What was acknowledged is in the agenda, whatever
// happens to the process that took it, and however many come at once.
enum { CROWD = 300, PATHS = 4, KILLS = 8 };

typedef struct fixture {
    test_agenda a;
    oml_doc *d;
} fixture;

#define PUT(...) test_put(cx, s, test_record(cx, __VA_ARGS__, NULL))

static int
make(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    test_agenda_new(&f->a);
    oml_cx *cx = &f->a.cx;
    oml_store *s = test_open(cx, f->a.path, true);
    PUT("theme", "code", "1");
    for (int i = 1; i <= PATHS; i++)
        PUT("path", "code", oml_arena_printf(&cx->tmp, "1.%d", i), "theme", "1");
    PUT("criterion", "code", "impact", "about", "path", "kind", "judged", "direction", "max", "points", "1:0 9:1",
        "weight", "1");
    oml_store_free(s);
    OML_BUF_AUTO b = {0};
    oml_buf_text(&b, "voter,pentagon\n");
    for (int v = 1; v <= CROWD; v++)
        oml_buf_printf(&b, "V%d,company\n", v);
    const char *panel = oml_arena_printf(&cx->tmp, "%s/panel.csv", f->a.folder);
    test_write(panel, b.s, b.n);
    ok(cx, test_run(cx,
                    oml_arena_printf(&cx->tmp,
                                     "round create %s R --title Ronde --criteria impact --top 2 --draws 100 --panel %s",
                                     f->a.path, panel),
                    &f->d));
    for (int v = 1; v <= CROWD; v++) {
        char path[400], text[400];
        size_t n = (size_t)snprintf(text, sizeof text, "voter,item,criterion,value\n");
        for (int i = 1; i <= PATHS; i++)
            n += (size_t)snprintf(text + n, sizeof text - n, "V%d,1.%d,impact,%d\n", v, i, 1 + (v + i) % 9);
        snprintf(path, sizeof path, "%s/s%d.csv", f->a.folder, v);
        test_write(path, text, n);
    }
    *state = f;
    return 0;
}

static int
unmake(void **state)
{
    fixture *f = *state;
    test_agenda_free(&f->a);
    free(f);
    return 0;
}

// As another person's program does: a context of its own, one sheet.
static oml_rc
hand_in(const fixture *f, int voter)
{
    oml_cx cx = {.now = 2000};
    oml_doc *d;
    char line[800];
    snprintf(line, sizeof line, "round score %s R %s/s%d.csv", f->a.path, f->a.folder, voter);
    const oml_rc rc = test_run(&cx, line, &d);
    oml_cx_done(&cx);
    return rc;
}

// How many of that voter's scores are there.
static size_t
scores_of(const oml_records *ballots, int voter)
{
    char code[32];
    size_t n = 0;
    snprintf(code, sizeof code, "R-V%d", voter);
    for (size_t i = 0; i < ballots->n; i++)
        n += oml_record_is(&ballots->at[i], "voter", code) && oml_record_get(&ballots->at[i], "value") != NULL;
    return n;
}

static void
load(fixture *f, oml_records *ballots)
{
    oml_log_state log;
    oml_store *s = test_open(&f->a.cx, f->a.path, false);
    ok(&f->a.cx, oml_log_verify(&f->a.cx, s, &log));
    assert_int_equal(log.first_bad, 0);
    assert_int_equal(log.records_off, 0);
    ok(&f->a.cx, oml_store_list(&f->a.cx, s, oml_noun_find("ballot"), NULL, NULL, ballots));
    oml_store_free(s);
}

// Hands in one sheet after another, some, and tells of each that was taken; never returns.
static void
hand_in_until_killed(const fixture *f, int from, int pipe_end)
{
    for (int v = from; v < from + CROWD / (KILLS + 1); v++)
        if (hand_in(f, v) != OML_OK || write(pipe_end, &v, sizeof v) != sizeof v)
            _exit(9);
    _exit(0);
}

static void
a_kill_loses_no_ballot_that_was_acknowledged(void **state)
{
    fixture *f = *state;
    rng r = {7};
    int last = 0;
    for (int k = 0; k < KILLS; k++) {
        int ends[2], first = 0;
        assert_int_equal(pipe(ends), 0);
        const pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            hand_in_until_killed(f, last + 1, ends[1]);
        close(ends[1]);
        assert_int_equal(read(ends[0], &first, sizeof first), sizeof first);
        last = first;
        nanosleep(&(struct timespec){0, (long)rng_below(&r, 8000000)}, NULL); // wherever it then is
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        for (int told; read(ends[0], &told, sizeof told) == sizeof told;)
            last = told;
        close(ends[0]);
        oml_records ballots;
        load(f, &ballots);
        for (int v = 1; v <= last; v++)
            assert_int_equal(scores_of(&ballots, v), PATHS);
        // One more may have been taken and not told; it is there whole, or not at all.
        const size_t next = scores_of(&ballots, last + 1);
        assert_true(next == 0 || next == PATHS);
        last += next == PATHS;
        assert_int_equal(ballots.n, (size_t)last * PATHS);
    }
}

static void
three_hundred_hand_in_at_once(void **state)
{
    fixture *f = *state;
    static pid_t child[CROWD];
    int gate[2];
    struct timespec from, to;
    assert_int_equal(pipe(gate), 0);
    for (int v = 0; v < CROWD; v++) {
        child[v] = fork();
        assert_true(child[v] >= 0);
        if (child[v] == 0) {
            char nothing;
            close(gate[1]);
            (void)!read(gate[0], &nothing, 1); // until the gate opens for all
            _exit(hand_in(f, v + 1) == OML_OK ? 0 : 9);
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &from);
    close(gate[1]);
    int refused = 0;
    for (int v = 0; v < CROWD; v++) {
        int status;
        assert_int_equal(waitpid(child[v], &status, 0), child[v]);
        refused += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    }
    close(gate[0]);
    clock_gettime(CLOCK_MONOTONIC, &to);
    print_message("# %d sheets at once took %.1f s\n", CROWD,
                  (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec));
    assert_int_equal(refused, 0);
    assert_true(to.tv_sec - from.tv_sec < 2L * OML_OP_TRIES); // no longer than one of them may wait
    oml_records ballots;
    load(f, &ballots);
    assert_int_equal(ballots.n, CROWD * PATHS);
    for (int v = 1; v <= CROWD; v++)
        assert_int_equal(scores_of(&ballots, v), PATHS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_kill_loses_no_ballot_that_was_acknowledged),
        TEST(three_hundred_hand_in_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

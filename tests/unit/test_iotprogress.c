/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotprogress.h"

#include "oml_test.h"

typedef struct told {
    oml_progress progress;
    double done, total;
    bool bytes;
} told;

static void
keep(oml_progress *self, const char *what, double done, double total, bool bytes)
{
    told *t = (told *)self;
    (void)what;
    t->done = done, t->total = total, t->bytes = bytes;
}

static void
files_are_parts_of_a_whole(void **state)
{
    (void)state;
    static const struct {
        double done, total, whole;
    } steps[] = {{10, 100, 10}, {90, 100, 90}, {5, 40, 105}, {40, 40, 140}, {5, 40, 145}, {40, 40, 180}, {9, 9, 180}};
    told t = {.progress = {.tell = keep}};
    oml_cx cx = {.progress = &t.progress};
    oml_iotprogress p;
    oml_iotprogress_begin(&cx, 180, &p);
    for (size_t i = 0; i < OML_COUNT(steps); i++) { // the last one was not counted on
        oml_cx_tell_bytes(&cx, "reading", steps[i].done, steps[i].total);
        near(t.done, steps[i].whole, 0);
        near(t.total, 180, 0);
        assert_true(t.bytes);
    }
    oml_cx_tell(&cx, "inverting", 1, 3); // no bytes: as it is
    near(t.done, 1, 0);
    near(t.total, 3, 0);
    assert_false(t.bytes);
    oml_iotprogress_end(&cx, &p);
    assert_ptr_equal(cx.progress, &t.progress);
    oml_cx_done(&cx);
}

static void
nothing_is_told_when_nobody_watches(void **state)
{
    (void)state;
    told t = {.progress = {.tell = keep}};
    oml_cx cx = {0};
    oml_iotprogress p;
    oml_iotprogress_begin(&cx, 180, &p);
    assert_null(cx.progress);
    oml_iotprogress_end(&cx, &p);
    cx.progress = &t.progress; // and where the sizes are not known, files stay by themselves
    oml_iotprogress_begin(&cx, 0, &p);
    oml_cx_tell_bytes(&cx, "reading", 3, 7);
    near(t.total, 7, 0);
    oml_iotprogress_end(&cx, &p);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_parts_of_a_whole),
        cmocka_unit_test(nothing_is_told_when_nobody_watches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/parallel.h"
#include "oml_test.h"

typedef struct seen {
    uint64_t sum, units;
} seen;

static void
add(const void *shared, void *own, size_t from, size_t to)
{
    const uint64_t *factor = shared;
    seen *s = own;
    for (size_t i = from; i < to; i++) {
        s->sum += *factor * i;
        s->units++;
    }
}

static void
every_unit_is_done_once(void **state)
{
    (void)state;
    const uint64_t factor = 3;
    for (unsigned threads = 0; threads <= 5; threads++)
        for (size_t n = 0; n <= 2000; n += 333)
            for (size_t grain = 1; grain <= 100; grain += 33) {
                oml_cx cx = {.threads = threads};
                seen seen_by[5] = {{0, 0}};
                void *own[5];
                for (size_t t = 0; t < 5; t++)
                    own[t] = &seen_by[t];
                ok(&cx, oml_parallel_run(&cx, NULL, n, grain, add, &factor, own));
                uint64_t sum = 0, units = 0;
                for (size_t t = 0; t < 5; t++) {
                    sum += seen_by[t].sum;
                    units += seen_by[t].units;
                }
                assert_int_equal(units, n);
                assert_int_equal(sum, n == 0 ? 0 : factor * n * (n - 1) / 2);
            }
}

static void
threads_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(oml_parallel_threads(&(oml_cx){.threads = 0}), 1);
    assert_int_equal(oml_parallel_threads(&(oml_cx){.threads = 7}), 7);
    assert_int_equal(oml_parallel_threads(&(oml_cx){.threads = 5000}), OML_PARALLEL_MOST);
}

static void
stops_when_asked(void **state)
{
    (void)state;
    const uint64_t factor = 1;
    const atomic_bool stop = true;
    oml_cx cx = {.threads = 2, .cancel = &stop};
    seen a = {0, 0}, b = {0, 0};
    void *own[] = {&a, &b};
    fails(&cx, oml_parallel_run(&cx, NULL, 1000000, 1, add, &factor, own), "OML-RUN-01");
    assert_true(a.units + b.units < 1000000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_is_done_once),
        cmocka_unit_test(threads_are_bounded),
        cmocka_unit_test(stops_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

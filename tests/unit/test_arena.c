/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"
#include "oml_test.h"

static void
pieces_do_not_overlap_and_are_zero(void **state)
{
    (void)state;
    oml_arena a = {0};
    unsigned char *piece[300];
    for (size_t i = 0; i < OML_COUNT(piece); i++) {
        const size_t n = 1 + i * 37 % 40000;
        piece[i] = oml_arena_try(&a, n, 1);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < n; k++)
            assert_int_equal(piece[i][k], 0);
        memset(piece[i], (int)(i % 251) + 1, n);
    }
    for (size_t i = 0; i < OML_COUNT(piece); i++)
        for (size_t k = 0; k < 1 + i * 37 % 40000; k++)
            assert_int_equal(piece[i][k], i % 251 + 1);
    oml_arena_free(&a);
    assert_int_equal(a.used, 0);
}

static void
the_ceiling_holds(void **state)
{
    (void)state;
    oml_arena a = {.ceiling = 1000};
    assert_non_null(oml_arena_try(&a, 900, 1));
    assert_null(oml_arena_try(&a, 200, 1));
    assert_null(oml_arena_try(&a, SIZE_MAX / 2, 4));
    assert_non_null(oml_arena_get(&a, 200, 1));
    oml_arena_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_do_not_overlap_and_are_zero),
        cmocka_unit_test(the_ceiling_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

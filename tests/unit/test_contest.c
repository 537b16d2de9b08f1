/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/contest.h"
#include "oml_test.h"

// Against counting one by one, for sizes on both sides of what fits in bytes, and with fewer contests than lanes.
static bool
as_counted(rng *r, size_t size)
{
    enum { L = OML_CONTEST_LANES, MOST = 300 };
    static float value[MOST * L];
    static uint16_t rank[MOST * L];
    static uint32_t won[MOST * MOST];
    const size_t n = size == 40 ? 300 : 1 + rng_below(r, size);
    const unsigned lanes = 1 + (unsigned)rng_below(r, L);
    for (size_t i = 0; i < n * L; i++)
        value[i] = (float)rng_below(r, 20); // with ties
    memset(won, 0, sizeof won);
    oml_contest_rank(value, n, lanes, rank, won);
    for (size_t a = 0; a < n; a++)
        for (size_t l = 0; l < L; l++) {
            size_t above = 0;
            for (size_t b = 0; b < n; b++)
                above += value[b * L + l] > value[a * L + l] || (value[b * L + l] == value[a * L + l] && b < a);
            if (above != rank[a * L + l])
                return false;
        }
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            uint32_t wins = 0;
            for (size_t l = 0; l < lanes; l++)
                wins += rank[a * L + l] < rank[b * L + l];
            if (wins != won[a * n + b])
                return false;
        }
    return true;
}

static void
ranks_and_wins(void **state)
{
    (void)state;
    forall("ranks and wins", 80, 40, as_counted);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ranks_and_wins)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

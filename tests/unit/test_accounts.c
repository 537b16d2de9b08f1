/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/accounts.h"

#include "oml_iot.h"
#include "oml_table.h"

#include <math.h>

static const size_t both[] = {0, 1};

// A table of pymrio's reference: so many heading lines and label columns, then numbers. Compared cell by cell.
static void
as_pymrio(const oml_accounts *a, const char *file, size_t lines, oml_accounts_kind kind, bool by_sector,
          bool with_households)
{
    char path[1024], name[128];
    snprintf(name, sizeof name, "data/pymrio_test_mrio/reference/Emissions__%s.csv", file);
    char *text = test_read(shared_path(path, sizeof path, name), NULL), *at = text;
    for (size_t i = 0; i < lines; i++)
        at = strchr(at, '\n') + 1;
    for (size_t s = 0; s < 2; s++) {
        for (size_t j = 0; j < 2; j++)
            at = strchr(at, ',') + 1;
        for (size_t j = 0; j < (by_sector ? a->R * a->N : a->R); j++) {
            const double theirs = strtod(at, &at);
            at++;
            const double ours =
                by_sector ? *oml_mat_at(a->sector[kind], s, j)
                          : oml_accounts_get(a, kind, s, j, SIZE_MAX) +
                                (with_households ? oml_accounts_get(a, OML_ACCOUNTS_HOUSEHOLDS, s, j, SIZE_MAX) : 0);
            near(ours, theirs, 1e-10 * fabs(theirs));
        }
    }
    free(text);
}

static void
every_account_of_pymrio(void **state)
{
    (void)state;
    need_shared("data/pymrio_test_mrio/mrio_data/trade_flows_Z.txt");
    oml_cx cx = {0};
    const oml_iot *t = test_iot_pymrio(&cx);
    for (size_t way = 0; way < 2; way++) { // by solving, and from an inverse at hand
        OML_AUTO(solver) *s = NULL;
        OML_AUTO(accounts) *a = NULL;
        ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = way == 1, .rhs = way * t->n}, &s));
        ok(&cx, oml_accounts_new(&cx, t, s, both, 2, true, &a));
        as_pymrio(a, "D_pba", 3, OML_ACCOUNTS_PRODUCTION, true, false);
        as_pymrio(a, "D_cba", 3, OML_ACCOUNTS_CONSUMPTION, true, false);
        as_pymrio(a, "D_imp", 3, OML_ACCOUNTS_IMPORTS, true, false);
        as_pymrio(a, "D_exp", 3, OML_ACCOUNTS_EXPORTS, true, false);
        as_pymrio(a, "D_pba_reg", 1, OML_ACCOUNTS_PRODUCTION, false, true); // pymrio mixes households in
        as_pymrio(a, "D_cba_reg", 1, OML_ACCOUNTS_CONSUMPTION, false, true);
        as_pymrio(a, "D_imp_reg", 1, OML_ACCOUNTS_IMPORTS, false, false);
        as_pymrio(a, "D_exp_reg", 1, OML_ACCOUNTS_EXPORTS, false, false);
        assert_true(a->residual <= 1e-12);
    }
    oml_cx_done(&cx);
}

// The world in 3 regions, with a sector of China that makes nothing: accounts and origin by consumer as in its
// reference.
static void
the_world_in_three_regions(void **state)
{
    (void)state;
    need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv");
    oml_cx cx = {0};
    char path[1024];
    const oml_iot *t = test_iot_micro(&cx);
    const size_t k = t->stressors.n;
    size_t which[32];
    for (size_t i = 0; i < k; i++)
        which[i] = i;
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(accounts) *a = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_accounts_new(&cx, t, s, which, k, false, &a));
    test_table flow;
    test_table_read(&flow,
                    shared_path(path, sizeof path, "data/wiod2011_micro_3r7s/reference/origin_x_consumer_CO2_JRC.csv"));
    const size_t co2 = oml_iot_find(&t->stressors, "CO2_JRC");
    assert_true(co2 < k);
    for (size_t o = 0; o < 3; o++)
        for (size_t c = 0; c < 3; c++) {
            const double theirs = test_table_get(&flow, t->regions.code[o], t->regions.code[c]);
            near(*oml_mat_at(a->flow, co2 * 3 + o, c), theirs, 1e-10 * theirs);
        }
    for (size_t i = 0; i < k; i++) {
        near(a->closure[i], 0, 1e-12);
        near(a->unallocated[i], 0, 0);
    }
    test_table_free(&flow);
    oml_cx_done(&cx);
}

// Whatever the table: all consumption is all production; imports and exports of the world are equal; domestic parts
// agree.
static bool
nothing_is_lost(rng *r, size_t size)
{
    oml_cx cx = {.threads = 2};
    const oml_iot *t = test_iot_invent(&cx, r, 1 + rng_below(r, 4), 1 + size / 4, 2);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(accounts) *a = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_accounts_new(&cx, t, s, both, 2, true, &a));
    bool good = true;
    for (size_t k = 0; k < 2; k++) {
        double all[OML_ACCOUNTS_KINDS] = {0}, by_sector[OML_ACCOUNTS_KINDS] = {0}, emitted = a->unallocated[k];
        for (size_t c = 0; c < a->R; c++)
            for (int kind = 0; kind < OML_ACCOUNTS_KINDS; kind++) {
                all[kind] += oml_accounts_get(a, (oml_accounts_kind)kind, k, c, SIZE_MAX);
                for (size_t p = 0; kind < OML_ACCOUNTS_HOUSEHOLDS && p < a->N; p++)
                    by_sector[kind] += oml_accounts_get(a, (oml_accounts_kind)kind, k, c, p);
            }
        for (size_t i = 0; i < t->n; i++)
            emitted -= t->F[k + i * 2];
        const double some = 1e-9 * (1 + all[OML_ACCOUNTS_PRODUCTION]);
        good = good && fabs(all[OML_ACCOUNTS_PRODUCTION] - all[OML_ACCOUNTS_CONSUMPTION]) < some &&
               fabs(all[OML_ACCOUNTS_IMPORTS] - all[OML_ACCOUNTS_EXPORTS]) < some && fabs(a->closure[k]) < 1e-9 &&
               fabs(emitted + all[OML_ACCOUNTS_PRODUCTION]) < some;
        for (int kind = 0; kind < OML_ACCOUNTS_HOUSEHOLDS; kind++)
            good = good && fabs(all[kind] - by_sector[kind]) < some;
    }
    oml_cx_done(&cx);
    return good;
}

static void
consumption_is_production(void **state)
{
    (void)state;
    forall("accounts add up", 60, 60, nothing_is_lost);
}

// One reading of an inverse, with few stressors or many: the same accounts as by solving, the same bits for any
// threads.
static bool
one_reading(rng *r, size_t size)
{
    oml_cx cx = {.threads = 1}, three = {.threads = 3};
    const oml_iot *t = test_iot_invent(&cx, r, 1 + rng_below(r, 12), 1 + size / 8, 2);
    const size_t k = rng_below(r, 2) == 0 ? 2 : 70;
    size_t which[70];
    for (size_t s = 0; s < k; s++)
        which[s] = s % 2;
    OML_AUTO(solver) *lu = NULL, *inverse = NULL;
    OML_AUTO(accounts) *solved = NULL, *read = NULL, *again = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &lu));
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = true, .rhs = t->n}, &inverse));
    ok(&cx, oml_accounts_new(&cx, t, lu, which, k, true, &solved));
    ok(&cx, oml_accounts_new(&cx, t, inverse, which, k, true, &read));
    ok(&three, oml_accounts_new(&three, t, inverse, which, k, true, &again));
    bool good = read->residual <= 1e-12;
    for (size_t s = 0; s < k; s++)
        for (size_t c = 0; c < t->regions.n; c++)
            for (oml_accounts_kind kind = 0; kind < OML_ACCOUNTS_HOUSEHOLDS; kind++)
                for (size_t p = 0; p <= t->sectors.n; p++) {
                    const size_t at = p < t->sectors.n ? p : SIZE_MAX;
                    const double one = oml_accounts_get(solved, kind, s, c, at),
                                 other = oml_accounts_get(read, kind, s, c, at),
                                 same = oml_accounts_get(again, kind, s, c, at);
                    good = good && fabs(one - other) < 1e-10 * (1 + fabs(one)) && other == same;
                }
    oml_cx_done(&cx), oml_cx_done(&three);
    return good;
}

static void
reading_an_inverse_is_solving(void **state)
{
    (void)state;
    forall("accounts from an inverse at hand", 40, 60, one_reading);
}

static void
needs_stressors(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {1};
    oml_iot *t = test_iot_invent(&cx, &r, 2, 3, 1);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(accounts) *a = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    t->F = NULL;
    fails(&cx, oml_accounts_new(&cx, t, s, both, 1, false, &a), "OML-ACC-01");
    assert_string_equal(oml_accounts_name(OML_ACCOUNTS_IMPORTS), "imports");
    oml_cx_done(&cx);
}

// A memory of the last answer that was made of others.
typedef struct slot {
    double asked, answer[200];
    size_t n, m, found;
} slot;

static bool
find(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, double *answer, size_t m)
{
    (void)cx;
    slot *s = self;
    const bool same = strcmp(what, "accounts of regions") == 0 && s->n == n && s->m == m && s->asked == asked[0];
    if (same)
        memcpy(answer, s->answer, m * sizeof *answer);
    s->found += same;
    return same;
}

static void
keep(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, const double *answer, size_t m)
{
    (void)cx;
    slot *s = self;
    if (strcmp(what, "accounts of regions") != 0)
        return;
    assert_true(n == 1 && m <= OML_COUNT(s->answer));
    s->asked = asked[0], s->n = n, s->m = m;
    memcpy(s->answer, answer, m * sizeof *answer);
}

// Accounts of regions are made once, and come back to the bit; those of another stressor are others.
static void
accounts_of_regions_are_kept(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {8};
    const oml_iot *t = test_iot_invent(&cx, &r, 3, 4, 2);
    slot kept = {0};
    const oml_solver_memory memory = {&kept, find, keep};
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(accounts) *first = NULL, *again = NULL, *other = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.memory = &memory}, &s));
    ok(&cx, oml_accounts_new(&cx, t, s, &both[1], 1, false, &first));
    assert_int_equal(kept.found, 0);
    ok(&cx, oml_accounts_new(&cx, t, s, &both[1], 1, false, &again));
    assert_int_equal(kept.found, 1);
    assert_memory_equal(first->region->v, again->region->v, OML_ACCOUNTS_KINDS * first->R * sizeof(double));
    assert_memory_equal(first->flow->v, again->flow->v, first->R * first->R * sizeof(double));
    assert_memory_equal(first->unallocated, again->unallocated, sizeof(double));
    assert_memory_equal(first->closure, again->closure, sizeof(double));
    assert_true(first->residual == again->residual && first->region->v[0] != 0);
    ok(&cx, oml_accounts_new(&cx, t, s, &both[0], 1, false, &other));
    assert_int_equal(kept.found, 1);
    assert_memory_not_equal(first->flow->v, other->flow->v, first->R * first->R * sizeof(double));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_account_of_pymrio),   cmocka_unit_test(the_world_in_three_regions),
        cmocka_unit_test(consumption_is_production), cmocka_unit_test(reading_an_inverse_is_solving),
        cmocka_unit_test(needs_stressors),           cmocka_unit_test(accounts_of_regions_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

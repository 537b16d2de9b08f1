/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/aggregate.h"
#include "oml_test.h"

#include <math.h>

enum { R = 3, S = 4, N = R * S, C = 2, F = R * C, K = 2 };

static const char *region_codes[] = {"BE", "FR", "DE"}, *sector_codes[] = {"a", "b", "c", "d"},
                  *category_codes[] = {"P3", "P5"};
static const char *stressor_codes[] = {"CO2", "jobs"};

typedef struct random_table {
    oml_iot t;
    uint32_t rr[N], rs[N], cr[F], cc[F];
    double Z[N * N], x[N], Y[N * F], F_[K * N], FY[K * F], population[R];
} random_table;

static void
fill(rng *r, double *to, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = rng_unit(r);
}

static void
make(rng *r, random_table *m)
{
    *m = (random_table){0};
    for (uint32_t i = 0; i < N; i++) {
        m->rr[i] = i / S;
        m->rs[i] = i % S;
    }
    for (uint32_t i = 0; i < F; i++) {
        m->cr[i] = i / C;
        m->cc[i] = i % C;
    }
    fill(r, m->Z, OML_COUNT(m->Z));
    fill(r, m->x, OML_COUNT(m->x));
    fill(r, m->Y, OML_COUNT(m->Y));
    fill(r, m->F_, OML_COUNT(m->F_));
    fill(r, m->FY, OML_COUNT(m->FY));
    fill(r, m->population, R);
    m->t = (oml_iot){
        .regions = {R, region_codes, NULL, NULL},
        .sectors = {S, sector_codes, NULL, NULL},
        .categories = {C, category_codes, NULL, NULL},
        .stressors = {K, stressor_codes, NULL, NULL},
        .n = N,
        .f = F,
        .row_region = m->rr,
        .row_sector = m->rs,
        .col_region = m->cr,
        .col_category = m->cc,
        .Z = m->Z,
        .x = m->x,
        .Y = m->Y,
        .F = m->F_,
        .FY = m->FY,
        .population = m->population,
    };
}

static const char *region_from[] = {"BE", "FR", "DE"}, *region_to[] = {"BE", "EU", "EU"};
static const char *sector_from[] = {"d", "a", "b", "c", "b"}, *sector_to[] = {"y", "x", "x", "y", "y"};
static double ones[] = {1, 1, 1}, shares[] = {1, 1, 0.25, 1, 0.75};
static const oml_aggregate_map regions = {.n = 3, .from = region_from, .to = region_to, .share = ones},
                               sectors = {.n = 5, .from = sector_from, .to = sector_to, .share = shares};

// The share of an old code in a new one, looked up in the map.
static double
weight(const oml_aggregate_map *map, const char *from, const char *to)
{
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->from[i], from) == 0 && strcmp(map->to[i], to) == 0)
            return map->share[i];
    return 0;
}

static double
row_weight(const random_table *m, const oml_iot *t, size_t old, size_t new)
{
    return weight(&regions, region_codes[m->rr[old]], t->regions.code[t->row_region[new]]) *
           weight(&sectors, sector_codes[m->rs[old]], t->sectors.code[t->row_sector[new]]);
}

static bool
is_G_Z_G(rng *r, size_t size)
{
    (void)size;
    random_table m;
    oml_cx cx = {0};
    oml_iot *t;
    make(r, &m);
    ok(&cx, oml_aggregate_table(&cx, &m.t, &regions, &sectors, &t));
    bool right = t->n == 4 && t->f == 4 && t->regions.n == 2 && t->sectors.n == 2;
    for (size_t a = 0; a < t->n; a++)
        for (size_t b = 0; b < t->n; b++) {
            double sum = 0;
            for (size_t i = 0; i < N; i++)
                for (size_t j = 0; j < N; j++)
                    sum += row_weight(&m, t, i, a) * m.Z[i + N * j] * row_weight(&m, t, j, b);
            right = right && fabs(sum - t->Z[a + t->n * b]) < 1e-12 * N * N;
        }
    double before = 0, after = 0;
    for (size_t i = 0; i < (size_t)K * N; i++)
        before += m.F_[i];
    for (size_t i = 0; i < K * t->n; i++)
        after += t->F[i];
    right = right && fabs(before - after) < 1e-12 * K * N;
    for (size_t i = 0; i < R; i++)
        before += m.population[i];
    right = right &&
            fabs(t->population[0] + t->population[1] - m.population[0] - m.population[1] - m.population[2]) < 1e-12;
    oml_iot_free(t);
    oml_cx_done(&cx);
    return right;
}

static void
is_what_the_formula_says(void **state)
{
    (void)state;
    forall("Z' = G Z G', and totals stay", 50, 1, is_G_Z_G);
}

// Some regions and sectors in random parts, the others kept; and everything added up again.
static bool
split_and_back(rng *r, size_t size)
{
    (void)size;
    enum { MOST = 12 };
    random_table m;
    oml_cx cx = {0};
    oml_iot *apart = NULL, *back = NULL;
    const char *from[2][MOST], *to[2][MOST];
    double share[2][MOST], one[MOST];
    oml_aggregate_map out[2] = {{0}}, in[2];
    make(r, &m);
    for (size_t axis = 0; axis < 2; axis++) {
        const oml_iot_names *names = axis == 0 ? &m.t.regions : &m.t.sectors;
        size_t n = 0;
        for (size_t i = 0; i < names->n; i++) {
            const double part = rng_unit(r);
            if (rng_below(r, 3) == 0)
                continue; // kept
            for (size_t half = 0; half < 2; half++, n++) {
                from[axis][n] = names->code[i];
                to[axis][n] = oml_arena_printf(&cx.tmp, "%s%c", names->code[i], half == 0 ? 'N' : 'S');
                share[axis][n] = half == 0 ? part : 1 - part;
                one[n] = 1;
            }
        }
        out[axis] = (oml_aggregate_map){.n = n, .from = from[axis], .to = to[axis], .share = share[axis], .keep = true};
    }
    ok(&cx, oml_aggregate_table(&cx, &m.t, &out[0], &out[1], &apart));
    for (size_t axis = 0; axis < 2; axis++) {
        for (size_t i = 0; i < MOST; i++)
            one[i] = 1;
        in[axis] =
            (oml_aggregate_map){.n = out[axis].n, .from = to[axis], .to = from[axis], .share = one, .keep = true};
    }
    ok(&cx, oml_aggregate_table(&cx, apart, &in[0], &in[1], &back));
    bool right = back->n == m.t.n && back->f == m.t.f;
    for (size_t i = 0; right && i < back->n; i++) { // rows may come in another order
        const uint32_t at = oml_iot_row(&m.t, oml_iot_find(&m.t.regions, back->regions.code[back->row_region[i]]),
                                        oml_iot_find(&m.t.sectors, back->sectors.code[back->row_sector[i]]));
        right = right && at != OML_IOT_NONE && fabs(back->x[i] - m.x[at]) < 1e-12;
        for (size_t j = 0; right && j < back->n; j++) {
            const uint32_t to_at =
                oml_iot_row(&m.t, oml_iot_find(&m.t.regions, back->regions.code[back->row_region[j]]),
                            oml_iot_find(&m.t.sectors, back->sectors.code[back->row_sector[j]]));
            right = fabs(back->Z[i + back->n * j] - m.Z[at + N * to_at]) < 1e-12;
        }
    }
    for (size_t i = 0; right && i < R; i++)
        right = fabs(back->population[oml_iot_find(&back->regions, region_codes[i])] - m.population[i]) < 1e-12;
    oml_iot_free(apart);
    oml_iot_free(back);
    oml_cx_done(&cx);
    return right;
}

static void
added_up_again_it_is_what_it_was(void **state)
{
    (void)state;
    forall("parts add up to what was parted", 100, 1, split_and_back);
}

static void
without_maps_it_is_the_same(void **state)
{
    (void)state;
    static random_table m;
    rng r = {7};
    oml_cx cx = {0};
    oml_iot *t;
    make(&r, &m);
    ok(&cx, oml_aggregate_table(&cx, &m.t, NULL, NULL, &t));
    assert_memory_equal(t->Z, m.Z, sizeof m.Z);
    assert_memory_equal(t->Y, m.Y, sizeof m.Y);
    assert_memory_equal(t->row_sector, m.rs, sizeof m.rs);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

static void
maps_must_be_complete(void **state)
{
    (void)state;
    static random_table m;
    rng r = {7};
    oml_cx cx = {0};
    oml_iot *t;
    make(&r, &m);
    const oml_aggregate_map two = {.n = 2, .from = region_from, .to = region_to, .share = ones};
    fails(&cx, oml_aggregate_table(&cx, &m.t, &two, NULL, &t), "OML-AGG-01");
    fails(&cx, oml_aggregate_table(&cx, &m.t, &sectors, NULL, &t), "OML-AGG-02");
    double half[] = {1, 0.5, 1};
    const oml_aggregate_map less = {.n = 3, .from = region_from, .to = region_to, .share = half};
    fails(&cx, oml_aggregate_table(&cx, &m.t, &less, NULL, &t), "OML-AGG-03");
    // The row is named, where there is one.
    size_t rows[] = {2, 3, 5};
    const oml_aggregate_map read = {3, region_from, region_to, half, false, "regions.csv", rows};
    assert_int_equal(oml_aggregate_table(&cx, &m.t, &read, NULL, &t), OML_E_INPUT);
    assert_int_equal(cx.fail.row, 3);
    assert_string_equal(cx.fail.file, "regions.csv");
    oml_cx_clear(&cx);
    assert_null(t);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_what_the_formula_says),
        cmocka_unit_test(added_up_again_it_is_what_it_was),
        cmocka_unit_test(without_maps_it_is_the_same),
        cmocka_unit_test(maps_must_be_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

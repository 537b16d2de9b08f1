/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/coverage.h"
#include "agenda/noun.h"
#include "oml_test.h"

enum { DESIGN, REPAIR, FINANCE, THEMES };
enum { TEXTILE, MACHINES, CHAINS, ALL = CHAINS, WIDTH };

static void
a_small_menu_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_coverage_path paths[] = {
        {DESIGN, 0, true, false},                            // for all chains alike
        {DESIGN, 1 << TEXTILE | 1 << MACHINES, false, true}, // in two columns
        {REPAIR, 1 << MACHINES, true, false},
    };
    const oml_coverage_initiative initiatives[] = {
        {1 << TEXTILE, 1, true, false}, // names a chain of its own
        {0, 2, true, true},             // follows its paths
        {1 << MACHINES, 4, false, true} // over
    };
    const oml_coverage_link links[] = {{0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 2}};
    const oml_coverage_menu menu = {paths, initiatives, links, 3, 3, 5, THEMES, CHAINS};
    oml_coverage_cell cells[THEMES * WIDTH];
    size_t carried[3];
    oml_coverage_count(&cx, &menu, cells, carried);
    static const oml_coverage_cell expected[THEMES * WIDTH] = {
        [DESIGN * WIDTH + TEXTILE] = {1, 0, 2, 3, true}, // both initiatives, the first once though by two paths
        [DESIGN * WIDTH + MACHINES] = {1, 0, 1, 2, true},
        [DESIGN * WIDTH + ALL] = {1, 1, 0, 0, false},
        [REPAIR * WIDTH + MACHINES] = {1, 1, 1, 2, true},
    };
    for (size_t i = 0; i < (size_t)THEMES * WIDTH; i++) {
        assert_int_equal(cells[i].paths, expected[i].paths);
        assert_int_equal(cells[i].retained, expected[i].retained);
        assert_int_equal(cells[i].initiatives, expected[i].initiatives);
        assert_int_equal(cells[i].groups, expected[i].groups);
        assert_int_equal(cells[i].made_up, expected[i].made_up);
    }
    assert_int_equal(carried[0], 1);
    assert_int_equal(carried[1], 2);
    assert_int_equal(carried[2], 1);
    oml_cx_done(&cx);
}

// Against counting every cell by itself.
static bool // NOLINTNEXTLINE(readability-function-cognitive-complexity): the slow way, said in one piece
same_as_asking_every_cell(rng *r, size_t size)
{
    enum { MOST = 24, SETS = 1 << CHAINS };
    oml_cx cx = {0};
    oml_coverage_path paths[MOST];
    oml_coverage_initiative initiatives[MOST];
    oml_coverage_link links[MOST];
    const size_t n = 1 + size % MOST;
    for (size_t i = 0; i < n; i++) {
        paths[i] =
            (oml_coverage_path){rng_below(r, THEMES), rng_below(r, SETS), rng_below(r, 2) == 0, rng_below(r, 2) == 0};
        initiatives[i] = (oml_coverage_initiative){rng_below(r, SETS), 1u << rng_below(r, 5), rng_below(r, 3) > 0,
                                                   rng_below(r, 2) == 0};
        links[i] = (oml_coverage_link){rng_below(r, n), rng_below(r, n)};
    }
    const oml_coverage_menu menu = {paths, initiatives, links, n, n, n, THEMES, CHAINS};
    oml_coverage_cell cells[THEMES * WIDTH];
    size_t carried[MOST];
    oml_coverage_count(&cx, &menu, cells, carried);
    bool same = true;
    for (size_t t = 0; t < THEMES; t++)
        for (size_t c = 0; c < WIDTH; c++) {
            oml_coverage_cell cell = {0};
            for (size_t i = 0; i < n; i++) {
                const bool here = c == ALL ? paths[i].chains == 0 : (paths[i].chains >> c & 1) != 0;
                cell.paths += paths[i].theme == t && here;
                cell.retained += paths[i].theme == t && here && paths[i].retained;
                cell.made_up |= paths[i].theme == t && here && paths[i].made_up;
                bool reaches = false;
                for (size_t l = 0; l < n; l++) {
                    const oml_coverage_path *p = &paths[links[l].path];
                    const uint64_t set = initiatives[i].chains != 0 ? initiatives[i].chains : p->chains;
                    reaches |= links[l].initiative == i && p->theme == t && (c == ALL ? set == 0 : (set >> c & 1) != 0);
                }
                if (reaches && initiatives[i].active) {
                    cell.initiatives++;
                    cell.groups |= initiatives[i].groups;
                    cell.made_up |= initiatives[i].made_up;
                }
            }
            const oml_coverage_cell *counted = &cells[t * WIDTH + c];
            same &= counted->paths == cell.paths && counted->retained == cell.retained &&
                    counted->initiatives == cell.initiatives && counted->groups == cell.groups &&
                    counted->made_up == cell.made_up;
        }
    oml_cx_done(&cx);
    return same;
}

static void
against_the_slow_way(void **state)
{
    (void)state;
    forall("cells counted at once = counted one by one", 2000, 24, same_as_asking_every_cell);
}

// Every strategy that a path may have, by name, so that a new one must be placed.
static void
every_strategy_has_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *strategy, *loop;
    } cases[] = {
        {"refuse", "narrow_use"},         {"rethink", "narrow_use"},
        {"reduce", "narrow_use"},         {"reuse", "extend_life"},
        {"repair", "extend_life"},        {"refurbish", "extend_life"},
        {"remanufacture", "extend_life"}, {"repurpose", "extend_life"},
        {"recycle", "recycle"},           {"system", "system"},
    };
    const oml_noun *path = oml_noun_find("path");
    const char *values = path->fields[oml_noun_field(path, "strategy")].of;
    size_t n = 1;
    for (const char *c = values; *c != '\0'; c++)
        n += *c == '|';
    assert_int_equal(n, OML_COUNT(cases));
    for (size_t i = 0; i < n; i++) {
        assert_true(oml_noun_enum_has(&path->fields[oml_noun_field(path, "strategy")], cases[i].strategy,
                                      strlen(cases[i].strategy)));
        assert_string_equal(oml_coverage_loop(cases[i].strategy), cases[i].loop);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_menu_by_hand),
        cmocka_unit_test(against_the_slow_way),
        cmocka_unit_test(every_strategy_has_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/coverage.h"

#include <assert.h>
#include <string.h>

// A set of columns: its chains, or the last column when it names none.
static uint64_t
columns(const oml_coverage_menu *menu, uint64_t chains)
{
    return chains == 0 ? UINT64_C(1) << menu->n_chains : chains;
}

static void
count_paths(const oml_coverage_menu *menu, oml_coverage_cell cells[])
{
    for (size_t p = 0; p < menu->n_paths; p++) {
        const oml_coverage_path *path = &menu->paths[p];
        const uint64_t set = columns(menu, path->chains);
        for (size_t c = 0; c <= menu->n_chains; c++)
            if ((set >> c & 1) != 0) {
                oml_coverage_cell *cell = &cells[path->theme * (menu->n_chains + 1) + c];
                cell->paths++;
                cell->retained += path->retained;
                cell->made_up |= path->made_up;
            }
    }
}

void
oml_coverage_count(oml_cx *cx, const oml_coverage_menu *menu, oml_coverage_cell cells[], size_t carried[])
{
    assert(menu->n_chains <= OML_COVERAGE_CHAINS);
    const size_t width = menu->n_chains + 1;
    memset(cells, 0, menu->n_themes * width * sizeof *cells);
    memset(carried, 0, menu->n_paths * sizeof *carried);
    count_paths(menu, cells);

    // First which columns each initiative reaches in each theme, so that it counts once in a cell.
    uint64_t *reached = OML_NEW(&cx->tmp, uint64_t, menu->n_initiatives * menu->n_themes);
    for (size_t l = 0; l < menu->n_links; l++) {
        const oml_coverage_initiative *initiative = &menu->initiatives[menu->links[l].initiative];
        const oml_coverage_path *path = &menu->paths[menu->links[l].path];
        if (!initiative->active)
            continue;
        carried[menu->links[l].path]++;
        reached[menu->links[l].initiative * menu->n_themes + path->theme] |=
            columns(menu, initiative->chains != 0 ? initiative->chains : path->chains);
    }
    for (size_t i = 0; i < menu->n_initiatives; i++)
        for (size_t t = 0; t < menu->n_themes; t++)
            for (size_t c = 0; c < width; c++)
                if ((reached[i * menu->n_themes + t] >> c & 1) != 0) {
                    oml_coverage_cell *cell = &cells[t * width + c];
                    cell->initiatives++;
                    cell->groups |= menu->initiatives[i].groups;
                    cell->made_up |= menu->initiatives[i].made_up;
                }
}

const char *
oml_coverage_loop(const char *strategy)
{
    static const struct {
        const char *strategy, *loop;
    } ladder[] = {
        {"refuse", "narrow_use"},         {"rethink", "narrow_use"},    {"reduce", "narrow_use"},
        {"reuse", "extend_life"},         {"repair", "extend_life"},    {"refurbish", "extend_life"},
        {"remanufacture", "extend_life"}, {"repurpose", "extend_life"}, {"recycle", "recycle"},
    };
    for (size_t i = 0; i < OML_COUNT(ladder); i++)
        if (strcmp(ladder[i].strategy, strategy) == 0)
            return ladder[i].loop;
    return "system";
}

/**
 * Coverage: which themes, value chains and groups of the pentagon the menu and the programme reach.
 *
 * A cell is a theme and a chain; one more column, OML_COVERAGE_ALL, holds what
 * speaks of no chain in particular. A path that names two chains counts in both
 * columns, so that rows do not add up to the number of paths; a zero is a white spot.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_COVERAGE_H
#define OML_AGENDA_COVERAGE_H

#include "base/cx.h"

enum { OML_COVERAGE_CHAINS = 63 }; /* at most so many chains: bits of a set, and one for all of them */

typedef struct oml_coverage_path {
    size_t theme;
    uint64_t chains; /* bit c: chain c; 0: all chains alike */
    bool retained;   /* decided to carry out, under way or done */
    bool made_up;    /* illustrative */
} oml_coverage_path;

typedef struct oml_coverage_initiative {
    uint64_t chains; /* 0: those of the paths it contributes to */
    unsigned groups; /* bit g: an organisation of that group of the pentagon leads it or takes part */
    bool active;     /* in preparation, running or closing */
    bool made_up;    /* illustrative */
} oml_coverage_initiative;

typedef struct oml_coverage_link {
    size_t initiative, path;
} oml_coverage_link;

typedef struct oml_coverage_menu {
    const oml_coverage_path *paths;
    const oml_coverage_initiative *initiatives;
    const oml_coverage_link *links;
    size_t n_paths, n_initiatives, n_links, n_themes, n_chains;
} oml_coverage_menu;

typedef struct oml_coverage_cell {
    size_t paths, retained;
    size_t initiatives; /* active ones, each once */
    unsigned groups;    /* of those initiatives */
    bool made_up;       /* any of those paths or initiatives is illustrative */
} oml_coverage_cell;

/**
 * Fills cells[theme * (n_chains + 1) + chain], the last column for all chains alike, and carried[path] with the number
 * of active initiatives that contribute to a path. Time: cells + (initiatives x themes) + links.
 */
void oml_coverage_count(oml_cx *cx, const oml_coverage_menu *menu, oml_coverage_cell cells[], size_t carried[]);

/**
 * What a circular strategy does, on the ladder from refuse to recycle (a path's `strategy`): narrow_use uses less or
 * differently, extend_life prolongs the physical life of what exists, recycle saves its material, system is none of
 * these but a condition for all.
 */
const char *oml_coverage_loop(const char *strategy);

#endif

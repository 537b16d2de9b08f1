/**
 * Menu facts: the themes and work paths of an agenda with what is counted of each, for those who show or explain it.
 *
 * Counts follow agenda/coverage.h. Everything lives in cx->tmp.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_MENU_FACTS_H
#define OML_OP_MENU_FACTS_H

#include "agenda/coverage.h"
#include "op/records.h"

enum { OML_MENU_FACTS_GROUPS = 5 };
/** The groups of the pentagon, in the order of the bits of a cell's `groups`. */
extern const char *const oml_menu_facts_groups[OML_MENU_FACTS_GROUPS];

typedef struct oml_menu_facts {
    oml_records themes, paths, initiatives, links, chains;
    size_t *column; /* of a chain in the matrix: priority chains, and those that a path or initiative names; else
                       chains.n */
    oml_coverage_menu counts;
    oml_coverage_cell *cells; /* [theme * (counts.n_chains + 1) + column] */
    size_t *carried;          /* active initiatives that contribute to a path */
} oml_menu_facts;

oml_rc oml_menu_facts_load(oml_cx *cx, oml_session *s, oml_menu_facts *m) OML_CHECKED;

/** What a theme counts over all chains: paths, retained ones, and active initiatives, each once. */
oml_coverage_cell oml_menu_facts_theme(const oml_menu_facts *m, size_t theme);

#endif

/**
 * Report parts: what the chapters of the report hold beside the operations that they show.
 *
 * Each fills a doc of its own, from records. The first sentence of a chapter is what was found; the report's
 * summary repeats it.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_REPORT_PARTS_H
#define OML_OP_REPORT_PARTS_H

#include "op/op.h"

typedef oml_rc oml_report_part(oml_cx *cx, oml_session *s, oml_doc *out);

/** How many sectors are in, on the boundary and out; the agenda's own words on its scope. */
oml_report_part oml_report_parts_scope;
/** The chains that get priority: products, motivation, a fact; then the candidates and why not. */
oml_report_part oml_report_parts_chains;
/** European rules by date. */
oml_report_part oml_report_parts_rules;
oml_report_part oml_report_parts_principles;
/** The framework of themes with all paths, as a figure, then theme by theme. */
oml_report_part oml_report_parts_menu;
/** How many initiatives and commitments there are, how many late or silent. */
oml_report_part oml_report_parts_programme;
/** What bodies decided, apart from scores. */
oml_report_part oml_report_parts_decisions;
oml_report_part oml_report_parts_lessons;
/** All sources, then how the figures of this report were made. */
oml_report_part oml_report_parts_sources;

#endif

/**
 * Paper: ballots to print and fill in with a pen, one page set for each voter.
 *
 * One HTML file that asks nothing of any network and has no script. Items stand in
 * the order given, by group; one from which the voter stands aside is struck out and
 * has no boxes. Whatever stands in the texts is text, as in render/report.h.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_RENDER_PAPER_H
#define OML_RENDER_PAPER_H

#include "base/buf.h"
#include "base/tr.h"

typedef struct oml_paper_item {
    const char *code, *title;
    bool aside;
} oml_paper_item;

typedef struct oml_paper_group {
    const char *title; /* of a theme; NULL: none */
    const oml_paper_item *item;
    size_t n;
} oml_paper_group;

typedef struct oml_paper_sheet {
    const char *name; /* of the voter; NULL: to be filled in */
    const oml_paper_group *group;
    size_t n;
} oml_paper_sheet;

typedef struct oml_paper_criterion {
    const char *title, *question, *anchors; /* question and anchors may be NULL */
} oml_paper_criterion;

typedef struct oml_paper {
    oml_lang lang;
    const char *title;
    const char *notice; /* a sentence that stands on each sheet; NULL: none */
    int least, most;    /* of the scale */
    const oml_paper_criterion *criterion;
    size_t n_criteria;
    const oml_paper_sheet *sheet;
    size_t n;
} oml_paper;

/** Fails with OML_E_NOMEM when the page passes the ceiling of `out`. */
oml_rc oml_paper_write(oml_cx *cx, const oml_paper *p, oml_buf *out) OML_CHECKED;

#endif

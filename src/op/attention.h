/**
 * Attention: what in a programme asks for it, a row each: what is late, who is silent, what is incomplete.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ATTENTION_H
#define OML_OP_ATTENTION_H

#include "op/programme_facts.h"

enum {
    OML_ATTENTION_LATE = 1,       /* milestones, start and end dates, commitments past their date or going to be */
    OML_ATTENTION_SILENT = 2,     /* should have reported and did not */
    OML_ATTENTION_INCOMPLETE = 4, /* without owner, amount or evidence; retained paths that nobody carries */
    OML_ATTENTION_ALL = 7,
};

/** The table `attention`: kind, noun, item, title, date, days, figure. `only`: of that initiative; NULL: of all. */
oml_table *oml_attention_list(const oml_programme_facts *p, const char *only, unsigned what, oml_doc *out);

#endif

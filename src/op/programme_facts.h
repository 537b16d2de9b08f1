/**
 * Programme facts: the initiatives of an agenda with what is computed of each, for those who show or explain it.
 *
 * Statuses follow agenda/status.h with the clock of the call. Everything lives in cx->tmp.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROGRAMME_FACTS_H
#define OML_OP_PROGRAMME_FACTS_H

#include "agenda/status.h"
#include "op/records.h"

typedef struct oml_programme_initiative {
    const oml_record *record, *lead; /* lead NULL: none */
    const oml_record *report;        /* the last progress report; NULL: never */
    oml_status_facts facts;
    oml_status status;
    unsigned why;           /* OML_WHY_... */
    double committed, paid; /* euro; NAN: no amount known */
    bool illustrative;      /* itself, or anything its status or money follows from */
    bool active;            /* in preparation, running, closing or suspended: it may still do something */
} oml_programme_initiative;

typedef struct oml_programme_facts {
    int64_t today;   /* start of the day of cx->now */
    int64_t silence; /* ms */
    oml_records initiatives, milestones, reports, funding, commitments, contributions, paths, organisations;
    oml_programme_initiative *at; /* one an initiative */
    oml_status_step *step;        /* one a milestone */
} oml_programme_facts;

enum { OML_PROGRAMME_FACTS_SILENCE = 183 }; /* days */

oml_rc oml_programme_facts_load(oml_cx *cx, oml_session *s, int64_t days, oml_programme_facts *out) OML_CHECKED;

/**
 * The figure programme/ITEM/WHAT, as explain knows it. NULL when silence was asked to count from another number of days
 * than OML_PROGRAMME_FACTS_SILENCE: statuses are then not those that explain would explain.
 */
const char *oml_programme_facts_figure(oml_arena *arena, const oml_programme_facts *p, const char *item,
                                       const char *what);

/** Whole days from the end of that period to today; 0 when it has not passed. */
int64_t oml_programme_facts_days(const oml_programme_facts *p, const oml_period *since);
/** The reasons of a status in words, joined by "; "; NULL when there are none. */
const char *oml_programme_facts_why(oml_arena *arena, oml_lang lang, unsigned why);
/** One reason, by the index of its bit; N_(). */
const char *oml_programme_facts_reason(size_t bit);

#endif

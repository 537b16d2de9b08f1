/**
 * Status: where an initiative honestly stands, computed beside what it says of itself.
 *
 * The status starts from the stage the programme office recorded and is then the
 * worst of all rules that apply (docs/method/programme.md, table 1). Because
 * a rule can only make it worse, one more late milestone, a longer silence or a day
 * passing without news never improves it, and it is never better than the
 * initiative's own last report. It says nothing about effect: an initiative on
 * schedule contributes as planned, whether it helps is another question.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_STATUS_H
#define OML_AGENDA_STATUS_H

#include "agenda/period.h"

/** From best to worst. The words are those of progress reports, and `no_report`. */
typedef enum oml_status {
    OML_STATUS_DONE,
    OML_STATUS_ON_SCHEDULE,
    OML_STATUS_NOT_STARTED,
    OML_STATUS_ATTENTION,
    OML_STATUS_NO_REPORT,
    OML_STATUS_LATE,
    OML_STATUS_STOPPED,
    OML_STATUS_COUNT
} oml_status;

const char *oml_status_word(oml_status s);
/** False for a word that is none of them; *out then stays. */
bool oml_status_parse(const char *word, oml_status *out);

/** What one milestone is, from best to worst. */
typedef enum oml_status_step {
    OML_STEP_DROPPED,  /* no longer wanted: counts nowhere */
    OML_STEP_REACHED,  /* on or before the planned date */
    OML_STEP_BEHIND,   /* reached, after the planned date */
    OML_STEP_PLANNED,  /* open, and nothing says it will slip */
    OML_STEP_AT_RISK,  /* open, and its owner says it may slip */
    OML_STEP_SLIPPING, /* open, and the forecast is after the planned date */
    OML_STEP_OVERDUE,  /* open, and the planned date has passed */
    OML_STEP_MISSED,   /* its owner says it will not be reached */
    OML_STEP_COUNT
} oml_status_step;

const char *oml_status_step_word(oml_status_step s);

typedef struct oml_status_milestone {
    const char *word; /* planned, at_risk, reached, missed or dropped */
    oml_period planned;
    const oml_period *forecast, *actual; /* NULL: none */
} oml_status_milestone;

/** A milestone with an actual date is reached, whatever its word; `planned` has passed when its whole period has. */
oml_status_step oml_status_of_milestone(const oml_status_milestone *m, int64_t now);

/** Is a promise past its deadline while it is still proposed, promised, signed or running? */
bool oml_status_promise_late(const char *word, const oml_period *deadline, int64_t now);

/** Why a status is what it is: which rules applied. */
enum {
    OML_WHY_OVERDUE = 1 << 0,   /* late: a milestone is past its planned date */
    OML_WHY_MISSED = 1 << 1,    /* late: a milestone is missed */
    OML_WHY_END = 1 << 2,       /* late: the end date has passed and it still runs */
    OML_WHY_START = 1 << 3,     /* late: the start date has passed and it is still in preparation */
    OML_WHY_SILENT = 1 << 4,    /* no_report: no progress report for too long */
    OML_WHY_SLIPPING = 1 << 5,  /* attention: a forecast is after the planned date */
    OML_WHY_AT_RISK = 1 << 6,   /* attention: a milestone is at risk */
    OML_WHY_SUSPENDED = 1 << 7, /* attention: suspended */
    OML_WHY_OPEN = 1 << 8,      /* attention: closed with milestones still open */
    OML_WHY_UNPROVEN = 1 << 9,  /* attention: closed without a result or evidence */
    OML_WHY_REPORT = 1 << 10,   /* as its last report says */
};
enum { OML_WHY_COUNT = 11 };

typedef struct oml_status_facts {
    const char *stage; /* preparation, running, closing, closed, stopped or suspended */
    bool continuous;   /* has no end to be late for */
    int64_t start;     /* first moment after the period in which it should start; 0: not known */
    int64_t end;       /* first moment after the period in which it should end; 0: not known */
    int64_t report;    /* moment of the last progress report; 0: never */
    oml_status said;   /* what that report says */
    bool proven;       /* a result in words, or a reached milestone with evidence */
    size_t steps[OML_STEP_COUNT];
} oml_status_facts;

/** `silence`: ms without report after which an initiative that should report counts as silent; *why may be NULL. */
oml_status oml_status_of(const oml_status_facts *f, int64_t now, int64_t silence, unsigned *why);

#endif

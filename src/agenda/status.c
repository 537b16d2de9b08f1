/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/status.h"

#include "base/cx.h"

#include <string.h>

static const char *const words[OML_STATUS_COUNT] = {
    [OML_STATUS_DONE] = "done",
    [OML_STATUS_ON_SCHEDULE] = "on_schedule",
    [OML_STATUS_NOT_STARTED] = "not_started",
    [OML_STATUS_ATTENTION] = "attention",
    [OML_STATUS_NO_REPORT] = "no_report",
    [OML_STATUS_LATE] = "late",
    [OML_STATUS_STOPPED] = "stopped",
};

static const char *const step_words[OML_STEP_COUNT] = {
    [OML_STEP_DROPPED] = "dropped", [OML_STEP_REACHED] = "reached", [OML_STEP_BEHIND] = "reached_late",
    [OML_STEP_PLANNED] = "planned", [OML_STEP_AT_RISK] = "at_risk", [OML_STEP_SLIPPING] = "slipping",
    [OML_STEP_OVERDUE] = "overdue", [OML_STEP_MISSED] = "missed",
};

const char *
oml_status_word(oml_status s)
{
    return words[s];
}

bool
oml_status_parse(const char *word, oml_status *out)
{
    for (size_t i = 0; i < OML_STATUS_COUNT; i++)
        if (strcmp(words[i], word) == 0) {
            *out = (oml_status)i;
            return true;
        }
    return false;
}

const char *
oml_status_step_word(oml_status_step s)
{
    return step_words[s];
}

oml_status_step
oml_status_of_milestone(const oml_status_milestone *m, int64_t now)
{
    if (strcmp(m->word, "dropped") == 0)
        return OML_STEP_DROPPED;
    if (m->actual != NULL)
        return m->actual->from < m->planned.to ? OML_STEP_REACHED : OML_STEP_BEHIND;
    if (strcmp(m->word, "reached") == 0)
        return OML_STEP_REACHED;
    if (strcmp(m->word, "missed") == 0)
        return OML_STEP_MISSED;
    if (now >= m->planned.to)
        return OML_STEP_OVERDUE;
    // A forecast for the quarter in which the planned day falls is only less exact, not later.
    if (m->forecast != NULL && m->forecast->from >= m->planned.to)
        return OML_STEP_SLIPPING;
    return strcmp(m->word, "at_risk") == 0 ? OML_STEP_AT_RISK : OML_STEP_PLANNED;
}

bool
oml_status_promise_late(const char *word, const oml_period *deadline, int64_t now)
{
    static const char *const open[] = {"proposed", "promised", "signed", "running"};
    for (size_t i = 0; i < OML_COUNT(open); i++)
        if (strcmp(word, open[i]) == 0)
            return now >= deadline->to;
    return false;
}

// ---- the rules --------------------------------------------------------------------------------------------------

static bool
stage(const oml_status_facts *f, const char *name)
{
    return strcmp(f->stage, name) == 0;
}

static bool
under_way(const oml_status_facts *f)
{
    return stage(f, "running") || stage(f, "closing");
}

static bool
overdue(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return f->steps[OML_STEP_OVERDUE] > 0;
}

static bool
missed(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return f->steps[OML_STEP_MISSED] > 0;
}

static bool
past_end(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)silence;
    return !stage(f, "closed") && !f->continuous && f->end != 0 && now >= f->end;
}

static bool
past_start(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)silence;
    return stage(f, "preparation") && f->start != 0 && now >= f->start;
}

// Who began without reporting has been silent since the beginning; without a known beginning, always.
static bool
silent(const oml_status_facts *f, int64_t now, int64_t silence)
{
    const int64_t since = f->report > f->start ? f->report : f->start;
    return under_way(f) && (since == 0 || now - since > silence);
}

static bool
slipping(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return f->steps[OML_STEP_SLIPPING] > 0;
}

static bool
at_risk(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return f->steps[OML_STEP_AT_RISK] > 0;
}

static bool
suspended(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return stage(f, "suspended");
}

static bool
left_open(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return stage(f, "closed") &&
           f->steps[OML_STEP_PLANNED] + f->steps[OML_STEP_AT_RISK] + f->steps[OML_STEP_SLIPPING] > 0;
}

static bool
unproven(const oml_status_facts *f, int64_t now, int64_t silence)
{
    (void)now, (void)silence;
    return stage(f, "closed") && !f->proven;
}

static const struct {
    unsigned why;
    oml_status status;
    bool (*holds)(const oml_status_facts *f, int64_t now, int64_t silence);
} rules[] = {
    {OML_WHY_OVERDUE, OML_STATUS_LATE, overdue},      {OML_WHY_MISSED, OML_STATUS_LATE, missed},
    {OML_WHY_END, OML_STATUS_LATE, past_end},         {OML_WHY_START, OML_STATUS_LATE, past_start},
    {OML_WHY_SILENT, OML_STATUS_NO_REPORT, silent},   {OML_WHY_SLIPPING, OML_STATUS_ATTENTION, slipping},
    {OML_WHY_AT_RISK, OML_STATUS_ATTENTION, at_risk}, {OML_WHY_SUSPENDED, OML_STATUS_ATTENTION, suspended},
    {OML_WHY_OPEN, OML_STATUS_ATTENTION, left_open},  {OML_WHY_UNPROVEN, OML_STATUS_ATTENTION, unproven},
};

oml_status
oml_status_of(const oml_status_facts *f, int64_t now, int64_t silence, unsigned *why)
{
    unsigned reasons = 0;
    oml_status worst = stage(f, "closed")        ? OML_STATUS_DONE
                       : stage(f, "stopped")     ? OML_STATUS_STOPPED
                       : stage(f, "preparation") ? OML_STATUS_NOT_STARTED
                                                 : OML_STATUS_ON_SCHEDULE;
    if (worst != OML_STATUS_STOPPED) {
        for (size_t i = 0; i < OML_COUNT(rules); i++)
            if (rules[i].holds(f, now, silence)) {
                reasons |= rules[i].why;
                worst = rules[i].status > worst ? rules[i].status : worst;
            }
        // What it said while it ran no longer counts once the programme office has closed it.
        if (!stage(f, "closed") && f->report != 0 && f->said > worst) {
            reasons |= OML_WHY_REPORT;
            worst = f->said;
        }
    }
    if (why != NULL)
        *why = reasons;
    return worst;
}

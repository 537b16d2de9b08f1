/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/attention.h"

#include "base/time.h"

#include <math.h>

typedef oml_programme_facts facts;
typedef oml_programme_initiative initiative;

typedef struct attention {
    const facts *p;
    const char *only; // the code of one initiative; NULL: all
    oml_table *t;
    oml_doc *out;
} attention;

static void
item(const attention *at, const char *kind, const oml_record *r, const char *date, int64_t days, const char *figure)
{
    oml_table_word(at->t, kind);
    oml_table_text(at->t, r->noun->name);
    oml_table_text(at->t, oml_records_code(r));
    oml_table_text(at->t, oml_records_title(r, at->out->lang));
    oml_table_text(at->t, date);
    if (days > 0)
        oml_table_int(at->t, days);
    else
        oml_table_empty(at->t);
    oml_table_text(
        at->t, figure != NULL ? figure : oml_arena_printf(at->out->arena, "%s/%s", r->noun->name, oml_records_code(r)));
    oml_table_bool(at->t, oml_records_illustrative(r));
    if (oml_records_illustrative(r))
        oml_records_note(at->out);
}

static bool
wanted(const attention *at, const oml_record *r, const char *field)
{
    return at->only == NULL || oml_record_is(r, field, at->only);
}

static void
late_milestones(const attention *at)
{
    for (size_t i = 0; i < at->p->milestones.n; i++) {
        const oml_record *r = &at->p->milestones.at[i];
        oml_period planned, forecast;
        const size_t owner = oml_records_index(&at->p->initiatives, oml_record_get(r, "initiative"));
        if (!wanted(at, r, "initiative") || !oml_records_period(r, "planned", &planned))
            continue;
        if (owner < at->p->initiatives.n && at->p->at[owner].status == OML_STATUS_STOPPED) // nobody waits for it
            continue;
        const oml_status_step step = at->p->step[i];
        if (step == OML_STEP_OVERDUE)
            item(at, "milestone_overdue", r, oml_record_get(r, "planned"), oml_programme_facts_days(at->p, &planned),
                 NULL);
        else if (step == OML_STEP_MISSED)
            item(at, "milestone_missed", r, oml_record_get(r, "planned"), oml_programme_facts_days(at->p, &planned),
                 NULL);
        else if (step == OML_STEP_SLIPPING && oml_records_period(r, "forecast", &forecast))
            item(at, "milestone_forecast_late", r, oml_record_get(r, "forecast"),
                 (forecast.to - planned.to) / OML_TIME_DAY, NULL);
    }
}

static void
late_ends(const attention *at)
{
    for (size_t i = 0; i < at->p->initiatives.n; i++) {
        const initiative *x = &at->p->at[i];
        const bool end = (x->why & OML_WHY_END) != 0;
        oml_period due;
        if (!wanted(at, x->record, "code") || (!end && (x->why & OML_WHY_START) == 0) ||
            !oml_records_period(x->record, end ? "period_to" : "period_from", &due))
            continue;
        item(at, end ? "past_end_date" : "past_start_date", x->record,
             oml_record_get(x->record, end ? "period_to" : "period_from"), oml_programme_facts_days(at->p, &due),
             oml_programme_facts_figure(at->out->arena, at->p, oml_records_code(x->record), "status"));
    }
}

static void
late_promises(const attention *at)
{
    for (size_t i = 0; i < at->p->commitments.n; i++) {
        const oml_record *r = &at->p->commitments.at[i];
        oml_period deadline;
        if (wanted(at, r, "initiative") && oml_records_period(r, "deadline", &deadline) &&
            oml_status_promise_late(oml_record_get(r, "status"), &deadline, at->p->today))
            item(at, "commitment_overdue", r, oml_record_get(r, "deadline"), oml_programme_facts_days(at->p, &deadline),
                 NULL);
    }
}

static void
silence(const attention *at)
{
    for (size_t i = 0; i < at->p->initiatives.n; i++) {
        const initiative *x = &at->p->at[i];
        oml_period last;
        if ((x->why & OML_WHY_SILENT) == 0 || !wanted(at, x->record, "code"))
            continue;
        const bool ever = x->report != NULL && oml_records_period(x->report, "date", &last);
        if (ever)
            item(at, "silent", x->record, oml_record_get(x->report, "date"), oml_programme_facts_days(at->p, &last),
                 oml_programme_facts_figure(at->out->arena, at->p, oml_records_code(x->record), "status"));
        else
            item(at, "never_reported", x->record, oml_record_get(x->record, "period_from"), 0,
                 oml_programme_facts_figure(at->out->arena, at->p, oml_records_code(x->record), "status"));
    }
}

static void
incomplete(const attention *at)
{
    for (size_t i = 0; i < at->p->initiatives.n; i++) {
        const initiative *x = &at->p->at[i];
        if (!x->active || !wanted(at, x->record, "code"))
            continue;
        if (x->lead == NULL)
            item(at, "without_owner", x->record, NULL, 0, NULL);
        if (isnan(x->committed))
            item(at, "without_known_amount", x->record, NULL, 0, NULL);
    }
    for (size_t i = 0; i < at->p->milestones.n; i++) {
        const oml_record *r = &at->p->milestones.at[i];
        const bool reached = at->p->step[i] == OML_STEP_REACHED || at->p->step[i] == OML_STEP_BEHIND;
        if (reached && oml_record_get(r, "evidence") == NULL && wanted(at, r, "initiative"))
            item(at, "reached_without_evidence", r, oml_record_get(r, "actual"), 0, NULL);
    }
}

// A retained path that no initiative still at work contributes to, and that nobody has promised anything for.
static void
orphans(const attention *at)
{
    const facts *p = at->p;
    for (size_t i = 0; i < p->paths.n; i++) {
        const oml_record *r = &p->paths.at[i];
        bool carried = !oml_record_is(r, "status", "retained") && !oml_record_is(r, "status", "running");
        for (size_t l = 0; l < p->contributions.n && !carried; l++) {
            const size_t owner =
                oml_records_index(&p->initiatives, oml_record_get(&p->contributions.at[l], "initiative"));
            carried = oml_record_is(&p->contributions.at[l], "path", oml_records_code(r)) && owner < p->initiatives.n &&
                      p->at[owner].active;
        }
        for (size_t k = 0; k < p->commitments.n && !carried; k++)
            carried = oml_record_is(&p->commitments.at[k], "path", oml_records_code(r)) &&
                      !oml_record_is(&p->commitments.at[k], "status", "not_kept");
        if (!carried)
            item(at, "path_without_initiative_or_commitment", r, NULL, 0, NULL);
    }
}

oml_table *
oml_attention_list(const oml_programme_facts *p, const char *only, unsigned what, oml_doc *out)
{
    static const oml_column columns[] = {
        {"attention", NULL, OML_CELL_TEXT, NULL, 0}, {"noun", NULL, OML_CELL_TEXT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},      {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"date", NULL, OML_CELL_DATE, NULL, 0},      {"days", NULL, OML_CELL_INT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},    {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const attention at = {
        p, only, oml_doc_table(out, "attention", N_("what asks for attention"), columns, OML_COUNT(columns)), out};
    if ((what & OML_ATTENTION_LATE) != 0) {
        late_milestones(&at);
        late_ends(&at);
        late_promises(&at);
    }
    if ((what & OML_ATTENTION_SILENT) != 0)
        silence(&at);
    if ((what & OML_ATTENTION_INCOMPLETE) != 0) {
        incomplete(&at);
        if (only == NULL)
            orphans(&at);
    }
    return at.t;
}

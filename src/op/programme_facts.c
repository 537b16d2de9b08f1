/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/programme_facts.h"

#include "base/time.h"
#include "base/tr.h"

#include <math.h>
#include <string.h>

// The moment after the period of a DATE field; 0 when it is empty.
static int64_t
after(const oml_record *r, const char *field)
{
    oml_period p;
    return oml_records_period(r, field, &p) ? p.to : 0;
}

static void
milestones(oml_programme_facts *p)
{
    for (size_t i = 0; i < p->milestones.n; i++) {
        const oml_record *r = &p->milestones.at[i];
        const size_t owner = oml_records_index(&p->initiatives, oml_record_get(r, "initiative"));
        oml_period forecast, actual;
        oml_status_milestone m = {.word = oml_record_get(r, "status")};
        oml_records_period(r, "planned", &m.planned);
        m.forecast = oml_records_period(r, "forecast", &forecast) ? &forecast : NULL;
        m.actual = oml_records_period(r, "actual", &actual) ? &actual : NULL;
        p->step[i] = oml_status_of_milestone(&m, p->today);
        if (owner == p->initiatives.n)
            continue;
        oml_programme_initiative *x = &p->at[owner];
        x->facts.steps[p->step[i]]++;
        x->illustrative |= oml_records_illustrative(r);
        if (oml_record_get(r, "evidence") != NULL && (p->step[i] == OML_STEP_REACHED || p->step[i] == OML_STEP_BEHIND))
            x->facts.proven = true;
    }
}

static void
reports(oml_programme_facts *p)
{
    for (size_t i = 0; i < p->reports.n; i++) {
        const oml_record *r = &p->reports.at[i];
        const size_t owner = oml_records_index(&p->initiatives, oml_record_get(r, "initiative"));
        oml_period date;
        if (owner == p->initiatives.n || !oml_records_period(r, "date", &date))
            continue;
        oml_programme_initiative *x = &p->at[owner];
        if (x->report != NULL && date.to <= x->facts.report)
            continue;
        x->report = r;
        x->facts.report = date.to;
        oml_status_parse(oml_record_get(r, "status"), &x->facts.said);
        x->illustrative |= oml_records_illustrative(r);
    }
}

static void
money(oml_programme_facts *p)
{
    for (size_t i = 0; i < p->funding.n; i++) {
        const oml_record *r = &p->funding.at[i];
        const size_t owner = oml_records_index(&p->initiatives, oml_record_get(r, "initiative"));
        if (owner == p->initiatives.n)
            continue;
        oml_programme_initiative *x = &p->at[owner];
        const double committed = oml_record_number(r, "committed"), paid = oml_record_number(r, "paid");
        x->committed = isnan(x->committed) ? committed : x->committed + committed;
        if (!isnan(paid))
            x->paid = isnan(x->paid) ? paid : x->paid + paid;
        x->illustrative |= oml_records_illustrative(r);
    }
}

static bool
is_active(const char *stage)
{
    return strcmp(stage, "closed") != 0 && strcmp(stage, "stopped") != 0;
}

oml_rc
oml_programme_facts_load(oml_cx *cx, oml_session *s, int64_t days, oml_programme_facts *out)
{
    *out = (oml_programme_facts){.silence = days * OML_TIME_DAY};
    // Dates are days: on the day of a deadline it has not passed, whatever the hour.
    out->today = cx->now / OML_TIME_DAY * OML_TIME_DAY;
    OML_TRY(oml_records_load(cx, s, "initiative", &out->initiatives));
    OML_TRY(oml_records_load(cx, s, "milestone", &out->milestones));
    OML_TRY(oml_records_load(cx, s, "progress", &out->reports));
    OML_TRY(oml_records_load(cx, s, "funding", &out->funding));
    OML_TRY(oml_records_load(cx, s, "commitment", &out->commitments));
    OML_TRY(oml_records_load(cx, s, "contribution", &out->contributions));
    OML_TRY(oml_records_load(cx, s, "path", &out->paths));
    OML_TRY(oml_records_load(cx, s, "organisation", &out->organisations));
    out->at = OML_NEW(&cx->tmp, oml_programme_initiative, out->initiatives.n + 1);
    out->step = OML_NEW(&cx->tmp, oml_status_step, out->milestones.n + 1);
    for (size_t i = 0; i < out->initiatives.n; i++) {
        const oml_record *r = &out->initiatives.at[i];
        out->at[i] = (oml_programme_initiative){
            .record = r,
            .lead = oml_records_find(&out->organisations, oml_record_get(r, "lead")),
            .facts = {.stage = oml_record_get(r, "status"),
                      .continuous = oml_record_is(r, "continuous", "1"),
                      .start = after(r, "period_from"),
                      .end = after(r, "period_to"),
                      .proven = oml_record_get(r, "outcome_nl") != NULL},
            .committed = (double)NAN,
            .paid = (double)NAN,
            .illustrative = oml_records_illustrative(r),
            .active = is_active(oml_record_get(r, "status")),
        };
    }
    milestones(out);
    reports(out);
    money(out);
    for (size_t i = 0; i < out->initiatives.n; i++)
        out->at[i].status = oml_status_of(&out->at[i].facts, out->today, out->silence, &out->at[i].why);
    return OML_OK;
}

const char *
oml_programme_facts_figure(oml_arena *arena, const oml_programme_facts *p, const char *item, const char *what)
{
    const bool usual = p->silence == OML_PROGRAMME_FACTS_SILENCE * (int64_t)OML_TIME_DAY;
    return usual ? oml_arena_printf(arena, "programme/%s/%s", item, what) : NULL;
}

int64_t
oml_programme_facts_days(const oml_programme_facts *p, const oml_period *since)
{
    // A deadline of a day lets that day pass: the day after, it is one day late.
    return p->today >= since->to ? (p->today - since->to) / OML_TIME_DAY + 1 : 0;
}

const char *
oml_programme_facts_reason(size_t bit)
{
    static const char *const reasons[OML_WHY_COUNT] = {
        N_("a milestone is past its planned date"),
        N_("a milestone was missed"),
        N_("the end date has passed and it still runs"),
        N_("the start date has passed and it is still in preparation"),
        N_("no progress report for too long"),
        N_("a milestone is forecast after its planned date"),
        N_("a milestone is at risk"),
        N_("it is suspended"),
        N_("it was closed with milestones still open"),
        N_("it was closed without a result or evidence"),
        N_("its own last report says so"),
    };
    return reasons[bit];
}

const char *
oml_programme_facts_why(oml_arena *arena, oml_lang lang, unsigned why)
{
    const char *text = NULL;
    for (size_t bit = 0; bit < OML_WHY_COUNT; bit++)
        if ((why >> bit & 1) != 0) {
            const char *reason = oml_tr(lang, oml_programme_facts_reason(bit));
            text = text == NULL ? reason : oml_arena_printf(arena, "%s; %s", text, reason);
        }
    return text;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/time.h"
#include "base/tr.h"
#include "op/attention.h"
#include "op/trace.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

typedef struct args {
    const char *initiative;
    bool late, silent;
    int64_t days;
} args;

typedef oml_programme_facts facts;
typedef oml_programme_initiative initiative;

static bool
is_late(const initiative *x)
{
    return x->status == OML_STATUS_LATE;
}

static bool
is_silent(const initiative *x)
{
    return (x->why & OML_WHY_SILENT) != 0;
}

static bool
shown(const initiative *x, const args *a)
{
    if (a->initiative != NULL)
        return oml_record_is(x->record, "code", a->initiative);
    if (a->late || a->silent)
        return (a->late && is_late(x)) || (a->silent && is_silent(x));
    return true;
}

// ---- where it stands --------------------------------------------------------------------------------------------

// Counts by computed status beside what the last reports say.
static void
statuses(const facts *p, oml_doc *out)
{
    static const oml_column columns[] = {
        {"status", NULL, OML_CELL_TEXT, NULL, 0},       {"computed", NULL, OML_CELL_INT, NULL, 0},
        {"reported", NULL, OML_CELL_INT, NULL, 0},      {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "statuses", N_("where the initiatives stand"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < OML_STATUS_COUNT; k++) {
        int64_t computed = 0, reported = 0;
        bool made_up = false;
        for (size_t i = 0; i < p->initiatives.n; i++) {
            const bool is = p->at[i].status == (oml_status)k;
            const bool said =
                p->at[i].report == NULL ? k == OML_STATUS_NO_REPORT : p->at[i].facts.said == (oml_status)k;
            made_up |= (is || said) && p->at[i].illustrative;
            computed += is;
            reported += said;
        }
        const char *word = oml_status_word((oml_status)k);
        oml_table_word(t, word);
        oml_table_int(t, computed);
        oml_table_int(t, reported);
        oml_table_text(t, oml_programme_facts_figure(out->arena, p, "status", word));
        oml_table_bool(t, made_up);
    }
    static const oml_figure figure = {.key = "statuses", .kind = OML_FIGURE_BARS, .x = "computed", .y = "status"};
    oml_doc_figure(out, t, &figure, N_("Initiatives by computed status"));
}

static const oml_column initiative_columns[] = {
    {"initiative", NULL, OML_CELL_TEXT, NULL, 0},   {"title", NULL, OML_CELL_TEXT, NULL, 0},
    {"stage", NULL, OML_CELL_TEXT, NULL, 0},        {"reported", NULL, OML_CELL_TEXT, NULL, 0},
    {"status", NULL, OML_CELL_TEXT, NULL, 0},       {"why", NULL, OML_CELL_TEXT, NULL, 0},
    {"last_report", NULL, OML_CELL_DATE, NULL, 0},  {"reached", NULL, OML_CELL_INT, NULL, 0},
    {"milestones", NULL, OML_CELL_INT, NULL, 0},    {"figure", NULL, OML_CELL_TEXT, NULL, 0},
    {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
};

static void
one_initiative(const facts *p, const initiative *x, oml_table *t, oml_doc *out)
{
    const size_t *steps = x->facts.steps;
    size_t all = 0;
    for (size_t k = OML_STEP_REACHED; k < OML_STEP_COUNT; k++) // dropped ones count nowhere
        all += steps[k];
    oml_table_text(t, oml_records_code(x->record));
    oml_table_text(t, oml_record_text(x->record, "title", out->lang));
    oml_table_word(t, x->facts.stage);
    oml_table_word(t, x->report == NULL ? NULL : oml_status_word(x->facts.said));
    oml_table_word(t, oml_status_word(x->status));
    oml_table_text(t, oml_programme_facts_why(out->arena, out->lang, x->why));
    oml_table_text(t, x->report == NULL ? NULL : oml_record_get(x->report, "date"));
    oml_table_int(t, (int64_t)(steps[OML_STEP_REACHED] + steps[OML_STEP_BEHIND]));
    oml_table_int(t, (int64_t)all);
    oml_table_text(t, oml_programme_facts_figure(out->arena, p, oml_records_code(x->record), "status"));
    oml_table_bool(t, x->illustrative);
    if (x->illustrative)
        oml_records_note(out);
}

static void
initiatives(const facts *p, const args *a, oml_doc *out)
{
    oml_table *t =
        oml_doc_table(out, "initiatives", N_("initiatives"), initiative_columns, OML_COUNT(initiative_columns));
    for (size_t i = 0; i < p->initiatives.n; i++)
        if (shown(&p->at[i], a))
            one_initiative(p, &p->at[i], t, out);
}

// Who leads it, and the money: a row an initiative, however little is known.
static void
means(const facts *p, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"initiative", NULL, OML_CELL_TEXT, NULL, 0},   {"lead", NULL, OML_CELL_TEXT, NULL, 0},
        {"pentagon", NULL, OML_CELL_TEXT, NULL, 0},     {"committed", NULL, OML_CELL_REAL, "EUR", 0},
        {"paid", NULL, OML_CELL_REAL, "EUR", 0},        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "means", N_("who leads, and with what money"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < p->initiatives.n; i++) {
        const initiative *x = &p->at[i];
        if (!shown(x, a))
            continue;
        oml_table_text(t, oml_records_code(x->record));
        oml_table_text(t, x->lead == NULL ? NULL : oml_record_get(x->lead, "name"));
        oml_table_word(t, x->lead == NULL ? NULL : oml_record_get(x->lead, "pentagon"));
        oml_table_real(t, x->committed);
        oml_table_real(t, x->paid);
        oml_table_text(t, oml_arena_printf(out->arena, "programme/%s/committed", oml_records_code(x->record)));
        oml_table_bool(t, x->illustrative);
    }
}

// ---- one initiative, or all -------------------------------------------------------------------------------------

static bool
belongs(const oml_record *r, const args *a)
{
    return a->initiative == NULL || oml_record_is(r, "initiative", a->initiative);
}

static void
milestones(const facts *p, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"milestone", NULL, OML_CELL_TEXT, NULL, 0}, {"text", NULL, OML_CELL_TEXT, NULL, 0},
        {"planned", NULL, OML_CELL_DATE, NULL, 0},   {"forecast", NULL, OML_CELL_DATE, NULL, 0},
        {"actual", NULL, OML_CELL_DATE, NULL, 0},    {"recorded", NULL, OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},    {"evidence", NULL, OML_CELL_TEXT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},    {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "milestones", N_("milestones"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < p->milestones.n; i++) {
        const oml_record *r = &p->milestones.at[i];
        if (!belongs(r, a))
            continue;
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "text", out->lang));
        oml_table_text(t, oml_record_get(r, "planned"));
        oml_table_text(t, oml_record_get(r, "forecast"));
        oml_table_text(t, oml_record_get(r, "actual"));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_word(t, oml_status_step_word(p->step[i]));
        oml_table_text(t, oml_record_get(r, "evidence"));
        oml_table_text(t, oml_arena_printf(out->arena, "milestone/%s", oml_records_code(r)));
        oml_table_bool(t, oml_records_illustrative(r));
    }
}

static void
commitments(const facts *p, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"commitment", NULL, OML_CELL_TEXT, NULL, 0}, {"organisation", NULL, OML_CELL_TEXT, NULL, 0},
        {"statement", NULL, OML_CELL_TEXT, NULL, 0},  {"kind", NULL, OML_CELL_TEXT, NULL, 0},
        {"deadline", NULL, OML_CELL_DATE, NULL, 0},   {"accepted", NULL, OML_CELL_DATE, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},     {"late", NULL, OML_CELL_BOOL, NULL, 0},
        {"path", NULL, OML_CELL_TEXT, NULL, 0},       {"initiative", NULL, OML_CELL_TEXT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},     {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "commitments", N_("commitments"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < p->commitments.n; i++) {
        const oml_record *r = &p->commitments.at[i];
        const oml_record *who = oml_records_find(&p->organisations, oml_record_get(r, "organisation"));
        oml_period deadline;
        if (!belongs(r, a))
            continue;
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, who == NULL ? oml_record_get(r, "organisation") : oml_record_get(who, "name"));
        oml_table_text(t, oml_record_text(r, "statement", out->lang));
        oml_table_word(t, oml_record_get(r, "kind"));
        oml_table_text(t, oml_record_get(r, "deadline"));
        oml_table_text(t, oml_record_get(r, "accepted"));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_bool(t, oml_records_period(r, "deadline", &deadline) &&
                              oml_status_promise_late(oml_record_get(r, "status"), &deadline, p->today));
        oml_table_text(t, oml_record_get(r, "path"));
        oml_table_text(t, oml_record_get(r, "initiative"));
        oml_table_text(t, oml_arena_printf(out->arena, "commitment/%s", oml_records_code(r)));
        oml_table_bool(t, oml_records_illustrative(r));
    }
}

typedef struct sum {
    double committed, paid;
    size_t known, n;
    bool illustrative;
} sum;

// Money over the initiatives that `kind` selects (NULL: all); kinds of money are not added up by currency: all is euro.
static sum
money_of(const facts *p, const char *kind, const char *only)
{
    sum all = {0};
    for (size_t i = 0; i < p->funding.n; i++) {
        const oml_record *r = &p->funding.at[i];
        if ((kind != NULL && !oml_record_is(r, "kind", kind)) ||
            (only != NULL && !oml_record_is(r, "initiative", only)))
            continue;
        const double paid = oml_record_number(r, "paid");
        all.committed += oml_record_number(r, "committed");
        all.n++;
        all.known += isnan(paid) ? 0 : 1;
        all.paid += isnan(paid) ? 0 : paid;
        all.illustrative |= oml_records_illustrative(r);
    }
    return all;
}

static void
money(const facts *p, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},         {"committed", NULL, OML_CELL_REAL, "EUR", 0},
        {"paid", NULL, OML_CELL_REAL, "EUR", 0},        {"amounts", NULL, OML_CELL_INT, NULL, 0},
        {"paid_known", NULL, OML_CELL_INT, NULL, 0},    {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "money", N_("money committed and paid"), columns, OML_COUNT(columns));
    const char *word = "";
    for (size_t k = 0; word != NULL; k++) {
        word = oml_records_word(out->arena, "funding", "kind", k);
        const sum m = money_of(p, word, a->initiative);
        if (m.n == 0)
            continue;
        oml_table_word(t, word == NULL ? "total" : word);
        oml_table_real(t, m.committed);
        oml_table_real(t, m.known == 0 ? (double)NAN : m.paid);
        oml_table_int(t, (int64_t)m.n);
        oml_table_int(t, (int64_t)m.known);
        oml_table_text(t, a->initiative == NULL
                              ? oml_arena_printf(out->arena, "programme/money/%s", word == NULL ? "total" : word)
                          : word == NULL ? oml_arena_printf(out->arena, "programme/%s/committed", a->initiative)
                                         : NULL);
        oml_table_bool(t, m.illustrative);
    }
    size_t known = 0;
    for (size_t i = 0; i < p->initiatives.n; i++)
        known += isnan(p->at[i].committed) ? 0 : 1;
    if (a->initiative == NULL)
        oml_doc_text(out, N_("an amount is known for %zu of %zu initiatives"), known, p->initiatives.n);
}

static void
reports(const facts *p, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"date", NULL, OML_CELL_DATE, NULL, 0},    {"status", NULL, OML_CELL_TEXT, NULL, 0},
        {"changed", NULL, OML_CELL_TEXT, NULL, 0}, {"next", NULL, OML_CELL_TEXT, NULL, 0},
        {"help", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "reports", N_("progress reports"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < p->reports.n; i++) {
        const oml_record *r = &p->reports.at[i];
        if (!belongs(r, a))
            continue;
        oml_table_text(t, oml_record_get(r, "date"));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_text(t, oml_record_text(r, "changed", out->lang));
        oml_table_text(t, oml_record_text(r, "next", out->lang));
        oml_table_text(t, oml_record_text(r, "help", out->lang));
    }
}

static void
contributions(const facts *p, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"path", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"strength", NULL, OML_CELL_INT, NULL, 0},
        {"mechanism", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "contributions", N_("work paths it contributes to"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < p->contributions.n; i++) {
        const oml_record *r = &p->contributions.at[i];
        if (!belongs(r, a))
            continue;
        const oml_record *path = oml_records_find(&p->paths, oml_record_get(r, "path"));
        oml_table_text(t, oml_record_get(r, "path"));
        oml_table_text(t, path == NULL ? NULL : oml_record_text(path, "title", out->lang));
        oml_table_int(t, (int64_t)oml_record_number(r, "strength"));
        oml_table_text(t, oml_record_text(r, "mechanism", out->lang));
    }
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("an initiative contributes to a path, from 1 (some) to 3 (strongly); whether it caused a change is "
                    "not said"));
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const args *a = given;
    if (a->days < 1 || a->days > 3660)
        return OML_FAIL(cx, OML_E_USAGE, "OML-PRO-01", N_("days without a report must be from 1 to 3660"));
    oml_record asked;
    if (a->initiative != NULL)
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("initiative"), a->initiative, &asked));
    facts p;
    OML_TRY(oml_programme_facts_load(cx, s, a->days, &p));
    if (p.initiatives.n == 0) {
        oml_records_none(out, "initiative");
        return OML_OK;
    }
    char today[OML_TIME_DATE];
    oml_time_print_date(p.today, today);
    oml_doc_run(out, "today", "%s", today);
    oml_doc_run(out, "silent_after_days", "%" PRId64, a->days);
    const bool some = a->late || a->silent;
    if (a->initiative == NULL && !some)
        statuses(&p, out);
    initiatives(&p, a, out);
    if (a->initiative != NULL) {
        milestones(&p, a, out);
        reports(&p, a, out);
        contributions(&p, a, out);
    }
    const oml_table *found = oml_attention_list(
        &p, a->initiative,
        some ? (a->late ? OML_ATTENTION_LATE : 0u) | (a->silent ? OML_ATTENTION_SILENT : 0u) : OML_ATTENTION_ALL, out);
    // Who asks what is late or silent wants to know by the exit status whether anything is.
    out->findings = some && found->n_rows > 0;
    if (!some) {
        commitments(&p, a, out);
        means(&p, a, out);
        money(&p, a, out);
    }
    return oml_records_run(cx, s, out);
}

static const oml_param params[] = {
    {"initiative", OML_KIND_TEXT, 0, offsetof(args, initiative), N_("only this one, with all there is to know of it"),
     NULL},
    {"late", OML_KIND_FLAG, 0, offsetof(args, late),
     N_("only what is late, or will be by its own forecast; exit status 1 if anything is"), NULL},
    {"silent", OML_KIND_FLAG, 0, offsetof(args, silent),
     N_("only who should have reported and did not; exit status 1 if anyone is"), NULL},
    {"days", OML_KIND_INT, 0, offsetof(args, days), N_("days without a report that count as silence"), "183"},
};

const oml_op oml_programme_op = {
    .name = "programme",
    .family = OML_FAMILY_PROGRAMME,
    .help = N_("show where initiatives, milestones, commitments and money stand, and what asks for attention"),
    .more = N_(
        "The status is computed from dates, milestones and reports, beside what the initiative itself last reported. "
        "It "
        "is the worst of the rules that apply, so it never looks better than the last report. Today is the day of the "
        "clock, or of --as-of."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- explanation ------------------------------------------------------------------------------------------------

static oml_rc
trace_steps(oml_cx *cx, oml_session *s, const facts *p, const initiative *x, unsigned why, oml_trace *out)
{
    for (size_t i = 0; i < p->milestones.n; i++) {
        const oml_status_step step = p->step[i];
        const unsigned gives = step == OML_STEP_OVERDUE    ? OML_WHY_OVERDUE
                               : step == OML_STEP_MISSED   ? OML_WHY_MISSED
                               : step == OML_STEP_SLIPPING ? OML_WHY_SLIPPING
                               : step == OML_STEP_AT_RISK  ? OML_WHY_AT_RISK
                                                           : 0u;
        const bool open = step == OML_STEP_PLANNED || step == OML_STEP_AT_RISK || step == OML_STEP_SLIPPING;
        if (oml_record_is(&p->milestones.at[i], "initiative", oml_records_code(x->record)) &&
            (gives == why || (why == OML_WHY_OPEN && open)))
            OML_TRY(oml_trace_record(cx, s, out, 2, &p->milestones.at[i],
                                     step == OML_STEP_SLIPPING ? "forecast" : "planned"));
    }
    return OML_OK;
}

// The status of one initiative: its stage, and every rule that applied with the records it looked at.
static oml_rc
trace_status(oml_cx *cx, oml_session *s, const facts *p, const initiative *x, const char *figure, oml_trace *out)
{
    const char *word = oml_doc_word(&cx->tmp, cx->lang, oml_status_word(x->status));
    oml_trace_step(out, 0, figure, (double)NAN, NULL, N_("%s: the worst of its stage and the rules that apply"), word);
    OML_TRY(oml_trace_record(cx, s, out, 1, x->record, "status"));
    for (size_t bit = 0; bit < OML_WHY_COUNT; bit++) {
        const unsigned why = 1u << bit;
        if ((x->why & why) == 0)
            continue;
        oml_trace_step(out, 1, NULL, (double)NAN, NULL, "%s", oml_tr(cx->lang, oml_programme_facts_reason(bit)));
        OML_TRY(trace_steps(cx, s, p, x, why, out));
        if (why == OML_WHY_END || why == OML_WHY_START)
            OML_TRY(oml_trace_record(cx, s, out, 2, x->record, why == OML_WHY_END ? "period_to" : "period_from"));
        if ((why == OML_WHY_REPORT || why == OML_WHY_SILENT) && x->report != NULL)
            OML_TRY(oml_trace_record(cx, s, out, 2, x->report, why == OML_WHY_REPORT ? "status" : "date"));
    }
    return OML_OK;
}

static oml_rc
trace_money(oml_cx *cx, oml_session *s, const facts *p, const char *kind, const char *only, bool paid,
            const char *figure, oml_trace *out)
{
    const sum m = money_of(p, kind, only);
    if (paid)
        oml_trace_step(out, 0, figure, m.known == 0 ? (double)NAN : m.paid, "EUR",
                       N_("sum of what was paid, where it is known"));
    else
        oml_trace_step(out, 0, figure, m.n == 0 ? (double)NAN : m.committed, "EUR", N_("sum of the amounts committed"));
    for (size_t i = 0; i < p->funding.n; i++) {
        const oml_record *r = &p->funding.at[i];
        if ((kind == NULL || oml_record_is(r, "kind", kind)) && (only == NULL || oml_record_is(r, "initiative", only)))
            OML_TRY(oml_trace_record(cx, s, out, 1, r, paid ? "paid" : "committed"));
    }
    return OML_OK;
}

static oml_rc
trace_count(oml_cx *cx, const facts *p, oml_status status, const char *figure, oml_trace *out)
{
    size_t n = 0;
    for (size_t i = 0; i < p->initiatives.n; i++)
        n += p->at[i].status == status;
    oml_trace_step(out, 0, figure, (double)n, NULL, N_("initiatives with this computed status"));
    for (size_t i = 0; i < p->initiatives.n; i++)
        if (p->at[i].status == status)
            oml_trace_step(out, 1, oml_programme_facts_figure(&cx->tmp, p, oml_records_code(p->at[i].record), "status"),
                           (double)NAN, NULL, "%s", oml_records_title(p->at[i].record, cx->lang));
    return OML_OK;
}

static oml_rc
trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out)
{
    facts p;
    OML_TRY(oml_programme_facts_load(cx, s, OML_PROGRAMME_FACTS_SILENCE, &p));
    const char *whole = oml_arena_printf(&cx->tmp, "programme/%s", figure), *slash = strrchr(figure, '/');
    if (slash == NULL)
        return oml_trace_unknown(cx, whole);
    const char *item = oml_arena_textn(&cx->tmp, figure, (size_t)(slash - figure)), *what = slash + 1;
    const size_t i = oml_records_index(&p.initiatives, item);
    oml_status status;
    if (i < p.initiatives.n && strcmp(what, "status") == 0)
        return trace_status(cx, s, &p, &p.at[i], whole, out);
    if (i < p.initiatives.n && (strcmp(what, "committed") == 0 || strcmp(what, "paid") == 0))
        return trace_money(cx, s, &p, NULL, item, strcmp(what, "paid") == 0, whole, out);
    if (strcmp(item, "money") == 0 && (strcmp(what, "total") == 0 || money_of(&p, what, NULL).n > 0))
        return trace_money(cx, s, &p, strcmp(what, "total") == 0 ? NULL : what, NULL, false, whole, out);
    if (strcmp(item, "status") == 0 && oml_status_parse(what, &status))
        return trace_count(cx, &p, status, whole, out);
    return oml_trace_unknown(cx, whole);
}

const oml_tracer oml_programme_tracer = {
    .family = "programme",
    .form = "programme/INITIATIVE/status, programme/INITIATIVE/committed, programme/INITIATIVE/paid, "
            "programme/status/STATUS, programme/money/KIND",
    .help = N_("why an initiative has its computed status, and what money adds up to"),
    .trace = trace,
};

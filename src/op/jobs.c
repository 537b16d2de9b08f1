/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/jobs.h"

#include "economy/carry.h"
#include "op/records.h"
#include "text/number.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <string.h>

// Sets of NACE divisions that figures on industry are given for: all of it; what the technology federation covers; and
// what makes discrete products, without food, paper, fuel, chemicals, minerals and basic metal.
static const struct {
    const char *name, *divisions;
} sets[] = {{"manufacturing", "10-33"}, {"technology", "24-30 33"}, {"discrete", "13-16 25-33"}};

static const struct {
    const char *name;
    oml_carry_kind kind;
} questions[] = {{"within", OML_CARRY_OUTPUT}, {"on_top", OML_CARRY_DEMAND}};

// What extra jobs in a set carry along.
typedef struct carried {
    const char *set, *question; // words
    bool *inside;               // industries of the set
    double jobs[OML_CARRY_STEPS], value_added[OML_CARRY_STEPS];
} carried;

// ---- which industries -------------------------------------------------------------------------------------------

// "13-16 25-33": marks those divisions. A division has two digits.
static bool
divisions(const char *text, bool marked[100])
{
    for (const char *at = text; *at != '\0';) {
        if (*at == ' ' || *at == ',') {
            at++;
            continue;
        }
        const size_t n = strcspn(at, " ,"), dash = strcspn(at, "- ,");
        int64_t from, to;
        if (!oml_number_parse_int(at, dash, &from))
            return false;
        if (dash == n)
            to = from;
        else if (!oml_number_parse_int(at + dash + 1, n - dash - 1, &to))
            return false;
        if (from < 1 || to > 99 || from > to)
            return false;
        for (int64_t d = from; d <= to; d++)
            marked[d] = true;
        at += n;
    }
    return true;
}

// An industry is in the set when every sector that it covers is in a marked division.
static bool *
members(oml_cx *cx, const oml_iotable *t, const bool marked[100])
{
    const oml_facts *f = t->facts;
    bool *inside = OML_NEW(&cx->tmp, bool, t->industry.n);
    for (size_t j = 0; j < t->industry.n; j++) {
        size_t covered = 0, in = 0;
        for (size_t i = 0; i < f->parts.all.n; i++) {
            if (f->part[i].account != t->industry.account[j] || f->part[i].sector == OML_FACTS_NONE)
                continue;
            const char *code = oml_records_code(&f->sectors.all.at[f->part[i].sector]);
            int64_t division;
            covered++;
            if (oml_number_parse_int(code, strcspn(code, "."), &division) && division > 0 && division < 100 &&
                marked[division])
                in++;
        }
        inside[j] = covered > 0 && in == covered;
    }
    return inside;
}

// ---- what they carry along --------------------------------------------------------------------------------------

static oml_rc
compute(oml_cx *cx, const oml_evidence_state *e, oml_carry_kind kind, carried *out)
{
    const oml_iotable *t = &e->table;
    double now = 0, *extra = OML_NEW(&cx->tmp, double, t->industry.n);
    for (size_t j = 0; j < t->industry.n; j++)
        now += out->inside[j] ? *oml_mat_at(t->C, OML_IOTABLE_JOBS, j) : 0;
    if (!(now > 0))
        return OML_FAIL(cx, OML_E_INPUT, "OML-EVI-08", N_("the table counts no jobs in the set '%s'"), out->set);
    for (size_t j = 0; j < t->industry.n; j++) // every industry of the set grows by the same part
        extra[j] = e->args->jobs / now * t->x[j];
    OML_AUTO(mat) *X = NULL, *counted = NULL;
    OML_TRY(oml_carry_output(cx, t->model, t->closed, kind, out->inside, extra, &X));
    OML_TRY(oml_mat_product(cx, t->S, X, &counted));
    for (size_t k = 0; k < OML_CARRY_STEPS; k++) {
        const bool known = k != OML_CARRY_INDUCED || t->closed != NULL;
        out->jobs[k] = known ? *oml_mat_at(counted, OML_IOTABLE_JOBS, k) : (double)NAN;
        out->value_added[k] = known ? *oml_mat_at(counted, OML_IOTABLE_VALUE_ADDED, k) : (double)NAN;
    }
    return OML_OK;
}

static bool
same(const char *name, const char *text, size_t n)
{
    return strlen(name) == n && memcmp(name, text, n) == 0;
}

// Set and question by name, n bytes of `set`; OML_E_NOTFOUND (OML-EVI-06) when there are none such.
static oml_rc
carry(oml_cx *cx, const oml_evidence_state *e, const char *set, size_t n, const char *question, carried *out)
{
    *out = (carried){.set = NULL};
    const char *listed = NULL;
    for (size_t i = 0; i < OML_COUNT(sets); i++)
        if (same(sets[i].name, set, n)) {
            out->set = sets[i].name;
            listed = sets[i].divisions;
        }
    if (same("given", set, n) && e->args->sectors != NULL) {
        out->set = "given";
        listed = e->args->sectors;
    }
    size_t kind = 0;
    while (kind < OML_COUNT(questions) && strcmp(questions[kind].name, question) != 0)
        kind++;
    if (listed == NULL || kind == OML_COUNT(questions))
        return OML_FAIL(cx, OML_E_NOTFOUND, "OML-EVI-06", N_("there is no set '%.*s' with a question '%s'"), (int)n,
                        set, question);
    out->question = questions[kind].name;
    bool marked[100] = {0};
    if (!divisions(listed, marked))
        return OML_FAIL(cx, OML_E_INPUT, "OML-EVI-07", N_("'%s' is no list of NACE divisions such as '26-28 33'"),
                        listed);
    out->inside = members(cx, &e->table, marked);
    return compute(cx, e, questions[kind].kind, out);
}

// ---- blocks -----------------------------------------------------------------------------------------------------

// Lowest and highest answer over sets and questions, to hold claims against.
typedef struct range {
    double low, high;
} range;

static void
widen(range *r, double x)
{
    if (!isfinite(x))
        return;
    r->low = fmin(r->low, x);
    r->high = fmax(r->high, x);
}

static double
with_induced(const double v[OML_CARRY_STEPS], bool direct)
{
    return (direct ? v[OML_CARRY_DIRECT] : 0) + v[OML_CARRY_CHAIN] + v[OML_CARRY_INDUCED];
}

static const char *
industries(oml_cx *cx, const oml_iotable *t, const bool inside[])
{
    OML_BUF_AUTO list = {0};
    assert(inside != NULL); // a set that was computed has members
    for (size_t j = 0; j < t->industry.n; j++)
        if (inside[j])
            oml_buf_printf(&list, "%s%s", list.n == 0 ? "" : " ", oml_iotable_key(t, j));
    return list.s == NULL ? "" : oml_arena_text(&cx->tmp, list.s);
}

static void
row(oml_cx *cx, const oml_evidence_state *e, const carried *c, oml_table *t, oml_doc *out)
{
    oml_table_word(t, c->set);
    oml_table_word(t, c->question);
    for (size_t k = 0; k < OML_CARRY_STEPS; k++)
        oml_table_real(t, c->jobs[k]);
    oml_table_real(t, c->jobs[OML_CARRY_CHAIN] / c->jobs[OML_CARRY_DIRECT]);
    oml_table_real(t, with_induced(c->jobs, false) / c->jobs[OML_CARRY_DIRECT]);
    for (size_t k = 0; k < OML_CARRY_STEPS; k++)
        oml_table_real(t, c->value_added[k]);
    oml_table_text(t, oml_arena_printf(out->arena, "jobs/%s/%s", c->set, c->question));
    oml_table_text(t, industries(cx, &e->table, c->inside));
    oml_table_bool(t, true); // what goes with jobs follows from the model
}

static oml_table *
jobs_table(const oml_evidence_state *e, oml_doc *out)
{
    const char *money = oml_record_get(e->table.record, "unit");
    const oml_column columns[] = {
        {"set", N_("jobs added in"), OML_CELL_TEXT, NULL, 0},
        {"question", N_("deliveries inside the set"), OML_CELL_TEXT, NULL, 0},
        {"jobs_direct", N_("jobs added"), OML_CELL_REAL, NULL, 0},
        {"jobs_chain", N_("jobs in the supply chain"), OML_CELL_REAL, NULL, 0},
        {"jobs_induced", N_("jobs by re-spent pay"), OML_CELL_REAL, NULL, 0},
        {"per_job_1", N_("others per job, I"), OML_CELL_REAL, NULL, 2},
        {"per_job_2", N_("others per job, II"), OML_CELL_REAL, NULL, 2},
        {"value_added_direct", N_("value added of these jobs"), OML_CELL_REAL, money, 0},
        {"value_added_chain", N_("value added in the supply chain"), OML_CELL_REAL, money, 0},
        {"value_added_induced", N_("value added by re-spent pay"), OML_CELL_REAL, money, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"industries", N_("industries"), OML_CELL_TEXT, NULL, 0},
        {"estimate", N_("estimate"), OML_CELL_BOOL, NULL, 0},
    };
    return oml_doc_table(out, "jobs", N_("per set of sectors, by how deliveries inside it count"), columns,
                         OML_COUNT(columns));
}

// The claims that one of these figures can be held against, and the others for what they are.
static oml_rc
claims(oml_cx *cx, oml_session *s, const range *jobs, const range *value_added, oml_doc *out)
{
    oml_records all;
    OML_TRY(oml_records_load(cx, s, "claim", &all));
    if (all.n == 0)
        return OML_OK;
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},
        {"statement", N_("what is claimed"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("claimed"), OML_CELL_REAL, NULL, 1},
        {"unit", NULL, OML_CELL_TEXT, NULL, 0},
        {"low", N_("computed, lowest"), OML_CELL_REAL, NULL, 1},
        {"high", N_("computed, highest"), OML_CELL_REAL, NULL, 1},
        {"verdict", NULL, OML_CELL_TEXT, NULL, 0},
        {"finding", N_("what public text and the table say"), OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "claims", N_("headline figures beside what can be found"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < all.n; i++) {
        const oml_record *r = &all.at[i];
        const range *computed = oml_record_is(r, "figure", "jobs/per_job")       ? jobs
                                : oml_record_is(r, "figure", "jobs/value_added") ? value_added
                                                                                 : NULL;
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "statement", out->lang));
        oml_table_real(t, oml_record_number(r, "value"));
        oml_table_word(t, oml_record_get(r, "unit"));
        oml_table_real(t, computed == NULL ? (double)NAN : computed->low);
        oml_table_real(t, computed == NULL ? (double)NAN : computed->high);
        oml_table_word(t, oml_record_get(r, "verdict"));
        oml_table_text(t, oml_record_text(r, "finding", out->lang));
        oml_table_text(t, oml_record_get(r, "source"));
        oml_table_bool(t, oml_records_illustrative(r));
    }
    return OML_OK;
}

// Why one question has so many answers, with the numbers of all manufacturing.
static void
explain(const oml_evidence_state *e, const carried *output, const carried *demand, oml_doc *out)
{
    const char *money = oml_record_get(e->table.record, "unit");
    const double per_job[] = {output->jobs[OML_CARRY_CHAIN] / output->jobs[OML_CARRY_DIRECT],
                              demand->jobs[OML_CARRY_CHAIN] / demand->jobs[OML_CARRY_DIRECT],
                              with_induced(demand->jobs, false) / demand->jobs[OML_CARRY_DIRECT]};
    const double *own = output->value_added, *asked = demand->value_added;
    oml_doc_text(out,
                 N_("In all manufacturing each of %s extra jobs goes with %s other jobs when deliveries inside "
                    "manufacturing are part of "
                    "them, with %s when those are extra, and with %s when households spend their extra pay as well."),
                 oml_evidence_number(out, e->args->jobs, 0), oml_evidence_number(out, per_job[0], 2),
                 oml_evidence_number(out, per_job[1], 2), oml_evidence_number(out, per_job[2], 2));
    oml_doc_text(out,
                 N_("Value added (%s) is then %s in manufacturing and %s elsewhere, in sum %s; with deliveries inside "
                    "manufacturing as "
                    "an extra %s, with re-spent pay %s."),
                 money, oml_evidence_number(out, own[OML_CARRY_DIRECT], 0),
                 oml_evidence_number(out, own[OML_CARRY_CHAIN], 0),
                 oml_evidence_number(out, own[OML_CARRY_DIRECT] + own[OML_CARRY_CHAIN], 0),
                 oml_evidence_number(out, asked[OML_CARRY_DIRECT] + asked[OML_CARRY_CHAIN], 0),
                 oml_evidence_number(out, with_induced(asked, true), 0));
    oml_doc_text(out, N_("So a claim differs by which industries it means, whether it counts deliveries among them, "
                         "whether re-spent pay "
                         "is in it, and the years of jobs and of the table."));
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("manufacturing is NACE 10-33, technology 24-30 and 33, discrete products 13-16 and 25-33"));
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("this is what goes with jobs as they are now, not what they cause: new jobs may be others, and "
                    "people and capital must be there"));
}

oml_rc
oml_jobs_show(oml_cx *cx, oml_session *s, const oml_evidence_state *e, oml_doc *out)
{
    if (!e->table.counted[OML_IOTABLE_JOBS]) {
        oml_doc_note(out, OML_NOTE_REMARK, N_("the table counts no jobs: what they carry along cannot be told"));
        return OML_OK;
    }
    oml_doc_heading(out, 2, N_("What extra jobs carry along"));
    oml_table *t = jobs_table(e, out);
    carried all[OML_COUNT(questions)] = {0}, c;
    range jobs = {DBL_MAX, -DBL_MAX}, value_added = {DBL_MAX, -DBL_MAX};
    for (size_t i = 0; i < OML_COUNT(sets) + (e->args->sectors != NULL ? 1 : 0); i++) {
        const char *set = i < OML_COUNT(sets) ? sets[i].name : "given";
        for (size_t q = 0; q < OML_COUNT(questions); q++) {
            OML_TRY(carry(cx, e, set, strlen(set), questions[q].name, &c));
            row(cx, e, &c, t, out);
            widen(&jobs, c.jobs[OML_CARRY_CHAIN] / c.jobs[OML_CARRY_DIRECT]);
            widen(&jobs, with_induced(c.jobs, false) / c.jobs[OML_CARRY_DIRECT]);
            const double scale = 10000 / e->args->jobs; // what is claimed is said of 10,000 jobs
            widen(&value_added, scale * c.value_added[OML_CARRY_DIRECT]);
            widen(&value_added, scale * with_induced(c.value_added, true));
            if (i == 0)
                all[q] = c;
        }
    }
    explain(e, &all[0], &all[1], out);
    return claims(cx, s, &jobs, &value_added, out);
}

// ---- the way back -----------------------------------------------------------------------------------------------

static oml_rc
walk(oml_cx *cx, oml_session *s, const oml_evidence_state *e, const char *figure, oml_trace *t)
{
    const oml_iotable *m = &e->table;
    const size_t n = strcspn(figure, "/");
    carried c;
    if (m->facts == NULL || figure[n] != '/')
        return oml_trace_unknown(cx, figure);
    if (carry(cx, e, figure, n, figure + n + 1, &c) == OML_E_NOTFOUND) {
        oml_cx_clear(cx);
        return oml_trace_unknown(cx, figure);
    }
    if (cx->fail.rc != OML_OK)
        return cx->fail.rc;
    assert(c.inside != NULL);
    const oml_record *metric =
        &m->facts->metrics.all.at[oml_facts_find(&m->facts->metrics, oml_iotable_metric(OML_IOTABLE_JOBS))];
    const char *unit = oml_record_get(metric, "unit"), *money = oml_record_get(m->record, "unit");
    oml_trace_step(t, 0, oml_arena_printf(&cx->tmp, "jobs/%s", figure),
                   c.jobs[OML_CARRY_CHAIN] / c.jobs[OML_CARRY_DIRECT], NULL,
                   N_("other jobs in the supply chain per job added"));
    oml_trace_step(t, 1, NULL, c.jobs[OML_CARRY_CHAIN], unit,
                   N_("jobs in the supply chain: jobs per unit of output times the extra output"));
    oml_trace_step(t, 1, NULL, c.jobs[OML_CARRY_INDUCED], unit, N_("jobs by re-spent pay, not in the figure above"));
    oml_trace_step(t, 1, NULL, c.value_added[OML_CARRY_CHAIN], money, N_("value added in the supply chain"));
    oml_trace_step(t, 1, NULL, c.jobs[OML_CARRY_DIRECT], unit,
                   N_("jobs added, over the industries of the set as their jobs are now"));
    for (size_t j = 0; j < m->industry.n; j++)
        if (c.inside[j]) {
            OML_TRY(oml_iotable_trace(cx, s, t, 2, m, OML_IOTABLE_JOBS, j));
            OML_TRY(oml_iotable_trace(cx, s, t, 2, m, OML_IOTABLE_VALUE_ADDED, j));
        }
    return oml_trace_record(cx, s, t, 1, m->record, NULL);
}

static oml_rc
trace_jobs(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t)
{
    return oml_evidence_trace(cx, s, figure, t, walk);
}

const oml_tracer oml_jobs_tracer = {
    .family = "jobs",
    .form = "jobs/manufacturing|technology|discrete/within|on_top",
    .help = N_("what 10,000 extra jobs in a set of sectors carry along"),
    .trace = trace_jobs,
};

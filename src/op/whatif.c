/* What a scenario does in the agenda's own input-output table.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "format/scenariofile.h"
#include "op/effects.h"
#include "op/iotable.h"
#include "op/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct args {
    const char *scenario, *table, *attribution;
    bool baseline;
    int64_t top;
} args;

typedef struct work {
    oml_facts facts;
    oml_iotable m;
    oml_iot t;
    oml_solver *solver;
    oml_effects e;
} work;

// ---- the agenda's table as a table ------------------------------------------------------------------------------

static oml_iot_names
names(oml_cx *cx, const oml_iotable *m, const oml_iotable_axis *a, size_t except)
{
    oml_iot_names out = {0, OML_NEW(&cx->tmp, const char *, a->n + 1), OML_NEW(&cx->tmp, const char *, a->n + 1),
                         OML_NEW(&cx->tmp, const char *, a->n + 1)};
    for (size_t i = 0; i < a->n; i++) {
        if (i == except)
            continue;
        const oml_record *r = &m->facts->accounts.all.at[a->account[i]];
        out.code[out.n] = oml_iotable_short(m->facts, a->account[i]);
        out.name[out.n] = oml_record_text(r, "label", cx->lang);
        out.unit[out.n++] = oml_record_get(r, "unit");
    }
    return out;
}

// Output is no primary input; what final users pay on top of products stands in the primary inputs' rows.
static void
primaries(oml_cx *cx, const oml_iotable *m, oml_iot *t)
{
    const size_t p = t->primaries.n;
    double *V = OML_NEW(&cx->tmp, double, p * t->n), *VY = OML_NEW(&cx->tmp, double, p * t->f);
    size_t row = 0;
    for (size_t i = 0; i < m->primary.n; i++) {
        if (i == m->output)
            continue;
        for (size_t j = 0; j < t->n; j++)
            V[row + j * p] = *oml_mat_at(m->V, i, j);
        for (size_t j = 0; j < t->f; j++) {
            const oml_record *cell = oml_iotable_cell(m->facts, m->primary.account[i], m->final.account[j]);
            VY[row + j * p] = cell == NULL ? 0 : oml_record_number(cell, "value");
        }
        row++;
    }
    t->V = V, t->VY = VY;
}

static void
as_table(oml_cx *cx, const oml_iotable *m, oml_iot *t)
{
    const char *geography = oml_record_get(m->record, "geography"), **region = OML_NEW(&cx->tmp, const char *, 1);
    region[0] = geography == NULL ? oml_records_code(m->record) : geography;
    *t = (oml_iot){.title = oml_record_text(m->record, "title", cx->lang),
                   .year = (int)oml_record_number(m->record, "year"),
                   .currency_unit = oml_record_get(m->record, "unit"),
                   .n = m->industry.n,
                   .f = m->final.n,
                   .Z = m->Z->v,
                   .x = m->x,
                   .Y = m->Y->v};
    t->regions = (oml_iot_names){.n = 1, .code = region};
    t->sectors = names(cx, m, &m->industry, OML_FACTS_NONE);
    t->categories = names(cx, m, &m->final, OML_FACTS_NONE);
    t->primaries = names(cx, m, &m->primary, m->output);
    t->stressors = names(cx, m, &m->stressor, OML_FACTS_NONE);
    t->F = m->F->v;
    uint32_t *sector = OML_NEW(&cx->tmp, uint32_t, t->n), *category = OML_NEW(&cx->tmp, uint32_t, t->f);
    for (uint32_t i = 0; i < t->n; i++)
        sector[i] = i;
    for (uint32_t j = 0; j < t->f; j++)
        category[j] = j;
    t->row_region = OML_NEW(&cx->tmp, uint32_t, t->n), t->col_region = OML_NEW(&cx->tmp, uint32_t, t->f);
    t->row_sector = sector, t->col_category = category;
    primaries(cx, m, t);
}

// ---- what readers ask about -------------------------------------------------------------------------------------

// The indicators whose account names the metric; a line when there are any.
static bool
line_of(oml_cx *cx, const oml_iotable *m, const char *code, const char *metric, int digits, oml_effects_line *l)
{
    const size_t number = oml_facts_find(&m->facts->metrics, metric), p = m->primary.n - (m->output != OML_FACTS_NONE);
    const oml_record *r = number == OML_FACTS_NONE ? NULL : &m->facts->metrics.all.at[number];
    *l = (oml_effects_line){
        .code = code, .label = r == NULL ? code : oml_record_text(r, "title", cx->lang), .digits = digits};
    const oml_iotable_axis *axes[] = {&m->primary, &m->stressor};
    for (size_t a = 0; a < OML_COUNT(axes); a++) {
        size_t indicator = a == 0 ? 1 : 1 + p;
        for (size_t i = 0; i < axes[a]->n; i++) {
            if (a == 0 && i == m->output)
                continue;
            const oml_record *account = &m->facts->accounts.all.at[axes[a]->account[i]];
            if (oml_record_is(account, "metric", metric) && l->n < OML_COUNT(l->indicator)) {
                l->unit = r == NULL ? oml_record_get(account, "unit") : oml_record_get(r, "unit");
                l->indicator[l->n++] = indicator;
            }
            indicator++;
        }
    }
    return l->n > 0;
}

static void
ask(oml_cx *cx, const oml_iotable *m, oml_effects *e)
{
    static const struct {
        const char *code, *metric;
        int digits;
    } asked[] = {{"value_added", "value_added", 1},
                 {"jobs", "employees", 0},
                 {"hours", "hours", 2},
                 {"co2", "co2_production", 2},
                 {"imports", "imports", 1}};
    oml_effects_line *line = OML_NEW(&cx->tmp, oml_effects_line, OML_COUNT(asked) + 1);
    e->line = line;
    for (size_t i = 0; i < OML_COUNT(asked); i++)
        if (line_of(cx, m, asked[i].code, asked[i].metric, asked[i].digits, &line[e->n_lines]))
            e->n_lines++;
    const size_t output = oml_facts_find(&m->facts->metrics, "output");
    line[e->n_lines++] = (oml_effects_line){
        .code = "output",
        .unit = oml_record_get(m->record, "unit"),
        .indicator = {OML_WHATIF_OUTPUT},
        .n = 1,
        .digits = 1,
        .label = output == OML_FACTS_NONE ? oml_tr(cx->lang, N_("output"))
                                          : oml_record_text(&m->facts->metrics.all.at[output], "title", cx->lang)};
}

static oml_rc
load(oml_cx *cx, oml_session *s, const char *scenario, const char *table, const char *attribution, work *w)
{
    *w = (work){0};
    OML_TRY(oml_facts_load(cx, s, &w->facts));
    OML_TRY(oml_iotable_load(cx, &w->facts, table, &w->m));
    as_table(cx, &w->m, &w->t);
    oml_scenario *read;
    OML_TRY(oml_scenariofile_read(cx, scenario, &w->t, &read));
    OML_TRY(oml_solver_new(cx, &w->t, (oml_solver_need){0}, &w->solver));
    w->e = (oml_effects){
        .t = &w->t, .solver = w->solver, .scenario = read, .figure = oml_arena_printf(&cx->tmp, "whatif/%s", scenario)};
    ask(cx, &w->m, &w->e);
    return oml_effects_compute(cx, &w->e, attribution);
}

static void
done(work *w)
{
    oml_effects_done(&w->e);
    oml_solver_free(w->solver);
    oml_iotable_done(&w->m);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const args *a = given;
    if (a->top < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EFF-02", N_("a number of rows cannot be less than zero"));
    work w;
    const oml_rc rc = load(cx, s, a->scenario, a->table, a->attribution, &w);
    if (rc == OML_OK) {
        oml_effects_show(cx, &w.e, (size_t)a->top, a->baseline, out);
        const char *source = oml_record_get(w.m.record, "source"),
                   *note = oml_record_text(w.m.record, "note", out->lang);
        if (note != NULL)
            oml_doc_note(out, OML_NOTE_REMARK, "%s", note);
        if (source != NULL)
            oml_doc_note(out, OML_NOTE_SOURCE, "%s", source);
        oml_doc_run(out, "table", "%s", oml_records_code(w.m.record));
        oml_doc_run(out, "scenario", "%s", a->scenario);
        oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
        oml_doc_run(out, "method", "%s", oml_solver_method(w.solver));
    }
    done(&w);
    return rc;
}

static const oml_param params[] = {
    {"scenario", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(args, scenario),
     N_("the file of the scenario"), NULL},
    {"iotable", OML_KIND_TEXT, 0, offsetof(args, table), N_("this input-output table; otherwise the first"), NULL},
    OML_EFFECTS_PARAMS(args),
};

const oml_op oml_whatif_op = {
    .name = "whatif",
    .family = OML_FAMILY_EVIDENCE,
    .help = N_("what a scenario does to value added, jobs and emissions, by the agenda's own input-output table"),
    .more = N_(
        "A scenario is a small text file of steps, such as those in data/scenarios: longer life, repair, reuse, "
        "sharing, "
        "remanufacturing, recycling, design, purchasing. The answer is a model estimate. The names in the file and the "
        "formula of each kind stand in docs/method/whatif.md."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- the way back -----------------------------------------------------------------------------------------------

enum { SECTORS = 5 }; // shown apart

typedef struct part {
    double value;
    size_t j;
} part;

static int
by_size(const void *a, const void *b)
{
    const part *p = a, *q = b;
    if (fabs(p->value) != fabs(q->value))
        return fabs(p->value) > fabs(q->value) ? -1 : 1;
    return p->j < q->j ? -1 : p->j > q->j;
}

// The account that a line's first indicator counts by, to lead to its cells.
static oml_iotable_what
what_of(const oml_effects_line *l)
{
    for (size_t w = 0; w < OML_IOTABLE_WHATS; w++)
        if (strcmp(l->code, oml_iotable_name((oml_iotable_what)w)) == 0)
            return (oml_iotable_what)w;
    return OML_IOTABLE_OUTPUT;
}

static oml_rc
by_sector(oml_cx *cx, oml_session *s, oml_trace *t, const work *w, const oml_effects_line *l)
{
    part *all = OML_NEW(&cx->tmp, part, w->t.n);
    double rest = 0;
    for (uint32_t j = 0; j < w->t.n; j++)
        all[j] = (part){oml_effects_change(&w->e, l, OML_SCENARIO_CENTRAL, OML_IOT_NONE, j), j};
    qsort(all, w->t.n, sizeof *all, by_size);
    oml_trace_step(t, 1, NULL, oml_effects_change(&w->e, l, OML_SCENARIO_CENTRAL, OML_IOT_NONE, OML_IOT_NONE), l->unit,
                   N_("the same by sector: what is counted per unit of output times output, after less before"));
    for (size_t i = 0; i < w->t.n; i++) {
        if (i >= SECTORS) {
            rest += all[i].value;
            continue;
        }
        oml_trace_step(t, 2, NULL, all[i].value, l->unit, N_("in %s"), oml_iotable_key(&w->m, all[i].j));
        OML_TRY(oml_iotable_trace(cx, s, t, 3, &w->m, what_of(l), all[i].j));
    }
    oml_trace_step(t, 2, NULL, rest, l->unit, N_("in all other sectors"));
    return OML_OK;
}

static oml_rc
walk(oml_cx *cx, oml_session *s, const work *w, const char *figure, const char *code, oml_trace *t)
{
    const oml_effects *e = &w->e;
    const oml_effects_line *l = NULL;
    for (size_t i = 0; i < e->n_lines; i++)
        l = strcmp(e->line[i].code, code) == 0 ? &e->line[i] : l;
    if (l == NULL)
        return oml_trace_unknown(cx, figure);
    oml_trace_step(
        t, 0, oml_arena_printf(&cx->tmp, "whatif/%s", figure),
        oml_effects_change(e, l, OML_SCENARIO_CENTRAL, OML_IOT_NONE, OML_IOT_NONE), l->unit,
        N_("a model estimate: the changed table solved anew, after less before; the sum of what follows, over steps"));
    for (size_t i = 0; i < e->scenario->n; i++)
        oml_trace_step(t, 1, NULL, oml_effects_share(e, l, i, OML_EFFECTS_ALL), l->unit,
                       N_("step '%s' of the scenario, of kind %s"), e->scenario->step[i].name,
                       oml_scenario_rule_of(e->scenario->step[i].kind)->name);
    OML_TRY(by_sector(cx, s, t, w, l));
    return oml_trace_record(cx, s, t, 1, w->m.record, NULL);
}

static oml_rc
trace_whatif(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t)
{
    const char *slash = strrchr(figure, '/');
    if (slash == NULL)
        return oml_trace_unknown(cx, figure);
    work w;
    oml_rc rc = load(cx, s, oml_arena_textn(&cx->tmp, figure, (size_t)(slash - figure)), NULL, "auto", &w);
    if (rc == OML_OK)
        rc = walk(cx, s, &w, figure, slash + 1, t);
    done(&w);
    return rc;
}

const oml_tracer oml_whatif_tracer = {
    .family = "whatif",
    .form = "whatif/FILE/value_added|jobs|hours|co2|imports|output",
    .help = N_("what a scenario changes, by step and by sector"),
    .trace = trace_whatif,
};

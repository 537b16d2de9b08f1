/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/multiplier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// What a multiplier is counted in: the metric's unit per unit of the table.
static const char *
unit_of(oml_cx *cx, const oml_iotable *t, oml_iotable_what what)
{
    const char *money = oml_record_get(t->record, "unit"), *unit = money;
    const size_t metric = oml_facts_find(&t->facts->metrics, oml_iotable_metric(what));
    if (metric != OML_FACTS_NONE)
        unit = oml_record_get(&t->facts->metrics.all.at[metric], "unit");
    return oml_arena_printf(&cx->tmp, "%s/%s", unit, money);
}

// ---- tables ------------------------------------------------------------------------------------------------

static double
multiplier(const oml_mat *M, size_t what, size_t j)
{
    return M == NULL ? (double)NAN : *oml_mat_at(M, what, j);
}

// Total over direct: "one job goes with so many in all"; NAN where there is nothing direct.
static double
ratio(const oml_iotable *t, const oml_mat *M, size_t what, size_t j)
{
    const double direct = *oml_mat_at(t->S, what, j);
    return direct == 0.0 ? (double)NAN : multiplier(M, what, j) / direct;
}

// The industry on the table's axis of a row that was ranked.
static size_t
industry(const oml_evidence_state *e, size_t rank)
{
    const char *name = e->rows.at[e->order[rank]].key;
    return oml_iotable_industry(&e->table, name, strlen(name));
}

static void
ratios(const oml_evidence_state *e, oml_doc *out)
{
    const oml_iotable *t = &e->table;
    const char *money = oml_record_get(t->record, "unit");
    const oml_column columns[] = {
        {"sector", NULL, OML_CELL_TEXT, NULL, 0},
        {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"output_1", N_("output, I"), OML_CELL_REAL, NULL, 2},
        {"output_2", N_("output, II"), OML_CELL_REAL, NULL, 2},
        {"value_added_1", N_("value added, I"), OML_CELL_REAL, NULL, 2},
        {"value_added_2", N_("value added, II"), OML_CELL_REAL, NULL, 2},
        {"jobs_1", N_("jobs, I"), OML_CELL_REAL, NULL, 2},
        {"jobs_2", N_("jobs, II"), OML_CELL_REAL, NULL, 2},
        {"co2_1", N_("CO2, I"), OML_CELL_REAL, NULL, 2},
        {"co2_2", N_("CO2, II"), OML_CELL_REAL, NULL, 2},
        {"value_added_per_jobs", N_("value added in the chain per 10,000 direct jobs"), OML_CELL_REAL, money, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"estimate", N_("estimate"), OML_CELL_BOOL, NULL, 0},
    };
    static const oml_iotable_what whats[] = {OML_IOTABLE_OUTPUT, OML_IOTABLE_VALUE_ADDED, OML_IOTABLE_JOBS,
                                             OML_IOTABLE_CO2};
    oml_table *table =
        oml_doc_table(out, "multipliers", N_("multipliers: what goes with one unit in the sector itself, it included"),
                      columns, OML_COUNT(columns));
    for (size_t i = 0; i < e->shown; i++) {
        const size_t j = industry(e, i);
        if (j == OML_FACTS_NONE)
            continue;
        oml_table_text(table, oml_iotable_key(t, j));
        oml_table_text(table, oml_iotable_label(t, j, out->lang));
        for (size_t w = 0; w < OML_COUNT(whats); w++) {
            oml_table_real(table, ratio(t, t->M, whats[w], j));
            oml_table_real(table, ratio(t, t->M2, whats[w], j));
        }
        const double jobs = *oml_mat_at(t->S, OML_IOTABLE_JOBS, j);
        oml_table_real(table, jobs == 0.0 ? (double)NAN : 10000 * multiplier(t->M, OML_IOTABLE_VALUE_ADDED, j) / jobs);
        oml_table_text(table, oml_arena_printf(out->arena, "multiplier/%s/jobs/1", oml_iotable_key(t, j)));
        oml_table_bool(table, true); // all of them come from the model
    }
    static const oml_figure figure = {.key = "multipliers", .kind = OML_FIGURE_BARS, .x = "jobs_1", .y = "label"};
    oml_doc_figure(out, table, &figure, N_("Jobs in all per job in the sector (type I)"));
}

static void
in_full(oml_cx *cx, const oml_evidence_state *e, oml_doc *out)
{
    const oml_iotable *t = &e->table;
    static const oml_column columns[] = {
        {"sector", NULL, OML_CELL_TEXT, NULL, 0},
        {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"what", NULL, OML_CELL_TEXT, NULL, 0},
        {"unit", NULL, OML_CELL_TEXT, NULL, 0},
        {"direct", N_("direct"), OML_CELL_REAL, NULL, 4},
        {"type_1", N_("type I"), OML_CELL_REAL, NULL, 4},
        {"ratio_1", N_("ratio, I"), OML_CELL_REAL, NULL, 2},
        {"type_2", N_("type II"), OML_CELL_REAL, NULL, 4},
        {"ratio_2", N_("ratio, II"), OML_CELL_REAL, NULL, 2},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"estimate", N_("estimate"), OML_CELL_BOOL, NULL, 0},
    };
    oml_table *table =
        oml_doc_table(out, "multipliers_full", N_("multipliers per unit of final demand"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < e->shown; i++) {
        const size_t j = industry(e, i);
        for (size_t w = 0; j != OML_FACTS_NONE && w < OML_IOTABLE_WHATS; w++) {
            if (!t->counted[w])
                continue;
            oml_table_text(table, oml_iotable_key(t, j));
            oml_table_text(table, oml_iotable_label(t, j, out->lang));
            oml_table_word(table, oml_iotable_name((oml_iotable_what)w));
            oml_table_text(table, unit_of(cx, t, (oml_iotable_what)w));
            oml_table_real(table, *oml_mat_at(t->S, w, j));
            oml_table_real(table, multiplier(t->M, w, j));
            oml_table_real(table, ratio(t, t->M, w, j));
            oml_table_real(table, multiplier(t->M2, w, j));
            oml_table_real(table, ratio(t, t->M2, w, j));
            oml_table_text(table, oml_arena_printf(out->arena, "multiplier/%s/%s/1", oml_iotable_key(t, j),
                                                   oml_iotable_name((oml_iotable_what)w)));
            oml_table_bool(table, true);
        }
    }
}

static void
say_how(const oml_iotable *t, oml_doc *out)
{
    if (oml_record_is(t->record, "technology", "domestic"))
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("inputs made in the country only: what imports set in motion abroad is not counted"));
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("multipliers come from a model: every sector keeps its suppliers, imports and output per job as "
                    "they were in %s"),
                 oml_record_get(t->record, "year"));
    if (t->closed != NULL)
        oml_doc_note(
            out, OML_NOTE_ESTIMATE,
            N_("type I counts suppliers and theirs; type II also what households buy from pay. Pay is re-spent as "
               "consumption of domestic products relates to all pay, so %s of each euro of pay comes back as pay: an "
               "upper bound, because consumption is also paid from profits and benefits, and pay is taxed and saved"),
            oml_evidence_number(out, oml_household_return(t->closed), 2));
}

void
oml_multiplier_show(oml_cx *cx, const oml_evidence_state *e, oml_doc *out)
{
    ratios(e, out);
    if (e->args->full)
        in_full(cx, e, out);
    say_how(&e->table, out);
}

// ---- the way back -----------------------------------------------------------------------------------------------

enum { PATHS = 5 }; // suppliers shown apart

// S_j: what the industry counts itself, per unit of its output.
static oml_rc
direct(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_iotable *m, oml_iotable_what what, size_t j)
{
    oml_trace_step(t, depth, NULL, *oml_mat_at(m->S, what, j), unit_of(cx, m, what),
                   N_("direct, in %s itself: what it counts per unit of output"), oml_iotable_key(m, j));
    OML_TRY(oml_iotable_trace(cx, s, t, depth + 1, m, what, j));
    if (m->output != OML_FACTS_NONE && what != OML_IOTABLE_OUTPUT)
        return oml_iotable_trace(cx, s, t, depth + 1, m, OML_IOTABLE_OUTPUT, j);
    oml_trace_step(t, depth + 1, NULL, m->x[j], oml_record_get(m->record, "unit"), N_("output"));
    return OML_OK;
}

typedef struct via {
    double value;
    size_t industry;
} via;

static int
by_size(const void *a, const void *b)
{
    const via *p = a, *q = b;
    if (fabs(p->value) != fabs(q->value))
        return fabs(p->value) > fabs(q->value) ? -1 : 1;
    return p->industry < q->industry ? -1 : p->industry > q->industry;
}

// The rest of M_j: sum over i of S_i (L - I)_ij, the largest apart.
static oml_rc
suppliers(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_iotable *m, oml_iotable_what what, size_t j)
{
    const size_t n = m->industry.n;
    OML_AUTO(mat) *column = NULL;
    OML_TRY(oml_mat_new(cx, n, 1, &column));
    column->v[j] = 1;
    OML_TRY(oml_leontief_output(cx, m->model, column));
    column->v[j] -= 1;
    via *all = OML_NEW(&cx->tmp, via, n);
    double rest = 0;
    for (size_t i = 0; i < n; i++)
        all[i] = (via){*oml_mat_at(m->S, what, i) * column->v[i], i};
    qsort(all, n, sizeof *all, by_size);
    for (size_t k = 0; k < n; k++) {
        if (k >= PATHS) {
            rest += all[k].value;
            continue;
        }
        const size_t i = all[k].industry;
        oml_trace_step(t, depth, NULL, all[k].value, unit_of(cx, m, what),
                       N_("through %s: what it counts per unit times the output that the whole chain asks of it"),
                       oml_iotable_key(m, i));
        OML_TRY(oml_iotable_trace(cx, s, t, depth + 1, m, what, i));
        const oml_record *cell = oml_iotable_cell(m->facts, m->industry.account[i], m->industry.account[j]);
        if (cell != NULL)
            OML_TRY(oml_trace_record(cx, s, t, depth + 1, cell, "value"));
    }
    if (n > PATHS)
        oml_trace_step(t, depth, NULL, rest, unit_of(cx, m, what), N_("through all other industries"));
    return OML_OK;
}

static oml_rc
respent(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_iotable *m, oml_iotable_what what, size_t j)
{
    oml_trace_step(t, depth, NULL, *oml_mat_at(m->M2, what, j) - *oml_mat_at(m->M, what, j), unit_of(cx, m, what),
                   N_("by pay that is spent again, round after round"));
    const oml_record *pay = oml_iotable_cell(m->facts, m->primary.account[m->pay], m->industry.account[j]);
    if (pay != NULL)
        OML_TRY(oml_trace_record(cx, s, t, depth + 1, pay, "value"));
    oml_trace_step(t, depth + 1, NULL, oml_household_return(m->closed), NULL,
                   N_("pay that one unit of pay brings back: household consumption of domestic products over all pay"));
    return OML_OK;
}

static oml_rc
walk(oml_cx *cx, oml_session *s, const oml_evidence_state *e, const char *figure, oml_trace *t)
{
    const oml_iotable *m = &e->table;
    const size_t n = strcspn(figure, "/");
    const char *name = figure[n] == '/' ? figure + n + 1 : "";
    const size_t named = strcspn(name, "/"), j = m->facts == NULL ? OML_FACTS_NONE : oml_iotable_industry(m, figure, n);
    const char *type = name[named] == '/' ? name + named + 1 : "";
    const bool second = strcmp(type, "2") == 0;
    size_t w = 0;
    while (w < OML_IOTABLE_WHATS && !(strlen(oml_iotable_name((oml_iotable_what)w)) == named &&
                                      memcmp(oml_iotable_name((oml_iotable_what)w), name, named) == 0))
        w++;
    if (j == OML_FACTS_NONE || w == OML_IOTABLE_WHATS || !m->counted[w] || (!second && strcmp(type, "1") != 0) ||
        (second && m->closed == NULL))
        return oml_trace_unknown(cx, figure);
    const double direct_value = *oml_mat_at(m->S, w, j), total = *oml_mat_at(second ? m->M2 : m->M, w, j);
    oml_trace_step(t, 0, oml_arena_printf(&cx->tmp, "multiplier/%s", figure),
                   direct_value == 0.0 ? (double)NAN : total / direct_value, NULL,
                   N_("total over direct: all that goes with one unit in the sector, it included"));
    oml_trace_step(t, 1, NULL, total, unit_of(cx, m, (oml_iotable_what)w),
                   N_("total per unit of final demand, the sum of what follows [S L]"));
    OML_TRY(direct(cx, s, t, 2, m, (oml_iotable_what)w, j));
    OML_TRY(suppliers(cx, s, t, 2, m, (oml_iotable_what)w, j));
    if (second)
        OML_TRY(respent(cx, s, t, 2, m, (oml_iotable_what)w, j));
    return oml_trace_record(cx, s, t, 1, m->record, NULL);
}

static oml_rc
trace_multiplier(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t)
{
    return oml_evidence_trace(cx, s, figure, t, walk);
}

const oml_tracer oml_multiplier_tracer = {
    .family = "multiplier",
    .form = "multiplier/SECTOR/output|value_added|jobs|hours|co2/1|2",
    .help = N_("what goes with one unit in a sector, in its whole supply chain (1) and with re-spent pay (2)"),
    .trace = trace_multiplier,
};

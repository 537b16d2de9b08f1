/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence_sectors.h"

#include "op/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// One column of the table: a metric with its figures and where they come from.
typedef struct shown {
    oml_facts_measure measure;
    double *value;   // per row
    unsigned *flags; // per row
    double final;    // what final users cause directly, beside all sectors; NAN: nothing is known of it
    size_t figures, estimates, made_up; // rows that have a figure; that is an estimate; that is illustrative
    oml_facts_origin origin;
} shown;

// ---- which metrics ----------------------------------------------------------------------------------------------

static const char usual[] =
    "value_added employees hours co2_production co2_footprint extraction_footprint mass_footprint";

// Does a list of words, spaces between, have this word?
static bool
has_word(const char *words, const char *word)
{
    const size_t n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += n)
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return true;
    return false;
}

// The next word, in cx->tmp; NULL at the end.
static const char *
word(oml_cx *cx, const char **at)
{
    *at += strspn(*at, " ,");
    const size_t n = strcspn(*at, " ,");
    const char *w = n == 0 ? NULL : oml_arena_textn(&cx->tmp, *at, n);
    *at += n;
    return w;
}

// ---- where figures come from ------------------------------------------------------------------------------------

static void
also_each(oml_cx *cx, const char **list, const char *items)
{
    for (const char *at = items, *item; at != NULL && (item = word(cx, &at)) != NULL;)
        oml_records_also(&cx->tmp, list, item);
}

static oml_rc
column(oml_cx *cx, const oml_evidence_state *e, const char *metric, shown *c)
{
    *c = (shown){0};
    OML_TRY(oml_facts_measure_of(cx, &e->facts, metric, &c->measure));
    c->value = OML_NEW(&cx->tmp, double, e->rows.n);
    c->flags = OML_NEW(&cx->tmp, unsigned, e->rows.n);
    oml_evidence_rows_values(&e->rows, &c->measure, c->value, c->flags);
    for (size_t r = 0; r < e->rows.n; r++) {
        c->figures += isnan(c->value[r]) ? 0 : 1;
        c->estimates += (c->flags[r] & OML_FACTS_ESTIMATE) != 0 ? 1 : 0;
        c->made_up += (c->flags[r] & OML_FACTS_ILLUSTRATIVE) != 0 ? 1 : 0;
    }
    c->final = (double)NAN;
    for (size_t i = 0; i < e->facts.accounts.all.n; i++)
        if (!isnan(c->measure.cell[i]) && oml_record_is(&e->facts.accounts.all.at[i], "kind", "final_demand"))
            c->final = (isnan(c->final) ? 0 : c->final) + c->measure.cell[i];
    c->origin = oml_facts_origin_of(cx, &e->facts, &c->measure);
    return OML_OK;
}

// What is shown when nothing is asked: the usual metrics, or all of an agenda that has others.
static const char *
not_asked(oml_cx *cx, const oml_facts *f)
{
    if (oml_facts_find(&f->metrics, "value_added") != OML_FACTS_NONE)
        return usual;
    const char *all = "";
    for (size_t i = 0; i < f->metrics.all.n; i++)
        all = oml_arena_printf(&cx->tmp, "%s%s%s", all, i == 0 ? "" : " ", oml_records_code(&f->metrics.all.at[i]));
    return all;
}

// The columns: the metric that ranks, and those asked for or the usual ones that have figures here.
static oml_rc
columns_of(oml_cx *cx, const oml_evidence_state *e, shown **out, size_t *n, size_t *by)
{
    const char *asked = e->args->metrics, *at = asked != NULL ? asked : not_asked(cx, &e->facts);
    *out = OML_NEW(&cx->tmp, shown, strlen(at) / 2 + 2);
    *n = 0;
    if (!has_word(at, e->args->by))
        OML_TRY(column(cx, e, e->args->by, &(*out)[(*n)++]));
    *by = 0;
    for (const char *metric; (metric = word(cx, &at)) != NULL;) {
        const bool ranks = strcmp(metric, e->args->by) == 0;
        if (asked == NULL && !ranks && oml_facts_find(&e->facts.metrics, metric) == OML_FACTS_NONE)
            continue;
        OML_TRY(column(cx, e, metric, &(*out)[*n]));
        if (ranks)
            *by = *n;
        if (asked != NULL || ranks || (*out)[*n].figures > 0)
            (*n)++;
    }
    return OML_OK;
}

// ---- order ------------------------------------------------------------------------------------------------------

typedef struct ranked {
    double value;
    size_t row;
} ranked;

static int
by_value(const void *a, const void *b)
{
    const ranked *p = a, *q = b;
    if (isnan(p->value) != isnan(q->value))
        return isnan(p->value) ? 1 : -1;
    if (p->value != q->value && !isnan(p->value))
        return p->value > q->value ? -1 : 1;
    return p->row < q->row ? -1 : p->row > q->row;
}

static void
order(oml_cx *cx, oml_evidence_state *e, const double value[])
{
    ranked *all = OML_NEW(&cx->tmp, ranked, e->rows.n);
    for (size_t r = 0; r < e->rows.n; r++)
        all[r] = (ranked){value[r], r};
    if (e->rows.n > 0)
        qsort(all, e->rows.n, sizeof *all, by_value);
    e->order = OML_NEW(&cx->tmp, size_t, e->rows.n);
    for (size_t i = 0; i < e->rows.n; i++)
        e->order[i] = all[i].row;
    e->shown = e->args->top > 0 && (uint64_t)e->args->top < e->rows.n ? (size_t)e->args->top : e->rows.n;
}

// ---- blocks -----------------------------------------------------------------------------------------------------

static const char *
title(const oml_record *metric, const oml_doc *out)
{
    return oml_record_text(metric, "title", out->lang);
}

// The metrics of this row that carry a flag, by code.
static const char *
flagged(oml_cx *cx, const shown c[], size_t n, size_t row, unsigned flag)
{
    const char *list = NULL;
    for (size_t k = 0; k < n; k++)
        if ((c[k].flags[row] & flag) != 0)
            oml_records_also(&cx->tmp, &list, oml_records_code(c[k].measure.metric));
    return list;
}

static oml_table *
values(oml_cx *cx, const oml_evidence_state *e, const shown c[], size_t n, oml_doc *out)
{
    oml_column *columns = OML_NEW(&cx->tmp, oml_column, n + 7);
    size_t k = 0;
    columns[k++] = (oml_column){"rank", NULL, OML_CELL_INT, NULL, 0};
    columns[k++] = (oml_column){"sector", NULL, OML_CELL_TEXT, NULL, 0};
    columns[k++] = (oml_column){"label", NULL, OML_CELL_TEXT, NULL, 0};
    columns[k++] = (oml_column){"scope", NULL, OML_CELL_TEXT, NULL, 0};
    for (size_t i = 0; i < n; i++)
        columns[k++] = (oml_column){oml_records_code(c[i].measure.metric), title(c[i].measure.metric, out),
                                    OML_CELL_REAL, oml_record_get(c[i].measure.metric, "unit"), 0};
    columns[k++] = (oml_column){"figure", NULL, OML_CELL_TEXT, NULL, 0};
    columns[k++] = (oml_column){"estimates", N_("estimates"), OML_CELL_TEXT, NULL, 0};
    columns[k++] = (oml_column){"illustrative", NULL, OML_CELL_TEXT, NULL, 0};
    oml_table *t = oml_doc_table(out, "evidence", N_("figures per sector"), columns, k);
    for (size_t i = 0; i < e->shown; i++) {
        const size_t r = e->order[i];
        oml_table_int(t, (int64_t)i + 1);
        oml_table_text(t, e->rows.at[r].key);
        oml_table_text(t, oml_record_text(e->rows.at[r].record, "label", out->lang));
        oml_table_word(t, e->rows.at[r].scope);
        for (size_t m = 0; m < n; m++)
            oml_table_real(t, c[m].value[r]);
        oml_table_text(t, oml_arena_printf(out->arena, "evidence/%s/%s", e->rows.at[r].key, e->args->by));
        oml_table_text(t, flagged(cx, c, n, r, OML_FACTS_ESTIMATE));
        oml_table_text(t, flagged(cx, c, n, r, OML_FACTS_ILLUSTRATIVE));
    }
    return t;
}

static void
origins_table(const oml_evidence_state *e, const shown c[], size_t n, oml_doc *out)
{
    static const oml_column columns[] = {
        {"metric", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"unit", NULL, OML_CELL_TEXT, NULL, 0},
        {"year", NULL, OML_CELL_TEXT, NULL, 0},
        {"geography", NULL, OML_CELL_TEXT, NULL, 0},
        {"perspective", NULL, OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"figures", N_("sectors with a figure"), OML_CELL_INT, NULL, 0},
        {"estimates", N_("of these estimated"), OML_CELL_INT, NULL, 0},
        {"illustrative", N_("of these illustrative"), OML_CELL_INT, NULL, 0},
        {"total", N_("total of the sectors"), OML_CELL_REAL, NULL, 0},
        {"final_users", N_("final users directly, not in it"), OML_CELL_REAL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "evidence_columns", N_("what the columns are"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < n; k++) {
        const oml_record *metric = c[k].measure.metric;
        double total = 0;
        for (size_t r = 0; r < e->rows.n; r++)
            total += isnan(c[k].value[r]) ? 0 : c[k].value[r];
        oml_table_text(t, oml_records_code(metric));
        oml_table_text(t, title(metric, out));
        oml_table_word(t, oml_record_get(metric, "unit"));
        oml_table_text(t, c[k].origin.years);
        oml_table_text(t, c[k].origin.geographies);
        oml_table_word(t, oml_record_get(metric, "perspective"));
        oml_table_text(t, c[k].origin.sources);
        oml_table_int(t, (int64_t)c[k].figures);
        oml_table_int(t, (int64_t)c[k].estimates);
        oml_table_int(t, (int64_t)c[k].made_up);
        oml_table_real(t, c[k].figures == 0 ? (double)NAN : total);
        oml_table_real(t, c[k].final);
    }
}

// What production brings in beside what consumption costs: bars of the metric that ranks and of every footprint.
static void
figures(const shown c[], size_t n, size_t by, oml_table *t, oml_doc *out)
{
    for (size_t k = 0; k < n; k++) {
        if (c[k].figures == 0 || (k != by && !oml_record_is(c[k].measure.metric, "perspective", "consumption")))
            continue;
        const char *code = oml_records_code(c[k].measure.metric);
        const oml_figure figure = {.key = oml_arena_printf(out->arena, "evidence_%s", code),
                                   .kind = OML_FIGURE_BARS,
                                   .x = code,
                                   .y = "label",
                                   .group = "scope"};
        oml_doc_figure(out, t, &figure, title(c[k].measure.metric, out));
    }
}

// ---- warnings ---------------------------------------------------------------------------------------------------

// The region that the agenda is about; NULL when there is no agenda record.
static oml_rc
region(oml_cx *cx, oml_session *s, const char **out)
{
    oml_records agendas;
    OML_TRY(oml_records_load(cx, s, "agenda", &agendas));
    *out = agendas.n == 0 ? NULL : oml_record_get(&agendas.at[0], "region");
    return OML_OK;
}

static oml_rc
warn(oml_cx *cx, oml_session *s, const shown c[], size_t n, oml_doc *out)
{
    const char *years = NULL, *geographies = NULL, *perspectives = NULL, *here, *split = NULL, *made_up = NULL;
    for (size_t k = 0; k < n; k++) {
        const char *code = oml_records_code(c[k].measure.metric);
        also_each(cx, &years, c[k].origin.years);
        also_each(cx, &geographies, c[k].origin.geographies);
        oml_records_also(&cx->tmp, &perspectives,
                         oml_doc_word(&cx->tmp, out->lang, oml_record_get(c[k].measure.metric, "perspective")));
        if (c[k].estimates > 0)
            oml_records_also(&cx->tmp, &split, code);
        if (c[k].made_up > 0)
            oml_records_also(&cx->tmp, &made_up, code);
    }
    if (years != NULL && strchr(years, ',') != NULL)
        oml_doc_note(out, OML_NOTE_WARNING, N_("the columns are of different years: %s"), years);
    if (geographies != NULL && strchr(geographies, ',') != NULL)
        oml_doc_note(out, OML_NOTE_WARNING, N_("the columns are of different geographies: %s"), geographies);
    if (perspectives != NULL && strchr(perspectives, ',') != NULL)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("the columns take different perspectives: %s; what is made here and what is "
                        "used here are not the same things"),
                     perspectives);
    OML_TRY(region(cx, s, &here));
    if (here != NULL && geographies != NULL && strcmp(here, geographies) != 0)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("the agenda is about %s, these figures are about %s: where there are none for the "
                        "region, those of a wider one stand in"),
                     here, geographies);
    if (split != NULL)
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("partly estimates, because a figure of several sectors was divided over them: %s"), split);
    if (made_up != NULL)
        oml_doc_note(out, OML_NOTE_ILLUSTRATIVE,
                     N_("partly illustrative, because the shares that divide them are assumptions: %s"), made_up);
    return OML_OK;
}

static oml_rc
cite(oml_cx *cx, oml_session *s, const shown c[], size_t n, oml_doc *out)
{
    const char *codes = NULL;
    for (size_t k = 0; k < n; k++)
        also_each(cx, &codes, c[k].origin.sources);
    for (const char *at = codes, *code; at != NULL && (code = word(cx, &at)) != NULL;) {
        oml_record r;
        bool found;
        OML_TRY(oml_store_find(cx, s->store, oml_noun_find("source"), code, &r, &found));
        if (!found)
            continue;
        const char *author = oml_record_get(&r, "author");
        oml_doc_note(out, OML_NOTE_SOURCE, "%s: %s%s%s", code, author == NULL ? "" : author, author == NULL ? "" : ", ",
                     oml_record_get(&r, "title"));
    }
    return OML_OK;
}

oml_rc
oml_evidence_sectors_show(oml_cx *cx, oml_session *s, oml_evidence_state *e, oml_doc *out)
{
    shown *c;
    size_t n, by;
    OML_TRY(columns_of(cx, e, &c, &n, &by));
    order(cx, e, c[by].value);
    oml_doc_heading(out, 2, N_("What is at stake per sector"));
    oml_doc_text(out, N_("%zu sectors, ranked by %s."), e->shown, title(c[by].measure.metric, out));
    oml_table *t = values(cx, e, c, n, out);
    figures(c, n, by, t, out);
    origins_table(e, c, n, out);
    OML_TRY(warn(cx, s, c, n, out));
    return cite(cx, s, c, n, out);
}

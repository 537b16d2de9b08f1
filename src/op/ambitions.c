/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/indicator_facts.h"
#include "op/trace.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *indicator;
} args;

typedef oml_indicator_facts facts;
typedef oml_indicator_series series;
typedef oml_indicator_target target;

static bool
wanted(const args *a, const oml_record *indicator)
{
    return indicator != NULL && (a->indicator == NULL || oml_record_is(indicator, "code", a->indicator));
}

// ---- principles, ambitions and their wordings -------------------------------------------------------------------

static oml_rc
principles(oml_cx *cx, oml_session *s, oml_doc *out)
{
    static const oml_column columns[] = {
        {"principle", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"text", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_records records;
    OML_TRY(oml_records_load(cx, s, "principle", &records));
    if (records.n == 0)
        return OML_OK;
    oml_table *t = oml_doc_table(out, "principles", N_("principles"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < records.n; i++) {
        oml_table_text(t, oml_records_code(&records.at[i]));
        oml_table_text(t, oml_record_text(&records.at[i], "title", out->lang));
        oml_table_text(t, oml_record_text(&records.at[i], "text", out->lang));
    }
    return OML_OK;
}

static void
ambitions(const oml_records *records, const facts *f, oml_doc *out)
{
    static const oml_column columns[] = {
        {"ambition", NULL, OML_CELL_TEXT, NULL, 0}, {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"horizon", NULL, OML_CELL_DATE, NULL, 0},  {"owner", NULL, OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},   {"indicators", NULL, OML_CELL_INT, NULL, 0},
        {"targets", NULL, OML_CELL_INT, NULL, 0},   {"source", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "ambitions", N_("ambitions"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < records->n; i++) {
        const oml_record *r = &records->at[i];
        int64_t indicators = 0, targets = 0;
        for (size_t k = 0; k < f->indicators.n; k++)
            indicators += oml_record_is(&f->indicators.at[k], "ambition", oml_records_code(r));
        for (size_t k = 0; k < f->targets.n; k++)
            targets += f->at[k].indicator != NULL && oml_record_is(f->at[k].indicator, "ambition", oml_records_code(r));
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_text(t, oml_record_get(r, "horizon"));
        oml_table_text(t, oml_record_get(r, "owner"));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_int(t, indicators);
        oml_table_int(t, targets);
        oml_table_text(t, oml_record_get(r, "source"));
    }
}

// The wordings of one ambition side by side: they are different promises.
static oml_rc
wordings(oml_cx *cx, oml_session *s, oml_doc *out)
{
    static const oml_column columns[] = {
        {"ambition", NULL, OML_CELL_TEXT, NULL, 0},  {"wording", NULL, OML_CELL_TEXT, NULL, 0},
        {"text", NULL, OML_CELL_TEXT, NULL, 0},      {"population", NULL, OML_CELL_TEXT, NULL, 0},
        {"threshold", NULL, OML_CELL_REAL, NULL, 2}, {"comparison", NULL, OML_CELL_TEXT, NULL, 0},
        {"date", NULL, OML_CELL_DATE, NULL, 0},      {"source", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_records records;
    OML_TRY(oml_records_load(cx, s, "wording", &records));
    if (records.n == 0)
        return OML_OK;
    oml_table *t = oml_doc_table(out, "wordings", N_("published wordings of one ambition, side by side"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < records.n; i++) {
        const oml_record *r = &records.at[i];
        oml_table_text(t, oml_record_get(r, "ambition"));
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "text", out->lang));
        oml_table_text(t, oml_record_text(r, "population", out->lang));
        oml_table_real(t, oml_record_number(r, "threshold"));
        oml_table_word(t, oml_record_get(r, "comparison"));
        oml_table_text(t, oml_record_get(r, "date"));
        oml_table_text(t, oml_record_get(r, "source"));
    }
    return OML_OK;
}

// ---- targets ----------------------------------------------------------------------------------------------------

static const oml_column target_columns[] = {
    {"target", N_("target"), OML_CELL_TEXT, NULL, 0},
    {"indicator", NULL, OML_CELL_TEXT, NULL, 0},
    {"baseline", NULL, OML_CELL_REAL, NULL, 2},
    {"baseline_year", NULL, OML_CELL_DATE, NULL, 0},
    {"assumed", NULL, OML_CELL_BOOL, NULL, 0},
    {"last", NULL, OML_CELL_REAL, NULL, 2},
    {"last_year", NULL, OML_CELL_DATE, NULL, 0},
    {"expected", NULL, OML_CELL_REAL, NULL, 2},
    {"value", N_("target value"), OML_CELL_REAL, NULL, 2},
    {"year", NULL, OML_CELL_DATE, NULL, 0},
    {"unit", NULL, OML_CELL_TEXT, NULL, 0},
    {"status", NULL, OML_CELL_TEXT, NULL, 0},
    {"figure", NULL, OML_CELL_TEXT, NULL, 0},
    {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
};

static const char *
last_period(const series *s)
{
    return s == NULL || s->n == 0 ? NULL : oml_record_get(s->observations[s->n - 1], "period");
}

static void
one_target(const target *x, oml_table *t, oml_doc *out)
{
    const oml_trajectory_result *r = &x->result;
    oml_table_text(t, oml_records_code(x->target));
    oml_table_text(t, oml_record_text(x->indicator, "title", out->lang));
    oml_table_real(t, r->baseline.value);
    oml_table_text(t, r->assumed ? oml_record_get(x->series->observations[0], "period")
                                 : oml_record_get(x->target, "baseline_year"));
    oml_table_bool(t, r->assumed);
    oml_table_real(t, r->last.value);
    oml_table_text(t, last_period(x->series));
    oml_table_real(t, r->expected);
    oml_table_real(t, x->trajectory.target.value);
    oml_table_text(t, oml_record_get(x->target, "year"));
    oml_table_text(t, oml_record_get(x->target, "unit"));
    oml_table_word(t, oml_trajectory_word(r->state));
    oml_table_text(t, oml_arena_printf(out->arena, "indicator/%s/status", oml_records_code(x->target)));
    oml_table_bool(t, oml_records_illustrative(x->target) || (x->series != NULL && x->series->illustrative));
}

static void
targets(const facts *f, const args *a, oml_doc *out)
{
    oml_table *t = oml_doc_table(out, "targets", N_("trajectory against target: the straight way from the baseline"),
                                 target_columns, OML_COUNT(target_columns));
    bool assumed = false;
    size_t counts[OML_TRAJECTORY_COUNT] = {0}, n = 0;
    for (size_t i = 0; i < f->targets.n; i++)
        if (wanted(a, f->at[i].indicator)) {
            one_target(&f->at[i], t, out);
            assumed |= f->at[i].result.assumed;
            counts[f->at[i].result.state]++;
            n++;
        }
    const size_t silent = n - counts[OML_TRAJECTORY_REACHED] - counts[OML_TRAJECTORY_ON_SCHEDULE] -
                          counts[OML_TRAJECTORY_OFF_SCHEDULE] - counts[OML_TRAJECTORY_MISSED];
    oml_doc_text(
        out,
        N_("targets: %zu; reached %zu, on schedule %zu, off schedule %zu, missed %zu; of %zu nothing can be said yet"),
        n, counts[OML_TRAJECTORY_REACHED], counts[OML_TRAJECTORY_ON_SCHEDULE], counts[OML_TRAJECTORY_OFF_SCHEDULE],
        counts[OML_TRAJECTORY_MISSED], silent);
    if (assumed)
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("where no baseline was published the first observation stands in for it (assumed)"));
}

// Of all indicators: what was last seen, by which definition and edition.
static void
indicators(const facts *f, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"indicator", NULL, OML_CELL_TEXT, NULL, 0},  {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"level", NULL, OML_CELL_TEXT, NULL, 0},      {"ambition", NULL, OML_CELL_TEXT, NULL, 0},
        {"last", NULL, OML_CELL_REAL, NULL, 2},       {"unit", NULL, OML_CELL_TEXT, NULL, 0},
        {"period", NULL, OML_CELL_DATE, NULL, 0},     {"vintage", NULL, OML_CELL_TEXT, NULL, 0},
        {"definitions", NULL, OML_CELL_INT, NULL, 0}, {"observations", NULL, OML_CELL_INT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},     {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "indicators", N_("indicators and what was last seen"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < f->indicators.n; i++) {
        const oml_record *r = &f->indicators.at[i];
        if (!wanted(a, r))
            continue;
        const series *s = oml_indicator_facts_latest(f, r);
        int64_t definitions = 0, observations = 0;
        for (size_t k = 0; k < f->definitions.n; k++)
            definitions += oml_record_is(&f->definitions.at[k], "indicator", oml_records_code(r));
        for (size_t k = 0; k < f->n_series; k++)
            if (oml_record_is(f->series[k].definition, "indicator", oml_records_code(r)))
                observations += (int64_t)f->series[k].n;
        const oml_record *last = s == NULL ? NULL : s->observations[s->n - 1];
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_word(t, oml_record_get(r, "level"));
        oml_table_text(t, oml_record_get(r, "ambition"));
        oml_table_real(t, last == NULL ? (double)NAN : oml_record_number(last, "value"));
        oml_table_text(t, last == NULL ? NULL : oml_record_get(last, "unit"));
        oml_table_text(t, last_period(s));
        oml_table_text(t, last == NULL ? NULL : oml_record_get(last, "vintage"));
        oml_table_int(t, definitions);
        oml_table_int(t, observations);
        oml_table_text(t, last == NULL ? NULL : oml_arena_printf(out->arena, "observation/%s", oml_records_code(last)));
        oml_table_bool(t, last != NULL && oml_records_illustrative(last));
    }
}

// ---- series -----------------------------------------------------------------------------------------------------

// What a series is called beside others of its indicator: its edition, and which version of the definition it follows.
static const char *
series_name(oml_arena *arena, oml_lang lang, const series *s)
{
    const char *version = oml_arena_printf(arena, "%s %s", oml_doc_field(arena, lang, "definition"),
                                           oml_record_get(s->definition, "version"));
    return s->vintage[0] == '\0' ? version : oml_arena_printf(arena, "%s, %s", version, s->vintage);
}

static void
observed(const series *s, const oml_record *indicator, oml_table *t, oml_doc *out)
{
    for (size_t i = 0; i < s->n; i++) {
        const oml_record *o = s->observations[i];
        oml_table_text(t, oml_record_text(indicator, "title", out->lang));
        oml_table_text(t, series_name(out->arena, out->lang, s));
        oml_table_text(t, oml_record_get(o, "period"));
        oml_table_real(t, s->points[i].value);
        oml_table_text(t, oml_record_get(o, "unit"));
        oml_table_text(t, s->geography);
        oml_table_word(t, oml_record_get(o, "status"));
        oml_table_bool(t, oml_record_is(o, "moving_average", "1"));
        oml_table_text(t, oml_arena_printf(out->arena, "observation/%s", oml_records_code(o)));
        oml_table_text(t, oml_record_get(o, "source"));
        oml_table_bool(t, oml_records_illustrative(o));
    }
}

// One end of the straight way to a target.
static void
end_of_way(const target *x, const char *period, double value, oml_table *t, oml_doc *out)
{
    oml_table_text(t, oml_record_text(x->indicator, "title", out->lang));
    oml_table_text(t, oml_arena_printf(out->arena, "%s %s", oml_doc_word(out->arena, out->lang, "way_to"),
                                       oml_record_get(x->target, "year")));
    oml_table_text(t, period);
    oml_table_real(t, value);
    oml_table_text(t, oml_record_get(x->target, "unit"));
    oml_table_empty(t);
    oml_table_empty(t);
    oml_table_bool(t, false);
    oml_table_text(t, oml_arena_printf(out->arena, "indicator/%s/expected", oml_records_code(x->target)));
    oml_table_text(t, oml_record_get(x->target, "source"));
    oml_table_bool(t, oml_records_illustrative(x->target));
}

// Every series as it was published, and the ways to the targets; drawn where there is a line to draw.
static void
all_series(const facts *f, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"indicator", NULL, OML_CELL_TEXT, NULL, 0},    {"series", NULL, OML_CELL_TEXT, NULL, 0},
        {"period", NULL, OML_CELL_DATE, NULL, 0},       {"value", NULL, OML_CELL_REAL, NULL, 2},
        {"unit", NULL, OML_CELL_TEXT, NULL, 0},         {"geography", NULL, OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},       {"moving_average", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},       {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "series", N_("observations by definition and edition, and the ways to the targets"), columns,
                      OML_COUNT(columns));
    for (size_t i = 0; i < f->indicators.n; i++) {
        const oml_record *r = &f->indicators.at[i];
        if (!wanted(a, r))
            continue;
        bool line = false; // is there anything to draw a line through?
        for (size_t k = 0; k < f->n_series; k++)
            line |= oml_record_is(f->series[k].definition, "indicator", oml_records_code(r)) && f->series[k].n > 1;
        for (size_t k = 0; k < f->targets.n; k++)
            line |= f->at[k].indicator == r && !isnan(f->at[k].result.need);
        for (size_t k = 0; k < f->n_series; k++)
            if ((line || a->indicator != NULL) &&
                oml_record_is(f->series[k].definition, "indicator", oml_records_code(r)))
                observed(&f->series[k], r, t, out);
        for (size_t k = 0; k < f->targets.n; k++) {
            const target *x = &f->at[k];
            if (x->indicator != r || isnan(x->result.need))
                continue;
            end_of_way(x,
                       x->result.assumed ? oml_record_get(x->series->observations[0], "period")
                                         : oml_record_get(x->target, "baseline_year"),
                       x->result.baseline.value, t, out);
            end_of_way(x, oml_record_get(x->target, "year"), x->trajectory.target.value, t, out);
        }
    }
    static const oml_figure figure = {.key = "series",
                                      .kind = OML_FIGURE_LINES,
                                      .x = "period",
                                      .y = "value",
                                      .group = "series",
                                      .facet = "indicator"};
    oml_doc_figure(out, t, &figure, N_("Indicators over time; a new definition or edition is another line"));
}

// ---- definitions and traps --------------------------------------------------------------------------------------

static void
definitions(const facts *f, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"indicator", NULL, OML_CELL_TEXT, NULL, 0},  {"version", NULL, OML_CELL_INT, NULL, 0},
        {"text", NULL, OML_CELL_TEXT, NULL, 0},       {"method", NULL, OML_CELL_TEXT, NULL, 0},
        {"unit", NULL, OML_CELL_TEXT, NULL, 0},       {"direction", NULL, OML_CELL_TEXT, NULL, 0},
        {"valid_from", NULL, OML_CELL_DATE, NULL, 0}, {"break", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},     {"source", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "definitions", N_("definitions, version by version"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < f->definitions.n; i++) {
        const oml_record *r = &f->definitions.at[i];
        const oml_record *indicator = oml_records_find(&f->indicators, oml_record_get(r, "indicator"));
        if (!wanted(a, indicator))
            continue;
        oml_table_text(t, oml_records_code(indicator));
        oml_table_int(t, (int64_t)oml_record_number(r, "version"));
        oml_table_text(t, oml_record_text(r, "text", out->lang));
        oml_table_text(t, oml_record_get(r, "method"));
        oml_table_text(t, oml_record_get(r, "unit"));
        oml_table_word(t, oml_record_get(r, "direction"));
        oml_table_text(t, oml_record_get(r, "valid_from"));
        oml_table_bool(t, oml_record_is(r, "break", "1"));
        oml_table_text(t, oml_arena_printf(out->arena, "definition/%s", oml_records_code(r)));
        oml_table_text(t, oml_record_get(r, "source"));
    }
}

static void
caveats(const facts *f, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"caveat", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"text", NULL, OML_CELL_TEXT, NULL, 0},
        {"indicators", NULL, OML_CELL_TEXT, NULL, 0},
    };
    if (f->caveats.n == 0)
        return;
    oml_table *t = oml_doc_table(out, "caveats", N_("traps in these series"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < f->caveats.n; i++) {
        const oml_record *r = &f->caveats.at[i];
        const char *about = oml_record_get(r, "indicators");
        if (a->indicator != NULL && !oml_records_named(about, a->indicator))
            continue;
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_text(t, oml_record_text(r, "text", out->lang));
        oml_table_text(t, about);
        for (size_t k = 0; k < f->targets.n; k++)
            if (wanted(a, f->at[k].indicator) && oml_records_named(about, oml_records_code(f->at[k].indicator)))
                oml_doc_note(out, OML_NOTE_WARNING, "%s: %s", oml_record_text(f->at[k].indicator, "title", out->lang),
                             oml_record_text(r, "title", out->lang));
    }
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const args *a = given;
    oml_record asked;
    if (a->indicator != NULL)
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("indicator"), a->indicator, &asked));
    facts f;
    oml_records records;
    OML_TRY(oml_indicator_facts_load(cx, s, &f));
    OML_TRY(oml_records_load(cx, s, "ambition", &records));
    if (records.n == 0 && f.indicators.n == 0) {
        oml_records_none(out, "ambition");
        return OML_OK;
    }
    if (a->indicator == NULL) {
        OML_TRY(principles(cx, s, out));
        ambitions(&records, &f, out);
        OML_TRY(wordings(cx, s, out));
    }
    targets(&f, a, out);
    indicators(&f, a, out);
    all_series(&f, a, out);
    definitions(&f, a, out);
    caveats(&f, a, out);
    return oml_records_run(cx, s, out);
}

static const oml_param params[] = {
    {"indicator", OML_KIND_TEXT, 0, offsetof(args, indicator), N_("only this indicator, by its code"), NULL},
};

const oml_op oml_ambitions_op = {
    .name = "ambitions",
    .family = OML_FAMILY_CHOICE,
    .help = N_("show principles, ambitions and indicators: the trajectory against the target, with its traps"),
    .more =
        N_("The straight way runs from the baseline to the target. An indicator is on schedule when at least 0.95 of "
           "the way that was due by the year of its last observation lies behind it. Where a baseline, a later "
           "observation or the same definition is missing, the answer says so instead."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- explanation ------------------------------------------------------------------------------------------------

// What every figure of a target rests on: the target, its definition, its baseline and the last observation.
static oml_rc
inputs(oml_cx *cx, oml_session *s, const target *x, bool last, oml_trace *out)
{
    OML_TRY(oml_trace_record(cx, s, out, 1, x->target, "value"));
    OML_TRY(oml_trace_record(cx, s, out, 1, x->definition, NULL));
    if (x->result.assumed) {
        oml_trace_step(out, 1, NULL, x->result.baseline.value, oml_record_get(x->target, "unit"),
                       N_("no baseline was published: the first observation stands in"));
        OML_TRY(oml_trace_record(cx, s, out, 2, x->series->observations[0], "value"));
    } else if (!isnan(x->result.baseline.value)) {
        OML_TRY(oml_trace_record(cx, s, out, 1, x->target, "baseline"));
    }
    if (last && x->series != NULL && x->series->n > 0)
        OML_TRY(oml_trace_record(cx, s, out, 1, x->series->observations[x->series->n - 1], "value"));
    if (x->newer != NULL) {
        oml_trace_step(out, 1, NULL, (double)NAN, NULL,
                       N_("a later definition broke the series; it was observed too:"));
        OML_TRY(oml_trace_record(cx, s, out, 2, x->newer, "value"));
    }
    return OML_OK;
}

static oml_rc
trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out)
{
    facts f;
    OML_TRY(oml_indicator_facts_load(cx, s, &f));
    const char *whole = oml_arena_printf(&cx->tmp, "indicator/%s", figure), *slash = strrchr(figure, '/');
    if (slash == NULL)
        return oml_trace_unknown(cx, whole);
    const size_t i = oml_records_index(&f.targets, oml_arena_textn(&cx->tmp, figure, (size_t)(slash - figure)));
    if (i == f.targets.n || f.at[i].definition == NULL)
        return oml_trace_unknown(cx, whole);
    const target *x = &f.at[i];
    const oml_trajectory_result *r = &x->result;
    const char *unit = oml_record_get(x->target, "unit"), *what = slash + 1;
    if (strcmp(what, "status") == 0) {
        oml_trace_step(out, 0, whole, (double)NAN, NULL, N_("%s: the last observation held against the straight way"),
                       oml_doc_word(&cx->tmp, cx->lang, oml_trajectory_word(r->state)));
        if (!isnan(r->expected))
            oml_trace_step(out, 1, oml_arena_printf(&cx->tmp, "indicator/%s/expected", oml_records_code(x->target)),
                           r->expected, unit, N_("on the straight way in the year of the last observation"));
    } else if (strcmp(what, "expected") == 0) {
        oml_trace_step(out, 0, whole, r->expected, unit,
                       N_("baseline + (target - baseline) x years since the baseline / years from baseline to target"));
    } else if (strcmp(what, "gap") == 0) {
        oml_trace_step(out, 0, whole, r->gap, unit,
                       N_("last observation against the straight way; positive is better"));
    } else if (strcmp(what, "pace") == 0) {
        oml_trace_step(out, 0, whole, r->pace, unit, N_("change a year from the baseline to the last observation"));
    } else if (strcmp(what, "need") == 0) {
        oml_trace_step(out, 0, whole, r->need, unit, N_("change a year that the straight way asks"));
    } else {
        return oml_trace_unknown(cx, whole);
    }
    return inputs(cx, s, x, strcmp(what, "need") != 0, out);
}

const oml_tracer oml_ambitions_tracer = {
    .family = "indicator",
    .form = "indicator/TARGET/status, indicator/TARGET/expected, indicator/TARGET/gap, indicator/TARGET/pace, "
            "indicator/TARGET/need",
    .help = N_("a target held against what was observed"),
    .trace = trace,
};

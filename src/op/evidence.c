/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence.h"

#include "op/evidence_footprint.h"
#include "op/evidence_sectors.h"
#include "op/evidence_table.h"
#include "op/jobs.h"
#include "op/multiplier.h"
#include "op/records.h"

#include <math.h>
#include <string.h>

const char *
oml_evidence_number(oml_doc *out, double x, int digits)
{
    OML_BUF_AUTO text = {0};
    oml_doc_number(out->lang, x, digits, &text);
    return text.s == NULL ? "" : oml_arena_text(out->arena, text.s);
}

// oml_iotable_done(&out->table) afterwards, also after a failure.
static oml_rc
load(oml_cx *cx, oml_session *s, const oml_evidence *args, oml_evidence_state *out)
{
    *out = (oml_evidence_state){.args = args};
    OML_TRY(oml_facts_load(cx, s, &out->facts));
    bool any = args->table != NULL;
    for (size_t i = 0; i < out->facts.tables.all.n; i++)
        any = any || oml_record_is(&out->facts.tables.all.at[i], "kind", "input_output");
    if (any)
        OML_TRY(oml_iotable_load(cx, &out->facts, args->table, &out->table));
    oml_evidence_rows_find(cx, &out->facts, any ? &out->table : NULL, args->around, &out->rows);
    return OML_OK;
}

static oml_rc
show(oml_cx *cx, oml_session *s, oml_evidence_state *e, oml_doc *out)
{
    OML_TRY(oml_evidence_sectors_show(cx, s, e, out));
    oml_evidence_footprint_show(cx, e, out);
    if (e->table.facts == NULL) {
        oml_doc_note(out, OML_NOTE_REMARK, N_("the agenda has no input-output table: there are no multipliers"));
        return OML_OK;
    }
    OML_TRY(oml_evidence_table_show(cx, e, out));
    oml_multiplier_show(cx, e, out);
    return oml_jobs_show(cx, s, e, out);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const oml_evidence *a = args;
    if (a->matrix != NULL && strcmp(a->matrix, "A") != 0 && strcmp(a->matrix, "L") != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EVI-04", N_("there is no matrix '%s': ask for A or L"), a->matrix);
    if (!(a->jobs > 0) || !(a->rounding >= 0) || a->top < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EVI-05",
                        N_("jobs must be more than zero, rounding and top not less than zero"));
    oml_evidence asked = *a;
    oml_evidence_state e;
    oml_rc rc = load(cx, s, &asked, &e);
    if (rc == OML_OK && asked.by == NULL && e.facts.metrics.all.n > 0)
        asked.by = oml_facts_find(&e.facts.metrics, "value_added") != OML_FACTS_NONE
                       ? "value_added"
                       : oml_records_code(&e.facts.metrics.all.at[0]);
    if (rc == OML_OK && (e.facts.sectors.all.n == 0 || e.facts.metrics.all.n == 0))
        oml_records_none(out, e.facts.sectors.all.n == 0 ? "sector" : "metric");
    else if (rc == OML_OK)
        rc = show(cx, s, &e, out);
    oml_iotable_done(&e.table);
    return rc;
}

static const oml_param params[] = {
    {"by", OML_KIND_TEXT, 0, offsetof(oml_evidence, by),
     N_("rank sectors by this metric; otherwise value_added, or the first that there is"), NULL},
    {"top", OML_KIND_INT, 0, offsetof(oml_evidence, top), N_("show only the first so many sectors"), NULL},
    {"metrics", OML_KIND_TEXT, 0, offsetof(oml_evidence, metrics), N_("metrics to show, with spaces between"), NULL},
    {"around", OML_KIND_FLAG, 0, offsetof(oml_evidence, around), N_("also sectors around manufacturing"), NULL},
    {"iotable", OML_KIND_TEXT, 0, offsetof(oml_evidence, table), N_("this input-output table; otherwise the first"),
     NULL},
    {"full", OML_KIND_FLAG, 0, offsetof(oml_evidence, full), N_("multipliers in full: direct, type I, type II, ratios"),
     NULL},
    {"matrix", OML_KIND_TEXT, 0, offsetof(oml_evidence, matrix),
     N_("show coefficients (A) or their Leontief inverse (L)"), NULL},
    {"jobs", OML_KIND_REAL, 0, offsetof(oml_evidence, jobs), N_("what so many extra jobs carry along"), "10000"},
    {"sectors", OML_KIND_TEXT, 0, offsetof(oml_evidence, sectors), N_("and that for these NACE divisions: '26-28 33'"),
     NULL},
    {"rounding", OML_KIND_REAL, 0, offsetof(oml_evidence, rounding), N_("unit to which the table's cells were rounded"),
     "0.1"},
};

const oml_op oml_evidence_op = {
    .name = "evidence",
    .family = OML_FAMILY_EVIDENCE,
    .help = N_("show what is at stake per sector, and what it carries along in the rest of the economy"),
    .more =
        N_("Figures per sector with unit, year, geography, perspective and source; balance of the input-output table; "
           "multipliers of type I (suppliers) and type II (re-spent pay too); extra jobs beside what is claimed."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(oml_evidence),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- the way back -----------------------------------------------------------------------------------------------

// A figure's id says nothing of arguments: these are the operation's own.
static const oml_evidence standard = {.by = "value_added", .jobs = 10000, .rounding = 0.1, .around = true};

oml_rc
oml_evidence_trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t, oml_evidence_walk *then)
{
    oml_evidence_state e;
    oml_rc rc = load(cx, s, &standard, &e);
    if (rc == OML_OK)
        rc = then(cx, s, &e, figure, t);
    oml_iotable_done(&e.table);
    return rc;
}

static oml_rc
sector_figure(oml_cx *cx, oml_session *s, const oml_evidence_state *e, const char *figure, oml_trace *t)
{
    const char *slash = strrchr(figure, '/');
    if (slash == NULL || oml_facts_find(&e->facts.metrics, slash + 1) == OML_FACTS_NONE)
        return oml_trace_unknown(cx, figure);
    const char *key = oml_arena_textn(&cx->tmp, figure, (size_t)(slash - figure));
    const size_t row = oml_evidence_rows_named(&e->rows, key, strlen(key)),
                 sector = oml_facts_find(&e->facts.sectors, key);
    oml_facts_measure m;
    OML_TRY(oml_facts_measure_of(cx, &e->facts, slash + 1, &m));
    const char *id = oml_arena_printf(&cx->tmp, "evidence/%s", figure), *unit = oml_record_get(m.metric, "unit");
    if (row == OML_FACTS_NONE) {
        if (sector == OML_FACTS_NONE)
            return oml_trace_unknown(cx, figure);
        oml_trace_step(t, 0, id, m.value[sector], unit, N_("the figure of the sector, as follows"));
        return oml_facts_trace(cx, s, t, 1, &e->facts, &m, sector);
    }
    double *value = OML_NEW(&cx->tmp, double, e->rows.n);
    unsigned *flags = OML_NEW(&cx->tmp, unsigned, e->rows.n);
    oml_evidence_rows_values(&e->rows, &m, value, flags);
    oml_trace_step(t, 0, id, value[row], unit,
                   isnan(value[row]) ? N_("no record gives this figure") : N_("the sum of what follows"));
    return oml_evidence_rows_trace(cx, s, t, 1, &e->rows, row, &m);
}

static oml_rc
trace_evidence(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t)
{
    return oml_evidence_trace(cx, s, figure, t, sector_figure);
}

const oml_tracer oml_evidence_tracer = {
    .family = "evidence",
    .form = "evidence/SECTOR/METRIC",
    .help = N_("the figure of a metric for a sector"),
    .trace = trace_evidence,
};

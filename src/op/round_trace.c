/* From a figure of a closed round back to the ballots.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/records.h"
#include "op/round_result.h"
#include "op/trace.h"

#include <string.h>

static oml_rc
trace_median(oml_cx *cx, oml_session *s, const oml_ballots *b, size_t i, size_t j, int depth, oml_trace *t)
{
    oml_agreement g;
    OML_TRY(oml_ballots_agreement(cx, b, i, j, &g));
    oml_trace_step(t, depth,
                   oml_arena_printf(&cx->tmp, "round/%s/%s/%s", oml_records_code(b->round),
                                    oml_records_code(b->item[i]), oml_records_code(b->criterion[j].record)),
                   g.median, NULL, N_("median of %zu scores on “%s”; mean %.3f"), g.n,
                   oml_record_text(b->criterion[j].record, "title", cx->lang), g.mean);
    for (size_t v = 0; v < b->voters.n && !oml_record_is(b->round, "mode", "confidential"); v++) {
        const oml_record *ballot = b->ballot[oml_ballots_cell(b, v, i, j)];
        if (ballot != NULL)
            OML_TRY(oml_trace_record(cx, s, t, depth + 1, ballot,
                                     oml_record_get(ballot, "value") != NULL ? "value" : "mark"));
    }
    return OML_OK;
}

static oml_rc
trace_item(oml_cx *cx, oml_session *s, const oml_round_result *r, size_t i, const char *what, const char *figure,
           oml_trace *t)
{
    const oml_ballots *b = &r->ballots;
    const char *whole = oml_arena_printf(&cx->tmp, "round/%s", figure);
    for (size_t j = 0; j < b->n_criteria; j++)
        if (oml_record_is(b->criterion[j].record, "code", what))
            return trace_median(cx, s, b, i, j, 0, t);
    if (strcmp(what, "top") == 0)
        oml_trace_step(t, 0, whole, 100 * r->band[i].top, "%",
                       N_("share of %s seeded draws of the panel in which it is among the first %zu"),
                       oml_record_get(b->round, "draws"), r->top);
    else if (strcmp(what, "score") == 0)
        oml_trace_step(t, 0, whole, r->band[i].score, NULL, N_("weighted sum of the mean values on %zu criteria"),
                       b->n_criteria);
    else
        return oml_trace_unknown(cx, whole);
    for (size_t j = 0; j < b->n_criteria; j++) {
        OML_TRY(oml_trace_record(cx, s, t, 1, b->criterion[j].record, "weight"));
        OML_TRY(oml_trace_record(cx, s, t, 1, b->criterion[j].record, "points"));
        OML_TRY(trace_median(cx, s, b, i, j, 1, t));
    }
    return OML_OK;
}

static oml_rc
trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out)
{
    const char *first = strchr(figure, '/'), *last = strrchr(figure, '/');
    if (first == NULL || last == first)
        return oml_trace_unknown(cx, oml_arena_printf(&cx->tmp, "round/%s", figure));
    const char *round = oml_arena_textn(&cx->tmp, figure, (size_t)(first - figure));
    const char *item = oml_arena_textn(&cx->tmp, first + 1, (size_t)(last - first - 1));
    oml_round_result r;
    OML_TRY(oml_round_result_load(cx, s, round, &r));
    for (size_t i = 0; i < r.ballots.n_items; i++)
        if (oml_record_is(r.ballots.item[i], "code", item))
            return trace_item(cx, s, &r, i, last + 1, figure, out);
    return oml_trace_unknown(cx, oml_arena_printf(&cx->tmp, "round/%s", figure));
}

const oml_tracer oml_round_tracer = {
    .family = "round",
    .form = "round/ROUND/ITEM/CRITERION, round/ROUND/ITEM/score, round/ROUND/ITEM/top",
    .help = N_("median of the panel, score, or place over drawn panels, of an item of a closed round"),
    .trace = trace,
};

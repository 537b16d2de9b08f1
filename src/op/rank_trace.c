/* From a figure of the ranking back to the records it rests on.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"
#include "op/rank_choice.h"
#include "op/records.h"
#include "op/trace.h"

#include <math.h>
#include <string.h>

static oml_rc
trace_score(oml_cx *cx, oml_session *s, const oml_ranking *r, size_t a, size_t j, int depth, const char *suffix,
            oml_trace *t)
{
    const oml_ranking_column *c = &r->column[j];
    const oml_ranking_cell *cell = &r->cell[a * r->k + j];
    const char *figure = oml_arena_printf(&cx->tmp, "rank/%s/%s%s", oml_records_code(r->chain[a]),
                                          oml_records_code(c->criterion), suffix);
    oml_trace_step(t, depth, figure, oml_additive_part(&r->model, a, j), NULL,
                   N_("weight %.3f times value %.3f on “%s”"), r->model.weight[j], oml_additive_value(&r->model, a, j),
                   oml_record_text(c->criterion, "title", cx->lang));
    OML_TRY(oml_trace_record(cx, s, t, depth + 1, c->criterion, "points"));
    if (cell->flags & OML_RANKING_MISSING) {
        oml_trace_step(t, depth + 1, NULL, (double)NAN, NULL,
                       N_("there is no figure; the value may be anything from 0 to 1"));
        return OML_OK;
    }
    if (cell->statistic != NULL)
        return oml_trace_record(cx, s, t, depth + 1, cell->statistic, "value");
    if (c->judged != NULL) {
        oml_trace_step(t, depth + 1,
                       oml_arena_printf(&cx->tmp, "round/%s/%s/%s", oml_records_code(c->judged->round),
                                        oml_records_code(r->chain[a]), oml_records_code(c->criterion)),
                       cell->score, NULL, N_("median of the panel in round %s"), oml_records_code(c->judged->round));
        return OML_OK;
    }
    oml_trace_step(t, depth + 1, NULL, cell->score, oml_record_get(c->metric, "unit"),
                   N_("sum over the chain's sectors of share times “%s”"),
                   oml_record_text(c->metric, "title", cx->lang));
    for (size_t i = 0; i < r->basis->n_claims; i++)
        if (r->basis->claim[i].chain == r->number[a]) {
            OML_TRY(oml_trace_record(cx, s, t, depth + 2, r->basis->claimed_by[i], "share"));
            OML_TRY(oml_facts_trace(cx, s, t, depth + 3, &r->basis->facts, &c->measure, r->basis->claim[i].sector));
        }
    return OML_OK;
}

static oml_rc
trace_what(oml_cx *cx, oml_session *s, const oml_ranking *r, size_t a, const char *what, const oml_rank_choice *choice,
           oml_trace *t)
{
    const char *figure =
        oml_arena_printf(&cx->tmp, "rank/%s/%s%s", oml_records_code(r->chain[a]), what, choice->suffix);
    for (size_t j = 0; j < r->k; j++)
        if (strcmp(what, oml_records_code(r->column[j].criterion)) == 0)
            return trace_score(cx, s, r, a, j, 0, choice->suffix, t);
    if (strcmp(what, "top") == 0) {
        oml_acceptability b;
        OML_TRY(oml_acceptability_draw(cx, &r->model, choice->draws, choice->seed, &b));
        oml_trace_step(t, 0, figure, 100 * oml_acceptability_top(&b, a, r->top), "%",
                       N_("share of %zu seeded draws of all weights in which it is among the first %zu"),
                       (size_t)choice->draws, r->top);
    } else if (strcmp(what, "score") == 0) {
        oml_trace_step(t, 0, figure, r->score[a], NULL, N_("sum of what %zu criteria contribute"), r->k);
    } else {
        return oml_trace_unknown(cx, figure);
    }
    for (size_t j = 0; j < r->k; j++)
        OML_TRY(trace_score(cx, s, r, a, j, 1, choice->suffix, t));
    return OML_OK;
}

static oml_rc
trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out)
{
    oml_ranking_basis basis;
    oml_rank_args args;
    oml_rank_choice choice;
    oml_ranking r;
    const char *chain, *what;
    if (!oml_rank_choice_split(cx, figure, &chain, &what, &args))
        return oml_trace_unknown(cx, figure);
    OML_TRY(oml_ranking_load(cx, s, &basis));
    OML_TRY(oml_rank_choice_read(cx, &basis, &args, &choice));
    OML_TRY(oml_ranking_make(cx, s, &basis, &choice.of, &r));
    for (size_t a = 0; a < r.n; a++)
        if (oml_record_is(r.chain[a], "code", chain))
            return trace_what(cx, s, &r, a, what, &choice, out);
    return oml_trace_unknown(cx, figure);
}

const oml_tracer oml_rank_tracer = {
    .family = "rank",
    .form = "rank/CHAIN/score, rank/CHAIN/top, rank/CHAIN/CRITERION",
    .help = N_("score, place over all weights, or contribution of a criterion, of a value chain"),
    .trace = trace,
};

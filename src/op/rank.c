/* Value chains on the criteria: the order, what makes it, how sure it is, and the decision beside it.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/geography.h"
#include "base/tr.h"
#include "decision/acceptability.h"
#include "op/decided.h"
#include "op/problem_groups.h"
#include "op/problem_rank.h"
#include "op/rank_choice.h"
#include "op/ranking_problem.h"
#include "op/records.h"
#include "op/sensitivity.h"
#include "op/stored.h"

#include <math.h>
#include <string.h>

static const char *
title(const oml_record *r, oml_lang lang)
{
    return oml_record_text(r, "title", lang);
}

// ---- the order ----------------------------------------------------------------------------------------------------

static void
order(const oml_ranking *r, const char *suffix, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"chain", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, 3},
        {"low", NULL, OML_CELL_REAL, NULL, 3},
        {"high", NULL, OML_CELL_REAL, NULL, 3},
        {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
        {"in_top", N_("in the top"), OML_CELL_BOOL, NULL, 0},
        {"estimate", N_("estimate"), OML_CELL_BOOL, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "rank", N_("value chains by their score on all criteria"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < r->n; i++) {
        const size_t a = r->order[i];
        const unsigned flags = oml_ranking_flags(r, a);
        oml_table_int(t, (int64_t)r->rank[a]);
        oml_table_text(t, oml_records_code(r->chain[a]));
        oml_table_text(t, title(r->chain[a], out->lang));
        oml_table_real(t, r->score[a]);
        oml_table_real(t, r->least[a]);
        oml_table_real(t, r->most[a]);
        oml_table_int(t, (int64_t)r->best[a]);
        oml_table_int(t, (int64_t)r->worst[a]);
        oml_table_bool(t, r->rank[a] <= r->top);
        oml_table_bool(t, (flags & OML_RANKING_ESTIMATE) != 0);
        oml_table_bool(t, (flags & OML_RANKING_ILLUSTRATIVE) != 0);
        oml_table_text(t, oml_arena_printf(out->arena, "rank/%s/score%s", oml_records_code(r->chain[a]), suffix));
    }
}

static const char *
state_of(unsigned flags)
{
    return flags & OML_RANKING_MISSING   ? N_("missing")
           : flags & OML_RANKING_CLIPPED ? N_("off the scale")
           : flags & OML_RANKING_PARTIAL ? N_("partial")
                                         : NULL;
}

static void
contribution(const oml_ranking *r, size_t a, size_t j, const char *suffix, oml_table *t, oml_doc *out)
{
    const oml_ranking_column *c = &r->column[j];
    const oml_ranking_cell *cell = &r->cell[a * r->k + j];
    const oml_record *own = cell->statistic;
    oml_table_text(t, oml_records_code(r->chain[a]));
    oml_table_text(t, title(r->chain[a], out->lang));
    oml_table_text(t, oml_records_code(c->criterion));
    oml_table_text(t, title(c->criterion, out->lang));
    oml_table_text(t, c->metric == NULL ? NULL : oml_records_code(c->metric));
    oml_table_real(t, cell->score);
    oml_table_text(t, oml_record_get(c->metric != NULL ? c->metric : c->criterion, "unit"));
    oml_table_text(t, own != NULL ? oml_record_get(own, "period") : c->origin.years);
    oml_table_text(t, own != NULL ? oml_record_get(own, "geography") : c->origin.geographies);
    oml_table_real(t, oml_additive_value(&r->model, a, j));
    oml_table_real(t, r->model.weight[j]);
    oml_table_real(t, oml_additive_part(&r->model, a, j));
    const char *state = state_of(cell->flags);
    if (state == NULL)
        oml_table_empty(t);
    else
        oml_table_word(t, state);
    oml_table_bool(t, (cell->flags & OML_RANKING_ESTIMATE) != 0);
    oml_table_bool(t, (cell->flags & OML_RANKING_ILLUSTRATIVE) != 0);
    oml_table_text(t, oml_arena_printf(out->arena, "rank/%s/%s%s", oml_records_code(r->chain[a]),
                                       oml_records_code(c->criterion), suffix));
}

static void
contributions(const oml_ranking *r, const char *suffix, oml_doc *out)
{
    static const oml_column columns[] = {
        {"chain", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion_title", N_("name"), OML_CELL_TEXT, NULL, 0},
        {"metric", NULL, OML_CELL_TEXT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, 1},
        {"score_unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"period", NULL, OML_CELL_TEXT, NULL, 0},
        {"geography", NULL, OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, NULL, 3},
        {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"contribution", N_("contribution"), OML_CELL_REAL, NULL, 3},
        {"state", N_("state"), OML_CELL_TEXT, NULL, 0},
        {"estimate", N_("estimate"), OML_CELL_BOOL, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    oml_doc_heading(out, 2, N_("What each criterion contributes"));
    oml_table *t = oml_doc_table(out, "contributions", N_("score, value, weight and contribution of each criterion"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < r->n; i++)
        for (size_t j = 0; j < r->k; j++)
            contribution(r, r->order[i], j, suffix, t, out);
    static const oml_figure figure = {.key = "contributions",
                                      .kind = OML_FIGURE_STACK,
                                      .x = "contribution",
                                      .y = "title",
                                      .group = "criterion_title"};
    oml_doc_figure(out, t, &figure, N_("What each criterion contributes to the score of a value chain"));
}

// ---- how sure it is -----------------------------------------------------------------------------------------------

static oml_rc
acceptability(oml_cx *cx, const oml_ranking *r, const oml_rank_choice *choice, oml_doc *out)
{
    static const oml_column columns[] = {
        {"chain", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"first", N_("first"), OML_CELL_REAL, "%", 1},
        {"top", N_("in the top"), OML_CELL_REAL, "%", 1},
        {"error", N_("standard error"), OML_CELL_REAL, "%", 2},
        {"low", NULL, OML_CELL_REAL, "%", 1},
        {"high", NULL, OML_CELL_REAL, "%", 1},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    oml_acceptability s;
    OML_TRY(oml_acceptability_draw(cx, &r->model, choice->draws, choice->seed, &s));
    oml_doc_heading(out, 2, N_("How often among the first %zu, over all weights"), r->top);
    oml_table *t = oml_doc_table(out, "acceptability", N_("share of all possible weights that put a chain in the top"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < r->n; i++) {
        const size_t a = r->order[i];
        const double top = oml_acceptability_top(&s, a, r->top), error = oml_acceptability_error(top, s.draws);
        oml_table_text(t, oml_records_code(r->chain[a]));
        oml_table_text(t, title(r->chain[a], out->lang));
        oml_table_real(t, 100 * oml_acceptability_top(&s, a, 1));
        oml_table_real(t, 100 * top);
        oml_table_real(t, 100 * error);
        oml_table_real(t, 100 * fmax(0, top - 2 * error));
        oml_table_real(t, 100 * fmin(1, top + 2 * error));
        oml_table_bool(t, (oml_ranking_flags(r, a) & OML_RANKING_ILLUSTRATIVE) != 0);
        oml_table_text(t, oml_arena_printf(out->arena, "rank/%s/top%s", oml_records_code(r->chain[a]), choice->suffix));
    }
    static const oml_figure figure = {
        .key = "acceptability", .kind = OML_FIGURE_BARS, .x = "top", .y = "title", .low = "low", .high = "high"};
    oml_doc_figure(out, t, &figure, N_("How often a value chain is in the top, over all possible weights"));
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("weights drawn uniformly from all possible ones; low and high are two standard errors away"));
    return OML_OK;
}

// ---- the decision -------------------------------------------------------------------------------------------------

// The chains that take part in their order, then those out of scope.
static oml_rc
decision(oml_cx *cx, oml_session *s, const oml_ranking *r, oml_doc *out)
{
    const oml_records *all = &r->basis->chains;
    const oml_record **item = OML_NEW(&cx->tmp, const oml_record *, all->n);
    size_t *rank = OML_NEW(&cx->tmp, size_t, all->n), n = 0;
    bool *part = OML_NEW(&cx->tmp, bool, all->n);
    for (size_t i = 0; i < r->n; i++) {
        item[n] = r->chain[r->order[i]];
        rank[n++] = r->rank[r->order[i]];
        part[r->number[i]] = true;
    }
    for (size_t c = 0; c < all->n; c++)
        if (!part[c])
            item[n++] = &all->at[c];
    const oml_decided what = {item, rank, n, r->top, "priority"};
    oml_record d;
    bool found;
    OML_TRY(oml_decided_find(cx, s, &what, NULL, &d, &found));
    return found ? oml_decided_show(cx, s, &what, &d, out) : OML_OK;
}

// ---- notes --------------------------------------------------------------------------------------------------------

// Which figures fill the criteria, where they differ in year, place or perspective.
static void
warn_mismatch(const oml_ranking *r, oml_doc *out)
{
    const char *list = NULL, *first = NULL;
    bool differ = false;
    for (size_t j = 0; j < r->k; j++) {
        const oml_ranking_column *c = &r->column[j];
        if (c->metric == NULL)
            continue;
        const char *about = oml_arena_printf(
            out->arena, "%s %s, %s",
            c->origin.geographies == NULL ? "?" : oml_tr(out->lang, oml_geography_name(c->origin.geographies)),
            c->origin.years == NULL ? "?" : c->origin.years,
            oml_doc_word(out->arena, out->lang, oml_record_get(c->metric, "perspective")));
        differ = differ || (first != NULL && strcmp(first, about) != 0);
        first = first == NULL ? about : first;
        list = oml_arena_printf(out->arena, "%s%s%s: %s", list == NULL ? "" : list, list == NULL ? "" : "; ",
                                oml_records_code(c->criterion), about);
    }
    if (differ)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("the criteria rest on figures of different years, places or perspectives: %s"), list);
}

static void
notes(const oml_ranking *r, oml_doc *out)
{
    unsigned flags = 0;
    size_t missing = 0;
    for (size_t i = 0; i < r->n * r->k; i++) {
        flags |= r->cell[i].flags;
        missing += (r->cell[i].flags & OML_RANKING_MISSING) != 0;
    }
    warn_mismatch(r, out);
    if (missing > 0)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("%zu scores are missing; their value may be anything from 0 to 1: the score takes the middle, "
                        "low and high the ends"),
                     missing);
    if (flags & OML_RANKING_CLIPPED)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("some scores lie outside the declared scale and have the value of its end"));
    if (flags & OML_RANKING_PARTIAL)
        oml_doc_note(out, OML_NOTE_WARNING, N_("some chains have sectors without a figure, which add nothing"));
    for (size_t j = 0; j < r->k; j++) {
        const oml_ranking_column *c = &r->column[j];
        if (c->stretched)
            oml_doc_note(
                out, OML_NOTE_WARNING,
                N_("“%s” declares no value function; its values run from 0 to the largest figure in this ranking"),
                title(c->metric != NULL ? c->metric : c->criterion, out->lang));
        if (c->judged != NULL)
            oml_doc_note(out, OML_NOTE_REMARK, N_("%s is the median of round %s (%zu voters)"),
                         oml_records_code(c->criterion), oml_records_code(c->judged->round), c->judged->voters.n);
    }
    if (flags & OML_RANKING_ESTIMATE)
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("figures of part of a sector are estimated: the part is taken to be like the whole sector"));
    if (flags & OML_RANKING_ILLUSTRATIVE)
        oml_records_note(out);
}

static oml_rc
keep_run(oml_cx *cx, oml_session *s, const oml_ranking *r, const oml_rank_choice *choice, oml_doc *out)
{
    char digest[65];
    OML_TRY(oml_store_digest(cx, s->store, digest));
    oml_doc_run(out, "inputs", "%s", digest);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    oml_doc_run(out, "draws", "%zu", (size_t)choice->draws);
    oml_doc_run(out, "seed", "%zu", (size_t)choice->seed);
    oml_doc_run(out, "top", "%zu", r->top);
    oml_doc_run(out, "choice", "%s", *choice->suffix == '\0' ? "-" : choice->suffix + 1);
    return OML_OK;
}

// ---- the operation ------------------------------------------------------------------------------------------------

static void
headline(const oml_ranking *r, oml_doc *out)
{
    const char *list = NULL;
    for (size_t i = 0; i < r->n; i++)
        if (r->rank[r->order[i]] <= r->top)
            list = oml_arena_printf(out->arena, "%s%s%s", list == NULL ? "" : list, list == NULL ? "" : ", ",
                                    title(r->chain[r->order[i]], out->lang));
    size_t criteria = 0;
    for (size_t j = 0; j < r->k; j++)
        criteria += r->model.weight[j] > 0;
    oml_doc_text(out, N_("The first %zu of %zu value chains (criteria: %zu): %s."), r->top, r->n, criteria, list);
}

// Where groups that weigh differently disagree; and into the doc what it all was computed from.
static oml_rc
groups(oml_cx *cx, oml_session *s, const oml_ranking *r, const oml_rank_choice *choice, oml_doc *out)
{
    OML_BUF_AUTO inputs = {0};
    oml_problem p;
    OML_TRY(oml_ranking_problem_make(cx, s, r, &p));
    OML_TRY(oml_problem_rank_inputs(cx, &p, "agenda", choice->draws, choice->seed, r->top, &inputs));
    oml_doc_inputs(out, &inputs);
    return oml_problem_groups_show(cx, &p, &r->model, r->score, r->order, out);
}

// Another method than the weighted value.
static oml_rc
by_method(oml_cx *cx, oml_session *s, const oml_ranking *r, const oml_rank_choice *choice, const char *method,
          oml_doc *out)
{
    char digest[65];
    oml_problem p;
    OML_TRY(oml_ranking_problem_make(cx, s, r, &p));
    OML_TRY(oml_problem_rank_show(cx, &p, method, (int64_t)choice->draws, (int64_t)choice->seed, out));
    notes(r, out);
    OML_TRY(oml_store_digest(cx, s->store, digest));
    oml_doc_run(out, "inputs", "%s", digest);
    oml_doc_run(out, "choice", "%s", *choice->suffix == '\0' ? "-" : choice->suffix + 1);
    return OML_OK;
}

static oml_rc
rank_problem(oml_cx *cx, const oml_session *s, const oml_rank_args *a, oml_doc *out)
{
    oml_problem p;
    if (a->problem == NULL)
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_USAGE, "OML-RAN-14", N_("an agenda is missing, or --problem with a file")),
                        N_("omloop rank AGENDA, or omloop rank --problem P.json --method promethee2"));
    if (s->agenda != NULL || a->metric != NULL || a->weights != NULL || a->top != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-RAN-15",
                        N_("--problem stands by itself: no agenda, metric, weights or top goes with it"));
    OML_TRY(oml_problem_read(cx, a->problem, &p));
    return oml_problem_rank_show(cx, &p, a->method != NULL ? a->method : "additive", a->draws, a->seed, out);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const oml_rank_args *a = given;
    if (a->problem != NULL || s->agenda == NULL)
        return rank_problem(cx, s, a, out);
    oml_ranking_basis basis;
    oml_rank_choice choice;
    oml_ranking r;
    OML_TRY(oml_ranking_load(cx, s, &basis));
    if (basis.chains.n == 0 || basis.k == 0) {
        oml_records_none(out, basis.chains.n == 0 ? "chain" : "criterion");
        return OML_OK;
    }
    OML_TRY(oml_rank_choice_read(cx, &basis, given, &choice));
    OML_TRY(oml_ranking_make(cx, s, &basis, &choice.of, &r));
    if (a->method != NULL)
        return by_method(cx, s, &r, &choice, a->method, out);
    headline(&r, out);
    order(&r, choice.suffix, out);
    notes(&r, out);
    contributions(&r, choice.suffix, out);
    OML_TRY(acceptability(cx, &r, &choice, out));
    OML_TRY(groups(cx, s, &r, &choice, out));
    OML_TRY(decision(cx, s, &r, out));
    OML_TRY(oml_stored_show(cx, s, NULL, true, out));
    OML_TRY(oml_sensitivity_show(cx, s, &r, &choice.of, out));
    return keep_run(cx, s, &r, &choice, out);
}

static const oml_param params[] = {
    {"problem", OML_KIND_FILE, 0, offsetof(oml_rank_args, problem),
     N_("instead of an agenda: a JSON file with criteria and alternatives"), NULL},
    {"method", OML_KIND_TEXT, 0, offsetof(oml_rank_args, method),
     N_("another method: additive, promethee1, promethee2, topsis, electre3 or smaa; all: side by side"), NULL},
    OML_RANK_CHOICE_PARAMS(oml_rank_args, ),
};

const oml_op oml_rank_op = {
    .name = "rank",
    .family = OML_FAMILY_CHOICE,
    .help = N_("rank the value chains on the criteria, with what the order turns on"),
    .more = N_("Measured criteria are filled from the figures of sectors, by each chain's share of them; judged ones "
               "with the medians of "
               "the closed round about chains. The answer shows what each criterion contributes, how often a chain is "
               "in the top over all "
               "possible weights, the decision beside the ranking, and what changes with another metric, other weights "
               "or another scope rule."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_MAYBE,
    .args_size = sizeof(oml_rank_args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

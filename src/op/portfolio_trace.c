/* From a figure of an agenda's portfolio back to scores, needs and means.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_agenda.h"
#include "op/records.h"
#include "op/trace.h"

#include <math.h>
#include <string.h>

typedef struct walk {
    const oml_portfolio_agenda *a;
    const char *suffix;
    oml_trace *to;
} walk;

static const char *
figure(oml_cx *cx, const walk *w, const char *item, const char *what)
{
    return item == NULL ? oml_arena_printf(&cx->tmp, "portfolio/%s%s", what, w->suffix)
                        : oml_arena_printf(&cx->tmp, "portfolio/%s/%s%s", item, what, w->suffix);
}

// ---- benefits -----------------------------------------------------------------------------------------------------

// What the panel gave a path on a criterion; nothing where it did not.
static void
of_path(const walk *w, const char *path, size_t criterion, int depth)
{
    const oml_ballots *b = &w->a->ballots;
    const size_t item = oml_portfolio_agenda_scored(b, path);
    double mean, off;
    if (item == b->n_items)
        return;
    oml_portfolio_agenda_judged(b, item, criterion, &mean, &off);
    oml_trace_step(w->to, depth, NULL, mean, NULL,
                   N_("mean value that the panel of round %s gave path %s, %.3f more or less"),
                   oml_records_code(b->round), path, off);
}

static oml_rc
on_criterion(oml_cx *cx, oml_session *s, const walk *w, size_t item, size_t criterion, int depth)
{
    const oml_portfolio_agenda *a = w->a;
    const oml_record *asked = a->ballots.criterion[criterion].record, *path, *initiative;
    const oml_additive *values = &a->portfolio.values;
    oml_trace_step(w->to, depth, NULL, oml_additive_part(values, item, criterion), NULL,
                   N_("weight %.3f times value %.3f on “%s”"), values->weight[criterion],
                   oml_additive_value(values, item, criterion), oml_record_text(asked, "title", cx->lang));
    OML_TRY(oml_trace_record(cx, s, w->to, depth + 1, asked, "weight"));
    oml_portfolio_agenda_what(a, a->record[item], &path, &initiative);
    if (path != NULL)
        of_path(w, oml_records_code(path), criterion, depth + 1);
    for (size_t k = 0; path == NULL && k < a->contributions.n; k++) {
        const oml_record *r = &a->contributions.at[k];
        if (!oml_record_is(r, "initiative", oml_records_code(initiative)))
            continue;
        OML_TRY(oml_trace_record(cx, s, w->to, depth + 1, r, "strength"));
        of_path(w, oml_record_get(r, "path"), criterion, depth + 2);
    }
    return OML_OK;
}

static oml_rc
benefit(oml_cx *cx, oml_session *s, const walk *w, size_t item, int depth)
{
    const oml_portfolio_agenda *a = w->a;
    const char *name = figure(cx, w, a->portfolio.code[item], "benefit");
    if (a->stated) {
        oml_trace_step(w->to, depth, name, a->portfolio.benefit[item], a->unit, N_("what the proposal states"));
        return oml_trace_record(cx, s, w->to, depth + 1, a->record[item], "benefit");
    }
    oml_trace_step(w->to, depth, name, a->portfolio.benefit[item], NULL, N_("sum of what %zu criteria contribute"),
                   a->ballots.n_criteria);
    if (a->proposed)
        OML_TRY(oml_trace_record(cx, s, w->to, depth + 1, a->record[item], "wish"));
    for (size_t j = 0; j < a->ballots.n_criteria; j++)
        OML_TRY(on_criterion(cx, s, w, item, j, depth + 1));
    return OML_OK;
}

// ---- costs --------------------------------------------------------------------------------------------------------

static oml_rc
cost(oml_cx *cx, oml_session *s, const walk *w, size_t item, int depth)
{
    const oml_portfolio_agenda *a = w->a;
    const oml_records *list = a->proposed ? &a->needs : &a->funding;
    const char *code = a->portfolio.code[item], *field = a->proposed ? "amount" : "committed";
    oml_trace_step(w->to, depth, figure(cx, w, code, "cost"), (double)a->portfolio.cost[item] / 100, "EUR",
                   N_("the sum of what follows"));
    for (size_t k = 0; k < list->n; k++)
        if (oml_record_is(&list->at[k], a->proposed ? "proposal" : "initiative", code) &&
            oml_record_get(&list->at[k], field) != NULL)
            OML_TRY(oml_trace_record(cx, s, w->to, depth + 1, &list->at[k], field));
    return OML_OK;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

enum { PATIENCE = 10 }; // seconds

static oml_rc
whole(oml_cx *cx, oml_session *s, const walk *w)
{
    const oml_portfolio_agenda *a = w->a;
    const oml_portfolio p = oml_portfolio_case_model(&a->portfolio, PATIENCE);
    oml_portfolio_choice best;
    OML_TRY(oml_portfolio_best(cx, &p, NULL, &best));
    const char *name = figure(cx, w, NULL, "benefit");
    if (best.x == NULL)
        return oml_trace_unknown(cx, name);
    oml_trace_step(w->to, 0, name, best.benefit, a->unit,
                   N_("the most that a choice from %zu items brings within the rules; no choice has more than %.3f"),
                   p.n, best.bound);
    for (size_t i = 0; i < p.n; i++)
        if (best.x[i]) {
            OML_TRY(benefit(cx, s, w, i, 1));
            OML_TRY(cost(cx, s, w, i, 1));
        }
    const oml_records *const rules[] = {&a->means, &a->quotas};
    for (size_t k = 0; a->proposed && k < OML_COUNT(rules); k++)
        for (size_t i = 0; i < rules[k]->n; i++) {
            const oml_record *r = &rules[k]->at[i];
            const char *field = k == 1 ? "least" : oml_record_get(r, "amount") != NULL ? "amount" : "person_years";
            OML_TRY(oml_trace_record(cx, s, w->to, 1, r, field));
        }
    return OML_OK;
}

// ITEM/WHAT and a suffix; a code may hold slashes, so each slash is tried.
static oml_rc
trace(oml_cx *cx, oml_session *s, const char *asked, oml_trace *out)
{
    static const char *const words[] = {"benefit", "cost"};
    oml_portfolio_agenda a;
    oml_portfolio_from from;
    const char *unknown = oml_arena_printf(&cx->tmp, "portfolio/%s", asked);
    for (const char *at = asked; at != NULL; at = strchr(at, '/') == NULL ? NULL : strchr(at, '/') + 1)
        for (size_t k = 0; k < OML_COUNT(words); k++) {
            const size_t n = strlen(words[k]);
            if (strncmp(at, words[k], n) != 0 || !oml_portfolio_agenda_parse(cx, at + n, &from) ||
                (k == 1 && at == asked))
                continue;
            OML_TRY(oml_portfolio_agenda_load(cx, s, &from, &a));
            const walk w = {&a, at + n, out};
            if (at == asked)
                return whole(cx, s, &w);
            const size_t item =
                oml_portfolio_case_find(&a.portfolio, oml_arena_textn(&cx->tmp, asked, (size_t)(at - asked) - 1));
            if (item < a.portfolio.n)
                return k == 0 ? benefit(cx, s, &w, item, 0) : cost(cx, s, &w, item, 0);
        }
    return oml_trace_unknown(cx, unknown);
}

const oml_tracer oml_portfolio_tracer = {
    .family = "portfolio",
    .form = "portfolio/ITEM/benefit, portfolio/ITEM/cost, portfolio/benefit",
    .help = N_("what an item of the portfolio brings or costs, or what the best portfolio brings"),
    .trace = trace,
};

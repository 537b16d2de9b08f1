/* The portfolio that brings most within its means, of an agenda or of one's own problem.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"
#include "op/portfolio_agenda.h"
#include "op/portfolio_problem.h"
#include "op/portfolio_show.h"
#include "op/records.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

struct portfolio {
    const char *problem, *budget, *round;
    bool stated, running;
    oml_list budget_year;
    int64_t draws, seed, points;
    double spread, seconds;
};

// Budgets given beside those of the problem, or in their place: --budget EUR, --budget-year 2027=EUR.
static oml_rc
budgets(oml_cx *cx, const struct portfolio *a, oml_portfolio_case *c)
{
    double euro;
    if (a->budget != NULL) {
        if (!oml_number_parse(a->budget, strlen(a->budget), &euro))
            return OML_FAIL(cx, OML_E_USAGE, "OML-PTF-40", N_("'%s' is no amount in euro"), a->budget);
        OML_TRY(oml_portfolio_case_budget(cx, c, "total", euro));
    }
    for (size_t i = 0; i < a->budget_year.n; i++) {
        const char *text = a->budget_year.at[i], *equals = strchr(text, '=');
        if (equals == NULL || equals == text || !oml_number_parse(equals + 1, strlen(equals + 1), &euro))
            return OML_FAIL(cx, OML_E_USAGE, "OML-PTF-41", N_("'%s' is not of the form YEAR=EURO or YEAR/SOURCE=EURO"),
                            text);
        OML_TRY(oml_portfolio_case_budget(cx, c, oml_arena_textn(&cx->tmp, text, (size_t)(equals - text)), euro));
    }
    return OML_OK;
}

static oml_rc
read_problem(oml_cx *cx, const char *path, oml_portfolio_case *c)
{
    OML_BUF_AUTO text = {0};
    OML_AUTO(json) *problem = NULL;
    OML_TRY(oml_file_read(cx, path, &text));
    OML_TRY(oml_json_parse(cx, path, text.s, text.n, &problem));
    return oml_portfolio_problem_read(cx, problem, c);
}

// What the figures rest on, and what was left aside.
static void
basis(const oml_portfolio_agenda *of, oml_doc *out)
{
    if (of->stated)
        oml_doc_note(out, OML_NOTE_ESTIMATE, N_("benefits: what the proposals state, in %s"), of->unit);
    else if (of->proposed)
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("benefits: the mean value that the panel of round %s gave the paths; an initiative brings part "
                        "of those of the paths it contributes to"),
                     oml_records_code(of->ballots.round));
    else
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("benefits: what initiatives contribute to the paths, by the scores of round %s"),
                     oml_records_code(of->ballots.round));
    if (of->proposed)
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("costs: what the proposals ask, as expected; not doing anything brings 0"));
    else
        oml_doc_note(out, OML_NOTE_ESTIMATE,
                     N_("costs: what is committed to the initiatives; not doing anything brings 0"));
    if (of->without_cost != NULL)
        oml_doc_note(out, OML_NOTE_REMARK, N_("left aside, because nothing says what it costs: %s"), of->without_cost);
    if (of->without_benefit != NULL)
        oml_doc_note(out, OML_NOTE_REMARK, N_("left aside, because nothing says what it brings: %s"),
                     of->without_benefit);
}

static oml_rc
of_agenda(oml_cx *cx, oml_session *s, const struct portfolio *a, oml_portfolio_case *c, oml_portfolio_wish *wish,
          oml_doc *out)
{
    const oml_portfolio_from from = {a->round, a->stated, a->running};
    oml_portfolio_agenda of;
    OML_TRY(oml_portfolio_agenda_load(cx, s, &from, &of));
    *c = of.portfolio;
    basis(&of, out);
    bool illustrative = false;
    for (size_t i = 0; i < c->n; i++)
        illustrative = illustrative || c->illustrative[i];
    if (illustrative)
        oml_records_note(out);
    wish->suffix = oml_portfolio_agenda_suffix(cx, &from);
    wish->whole = a->budget == NULL && a->budget_year.n == 0;
    return oml_records_run(cx, s, out);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct portfolio *a = args;
    oml_portfolio_case c;
    if (a->draws < 0 || a->seed < 0 || a->points < 0 || a->points > 1000 || !(a->seconds > 0))
        return OML_FAIL(cx, OML_E_USAGE, "OML-PTF-42",
                        N_("draws, seed and points are not below 0, points at most 1000, seconds above 0"));
    if ((a->problem == NULL) == (s->store == NULL))
        return OML_FAIL(cx, OML_E_USAGE, "OML-PTF-43", N_("name an agenda, or a problem with --problem; not both"));
    oml_portfolio_wish wish = {
        (size_t)a->draws, (size_t)a->points, (uint64_t)a->seed, a->spread, a->seconds, NULL, false};
    if (s->store != NULL) {
        OML_TRY(of_agenda(cx, s, a, &c, &wish, out));
    } else {
        OML_TRY(read_problem(cx, a->problem, &c));
        oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    }
    OML_TRY(budgets(cx, a, &c));
    OML_TRY(oml_portfolio_show(cx, &c, &wish, out));
    oml_doc_run(out, "draws", "%zu", wish.draws);
    oml_doc_run(out, "seed", "%zu", (size_t)wish.seed);
    return OML_OK;
}

static const oml_param params[] = {
    {"problem", OML_KIND_FILE, 0, offsetof(struct portfolio, problem), N_("a problem of one's own, as JSON"), NULL},
    {"round", OML_KIND_TEXT, 0, offsetof(struct portfolio, round),
     N_("a closed round about paths that the benefits come from; the latest when absent"), NULL},
    {"stated", OML_KIND_FLAG, 0, offsetof(struct portfolio, stated),
     N_("take the benefits that the proposals state, not the scores of a round"), NULL},
    {"running", OML_KIND_FLAG, 0, offsetof(struct portfolio, running),
     N_("take the initiatives at what is committed to them, not the proposals"), NULL},
    {"budget", OML_KIND_TEXT, 0, offsetof(struct portfolio, budget), N_("euro for all items and years together"), NULL},
    {"budget-year", OML_KIND_LIST, 0, offsetof(struct portfolio, budget_year),
     N_("euro of one year, or of one source in it: 2027=500000, 2027/grant=200000"), NULL},
    {"draws", OML_KIND_INT, 0, offsetof(struct portfolio, draws),
     N_("how many times scores and weights are drawn; 0: not"), "200"},
    {"seed", OML_KIND_INT, 0, offsetof(struct portfolio, seed),
     N_("seed of the draws: the same seed gives the same draws"), "1"},
    {"spread", OML_KIND_REAL, 0, offsetof(struct portfolio, spread),
     N_("how far drawn weights go from the stated ones (0) to any (1)"), "0.5"},
    {"points", OML_KIND_INT, 0, offsetof(struct portfolio, points), N_("how many budgets the frontier tries; 0: none"),
     "50"},
    {"seconds", OML_KIND_REAL, 0, offsetof(struct portfolio, seconds),
     N_("the longest that the optimum is searched for"), "10"},
};

const oml_op oml_portfolio_op = {
    .name = "portfolio",
    .family = OML_FAMILY_PROGRAMME,
    .help = N_("compose the programme that brings most within its budgets and rules"),
    .more =
        N_("Of an agenda the items are its proposals, at what they ask (needs), within what there is (means) and the "
           "wanted mix (quotas). The answer shows what is in and out and what would turn it, how surely when scores "
           "and weights are not "
           "certain, what more or less budget buys, and the most benefit for every budget. Rules that cannot be kept "
           "together are named, the smallest such set."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_MAYBE,
    .args_size = sizeof(struct portfolio),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

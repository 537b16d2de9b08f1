/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_show.h"

#include "base/tr.h"
#include "decision/conflict.h"
#include "decision/frontier.h"
#include "decision/inclusion.h"

#include <math.h>

enum { EACH_SECONDS = 10 }; // of every search but the first

typedef struct flip {
    double margin;       // what the item's benefit must change; NAN: it cannot be turned
    const char *instead; // what then leaves and comes, or the rules that forbid it
} flip;

typedef struct shown {
    const oml_portfolio_case *c;
    oml_portfolio p;
    oml_portfolio_choice best;
    unsigned char *greedy;
    bool greedy_keeps;
    double *share, *core; // NULL: not computed
    size_t solved, portfolios;
    flip *flip; // NULL: not computed
    bool illustrative;
} shown;

static const char *
number(oml_doc *out, double x, int digits)
{
    OML_BUF_AUTO b = {0};
    oml_doc_number(out->lang, x, digits, &b);
    return oml_arena_textn(out->arena, b.s, b.n);
}

static double
euro(int64_t cents)
{
    return (double)cents / 100;
}

// ---- when it is impossible ------------------------------------------------------------------------------------------

static oml_rc
conflict(oml_cx *cx, const shown *v, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rule", N_("rule"), OML_CELL_TEXT, NULL, 0},
    };
    size_t *rule = OML_NEW(&cx->tmp, size_t, v->p.n_rules + 1), n;
    bool proven;
    OML_TRY(oml_conflict_find(cx, &v->p, rule, &n, &proven));
    oml_doc_text(out,
                 N_("No portfolio keeps all rules. These %zu cannot be kept together; without any one of them the "
                    "others can:"),
                 n);
    oml_table *t =
        oml_doc_table(out, "conflict", N_("the smallest set of rules that clash"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < n; i++)
        oml_table_text(t, oml_portfolio_case_say(v->c, rule[i], out));
    if (!proven)
        oml_doc_note(out, OML_NOTE_WARNING, N_("a search ended on its time: the set may hold a rule too many"));
    out->findings = true;
    return OML_OK;
}

// ---- what would turn an item ----------------------------------------------------------------------------------------

static const char *
difference(const shown *v, const unsigned char x[], size_t item, oml_doc *out)
{
    const char *list = "";
    for (size_t i = 0; i < v->c->n; i++)
        if (i != item && x[i] != v->best.x[i])
            list = oml_arena_printf(out->arena, "%s%s%c%s", list, *list == '\0' ? "" : " ", x[i] ? '+' : '-',
                                    v->c->code[i]);
    return list;
}

static oml_rc
forbidden(oml_cx *cx, const shown *v, const oml_portfolio *turned, oml_doc *out, const char **list)
{
    size_t *rule = OML_NEW(&cx->tmp, size_t, turned->n_rules + 1), n;
    bool proven;
    OML_TRY(oml_conflict_find(cx, turned, rule, &n, &proven));
    *list = "";
    for (size_t i = 0; i < n; i++)
        if (rule[i] < v->p.n_rules)
            *list = oml_arena_printf(out->arena, "%s%s%s", *list, **list == '\0' ? "" : "; ",
                                     oml_portfolio_case_say(v->c, rule[i], out));
    return OML_OK;
}

static oml_rc
flips(oml_cx *cx, shown *v, oml_doc *out)
{
    v->flip = OML_NEW(&cx->tmp, flip, v->c->n);
    for (size_t i = 0; i < v->c->n; i++) {
        const oml_portfolio turned =
            oml_portfolio_with(cx, &v->p, v->p.n_rules, oml_portfolio_fix(cx, i, v->best.x[i] ? 0 : 1));
        oml_portfolio_choice other;
        OML_TRY(oml_portfolio_best(cx, &turned, NULL, &other));
        oml_cx_tell(cx, N_("turning each item"), (double)(i + 1), (double)v->c->n);
        v->flip[i].margin = other.x == NULL ? (double)NAN : fmax(0, v->best.benefit - other.benefit);
        if (other.x != NULL)
            v->flip[i].instead = difference(v, other.x, i, out);
        else
            OML_TRY(forbidden(cx, v, &turned, out, &v->flip[i].instead));
    }
    return OML_OK;
}

// ---- tables ---------------------------------------------------------------------------------------------------------

static void
summary(const shown *v, oml_doc *out)
{
    static const oml_column columns[] = {
        {"status", NULL, OML_CELL_TEXT, NULL, 0},
        {"benefit", N_("benefit"), OML_CELL_REAL, NULL, 3},
        {"bound", N_("no portfolio has more than"), OML_CELL_REAL, NULL, 3},
        {"gap", N_("gap"), OML_CELL_REAL, "%", 2},
        {"cost", N_("cost"), OML_CELL_REAL, "EUR", 0},
        {"items", N_("items"), OML_CELL_INT, NULL, 0},
        {"greedy", N_("by benefit per euro"), OML_CELL_REAL, NULL, 3},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const oml_portfolio_choice *b = &v->best;
    oml_table *t = oml_doc_table(out, "portfolio", N_("the best portfolio"), columns, OML_COUNT(columns));
    oml_table_word(t, b->status == OML_MIP_OPTIMUM ? "optimum" : "not_proven");
    oml_table_real(t, b->benefit);
    oml_table_real(t, b->bound);
    oml_table_real(t, b->bound > 0 ? 100 * (b->bound - b->benefit) / b->bound : 0);
    oml_table_real(t, euro(b->cost));
    oml_table_int(t, (int64_t)b->taken);
    oml_table_real(t, oml_portfolio_benefit(&v->p, v->greedy));
    oml_table_bool(t, v->illustrative);
    if (b->status == OML_MIP_OPTIMUM)
        oml_doc_text(
            out, N_("The best portfolio takes %zu of %zu items for %s euro; its benefit is %s, and no other has more."),
            b->taken, v->c->n, number(out, euro(b->cost), 0), number(out, b->benefit, 3));
    else
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("time ended before this was proven the best: no portfolio has more than %s, so that at most %s "
                        "is missing"),
                     number(out, b->bound, 3), number(out, b->bound - b->benefit, 3));
    if (!v->greedy_keeps)
        oml_doc_note(out, OML_NOTE_REMARK, N_("the list by benefit per euro does not keep all rules"));
}

// In before out, each by benefit per euro.
static size_t *
in_order(oml_cx *cx, const shown *v, const size_t ratio[])
{
    size_t *order = OML_NEW(&cx->tmp, size_t, v->c->n), n = 0;
    for (int in = 1; in >= 0; in--)
        for (size_t o = 0; o < v->c->n; o++)
            if (v->best.x[ratio[o]] == in)
                order[n++] = ratio[o];
    return order;
}

static void
item(const shown *v, size_t i, oml_table *t, oml_doc *out)
{
    const oml_portfolio_case *c = v->c;
    oml_table_text(t, c->code[i]);
    oml_table_text(t, c->title[i]);
    oml_table_bool(t, v->best.x[i]);
    oml_table_real(t, c->benefit[i]);
    oml_table_real(t, euro(c->cost[i]));
    oml_table_real(t, c->cost[i] > 0 ? c->benefit[i] / (euro(c->cost[i]) / 1e6) : (double)NAN);
    oml_table_bool(t, v->greedy[i]);
    if (v->share == NULL) {
        oml_table_empty(t);
        oml_table_empty(t);
    } else {
        oml_table_real(t, 100 * v->share[i]);
        oml_table_word(t, oml_inclusion_word(v->core != NULL ? v->core[i] : v->share[i]));
    }
    oml_table_real(t, v->core == NULL ? (double)NAN : 100 * v->core[i]);
    oml_table_real(t, v->flip == NULL ? (double)NAN : v->flip[i].margin);
    oml_table_text(t, v->flip == NULL ? NULL : v->flip[i].instead);
    oml_table_bool(t, c->illustrative[i]);
    (void)out;
}

static void
items(const shown *v, const size_t order[], oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"selected", N_("in the portfolio"), OML_CELL_BOOL, NULL, 0},
        {"benefit", N_("benefit"), OML_CELL_REAL, NULL, 3},
        {"cost", N_("cost"), OML_CELL_REAL, "EUR", 0},
        {"ratio", N_("benefit per million euro"), OML_CELL_REAL, NULL, 2},
        {"greedy", N_("by benefit per euro"), OML_CELL_BOOL, NULL, 0},
        {"inclusion", N_("inclusion"), OML_CELL_REAL, "%", 0},
        {"class", N_("how surely"), OML_CELL_TEXT, NULL, 0},
        {"core_index", N_("core index"), OML_CELL_REAL, "%", 0},
        {"margin", N_("turns when its benefit changes by"), OML_CELL_REAL, NULL, 3},
        {"instead", N_("what then changes"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_doc_heading(out, 2, N_("In or out, and why"));
    oml_table *t = oml_doc_table(out, "items", N_("the items: in or out, how surely, and what would turn it"), columns,
                                 OML_COUNT(columns));
    for (size_t o = 0; o < v->c->n; o++)
        item(v, order[o], t, out);
    if (v->share != NULL) {
        static const oml_figure bars = {
            .key = "inclusion", .kind = OML_FIGURE_BARS, .x = "inclusion", .y = "item", .group = "class"};
        oml_doc_figure(out, t, &bars, N_("In what share of the drawn optima an item is"));
    }
    if (v->flip != NULL)
        oml_doc_note(
            out, OML_NOTE_REMARK,
            N_("an item in leaves when its benefit falls by more than the margin, one out enters when it rises by "
               "more; + and - tell what then enters and leaves; without a margin the rules named forbid it"));
    else
        oml_doc_note(
            out, OML_NOTE_REMARK,
            N_("with more than %d items it is not computed what would turn each, nor what a tenth of a limit buys"),
            OML_PORTFOLIO_FLIPS);
}

static oml_rc
inclusion(oml_cx *cx, shown *v, const oml_portfolio_wish *wish, oml_doc *out)
{
    if (wish->draws == 0)
        return OML_OK;
    const oml_inclusion m = {&v->p, &v->c->values, v->c->factor, wish->spread};
    v->share = OML_NEW(&cx->tmp, double, v->c->n);
    double *core = OML_NEW(&cx->tmp, double, v->c->n);
    OML_TRY(oml_inclusion_draw(cx, &m, wish->draws, wish->seed, v->share, &v->solved));
    OML_TRY(oml_inclusion_core(cx, &m, core, &v->portfolios));
    if (v->portfolios > 0)
        v->core = core;
    if (v->solved < wish->draws)
        oml_doc_note(out, OML_NOTE_WARNING, N_("of %zu draws %zu ended with a proven optimum; the others do not count"),
                     wish->draws, v->solved);
    oml_doc_note(
        out, OML_NOTE_REMARK,
        N_("inclusion: the share of %zu optima with the item, scores drawn from their ranges and weights up to "
           "%s%% of the way to any other"),
        v->solved, number(out, 100 * wish->spread, 0));
    if (v->core != NULL)
        oml_doc_note(out, OML_NOTE_REMARK, N_("core index: the share of the %zu portfolios that no other dominates"),
                     v->portfolios);
    return OML_OK;
}

// ---- what more or less of a means buys ------------------------------------------------------------------------------

static oml_rc
with_most(oml_cx *cx, const shown *v, size_t rule, int64_t most, double *benefit)
{
    oml_mip_row row = v->p.rule[rule];
    row.most = most;
    const oml_portfolio other = oml_portfolio_with(cx, &v->p, rule, row);
    oml_portfolio_choice c;
    OML_TRY(oml_portfolio_best(cx, &other, NULL, &c));
    *benefit = c.benefit;
    return OML_OK;
}

static oml_rc
limits(oml_cx *cx, const shown *v, oml_doc *out)
{
    static const oml_column columns[] = {
        {"limit", N_("limit"), OML_CELL_TEXT, NULL, 0},
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},
        {"used", N_("used"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"most", N_("at most"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"benefit_less", N_("benefit with a tenth less"), OML_CELL_REAL, NULL, 3},
        {"benefit_more", N_("benefit with a tenth more"), OML_CELL_REAL, NULL, 3},
        {"benefit_without", N_("benefit without it"), OML_CELL_REAL, NULL, 3},
    };
    oml_table *t = NULL;
    for (size_t r = 0; r < v->p.n_rules; r++) {
        const oml_portfolio_kind kind = v->c->words[r].kind;
        const oml_mip_row *row = &v->p.rule[r];
        if (kind != OML_PORTFOLIO_BUDGET && kind != OML_PORTFOLIO_CAPACITY)
            continue;
        if (t == NULL) {
            oml_doc_heading(out, 2, N_("What more or less would buy"));
            t = oml_doc_table(out, "limits",
                              N_("budgets and capacities: used, and what a tenth more or less of each buys"), columns,
                              OML_COUNT(columns));
        }
        int64_t used = 0;
        for (size_t k = 0; k < row->n; k++)
            used += v->best.x[row->at[k]] ? row->by[k] : 0;
        double less, more, without;
        OML_TRY(with_most(cx, v, r, row->most - row->most / 10, &less));
        OML_TRY(with_most(cx, v, r, row->most + row->most / 10, &more));
        OML_TRY(with_most(cx, v, r, OML_MIP_FREE, &without));
        const double unit = kind == OML_PORTFOLIO_BUDGET ? 100 : 1;
        oml_table_text(t, v->c->words[r].what);
        oml_table_word(t, kind == OML_PORTFOLIO_BUDGET ? "budget" : "capacity");
        oml_table_real(t, (double)used / unit);
        oml_table_real(t, (double)row->most / unit);
        oml_table_real(t, less);
        oml_table_real(t, more);
        oml_table_real(t, without);
    }
    return OML_OK;
}

static const char *
step(const shown *v, const unsigned char *before, const unsigned char after[], oml_doc *out)
{
    const char *list = "";
    for (size_t i = 0; i < v->c->n; i++)
        if (after[i] != (before == NULL ? 0 : before[i]))
            list = oml_arena_printf(out->arena, "%s%s%c%s", list, *list == '\0' ? "" : " ", after[i] ? '+' : '-',
                                    v->c->code[i]);
    return list;
}

static oml_rc
frontier(oml_cx *cx, const shown *v, size_t points, oml_doc *out)
{
    static const oml_column columns[] = {
        {"cost", N_("cost"), OML_CELL_REAL, "EUR", 0},
        {"benefit", N_("benefit"), OML_CELL_REAL, NULL, 3},
        {"items", N_("items"), OML_CELL_INT, NULL, 0},
        {"supported", N_("on the hull"), OML_CELL_BOOL, NULL, 0},
        {"step", N_("against the point before"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    if (points < 2)
        return OML_OK;
    oml_portfolio free = v->p;
    for (size_t r = 0; r < v->p.n_rules; r++)
        if (v->c->words[r].kind == OML_PORTFOLIO_BUDGET) {
            oml_mip_row row = v->p.rule[r];
            row.most = OML_MIP_FREE;
            free = oml_portfolio_with(cx, &free, r, row);
        }
    oml_frontier_point *point = OML_NEW(&cx->tmp, oml_frontier_point, points);
    size_t n;
    OML_TRY(oml_frontier_draw(cx, &free, points, point, &n));
    oml_doc_heading(out, 2, N_("Benefit for every budget"));
    oml_table *t =
        oml_doc_table(out, "frontier", N_("the most benefit for every budget, other rules kept, budgets set aside"),
                      columns, OML_COUNT(columns));
    for (size_t k = 0; k < n; k++) {
        const oml_portfolio_choice *x = &point[k].choice;
        oml_table_real(t, euro(x->cost));
        oml_table_real(t, x->benefit);
        oml_table_int(t, (int64_t)x->taken);
        oml_table_bool(t, point[k].supported);
        oml_table_text(t, step(v, k == 0 ? NULL : point[k - 1].choice.x, x->x, out));
        oml_table_bool(t, v->illustrative);
    }
    static const oml_figure drawn = {
        .key = "frontier", .kind = OML_FIGURE_POINTS, .x = "cost", .y = "benefit", .label = "items"};
    oml_doc_figure(out, t, &drawn, N_("The most benefit for every budget"));
    for (size_t k = 0; k < n; k++)
        if (point[k].choice.cost > v->best.cost && point[k].choice.benefit > v->best.benefit) {
            oml_doc_text(out, N_("The next step on the frontier costs %s euro more and brings %s more benefit: %s."),
                         number(out, euro(point[k].choice.cost - v->best.cost), 0),
                         number(out, point[k].choice.benefit - v->best.benefit, 3),
                         difference(v, point[k].choice.x, v->c->n, out));
            break;
        }
    return OML_OK;
}

oml_rc
oml_portfolio_show(oml_cx *cx, const oml_portfolio_case *c, const oml_portfolio_wish *wish, oml_doc *out)
{
    shown v = {.c = c, .p = oml_portfolio_case_model(c, wish->seconds)};
    OML_TRY(oml_portfolio_best(cx, &v.p, NULL, &v.best));
    oml_doc_run(out, "seconds", "%.3f", v.best.seconds);
    if (v.best.status == OML_MIP_INFEASIBLE)
        return conflict(cx, &v, out);
    if (v.best.x == NULL) {
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("time ended before any portfolio was found; give the search more seconds"));
        out->findings = true;
        return OML_OK;
    }
    v.p.limit.seconds = fmin(wish->seconds, EACH_SECONDS);
    for (size_t i = 0; i < c->n; i++)
        v.illustrative = v.illustrative || c->illustrative[i];
    size_t *ratio = OML_NEW(&cx->tmp, size_t, c->n);
    v.greedy = OML_NEW(&cx->tmp, unsigned char, c->n);
    oml_portfolio_greedy(cx, &v.p, ratio, v.greedy, &v.greedy_keeps);
    summary(&v, out);
    if (c->n <= OML_PORTFOLIO_FLIPS)
        OML_TRY(flips(cx, &v, out));
    OML_TRY(inclusion(cx, &v, wish, out));
    items(&v, in_order(cx, &v, ratio), out);
    if (c->n <= OML_PORTFOLIO_FLIPS)
        OML_TRY(limits(cx, &v, out));
    OML_TRY(frontier(cx, &v, wish->points, out));
    return OML_OK;
}

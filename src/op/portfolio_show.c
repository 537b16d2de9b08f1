/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/portfolio_show.h"

#include "base/tr.h"
#include "decision/conflict.h"
#include "decision/frontier.h"
#include "op/records.h"

#include <math.h>
#include <string.h>

enum { EACH_SECONDS = 10 }; // of every search but the first

typedef struct flip {
    double margin;       // what the item's benefit must change; NAN: it cannot be turned
    double cost;         // what it would have to cost, in euro; NAN: no cost turns it
    const char *instead; // what then leaves and comes, or the rules that forbid it
} flip;

typedef struct shown {
    const oml_portfolio_case *c;
    oml_portfolio p;
    oml_portfolio_choice best;
    unsigned char *greedy;
    bool greedy_keeps;
    double *share, *core; // NULL: not computed
    size_t portfolios;
    flip *flip; // NULL: not computed
    bool illustrative;
    const char *suffix; // NULL: figures have no names
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

// ---- when it is impossible ----------------------------------------------------------------------------------------

static oml_rc
conflict(oml_cx *cx, const shown *v, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rule", N_("rule"), OML_CELL_TEXT, NULL, 0},
        {"release", N_("would do, all else kept"), OML_CELL_TEXT, NULL, 0},
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
    for (size_t i = 0; i < n; i++) {
        int64_t end;
        bool helps;
        OML_TRY(oml_conflict_release(cx, &v->p, rule[i], &end, &helps));
        oml_table_text(t, oml_portfolio_case_say(v->c, rule[i], out));
        oml_table_text(t, helps ? oml_portfolio_case_amount(v->c, rule[i], end, out) : NULL);
    }
    if (!proven)
        oml_doc_note(out, OML_NOTE_WARNING, N_("a search ended on its time: the set may hold a rule too many"));
    out->findings = true;
    return OML_OK;
}

// ---- what would turn an item --------------------------------------------------------------------------------------

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

// Does the item stay, or come in, at part t of its cost? That is when the best portfolio with it is no worse than the
// best without.
static oml_rc
in_at(oml_cx *cx, const shown *v, size_t item, double t, double without, bool *in)
{
    oml_portfolio p = oml_portfolio_with(cx, &v->p, v->p.n_rules, oml_portfolio_fix(cx, item, 1));
    oml_mip_row *rule = OML_NEW(&cx->tmp, oml_mip_row, p.n_rules);
    for (size_t r = 0; r < p.n_rules; r++) {
        rule[r] = p.rule[r];
        if (r >= v->p.n_rules || v->c->words[r].kind != OML_PORTFOLIO_BUDGET)
            continue;
        int64_t *by = OML_NEW(&cx->tmp, int64_t, rule[r].n + 1);
        for (size_t k = 0; k < rule[r].n; k++)
            by[k] = rule[r].at[k] == item ? (int64_t)ceil(t * (double)rule[r].by[k]) : rule[r].by[k];
        rule[r].by = by;
    }
    p.rule = rule;
    oml_portfolio_choice c;
    OML_TRY(oml_portfolio_best(cx, &p, v->best.x, &c));
    *in = c.x != NULL && c.benefit >= without - 1e-9 * fabs(without);
    return OML_OK;
}

enum { STEPS = 8, DEAREST = 8 }; // halvings of the stretch; the most times its cost that is tried

// The cost at which the item turns, to a percent of what it costs or so. What is in leaves when it costs more, what is
// out comes in when it costs no more.
static oml_rc
turning_cost(oml_cx *cx, const shown *v, size_t item, double without, double *euros)
{
    double stays = v->best.x[item] ? 1 : 0, goes = v->best.x[item] ? DEAREST : 1;
    bool in;
    *euros = (double)NAN;
    if (v->c->cost[item] <= 0)
        return OML_OK;
    OML_TRY(in_at(cx, v, item, v->best.x[item] ? goes : stays, without, &in));
    if (in == (bool)v->best.x[item])
        return OML_OK; // not at any cost that is tried
    for (int k = 0; k < STEPS; k++) {
        const double t = (stays + goes) / 2;
        OML_TRY(in_at(cx, v, item, t, without, &in));
        *(in ? &stays : &goes) = t;
    }
    *euros = stays * euro(v->c->cost[item]);
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
        v->flip[i].cost = (double)NAN;
        if (v->c->n <= OML_PORTFOLIO_COSTS && other.x != NULL)
            OML_TRY(turning_cost(cx, v, i, !v->best.x[i] ? v->best.benefit : other.benefit, &v->flip[i].cost));
        v->flip[i].margin = other.x == NULL ? (double)NAN : fmax(0, v->best.benefit - other.benefit);
        if (other.x != NULL)
            v->flip[i].instead = difference(v, other.x, i, out);
        else
            OML_TRY(forbidden(cx, v, &turned, out, &v->flip[i].instead));
    }
    return OML_OK;
}

// ---- tables -------------------------------------------------------------------------------------------------------

static void
summary(const shown *v, bool whole, oml_doc *out)
{
    static const oml_column columns[] = {
        {"status", NULL, OML_CELL_TEXT, NULL, 0},
        {"benefit", N_("benefit"), OML_CELL_REAL, NULL, 3},
        {"bound", N_("no portfolio has more than"), OML_CELL_REAL, NULL, 3},
        {"gap", N_("gap"), OML_CELL_REAL, "%", 2},
        {"cost", N_("cost"), OML_CELL_REAL, "EUR", 0},
        {"cost_low", N_("at least"), OML_CELL_REAL, "EUR", 0},
        {"cost_high", N_("at most"), OML_CELL_REAL, "EUR", 0},
        {"items", N_("items"), OML_CELL_INT, NULL, 0},
        {"greedy", N_("by benefit per euro"), OML_CELL_REAL, NULL, 3},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const oml_portfolio_choice *b = &v->best;
    double low = 0, high = 0;
    for (size_t i = 0; i < v->c->n; i++) {
        low += b->x[i] ? euro(v->c->cost_low[i]) : 0;
        high += b->x[i] ? euro(v->c->cost_high[i]) : 0;
    }
    oml_table *t = oml_doc_table(out, "portfolio", N_("the best portfolio"), columns, OML_COUNT(columns));
    oml_table_word(t, b->status == OML_MIP_OPTIMUM ? "optimum" : "not_proven");
    oml_table_real(t, b->benefit);
    oml_table_real(t, b->bound);
    oml_table_real(t, b->bound > 0 ? 100 * (b->bound - b->benefit) / b->bound : 0);
    oml_table_real(t, euro(b->cost));
    oml_table_real(t, low);
    oml_table_real(t, high);
    oml_table_int(t, (int64_t)b->taken);
    oml_table_real(t, oml_portfolio_benefit(&v->p, v->greedy));
    oml_table_text(t, whole ? oml_arena_printf(out->arena, "portfolio/benefit%s", v->suffix) : NULL);
    oml_table_bool(t, v->illustrative);
    if (b->status == OML_MIP_OPTIMUM)
        oml_doc_text(
            out, N_("The best portfolio takes %zu of %zu items for %s euro; its benefit is %s, and no other has more."),
            b->taken, v->c->n, number(out, euro(b->cost), 0), number(out, b->benefit, 3));
    else
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("time ended after %s seconds, before this was proven the best: no portfolio has more than %s, "
                        "so that at "
                        "most %s is missing"),
                     number(out, b->seconds, 1), number(out, b->bound, 3), number(out, b->bound - b->benefit, 3));
    if (low < high)
        oml_doc_text(out, N_("If all turns out cheap or all turns out dear, it costs %s or %s euro."),
                     number(out, low, 0), number(out, high, 0));
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

// The core index takes costs as expected, the draws do not: an item is sure when both say so.
static const char *
class_of(const shown *v, size_t i)
{
    const double share = v->share[i], core = v->core != NULL ? v->core[i] : share;
    return oml_inclusion_word(share == core ? share : 0.5);
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
    oml_table_real(t, euro(c->cost_low[i]));
    oml_table_real(t, euro(c->cost_high[i]));
    oml_table_real(t, c->cost[i] > 0 ? c->benefit[i] / (euro(c->cost[i]) / 1e6) : (double)NAN);
    oml_table_bool(t, v->greedy[i]);
    if (v->share == NULL) {
        oml_table_empty(t);
        oml_table_empty(t);
    } else {
        oml_table_real(t, 100 * v->share[i]);
        oml_table_word(t, class_of(v, i));
    }
    oml_table_real(t, v->core == NULL ? (double)NAN : 100 * v->core[i]);
    oml_table_real(t, v->flip == NULL ? (double)NAN : v->flip[i].margin);
    oml_table_real(t, v->flip == NULL ? (double)NAN : v->flip[i].cost);
    oml_table_text(t, v->flip == NULL ? NULL : v->flip[i].instead);
    oml_table_text(
        t, v->suffix == NULL ? NULL : oml_arena_printf(out->arena, "portfolio/%s/benefit%s", c->code[i], v->suffix));
    oml_table_bool(t, c->illustrative[i]);
}

// The codes of a class, one after another; "-" when there are none.
static const char *
of_class(const shown *v, const char *class, const size_t order[], oml_doc *out)
{
    const char *list = NULL;
    for (size_t o = 0; o < v->c->n; o++)
        if (strcmp(class_of(v, order[o]), class) == 0)
            oml_records_also(out->arena, &list, v->c->code[order[o]]);
    return list == NULL ? "-" : list;
}

enum { FIRST = 3 }; // items that are named

// What is sure, and what goes first: the items in the portfolio of the smallest margins.
static void
in_words(const shown *v, const size_t order[], oml_doc *out)
{
    if (v->share != NULL)
        oml_doc_text(out, N_("Core, in all that is drawn: %s. Borderline, in some of it: %s. Exterior, in none: %s."),
                     of_class(v, "core", order, out), of_class(v, "borderline", order, out),
                     of_class(v, "exterior", order, out));
    const char *list = NULL;
    double before = -1;
    for (int k = 0; v->flip != NULL && k < FIRST; k++) {
        size_t next = v->c->n;
        for (size_t i = 0; i < v->c->n; i++)
            if (v->best.x[i] && v->flip[i].margin > before &&
                (next == v->c->n || v->flip[i].margin < v->flip[next].margin))
                next = i;
        if (next == v->c->n)
            break;
        before = v->flip[next].margin;
        oml_records_also(out->arena, &list,
                         oml_arena_printf(out->arena, "%s (%s)", v->c->code[next], number(out, before, 3)));
    }
    if (list != NULL)
        oml_doc_text(out, N_("What falls out first when its benefit turns out lower, and by how much: %s."), list);
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
        {"cost_low", N_("at least"), OML_CELL_REAL, "EUR", 0},
        {"cost_high", N_("at most"), OML_CELL_REAL, "EUR", 0},
        {"ratio", N_("benefit per million euro"), OML_CELL_REAL, NULL, 2},
        {"greedy", N_("by benefit per euro"), OML_CELL_BOOL, NULL, 0},
        {"inclusion", N_("inclusion"), OML_CELL_REAL, "%", 0},
        {"class", N_("how surely"), OML_CELL_TEXT, NULL, 0},
        {"core_index", N_("core index"), OML_CELL_REAL, "%", 0},
        {"margin", N_("turns when its benefit changes by"), OML_CELL_REAL, NULL, 3},
        {"turning_cost", N_("turns at a cost of"), OML_CELL_REAL, "EUR", 0},
        {"instead", N_("what then changes"), OML_CELL_TEXT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_doc_heading(out, 2, N_("In or out, and why"));
    in_words(v, order, out);
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
    const oml_inclusion m = {&v->p, v->c->range, &v->c->values, v->c->factor, wish->spread};
    oml_inclusion_drawn drawn;
    v->share = OML_NEW(&cx->tmp, double, v->c->n);
    double *core = OML_NEW(&cx->tmp, double, v->c->n);
    OML_TRY(oml_inclusion_draw(cx, &m, wish->draws, wish->seed, v->share, &drawn));
    OML_TRY(oml_inclusion_core(cx, &m, core, &v->portfolios));
    if (v->portfolios > 0)
        v->core = core;
    if (drawn.impossible > 0)
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("in %zu of %zu draws of the costs no portfolio keeps all rules; those do not count"),
                     drawn.impossible, wish->draws);
    if (drawn.solved + drawn.impossible < wish->draws)
        oml_doc_note(out, OML_NOTE_WARNING, N_("of %zu draws %zu ended with a proven optimum; the others do not count"),
                     wish->draws, drawn.solved);
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("inclusion: the share of %zu optima with the item, scores and costs drawn from their ranges and "
                    "weights up to "
                    "%s%% of the way to any other"),
                 drawn.solved, number(out, 100 * wish->spread, 0));
    if (v->core != NULL)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("core index: the share of the %zu portfolios that no other dominates, costs as expected"),
                     v->portfolios);
    return OML_OK;
}

// ---- what more or less of a means buys ----------------------------------------------------------------------------

static oml_rc
with_most(oml_cx *cx, const shown *v, size_t rule, int64_t most, oml_portfolio_choice *out)
{
    oml_mip_row row = v->p.rule[rule];
    row.most = most;
    const oml_portfolio other = oml_portfolio_with(cx, &v->p, rule, row);
    return oml_portfolio_best(cx, &other, v->best.x, out);
}

// The item that is not there, for differences in which all count.
#define NO_ITEM SIZE_MAX

static oml_rc
limit(oml_cx *cx, const shown *v, size_t r, oml_table *t, oml_doc *out)
{
    const oml_mip_row *row = &v->p.rule[r];
    int64_t used = 0, high = 0;
    for (size_t k = 0; k < row->n; k++) {
        used += v->best.x[row->at[k]] ? row->by[k] : 0;
        high += v->best.x[row->at[k]] ? v->c->range[r].high == NULL ? row->by[k] : v->c->range[r].high[k] : 0;
    }
    oml_portfolio_choice less, more, without;
    OML_TRY(with_most(cx, v, r, row->most - row->most / 10, &less));
    OML_TRY(with_most(cx, v, r, row->most + row->most / 10, &more));
    OML_TRY(with_most(cx, v, r, OML_MIP_FREE, &without));
    oml_table_text(t, v->c->words[r].what);
    oml_table_word(t, v->c->words[r].kind == OML_PORTFOLIO_BUDGET ? "budget" : "capacity");
    oml_table_real(t, (double)used / OML_PORTFOLIO_UNIT);
    oml_table_real(t, (double)high / OML_PORTFOLIO_UNIT);
    oml_table_real(t, (double)row->most / OML_PORTFOLIO_UNIT);
    oml_table_real(t, less.benefit);
    oml_table_text(t, less.x == NULL ? NULL : difference(v, less.x, NO_ITEM, out));
    oml_table_real(t, more.benefit);
    oml_table_text(t, more.x == NULL ? NULL : difference(v, more.x, NO_ITEM, out));
    oml_table_real(t, without.benefit);
    oml_table_bool(t, v->illustrative);
    return OML_OK;
}

static oml_rc
limits(oml_cx *cx, const shown *v, oml_doc *out)
{
    static const oml_column columns[] = {
        {"limit", N_("limit"), OML_CELL_TEXT, NULL, 0},
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},
        {"used", N_("used"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"used_high", N_("used when all is dear"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"most", N_("at most"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
        {"benefit_less", N_("benefit with a tenth less"), OML_CELL_REAL, NULL, 3},
        {"less", N_("what then changes"), OML_CELL_TEXT, NULL, 0},
        {"benefit_more", N_("benefit with a tenth more"), OML_CELL_REAL, NULL, 3},
        {"more", N_("what then changes"), OML_CELL_TEXT, NULL, 0},
        {"benefit_without", N_("benefit without it"), OML_CELL_REAL, NULL, 3},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = NULL;
    for (size_t r = 0; r < v->p.n_rules; r++) {
        const oml_portfolio_kind kind = v->c->words[r].kind;
        if (kind != OML_PORTFOLIO_BUDGET && kind != OML_PORTFOLIO_CAPACITY)
            continue;
        if (t == NULL) {
            oml_doc_heading(out, 2, N_("What more or less would buy"));
            t = oml_doc_table(out, "limits",
                              N_("budgets and capacities: used, and what a tenth more or less of each buys"), columns,
                              OML_COUNT(columns));
        }
        OML_TRY(limit(cx, v, r, t, out));
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
        {"point", N_("point"), OML_CELL_TEXT, NULL, 0},
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
        oml_table_word(t, point[k].supported ? "supported" : "below_hull");
        oml_table_text(t, step(v, k == 0 ? NULL : point[k - 1].choice.x, x->x, out));
        oml_table_bool(t, v->illustrative);
    }
    static const oml_figure drawn = {
        .key = "frontier", .kind = OML_FIGURE_POINTS, .x = "cost", .y = "benefit", .group = "point", .label = "items"};
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
    shown v = {.c = c, .p = oml_portfolio_case_model(c, wish->seconds), .suffix = wish->suffix};
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
    summary(&v, wish->whole, out);
    if (c->n <= OML_PORTFOLIO_FLIPS)
        OML_TRY(flips(cx, &v, out));
    OML_TRY(inclusion(cx, &v, wish, out));
    items(&v, in_order(cx, &v, ratio), out);
    if (c->n <= OML_PORTFOLIO_FLIPS)
        OML_TRY(limits(cx, &v, out));
    OML_TRY(frontier(cx, &v, wish->points, out));
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/effects.h"

#include "base/tr.h"
#include "op/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- computing --------------------------------------------------------------------------------------------------

static bool
has_range(const oml_scenario *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const oml_scenario_range *r[] = {&s->step[i].value, &s->step[i].cost, &s->step[i].respend};
        for (size_t k = 0; k < 3; k++)
            if (r[k]->at[OML_SCENARIO_LOW] != r[k]->at[OML_SCENARIO_HIGH])
                return true;
    }
    return false;
}

static oml_rc
choose(oml_cx *cx, oml_effects *e, const char *attribution)
{
    const size_t n = e->scenario->n;
    if (strcmp(attribution, "shapley") != 0 && strcmp(attribution, "order") != 0 && strcmp(attribution, "auto") != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-EFF-01",
                        N_("an effect is shared out by shapley, order or auto, not by '%s'"), attribution);
    // 2^n runs of a solve of n^2: up to about 10^10 operations.
    const bool quick = n <= OML_WHATIF_SHAPLEY_MOST && ldexp((double)e->t->n * (double)e->t->n, (int)n) < 1e9;
    e->how = strcmp(attribution, "shapley") == 0 || (strcmp(attribution, "auto") == 0 && quick) ? OML_WHATIF_SHAPLEY
                                                                                                : OML_WHATIF_ORDER;
    return OML_OK;
}

oml_rc
oml_effects_compute(oml_cx *cx, oml_effects *e, const char *attribution)
{
    OML_TRY(choose(cx, e, attribution));
    OML_TRY(oml_whatif_new(cx, e->t, e->solver, &e->w));
    const bool range = has_range(e->scenario);
    for (size_t l = 0; l < OML_SCENARIO_LEVELS; l++)
        if (range || l == OML_SCENARIO_CENTRAL)
            OML_TRY(oml_whatif_run(cx, e->w, e->scenario, (oml_scenario_level)l, NULL, &e->answer[l]));
    return oml_whatif_attribute(cx, e->w, e->scenario, OML_SCENARIO_CENTRAL, e->how, &e->C);
}

void
oml_effects_done(oml_effects *e)
{
    for (size_t l = 0; l < OML_SCENARIO_LEVELS; l++)
        oml_whatif_answer_free(e->answer[l]);
    oml_mat_free(e->C);
    oml_whatif_free(e->w);
}

static double
sum(const oml_effects *e, const oml_effects_line *l, const oml_whatif_answer *a, uint32_t region, uint32_t sector)
{
    double all = 0;
    for (size_t i = 0; i < l->n; i++)
        all += oml_whatif_sum(e->w, a, l->indicator[i], region, sector);
    return all;
}

static double
baseline(const oml_effects *e, const oml_effects_line *l, uint32_t region, uint32_t sector)
{
    return sum(e, l, NULL, region, sector);
}

double
oml_effects_change(const oml_effects *e, const oml_effects_line *l, oml_scenario_level level, uint32_t region,
                   uint32_t sector)
{
    const oml_whatif_answer *a = e->answer[level];
    return a == NULL ? (double)NAN : sum(e, l, a, region, sector) - sum(e, l, NULL, region, sector);
}

double
oml_effects_share(const oml_effects *e, const oml_effects_line *l, size_t step, oml_effects_place place)
{
    double all = 0;
    for (size_t i = 0; i < l->n; i++) {
        all += place == OML_EFFECTS_ABROAD ? 0 : *oml_mat_at(e->C, step, 2 * l->indicator[i]);
        all += place == OML_EFFECTS_HOME ? 0 : *oml_mat_at(e->C, step, 2 * l->indicator[i] + 1);
    }
    return all;
}

// ---- showing ----------------------------------------------------------------------------------------------------

static const char *
number(oml_doc *out, double x, int digits)
{
    OML_BUF_AUTO text = {0};
    oml_doc_number(out->lang, x, digits, &text);
    return oml_arena_textn(out->arena, text.s, text.n);
}

static bool
worldwide(const oml_effects *e)
{
    return e->t->regions.n > 1;
}

static void
unit(oml_table *t, const oml_effects_line *l, const oml_doc *out)
{
    oml_table_shown(t, l->unit, l->unit == NULL ? NULL : oml_tr(out->lang, l->unit));
}

static const char *
step_title(const oml_scenario_step *s, oml_lang lang)
{
    return s->title[lang] != NULL ? s->title[lang] : s->name;
}

static const char *
region_name(const oml_effects *e, uint32_t r)
{
    const oml_iot_names *names = &e->t->regions;
    return names->name != NULL && names->name[r] != NULL ? names->name[r] : names->code[r];
}

static double
percent(double part, double whole)
{
    return whole == 0 ? (double)NAN : 100 * part / whole;
}

static void
sentence(const oml_effects *e, const oml_effects_line *l, oml_doc *out)
{
    const uint32_t where = worldwide(e) ? e->scenario->home : OML_IOT_NONE;
    const double was = baseline(e, l, where, OML_IOT_NONE),
                 more = oml_effects_change(e, l, OML_SCENARIO_CENTRAL, where, OML_IOT_NONE),
                 low = oml_effects_change(e, l, OML_SCENARIO_LOW, where, OML_IOT_NONE),
                 high = oml_effects_change(e, l, OML_SCENARIO_HIGH, where, OML_IOT_NONE);
    const char *place = region_name(e, e->scenario->home), *amount = number(out, fabs(more), l->digits);
    if (l->unit != NULL)
        amount = oml_arena_printf(out->arena, "%s %s", amount, oml_tr(out->lang, l->unit));
    const char *part = was == 0 ? "-" : number(out, fabs(percent(more, was)), 3);
    const char *central =
        more < 0 ? oml_doc_say(out, N_("%s in %s: %s less, a fall of %s %%"), l->label, place, amount, part)
                 : oml_doc_say(out, N_("%s in %s: %s more, a rise of %s %%"), l->label, place, amount, part);
    if (isnan(low))
        oml_doc_text(out, "%s", central);
    else
        oml_doc_text(out, N_("%s (%s with low values, %s with high ones)"), central, number(out, low, l->digits),
                     number(out, high, l->digits));
}

static void
lines(const oml_effects *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"indicator", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
        {"before", N_("before"), OML_CELL_REAL, NULL, 1},
        {"after", N_("after"), OML_CELL_REAL, NULL, 1},
        {"change", N_("change"), OML_CELL_REAL, NULL, 2},
        {"percent", N_("change"), OML_CELL_REAL, "%", 3},
        {"low", N_("change, low values"), OML_CELL_REAL, NULL, 2},
        {"high", N_("change, high values"), OML_CELL_REAL, NULL, 2},
        {"home", N_("of it at home"), OML_CELL_REAL, NULL, 2},
        {"abroad", N_("of it abroad"), OML_CELL_REAL, NULL, 2},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "effects", N_("what the scenario changes, all sectors and regions together"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < e->n_lines; i++) {
        const oml_effects_line *l = &e->line[i];
        const double was = baseline(e, l, OML_IOT_NONE, OML_IOT_NONE),
                     more = oml_effects_change(e, l, OML_SCENARIO_CENTRAL, OML_IOT_NONE, OML_IOT_NONE),
                     home = oml_effects_change(e, l, OML_SCENARIO_CENTRAL, e->scenario->home, OML_IOT_NONE);
        oml_table_shown(t, l->code, l->label);
        unit(t, l, out);
        oml_table_real(t, was);
        oml_table_real(t, was + more);
        oml_table_real(t, more);
        oml_table_real(t, percent(more, was));
        oml_table_real(t, oml_effects_change(e, l, OML_SCENARIO_LOW, OML_IOT_NONE, OML_IOT_NONE));
        oml_table_real(t, oml_effects_change(e, l, OML_SCENARIO_HIGH, OML_IOT_NONE, OML_IOT_NONE));
        oml_table_real(t, worldwide(e) ? home : (double)NAN);
        oml_table_real(t, worldwide(e) ? more - home : (double)NAN);
        oml_table_text(t, e->figure == NULL ? NULL : oml_arena_printf(out->arena, "%s/%s", e->figure, l->code));
    }
    static const oml_figure bars = {.key = "effects-bars", .kind = OML_FIGURE_BARS, .x = "percent", .y = "indicator"};
    oml_doc_figure(out, t, &bars, N_("What the scenario changes, in percent of what is there"));
}

// A row of the table and how much it matters: its changes as parts of the totals, whatever the line.
typedef struct weighed {
    size_t row;
    double weight;
} weighed;

static int
by_weight(const void *a, const void *b)
{
    const weighed *p = a, *q = b;
    if (p->weight != q->weight)
        return p->weight > q->weight ? -1 : 1;
    return p->row < q->row ? -1 : p->row > q->row;
}

static double
in_row(const oml_effects *e, const oml_effects_line *l, const oml_whatif_answer *a, size_t j)
{
    double all = 0;
    for (size_t i = 0; i < l->n; i++)
        all += oml_whatif_value(e->w, a, l->indicator[i], j);
    return all;
}

static weighed *
weigh(oml_cx *cx, const oml_effects *e)
{
    weighed *w = OML_NEW(&cx->tmp, weighed, e->t->n);
    for (size_t j = 0; j < e->t->n; j++)
        w[j].row = j;
    for (size_t i = 0; i < e->n_lines; i++) {
        const double all = fabs(baseline(e, &e->line[i], OML_IOT_NONE, OML_IOT_NONE));
        for (size_t j = 0; all > 0 && j < e->t->n; j++)
            w[j].weight +=
                fabs(in_row(e, &e->line[i], e->answer[OML_SCENARIO_CENTRAL], j) - in_row(e, &e->line[i], NULL, j)) /
                all;
    }
    qsort(w, e->t->n, sizeof *w, by_weight);
    return w;
}

static const char *
sector_name(const oml_effects *e, size_t j)
{
    const oml_iot_names *names = &e->t->sectors;
    const uint32_t s = e->t->row_sector[j];
    return names->name != NULL && names->name[s] != NULL ? names->name[s] : names->code[s];
}

static void
sectors(oml_cx *cx, const oml_effects *e, size_t top, bool baseline, oml_doc *out)
{
    const size_t per = baseline ? 3 : 1;
    oml_column *columns = OML_NEW(&cx->tmp, oml_column, 3 + per * e->n_lines);
    size_t n = 0;
    if (worldwide(e))
        columns[n++] = (oml_column){"region", N_("region"), OML_CELL_TEXT, NULL, 0};
    columns[n++] = (oml_column){"sector", N_("sector"), OML_CELL_TEXT, NULL, 0};
    columns[n++] = (oml_column){"name", N_("name"), OML_CELL_TEXT, NULL, 0};
    for (size_t i = 0; i < e->n_lines; i++) {
        const oml_effects_line *l = &e->line[i];
        for (size_t k = 0; k < per; k++) {
            static const char *const word[] = {N_("change"), N_("before"), N_("after")}, *const tail[] = {"", "_before",
                                                                                                          "_after"};
            columns[n++] = (oml_column){
                oml_arena_printf(&cx->tmp, "%s%s", l->code, tail[k]),
                per == 1 ? l->label : oml_arena_printf(&cx->tmp, "%s, %s", l->label, oml_tr(out->lang, word[k])),
                OML_CELL_REAL, l->unit, 2};
        }
    }
    oml_table *t = oml_doc_table(out, "sectors", N_("change by sector, the most affected first"), columns, n);
    const weighed *w = weigh(cx, e);
    const size_t rows = top == 0 || top > e->t->n ? e->t->n : top;
    for (size_t r = 0; r < rows; r++) {
        const size_t j = w[r].row;
        if (worldwide(e))
            oml_table_text(t, e->t->regions.code[e->t->row_region[j]]);
        oml_table_text(t, e->t->sectors.code[e->t->row_sector[j]]);
        oml_table_text(t, sector_name(e, j));
        for (size_t i = 0; i < e->n_lines; i++) {
            const double was = in_row(e, &e->line[i], NULL, j),
                         is = in_row(e, &e->line[i], e->answer[OML_SCENARIO_CENTRAL], j);
            oml_table_real(t, is - was);
            if (baseline) {
                oml_table_real(t, was);
                oml_table_real(t, is);
            }
        }
    }
    const oml_figure bars = {.key = "sectors-bars",
                             .kind = OML_FIGURE_BARS,
                             .x = columns[worldwide(e) ? 3 : 2].key,
                             .y = "name",
                             .facet = worldwide(e) ? "region" : NULL};
    oml_doc_figure(out, t, &bars, N_("Change by sector"));
}

static void
contributions(const oml_effects *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"step", N_("step"), OML_CELL_TEXT, NULL, 0},           {"indicator", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"change", N_("change"), OML_CELL_REAL, NULL, 2},       {"home", N_("of it at home"), OML_CELL_REAL, NULL, 2},
        {"abroad", N_("of it abroad"), OML_CELL_REAL, NULL, 2}, {"unit", N_("unit"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "contributions",
                                 e->how == OML_WHATIF_SHAPLEY
                                     ? N_("what each step contributes: the mean over all orders (Shapley value), exact")
                                     : N_("what each step adds to the steps before it, in the order of the scenario"),
                                 columns, OML_COUNT(columns));
    for (size_t s = 0; s < e->scenario->n; s++)
        for (size_t i = 0; i < e->n_lines; i++) {
            oml_table_shown(t, e->scenario->step[s].name, step_title(&e->scenario->step[s], out->lang));
            oml_table_shown(t, e->line[i].code, e->line[i].label);
            oml_table_real(t, oml_effects_share(e, &e->line[i], s, OML_EFFECTS_ALL));
            oml_table_real(t, worldwide(e) ? oml_effects_share(e, &e->line[i], s, OML_EFFECTS_HOME) : (double)NAN);
            oml_table_real(t, worldwide(e) ? oml_effects_share(e, &e->line[i], s, OML_EFFECTS_ABROAD) : (double)NAN);
            unit(t, &e->line[i], out);
        }
}

static void
money_row(oml_table *t, const char *word, double before, double after)
{
    oml_table_word(t, word);
    oml_table_real(t, before);
    oml_table_real(t, isnan(before) ? before : after);
    oml_table_real(t, isnan(before) ? after : after - before);
}

static void
money(const oml_effects *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", N_("where money goes"), OML_CELL_TEXT, NULL, 0},
        {"before", N_("before"), OML_CELL_REAL, NULL, 2},
        {"after", N_("after"), OML_CELL_REAL, NULL, 2},
        {"change", N_("change"), OML_CELL_REAL, NULL, 2},
    };
    oml_table *t = oml_doc_table(out, "money", N_("conservation check: no money appears or vanishes unsaid"), columns,
                                 OML_COUNT(columns));
    const oml_shift_money *m = &e->answer[OML_SCENARIO_CENTRAL]->change.money;
    const double none = (double)NAN;
    oml_whatif_money was, is;
    oml_whatif_balance(e->w, NULL, &was);
    oml_whatif_balance(e->w, e->answer[OML_SCENARIO_CENTRAL], &is);
    money_row(t, N_("no longer spent on what the steps name"), none, m->less);
    money_row(t, N_("of it, spent on what replaces it"), none, m->to);
    money_row(t, N_("of it, re-spent by final users on everything else"), none, m->respent);
    money_row(t, N_("of it, kept by final users"), none, m->kept);
    money_row(t, N_("of it, kept by industries as primary input, at the output of the table"), none, m->primary);
    money_row(t, N_("final demand for products"), was.final, is.final);
    money_row(t, N_("primary inputs on the way to it"), was.primary, is.primary);
    money_row(t, N_("what the table's columns leave unexplained"), was.gap, is.gap);
    money_row(t, N_("final demand less the two above, from rounding alone"), was.error, is.error);
}

static const char *
range(oml_doc *out, const oml_scenario_range *r)
{
    if (isnan(r->at[0]))
        return NULL;
    if (r->at[0] == r->at[2])
        return number(out, 100 * r->at[1], OML_DIGITS_AS_IS);
    return oml_arena_printf(out->arena, "%s (%s ... %s)", number(out, 100 * r->at[1], OML_DIGITS_AS_IS),
                            number(out, 100 * r->at[0], OML_DIGITS_AS_IS),
                            number(out, 100 * r->at[2], OML_DIGITS_AS_IS));
}

static void
steps(const oml_effects *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"step", N_("step"), OML_CELL_TEXT, NULL, 0},
        {"kind", N_("kind"), OML_CELL_TEXT, NULL, 0},
        {"what", N_("what it does"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value in % (low ... high)"), OML_CELL_TEXT, NULL, 0},
        {"cost", N_("price of what replaces it, in percent of what it saves"), OML_CELL_TEXT, NULL, 0},
        {"respend", N_("re-spent, in percent of what is left"), OML_CELL_TEXT, NULL, 0},
        {"closure", N_("closure"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "steps", N_("the steps of the scenario"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < e->scenario->n; i++) {
        const oml_scenario_step *s = &e->scenario->step[i];
        const oml_scenario_rule *rule = oml_scenario_rule_of(s->kind);
        oml_table_shown(t, s->name, step_title(s, out->lang));
        oml_table_text(t, rule->name);
        oml_table_word(t, rule->sentence);
        oml_table_text(t, range(out, &s->value));
        oml_table_text(t, s->to == NULL ? NULL : range(out, &s->cost));
        oml_table_text(t, s->final ? range(out, &s->respend) : NULL);
        oml_table_word(t, rule->closure);
        if (!oml_scenario_holds(s, e->t->year))
            oml_doc_note(out, OML_NOTE_WARNING,
                         N_("step '%s' does not hold for the year of the table, %d, and was left out"), s->name,
                         e->t->year);
    }
}

// Coefficients that ask for more than is made have an inverse too, and outputs below zero.
static void
warn_of_nonsense(const oml_effects *e, oml_doc *out)
{
    for (size_t l = 0; l < OML_SCENARIO_LEVELS; l++)
        for (size_t j = 0; e->answer[l] != NULL && j < e->t->n; j++) {
            const double was = oml_whatif_value(e->w, NULL, OML_WHATIF_OUTPUT, j),
                         is = oml_whatif_value(e->w, e->answer[l], OML_WHATIF_OUTPUT, j);
            if (was < 0 || is >= -1e-9 * was)
                continue;
            oml_doc_note(
                out, OML_NOTE_WARNING,
                N_("the output of %s would be below zero: the steps ask for more than industries make, and the "
                   "answer has no meaning"),
                oml_table_row(out->arena, e->t, j));
            return;
        }
}

static void
notes(const oml_effects *e, oml_doc *out)
{
    const oml_scenario *s = e->scenario;
    warn_of_nonsense(e, out);
    oml_doc_note(
        out, OML_NOTE_ESTIMATE,
        N_("a model estimate, not a forecast: fixed prices and input coefficients, people and capital at hand, no "
           "path in time; all that no step names stays as it is"));
    if (s->illustrative)
        oml_doc_note(out, OML_NOTE_ILLUSTRATIVE,
                     N_("the values of this scenario are assumptions made for illustration"));
    if (!worldwide(e))
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("the table has one region: what changes abroad shows in its imports alone, and goods that are "
                        "imported for final use are not in it"));
    if (e->t->FY != NULL)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("what households emit themselves, at home and on the road, does not change"));
    if (s->note[out->lang] != NULL)
        oml_doc_quote(out, s->note[out->lang]);
    if (s->source != NULL)
        oml_doc_note(out, OML_NOTE_SOURCE, "%s", s->source);
}

double
oml_effects_residual(const oml_effects *e)
{
    double most = e->w->residual;
    for (size_t l = 0; l < OML_SCENARIO_LEVELS; l++)
        most = e->answer[l] == NULL ? most : fmax(most, e->answer[l]->residual);
    return most;
}

void
oml_effects_show(oml_cx *cx, const oml_effects *e, size_t top, bool baseline, oml_doc *out)
{
    const oml_scenario *s = e->scenario;
    const char *title = s->title[out->lang] != NULL ? s->title[out->lang] : s->code;
    if (title != NULL)
        oml_doc_heading(out, 1, N_("what if: %s"), title);
    for (size_t i = 0; i < e->n_lines && e->n_lines <= 12; i++)
        sentence(e, &e->line[i], out);
    notes(e, out);
    lines(e, out);
    sectors(cx, e, top, baseline, out);
    contributions(e, out);
    money(e, out);
    steps(e, out);
    const oml_whatif_answer *a = e->answer[OML_SCENARIO_CENTRAL];
    oml_doc_run(out, "attribution", "%s", e->how == OML_WHATIF_SHAPLEY ? "shapley" : "order");
    oml_doc_run(out, "rank", "%zu", a->rank);
    oml_doc_run(out, "update", "%s", a->refreshed ? "new solver" : "low rank");
    oml_doc_run(out, "residual", "%.3g", oml_effects_residual(e));
}

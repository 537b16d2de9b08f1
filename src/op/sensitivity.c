/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/sensitivity.h"

#include "agenda/geography.h"
#include "base/tr.h"
#include "decision/stability.h"
#include "op/records.h"

#include <math.h>
#include <string.h>

// What all that is said here is about, and where sentences go.
typedef struct subject {
    const oml_ranking *r;
    const oml_ranking_choice *choice;
    oml_doc *out;
    oml_table *said;
} subject;

// ---- words --------------------------------------------------------------------------------------------------------

static const char *
title(const oml_record *r, oml_lang lang)
{
    return oml_record_text(r, "title", lang);
}

static const char *
joined(oml_arena *arena, const char *list, const char *separator, const char *next)
{
    return list == NULL ? next : oml_arena_printf(arena, "%s%s%s", list, separator, next);
}

// Is the i-th chain of one ranking in its top and not in the other's?
static bool
enters(const oml_ranking *in, size_t a, const oml_ranking *not_in)
{
    return in->rank[a] <= in->top && !oml_ranking_in_top(not_in, in->number[a]);
}

// Codes of those chains; NULL when there are none.
static const char *
difference(oml_doc *out, const oml_ranking *in, const oml_ranking *not_in)
{
    const char *list = NULL;
    for (size_t i = 0; i < in->n; i++)
        if (enters(in, in->order[i], not_in))
            list = joined(out->arena, list, " ", oml_record_get(in->chain[in->order[i]], "code"));
    return list;
}

// The last cell of a row that `r` answers: does anything in it rest on what was made up?
static void
mark(oml_table *t, const oml_ranking *r)
{
    bool made_up = false;
    for (size_t a = 0; a < r->n && !made_up; a++)
        made_up = (oml_ranking_flags(r, a) & OML_RANKING_ILLUSTRATIVE) != 0;
    oml_table_bool(t, made_up);
}

// One row of the table of sentences, about what `r` says.
static void
tell(const subject *x, const char *kind, const char *code, const oml_ranking *r, const char *sentence)
{
    oml_table_word(x->said, kind);
    oml_table_text(x->said, code);
    oml_table_text(x->said, sentence);
    mark(x->said, r);
}

// One sentence for every chain that enters or leaves the top under a circumstance: "when ... is taken instead of ...".
static void
say(const subject *x, const char *kind, const char *code, const oml_ranking *other, const char *when)
{
    const oml_ranking *base = x->r;
    oml_arena *arena = x->out->arena;
    const oml_lang lang = x->out->lang;
    size_t n = 0;
    for (size_t i = 0; i < other->n; i++)
        if (enters(other, other->order[i], base) && ++n > 0)
            tell(x, kind, code, other,
                 oml_arena_printf(arena, oml_tr(lang, N_("%s enters the top %zu %s.")),
                                  title(other->chain[other->order[i]], lang), base->top, when));
    for (size_t i = 0; i < base->n; i++)
        if (enters(base, base->order[i], other) && ++n > 0)
            tell(x, kind, code, other,
                 oml_arena_printf(arena, oml_tr(lang, N_("%s leaves the top %zu %s.")),
                                  title(base->chain[base->order[i]], lang), base->top, when));
    if (n == 0)
        tell(x, kind, code, other,
             oml_arena_printf(arena, oml_tr(lang, N_("The top %zu stays the same %s.")), base->top, when));
}

static const char *
top_codes(oml_doc *out, const oml_ranking *r)
{
    const char *list = NULL;
    for (size_t i = 0; i < r->n; i++)
        if (r->rank[r->order[i]] <= r->top)
            list = joined(out->arena, list, " ", oml_record_get(r->chain[r->order[i]], "code"));
    return list;
}

// A share as a percentage for people.
static const char *
percent(oml_doc *out, double share, int digits)
{
    OML_BUF_AUTO b = {0};
    oml_doc_number(out->lang, 100 * share, digits, &b);
    return oml_arena_printf(out->arena, "%s%%", b.s == NULL ? "" : b.s);
}

// What a metric is called, with the place and year of its figures: "Carbon footprint (BE, 2011)".
static const char *
metric_phrase(oml_doc *out, const oml_ranking_column *c)
{
    const char *name = title(c->metric, out->lang), *about = NULL;
    if (c->origin.geographies != NULL)
        about = joined(out->arena, about, ", ", oml_tr(out->lang, oml_geography_name(c->origin.geographies)));
    if (c->origin.years != NULL && strstr(name, c->origin.years) == NULL)
        about = joined(out->arena, about, ", ", c->origin.years);
    return about == NULL ? name : oml_arena_printf(out->arena, "%s (%s)", name, about);
}

// ---- the metric ---------------------------------------------------------------------------------------------------

static size_t
missing(const oml_ranking *r, size_t j)
{
    size_t n = 0;
    for (size_t a = 0; a < r->n; a++)
        n += (r->cell[a * r->k + j].flags & OML_RANKING_MISSING) != 0;
    return n;
}

static void
say_metric(const subject *x, const oml_ranking *other, size_t j)
{
    const oml_ranking_column *c = &other->column[j];
    say(x, N_("metric"), oml_record_get(c->criterion, "code"), other,
        oml_arena_printf(x->out->arena, oml_tr(x->out->lang, N_("when “%s” is taken instead of “%s”")),
                         metric_phrase(x->out, c), metric_phrase(x->out, &x->r->column[j])));
    const size_t none = missing(other, j);
    if (none > 0)
        oml_doc_note(x->out, OML_NOTE_WARNING,
                     N_("“%s” has no figure for %zu of the %zu chains; their value may be anything from 0 to 1, and "
                        "the middle is taken"),
                     title(c->metric, x->out->lang), none, other->n);
}

static void
metric_row(const subject *x, oml_table *t, const oml_ranking *other, size_t j)
{
    oml_doc *out = x->out;
    const oml_ranking_column *c = &other->column[j];
    oml_table_text(t, oml_record_get(c->criterion, "code"));
    oml_table_text(t, oml_record_get(c->metric, "code"));
    oml_table_text(t, title(c->metric, out->lang));
    oml_table_text(t, c->origin.years);
    oml_table_text(t, c->origin.geographies);
    oml_table_word(t, oml_record_get(c->metric, "perspective"));
    oml_table_text(t, top_codes(out, other));
    oml_table_text(t, difference(out, other, x->r));
    oml_table_text(t, difference(out, x->r, other));
    oml_table_int(t, (int64_t)missing(other, j));
    mark(t, other);
}

// The metrics a criterion may be filled with, its own first, the one in use left out.
static const char *
next_metric(oml_cx *cx, const oml_ranking *r, size_t j, const char **at)
{
    const char *own = oml_record_get(r->column[j].criterion, "metric");
    for (;;) {
        const char *code;
        if (*at == NULL) {
            *at = oml_record_get(r->column[j].criterion, "alternatives");
            *at = *at == NULL ? "" : *at;
            code = own;
        } else if (**at == '\0') {
            return NULL;
        } else {
            const size_t n = strcspn(*at, " ");
            code = oml_arena_textn(&cx->tmp, *at, n);
            *at += n + ((*at)[n] == ' ');
        }
        if (code != NULL && !oml_record_is(r->column[j].metric, "code", code))
            return code;
    }
}

static oml_rc
metrics(oml_cx *cx, oml_session *s, const subject *x)
{
    const oml_ranking *r = x->r;
    const oml_ranking_choice *choice = x->choice;
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"metric", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"period", NULL, OML_CELL_TEXT, NULL, 0},
        {"geography", NULL, OML_CELL_TEXT, NULL, 0},
        {"perspective", NULL, OML_CELL_TEXT, NULL, 0},
        {"top", N_("the top then"), OML_CELL_TEXT, NULL, 0},
        {"enters", N_("enters"), OML_CELL_TEXT, NULL, 0},
        {"leaves", N_("leaves"), OML_CELL_TEXT, NULL, 0},
        {"missing", N_("without figure"), OML_CELL_INT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = NULL;
    for (size_t j = 0; j < r->k; j++) {
        const char *at = NULL, *metric;
        while (r->column[j].metric != NULL && (metric = next_metric(cx, r, j, &at)) != NULL) {
            oml_ranking_choice with = *choice;
            with.metric = OML_NEW(&cx->tmp, const char *, r->k);
            for (size_t l = 0; l < r->k; l++)
                with.metric[l] = l == j ? metric : choice->metric == NULL ? NULL : choice->metric[l];
            oml_ranking other;
            OML_TRY(oml_ranking_make(cx, s, r->basis, &with, &other));
            if (t == NULL)
                t = oml_doc_table(x->out, "sensitivity_metric", N_("the top with another metric"), columns,
                                  OML_COUNT(columns));
            metric_row(x, t, &other, j);
            say_metric(x, &other, j);
        }
    }
    return OML_OK;
}

// ---- the weights --------------------------------------------------------------------------------------------------

static const char *
code_at(const oml_ranking *r, size_t a)
{
    return a == OML_STABILITY_NONE ? NULL : oml_record_get(r->chain[a], "code");
}

// Beyond one end of an interval one chain takes the place of another.
static void
say_end(const subject *x, const char *code, const oml_stability_end *end, bool above)
{
    if (end->rises == OML_STABILITY_NONE)
        return;
    tell(x, N_("weights"), code, x->r,
         oml_arena_printf(x->out->arena,
                          oml_tr(x->out->lang, above ? N_("Above %s, %s takes the place of %s.")
                                                     : N_("Below %s, %s takes the place of %s.")),
                          percent(x->out, end->weight, 1), title(x->r->chain[end->rises], x->out->lang),
                          title(x->r->chain[end->falls], x->out->lang)));
}

static void
say_interval(const subject *x, size_t j, const oml_stability *s)
{
    oml_doc *out = x->out;
    const oml_record *criterion = x->r->column[j].criterion;
    const char *name = title(criterion, out->lang), *now = percent(out, x->r->model.weight[j], 0),
               *code = oml_record_get(criterion, "code");
    if (s->low.rises == OML_STABILITY_NONE && s->high.rises == OML_STABILITY_NONE) {
        tell(x, N_("weights"), code, x->r,
             oml_arena_printf(out->arena,
                              oml_tr(out->lang, N_("The top %zu stays the same whatever the weight of “%s”, now %s.")),
                              x->r->top, name, now));
        return;
    }
    tell(
        x, N_("weights"), code, x->r,
        oml_arena_printf(
            out->arena,
            oml_tr(out->lang, N_("The top %zu stays the same while the weight of “%s”, now %s, is between %s and %s.")),
            x->r->top, name, now, percent(out, s->low.weight, 1), percent(out, s->high.weight, 1)));
    say_end(x, code, &s->low, false);
    say_end(x, code, &s->high, true);
}

static oml_rc
intervals(oml_cx *cx, const subject *x)
{
    const oml_ranking *r = x->r;
    oml_doc *out = x->out;
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"weight", NULL, OML_CELL_REAL, NULL, 3},
        {"low", N_("the top is the same from"), OML_CELL_REAL, NULL, 3},
        {"high", N_("to"), OML_CELL_REAL, NULL, 3},
        {"low_enters", N_("enters below"), OML_CELL_TEXT, NULL, 0},
        {"low_leaves", N_("leaves below"), OML_CELL_TEXT, NULL, 0},
        {"high_enters", N_("enters above"), OML_CELL_TEXT, NULL, 0},
        {"high_leaves", N_("leaves above"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_stability *s = OML_NEW(&cx->tmp, oml_stability, r->k);
    OML_TRY(oml_stability_top(cx, &r->model, r->top, s));
    oml_table *t =
        oml_doc_table(out, "sensitivity_weight", N_("how far one weight can move, the others keeping their ratios"),
                      columns, OML_COUNT(columns));
    for (size_t j = 0; j < r->k; j++) {
        oml_table_text(t, oml_record_get(r->column[j].criterion, "code"));
        oml_table_text(t, title(r->column[j].criterion, out->lang));
        oml_table_real(t, r->model.weight[j]);
        oml_table_real(t, s[j].low.weight);
        oml_table_real(t, s[j].high.weight);
        oml_table_text(t, code_at(r, s[j].low.rises));
        oml_table_text(t, code_at(r, s[j].low.falls));
        oml_table_text(t, code_at(r, s[j].high.rises));
        oml_table_text(t, code_at(r, s[j].high.falls));
        mark(t, r);
        say_interval(x, j, &s[j]);
    }
    return OML_OK;
}

// The weights that change: "K1 20.0% → 12.5%, K3 20.0% → 27.5%".
static const char *
moves(oml_doc *out, const oml_ranking *r, const double weight[])
{
    const char *list = NULL;
    for (size_t j = 0; j < r->k; j++)
        if (fabs(weight[j] - r->model.weight[j]) > 1e-9)
            list = joined(out->arena, list, ", ",
                          oml_arena_printf(out->arena, "%s %s → %s", oml_record_get(r->column[j].criterion, "code"),
                                           percent(out, r->model.weight[j], 1), percent(out, weight[j], 1)));
    return list;
}

static oml_rc
changes(oml_cx *cx, const subject *x)
{
    const oml_ranking *r = x->r;
    oml_doc *out = x->out;
    static const oml_column columns[] = {
        {"chain", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"possible", N_("some weights do it"), OML_CELL_BOOL, NULL, 0},
        {"moved", N_("weight that has to move"), OML_CELL_REAL, NULL, 3},
        {"weights", N_("the weights that change"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = NULL;
    for (size_t i = 0; i < r->n; i++) {
        const size_t a = r->order[i];
        if (r->rank[a] <= r->top)
            continue;
        oml_stability_change c;
        OML_TRY(oml_stability_enter(cx, &r->model, a, r->top, &c));
        if (t == NULL)
            t = oml_doc_table(out, "sensitivity_enter",
                              N_("the smallest change of weights that brings a chain to the line"), columns,
                              OML_COUNT(columns));
        oml_table_text(t, oml_record_get(r->chain[a], "code"));
        oml_table_text(t, title(r->chain[a], out->lang));
        oml_table_bool(t, c.possible);
        oml_table_real(t, c.moved);
        oml_table_text(t, c.possible ? moves(out, r, c.weight) : NULL);
        mark(t, r);
        const char *name = title(r->chain[a], out->lang);
        tell(x, N_("weights"), oml_record_get(r->chain[a], "code"), r,
             c.possible
                 ? oml_arena_printf(out->arena,
                                    oml_tr(out->lang, N_("%s reaches the top %zu when %s of the weight moves: %s.")),
                                    name, r->top, percent(out, c.moved, 1), moves(out, r, c.weight))
                 : oml_arena_printf(out->arena, oml_tr(out->lang, N_("No weights bring %s into the top %zu.")), name,
                                    r->top));
    }
    return OML_OK;
}

static oml_rc
groups(oml_cx *cx, oml_session *s, const subject *x)
{
    const oml_ranking *r = x->r;
    oml_doc *out = x->out;
    static const oml_column columns[] = {
        {"weightset", NULL, OML_CELL_TEXT, NULL, 0},      {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"pentagon", NULL, OML_CELL_TEXT, NULL, 0},       {"top", N_("the top then"), OML_CELL_TEXT, NULL, 0},
        {"enters", N_("enters"), OML_CELL_TEXT, NULL, 0}, {"leaves", N_("leaves"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records sets;
    OML_TRY(oml_records_load(cx, s, "weightset", &sets));
    if (sets.n == 0)
        return OML_OK;
    oml_table *t = oml_doc_table(out, "sensitivity_weightset", N_("the top with the weights of each group"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < sets.n; i++) {
        oml_ranking_choice with = *x->choice;
        with.weightset = oml_record_get(&sets.at[i], "code");
        oml_ranking other;
        const oml_rc rc = oml_ranking_make(cx, s, r->basis, &with, &other);
        if (rc == OML_E_INPUT) { // a set that is not complete says nothing, and the rest of the answer stands
            oml_doc_note(out, OML_NOTE_WARNING, N_("the weights “%s” are left out: %s"), title(&sets.at[i], out->lang),
                         cx->fail.message);
            oml_cx_clear(cx);
            continue;
        }
        OML_TRY(rc);
        oml_table_text(t, with.weightset);
        oml_table_text(t, title(&sets.at[i], out->lang));
        oml_table_word(t, oml_record_get(&sets.at[i], "pentagon"));
        oml_table_text(t, top_codes(out, &other));
        oml_table_text(t, difference(out, &other, r));
        oml_table_text(t, difference(out, r, &other));
        mark(t, &other);
        say(x, N_("weights"), with.weightset, &other,
            oml_arena_printf(out->arena, oml_tr(out->lang, N_("with the weights “%s”")),
                             title(&sets.at[i], out->lang)));
    }
    return OML_OK;
}

// ---- the criteria themselves --------------------------------------------------------------------------------------

// The top when some criteria do not count; false when nothing would be left.
static oml_rc
without(oml_cx *cx, oml_session *s, const subject *x, const bool out_of[], const char *code, const char *when,
        oml_table *t)
{
    size_t left = 0;
    for (size_t j = 0; j < x->r->k; j++)
        left += !out_of[j] && x->r->model.weight[j] > 0;
    if (left == 0 || left == x->r->k)
        return OML_OK;
    oml_ranking_choice with = *x->choice;
    with.without = out_of;
    oml_ranking other;
    OML_TRY(oml_ranking_make(cx, s, x->r->basis, &with, &other));
    oml_table_text(t, code);
    oml_table_text(t, when);
    oml_table_text(t, top_codes(x->out, &other));
    oml_table_text(t, difference(x->out, &other, x->r));
    oml_table_text(t, difference(x->out, x->r, &other));
    mark(t, &other);
    say(x, N_("criteria"), code, &other, when);
    return OML_OK;
}

static oml_rc
criteria(oml_cx *cx, oml_session *s, const subject *x)
{
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},         {"what", N_("what counts"), OML_CELL_TEXT, NULL, 0},
        {"top", N_("the top then"), OML_CELL_TEXT, NULL, 0}, {"enters", N_("enters"), OML_CELL_TEXT, NULL, 0},
        {"leaves", N_("leaves"), OML_CELL_TEXT, NULL, 0},    {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const oml_ranking *r = x->r;
    oml_table *t = oml_doc_table(x->out, "sensitivity_criteria", N_("the top when a criterion does not count"), columns,
                                 OML_COUNT(columns));
    bool *judged = OML_NEW(&cx->tmp, bool, r->k);
    for (size_t j = 0; j < r->k; j++) {
        bool *one = OML_NEW(&cx->tmp, bool, r->k);
        one[j] = true;
        judged[j] = oml_record_is(r->column[j].criterion, "kind", "judged");
        OML_TRY(without(cx, s, x, one, oml_record_get(r->column[j].criterion, "code"),
                        oml_arena_printf(x->out->arena, oml_tr(x->out->lang, N_("without “%s”")),
                                         title(r->column[j].criterion, x->out->lang)),
                        t));
    }
    return without(cx, s, x, judged, NULL, oml_tr(x->out->lang, N_("when only the measured criteria count")), t);
}

// ---- the scope rule -----------------------------------------------------------------------------------------------

static oml_rc
scopes(oml_cx *cx, oml_session *s, const subject *x)
{
    const oml_ranking *r = x->r;
    oml_doc *out = x->out;
    static const oml_column columns[] = {
        {"scope", N_("which chains take part"), OML_CELL_TEXT, NULL, 0},
        {"chains", N_("chains"), OML_CELL_INT, NULL, 0},
        {"top", N_("the top then"), OML_CELL_TEXT, NULL, 0},
        {"enters", N_("enters"), OML_CELL_TEXT, NULL, 0},
        {"leaves", N_("leaves"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_ranking_choice with = *x->choice;
    with.everything = !with.everything;
    oml_ranking other;
    OML_TRY(oml_ranking_make(cx, s, r->basis, &with, &other));
    oml_table *t =
        oml_doc_table(out, "sensitivity_scope", N_("the top under either scope rule"), columns, OML_COUNT(columns));
    for (int i = 0; i < 2; i++) {
        const oml_ranking *one = i == 0 ? r : &other;
        oml_table_word(t, (i == 0) == x->choice->everything ? N_("all chains") : N_("chains in scope"));
        oml_table_int(t, (int64_t)one->n);
        oml_table_text(t, top_codes(out, one));
        oml_table_text(t, i == 0 ? NULL : difference(out, &other, r));
        oml_table_text(t, i == 0 ? NULL : difference(out, r, &other));
        mark(t, one);
    }
    say(x, N_("scope"), NULL, &other,
        oml_tr(out->lang, with.everything ? N_("when the chains out of scope take part too")
                                          : N_("when only the chains in scope take part")));
    return OML_OK;
}

oml_rc
oml_sensitivity_show(oml_cx *cx, oml_session *s, const oml_ranking *r, const oml_ranking_choice *choice, oml_doc *out)
{
    static const oml_column columns[] = {
        {"about", N_("about"), OML_CELL_TEXT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"sentence", N_("what it turns on"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_doc_heading(out, 2, N_("What the order turns on"));
    const subject x = {r, choice, out,
                       oml_doc_table(out, "sensitivity",
                                     N_("sensitivity to metric, weights and scope rule, each apart"), columns,
                                     OML_COUNT(columns))};
    OML_TRY(metrics(cx, s, &x));
    OML_TRY(scopes(cx, s, &x));
    OML_TRY(criteria(cx, s, &x));
    OML_TRY(intervals(cx, &x));
    OML_TRY(changes(cx, &x));
    return groups(cx, s, &x);
}

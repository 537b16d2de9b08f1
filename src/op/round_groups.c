/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_groups.h"

#include "agenda/roundstate.h"
#include "base/tr.h"
#include "decision/suppress.h"
#include "op/records.h"

#include <math.h>

enum { MOST = 16 }; // groups; of the pentagon there are five

typedef struct groups {
    const oml_ballots *b;
    const char *word[MOST];
    size_t n, least;
    double *score[MOST + 1]; // of one item on one criterion, by group; the last: of those that are not shown apart
    size_t scores[MOST + 1];
    bool shown[MOST];
} groups;

static groups
groups_of(oml_cx *cx, const oml_ballots *b)
{
    groups g = {.b = b, .least = oml_roundstate_cell(b->round)};
    const char *word;
    while (g.n < MOST && (word = oml_records_word(&cx->tmp, "voter", "pentagon", g.n)) != NULL)
        g.word[g.n++] = word;
    for (size_t i = 0; i <= g.n; i++)
        g.score[i] = OML_NEW(&cx->tmp, double, b->voters.n + 1);
    return g;
}

// Which group the record names; g->n when it names none.
static size_t
group_of(const groups *g, const oml_record *r)
{
    size_t i = 0;
    while (i < g->n && !oml_record_is(r, "pentagon", g->word[i]))
        i++;
    return i;
}

// The scores of an item on a criterion, sorted into groups; true when a group is shown apart.
static bool
sort(groups *g, size_t item, size_t criterion)
{
    const oml_ballots *b = g->b;
    bool any = false;
    for (size_t i = 0; i <= g->n; i++)
        g->scores[i] = 0;
    for (size_t v = 0; v < b->voters.n; v++) {
        const size_t cell = oml_ballots_cell(b, v, item, criterion);
        if (b->mark[cell] != OML_BALLOTS_VALUE)
            continue;
        const size_t i = group_of(g, b->unlinkable ? b->ballot[cell] : &b->voters.at[v]);
        g->score[i][g->scores[i]++] = b->score[cell];
    }
    oml_suppress_groups(g->scores, g->n, g->least, g->shown);
    for (size_t i = 0; i < g->n; i++) {
        any = any || g->shown[i];
        for (size_t k = 0; k < g->scores[i] && !g->shown[i]; k++)
            g->score[g->n][g->scores[g->n]++] = g->score[i][k];
    }
    return any;
}

// ---- contrasts ----------------------------------------------------------------------------------------------------

/* The widest gap between two groups so far. */
typedef struct widest {
    double gap, low, high;
    size_t item, criterion;
    const char *lowest, *highest;
} widest;

static oml_rc
median_of(oml_cx *cx, const groups *g, size_t i, double *out)
{
    oml_agreement a;
    OML_TRY(oml_agreement_of(cx, g->score[i], g->scores[i], g->b->scale_min, g->b->scale_max, &a));
    *out = a.median;
    return OML_OK;
}

static oml_rc
contrast_row(oml_cx *cx, groups *g, size_t item, size_t criterion, oml_table *t, widest *w)
{
    const oml_ballots *b = g->b;
    size_t low = g->n, high = g->n;
    double median[MOST + 1] = {0};
    (void)sort(g, item, criterion);
    oml_table_text(t, oml_records_code(b->item[item]));
    oml_table_text(t, oml_records_title(b->item[item], t->doc->lang));
    oml_table_text(t, oml_records_code(b->criterion[criterion].record));
    for (size_t i = 0; i <= g->n; i++) {
        median[i] = (double)NAN;
        if (i < g->n ? g->shown[i] : g->scores[i] >= g->least)
            OML_TRY(median_of(cx, g, i, &median[i]));
        oml_table_real(t, median[i]);
        if (i == g->n || isnan(median[i]))
            continue;
        low = low == g->n || median[i] < median[low] ? i : low;
        high = high == g->n || median[i] > median[high] ? i : high;
    }
    const double gap = low == high ? (double)NAN : median[high] - median[low];
    oml_table_real(t, gap);
    oml_table_bool(t, b->illustrative);
    if (gap > w->gap)
        *w = (widest){gap, median[low], median[high], item, criterion, g->word[low], g->word[high]};
    return OML_OK;
}

static void
say(const oml_ballots *b, const widest *w, oml_doc *out)
{
    OML_BUF_AUTO low = {0};
    OML_BUF_AUTO high = {0};
    if (!(w->gap > 0))
        return;
    oml_doc_number(out->lang, w->low, 1, &low);
    oml_doc_number(out->lang, w->high, 1, &high);
    oml_doc_text(out, N_("The groups differ most on “%s” of %s: median %s of the group '%s', %s of the group '%s'."),
                 oml_records_title(b->criterion[w->criterion].record, out->lang), oml_records_code(b->item[w->item]),
                 high.s, oml_doc_word(out->arena, out->lang, w->highest), low.s,
                 oml_doc_word(out->arena, out->lang, w->lowest));
}

static bool
any_shown(groups *g)
{
    for (size_t i = 0; i < g->b->n_items; i++)
        for (size_t j = 0; j < g->b->n_criteria; j++)
            if (sort(g, i, j))
                return true;
    return false;
}

oml_rc
oml_round_groups_show(oml_cx *cx, const oml_ballots *b, oml_doc *out)
{
    groups g = groups_of(cx, b);
    if (!any_shown(&g)) {
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("no group of the pentagon can be shown apart: that takes %zu scores on an item, and as many of "
                        "those that are not shown"),
                     g.least);
        return OML_OK;
    }
    enum { BEFORE = 3, AFTER = 3 };
    oml_column columns[BEFORE + MOST + AFTER] = {{"item", NULL, OML_CELL_TEXT, NULL, 0},
                                                 {"title", NULL, OML_CELL_TEXT, NULL, 0},
                                                 {"criterion", NULL, OML_CELL_TEXT, NULL, 0}};
    size_t n = BEFORE;
    for (size_t i = 0; i < g.n; i++)
        columns[n++] = (oml_column){g.word[i], oml_doc_word(out->arena, out->lang, g.word[i]), OML_CELL_REAL, NULL, 1};
    columns[n++] = (oml_column){"others", N_("other groups"), OML_CELL_REAL, NULL, 1};
    columns[n++] = (oml_column){"difference", N_("difference"), OML_CELL_REAL, NULL, 1};
    columns[n++] = (oml_column){"illustrative", NULL, OML_CELL_BOOL, NULL, 0};
    oml_doc_heading(out, 2, N_("How the groups differ"));
    oml_table *t = oml_doc_table(out, "groups", N_("median of each group on each item and criterion"), columns, n);
    widest w = {0};
    for (size_t i = 0; i < b->n_items; i++)
        for (size_t j = 0; j < b->n_criteria; j++)
            OML_TRY(contrast_row(cx, &g, i, j, t, &w));
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("a group stands apart with at least %zu scores, when those that do not stand apart have as many "
                    "together; the difference is between the highest and the lowest group that stands apart"),
                 g.least);
    say(b, &w, out);
    return OML_OK;
}

// ---- response -----------------------------------------------------------------------------------------------------

/* What a group did in the whole round. */
typedef struct response {
    size_t panel, in, scores, dont_know, interest;
} response;

static void
response_row(const oml_ballots *b, const char *word, const response *r, oml_table *t)
{
    oml_table_word(t, word);
    oml_table_int(t, (int64_t)r->panel);
    oml_table_int(t, (int64_t)r->in);
    if (b->unlinkable) { // a card without a score does not name its group
        oml_table_empty(t);
        oml_table_empty(t);
        oml_table_empty(t);
    } else {
        oml_table_int(t, (int64_t)r->scores);
        oml_table_int(t, (int64_t)r->dont_know);
        oml_table_int(t, (int64_t)r->interest);
    }
    oml_table_bool(t, b->illustrative);
}

static void
add(response *to, const response *r)
{
    to->panel += r->panel;
    to->in += r->in;
    to->scores += r->scores;
    to->dont_know += r->dont_know;
    to->interest += r->interest;
}

static response
response_of(const oml_ballots *b, size_t person)
{
    response r = {.panel = 1, .in = oml_ballots_has(b, person)};
    const size_t from = oml_ballots_cell(b, person, 0, 0), to = oml_ballots_cell(b, person + 1, 0, 0);
    for (size_t i = from; i < to && !b->unlinkable; i++) {
        r.scores += b->mark[i] == OML_BALLOTS_VALUE;
        r.dont_know += b->mark[i] == OML_BALLOTS_DONT_KNOW;
        r.interest += b->mark[i] == OML_BALLOTS_INTEREST;
    }
    return r;
}

void
oml_round_groups_response(oml_cx *cx, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"pentagon", NULL, OML_CELL_TEXT, NULL, 0},
        {"voters", N_("voters"), OML_CELL_INT, NULL, 0},
        {"handed_in", N_("handed in"), OML_CELL_INT, NULL, 0},
        {"scores", N_("scores"), OML_CELL_INT, NULL, 0},
        {"dont_know", N_("don't know"), OML_CELL_INT, NULL, 0},
        {"interest", N_("stepped aside"), OML_CELL_INT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    groups g = groups_of(cx, b);
    response each[MOST + 1] = {0}, whole = {0};
    size_t panel[MOST] = {0};
    for (size_t v = 0; v < b->panel.n; v++) {
        const response r = response_of(b, v);
        add(&each[group_of(&g, &b->panel.at[v])], &r);
        add(&whole, &r);
    }
    for (size_t i = 0; i < g.n; i++)
        panel[i] = each[i].panel;
    oml_suppress_groups(panel, g.n, g.least, g.shown);
    oml_table *t = oml_doc_table(out, "response", N_("response of each group"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < g.n; i++)
        if (g.shown[i])
            response_row(b, g.word[i], &each[i], t);
        else
            add(&each[g.n], &each[i]);
    if (each[g.n].panel > 0)
        response_row(b, N_("small groups together"), &each[g.n], t);
    response_row(b, N_("the whole panel"), &whole, t);
    if (each[g.n].panel > 0)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("groups of fewer than %zu voters stand together, with others where that would tell them apart"),
                     g.least);
}

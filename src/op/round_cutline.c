/* The evidence for the cut line of a closed round: who is in however it is drawn, and what the line turns on.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/roundstate.h"
#include "decision/cutline.h"
#include "decision/suppress.h"
#include "op/records.h"
#include "op/round_result.h"

#include <math.h>
#include <string.h>

struct cutline {
    const char *round;
    double spread;
};

typedef struct evidence {
    const oml_round_result *r;
    oml_bands_panel panel;
    const size_t *voter; // of each row of the panel, its place among the round's voters
    oml_cutline line;
} evidence;

static const char *
figure(const evidence *e, size_t item, const char *what, oml_doc *out)
{
    return oml_arena_printf(out->arena, "round/%s/%s/%s", oml_records_code(e->r->ballots.round),
                            oml_records_code(e->r->ballots.item[item]), what);
}

static void
line(const evidence *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"in", N_("in the top"), OML_CELL_REAL, "%", 1},
        {"error", N_("standard error"), OML_CELL_REAL, "%", 1},
        {"class", N_("how surely"), OML_CELL_TEXT, NULL, 0},
        {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
        {"score", N_("weighted sum"), OML_CELL_REAL, NULL, 3},
        {"product", N_("weighted product"), OML_CELL_REAL, NULL, 3},
        {"product_rank", N_("rank by product"), OML_CELL_INT, NULL, 0},
        {"layer", N_("Pareto layer"), OML_CELL_INT, NULL, 0},
        {"survives", N_("above the line in all three"), OML_CELL_BOOL, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    const oml_ballots *b = &e->r->ballots;
    oml_table *t =
        oml_doc_table(out, "cutline", N_("how surely each item stands above the line, and by what way of counting"),
                      columns, OML_COUNT(columns));
    for (size_t o = 0; o < b->n_items; o++) {
        const size_t i = e->r->order[o];
        const oml_cutline_item *x = &e->line.item[i];
        if (x->rank == 0)
            continue;
        oml_table_int(t, (int64_t)x->rank);
        oml_table_text(t, oml_records_code(b->item[i]));
        oml_table_text(t, oml_records_title(b->item[i], out->lang));
        oml_table_real(t, 100 * x->in);
        oml_table_real(t, 100 * x->error);
        oml_table_word(t, oml_cutline_word(x));
        oml_table_int(t, (int64_t)x->best);
        oml_table_int(t, (int64_t)x->worst);
        oml_table_real(t, x->score);
        oml_table_real(t, x->product);
        oml_table_int(t, (int64_t)x->product_rank);
        oml_table_int(t, (int64_t)x->layer);
        oml_table_bool(t, x->survives);
        oml_table_bool(t, b->illustrative);
        oml_table_text(t, figure(e, i, "score", out));
    }
    static const oml_figure bars = {
        .key = "cutline", .kind = OML_FIGURE_BARS, .x = "in", .y = "item", .group = "class"};
    oml_doc_figure(out, t, &bars, N_("How often an item is above the line when voters and weights are drawn again"));
}

static void
headline(const evidence *e, oml_doc *out)
{
    const oml_ballots *b = &e->r->ballots;
    size_t in = 0, border = 0, all_three = 0;
    for (size_t i = 0; i < b->n_items; i++) {
        const char *word = oml_cutline_word(&e->line.item[i]);
        in += strcmp(word, "in") == 0;
        border += strcmp(word, "borderline") == 0;
        all_three += e->line.item[i].survives;
    }
    oml_doc_text(
        out,
        N_("For %zu places %zu items are in and %zu are borderline; %zu stand above the line by sum, by product "
           "and by Pareto layer."),
        e->r->top, in, border, all_three);
    if (e->line.above == e->line.below)
        return;
    OML_BUF_AUTO gap = {0}, holds = {0};
    oml_doc_number(out->lang, e->line.gap, 3, &gap);
    oml_doc_number(out->lang, 100 * e->line.holds, 1, &holds);
    oml_doc_text(out, N_("At the line %s stands above %s by %s; that order holds in %s%% of the draws."),
                 oml_records_code(b->item[e->line.above]), oml_records_code(b->item[e->line.below]), gap.s, holds.s);
}

// ---- leaving one out ----------------------------------------------------------------------------------------------

// One row: the shortlist without the voters of whom `field` is that.
static oml_rc
leave(oml_cx *cx, const evidence *e, const char *field, const char *value, const double whole[], oml_table *t,
      oml_doc *out)
{
    const oml_ballots *b = &e->r->ballots;
    bool *left_out = OML_NEW(&cx->tmp, bool, e->panel.voters);
    double *in = OML_NEW(&cx->tmp, double, b->n_items);
    size_t n = 0;
    for (size_t v = 0; v < e->panel.voters; v++) {
        left_out[v] = oml_record_is(&b->voters.at[e->voter[v]], field, value);
        n += left_out[v];
    }
    if (n == 0 || n == e->panel.voters)
        return OML_OK;
    OML_TRY(oml_cutline_without(cx, &e->panel, e->r->top, left_out, in));
    const char *enters = NULL, *leaves = NULL;
    size_t changed = 0;
    for (size_t i = 0; i < b->n_items; i++) {
        const char *code = oml_records_code(b->item[i]);
        if (in[i] > whole[i] + 1e-9)
            oml_records_also(out->arena, &enters, code);
        else if (in[i] < whole[i] - 1e-9)
            oml_records_also(out->arena, &leaves, code);
        changed += in[i] > whole[i] + 1e-9;
    }
    oml_table_field(t, field);
    if (strcmp(field, "pentagon") == 0)
        oml_table_word(t, value);
    else
        oml_table_text(t, value);
    oml_table_int(t, (int64_t)n);
    oml_table_int(t, (int64_t)changed);
    oml_table_text(t, enters);
    oml_table_text(t, leaves);
    oml_table_bool(t, b->illustrative);
    return OML_OK;
}

// A row for each value of the field. In a confidential round only groups that may be shown without showing a person.
static oml_rc
leave_each(oml_cx *cx, const evidence *e, const char *field, const double whole[], oml_table *t, size_t *kept,
           oml_doc *out)
{
    const oml_ballots *b = &e->r->ballots;
    const char **value = OML_NEW(&cx->tmp, const char *, e->panel.voters + 1);
    size_t *n = OML_NEW(&cx->tmp, size_t, e->panel.voters + 1), groups = 0;
    bool *shown = OML_NEW(&cx->tmp, bool, e->panel.voters + 1);
    for (size_t v = 0; v < e->panel.voters; v++) {
        const char *own = oml_record_get(&b->voters.at[e->voter[v]], field);
        size_t g = 0;
        while (own != NULL && g < groups && strcmp(value[g], own) != 0)
            g++;
        if (own == NULL)
            continue;
        value[g] = own;
        n[g]++;
        groups += g == groups;
    }
    const bool confidential = oml_record_is(b->round, "mode", "confidential");
    oml_suppress_groups(n, groups, confidential ? oml_roundstate_cell(b->round) : 1, shown);
    for (size_t g = 0; g < groups; g++) {
        *kept += !shown[g];
        if (shown[g])
            OML_TRY(leave(cx, e, field, value[g], whole, t, out));
    }
    return OML_OK;
}

static oml_rc
influence(oml_cx *cx, const evidence *e, oml_doc *out)
{
    static const oml_column columns[] = {
        {"group", N_("left out"), OML_CELL_TEXT, NULL, 0}, {"value", N_("which"), OML_CELL_TEXT, NULL, 0},
        {"voters", N_("voters"), OML_CELL_INT, NULL, 0},   {"changed", N_("places that change"), OML_CELL_INT, NULL, 0},
        {"enters", N_("enters"), OML_CELL_TEXT, NULL, 0},  {"leaves", N_("leaves"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    static const char *const fields[] = {"pentagon", "organisation"};
    const oml_ballots *b = &e->r->ballots;
    bool *nobody = OML_NEW(&cx->tmp, bool, e->panel.voters + 1);
    double *whole = OML_NEW(&cx->tmp, double, b->n_items);
    OML_TRY(oml_cutline_without(cx, &e->panel, e->r->top, nobody, whole));
    oml_doc_heading(out, 2, N_("What the line turns on"));
    oml_table *t =
        oml_doc_table(out, "influence", N_("what changes above the line when a group or organisation is left out"),
                      columns, OML_COUNT(columns));
    size_t kept = 0;
    for (size_t f = 0; f < OML_COUNT(fields); f++)
        OML_TRY(leave_each(cx, e, fields[f], whole, t, &kept, out));
    if (kept > 0)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("the round is confidential: %zu groups or organisations of fewer than %zu voters are not left "
                        "out apart, nor "
                        "are those that would tell of them"),
                     kept, oml_roundstate_cell(b->round));
    return OML_OK;
}

static void
notes(const evidence *e, double spread, oml_doc *out)
{
    OML_BUF_AUTO share = {0};
    oml_doc_number(out->lang, 100 * spread, 0, &share);
    oml_doc_note(
        out, OML_NOTE_REMARK,
        N_("in: among the first in at least 95%% of the draws of whole voters and weights (up to %s%% of the way to "
           "any other weights); out: in 5%% or fewer; borderline: between"),
        share.s);
    oml_doc_note(
        out, OML_NOTE_REMARK,
        N_("best and worst rank hold for all items together with 95%% confidence (Mogstad and others, 2024), for "
           "voters like these"));
    oml_doc_note(
        out, OML_NOTE_REMARK,
        N_("a product of judged scores depends on how the scale is numbered: only dominance, the Pareto layers, does "
           "not"));
    if (e->r->ballots.illustrative)
        oml_records_note(out);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct cutline *a = args;
    oml_round_result r;
    OML_TRY(oml_round_result_load(cx, s, a->round, &r));
    if (r.ballots.unlinkable)
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-77",
                                 N_("round %s is unlinkable: its voters cannot be drawn or left out as persons"),
                                 a->round),
                        N_("'omloop round result' shows its bands, drawn for each item apart"));
    evidence e = {.r = &r};
    OML_TRY(oml_ballots_panel(cx, &r.ballots, &e.panel, &e.voter));
    const oml_record *round = r.ballots.round;
    OML_TRY(oml_cutline_draw(cx, &e.panel, r.top, (uint64_t)oml_record_number(round, "draws"),
                             (uint64_t)(int64_t)oml_record_number(round, "seed"), a->spread, &e.line));
    headline(&e, out);
    line(&e, out);
    notes(&e, a->spread, out);
    OML_TRY(influence(cx, &e, out));
    OML_TRY(oml_records_run(cx, s, out));
    oml_doc_run(out, "draws", "%s", oml_record_get(round, "draws"));
    oml_doc_run(out, "seed", "%s", oml_record_get(round, "seed"));
    oml_doc_run(out, "top", "%zu", r.top);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct cutline, round),
     N_("code of the round"), NULL},
    {"spread", OML_KIND_REAL, 0, offsetof(struct cutline, spread),
     N_("how far drawn weights go from the stated ones (0) to any (1)"), "0.5"},
};

const oml_op oml_round_cutline_op = {
    .name = "round cutline",
    .family = OML_FAMILY_ROUND,
    .help = N_("show how surely each item stands above the line of a closed round, and what the line turns on"),
    .more = NULL,
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct cutline),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

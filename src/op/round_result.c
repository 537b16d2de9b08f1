/* What the panel of a closed round says: medians, agreement, bands.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_result.h"

#include "decision/kendall.h"
#include "op/records.h"
#include "op/round_groups.h"
#include "op/round_inputs.h"
#include "op/round_orders.h"
#include "op/round_weights.h"

#include <math.h>
#include <string.h>

static const char *
title(const oml_record *r, oml_lang lang)
{
    return oml_record_text(r, "title", lang);
}

oml_rc
oml_round_result_load(oml_cx *cx, oml_session *s, const char *round, oml_round_result *out)
{
    OML_TRY(oml_ballots_load(cx, s, round, &out->ballots));
    const oml_ballots *b = &out->ballots;
    if (!oml_record_is(b->round, "status", "closed"))
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-40",
                                 N_("round %s is not closed: its result is hidden until then"), round),
                        N_("close it with 'omloop round close'"));
    out->top = (size_t)oml_record_number(b->round, "top");
    out->band = OML_NEW(&cx->tmp, oml_bands_item, b->n_items + 1);
    out->order = OML_NEW(&cx->tmp, size_t, b->n_items + 1);
    OML_TRY(oml_ballots_bands(cx, b, out->band));
    for (size_t i = 0; i < b->n_items; i++) {
        const size_t rank = out->band[i].rank == 0 ? SIZE_MAX : out->band[i].rank;
        size_t at = i;
        for (; at > 0; at--) {
            const size_t before = out->band[out->order[at - 1]].rank;
            if ((before == 0 ? SIZE_MAX : before) <= rank)
                break;
            out->order[at] = out->order[at - 1];
        }
        out->order[at] = i;
    }
    return OML_OK;
}

// ---- agreement of each item on each criterion ---------------------------------------------------------------------

static oml_rc
agreement(oml_cx *cx, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"n", N_("scores"), OML_CELL_INT, NULL, 0},
        {"dont_know", N_("don't know"), OML_CELL_INT, NULL, 0},
        {"interest", N_("stepped aside"), OML_CELL_INT, NULL, 0},
        {"absent", N_("no ballot"), OML_CELL_INT, NULL, 0},
        {"median", N_("median"), OML_CELL_REAL, NULL, 1},
        {"q1", N_("first quartile"), OML_CELL_REAL, NULL, 2},
        {"q3", N_("third quartile"), OML_CELL_REAL, NULL, 2},
        {"mad", N_("median deviation"), OML_CELL_REAL, NULL, 1},
        {"a", N_("agreement A"), OML_CELL_REAL, NULL, 2},
        {"agreement", N_("of one mind"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    oml_doc_heading(out, 2, N_("What the panel says of each item"));
    oml_table *t = oml_doc_table(out, "agreement", N_("median, spread and agreement of each item on each criterion"),
                                 columns, OML_COUNT(columns));
    for (size_t i = 0; i < b->n_items; i++)
        for (size_t j = 0; j < b->n_criteria; j++) {
            oml_agreement g;
            OML_TRY(oml_ballots_agreement(cx, b, i, j, &g));
            oml_table_text(t, oml_records_code(b->item[i]));
            oml_table_text(t, title(b->item[i], out->lang));
            oml_table_text(t, oml_records_code(b->criterion[j].record));
            oml_table_int(t, (int64_t)g.n);
            oml_table_int(t, (int64_t)oml_ballots_count(b, i, j, OML_BALLOTS_DONT_KNOW));
            oml_table_int(t, (int64_t)oml_ballots_count(b, i, j, OML_BALLOTS_INTEREST));
            oml_table_int(t, (int64_t)oml_ballots_count(b, i, j, OML_BALLOTS_NONE));
            oml_table_real(t, g.median);
            oml_table_real(t, g.q1);
            oml_table_real(t, g.q3);
            oml_table_real(t, g.mad);
            oml_table_real(t, g.a);
            oml_table_word(t, oml_agreement_word(g.kind));
            oml_table_bool(t, b->illustrative);
            oml_table_text(t, oml_arena_printf(out->arena, "round/%s/%s/%s", oml_records_code(b->round),
                                               oml_records_code(b->item[i]), oml_records_code(b->criterion[j].record)));
        }
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("quartiles of type 7 (Hyndman and Fan); A of van der Eijk: 1 agreement, 0 all steps alike, -1 "
                    "split between the ends"));
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("of one mind after the RAND/UCLA method: disagreement when a third of the panel is in the lowest "
                    "and a third in the highest third of the scale"));
    return OML_OK;
}

// Kendall's W over the items that every voter who handed in has scored.
static oml_rc
concordance(oml_cx *cx, const oml_ballots *b, oml_doc *out)
{
    if (b->unlinkable) {
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("an unlinkable round has no Kendall's W: nobody knows which scores are of one voter"));
        return OML_OK;
    }
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},      {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"voters", N_("voters"), OML_CELL_INT, NULL, 0},  {"items", N_("items scored by all"), OML_CELL_INT, NULL, 0},
        {"w", N_("Kendall's W"), OML_CELL_REAL, NULL, 3}, {"chi2", N_("chi-square"), OML_CELL_REAL, NULL, 1},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "concordance", N_("how far voters put the items in the same order"), columns,
                                 OML_COUNT(columns));
    double *score = OML_TRY_NEW(&cx->tmp, double, b->voters.n * b->n_items + 1);
    size_t *item = OML_NEW(&cx->tmp, size_t, b->n_items + 1), *voter = OML_NEW(&cx->tmp, size_t, b->voters.n + 1);
    if (score == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ROU-02", N_("no memory for %zu ballots"), b->voters.n * b->n_items);
    for (size_t j = 0; j < b->n_criteria; j++) {
        size_t voters, items;
        oml_ballots_complete(b, j, voter, &voters, item, &items);
        for (size_t v = 0; v < voters; v++)
            for (size_t i = 0; i < items; i++)
                score[v * items + i] = b->score[oml_ballots_cell(b, voter[v], item[i], j)];
        oml_kendall k = {.W = (double)NAN, .chi2 = (double)NAN};
        if (items >= 2)
            OML_TRY(oml_kendall_of(cx, score, voters, items, NULL, &k));
        oml_table_text(t, oml_records_code(b->criterion[j].record));
        oml_table_text(t, title(b->criterion[j].record, out->lang));
        oml_table_int(t, (int64_t)voters);
        oml_table_int(t, (int64_t)items);
        oml_table_real(t, k.W);
        oml_table_real(t, k.chi2);
        oml_table_bool(t, b->illustrative);
    }
    return OML_OK;
}

// ---- bands --------------------------------------------------------------------------------------------------------

enum { FIXED = 11, EACH = 3, MOST = 8 }; // columns, columns a criterion, criteria shown

static size_t
band_columns(const oml_ballots *b, oml_doc *out, oml_column columns[FIXED + EACH * MOST])
{
    static const oml_column fixed[FIXED] = {
        {"band", N_("band"), OML_CELL_TEXT, NULL, 0},
        {"rank", NULL, OML_CELL_INT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"score", NULL, OML_CELL_REAL, NULL, 3},
        {"top", N_("in the top"), OML_CELL_REAL, "%", 1},
        {"error", N_("standard error"), OML_CELL_REAL, "%", 1},
        {"best", N_("best rank"), OML_CELL_INT, NULL, 0},
        {"worst", N_("worst rank"), OML_CELL_INT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"figure", N_("figure"), OML_CELL_TEXT, NULL, 0},
    };
    size_t n = 0;
    for (; n < FIXED; n++)
        columns[n] = fixed[n];
    for (size_t j = 0; j < b->n_criteria && j < MOST; j++) {
        const char *key = oml_records_code(b->criterion[j].record), *name = title(b->criterion[j].record, out->lang);
        columns[n++] = (oml_column){key, name, OML_CELL_REAL, NULL, 2};
        columns[n++] =
            (oml_column){oml_arena_printf(out->arena, "%s_q1", key), N_("first quartile"), OML_CELL_REAL, NULL, 2};
        columns[n++] =
            (oml_column){oml_arena_printf(out->arena, "%s_q3", key), N_("third quartile"), OML_CELL_REAL, NULL, 2};
    }
    return n;
}

static oml_rc
band_row(oml_cx *cx, const oml_round_result *r, size_t i, oml_table *t, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    const oml_bands_item *x = &r->band[i];
    oml_table_text(t, oml_arena_printf(out->arena, "%c", x->band));
    if (x->rank == 0)
        oml_table_empty(t);
    else
        oml_table_int(t, (int64_t)x->rank);
    oml_table_text(t, oml_records_code(b->item[i]));
    oml_table_text(t, title(b->item[i], out->lang));
    oml_table_real(t, x->score);
    oml_table_real(t, 100 * x->top);
    oml_table_real(t, 100 * x->error);
    if (x->rank == 0) {
        oml_table_empty(t);
        oml_table_empty(t);
    } else {
        oml_table_int(t, (int64_t)x->best);
        oml_table_int(t, (int64_t)x->worst);
    }
    oml_table_bool(t, b->illustrative);
    oml_table_text(
        t, oml_arena_printf(out->arena, "round/%s/%s/score", oml_records_code(b->round), oml_records_code(b->item[i])));
    for (size_t j = 0; j < b->n_criteria && j < MOST; j++) {
        oml_agreement g;
        OML_TRY(oml_ballots_agreement(cx, b, i, j, &g));
        oml_table_real(t, g.mean);
        oml_table_real(t, g.q1);
        oml_table_real(t, g.q3);
    }
    return OML_OK;
}

static oml_rc
bands(oml_cx *cx, const oml_round_result *r, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    oml_column columns[FIXED + EACH * MOST];
    const size_t n = band_columns(b, out, columns);
    oml_doc_heading(out, 2, N_("Bands for the first %zu places"), r->top);
    oml_table *t = oml_doc_table(out, "bands", N_("items in bands: A surely among the first, B perhaps, C surely not"),
                                 columns, n);
    for (size_t i = 0; i < b->n_items; i++)
        OML_TRY(band_row(cx, r, r->order[i], t, out));
    if (b->n_criteria >= 2) {
        const char *y = oml_records_code(b->criterion[0].record);
        const oml_figure figure = {.key = "scores",
                                   .kind = OML_FIGURE_POINTS,
                                   .x = oml_records_code(b->criterion[1].record),
                                   .y = y,
                                   .label = "item",
                                   .group = "band",
                                   .low = oml_arena_printf(out->arena, "%s_q1", y),
                                   .high = oml_arena_printf(out->arena, "%s_q3", y)};
        oml_doc_figure(out, t, &figure, N_("Mean scores of the panel, with the quartiles of the first criterion"));
    }
    static const oml_figure sure = {.key = "bands", .kind = OML_FIGURE_BARS, .x = "top", .y = "item", .group = "band"};
    oml_doc_figure(out, t, &sure, N_("How often an item is among the first places when the panel is drawn again"));
    return OML_OK;
}

// What became of each median since the round before this one; nothing when there was none.
static oml_rc
change(oml_cx *cx, oml_session *s, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"before", N_("median before"), OML_CELL_REAL, NULL, 1},
        {"median", N_("median"), OML_CELL_REAL, NULL, 1},
        {"mad_before", N_("median deviation before"), OML_CELL_REAL, NULL, 1},
        {"mad", N_("median deviation"), OML_CELL_REAL, NULL, 1},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const char *previous = oml_record_get(b->round, "previous");
    if (previous == NULL)
        return OML_OK;
    oml_ballots first;
    OML_TRY(oml_ballots_load(cx, s, previous, &first));
    if (!oml_record_is(first.round, "status", "closed"))
        return OML_OK; // reopened since: its result is hidden again
    oml_table *t = oml_doc_table(out, "change", N_("what became of each median since the round before"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < b->n_items; i++)
        for (size_t k = 0; k < first.n_items; k++)
            for (size_t j = 0; j < b->n_criteria && oml_record_is(first.item[k], "code", oml_records_code(b->item[i]));
                 j++) {
                oml_agreement before, after;
                OML_TRY(oml_ballots_agreement(cx, &first, k, j, &before));
                OML_TRY(oml_ballots_agreement(cx, b, i, j, &after));
                oml_table_text(t, oml_records_code(b->item[i]));
                oml_table_text(t, oml_records_code(b->criterion[j].record));
                oml_table_real(t, before.median);
                oml_table_real(t, after.median);
                oml_table_real(t, before.mad);
                oml_table_real(t, after.mad);
                oml_table_bool(t, b->illustrative || first.illustrative);
            }
    return OML_OK;
}

// ---- the panel and the notes --------------------------------------------------------------------------------------

static void
panel(const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"pentagon", NULL, OML_CELL_TEXT, NULL, 0},
        {"voters", N_("voters"), OML_CELL_INT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "panel", N_("the panel"), columns, OML_COUNT(columns));
    const char *word;
    for (size_t p = 0; (word = oml_records_word(out->arena, "voter", "pentagon", p)) != NULL; p++) {
        int64_t n = 0;
        for (size_t v = 0; v < b->panel.n; v++)
            n += oml_record_is(&b->panel.at[v], "pentagon", word);
        oml_table_word(t, word);
        oml_table_int(t, n);
        oml_table_bool(t, b->illustrative);
    }
}

oml_rc
oml_round_result_notes(oml_cx *cx, oml_session *s, const oml_round_result *r, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    const char *weights = NULL;
    for (size_t j = 0; j < b->n_criteria; j++) {
        OML_BUF_AUTO share = {0};
        oml_doc_number(out->lang, 100 * b->criterion[j].weight, 0, &share);
        weights =
            oml_arena_printf(out->arena, "%s%s%s %s%%", weights == NULL ? "" : weights, weights == NULL ? "" : ", ",
                             title(b->criterion[j].record, out->lang), share.s == NULL ? "" : share.s);
    }
    oml_doc_note(out, OML_NOTE_REMARK,
                 N_("the score is a weighted sum of mean values (%s); it takes the steps of the scale as equal"),
                 weights);
    if (b->unlinkable)
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("bands by drawing voters again for each item apart, since scores cannot be linked: A among the "
                        "first in at least 90%% of the draws, C in at most 10%%, B between"));
    else
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("bands by drawing the panel again, whole voters: A among the first in at least 90%% of the "
                        "draws, C in at most 10%%, B between"));
    size_t none = 0;
    for (size_t i = 0; i < b->n_items; i++)
        none += r->band[i].rank == 0;
    if (none > 0)
        oml_doc_note(
            out, OML_NOTE_WARNING,
            N_("%zu items lack scores on a criterion and have no band: they are not scored badly, they are not scored"),
            none);
    if (b->illustrative)
        oml_records_note(out);
    char digest[65];
    OML_TRY(oml_store_digest(cx, s->store, digest));
    oml_doc_run(out, "inputs", "%s", digest);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    oml_doc_run(out, "draws", "%s", oml_record_get(b->round, "draws"));
    oml_doc_run(out, "seed", "%s", oml_record_get(b->round, "seed"));
    oml_doc_run(out, "top", "%zu", r->top);
    return OML_OK;
}

// ---- the operation ------------------------------------------------------------------------------------------------

void
oml_round_result_headline(const oml_round_result *r, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    oml_doc_text(out, N_("%s: closed on %s, %zu of %zu voters scored %zu items."), title(b->round, out->lang),
                 oml_record_get(b->round, "closed"), oml_ballots_handed_in(b), b->panel.n, b->n_items);
}

oml_rc
oml_round_result_show(oml_cx *cx, oml_session *s, const oml_round_result *r, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    OML_TRY(oml_round_result_notes(cx, s, r, out));
    OML_TRY(bands(cx, r, out));
    OML_TRY(oml_round_weights_show(cx, r, out));
    OML_TRY(agreement(cx, b, out));
    OML_TRY(concordance(cx, b, out));
    OML_TRY(oml_round_groups_show(cx, b, out));
    OML_TRY(oml_round_orders_show(cx, r, out));
    return change(cx, s, b, out);
}

struct result {
    const char *round;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct result *a = args;
    oml_round_result r;
    OML_TRY(oml_round_result_load(cx, s, a->round, &r));
    oml_round_result_headline(&r, out);
    OML_TRY(oml_round_result_show(cx, s, &r, out));
    panel(&r.ballots, out);
    return oml_round_inputs_keep(cx, &r.ballots, r.top, out);
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct result, round),
     N_("code of the round"), NULL},
};

const oml_op oml_round_result_op = {
    .name = "round result",
    .family = OML_FAMILY_ROUND,
    .help = N_("show what the panel of a closed round says: medians, agreement, bands"),
    .more = NULL,
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct result),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

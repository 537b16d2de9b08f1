/* The minutes of a closed round: who was there, what was asked, what came out, what was decided, and how.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/round_minutes.h"

#include "agenda/roundstate.h"
#include "base/file.h"
#include "base/time.h"
#include "base/tr.h"
#include "op/cells.h"
#include "op/inner.h"
#include "op/records.h"
#include "op/recusals.h"
#include "op/round_groups.h"
#include "op/round_result.h"
#include "render/html_table.h"
#include "render/odt.h"
#include "store/log.h"

#include <math.h>
#include <string.h>

// ---- the round ----------------------------------------------------------------------------------------------------

static void
rules(const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"rule", N_("rule"), OML_CELL_TEXT, NULL, 0},
        {"value", NULL, OML_CELL_TEXT, NULL, 0},
    };
    static const char *const fields[] = {"about", "scale_min", "scale_max", "mode",     "min_cell",   "quorum",
                                         "top",   "opened",    "closed",    "previous", "two_persons"};
    const oml_noun *noun = b->round->noun;
    oml_table *t = oml_doc_table(out, "rules", N_("the rules of the round"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(fields); i++) {
        const oml_field *field = &noun->fields[oml_noun_field(noun, fields[i])];
        const char *value = oml_record_get(b->round, fields[i]);
        if (strcmp(fields[i], "mode") == 0 && value == NULL)
            value = "attributed";
        if (strcmp(fields[i], "min_cell") == 0)
            value = oml_arena_printf(out->arena, "%zu", oml_roundstate_cell(b->round));
        if (value == NULL)
            continue;
        oml_table_field(t, fields[i]);
        oml_cells_text(t, field, value);
    }
}

static void
criteria(const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0}, {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"question", NULL, OML_CELL_TEXT, NULL, 0},  {"anchors", NULL, OML_CELL_TEXT, NULL, 0},
        {"weight", NULL, OML_CELL_REAL, "%", 1},     {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "criteria", N_("what was asked of each item"), columns, OML_COUNT(columns));
    for (size_t j = 0; j < b->n_criteria; j++) {
        const oml_record *r = b->criterion[j].record;
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_records_title(r, out->lang));
        oml_table_text(t, oml_record_text(r, "question", out->lang));
        oml_table_text(t, oml_record_text(r, "anchors", out->lang));
        oml_table_real(t, 100 * b->criterion[j].weight);
        oml_table_bool(t, oml_records_illustrative(r));
    }
}

// Opening, closing, reopening: from the log, where nobody can take them away.
static oml_rc
acts(oml_cx *cx, oml_session *s, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"when", N_("when"), OML_CELL_DATE, NULL, 0}, {"status", NULL, OML_CELL_TEXT, NULL, 0},
        {"who", N_("who"), OML_CELL_TEXT, NULL, 0},   {"second", NULL, OML_CELL_TEXT, NULL, 0},
        {"why", N_("why"), OML_CELL_TEXT, NULL, 0},
    };
    oml_entry *entry;
    size_t n;
    const oml_noun *noun = b->round->noun;
    OML_TRY(
        oml_log_list(cx, s->store, &(oml_log_filter){.noun = "round", .code = oml_records_code(b->round)}, &entry, &n));
    oml_table *t =
        oml_doc_table(out, "acts", N_("what was done with the round, from the log"), columns, OML_COUNT(columns));
    const char *status = "";
    for (size_t i = 0; i < n; i++) {
        oml_record after;
        char day[OML_TIME_DATE];
        OML_TRY(oml_record_parse(cx, noun, entry[i].after, strlen(entry[i].after), &after));
        if (oml_record_is(&after, "status", status))
            continue;
        status = oml_record_get(&after, "status");
        oml_time_print_date(entry[i].when, day);
        oml_table_text(t, day);
        oml_table_word(t, status);
        oml_table_text(t, entry[i].who);
        oml_table_text(t, oml_record_get(&after, "second"));
        oml_table_text(t, entry[i].why);
    }
    return OML_OK;
}

// ---- who was there ------------------------------------------------------------------------------------------------

// By person only where the round itself is: in an unlinkable one a list of who came is of no use to anyone honest.
static void
presence(const oml_ballots *b, const oml_records *organisations, oml_doc *out)
{
    static const oml_column columns[] = {
        {"voter", NULL, OML_CELL_TEXT, NULL, 0},        {"pentagon", NULL, OML_CELL_TEXT, NULL, 0},
        {"organisation", NULL, OML_CELL_TEXT, NULL, 0}, {"handed_in", N_("handed in"), OML_CELL_BOOL, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    if (b->unlinkable)
        return;
    oml_table *t =
        oml_doc_table(out, "presence", N_("who sat in the panel, and who handed in"), columns, OML_COUNT(columns));
    for (size_t v = 0; v < b->panel.n; v++) {
        const oml_record *r = &b->panel.at[v];
        const oml_record *o = oml_records_find(organisations, oml_record_get(r, "organisation"));
        oml_table_text(t, oml_records_code(r));
        oml_table_word(t, oml_record_get(r, "pentagon"));
        oml_table_text(t, o == NULL ? oml_record_get(r, "organisation") : oml_records_title(o, out->lang));
        oml_table_bool(t, oml_ballots_has(b, v));
        oml_table_bool(t, oml_records_illustrative(r));
    }
}

static void
aside_row(const oml_record *voter, const oml_records *organisations, const char *item, const char *ground,
          const char *because, bool illustrative, oml_table *t)
{
    const oml_record *o = oml_records_find(organisations, oml_record_get(voter, "organisation"));
    oml_table_text(t, oml_records_code(voter));
    oml_table_text(t, o == NULL ? NULL : oml_records_title(o, t->doc->lang));
    oml_table_text(t, item);
    oml_table_word(t, ground);
    oml_table_text(t, because);
    oml_table_bool(t, illustrative);
}

// Those that stand, and those that a voter declared on the ballot itself, where ballots are not confidential.
static oml_rc
aside(oml_cx *cx, oml_session *s, const oml_ballots *b, const oml_records *organisations, oml_doc *out)
{
    static const oml_column columns[] = {
        {"voter", NULL, OML_CELL_TEXT, NULL, 0},   {"organisation", NULL, OML_CELL_TEXT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},    {"ground", NULL, OML_CELL_TEXT, NULL, 0},
        {"because", NULL, OML_CELL_TEXT, NULL, 0}, {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records standing;
    OML_TRY(oml_recusals_load(cx, s, &standing));
    oml_table *t = oml_doc_table(out, "recusals", N_("who stood aside for which item, and on what ground"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < standing.n; i++) {
        const oml_record *r = &standing.at[i], *voter = oml_records_find(&b->panel, oml_record_get(r, "voter"));
        if (voter != NULL)
            aside_row(voter, organisations, oml_record_get(r, "item"), oml_record_get(r, "ground"),
                      oml_record_get(r, "because"), oml_records_illustrative(r), t);
    }
    const bool open = !b->unlinkable && !oml_record_is(b->round, "mode", "confidential");
    for (size_t v = 0; v < b->panel.n && open; v++)
        for (size_t i = 0; i < b->n_items; i++) {
            const oml_record *voter = &b->panel.at[v];
            if (b->mark[oml_ballots_cell(b, v, i, 0)] == OML_BALLOTS_INTEREST &&
                !oml_recusals_stands(&standing, oml_records_code(voter), oml_records_code(b->item[i])))
                aside_row(voter, organisations, oml_records_code(b->item[i]), N_("on the ballot"), NULL,
                          b->illustrative, t);
        }
    return OML_OK;
}

static oml_rc
meeting(oml_cx *cx, oml_session *s, const oml_round_result *r, bool brief, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    oml_records organisations;
    OML_TRY(oml_records_load(cx, s, "organisation", &organisations));
    if (!brief) {
        oml_doc_heading(out, 1, N_("The round"));
        oml_round_result_headline(r, out);
        rules(b, out);
        criteria(b, out);
        OML_TRY(acts(cx, s, b, out));
    }
    oml_doc_heading(out, 1, N_("Presence and quorum"));
    const size_t in = oml_ballots_handed_in(b), quorum = oml_ballots_quorum(b);
    if (in >= quorum)
        oml_doc_text(out, N_("%zu of %zu voters handed in; the quorum of %zu was reached."), in, b->panel.n, quorum);
    else
        oml_doc_text(out, N_("%zu of %zu voters handed in; the quorum of %zu was not reached."), in, b->panel.n,
                     quorum);
    oml_round_groups_response(cx, b, out);
    if (!brief)
        presence(b, &organisations, out);
    oml_doc_heading(out, 1, N_("Interests"));
    return aside(cx, s, b, &organisations, out);
}

// ---- what divides the panel ---------------------------------------------------------------------------------------

// Shares of the scores in the lowest and in the highest third of the scale.
static void
ends(const oml_ballots *b, size_t item, size_t criterion, double *low, double *high)
{
    const int third = (b->scale_max - b->scale_min + 1) / 3;
    size_t n = 0, below = 0, above = 0;
    for (size_t v = 0; v < b->voters.n; v++) {
        const size_t cell = oml_ballots_cell(b, v, item, criterion);
        if (b->mark[cell] != OML_BALLOTS_VALUE)
            continue;
        n++;
        below += b->score[cell] < b->scale_min + third;
        above += b->score[cell] > b->scale_max - third;
    }
    *low = n == 0 ? (double)NAN : (double)below / (double)n;
    *high = n == 0 ? (double)NAN : (double)above / (double)n;
}

// Split between the ends, or the middle half of the scores spread over half of the scale.
static const char *
disputed(const oml_ballots *b, const oml_agreement *g)
{
    if (g->kind == OML_AGREEMENT_NO)
        return oml_agreement_word(g->kind);
    return g->q3 - g->q1 >= 0.5 * (b->scale_max - b->scale_min) ? N_("wide spread") : NULL;
}

static oml_rc
disputes(oml_cx *cx, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"criterion", NULL, OML_CELL_TEXT, NULL, 0},
        {"dispute", N_("dispute"), OML_CELL_TEXT, NULL, 0},
        {"median", N_("median"), OML_CELL_REAL, NULL, 1},
        {"q1", N_("first quartile"), OML_CELL_REAL, NULL, 2},
        {"q3", N_("third quartile"), OML_CELL_REAL, NULL, 2},
        {"low", N_("in the lowest third"), OML_CELL_REAL, "%", 0},
        {"high", N_("in the highest third"), OML_CELL_REAL, "%", 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = NULL;
    for (size_t i = 0; i < b->n_items; i++)
        for (size_t j = 0; j < b->n_criteria; j++) {
            oml_agreement g;
            double low, high;
            OML_TRY(oml_ballots_agreement(cx, b, i, j, &g));
            const char *word = disputed(b, &g);
            if (word == NULL)
                continue;
            if (t == NULL)
                t = oml_doc_table(out, "disputed", N_("items on which the panel is divided"), columns,
                                  OML_COUNT(columns));
            ends(b, i, j, &low, &high);
            oml_table_text(t, oml_records_code(b->item[i]));
            oml_table_text(t, oml_records_title(b->item[i], out->lang));
            oml_table_text(t, oml_records_code(b->criterion[j].record));
            oml_table_word(t, word);
            oml_table_real(t, g.median);
            oml_table_real(t, g.q1);
            oml_table_real(t, g.q3);
            oml_table_real(t, 100 * low);
            oml_table_real(t, 100 * high);
            oml_table_bool(t, b->illustrative);
        }
    if (t == NULL)
        oml_doc_text(out, N_("The panel is divided on no item."));
    else
        oml_doc_note(out, OML_NOTE_REMARK,
                     N_("divided: a third of the panel at each end of the scale, or the middle half of the scores over "
                        "at least half of the scale"));
    return OML_OK;
}

static oml_rc
arguments(oml_cx *cx, oml_session *s, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"side", NULL, OML_CELL_TEXT, NULL, 0},
        {"text", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records all;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("argument"), "round", oml_records_code(b->round), &all));
    if (all.n == 0) {
        oml_doc_text(out, N_("No argument was written down; “omloop add argument” does so, apart from who said it."));
        return OML_OK;
    }
    oml_table *t = oml_doc_table(out, "arguments", N_("what was said for and against"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < all.n; i++) {
        oml_table_text(t, oml_record_get(&all.at[i], "item"));
        oml_table_word(t, oml_record_get(&all.at[i], "side"));
        oml_table_text(t, oml_record_text(&all.at[i], "text", out->lang));
        oml_table_bool(t, oml_records_illustrative(&all.at[i]));
    }
    return OML_OK;
}

// ---- how it was computed ------------------------------------------------------------------------------------------

static void
formulas(const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"what", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"how", N_("how"), OML_CELL_TEXT, NULL, 0},
        {"after", N_("after"), OML_CELL_TEXT, NULL, 0},
    };
    static const struct {
        const char *what, *how, *after;
        bool linked; // only where a voter's scores can be told to be of one voter
    } rows[] = {
        {N_("score"), N_("V = Σ w mean(v(x)): over the criteria, weight times the mean value of the scores"),
         "Keeney & Raiffa 1976", false},
        {N_("bands"),
         N_("the panel drawn again with replacement: A among the first in nine of ten draws or more, C in one of ten "
            "or fewer"),
         "Efron 1979", false},
        {N_("quartiles"), N_("type 7: at place (n − 1) p + 1 of the scores in order, between two by proportion"),
         "Hyndman & Fan 1996", false},
        {N_("median deviation"), N_("the median of |x − median|"), "Hampel 1974", false},
        {N_("agreement A"),
         N_("the scores cut into layers of equal height, each U (1 − (S − 1) / (K − 1)), weighted by "
            "size"),
         "van der Eijk 2001", false},
        {N_("of one mind"),
         N_("disagreement: a third of the panel in the lowest and a third in the highest third of the scale"),
         "RAND/UCLA 2001", false},
        {N_("Kendall's W"), N_("W = 12 S / (m² (n³ − n) − m Σ (t³ − t)), over items that all scored"),
         "Kendall & Babington Smith 1939", true},
        {N_("Borda and Kemeny"),
         N_("wins and half the ties over all others; the order with the fewest contradictions of voters on a pair"),
         "Borda 1781, Kemeny 1959", true},
        {N_("smallest group"),
         N_("a group is shown apart only when neither it nor all hidden ones together are smaller than the smallest "
            "cell"),
         "Willenborg & de Waal 2001", false},
    };
    oml_table *t = oml_doc_table(out, "method", N_("how the figures were computed"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        if (rows[i].linked && b->unlinkable)
            continue;
        oml_table_word(t, rows[i].what);
        oml_table_word(t, rows[i].how);
        oml_table_text(t, rows[i].after);
    }
}

static oml_rc
method(oml_cx *cx, oml_session *s, const oml_ballots *b, oml_doc *out)
{
    static const oml_column columns[] = {
        {"key", N_("what"), OML_CELL_TEXT, NULL, 0},
        {"value", NULL, OML_CELL_TEXT, NULL, 0},
    };
    char digest[65];
    OML_TRY(oml_store_digest(cx, s->store, digest));
    oml_doc_heading(out, 1, N_("How this was computed"));
    if (b->unlinkable)
        oml_doc_text(out, N_("The link between voter and score was never written: for each item apart the voters were "
                             "shuffled with random bytes of the system and numbered."));
    formulas(b, out);
    const char *const rows[][2] = {{N_("program"), "Omloop " OMLOOP_VERSION},
                                   {N_("digest of the records"), digest},
                                   {N_("seed of the draws"), oml_record_get(b->round, "seed")},
                                   {N_("draws"), oml_record_get(b->round, "draws")}};
    oml_table *t = oml_doc_table(out, "run", N_("what gives the same figures again"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        oml_table_word(t, rows[i][0]);
        oml_table_text(t, rows[i][1]);
    }
    return OML_OK;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static oml_rc
compose(oml_cx *cx, oml_session *s, const oml_round_result *r, bool brief, oml_doc *out)
{
    const oml_ballots *b = &r->ballots;
    const char *const given[] = {"round", oml_records_code(b->round), NULL};
    if (brief)
        oml_round_result_headline(r, out);
    OML_TRY(meeting(cx, s, r, brief, out));
    oml_doc_heading(out, 1, N_("What the panel says"));
    OML_TRY(oml_round_result_show(cx, s, r, out));
    oml_doc_heading(out, 1, N_("What divides the panel"));
    OML_TRY(disputes(cx, b, out));
    OML_TRY(arguments(cx, s, b, out));
    oml_doc_heading(out, 1, N_("Shortlist and decision"));
    OML_TRY(oml_inner_run(cx, s, "round shortlist", given, out));
    return brief ? OML_OK : method(cx, s, b, out);
}

// The day of closing, as people write it.
static const char *
day_of(const oml_record *round, oml_doc *d)
{
    OML_BUF_AUTO b = {0};
    const char *closed = oml_record_get(round, "closed");
    if (closed == NULL)
        return NULL;
    oml_html_table_date(d->lang, closed, &b);
    return oml_arena_printf(d->arena, oml_tr(d->lang, N_("closed on %s")), b.s == NULL ? "" : b.s);
}

static oml_rc
front(oml_cx *cx, oml_session *s, const oml_record *round, oml_doc *d, oml_report *out)
{
    oml_records agenda;
    char digest[65];
    OML_TRY(oml_records_load(cx, s, "agenda", &agenda));
    OML_TRY(oml_store_digest(cx, s->store, digest));
    *out = (oml_report){
        .title = oml_record_text(round, "title", d->lang),
        .kicker = agenda.n == 0 ? NULL : oml_record_text(&agenda.at[0], "title", d->lang),
        .lead = oml_tr(d->lang, N_("Minutes of a scoring round")),
        .dated = day_of(round, d),
        .made = oml_arena_printf(d->arena, oml_tr(d->lang, N_("made with Omloop %s from the records with digest %s")),
                                 OMLOOP_VERSION, digest)};
    return OML_OK;
}

static oml_rc
to_file(oml_cx *cx, oml_session *s, const oml_round_result *r, bool brief, const char *output, oml_doc *out)
{
    static const oml_column columns[] = {
        {"file", NULL, OML_CELL_TEXT, NULL, 0},
        {"bytes", NULL, OML_CELL_INT, NULL, 0},
        {"chapters", NULL, OML_CELL_INT, NULL, 0},
        {"tables", NULL, OML_CELL_INT, NULL, 0},
    };
    oml_doc *d = oml_doc_new(&cx->tmp, cx->lang);
    oml_report about;
    OML_BUF_AUTO bytes = {0};
    OML_TRY(front(cx, s, r->ballots.round, d, &about));
    OML_TRY(compose(cx, s, r, brief, d));
    const size_t n = strlen(output);
    OML_TRY(n > 4 && strcmp(output + n - 4, ".odt") == 0 ? oml_odt_write(cx, d, &about, &bytes)
                                                         : oml_report_write(cx, d, &about, &bytes));
    OML_TRY(oml_file_write(cx, output, bytes.s, bytes.n));
    int64_t chapters = 0, tables = 0;
    for (const oml_block *b = d->first; b != NULL; b = b->next) {
        chapters += b->kind == OML_BLOCK_HEADING && b->level == 1;
        tables += b->kind == OML_BLOCK_TABLE;
    }
    oml_table *t = oml_doc_table(out, "minutes", NULL, columns, OML_COUNT(columns));
    oml_table_text(t, output);
    oml_table_int(t, (int64_t)bytes.n);
    oml_table_int(t, chapters);
    oml_table_int(t, tables);
    return OML_OK;
}

oml_rc
oml_round_minutes_show(oml_cx *cx, oml_session *s, const char *round, bool brief, const char *output, oml_doc *out)
{
    oml_round_result r;
    OML_TRY(oml_round_result_load(cx, s, round, &r));
    return output == NULL ? compose(cx, s, &r, brief, out) : to_file(cx, s, &r, brief, output, out);
}

struct minutes {
    const char *round, *output;
    bool brief;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct minutes *a = args;
    return oml_round_minutes_show(cx, s, a->round, a->brief, a->output, out);
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct minutes, round),
     N_("code of the round"), NULL},
    {"brief", OML_KIND_FLAG, 0, offsetof(struct minutes, brief),
     N_("without the rules of the round, who sat in the panel, and the method"), NULL},
    {"output", OML_KIND_FILE, 0, offsetof(struct minutes, output),
     N_("the file to write: MINUTES.html, or MINUTES.odt to edit further"), NULL},
};

const oml_op oml_round_minutes_op = {
    .name = "round minutes",
    .family = OML_FAMILY_ROUND,
    .help = N_("give the minutes of a closed round: presence, result, disputes, decision, method"),
    .more = N_("They are ready at the moment of closing. Groups too small to be shown apart stand together. With "
               "--output they become one HTML file that stands on its own, or a text document that LibreOffice and "
               "Word open."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct minutes),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

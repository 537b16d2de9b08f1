/* The report: the whole chain in one file, from the same operations that the terminal shows.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "render/report.h"

#include "base/file.h"
#include "base/time.h"
#include "base/tr.h"
#include "format/iotsource.h"
#include "op/inner.h"
#include "op/records.h"
#include "op/report_parts.h"
#include "render/html_table.h"

#include <assert.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

struct report {
    const char *output, *scenario;
};

enum { MOST_PIECES = 5 };

/* A piece of a chapter: an operation, under a heading of its own or not, or a part made of records. */
typedef struct piece {
    const char *operation; /* NULL: a part */
    const char *heading;   /* N_(): NULL: none */
    oml_report_part *part;
    const char *const *given; /* of the operation */
    const char *leave;        /* tables, between blanks, that another piece shows better */
    const char *annex;        /* long tables that come last in the report */
    bool scenarios;           /* once for every scenario that was asked for; without any the chapter is left out */
} piece;

/* A chapter is a stage of the chain: its question, and the pieces that answer it. */
typedef struct chapter {
    const char *title, *question; /* N_() */
    piece pieces[MOST_PIECES];
    size_t tells; /* the piece whose first sentence is what was found */
} chapter;

static oml_report_part rounds, portfolio;

static const char *const every_method[] = {"method", "all", NULL}, *const smaa[] = {"method", "smaa", NULL};

static const chapter chapters[] = {
    {N_("Scope"),
     N_("What is manufacturing here?"),
     {{.part = oml_report_parts_scope}, {.operation = "scope", .annex = " chains "}},
     0},
    {N_("Evidence"), N_("What is at stake?"), {{.operation = "evidence"}}, 0},
    {N_("Priorities"),
     N_("Which value chains first?"),
     {{.part = oml_report_parts_chains},
      {.operation = "rank", .heading = N_("The value chains ranked")},
      {.operation = "rank", .heading = N_("The same by other methods"), .given = every_method},
      {.operation = "rank",
       .heading = N_("Over all weights: SMAA-2"),
       .given = smaa,
       .leave = " reasons contributions weights groups group_ranks group_agreement disputed methods agreement ",
       .annex = " pairwise "},
      {.part = oml_report_parts_rules}},
     1},
    {N_("Ambitions"),
     N_("Where to, by when?"),
     {{.operation = "ambitions", .leave = " principles ", .annex = " definitions "},
      {.part = oml_report_parts_principles}},
     0},
    {N_("Menu"),
     N_("What could we do?"),
     {{.part = oml_report_parts_menu},
      {.operation = "menu", .heading = N_("Coverage and white spots"), .leave = " themes paths "}},
     0},
    {N_("What if"), N_("What would it change?"), {{.operation = "whatif", .annex = " steps ", .scenarios = true}}, 0},
    {N_("Assessment"), N_("What should we do?"), {{.part = rounds}, {.part = oml_report_parts_decisions}}, 0},
    {N_("Portfolio"), N_("What can we do with what there is?"), {{.part = portfolio}}, 0},
    {N_("Programme"), N_("Who does what?"), {{.part = oml_report_parts_programme}, {.operation = "programme"}}, 0},
    {N_("Learning"), N_("What did we learn?"), {{.part = oml_report_parts_lessons}}, 0},
    {N_("Sources and method"), N_("What does it rest on?"), {{.part = oml_report_parts_sources}}, 0},
};

/* Where a chapter's blocks go. */
typedef struct place {
    oml_doc *chapter, *annex;
    const char *found;           /* what was found, once its piece has said so */
    bool illustrative, estimate; /* what that rests on */
} place;

// ---- putting docs together ----------------------------------------------------------------------------------------

static bool
names(const char *keys, const oml_block *b)
{
    if (keys == NULL || b->table == NULL)
        return false;
    char key[64];
    snprintf(key, sizeof key, " %s ", b->table->key);
    return strstr(keys, key) != NULL;
}

static void
append(oml_doc *to, oml_block *b)
{
    b->next = NULL;
    if (to->last == NULL)
        to->first = b;
    else
        to->last->next = b;
    to->last = b;
}

// Moves the blocks of `from`: its highest heading becomes one of `level`. A note goes where the table before it went.
static void
join(const place *to, oml_doc *from, int level, const piece *p)
{
    int highest = 4;
    for (const oml_block *b = from->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_HEADING && b->level < highest)
            highest = b->level;
    oml_doc *at = to->chapter;
    for (oml_block *b = from->first, *next; b != NULL; b = next) {
        next = b->next;
        if (b->kind != OML_BLOCK_NOTE)
            at = names(p->leave, b) ? NULL : names(p->annex, b) ? to->annex : to->chapter;
        if (b->kind == OML_BLOCK_HEADING)
            b->level += level - highest;
        if (at != NULL)
            append(at, b);
    }
    for (const oml_run *r = from->run; r != NULL; r = r->next)
        oml_doc_run(to->chapter, r->key, "%s", r->value);
}

static const char *
first(const oml_doc *d, oml_block_kind kind)
{
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == kind)
            return b->text;
    return NULL;
}

// The first sentence of a piece is what was found; of a scenario after its title.
static const char *
found(const oml_doc *d, const piece *p)
{
    const char *sentence = first(d, OML_BLOCK_TEXT), *title = first(d, OML_BLOCK_HEADING);
    return p->scenarios && title != NULL && sentence != NULL ? oml_arena_printf(d->arena, "%s. %s", title, sentence)
                                                             : sentence;
}

static bool
noted(const oml_doc *d, oml_note_kind kind)
{
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_NOTE && b->note == kind)
            return true;
    return false;
}

static oml_rc
add_piece(oml_cx *cx, oml_session *s, const piece *p, place *to, bool tells)
{
    oml_doc *own = oml_doc_new(to->chapter->arena, to->chapter->lang);
    if (p->heading != NULL)
        oml_doc_heading(to->chapter, 2, "%s", oml_tr(to->chapter->lang, p->heading));
    assert(p->operation != NULL || p->part != NULL);
    const oml_rc rc = p->operation != NULL ? oml_inner_run(cx, s, p->operation, p->given, own) : p->part(cx, s, own);
    if (rc == OML_E_INPUT) { // this agenda does not hold what it needs yet: the chapter says so, and the report goes on
        oml_doc_note(own, OML_NOTE_REMARK, "%s", cx->fail.message);
        oml_cx_clear(cx);
    } else if (rc != OML_OK)
        return rc;
    if (tells) {
        to->found = found(own, p);
        to->illustrative = noted(own, OML_NOTE_ILLUSTRATIVE);
        to->estimate = noted(own, OML_NOTE_ESTIMATE);
    }
    join(to, own, p->heading != NULL ? 3 : 2, p);
    return OML_OK;
}

// Every closed round, those about paths first: they are what the stage is about.
static oml_rc
rounds(oml_cx *cx, oml_session *s, oml_doc *out)
{
    static const char *const abouts[] = {"path", "chain"};
    oml_records all;
    OML_TRY(oml_records_load(cx, s, "round", &all));
    for (size_t k = 0; k < OML_COUNT(abouts); k++)
        for (size_t i = 0; i < all.n; i++) {
            const oml_record *r = &all.at[i];
            if (!oml_record_is(r, "about", abouts[k]) || !oml_record_is(r, "status", "closed"))
                continue;
            const char *const given[] = {"round", oml_records_code(r), "brief", "yes", NULL};
            const piece result = {
                .operation = "round minutes", .heading = oml_record_text(r, "title", out->lang), .given = given};
            OML_TRY(add_piece(cx, s, &result, &(place){.chapter = out, .annex = out}, false));
        }
    if (out->first == NULL)
        oml_doc_text(out,
                     N_("No scoring round is closed yet: what a panel thinks of the paths or chains is not known."));
    return OML_OK;
}

// What each scenario of a file, or of a folder, does.
static oml_rc
scenarios(oml_cx *cx, oml_session *s, const piece *p, const char *path, place *to)
{
    OML_AUTO(iotsource) *files = NULL;
    OML_TRY(oml_iotsource_open(cx, path, &files));
    size_t n = 0;
    for (size_t i = 0; i < oml_iotsource_count(files); i++) {
        const char *name = oml_iotsource_name(files, i);
        const bool alone = strcmp(oml_iotsource_place(files, i), path) == 0; // what was named is the file itself
        if (!alone && fnmatch("*.scenario", name, 0) != 0)
            continue;
        const char *file = alone ? path : oml_arena_printf(&cx->tmp, "%s/%s%s", path, oml_iotsource_top(files), name);
        const char *const given[] = {"scenario", file, NULL};
        OML_TRY(add_piece(cx, s,
                          &(piece){.operation = p->operation, .given = given, .annex = p->annex, .scenarios = true}, to,
                          n == 0));
        n++;
    }
    if (n > 0)
        return OML_OK;
    return OML_HINT(cx, OML_FAIL(cx, OML_E_USAGE, "OML-REP-01", N_("there is no scenario in '%s'"), path),
                    N_("name a scenario, or a folder with files NAME.scenario"));
}

// What is proposed, composed within its means; an agenda without proposals says so.
static oml_rc
portfolio(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records proposals;
    OML_TRY(oml_records_load(cx, s, "proposal", &proposals));
    if (proposals.n == 0) {
        oml_records_none(out, "proposal");
        return OML_OK;
    }
    const piece whole = {.operation = "portfolio"};
    return add_piece(cx, s, &whole, &(place){.chapter = out, .annex = out}, false);
}

// ---- the summary --------------------------------------------------------------------------------------------------

static bool
told(const chapter *c, bool scenario)
{
    return !c->pieces[0].scenarios || scenario;
}

static void
summary(const place places[], bool scenario, oml_doc *out)
{
    static const oml_column columns[] = {
        {"stage", NULL, OML_CELL_TEXT, NULL, 0},
        {"found", N_("what was found"), OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
        {"estimate", N_("estimate"), OML_CELL_BOOL, NULL, 0},
    };
    oml_doc_heading(out, 1, N_("Management summary"));
    oml_doc_text(
        out,
        N_("This report follows the chain from delimitation to programme. Each chapter answers one question; every "
           "sentence below is computed from the figures in that chapter."));
    oml_doc_note(out, OML_NOTE_ILLUSTRATIVE,
                 N_("whatever bears this mark was made up for demonstration, or was computed from what was"));
    oml_doc_note(out, OML_NOTE_ESTIMATE,
                 N_("whatever bears this mark follows from a model or an assumption, not from observation"));
    oml_table *t = oml_doc_table(out, "summary", N_("the chain, stage by stage"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(chapters); i++) {
        if (!told(&chapters[i], scenario))
            continue;
        oml_table_text(t, oml_tr(out->lang, chapters[i].title));
        oml_table_text(t, places[i].found);
        oml_table_bool(t, places[i].illustrative);
        oml_table_bool(t, places[i].estimate);
    }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static oml_rc
compose(oml_cx *cx, oml_session *s, const char *scenario, oml_doc *out)
{
    place places[OML_COUNT(chapters)];
    oml_doc *annex = oml_doc_new(out->arena, out->lang);
    const size_t count = OML_COUNT(chapters);
    for (size_t i = 0; i < OML_COUNT(chapters); i++) {
        const chapter *c = &chapters[i];
        places[i] = (place){.chapter = oml_doc_new(out->arena, out->lang), .annex = annex};
        for (size_t j = 0; j < MOST_PIECES && (c->pieces[j].part != NULL || c->pieces[j].operation != NULL); j++)
            if (!c->pieces[j].scenarios)
                OML_TRY(add_piece(cx, s, &c->pieces[j], &places[i], j == c->tells));
            else if (scenario != NULL)
                OML_TRY(scenarios(cx, s, &c->pieces[j], scenario, &places[i]));
        oml_cx_tell(cx, oml_tr(cx->lang, N_("composing the report")), (double)i + 1, (double)count);
    }
    summary(places, scenario != NULL, out);
    for (size_t i = 0; i < OML_COUNT(chapters); i++) {
        if (!told(&chapters[i], scenario != NULL))
            continue;
        oml_doc_heading(out, 1, "%s", oml_tr(out->lang, chapters[i].title));
        oml_doc_text(out, "%s", oml_tr(out->lang, chapters[i].question));
        join(&(place){.chapter = out, .annex = out}, places[i].chapter, 2, &(piece){0});
    }
    if (annex->first == NULL)
        return OML_OK;
    oml_doc_heading(out, 1, N_("Annex: long tables"));
    join(&(place){.chapter = out, .annex = out}, annex, 2, &(piece){0});
    return OML_OK;
}

// ---- the file -----------------------------------------------------------------------------------------------------

static const char *
people_date(oml_arena *arena, oml_lang lang, const char *date)
{
    OML_BUF_AUTO b = {0};
    oml_html_table_date(lang, date, &b);
    return oml_arena_textn(arena, b.s == NULL ? "" : b.s, b.n);
}

// The line under the title: state of which day, for which years, by whom.
static const char *
dated(const oml_cx *cx, const oml_record *agenda, oml_doc *d)
{
    char day[OML_TIME_DATE];
    oml_time_print_date(cx->now, day);
    const char *line = oml_arena_printf(d->arena, oml_tr(d->lang, N_("as of %s")), people_date(d->arena, d->lang, day));
    const char *from = oml_record_get(agenda, "period_from"), *to = oml_record_get(agenda, "period_to");
    if (from != NULL && to != NULL)
        line = oml_arena_printf(d->arena, "%s \u00B7 %s\u2013%s", line, people_date(d->arena, d->lang, from),
                                people_date(d->arena, d->lang, to));
    const char *leads = oml_record_get(agenda, "leads");
    return leads == NULL ? line : oml_arena_printf(d->arena, "%s \u00B7 %s", line, leads);
}

static oml_rc
about_agenda(oml_cx *cx, oml_session *s, oml_doc *d, oml_report *out)
{
    oml_records agenda;
    char digest[65];
    OML_TRY(oml_records_load(cx, s, "agenda", &agenda));
    OML_TRY(oml_store_digest(cx, s->store, digest));
    *out = (oml_report){.title = oml_tr(d->lang, N_("Work agenda")), .front = 1};
    if (agenda.n > 0) {
        out->title = oml_record_text(&agenda.at[0], "title", d->lang);
        out->kicker = oml_record_get(&agenda.at[0], "region");
        out->dated = dated(cx, &agenda.at[0], d);
    }
    out->lead =
        oml_tr(d->lang, N_("Report: from statistics to priority value chains, work paths and a running programme"));
    out->made = oml_arena_printf(d->arena, oml_tr(d->lang, N_("made with Omloop %s from the records with digest %s")),
                                 OMLOOP_VERSION, digest);
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    static const oml_column columns[] = {
        {"file", NULL, OML_CELL_TEXT, NULL, 0},    {"bytes", NULL, OML_CELL_INT, NULL, 0},
        {"chapters", NULL, OML_CELL_INT, NULL, 0}, {"figures", NULL, OML_CELL_INT, NULL, 0},
        {"tables", NULL, OML_CELL_INT, NULL, 0},
    };
    const struct report *a = args;
    oml_doc *d = oml_doc_new(&cx->tmp, cx->lang);
    oml_report about;
    OML_TRY(about_agenda(cx, s, d, &about));
    OML_TRY(compose(cx, s, a->scenario, d));
    OML_BUF_AUTO page = {0};
    OML_TRY(oml_report_write(cx, d, &about, &page));
    OML_TRY(oml_file_write(cx, a->output, page.s, page.n));
    int64_t counts[OML_BLOCK_FIGURE + 1] = {0}, parts = 0;
    for (const oml_block *b = d->first; b != NULL; b = b->next) {
        counts[b->kind]++;
        parts += b->kind == OML_BLOCK_HEADING && b->level == 1;
    }
    oml_table *t = oml_doc_table(out, "report", NULL, columns, OML_COUNT(columns));
    oml_table_text(t, a->output);
    oml_table_int(t, (int64_t)page.n);
    oml_table_int(t, parts);
    oml_table_int(t, counts[OML_BLOCK_FIGURE]);
    oml_table_int(t, counts[OML_BLOCK_TABLE]);
    return OML_OK;
}

static const oml_param params[] = {
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(struct report, output), N_("the HTML file to write"), NULL},
    {"scenario", OML_KIND_FILE, 0, offsetof(struct report, scenario),
     N_("a scenario, or a folder of them: a chapter says what they would change"), NULL},
};

const oml_op oml_report_op = {
    .name = "report",
    .family = OML_FAMILY_REPORT,
    .help = N_("write the whole agenda as one HTML file, to read, print and pass on"),
    .more =
        N_("The file stands on its own: it asks nothing of any network, draws its figures when it is opened, and has a "
           "table beside each. --lang chooses Dutch or English."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct report),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

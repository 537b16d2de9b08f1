/* Ballots on paper: for each voter the items in that voter's own order, those aside struck out.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/roundstate.h"
#include "base/file.h"
#include "op/records.h"
#include "op/recusals.h"
#include "render/paper.h"
#include "text/csv.h"

#include <string.h>

enum { MOST_BLANK = 1000 };

struct ballots {
    const char *round, *output, *entry;
    int64_t blank;
};

typedef struct work {
    const oml_record *round;
    oml_records voters, items, themes, standing;
    size_t *in_theme; // of each theme: how many items
    oml_lang lang;
} work;

static oml_rc
load(oml_cx *cx, oml_session *s, const char *code, work *w)
{
    oml_record *round = OML_NEW(&cx->tmp, oml_record, 1);
    OML_TRY(oml_store_get(cx, s->store, oml_noun_find("round"), code, round));
    w->round = round;
    w->lang = cx->lang;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("voter"), "round", code, &w->voters));
    OML_TRY(oml_records_load(cx, s, oml_record_get(round, "about"), &w->items));
    OML_TRY(oml_records_load(cx, s, "theme", &w->themes));
    OML_TRY(oml_recusals_load(cx, s, &w->standing));
    return OML_OK;
}

// The items of a theme in the voter's own order; of all chains, when `theme` is NULL.
static oml_paper_group
group_of(oml_cx *cx, const work *w, const char *voter, const oml_record *theme)
{
    const char *code = theme == NULL ? NULL : oml_records_code(theme);
    size_t *at = OML_NEW(&cx->tmp, size_t, w->items.n + 1), *order = OML_NEW(&cx->tmp, size_t, w->items.n + 1), n = 0;
    for (size_t i = 0; i < w->items.n; i++)
        if (code == NULL || oml_record_is(&w->items.at[i], "theme", code))
            at[n++] = i;
    oml_roundstate_order(w->round, code == NULL ? voter : oml_arena_printf(&cx->tmp, "%s/%s", voter, code), order, n);
    oml_paper_item *items = OML_NEW(&cx->tmp, oml_paper_item, n + 1);
    for (size_t i = 0; i < n; i++) {
        const oml_record *r = &w->items.at[at[order[i]]];
        items[i] = (oml_paper_item){oml_records_code(r), oml_records_title(r, w->lang),
                                    oml_recusals_stands(&w->standing, voter, oml_records_code(r))};
    }
    return (oml_paper_group){theme == NULL ? NULL : oml_records_title(theme, w->lang), items, n};
}

static oml_paper_sheet
sheet_of(oml_cx *cx, const work *w, const char *voter, const char *name)
{
    oml_paper_group *groups = OML_NEW(&cx->tmp, oml_paper_group, w->themes.n + 1);
    if (!oml_record_is(w->round, "about", "path")) {
        groups[0] = group_of(cx, w, voter, NULL);
        return (oml_paper_sheet){name, groups, 1};
    }
    size_t *order = OML_NEW(&cx->tmp, size_t, w->themes.n + 1), n = 0;
    oml_roundstate_order(w->round, voter, order, w->themes.n);
    for (size_t k = 0; k < w->themes.n; k++) {
        groups[n] = group_of(cx, w, voter, &w->themes.at[order[k]]);
        n += groups[n].n > 0;
    }
    return (oml_paper_sheet){name, groups, n};
}

static oml_rc
criteria(oml_cx *cx, oml_session *s, const work *w, oml_paper *p)
{
    const char *list = oml_record_get(w->round, "criteria");
    oml_paper_criterion *c = OML_NEW(&cx->tmp, oml_paper_criterion, strlen(list) + 1);
    while (*list != '\0') {
        const char *code = oml_arena_textn(&cx->tmp, list, strcspn(list, " "));
        oml_record r;
        list += strlen(code) + (list[strlen(code)] == ' ');
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("criterion"), code, &r));
        c[p->n_criteria++] =
            (oml_paper_criterion){oml_records_title(&r, w->lang), oml_record_text(&r, "question", w->lang),
                                  oml_record_text(&r, "anchors", w->lang)};
    }
    p->criterion = c;
    return OML_OK;
}

// One for each voter, or so many without a name: their order follows from the number of the sheet.
static void
sheets(oml_cx *cx, const work *w, size_t blank, oml_paper *p)
{
    p->n = blank > 0 ? blank : w->voters.n;
    oml_paper_sheet *sheet = OML_NEW(&cx->tmp, oml_paper_sheet, p->n + 1);
    for (size_t i = 0; i < p->n; i++) {
        const char *voter = blank > 0 ? oml_arena_printf(&cx->tmp, "%s/blank/%zu", w->round->value[0], i + 1)
                                      : oml_records_code(&w->voters.at[i]);
        sheet[i] = sheet_of(cx, w, voter, blank > 0 ? NULL : voter);
    }
    p->sheet = sheet;
}

static void
table(const oml_paper *p, const work *w, oml_doc *out)
{
    static const oml_column columns[] = {
        {"voter", NULL, OML_CELL_TEXT, NULL, 0},        {"order", N_("order"), OML_CELL_TEXT, NULL, 0},
        {"items", N_("items"), OML_CELL_INT, NULL, 0},  {"aside", N_("stands aside"), OML_CELL_INT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "ballots", N_("in which order each voter meets the items"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < p->n; k++) {
        size_t items = 0, aside = 0;
        const char *order = NULL;
        for (size_t g = 0; g < p->sheet[k].n; g++)
            for (size_t i = 0; i < p->sheet[k].group[g].n; i++) {
                const oml_paper_item *it = &p->sheet[k].group[g].item[i];
                order = order == NULL ? it->code : oml_arena_printf(out->arena, "%s %s", order, it->code);
                items++;
                aside += it->aside;
            }
        oml_table_text(t, p->sheet[k].name);
        oml_table_text(t, order);
        oml_table_int(t, (int64_t)items);
        oml_table_int(t, (int64_t)aside);
        oml_table_bool(t, oml_records_illustrative(w->round));
    }
    oml_doc_note(
        out, OML_NOTE_REMARK,
        N_("the order follows from the seed of the round and the voter's code, or the number of a blank sheet: it "
           "can be found again, and does not stand with the scores"));
    if (oml_roundstate_unlinkable(w->round))
        oml_doc_note(out, OML_NOTE_WARNING,
                     N_("paper and typed sheets tell whose score is whose: destroy them when the scores are taken"));
    if (oml_records_illustrative(w->round))
        oml_records_note(out);
}

// What two persons type, each alone: a row for each score asked, in the order of the paper.
static oml_rc
write_entry(oml_cx *cx, const work *w, const oml_paper *p, const char *path)
{
    static const char *const names[] = {"voter", "item", "criterion", "value"};
    OML_BUF_AUTO b = {0};
    oml_csv_put(&b, names, OML_COUNT(names), ',');
    for (size_t k = 0; k < p->n; k++)
        for (size_t g = 0; g < p->sheet[k].n; g++)
            for (size_t i = 0; i < p->sheet[k].group[g].n; i++) {
                const oml_paper_item *it = &p->sheet[k].group[g].item[i];
                for (const char *c = oml_record_get(w->round, "criteria"); *c != '\0' && !it->aside;) {
                    const size_t n = strcspn(c, " ");
                    const char *const row[] = {p->sheet[k].name, it->code, oml_arena_textn(&cx->tmp, c, n), NULL};
                    oml_csv_put(&b, row, OML_COUNT(row), ',');
                    c += n + (c[n] == ' ');
                }
            }
    OML_TRY(oml_buf_check(cx, &b));
    return oml_file_write(cx, path, b.s, b.n);
}

static oml_rc
check(oml_cx *cx, const work *w, const struct ballots *a)
{
    if (oml_record_is(w->round, "status", "closed"))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-78", N_("round %s is closed: nobody fills in a ballot any more"),
                        a->round);
    if (a->blank < 0 || a->blank > MOST_BLANK || (a->blank > 0 && a->entry != NULL))
        return OML_FAIL(cx, OML_E_USAGE, "OML-ROU-79",
                        N_("ask for 1 to %d blank ballots, and a sheet to type in only with those of voters"),
                        MOST_BLANK);
    if (a->blank == 0 && w->voters.n == 0)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-ROU-72", N_("round %s has no panel yet"), a->round);
    return OML_OK;
}

static oml_rc
write_paper(oml_cx *cx, oml_session *s, const work *w, oml_paper *p, const char *path)
{
    OML_BUF_AUTO page = {0};
    p->lang = w->lang;
    p->title = oml_record_text(w->round, "title", w->lang);
    p->least = (int)oml_record_number(w->round, "scale_min");
    p->most = (int)oml_record_number(w->round, "scale_max");
    if (oml_records_illustrative(w->round))
        p->notice = oml_tr(w->lang, N_("Illustrative: this ballot is for demonstration or rehearsal."));
    OML_TRY(criteria(cx, s, w, p));
    OML_TRY(oml_paper_write(cx, p, &page));
    return oml_file_write(cx, path, page.s, page.n);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct ballots *a = args;
    work w = {0};
    oml_paper p = {0};
    OML_TRY(load(cx, s, a->round, &w));
    OML_TRY(check(cx, &w, a));
    sheets(cx, &w, (size_t)a->blank, &p);
    if (a->output != NULL)
        OML_TRY(write_paper(cx, s, &w, &p, a->output));
    if (a->entry != NULL)
        OML_TRY(write_entry(cx, &w, &p, a->entry));
    table(&p, &w, out);
    return OML_OK;
}

static const oml_param params[] = {
    {"round", OML_KIND_TEXT, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct ballots, round),
     N_("code of the round"), NULL},
    {"blank", OML_KIND_INT, 0, offsetof(struct ballots, blank),
     N_("so many ballots without a voter on them, instead of one for each"), NULL},
    {"entry", OML_KIND_FILE, 0, offsetof(struct ballots, entry), N_("the CSV file to write, to type the scores in"),
     NULL},
    {"output", OML_KIND_FILE, 0, offsetof(struct ballots, output), N_("the HTML file to write, to print"), NULL},
};

const oml_op oml_round_ballots_op = {
    .name = "round ballots",
    .family = OML_FAMILY_ROUND,
    .help = N_("give each voter's order of the items, and ballots to print"),
    .more =
        N_("Themes, and the items in each, stand in an order of chance for each voter, which follows from the seed of "
           "the round. Items from which the voter stands aside are struck out. Two persons type what comes back "
           "into a copy of --entry each; 'omloop round score' with --check takes it when they are the same."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct ballots),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

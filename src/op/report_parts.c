/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/report_parts.h"

#include "base/time.h"
#include "op/programme_facts.h"

#include <string.h>

// Paragraphs of the agenda's own text, those that are there.
static void
tell(oml_doc *out, const oml_record *r, const char *stem)
{
    const char *text = oml_record_text(r, stem, out->lang);
    if (text != NULL)
        oml_doc_quote(out, text);
}

static size_t
count(const oml_records *list, const char *field, const char *value)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        n += oml_record_is(&list->at[i], field, value);
    return n;
}

// A heading in the agenda's own words.
static void
headed(oml_doc *out, int level, const char *text)
{
    oml_doc_heading(out, level, "%s", text);
}

// The titles of the records that a list of codes names; codes without one stay codes.
static const char *
titles(const oml_records *list, const char *codes, oml_doc *out)
{
    const char *all = NULL;
    while (codes != NULL && *codes != '\0') {
        const size_t n = strcspn(codes, " ");
        const char *code = oml_arena_textn(out->arena, codes, n);
        const oml_record *r = oml_records_find(list, code);
        const char *title = r == NULL ? code : oml_record_text(r, "title", out->lang);
        all = all == NULL ? title : oml_arena_printf(out->arena, "%s; %s", all, title);
        codes += n + (codes[n] == ' ');
    }
    return all;
}

static void
mark(oml_table *t, const oml_record *r)
{
    oml_table_bool(t, oml_records_illustrative(r));
    if (oml_records_illustrative(r))
        oml_records_note(t->doc);
}

// ---- scope --------------------------------------------------------------------------------------------------------

oml_rc
oml_report_parts_scope(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records sectors, agenda;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("sector"), "level", "division", &sectors));
    OML_TRY(oml_records_load(cx, s, "agenda", &agenda));
    oml_doc_text(out,
                 N_("of the divisions of NACE %zu are at the core of the agenda and %zu on its boundary; %zu are left "
                    "to others"),
                 count(&sectors, "scope", "core"), count(&sectors, "scope", "boundary"),
                 count(&sectors, "scope", "out"));
    if (agenda.n > 0)
        tell(out, &agenda.at[0], "scope");
    return OML_OK;
}

// ---- priorities ---------------------------------------------------------------------------------------------------

static void
chosen(const oml_records *chains, oml_doc *out)
{
    oml_doc_heading(out, 2, N_("The chosen value chains"));
    for (size_t i = 0; i < chains->n; i++) {
        const oml_record *r = &chains->at[i];
        if (!oml_record_is(r, "status", "priority"))
            continue;
        headed(out, 3, oml_record_text(r, "title", out->lang));
        tell(out, r, "products");
        tell(out, r, "motivation");
        tell(out, r, "fact");
    }
}

static void
not_chosen(const oml_records *chains, const oml_records *neighbours, oml_doc *out)
{
    static const oml_column columns[] = {
        {"chain", N_("value chain"), OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},
        {"motivation", N_("why"), OML_CELL_TEXT, NULL, 0},
        {"owner", N_("taken up by"), OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    if (count(chains, "status", "priority") == chains->n)
        return;
    oml_table *t = oml_doc_table(out, "other_chains", N_("value chains that were not chosen, and why"), columns,
                                 OML_COUNT(columns));
    for (size_t i = 0; i < chains->n; i++) {
        const oml_record *r = &chains->at[i];
        if (oml_record_is(r, "status", "priority"))
            continue;
        const oml_record *owner = oml_records_find(neighbours, oml_record_get(r, "owner"));
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_text(t, oml_record_text(r, "motivation", out->lang));
        oml_table_text(t, owner == NULL ? NULL : oml_record_text(owner, "title", out->lang));
        oml_table_text(t, oml_record_get(r, "source"));
        mark(t, r);
    }
}

oml_rc
oml_report_parts_chains(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records chains, neighbours;
    OML_TRY(oml_records_load(cx, s, "chain", &chains));
    OML_TRY(oml_records_load(cx, s, "neighbour", &neighbours));
    chosen(&chains, out);
    not_chosen(&chains, &neighbours, out);
    return OML_OK;
}

// Rules in order of their date; those of one moment stay in the order of their codes.
static void
by_date(oml_records *rules)
{
    for (size_t i = 1; i < rules->n; i++)
        for (size_t j = i; j > 0; j--) {
            oml_period before, here;
            if (!oml_records_period(&rules->at[j - 1], "date", &before) ||
                !oml_records_period(&rules->at[j], "date", &here) || before.from <= here.from)
                break;
            const oml_record r = rules->at[j];
            rules->at[j] = rules->at[j - 1];
            rules->at[j - 1] = r;
        }
}

oml_rc
oml_report_parts_rules(oml_cx *cx, oml_session *s, oml_doc *out)
{
    static const oml_column columns[] = {
        {"date", NULL, OML_CELL_DATE, NULL, 0},
        {"title", N_("rule"), OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},
        {"chains", N_("value chains"), OML_CELL_TEXT, NULL, 0},
        {"effect", N_("what it does"), OML_CELL_TEXT, NULL, 0},
        {"instrument", NULL, OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records rules, chains;
    OML_TRY(oml_records_load(cx, s, "rule", &rules));
    OML_TRY(oml_records_load(cx, s, "chain", &chains));
    if (rules.n == 0)
        return OML_OK;
    by_date(&rules);
    size_t coming = 0;
    for (size_t i = 0; i < rules.n; i++) {
        oml_period p;
        coming += oml_records_period(&rules.at[i], "date", &p) && p.from > cx->now;
    }
    oml_doc_heading(out, 2, N_("European rules in sight"));
    oml_doc_text(out,
                 N_("of %zu dated European rules %zu are still to come; a rule that enters is a reason to score again"),
                 rules.n, coming);
    oml_table *t = oml_doc_table(out, "rules", N_("European rules by date"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < rules.n; i++) {
        const oml_record *r = &rules.at[i];
        oml_table_text(t, oml_record_get(r, "date"));
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_text(t, titles(&chains, oml_record_get(r, "chains"), out));
        oml_table_text(t, oml_record_text(r, "effect", out->lang));
        oml_table_text(t, oml_record_get(r, "instrument"));
        oml_table_text(t, oml_record_get(r, "source"));
        mark(t, r);
    }
    return OML_OK;
}

oml_rc
oml_report_parts_principles(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records principles;
    OML_TRY(oml_records_load(cx, s, "principle", &principles));
    if (principles.n > 0)
        oml_doc_heading(out, 2, N_("Principles"));
    for (size_t i = 0; i < principles.n; i++) {
        headed(out, 3, oml_record_text(&principles.at[i], "title", out->lang));
        tell(out, &principles.at[i], "text");
    }
    return OML_OK;
}

// ---- the menu -----------------------------------------------------------------------------------------------------

static bool
is_retained(const oml_record *path)
{
    return oml_record_is(path, "status", "retained") || oml_record_is(path, "status", "running") ||
           oml_record_is(path, "status", "done");
}

// Themes of a kind in the order of their codes, so that the strategies come first.
static void
framework(const oml_records *themes, const oml_records *paths, oml_doc *out)
{
    static const oml_column columns[] = {
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},     {"theme", NULL, OML_CELL_TEXT, NULL, 0},
        {"path", NULL, OML_CELL_TEXT, NULL, 0},     {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"retained", NULL, OML_CELL_BOOL, NULL, 0}, {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    static const char *const kinds[][2] = {{"strategy", N_("circular strategies")}, {"lever", N_("horizontal levers")}};
    oml_table *t =
        oml_doc_table(out, "framework", N_("the framework with its work paths"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < OML_COUNT(kinds); k++)
        for (size_t i = 0; i < themes->n; i++)
            for (size_t p = 0; oml_record_is(&themes->at[i], "kind", kinds[k][0]) && p < paths->n; p++) {
                const oml_record *path = &paths->at[p], *theme = &themes->at[i];
                if (!oml_record_is(path, "theme", oml_records_code(theme)))
                    continue;
                oml_table_word(t, kinds[k][1]);
                oml_table_text(t, oml_arena_printf(out->arena, "%s. %s", oml_records_code(theme),
                                                   oml_record_text(theme, "title", out->lang)));
                oml_table_text(t, oml_records_code(path));
                oml_table_text(t, oml_record_text(path, "title", out->lang));
                oml_table_bool(t, is_retained(path));
                mark(t, path);
            }
    static const oml_figure figure = {.key = "framework",
                                      .kind = OML_FIGURE_FRAME,
                                      .y = "theme",
                                      .group = "kind",
                                      .label = "path",
                                      .value = "retained"};
    oml_doc_figure(out, t, &figure, N_("The framework of the menu: circular strategies, carried by horizontal levers"));
}

static void
theme_paths(const oml_record *theme, const oml_records *paths, oml_doc *out)
{
    static const oml_column columns[] = {
        {"path", NULL, OML_CELL_TEXT, NULL, 0},        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"description", NULL, OML_CELL_TEXT, NULL, 0}, {"actor", N_("who acts first"), OML_CELL_TEXT, NULL, 0},
        {"instrument", NULL, OML_CELL_TEXT, NULL, 0},  {"chains", N_("value chains"), OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},      {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    const char *code = oml_records_code(theme);
    headed(out, 3, oml_arena_printf(out->arena, "%s. %s", code, oml_record_text(theme, "title", out->lang)));
    tell(out, theme, "description");
    oml_table *t = oml_doc_table(out, oml_arena_printf(out->arena, "theme_%s", code),
                                 oml_record_text(theme, "title", out->lang), columns, OML_COUNT(columns));
    for (size_t i = 0; i < paths->n; i++) {
        const oml_record *r = &paths->at[i];
        if (!oml_record_is(r, "theme", code))
            continue;
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_text(t, oml_record_text(r, "description", out->lang));
        oml_table_text(t, oml_record_text(r, "actor", out->lang));
        oml_table_word(t, oml_record_get(r, "instrument"));
        oml_table_text(t, oml_record_get(r, "chains"));
        oml_table_word(t, oml_record_get(r, "status"));
        oml_table_bool(t, oml_records_illustrative(r)); // its note stands with the framework
    }
}

oml_rc
oml_report_parts_menu(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records themes, paths;
    OML_TRY(oml_records_load(cx, s, "theme", &themes));
    OML_TRY(oml_records_load(cx, s, "path", &paths));
    if (themes.n == 0)
        return OML_OK;
    size_t retained = 0;
    for (size_t i = 0; i < paths.n; i++)
        retained += is_retained(&paths.at[i]);
    oml_doc_text(
        out,
        N_("the menu has %zu work paths in %zu themes: %zu circular strategies and %zu levers; %zu paths are retained"),
        paths.n, themes.n, count(&themes, "kind", "strategy"), count(&themes, "kind", "lever"), retained);
    framework(&themes, &paths, out);
    oml_doc_heading(out, 2, N_("The paths by theme"));
    for (size_t i = 0; i < themes.n; i++)
        theme_paths(&themes.at[i], &paths, out);
    return OML_OK;
}

// ---- the programme ------------------------------------------------------------------------------------------------

oml_rc
oml_report_parts_programme(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_programme_facts p;
    OML_TRY(oml_programme_facts_load(cx, s, OML_PROGRAMME_FACTS_SILENCE, &p));
    size_t silent = 0, late = 0;
    bool made_up = false;
    for (size_t i = 0; i < p.initiatives.n; i++) {
        late += p.at[i].status == OML_STATUS_LATE;
        silent += p.at[i].status == OML_STATUS_NO_REPORT;
        made_up |= p.at[i].illustrative;
    }
    oml_doc_text(
        out,
        N_("the programme has %zu initiatives and %zu commitments; %zu initiatives are late, %zu have not reported"),
        p.initiatives.n, p.commitments.n, late, silent);
    if (made_up)
        oml_records_note(out);
    return OML_OK;
}

// ---- learning -----------------------------------------------------------------------------------------------------

oml_rc
oml_report_parts_decisions(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records decisions;
    OML_TRY(oml_records_load(cx, s, "decision", &decisions));
    if (decisions.n > 0)
        oml_doc_heading(out, 2, N_("Decisions"));
    for (size_t i = 0; i < decisions.n; i++) {
        const oml_record *r = &decisions.at[i];
        headed(out, 3, oml_record_text(r, "title", out->lang));
        tell(out, r, "text");
        tell(out, r, "motivation");
        oml_doc_note(out, OML_NOTE_REMARK, N_("decided by %s, %s"), oml_record_get(r, "body"),
                     oml_record_get(r, "date"));
        if (oml_records_illustrative(r))
            oml_doc_note(out, OML_NOTE_ILLUSTRATIVE, N_("%s is made up for demonstration"),
                         oml_record_text(r, "title", out->lang));
    }
    return OML_OK;
}

oml_rc
oml_report_parts_lessons(oml_cx *cx, oml_session *s, oml_doc *out)
{
    oml_records lessons, initiatives;
    OML_TRY(oml_records_load(cx, s, "lesson", &lessons));
    OML_TRY(oml_records_load(cx, s, "initiative", &initiatives));
    oml_doc_text(out, N_("%zu lessons were written down, %zu of them with the initiative in which they were learned"),
                 lessons.n, lessons.n - count(&lessons, "initiative", NULL));
    for (size_t i = 0; i < lessons.n; i++) {
        const oml_record *r = &lessons.at[i];
        const oml_record *from = oml_records_find(&initiatives, oml_record_get(r, "initiative"));
        headed(out, 3, oml_record_text(r, "title", out->lang));
        tell(out, r, "context");
        tell(out, r, "advice");
        if (from != NULL)
            oml_doc_note(out, OML_NOTE_REMARK, N_("learned in %s"), oml_record_text(from, "title", out->lang));
        if (oml_records_illustrative(r))
            oml_doc_note(out, OML_NOTE_ILLUSTRATIVE, N_("%s is made up for demonstration"),
                         oml_record_text(r, "title", out->lang));
    }
    return OML_OK;
}

// ---- sources ------------------------------------------------------------------------------------------------------

oml_rc
oml_report_parts_sources(oml_cx *cx, oml_session *s, oml_doc *out)
{
    static const oml_column columns[] = {
        {"code", NULL, OML_CELL_TEXT, NULL, 0},   {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"author", NULL, OML_CELL_TEXT, NULL, 0}, {"year", NULL, OML_CELL_DATE, NULL, 0},
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},   {"url", N_("address"), OML_CELL_TEXT, NULL, 0},
        {"note", NULL, OML_CELL_TEXT, NULL, 0},   {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_records sources;
    OML_TRY(oml_records_load(cx, s, "source", &sources));
    oml_doc_text(out, N_("every figure leads back to one of %zu sources, of which %zu are statistics"), sources.n,
                 count(&sources, "kind", "statistic"));
    oml_table *t = oml_doc_table(out, "sources", N_("sources"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < sources.n; i++) {
        const oml_record *r = &sources.at[i];
        oml_table_text(t, oml_records_code(r));
        oml_table_text(t, oml_record_get(r, "title"));
        oml_table_text(t, oml_record_get(r, "author"));
        oml_table_text(t, oml_record_get(r, "year"));
        oml_table_word(t, oml_record_get(r, "kind"));
        oml_table_text(t, oml_record_get(r, "url"));
        oml_table_text(t, oml_record_text(r, "note", out->lang));
        oml_table_bool(t, oml_records_illustrative(r));
    }
    return OML_OK;
}

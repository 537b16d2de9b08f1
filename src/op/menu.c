/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/menu_facts.h"
#include "op/trace.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *theme, *chain;
} args;

typedef oml_menu_facts menu;

// ---- tables -----------------------------------------------------------------------------------------------------

static void
themes(const menu *m, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"theme", NULL, OML_CELL_TEXT, NULL, 0},   {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},    {"paths", NULL, OML_CELL_INT, NULL, 0},
        {"retained", NULL, OML_CELL_INT, NULL, 0}, {"initiatives", NULL, OML_CELL_INT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},  {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "themes", N_("themes of the menu"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < m->themes.n; i++) {
        const oml_record *r = &m->themes.at[i];
        const char *code = oml_records_code(r);
        if (a->theme != NULL && strcmp(a->theme, code) != 0)
            continue;
        const oml_coverage_cell sum = oml_menu_facts_theme(m, i);
        oml_table_text(t, code);
        oml_table_text(t, oml_record_text(r, "title", out->lang));
        oml_table_word(t, oml_record_get(r, "kind"));
        oml_table_int(t, (int64_t)sum.paths);
        oml_table_int(t, (int64_t)sum.retained);
        oml_table_int(t, (int64_t)sum.initiatives);
        oml_table_text(t, oml_arena_printf(out->arena, "menu/%s/paths", code));
        oml_table_bool(t, sum.made_up);
    }
}

static bool
wanted(const oml_record *path, const args *a)
{
    const char *chains = oml_record_get(path, "chains");
    return (a->theme == NULL || oml_record_is(path, "theme", a->theme)) &&
           (a->chain == NULL || chains == NULL || oml_records_named(chains, a->chain));
}

static void
one_path(const menu *m, size_t i, oml_table *t, oml_doc *out)
{
    const oml_record *r = &m->paths.at[i];
    const oml_record *theme = oml_records_find(&m->themes, oml_record_get(r, "theme"));
    const char *display = oml_record_get(r, "display"), *chains = oml_record_get(r, "chains");
    oml_table_text(t, oml_records_code(r));
    oml_table_text(t, display != NULL ? display : oml_records_code(r));
    oml_table_text(t, oml_record_text(r, "title", out->lang));
    oml_table_text(t, theme == NULL ? NULL : oml_record_text(theme, "title", out->lang));
    oml_table_word(t, theme == NULL ? NULL : oml_record_get(theme, "kind"));
    if (chains == NULL)
        oml_table_word(t, "all");
    else
        oml_table_text(t, chains);
    oml_table_word(t, oml_record_get(r, "strategy"));
    oml_table_word(t, oml_record_get(r, "instrument"));
    oml_table_word(t, oml_record_get(r, "status"));
    oml_table_int(t, (int64_t)m->carried[i]);
    oml_table_text(t, oml_arena_printf(out->arena, "menu/%s/initiatives", oml_records_code(r)));
    oml_table_bool(t, oml_records_illustrative(r));
}

static void
paths(const menu *m, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"path", NULL, OML_CELL_TEXT, NULL, 0},     {"shown_as", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},    {"theme", NULL, OML_CELL_TEXT, NULL, 0},
        {"kind", NULL, OML_CELL_TEXT, NULL, 0},     {"chains", NULL, OML_CELL_TEXT, NULL, 0},
        {"strategy", NULL, OML_CELL_TEXT, NULL, 0}, {"instrument", NULL, OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0},   {"initiatives", NULL, OML_CELL_INT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},   {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    static const oml_figure figure = {.key = "framework",
                                      .kind = OML_FIGURE_FRAME,
                                      .y = "theme",
                                      .value = "initiatives",
                                      .group = "kind",
                                      .label = "path"};
    oml_table *t = oml_doc_table(out, "paths", N_("work paths"), columns, OML_COUNT(columns));
    bool marked = false;
    for (size_t i = 0; i < m->paths.n; i++)
        if (wanted(&m->paths.at[i], a)) {
            one_path(m, i, t, out);
            marked |= oml_records_illustrative(&m->paths.at[i]);
        }
    if (a->theme == NULL && a->chain == NULL)
        oml_doc_figure(out, t, &figure,
                       N_("Framework: circular strategies and levers, with the work paths under each"));
    if (marked)
        oml_records_note(out);
}

static void
cell(const oml_coverage_cell *c, oml_table *t)
{
    oml_table_int(t, (int64_t)c->paths);
    oml_table_int(t, (int64_t)c->retained);
    oml_table_int(t, (int64_t)c->initiatives);
    for (size_t g = 0; g < OML_MENU_FACTS_GROUPS; g++)
        oml_table_bool(t, (c->groups >> g & 1) != 0);
}

static void
coverage(const menu *m, const args *a, oml_doc *out)
{
    static const oml_column columns[] = {
        {"theme", NULL, OML_CELL_TEXT, NULL, 0},         {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"chain", NULL, OML_CELL_TEXT, NULL, 0},         {"paths", NULL, OML_CELL_INT, NULL, 0},
        {"retained", NULL, OML_CELL_INT, NULL, 0},       {"initiatives", NULL, OML_CELL_INT, NULL, 0},
        {"company", NULL, OML_CELL_BOOL, NULL, 0},       {"research", NULL, OML_CELL_BOOL, NULL, 0},
        {"civil_society", NULL, OML_CELL_BOOL, NULL, 0}, {"government", NULL, OML_CELL_BOOL, NULL, 0},
        {"financier", NULL, OML_CELL_BOOL, NULL, 0},     {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "coverage", N_("coverage: themes by value chain, and who of the pentagon takes part"),
                      columns, OML_COUNT(columns));
    for (size_t i = 0; i < m->themes.n; i++) {
        const oml_record *r = &m->themes.at[i];
        const char *code = oml_records_code(r);
        if (a->theme != NULL && strcmp(a->theme, code) != 0)
            continue;
        for (size_t c = 0; c <= m->chains.n; c++) {
            const bool all = c == m->chains.n;
            const size_t column = all ? m->counts.n_chains : m->column[c];
            if (!all &&
                (column == m->chains.n || (a->chain != NULL && !oml_record_is(&m->chains.at[c], "code", a->chain))))
                continue;
            oml_table_text(t, code);
            oml_table_text(t, oml_record_text(r, "title", out->lang));
            if (all)
                oml_table_word(t, "all");
            else
                oml_table_text(t, oml_records_code(&m->chains.at[c]));
            const oml_coverage_cell *here = &m->cells[i * (m->counts.n_chains + 1) + column];
            cell(here, t);
            oml_table_text(
                t, oml_arena_printf(out->arena, "menu/%s/%s", code, all ? "all" : oml_records_code(&m->chains.at[c])));
            oml_table_bool(t, here->made_up);
        }
    }
    static const oml_figure figure = {
        .key = "coverage", .kind = OML_FIGURE_MATRIX, .x = "chain", .y = "title", .value = "paths"};
    oml_doc_figure(out, t, &figure, N_("Coverage: work paths by theme and value chain; a zero is a white spot"));
}

// ---- balance and white spots ------------------------------------------------------------------------------------

// Programmes lean to recycling and knowledge; counts by strategy show whether this one does.
static void
balance(const menu *m, oml_doc *out)
{
    static const oml_column columns[] = {
        {"strategy", NULL, OML_CELL_TEXT, NULL, 0},
        {"loop", NULL, OML_CELL_TEXT, NULL, 0},
        {"paths", NULL, OML_CELL_INT, NULL, 0},
        {"retained", NULL, OML_CELL_INT, NULL, 0},
        {"share", N_("share of retained"), OML_CELL_REAL, "%", 0},
        {"carried", N_("with an initiative"), OML_CELL_INT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t =
        oml_doc_table(out, "balance", N_("balance over the circular strategies"), columns, OML_COUNT(columns));
    size_t retained = 0, extend = 0, recycle = 0;
    for (size_t i = 0; i < m->paths.n; i++)
        retained += m->counts.paths[i].retained;
    const char *word;
    for (size_t k = 0; (word = oml_records_word(out->arena, "path", "strategy", k)) != NULL; k++) {
        size_t all = 0, kept = 0, carried = 0;
        bool made_up = false;
        for (size_t i = 0; i < m->paths.n; i++)
            if (oml_record_is(&m->paths.at[i], "strategy", word)) {
                all++;
                kept += m->counts.paths[i].retained;
                carried += m->carried[i] > 0;
                made_up |= m->counts.paths[i].made_up;
            }
        const char *loop = oml_coverage_loop(word);
        extend += strcmp(loop, "extend_life") == 0 ? kept : 0;
        recycle += strcmp(loop, "recycle") == 0 ? kept : 0;
        oml_table_word(t, word);
        oml_table_word(t, loop);
        oml_table_int(t, (int64_t)all);
        oml_table_int(t, (int64_t)kept);
        oml_table_real(t, retained == 0 ? (double)NAN : 100.0 * (double)kept / (double)retained);
        oml_table_int(t, (int64_t)carried);
        oml_table_text(t, oml_arena_printf(out->arena, "menu/strategy/%s", word));
        oml_table_bool(t, made_up);
    }
    if (retained > 0)
        oml_doc_text(out, N_("retained paths: %zu, of which %zu prolong the physical life of products and %zu recycle"),
                     retained, extend, recycle);
}

static void
spot(oml_table *t, const char *kind, const char *item, const char *title, const char *figure)
{
    oml_table_word(t, kind);
    oml_table_text(t, item);
    oml_table_text(t, title);
    oml_table_text(t, figure);
}

static void
white_spots(const menu *m, oml_doc *out)
{
    static const oml_column columns[] = {
        {"white_spot", NULL, OML_CELL_TEXT, NULL, 0},
        {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "white_spots", N_("white spots"), columns, OML_COUNT(columns));
    unsigned present = 0;
    for (size_t i = 0; i < m->themes.n; i++) {
        const oml_record *r = &m->themes.at[i];
        const char *code = oml_records_code(r), *title = oml_record_text(r, "title", out->lang);
        const oml_coverage_cell sum = oml_menu_facts_theme(m, i);
        present |= sum.groups;
        if (sum.retained == 0)
            spot(t, "theme_without_retained_path", code, title, oml_arena_printf(out->arena, "menu/%s/retained", code));
        if (sum.initiatives == 0)
            spot(t, "theme_without_initiative", code, title, oml_arena_printf(out->arena, "menu/%s/initiatives", code));
        for (size_t c = 0; c < m->chains.n; c++) {
            const oml_coverage_cell *row = m->cells + i * (m->counts.n_chains + 1);
            if (!oml_record_is(&m->chains.at[c], "status", "priority") || row[m->column[c]].paths > 0 ||
                row[m->counts.n_chains].paths > 0)
                continue;
            const char *chain = oml_records_code(&m->chains.at[c]);
            spot(t, "theme_without_path_for_chain", oml_arena_printf(out->arena, "%s/%s", code, chain),
                 oml_arena_printf(out->arena, "%s: %s", title, oml_record_text(&m->chains.at[c], "title", out->lang)),
                 oml_arena_printf(out->arena, "menu/%s/%s", code, chain));
        }
    }
    for (size_t i = 0; i < m->paths.n; i++)
        if (m->counts.paths[i].retained && m->carried[i] == 0)
            spot(t, "retained_path_without_initiative", oml_records_code(&m->paths.at[i]),
                 oml_record_text(&m->paths.at[i], "title", out->lang),
                 oml_arena_printf(out->arena, "menu/%s/initiatives", oml_records_code(&m->paths.at[i])));
    for (size_t g = 0; g < OML_MENU_FACTS_GROUPS; g++)
        if ((present >> g & 1) == 0)
            spot(t, "group_in_no_initiative", oml_menu_facts_groups[g],
                 oml_doc_word(out->arena, out->lang, oml_menu_facts_groups[g]), NULL);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const args *a = given;
    oml_record asked;
    if (a->theme != NULL)
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("theme"), a->theme, &asked));
    if (a->chain != NULL)
        OML_TRY(oml_store_get(cx, s->store, oml_noun_find("chain"), a->chain, &asked));
    menu m;
    OML_TRY(oml_menu_facts_load(cx, s, &m));
    if (m.themes.n == 0 || m.paths.n == 0) {
        oml_records_none(out, m.themes.n == 0 ? "theme" : "path");
        return OML_OK;
    }
    if (a->chain == NULL)
        themes(&m, a, out);
    paths(&m, a, out);
    coverage(&m, a, out);
    if (a->theme == NULL && a->chain == NULL) {
        balance(&m, out);
        white_spots(&m, out);
    }
    return oml_records_run(cx, s, out);
}

static const oml_param params[] = {
    {"theme", OML_KIND_TEXT, 0, offsetof(args, theme), N_("only this theme, by its code"), NULL},
    {"chain", OML_KIND_TEXT, 0, offsetof(args, chain), N_("only paths for this value chain, or for all alike"), NULL},
};

const oml_op oml_menu_op = {
    .name = "menu",
    .family = OML_FAMILY_ROUND,
    .help = N_("show the menu: themes with their work paths, coverage and white spots"),
    .more =
        N_("Themes in two rings: circular strategies and levers. A path that was not in the pre-study is marked "
           "as a demonstration path. Coverage counts paths and active initiatives by theme and chain; a path for no "
           "chain in particular stands under 'all'."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- explanation ------------------------------------------------------------------------------------------------

// The active initiatives that contribute to the paths for which `of` is true, each once.
static oml_rc
trace_initiatives(oml_cx *cx, oml_session *s, const menu *m, const bool of[], int depth, oml_trace *out)
{
    for (size_t i = 0; i < m->initiatives.n; i++) {
        if (!m->counts.initiatives[i].active)
            continue;
        bool first = true;
        for (size_t l = 0; l < m->links.n; l++) {
            const oml_record *r = &m->links.at[l];
            const size_t path = oml_records_index(&m->paths, oml_record_get(r, "path"));
            if (!oml_record_is(r, "initiative", oml_records_code(&m->initiatives.at[i])) || path == m->paths.n ||
                !of[path])
                continue;
            if (first)
                OML_TRY(oml_trace_record(cx, s, out, depth, &m->initiatives.at[i], NULL));
            first = false;
            OML_TRY(oml_trace_record(cx, s, out, depth + 1, r, "strength"));
        }
    }
    return OML_OK;
}

typedef enum what { PATHS, RETAINED, INITIATIVES } what;

static oml_rc
trace_paths(oml_cx *cx, oml_session *s, const menu *m, const char *figure, what w, const bool of[], oml_trace *out)
{
    size_t n = 0;
    for (size_t i = 0; i < m->paths.n; i++)
        n += of[i] && (w == PATHS || m->counts.paths[i].retained);
    if (w == INITIATIVES) {
        n = 0;
        for (size_t i = 0; i < m->initiatives.n; i++) {
            bool here = false;
            for (size_t l = 0; l < m->counts.n_links && !here; l++)
                here = m->counts.links[l].initiative == i && of[m->counts.links[l].path];
            n += here && m->counts.initiatives[i].active;
        }
        oml_trace_step(out, 0, figure, (double)n, NULL, N_("active initiatives that contribute, each counted once"));
        return trace_initiatives(cx, s, m, of, 1, out);
    }
    if (w == PATHS)
        oml_trace_step(out, 0, figure, (double)n, NULL, N_("work paths counted"));
    else
        oml_trace_step(out, 0, figure, (double)n, NULL, N_("work paths that were retained, run or are done"));
    for (size_t i = 0; i < m->paths.n; i++)
        if (of[i] && (w == PATHS || m->counts.paths[i].retained))
            OML_TRY(oml_trace_record(cx, s, out, 1, &m->paths.at[i], NULL));
    return OML_OK;
}

static oml_rc
trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out)
{
    menu m;
    OML_TRY(oml_menu_facts_load(cx, s, &m));
    const char *whole = oml_arena_printf(&cx->tmp, "menu/%s", figure), *slash = strrchr(figure, '/');
    if (slash == NULL)
        return oml_trace_unknown(cx, whole);
    const char *item = oml_arena_textn(&cx->tmp, figure, (size_t)(slash - figure)), *last = slash + 1;
    const bool strategy = strcmp(item, "strategy") == 0, all = strcmp(last, "all") == 0;
    const size_t theme = oml_records_index(&m.themes, item), path = oml_records_index(&m.paths, item);
    const what w = strcmp(last, "initiatives") == 0            ? INITIATIVES
                   : strcmp(last, "retained") == 0 || strategy ? RETAINED
                                                               : PATHS;
    const size_t chain = oml_records_index(&m.chains, last);
    const bool whole_theme = strcmp(last, "paths") == 0 || w != PATHS;
    if (!strategy && !(theme < m.themes.n && (whole_theme || all || chain < m.chains.n)) &&
        !(path < m.paths.n && w == INITIATIVES))
        return oml_trace_unknown(cx, whole);
    bool *of = OML_NEW(&cx->tmp, bool, m.paths.n + 1);
    for (size_t i = 0; i < m.paths.n; i++) {
        const char *chains = oml_record_get(&m.paths.at[i], "chains");
        of[i] = strategy ? oml_record_is(&m.paths.at[i], "strategy", last)
                : theme == m.themes.n
                    ? i == path
                    : m.counts.paths[i].theme == theme &&
                          (whole_theme || (all ? m.counts.paths[i].chains == 0 : oml_records_named(chains, last)));
    }
    return trace_paths(cx, s, &m, whole, w, of, out);
}

const oml_tracer oml_menu_tracer = {
    .family = "menu",
    .form = "menu/THEME/paths, menu/THEME/retained, menu/THEME/initiatives, menu/THEME/CHAIN, menu/PATH/initiatives, "
            "menu/strategy/STRATEGY",
    .help = N_("counts of work paths and of the initiatives that carry them"),
    .trace = trace,
};

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/menu_facts.h"

const char *const oml_menu_facts_groups[OML_MENU_FACTS_GROUPS] = {"company", "research", "civil_society", "government",
                                                                  "financier"};

static bool
is_any(const oml_record *r, const char *field, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (oml_record_is(r, field, words[i]))
            return true;
    return false;
}

static bool
is_active(const oml_record *initiative)
{
    static const char *const stages[] = {"preparation", "running", "closing"};
    return is_any(initiative, "status", stages, OML_COUNT(stages));
}

static bool
is_retained(const oml_record *path)
{
    static const char *const states[] = {"retained", "running", "done"};
    return is_any(path, "status", states, OML_COUNT(states));
}

// The matrix has the priority chains, and others that a path or initiative names.
static size_t
choose_columns(oml_cx *cx, oml_menu_facts *m)
{
    m->column = OML_NEW(&cx->tmp, size_t, m->chains.n + 1);
    size_t n = 0;
    for (size_t c = 0; c < m->chains.n; c++) {
        const char *code = oml_records_code(&m->chains.at[c]);
        bool named = oml_record_is(&m->chains.at[c], "status", "priority");
        for (size_t i = 0; i < m->paths.n && !named; i++)
            named = oml_records_named(oml_record_get(&m->paths.at[i], "chains"), code);
        for (size_t i = 0; i < m->initiatives.n && !named; i++)
            named = oml_records_named(oml_record_get(&m->initiatives.at[i], "chains"), code);
        m->column[c] = named && n < OML_COVERAGE_CHAINS ? n++ : m->chains.n;
    }
    return n;
}

static uint64_t
chain_set(const oml_menu_facts *m, const char *list)
{
    uint64_t set = 0;
    for (size_t c = 0; c < m->chains.n; c++)
        if (m->column[c] < m->chains.n && oml_records_named(list, oml_records_code(&m->chains.at[c])))
            set |= UINT64_C(1) << m->column[c];
    return set;
}

static unsigned
group_of(const oml_records *organisations, const char *code)
{
    const oml_record *r = oml_records_find(organisations, code);
    for (unsigned g = 0; r != NULL && g < OML_MENU_FACTS_GROUPS; g++)
        if (oml_record_is(r, "pentagon", oml_menu_facts_groups[g]))
            return 1u << g;
    return 0;
}

static oml_rc
who_takes_part(oml_cx *cx, oml_session *s, const oml_menu_facts *m, oml_coverage_initiative out[])
{
    oml_records organisations, partners;
    OML_TRY(oml_records_load(cx, s, "organisation", &organisations));
    OML_TRY(oml_records_load(cx, s, "partner", &partners));
    for (size_t i = 0; i < m->initiatives.n; i++)
        out[i].groups = group_of(&organisations, oml_record_get(&m->initiatives.at[i], "lead"));
    for (size_t i = 0; i < partners.n; i++) {
        const size_t at = oml_records_index(&m->initiatives, oml_record_get(&partners.at[i], "initiative"));
        if (at < m->initiatives.n)
            out[at].groups |= group_of(&organisations, oml_record_get(&partners.at[i], "organisation"));
    }
    return OML_OK;
}

oml_rc
oml_menu_facts_load(oml_cx *cx, oml_session *s, oml_menu_facts *m)
{
    OML_TRY(oml_records_load(cx, s, "theme", &m->themes));
    OML_TRY(oml_records_load(cx, s, "path", &m->paths));
    OML_TRY(oml_records_load(cx, s, "initiative", &m->initiatives));
    OML_TRY(oml_records_load(cx, s, "contribution", &m->links));
    OML_TRY(oml_records_load(cx, s, "chain", &m->chains));
    const size_t columns = choose_columns(cx, m);
    oml_coverage_path *paths = OML_NEW(&cx->tmp, oml_coverage_path, m->paths.n + 1);
    oml_coverage_initiative *initiatives = OML_NEW(&cx->tmp, oml_coverage_initiative, m->initiatives.n + 1);
    oml_coverage_link *links = OML_NEW(&cx->tmp, oml_coverage_link, m->links.n + 1);
    for (size_t i = 0; i < m->paths.n; i++) {
        const size_t theme = oml_records_index(&m->themes, oml_record_get(&m->paths.at[i], "theme"));
        // A path of a withdrawn theme counts in one more row, which is not shown.
        paths[i] = (oml_coverage_path){theme, chain_set(m, oml_record_get(&m->paths.at[i], "chains")),
                                       is_retained(&m->paths.at[i]), oml_records_illustrative(&m->paths.at[i])};
    }
    for (size_t i = 0; i < m->initiatives.n; i++)
        initiatives[i] = (oml_coverage_initiative){
            .chains = chain_set(m, oml_record_get(&m->initiatives.at[i], "chains")),
            .active = is_active(&m->initiatives.at[i]),
            .made_up = oml_records_illustrative(&m->initiatives.at[i]),
        };
    OML_TRY(who_takes_part(cx, s, m, initiatives));
    size_t known = 0;
    for (size_t i = 0; i < m->links.n; i++) {
        const size_t from = oml_records_index(&m->initiatives, oml_record_get(&m->links.at[i], "initiative"));
        const size_t to = oml_records_index(&m->paths, oml_record_get(&m->links.at[i], "path"));
        if (from < m->initiatives.n && to < m->paths.n)
            links[known++] = (oml_coverage_link){from, to};
    }
    m->counts =
        (oml_coverage_menu){paths, initiatives, links, m->paths.n, m->initiatives.n, known, m->themes.n + 1, columns};
    m->cells = OML_NEW(&cx->tmp, oml_coverage_cell, (m->themes.n + 1) * (columns + 1));
    m->carried = OML_NEW(&cx->tmp, size_t, m->paths.n + 1);
    oml_coverage_count(cx, &m->counts, m->cells, m->carried);
    return OML_OK;
}

oml_coverage_cell
oml_menu_facts_theme(const oml_menu_facts *m, size_t theme)
{
    oml_coverage_cell sum = {0};
    for (size_t p = 0; p < m->paths.n; p++)
        if (m->counts.paths[p].theme == theme) {
            sum.paths++;
            sum.retained += m->counts.paths[p].retained;
            sum.made_up |= m->counts.paths[p].made_up;
        }
    for (size_t i = 0; i < m->initiatives.n; i++) {
        bool here = false;
        for (size_t l = 0; l < m->counts.n_links && !here; l++)
            here = m->counts.links[l].initiative == i && m->counts.paths[m->counts.links[l].path].theme == theme;
        if (here && m->counts.initiatives[i].active) {
            sum.initiatives++;
            sum.groups |= m->counts.initiatives[i].groups;
            sum.made_up |= m->counts.initiatives[i].made_up;
        }
    }
    return sum;
}

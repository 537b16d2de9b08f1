/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/share.h"
#include "op/records.h"
#include "op/trace.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *nace;
} args;

// The sectors and chains of the agenda with what chains claim of sectors; arrays in cx->tmp.
typedef struct scope {
    oml_records sectors, chains, claims;
    oml_share_sector *forest;
    double *claimed; // [sector * chains.n + chain]
    size_t *hidden;  // claims on narrower sectors whose share is not known
    bool *whole;     // some chain claims a share of the sector as it is, or of what contains it
    bool *made_up;   // what is claimed of it rests on illustrative shares
} scope;

// Does `sector` lie in `wide`, itself or through its parents? *share becomes its share of it.
static bool
inside(const scope *sc, size_t sector, size_t wide, double *share)
{
    *share = 1;
    for (size_t step = 0; step < sc->sectors.n && sector != wide; step++) {
        if (sc->forest[sector].parent == OML_SHARE_NONE)
            return false;
        *share *= sc->forest[sector].of_parent;
        sector = sc->forest[sector].parent;
    }
    return sector == wide;
}

// Marks what a claim touches: the sectors it lies in, by way of shares that may be illustrative, and those inside it.
static void
mark(scope *sc, const oml_record *claim, size_t sector)
{
    bool made_up = oml_records_illustrative(claim);
    size_t at = sector;
    for (size_t step = 0; step < sc->sectors.n && at < sc->sectors.n; step++) {
        sc->made_up[at] |= made_up;
        made_up |= oml_records_illustrative(&sc->sectors.at[at]);
        at = sc->forest[at].parent;
    }
    double part;
    for (size_t i = 0; i < sc->sectors.n; i++)
        sc->whole[i] |= inside(sc, i, sector, &part);
}

static oml_rc
load(oml_cx *cx, oml_session *s, scope *out)
{
    OML_TRY(oml_records_load(cx, s, "sector", &out->sectors));
    OML_TRY(oml_records_load(cx, s, "chain", &out->chains));
    OML_TRY(oml_records_load(cx, s, "chain_sector", &out->claims));
    const size_t n = out->sectors.n, m = out->claims.n;
    out->forest = OML_NEW(&cx->tmp, oml_share_sector, n + 1);
    for (size_t i = 0; i < n; i++) {
        const size_t parent = oml_records_index(&out->sectors, oml_record_get(&out->sectors.at[i], "parent"));
        out->forest[i] = (oml_share_sector){parent < n ? parent : OML_SHARE_NONE,
                                            oml_record_number(&out->sectors.at[i], "share_of_parent")};
    }
    out->whole = OML_NEW(&cx->tmp, bool, n + 1);
    out->made_up = OML_NEW(&cx->tmp, bool, n + 1);
    oml_share_claim *shares = OML_NEW(&cx->tmp, oml_share_claim, m + 1);
    size_t known = 0; // a withdrawn sector or chain takes its claims along
    for (size_t i = 0; i < m; i++) {
        const oml_record *r = &out->claims.at[i];
        const size_t sector = oml_records_index(&out->sectors, oml_record_get(r, "sector"));
        const size_t chain = oml_records_index(&out->chains, oml_record_get(r, "chain"));
        if (sector == n || chain == out->chains.n)
            continue;
        shares[known++] = (oml_share_claim){sector, chain, oml_record_number(r, "share")};
        mark(out, r, sector);
    }
    out->claimed = OML_NEW(&cx->tmp, double, n * out->chains.n + 1);
    out->hidden = OML_NEW(&cx->tmp, size_t, n + 1);
    oml_share_claimed(out->forest, n, shares, known, out->chains.n, out->claimed, out->hidden);
    return OML_OK;
}

static double
total(const scope *sc, size_t sector)
{
    double sum = 0;
    for (size_t c = 0; c < sc->chains.n; c++)
        sum += sc->claimed[sector * sc->chains.n + c];
    return sum;
}

static bool
is_core(const scope *sc, size_t sector)
{
    return oml_record_is(&sc->sectors.at[sector], "scope", "core");
}

// Is it shown by itself: a sector whose place differs from that of the wider sector it lies in, if any?
static bool
stands_out(const scope *sc, size_t sector)
{
    const char *own = oml_record_get(&sc->sectors.at[sector], "scope");
    const size_t parent = sc->forest[sector].parent;
    return own != NULL && oml_record_is(&sc->sectors.at[sector], "version", "nace2") &&
           (parent == OML_SHARE_NONE || !oml_record_is(&sc->sectors.at[parent], "scope", own));
}

// ---- tables -----------------------------------------------------------------------------------------------------

// Sectors by what they are to the agenda: core first.
static const char *const scopes[] = {"core", "boundary", "out", "around"};

static const char *
chain_codes(oml_arena *arena, const scope *sc, size_t sector)
{
    const char *codes = NULL;
    for (size_t c = 0; c < sc->chains.n; c++)
        if (sc->claimed[sector * sc->chains.n + c] > 0) {
            const char *code = oml_records_code(&sc->chains.at[c]);
            codes = codes == NULL ? code : oml_arena_printf(arena, "%s %s", codes, code);
        }
    return codes;
}

static void
sectors(const scope *sc, oml_doc *out)
{
    static const oml_column columns[] = {
        {"sector", NULL, OML_CELL_TEXT, NULL, 0},
        {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"scope", NULL, OML_CELL_TEXT, NULL, 0},
        {"chains", NULL, OML_CELL_TEXT, NULL, 0},
        {"claimed", N_("in chains"), OML_CELL_REAL, NULL, 2},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"reason", NULL, OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "sectors", N_("sectors in and out of the agenda"), columns, OML_COUNT(columns));
    for (size_t k = 0; k < OML_COUNT(scopes); k++)
        for (size_t i = 0; i < sc->sectors.n; i++) {
            const oml_record *r = &sc->sectors.at[i];
            if (!stands_out(sc, i) || !oml_record_is(r, "scope", scopes[k]))
                continue;
            const char *code = oml_records_code(r);
            oml_table_text(t, code);
            oml_table_text(t, oml_record_text(r, "label", out->lang));
            oml_table_word(t, scopes[k]);
            oml_table_text(t, chain_codes(out->arena, sc, i));
            oml_table_real(t, total(sc, i));
            oml_table_text(t, oml_arena_printf(out->arena, "scope/%s/claimed", code));
            oml_table_text(t, oml_record_text(r, "reason", out->lang));
            oml_table_text(t, oml_record_get(r, "source"));
            oml_table_bool(t, sc->made_up[i]);
            if (sc->made_up[i])
                oml_records_note(out);
        }
}

static const char *
name_of(oml_arena *arena, const oml_record *r, oml_lang lang)
{
    return oml_arena_printf(arena, "%s %s", oml_records_code(r), oml_records_title(r, lang));
}

// One cell of the scope map; column chains.n holds what no chain takes of a core sector.
static void
cell(const scope *sc, size_t sector, size_t chain, oml_table *t, oml_doc *out)
{
    const bool left = chain == sc->chains.n;
    const double share = left ? 1 - total(sc, sector) : sc->claimed[sector * sc->chains.n + chain];
    if (!stands_out(sc, sector) || share <= OML_SHARE_SLACK || (left && !is_core(sc, sector)))
        return;
    const oml_record *r = &sc->sectors.at[sector];
    const char *column = left ? "left" : oml_records_code(&sc->chains.at[chain]);
    oml_table_text(t, oml_records_code(r));
    oml_table_text(t, name_of(out->arena, r, out->lang));
    oml_table_word(t, oml_record_get(r, "scope"));
    if (left)
        oml_table_word(t, "no_chain");
    else
        oml_table_text(t, name_of(out->arena, &sc->chains.at[chain], out->lang));
    oml_table_real(t, share);
    oml_table_text(t, oml_arena_printf(out->arena, "scope/%s/%s", oml_records_code(r), column));
    oml_table_bool(t, sc->made_up[sector]);
}

// The scope map: how much of each sector belongs to which chain, chain by chain.
static void
map(const scope *sc, oml_doc *out)
{
    static const oml_column columns[] = {
        {"sector", NULL, OML_CELL_TEXT, NULL, 0},       {"name", NULL, OML_CELL_TEXT, NULL, 0},
        {"scope", NULL, OML_CELL_TEXT, NULL, 0},        {"chain", NULL, OML_CELL_TEXT, NULL, 0},
        {"share", NULL, OML_CELL_REAL, NULL, 2},        {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    static const oml_figure figure = {
        .key = "scope_map", .kind = OML_FIGURE_MATRIX, .x = "chain", .y = "name", .value = "share", .group = "scope"};
    oml_table *t = oml_doc_table(out, "scope_map", N_("what part of each sector belongs to which value chain"), columns,
                                 OML_COUNT(columns));
    for (size_t c = 0; c <= sc->chains.n; c++)
        for (size_t i = 0; i < sc->sectors.n; i++)
            cell(sc, i, c, t, out);
    oml_doc_figure(out, t, &figure, N_("Scope map: sectors and the value chains they belong to"));
}

// One row of the table of chains: what a chain takes of a sector at one position.
static void
claim(const scope *sc, const oml_record *chain, const oml_record *r, oml_table *t, oml_doc *out)
{
    const oml_record *sector = oml_records_find(&sc->sectors, oml_record_get(r, "sector"));
    oml_table_text(t, oml_records_code(chain));
    oml_table_text(t, oml_record_text(chain, "title", out->lang));
    oml_table_word(t, oml_record_get(chain, "status"));
    oml_table_word(t, oml_record_get(r, "position"));
    oml_table_text(t, oml_record_get(r, "sector"));
    oml_table_text(t, sector == NULL ? NULL : oml_record_text(sector, "label", out->lang));
    oml_table_real(t, oml_record_number(r, "share"));
    oml_table_text(t, oml_arena_printf(out->arena, "chain_sector/%s", oml_records_code(r)));
    oml_table_text(t, oml_record_get(r, "source"));
    oml_table_bool(t, oml_records_illustrative(r));
    if (oml_records_illustrative(r))
        oml_records_note(out);
}

static void
chains(const scope *sc, oml_doc *out)
{
    static const oml_column columns[] = {
        {"chain", NULL, OML_CELL_TEXT, NULL, 0},  {"title", NULL, OML_CELL_TEXT, NULL, 0},
        {"status", NULL, OML_CELL_TEXT, NULL, 0}, {"position", NULL, OML_CELL_TEXT, NULL, 0},
        {"sector", NULL, OML_CELL_TEXT, NULL, 0}, {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"share", NULL, OML_CELL_REAL, NULL, 2},  {"figure", NULL, OML_CELL_TEXT, NULL, 0},
        {"source", NULL, OML_CELL_TEXT, NULL, 0}, {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "chains", N_("value chains by sector, from raw material to recycling"), columns,
                                 OML_COUNT(columns));
    for (size_t c = 0; c < sc->chains.n; c++) {
        const oml_record *chain = &sc->chains.at[c];
        const char *word;
        for (size_t p = 0; (word = oml_records_word(out->arena, "chain_sector", "position", p)) != NULL; p++)
            for (size_t i = 0; i < sc->claims.n; i++)
                if (oml_record_is(&sc->claims.at[i], "chain", oml_records_code(chain)) &&
                    oml_record_is(&sc->claims.at[i], "position", word))
                    claim(sc, chain, &sc->claims.at[i], t, out);
    }
}

static oml_rc
overlaps(oml_cx *cx, oml_session *s, const scope *sc, oml_doc *out)
{
    static const oml_column columns[] = {
        {"sector", NULL, OML_CELL_TEXT, NULL, 0},    {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"neighbour", NULL, OML_CELL_TEXT, NULL, 0}, {"what", NULL, OML_CELL_TEXT, NULL, 0},
        {"rule", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_records shared, neighbours;
    OML_TRY(oml_records_load(cx, s, "overlap", &shared));
    OML_TRY(oml_records_load(cx, s, "neighbour", &neighbours));
    if (shared.n == 0)
        return OML_OK;
    oml_table *t = oml_doc_table(out, "overlaps", N_("shared with neighbour agendas"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < shared.n; i++) {
        const oml_record *r = &shared.at[i];
        const oml_record *sector = oml_records_find(&sc->sectors, oml_record_get(r, "sector"));
        const oml_record *neighbour = oml_records_find(&neighbours, oml_record_get(r, "neighbour"));
        oml_table_text(t, oml_record_get(r, "sector"));
        oml_table_text(t, sector == NULL ? NULL : oml_record_text(sector, "label", out->lang));
        oml_table_text(t, neighbour == NULL ? oml_record_get(r, "neighbour")
                                            : oml_record_text(neighbour, "title", out->lang));
        oml_table_text(t, oml_record_text(r, "what", out->lang));
        oml_table_text(t, neighbour == NULL ? NULL : oml_record_text(neighbour, "rule", out->lang));
    }
    return OML_OK;
}

// ---- findings and white spots -----------------------------------------------------------------------------------

static void
finding(oml_table *t, const char *kind, const char *code, const char *title, double share, const char *figure,
        bool made_up)
{
    oml_table_word(t, kind);
    oml_table_text(t, code);
    oml_table_text(t, title);
    oml_table_real(t, share);
    oml_table_text(t, figure);
    oml_table_bool(t, made_up);
}

static void
sector_findings(const scope *sc, oml_table *t, oml_doc *out)
{
    for (size_t i = 0; i < sc->sectors.n; i++) {
        const oml_record *r = &sc->sectors.at[i];
        const char *code = oml_records_code(r), *label = oml_record_text(r, "label", out->lang);
        const double sum = total(sc, i);
        const char *claimed = oml_arena_printf(out->arena, "scope/%s/claimed", code);
        if (sum > 1 + OML_SHARE_SLACK) {
            finding(t, "claimed_twice", code, label, sum, claimed, sc->made_up[i]);
            out->findings = true;
        }
        if (is_core(sc, i) && sum <= OML_SHARE_SLACK && sc->hidden[i] == 0 && !sc->whole[i])
            finding(t, "core_in_no_chain", code, label, 0, claimed, false);
        else if (is_core(sc, i) && sum > OML_SHARE_SLACK && sum < 1 - OML_SHARE_SLACK)
            finding(t, "core_partly_in_no_chain", code, label, 1 - sum,
                    oml_arena_printf(out->arena, "scope/%s/left", code), sc->made_up[i]);
        if (sc->hidden[i] > 0 && oml_record_get(r, "scope") != NULL)
            finding(t, "inner_share_unknown", code, label, (double)NAN, claimed, false);
    }
}

static void
empty_positions(const scope *sc, oml_table *t, oml_doc *out)
{
    for (size_t c = 0; c < sc->chains.n; c++) {
        const oml_record *chain = &sc->chains.at[c];
        const char *word, *code = oml_records_code(chain);
        if (!oml_record_is(chain, "status", "priority"))
            continue;
        for (size_t p = 0; (word = oml_records_word(out->arena, "chain_sector", "position", p)) != NULL; p++) {
            bool there = false;
            for (size_t i = 0; i < sc->claims.n && !there; i++)
                there = oml_record_is(&sc->claims.at[i], "chain", code) &&
                        oml_record_is(&sc->claims.at[i], "position", word);
            if (!there)
                finding(t, "position_without_sector", oml_arena_printf(out->arena, "%s/%s", code, word),
                        oml_arena_printf(out->arena, "%s: %s", oml_record_text(chain, "title", out->lang),
                                         oml_doc_word(out->arena, out->lang, word)),
                        (double)NAN, NULL, false);
        }
    }
}

static void
findings(const scope *sc, oml_doc *out)
{
    static const oml_column columns[] = {
        {"finding", NULL, OML_CELL_TEXT, NULL, 0}, {"item", NULL, OML_CELL_TEXT, NULL, 0},
        {"title", NULL, OML_CELL_TEXT, NULL, 0},   {"share", NULL, OML_CELL_REAL, NULL, 2},
        {"figure", NULL, OML_CELL_TEXT, NULL, 0},  {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "findings", N_("double claims and white spots"), columns, OML_COUNT(columns));
    sector_findings(sc, t, out);
    empty_positions(sc, t, out);
    if (out->findings)
        oml_doc_note(
            out, OML_NOTE_WARNING,
            N_("chains together claim more than the whole of a sector: its figures would count more than once"));
}

// ---- NACE Rev. 2.1 ----------------------------------------------------------------------------------------------

static oml_rc
crosswalk(oml_cx *cx, oml_session *s, const scope *sc, oml_doc *out)
{
    static const oml_column columns[] = {
        {"sector", N_("NACE Rev. 2"), OML_CELL_TEXT, NULL, 0},
        {"label", NULL, OML_CELL_TEXT, NULL, 0},
        {"scope", NULL, OML_CELL_TEXT, NULL, 0},
        {"target", N_("NACE Rev. 2.1"), OML_CELL_TEXT, NULL, 0},
        {"target_label", NULL, OML_CELL_TEXT, NULL, 0},
        {"share", NULL, OML_CELL_REAL, NULL, 2},
        {"note", NULL, OML_CELL_TEXT, NULL, 0},
    };
    oml_records steps;
    OML_TRY(oml_records_load(cx, s, "crosswalk", &steps));
    if (steps.n == 0) {
        oml_records_none(out, "crosswalk");
        return OML_OK;
    }
    oml_table *t =
        oml_doc_table(out, "crosswalk", N_("from NACE Rev. 2 to NACE Rev. 2.1"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < steps.n; i++) {
        const oml_record *r = &steps.at[i];
        const oml_record *from = oml_records_find(&sc->sectors, oml_record_get(r, "sector"));
        const oml_record *to = oml_records_find(&sc->sectors, oml_record_get(r, "target"));
        oml_table_text(t, oml_record_get(r, "sector"));
        oml_table_text(t, from == NULL ? NULL : oml_record_text(from, "label", out->lang));
        oml_table_word(t, from == NULL ? NULL : oml_record_get(from, "scope"));
        oml_table_text(t, oml_record_get(r, "target"));
        oml_table_text(t, to == NULL ? NULL : oml_record_text(to, "label", out->lang));
        oml_table_real(t, oml_record_number(r, "share"));
        oml_table_text(t, oml_record_text(r, "note", out->lang));
    }
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    const args *a = given;
    if (a->nace != NULL && strcmp(a->nace, "2.1") != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-SCO-01", N_("'%s' is no version of NACE to convert to; there is 2.1"),
                        a->nace);
    scope sc;
    OML_TRY(load(cx, s, &sc));
    if (sc.sectors.n == 0) {
        oml_records_none(out, "sector");
        return OML_OK;
    }
    sectors(&sc, out);
    if (a->nace != NULL)
        OML_TRY(crosswalk(cx, s, &sc, out));
    if (sc.chains.n == 0)
        oml_records_none(out, "chain");
    else if (sc.claims.n == 0)
        oml_records_none(out, "chain_sector");
    else {
        map(&sc, out);
        chains(&sc, out);
        findings(&sc, out);
    }
    OML_TRY(overlaps(cx, s, &sc, out));
    return oml_records_run(cx, s, out);
}

static const oml_param params[] = {
    {"nace", OML_KIND_TEXT, 0, offsetof(args, nace), N_("show too how sectors map to this version of NACE: 2.1"), NULL},
};

const oml_op oml_scope_op = {
    .name = "scope",
    .family = OML_FAMILY_EVIDENCE,
    .help = N_("show which sectors are in and out of the agenda, and the value chains they belong to"),
    .more =
        N_("A chain takes a share of a sector at a position from raw material to recycling. Shares of one sector that "
           "sum above 1 are a finding: its figures would count more than once. Core sectors that no chain takes, and "
           "positions of a priority chain without a sector, are white spots."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

// ---- explanation ------------------------------------------------------------------------------------------------

// The claims that a chain (NULL: any) lays on a sector and on what lies inside it.
static oml_rc
trace_claims(oml_cx *cx, oml_session *s, const scope *sc, size_t sector, const char *chain, int depth, oml_trace *out)
{
    for (size_t i = 0; i < sc->claims.n; i++) {
        const oml_record *r = &sc->claims.at[i];
        const size_t on = oml_records_index(&sc->sectors, oml_record_get(r, "sector"));
        double part;
        if (on == sc->sectors.n || (chain != NULL && !oml_record_is(r, "chain", chain)) ||
            !inside(sc, on, sector, &part))
            continue;
        int at = depth;
        if (on != sector)
            oml_trace_step(out, at++, NULL, oml_record_number(r, "share") * part, NULL,
                           N_("share of %s times its share of %s"), oml_record_get(r, "sector"),
                           oml_records_code(&sc->sectors.at[sector]));
        OML_TRY(oml_trace_record(cx, s, out, at, r, "share"));
        for (size_t up = on; up != sector; up = sc->forest[up].parent)
            OML_TRY(oml_trace_record(cx, s, out, at, &sc->sectors.at[up], "share_of_parent"));
    }
    return OML_OK;
}

static oml_rc
trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *out)
{
    scope sc;
    OML_TRY(load(cx, s, &sc));
    const char *slash = strrchr(figure, '/'), *what = slash == NULL ? "" : slash + 1;
    const char *code = slash == NULL ? figure : oml_arena_textn(&cx->tmp, figure, (size_t)(slash - figure));
    const size_t i = oml_records_index(&sc.sectors, code), c = oml_records_index(&sc.chains, what);
    const char *whole = oml_arena_printf(&cx->tmp, "scope/%s", figure);
    if (i == sc.sectors.n)
        return oml_trace_unknown(cx, whole);
    int depth = 1;
    if (strcmp(what, "left") == 0) {
        oml_trace_step(out, 0, whole, fmax(0, 1 - total(&sc, i)), NULL, N_("1 less what chains claim of the sector"));
        oml_trace_step(out, depth++, oml_arena_printf(&cx->tmp, "scope/%s/claimed", code), total(&sc, i), NULL,
                       N_("sum of the shares that chains claim"));
    } else if (strcmp(what, "claimed") == 0) {
        oml_trace_step(out, 0, whole, total(&sc, i), NULL, N_("sum of the shares that chains claim"));
    } else if (c < sc.chains.n) {
        oml_trace_step(out, 0, whole, sc.claimed[i * sc.chains.n + c], NULL,
                       N_("sum of the shares that chain %s claims of the sector and of what lies inside it"), what);
    } else {
        return oml_trace_unknown(cx, whole);
    }
    return trace_claims(cx, s, &sc, i, c < sc.chains.n ? what : NULL, depth, out);
}

const oml_tracer oml_scope_tracer = {
    .family = "scope",
    .form = "scope/SECTOR/CHAIN, scope/SECTOR/claimed, scope/SECTOR/left",
    .help = N_("what part of a sector a chain takes, all chains take, or none does"),
    .trace = trace,
};

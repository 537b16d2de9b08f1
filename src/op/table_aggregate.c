/* Fewer regions or sectors, or parts of them, by concordances in CSV.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "economy/aggregate.h"
#include "format/iotfile.h"
#include "format/sheet.h"
#include "op/engine.h"
#include "op/table.h"
#include "text/number.h"

#include <string.h>

typedef struct args {
    const char *file, *regions, *sectors, *out;
    bool keep;
    double tolerance;
} args;

// Columns from, to and, where something is parted, share.
static oml_rc
read_map(oml_cx *cx, const char *path, oml_aggregate_map *out, bool *parted)
{
    OML_AUTO(sheet) *s = NULL;
    OML_TRY(oml_sheet_open(cx, path, NULL, &s));
    static const char *const names[] = {"from", "to"};
    size_t at[2];
    OML_TRY(oml_sheet_need(cx, s, names, OML_COUNT(names), at));
    const size_t from = at[0], to = at[1], share = oml_sheet_find(s, "share"), columns = oml_sheet_columns(s);
    *out = (oml_aggregate_map){.file = path};
    for (size_t room = 0;;) {
        const oml_cell_text *cells;
        double value = 1;
        OML_TRY(oml_sheet_next(cx, s, &cells));
        if (cells == NULL)
            return OML_OK;
        if (share < columns && cells[share].n > 0 &&
            (!oml_number_parse(cells[share].s, cells[share].n, &value) || value < 0 || value > 1))
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-TAB-04", oml_sheet_place(s, share),
                               N_("a share is a number from 0 to 1, with a decimal point"));
        if (out->n == room) {
            room = room == 0 ? 64 : room * 2;
            oml_aggregate_map more = {out->n,
                                      OML_NEW(&cx->tmp, const char *, room),
                                      OML_NEW(&cx->tmp, const char *, room),
                                      OML_NEW(&cx->tmp, double, room),
                                      false,
                                      path,
                                      OML_NEW(&cx->tmp, size_t, room)};
            if (out->n > 0) {
                memcpy(more.from, out->from, out->n * sizeof *more.from);
                memcpy(more.to, out->to, out->n * sizeof *more.to);
                memcpy(more.share, out->share, out->n * sizeof *more.share);
                memcpy(more.row, out->row, out->n * sizeof *more.row);
            }
            *out = more;
        }
        out->from[out->n] = oml_arena_textn(&cx->tmp, cells[from].s, cells[from].n);
        out->to[out->n] = oml_arena_textn(&cx->tmp, cells[to].s, cells[to].n);
        out->row[out->n] = oml_sheet_place(s, from).row;
        out->share[out->n++] = value;
        *parted = *parted || value < 1;
    }
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    OML_AUTO(iot) *t = NULL;
    OML_AUTO(iot) *made = NULL;
    OML_AUTO(iot) *stored = NULL;
    oml_aggregate_map regions = {0}, sectors = {0};
    bool parted = false;
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    if (a->regions == NULL && a->sectors == NULL)
        return OML_FAIL(cx, OML_E_USAGE, "OML-TAB-05", N_("give --regions or --sectors, or both"));
    if (a->regions != NULL)
        OML_TRY(read_map(cx, a->regions, &regions, &parted));
    if (a->sectors != NULL)
        OML_TRY(read_map(cx, a->sectors, &sectors, &parted));
    regions.keep = sectors.keep = a->keep;
    OML_TRY(oml_iotfile_open(cx, a->file, &t));
    OML_TRY(
        oml_aggregate_table(cx, t, a->regions == NULL ? NULL : &regions, a->sectors == NULL ? NULL : &sectors, &made));
    const char **notes = OML_NEW(&cx->tmp, const char *, t->n_notes + 2);
    for (size_t i = 0; i < t->n_notes; i++)
        notes[i] = t->notes[i];
    made->notes = notes;
    made->n_notes = t->n_notes;
    notes[made->n_notes++] =
        oml_arena_printf(&cx->tmp, oml_tr(cx->lang, N_("aggregated from %s, %zu rows")), a->file, t->n);
    if (parted)
        notes[made->n_notes++] =
            oml_tr(cx->lang,
                   N_("some were parted by shares: a part is assumed to sell, buy and emit as the whole (estimate)"));
    OML_TRY(oml_iotfile_write(cx, a->out, made));
    OML_TRY(oml_iotfile_open(cx, a->out, &stored));
    oml_table_describe(out, stored, a->tolerance);
    return OML_OK;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"regions", OML_KIND_FILE, 0, offsetof(args, regions),
     N_("a sheet with columns from, to and, to part a region, share"), NULL},
    {"sectors", OML_KIND_FILE, 0, offsetof(args, sectors), N_("the same of sectors"), NULL},
    {"keep", OML_KIND_FLAG, 0, offsetof(args, keep), N_("codes that a sheet does not name stay as they are"), NULL},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, out), N_("the table file to write, T.iot"), NULL},
    OML_TABLE_TOLERANCE(args),
};

const oml_op oml_table_aggregate_op = {
    .name = "table aggregate",
    .family = OML_FAMILY_TABLE,
    .help = N_("add up regions or sectors, or part them, by a concordance"),
    .more = N_("Every code of the table must stand in the concordance, unless --keep is given. Adding up is exact; "
               "parting by shares, "
               "which add up to 1, is an assumption, which is said of the table that is made; added up again it is the "
               "table it was."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* Stressors and population from a sheet, added to a table.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/satellite.h"

#include "base/near.h"
#include "base/tr.h"
#include "economy/measure.h"
#include "format/iotfile.h"
#include "format/sheet.h"
#include "op/engine.h"
#include "op/table.h"
#include "text/labels.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

typedef struct args {
    const char *file, *sheet, *population, *unit, *out;
    double tolerance;
} args;

enum { STRESSOR, REGION, SECTOR, CATEGORY, VALUE, UNIT, COLUMNS, MOST = 4000 }; // stressors of one sheet

typedef struct work {
    oml_cx *cx;
    const args *given;
    oml_iot *t;
    oml_labels names;
    const char **unit; // MOST
    double **cells;    // MOST rows of n + f
    bool **seen;       // likewise
    double *people;    // of each region
    size_t counted;    // regions with a population
    const char *path;  // the sheet at hand
    size_t at[COLUMNS];
    bool comma;
} work;

// ---- cells --------------------------------------------------------------------------------------------------------

static const char *
text_of(work *w, const oml_cell_text *cells, size_t column, size_t columns)
{
    const size_t at = w->at[column];
    return at == columns ? "" : oml_arena_textn(&w->cx->tmp, cells[at].s, cells[at].n);
}

// The index of a code, exactly; the nearest is asked for.
static oml_rc
find(oml_cx *cx, const oml_iot_names *names, const char *code, oml_place place, uint32_t *out)
{
    *out = oml_iot_find(names, code);
    if (*out != OML_IOT_NONE)
        return OML_OK;
    oml_near near = {.word = code};
    for (size_t i = 0; i < names->n; i++)
        oml_near_offer(&near, names->code[i]);
    OML_FAIL_AT(cx, OML_E_INPUT, "OML-SAT-01", place, N_("'%s' is no code of the table"), code);
    const char *best = oml_near_best(&near);
    return best == NULL ? OML_E_INPUT : OML_HINT(cx, OML_E_INPUT, N_("did you mean '%s'?"), best);
}

static oml_rc
no_unit(oml_cx *cx, oml_place place, const char *what)
{
    return OML_HINT(cx, OML_FAIL_AT(cx, OML_E_INPUT, "OML-SAT-02", place, N_("'%s' has no unit here"), what),
                    N_("give the column unit a value in every row"));
}

// A value in the unit that counts for it: --unit, or that of the first row.
static oml_rc
convert(oml_cx *cx, const char *from, const char *to, oml_place place, double *value)
{
    const double factor = oml_measure_factor(from, to);
    if (factor == 0)
        return OML_HINT(
            cx, OML_FAIL_AT(cx, OML_E_INPUT, "OML-SAT-03", place, N_("'%s' cannot be converted to '%s'"), from, to),
            N_("known are units as kg, t, kt, Mt, GJ, TJ, GWh, persons, 1000 persons, h, million h, ha, km2, m3, Mm3"));
    *value *= factor;
    return OML_OK;
}

static oml_rc
read_value(work *w, const oml_sheet *s, const oml_cell_text *cells, double *out)
{
    const oml_cell_text c = cells[w->at[VALUE]];
    char *text = oml_arena_textn(&w->cx->tmp, c.s, c.n);
    for (char *at = text; w->comma && *at != '\0'; at++)
        *at = *at == ',' ? '.' : *at;
    if (oml_number_parse(text, c.n, out))
        return OML_OK;
    return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-04", oml_sheet_place(s, w->at[VALUE]), N_("'%s' is not a number"),
                       text);
}

// ---- what a row is of ---------------------------------------------------------------------------------------------

static oml_rc
region_of(work *w, const oml_sheet *s, const char *code, uint32_t *out)
{
    *out = 0;
    if (code[0] == '\0' && w->t->regions.n == 1)
        return OML_OK;
    return find(w->cx, &w->t->regions, code, oml_sheet_place(s, w->at[REGION]), out);
}

// The column of n + f: a sector's, or a final user's.
static oml_rc
column_of(work *w, const oml_sheet *s, uint32_t region, const char *sector, const char *category, size_t *out)
{
    const oml_iot *t = w->t;
    uint32_t code;
    const oml_place place =
        oml_sheet_place(s, w->at[sector[0] != '\0' || w->at[CATEGORY] == oml_sheet_columns(s) ? SECTOR : CATEGORY]);
    if ((sector[0] == '\0') == (category[0] == '\0'))
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-05", place,
                           N_("a row is of a sector, or of a category of final users"));
    OML_TRY(find(w->cx, sector[0] != '\0' ? &t->sectors : &t->categories, sector[0] != '\0' ? sector : category, place,
                 &code));
    *out = SIZE_MAX;
    if (sector[0] != '\0') {
        const uint32_t row = oml_iot_row(t, region, code);
        *out = row == OML_IOT_NONE ? SIZE_MAX : row;
    } else
        for (size_t j = 0; j < t->f; j++)
            *out = t->col_region[j] == region && t->col_category[j] == code ? t->n + j : *out;
    if (*out == SIZE_MAX)
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-06", place, N_("%s has no %s in the table"),
                           t->regions.code[region], sector[0] != '\0' ? sector : category);
    return OML_OK;
}

static oml_rc
stressor_of(work *w, const oml_sheet *s, const char *name, const char *unit, uint32_t *out)
{
    const oml_place place = oml_sheet_place(s, w->at[STRESSOR]);
    const size_t before = w->names.n;
    if (name[0] == '\0')
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-13", place, N_("the row names no stressor"));
    if (oml_iot_find(&w->t->stressors, name) != OML_IOT_NONE)
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-07", place, N_("the table has a stressor '%s' already"), name);
    *out = oml_labels_add(&w->cx->tmp, &w->names, name, strlen(name));
    if (w->names.n == before)
        return OML_OK;
    if (w->names.n > MOST)
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-08", place, N_("there are more than %d stressors in '%s'"),
                           MOST, w->path);
    w->unit[*out] = w->given->unit != NULL ? w->given->unit : unit;
    w->cells[*out] = OML_NEW(&w->cx->tmp, double, w->t->n + w->t->f);
    w->seen[*out] = OML_NEW(&w->cx->tmp, bool, w->t->n + w->t->f);
    return OML_OK;
}

static oml_rc
take_row(work *w, const oml_sheet *s, const oml_cell_text *cells)
{
    const size_t columns = oml_sheet_columns(s);
    const char *name = text_of(w, cells, STRESSOR, columns), *unit = text_of(w, cells, UNIT, columns);
    uint32_t region, stressor = 0;
    size_t column = 0;
    double value;
    OML_TRY(region_of(w, s, text_of(w, cells, REGION, columns), &region));
    OML_TRY(column_of(w, s, region, text_of(w, cells, SECTOR, columns), text_of(w, cells, CATEGORY, columns), &column));
    if (unit[0] == '\0')
        return no_unit(w->cx, oml_sheet_place(s, w->at[VALUE]), name);
    OML_TRY(stressor_of(w, s, name, unit, &stressor));
    OML_TRY(read_value(w, s, cells, &value));
    OML_TRY(convert(w->cx, unit, w->unit[stressor], oml_sheet_place(s, w->at[UNIT]), &value));
    if (w->seen[stressor][column])
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-09", oml_sheet_place(s, w->at[VALUE]),
                           N_("this cell of '%s' is given twice"), name);
    w->seen[stressor][column] = true;
    w->cells[stressor][column] = value;
    return OML_OK;
}

static oml_rc
take_people(work *w, const oml_sheet *s, const oml_cell_text *cells)
{
    const char *unit = text_of(w, cells, UNIT, oml_sheet_columns(s));
    uint32_t region;
    double value;
    OML_TRY(region_of(w, s, text_of(w, cells, REGION, oml_sheet_columns(s)), &region));
    OML_TRY(read_value(w, s, cells, &value));
    if (unit[0] == '\0')
        return no_unit(w->cx, oml_sheet_place(s, w->at[VALUE]), w->t->regions.code[region]);
    OML_TRY(convert(w->cx, unit, "persons", oml_sheet_place(s, w->at[UNIT]), &value));
    if (!isnan(w->people[region]) || value < 0)
        return OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-10", oml_sheet_place(s, w->at[VALUE]),
                           N_("the population of %s is given twice, or is negative"), w->t->regions.code[region]);
    w->people[region] = value;
    w->counted++;
    return OML_OK;
}

static oml_rc
read_sheet(work *w, const char *path, bool people)
{
    static const char *const names[COLUMNS] = {"stressor", "region", "sector", "category", "value", "unit"};
    const bool must[COLUMNS] = {!people, true, !people, false, true, true};
    OML_AUTO(sheet) *s = NULL;
    OML_TRY(oml_sheet_open(w->cx, path, NULL, &s));
    const size_t columns = oml_sheet_columns(s);
    w->path = path;
    for (size_t k = 0; k < COLUMNS; k++) {
        w->at[k] = oml_sheet_find(s, names[k]);
        if (must[k] && w->at[k] == columns)
            return OML_HINT(
                w->cx,
                OML_FAIL_AT(w->cx, OML_E_INPUT, "OML-SAT-11", (oml_place){.file = path}, N_("'%s' has no column %s"),
                            path, names[k]),
                people ? N_("the columns are region, value, unit")
                       : N_("the columns are stressor, region, sector, value, unit; and category, for final users"));
    }
    bool *numeric = OML_NEW(&w->cx->tmp, bool, columns + 1);
    numeric[w->at[VALUE]] = true;
    OML_TRY(oml_sheet_comma(w->cx, s, numeric, &w->comma));
    for (;;) {
        const oml_cell_text *cells;
        OML_TRY(oml_sheet_next(w->cx, s, &cells));
        if (cells == NULL)
            return OML_OK;
        OML_TRY(people ? take_people(w, s, cells) : take_row(w, s, cells));
    }
}

// ---- the table ----------------------------------------------------------------------------------------------------

static oml_iot *
with_stressors(work *w)
{
    const oml_iot *t = w->t;
    const size_t k = w->names.n;
    double *F = OML_NEW(&w->cx->tmp, double, k * t->n + 1), *FY = OML_NEW(&w->cx->tmp, double, k * t->f + 1);
    for (size_t s = 0; s < k; s++)
        for (size_t j = 0; j < t->n + t->f; j++)
            (j < t->n ? F : FY)[s + k * (j < t->n ? j : j - t->n)] = w->cells[s][j];
    return oml_satellite_add(w->cx, t, k, w->names.at, w->unit, F, FY);
}

static void add_note(work *w, oml_iot *made, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void
add_note(work *w, oml_iot *made, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    made->notes[made->n_notes++] = oml_tr_vprintf(&w->cx->tmp, w->cx->lang, format, values);
    va_end(values);
}

static void
say(work *w, oml_iot *made)
{
    const oml_iot *t = w->t;
    made->notes = OML_NEW(&w->cx->tmp, const char *, t->n_notes + w->names.n + 2);
    made->n_notes = t->n_notes;
    if (t->n_notes > 0)
        memcpy(made->notes, t->notes, t->n_notes * sizeof *made->notes);
    for (size_t s = 0; s < w->names.n; s++) {
        size_t given = 0;
        for (size_t j = 0; j < t->n; j++)
            given += w->seen[s][j];
        add_note(w, made, N_("%s, in %s, was added from %s: %zu of %zu sectors have a value, the others count as 0"),
                 w->names.at[s], w->unit[s], w->given->sheet, given, t->n);
    }
    if (w->given->population != NULL)
        add_note(w, made, N_("the population of %zu of %zu regions was added from %s"), w->counted, t->regions.n,
                 w->given->population);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    work w = {.cx = cx, .given = a};
    OML_AUTO(iot) *t = NULL;
    OML_AUTO(iot) *stored = NULL;
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    if (a->sheet == NULL && a->population == NULL)
        return OML_FAIL(cx, OML_E_USAGE, "OML-SAT-12", N_("give a sheet of stressors, or --population, or both"));
    OML_TRY(oml_iotfile_open(cx, a->file, &t));
    w.t = t;
    w.unit = OML_NEW(&cx->tmp, const char *, MOST);
    w.cells = OML_NEW(&cx->tmp, double *, MOST);
    w.seen = OML_NEW(&cx->tmp, bool *, MOST);
    w.people = OML_NEW(&cx->tmp, double, t->regions.n + 1);
    for (size_t r = 0; r < t->regions.n; r++)
        w.people[r] = (double)NAN;
    if (a->sheet != NULL)
        OML_TRY(read_sheet(&w, a->sheet, false));
    if (a->population != NULL)
        OML_TRY(read_sheet(&w, a->population, true));
    oml_iot *made = with_stressors(&w);
    if (a->population != NULL)
        made->population = w.people;
    say(&w, made);
    OML_TRY(oml_iotfile_write(cx, a->out, made));
    OML_TRY(oml_iotfile_open(cx, a->out, &stored));
    oml_table_describe(out, stored, a->tolerance);
    return OML_OK;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"sheet", OML_KIND_FILE, OML_PARAM_POSITIONAL, offsetof(args, sheet),
     N_("CSV or XLSX with columns stressor, region, sector, value, unit; and category, for what final users emit "
        "themselves"),
     NULL},
    {"population", OML_KIND_FILE, 0, offsetof(args, population), N_("CSV or XLSX with columns region, value, unit"),
     NULL},
    {"unit", OML_KIND_TEXT, 0, offsetof(args, unit),
     N_("the unit to keep the stressors in; otherwise that of the first row of each"), NULL},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, out), N_("the table file to write, T.iot"), NULL},
    OML_TABLE_TOLERANCE(args),
};

const oml_op oml_table_satellite_op = {
    .name = "table satellite",
    .family = OML_FAMILY_TABLE,
    .help = N_("add stressors from a sheet to a table, and the population of its regions"),
    .more = N_("Codes match exactly. Units are converted within mass, energy, persons, hours, area and volume; one "
               "that is not known is asked "
               "for, never guessed. With a population, 'omloop table accounts' gives results per person as well."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

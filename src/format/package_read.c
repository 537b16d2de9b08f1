/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"
#include "format/package.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

enum { SCRATCH = 1 << 20, EVERY = 256 }; // bytes of rows before they are let go; rows between two looks at the clock

typedef struct code {
    const char *text; // NULL: free
    size_t row;
} code;

// The codes of one sheet with their rows: a hash table with open addressing, at most half full.
typedef struct codes {
    oml_arena arena;
    code *slots;
    size_t n, room;
} codes;

typedef struct reader {
    oml_package_take *take;
    oml_package_refuse *refuse;
    void *self;
    const oml_sheet_style *style;

    // of the sheet at hand
    const oml_noun *noun;
    oml_sheet *sheet;
    size_t column[OML_NOUN_MAX_FIELDS]; // where each field stands
    bool given[OML_NOUN_MAX_FIELDS];
    bool comma;
    codes seen;
    oml_arena row;
} reader;

static code *
slot(const codes *c, const char *text)
{
    uint64_t hash = 0xCBF29CE484222325u; // FNV-1a
    for (const char *s = text; *s != '\0'; s++)
        hash = (hash ^ (unsigned char)*s) * 0x100000001B3u;
    size_t i = (size_t)(hash ^ hash >> 32) & (c->room - 1);
    while (c->slots[i].text != NULL && strcmp(c->slots[i].text, text) != 0)
        i = (i + 1) & (c->room - 1);
    return &c->slots[i];
}

// The row this code stood in before, or 0, and then it is remembered.
static size_t
row_before(codes *c, const char *text, size_t row)
{
    if (2 * (c->n + 1) > c->room) {
        const codes old = *c;
        c->room = old.room == 0 ? 256 : 2 * old.room;
        c->slots = OML_NEW(&c->arena, code, c->room);
        for (size_t i = 0; i < old.room; i++)
            if (old.slots[i].text != NULL)
                *slot(c, old.slots[i].text) = old.slots[i];
    }
    code *at = slot(c, text);
    if (at->text != NULL)
        return at->row;
    *at = (code){oml_arena_text(&c->arena, text), row};
    c->n++;
    return 0;
}

// ---- one sheet -------------------------------------------------------------------------------------------------

static oml_rc
unknown_column(oml_cx *cx, const reader *r, size_t column)
{
    const char *heading = oml_sheet_heading(r->sheet, column);
    oml_near near = {.word = heading};
    for (size_t i = 0; i < r->noun->n_fields; i++)
        oml_near_offer(&near, r->noun->fields[i].name);
    OML_FAIL_AT(cx, OML_E_INPUT, "OML-PKG-03", oml_sheet_place(r->sheet, column), N_("'%s' is not a field of a %s"),
                heading, r->noun->name);
    if (oml_near_best(&near) != NULL)
        return OML_HINT(cx, OML_E_INPUT, N_("did you mean '%s'?"), oml_near_best(&near));
    OML_BUF_AUTO names = {0};
    for (size_t i = 0; i < r->noun->n_fields; i++)
        oml_buf_printf(&names, "%s%s", i == 0 ? "" : ", ", r->noun->fields[i].name);
    return OML_HINT(cx, OML_E_INPUT, N_("the fields are: %s"), names.s);
}

// Which column holds which field; all columns must be fields, all required fields must have a column. A required yes
// or no is excused: without a column it is no.
static oml_rc
match_columns(oml_cx *cx, reader *r)
{
    const oml_noun *noun = r->noun;
    bool *numeric = OML_NEW(&cx->tmp, bool, oml_sheet_columns(r->sheet));
    memset(r->given, 0, sizeof r->given);
    const oml_place heading = oml_sheet_place(r->sheet, oml_sheet_columns(r->sheet));
    for (size_t i = 0; i < oml_sheet_columns(r->sheet); i++) {
        if (oml_sheet_heading(r->sheet, i)[0] == '\0')
            continue;
        const size_t field = oml_noun_field(noun, oml_sheet_heading(r->sheet, i));
        if (field == noun->n_fields)
            return unknown_column(cx, r, i);
        const oml_field_kind kind = noun->fields[field].kind;
        numeric[i] = kind == OML_FIELD_REAL || kind == OML_FIELD_INT || kind == OML_FIELD_MONEY;
        r->column[field] = i;
        r->given[field] = true;
    }
    for (size_t i = 0; i < noun->n_fields; i++) {
        const oml_field *f = &noun->fields[i];
        if (!r->given[i] && (f->flags & OML_FIELD_REQUIRED) != 0 && f->kind != OML_FIELD_BOOL)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PKG-04", ((oml_place){heading.file, heading.row, f->name}),
                               N_("the column '%s' is missing; a %s must have it"), f->name, noun->name);
    }
    return oml_sheet_comma(cx, r->sheet, numeric, &r->comma);
}

// A row's cells as a record, in the reader's own scratch.
static oml_rc
canonical(oml_cx *cx, const reader *r, const oml_cell_text *cells, oml_record *record)
{
    for (size_t i = 0; i < r->noun->n_fields; i++) {
        if (!r->given[i])
            continue;
        const oml_cell_text c = cells[r->column[i]];
        OML_TRY(oml_record_canonical(cx, &r->noun->fields[i], c.s, c.n, r->comma,
                                     oml_sheet_place(r->sheet, r->column[i]), &record->value[i]));
    }
    return OML_OK;
}

static oml_rc
checked(oml_cx *cx, reader *r, const oml_cell_text *cells, oml_record *record)
{
    const oml_place place = oml_sheet_place(r->sheet, r->column[0]);
    OML_TRY(canonical(cx, r, cells, record));
    const size_t before = row_before(&r->seen, record->value[0], place.row);
    if (before != 0)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PKG-05", place, N_("the code '%s' stands in row %zu already"),
                           record->value[0], before);
    return oml_record_check(cx, record, place);
}

static oml_rc
read_row(oml_cx *cx, reader *r, const oml_cell_text *cells)
{
    // What a row needs goes into its own arena: an agenda of 100 000 records must not stay in cx->tmp.
    const oml_arena kept = cx->tmp;
    cx->tmp = r->row;
    oml_record record = oml_record_new(&cx->tmp, r->noun);
    const oml_rc rc = checked(cx, r, cells, &record);
    r->row = cx->tmp;
    cx->tmp = kept;
    if (rc == OML_OK)
        return r->take(cx, r->self, &record, r->given, oml_sheet_place(r->sheet, oml_sheet_columns(r->sheet)));
    if (rc != OML_E_INPUT && rc != OML_E_PARSE)
        return rc;
    OML_TRY(r->refuse(cx, r->self, r->noun, record.value[0]));
    oml_cx_clear(cx);
    return OML_OK;
}

static oml_rc
read_rows(oml_cx *cx, reader *r)
{
    OML_TRY(match_columns(cx, r));
    for (size_t i = 0;; i++) {
        const oml_cell_text *cells;
        if (i % EVERY == 0)
            OML_TRY(oml_cx_go_on(cx));
        OML_TRY(oml_sheet_next(cx, r->sheet, &cells));
        if (cells == NULL)
            return OML_OK;
        OML_TRY(read_row(cx, r, cells));
        if (r->row.used > SCRATCH)
            oml_arena_free(&r->row);
    }
}

static oml_rc
read_sheet(oml_cx *cx, reader *r, const oml_noun *noun, oml_sheet *sheet)
{
    r->noun = noun;
    r->sheet = sheet;
    r->seen = (codes){0};
    const oml_rc rc = read_rows(cx, r);
    oml_arena_free(&r->row);
    oml_arena_free(&r->seen.arena);
    return rc;
}

static oml_rc
read_csv(oml_cx *cx, reader *r, const oml_noun *noun, const char *path)
{
    OML_AUTO(sheet) *sheet = NULL;
    OML_TRY(oml_sheet_open_csv(cx, path, r->style, &sheet));
    return read_sheet(cx, r, noun, sheet);
}

// ---- what there is to read -------------------------------------------------------------------------------------

static bool
ends_in(const char *s, const char *ending)
{
    const size_t n = strlen(s), m = strlen(ending);
    return n > m && strcmp(s + n - m, ending) == 0;
}

// The noun whose plural this is: s[0..n).
static const oml_noun *
noun_of(const char *s, size_t n)
{
    for (size_t i = 0; i < oml_noun_count; i++)
        if (strlen(oml_nouns[i].plural) == n && memcmp(oml_nouns[i].plural, s, n) == 0)
            return &oml_nouns[i];
    return NULL;
}

static oml_rc
no_noun(oml_cx *cx, const char *file, const char *name)
{
    oml_near near = {.word = name};
    for (size_t i = 0; i < oml_noun_count; i++)
        oml_near_offer(&near, oml_nouns[i].plural);
    OML_FAIL_AT(cx, OML_E_INPUT, "OML-PKG-02", (oml_place){.file = file}, N_("'%s' is not a part of an agenda package"),
                name);
    if (oml_near_best(&near) != NULL)
        return OML_HINT(cx, OML_E_INPUT, N_("did you mean '%s'?"), oml_near_best(&near));
    return OML_HINT(cx, OML_E_INPUT,
                    N_("files and sheets are named after what is in them: paths.csv, initiatives.csv"));
}

static oml_rc
read_single(oml_cx *cx, reader *r, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    const size_t n = strlen(name) - strlen(".csv");
    const oml_noun *noun = noun_of(name, n);
    if (noun == NULL)
        return no_noun(cx, path, oml_arena_textn(&cx->tmp, name, n));
    return read_csv(cx, r, noun, path);
}

static void
close_folder(DIR **d)
{
    if (*d != NULL)
        closedir(*d);
}

static oml_rc
nothing_there(oml_cx *cx, const char *path)
{
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-PKG-01", (oml_place){.file = path},
                                N_("there is no agenda package at '%s'"), path),
                    N_("give a folder with CSV files, one file such as paths.csv, or an .xlsx workbook"));
}

static oml_rc
read_folder(oml_cx *cx, reader *r, const char *path)
{
    bool *there = OML_NEW(&cx->tmp, bool, oml_noun_count), any = false;
    __attribute__((cleanup(close_folder))) DIR *d = opendir(path);
    if (d == NULL)
        return nothing_there(cx, path);
    for (const struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.' || !ends_in(e->d_name, ".csv"))
            continue;
        const char *name = oml_arena_textn(&cx->tmp, e->d_name, strlen(e->d_name) - 4);
        const oml_noun *noun = noun_of(name, strlen(name));
        if (noun == NULL)
            return no_noun(cx, oml_arena_printf(&cx->tmp, "%s/%s", path, e->d_name), name);
        any = there[noun - oml_nouns] = true;
    }
    if (!any)
        return nothing_there(cx, path);
    for (size_t i = 0; i < oml_noun_count; i++) {
        if (!there[i])
            continue;
        oml_cx_tell(cx, N_("reading the package"), (double)i, (double)oml_noun_count);
        OML_TRY(read_csv(cx, r, &oml_nouns[i], oml_arena_printf(&cx->tmp, "%s/%s.csv", path, oml_nouns[i].plural)));
    }
    return OML_OK;
}

static oml_rc
read_workbook(oml_cx *cx, reader *r, const char *path)
{
    OML_AUTO(xlsx) *book = NULL;
    OML_TRY(oml_xlsx_open(cx, path, &book));
    for (size_t i = 0; i < oml_xlsx_count(book); i++) {
        const char *name = oml_xlsx_name(book, i);
        if (noun_of(name, strlen(name)) == NULL)
            return no_noun(cx, path, name);
    }
    for (size_t i = 0; i < oml_noun_count; i++) {
        OML_AUTO(sheet) *sheet = NULL;
        OML_TRY(oml_sheet_open_xlsx(cx, book, oml_nouns[i].plural, &sheet));
        oml_cx_tell(cx, N_("reading the package"), (double)i, (double)oml_noun_count);
        if (sheet != NULL)
            OML_TRY(read_sheet(cx, r, &oml_nouns[i], sheet));
    }
    return OML_OK;
}

oml_rc
oml_package_read(oml_cx *cx, const char *path, const oml_sheet_style *style, oml_package_take *take,
                 oml_package_refuse *refuse, void *self)
{
    reader r = {.take = take, .refuse = refuse, .self = self, .style = style};
    struct stat about;
    if (stat(path, &about) != 0)
        return nothing_there(cx, path);
    if (S_ISDIR(about.st_mode))
        return read_folder(cx, &r, path);
    if (oml_sheet_is_xlsx(path))
        return read_workbook(cx, &r, path);
    if (ends_in(path, ".csv"))
        return read_single(cx, &r, path);
    return nothing_there(cx, path);
}

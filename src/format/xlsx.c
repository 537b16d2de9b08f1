/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/xlsx.h"

#include "base/file.h"
#include "format/xlsx.priv.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STRINGS = 1 << 24, MOST_STYLES = 1 << 16 };

oml_rc
oml_xlsx_give(oml_cx *cx, void *from, char *bytes, size_t room, size_t *n)
{
    return oml_zip_entry_read(cx, from, bytes, room, n);
}

// Feeds a part of the workbook to a listener, whole.
static oml_rc
read_part(oml_cx *cx, oml_xlsx *x, const char *path, const oml_xml_hear *hear, void *self)
{
    OML_AUTO(zip_entry) *entry = NULL;
    OML_AUTO(xml) *xml = NULL;
    bool more;
    OML_TRY(oml_zip_entry_open(cx, x->zip, path, &entry));
    OML_TRY(
        oml_xml_open(cx, oml_arena_printf(&cx->tmp, "%s#%s", x->path, path), oml_xlsx_give, entry, hear, self, &xml));
    return oml_xml_next(cx, xml, &more);
}

// Too many of something: no program writes so many.
static oml_rc
damaged(oml_cx *cx, const char *file, const char *what)
{
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-XLS-04", (oml_place){.file = file},
                       N_("the workbook is damaged: '%s' cannot be read"), what);
}

static oml_rc
not_a_workbook(oml_cx *cx, const oml_xlsx *x)
{
    return OML_HINT(
        cx,
        OML_FAIL_AT(cx, OML_E_PARSE, "OML-XLS-01", (oml_place){.file = x->path}, N_("this is not an .xlsx workbook")),
        N_("a workbook must be saved as .xlsx"));
}

// ---- relationships: which part of the package plays which part -------------------------------------------------

typedef struct relations {
    oml_arena *arena;
    const char *file, *folder; // targets are relative to it
    part *at;
    size_t n, room;
} relations;

static const char *
last_word(const char *s)
{
    const char *slash = strrchr(s, '/');
    return slash == NULL ? s : slash + 1;
}

static part *
add_part(oml_arena *arena, part **parts, size_t *n, size_t *room)
{
    if (*n == *room) {
        *room = 2 * *room + 32;
        part *more = OML_NEW(arena, part, *room);
        if (*n > 0)
            memcpy(more, *parts, *n * sizeof *more);
        *parts = more;
    }
    return &(*parts)[(*n)++];
}

static oml_rc
hear_relation(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    relations *r = self;
    const char *id = oml_xml_attribute(attributes, "Id"), *type = oml_xml_attribute(attributes, "Type"),
               *target = oml_xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
        return OML_OK;
    if (r->n == OML_ZIP_ENTRIES)
        return damaged(cx, r->file, "Relationship");
    part *p = add_part(r->arena, &r->at, &r->n, &r->room);
    p->id = oml_arena_text(r->arena, id);
    p->type = oml_arena_text(r->arena, last_word(type));
    p->path =
        target[0] == '/' ? oml_arena_text(r->arena, target + 1) : oml_arena_printf(r->arena, "%s%s", r->folder, target);
    return OML_OK;
}

// The relationships of the part at `path`, from the .rels file beside it.
static oml_rc
read_relations(oml_cx *cx, oml_xlsx *x, const char *path, relations *r)
{
    const char *word = last_word(path);
    *r = (relations){
        .arena = &x->arena, .file = x->path, .folder = oml_arena_textn(&x->arena, path, (size_t)(word - path))};
    const char *rels = oml_arena_printf(&x->arena, "%s_rels/%s.rels", r->folder, word);
    if (!oml_zip_has(x->zip, rels))
        return not_a_workbook(cx, x);
    return read_part(cx, x, rels, &(oml_xml_hear){.begin = hear_relation}, r);
}

static const char *
of_type(const oml_xlsx *x, const relations *r, const char *type)
{
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->at[i].type, type) == 0 && oml_zip_has(x->zip, r->at[i].path))
            return r->at[i].path;
    return NULL;
}

// ---- the workbook: names of its sheets, date system --------------------------------------------------------------

typedef struct book {
    oml_xlsx *x;
    const relations *relations;
    size_t room;
} book;

static bool
yes(const char *value)
{
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static oml_rc
hear_book(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    book *b = self;
    oml_xlsx *x = b->x;
    if (strcmp(name, "workbookPr") == 0)
        x->from_1904 = yes(oml_xml_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet") != 0)
        return OML_OK;
    const char *id = oml_xml_attribute(attributes, "id"), *title = oml_xml_attribute(attributes, "name");
    size_t i = 0;
    while (i < b->relations->n && (id == NULL || strcmp(b->relations->at[i].id, id) != 0))
        i++;
    if (i == b->relations->n || title == NULL || !oml_zip_has(x->zip, b->relations->at[i].path))
        return not_a_workbook(cx, x);
    if (strcmp(b->relations->at[i].type, "worksheet") != 0)
        return OML_OK;
    if (x->n_sheets == OML_ZIP_ENTRIES)
        return damaged(cx, x->path, name);
    part *sheet = add_part(&x->arena, &x->sheets, &x->n_sheets, &b->room);
    *sheet = b->relations->at[i];
    sheet->name = oml_arena_text(&x->arena, title);
    return OML_OK;
}

// ---- shared strings ----------------------------------------------------------------------------------------------

typedef struct strings {
    oml_xlsx *x;
    size_t from;
    bool in_text, in_hint;
} strings;

static oml_rc
begin_string(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    strings *s = self;
    (void)cx, (void)attributes;
    if (strcmp(name, "si") == 0)
        s->from = s->x->text.n;
    s->in_hint |= strcmp(name, "rPh") == 0;
    s->in_text = strcmp(name, "t") == 0 && !s->in_hint;
    return OML_OK;
}

static oml_rc
hear_string(oml_cx *cx, void *self, const char *text, size_t n)
{
    strings *s = self;
    (void)cx;
    if (s->in_text)
        oml_buf_add(&s->x->text, text, n);
    return OML_OK;
}

static oml_rc
end_string(oml_cx *cx, void *self, const char *name)
{
    strings *s = self;
    oml_xlsx *x = s->x;
    s->in_text = false;
    if (strcmp(name, "rPh") == 0)
        s->in_hint = false;
    if (strcmp(name, "si") != 0)
        return OML_OK;
    if (x->n_strings == MOST_STRINGS)
        return damaged(cx, x->path, name);
    if (x->n_strings == x->room_strings) {
        const size_t room = 2 * x->room_strings + 1024;
        span *more = realloc(x->strings, room * sizeof *more);
        if (more == NULL)
            return OML_FAIL(cx, OML_E_NOMEM, "OML-XLS-05", N_("no memory for a workbook"));
        x->strings = more;
        x->room_strings = room;
    }
    oml_xlsx_plain(&x->text, s->from);
    x->strings[x->n_strings++] = (span){s->from, x->text.n - s->from};
    return oml_buf_check(cx, &x->text);
}

static int
hexadecimal(const char *s)
{
    int value = 0;
    for (size_t i = 0; i < 4; i++) {
        const char c = s[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

void
oml_xlsx_plain(oml_buf *b, size_t at)
{
    if (b->n == at)
        return;
    const char *s = b->s + at, *end = b->s + b->n;
    char *to = b->s + at;
    while (s < end) {
        // _xHHHH_ is the character with that number; only those of one byte are ever written so.
        const int coded = end - s >= 7 && s[0] == '_' && s[1] == 'x' && s[6] == '_' ? hexadecimal(s + 2) : -1;
        char c = *s++;
        if (coded >= 0 && coded < 0x80) {
            c = (char)coded;
            s += 6;
        }
        if (c == '\n' && to > b->s + at && to[-1] == '\r')
            to--;
        *to++ = c;
    }
    for (char *c = b->s + at; c < to; c++)
        if (*c == '\r')
            *c = '\n';
    b->n = (size_t)(to - b->s);
    *to = '\0';
}

// ---- styles: which of them show dates ----------------------------------------------------------------------------

typedef struct styles {
    oml_xlsx *x;
    bool in_cells; // in cellXfs, the styles that cells refer to
    size_t room;
    struct {
        long id;
        bool dated;
    } own[512]; // formats that the workbook defines
    size_t n_own;
} styles;

// Does a format show a date or time? Text in quotes, escaped characters and what stands in brackets (colours,
// conditions) do not count; [h] is a duration, which is a number.
static bool
shows_date(const char *format)
{
    for (const char *s = format; *s != '\0' && *s != ';'; s++) {
        if (*s == '"' || *s == '[') {
            const char *close = strchr(s + 1, *s == '"' ? '"' : ']');
            if (close == NULL)
                return false;
            if (*s == '[' && close == s + 2 && strchr("hHmMsS", s[1]) != NULL)
                return false;
            s = close;
        } else if (*s == '\\' || *s == '_' || *s == '*') {
            if (s[1] != '\0')
                s++;
        } else if (strchr("yYdDhHsSmM", *s) != NULL)
            return true;
    }
    return false;
}

// The formats that every spreadsheet program knows by number: 14-22, 45 and 47 in all, the others in East Asian ones.
static bool
known_date(long id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58);
}

static long
whole(const char *s)
{
    long value = 0;
    if (s == NULL || *s == '\0')
        return -1;
    for (; *s >= '0' && *s <= '9' && value < 1000000000; s++)
        value = value * 10 + (*s - '0');
    return *s == '\0' ? value : -1;
}

static oml_rc
begin_style(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    styles *s = self;
    oml_xlsx *x = s->x;
    s->in_cells |= strcmp(name, "cellXfs") == 0;
    const long id = whole(oml_xml_attribute(attributes, "numFmtId"));
    if (strcmp(name, "numFmt") == 0 && s->n_own < OML_COUNT(s->own)) {
        const char *format = oml_xml_attribute(attributes, "formatCode");
        s->own[s->n_own].id = id;
        s->own[s->n_own++].dated = format != NULL && shows_date(format);
    }
    if (strcmp(name, "xf") != 0 || !s->in_cells)
        return OML_OK;
    if (x->n_styles == MOST_STYLES)
        return damaged(cx, x->path, name);
    if (x->n_styles == s->room) {
        s->room = 2 * s->room + 64;
        bool *dated = OML_NEW(&x->arena, bool, s->room);
        if (x->n_styles > 0)
            memcpy(dated, x->dated, x->n_styles);
        x->dated = dated;
    }
    bool dated = known_date(id);
    for (size_t i = 0; i < s->n_own; i++)
        if (s->own[i].id == id)
            dated = s->own[i].dated;
    x->dated[x->n_styles++] = dated;
    return OML_OK;
}

static oml_rc
end_style(oml_cx *cx, void *self, const char *name)
{
    styles *s = self;
    (void)cx;
    if (strcmp(name, "cellXfs") == 0)
        s->in_cells = false;
    return OML_OK;
}

// ---- the whole ---------------------------------------------------------------------------------------------------

static oml_rc
read_parts(oml_cx *cx, oml_xlsx *x)
{
    relations package, parts;
    OML_TRY(read_relations(cx, x, "", &package));
    const char *path = of_type(x, &package, "officeDocument");
    if (path == NULL)
        return not_a_workbook(cx, x);
    OML_TRY(read_relations(cx, x, path, &parts));
    OML_TRY(read_part(cx, x, path, &(oml_xml_hear){.begin = hear_book}, &(book){.x = x, .relations = &parts}));
    if (x->n_sheets == 0)
        return not_a_workbook(cx, x);
    const char *shared = of_type(x, &parts, "sharedStrings"), *style = of_type(x, &parts, "styles");
    if (shared != NULL)
        OML_TRY(read_part(cx, x, shared, &(oml_xml_hear){begin_string, hear_string, end_string}, &(strings){.x = x}));
    if (style == NULL)
        return OML_OK;
    styles *s = OML_NEW(&cx->tmp, styles, 1);
    s->x = x;
    return read_part(cx, x, style, &(oml_xml_hear){.begin = begin_style, .end = end_style}, s);
}

oml_rc
oml_xlsx_open(oml_cx *cx, const char *path, oml_xlsx **out)
{
    *out = NULL;
    OML_AUTO(xlsx) *x = calloc(1, sizeof *x);
    if (x == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-XLS-05", N_("no memory for a workbook"));
    x->path = oml_arena_text(&x->arena, path);
    OML_TRY(oml_file_read(cx, path, &x->bytes));
    OML_TRY(oml_zip_open(cx, x->path, x->bytes.s, x->bytes.n, &x->zip));
    OML_TRY(read_parts(cx, x));
    *out = oml_xlsx_take(&x);
    return OML_OK;
}

void
oml_xlsx_free(oml_xlsx *x)
{
    if (x == NULL)
        return;
    oml_zip_free(x->zip);
    oml_buf_free(&x->bytes);
    oml_buf_free(&x->text);
    free(x->strings);
    oml_arena_free(&x->arena);
    free(x);
}

size_t
oml_xlsx_count(const oml_xlsx *x)
{
    return x->n_sheets;
}

const char *
oml_xlsx_name(const oml_xlsx *x, size_t i)
{
    return x->sheets[i].name;
}

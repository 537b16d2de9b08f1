/* World Input-Output Database, releases of 2013 and 2016, as workbook or CSV. Two layouts: the publisher's, four
 * heading rows over four cells of labels; and the one of its R files, one heading row (AUS1 ... ROW61, TOT).
 *
 * A column is known by region and number (c1), a row by region and number (c1, r1): a column whose number no row has is
 * a final user, a row without a column a total or a primary input. Industries are called by their code (A01, AtB).
 *
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "format/iotrows.h"
#include "format/xlsx.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { HEADING = 3, LOOK = 16, INDEX = 8, ENTRIES = 40 };

typedef struct account {
    oml_csv_cell region, number, code, name; // number: digits, c and r taken off
} account;

typedef struct layout {
    bool joined;
    account *col;                      // of all columns; those of labels and without a number are empty
    size_t n, index;                   // index: cells of labels before the first
    size_t region, number, code, name; // which cells of a row; n: none
} layout;

typedef struct reading {
    oml_iotsource *s;
    size_t entry;
    oml_iotbuild *b;
    layout at;
    oml_labels keys, numbers; // of rows: region and number; number alone
    const char **codes;       // of their industries
    oml_iotbuild_to *cols;
} reading;

// ---- labels -------------------------------------------------------------------------------------------------------

// c12 or r12: its digits.
static bool
numbered(oml_csv_cell c, oml_csv_cell *digits)
{
    if (c.n < 2 || c.n > 4 || (c.s[0] != 'c' && c.s[0] != 'r'))
        return false;
    for (size_t i = 1; i < c.n; i++)
        if (!isdigit((unsigned char)c.s[i]))
            return false;
    *digits = (oml_csv_cell){c.s + 1, c.n - 1};
    return true;
}

static bool
is_region(oml_csv_cell c)
{
    return c.n == 3 && isalpha((unsigned char)c.s[0]) && isalpha((unsigned char)c.s[1]) &&
           isalpha((unsigned char)c.s[2]);
}

static bool
among(oml_csv_cell c, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (oml_iotbuild_is(c, words[i]))
            return true;
    return false;
}

static bool
is_total_region(oml_csv_cell c)
{
    return c.n == 0 || oml_iotbuild_is(c, "TOT");
}

static const char *
key_of(oml_cx *cx, const account *a)
{
    return oml_arena_printf(&cx->tmp, "%.*s %.*s", (int)a->region.n, a->region.s, (int)a->number.n, a->number.s);
}

static oml_csv_cell
kept(oml_cx *cx, oml_csv_cell c)
{
    return (oml_csv_cell){oml_arena_textn(&cx->tmp, c.s, c.n), c.n};
}

// ---- headings -----------------------------------------------------------------------------------------------------

// Where c1, c2, c3 ... begin in a row; its length when they do not.
static size_t
first_number(const oml_iotrow *row)
{
    oml_csv_cell digits;
    for (size_t j = 0; j + 2 < row->n; j++)
        if (numbered(row->cell[j], &digits) && numbered(row->cell[j + 1], &digits) &&
            numbered(row->cell[j + 2], &digits))
            return j;
    return row->n;
}

static oml_iotrow
copy_row(oml_cx *cx, const oml_iotrow *row)
{
    oml_csv_cell *cells = OML_NEW(&cx->tmp, oml_csv_cell, row->n + 1);
    for (size_t j = 0; j < row->n; j++)
        cells[j] = kept(cx, row->cell[j]);
    return (oml_iotrow){cells, row->n, row->place};
}

static oml_csv_cell
cell_of(const oml_iotrow *row, size_t j)
{
    return j < row->n ? row->cell[j] : (oml_csv_cell){"", 0};
}

// Of the rows above the numbers, the one of regions has three letters everywhere, that of names the most text.
static bool
sort_headings(const oml_iotrow above[HEADING], size_t from, size_t to, const oml_iotrow **region,
              const oml_iotrow **name, const oml_iotrow **code)
{
    size_t best = HEADING, longest = HEADING, most = 0;
    for (size_t k = 0; k < HEADING; k++) {
        size_t regions = 0;
        for (size_t j = from; j < to; j++)
            regions += is_region(cell_of(&above[k], j));
        if (regions + 1 >= to - from && best == HEADING)
            best = k;
    }
    for (size_t k = 0; k < HEADING; k++) {
        size_t text = 0;
        for (size_t j = from; j < to; j++)
            text += cell_of(&above[k], j).n;
        if (k != best && (longest == HEADING || text > most)) {
            longest = k;
            most = text;
        }
    }
    if (best == HEADING)
        return false;
    *region = &above[best];
    *name = &above[longest];
    *code = &above[HEADING - best - longest];
    return true;
}

static oml_rc
no_heading(oml_cx *cx, const reading *r)
{
    const char *file = oml_iotsource_place(r->s, r->entry);
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-WIO-01", (oml_place){.file = file},
                       N_("'%s' has no heading of the World Input-Output Database: regions over c1, c2, c3 ..., or "
                          "IndustryCode, Country, RNr"),
                       file);
}

// AUS12 is 12 of AUS.
static bool
part_joined(oml_csv_cell c, account *out)
{
    if (c.n < 4 || !is_region((oml_csv_cell){c.s, 3}))
        return false;
    for (size_t i = 3; i < c.n; i++)
        if (!isdigit((unsigned char)c.s[i]))
            return false;
    *out = (account){.region = {c.s, 3}, .number = {c.s + 3, c.n - 3}, .code = {"", 0}, .name = {"", 0}};
    return true;
}

static bool
joined_heading(oml_cx *cx, const oml_iotrow *row, layout *out)
{
    *out = (layout){.joined = true,
                    .n = row->n,
                    .index = row->n,
                    .region = row->n,
                    .number = row->n,
                    .code = row->n,
                    .name = row->n};
    out->col = OML_NEW(&cx->tmp, account, row->n + 1);
    for (size_t j = 0; j < row->n; j++) {
        const oml_csv_cell c = kept(cx, row->cell[j]);
        if (strcasecmp(c.s, "IndustryCode") == 0)
            out->code = j;
        else if (strcasecmp(c.s, "IndustryDescription") == 0)
            out->name = j;
        else if (strcasecmp(c.s, "Country") == 0)
            out->region = j;
        else if (strcasecmp(c.s, "RNr") == 0)
            out->number = j;
        else if (part_joined(c, &out->col[j]) && out->index == row->n)
            out->index = j;
        else if (oml_iotbuild_is(c, "TOT"))
            out->col[j].region = c;
    }
    return out->code < row->n && out->region < row->n && out->number < row->n && out->index < row->n;
}

// Which of its labels are what shows in the first row under the heading.
static bool
index_of(const oml_iotrow *row, layout *l)
{
    oml_csv_cell digits;
    l->region = l->number = l->code = l->name = l->index;
    for (size_t j = 0; j < l->index; j++)
        if (l->number == l->index && numbered(cell_of(row, j), &digits))
            l->number = j;
    for (size_t j = 0; j < l->index; j++)
        for (size_t k = l->index; k < l->n && l->region == l->index; k++)
            if (j != l->number && is_region(cell_of(row, j)) && cell_of(row, j).n == l->col[k].region.n &&
                memcmp(cell_of(row, j).s, l->col[k].region.s, l->col[k].region.n) == 0)
                l->region = j;
    for (size_t j = 0; j < l->index; j++)
        if (j != l->number && j != l->region && (l->name == l->index || cell_of(row, j).n > cell_of(row, l->name).n))
            l->name = j;
    for (size_t j = 0; j < l->index; j++)
        if (j != l->number && j != l->region && j != l->name && l->code == l->index)
            l->code = j;
    return l->number < l->index && l->region < l->index;
}

static bool
stacked_heading(oml_cx *cx, const oml_iotrow above[HEADING], const oml_iotrow *numbers, size_t from, layout *out)
{
    const oml_iotrow *region, *name, *code;
    oml_csv_cell digits;
    size_t to = from;
    while (to < numbers->n && numbered(numbers->cell[to], &digits))
        to++;
    if (!sort_headings(above, from, to, &region, &name, &code))
        return false;
    *out = (layout){.index = from, .n = region->n > numbers->n ? region->n : numbers->n};
    out->col = OML_NEW(&cx->tmp, account, out->n + 1);
    for (size_t j = from; j < out->n; j++) {
        account *a = &out->col[j];
        *a = (account){cell_of(region, j), {"", 0}, cell_of(code, j), cell_of(name, j)};
        if (numbered(cell_of(numbers, j), &digits))
            a->number = kept(cx, digits);
    }
    return true;
}

/* The heading, and for stacked ones the first row below it, which is given back in *first. */
static oml_rc
read_heading(oml_cx *cx, reading *r, oml_iotrows *rows, oml_iotrow *first)
{
    oml_iotrow above[HEADING] = {{0}}, row;
    *first = (oml_iotrow){0};
    for (size_t i = 0; i < LOOK; i++) {
        OML_TRY(oml_iotrows_next(cx, rows, &row));
        if (row.n == 0)
            break;
        if (joined_heading(cx, &row, &r->at))
            return OML_OK;
        const size_t from = first_number(&row);
        if (from == row.n || from == 0 || from > INDEX || i < HEADING) {
            memmove(above, above + 1, sizeof above - sizeof *above);
            above[HEADING - 1] = copy_row(cx, &row);
            continue;
        }
        const oml_iotrow numbers = copy_row(cx, &row);
        if (!stacked_heading(cx, above, &numbers, from, &r->at))
            break;
        OML_TRY(oml_iotrows_next(cx, rows, first));
        return first->n > 0 && index_of(first, &r->at) ? OML_OK : no_heading(cx, r);
    }
    return no_heading(cx, r);
}

// ---- rows ---------------------------------------------------------------------------------------------------------

static account
account_of(const layout *l, const oml_iotrow *row)
{
    account a = {cell_of(row, l->region), cell_of(row, l->number), {"", 0}, {"", 0}};
    oml_csv_cell digits;
    if (l->code < l->index)
        a.code = cell_of(row, l->code);
    if (l->name < l->index)
        a.name = cell_of(row, l->name);
    if (!l->joined && numbered(a.number, &digits))
        a.number = digits;
    return a;
}

// What stands below the accounts: totals, output, and what industries pay.
static oml_iotbuild_to
below(oml_cx *cx, oml_iotbuild *b, const account *a)
{
    static const char *const sums[] = {"II_fob", "r60", "60"}, *const outputs[] = {"GO", "r69", "69"};
    const oml_csv_cell label = a->code.n > 0 ? a->code : a->number;
    if (among(label, sums, OML_COUNT(sums)) || label.n == 0)
        return (oml_iotbuild_to){OML_IOTBUILD_SKIP, 0};
    if (among(label, outputs, OML_COUNT(outputs)))
        return (oml_iotbuild_to){OML_IOTBUILD_OUTPUT, 0};
    const bool digits = isdigit((unsigned char)label.s[0]) != 0;
    return oml_iotbuild_primary(
        b, oml_iotbuild_text(oml_arena_printf(&cx->tmp, "%s%.*s", digits ? "r" : "", (int)label.n, label.s)));
}

// First pass: which rows there are.
static oml_rc
survey(oml_cx *cx, reading *r)
{
    OML_AUTO(iotrows) *rows = NULL;
    oml_iotrow row;
    size_t room = 256;
    r->codes = OML_NEW(&cx->tmp, const char *, room);
    OML_TRY(oml_iotrows_open(cx, r->s, r->entry, NULL, &rows));
    OML_TRY(read_heading(cx, r, rows, &row));
    if (row.n == 0)
        OML_TRY(oml_iotrows_next(cx, rows, &row));
    while (row.n > 0) {
        const account a = account_of(&r->at, &row);
        if (!is_total_region(a.region) && a.number.n > 0) {
            const char *key = key_of(cx, &a);
            const uint32_t i = oml_labels_add(&cx->tmp, &r->keys, key, strlen(key));
            oml_labels_add(&cx->tmp, &r->numbers, a.number.s, a.number.n);
            if (r->keys.n > room) {
                const char **more = OML_NEW(&cx->tmp, const char *, room *= 2);
                memcpy(more, r->codes, i * sizeof *more);
                r->codes = more;
            }
            r->codes[i] = a.code.n > 0 ? oml_arena_textn(&cx->tmp, a.code.s, a.code.n)
                                       : oml_arena_printf(&cx->tmp, "c%.*s", (int)a.number.n, a.number.s);
        }
        OML_TRY(oml_iotrows_next(cx, rows, &row));
    }
    return OML_OK;
}

// The five uses of the release of 2016, where the heading gives their numbers only.
static oml_csv_cell
use_of(oml_cx *cx, const account *a)
{
    static const char *const uses[] = {"CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"};
    if (a->code.n > 0)
        return a->code;
    if (a->name.n == 0 && a->number.n == 2 && a->number.s[0] >= '5' && a->number.s[0] <= '6') {
        const int i = (a->number.s[0] - '0') * 10 + a->number.s[1] - '0' - 57;
        if (i >= 0 && i < (int)OML_COUNT(uses))
            return oml_iotbuild_text(uses[i]);
    }
    return oml_iotbuild_text(oml_arena_printf(&cx->tmp, "c%.*s", (int)a->number.n, a->number.s));
}

static void
name_columns(oml_cx *cx, reading *r)
{
    oml_iotbuild *b = r->b;
    const layout *l = &r->at;
    r->cols = OML_NEW(&cx->tmp, oml_iotbuild_to, l->n + 1);
    for (size_t j = l->index; j < l->n; j++) {
        const account *a = &l->col[j];
        const char *key = key_of(cx, a);
        const uint32_t i = oml_labels_find(&r->keys, key, strlen(key));
        r->cols[j].kind = OML_IOTBUILD_SKIP;
        if (oml_iotbuild_is(a->region, "TOT") || oml_iotbuild_is(a->code, "GO"))
            r->cols[j].kind = OML_IOTBUILD_OUTPUT;
        else if (i != OML_LABELS_NONE) {
            const oml_csv_cell code = oml_iotbuild_text(r->codes[i]);
            r->cols[j] = oml_iotbuild_industry(b, a->region, code);
            oml_iotbuild_name(b, &b->sectors, code, a->name);
        } else if (oml_labels_find(&r->numbers, a->number.s, a->number.n) != OML_LABELS_NONE)
            // Other regions have such a row, and this one should: oml_iotbuild_all_rows says so.
            r->cols[j] = oml_iotbuild_industry(b, a->region, a->code.n > 0 ? a->code : a->number);
        else if (a->number.n > 0) {
            const oml_csv_cell use = use_of(cx, a);
            r->cols[j] = oml_iotbuild_final(b, a->region, use);
            oml_iotbuild_name(b, &b->categories, use, a->name);
        }
    }
}

static oml_rc
take_row(oml_cx *cx, reading *r, const oml_iotrows *rows, const oml_iotrow *row)
{
    const layout *l = &r->at;
    oml_iotbuild *b = r->b;
    const account a = account_of(l, row);
    const char *key = key_of(cx, &a);
    const uint32_t i = is_total_region(a.region) ? OML_LABELS_NONE : oml_labels_find(&r->keys, key, strlen(key));
    oml_iotbuild_to to =
        i == OML_LABELS_NONE ? below(cx, b, &a) : oml_iotbuild_industry(b, a.region, oml_iotbuild_text(r->codes[i]));
    if (to.kind == OML_IOTBUILD_UNKNOWN)
        to = below(cx, b, &a);
    if (to.kind == OML_IOTBUILD_SKIP)
        return OML_OK;
    OML_TRY(oml_iotbuild_once(cx, b, to, row->place));
    if (to.kind == OML_IOTBUILD_INDUSTRY)
        oml_iotbuild_name(b, &b->sectors, oml_iotbuild_text(r->codes[i]), a.name);
    for (size_t j = l->index; j < l->n; j++) {
        double value;
        bool known;
        if (r->cols[j].kind == OML_IOTBUILD_SKIP)
            continue;
        OML_TRY(oml_iotrows_number(cx, rows, row, j, &value, &known));
        b->missing += !known && to.kind == OML_IOTBUILD_INDUSTRY;
        oml_iotbuild_put(b, to, r->cols[j], value);
    }
    return OML_OK;
}

static oml_rc
read_rows(oml_cx *cx, reading *r)
{
    OML_AUTO(iotrows) *rows = NULL;
    oml_iotrow row;
    OML_TRY(oml_iotrows_open(cx, r->s, r->entry, NULL, &rows));
    OML_TRY(read_heading(cx, r, rows, &row));
    name_columns(cx, r);
    OML_TRY(oml_iotbuild_fix(cx, r->b));
    if (row.n == 0)
        OML_TRY(oml_iotrows_next(cx, rows, &row));
    while (row.n > 0) {
        OML_TRY(take_row(cx, r, rows, &row));
        OML_TRY(oml_iotrows_next(cx, rows, &row));
    }
    return oml_iotbuild_all_rows(cx, r->b, oml_iotsource_place(r->s, r->entry));
}

// ---- which one ----------------------------------------------------------------------------------------------------

// wiot11_row_sep12 is of 2011.
static int
year_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    const bool two = strncasecmp(name, "wiot", 4) == 0 && isdigit((unsigned char)name[4]) &&
                     isdigit((unsigned char)name[5]) && !isdigit((unsigned char)name[6]);
    if (!two)
        return oml_iotread_year(name);
    const int year = (name[4] - '0') * 10 + name[5] - '0';
    return year + (year >= 60 ? 1900 : 2000);
}

static bool
has_heading(oml_cx *cx, oml_iotsource *s, size_t entry)
{
    reading r = {.s = s, .entry = entry};
    OML_AUTO(iotrows) *rows = NULL;
    oml_iotrow first;
    const bool found =
        oml_iotrows_open(cx, s, entry, NULL, &rows) == OML_OK && read_heading(cx, &r, rows, &first) == OML_OK;
    oml_cx_clear(cx);
    return found;
}

static bool
may_be(const oml_iotsource *s, size_t i)
{
    const char *name = oml_iotsource_name(s, i), *dot = strrchr(name, '.');
    return oml_iotrows_is_workbook(s, i) ||
           (dot != NULL && (strcasecmp(dot, ".csv") == 0 || strcasecmp(dot, ".txt") == 0));
}

static size_t
find(oml_cx *cx, oml_iotsource *s, int year)
{
    for (size_t i = oml_iotsource_count(s); i-- > 0;)
        if (oml_iotsource_count(s) <= ENTRIES && may_be(s, i) &&
            (year == 0 || oml_iotsource_count(s) == 1 || year_of(oml_iotsource_name(s, i)) == year) &&
            has_heading(cx, s, i))
            return i;
    return OML_IOTSOURCE_NONE;
}

static bool
is_binary(const oml_iotsource *s)
{
    return oml_iotsource_find(s, "xl/workbook.bin") != OML_IOTSOURCE_NONE;
}

static bool
fits(oml_cx *cx, oml_iotsource *s)
{
    return is_binary(s) || find(cx, s, 0) != OML_IOTSOURCE_NONE;
}

static oml_rc
read(oml_cx *cx, oml_iotsource *s, int year, oml_iotbuild *b)
{
    const char *path = oml_iotsource_path(s);
    if (is_binary(s))
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_PARSE, "OML-WIO-02", (oml_place){.file = path},
                                    N_("'%s' is a binary workbook (xlsb), which is not read"), path),
                        N_("open it in a spreadsheet and save it as .xlsx or .csv"));
    reading r = {.s = s, .entry = find(cx, s, year), .b = b};
    if (r.entry == OML_IOTSOURCE_NONE && oml_iotsource_count(s) == 1)
        r.entry = 0; // say what is wrong with it
    if (r.entry == OML_IOTSOURCE_NONE)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-WIO-03", (oml_place){.file = path},
                           N_("'%s' has no table of the World Input-Output Database of that year"), path);
    OML_TRY(survey(cx, &r));
    OML_TRY(read_rows(cx, &r));
    b->year = year != 0 ? year : year_of(oml_iotsource_name(s, r.entry));
    b->title = oml_arena_printf(&cx->tmp, "WIOD %d", b->year);
    b->source = "World Input-Output Database";
    b->currency = "USD";
    b->currency_unit = "M.USD";
    return OML_OK;
}

const oml_iotread_format oml_wiod_format = {
    "wiod", N_("World Input-Output Database, releases of 2013 and 2016, as workbook or CSV"), fits, read};

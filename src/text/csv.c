/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/csv.h"

#include "text/utf8.h"

#include <string.h>

#define MARK "\xEF\xBB\xBF"

static bool
begins(const char *s, const char *end, const char *with, size_t n)
{
    return (size_t)(end - s) >= n && memcmp(s, with, n) == 0;
}

static bool
ends_line(char c)
{
    return c == '\n' || c == '\r';
}

// The separator the first line has most of; quotes hide what is between them.
static char
found_separator(const char *s, const char *end)
{
    static const char known[] = {',', ';', '\t'};
    size_t count[sizeof known] = {0}, best = 0;
    bool quoted = false;
    while (s < end && ends_line(*s))
        s++;
    for (; s < end && (quoted || !ends_line(*s)); s++) {
        quoted ^= *s == '"';
        for (size_t i = 0; i < sizeof known && !quoted; i++)
            count[i] += *s == known[i];
    }
    for (size_t i = 1; i < sizeof known; i++)
        if (count[i] > count[best])
            best = i;
    return known[best];
}

// Past the end of the line at s, if there is one.
static const char *
past_line_end(const char *s, const char *end)
{
    if (begins(s, end, "\r\n", 2))
        return s + 2;
    return s < end && ends_line(*s) ? s + 1 : s;
}

void
oml_csv_init(oml_csv *c, const char *file, const char *s, size_t n, char separator)
{
    s = s == NULL ? "" : s; // no bytes at all
    *c = (oml_csv){.file = file, .s = s, .at = s, .end = s + n, .line = 1, .separator = separator};
    if (begins(c->at, c->end, MARK, 3))
        c->at += 3;
    if (separator != 0)
        return;
    // Excel's own way to say it: a first line `sep=;`
    if (begins(c->at, c->end, "sep=", 4) && c->end - c->at > 5 && ends_line(c->at[5])) {
        c->separator = c->at[4];
        c->at = past_line_end(c->at + 5, c->end);
        c->line++;
    } else
        c->separator = found_separator(c->at, c->end);
}

// Where cell i of the row in the making stands.
static oml_place
place(oml_cx *cx, const oml_csv *c, size_t row, size_t i)
{
    const char *column = i < c->n_heading && c->heading[i].n > 0
                             ? oml_arena_textn(&cx->tmp, c->heading[i].s, c->heading[i].n)
                             : oml_arena_printf(&cx->tmp, "%zu", i + 1);
    return (oml_place){c->file, row, column};
}

static oml_rc
add_cell(oml_cx *cx, oml_csv *c, const char *s, size_t n)
{
    if (c->n_cells == c->room) {
        if (c->room == OML_CSV_COLUMNS)
            return OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-08", place(cx, c, c->row, c->n_cells),
                               N_("the row has more than %d cells"), OML_CSV_COLUMNS);
        const size_t room = c->room == 0 ? 64 : 2 * c->room;
        oml_csv_cell *cells = OML_NEW(&cx->tmp, oml_csv_cell, room);
        if (c->n_cells > 0)
            memcpy(cells, c->open, c->n_cells * sizeof *cells);
        c->open = cells;
        c->room = room;
    }
    c->open[c->n_cells++] = (oml_csv_cell){s, n};
    return OML_OK;
}

// The text between quotes at s..close, with doubled quotes undone and line ends made LF.
static oml_csv_cell
unquoted(oml_cx *cx, const char *s, const char *close)
{
    char *copy = OML_TRY_NEW(&cx->tmp, char, (size_t)(close - s)), *to = copy;
    if (copy == NULL)
        return (oml_csv_cell){0};
    while (s < close) {
        const char *next = ends_line(*s) ? past_line_end(s, close) : s + (*s == '"' ? 2 : 1);
        *to++ = ends_line(*s) ? '\n' : *s;
        s = next;
    }
    return (oml_csv_cell){copy, (size_t)(to - copy)};
}

// A cell that begins with a quote at c->at; moves past its closing quote.
static oml_rc
quoted_cell(oml_cx *cx, oml_csv *c)
{
    const char *s = c->at + 1, *at = s;
    bool plain = true;
    for (;; at++) {
        if (at == c->end)
            return OML_HINT(cx,
                            OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-01", place(cx, c, c->row, c->n_cells),
                                        N_("the quote that begins this cell is never closed")),
                            N_("a quote inside a quoted cell is written twice"));
        if (*at == '"') {
            if (at + 1 == c->end || at[1] != '"')
                break;
            plain = false;
            at++;
        } else if (*at == '\r') {
            plain = false;
            if (at + 1 == c->end || at[1] != '\n')
                c->line++;
        } else if (*at == '\n')
            c->line++;
    }
    oml_csv_cell cell = {s, (size_t)(at - s)};
    if (!plain) {
        cell = unquoted(cx, s, at);
        if (cell.s == NULL)
            return OML_FAIL(cx, OML_E_NOMEM, "OML-CSV-09", N_("no memory for the rows of a CSV file"));
    }
    c->at = at + 1;
    if (c->at < c->end && *c->at != c->separator && !ends_line(*c->at))
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-02", place(cx, c, c->row, c->n_cells),
                                    N_("text stands after the closing quote of the cell")),
                        N_("a quote inside a quoted cell is written twice"));
    return add_cell(cx, c, cell.s, cell.n);
}

static oml_rc
plain_cell(oml_cx *cx, oml_csv *c)
{
    const char *s = c->at, *at = s;
    while (at < c->end && *at != c->separator && !ends_line(*at) && *at != '"')
        at++;
    if (at < c->end && *at == '"')
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-03", place(cx, c, c->row, c->n_cells),
                                    N_("a quote stands inside a cell that does not begin with one")),
                        N_("put quotes around the whole cell, and write the quote inside it twice"));
    c->at = at;
    return add_cell(cx, c, s, (size_t)(at - s));
}

// Cells up to the end of the line.
static oml_rc
read_row(oml_cx *cx, oml_csv *c)
{
    for (;;) {
        OML_TRY(c->at < c->end && *c->at == '"' ? quoted_cell(cx, c) : plain_cell(cx, c));
        if (c->at == c->end || *c->at != c->separator)
            break;
        c->at++;
    }
    if (c->at < c->end) {
        c->at = past_line_end(c->at, c->end);
        c->line++;
    }
    return OML_OK;
}

// Line and cell of a byte of the row that began at `from`: the cells are counted as read_row does.
static oml_place
place_of_byte(oml_cx *cx, const oml_csv *c, const char *from, const char *byte)
{
    size_t line = c->row, cell = 0;
    bool quoted = false;
    for (; from < byte; from++) {
        quoted ^= *from == '"';
        cell += !quoted && *from == c->separator;
        line += *from == '\n' || (*from == '\r' && from[1] != '\n');
    }
    return place(cx, c, line, cell);
}

static oml_rc
check_bytes(oml_cx *cx, const oml_csv *c, const char *from)
{
    const size_t n = (size_t)(c->at - from), good = oml_utf8_check(from, n);
    if (good < n) {
        OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-05", place_of_byte(cx, c, from, from + good),
                    N_("byte 0x%02X is not UTF-8"), (unsigned)(unsigned char)from[good]);
        return OML_HINT(cx, OML_E_PARSE,
                        N_("the file seems to be in Latin-1 or Windows-1252: save it as UTF-8, which Excel calls "
                           "'CSV UTF-8'"));
    }
    const char *nul = memchr(from, '\0', n);
    if (nul != NULL)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-06", place_of_byte(cx, c, from, nul),
                           N_("a zero byte: this is not a text file"));
    return OML_OK;
}

static oml_rc
check_begin(oml_cx *cx, const oml_csv *c)
{
    if (begins(c->s, c->end, "\xFF\xFE", 2) || begins(c->s, c->end, "\xFE\xFF", 2))
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-07", ((oml_place){.file = c->file, .row = 1}),
                                    N_("this is UTF-16 text, not UTF-8")),
                        N_("save it as UTF-8, which Excel calls 'CSV UTF-8'"));
    return OML_OK;
}

oml_rc
oml_csv_next(oml_cx *cx, oml_csv *c)
{
    if (c->n_heading == 0)
        OML_TRY(check_begin(cx, c));
    c->n_cells = 0;
    while (c->at < c->end && ends_line(*c->at)) {
        c->at = past_line_end(c->at, c->end);
        c->line++;
    }
    if (c->at == c->end)
        return OML_OK;
    const char *from = c->at;
    c->row = c->line;
    OML_TRY(read_row(cx, c));
    OML_TRY(check_bytes(cx, c, from));
    if (c->n_heading == 0) {
        c->n_heading = c->n_cells;
        c->heading = OML_NEW(&cx->tmp, oml_csv_cell, c->n_cells);
        memcpy(c->heading, c->open, c->n_cells * sizeof *c->heading);
    } else if (c->n_cells != c->n_heading)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_PARSE, "OML-CSV-04",
                                    place(cx, c, c->row, c->n_cells < c->n_heading ? c->n_cells : c->n_heading),
                                    N_("the row has %zu cells, the first row %zu"), c->n_cells, c->n_heading),
                        N_("a text with the separator '%s' or a quote in it must stand between quotes"),
                        c->separator == '\t' ? "tab" : (const char[]){c->separator, '\0'});
    c->cells = c->open;
    return OML_OK;
}

// ---- writing -----------------------------------------------------------------------------------------------

void
oml_csv_put(oml_buf *out, const char *const cells[], size_t n, char separator)
{
    const char special[] = {separator, '"', '\n', '\r', '\0'};
    for (size_t i = 0; i < n; i++) {
        const char *s = cells[i] == NULL ? "" : cells[i];
        if (i > 0)
            oml_buf_char(out, separator);
        const size_t plain = strcspn(s, special);
        // A sole empty cell would be an empty line, and a mark at the start would be skipped.
        if (s[plain] == '\0' && (n > 1 || plain > 0) && !begins(s, s + plain, MARK, 3)) {
            oml_buf_add(out, s, plain);
            continue;
        }
        oml_buf_char(out, '"');
        for (const char *quote; (quote = strchr(s, '"')) != NULL; s = quote + 1) {
            oml_buf_add(out, s, (size_t)(quote - s) + 1);
            oml_buf_char(out, '"');
        }
        oml_buf_text(out, s);
        oml_buf_char(out, '"');
    }
    oml_buf_char(out, '\n');
}

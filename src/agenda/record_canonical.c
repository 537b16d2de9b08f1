/* SPDX-License-Identifier: EUPL-1.2 */
// One cell of text from outside becomes the one way in which its field writes that value.
#include "agenda/period.h"
#include "agenda/record.h"
#include "text/number.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 60 };

typedef struct cell {
    const oml_field *field;
    const char *s;
    size_t n;
    bool comma;
    oml_place place;
} cell;

// The value for a message: cut off where it is long, never inside a character.
static const char *
shown(oml_cx *cx, const cell *c)
{
    if (c->n <= SHOWN)
        return oml_arena_textn(&cx->tmp, c->s, c->n);
    size_t n = SHOWN;
    while (n > 0 && ((unsigned char)c->s[n] & 0xC0u) == 0x80)
        n--;
    return oml_arena_printf(&cx->tmp, "%.*s...", (int)n, c->s);
}

static bool
blank(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

static bool
digit(char ch)
{
    return ch >= '0' && ch <= '9';
}

// Also the no-break space, which comes along from web pages and spreadsheets.
static void
trim(cell *c)
{
    for (;;) {
        if (c->n > 0 && blank(c->s[0]))
            c->s++, c->n--;
        else if (c->n > 1 && memcmp(c->s, "\xC2\xA0", 2) == 0)
            c->s += 2, c->n -= 2;
        else
            break;
    }
    for (;;) {
        if (c->n > 0 && blank(c->s[c->n - 1]))
            c->n--;
        else if (c->n > 1 && memcmp(c->s + c->n - 2, "\xC2\xA0", 2) == 0)
            c->n -= 2;
        else
            break;
    }
}

static oml_rc
check_bytes(oml_cx *cx, const cell *c)
{
    size_t bad = oml_utf8_check(c->s, c->n);
    for (size_t i = 0; i < bad; i++) {
        const unsigned char ch = (unsigned char)c->s[i];
        const bool line_end = ch == '\r' && i + 1 < c->n && c->s[i + 1] == '\n';
        const bool c1 = ch == 0xC2 && (unsigned char)c->s[i + 1] < 0xA0;
        if ((ch < 0x20 && !blank((char)ch)) || (ch == '\r' && !line_end) || ch == 0x7F || c1)
            bad = i;
    }
    if (bad == c->n)
        return OML_OK;
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-06", c->place,
                                N_("byte %zu of '%s' is not UTF-8 text or is a control character"), bad + 1,
                                c->field->name),
                    N_("save the file as UTF-8"));
}

// The text as it is, with a plain line feed for each line end.
static const char *
plain_text(oml_cx *cx, const cell *c)
{
    char *out = oml_arena_get(&cx->tmp, c->n + 1, 1), *to = out;
    for (size_t i = 0; i < c->n; i++)
        if (c->s[i] != '\r')
            *to++ = c->s[i];
    *to = '\0';
    return out;
}

// A number with a decimal comma in the form of one with a point. The dots between thousands must stand where they
// belong: 1.234,5 is one, 1.5 is not, since it may have meant one and a half.
static bool
without_comma(oml_cx *cx, cell *c)
{
    char *out = oml_arena_get(&cx->tmp, c->n + 1, 1);
    size_t n = 0, i = 0, run = 0, groups = 0;
    if (c->n > 0 && (c->s[0] == '-' || c->s[0] == '+'))
        out[n++] = c->s[i++];
    for (; i < c->n && (digit(c->s[i]) || c->s[i] == '.'); i++) {
        if (c->s[i] == '.') {
            if (run == 0 || run > 3 || (groups > 0 && run != 3))
                return false;
            groups++;
            run = 0;
        } else {
            out[n++] = c->s[i];
            run++;
        }
    }
    if (groups > 0 && run != 3)
        return false;
    for (; i < c->n; i++) {
        if (c->s[i] == '.')
            return false;
        out[n++] = c->s[i] == ',' ? '.' : c->s[i];
    }
    c->s = out;
    c->n = n;
    return true;
}

static oml_rc
real(oml_cx *cx, cell c, const char **out)
{
    double x;
    cell plain = c;
    if ((c.comma && !without_comma(cx, &plain)) || !oml_number_parse(plain.s, plain.n, &x))
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-02", c.place, N_("'%s' is not a number"), shown(cx, &c));
    char *text = oml_arena_get(&cx->tmp, OML_NUMBER_TEXT, 1);
    oml_number_print(x, text);
    *out = text;
    return OML_OK;
}

static oml_rc
integer(oml_cx *cx, cell c, const char **out)
{
    int64_t x;
    cell plain = c;
    if ((c.comma && !without_comma(cx, &plain)) || !oml_number_parse_int(plain.s, plain.n, &x))
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-12", c.place, N_("'%s' is not a whole number"), shown(cx, &c));
    *out = oml_arena_printf(&cx->tmp, "%lld", (long long)x);
    return OML_OK;
}

// Euro with at most two decimals, as text all the way: no cent is lost in a double.
static bool
amount(oml_cx *cx, const cell *c, const char **out)
{
    const bool negative = c->n > 0 && c->s[0] == '-';
    size_t i = c->n > 0 && (c->s[0] == '-' || c->s[0] == '+') ? 1 : 0;
    const size_t start = i;
    while (i < c->n && digit(c->s[i]))
        i++;
    const size_t whole = i - start, decimals = i < c->n ? c->n - i - 1 : 0;
    if (whole == 0 || (i < c->n && (c->s[i] != '.' || decimals == 0 || decimals > 2)))
        return false;
    char *cents = oml_arena_get(&cx->tmp, c->n + 4, 1);
    size_t n = 0;
    memcpy(cents + n, c->s, i);
    n += i;
    for (size_t k = 0; k < 2; k++) {
        const char ch = k < decimals ? c->s[i + 1 + k] : '0';
        if (!digit(ch))
            return false;
        cents[n++] = ch;
    }
    int64_t value;
    if (!oml_number_parse_int(cents, n, &value))
        return false;
    const uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    *out = oml_arena_printf(&cx->tmp, "%s%llu.%02u", negative && value != 0 ? "-" : "",
                            (unsigned long long)(size / 100), (unsigned)(size % 100));
    return true;
}

static oml_rc
money(oml_cx *cx, cell c, const char **out)
{
    cell plain = c;
    if ((c.comma && !without_comma(cx, &plain)) || !amount(cx, &plain, out))
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-07", c.place,
                           N_("'%s' is not an amount in euro with at most two decimals"), shown(cx, &c));
    return OML_OK;
}

static bool
is_word(const cell *c, const char *words)
{
    char low[8] = "";
    if (c->n >= sizeof low)
        return false;
    for (size_t i = 0; i < c->n; i++)
        low[i] = c->s[i] >= 'A' && c->s[i] <= 'Z' ? (char)(c->s[i] + ('a' - 'A')) : c->s[i];
    const oml_field list = {.of = words};
    return oml_noun_enum_has(&list, low, c->n);
}

static oml_rc
yes_or_no(oml_cx *cx, cell c, const char **out)
{
    if (is_word(&c, "1|true|yes|ja|waar"))
        *out = "1";
    else if (is_word(&c, "0|false|no|nee|onwaar"))
        *out = "0";
    else
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-05", c.place, N_("'%s' is neither 1 (yes) nor 0 (no)"),
                           shown(cx, &c));
    return OML_OK;
}

static oml_rc
choice(oml_cx *cx, cell c, const char **out)
{
    if (!oml_noun_enum_has(c.field, c.s, c.n))
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-03", c.place, N_("'%s' is not a value of '%s'"),
                                    shown(cx, &c), c.field->name),
                        N_("one of: %s"), c.field->of);
    *out = oml_arena_textn(&cx->tmp, c.s, c.n);
    return OML_OK;
}

static oml_rc
date(oml_cx *cx, cell c, const char **out)
{
    oml_period p;
    if (!oml_period_parse(c.s, c.n, &p))
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-04", c.place, N_("'%s' is not a date"), shown(cx, &c)),
                        N_("write 2026, 2026-Q3, 2026-11 or 2026-11-24"));
    *out = oml_arena_textn(&cx->tmp, c.s, c.n);
    return OML_OK;
}

static bool
separates(char ch)
{
    return blank(ch) || ch == ',' || ch == ';';
}

// Codes stand in lists and on command lines, so they keep out what separates there.
static oml_rc
code(oml_cx *cx, cell c, const char **out)
{
    bool sound = c.n <= 100 && c.s[0] != '-';
    for (size_t i = 0; i < c.n; i++)
        sound = sound && !separates(c.s[i]) && c.s[i] != '"' && c.s[i] != '\'' && c.s[i] != '|';
    if (!sound)
        return OML_HINT(cx,
                        OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-13", c.place, N_("'%s' is not a code"), shown(cx, &c)),
                        N_("a code has at most 100 bytes, no spaces, commas, semicolons, bars or quotes, and does not "
                           "begin with a hyphen"));
    *out = oml_arena_textn(&cx->tmp, c.s, c.n);
    return OML_OK;
}

static bool
stands_in(const char *codes, const cell *one)
{
    for (const char *at = codes; *at != '\0';) {
        const size_t n = strcspn(at, " ");
        if (n == one->n && memcmp(at, one->s, n) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

static oml_rc
list(oml_cx *cx, cell c, const char **out)
{
    char *text = oml_arena_get(&cx->tmp, c.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < c.n;) {
        size_t len = 0;
        while (i + len < c.n && !separates(c.s[i + len]))
            len++;
        if (len > 0) {
            cell one = {c.field, c.s + i, len, false, c.place};
            const char *same_text;
            OML_TRY(code(cx, one, &same_text));
            if (stands_in(text, &one))
                return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-08", c.place, N_("'%s' stands twice in the list"),
                                   shown(cx, &one));
            if (n > 0)
                text[n++] = ' ';
            memcpy(text + n, one.s, len);
            n += len;
            text[n] = '\0';
        }
        i += len + 1;
    }
    *out = n > 0 ? text : NULL;
    return OML_OK;
}

static oml_rc
empty(oml_cx *cx, const cell *c, const char **out)
{
    if ((c->field->flags & OML_FIELD_REQUIRED) == 0)
        return OML_OK;
    if (c->field->kind == OML_FIELD_BOOL) {
        *out = "0";
        return OML_OK;
    }
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-01", c->place, N_("'%s' may not be empty"), c->field->name);
}

static oml_rc
by_kind(oml_cx *cx, cell c, const char **out)
{
    switch (c.field->kind) {
    case OML_FIELD_TEXT:
        if (strcmp(c.field->name, "code") == 0 || strcmp(c.field->name, "successor") == 0)
            return code(cx, c, out);
        *out = plain_text(cx, &c);
        return OML_OK;
    case OML_FIELD_REAL:
        return real(cx, c, out);
    case OML_FIELD_INT:
        return integer(cx, c, out);
    case OML_FIELD_BOOL:
        return yes_or_no(cx, c, out);
    case OML_FIELD_DATE:
        return date(cx, c, out);
    case OML_FIELD_MONEY:
        return money(cx, c, out);
    case OML_FIELD_ENUM:
        return choice(cx, c, out);
    case OML_FIELD_REF:
        return code(cx, c, out);
    case OML_FIELD_LIST:
        return list(cx, c, out);
    }
    return OML_OK;
}

oml_rc
oml_record_canonical(oml_cx *cx, const oml_field *field, const char *text, size_t n, bool comma, oml_place place,
                     const char **out)
{
    *out = NULL;
    cell c = {field, text, n, comma, place};
    if (c.place.column == NULL)
        c.place.column = field->name;
    OML_TRY(check_bytes(cx, &c));
    trim(&c);
    if (c.n > 0)
        OML_TRY(by_kind(cx, c, out));
    return *out != NULL ? OML_OK : empty(cx, &c, out);
}

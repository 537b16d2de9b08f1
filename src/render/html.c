/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html.h"

#include "text/utf8.h"

#include <string.h>
#include <strings.h>

#define REPLACEMENT "\xEF\xBF\xBD"

// The valid UTF-8 at the start of s, at least one byte's worth; *valid false: one bad byte.
static size_t
piece(const char *s, size_t n, bool *valid)
{
    const size_t good = oml_utf8_check(s, n);
    *valid = good > 0;
    return good > 0 ? good : 1;
}

static bool
dropped(char c)
{
    return ((unsigned char)c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

static const char *
reference(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

// n bytes as text, line feeds as `feed` when it is not NULL.
static void
escaped(oml_buf *out, const char *s, size_t n, const char *feed)
{
    for (size_t at = 0; at < n;) {
        bool valid;
        const size_t len = piece(s + at, n - at, &valid);
        if (!valid)
            oml_buf_text(out, REPLACEMENT);
        for (size_t i = at; valid && i < at + len; i++) {
            const char *r = feed != NULL && s[i] == '\n' ? feed : reference(s[i]);
            if (r != NULL)
                oml_buf_text(out, r);
            else if (!dropped(s[i]))
                oml_buf_char(out, s[i]);
        }
        at += len;
    }
}

void
oml_html_text(oml_buf *out, const char *s)
{
    if (s != NULL)
        escaped(out, s, strlen(s), NULL);
}

// n bytes from the first letter on: a to z, or one of Latin-1's with an accent.
static size_t
capital(oml_buf *out, const char *s, size_t n)
{
    if (n > 0 && s[0] >= 'a' && s[0] <= 'z') {
        oml_buf_char(out, (char)(s[0] - 'a' + 'A'));
        return 1;
    }
    if (n > 1 && s[0] == '\xC3' && (unsigned char)s[1] >= 0xA0 && (unsigned char)s[1] <= 0xBE && s[1] != '\xB7') {
        oml_buf_char(out, s[0]);
        oml_buf_char(out, (char)((unsigned char)s[1] - 0x20));
        return 2;
    }
    return 0;
}

static void
sentence(oml_buf *out, const char *s, size_t n, const char *feed)
{
    const size_t first = capital(out, s, n);
    escaped(out, s + first, n - first, feed);
    const char last = n == 0 ? '.' : s[n - 1];
    if (strchr(".!?:;,>'\"", last) == NULL)
        oml_buf_char(out, '.');
}

void
oml_html_capital(oml_buf *out, const char *s)
{
    if (s != NULL)
        oml_html_text(out, s + capital(out, s, strlen(s)));
}

void
oml_html_sentence(oml_buf *out, const char *s)
{
    if (s != NULL)
        sentence(out, s, strlen(s), NULL);
}

void
oml_html_paragraphs(oml_buf *out, const char *s)
{
    while (s != NULL && *s != '\0') {
        const char *gap = strstr(s, "\n\n");
        const size_t n = gap == NULL ? strlen(s) : (size_t)(gap - s);
        if (n > 0) {
            oml_buf_text(out, "<p>");
            sentence(out, s, n, "<br>");
            oml_buf_text(out, "</p>\n");
        }
        s = gap == NULL ? NULL : gap + 2;
    }
}

// One byte of valid UTF-8 in a JSON string.
static void
json_byte(oml_buf *out, char c)
{
    const unsigned char u = (unsigned char)c;
    if (dropped(c))
        return;
    if (u < 0x20 || c == '<' || c == '>' || c == '&')
        oml_buf_printf(out, "\\u%04x", u);
    else if (c == '"' || c == '\\') {
        oml_buf_char(out, '\\');
        oml_buf_char(out, c);
    } else
        oml_buf_char(out, c);
}

void
oml_html_json(oml_buf *out, const char *s)
{
    oml_buf_char(out, '"');
    for (size_t at = 0, n = strlen(s); at < n;) {
        bool valid;
        const size_t len = piece(s + at, n - at, &valid);
        if (!valid)
            oml_buf_text(out, REPLACEMENT);
        for (size_t i = at; valid && i < at + len; i++) {
            const bool separator =
                at + len - i >= 3 && (memcmp(s + i, "\xE2\x80\xA8", 3) == 0 || memcmp(s + i, "\xE2\x80\xA9", 3) == 0);
            if (separator) {
                oml_buf_text(out, s[i + 2] == '\xA8' ? "\\u2028" : "\\u2029");
                i += 2;
            } else
                json_byte(out, s[i]);
        }
        at += len;
    }
    oml_buf_char(out, '"');
}

bool
oml_html_is_link(const char *s)
{
    if (s == NULL || (strncasecmp(s, "http://", 7) != 0 && strncasecmp(s, "https://", 8) != 0))
        return false;
    for (; *s != '\0'; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7F)
            return false;
    return true;
}

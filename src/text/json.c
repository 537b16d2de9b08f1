/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/json.h"

#include "text/number.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

// An oml_json is jansson's value under our name: the cast is the whole wrapping.
static json_t *
theirs(const oml_json *j)
{
    union {
        const oml_json *from;
        json_t *to;
    } same = {j};
    return same.to;
}

static oml_json *
ours(json_t *j)
{
    return (oml_json *)(void *)j;
}

oml_rc
oml_json_parse(oml_cx *cx, const char *file, const char *s, size_t n, oml_json **out)
{
    json_error_t error;
    const size_t strict = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
    json_t *value = json_loadb(s, n, strict, &error);
    // A whole number beyond int64 is a number all the same: then all are read as reals.
    if (value == NULL && json_error_code(&error) == json_error_numeric_overflow)
        value = json_loadb(s, n, strict | JSON_DECODE_INT_AS_REAL, &error);
    *out = ours(value);
    if (value != NULL)
        return OML_OK;
    const oml_place place = {file, error.line > 0 ? (size_t)error.line : 0,
                             error.column >= 0 ? oml_arena_printf(&cx->tmp, "%d", error.column) : NULL};
    return OML_FAIL_AT(cx, json_error_code(&error) == json_error_out_of_memory ? OML_E_NOMEM : OML_E_PARSE,
                       "OML-JSO-01", place, N_("this is not JSON: %s"), error.text);
}

void
oml_json_free(oml_json *j)
{
    json_decref(theirs(j));
}

oml_json_kind
oml_json_is(const oml_json *j)
{
    switch (json_typeof(theirs(j))) {
    case JSON_OBJECT:
        return OML_JSON_OBJECT;
    case JSON_ARRAY:
        return OML_JSON_ARRAY;
    case JSON_STRING:
        return OML_JSON_TEXT;
    case JSON_INTEGER:
    case JSON_REAL:
        return OML_JSON_NUMBER;
    case JSON_TRUE:
    case JSON_FALSE:
        return OML_JSON_BOOL;
    case JSON_NULL:
        break;
    }
    return OML_JSON_NULL;
}

const oml_json *
oml_json_get(const oml_json *object, const char *name)
{
    return ours(json_object_get(theirs(object), name));
}

size_t
oml_json_size(const oml_json *j)
{
    return json_is_array(theirs(j)) ? json_array_size(theirs(j)) : json_object_size(theirs(j));
}

const oml_json *
oml_json_at(const oml_json *array, size_t i)
{
    return ours(json_array_get(theirs(array), i));
}

const oml_json *
oml_json_next(const oml_json *object, void **at, const char **name)
{
    *at = *at == NULL ? json_object_iter(theirs(object)) : json_object_iter_next(theirs(object), *at);
    if (*at == NULL)
        return NULL;
    *name = json_object_iter_key(*at);
    return ours(json_object_iter_value(*at));
}

const char *
oml_json_text(const oml_json *j)
{
    return json_string_value(theirs(j));
}

bool
oml_json_number(const oml_json *j, double *out)
{
    if (!json_is_number(theirs(j)))
        return false;
    *out = json_number_value(theirs(j));
    return true;
}

bool
oml_json_int(const oml_json *j, int64_t *out)
{
    if (!json_is_integer(theirs(j)))
        return false;
    *out = json_integer_value(theirs(j));
    return true;
}

bool
oml_json_bool(const oml_json *j, bool *out)
{
    if (!json_is_boolean(theirs(j)))
        return false;
    *out = json_is_true(theirs(j));
    return true;
}

// ---- writing -----------------------------------------------------------------------------------------------

static void
new_line(oml_json_out *w)
{
    if (w->indent == 0)
        return;
    oml_buf_char(w->buf, '\n');
    for (unsigned i = 0; i < w->depth * w->indent; i++)
        oml_buf_char(w->buf, ' ');
}

static uint64_t
level(const oml_json_out *w)
{
    return (uint64_t)1 << w->depth;
}

// What stands before a value or a name: a comma after the one before, a new line.
static void
begin(oml_json_out *w)
{
    if (w->named) {
        w->named = false;
        return;
    }
    if ((w->more & level(w)) != 0)
        oml_buf_char(w->buf, ',');
    if (w->depth > 0)
        new_line(w);
    w->more |= level(w);
}

static void
open_level(oml_json_out *w, bool object)
{
    begin(w);
    oml_buf_char(w->buf, object ? '{' : '[');
    assert(w->depth < 63);
    w->depth++;
    w->more &= ~level(w);
    w->object = object ? w->object | level(w) : w->object & ~level(w);
}

void
oml_json_put_object(oml_json_out *w)
{
    open_level(w, true);
}

void
oml_json_put_array(oml_json_out *w)
{
    open_level(w, false);
}

void
oml_json_put_end(oml_json_out *w)
{
    assert(w->depth > 0 && !w->named);
    const bool object = (w->object & level(w)) != 0, empty = (w->more & level(w)) == 0;
    w->depth--;
    if (!empty)
        new_line(w);
    oml_buf_char(w->buf, object ? '}' : ']');
}

// Only what must be escaped is (RFC 8259, section 7).
static void
quoted(oml_buf *buf, const char *s)
{
    oml_buf_char(buf, '"');
    for (;;) {
        size_t plain = 0;
        while ((unsigned char)s[plain] >= 0x20 && s[plain] != '"' && s[plain] != '\\')
            plain++;
        oml_buf_add(buf, s, plain);
        s += plain;
        const char c = *s++;
        if (c == '\0')
            break;
        if (c == '"' || c == '\\')
            oml_buf_add(buf, (const char[]){'\\', c}, 2);
        else if (c == '\n' || c == '\t' || c == '\r')
            oml_buf_text(buf, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        else
            oml_buf_printf(buf, "\\u%04x", (unsigned)(unsigned char)c);
    }
    oml_buf_char(buf, '"');
}

void
oml_json_put_name(oml_json_out *w, const char *name)
{
    assert(!w->named && (w->object & level(w)) != 0);
    begin(w);
    quoted(w->buf, name);
    oml_buf_text(w->buf, w->indent > 0 ? ": " : ":");
    w->named = true;
}

void
oml_json_put_text(oml_json_out *w, const char *s)
{
    begin(w);
    if (s == NULL)
        oml_buf_text(w->buf, "null");
    else
        quoted(w->buf, s);
}

void
oml_json_put_real(oml_json_out *w, double x)
{
    char text[OML_NUMBER_TEXT] = "null";
    begin(w);
    const size_t n = isfinite(x) ? oml_number_print(x, text) : 4;
    oml_buf_add(w->buf, text, n);
    // Readers take a whole number for an integer of 64 bits, which this may not be.
    if (isfinite(x) && fabs(x) >= 0x1p53 && strpbrk(text, ".e") == NULL)
        oml_buf_text(w->buf, ".0");
}

void
oml_json_put_int(oml_json_out *w, int64_t x)
{
    begin(w);
    oml_buf_printf(w->buf, "%lld", (long long)x);
}

void
oml_json_put_bool(oml_json_out *w, bool x)
{
    begin(w);
    oml_buf_text(w->buf, x ? "true" : "false");
}

void
oml_json_put_null(oml_json_out *w)
{
    begin(w);
    oml_buf_text(w->buf, "null");
}

void
oml_json_put_raw(oml_json_out *w, const char *json)
{
    begin(w);
    oml_buf_text(w->buf, json);
}

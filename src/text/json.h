/**
 * JSON (RFC 8259), in and out.
 *
 * Reading is strict: no comments, no trailing commas, no name twice in an object,
 * no NUL in text, nothing after the value, at most 2048 levels. A whole number
 * beyond int64 makes all numbers of its text be read as reals. Writing is
 * canonical: the same values give the same bytes, numbers are the shortest that
 * read back, members stand in the order in which they are written.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_TEXT_JSON_H
#define OML_TEXT_JSON_H

#include "base/buf.h"

typedef struct oml_json oml_json;

typedef enum oml_json_kind {
    OML_JSON_NULL,
    OML_JSON_BOOL,
    OML_JSON_NUMBER,
    OML_JSON_TEXT,
    OML_JSON_ARRAY,
    OML_JSON_OBJECT,
} oml_json_kind;

/**
 * Any value from s[0..n). `file` is for messages; NULL: none. Fails with OML_E_PARSE (OML-JSO-01), row is the line,
 * column the character in it. The values inside belong to the whole.
 */
oml_rc oml_json_parse(oml_cx *cx, const char *file, const char *s, size_t n, oml_json **out) OML_CHECKED;
void oml_json_free(oml_json *j);
OML_OWNED(json)

oml_json_kind oml_json_is(const oml_json *j);
/** Member of an object; NULL when it has none of that name or is no object. */
const oml_json *oml_json_get(const oml_json *object, const char *name);
/** Number of elements or members; 0 for anything else. */
size_t oml_json_size(const oml_json *j);
/** Element of an array; NULL beyond its end. */
const oml_json *oml_json_at(const oml_json *array, size_t i);
/** Member after *at (NULL: the first) in the order of the text; NULL at the end. */
const oml_json *oml_json_next(const oml_json *object, void **at, const char **name);
/** The value when it is of that kind; otherwise NULL or false. j may be NULL. */
const char *oml_json_text(const oml_json *j);
bool oml_json_number(const oml_json *j, double *out);
bool oml_json_int(const oml_json *j, int64_t *out);
bool oml_json_bool(const oml_json *j, bool *out);

/**
 * A writer: oml_json_out w = {.buf = &buf}, then values one after another, each member after its name. `indent`
 * spaces a level, one value a line; 0: all on one line without spaces. At most 63 levels.
 */
typedef struct oml_json_out {
    oml_buf *buf;
    unsigned indent;
    unsigned depth;
    uint64_t object, more; /* bit a level: it is an object; it holds a value already */
    bool named;            /* a name was just written */
} oml_json_out;

void oml_json_put_object(oml_json_out *w);
void oml_json_put_array(oml_json_out *w);
/** Ends the innermost object or array. */
void oml_json_put_end(oml_json_out *w);
void oml_json_put_name(oml_json_out *w, const char *name);
/** Valid UTF-8; NULL writes null. */
void oml_json_put_text(oml_json_out *w, const char *s);
/** NaN and infinities, which JSON does not have, are written as null. */
void oml_json_put_real(oml_json_out *w, double x);
void oml_json_put_int(oml_json_out *w, int64_t x);
void oml_json_put_bool(oml_json_out *w, bool x);
void oml_json_put_null(oml_json_out *w);
/** One whole value, written before. */
void oml_json_put_raw(oml_json_out *w, const char *json);

#endif

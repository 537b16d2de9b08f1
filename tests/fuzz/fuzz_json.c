/* A value that is read and written reads back to what is written the same.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "fuzz.h"
#include "text/json.h"

#include <string.h>

static void
put(oml_json_out *w, const oml_json *j)
{
    double x = 0;
    int64_t whole;
    bool yes;
    switch (oml_json_is(j)) {
    case OML_JSON_NULL:
        oml_json_put_null(w);
        break;
    case OML_JSON_TEXT:
        oml_json_put_text(w, oml_json_text(j));
        break;
    case OML_JSON_BOOL:
        must(oml_json_bool(j, &yes));
        oml_json_put_bool(w, yes);
        break;
    case OML_JSON_NUMBER:
        must(oml_json_number(j, &x));
        if (oml_json_int(j, &whole))
            oml_json_put_int(w, whole);
        else
            oml_json_put_real(w, x);
        break;
    case OML_JSON_ARRAY:
        oml_json_put_array(w);
        for (size_t i = 0; i < oml_json_size(j); i++)
            put(w, oml_json_at(j, i));
        oml_json_put_end(w);
        break;
    case OML_JSON_OBJECT: {
        void *at = NULL;
        const char *name;
        oml_json_put_object(w);
        for (const oml_json *member; (member = oml_json_next(j, &at, &name)) != NULL;) {
            must(oml_json_get(j, name) == member);
            oml_json_put_name(w, name);
            put(w, member);
        }
        oml_json_put_end(w);
        break;
    }
    }
}

// Nested deeper than the writer goes?
static bool
deep(const char *s, size_t n)
{
    size_t depth = 0, most = 0;
    for (size_t i = 0; i < n; i++) {
        depth += s[i] == '[' || s[i] == '{';
        most = depth > most ? depth : most;
        depth -= (s[i] == ']' || s[i] == '}') && depth > 0;
    }
    return most > 60;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    oml_cx cx = {.tmp.ceiling = (size_t)8 << 20};
    OML_BUF_AUTO once = {0}, twice = {0};
    OML_AUTO(json) *j = NULL, *again = NULL;
    const unsigned indent = (unsigned)(size % 3);
    const char *s = (const char *)data;
    if (oml_json_parse(&cx, NULL, s, size, &j) == OML_OK && !deep(s, size)) {
        put(&(oml_json_out){.buf = &once, .indent = indent}, j);
        must(oml_json_parse(&cx, NULL, once.s, once.n, &again) == OML_OK);
        put(&(oml_json_out){.buf = &twice, .indent = indent}, again);
        must(once.n == twice.n && memcmp(once.s, twice.s, once.n) == 0);
    }
    oml_cx_done(&cx);
    return 0;
}

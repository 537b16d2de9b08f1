/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/datapackage.h"

#include "text/json.h"
#include "text/utf8.h"

#include <string.h>

static void
put_pair(oml_json_out *w, const char *name, const char *value)
{
    oml_json_put_name(w, name);
    oml_json_put_text(w, value);
}

// Lower-case letters, digits and hyphens: what a package may be called.
static void
slug(const char *title, char out[64])
{
    char plain[256];
    size_t n = 0;
    oml_utf8_fold(title, strlen(title), plain, sizeof plain);
    for (const char *s = plain; *s != '\0' && n < 62; s++) {
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
            out[n++] = *s;
        else if (n > 0 && out[n - 1] != '-')
            out[n++] = '-';
    }
    while (n > 0 && out[n - 1] == '-')
        n--;
    out[n] = '\0';
    if (n == 0)
        memcpy(out, "agenda", sizeof "agenda");
}

static const char *
type_of(oml_field_kind kind)
{
    switch (kind) {
    case OML_FIELD_REAL:
    case OML_FIELD_MONEY:
        return "number";
    case OML_FIELD_INT:
        return "integer";
    case OML_FIELD_BOOL:
        return "boolean";
    case OML_FIELD_TEXT:
    case OML_FIELD_DATE:
    case OML_FIELD_ENUM:
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        break;
    }
    return "string";
}

static void
put_values(oml_json_out *w, const char *values)
{
    oml_json_put_name(w, "enum");
    oml_json_put_array(w);
    for (const char *at = values; at != NULL;) {
        const size_t n = strcspn(at, "|");
        char one[64];
        memcpy(one, at, n < sizeof one ? n : sizeof one - 1);
        one[n < sizeof one ? n : sizeof one - 1] = '\0';
        oml_json_put_text(w, one);
        at = at[n] == '|' ? at + n + 1 : NULL;
    }
    oml_json_put_end(w);
}

static void
put_one_of(oml_json_out *w, const char *name, const char *value)
{
    oml_json_put_name(w, name);
    oml_json_put_array(w);
    oml_json_put_text(w, value);
    oml_json_put_end(w);
}

static void
put_field(oml_json_out *w, const oml_field *f)
{
    const bool required = (f->flags & OML_FIELD_REQUIRED) != 0;
    oml_json_put_object(w);
    put_pair(w, "name", f->name);
    put_pair(w, "type", type_of(f->kind));
    if (f->kind == OML_FIELD_BOOL) {
        put_one_of(w, "trueValues", "1");
        put_one_of(w, "falseValues", "0");
    }
    if (required || f->kind == OML_FIELD_ENUM || f->kind == OML_FIELD_DATE) {
        oml_json_put_name(w, "constraints");
        oml_json_put_object(w);
        if (required) {
            oml_json_put_name(w, "required");
            oml_json_put_bool(w, true);
        }
        if (f->kind == OML_FIELD_ENUM)
            put_values(w, f->of);
        if (f->kind == OML_FIELD_DATE)
            put_pair(w, "pattern", "[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?");
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
}

// References to nouns that are in the package; to itself is written as "".
static void
put_foreign_keys(oml_json_out *w, const oml_noun *noun, const oml_datapackage_part parts[])
{
    bool any = false;
    for (size_t i = 0; i < noun->n_fields; i++) {
        const oml_field *f = &noun->fields[i];
        const oml_noun *to = f->kind == OML_FIELD_REF ? oml_noun_find(f->of) : NULL;
        if (to == NULL || parts[to - oml_nouns].n == 0)
            continue;
        if (!any) {
            oml_json_put_name(w, "foreignKeys");
            oml_json_put_array(w);
        }
        any = true;
        oml_json_put_object(w);
        put_pair(w, "fields", f->name);
        oml_json_put_name(w, "reference");
        oml_json_put_object(w);
        put_pair(w, "resource", to == noun ? "" : to->plural);
        put_pair(w, "fields", "code");
        oml_json_put_end(w);
        oml_json_put_end(w);
    }
    if (any)
        oml_json_put_end(w);
}

static void
put_resource(oml_json_out *w, const oml_noun *noun, const oml_datapackage_part parts[])
{
    char path[64];
    const size_t n = strlen(noun->plural);
    memcpy(path, noun->plural, n);
    memcpy(path + n, ".csv", sizeof ".csv");
    oml_json_put_object(w);
    put_pair(w, "name", noun->plural);
    put_pair(w, "path", path);
    put_pair(w, "profile", "tabular-data-resource");
    put_pair(w, "description", noun->help);
    put_pair(w, "format", "csv");
    put_pair(w, "mediatype", "text/csv");
    put_pair(w, "encoding", "utf-8");
    oml_json_put_name(w, "schema");
    oml_json_put_object(w);
    oml_json_put_name(w, "fields");
    oml_json_put_array(w);
    for (size_t i = 0; i < noun->n_fields; i++)
        put_field(w, &noun->fields[i]);
    oml_json_put_end(w);
    put_pair(w, "primaryKey", "code");
    put_foreign_keys(w, noun, parts);
    oml_json_put_end(w);
    oml_json_put_end(w);
}

static const oml_datapackage_part *
part(const oml_datapackage_part parts[], const char *noun)
{
    return &parts[oml_noun_find(noun) - oml_nouns];
}

static void
put_sources(oml_json_out *w, const oml_datapackage_part *sources)
{
    oml_json_put_name(w, "sources");
    oml_json_put_array(w);
    for (size_t i = 0; i < sources->n; i++) {
        const oml_record *r = &sources->records[i];
        oml_json_put_object(w);
        put_pair(w, "title", oml_record_get(r, "title"));
        if (oml_record_get(r, "url") != NULL)
            put_pair(w, "path", oml_record_get(r, "url"));
        oml_json_put_end(w);
    }
    oml_json_put_end(w);
}

void
oml_datapackage_put(oml_buf *out, const char *title, const oml_datapackage_part parts[])
{
    oml_json_out w = {.buf = out, .indent = 2};
    char name[64];
    slug(title, name);
    oml_json_put_object(&w);
    put_pair(&w, "profile", "tabular-data-package");
    put_pair(&w, "name", name);
    put_pair(&w, "title", title);
    const oml_datapackage_part *agenda = part(parts, "agenda"), *sources = part(parts, "source");
    const char *licence = agenda->n > 0 ? oml_record_get(&agenda->records[0], "licence") : NULL;
    if (licence != NULL) {
        oml_json_put_name(&w, "licenses");
        oml_json_put_array(&w);
        oml_json_put_object(&w);
        put_pair(&w, "name", licence);
        oml_json_put_end(&w);
        oml_json_put_end(&w);
    }
    if (sources->n > 0)
        put_sources(&w, sources);
    oml_json_put_name(&w, "resources");
    oml_json_put_array(&w);
    for (size_t i = 0; i < oml_noun_count; i++)
        if (parts[i].n > 0)
            put_resource(&w, &oml_nouns[i], parts);
    oml_json_put_end(&w);
    oml_json_put_end(&w);
    oml_buf_char(out, '\n');
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/datapackage.h"
#include "oml_test.h"
#include "text/json.h"

static const oml_json *
named(const oml_json *list, const char *name)
{
    for (size_t i = 0; i < oml_json_size(list); i++)
        if (strcmp(oml_json_text(oml_json_get(oml_json_at(list, i), "name")), name) == 0)
            return oml_json_at(list, i);
    return NULL;
}

static const char *
text_of(const oml_json *j, const char *name)
{
    return oml_json_text(oml_json_get(j, name));
}

static void
set(oml_record *r, const char *field, const char *value)
{
    r->value[oml_noun_field(r->noun, field)] = value;
}

static void
describes_files_fields_and_references(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0}, again = {0};
    OML_AUTO(json) *j = NULL;
    oml_datapackage_part *parts = OML_NEW(&cx.tmp, oml_datapackage_part, oml_noun_count);
    static const char *const nouns[] = {"agenda", "source", "sector", "theme", "path"};
    oml_record records[OML_COUNT(nouns)];
    for (size_t i = 0; i < OML_COUNT(nouns); i++) {
        records[i] = oml_record_new(&cx.tmp, oml_noun_find(nouns[i]));
        set(&records[i], "code", "1");
        parts[records[i].noun - oml_nouns] = (oml_datapackage_part){&records[i], 1};
    }
    set(&records[0], "licence", "CC-BY-4.0");
    set(&records[1], "title", "Bron");
    set(&records[1], "url", "https://example.org");
    oml_datapackage_put(&b, "Eén agenda: 2026!", parts);
    oml_datapackage_put(&again, "Eén agenda: 2026!", parts);
    assert_string_equal(b.s, again.s);
    ok(&cx, oml_json_parse(&cx, NULL, b.s, b.n, &j));
    assert_string_equal(text_of(j, "profile"), "tabular-data-package");
    assert_string_equal(text_of(j, "name"), "een-agenda-2026");
    assert_string_equal(text_of(oml_json_at(oml_json_get(j, "licenses"), 0), "name"), "CC-BY-4.0");
    assert_string_equal(text_of(oml_json_at(oml_json_get(j, "sources"), 0), "path"), "https://example.org");
    const oml_json *resources = oml_json_get(j, "resources");
    assert_int_equal(oml_json_size(resources), OML_COUNT(nouns));
    const oml_json *schema = oml_json_get(named(resources, "sectors"), "schema"),
                   *fields = oml_json_get(schema, "fields");
    assert_string_equal(text_of(named(resources, "sectors"), "path"), "sectors.csv");
    assert_string_equal(text_of(schema, "primaryKey"), "code");
    assert_int_equal(oml_json_size(fields), records[2].noun->n_fields);
    assert_string_equal(text_of(named(fields, "share_of_parent"), "type"), "number");
    assert_string_equal(text_of(named(fields, "illustrative"), "type"), "boolean");
    const oml_json *level = oml_json_get(named(fields, "level"), "constraints");
    bool required = false;
    assert_true(oml_json_bool(oml_json_get(level, "required"), &required) && required);
    assert_string_equal(oml_json_text(oml_json_at(oml_json_get(level, "enum"), 0)), "division");
    // A sector's parent is a sector, written as ""; its source is another file.
    const oml_json *keys = oml_json_get(schema, "foreignKeys");
    assert_int_equal(oml_json_size(keys), 2);
    assert_string_equal(text_of(oml_json_get(oml_json_at(keys, 0), "reference"), "resource"), "");
    assert_string_equal(text_of(oml_json_get(oml_json_at(keys, 1), "reference"), "resource"), "sources");
    oml_cx_done(&cx);
}

// A reference to a noun that the package does not hold would be one to nothing.
static void
leaves_out_what_is_not_there(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    OML_AUTO(json) *j = NULL;
    oml_datapackage_part *parts = OML_NEW(&cx.tmp, oml_datapackage_part, oml_noun_count);
    oml_record path = oml_record_new(&cx.tmp, oml_noun_find("path"));
    parts[path.noun - oml_nouns] = (oml_datapackage_part){&path, 1};
    oml_datapackage_put(&b, "!", parts);
    ok(&cx, oml_json_parse(&cx, NULL, b.s, b.n, &j));
    assert_string_equal(text_of(j, "name"), "agenda");
    assert_null(oml_json_get(j, "licenses"));
    assert_null(oml_json_get(j, "sources"));
    assert_null(oml_json_get(oml_json_get(oml_json_at(oml_json_get(j, "resources"), 0), "schema"), "foreignKeys"));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(describes_files_fields_and_references),
        cmocka_unit_test(leaves_out_what_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/odt.h"

#include "oml_test.h"
#include "text/xml.h"
#include "text/zip.h"

static const oml_column columns[] = {
    {"item", "item", OML_CELL_TEXT, NULL, 0},     {"value", "value", OML_CELL_REAL, "%", 1},
    {"n", "scores", OML_CELL_INT, NULL, 0},       {"late", "late", OML_CELL_BOOL, NULL, 0},
    {"date", "date", OML_CELL_DATE, NULL, 0},     {"illustrative", "illustrative", OML_CELL_BOOL, NULL, 0},
    {"figure", "figure", OML_CELL_TEXT, NULL, 0},
};

// Two rows, of which one is made up; texts that would be markup.
static oml_doc *
doc_of(oml_cx *cx, oml_lang lang)
{
    oml_doc *d = oml_doc_new(&cx->tmp, lang);
    oml_doc_heading(d, 1, "%s", "first & <last>");
    oml_doc_quote(d, "a line\nand \"another\" \x01\xFF");
    oml_table *t = oml_doc_table(d, "t", "caption", columns, OML_COUNT(columns));
    for (int i = 0; i < 2; i++) {
        oml_table_text(t, i == 0 ? "<office:text>" : "plain");
        oml_table_real(t, -1234.56);
        oml_table_int(t, 20500);
        oml_table_bool(t, true);
        oml_table_text(t, "2026-11-24");
        oml_table_bool(t, i == 0);
        oml_table_text(t, "round/R/x/y");
    }
    (void)oml_doc_table(d, "empty", "an empty one", columns, 1);
    oml_doc_note(d, OML_NOTE_ILLUSTRATIVE, "%s", "made up");
    return d;
}

static oml_rc
give(oml_cx *cx, void *from, char *bytes, size_t room, size_t *n)
{
    return oml_zip_entry_read(cx, from, bytes, room, n);
}

typedef struct heard {
    oml_buf text, names;
} heard;

static oml_rc
begin(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    (void)cx;
    (void)attributes;
    oml_buf_printf(&((heard *)self)->names, " %s ", name);
    return OML_OK;
}

static oml_rc
hear(oml_cx *cx, void *self, const char *s, size_t n)
{
    (void)cx;
    oml_buf_add(&((heard *)self)->text, s, n);
    return OML_OK;
}

static oml_rc
end(oml_cx *cx, void *self, const char *name)
{
    (void)cx;
    (void)name;
    oml_buf_char(&((heard *)self)->text, '|');
    return OML_OK;
}

// Reads an entry as XML, which must be well-formed.
static void
read_xml(oml_cx *cx, oml_zip *z, const char *name, heard *out)
{
    static const oml_xml_hear listener = {begin, hear, end};
    OML_AUTO(zip_entry) *e = NULL;
    OML_AUTO(xml) *x = NULL;
    bool more;
    ok(cx, oml_zip_entry_open(cx, z, name, &e));
    ok(cx, oml_xml_open(cx, name, give, e, &listener, out, &x));
    ok(cx, oml_xml_next(cx, x, &more));
    assert_false(more);
}

static void
is_a_package_of_well_formed_xml(void **state)
{
    (void)state;
    static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"};
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    OML_AUTO(zip) *z = NULL;
    const oml_report about = {.title = "Minutes & more", .kicker = "<region>", .made = "made by hand"};
    ok(&cx, oml_odt_write(&cx, doc_of(&cx, OML_NL), &about, &b));
    // A reader knows the kind of file from its first bytes: the type, first and unpacked.
    assert_memory_equal(b.s + 30, "mimetypeapplication/vnd.oasis.opendocument.text", 47);
    ok(&cx, oml_zip_open(&cx, "x.odt", b.s, b.n, &z));
    assert_int_equal(oml_zip_count(z), 1 + OML_COUNT(parts));
    for (size_t i = 0; i < OML_COUNT(parts); i++) {
        heard h = {0};
        read_xml(&cx, z, parts[i], &h);
        oml_buf_free(&h.text);
        oml_buf_free(&h.names);
    }
    oml_cx_done(&cx);
}

static bool
has(const oml_buf *b, const char *piece)
{
    if (strstr(b->s, piece) != NULL)
        return true;
    print_message("not in the document: %s\n%s\n", piece, b->s);
    return false;
}

static void
says_what_the_doc_says(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    OML_AUTO(zip) *z = NULL;
    heard h = {0};
    const oml_report about = {.title = "minutes", .kicker = "<region>"};
    ok(&cx, oml_odt_write(&cx, doc_of(&cx, OML_NL), &about, &b));
    ok(&cx, oml_zip_open(&cx, "x.odt", b.s, b.n, &z));
    read_xml(&cx, z, "content.xml", &h);
    assert_true(has(&h.text, "<region>|"));
    assert_true(has(&h.text, "Minutes|"));
    assert_true(has(&h.text, "First & <last>|"));
    assert_true(has(&h.text, "a line|and \"another\" \uFFFD|")); // a break between; what is no text is dropped
    assert_true(has(&h.text, "Caption [illustratief]|"));
    assert_true(has(&h.text, "Waarde (%)|"));
    assert_true(has(&h.text, "<office:text> [illustratief]|")); // one row of the two is marked
    assert_true(has(&h.text, "plain|"));
    assert_true(has(&h.text, "\u22121.234,6|"));
    assert_true(has(&h.text, "20.500|"));
    assert_true(has(&h.text, "24 nov 2026|"));
    assert_true(has(&h.text, "[illustratief] Made up.|"));
    assert_true(has(&h.names, " table-header-rows "));
    assert_null(strstr(h.text.s, "round/R/x/y"));
    oml_buf_free(&h.text);
    oml_buf_free(&h.names);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_a_package_of_well_formed_xml),
        cmocka_unit_test(says_what_the_doc_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "oml_test.h"
#include "text/xml.h"

// A document in pieces of `step` bytes, and what was heard of it on one line.
typedef struct run {
    const char *s;
    size_t n, step;
    oml_buf heard;
    oml_xml *xml;
    const char *pause_at, *refuse_at;
} run;

static oml_rc
give(oml_cx *cx, void *from, char *bytes, size_t room, size_t *n)
{
    run *r = from;
    (void)cx;
    *n = r->n < r->step ? r->n : r->step;
    *n = *n < room ? *n : room;
    memcpy(bytes, r->s, *n);
    r->s += *n;
    r->n -= *n;
    return OML_OK;
}

static oml_rc
begin(oml_cx *cx, void *self, const char *name, const char *const *attributes)
{
    run *r = self;
    const char *id = oml_xml_attribute(attributes, "id");
    oml_buf_printf(&r->heard, "<%s%s%s>", name, id == NULL ? "" : " ", id == NULL ? "" : id);
    if (r->refuse_at != NULL && strcmp(name, r->refuse_at) == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-T-01", "refused");
    return OML_OK;
}

static oml_rc
text(oml_cx *cx, void *self, const char *s, size_t n)
{
    run *r = self;
    (void)cx;
    oml_buf_add(&r->heard, s, n);
    return OML_OK;
}

static oml_rc
end(oml_cx *cx, void *self, const char *name)
{
    run *r = self;
    (void)cx;
    oml_buf_printf(&r->heard, "</%s>", name);
    if (r->pause_at != NULL && strcmp(name, r->pause_at) == 0) {
        oml_buf_text(&r->heard, "|");
        oml_xml_pause(r->xml);
    }
    return OML_OK;
}

static oml_rc
hear_all(oml_cx *cx, run *r)
{
    OML_TRY(oml_xml_open(cx, "x.xml", give, r, &(oml_xml_hear){begin, text, end}, r, &r->xml));
    for (bool more = true; more;) {
        const oml_rc rc = oml_xml_next(cx, r->xml, &more);
        if (rc != OML_OK || !more) {
            oml_xml_free(r->xml);
            return rc;
        }
        oml_buf_text(&r->heard, more ? "+" : "");
    }
    return OML_OK;
}

static void
hears_whatever_the_pieces(void **state)
{
    (void)state;
    static const char document[] = "<?xml version=\"1.0\"?>\r\n<x:a xmlns:x=\"u\"><b r:id=\"7\" "
                                   "xmlns:r=\"v\"/>t&lt;&#233;<![CDATA[&]]><row>1</row>"
                                   "<row/><!-- c --><row>2\r\n</row></x:a>";
    for (size_t step = 1; step < sizeof document; step++) {
        oml_cx cx = {0};
        run r = {.s = document, .n = sizeof document - 1, .step = step, .pause_at = "row"};
        ok(&cx, hear_all(&cx, &r));
        assert_string_equal(r.heard.s, "<a><b 7></b>t<é&<row>1</row>|+<row></row>|+<row>2\n</row>|+</a>");
        oml_buf_free(&r.heard);
        oml_cx_done(&cx);
    }
}

static void
refuses_what_is_not_well_formed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t row;
        const char *column;
    } cases[] = {{"", 1, "1"},
                 {"<a>", 1, "4"},
                 {"<a>\n <b>\n</a>", 3, "3"},
                 {"<a></a><b/>", 1, "8"},
                 {"<a>&unknown;</a>", 1, "4"},
                 {"<a>caf\xE9</a>", 1, "7"},
                 {"plain", 1, "1"}};
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        run r = {.s = cases[i].text, .n = strlen(cases[i].text), .step = 100};
        const oml_rc rc = hear_all(&cx, &r);
        assert_string_equal(cx.fail.file, "x.xml");
        assert_int_equal(cx.fail.row, cases[i].row);
        assert_string_equal(cx.fail.column, cases[i].column);
        fails(&cx, rc, "OML-XML-01");
        oml_buf_free(&r.heard);
        oml_cx_done(&cx);
    }
}

static void
refuses_what_is_hostile(void **state)
{
    (void)state;
    static const char *const bombs[] = {
        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\"><!ENTITY z \"&y;&y;&y;&y;\">]><a>&z;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>",
    };
    for (size_t i = 0; i < OML_COUNT(bombs); i++) {
        oml_cx cx = {0};
        run r = {.s = bombs[i], .n = strlen(bombs[i]), .step = 100};
        fails(&cx, hear_all(&cx, &r), "OML-XML-02");
        assert_null(r.heard.s);
        oml_cx_done(&cx);
    }
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    for (size_t i = 0; i <= OML_XML_DEPTH; i++)
        oml_buf_text(&b, "<a>");
    run deep = {.s = b.s, .n = b.n, .step = 100};
    fails(&cx, hear_all(&cx, &deep), "OML-XML-03");
    oml_buf_free(&deep.heard);
    b.n = 0;
    oml_buf_text(&b, "<a b=\"");
    for (size_t i = 0; i < (size_t)2 * OML_XML_TAG; i++)
        oml_buf_char(&b, 'x');
    run wide = {.s = b.s, .n = b.n, .step = 100000};
    fails(&cx, hear_all(&cx, &wide), "OML-XML-03");
    assert_true(wide.n > 0); // it did not wait for the end
    run stopped = {.s = "<a><b/><c/></a>", .n = 15, .step = 100, .refuse_at = "b"};
    fails(&cx, hear_all(&cx, &stopped), "OML-T-01");
    assert_string_equal(stopped.heard.s, "<a><b>");
    oml_buf_free(&stopped.heard);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hears_whatever_the_pieces),
        cmocka_unit_test(refuses_what_is_not_well_formed),
        cmocka_unit_test(refuses_what_is_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

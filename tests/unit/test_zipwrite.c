/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/zipwrite.h"

#include "oml_test.h"
#include "text/zip.h"

static const char poem[] = "a line that comes back, a line that comes back, a line that comes back";

// What an archive of ours gives when it is read again.
static const char *
read_again(oml_cx *cx, const oml_buf *b, const char *name)
{
    OML_AUTO(zip) *z = NULL;
    OML_AUTO(zip_entry) *e = NULL;
    ok(cx, oml_zip_open(cx, "x.zip", b->s, b->n, &z));
    ok(cx, oml_zip_entry_open(cx, z, name, &e));
    char *text = OML_NEW(&cx->tmp, char, 1000);
    size_t n;
    ok(cx, oml_zip_entry_read(cx, e, text, 999, &n));
    return text;
}

static void
gives_back_what_went_in(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO a = {0};
    OML_BUF_AUTO b = {0};
    const oml_zipwrite_entry entries[] = {{"mimetype", "a/b", 3, true}, {"folder/poem", poem, sizeof poem - 1, false}};
    ok(&cx, oml_zipwrite_all(&cx, entries, 2, &a));
    ok(&cx, oml_zipwrite_all(&cx, entries, 2, &b));
    assert_int_equal(a.n, b.n);
    assert_memory_equal(a.s, b.s, a.n); // whenever, wherever
    assert_string_equal(read_again(&cx, &a, "mimetype"), "a/b");
    assert_string_equal(read_again(&cx, &a, "folder/poem"), poem);
    // A stored entry that comes first: its name at byte 30, its bytes right after, unpacked (method 0, no extra field).
    assert_memory_equal(a.s, "PK\x03\x04", 4);
    assert_int_equal(a.s[8], 0);
    assert_int_equal(a.s[28], 0);
    assert_memory_equal(a.s + 30, "mimetypea/b", 11);
    assert_null(strstr(a.s + 41, "a line")); // the other is packed
    oml_cx_done(&cx);
}

static void
refuses_what_has_no_room(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {.ceiling = 8};
    const oml_zipwrite_entry entries[] = {{"poem", poem, sizeof poem - 1, false}};
    fails(&cx, oml_zipwrite_all(&cx, entries, 1, &b), "OML-MEM-01"); // no room for it
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_went_in),
        cmocka_unit_test(refuses_what_has_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

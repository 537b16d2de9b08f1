/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "oml_zip.h"
#include "text/zip.h"

static const part_text usual[] = {{"a.txt", "hello hello hello hello hello", 0}, {"folder/b.txt", "b", 0}};

// The whole of an entry.
static oml_rc
read_entry(oml_cx *cx, const oml_buf *archive, const char *name, oml_buf *out)
{
    OML_AUTO(zip) *z = NULL;
    OML_AUTO(zip_entry) *e = NULL;
    OML_TRY(oml_zip_open(cx, "x.zip", archive->s, archive->n, &z));
    OML_TRY(oml_zip_entry_open(cx, z, name, &e));
    for (;;) {
        char bytes[1000];
        size_t n;
        OML_TRY(oml_zip_entry_read(cx, e, bytes, sizeof bytes, &n));
        if (n == 0)
            return OML_OK;
        oml_buf_add(out, bytes, n);
    }
}

static void
reads_entries(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO archive = {0}, text = {0};
    OML_AUTO(zip) *z = NULL;
    make_zip(&archive, usual, 2);
    ok(&cx, read_entry(&cx, &archive, "a.txt", &text));
    assert_string_equal(text.s, usual[0].text);
    ok(&cx, oml_zip_open(&cx, "x.zip", archive.s, archive.n, &z));
    assert_int_equal(oml_zip_count(z), 2);
    assert_string_equal(oml_zip_name(z, 1), "folder/b.txt");
    assert_true(oml_zip_has(z, "a.txt"));
    assert_false(oml_zip_has(z, "A.TXT"));
    oml_cx_done(&cx);
}

// Cut off anywhere, or with any byte of its data turned, it is refused and never read wrong.
static void
notices_damage(void **state)
{
    (void)state;
    OML_BUF_AUTO archive = {0};
    make_zip(&archive, usual, 2);
    for (size_t n = 4; n < archive.n; n++) {
        oml_cx cx = {0};
        OML_AUTO(zip) *z = NULL;
        fails(&cx, oml_zip_open(&cx, "x.zip", archive.s, n, &z), "OML-ZIP-01");
        assert_null(z);
    }
    const size_t data = 30 + strlen("a.txt"); // after the local header
    for (size_t i = 0; i < 8; i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO text = {0};
        archive.s[data + i] ^= 4;
        const oml_rc rc = read_entry(&cx, &archive, "a.txt", &text);
        archive.s[data + i] ^= 4;
        assert_int_equal(rc, OML_E_PARSE);
        oml_cx_done(&cx);
    }
}

static void
refuses_what_is_no_zip(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(zip) *z = NULL;
    fails(&cx, oml_zip_open(&cx, "x.zip", "", 0, &z), "OML-ZIP-02");
    fails(&cx, oml_zip_open(&cx, "x.zip", "code,title\n", 11, &z), "OML-ZIP-02");
    assert_int_equal(oml_zip_open(&cx, "x.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1", 6, &z), OML_E_PARSE);
    assert_non_null(strstr(cx.fail.hint, ".xls"));
}

static void
refuses_names_that_point_outside(void **state)
{
    (void)state;
    static const char *const names[] = {"../up", "a/../../up", "/etc/x", "a\\..\\b", "C:/x", "a/.."};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO archive = {0};
        OML_AUTO(zip) *z = NULL;
        make_zip(&archive, (part_text[]){{names[i], "x", 0}}, 1);
        fails(&cx, oml_zip_open(&cx, "x.zip", archive.s, archive.n, &z), "OML-ZIP-05");
        oml_cx_done(&cx);
    }
    // Two entries of one name: which of them is meant would be a guess.
    oml_cx cx = {0};
    OML_BUF_AUTO archive = {0};
    OML_AUTO(zip) *z = NULL;
    make_zip(&archive, (part_text[]){{"aa", "x", 0}, {"ab", "y", 0}}, 2);
    for (char *s = archive.s; s + 1 < archive.s + archive.n; s++)
        if (memcmp(s, "ab", 2) == 0)
            s[1] = 'a';
    fails(&cx, oml_zip_open(&cx, "x.zip", archive.s, archive.n, &z), "OML-ZIP-05");
    oml_cx_done(&cx);
}

static void
refuses_bombs(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO archive = {0}, text = {0};
    OML_AUTO(zip) *z = NULL;
    const size_t large = (size_t)OML_ZIP_SMALL + 4096;
    char *zeros = calloc(large, 1);
    assert_non_null(zeros);
    make_zip(&archive, (part_text[]){{"zeros", zeros, large}}, 1);
    free(zeros);
    fails(&cx, oml_zip_open(&cx, "x.zip", archive.s, archive.n, &z), "OML-ZIP-04");
    // An entry that says it is small (its size in the central directory) but unpacks to more.
    archive.n = 0;
    make_zip(&archive, usual, 1);
    for (char *s = archive.s; s + 30 < archive.s + archive.n; s++)
        if (memcmp(s, "PK\1\2", 4) == 0)
            s[24] = 3;
    const oml_rc rc = read_entry(&cx, &archive, "a.txt", &text);
    assert_true(rc == OML_E_INPUT || rc == OML_E_PARSE);
    assert_true(text.n <= 3);
    oml_cx_clear(&cx);
    // More entries than any package of ours has.
    archive.n = 0;
    part_text *many = calloc(OML_ZIP_ENTRIES + 1, sizeof *many);
    char(*names)[16] = calloc(OML_ZIP_ENTRIES + 1, sizeof *names);
    assert_true(many != NULL && names != NULL);
    for (size_t i = 0; i <= OML_ZIP_ENTRIES; i++) {
        snprintf(names[i], sizeof names[i], "%zu", i);
        many[i] = (part_text){names[i], "x", 1};
    }
    make_zip(&archive, many, OML_ZIP_ENTRIES + 1);
    free(many);
    free(names);
    fails(&cx, oml_zip_open(&cx, "x.zip", archive.s, archive.n, &z), "OML-ZIP-03");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_entries),          cmocka_unit_test(notices_damage),
        cmocka_unit_test(refuses_what_is_no_zip), cmocka_unit_test(refuses_names_that_point_outside),
        cmocka_unit_test(refuses_bombs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

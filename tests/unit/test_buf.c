/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "oml_test.h"

static void
grows_and_stays_text(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    for (int i = 0; i < 1000; i++)
        oml_buf_printf(&b, "%d,", i);
    assert_int_equal(b.n, 3890);
    assert_int_equal(strlen(b.s), b.n);
    ok(&cx, oml_buf_check(&cx, &b));
}

static void
remembers_what_did_not_fit(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {.ceiling = 10};
    oml_buf_text(&b, "twelve bytes");
    oml_buf_text(&b, "x");
    fails(&cx, oml_buf_check(&cx, &b), "OML-MEM-01");
    assert_int_equal(b.n, 0);
}

// A message longer than the buffer is cut between characters.
static void
a_long_message_stays_utf8(void **state)
{
    (void)state;
    for (size_t pad = 0; pad < 4; pad++) {
        oml_cx cx = {0};
        char text[2000];
        memset(text, 'a', sizeof text);
        for (size_t i = pad; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "\xE2\x82\xAC", 3);
        text[sizeof text - 1] = '\0';
        assert_int_equal(OML_FAIL(&cx, OML_E_INPUT, "OML-T-01", "%s", text), OML_E_INPUT);
        const size_t n = strlen(cx.fail.message);
        assert_true(n > 600);
        assert_int_equal((n - pad) % 3, 0);
        oml_cx_done(&cx);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_stays_text),
        cmocka_unit_test(remembers_what_did_not_fit),
        cmocka_unit_test(a_long_message_stays_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

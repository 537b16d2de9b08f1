/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/paper.h"

#include "oml_test.h"

static size_t
times(const oml_buf *b, const char *piece)
{
    size_t n = 0;
    for (const char *at = b->s; (at = strstr(at, piece)) != NULL; at += strlen(piece))
        n++;
    return n;
}

static void
has_a_box_for_each_step_but_none_for_who_stands_aside(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    static const oml_paper_item items[] = {{"1.1", "Repair & <reuse>", false}, {"1.2", "Sharing", true}};
    static const oml_paper_group groups[] = {{"Theme", items, 2}};
    static const oml_paper_criterion criteria[] = {{"Impact", "How strong?", "1: none; 5: all"},
                                                   {"Feasibility", NULL, NULL}};
    static const oml_paper_sheet sheets[] = {{"R-V1", groups, 1}, {NULL, groups, 1}};
    const oml_paper p = {.lang = OML_NL,
                         .title = "Ronde",
                         .notice = "Proef.",
                         .least = 1,
                         .most = 5,
                         .criterion = criteria,
                         .n_criteria = 2,
                         .sheet = sheets,
                         .n = 2};
    ok(&cx, oml_paper_write(&cx, &p, &b));
    assert_int_equal(times(&b, "<section class=\"sheet\">"), 2);
    assert_int_equal(times(&b, "<span>5</span>"), 2 * 2); // one item of two, two criteria, two sheets
    assert_int_equal(times(&b, "<span>6</span>"), 0);
    assert_int_equal(times(&b, "<span>?</span>"), 2 * 2);
    assert_int_equal(times(&b, "<s>Sharing</s>"), 2);
    assert_int_equal(times(&b, "Repair &amp; &lt;reuse&gt;"), 2);
    assert_int_equal(times(&b, "<b>R-V1</b>"), 1);
    assert_int_equal(times(&b, "Proef."), 2);
    assert_int_equal(times(&b, "Omcirkel voor elke vraag één cijfer van 1 tot 5"), 2);
    assert_int_equal(times(&b, "<html lang=\"nl\">"), 1);
    assert_int_equal(times(&b, "<script"), 0);
    assert_int_equal(times(&b, "http"), 1); // http-equiv: nothing is fetched
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(has_a_box_for_each_step_but_none_for_who_stands_aside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/args.h"

#include "base/time.h"
#include "oml_test.h"

enum { MANY = 16 };

// Cuts a line at its spaces, as a shell would, and parses it.
static oml_rc
parse(oml_cx *cx, const char *line, oml_args *out)
{
    char *words[MANY], *copy = oml_arena_text(&cx->tmp, line);
    size_t n = 0;
    for (char *at = copy; *at != '\0';) {
        words[n++] = at;
        at += strcspn(at, " ");
        if (*at == ' ')
            *at++ = '\0';
    }
    return oml_args_parse(cx, n, words, out);
}

static void
words_find_their_operation(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_args a;
    ok(&cx, parse(&cx, "nouns", &a));
    assert_ptr_equal(a.op, oml_op_find("nouns"));
    ok(&cx, parse(&cx, "--json nouns path", &a));
    assert_true(a.json);
    assert_string_equal(*(const char **)a.values, "path");
    ok(&cx, parse(&cx, "nouns path --json --table fields --lang=nl", &a));
    assert_string_equal(a.table, "fields");
    assert_string_equal(a.lang, "nl");
    ok(&cx, parse(&cx, "nouns -- --json", &a));
    assert_false(a.json);
    assert_string_equal(*(const char **)a.values, "--json");
    ok(&cx, parse(&cx, "", &a));
    assert_null(a.op);
    ok(&cx, parse(&cx, "help", &a));
    assert_true(a.help && a.op == NULL);
    ok(&cx, parse(&cx, "help nouns", &a));
    assert_true(a.help && a.op == oml_op_find("nouns"));
    ok(&cx, parse(&cx, "nouns --help", &a));
    assert_true(a.help && a.op == oml_op_find("nouns"));
    ok(&cx, parse(&cx, "--version", &a));
    assert_true(a.version);
    oml_cx_done(&cx);
}

static void
slips_are_refused_with_what_was_meant(void **state)
{
    (void)state;
    static const struct {
        const char *line, *code, *hint;
    } cases[] = {
        {"nuons", "OML-CLI-05", "did you mean 'nouns'?"},
        {"help nuons", "OML-CLI-05", "did you mean 'nouns'?"},
        {"xyzzy", "OML-CLI-05", "'omloop help' lists the commands"},
        {"nouns --jsno", "OML-CLI-06", "did you mean '--json'?"},
        {"nouns -x", "OML-CLI-06", "'omloop help nouns' lists the options"},
        {"--zzzzzz", "OML-CLI-06", "'omloop help' lists the commands"},
        {"nouns --json=yes", "OML-CLI-07", ""},
        {"nouns --table", "OML-CLI-08", ""},
        {"nouns --table a --table b", "OML-CLI-09", ""},
        {"nouns path chain", "OML-CLI-11", "usage: omloop nouns [NOUN]"},
        {"nouns --dry-run", "OML-CLI-13", ""},
        {"nouns --as-of 2026-01-01", "OML-CLI-13", ""},
        {"nouns --as-of yesterday", "OML-PAR-03", "write 2026-11-24, or a moment as 2026-11-24T17:10"},
        {"nouns --json --csv", "OML-CLI-14", ""},
        {"nouns --threads two", "OML-PAR-01", ""},
        {"nouns --threads 5000", "OML-CLI-15", ""},
        {"nouns --lang fr", "OML-CLI-16", ""},
    };
    oml_cx cx = {0};
    oml_args a;
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        const oml_rc rc = parse(&cx, cases[i].line, &a);
        assert_string_equal(cx.fail.hint, cases[i].hint);
        fails(&cx, rc, cases[i].code);
    }
    oml_cx_done(&cx);
}

static void
a_day_read_up_to_means_its_end(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_args a;
    (void)!parse(&cx, "nouns --as-of 2026-11-24 --help", &a);
    char text[OML_TIME_TEXT];
    oml_time_print(a.as_of, text);
    assert_string_equal(text, "2026-11-24T23:59:59.999Z");
    (void)!parse(&cx, "nouns --as-of 2026-11-24T10:00 --help", &a);
    oml_time_print(a.as_of, text);
    assert_string_equal(text, "2026-11-24T10:00:00.000Z");
    oml_cx_done(&cx);
}

// An operation's option that hides a common one could never be given.
static void
no_operation_hides_a_common_option(void **state)
{
    (void)state;
    for (size_t i = 0; i < oml_op_count; i++)
        for (size_t j = 0; j < oml_ops[i]->n_params; j++)
            for (size_t k = 0; k < oml_args_common_count; k++)
                if (strcmp(oml_ops[i]->params[j].name, oml_args_common[k].name) == 0)
                    fail_msg("%s --%s", oml_ops[i]->name, oml_args_common[k].name);
    for (size_t k = 1; k < oml_args_common_count; k++)
        assert_true(strcmp(oml_args_common[k - 1].name, oml_args_common[k].name) < 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_find_their_operation),
        cmocka_unit_test(slips_are_refused_with_what_was_meant),
        cmocka_unit_test(a_day_read_up_to_means_its_end),
        cmocka_unit_test(no_operation_hides_a_common_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

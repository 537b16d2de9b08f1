/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/param.h"

#include "oml_test.h"

typedef struct values {
    const char *text;
    int64_t number, from, to;
    double real;
    bool flag;
    oml_list list;
} values;

static const oml_param params[] = {
    {"text", OML_KIND_TEXT, OML_PARAM_REQUIRED, offsetof(values, text), "", NULL},
    {"number", OML_KIND_INT, 0, offsetof(values, number), "", "7"},
    {"from", OML_KIND_DATE, 0, offsetof(values, from), "", NULL},
    {"to", OML_KIND_DATE, 0, offsetof(values, to), "", NULL},
    {"real", OML_KIND_REAL, 0, offsetof(values, real), "", NULL},
    {"flag", OML_KIND_FLAG, 0, offsetof(values, flag), "", NULL},
    {"list", OML_KIND_LIST, 0, offsetof(values, list), "", NULL},
};
static const oml_op op = {.name = "op", .args_size = sizeof(values), .params = params, .n_params = OML_COUNT(params)};

static oml_rc
load(oml_cx *cx, const char *text, values **out)
{
    static const char *const others[] = {"who"};
    OML_AUTO(json) *j = NULL; // what is borrowed from it is copied before it ends
    void *v;
    ok(cx, oml_json_parse(cx, NULL, text, strlen(text), &j));
    ok(cx, oml_param_defaults(cx, &op, &v));
    *out = v;
    const oml_rc rc = oml_param_load(cx, &op, j, others, 1, v);
    for (size_t i = 0; rc == OML_OK && i < (*out)->list.n; i++)
        (*out)->list.at[i] = oml_arena_text(&cx->tmp, (*out)->list.at[i]);
    if (rc == OML_OK)
        (*out)->text = oml_arena_text(&cx->tmp, (*out)->text);
    return rc;
}

static void
json_fills_the_arguments(void **state)
{
    (void)state;
    oml_cx cx = {0};
    values *v;
    ok(&cx, load(&cx,
                 "{\"text\": \"a\", \"real\": 0.5, \"flag\": true, \"list\": [\"x\", \"y\"], \"who\": 3, \"from\": "
                 "\"2026-01-01\","
                 " \"to\": \"2026-01-01\"}",
                 &v));
    assert_string_equal(v->text, "a");
    assert_int_equal(v->number, 7);
    assert_true(v->real == 0.5 && v->flag);
    assert_int_equal(v->list.n, 2);
    assert_string_equal(v->list.at[1], "y");
    assert_int_equal(v->to - v->from, 86399999); // up to a day is up to its end
    ok(&cx, load(&cx, "{\"text\": \"a\", \"number\": null}", &v));
    assert_int_equal(v->number, 7);
    oml_cx_done(&cx);
}

static void
what_does_not_fit_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *json, *code;
    } cases[] = {
        {"{}", "OML-PAR-06"},
        {"{\"text\": 1}", "OML-PAR-05"},
        {"{\"text\": \"a\", \"number\": \"5\"}", "OML-PAR-05"},
        {"{\"text\": \"a\", \"number\": 5.5}", "OML-PAR-05"},
        {"{\"text\": \"a\", \"flag\": 1}", "OML-PAR-05"},
        {"{\"text\": \"a\", \"list\": \"x\"}", "OML-PAR-05"},
        {"{\"text\": \"a\", \"list\": [1]}", "OML-PAR-05"},
        {"{\"text\": \"a\", \"from\": \"soon\"}", "OML-PAR-03"},
        {"{\"text\": \"a\", \"tekst\": \"b\"}", "OML-PAR-04"},
    };
    oml_cx cx = {0};
    values *v;
    for (size_t i = 0; i < OML_COUNT(cases); i++)
        fails(&cx, load(&cx, cases[i].json, &v), cases[i].code);
    fails(&cx, oml_param_set(&cx, &params[1], v, "5 "), "OML-PAR-01");
    fails(&cx, oml_param_set(&cx, &params[4], v, "0,5"), "OML-PAR-02");
    oml_cx_done(&cx);
}

static void
arguments_print_as_the_command_that_gave_them(void **state)
{
    (void)state;
    oml_cx cx = {0};
    void *v;
    const char *command;
    ok(&cx, oml_param_defaults(&cx, &op, &v));
    ok(&cx, oml_param_set(&cx, &params[0], v, "it's here"));
    ok(&cx, oml_param_command(&cx, &op, v, &command));
    assert_string_equal(command, "omloop op --text 'it'\\''s here'");
    ok(&cx, oml_param_set(&cx, &params[1], v, "8"));
    ok(&cx, oml_param_set(&cx, &params[2], v, "2026-01-02T03:04"));
    ok(&cx, oml_param_set(&cx, &params[4], v, "0.25"));
    ok(&cx, oml_param_set(&cx, &params[5], v, ""));
    ok(&cx, oml_param_set(&cx, &params[6], v, "a"));
    ok(&cx, oml_param_set(&cx, &params[6], v, ""));
    ok(&cx, oml_param_command(&cx, &op, v, &command));
    assert_string_equal(command, "omloop op --text 'it'\\''s here' --number 8 --from 2026-01-02T03:04:00.000Z --real "
                                 "0.25 --flag a ''");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_fills_the_arguments),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(arguments_print_as_the_command_that_gave_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

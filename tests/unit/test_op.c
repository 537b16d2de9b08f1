/* The table of operations is sound, and no operation runs without its right.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "base/tr.h"
#include "oml_test.h"

static void
names_are_sorted_and_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < oml_op_count; i++) {
        assert_ptr_equal(oml_op_find(oml_ops[i]->name), oml_ops[i]);
        assert_true(oml_ops[i]->name[strspn(oml_ops[i]->name, "abcdefghijklmnopqrstuvwxyz -")] == '\0');
        if (i > 0)
            assert_true(strcmp(oml_ops[i - 1]->name, oml_ops[i]->name) < 0);
    }
    assert_null(oml_op_find("no such operation"));
}

static void
in_dutch(const char *op, const char *text)
{
    if (oml_tr(OML_NL, text) == text)
        fail_msg("%s: no Dutch for \"%s\"", op, text);
}

static void
everything_is_explained_in_both_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < oml_op_count; i++) {
        const oml_op *op = oml_ops[i];
        in_dutch(op->name, op->help);
        if (op->more != NULL)
            in_dutch(op->name, op->more);
        for (size_t j = 0; j < op->n_params; j++)
            in_dutch(op->name, op->params[j].help);
    }
}

static size_t
size_of(oml_kind kind)
{
    switch (kind) {
    case OML_KIND_TEXT:
    case OML_KIND_FILE:
        return sizeof(const char *);
    case OML_KIND_INT:
    case OML_KIND_DATE:
        return sizeof(int64_t);
    case OML_KIND_REAL:
        return sizeof(double);
    case OML_KIND_FLAG:
        return sizeof(bool);
    case OML_KIND_LIST:
        return sizeof(oml_list);
    }
    return 0;
}

static void
arguments_fit_their_struct(void **state)
{
    (void)state;
    for (size_t i = 0; i < oml_op_count; i++) {
        const oml_op *op = oml_ops[i];
        for (size_t j = 0; j < op->n_params; j++) {
            const oml_param *p = &op->params[j];
            const size_t end = p->offset + size_of(p->kind);
            assert_true(end <= op->args_size);
            assert_int_equal(p->offset % (size_of(p->kind) > 8 ? 8 : size_of(p->kind)), 0);
            for (size_t k = 0; k < j; k++) {
                const oml_param *q = &op->params[k];
                assert_string_not_equal(p->name, q->name);
                assert_true(p->offset >= q->offset + size_of(q->kind) || q->offset >= end); // no overlap
            }
            // A list takes the rest: nothing can come after it.
            const bool positional = (p->flags & OML_PARAM_POSITIONAL) != 0;
            for (size_t k = j + 1; positional && p->kind == OML_KIND_LIST && k < op->n_params; k++)
                assert_false((op->params[k].flags & OML_PARAM_POSITIONAL) != 0);
        }
    }
}

static void
writers_need_a_writing_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < oml_op_count; i++) {
        const oml_op *op = oml_ops[i];
        assert_true(op->right != 0);
        assert_non_null(op->run);
        assert_true(op->family < OML_FAMILY_COUNT);
        if (op->agenda == OML_AGENDA_WRITE || op->agenda == OML_AGENDA_CREATE)
            assert_true((op->right & OML_MAY_WRITE) != 0);
    }
}

static void
without_the_right_nothing_runs(void **state)
{
    (void)state;
    oml_cx cx = {0};
    for (size_t i = 0; i < oml_op_count; i++) {
        void *args = OML_NEW(&cx.tmp, char, oml_ops[i]->args_size);
        for (unsigned rights = 0; rights <= (OML_MAY_READ | OML_MAY_WRITE); rights++) {
            if ((rights & oml_ops[i]->right) == oml_ops[i]->right)
                continue;
            oml_session s = {.who = "tester", .rights = rights};
            oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
            fails(&cx, oml_op_run(&cx, &s, oml_ops[i], "/nowhere/no.omloop", args, d), "OML-OPS-01");
            assert_null(d->first);
        }
    }
    oml_cx_done(&cx);
}

static void
the_past_cannot_be_changed(void **state)
{
    (void)state;
    oml_cx cx = {0};
    for (size_t i = 0; i < oml_op_count; i++) {
        if (oml_ops[i]->agenda == OML_AGENDA_READ)
            continue;
        void *args = OML_NEW(&cx.tmp, char, oml_ops[i]->args_size);
        oml_session s = {.who = "tester", .rights = OML_MAY_READ | OML_MAY_WRITE, .as_of = 1};
        fails(&cx, oml_op_run(&cx, &s, oml_ops[i], "/nowhere/no.omloop", args, oml_doc_new(&cx.tmp, OML_EN)), "OML-OPS-02");
    }
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_sorted_and_unique),
        cmocka_unit_test(everything_is_explained_in_both_languages),
        cmocka_unit_test(arguments_fit_their_struct),
        cmocka_unit_test(writers_need_a_writing_right),
        cmocka_unit_test(without_the_right_nothing_runs),
        cmocka_unit_test(the_past_cannot_be_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

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
        if (oml_op_reads(oml_ops[i]))
            continue;
        void *args = OML_NEW(&cx.tmp, char, oml_ops[i]->args_size);
        oml_session s = {.who = "tester", .rights = OML_MAY_READ | OML_MAY_WRITE, .as_of = 1};
        fails(&cx, oml_op_run(&cx, &s, oml_ops[i], "/nowhere/no.omloop", args, oml_doc_new(&cx.tmp, OML_EN)),
              "OML-OPS-02");
    }
    oml_cx_done(&cx);
}

// ---- with an agenda ----------------------------------------------------------------------------------

/* The arguments of add and set as these tests need them. */
struct add_args {
    const char *noun;
    oml_list pairs;
};
struct set_args {
    const char *noun, *code;
    oml_list pairs;
};

static const oml_op *
op_of(const char *name, size_t args_size)
{
    const oml_op *op = oml_op_find(name);
    assert_non_null(op);
    assert_int_equal(op->args_size, args_size);
    return op;
}

static oml_session
session(void)
{
    return (oml_session){.who = "tester", .rights = OML_MAY_READ | OML_MAY_WRITE};
}

static oml_rc
add_theme(oml_cx *cx, oml_session *s, const char *agenda, const char *code)
{
    const char *pairs[] = {oml_arena_printf(&cx->tmp, "code=%s", code), "title_nl=Titel", "kind=lever"};
    const struct add_args args = {"theme", {pairs, OML_COUNT(pairs)}};
    return oml_op_run(cx, s, op_of("add", sizeof args), agenda, &args, oml_doc_new(&cx->tmp, OML_EN));
}

static size_t
themes_at(oml_cx *cx, const char *agenda, int64_t as_of)
{
    OML_AUTO(store) *store = NULL;
    oml_records all;
    if (as_of == 0)
        ok(cx, oml_store_open(cx, agenda, false, &store));
    else
        ok(cx, oml_store_open_at(cx, agenda, as_of, &store));
    ok(cx, oml_store_list(cx, store, oml_noun_find("theme"), NULL, NULL, &all));
    return all.n;
}

static void
nothing_stays_of_what_fails_or_is_a_dry_run(void **state)
{
    (void)state;
    oml_cx cx = {.now = 1767225600000};
    char folder[256], agenda[512];
    test_folder(folder, sizeof folder);
    snprintf(agenda, sizeof agenda, "%s/a.omloop", folder);
    void *none = OML_NEW(&cx.tmp, char, oml_op_find("init")->args_size);

    oml_session s = session();
    s.dry_run = true;
    ok(&cx, oml_op_run(&cx, &s, oml_op_find("init"), agenda, none, oml_doc_new(&cx.tmp, OML_EN)));
    s.dry_run = false;
    fails(&cx, add_theme(&cx, &s, agenda, "1"), "OML-STO-02"); // it was not made
    ok(&cx, oml_op_run(&cx, &s, oml_op_find("init"), agenda, none, oml_doc_new(&cx.tmp, OML_EN)));
    ok(&cx, add_theme(&cx, &s, agenda, "1"));
    assert_int_equal(themes_at(&cx, agenda, 0), 1);

    s.dry_run = true;
    ok(&cx, add_theme(&cx, &s, agenda, "2"));
    s.dry_run = false;
    assert_int_equal(themes_at(&cx, agenda, 0), 1);

    // Written, and only then found to refer to nothing.
    const char *pairs[] = {"source=nowhere"};
    const struct set_args args = {"theme", "1", {pairs, 1}};
    fails(&cx, oml_op_run(&cx, &s, op_of("set", sizeof args), agenda, &args, oml_doc_new(&cx.tmp, OML_EN)),
          "OML-STO-11");
    const char *good[] = {"title_nl=Andere titel"};
    const struct set_args change = {"theme", "1", {good, 1}};
    const atomic_bool stop = true;
    cx.cancel = &stop;
    fails(&cx, oml_op_run(&cx, &s, oml_op_find("set"), agenda, &change, oml_doc_new(&cx.tmp, OML_EN)), "OML-RUN-01");
    cx.cancel = NULL;
    OML_AUTO(store) *store = NULL;
    oml_record r;
    ok(&cx, oml_store_open(&cx, agenda, false, &store));
    ok(&cx, oml_store_get(&cx, store, oml_noun_find("theme"), "1", &r));
    assert_string_equal(oml_record_get(&r, "title_nl"), "Titel");
    assert_null(oml_record_get(&r, "source"));
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

static void
a_past_day_is_read_as_it_was(void **state)
{
    (void)state;
    oml_cx cx = {.now = 1000000};
    char folder[256], agenda[512];
    test_folder(folder, sizeof folder);
    snprintf(agenda, sizeof agenda, "%s/a.omloop", folder);
    void *none = OML_NEW(&cx.tmp, char, oml_op_find("init")->args_size);
    oml_session s = session();
    ok(&cx, oml_op_run(&cx, &s, oml_op_find("init"), agenda, none, oml_doc_new(&cx.tmp, OML_EN)));
    ok(&cx, add_theme(&cx, &s, agenda, "1"));
    cx.now = 2000000;
    ok(&cx, add_theme(&cx, &s, agenda, "2"));
    assert_int_equal(themes_at(&cx, agenda, 1500000), 1);
    assert_int_equal(themes_at(&cx, agenda, 2000000), 2);

    void *args = OML_NEW(&cx.tmp, char, oml_op_find("list")->args_size);
    *(const char **)args = "theme";
    s.as_of = 1500000;
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    ok(&cx, oml_op_run(&cx, &s, oml_op_find("list"), agenda, args, d));
    assert_int_equal(oml_doc_find(d, "themes")->n_rows, 1);
    assert_int_equal(cx.now, 2000000); // the clock stands again where it stood
    oml_cx_done(&cx);
    test_folder_remove(folder);
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
        cmocka_unit_test(nothing_stays_of_what_fails_or_is_a_dry_run),
        cmocka_unit_test(a_past_day_is_read_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

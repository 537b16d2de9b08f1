/* Computes every number of an exported result again, by other code, and says which do not agree.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify.h"

#include "base/file.h"

#include <math.h>
#include <string.h>

struct verify {
    const char *result;
    double tolerance;
};

// ---- saying it ----------------------------------------------------------------------------------------------------

static oml_table *
differences(const oml_verify *v)
{
    static const oml_column columns[] = {
        {"path", N_("where"), OML_CELL_TEXT, NULL, 0},
        {"said", N_("in the file"), OML_CELL_TEXT, NULL, 0},
        {"computed", N_("computed again"), OML_CELL_TEXT, NULL, 0},
    };
    oml_table *t = oml_doc_find(v->out, "differences");
    return t != NULL ? t : oml_doc_table(v->out, "differences", N_("what does not agree"), columns, OML_COUNT(columns));
}

static const char *
shown(const oml_verify *v, double x)
{
    OML_BUF_AUTO b = {0};
    oml_doc_number(OML_EN, x, OML_DIGITS_AS_IS, &b);
    return b.s == NULL ? NULL : oml_arena_textn(v->out->arena, b.s, b.n);
}

static void
differ(oml_verify *v, const char *path, const char *said, const char *computed)
{
    oml_table *t = differences(v);
    v->differ++;
    oml_table_text(t, path);
    oml_table_text(t, said);
    oml_table_text(t, computed);
}

void
oml_verify_number(oml_verify *v, const char *path, double said, double computed, double slack)
{
    const bool same =
        isnan(said) ? isnan(computed) : fabs(said - computed) <= slack + v->tolerance * (1 + fabs(computed));
    if (same)
        v->agree++;
    else
        differ(v, path, shown(v, said), shown(v, computed));
}

void
oml_verify_leave(oml_verify *v, const char *path, size_t numbers, const char *why)
{
    static const oml_column columns[] = {
        {"path", N_("where"), OML_CELL_TEXT, NULL, 0},
        {"numbers", N_("numbers"), OML_CELL_INT, NULL, 0},
        {"why", N_("why"), OML_CELL_TEXT, NULL, 0},
    };
    if (numbers == 0)
        return;
    oml_table *t = oml_doc_find(v->out, "unchecked");
    if (t == NULL)
        t = oml_doc_table(v->out, "unchecked", N_("what could not be computed again"), columns, OML_COUNT(columns));
    v->left += numbers;
    oml_table_text(t, path);
    oml_table_int(t, (int64_t)numbers);
    oml_table_word(t, why);
}

// ---- reading ------------------------------------------------------------------------------------------------------

const char *
oml_verify_text(const oml_json *row, const char *column)
{
    return oml_json_text(oml_json_get(row, column));
}

double
oml_verify_real(const oml_json *row, const char *column)
{
    double x;
    return oml_json_number(oml_json_get(row, column), &x) ? x : (double)NAN;
}

bool
oml_verify_is(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

bool
oml_verify_answer(oml_verify_expected *out, double value)
{
    out->value = value;
    return true;
}

size_t
oml_verify_index(const char *const list[], size_t n, const char *code)
{
    size_t i = 0;
    while (i < n && (code == NULL || strcmp(list[i], code) != 0))
        i++;
    return i;
}

oml_rc
oml_verify_unfit(oml_cx *cx, const oml_verify *v, const char *where)
{
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-VER-03", ((oml_place){.file = v->file, .column = where}),
                       N_("the inputs of this result are not whole: nothing can be computed from them"));
}

oml_rc
oml_verify_whole(oml_cx *cx, const oml_verify *v, const char *name, int64_t least, int64_t *out)
{
    if (!oml_json_int(oml_json_get(v->inputs, name), out) || *out < least)
        return oml_verify_unfit(cx, v, oml_arena_printf(&cx->tmp, "inputs.%s", name));
    return OML_OK;
}

// ---- the walk -----------------------------------------------------------------------------------------------------

// Numbers of one column, or of all (NULL).
static size_t
numbers(const oml_json *table, const char *column)
{
    size_t n = 0;
    for (size_t i = 0; i < oml_json_size(table); i++) {
        void *at = NULL;
        const char *name;
        const oml_json *cell;
        while ((cell = oml_json_next(oml_json_at(table, i), &at, &name)) != NULL)
            n += oml_json_is(cell) == OML_JSON_NUMBER && (column == NULL || strcmp(name, column) == 0);
    }
    return n;
}

// True when the rule had something to say of it.
static bool
compare(oml_verify *v, const oml_verify_rule *rule, void *with, size_t row, const char *column)
{
    const oml_json *whole = oml_json_at(oml_json_get(v->tables, rule->table), row), *cell = oml_json_get(whole, column);
    oml_verify_expected e = {.value = (double)NAN};
    if (!rule->cell(with, whole, column, &e))
        return false;
    const char *path = oml_arena_printf(v->out->arena, "tables.%s[%zu].%s", rule->table, row, column);
    if (e.word == NULL) {
        oml_verify_number(v, path, oml_verify_real(whole, column), e.value, e.slack);
    } else {
        const char *said = oml_json_text(cell);
        if (said != NULL && strcmp(said, e.word) == 0)
            v->agree++;
        else
            differ(v, path, said, e.word);
    }
    return true;
}

static void
table(oml_verify *v, const oml_verify_rule *rule, void *with, const oml_json *rows)
{
    void *at = NULL;
    const char *column;
    const oml_json *first = oml_json_at(rows, 0);
    const char *path = oml_arena_printf(v->out->arena, "tables.%s", rule->table);
    if (rule->cell == NULL) {
        oml_verify_leave(v, path, numbers(rows, NULL), rule->why);
        return;
    }
    while (oml_json_next(first, &at, &column) != NULL) {
        size_t said = 0;
        for (size_t i = 0; i < oml_json_size(rows); i++)
            said += compare(v, rule, with, i, column);
        if (said == 0)
            oml_verify_leave(v, oml_arena_printf(v->out->arena, "%s[].%s", path, column), numbers(rows, column),
                             rule->why);
    }
}

void
oml_verify_tables(oml_verify *v, const oml_verify_rule rules[], size_t n, void *with)
{
    void *at = NULL;
    const char *name;
    const oml_json *rows;
    while ((rows = oml_json_next(v->tables, &at, &name)) != NULL) {
        size_t r = 0;
        while (r < n && strcmp(rules[r].table, name) != 0)
            r++;
        if (r < n)
            table(v, &rules[r], with, rows);
        else
            oml_verify_leave(v, oml_arena_printf(v->out->arena, "tables.%s", name), numbers(rows, NULL),
                             N_("it rests on records that are not in the file"));
    }
}

// ---- the operation ------------------------------------------------------------------------------------------------

static oml_rc
unknown(oml_cx *cx, const oml_verify *v)
{
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_INPUT, "OML-VER-01", (oml_place){.file = v->file},
                                N_("this is no result that carries its inputs")),
                    N_("'omloop rank ... --json', 'agree ... --json' and 'round result ... --json' make one"));
}

static oml_rc
again(oml_cx *cx, oml_verify *v)
{
    static const struct {
        const char *operation;
        oml_rc (*verify)(oml_cx *cx, oml_verify *v);
    } known[] = {{"rank", oml_verify_rank}, {"agree", oml_verify_agree}, {"round result", oml_verify_round}};
    const char *operation = oml_verify_text(v->inputs, "operation");
    if (operation == NULL || oml_json_is(v->tables) != OML_JSON_OBJECT)
        return unknown(cx, v);
    for (size_t i = 0; i < OML_COUNT(known); i++)
        if (strcmp(operation, known[i].operation) == 0)
            return known[i].verify(cx, v);
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-VER-02", ((oml_place){.file = v->file, .column = "inputs.operation"}),
                       N_("results of '%s' cannot be computed again"), operation);
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    (void)s;
    const struct verify *a = args;
    OML_BUF_AUTO text = {0};
    OML_AUTO(json) *root = NULL;
    OML_TRY(oml_file_read(cx, a->result, &text));
    OML_TRY(oml_json_parse(cx, a->result, text.s, text.n, &root));
    oml_verify v = {.file = a->result,
                    .root = root,
                    .inputs = oml_json_get(root, "inputs"),
                    .tables = oml_json_get(root, "tables"),
                    .tolerance = a->tolerance,
                    .out = out};
    if (!(a->tolerance >= 0))
        return OML_FAIL(cx, OML_E_USAGE, "OML-VER-04", N_("the tolerance must be zero or more"));
    if (v.inputs == NULL || v.tables == NULL)
        return unknown(cx, &v);
    OML_TRY(again(cx, &v));
    out->findings = v.differ > 0;
    if (v.differ > 0)
        oml_doc_text(out, N_("%zu of %zu values do not agree with a second computation."), v.differ,
                     v.differ + v.agree);
    else if (v.agree > 0)
        oml_doc_text(out, N_("All %zu values agree with a second computation."), v.agree);
    else
        oml_doc_text(out, N_("Nothing in this file could be computed again."));
    if (v.left > 0)
        oml_doc_text(out, N_("%zu numbers could not be computed again; the table says why."), v.left);
    oml_doc_run(out, "agree", "%zu", v.agree);
    oml_doc_run(out, "differ", "%zu", v.differ);
    oml_doc_run(out, "unchecked", "%zu", v.left);
    oml_doc_run(out, "tolerance", "%g", a->tolerance);
    return OML_OK;
}

static const oml_param params[] = {
    {"result", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct verify, result),
     N_("a JSON file that rank, agree or round result wrote with --json"), NULL},
    {"tolerance", OML_KIND_REAL, 0, offsetof(struct verify, tolerance),
     N_("how much a number may differ, relative to 1 and its size; shares of draws may also differ by three draws"),
     "1e-9"},
};

const oml_op oml_verify_op = {
    .name = "verify",
    .family = OML_FAMILY_REPORT,
    .help = N_("compute every number of an exported result again by other code, and say which do not agree"),
    .more =
        N_("The second computation follows the formulas one by one and shares nothing with the first but the random "
           "numbers' "
           "definition. The exit status is 1 when a number does not agree. What cannot be computed again, such as the "
           "scores of an unlinkable round, is listed with the reason."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(struct verify),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

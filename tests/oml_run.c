/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_run.h"
#include "oml_test.h"

#include "cli/args.h"

enum { WORDS = 32 };

static size_t
cut(char *line, char *words[WORDS])
{
    size_t n = 0;
    for (char *at = line; *at != '\0' && n < WORDS;) {
        const char *end = *at == '\'' ? "'" : " ";
        at += *at == '\'' ? 1 : 0;
        words[n++] = at;
        at += strcspn(at, end);
        for (bool more = *at != '\0'; more; more = *at == ' ')
            *at++ = '\0';
    }
    return n;
}

oml_rc
test_run(oml_cx *cx, const char *line, oml_doc **out)
{
    char *words[WORDS];
    const size_t n = cut(oml_arena_text(&cx->tmp, line), words);
    oml_args a;
    *out = oml_doc_new(&cx->tmp, cx->lang);
    OML_TRY(oml_args_parse(cx, n, words, &a));
    assert_non_null(a.op);
    oml_session s = {.who = "tester",
                     .rights = OML_MAY_READ | OML_MAY_WRITE,
                     .why = a.reason,
                     .as_of = a.as_of,
                     .dry_run = a.dry_run};
    return oml_op_run(cx, &s, a.op, a.agenda, a.values, *out);
}

oml_rc
test_run_on(test_agenda *a, const char *line, oml_doc **out)
{
    OML_BUF_AUTO b = {0};
    for (const char *at = line; *at != '\0'; at++)
        if (strncmp(at, "AGENDA", 6) == 0) {
            oml_buf_text(&b, a->path);
            at += 5;
        } else if (*at == '@') {
            oml_buf_text(&b, a->folder);
        } else {
            oml_buf_char(&b, *at);
        }
    return test_run(&a->cx, b.s, out);
}

void
test_init(const char *path, const char *package)
{
    oml_cx cx = {.now = 1};
    oml_doc *d;
    char from[1024], line[1600];
    snprintf(line, sizeof line, "init %s --from %s", path, source_path(from, sizeof from, package));
    ok(&cx, test_run(&cx, line, &d));
    oml_cx_done(&cx);
}

static size_t
column_of(const oml_table *t, const char *key)
{
    for (size_t j = 0; j < t->n_columns; j++)
        if (strcmp(t->columns[j].key, key) == 0)
            return j;
    fail_msg("table %s has no column %s", t->key, key);
    return 0;
}

const oml_cell *
test_cell(const oml_doc *d, const char *table, const char *key, const char *name, const char *column)
{
    const oml_table *t = oml_doc_find(d, table);
    if (t == NULL) {
        fail_msg("there is no table %s", table);
        return NULL; // not reached, but the compiler cannot know
    }
    const size_t by = column_of(t, key), at = column_of(t, column);
    for (size_t i = 0; i < t->n_rows; i++) {
        const oml_cell *row = t->cells + i * t->n_columns;
        if (!row[by].empty && strcmp(row[by].text, name) == 0)
            return &row[at];
    }
    fail_msg("table %s has no row %s", table, name);
    return NULL;
}

bool
test_note(const oml_doc *d, oml_note_kind kind, const char *words)
{
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_NOTE && b->note == kind && strstr(b->text, words) != NULL)
            return true;
    return false;
}

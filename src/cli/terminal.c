/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/terminal.h"

#include "base/time.h"
#include "base/tr.h"
#include "cli/bar.h"
#include "cli/help.h"
#include "cli/stop.h"
#include "cli/who.h"
#include "render/as_csv.h"
#include "render/as_json.h"
#include "render/as_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

// ---- what the surroundings say ------------------------------------------------------------------

static oml_lang
language(int argc, char *const *argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            return strcmp(argv[i + 1], "nl") == 0 ? OML_NL : OML_EN;
        if (strncmp(argv[i], "--lang=", 7) == 0)
            return strcmp(argv[i] + 7, "nl") == 0 ? OML_NL : OML_EN;
    }
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < OML_COUNT(names); i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0')
            return strncmp(value, "nl", 2) == 0 ? OML_NL : OML_EN;
    }
    return OML_EN;
}

static oml_rc
clock_of(oml_cx *cx)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    cx->now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
    const char *given = getenv("OMLOOP_NOW");
    if (given == NULL || given[0] == '\0')
        return OML_OK;
    if (!oml_time_parse(given, strlen(given), &cx->now) && !oml_time_parse_date(given, strlen(given), &cx->now))
        return OML_FAIL(cx, OML_E_USAGE, "OML-CLI-17", N_("OMLOOP_NOW is not a moment such as 2026-11-24T17:10: '%s'"),
                        given);
    return OML_OK;
}

static size_t
terminal_width(FILE *f)
{
    struct winsize size;
    if (!isatty(fileno(f)))
        return 0;
    if (ioctl(fileno(f), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

// ---- showing ------------------------------------------------------------------------------------

// A message may quote what stood in a file: nothing in it may steer the terminal.
static void
say(const char *label, const char *text)
{
    OML_BUF_AUTO b = {0};
    oml_buf_printf(&b, "%s: %s\n", label, text);
    for (size_t i = 0; i + 1 < b.n; i++)
        if ((unsigned char)b.s[i] < 0x20 || b.s[i] == 0x7F)
            b.s[i] = '?';
    if (b.s != NULL)
        fputs(b.s, stderr);
}

static void
show_failure(const oml_cx *cx)
{
    const oml_fail *f = &cx->fail;
    OML_BUF_AUTO b = {0};
    if (f->file[0] != '\0')
        oml_buf_text(&b, f->file);
    if (f->row > 0)
        oml_buf_printf(&b, "%s%zu", f->file[0] != '\0' ? ":" : "", f->row);
    if (b.n > 0)
        oml_buf_text(&b, ": ");
    if (f->column[0] != '\0')
        oml_buf_printf(&b, "%s %s: ", oml_tr(cx->lang, f->row > 0 ? N_("column") : N_("field")), f->column);
    oml_buf_printf(&b, "%s [%s]", f->message, f->code);
    say("omloop", b.s != NULL ? b.s : f->message);
    if (f->hint[0] != '\0')
        say(oml_tr(cx->lang, N_("hint")), f->hint);
}

static const char *
table_keys(oml_cx *cx, const oml_doc *d)
{
    const char *all = "";
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TABLE)
            all = oml_arena_printf(&cx->tmp, "%s%s%s", all, all[0] == '\0' ? "" : ", ", b->table->key);
    return all;
}

// The table that --table names, or that --csv must mean; NULL: all of them.
static oml_rc
chosen_table(oml_cx *cx, const oml_args *a, const oml_doc *d, const oml_table **out)
{
    *out = NULL;
    if (a->table != NULL) {
        *out = oml_doc_find(d, a->table);
        if (*out != NULL)
            return OML_OK;
        return OML_HINT(
            cx, OML_FAIL(cx, OML_E_NOTFOUND, "OML-CLI-18", N_("there is no table '%s' in the answer"), a->table),
            N_("it has: %s"), table_keys(cx, d));
    }
    if (!a->csv)
        return OML_OK;
    size_t n = 0;
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        if (b->kind == OML_BLOCK_TABLE) {
            *out = b->table;
            n++;
        }
    if (n == 1)
        return OML_OK;
    const oml_rc rc = OML_FAIL(cx, OML_E_USAGE, "OML-CLI-19", N_("CSV holds one table, the answer has %zu"), n);
    return n == 0 ? rc : OML_HINT(cx, rc, N_("add --table with one of: %s"), table_keys(cx, d));
}

// CSV has no place for what a reader must know of the figures; it goes beside it.
static void
notes_aside(const oml_doc *d)
{
    for (const oml_block *b = d->first; b != NULL; b = b->next) {
        if (b->kind != OML_BLOCK_NOTE || b->note == OML_NOTE_REMARK || b->note == OML_NOTE_SOURCE)
            continue;
        OML_BUF_AUTO text = {0};
        oml_as_text_note(d, b, terminal_width(stderr), &text);
        if (text.s != NULL)
            fputs(text.s, stderr);
    }
}

static oml_rc
write_out(oml_cx *cx, const oml_buf *b)
{
    OML_TRY(oml_buf_check(cx, b));
    if ((b->n == 0 || fwrite(b->s, 1, b->n, stdout) == b->n) && fflush(stdout) == 0)
        return OML_OK;
    if (errno == EPIPE) // the reader has seen enough
        return OML_OK;
    return OML_FAIL(cx, OML_E_IO, "OML-CLI-20", N_("could not write the answer to the standard output: %s"),
                    strerror(errno));
}

static oml_rc
show(oml_cx *cx, const oml_args *a, const oml_doc *d)
{
    const oml_table *only;
    OML_BUF_AUTO b = {0};
    if (a->quiet)
        return OML_OK;
    OML_TRY(chosen_table(cx, a, d, &only));
    if (a->json)
        oml_as_json(d, only, &b);
    else if (a->csv)
        oml_as_csv(only, &b);
    else
        oml_as_text(d, only, terminal_width(stdout), &b);
    if (a->csv)
        notes_aside(d);
    return write_out(cx, &b);
}

// ---- running ------------------------------------------------------------------------------------

// The extension is easily forgotten.
static oml_rc
without_extension(oml_cx *cx, const oml_args *a, oml_rc rc)
{
    if (rc == OML_OK || a->agenda == NULL || strcmp(cx->fail.code, "OML-STO-02") != 0)
        return rc;
    const char *whole = oml_arena_printf(&cx->tmp, "%s.omloop", a->agenda);
    return access(whole, R_OK) == 0 ? OML_HINT(cx, rc, N_("did you mean '%s'?"), whole) : rc;
}

static oml_rc
operate(oml_cx *cx, const oml_args *a, oml_doc *d)
{
    char own[OML_WHO_TEXT];
    oml_who_default(own);
    const char *given = a->who != NULL ? a->who : getenv("OMLOOP_WHO");
    oml_session s = {
        .who = given != NULL && given[0] != '\0' ? given : own,
        .rights = OML_MAY_READ | OML_MAY_WRITE,
        .why = a->reason,
        .as_of = a->as_of,
        .dry_run = a->dry_run,
    };
    return without_extension(cx, a, oml_op_run(cx, &s, a->op, a->agenda, a->values, d));
}

// A failed call may have filled the doc with why; its failure comes last, where the eye is.
static oml_rc
operate_and_show(oml_cx *cx, const oml_args *a, oml_bar *bar)
{
    oml_doc *d = oml_doc_new(&cx->tmp, cx->lang);
    const oml_rc rc = operate(cx, a, d);
    oml_bar_clear(bar);
    if (rc == OML_OK) {
        OML_TRY(show(cx, a, d));
        return d->findings ? OML_E_FINDINGS : OML_OK;
    }
    if (d->first != NULL) {
        oml_cx aside = {.lang = cx->lang};
        (void)!show(&aside, a, d);
        oml_cx_done(&aside);
    }
    return rc;
}

static oml_rc
help(oml_cx *cx, const oml_args *a)
{
    oml_doc *d = oml_doc_new(&cx->tmp, cx->lang);
    if (a->op != NULL)
        oml_help_command(a->op, d);
    else
        oml_help_commands(a->topic, d);
    return show(cx, a, d);
}

static oml_rc
version(oml_cx *cx)
{
    OML_BUF_AUTO b = {0};
    oml_buf_text(&b, "omloop " OMLOOP_VERSION "\n");
    return write_out(cx, &b);
}

static oml_rc
run(oml_cx *cx, size_t n, char *const *argv)
{
    oml_args a;
    OML_TRY(clock_of(cx));
    OML_TRY(oml_args_parse(cx, n, argv, &a));
    if (a.version)
        return version(cx);
    if (a.help)
        return help(cx, &a);
    if (a.op == NULL) { // nothing was asked: a reader is helped, a script is told
        OML_TRY(help(cx, &a));
        return OML_E_USAGE;
    }
    oml_bar bar;
    oml_bar_init(&bar, cx->lang);
    if (!a.quiet && isatty(fileno(stderr)))
        cx->progress = &bar.progress;
    cx->threads = (unsigned)a.threads;
    return operate_and_show(cx, &a, &bar);
}

int
oml_terminal_run(int argc, char **argv)
{
    oml_cx cx = {.lang = language(argc, argv), .cancel = oml_stop_listen()};
    const oml_rc rc = run(&cx, argc > 0 ? (size_t)argc - 1 : 0, argv + (argc > 0));
    if (cx.fail.rc != OML_OK)
        show_failure(&cx);
    oml_cx_done(&cx);
    return oml_rc_exit(rc);
}

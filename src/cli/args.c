/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/args.h"

#include "base/near.h"
#include "op/param.h"

#include <assert.h>
#include <string.h>

enum { LONGEST_NAME = 3 }; // words of a command

#define AT(field) offsetof(oml_args, field)
const oml_param oml_args_common[] = {
    {"as-of", OML_KIND_DATE, 0, AT(as_of), N_("read the agenda as it was at the end of that day, or at that moment"),
     NULL},
    {"csv", OML_KIND_FLAG, 0, AT(csv), N_("one table as CSV"), NULL},
    {"dry-run", OML_KIND_FLAG, 0, AT(dry_run), N_("say what would change, and change nothing"), NULL},
    {"help", OML_KIND_FLAG, 0, AT(help), N_("explain this command"), NULL},
    {"json", OML_KIND_FLAG, 0, AT(json), N_("all tables and notes as one JSON object"), NULL},
    {"lang", OML_KIND_TEXT, 0, AT(lang), N_("language of what is shown: nl or en; otherwise that of the system"), NULL},
    {"quiet", OML_KIND_FLAG, 0, AT(quiet), N_("show nothing but errors; the exit status tells the rest"), NULL},
    {"reason", OML_KIND_TEXT, 0, AT(reason), N_("why you change this; goes into the log"), NULL},
    {"table", OML_KIND_TEXT, 0, AT(table), N_("only the table of this name"), NULL},
    {"threads", OML_KIND_INT, 0, AT(threads), N_("how many threads may compute at once"), NULL},
    {"version", OML_KIND_FLAG, 0, AT(version), N_("the version of omloop"), NULL},
    {"who", OML_KIND_TEXT, 0, AT(who),
     N_("the pseudonym under which the log keeps your changes; otherwise OMLOOP_WHO, otherwise a code made of "
        "your account and this machine's secret id, which does not lead back to your name"),
     NULL},
};
const size_t oml_args_common_count = OML_COUNT(oml_args_common);

static bool
writes(const oml_op *op)
{
    return op->agenda == OML_AGENDA_WRITE || op->agenda == OML_AGENDA_CREATE;
}

bool
oml_args_offered(const oml_param *common, const oml_op *op)
{
    if (common->offset == offsetof(oml_args, as_of))
        return oml_op_reads(op);
    if (common->offset == offsetof(oml_args, reason) || common->offset == offsetof(oml_args, dry_run) ||
        common->offset == offsetof(oml_args, who))
        return writes(op);
    return true;
}

/* A parse under way. */
typedef struct parse {
    oml_cx *cx;
    oml_args *out;
    const char **words; // all that is no option
    size_t n_words, used;
    bool *given; // a parameter of the operation
    bool common_given[OML_COUNT(oml_args_common)];
} parse;

// ---- one value ----------------------------------------------------------------------------------

static const char *
placeholder(oml_kind kind)
{
    switch (kind) {
    case OML_KIND_TEXT:
    case OML_KIND_LIST:
        return "TEXT";
    case OML_KIND_INT:
        return "N";
    case OML_KIND_REAL:
        return "X";
    case OML_KIND_FILE:
        return "FILE";
    case OML_KIND_DATE:
        return "DATE";
    case OML_KIND_FLAG:
        return NULL;
    }
    return NULL;
}

void
oml_args_write(const oml_param *p, oml_buf *out)
{
    const char *value = placeholder(p->kind);
    if ((p->flags & (OML_PARAM_POSITIONAL | OML_PARAM_BEFORE)) == 0) {
        oml_buf_printf(out, "--%s", p->name);
        if (value != NULL)
            oml_buf_printf(out, " %s", value);
        return;
    }
    for (const char *c = p->name; *c != '\0'; c++)
        oml_buf_char(out, *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c);
    if (p->kind == OML_KIND_LIST)
        oml_buf_text(out, "...");
}

// ---- which operation ----------------------------------------------------------------------------

static const char *
joined(oml_cx *cx, const char *const *words, size_t n)
{
    const char *text = words[0];
    for (size_t i = 1; i < n; i++)
        text = oml_arena_printf(&cx->tmp, "%s %s", text, words[i]);
    return text;
}

static const oml_op *
longest(oml_cx *cx, const char *const *words, size_t n, size_t *used)
{
    for (size_t len = n < LONGEST_NAME ? n : LONGEST_NAME; len > 0; len--) {
        const oml_op *op = oml_op_find(joined(cx, words, len));
        if (op != NULL) {
            *used = len;
            return op;
        }
    }
    return NULL;
}

// Is it the first word of longer names? Then *all tells which.
static bool
begins(oml_cx *cx, const char *word, const char **all)
{
    const size_t n = strlen(word);
    *all = NULL;
    for (size_t i = 0; i < oml_op_count; i++)
        if (strncmp(oml_ops[i]->name, word, n) == 0 && oml_ops[i]->name[n] == ' ')
            *all = *all == NULL ? oml_ops[i]->name : oml_arena_printf(&cx->tmp, "%s, %s", *all, oml_ops[i]->name);
    return *all != NULL;
}

static oml_rc
unknown(oml_cx *cx, const char *const *words, size_t n)
{
    const char *all;
    if (begins(cx, words[0], &all)) {
        const oml_rc rc =
            OML_FAIL(cx, OML_E_USAGE, "OML-CLI-04", N_("'%s' is the beginning of several commands"), words[0]);
        return OML_HINT(cx, rc, N_("one of: %s"), all);
    }
    oml_near one = {.word = words[0]}, two = {.word = joined(cx, words, n < 2 ? n : 2)};
    oml_near_offer(&one, "help");
    for (size_t i = 0; i < oml_op_count; i++) {
        oml_near_offer(&one, oml_ops[i]->name);
        oml_near_offer(&two, oml_ops[i]->name);
    }
    const char *meant = oml_near_best(&two) != NULL ? oml_near_best(&two) : oml_near_best(&one);
    const oml_rc rc = OML_FAIL(cx, OML_E_USAGE, "OML-CLI-05", N_("there is no command '%s'"), words[0]);
    return meant != NULL ? OML_HINT(cx, rc, N_("did you mean '%s'?"), meant)
                         : OML_HINT(cx, rc, N_("'omloop help' lists the commands"));
}

// The operation that the words so far name; its arguments get their defaults.
static oml_rc
choose(parse *p)
{
    oml_args *out = p->out;
    if (out->op != NULL || p->n_words == 0)
        return OML_OK;
    if (strcmp(p->words[0], "help") == 0) {
        out->help = true;
        p->used = 1;
        if (p->n_words == 1)
            return OML_OK;
        out->op = longest(p->cx, p->words + 1, p->n_words - 1, &p->used);
        p->used++;
        const char *all;
        if (out->op == NULL && begins(p->cx, p->words[1], &all)) {
            out->topic = p->words[1];
            return OML_OK;
        }
        return out->op != NULL ? OML_OK : unknown(p->cx, p->words + 1, p->n_words - 1);
    }
    out->op = longest(p->cx, p->words, p->n_words, &p->used);
    if (out->op == NULL) {
        const char *all;
        if (out->help && begins(p->cx, p->words[0], &all)) {
            out->topic = p->words[0];
            return OML_OK;
        }
        return unknown(p->cx, p->words, p->n_words);
    }
    p->given = OML_NEW(&p->cx->tmp, bool, out->op->n_params);
    return oml_param_defaults(p->cx, out->op, &out->values);
}

// ---- options ------------------------------------------------------------------------------------

static bool
named(const oml_param *p, const char *name, size_t n)
{
    return (p->flags & (OML_PARAM_POSITIONAL | OML_PARAM_BEFORE)) == 0 && strlen(p->name) == n &&
           strncmp(p->name, name, n) == 0;
}

static oml_rc
no_such_option(parse *p, const char *arg, const char *name)
{
    oml_near n = {.word = name};
    for (size_t i = 0; i < oml_args_common_count; i++)
        oml_near_offer(&n, oml_args_common[i].name);
    for (size_t i = 0; p->out->op != NULL && i < p->out->op->n_params; i++)
        if ((p->out->op->params[i].flags & (OML_PARAM_POSITIONAL | OML_PARAM_BEFORE)) == 0)
            oml_near_offer(&n, p->out->op->params[i].name);
    const oml_rc rc = OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-06", N_("there is no option %s here"), arg);
    if (oml_near_best(&n) != NULL)
        return OML_HINT(p->cx, rc, N_("did you mean '--%s'?"), oml_near_best(&n));
    if (p->out->op != NULL)
        return OML_HINT(p->cx, rc, N_("'omloop help %s' lists the options"), p->out->op->name);
    return OML_HINT(p->cx, rc, N_("'omloop help' lists the commands"));
}

// The parameter an option names, and what it is stored in.
static oml_rc
find(parse *p, const char *arg, const char *name, size_t n, const oml_param **param, void **values, bool **given)
{
    for (size_t i = 0; i < oml_args_common_count; i++)
        if (named(&oml_args_common[i], name, n)) {
            *param = &oml_args_common[i];
            *values = p->out;
            *given = &p->common_given[i];
            return OML_OK;
        }
    OML_TRY(choose(p));
    const oml_op *op = p->out->op;
    for (size_t i = 0; op != NULL && p->given != NULL && i < op->n_params; i++)
        if (named(&op->params[i], name, n)) {
            *param = &op->params[i];
            *values = p->out->values;
            *given = &p->given[i];
            return OML_OK;
        }
    return no_such_option(p, arg, oml_arena_textn(&p->cx->tmp, name, n));
}

// Short forms of what is typed most.
static const char *
long_name(const char *arg)
{
    static const char *const names[][2] = {{"-h", "help"}, {"-q", "quiet"}, {"-o", "output"}};
    if (arg[1] == '-')
        return arg + 2;
    for (size_t i = 0; i < OML_COUNT(names); i++)
        if (strcmp(arg, names[i][0]) == 0)
            return names[i][1];
    return arg + 1;
}

static oml_rc
option(parse *p, size_t n, char *const *argv, size_t *at)
{
    const char *arg = argv[*at], *name = long_name(arg);
    const size_t len = strcspn(name, "=");
    const oml_param *param = NULL;
    void *values = NULL;
    bool *given = NULL;
    OML_TRY(find(p, arg, name, len, &param, &values, &given));
    const char *value = name[len] == '=' ? name + len + 1 : NULL;
    if (param->kind == OML_KIND_FLAG) {
        if (value != NULL)
            return OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-07", N_("--%s takes no value"), param->name);
    } else if (value == NULL) {
        if (*at + 1 >= n)
            return OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-08", N_("--%s needs a value"), param->name);
        value = argv[++*at];
    }
    if (*given && param->kind != OML_KIND_LIST && param->kind != OML_KIND_FLAG)
        return OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-09", N_("--%s is given twice"), param->name);
    *given = true;
    return oml_param_set(p->cx, param, values, value);
}

// ---- positional words ---------------------------------------------------------------------------

/* A place for a word: a parameter, or the agenda. */
typedef struct slot {
    const oml_param *param; // NULL: the agenda
    bool required;
} slot;

static size_t
slots_of(const oml_op *op, slot *out)
{
    size_t n = 0;
    for (size_t i = 0; i < op->n_params; i++)
        if ((op->params[i].flags & OML_PARAM_BEFORE) != 0)
            out[n++] = (slot){&op->params[i], (op->params[i].flags & OML_PARAM_REQUIRED) != 0};
    if (op->agenda != OML_AGENDA_NONE)
        out[n++] = (slot){NULL, op->agenda != OML_AGENDA_MAYBE};
    for (size_t i = 0; i < op->n_params; i++)
        if ((op->params[i].flags & (OML_PARAM_BEFORE | OML_PARAM_POSITIONAL)) == OML_PARAM_POSITIONAL)
            out[n++] = (slot){&op->params[i], (op->params[i].flags & OML_PARAM_REQUIRED) != 0};
    return n;
}

static const char *
slot_name(oml_cx *cx, const slot *s)
{
    if (s->param == NULL)
        return "AGENDA";
    OML_BUF_AUTO b = {0};
    oml_args_write(s->param, &b);
    return oml_arena_textn(&cx->tmp, b.s, b.n);
}

void
oml_args_usage(const oml_op *op, oml_buf *out)
{
    oml_arena arena = {0};
    slot *slots = OML_NEW(&arena, slot, op->n_params + 1);
    const size_t n = slots_of(op, slots);
    oml_buf_printf(out, "omloop %s", op->name);
    for (size_t i = 0; i < n; i++) {
        oml_buf_text(out, slots[i].required ? " " : " [");
        if (slots[i].param == NULL)
            oml_buf_text(out, "AGENDA");
        else
            oml_args_write(slots[i].param, out);
        oml_buf_text(out, slots[i].required ? "" : "]");
    }
    for (size_t i = 0; i < op->n_params; i++) {
        const oml_param *p = &op->params[i];
        if ((p->flags & (OML_PARAM_BEFORE | OML_PARAM_POSITIONAL)) != 0)
            continue;
        const bool required = (p->flags & OML_PARAM_REQUIRED) != 0;
        oml_buf_text(out, required ? " " : " [");
        oml_args_write(p, out);
        oml_buf_text(out, required ? "" : "]");
        if (p->kind == OML_KIND_LIST)
            oml_buf_text(out, "...");
    }
    oml_arena_free(&arena);
}

static oml_rc
with_usage(oml_cx *cx, const oml_op *op, oml_rc rc)
{
    OML_BUF_AUTO usage = {0};
    oml_args_usage(op, &usage);
    return OML_HINT(cx, rc, N_("usage: %s"), usage.s);
}

static oml_rc
place_words(parse *p)
{
    const oml_op *op = p->out->op;
    slot *slots = OML_NEW(&p->cx->tmp, slot, op->n_params + 1);
    const size_t n = slots_of(op, slots);
    size_t needed = 0, at = p->used;
    for (size_t i = 0; i < n; i++)
        needed += slots[i].required;
    for (size_t i = 0; i < n; i++) {
        needed -= slots[i].required;
        const size_t left = p->n_words - at;
        if (left == 0 && slots[i].required)
            return with_usage(
                p->cx, op,
                OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-10", N_("%s is missing"), slot_name(p->cx, &slots[i])));
        if (!slots[i].required && left <= needed)
            continue;
        if (slots[i].param == NULL)
            p->out->agenda = p->words[at++];
        else if (slots[i].param->kind != OML_KIND_LIST)
            OML_TRY(oml_param_set(p->cx, slots[i].param, p->out->values, p->words[at++]));
        else
            while (at < p->n_words - needed)
                OML_TRY(oml_param_set(p->cx, slots[i].param, p->out->values, p->words[at++]));
    }
    if (at < p->n_words)
        return with_usage(p->cx, op,
                          OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-11", N_("'%s' is a word too many"), p->words[at]));
    return OML_OK;
}

static oml_rc
complete(parse *p)
{
    const oml_op *op = p->out->op;
    assert(op != NULL && p->given != NULL);
    for (size_t i = 0; i < op->n_params; i++)
        if ((op->params[i].flags & (OML_PARAM_REQUIRED | OML_PARAM_POSITIONAL | OML_PARAM_BEFORE)) ==
                OML_PARAM_REQUIRED &&
            !p->given[i])
            return with_usage(
                p->cx, op,
                OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-12", N_("the option --%s is missing"), op->params[i].name));
    for (size_t i = 0; i < oml_args_common_count; i++)
        if (p->common_given[i] && !oml_args_offered(&oml_args_common[i], op))
            return OML_FAIL(p->cx, OML_E_USAGE, "OML-CLI-13", N_("--%s has no meaning for '%s'"),
                            oml_args_common[i].name, op->name);
    return OML_OK;
}

static bool
is_option(const char *arg)
{
    return arg[0] == '-' && arg[1] != '\0' && arg[1] != '.' && !(arg[1] >= '0' && arg[1] <= '9');
}

static oml_rc
check_common(oml_cx *cx, oml_args *out)
{
    if (out->json && out->csv)
        return OML_FAIL(cx, OML_E_USAGE, "OML-CLI-14", N_("choose one of --json and --csv"));
    if (out->threads < 0 || out->threads > 1024)
        return OML_FAIL(cx, OML_E_USAGE, "OML-CLI-15", N_("--threads must be between 0 and 1024"));
    if (out->lang != NULL && strcmp(out->lang, "nl") != 0 && strcmp(out->lang, "en") != 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-CLI-16", N_("--lang must be nl or en, not '%s'"), out->lang);
    return OML_OK;
}

oml_rc
oml_args_parse(oml_cx *cx, size_t n, char *const *argv, oml_args *out)
{
    *out = (oml_args){0};
    parse p = {.cx = cx, .out = out, .words = OML_NEW(&cx->tmp, const char *, n)};
    bool ended = false;
    for (size_t i = 0; i < n; i++) {
        if (!ended && strcmp(argv[i], "--") == 0)
            ended = true;
        else if (!ended && is_option(argv[i]))
            OML_TRY(option(&p, n, argv, &i));
        else
            p.words[p.n_words++] = argv[i];
    }
    OML_TRY(check_common(cx, out));
    OML_TRY(choose(&p));
    if (out->help || out->version || out->op == NULL)
        return OML_OK;
    OML_TRY(place_words(&p));
    return complete(&p);
}

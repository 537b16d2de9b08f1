/* SPDX-License-Identifier: EUPL-1.2 */
#include "omloop.h"

#include "base/time.h"
#include "op/param.h"
#include "op/pick.h"
#include "render/as_json.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct omloop {
    char *agenda;
    oml_buf error;
};

/* What a caller may say besides the operation's own arguments. */
typedef struct common {
    const char *who, *reason, *lang;
    int64_t as_of, threads;
    bool dry_run;
} common;

static const oml_param common_params[] = {
    {"who", OML_KIND_TEXT, 0, offsetof(common, who), NULL, NULL},
    {"reason", OML_KIND_TEXT, 0, offsetof(common, reason), NULL, NULL},
    {"lang", OML_KIND_TEXT, 0, offsetof(common, lang), NULL, NULL},
    {"as-of", OML_KIND_DATE, 0, offsetof(common, as_of), NULL, NULL},
    {"threads", OML_KIND_INT, 0, offsetof(common, threads), NULL, NULL},
    {"dry-run", OML_KIND_FLAG, 0, offsetof(common, dry_run), NULL, NULL},
};
static const oml_op common_options = {
    .name = "call", .args_size = sizeof(common), .params = common_params, .n_params = OML_COUNT(common_params)};

const char *
omloop_version(void)
{
    return OMLOOP_VERSION;
}

int
omloop_open(const char *agenda, omloop **out)
{
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return OMLOOP_REFUSED;
    (*out)->agenda = agenda == NULL ? NULL : strdup(agenda);
    if (agenda != NULL && (*out)->agenda == NULL) {
        free(*out);
        *out = NULL;
        return OMLOOP_REFUSED;
    }
    return OMLOOP_OK;
}

void
omloop_close(omloop *o)
{
    if (o == NULL)
        return;
    oml_buf_free(&o->error);
    free(o->agenda);
    free(o);
}

const char *
omloop_error(const omloop *o)
{
    return o->error.s == NULL ? "" : o->error.s;
}

void
omloop_free(char *answer)
{
    free(answer);
}

static void
put_text(oml_json_out *w, const char *name, const char *text)
{
    oml_json_put_name(w, name);
    oml_json_put_text(w, text[0] == '\0' ? NULL : text);
}

static void
keep_failure(omloop *o, const oml_fail *f)
{
    oml_json_out w = {.buf = &o->error};
    oml_json_put_object(&w);
    put_text(&w, "code", f->code);
    put_text(&w, "message", f->message);
    put_text(&w, "hint", f->hint);
    put_text(&w, "file", f->file);
    oml_json_put_name(&w, "row");
    if (f->row > 0)
        oml_json_put_int(&w, (int64_t)f->row);
    else
        oml_json_put_null(&w);
    put_text(&w, "column", f->column);
    oml_json_put_end(&w);
}

static int64_t
moment(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// The names that are not the operation's, and those that are not common.
static const char **
names(oml_cx *cx, const oml_op *op)
{
    const char **all = OML_NEW(&cx->tmp, const char *, op->n_params);
    for (size_t i = 0; i < op->n_params; i++)
        all[i] = op->params[i].name;
    return all;
}

static oml_rc
call(oml_cx *cx, const omloop *o, const char *operation, const char *arguments, oml_doc **doc)
{
    const oml_op *op;
    void *values;
    common c = {0};
    OML_AUTO(json) *j = NULL;
    OML_TRY(oml_json_parse(cx, NULL, arguments, strlen(arguments), &j));
    const char *lang = oml_json_text(oml_json_get(j, "lang")); // first, for what may fail
    cx->lang = lang != NULL && strcmp(lang, "nl") == 0 ? OML_NL : OML_EN;
    OML_TRY(oml_pick_operation(cx, operation, &op));
    OML_TRY(oml_param_defaults(cx, op, &values));
    OML_TRY(oml_param_load(cx, op, j, names(cx, &common_options), common_options.n_params, values));
    OML_TRY(oml_param_load(cx, &common_options, j, names(cx, op), op->n_params, &c));
    cx->threads = c.threads > 0 ? (unsigned)c.threads : 0;
    if (op->agenda != OML_AGENDA_NONE && op->agenda != OML_AGENDA_MAYBE && o->agenda == NULL)
        return OML_FAIL(cx, OML_E_USAGE, "OML-API-01", N_("'%s' needs an agenda: open the handle with its path"),
                        op->name);
    *doc = oml_doc_new(&cx->tmp, cx->lang);
    oml_session s = {
        .who = c.who != NULL ? c.who : "api",
        .rights = OML_MAY_READ | OML_MAY_WRITE,
        .why = c.reason,
        .as_of = c.as_of,
        .dry_run = c.dry_run,
    };
    return oml_op_run(cx, &s, op, o->agenda, values, *doc);
}

int
omloop_call(omloop *o, const char *operation, const char *arguments, char **answer)
{
    oml_cx cx = {.now = moment()};
    oml_doc *doc = NULL;
    oml_buf out = {0};
    *answer = NULL;
    oml_buf_free(&o->error);
    oml_rc rc = call(&cx, o, operation, arguments == NULL ? "{}" : arguments, &doc);
    if (doc != NULL && (rc == OML_OK || doc->first != NULL)) {
        oml_as_json(doc, NULL, &out);
        if (rc == OML_OK)
            rc = oml_buf_check(&cx, &out);
    }
    if (rc == OML_OK && doc != NULL && doc->findings)
        rc = OML_E_FINDINGS;
    if (cx.fail.rc != OML_OK)
        keep_failure(o, &cx.fail);
    if (out.full)
        oml_buf_free(&out);
    *answer = out.s;
    oml_cx_done(&cx);
    return oml_rc_exit(rc);
}

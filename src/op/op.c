/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "op/engine.h"
#include "op/param.h"

#include <assert.h>
#include <string.h>

const oml_op *const oml_ops[] = {
#define OML_OP(name) &oml_##name##_op,
#include "op/ops.def"
#undef OML_OP
};
const size_t oml_op_count = OML_COUNT(oml_ops);

const oml_op *
oml_op_find(const char *name)
{
    for (size_t i = 0; i < oml_op_count; i++)
        if (strcmp(oml_ops[i]->name, name) == 0)
            return oml_ops[i];
    return NULL;
}

bool
oml_op_reads(const oml_op *op)
{
    return op->agenda == OML_AGENDA_READ || op->agenda == OML_AGENDA_MAYBE;
}

static oml_rc
call(oml_cx *cx, oml_session *s, const oml_op *op, const void *args, oml_doc *out)
{
    OML_TRY(oml_cx_go_on(cx));
    return op->run(cx, s, args, out); // asked to stop after that: it is done, and so are the files it wrote
}

static oml_rc
read_past(oml_cx *cx, oml_session *s, const oml_op *op, const void *args, oml_doc *out)
{
    const int64_t now = cx->now;
    OML_TRY(oml_store_open_at(cx, s->agenda, s->as_of, &s->store));
    cx->now = s->as_of;
    const oml_rc rc = call(cx, s, op, args, out);
    cx->now = now;
    return rc;
}

oml_rc
oml_op_pseudonym(oml_cx *cx, const char *who)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    const size_t n = strlen(who);
    if (n >= 1 && n <= OML_WHO_LONGEST && strspn(who, allowed) == n)
        return OML_OK;
    return OML_HINT(
        cx, OML_FAIL(cx, OML_E_USAGE, "OML-OPS-20", N_("'%s' is no pseudonym"), who),
        N_("at most %d letters, digits, hyphens, underscores and dots, such as bureau-2: it stays in the log"),
        OML_WHO_LONGEST);
}

static oml_rc
change(oml_cx *cx, oml_session *s, const oml_op *op, const void *args, oml_doc *out)
{
    OML_TRY(oml_op_pseudonym(cx, s->who));
    const oml_by by = {.who = s->who, .op = op->name, .why = s->why, .confirm = op->confirms};
    OML_TRY(oml_store_begin(cx, s->store, &by));
    OML_TRY(call(cx, s, op, args, out));
    OML_TRY(oml_cx_go_on(cx)); // nothing is changed yet
    OML_TRY(oml_store_check_references(cx, s->store));
    if (s->dry_run) {
        oml_doc_note(out, OML_NOTE_REMARK, N_("this was a dry run: nothing was changed"));
        return OML_OK;
    }
    OML_TRY(oml_store_commit(cx, s->store));
    return op->agenda == OML_AGENDA_CREATE ? oml_store_publish(cx, s->store) : OML_OK;
}

static oml_rc
open_and_call(oml_cx *cx, oml_session *s, const oml_op *op, const void *args, oml_doc *out)
{
    switch (op->agenda) {
    case OML_AGENDA_NONE:
        return call(cx, s, op, args, out);
    case OML_AGENDA_MAYBE:
        if (s->agenda == NULL)
            return call(cx, s, op, args, out);
        __attribute__((fallthrough));
    case OML_AGENDA_READ:
        if (s->as_of != 0)
            return read_past(cx, s, op, args, out);
        OML_TRY(oml_store_open(cx, s->agenda, false, &s->store));
        return call(cx, s, op, args, out);
    case OML_AGENDA_WRITE:
        OML_TRY(oml_store_open(cx, s->agenda, true, &s->store));
        return change(cx, s, op, args, out);
    case OML_AGENDA_CREATE:
        OML_TRY(oml_store_create(cx, s->agenda, &s->store));
        return change(cx, s, op, args, out);
    }
    return OML_OK;
}

// What is computed with a table says how to compute it again.
static oml_rc
say_command(oml_cx *cx, const oml_op *op, const void *args, oml_doc *out)
{
    const char *command;
    OML_TRY(oml_param_command(cx, op, args, &command));
    oml_engine_threads(cx);
    oml_doc_run(out, "command", "%s", command);
    oml_doc_run(out, "version", "%s", OMLOOP_VERSION);
    oml_doc_run(out, "threads", "%u", cx->threads);
    return OML_OK;
}

oml_rc
oml_op_run(oml_cx *cx, oml_session *s, const oml_op *op, const char *agenda, const void *args, oml_doc *out)
{
    if ((s->rights & op->right) != op->right)
        return OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-01", N_("you have no right to use '%s'"), op->name);
    if (s->as_of != 0 && !oml_op_reads(op))
        return OML_FAIL(cx, OML_E_REFUSED, "OML-OPS-02", N_("'%s' cannot be used on a past date: only reading can"),
                        op->name);
    assert(agenda != NULL || op->agenda == OML_AGENDA_NONE || op->agenda == OML_AGENDA_MAYBE);
    s->agenda = agenda;
    if (op->family == OML_FAMILY_TABLE)
        OML_TRY(say_command(cx, op, args, out));
    for (int left = op->patient ? OML_OP_TRIES : 1;; left--) {
        const oml_doc before = *out;
        s->store = NULL;
        const oml_rc rc = open_and_call(cx, s, op, args, out);
        oml_store_free(s->store); // what was not committed is dropped
        s->store = NULL;
        if (rc != OML_E_CONFLICT || left == 1)
            return rc;
        oml_cx_clear(cx); // nothing was changed: what was said so far is said again
        *out = before;
        if (out->last != NULL)
            out->last->next = NULL;
        OML_TRY(oml_cx_go_on(cx));
    }
}

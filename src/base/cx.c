/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cx.h"

#include "base/tr.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
keep(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from == NULL ? "" : from);
}

// A cut-off message must still be UTF-8: step back over a split character.
static void
whole_characters(char *s)
{
    size_t n = strlen(s), back = 0;
    while (back < n && back < 4 && ((unsigned char)s[n - 1 - back] & 0xC0u) == 0x80)
        back++;
    if (back == n)
        return;
    const unsigned char lead = (unsigned char)s[n - 1 - back];
    const size_t needs = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (needs > back)
        s[n - 1 - back] = '\0';
}

oml_rc
oml_cx_fail(oml_cx *cx, oml_rc rc, const char *code, oml_place place, const char *format, ...)
{
    if (cx->fail.rc != OML_OK)
        return rc;
    oml_fail *f = &cx->fail;
    *f = (oml_fail){.rc = rc, .row = place.row};
    keep(f->code, sizeof f->code, code);
    keep(f->file, sizeof f->file, place.file);
    keep(f->column, sizeof f->column, place.column);
    whole_characters(f->file);
    whole_characters(f->column);
    va_list args;
    va_start(args, format);
    vsnprintf(f->message, sizeof f->message, oml_tr(cx->lang, format), args);
    va_end(args);
    whole_characters(f->message);
    return rc;
}

oml_rc
oml_cx_hint(oml_cx *cx, oml_rc rc, const char *format, ...)
{
    if (cx->fail.rc != OML_OK && cx->fail.hint[0] == '\0') {
        va_list args;
        va_start(args, format);
        vsnprintf(cx->fail.hint, sizeof cx->fail.hint, oml_tr(cx->lang, format), args);
        va_end(args);
        whole_characters(cx->fail.hint);
    }
    return rc;
}

oml_rc
oml_cx_go_on(oml_cx *cx)
{
    if (cx->cancel != NULL && atomic_load_explicit(cx->cancel, memory_order_relaxed))
        return OML_FAIL(cx, OML_E_CANCELLED, "OML-RUN-01", N_("stopped on request; nothing was changed"));
    return OML_OK;
}

void
oml_cx_tell(oml_cx *cx, const char *what, double done, double total)
{
    if (cx->progress != NULL)
        cx->progress->tell(cx->progress, oml_tr(cx->lang, what), done, total, false);
}

void
oml_cx_tell_bytes(oml_cx *cx, const char *what, double done, double total)
{
    if (cx->progress != NULL)
        cx->progress->tell(cx->progress, oml_tr(cx->lang, what), done, total, true);
}

void
oml_cx_clear(oml_cx *cx)
{
    cx->fail = (oml_fail){0};
}

void
oml_cx_done(oml_cx *cx)
{
    oml_arena_free(&cx->tmp);
}

static const struct {
    const char *name;
    int exit, http;
} kinds[] = {
#define OML_RC(name, exit, http) {#name, exit, http},
#include "base/rc.def"
#undef OML_RC
};

int
oml_rc_exit(oml_rc rc)
{
    return kinds[rc].exit;
}

int
oml_rc_http(oml_rc rc)
{
    return kinds[rc].http;
}

const char *
oml_rc_name(oml_rc rc)
{
    return kinds[rc].name;
}

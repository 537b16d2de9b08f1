/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
make_room(oml_buf *b, size_t n)
{
    const size_t ceiling = b->ceiling != 0 ? b->ceiling : (size_t)1 << 30;
    if (b->full || n >= ceiling || b->n > ceiling - n - 1) {
        b->full = true;
        return false;
    }
    if (b->n + n + 1 > b->room) {
        size_t room = b->room == 0 ? 256 : b->room;
        while (room < b->n + n + 1)
            room += room / 2;
        char *s = realloc(b->s, room);
        if (s == NULL) {
            b->full = true;
            return false;
        }
        b->s = s;
        b->room = room;
    }
    return true;
}

void
oml_buf_add(oml_buf *b, const char *bytes, size_t n)
{
    if (!make_room(b, n))
        return;
    if (n > 0)
        memcpy(b->s + b->n, bytes, n);
    b->n += n;
    b->s[b->n] = '\0';
}

void
oml_buf_text(oml_buf *b, const char *s)
{
    oml_buf_add(b, s, strlen(s));
}

void
oml_buf_char(oml_buf *b, char c)
{
    oml_buf_add(b, &c, 1);
}

void
oml_buf_printf(oml_buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n >= 0 && make_room(b, (size_t)n)) {
        vsnprintf(b->s + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

oml_rc
oml_buf_check(oml_cx *cx, const oml_buf *b)
{
    if (b->full)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-MEM-01", N_("the result is larger than the %zu bytes allowed for it"),
                        b->ceiling != 0 ? b->ceiling : (size_t)1 << 30);
    return OML_OK;
}

void
oml_buf_free(oml_buf *b)
{
    free(b->s);
    *b = (oml_buf){.ceiling = b->ceiling};
}

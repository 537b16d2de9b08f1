/**
 * Buf: bytes that grow, with a ceiling.
 *
 * A zeroed buf is ready for use. Its text is always NUL-terminated. A buf that
 * would pass its ceiling, or finds no memory, drops the addition and remembers
 * it: ask `full` once, at the end.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_BUF_H
#define OML_BASE_BUF_H

#include "base/cx.h"

typedef struct oml_buf {
    char *s;
    size_t n, room;
    size_t ceiling; /* 0: 1 GiB */
    bool full;
} oml_buf;

void oml_buf_add(oml_buf *b, const char *bytes, size_t n);
void oml_buf_text(oml_buf *b, const char *s);
void oml_buf_char(oml_buf *b, char c);
void oml_buf_printf(oml_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Fails with OML_E_NOMEM (OML-MEM-01) when something was dropped. */
oml_rc oml_buf_check(oml_cx *cx, const oml_buf *b) OML_CHECKED;
void oml_buf_free(oml_buf *b);

#define OML_BUF_AUTO __attribute__((cleanup(oml_buf_free))) oml_buf

#endif

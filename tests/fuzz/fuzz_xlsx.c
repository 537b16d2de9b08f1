/* Rows and cells come in order, and written down as plain text they are read as the same. Input that begins with PK is
 * a whole workbook; otherwise it is the rows, the shared strings and the styles of one, with a zero byte between them.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "format/xlsx.h"
#include "fuzz.h"
#include "oml_zip.h"

#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// A workbook whose cells are the text that was read, all of it spelt so that XML can hold it.
static void
put_cell(oml_buf *out, oml_xlsx_cell c)
{
    oml_buf_text(out, "<c t=\"inlineStr\" r=\"");
    char letters[4];
    size_t n = sizeof letters;
    for (size_t k = c.column + 1; k > 0; k = (k - 1) / 26)
        letters[--n] = (char)('A' + (k - 1) % 26);
    oml_buf_add(out, letters + n, sizeof letters - n);
}

static void
put_text(oml_buf *out, oml_xlsx_cell c)
{
    for (size_t i = 0; i < c.n; i++)
        if (((uint8_t)c.s[i] < 0x20 && c.s[i] != '\n' && c.s[i] != '\t') || strchr("_<&>", c.s[i]) != NULL)
            oml_buf_printf(out, "_x%04X_", (unsigned)(uint8_t)c.s[i]);
        else
            oml_buf_char(out, c.s[i]);
}

static oml_rc
read_rows(oml_cx *cx, oml_xlsx *book, oml_buf *out)
{
    OML_AUTO(xlsx_rows) *rows = NULL;
    size_t row = 0, before = 0, n;
    OML_TRY(oml_xlsx_rows_open(cx, book, oml_xlsx_name(book, 0), &rows));
    must(rows != NULL);
    for (;;) {
        OML_TRY(oml_xlsx_rows_next(cx, rows, &row, &n));
        if (n == 0)
            return OML_OK;
        must(row > before && row <= OML_XLSX_ROWS);
        before = row;
        oml_buf_printf(out, "<row r=\"%zu\">", row);
        for (size_t i = 0; i < n; i++) {
            const oml_xlsx_cell c = oml_xlsx_rows_cell(rows, i);
            must(c.n > 0 && c.column < OML_XLSX_COLUMNS &&
                 (i == 0 || c.column > oml_xlsx_rows_cell(rows, i - 1).column));
            put_cell(out, c);
            oml_buf_printf(out, "%zu\"><is><t>", row);
            put_text(out, c);
            oml_buf_text(out, "</t></is></c>");
        }
        oml_buf_text(out, "</row>");
    }
}

static oml_rc
read_bytes(const char *s, size_t n, oml_buf *out)
{
    oml_cx cx = {.tmp.ceiling = (size_t)64 << 20};
    OML_AUTO(xlsx) *book = NULL;
    char path[64];
    const int fd = (int)syscall(SYS_memfd_create, "x.xlsx", 0);
    must(fd >= 0 && write(fd, s, n) == (ssize_t)n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    oml_rc rc = oml_xlsx_open(&cx, path, &book);
    close(fd);
    if (rc == OML_OK)
        rc = read_rows(&cx, book, out);
    must(rc == OML_OK || (cx.fail.rc == rc && cx.fail.message[0] != '\0'));
    oml_cx_done(&cx);
    return rc;
}

// The text up to a zero byte, and past it.
static const char *
piece(oml_cx *cx, const uint8_t **at, const uint8_t *end)
{
    const uint8_t *from = *at, *zero = from < end ? memchr(from, 0, (size_t)(end - from)) : NULL;
    *at = zero == NULL ? end : zero + 1;
    return oml_arena_textn(&cx->tmp, (const char *)from, (size_t)((zero == NULL ? end : zero) - from));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    OML_BUF_AUTO bytes = {0}, once = {0}, twice = {0};
    const uint8_t *at = data;
    oml_cx cx = {0};
    if (size >= 2 && memcmp(data, "PK", 2) == 0)
        oml_buf_add(&bytes, (const char *)data, size);
    else {
        book_text b = {0};
        b.sheet = piece(&cx, &at, data + size);
        b.strings = piece(&cx, &at, data + size);
        b.styles = piece(&cx, &at, data + size);
        make_workbook(&bytes, &b);
    }
    if (read_bytes(bytes.s, bytes.n, &once) == OML_OK) {
        bytes.n = 0;
        oml_buf_text(&once, "");
        make_workbook(&bytes, &(book_text){.sheet = once.s});
        must(read_bytes(bytes.s, bytes.n, &twice) == OML_OK);
        must(once.n == twice.n && (once.n == 0 || memcmp(once.s, twice.s, once.n) == 0));
    }
    oml_cx_done(&cx);
    return 0;
}

/* Tables from bytes as a workbook, for the fuzz targets of readers that take one: lines are rows, tabs part cells.
 * SPDX-License-Identifier: EUPL-1.2 */
#ifndef IOT_WORKBOOK_H
#define IOT_WORKBOOK_H

#include "format/iotread.h"
#include "fuzz.h"
#include "oml_zip.h"

#include <math.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// A cell is text, spelt so that XML can hold it: readers take numbers from text as well.
static void
put_rows(oml_buf *out, const char *s, size_t n)
{
    oml_buf_text(out, "<row><c t=\"inlineStr\"><is><t>");
    for (size_t i = 0; i < n; i++)
        if (s[i] == '\n')
            oml_buf_text(out, "</t></is></c></row><row><c t=\"inlineStr\"><is><t>");
        else if (s[i] == '\t')
            oml_buf_text(out, "</t></is></c><c t=\"inlineStr\"><is><t>");
        else if ((unsigned char)s[i] < 0x20 || (unsigned char)s[i] > 0x7e || strchr("_<&>", s[i]) != NULL)
            oml_buf_printf(out, "_x%04X_", (unsigned)(unsigned char)s[i]);
        else
            oml_buf_char(out, s[i]);
    oml_buf_text(out, "</t></is></c></row>");
}

// What is read is finite and within its axes; what is not, says why.
static void
read_workbook(const uint8_t *data, size_t size, const char *format, const char *sheet)
{
    oml_cx cx = {.tmp.ceiling = (size_t)256 << 20};
    OML_BUF_AUTO rows = {0}, book = {0};
    char path[64];
    oml_iot *t = NULL;
    const oml_iotread_format *found;
    put_rows(&rows, (const char *)data, size);
    make_workbook(&book, &(book_text){.sheet = rows.s, .name = sheet});
    const int fd = (int)syscall(SYS_memfd_create, "x.xlsx", 0);
    must(fd >= 0 && write(fd, book.s, book.n) == (ssize_t)book.n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const oml_rc rc = oml_iotread(&cx, path, format, 2015, &found, &t);
    close(fd);
    must(rc == OML_OK ? t != NULL : cx.fail.rc == rc && cx.fail.message[0] != '\0');
    must(t == NULL || t->n > 0);
    for (size_t i = 0; t != NULL && i < t->n * t->n; i++)
        must(isfinite(t->Z[i]) && isfinite(t->x[i % t->n]));
    for (size_t i = 0; t != NULL && i < t->n; i++)
        must(t->row_region[i] < t->regions.n && t->row_sector[i] < t->sectors.n);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

#endif

/* Tables from bytes, for the fuzz targets of their readers: files of a folder, each after a line `=== NAME`.
 * SPDX-License-Identifier: EUPL-1.2 */
#ifndef IOT_TEXTS_H
#define IOT_TEXTS_H

#include "format/iotread.h"
#include "fuzz.h"

#include <math.h>
#include <string.h>

enum { FILES = 12, LONGEST_NAME = 60 };

typedef struct folder {
    char name[FILES][LONGEST_NAME + 1];
    const char *names[FILES], *texts[FILES];
    size_t lengths[FILES], n;
} folder;

static void
cut_up(const char *s, size_t n, folder *out)
{
    const char *end = s + n;
    while (s < end && out->n < FILES) {
        const char *line = memchr(s, '\n', (size_t)(end - s)), *stop = line == NULL ? end : line;
        if (stop - s > 4 && memcmp(s, "=== ", 4) == 0) {
            const size_t length = (size_t)(stop - s - 4) < LONGEST_NAME ? (size_t)(stop - s - 4) : LONGEST_NAME;
            memcpy(out->name[out->n], s + 4, length);
            out->names[out->n] = out->name[out->n];
            out->texts[out->n] = line == NULL ? end : line + 1;
            out->lengths[out->n++] = 0;
        } else if (out->n > 0)
            out->lengths[out->n - 1] = (size_t)((line == NULL ? end : line + 1) - out->texts[out->n - 1]);
        s = line == NULL ? end : line + 1;
    }
}

static void
must_be_finite(const double *v, size_t n)
{
    for (size_t i = 0; v != NULL && i < n; i++)
        must(isfinite(v[i]));
}

// What is read is finite, indexed within its axes, and the same with two threads; what is not, says why.
static inline void
read_table(const uint8_t *data, size_t size, const char *format)
{
    folder f = {0};
    cut_up((const char *)data, size, &f);
    double first = 0;
    for (unsigned threads = 1; threads <= 2; threads++) {
        oml_cx cx = {.tmp.ceiling = (size_t)256 << 20, .threads = threads};
        oml_iotsource *s = NULL;
        oml_iot *t = NULL;
        const oml_iotread_format *found;
        must(oml_iotsource_memory(&cx, f.n, f.names, f.texts, f.lengths, &s) == OML_OK);
        const oml_rc rc = oml_iotread_source(&cx, s, format, 0, &found, &t);
        must(rc == OML_OK ? t != NULL : cx.fail.rc == rc && cx.fail.message[0] != '\0');
        if (rc == OML_OK) {
            double sum = 0;
            must(t->n > 0);
            must_be_finite(t->Z, t->n * t->n);
            must_be_finite(t->x, t->n);
            must_be_finite(t->Y, t->n * t->f);
            must_be_finite(t->V, t->n * t->primaries.n);
            must_be_finite(t->F, t->n * t->stressors.n);
            for (size_t i = 0; i < t->n; i++) {
                must(t->row_region[i] < t->regions.n && t->row_sector[i] < t->sectors.n);
                sum += t->x[i];
            }
            must(threads == 1 || sum == first);
            first = sum;
        }
        oml_iot_free(t);
        oml_iotsource_free(s);
        oml_cx_done(&cx);
    }
}

#endif

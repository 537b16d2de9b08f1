/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/zipwrite.h"

#include <zip.h>

enum { FIRST_DAY = 1 << 5 | 1 }; // 1 January 1980 as DOS writes it

// The archive takes the source over only when it takes the entry.
static bool
add(zip_t *z, const oml_zipwrite_entry *e)
{
    zip_source_t *bytes = zip_source_buffer(z, e->bytes, e->n, 0);
    if (bytes == NULL)
        return false;
    const zip_int64_t at = zip_file_add(z, e->name, bytes, 0);
    if (at < 0) {
        zip_source_free(bytes);
        return false;
    }
    return zip_set_file_compression(z, (zip_uint64_t)at, e->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
           zip_file_set_dostime(z, (zip_uint64_t)at, 0, FIRST_DAY, 0) == 0;
}

// Fills the source, which stays the caller's.
static bool
fill(zip_source_t *whole, const oml_zipwrite_entry entries[], size_t n)
{
    zip_source_keep(whole); // closing the archive lets go of it once
    zip_t *z = zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
    if (z == NULL) {
        zip_source_free(whole);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (!add(z, &entries[i])) {
            zip_discard(z);
            return false;
        }
    if (zip_close(z) == 0)
        return true;
    zip_discard(z);
    return false;
}

static bool
copy(zip_source_t *whole, oml_buf *out)
{
    char piece[4096];
    zip_int64_t got;
    if (zip_source_open(whole) != 0)
        return false;
    while ((got = zip_source_read(whole, piece, sizeof piece)) > 0)
        oml_buf_add(out, piece, (size_t)got);
    zip_source_close(whole);
    return got == 0;
}

oml_rc
oml_zipwrite_all(oml_cx *cx, const oml_zipwrite_entry entries[], size_t n, oml_buf *out)
{
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    const bool done = whole != NULL && fill(whole, entries, n) && copy(whole, out);
    zip_source_free(whole);
    if (!done)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ZIP-11", N_("no memory to make a zip file"));
    return oml_buf_check(cx, out);
}

/* Names stay inside, and an entry read twice, in other pieces, gives the same bytes.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "fuzz.h"
#include "text/zip.h"

#include <string.h>

static oml_rc
read_entry(oml_zip *z, const char *name, size_t step, oml_buf *out)
{
    oml_cx cx = {0};
    OML_AUTO(zip_entry) *e = NULL;
    size_t n = 1;
    oml_rc rc = oml_zip_entry_open(&cx, z, name, &e);
    while (rc == OML_OK && n > 0 && out->n < 1 << 20) {
        char bytes[4096];
        rc = oml_zip_entry_read(&cx, e, bytes, step, &n);
        must(n <= step && (rc == OML_OK || n == 0));
        oml_buf_add(out, bytes, n);
    }
    must(rc == OML_OK || cx.fail.message[0] != '\0');
    oml_cx_done(&cx);
    return rc;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    oml_cx cx = {.tmp.ceiling = (size_t)8 << 20};
    OML_AUTO(zip) *z = NULL;
    const oml_rc rc = oml_zip_open(&cx, "x.zip", (const char *)data, size, &z);
    oml_cx_done(&cx);
    if (rc != OML_OK)
        return 0;
    for (size_t i = 0; i < oml_zip_count(z) && i < 20; i++) {
        OML_BUF_AUTO once = {0}, twice = {0};
        const char *name = oml_zip_name(z, i);
        must(name[0] != '/' && strchr(name, '\\') == NULL && oml_zip_has(z, name));
        must(strncmp(name, "../", 3) != 0 && strstr(name, "/../") == NULL);
        if (read_entry(z, name, 4096, &once) == OML_OK && once.n < 1 << 20) {
            must(read_entry(z, name, 7, &twice) == OML_OK);
            must(once.n == twice.n && (once.n == 0 || memcmp(once.s, twice.s, once.n) == 0));
        }
    }
    return 0;
}

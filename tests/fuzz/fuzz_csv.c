/* Rows that are read, written and read again are the same rows. The first byte chooses the separator.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "fuzz.h"
#include "text/csv.h"

#include <string.h>

// Rows written with that separator; false when the text is no CSV.
static bool
rewrite(const char *s, size_t n, char from, char to, oml_buf *out)
{
    oml_cx cx = {.tmp.ceiling = (size_t)64 << 20};
    oml_csv c;
    oml_rc rc;
    oml_csv_init(&c, NULL, s, n, from);
    while ((rc = oml_csv_next(&cx, &c)) == OML_OK && c.n_cells > 0) {
        const char **cells = OML_NEW(&cx.tmp, const char *, c.n_cells);
        for (size_t i = 0; i < c.n_cells; i++)
            cells[i] = oml_arena_textn(&cx.tmp, c.cells[i].s, c.cells[i].n);
        oml_csv_put(out, cells, c.n_cells, to);
    }
    must(rc == OML_OK ? cx.fail.rc == OML_OK : cx.fail.rc == rc && cx.fail.message[0] != '\0');
    oml_cx_done(&cx);
    return rc == OML_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char separators[] = {'\0', ',', ';', '\t'};
    if (size == 0)
        return 0;
    OML_BUF_AUTO once = {0}, twice = {0}, thrice = {0};
    if (rewrite((const char *)data + 1, size - 1, separators[data[0] % 4], ';', &once)) {
        must(rewrite(once.s, once.n, ';', ',', &twice));
        must(rewrite(twice.s, twice.n, ',', ';', &thrice));
        must(once.n == thrice.n && (once.n == 0 || memcmp(once.s, thrice.s, once.n) == 0));
    }
    return 0;
}

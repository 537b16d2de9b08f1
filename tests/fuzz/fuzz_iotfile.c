/* A table file whose header has been made right again: otherwise nearly every change ends at its checksum.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/checksum.h"
#include "format/iotfile.h"
#include "format/iotpieces.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 4096, SECTIONS = 63 };

// Sizes and checksums as the bytes have them, so that what is wrong lies deeper.
static void
mend(oml_cx *cx, unsigned char *bytes, size_t n)
{
    const uint64_t size = n, none = 0;
    uint32_t count;
    memcpy(bytes + 16, &size, 8);
    memcpy(&count, bytes + 12, 4);
    for (size_t i = 0; i < count && i < SECTIONS; i++) {
        uint64_t at, length, sum;
        int error;
        memcpy(&at, bytes + 64 + 64 * i + 16, 8);
        memcpy(&length, bytes + 64 + 64 * i + 24, 8);
        if (at > n || length > n - at)
            continue;
        must(oml_iotpieces_go(cx, &(oml_iotpieces){.bytes = bytes + at, .n = length, .fd = -1}, &sum, &error) ==
             OML_OK);
        memcpy(bytes + 64 + 64 * i + 48, &sum, 8);
    }
    memcpy(bytes + 24, &none, 8);
    const uint64_t sum = oml_checksum_of(bytes, PAGE);
    memcpy(bytes + 24, &sum, 8);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    oml_cx cx = {.tmp.ceiling = (size_t)64 << 20};
    oml_iot *t;
    unsigned char *bytes = aligned_alloc(PAGE, (size / PAGE + 1) * PAGE);
    must(bytes != NULL);
    if (size > 0)
        memcpy(bytes, data, size);
    if (size >= PAGE)
        mend(&cx, bytes, size);
    const oml_rc rc = oml_iotfile_parse(&cx, "fuzz.iot", bytes, size, &t);
    must(rc == OML_OK ? t != NULL : t == NULL && cx.fail.rc == rc && cx.fail.message[0] != '\0');
    if (rc == OML_OK) {
        double sum = 0; // every cell can be read
        for (size_t i = 0; i < t->n * t->n; i++)
            sum += t->Z[i];
        for (size_t i = 0; i < t->n; i++)
            must(t->row_region[i] < t->regions.n && t->row_sector[i] < t->sectors.n);
        must(sum == sum || sum != sum);
        must(oml_iotfile_verify(&cx, t, UINT64_MAX) == OML_OK);
    }
    oml_cx_done(&cx);
    free(bytes);
    return 0;
}

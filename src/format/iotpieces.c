/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotpieces.h"

#include "base/file.h"
#include "format/checksum.h"
#include "num/parallel.h"

#include <errno.h>
#include <sys/mman.h>

_Static_assert(OML_IOTPIECES_SIZE % (8 * OML_CHECKSUM_LANES) == 0, "a piece is summed in whole blocks");

typedef struct work {
    const oml_iotpieces *p;
    uint64_t *sums;
    atomic_int *error;
} work;

static bool
put(const oml_iotpieces *p, size_t from, size_t n)
{
    if (!oml_file_put_at(p->fd, (const char *)p->bytes + from, n, p->at + from))
        return false;
    oml_file_flush_begin(p->fd, p->at + from, n);
    return true;
}

// Large pages that lie in it whole: what is left of one that is cut would keep all of it.
static void
give_back(const char *at, size_t n)
{
    const uintptr_t page = 2 << 20, first = ((uintptr_t)at + page - 1) / page * page;
    const uintptr_t end = ((uintptr_t)at + n) / page * page;
    if (end > first)
        madvise((void *)first, end - first, MADV_DONTNEED); // NOLINT(performance-no-int-to-ptr): takes const away
}

static void
some_pieces(const void *shared, void *own, size_t from, size_t to)
{
    const work *k = shared;
    const oml_iotpieces *p = k->p;
    const char *bytes = p->bytes;
    oml_cx *first = own;
    if (first != NULL && p->what != NULL)
        oml_cx_tell_bytes(first, p->what, p->done + (double)from, p->total);
    for (size_t at = from; at < to; at += OML_IOTPIECES_SIZE) {
        const size_t n = to - at < OML_IOTPIECES_SIZE ? to - at : OML_IOTPIECES_SIZE;
        k->sums[at / OML_IOTPIECES_SIZE] = oml_checksum_of(bytes + at, n);
        if (p->fd >= 0 && atomic_load(k->error) == 0 && !put(p, at, n))
            atomic_store(k->error, errno);
    }
    if (p->last)
        give_back(bytes + from, to - from);
}

oml_rc
oml_iotpieces_go(oml_cx *cx, const oml_iotpieces *p, uint64_t *sum, int *error)
{
    const size_t n = (size_t)p->n, pieces = (n + OML_IOTPIECES_SIZE - 1) / OML_IOTPIECES_SIZE;
    uint64_t *sums = OML_NEW(&cx->tmp, uint64_t, pieces + 1);
    atomic_int failed = 0;
    const work k = {p, sums, &failed};
    void *own[OML_PARALLEL_MOST] = {cx}; // the first thread alone tells progress
    const size_t grain = (size_t)OML_IOTPIECES_TAKEN * OML_IOTPIECES_SIZE;
    const oml_rc rc = oml_parallel_run(cx, NULL, n, grain, some_pieces, &k, own);
    *error = atomic_load(&failed);
    *sum = oml_checksum_of(sums, pieces * sizeof *sums);
    return rc;
}

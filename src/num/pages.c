/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/pages.h"

#include <stdint.h>
#include <sys/mman.h>

enum { LARGE = 2 << 20 };

void
oml_pages_large(void *v, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    const size_t skip = (LARGE - (uintptr_t)v % LARGE) % LARGE;
    if (v != NULL && bytes >= skip + LARGE)
        (void)madvise((char *)v + skip, (bytes - skip) / LARGE * LARGE, MADV_HUGEPAGE);
#else
    (void)v;
    (void)bytes;
#endif
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotdraft.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

oml_rc
oml_iotdraft_begin(oml_cx *cx, oml_iotdraft *d, size_t cells)
{
    const size_t bytes = (cells == 0 ? 1 : cells) * sizeof *d->Z;
    OML_TRY(oml_file_beside(cx, d->path, &d->beside));
    const int fd = open(d->beside, O_RDWR | O_CLOEXEC);
    // Blocks now: a page that finds no room on the disk later would end the process.
    int error = fd < 0 ? errno : posix_fallocate(fd, 0, (off_t)(OML_IOTDRAFT_AT + bytes));
    void *map = error != 0 ? MAP_FAILED : mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, OML_IOTDRAFT_AT);
    error = error == 0 && map == MAP_FAILED ? errno : error;
    if (fd >= 0)
        close(fd);
    if (error != 0)
        return OML_FAIL_AT(cx, OML_E_IO, "OML-DRA-01", (oml_place){.file = d->path},
                           N_("there is no room for '%s': %s"), d->path, strerror(error));
    d->Z = map;
    d->cells = cells;
    return OML_OK;
}

void
oml_iotdraft_done(oml_iotdraft *d)
{
    if (d->Z != NULL)
        munmap(d->Z, (d->cells == 0 ? 1 : d->cells) * sizeof *d->Z);
    if (d->beside != NULL)
        unlink(d->beside);
    d->Z = NULL, d->beside = NULL;
}

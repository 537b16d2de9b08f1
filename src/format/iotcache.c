/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotcache.h"

#include "base/file.h"
#include "format/checksum.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 4096 };

typedef struct header {
    char magic[8];
    uint8_t key[OML_HASH_BYTES];
    uint64_t rows, cols, cell, cells_sum, header_sum; // the last over the header with itself 0
} header;

static const char MAGIC[8] = {'O', 'M', 'L', 'C', 'A', 'C', 'H', '1'};

static const char *
folder_of(oml_cx *cx, const char *path)
{
    return oml_arena_printf(&cx->tmp, "%s.cache", path);
}

static const char *
entry_of(oml_cx *cx, const char *path, const uint8_t key[OML_HASH_BYTES])
{
    char text[OML_HASH_TEXT];
    oml_hash_text(key, text);
    return oml_arena_printf(&cx->tmp, "%s.cache/%s", path, text);
}

static uint64_t
sum_of(const header *h)
{
    header copy = *h;
    copy.header_sum = 0;
    return oml_checksum_of(&copy, sizeof copy);
}

// Is it this key's entry, and as large as it says?
static bool
is_whole(const header *h, const uint8_t key[OML_HASH_BYTES], uint64_t size)
{
    if (memcmp(h->magic, MAGIC, sizeof MAGIC) != 0 || memcmp(h->key, key, OML_HASH_BYTES) != 0 ||
        h->header_sum != sum_of(h) || (h->cell != 4 && h->cell != 8))
        return false;
    uint64_t cells;
    if (__builtin_mul_overflow(h->rows, h->cols, &cells) || __builtin_mul_overflow(cells, h->cell, &cells))
        return false;
    return size >= PAGE && cells == size - PAGE;
}

oml_rc
oml_iotcache_get(oml_cx *cx, const char *path, const uint8_t key[OML_HASH_BYTES], oml_iotcache **out)
{
    *out = NULL;
    const int fd = open(entry_of(cx, path, key), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return OML_OK;
    struct stat about;
    header h;
    const bool whole = fstat(fd, &about) == 0 && pread(fd, &h, sizeof h, 0) == (ssize_t)sizeof h &&
                       is_whole(&h, key, (uint64_t)about.st_size);
    void *map = whole ? mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    close(fd);
    if (map == MAP_FAILED)
        return OML_OK;
    OML_AUTO(iotcache) *c = calloc(1, sizeof *c);
    if (c == NULL) {
        munmap(map, (size_t)about.st_size);
        return OML_FAIL(cx, OML_E_NOMEM, "OML-CAC-03", N_("no memory for a kept result"));
    }
    *c = (oml_iotcache){(const char *)map + PAGE, (size_t)h.rows, (size_t)h.cols, (size_t)h.cell, map,
                        (size_t)about.st_size};
    const size_t bytes = c->map_size - PAGE;
    if (bytes <= OML_IOTCACHE_CHECKED && oml_checksum_of(c->at, bytes) != h.cells_sum)
        return OML_OK;
    *out = oml_iotcache_take(&c);
    return OML_OK;
}

void
oml_iotcache_free(oml_iotcache *c)
{
    if (c == NULL)
        return;
    munmap(c->map, c->map_size);
    free(c);
}

oml_rc
oml_iotcache_put(oml_cx *cx, const char *path, const uint8_t key[OML_HASH_BYTES], const void *cells, size_t rows,
                 size_t cols, size_t cell)
{
    const char *to = entry_of(cx, path, key), *beside;
    const oml_place place = {.file = path};
    if (mkdir(folder_of(cx, path), 0777) != 0 && errno != EEXIST)
        return OML_FAIL_AT(cx, OML_E_IO, "OML-CAC-01", place, N_("results cannot be kept beside '%s': %s"), path,
                           strerror(errno));
    OML_TRY(oml_file_beside(cx, to, &beside));
    char page[PAGE] = {0};
    header h = {.rows = rows, .cols = cols, .cell = cell, .cells_sum = oml_checksum_of(cells, rows * cols * cell)};
    memcpy(h.magic, MAGIC, sizeof MAGIC);
    memcpy(h.key, key, OML_HASH_BYTES);
    h.header_sum = sum_of(&h);
    memcpy(page, &h, sizeof h);
    const int fd = open(beside, O_WRONLY | O_CLOEXEC);
    bool written = fd >= 0 && oml_file_put(fd, page, PAGE) && oml_file_put(fd, cells, rows * cols * cell);
    written = fd >= 0 && close(fd) == 0 && written;
    // Not flushed to the disk: what is lost with the power is computed again, and the sums tell.
    if (written && rename(beside, to) == 0)
        return OML_OK;
    const int error = errno;
    unlink(beside);
    return OML_FAIL_AT(cx, OML_E_IO, "OML-CAC-02", place, N_("a result beside '%s' could not be written: %s"), path,
                       strerror(error));
}

void
oml_iotcache_drop(oml_cx *cx, const char *path)
{
    const char *folder = folder_of(cx, path);
    DIR *d = opendir(folder);
    if (d == NULL)
        return;
    for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
        if (e->d_name[0] != '.')
            unlink(oml_arena_printf(&cx->tmp, "%s/%s", folder, e->d_name));
    closedir(d);
    rmdir(folder);
}

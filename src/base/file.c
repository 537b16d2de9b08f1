/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE // sync_file_range
#include "base/file.h"

#include "base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
close_file(const int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

#define FD_AUTO __attribute__((cleanup(close_file))) int

static oml_rc
unreadable(oml_cx *cx, const char *path, int error)
{
    return OML_FAIL_AT(cx, OML_E_IO, "OML-FIL-02", (oml_place){.file = path}, N_("'%s' could not be read: %s"), path,
                       strerror(error));
}

oml_rc
oml_file_read(oml_cx *cx, const char *path, oml_buf *out)
{
    const oml_place place = {.file = path};
    FD_AUTO fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-FIL-01", place, N_("there is no file '%s'"), path);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0)
        return unreadable(cx, path, errno);
    if (S_ISDIR(about.st_mode))
        return unreadable(cx, path, EISDIR);
    char bytes[8192];
    out->ceiling = (size_t)OML_FILE_CEILING + 1;
    for (;;) {
        const ssize_t n = read(fd, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return unreadable(cx, path, errno);
        if (n == 0)
            break;
        oml_buf_add(out, bytes, (size_t)n);
        if (out->full)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-FIL-03", place,
                               N_("'%s' is larger than %d MiB, or than the memory there is"), path,
                               OML_FILE_CEILING >> 20);
    }
    oml_buf_text(out, ""); // NUL-terminated, also when empty
    return OML_OK;
}

bool
oml_file_put(int fd, const void *bytes, size_t n)
{
    for (const char *at = bytes; n > 0;) {
        const ssize_t done = write(fd, at, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        n -= (size_t)done;
    }
    return true;
}

bool
oml_file_put_at(int fd, const void *bytes, size_t n, uint64_t at)
{
    for (const char *from = bytes; n > 0;) {
        const ssize_t done = pwrite(fd, from, n, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        from += done;
        at += (uint64_t)done;
        n -= (size_t)done;
    }
    return true;
}

void
oml_file_flush_begin(int fd, uint64_t at, size_t n)
{
#ifdef SYNC_FILE_RANGE_WRITE
    (void)!sync_file_range(fd, (off64_t)at, (off64_t)n, SYNC_FILE_RANGE_WRITE);
#else
    (void)fd, (void)at, (void)n;
#endif
}

void
oml_file_flush_name(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    const size_t n = slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
    if (n >= sizeof folder)
        return;
    memcpy(folder, n == 0 ? "." : path, n == 0 ? 1 : n);
    folder[n == 0 ? 1 : n] = '\0';
    FD_AUTO fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        (void)!fsync(fd);
}

static oml_rc
not_written(oml_cx *cx, const char *beside, const char *path, int error)
{
    unlink(beside);
    return OML_FAIL_AT(cx, OML_E_IO, "OML-FIL-05", (oml_place){.file = path},
                       N_("'%s' could not be written, and is as it was: %s"), path, strerror(error));
}

oml_rc
oml_file_beside(oml_cx *cx, const char *path, const char **beside)
{
    uint64_t chance;
    oml_hash_random(&chance, sizeof chance);
    *beside = oml_arena_printf(&cx->tmp, "%s.%012llx.part", path, (unsigned long long)(chance >> 16));
    FD_AUTO fd = open(*beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return OML_FAIL_AT(cx, OML_E_IO, "OML-FIL-04", (oml_place){.file = path}, N_("'%s' cannot be made: %s"), path,
                           strerror(errno));
    return OML_OK;
}

oml_rc
oml_file_publish(oml_cx *cx, const char *beside, const char *path)
{
    FD_AUTO fd = open(beside, O_RDWR | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0 || rename(beside, path) != 0)
        return not_written(cx, beside, path, errno);
    oml_file_flush_name(path);
    return OML_OK;
}

oml_rc
oml_file_write(oml_cx *cx, const char *path, const char *bytes, size_t n)
{
    const char *beside;
    OML_TRY(oml_file_beside(cx, path, &beside));
    FD_AUTO fd = open(beside, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || !oml_file_put(fd, bytes, n))
        return not_written(cx, beside, path, errno);
    return oml_file_publish(cx, beside, path);
}

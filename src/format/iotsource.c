/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotsource.h"

#include "text/zip.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct entry {
    const char *name;  // as shown
    const char *where; // path on disk, or name in the zip
    const char *text;  // in memory
    size_t n;
} entry;

struct oml_iotsource {
    oml_arena arena;
    const char *path, *top;
    entry *at;
    size_t n, room;
    bool single; // a file by itself
    oml_zip *zip;
    void *map;
    size_t map_size;
};

struct oml_iotsource_stream {
    int fd; // -1: not a file
    oml_zip_entry *zip;
    const char *text;
    size_t left;
    const char *place;
};

static oml_rc
unreadable(oml_cx *cx, const char *path, int error)
{
    if (error == ENOENT || error == ENOTDIR)
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-FIL-01", (oml_place){.file = path}, N_("there is no file '%s'"),
                           path);
    return OML_FAIL_AT(cx, OML_E_IO, "OML-FIL-02", (oml_place){.file = path}, N_("'%s' could not be read: %s"), path,
                       strerror(error));
}

static oml_rc
add(oml_cx *cx, oml_iotsource *s, const char *name, const char *where)
{
    if (s->n == OML_IOTSOURCE_ENTRIES)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-SRC-01", (oml_place){.file = s->path},
                           N_("there are more than %d files in '%s': that is no table"), OML_IOTSOURCE_ENTRIES,
                           s->path);
    if (s->n == s->room) {
        s->room = s->room == 0 ? 64 : s->room * 2;
        entry *at = OML_NEW(&s->arena, entry, s->room);
        if (s->n > 0)
            memcpy(at, s->at, s->n * sizeof *at);
        s->at = at;
    }
    s->at[s->n++] = (entry){.name = oml_arena_text(&s->arena, name), .where = oml_arena_text(&s->arena, where)};
    return OML_OK;
}

// All files of a folder and those below; what cannot be opened there is passed over.
static oml_rc
add_folder(oml_cx *cx, oml_iotsource *s, const char *path, const char *prefix, int depth)
{
    DIR *d = opendir(path);
    if (d == NULL)
        return depth > 0 ? OML_OK : unreadable(cx, path, errno);
    oml_rc rc = OML_OK;
    for (const struct dirent *e = readdir(d); e != NULL && rc == OML_OK; e = readdir(d)) {
        if (e->d_name[0] == '.')
            continue;
        const char *inner = oml_arena_printf(&s->arena, "%s/%s", path, e->d_name);
        const char *name = oml_arena_printf(&s->arena, "%s%s", prefix, e->d_name);
        struct stat about;
        if (stat(inner, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode) && depth < OML_IOTSOURCE_DEPTH)
            rc = add_folder(cx, s, inner, oml_arena_printf(&s->arena, "%s/", name), depth + 1);
        else if (S_ISREG(about.st_mode))
            rc = add(cx, s, name, inner);
    }
    closedir(d);
    return rc;
}

static oml_rc
add_zip(oml_cx *cx, oml_iotsource *s, int fd, size_t n)
{
    s->map = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (s->map == MAP_FAILED) {
        s->map = NULL;
        return unreadable(cx, s->path, errno);
    }
    s->map_size = n;
    OML_TRY(oml_zip_open_within(cx, s->path, s->map, n, OML_IOTSOURCE_CEILING, &s->zip));
    for (size_t i = 0; i < oml_zip_count(s->zip); i++) {
        const char *name = oml_zip_name(s->zip, i);
        if (name[0] != '\0' && name[strlen(name) - 1] != '/')
            OML_TRY(add(cx, s, name, name));
    }
    return OML_OK;
}

static oml_rc
add_file(oml_cx *cx, oml_iotsource *s, int fd, size_t n)
{
    char magic[4] = "";
    const char *slash = strrchr(s->path, '/'), *name = slash == NULL ? s->path : slash + 1, *dot = strrchr(name, '.');
    const bool workbook = dot != NULL && (strcmp(dot, ".xlsx") == 0 || strcmp(dot, ".xlsm") == 0);
    if (!workbook && pread(fd, magic, sizeof magic, 0) == (ssize_t)sizeof magic && memcmp(magic, "PK\3\4", 4) == 0)
        return add_zip(cx, s, fd, n);
    s->single = true;
    return add(cx, s, name, s->path);
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const entry *)a)->name, ((const entry *)b)->name);
}

// Sorts, and drops the folder that holds everything from the names.
static void
settle(oml_iotsource *s)
{
    if (s->n > 1)
        qsort(s->at, s->n, sizeof *s->at, by_name);
    for (;;) {
        const char *slash = s->n == 0 ? NULL : strchr(s->at[0].name, '/');
        const size_t n = slash == NULL ? 0 : (size_t)(slash + 1 - s->at[0].name);
        for (size_t i = 0; i < s->n && n > 0; i++)
            if (strncmp(s->at[i].name, s->at[0].name, n) != 0)
                return;
        if (n == 0)
            return;
        s->top = oml_arena_printf(&s->arena, "%s%.*s", s->top, (int)n, s->at[0].name);
        for (size_t i = 0; i < s->n; i++)
            s->at[i].name += n;
    }
}

static oml_rc
new_source(oml_cx *cx, const char *path, oml_iotsource **out)
{
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-SRC-02", N_("no memory for a list of files"));
    (*out)->path = oml_arena_text(&(*out)->arena, path);
    (*out)->top = "";
    return OML_OK;
}

oml_rc
oml_iotsource_open(oml_cx *cx, const char *path, oml_iotsource **out)
{
    *out = NULL;
    OML_AUTO(iotsource) *s = NULL;
    OML_TRY(new_source(cx, path, &s));
    struct stat about;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &about) != 0) {
        const int error = errno;
        if (fd >= 0)
            close(fd);
        return unreadable(cx, path, error);
    }
    const oml_rc rc =
        S_ISDIR(about.st_mode) ? add_folder(cx, s, s->path, "", 0) : add_file(cx, s, fd, (size_t)about.st_size);
    close(fd);
    OML_TRY(rc);
    settle(s);
    *out = oml_iotsource_take(&s);
    return OML_OK;
}

oml_rc
oml_iotsource_memory(oml_cx *cx, size_t n, const char *const names[], const char *const texts[], const size_t lengths[],
                     oml_iotsource **out)
{
    *out = NULL;
    OML_AUTO(iotsource) *s = NULL;
    OML_TRY(new_source(cx, "memory", &s));
    for (size_t i = 0; i < n; i++) {
        OML_TRY(add(cx, s, names[i], names[i]));
        s->at[i].text = texts[i];
        s->at[i].n = lengths[i];
    }
    settle(s);
    *out = oml_iotsource_take(&s);
    return OML_OK;
}

void
oml_iotsource_free(oml_iotsource *s)
{
    if (s == NULL)
        return;
    oml_zip_free(s->zip);
    if (s->map != NULL)
        munmap(s->map, s->map_size);
    oml_arena_free(&s->arena);
    free(s);
}

const char *
oml_iotsource_path(const oml_iotsource *s)
{
    return s->path;
}

const char *
oml_iotsource_top(const oml_iotsource *s)
{
    return s->top;
}

size_t
oml_iotsource_count(const oml_iotsource *s)
{
    return s->n;
}

const char *
oml_iotsource_name(const oml_iotsource *s, size_t i)
{
    return s->at[i].name;
}

size_t
oml_iotsource_find(const oml_iotsource *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->at[i].name, name) == 0)
            return i;
    return OML_IOTSOURCE_NONE;
}

size_t
oml_iotsource_match(const oml_iotsource *s, const char *pattern)
{
    for (size_t i = 0; i < s->n; i++) {
        const char *slash = strrchr(s->at[i].name, '/');
        if (fnmatch(pattern, slash == NULL ? s->at[i].name : slash + 1, 0) == 0)
            return i;
    }
    return OML_IOTSOURCE_NONE;
}

const char *
oml_iotsource_place(const oml_iotsource *s, size_t i)
{
    return s->single ? s->path : s->at[i].name;
}

double
oml_iotsource_size(oml_cx *cx, oml_iotsource *s, size_t i)
{
    double total = 0;
    OML_AUTO(iotsource_stream) *t = NULL;
    if (oml_iotsource_stream_open(cx, s, i, &total, &t) == OML_OK)
        return total;
    oml_cx_clear(cx); // who reads it will say so
    return 0;
}

oml_rc
oml_iotsource_peek(oml_cx *cx, oml_iotsource *s, size_t i, char *bytes, size_t room, size_t *n)
{
    double total;
    OML_AUTO(iotsource_stream) *t = NULL;
    OML_TRY(oml_iotsource_stream_open(cx, s, i, &total, &t));
    *n = 0;
    for (size_t got = 1; got > 0 && *n < room; *n += got)
        OML_TRY(oml_iotsource_stream_read(cx, t, bytes + *n, room - *n, &got));
    return OML_OK;
}

oml_rc
oml_iotsource_read(oml_cx *cx, oml_iotsource *s, size_t i, size_t ceiling, oml_buf *out)
{
    double total;
    char bytes[8192];
    OML_AUTO(iotsource_stream) *t = NULL;
    OML_TRY(oml_iotsource_stream_open(cx, s, i, &total, &t));
    out->ceiling = ceiling;
    for (size_t got = 1; got > 0;) {
        OML_TRY(oml_iotsource_stream_read(cx, t, bytes, sizeof bytes, &got));
        oml_buf_add(out, bytes, got);
        if (out->full)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-SRC-03", (oml_place){.file = oml_iotsource_place(s, i)},
                               N_("'%s' is larger than %zu MiB, which it has no reason to be"),
                               oml_iotsource_place(s, i), ceiling >> 20);
    }
    oml_buf_text(out, "");
    return OML_OK;
}

// ---- streams ------------------------------------------------------------------------------------------------------

oml_rc
oml_iotsource_stream_open(oml_cx *cx, oml_iotsource *s, size_t i, double *total, oml_iotsource_stream **out)
{
    *out = NULL;
    const entry *e = &s->at[i];
    OML_AUTO(iotsource_stream) *t = calloc(1, sizeof *t);
    if (t == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-SRC-02", N_("no memory for a list of files"));
    *t = (oml_iotsource_stream){.fd = -1, .text = e->text, .left = e->n, .place = oml_iotsource_place(s, i)};
    *total = (double)e->n;
    if (s->zip != NULL) {
        OML_TRY(oml_zip_entry_open(cx, s->zip, e->where, &t->zip));
        *total = oml_zip_entry_size(t->zip);
    } else if (e->text == NULL) {
        struct stat about;
        t->fd = open(e->where, O_RDONLY | O_CLOEXEC);
        if (t->fd < 0 || fstat(t->fd, &about) != 0)
            return unreadable(cx, e->where, errno);
        *total = (double)about.st_size;
    }
    *out = oml_iotsource_stream_take(&t);
    return OML_OK;
}

oml_rc
oml_iotsource_stream_read(oml_cx *cx, oml_iotsource_stream *t, char *bytes, size_t room, size_t *n)
{
    *n = 0;
    assert(t != NULL);
    if (t->zip != NULL)
        return oml_zip_entry_read(cx, t->zip, bytes, room, n);
    if (t->fd < 0) {
        *n = room < t->left ? room : t->left;
        memcpy(bytes, t->text, *n);
        t->text += *n;
        t->left -= *n;
        return OML_OK;
    }
    ssize_t got;
    do
        got = read(t->fd, bytes, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return unreadable(cx, t->place, errno);
    *n = (size_t)got;
    return OML_OK;
}

void
oml_iotsource_stream_free(oml_iotsource_stream *t)
{
    if (t == NULL)
        return;
    oml_zip_entry_free(t->zip);
    if (t->fd >= 0)
        close(t->fd);
    free(t);
}

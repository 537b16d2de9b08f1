/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"

#include "base/file.h"
#include "base/hash.h"
#include "format/checksum.h"
#include "format/iotcache.h"
#include "format/iotlabels.h"
#include "format/iotpieces.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "an .iot file is mapped as it is, in little-endian order");

enum { PAGE = 4096, NAME = 16 };

static const char MAGIC[8] = {'O', 'M', 'L', 'I', 'O', 'T', '\r', '\n'};

typedef struct section {
    char name[NAME];
    uint64_t at, bytes, rows, cols, sum, spare;
} section;

typedef struct header {
    char magic[8];
    uint32_t version, n;
    uint64_t size, sum, spare[4];
    section sections[(PAGE - 64) / sizeof(section)];
} header;
_Static_assert(sizeof(header) == PAGE, "the header is a page");

// What a table's owner is when it lies in a file.
typedef struct mapped {
    const char *bytes;
    size_t n;
    bool ours;
} mapped;

// ---- the matrices, once for writing and reading -------------------------------------------------------------------

typedef struct matrix {
    const char *name;
    size_t offset; // in oml_iot
    bool needed;
    size_t rows, cols;
} matrix;

enum { MATRICES = 9 };

static void
matrices_of(const oml_iot *t, matrix out[MATRICES])
{
    const size_t n = t->n, f = t->f, p = t->primaries.n, k = t->stressors.n;
    const matrix all[MATRICES] = {
        {"Z", offsetof(oml_iot, Z), true, n, n},
        {"x", offsetof(oml_iot, x), true, n, 1},
        {"Y", offsetof(oml_iot, Y), true, n, f},
        {"V", offsetof(oml_iot, V), false, p, n},
        {"VY", offsetof(oml_iot, VY), false, p, f},
        {"F", offsetof(oml_iot, F), false, k, n},
        {"FY", offsetof(oml_iot, FY), false, k, f},
        {"population", offsetof(oml_iot, population), false, t->regions.n, 1},
        {"A", offsetof(oml_iot, A), false, n, n},
    };
    memcpy(out, all, sizeof all);
}

static const double **
place_of(oml_iot *t, const matrix *m)
{
    return (const double **)(void *)((char *)t + m->offset);
}

static const double *
cells_of(const oml_iot *t, const matrix *m)
{
    return *(const double *const *)(const void *)((const char *)t + m->offset);
}

// ---- writing ------------------------------------------------------------------------------------------------------

typedef struct writer {
    oml_cx *cx;
    const char *path;
    int fd;
    header *h;
    bool last;    // nobody reads the table afterwards
    uint64_t at;  // where the next section begins
    double total; // bytes, for progress
} writer;

static oml_rc
not_written(const writer *w, int error)
{
    return OML_FAIL_AT(w->cx, OML_E_IO, "OML-IOT-07", (oml_place){.file = w->path}, N_("'%s' could not be written: %s"),
                       w->path, strerror(error));
}

static oml_rc
put(writer *w, const char *name, const void *bytes, uint64_t n, uint64_t rows, uint64_t cols)
{
    section *s = &w->h->sections[w->h->n++];
    const oml_iotpieces p = {.bytes = bytes,
                             .n = n,
                             .fd = w->fd,
                             .at = w->at,
                             .last = w->last,
                             .what = N_("writing the table"),
                             .done = (double)w->at,
                             .total = w->total};
    int error;
    *s = (section){.at = w->at, .bytes = n, .rows = rows, .cols = cols};
    memcpy(s->name, name, strlen(name));
    OML_TRY(oml_iotpieces_go(w->cx, &p, &s->sum, &error));
    w->at += (n + PAGE - 1) / PAGE * PAGE;
    return error == 0 ? OML_OK : not_written(w, error);
}

static oml_rc
imbalance_of(const writer *w, const oml_iot *t, oml_iot_imbalance *out)
{
    if (w->last && t->imbalance != NULL) { // a table as it was read; others may have been made of one
        *out = *t->imbalance;
        return OML_OK;
    }
    double *sold = OML_NEW(&w->cx->tmp, double, t->n + 1), *bought = OML_NEW(&w->cx->tmp, double, t->n + 1);
    OML_TRY(oml_iot_sums(w->cx, t, sold, bought));
    *out = oml_iot_imbalance_of(t, sold, bought);
    return OML_OK;
}

static oml_rc
put_index(writer *w, const char *name, const uint32_t *a, const uint32_t *b, size_t n)
{
    uint32_t *both = OML_TRY_NEW(&w->cx->tmp, uint32_t, 2 * n + 1);
    if (both == NULL)
        return OML_FAIL(w->cx, OML_E_NOMEM, "OML-IOT-08", N_("no memory for the labels of a table"));
    if (n > 0) {
        memcpy(both, a, n * sizeof *a);
        memcpy(both + n, b, n * sizeof *b);
    }
    return put(w, name, both, 2 * n * sizeof *both, n, 2);
}

static uint64_t
sum_of(const header *h)
{
    header copy = *h;
    copy.sum = 0;
    return oml_checksum_of(&copy, sizeof copy);
}

static oml_rc
put_matrix(writer *w, const oml_iot *t, const matrix *m)
{
    const double *cells = cells_of(t, m);
    return cells == NULL ? OML_OK : put(w, m->name, cells, 8 * (uint64_t)m->rows * m->cols, m->rows, m->cols);
}

static oml_rc
put_all(writer *w, const oml_iot *t)
{
    OML_BUF_AUTO labels = {0};
    oml_iot_imbalance imbalance;
    matrix all[MATRICES];
    OML_TRY(imbalance_of(w, t, &imbalance));
    matrices_of(t, all);
    for (size_t i = 0; i < MATRICES; i++)
        w->total += cells_of(t, &all[i]) == NULL ? 0 : 8 * (double)all[i].rows * (double)all[i].cols;
    oml_iotlabels_put(t, &imbalance, &labels);
    OML_TRY(oml_buf_check(w->cx, &labels));
    w->at = PAGE;
    OML_TRY(put_matrix(w, t, &all[0]));
    OML_TRY(put(w, "labels", labels.s, labels.n, labels.n, 1));
    OML_TRY(put_index(w, "rows", t->row_region, t->row_sector, t->n));
    OML_TRY(put_index(w, "columns", t->col_region, t->col_category, t->f));
    for (size_t i = 1; i < MATRICES; i++)
        OML_TRY(put_matrix(w, t, &all[i]));
    w->h->size = w->at;
    w->h->sum = sum_of(w->h);
    return oml_file_put_at(w->fd, w->h, PAGE, 0) && ftruncate(w->fd, (off_t)w->at) == 0 ? OML_OK
                                                                                        : not_written(w, errno);
}

static oml_rc
write_table(oml_cx *cx, const char *path, const oml_iot *t, bool last)
{
    const char *beside;
    header h = {.version = OML_IOTFILE_VERSION};
    memcpy(h.magic, MAGIC, sizeof MAGIC);
    OML_TRY(oml_file_beside(cx, path, &beside));
    writer w = {.cx = cx, .path = path, .fd = open(beside, O_WRONLY | O_CLOEXEC), .h = &h, .last = last};
    oml_rc rc = w.fd < 0 ? not_written(&w, errno) : put_all(&w, t);
    if (w.fd >= 0)
        close(w.fd);
    if (rc != OML_OK) {
        unlink(beside);
        return rc;
    }
    OML_TRY(oml_file_publish(cx, beside, path));
    oml_iotcache_drop(cx, path);
    return OML_OK;
}

oml_rc
oml_iotfile_write(oml_cx *cx, const char *path, const oml_iot *t)
{
    return write_table(cx, path, t, false);
}

oml_rc
oml_iotfile_move(oml_cx *cx, const char *path, oml_iot *t)
{
    return write_table(cx, path, t, true);
}

// ---- reading ------------------------------------------------------------------------------------------------------

typedef struct reader {
    oml_cx *cx;
    const char *path;
    const header *h;
    const char *bytes;
    oml_iot *t;
} reader;

static oml_rc
incoherent(const reader *r, const char *what)
{
    return OML_FAIL_AT(r->cx, OML_E_DAMAGED, "OML-IOT-05", (oml_place){.file = r->path},
                       N_("'%s' is damaged: its %s does not hold together"), r->path, what);
}

static const section *
find(const reader *r, const char *name)
{
    for (size_t i = 0; i < r->h->n; i++)
        if (strncmp(r->h->sections[i].name, name, NAME) == 0)
            return &r->h->sections[i];
    return NULL;
}

static oml_rc
check_header(const reader *r, size_t n)
{
    const oml_place place = {.file = r->path};
    if (n < PAGE || memcmp(r->h->magic, MAGIC, sizeof MAGIC) != 0)
        return OML_HINT(r->cx,
                        OML_FAIL_AT(r->cx, OML_E_DAMAGED, "OML-IOT-01", place, N_("'%s' is not a table file"), r->path),
                        N_("'omloop table import' makes one from what a publisher provides"));
    if (r->h->version != OML_IOTFILE_VERSION)
        return OML_FAIL_AT(r->cx, OML_E_DAMAGED, "OML-IOT-02", place,
                           N_("'%s' was written by another version of omloop: import it again"), r->path);
    if (r->h->sum != sum_of(r->h) || r->h->n > OML_COUNT(r->h->sections))
        return OML_FAIL_AT(r->cx, OML_E_DAMAGED, "OML-IOT-04", place,
                           N_("'%s' is damaged: its header is not what was written"), r->path);
    if (r->h->size != n)
        return OML_FAIL_AT(r->cx, OML_E_DAMAGED, "OML-IOT-03", place,
                           N_("'%s' is cut off or has grown: it has %zu bytes and says %llu"), r->path, n,
                           (unsigned long long)r->h->size);
    for (size_t i = 0; i < r->h->n; i++) {
        const section *s = &r->h->sections[i];
        const bool in_header = s->bytes > 0 && s->at < PAGE;
        if (in_header || s->at % PAGE != 0 || s->at > n || s->bytes > n - s->at)
            return incoherent(r, s->name[NAME - 1] == '\0' ? s->name : "header");
    }
    return OML_OK;
}

static oml_rc
is_as_written(oml_cx *cx, const char *file, const section *s, oml_iotpieces p, bool *same)
{
    uint64_t sum;
    int none;
    p.bytes = file + s->at;
    p.n = s->bytes;
    p.fd = -1;
    OML_TRY(oml_iotpieces_go(cx, &p, &sum, &none));
    *same = sum == s->sum;
    return OML_OK;
}

// A section that is needed to read the rest: present and as it was written.
static oml_rc
checked(const reader *r, const char *name, const section **out)
{
    bool same = false;
    *out = find(r, name);
    if (*out != NULL)
        OML_TRY(is_as_written(r->cx, r->bytes, *out, (oml_iotpieces){0}, &same));
    return same ? OML_OK : incoherent(r, name);
}

static oml_rc
take_labels(const reader *r)
{
    const section *s;
    bool whole;
    OML_TRY(checked(r, "labels", &s));
    OML_TRY(oml_iotlabels_take(r->cx, r->path, r->bytes + s->at, s->bytes, r->t, &whole));
    return whole ? OML_OK : incoherent(r, "labels");
}

// Region and sector (or category) of every row or column, all of them within their axes.
static oml_rc
take_index(const reader *r, const char *name, size_t first, size_t second, size_t *n, const uint32_t **a,
           const uint32_t **b)
{
    const section *s;
    OML_TRY(checked(r, name, &s));
    if (s->cols != 2 || s->rows > r->h->size || s->bytes != s->rows * 8)
        return incoherent(r, name);
    *n = (size_t)s->rows;
    *a = (const uint32_t *)(const void *)(r->bytes + s->at);
    *b = *a + *n;
    for (size_t i = 0; i < *n; i++)
        if ((*a)[i] >= first || (*b)[i] >= second)
            return incoherent(r, name);
    return OML_OK;
}

static oml_rc
take_matrices(const reader *r)
{
    matrix all[MATRICES];
    matrices_of(r->t, all);
    for (size_t i = 0; i < MATRICES; i++) {
        const section *s = find(r, all[i].name);
        if (s == NULL && !all[i].needed)
            continue;
        if (s == NULL || s->rows != all[i].rows || s->cols != all[i].cols || s->rows > r->h->size ||
            s->cols > r->h->size || (s->cols > 0 && s->rows > r->h->size / s->cols) ||
            s->bytes != s->rows * s->cols * 8)
            return incoherent(r, all[i].name);
        *place_of(r->t, &all[i]) = (const double *)(const void *)(r->bytes + s->at);
    }
    return OML_OK;
}

oml_rc
oml_iotfile_parse(oml_cx *cx, const char *path, const void *bytes, size_t n, oml_iot **out)
{
    *out = NULL;
    reader r = {.cx = cx, .path = path, .h = bytes, .bytes = bytes, .t = OML_NEW(&cx->tmp, oml_iot, 1)};
    OML_TRY(check_header(&r, n));
    OML_TRY(take_labels(&r));
    oml_iot *t = r.t;
    OML_TRY(take_index(&r, "rows", t->regions.n, t->sectors.n, &t->n, &t->row_region, &t->row_sector));
    if (t->imbalance->row != OML_IOT_NONE && t->imbalance->row >= t->n)
        return incoherent(&r, "labels");
    OML_TRY(take_index(&r, "columns", t->regions.n, t->categories.n, &t->f, &t->col_region, &t->col_category));
    OML_TRY(take_matrices(&r));
    uint8_t *digest = OML_NEW(&cx->tmp, uint8_t, OML_HASH_BYTES);
    oml_hash_bytes(r.h, PAGE, digest); // it holds the checksums of all sections
    t->digest = digest;
    t->path = oml_arena_text(&cx->tmp, path);
    mapped *m = OML_NEW(&cx->tmp, mapped, 1);
    *m = (mapped){bytes, n, false};
    t->owner = m;
    *out = t;
    return OML_OK;
}

static void
unmap(void *owner)
{
    const mapped *m = owner;
    munmap((void *)(uintptr_t)m->bytes, m->n); // NOLINT(performance-no-int-to-ptr): takes const away, as munmap asks
}

oml_rc
oml_iotfile_open(oml_cx *cx, const char *path, oml_iot **out)
{
    const oml_place place = {.file = path};
    *out = NULL;
    struct stat about;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return OML_FAIL_AT(cx, OML_E_NOTFOUND, "OML-FIL-01", place, N_("there is no file '%s'"), path);
    const bool known = fd >= 0 && fstat(fd, &about) == 0;
    if (known && (S_ISDIR(about.st_mode) || about.st_size < PAGE)) {
        close(fd);
        return OML_HINT(cx, OML_FAIL_AT(cx, OML_E_DAMAGED, "OML-IOT-01", place, N_("'%s' is not a table file"), path),
                        N_("'omloop table import' makes one from what a publisher provides"));
    }
    const size_t n = known ? (size_t)about.st_size : 0;
    void *map = known ? mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    const int error = errno;
    if (fd >= 0)
        close(fd);
    if (map == MAP_FAILED)
        return OML_FAIL_AT(cx, OML_E_IO, "OML-FIL-02", place, N_("'%s' could not be read: %s"), path, strerror(error));
    const oml_rc rc = oml_iotfile_parse(cx, path, map, n, out);
    if (*out == NULL)
        munmap(map, n);
    else
        (*out)->release = unmap;
    return rc;
}

oml_rc
oml_iotfile_verify(oml_cx *cx, const oml_iot *t, uint64_t largest)
{
    const mapped *m = t->owner;
    const header *h = (const void *)m->bytes;
    oml_iotpieces p = {.what = N_("checking the file"), .total = (double)m->n};
    for (size_t i = 0; i < h->n; i++) {
        const section *s = &h->sections[i];
        bool same = true;
        if (s->bytes <= largest)
            OML_TRY(is_as_written(cx, m->bytes, s, p, &same));
        p.done += (double)s->bytes;
        if (!same)
            return OML_FAIL_AT(cx, OML_E_DAMAGED, "OML-IOT-06", (oml_place){.file = t->path},
                               N_("'%s' is damaged: part %.16s is not what was written"), t->path, s->name);
    }
    return OML_OK;
}

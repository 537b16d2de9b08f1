/**
 * Iotcache: arrays computed from a table, kept beside its file under the hash of what they were computed from.
 *
 * For T.iot they stand in the folder T.iot.cache, one file an array, named after a key
 * of 32 bytes: the caller's hash (base/hash.h) of the table's digest, what was computed
 * and every parameter that matters. An entry is thus never out of date, only unused;
 * writing another table at T.iot drops the folder. Nothing breaks when it is removed.
 *
 * An entry is a page of header and then the cells, page-aligned, little-endian, mapped
 * read-only when it is asked for. It is written beside and renamed, so that it is whole
 * or absent, also with several processes at work. Header and size are checked when it is
 * opened, the cells up to OML_IOTCACHE_CHECKED bytes as well: beyond that a check would
 * cost what the cache is there to save. A damaged entry counts as absent.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTCACHE_H
#define OML_FORMAT_IOTCACHE_H

#include "base/cx.h"
#include "base/hash.h"

enum { OML_IOTCACHE_CHECKED = 16 << 20 };

typedef struct oml_iotcache {
    const void *at; /* rows x cols cells; the caller knows their order and type */
    size_t rows, cols;
    size_t cell; /* bytes of one: 4 or 8 */
    void *map;   /* its own */
    size_t map_size;
} oml_iotcache;

/** The array of that key for the table at `path`; *out is NULL when there is none that is whole. Time: a millisecond.
 */
oml_rc oml_iotcache_get(oml_cx *cx, const char *path, const uint8_t key[OML_HASH_BYTES],
                        oml_iotcache **out) OML_CHECKED;
void oml_iotcache_free(oml_iotcache *c);
OML_OWNED(iotcache)

/**
 * Keeps one. Fails with OML_E_IO (OML-CAC-01 or OML-FIL-04 it cannot be made there, OML-CAC-02 not written, as when
 * the disk is full): the caller may forget that (oml_cx_clear) and answer without a cache.
 */
oml_rc oml_iotcache_put(oml_cx *cx, const char *path, const uint8_t key[OML_HASH_BYTES], const void *cells, size_t rows,
                        size_t cols, size_t cell) OML_CHECKED;
/** Removes all entries of the table at `path`, as far as they can be removed. */
void oml_iotcache_drop(oml_cx *cx, const char *path);

#endif

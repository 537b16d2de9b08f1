/**
 * The change log: append-only, hash-chained, readable by any SQLite tool.
 *
 * hash(k) = BLAKE2b-256(hash(k-1) | canonical bytes of entry k); the first entry
 * follows 32 zero bytes. The canonical bytes are nr, when, who, op, noun, code,
 * before, after and why, in that order, each as its length in bytes, a colon, its
 * text and a comma (a netstring); what is NULL is `-,`. Triggers refuse UPDATE and
 * DELETE. Moments never go back: an entry written by a clock that did has the
 * moment of the entry before it.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_LOG_H
#define OML_STORE_LOG_H

#include "store/store.h"

typedef struct oml_entry {
    int64_t nr;
    int64_t when; /* ms since 1970 UTC */
    const char *who, *op, *noun, *code;
    const char *before, *after; /* canonical JSON of the record; before is NULL when it was not there */
    const char *why;            /* may be NULL */
    const char *hash;           /* 64 hexadecimal digits */
} oml_entry;

typedef struct oml_log_filter {
    const char *noun, *code, *who; /* NULL: any */
    int64_t from, to;              /* ms, both inclusive; 0: open */
    size_t last;                   /* only the last so many; 0: all */
} oml_log_filter;

/** Entries in order, in cx->tmp. */
oml_rc oml_log_list(oml_cx *cx, oml_store *s, const oml_log_filter *filter, oml_entry **out, size_t *n) OML_CHECKED;

typedef struct oml_log_state {
    int64_t entries;
    int64_t first_bad;               /* nr of the first entry that breaks the chain; 0: none */
    const char *head;                /* hash of the last entry; "" without entries */
    int64_t records_off;             /* records that are not what the log says they are */
    const char *off_noun, *off_code; /* the first of those */
} oml_log_state;

/**
 * Recomputes the chain, and holds the replayed log against the tables. A broken chain is a finding, not a failure.
 * Fails with OML_E_DAMAGED when the file itself is not sound.
 */
oml_rc oml_log_verify(oml_cx *cx, oml_store *s, oml_log_state *out) OML_CHECKED;

typedef struct oml_difference {
    const char *noun, *code;
    oml_change what;                    /* NEW, CHANGED, or GONE: only in `from`, when that is the later one */
    const char *field, *before, *after; /* of CHANGED: one difference a field, a withdrawal as field `withdrawn` */
} oml_difference;

/** What two states of one agenda differ in, by noun, then code in natural order, then field; in cx->tmp. */
oml_rc oml_log_diff(oml_cx *cx, oml_store *from, oml_store *to, oml_difference **out, size_t *n) OML_CHECKED;

#endif

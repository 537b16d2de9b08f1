/**
 * Iotpieces: a part of a table file, piece by piece by all threads: its checksum, and written meanwhile.
 *
 * A matrix of hundreds of megabytes is read once: whoever takes a piece sums it while it is
 * in the processor's cache, writes it at its place and lets the disk begin with it. Memory that is
 * given back meanwhile holds what was written, so that a large table needs it once. The checksum
 * of a part is the one of the checksums of its pieces, in their order, so that it does not
 * depend on the number of threads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTPIECES_H
#define OML_FORMAT_IOTPIECES_H

#include "base/cx.h"

enum {
    OML_IOTPIECES_SIZE = 4 << 20, /* bytes of a piece; belongs to the format of the file */
    OML_IOTPIECES_TAKEN = 4,      /* pieces a thread takes at once */
};

typedef struct oml_iotpieces {
    const void *bytes;
    uint64_t n;
    int fd;             /* where to write it; -1: it is only summed */
    uint64_t at;        /* at this place in the file */
    bool last;          /* memory of its own that nobody reads afterwards: it is given back as it is written */
    const char *what;   /* N_(), for progress; NULL: none is told */
    double done, total; /* bytes of all parts before this one, and of all parts */
} oml_iotpieces;

/** Sums a part, and writes it where there is a file. *error is errno when it could not be written, otherwise 0. Fails
 * with OML_E_CANCELLED. */
oml_rc oml_iotpieces_go(oml_cx *cx, const oml_iotpieces *p, uint64_t *sum, int *error) OML_CHECKED;

#endif

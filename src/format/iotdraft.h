/**
 * Iotdraft: a table file that is being made, in which the deliveries lie from the start.
 *
 * A large table is nearly all deliveries. Whoever reads one puts them where they are to stay:
 * into the file beside `path` that will be put there, mapped, so that they take memory once and
 * are not copied. oml_iotfile_finish writes the rest of the table behind them and publishes it;
 * a draft that is not finished leaves nothing.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTDRAFT_H
#define OML_FORMAT_IOTDRAFT_H

#include "base/cx.h"

enum { OML_IOTDRAFT_AT = 4096 }; /* where the deliveries begin in the file, after its header */

/* Begins as {.path = ...}. */
typedef struct oml_iotdraft {
    const char *path, *beside; /* beside: the file itself; NULL: not begun, or published */
    double *Z;
    size_t cells;
} oml_iotdraft;

/** Room for the deliveries of the table at d->path, all zero, on the disk too. Fails with OML_E_IO: OML-FIL-04 cannot
 * be made there, OML-DRA-01 the disk has no room for it. */
oml_rc oml_iotdraft_begin(oml_cx *cx, oml_iotdraft *d, size_t cells) OML_CHECKED;
void oml_iotdraft_done(oml_iotdraft *d);
#define OML_IOTDRAFT_AUTO __attribute__((cleanup(oml_iotdraft_done))) oml_iotdraft

#endif

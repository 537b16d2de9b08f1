/**
 * Iotprogress: how far the reading of several files is, all of them together.
 *
 * Each file tells how far it is by itself. Between begin and end that is added up, and what is told is bytes of the
 * whole, so that the time left is that of all files and not of the one at hand.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_IOTPROGRESS_H
#define OML_FORMAT_IOTPROGRESS_H

#include "base/cx.h"

typedef struct oml_iotprogress {
    oml_progress progress; /* in the place of the caller's; first member */
    oml_progress *to;      /* the caller's; NULL: nobody watches */
    double all, before;    /* bytes of all files; of those that are read */
    double done, total;    /* of the one at hand */
} oml_iotprogress;

/** `all` is the bytes that will be read. Until oml_iotprogress_end, also after a failure, `p` stays where it is. */
void oml_iotprogress_begin(oml_cx *cx, double all, oml_iotprogress *p);
void oml_iotprogress_end(oml_cx *cx, oml_iotprogress *p);

#endif

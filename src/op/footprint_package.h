/**
 * Footprint package: a footprint by product and origin as records of an agenda.
 *
 * A table of kind footprint; accounts for its products and, CODE/STRESSOR@ORIGIN, for where it arises; a cell for each
 * pair; and a source that says in both languages how it was computed and with which command. evidence_footprint.c
 * shows them.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_FOOTPRINT_PACKAGE_H
#define OML_OP_FOOTPRINT_PACKAGE_H

#include "num/mat.h"
#include "op/footprint.h"

typedef struct oml_footprint_package {
    const oml_engine *engine; /* its residual is that of E */
    const oml_footprint *asked;
    const oml_mat *E;      /* regions of origin x sectors */
    uint32_t region;       /* whose final users */
    const char *code;      /* of the table of records */
    const char *geography; /* what the agenda calls the region; NULL: by its code */
    const char *file, *command;
    const char *folder; /* where the CSV files go; it is there */
} oml_footprint_package;

/** Fails with OML_E_INPUT (OML-TFP-02) when the table has no year, and as oml_csvfile_open. */
oml_rc oml_footprint_package_write(oml_cx *cx, const oml_footprint_package *of) OML_CHECKED;

#endif

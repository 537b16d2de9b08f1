/**
 * Footprint: which one is asked about, of a stressor, for the final users of a region and
 * the products they buy.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_FOOTPRINT_H
#define OML_OP_FOOTPRINT_H

#include "op/engine.h"

typedef struct oml_footprint {
    size_t stressor;
    const char *unit; /* may be NULL */
    double *s, *y;    /* n each, in cx->tmp: intensities, and demand for these products, wherever they were made */
} oml_footprint;

/** By codes; no region or sector: all. Fails as oml_engine_region and others, and with OML_E_USAGE (OML-FTP-01) when no
 * stressor is named and the table has several. */
oml_rc oml_footprint_of(oml_cx *cx, const oml_engine *e, const char *stressor, const char *region, const char *sector,
                        oml_footprint *out) OML_CHECKED;

#define OML_FOOTPRINT_PARAMS(args)                                                                                     \
    {"stressor", OML_KIND_TEXT, 0, offsetof(args, stressor), N_("the stressor, by its code"), NULL},                   \
        {"region", OML_KIND_TEXT, 0, offsetof(args, region), N_("what the final users of this region buy"), NULL},     \
    {                                                                                                                  \
        "sector", OML_KIND_TEXT, 0, offsetof(args, sector), N_("of it, products of this sector, wherever made"), NULL  \
    }

#endif

/**
 * Eurostat cells: observations of a data set of Eurostat, from its TSV, SDMX-CSV or JSON-stat, one by one.
 *
 * Dimensions stand in another order in every data set and vintage: they are known by name,
 * in all the spellings that there have been.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_EUROSTAT_CELLS_H
#define OML_FORMAT_EUROSTAT_CELLS_H

#include "format/iotlines.h"

typedef enum oml_eurostat_role {
    OML_EUROSTAT_GEO,
    OML_EUROSTAT_UNIT,
    OML_EUROSTAT_FLOW, /* stk_flow: DOM, IMP, TOTAL */
    OML_EUROSTAT_ROW,  /* prd_ava, ind_ava, prod_na, t_rows2 */
    OML_EUROSTAT_COL,  /* prd_use, ind_use, induse, t_cols2 */
    OML_EUROSTAT_AIRPOL,
    OML_EUROSTAT_NACE,
    OML_EUROSTAT_PERIOD,
    OML_EUROSTAT_ROLES
} oml_eurostat_role;

typedef struct oml_eurostat_cell {
    oml_csv_cell at[OML_EUROSTAT_ROLES]; /* empty where the data set has no such dimension */
    double value;                        /* 0 when it is not known */
    bool known, flagged;
} oml_eurostat_cell;

typedef enum oml_eurostat_form {
    OML_EUROSTAT_NONE,
    OML_EUROSTAT_TSV,
    OML_EUROSTAT_SDMX,
    OML_EUROSTAT_JSON
} oml_eurostat_form;

/** Which serialisation an entry is in, by its first bytes; NONE: it is no data set of Eurostat. */
oml_eurostat_form oml_eurostat_cells_form(oml_cx *cx, oml_iotsource *s, size_t entry);
/**
 * All observations of an entry, in its order; text of a cell lives until the listener returns. Fails with
 * OML_E_PARSE: OML-ESC-01 the heading, -02 a line, -03 no JSON-stat; and with what the listener answers.
 */
oml_rc oml_eurostat_cells_read(oml_cx *cx, oml_iotsource *s, size_t entry, void *self,
                               oml_rc (*take)(oml_cx *cx, void *self, const oml_eurostat_cell *c)) OML_CHECKED;

#endif

/**
 * Esa: codes of the European system of accounts, as tables of Eurostat, of statistical offices and of the Federal
 * Planning Bureau carry them: which rows and columns are elements, and which are sums of others.
 *
 * Spellings differ by vintage (CPA_C10-12, CPA_C10-C12, C10T12, 10-12): an element is known by the code in
 * today's spelling of Eurostat.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_FORMAT_ESA_H
#define OML_FORMAT_ESA_H

#include "text/csv.h"

typedef enum oml_esa_row {
    OML_ESA_INPUT,      /* compensation, taxes, surplus: a primary input */
    OML_ESA_OUTPUT,     /* P1 */
    OML_ESA_IMPORTS,    /* P7: what is supplied from abroad */
    OML_ESA_TOTAL,      /* a sum of rows that stand there too */
    OML_ESA_OF_GROSS,   /* a part of the gross surplus: an input where that one is absent */
    OML_ESA_EMPLOYMENT, /* persons or hours: a stressor */
} oml_esa_row;

/** What a row that is no industry is. */
oml_esa_row oml_esa_row_of(oml_csv_cell code);
/** Is it the gross operating surplus, of which OF_GROSS are parts? */
bool oml_esa_is_gross(oml_csv_cell code);
/**
 * Is a primary input value added? Pay, surplus and other taxes on production are, under whatever name a publisher gives
 * them; imports, taxes on products, margins and adjustments of purchases abroad are not.
 */
bool oml_esa_is_value_added(oml_csv_cell code);
/** Is it a sum of columns that stand there too: TFU, TU, TOTAL? */
bool oml_esa_is_total(oml_csv_cell code);

enum { OML_ESA_CODE = 12 };
/**
 * An element of the classification of 64 industries or products (65 where dwellings stand apart), in today's spelling
 * and without CPA_; false for sums and details. Where L68A and L68B stand, L and L68 are their sum.
 */
bool oml_esa_element(oml_csv_cell code, char out[OML_ESA_CODE]);
/** A use that is an element: P3_S13, P3_S14, P3_S15, P51G (or P51), P5M, P52, P53, P6; false for sums and other splits.
 */
bool oml_esa_use(oml_csv_cell code);

#endif

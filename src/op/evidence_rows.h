/**
 * Evidence rows: sectors as the input-output table groups them, with their figures.
 *
 * Statistics and tables cut the economy differently: one has machinery alone, another
 * electronics and electrical equipment together. A row is an industry of the table,
 * with all sectors that it covers and what lies inside those. Its figure of a metric
 * is, in this order: the table's own cells; the statistics of its sectors; or the
 * cells of other tables, each by the share that falls inside the row. The last is an
 * estimate as soon as an account is split over rows. Without an input-output table
 * every division is a row.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EVIDENCE_ROWS_H
#define OML_OP_EVIDENCE_ROWS_H

#include "op/iotable.h"

typedef struct oml_evidence_row {
    const char *key;          /* C28, or the sector's code */
    const oml_record *record; /* the account or the sector */
    size_t account;           /* OML_FACTS_NONE: no account, a sector alone */
    const char *scope;        /* of its first sector; NULL: none */
} oml_evidence_row;

typedef struct oml_evidence_rows {
    const oml_facts *facts;
    oml_evidence_row *at;
    size_t n;
    size_t *row_of; /* of each sector; OML_FACTS_NONE: in no row */
} oml_evidence_rows;

/** t may be NULL. `around`: also industries outside manufacturing, as far as their sectors are in the agenda. */
void oml_evidence_rows_find(oml_cx *cx, const oml_facts *facts, const oml_iotable *t, bool around,
                            oml_evidence_rows *out);
/** value[rows->n], NAN where nothing is known, and flags (OML_FACTS_...). */
void oml_evidence_rows_values(const oml_evidence_rows *rows, const oml_facts_measure *m, double value[],
                              unsigned flags[]);
/** The row of that key; OML_FACTS_NONE when there is none. */
size_t oml_evidence_rows_named(const oml_evidence_rows *rows, const char *key, size_t n);
/** The steps of a row's figure down to the records. */
oml_rc oml_evidence_rows_trace(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_evidence_rows *rows,
                               size_t row, const oml_facts_measure *m) OML_CHECKED;

#endif

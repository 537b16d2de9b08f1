/**
 * Facts: what the agenda knows of its sectors in figures, loaded once for an operation.
 *
 * Two kinds of record hold such figures. A `statistic` is one figure of one sector.
 * A cell (`flow`) of an input-output or footprint table belongs to the account it
 * goes to, and an account covers sectors, each with its share of the account
 * (`account_sector`). A cell is a figure of a metric when the account it comes from
 * names that metric. A statistic goes before a cell, a later one before an earlier;
 * a sector without figure has its share of the wider sector's, or else the sum of those
 * inside it (agenda/share.h).
 *
 * All of it lives in cx->tmp and is borrowed from the records listed there.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_FACTS_H
#define OML_OP_FACTS_H

#include "agenda/share.h"
#include "op/trace.h"

#define OML_FACTS_NONE SIZE_MAX

/** The records of one noun, and their numbers by code. */
typedef struct oml_facts_list {
    oml_records all;
    size_t *by_code; /* numbers in the order of strcmp on the codes */
} oml_facts_list;

typedef struct oml_facts_flow {
    size_t from, to; /* accounts */
    double value;
} oml_facts_flow;

typedef struct oml_facts_part {
    size_t account, sector;
    double share; /* of the account's figures that this sector takes */
} oml_facts_part;

typedef struct oml_facts {
    oml_facts_list sectors, metrics, tables, accounts, parts, flows, statistics;
    oml_share_sector *sector; /* the forest, as many as there are sectors */
    size_t *table;            /* of each account */
    oml_facts_part *part;
    oml_facts_flow *flow;
} oml_facts;

oml_rc oml_facts_load(oml_cx *cx, oml_session *s, oml_facts *f) OML_CHECKED;
/** Number of the record with that code; OML_FACTS_NONE when there is none, or code is NULL. */
size_t oml_facts_find(const oml_facts_list *list, const char *code);

enum {
    OML_FACTS_ILLUSTRATIVE = 1, /* made up, or computed from what is */
    OML_FACTS_ESTIMATE = 2,     /* modelled, estimated, or split by a share */
};

/** One metric for all sectors; but for `cell`, arrays have as many values as there are sectors. */
typedef struct oml_facts_measure {
    const oml_record *metric;
    double *cell; /* per account: the sum of its cells of this metric; NAN: none */
    unsigned *cell_flags;
    double *own;       /* what the records say of the sector itself; NAN: nothing */
    double *value;     /* own, the share of the wider sector's, or the sum of those inside; NAN: not known */
    size_t *from;      /* the sector whose own figure it rests on, or OML_SHARE_INSIDE */
    size_t *statistic; /* number of the statistic that is `own`; OML_FACTS_NONE: cells, or nothing */
    unsigned *flags;   /* of `value` */
} oml_facts_measure;

/** Fails with OML_E_NOTFOUND (OML-EVI-01, with the one meant or all that there are in the hint) for an unknown metric.
 */
oml_rc oml_facts_measure_of(oml_cx *cx, const oml_facts *facts, const char *metric, oml_facts_measure *out) OML_CHECKED;

/** Where the figures of a metric come from: the different ones, with commas; NULL where there is none. */
typedef struct oml_facts_origin {
    const char *years, *geographies, *sources;
} oml_facts_origin;

oml_facts_origin oml_facts_origin_of(oml_cx *cx, const oml_facts *facts, const oml_facts_measure *m);

/** The steps of value[sector], from `depth` on, down to the records. */
oml_rc oml_facts_trace(oml_cx *cx, oml_session *s, oml_trace *t, int depth, const oml_facts *facts,
                       const oml_facts_measure *m, size_t sector) OML_CHECKED;

#endif

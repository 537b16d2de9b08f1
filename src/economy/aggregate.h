/**
 * Aggregate: a table with fewer regions or sectors, or with some of them parted, by concordance.
 *
 * With G the weights of old accounts in new ones, G[(R,S),(r,s)] = share of r in R times share
 * of s in S, and H those of final users: Z' = G Z G', x' = G x, Y' = G Y H', V' = V G',
 * F' = F G'. Adding up is exact. Parting by shares is an assumption: a part sells, buys and emits as
 * the whole does.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_AGGREGATE_H
#define OML_ECONOMY_AGGREGATE_H

#include "economy/iot.h"

/** Old code, new code and share, one line each; the shares of an old code add up to one. */
typedef struct oml_aggregate_map {
    size_t n;
    const char **from, **to;
    double *share;
    bool keep;        /* codes of which it says nothing stay as they are */
    const char *file; /* where it was read, and the row of each line, for messages; may be NULL */
    size_t *row;
} oml_aggregate_map;

/**
 * Either map may be NULL: as it is. The result, in cx->tmp and memory of its own, is the caller's; the names of new
 * codes are those of an old one that keeps its code. Time n (n + f) and n n'.
 * Fails with OML_E_INPUT and the row of the map: OML-AGG-01 a code of the table is not in the map, -02 one of the map
 * is not in the table, -03 shares do not add up to one; OML_E_NOMEM (-04).
 */
oml_rc oml_aggregate_table(oml_cx *cx, const oml_iot *t, const oml_aggregate_map *regions,
                           const oml_aggregate_map *sectors, oml_iot **out) OML_CHECKED;

#endif

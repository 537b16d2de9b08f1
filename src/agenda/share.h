/**
 * Share: what part of a sector belongs to which value chain.
 *
 * Sectors form a forest: a class has a parent and, where known, a share of that
 * parent's figures. A value chain takes shares of sectors of any level. From these
 * follow a chain's figures, what is claimed twice, and what nobody claims
 * (docs/method/programme.md).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_SHARE_H
#define OML_AGENDA_SHARE_H

#include <stddef.h>
#include <stdint.h>

#define OML_SHARE_NONE SIZE_MAX
#define OML_SHARE_INSIDE (SIZE_MAX - 1)

typedef struct oml_share_sector {
    size_t parent;    /* index of the wider sector; OML_SHARE_NONE: there is none */
    double of_parent; /* part of the parent's figures, from 0 to 1; NAN: not known */
} oml_share_sector;

typedef struct oml_share_claim {
    size_t sector, chain;
    double share; /* of that sector, from 0 to 1 */
} oml_share_claim;

/**
 * The figure of every sector: its own where it has one, else its parent's figure times its share of the parent;
 * NAN where neither is known. `own` and `out` have n values; from[i] is the sector whose own figure it rests on
 * (i itself, an ancestor, or OML_SHARE_NONE); `from` may be NULL. Time n times the depth of the forest.
 */
void oml_share_figures(const oml_share_sector sectors[], size_t n, const double own[], double out[], size_t from[]);

/**
 * Completes that upwards: a sector that still has none gets the sum of the own figures of the sectors inside it, and
 * OML_SHARE_INSIDE in from[]; one inside another that has its own is in that one. Footprints are published for product
 * groups that cover classes of several divisions. Nothing is taken downwards from such a sum: it says nothing of a
 * sector inside without figure. `figures` and `from` are as oml_share_figures left them. Time n times the depth.
 */
void oml_share_inside(const oml_share_sector sectors[], size_t n, const double own[], double figures[], size_t from[]);

/**
 * The figure of a chain: sum of share x figure over its claims. A claim on a sector without figure adds nothing and
 * is counted in *unknown (may be NULL); NAN when no claim has a figure.
 */
double oml_share_sum(const oml_share_claim claims[], size_t m, size_t chain, const double figures[], size_t *unknown);

/**
 * How much of each sector every chain takes: claimed[sector * chains + chain] is the sum of its claims on the sector
 * itself and, times their share of it, on the narrower sectors inside. hidden[sector] (may be NULL) counts the
 * narrower sectors that are claimed but whose share of it is not known: what is claimed is then at least that much.
 */
void oml_share_claimed(const oml_share_sector sectors[], size_t n, const oml_share_claim claims[], size_t m,
                       size_t chains, double claimed[], size_t hidden[]);

/** Shares are typed in with few decimals: a sum above 1 by no more than this is no double claim. */
#define OML_SHARE_SLACK 1e-9

#endif

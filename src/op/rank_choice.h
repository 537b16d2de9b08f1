/**
 * Rank choice: what a person asked of `rank`, and the suffix that says so in the ids of its figures.
 *
 * A figure computed with other than the agenda's own choices carries them:
 * `rank/VC1/score/metric=K2=mass_footprint/weights=company/scope=all/top=3`.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_RANK_CHOICE_H
#define OML_OP_RANK_CHOICE_H

#include "op/ranking.h"

typedef struct oml_rank_args {
    const char *metric, *weights, *scope;
    const char *problem, *method; /* a problem of one's own, without an agenda */
    int64_t top, draws, seed;
} oml_rank_args;

typedef struct oml_rank_choice {
    oml_ranking_choice of;
    uint64_t draws, seed;
    const char *suffix; /* "" when all is the agenda's own choice */
} oml_rank_choice;

/**
 * Also sets basis->top when args has one. Fails with OML_E_USAGE: OML-RAN-10 a metric that is not CRITERION=METRIC,
 * -11 no such measured criterion, -12 a scope other than in or all, -13 a number below 1.
 */
oml_rc oml_rank_choice_read(oml_cx *cx, oml_ranking_basis *basis, const oml_rank_args *args,
                            oml_rank_choice *out) OML_CHECKED;

/** CHAIN/WHAT[/KEY=VALUE...] taken apart, in cx->tmp; false when it has not that form. */
bool oml_rank_choice_split(oml_cx *cx, const char *figure, const char **chain, const char **what, oml_rank_args *out);

#endif

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

/** The parameters that say so, for an operation whose arguments T hold an oml_rank_args under that prefix. */
#define OML_RANK_CHOICE_PARAMS(T, prefix)                                                                                \
    {"metric",                                                                                                           \
     OML_KIND_TEXT,                                                                                                      \
     0,                                                                                                                  \
     offsetof(T, prefix metric),                                                                                         \
     N_("fill a criterion with another metric: K2=mass_footprint; several with commas"),                                 \
     NULL},                                                                                                              \
        {"weights", OML_KIND_TEXT, 0, offsetof(T, prefix weights), N_("a set of weights instead of the criteria's own"), \
         NULL},                                                                                                          \
        {"scope", OML_KIND_TEXT, 0, offsetof(T, prefix scope), N_("which chains take part: in (those in scope) or all"), \
         "in"},                                                                                                          \
        {"top",                                                                                                          \
         OML_KIND_INT,                                                                                                   \
         0,                                                                                                              \
         offsetof(T, prefix top),                                                                                        \
         N_("how many chains get priority; as the agenda says when absent"),                                             \
         NULL},                                                                                                          \
        {"draws", OML_KIND_INT, 0, offsetof(T, prefix draws), N_("how many weights are drawn"), "10000"},                \
    {                                                                                                                    \
        "seed", OML_KIND_INT, 0, offsetof(T, prefix seed),                                                               \
            N_("seed of the draws: the same seed gives the same draws"), "1"                                             \
    }

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

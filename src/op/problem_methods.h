/**
 * Problem methods: a problem ranked by every method, with what each ranking is made of.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_PROBLEM_METHODS_H
#define OML_OP_PROBLEM_METHODS_H

#include "decision/additive.h"
#include "op/problem.h"

typedef enum oml_problem_method {
    OML_PROBLEM_ADDITIVE,
    OML_PROBLEM_PROMETHEE1,
    OML_PROBLEM_PROMETHEE2,
    OML_PROBLEM_TOPSIS,
    OML_PROBLEM_ELECTRE3,
    OML_PROBLEM_SMAA,
    OML_PROBLEM_METHODS
} oml_problem_method;

typedef struct oml_problem_methods {
    const oml_problem *p;
    double *score[OML_PROBLEM_METHODS]; /* larger is better; n each */
    size_t *rank[OML_PROBLEM_METHODS];
    oml_additive model; /* values instead of scores, with the ends of their ranges */
    double *least, *most;
    size_t *best, *worst;
    oml_performance known, filled; /* scores as they are; and with the middle of the scale for what is missing */
    oml_promethee flows;
    oml_topsis close;
    oml_electre3 outranks;
    oml_acceptability share;
} oml_problem_methods;

/** "additive", "promethee1", "promethee2", "topsis", "electre3", "smaa". */
const char *oml_problem_methods_word(oml_problem_method m);

/** All of it, in cx->tmp. SMAA takes draws and seed; the time is that of all methods together. Fails as they do. */
oml_rc oml_problem_methods_run(oml_cx *cx, const oml_problem *p, uint64_t draws, uint64_t seed,
                               oml_problem_methods *out) OML_CHECKED;

/** Who is best by one of additive, promethee2, topsis or electre3 at other weights; of equals the first. */
oml_rc oml_problem_methods_first(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m, const double weight[],
                                 size_t *first) OML_CHECKED;

/** Alternatives from first to last by a method, equals in their own order; in cx->tmp. */
const size_t *oml_problem_methods_order(oml_cx *cx, const oml_problem_methods *o, oml_problem_method m);

#endif

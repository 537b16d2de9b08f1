/**
 * Verify rank: a ranking computed again, for the cells of its tables to be held against.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_VERIFY_RANK_H
#define OML_OP_VERIFY_RANK_H

#include "decision/plain.h"
#include "op/problem_methods.h"
#include "op/verify.h"

/** Everything that a cell may ask for. */
typedef struct oml_verify_rank_again {
    oml_cx *cx;
    const oml_json *tables;
    oml_problem p;
    oml_plain x;
    oml_problem_method method; /* METHODS: all side by side, or an agenda's own ranking */
    int64_t draws, top;
    const double *filled; /* the scores that TOPSIS takes */
    double *score[OML_PROBLEM_METHODS];
    size_t *rank[OML_PROBLEM_METHODS];
    double *least, *most;             /* n: ends of the weighted value */
    double *plus, *minus, *up, *down; /* n: flows, distances */
    double *single, *credibility;     /* n x k, n x n */
    size_t *descending, *ascending;   /* n */
    oml_acceptability share;
    bool drawn;
    double *u, *v, *axis_u, *axis_v; /* the GAIA plane; axis NULL: its directions are not certain */
} oml_verify_rank_again;

/** The method of that name; false, and METHODS, when it is none. */
bool oml_verify_rank_method(const char *name, oml_problem_method *out);
/** What criterion j adds to the squared distance of a to the best, or the worst. */
double oml_verify_rank_distance(const oml_verify_rank_again *g, size_t a, size_t j, bool to_best);
/** Classes of the distillation into g, and how many each stands above less how many below into score. */
void oml_verify_rank_outrank(oml_cx *cx, oml_verify_rank_again *g, double score[]);
/** The scores by the weights of a group. */
double *oml_verify_rank_by_group(const oml_verify_rank_again *g, size_t i);

/** A row of a table, resolved: alternative, another, criterion; n or k: none. */
typedef struct oml_verify_rank_spot {
    size_t a, b, j;
} oml_verify_rank_spot;
oml_verify_rank_spot oml_verify_rank_spot_of(const oml_verify_rank_again *g, const oml_json *row);

/** What each table should be (verify_rank_cells.c); of tables about weights the cells are in verify_rank_weights.c. */
extern const oml_verify_rule oml_verify_rank_cells_rules[];
extern const size_t oml_verify_rank_cells_count;

/** Table `weights`; how far one weight can move; a change of all weights. */
oml_verify_cell oml_verify_rank_weights_cell, oml_verify_rank_weights_stretch, oml_verify_rank_weights_turn;

#endif

/**
 * Draw: one table drawn at random around the real one, and the footprints that it gives.
 *
 * What a draw changes is multipliers and footprints of the table [docs/method/whatif.md, eq. U3,
 * U4]: those are given. The coefficients that count are kept by column: first those that stay as
 * they are, up to a factor of their column, then the column's own, which a draw or a scenario
 * may change, in the order of their rows. What is not kept passes on nothing of a change. Cells
 * that stay only pass on, so they are in single precision.
 * Stressors of a row lie side by side, `ld` numbers, the last of them 0.
 *
 * A draw depends on seed and number alone, so several threads may draw at once, each in a room
 * of its own.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_DRAW_H
#define OML_ECONOMY_DRAW_H

#include "economy/uncertainty.h"

typedef struct oml_draw_cells {
    size_t *from, *own; /* n + 1, n: kept cells of column j are from[j] .. from[j + 1] - 1, its own begin at own[j] */
    size_t *at;         /* n + 1: which of all own cells is the first of column j */
    uint16_t *row;
    float *a;        /* of cells that stay: only what multipliers move goes through them */
    double *mine;    /* of own cells, by their number */
    bool *noisy;     /* of an own cell, by its number */
    double *through; /* n x ld: multipliers of the table times the cells that are not the column's own */
    double *fixed;   /* n: sum of the cells that are not the column's own */
    double *total;   /* n: sum of all cells and value added */
} oml_draw_cells;

void oml_draw_cells_done(oml_draw_cells *c);

typedef struct oml_draw_model {
    const oml_iot *t;
    const oml_scenario *scenario; /* may be NULL */
    oml_uncertainty_spec spec;
    size_t n, k, ld, R;
    const size_t *which; /* k stressors */
    double *s, *m;       /* n x ld: intensities; multipliers of the table */
    double *size;        /* ld: sum of the squares of m */
    const double *X;     /* n x R: output for each region's demand */
    double *D;           /* k x (R + 1): footprints of the table */
    oml_draw_cells c;
    double close; /* what multipliers may still move at the end, as a part of the table's: root of sums of squares */
} oml_draw_model;

typedef struct oml_draw_room oml_draw_room;

oml_rc oml_draw_room_new(oml_cx *cx, const oml_draw_model *q, oml_draw_room **out) OML_CHECKED;
void oml_draw_room_free(oml_draw_room *r);

/**
 * Draw d; SIZE_MAX: no noise, central values. to: k (R + 1) footprints, then with a scenario as many changes by it.
 * False when the drawn table has no answer. Time: the kept cells times k, a few times.
 */
bool oml_draw_one(const oml_draw_model *q, oml_draw_room *r, size_t d, double to[]);

#endif

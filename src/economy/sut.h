/**
 * Sut: supply and use tables made symmetric, by models A to D of the Eurostat manual (2008, chapter 11).
 *
 * Supply S (p products x m industries) says what each industry makes of each product, use U
 * (p x m) and Y (p x f) who buys it; q = S 1 is the output of products, g = S' 1 that of industries, all at
 * basic prices. Each model is one matrix T (m x p) [eq. 29-32 of docs/method/economy.md]:
 *
 *     A  product technology             T = S^-1 diag(q)       Z = U T, Y, V T     product by product
 *     B  industry technology            T = diag(g)^-1 S'      Z = U T, Y, V T     product by product
 *     C  fixed industry sales           T = diag(g) S^-1       Z = T U, T Y, V     industry by industry
 *     D  fixed product sales            T = S' diag(q)^-1      Z = T U, T Y, V     industry by industry
 *
 * Stressors F go with the primary inputs V. A and C need as many products as industries and may give
 * negative cells, which are reported; B and D give none that were not there. B and A keep
 * the output of products, C and D that of industries.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_SUT_H
#define OML_ECONOMY_SUT_H

#include "economy/iot.h"

typedef enum oml_sut_model { OML_SUT_A, OML_SUT_B, OML_SUT_C, OML_SUT_D, OML_SUT_MODELS } oml_sut_model;

/** Matrices column after column, as in economy/iot.h; V, VY, F and FY may be NULL. */
typedef struct oml_sut {
    const char *title, *source, *currency, *currency_unit;
    int year;
    oml_iot_names regions, products, industries, categories, primaries, stressors;
    size_t p, m, f;
    const uint32_t *product_region, *product;   /* p each */
    const uint32_t *industry_region, *industry; /* m each */
    const uint32_t *col_region, *col_category;  /* f each */
    const double *S, *U, *Y;                    /* p x m, p x m, p x f */
    const double *V, *VY;                       /* primary inputs of industries (x m) and of final users (x f) */
    const double *F, *FY;
    const char **notes; /* what was decided about the publisher's figures */
    size_t n_notes;
} oml_sut;

enum { OML_SUT_SHOWN = 8 };

/** What there is to say of the table that was made. */
typedef struct oml_sut_report {
    size_t negative;            /* cells of Z below 0 that are more than rounding (1e-9 of the column) */
    double negative_sum, total; /* their sum; that of all cells of Z */
    struct {
        size_t row, col;
        double value;
    } worst[OML_SUT_SHOWN];     /* the lowest, from low to high */
    size_t unbalanced, product; /* products whose supply and use differ by more than 1e-6; the one that does most */
    double supply, use;         /* of that product */
} oml_sut_report;

/**
 * The symmetric table: struct in cx->tmp, matrices until oml_iot_free; names and notes are borrowed. Output is what
 * rows add up to. Time 2 p m (p + m).
 * Fails with OML_E_INPUT: OML-SUT-01 a product is used but nobody makes it, -02 an industry buys but makes nothing,
 * -03 A or C and not as many products as industries, -04 supply and use are more than a tenth apart; OML_E_NUMERIC:
 * -05 A or C and supply cannot be inverted; OML_E_NOMEM.
 */
oml_rc oml_sut_symmetric(oml_cx *cx, const oml_sut *t, oml_sut_model model, oml_sut_report *report,
                         oml_iot **out) OML_CHECKED;

#endif

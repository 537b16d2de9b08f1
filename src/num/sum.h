/**
 * Sum: numbers added without losing what falls below the last digit on the way.
 *
 * Figures come with few decimals, 1234.1 and 0.2, and their sum should read so too. A
 * plain sum rounds at every step, and then prints 8037.200000000001. What each step
 * rounds away is kept apart here and added at the end: the answer is that of twice as
 * many digits, rounded once.
 *
 * Source: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
 * Summen, ZAMM 54 (1974) 39-51.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_SUM_H
#define OML_NUM_SUM_H

/** {0} is the sum of nothing. */
typedef struct oml_sum {
    double sum, rest;
} oml_sum;

void oml_sum_add(oml_sum *s, double x);
double oml_sum_get(const oml_sum *s);

#endif

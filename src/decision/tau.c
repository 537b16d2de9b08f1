/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/tau.h"

#include <math.h>

double
oml_tau_b(const double x[], const double y[], size_t n)
{
    double sum = 0, in_x = 0, in_y = 0;
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            const int p = (x[a] > x[b]) - (x[a] < x[b]), q = (y[a] > y[b]) - (y[a] < y[b]);
            sum += p * q;
            in_x += p != 0;
            in_y += q != 0;
        }
    return in_x > 0 && in_y > 0 ? sum / sqrt(in_x * in_y) : (double)NAN;
}

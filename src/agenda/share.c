/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/share.h"

#include "num/sum.h"

#include <math.h>

// Parents come from records that people type; a ring of them must not hang the program, so no walk takes more than n
// steps.

void
oml_share_figures(const oml_share_sector sectors[], size_t n, const double own[], double out[], size_t from[])
{
    for (size_t i = 0; i < n; i++) {
        double part = 1;
        size_t at = i;
        for (size_t step = 0; step < n && isnan(own[at]) && sectors[at].parent < n; step++) {
            part *= sectors[at].of_parent;
            at = sectors[at].parent;
        }
        out[i] = part * own[at];
        if (from != NULL)
            from[i] = isnan(out[i]) ? OML_SHARE_NONE : at;
    }
}

void
oml_share_inside(const oml_share_sector sectors[], size_t n, const double own[], double figures[], size_t from[])
{
    for (size_t i = 0; i < n; i++) {
        if (isnan(own[i]))
            continue;
        size_t at = sectors[i].parent;
        for (size_t step = 0; step < n && at < n && (from[at] == OML_SHARE_NONE || from[at] == OML_SHARE_INSIDE);
             step++) {
            figures[at] = (from[at] == OML_SHARE_NONE ? 0 : figures[at]) + own[i];
            from[at] = OML_SHARE_INSIDE;
            at = sectors[at].parent;
        }
    }
}

double
oml_share_sum(const oml_share_claim claims[], size_t m, size_t chain, const double figures[], size_t *unknown)
{
    oml_sum sum = {0};
    size_t known = 0, missing = 0;
    for (size_t i = 0; i < m; i++) {
        if (claims[i].chain != chain)
            continue;
        const double figure = figures[claims[i].sector];
        if (isnan(figure)) {
            missing++;
        } else {
            oml_sum_add(&sum, claims[i].share * figure);
            known++;
        }
    }
    if (unknown != NULL)
        *unknown = missing;
    return known > 0 ? oml_sum_get(&sum) : (double)NAN;
}

// Adds one claim to its sector and to all that contain it.
static void
climb(const oml_share_sector sectors[], size_t n, const oml_share_claim *claim, size_t chains, double claimed[],
      size_t hidden[])
{
    double share = claim->share;
    size_t at = claim->sector;
    for (size_t step = 0; step < n && at < n; step++) {
        if (isnan(share)) {
            if (hidden != NULL)
                hidden[at]++;
        } else {
            claimed[at * chains + claim->chain] += share;
        }
        share *= sectors[at].of_parent;
        at = sectors[at].parent;
    }
}

void
oml_share_claimed(const oml_share_sector sectors[], size_t n, const oml_share_claim claims[], size_t m, size_t chains,
                  double claimed[], size_t hidden[])
{
    for (size_t i = 0; i < n * chains; i++)
        claimed[i] = 0;
    for (size_t i = 0; hidden != NULL && i < n; i++)
        hidden[i] = 0;
    for (size_t i = 0; i < m; i++)
        climb(sectors, n, &claims[i], chains, claimed, hidden);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/suppress.h"

void
oml_suppress_groups(const size_t n[], size_t groups, size_t least, bool shown[])
{
    size_t hidden = 0;
    for (size_t g = 0; g < groups; g++) {
        shown[g] = n[g] > 0 && n[g] >= least;
        hidden += shown[g] ? 0 : n[g];
    }
    while (hidden > 0 && hidden < least) {
        size_t smallest = groups;
        for (size_t g = 0; g < groups; g++)
            if (shown[g] && (smallest == groups || n[g] < n[smallest]))
                smallest = g;
        if (smallest == groups)
            return;
        shown[smallest] = false;
        hidden += n[smallest];
    }
}

/**
 * Bar: progress on stderr, for work that takes over a second, when someone watches.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_CLI_BAR_H
#define OML_CLI_BAR_H

#include "base/cx.h"

typedef struct oml_bar {
    oml_progress progress; /* for cx->progress; first member */
    int64_t began, told;   /* ms of the monotonic clock */
    bool drawn;
} oml_bar;

void oml_bar_init(oml_bar *b);
/** Wipes the bar, so that what follows begins on a clean line. */
void oml_bar_clear(oml_bar *b);

#endif

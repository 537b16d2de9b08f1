/**
 * Bar: progress on stderr, for work that takes over a second, when someone watches: how far
 * the step is, and once it can be told how fast it goes and how long it still takes.
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
    oml_lang lang;
    char what[80]; /* the step at hand, since when, and how far it was then */
    int64_t since;
    double first;
} oml_bar;

void oml_bar_init(oml_bar *b, oml_lang lang);
/** Wipes the bar, so that what follows begins on a clean line. */
void oml_bar_clear(oml_bar *b);

#endif

/**
 * Trajectory: an indicator's observations held against the straight way to its target.
 *
 * From a baseline b in year t0 to the target B in year T, the straight way passes
 * b + (B - b) (t - t0) / (T - t0) in year t [docs/method/programme.md, eq. 1]. What
 * matters as much is to refuse an answer where none can be given: no baseline, no
 * later observation, a definition that changed in between.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_TRAJECTORY_H
#define OML_AGENDA_TRAJECTORY_H

#include <stdbool.h>
#include <stddef.h>

typedef enum oml_trajectory_state {
    OML_TRAJECTORY_REACHED,      /* at or past the target value */
    OML_TRAJECTORY_ON_SCHEDULE,  /* at least OML_TRAJECTORY_ENOUGH of the way that should be behind it */
    OML_TRAJECTORY_OFF_SCHEDULE, /* less than that */
    OML_TRAJECTORY_MISSED,       /* observed in or after the target year, and the value is not reached */
    OML_TRAJECTORY_TOO_EARLY,    /* the last observation is too close to the baseline to tell */
    OML_TRAJECTORY_NO_DATA,      /* no observation after the baseline, or the last is too old */
    OML_TRAJECTORY_BROKEN,       /* newer observations follow another definition */
    OML_TRAJECTORY_NO_BASELINE,  /* nothing to measure from */
    OML_TRAJECTORY_NO_TARGET,
    OML_TRAJECTORY_COUNT
} oml_trajectory_state;

const char *oml_trajectory_word(oml_trajectory_state s);

/** Part of the way due that counts as on schedule; below, the difference is more than rounding and revision. */
#define OML_TRAJECTORY_ENOUGH 0.95
/** An observation within this part of the time between baseline and target year is too early. */
#define OML_TRAJECTORY_EARLY 0.10
/** Years after which a last observation says nothing about today. */
#define OML_TRAJECTORY_STALE 5.0

typedef struct oml_trajectory_point {
    double year, value;
} oml_trajectory_point;

typedef struct oml_trajectory {
    bool has_target;
    oml_trajectory_point target;
    int direction;                 /* 1: higher is better, -1: lower is better, 0: as target and baseline say */
    oml_trajectory_point baseline; /* value NAN: none was published, the first observation stands in */
    /* Observations by the definition of the target, years rising, one a year. */
    const oml_trajectory_point *points;
    size_t n;
    double newer; /* year of the last observation by a later definition, when that broke the series; NAN: none */
    double today;
} oml_trajectory;

typedef struct oml_trajectory_result {
    oml_trajectory_state state;
    oml_trajectory_point baseline, last; /* value NAN: none */
    bool assumed;                        /* the baseline is the first observation, not a published one */
    double expected;                     /* on the straight way in the year of the last observation; NAN: no way */
    double gap;                          /* last - expected, positive is better; NAN: no way */
    double pace;     /* change a year from baseline to last observation; NAN: less than two points */
    double need;     /* change a year that was needed from the baseline; NAN: no way */
    double from_now; /* change a year that is needed from the last observation on; NAN: no time left or no target */
} oml_trajectory_result;

void oml_trajectory_judge(const oml_trajectory *t, oml_trajectory_result *out);

#endif

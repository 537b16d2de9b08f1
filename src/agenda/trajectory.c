/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/trajectory.h"

#include <math.h>

static const double none = (double)NAN;

static const char *const words[OML_TRAJECTORY_COUNT] = {
    [OML_TRAJECTORY_REACHED] = "reached",           [OML_TRAJECTORY_ON_SCHEDULE] = "on_schedule",
    [OML_TRAJECTORY_OFF_SCHEDULE] = "off_schedule", [OML_TRAJECTORY_MISSED] = "target_missed",
    [OML_TRAJECTORY_TOO_EARLY] = "too_early",       [OML_TRAJECTORY_NO_DATA] = "not_enough_data",
    [OML_TRAJECTORY_BROKEN] = "definition_broke",   [OML_TRAJECTORY_NO_BASELINE] = "no_baseline",
    [OML_TRAJECTORY_NO_TARGET] = "no_target",
};

const char *
oml_trajectory_word(oml_trajectory_state s)
{
    return words[s];
}

// The straight way at `year`; NAN when baseline and target stand in the same year.
static double
way(oml_trajectory_point baseline, oml_trajectory_point target, double year)
{
    const double time = target.year - baseline.year;
    return time > 0 ? baseline.value + (target.value - baseline.value) * (year - baseline.year) / time : none;
}

// 1 or -1: which way is better. Without a stated direction the target says it, seen from the baseline.
static double
better(const oml_trajectory *t, oml_trajectory_point baseline)
{
    if (t->direction != 0)
        return t->direction > 0 ? 1 : -1;
    return t->target.value < baseline.value ? -1 : 1;
}

// The state of what has not reached its target and still has time.
static oml_trajectory_state
on_the_way(const oml_trajectory *t, const oml_trajectory_result *r)
{
    const double sign = better(t, r->baseline), all = sign * (t->target.value - r->baseline.value);
    if (r->last.year <= r->baseline.year)
        return OML_TRAJECTORY_NO_DATA;
    if (t->today - r->last.year > OML_TRAJECTORY_STALE)
        return OML_TRAJECTORY_NO_DATA;
    if (r->last.year - r->baseline.year < OML_TRAJECTORY_EARLY * (t->target.year - r->baseline.year))
        return OML_TRAJECTORY_TOO_EARLY;
    if (all <= 0) // the baseline was good enough, and what is seen now no longer is
        return OML_TRAJECTORY_OFF_SCHEDULE;
    const double due = sign * (r->expected - r->baseline.value), done = sign * (r->last.value - r->baseline.value);
    return done >= OML_TRAJECTORY_ENOUGH * due ? OML_TRAJECTORY_ON_SCHEDULE : OML_TRAJECTORY_OFF_SCHEDULE;
}

static oml_trajectory_state
state(const oml_trajectory *t, const oml_trajectory_result *r)
{
    if (!t->has_target)
        return OML_TRAJECTORY_NO_TARGET;
    if (t->newer > r->last.year || (!isnan(t->newer) && t->n == 0))
        return OML_TRAJECTORY_BROKEN;
    if (isnan(r->baseline.value))
        return OML_TRAJECTORY_NO_BASELINE;
    if (t->n == 0)
        return OML_TRAJECTORY_NO_DATA;
    if (better(t, r->baseline) * (r->last.value - t->target.value) >= 0)
        return OML_TRAJECTORY_REACHED;
    return r->last.year >= t->target.year ? OML_TRAJECTORY_MISSED : on_the_way(t, r);
}

void
oml_trajectory_judge(const oml_trajectory *t, oml_trajectory_result *out)
{
    const oml_trajectory_point nothing = {none, none};
    oml_trajectory_result r = {.baseline = t->baseline,
                               .last = t->n > 0 ? t->points[t->n - 1] : nothing,
                               .expected = none,
                               .gap = none,
                               .pace = none,
                               .need = none,
                               .from_now = none};
    if (isnan(r.baseline.value) && t->n > 0) {
        r.baseline = t->points[0];
        r.assumed = true;
    }
    const bool later = r.last.year > r.baseline.year; // false when either is absent
    if (later)
        r.pace = (r.last.value - r.baseline.value) / (r.last.year - r.baseline.year);
    if (t->has_target && t->target.year > r.baseline.year)
        r.need = (t->target.value - r.baseline.value) / (t->target.year - r.baseline.year);
    if (t->has_target && t->target.year > r.last.year)
        r.from_now = (t->target.value - r.last.value) / (t->target.year - r.last.year);
    if (later && t->has_target && t->target.year > r.last.year) {
        r.expected = way(r.baseline, t->target, r.last.year);
        r.gap = better(t, r.baseline) * (r.last.value - r.expected);
    }
    r.state = state(t, &r);
    *out = r;
}

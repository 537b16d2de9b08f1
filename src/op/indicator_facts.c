/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/indicator_facts.h"

#include "base/time.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static double
year_of(const oml_record *r, const char *field)
{
    oml_period p;
    return oml_records_period(r, field, &p) ? oml_period_year(&p) : (double)NAN;
}

static const char *
vintage_of(const oml_record *observation)
{
    const char *vintage = oml_record_get(observation, "vintage");
    return vintage == NULL ? "" : vintage;
}

// The series that an observation belongs to; made when it is the first. NULL: its definition was withdrawn.
static oml_indicator_series *
series_of(oml_indicator_facts *f, const oml_record *o)
{
    const oml_record *definition = oml_records_find(&f->definitions, oml_record_get(o, "definition"));
    const char *geography = oml_record_get(o, "geography"), *vintage = vintage_of(o);
    if (definition == NULL)
        return NULL;
    for (size_t i = 0; i < f->n_series; i++)
        if (f->series[i].definition == definition && strcmp(f->series[i].geography, geography) == 0 &&
            strcmp(f->series[i].vintage, vintage) == 0)
            return &f->series[i];
    f->series[f->n_series] =
        (oml_indicator_series){.definition = definition, .geography = geography, .vintage = vintage};
    return &f->series[f->n_series++];
}

// Puts an observation where its period belongs; of two for one period the later record stands.
static void
insert(oml_indicator_series *s, const oml_record *o)
{
    const oml_trajectory_point point = {year_of(o, "period"), oml_record_number(o, "value")};
    size_t at = s->n;
    assert(s->points != NULL && s->observations != NULL); // room for all was made before
    while (at > 0 && s->points[at - 1].year > point.year)
        at--;
    if (at > 0 && s->points[at - 1].year == point.year) {
        at--;
    } else {
        memmove(s->points + at + 1, s->points + at, (s->n - at) * sizeof *s->points);
        memmove(s->observations + at + 1, s->observations + at, (s->n - at) * sizeof(const oml_record *));
        s->n++;
    }
    s->points[at] = point;
    s->observations[at] = o;
    s->moving_average |= oml_record_is(o, "moving_average", "1");
    s->estimated |= oml_record_is(o, "status", "estimated");
    s->illustrative |= oml_records_illustrative(o);
}

static double
last_year(const oml_indicator_series *s)
{
    return s == NULL || s->n == 0 ? -(double)INFINITY : s->points[s->n - 1].year;
}

// The most recent of two series; the longer one of equals.
static const oml_indicator_series *
later(const oml_indicator_series *a, const oml_indicator_series *b)
{
    if (a == NULL || last_year(b) > last_year(a))
        return b;
    return last_year(b) == last_year(a) && b->n > a->n ? b : a;
}

const oml_indicator_series *
oml_indicator_facts_latest(const oml_indicator_facts *f, const oml_record *indicator)
{
    const oml_indicator_series *latest = NULL;
    for (size_t i = 0; i < f->n_series; i++)
        if (oml_record_is(f->series[i].definition, "indicator", oml_records_code(indicator)))
            latest = later(latest, &f->series[i]);
    return latest;
}

// Does `later_one` follow `definition`, with a break in between?
static bool
breaks(const oml_record *definition, const oml_record *later_one)
{
    return oml_record_is(later_one, "indicator", oml_record_get(definition, "indicator")) &&
           oml_record_number(later_one, "version") > oml_record_number(definition, "version") &&
           oml_record_is(later_one, "break", "1");
}

static void
hold(const oml_cx *cx, const oml_indicator_facts *f, const oml_record *target, oml_indicator_target *out)
{
    *out = (oml_indicator_target){.target = target};
    out->definition = oml_records_find(&f->definitions, oml_record_get(target, "definition"));
    if (out->definition == NULL)
        return;
    out->indicator = oml_records_find(&f->indicators, oml_record_get(out->definition, "indicator"));
    double newer = (double)NAN;
    for (size_t i = 0; i < f->n_series; i++) {
        const oml_indicator_series *s = &f->series[i];
        if (s->definition == out->definition)
            out->series = later(out->series, s);
        else if (breaks(out->definition, s->definition) && !(last_year(s) <= newer)) {
            newer = last_year(s);
            out->newer = s->observations[s->n - 1];
        }
    }
    const oml_period today = {cx->now, cx->now};
    out->trajectory = (oml_trajectory){
        .has_target = true,
        .target = {year_of(target, "year"), oml_record_number(target, "value")},
        .direction = oml_record_is(out->definition, "direction", "up")     ? 1
                     : oml_record_is(out->definition, "direction", "down") ? -1
                                                                           : 0,
        .baseline = {year_of(target, "baseline_year"), oml_record_number(target, "baseline")},
        .points = out->series == NULL ? NULL : out->series->points,
        .n = out->series == NULL ? 0 : out->series->n,
        .newer = newer,
        .today = oml_period_year(&today),
    };
    oml_trajectory_judge(&out->trajectory, &out->result);
}

static void
series(oml_cx *cx, oml_indicator_facts *f)
{
    f->series = OML_NEW(&cx->tmp, oml_indicator_series, f->observations.n + 1);
    for (size_t i = 0; i < f->observations.n; i++) {
        oml_indicator_series *s = series_of(f, &f->observations.at[i]);
        if (s != NULL)
            s->n++; // first how long each will be
    }
    for (size_t i = 0; i < f->n_series; i++) {
        f->series[i].observations = OML_NEW(&cx->tmp, const oml_record *, f->series[i].n);
        f->series[i].points = OML_NEW(&cx->tmp, oml_trajectory_point, f->series[i].n);
        f->series[i].n = 0;
    }
    for (size_t i = 0; i < f->observations.n; i++) {
        oml_indicator_series *s = series_of(f, &f->observations.at[i]);
        if (s != NULL)
            insert(s, &f->observations.at[i]);
    }
}

oml_rc
oml_indicator_facts_load(oml_cx *cx, oml_session *s, oml_indicator_facts *out)
{
    *out = (oml_indicator_facts){0};
    OML_TRY(oml_records_load(cx, s, "indicator", &out->indicators));
    OML_TRY(oml_records_load(cx, s, "definition", &out->definitions));
    OML_TRY(oml_records_load(cx, s, "observation", &out->observations));
    OML_TRY(oml_records_load(cx, s, "target", &out->targets));
    OML_TRY(oml_records_load(cx, s, "caveat", &out->caveats));
    series(cx, out);
    out->at = OML_NEW(&cx->tmp, oml_indicator_target, out->targets.n + 1);
    for (size_t i = 0; i < out->targets.n; i++)
        hold(cx, out, &out->targets.at[i], &out->at[i]);
    return OML_OK;
}

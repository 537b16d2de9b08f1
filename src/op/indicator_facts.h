/**
 * Indicator facts: the indicators of an agenda, with every target held against its observations.
 *
 * A series is what one edition published by one definition for one geography; editions
 * are never mixed, for the same year has other values in the next. Everything lives in cx->tmp.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_INDICATOR_FACTS_H
#define OML_OP_INDICATOR_FACTS_H

#include "agenda/trajectory.h"
#include "op/records.h"

typedef struct oml_indicator_series {
    const oml_record *definition;
    const char *geography, *vintage; /* vintage "" where none is said */
    const oml_record **observations; /* one a period, periods rising */
    oml_trajectory_point *points;
    size_t n;
    bool moving_average, estimated, illustrative; /* of any of its observations */
} oml_indicator_series;

typedef struct oml_indicator_target {
    const oml_record *target, *definition, *indicator;
    const oml_indicator_series *series; /* what it is held against; NULL: nothing was observed */
    const oml_record *newer;            /* an observation by a later definition that broke the series; NULL: none */
    oml_trajectory trajectory;
    oml_trajectory_result result;
} oml_indicator_target;

typedef struct oml_indicator_facts {
    oml_records indicators, definitions, observations, targets, caveats;
    oml_indicator_series *series;
    oml_indicator_target *at; /* one a target */
    size_t n_series;
} oml_indicator_facts;

oml_rc oml_indicator_facts_load(oml_cx *cx, oml_session *s, oml_indicator_facts *out) OML_CHECKED;

/** The series of an indicator whose last observation is the most recent; NULL when nothing was observed. */
const oml_indicator_series *oml_indicator_facts_latest(const oml_indicator_facts *f, const oml_record *indicator);

#endif

/**
 * Period: the stretch of time that a DATE field means.
 *
 * A field may say 2026, 2026-Q3, 2026-11 or 2026-11-24. A deadline of `2026-Q3`
 * has passed when the quarter has; an observation of `2018` stands in the middle
 * of that year. All in UTC.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_PERIOD_H
#define OML_AGENDA_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct oml_period {
    int64_t from, to; /* ms since 1970; `to` is the first moment after it */
} oml_period;

/** The whole of s[0..n) as a year, quarter, month or day; false for anything else. */
bool oml_period_parse(const char *s, size_t n, oml_period *out);
/** Its middle as a year with a fraction: 2018 is 2018.5. */
double oml_period_year(const oml_period *p);

#endif

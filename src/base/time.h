/**
 * Moments as ISO 8601 text and as milliseconds since 1970, both in UTC.
 *
 * Days are those of the Gregorian calendar without leap seconds, years 0001 to
 * 9999. Nothing here reads a clock: the clock is cx->now.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_TIME_H
#define OML_BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OML_TIME_TEXT = 25, OML_TIME_DATE = 11, OML_TIME_DAY = 86400000 };

/** 2026-11-24T17:10:06.123Z; moments outside the years 0001-9999 are printed as the nearest inside. */
void oml_time_print(int64_t ms, char out[OML_TIME_TEXT]);
/** 2026-11-24 */
void oml_time_print_date(int64_t ms, char out[OML_TIME_DATE]);

/** A whole calendar date, `2026-11-24`: the start of that day. False when it is not one (2026-02-30 is not). */
bool oml_time_parse_date(const char *s, size_t n, int64_t *ms);
/**
 * A date-time: `2026-11-24T17:10`, with :SS and .mmm optional, a space allowed for the T, then nothing or Z (UTC)
 * or +HH:MM or -HH:MM. False for anything else, a bare date included.
 */
bool oml_time_parse(const char *s, size_t n, int64_t *ms);

/** Days since 1970-01-01 of a date that must exist, and back. */
int64_t oml_time_days(int year, int month, int day);
void oml_time_civil(int64_t days, int *year, int *month, int *day);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/time.h"

// Both conversions follow H. Hinnant, "chrono-compatible low-level date algorithms" (2013): the year begins in March,
// so that the leap day is its last.
int64_t
oml_time_days(int year, int month, int day)
{
    const int64_t y = (int64_t)year - (month <= 2);
    const int64_t era = (y >= 0 ? y : y - 399) / 400;
    const int64_t of_era = y - era * 400;
    const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void
oml_time_civil(int64_t days, int *year, int *month, int *day)
{
    const int64_t z = days + 719468;
    const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const int64_t of_era = z - era * 146097;
    const int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    const int64_t m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

static int64_t
inside(int64_t ms)
{
    const int64_t first = oml_time_days(1, 1, 1) * OML_TIME_DAY;
    const int64_t last = (oml_time_days(9999, 12, 31) + 1) * OML_TIME_DAY - 1;
    return ms < first ? first : ms > last ? last : ms;
}

static int64_t
day_of(int64_t ms)
{
    return (ms >= 0 ? ms : ms - (OML_TIME_DAY - 1)) / OML_TIME_DAY;
}

// Digits are written one by one: the compiler cannot know that a year has four of them.
static void
digits(char *out, int n, int64_t value)
{
    while (n-- > 0) {
        out[n] = (char)('0' + value % 10);
        value /= 10;
    }
}

void
oml_time_print_date(int64_t ms, char out[OML_TIME_DATE])
{
    int year, month, day;
    oml_time_civil(day_of(inside(ms)), &year, &month, &day);
    digits(out, 4, year);
    out[4] = '-';
    digits(out + 5, 2, month);
    out[7] = '-';
    digits(out + 8, 2, day);
    out[10] = '\0';
}

void
oml_time_print(int64_t ms, char out[OML_TIME_TEXT])
{
    const int64_t at = inside(ms), rest = at - day_of(at) * OML_TIME_DAY;
    oml_time_print_date(at, out);
    out[10] = 'T';
    digits(out + 11, 2, rest / 3600000);
    out[13] = ':';
    digits(out + 14, 2, rest / 60000 % 60);
    out[16] = ':';
    digits(out + 17, 2, rest / 1000 % 60);
    out[19] = '.';
    digits(out + 20, 3, rest % 1000);
    out[23] = 'Z';
    out[24] = '\0';
}

// Exactly n digits at *s, before end, moved past them.
static bool
number(const char **s, const char *end, int n, int *out)
{
    int value = 0;
    if (end - *s < n)
        return false;
    for (int i = 0; i < n; i++, ++*s) {
        if (**s < '0' || **s > '9')
            return false;
        value = value * 10 + (**s - '0');
    }
    *out = value;
    return true;
}

static bool
sign(const char **s, const char *end, char c)
{
    if (*s == end || **s != c)
        return false;
    ++*s;
    return true;
}

static bool
date(const char **s, const char *end, int64_t *ms)
{
    int year, month, day, y, m, d;
    if (!number(s, end, 4, &year) || !sign(s, end, '-') || !number(s, end, 2, &month) || !sign(s, end, '-') ||
        !number(s, end, 2, &day) || year < 1 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    const int64_t days = oml_time_days(year, month, day);
    // 30 February comes back as 2 March, and so is no date.
    oml_time_civil(days, &y, &m, &d);
    *ms = days * OML_TIME_DAY;
    return y == year && m == month && d == day;
}

bool
oml_time_parse_date(const char *s, size_t n, int64_t *ms)
{
    const char *end = s + n;
    int64_t at;
    if (!date(&s, end, &at) || s != end)
        return false;
    *ms = at;
    return true;
}

static bool
fraction(const char **s, const char *end, int *ms)
{
    int scale = 100, digit;
    *ms = 0;
    if (!number(s, end, 1, &digit))
        return false;
    do {
        *ms += digit * scale;
        scale /= 10;
    } while (number(s, end, 1, &digit));
    return true;
}

static bool
zone(const char **s, const char *end, int *minutes)
{
    int hour, minute;
    *minutes = 0;
    if (*s == end || sign(s, end, 'Z'))
        return true;
    const int way = sign(s, end, '+') ? 1 : sign(s, end, '-') ? -1 : 0;
    if (way == 0 || !number(s, end, 2, &hour) || !sign(s, end, ':') || !number(s, end, 2, &minute) || hour > 14 ||
        minute > 59)
        return false;
    *minutes = way * (hour * 60 + minute);
    return true;
}

bool
oml_time_parse(const char *s, size_t n, int64_t *ms)
{
    const char *end = s + n;
    int64_t at;
    int hour, minute, second = 0, part = 0, off;
    if (!date(&s, end, &at) || !(sign(&s, end, 'T') || sign(&s, end, ' ')) || !number(&s, end, 2, &hour) ||
        !sign(&s, end, ':') || !number(&s, end, 2, &minute))
        return false;
    if (sign(&s, end, ':') && (!number(&s, end, 2, &second) || (sign(&s, end, '.') && !fraction(&s, end, &part))))
        return false;
    if (!zone(&s, end, &off) || s != end || hour > 23 || minute > 59 || second > 59)
        return false;
    *ms = at + ((int64_t)hour * 60 + minute - off) * 60000 + (int64_t)second * 1000 + part;
    return true;
}

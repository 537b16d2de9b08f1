/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/period.h"

#include "base/time.h"

// `count` digits at s as a number; -1 when they are not all digits.
static int
digits(const char *s, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = 10 * value + (s[i] - '0');
    }
    return value;
}

// From the first of a month to the first of the month `months` later.
static void
span(int year, int month, int months, oml_period *out)
{
    const int last = month - 1 + months;
    out->from = oml_time_days(year, month, 1) * OML_TIME_DAY;
    out->to = oml_time_days(year + last / 12, last % 12 + 1, 1) * OML_TIME_DAY;
}

bool
oml_period_parse(const char *s, size_t n, oml_period *out)
{
    int64_t day;
    const int year = n < 4 ? -1 : digits(s, 4);
    if (year < 1 || (n > 4 && s[4] != '-'))
        return false;
    if (n == 4) {
        span(year, 1, 12, out);
    } else if (n == 7 && s[5] == 'Q' && s[6] >= '1' && s[6] <= '4') {
        span(year, 3 * (s[6] - '1') + 1, 3, out);
    } else if (n == 7) {
        const int month = digits(s + 5, 2);
        if (month < 1 || month > 12)
            return false;
        span(year, month, 1, out);
    } else if (n == 10 && oml_time_parse_date(s, n, &day)) {
        *out = (oml_period){day, day + OML_TIME_DAY};
    } else {
        return false;
    }
    return true;
}

double
oml_period_year(const oml_period *p)
{
    // Days from the first day of the year to the middle of the period; a period of months or more begins in that year.
    int year, month, day;
    oml_time_civil(p->from / OML_TIME_DAY - (p->from % OML_TIME_DAY < 0), &year, &month, &day);
    const double first = (double)(oml_time_days(year, 1, 1) * OML_TIME_DAY);
    const double next = (double)(oml_time_days(year + 1, 1, 1) * OML_TIME_DAY);
    const double middle = ((double)p->from + (double)p->to) / 2;
    return year + (middle - first) / (next - first);
}

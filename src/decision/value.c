/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/value.h"

#include "text/number.h"

#include <math.h>
#include <string.h>

// One `x:v` of n bytes.
static bool
pair(const char *s, size_t n, double *x, double *v)
{
    const char *colon = memchr(s, ':', n);
    if (colon == NULL)
        return false;
    const size_t left = (size_t)(colon - s);
    return oml_number_parse(s, left, x) && oml_number_parse(colon + 1, n - left - 1, v);
}

static oml_rc
check(oml_cx *cx, const oml_value *f, bool rising, oml_place place)
{
    if (f->n < 2)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-DEC-05", place, N_("a value function needs at least two points"));
    for (size_t i = 0; i < f->n; i++) {
        if (f->v[i] < 0 || f->v[i] > 1)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-DEC-03", place, N_("the value %g is not between 0 and 1"),
                               f->v[i]);
        if (i > 0 && (f->x[i] < f->x[i - 1] || (i > 1 && f->x[i] == f->x[i - 2])))
            return OML_FAIL_AT(
                cx, OML_E_INPUT, "OML-DEC-02", place,
                N_("the point at %g stands out of order; the points must rise, at most two at the same place"),
                f->x[i]);
        if (i > 0 && (rising ? f->v[i] < f->v[i - 1] : f->v[i] > f->v[i - 1]))
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-DEC-04", place,
                               N_("the value at %g goes against the direction of the criterion"), f->x[i]);
    }
    return OML_OK;
}

oml_rc
oml_value_parse(oml_cx *cx, const char *points, bool rising, oml_place place, oml_value *out)
{
    size_t room = 1;
    for (const char *at = points; *at != '\0'; at++)
        room += *at == ' ';
    double *x = OML_NEW(&cx->tmp, double, room), *v = OML_NEW(&cx->tmp, double, room);
    size_t n = 0;
    for (const char *at = points; *at != '\0';) {
        const size_t length = strcspn(at, " ");
        if (!pair(at, length, &x[n], &v[n]))
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-DEC-01", place,
                               N_("'%.*s' is not a point of a value function, such as 1500:0.5"), (int)length, at);
        n++;
        at += length + (at[length] == ' ');
    }
    *out = (oml_value){x, v, n};
    return check(cx, out, rising, place);
}

oml_value
oml_value_linear(oml_cx *cx, double worst, double best)
{
    double *x = OML_NEW(&cx->tmp, double, 2), *v = OML_NEW(&cx->tmp, double, 2);
    const bool rising = worst < best;
    x[0] = rising ? worst : best;
    x[1] = rising ? best : worst;
    v[rising ? 1 : 0] = 1;
    return (oml_value){x, v, 2};
}

double
oml_value_at(const oml_value *f, double x, bool *clipped)
{
    if (clipped != NULL)
        *clipped = x < f->x[0] || x > f->x[f->n - 1];
    if (isnan(x))
        return x;
    if (x < f->x[0])
        return f->v[0];
    size_t i = f->n - 1; // the last point at or before x
    while (f->x[i] > x)
        i--;
    if (i == f->n - 1)
        return f->v[i];
    const double part = (x - f->x[i]) / (f->x[i + 1] - f->x[i]);
    return f->v[i] + part * (f->v[i + 1] - f->v[i]);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/record.h"

#include "agenda/record_rules.h"
#include "text/json.h"
#include "text/number.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

oml_record
oml_record_new(oml_arena *arena, const oml_noun *noun)
{
    oml_record r = {noun, OML_NEW(arena, const char *, noun->n_fields)};
    for (size_t i = 0; i < noun->n_fields; i++)
        if (noun->fields[i].kind == OML_FIELD_BOOL && (noun->fields[i].flags & OML_FIELD_REQUIRED) != 0)
            r.value[i] = "0";
    return r;
}

const char *
oml_record_get(const oml_record *r, const char *field)
{
    const size_t i = oml_noun_field(r->noun, field);
    assert(i < r->noun->n_fields);
    return r->value[i];
}

double
oml_record_number(const oml_record *r, const char *field)
{
    const char *text = oml_record_get(r, field);
    double x;
    return text != NULL && oml_number_parse(text, strlen(text), &x) ? x : (double)NAN;
}

const char *
oml_record_text(const oml_record *r, const char *stem, oml_lang lang)
{
    char name[64];
    if (lang == OML_EN) {
        snprintf(name, sizeof name, "%s_en", stem);
        const char *en = oml_record_get(r, name);
        if (en != NULL)
            return en;
    }
    snprintf(name, sizeof name, "%s_nl", stem);
    return oml_record_get(r, name);
}

bool
oml_record_is(const oml_record *r, const char *field, const char *value)
{
    return oml_record_same(oml_record_get(r, field), value);
}

bool
oml_record_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
digit(char c)
{
    return c >= '0' && c <= '9';
}

// Two numbers at *a and *b, both moved past; without leading zeros the longer one is the larger.
static int
order_of_numbers(const char **a, const char **b)
{
    while (**a == '0' && digit((*a)[1]))
        ++*a;
    while (**b == '0' && digit((*b)[1]))
        ++*b;
    const size_t n = strspn(*a, "0123456789"), m = strspn(*b, "0123456789");
    const int order = n != m ? (n < m ? -1 : 1) : memcmp(*a, *b, n);
    *a += n, *b += m;
    return order;
}

int
oml_record_order(const char *a, const char *b)
{
    const char *const whole_a = a, *const whole_b = b;
    while (*a != '\0' && *b != '\0') {
        const bool numbers = digit(*a) && digit(*b);
        const int order = numbers ? order_of_numbers(&a, &b) : (unsigned char)*a - (unsigned char)*b;
        if (order != 0)
            return order < 0 ? -1 : 1;
        if (!numbers)
            a++, b++;
    }
    if (*a != *b)
        return *a == '\0' ? -1 : 1;
    return strcmp(whole_a, whole_b); // 01 and 1 are two codes
}

oml_rc
oml_record_check(oml_cx *cx, const oml_record *r, oml_place place)
{
    for (size_t i = 0; i < r->noun->n_fields; i++) {
        const oml_field *f = &r->noun->fields[i];
        if ((f->flags & OML_FIELD_REQUIRED) != 0 && r->value[i] == NULL) {
            place.column = f->name;
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-REC-01", place, N_("'%s' may not be empty"), f->name);
        }
    }
    return oml_record_rules_check(cx, r, place);
}

void
oml_record_age(const oml_record *before, oml_record *after, bool confirmed)
{
    const size_t state = oml_noun_field(after->noun, "en_state");
    if (state == after->noun->n_fields || after->value[state] == NULL)
        return;
    bool left_behind = false, retranslated = false;
    for (size_t nl = 0, en; nl < after->noun->n_fields; nl++) {
        if (!oml_noun_pair(after->noun, nl, &en))
            continue;
        if (!oml_record_same(before->value[en], after->value[en]))
            retranslated = true;
        else if (after->value[en] != NULL && !oml_record_same(before->value[nl], after->value[nl]))
            left_behind = true;
    }
    const bool was_stale = oml_record_same(before->value[state], "stale");
    if (left_behind || (was_stale && !retranslated && !confirmed))
        after->value[state] = "stale";
}

void
oml_record_json(const oml_record *r, oml_buf *out)
{
    oml_json_out w = {.buf = out};
    oml_json_put_object(&w);
    for (size_t i = 0; i < r->noun->n_fields; i++) {
        if (r->value[i] == NULL)
            continue;
        oml_json_put_name(&w, r->noun->fields[i].name);
        oml_json_put_text(&w, r->value[i]);
    }
    oml_json_put_end(&w);
}

oml_rc
oml_record_parse(oml_cx *cx, const oml_noun *noun, const char *json, size_t n, oml_record *out)
{
    OML_AUTO(json) *whole = NULL;
    *out = oml_record_new(&cx->tmp, noun);
    OML_TRY(oml_json_parse(cx, NULL, json, n, &whole));
    if (oml_json_is(whole) != OML_JSON_OBJECT)
        return OML_FAIL(cx, OML_E_PARSE, "OML-REC-11", N_("the JSON of a record is an object of texts"));
    void *at = NULL;
    const char *name;
    for (const oml_json *member; (member = oml_json_next(whole, &at, &name)) != NULL;) {
        const size_t i = oml_noun_field(noun, name);
        const char *text = oml_json_text(member);
        if (i == noun->n_fields)
            return OML_FAIL(cx, OML_E_PARSE, "OML-REC-10", N_("noun %s has no field '%.80s'"), noun->name, name);
        if (text == NULL)
            return OML_FAIL(cx, OML_E_PARSE, "OML-REC-11", N_("the JSON of a record is an object of texts"));
        out->value[i] = *text == '\0' ? NULL : oml_arena_text(&cx->tmp, text);
    }
    return OML_OK;
}

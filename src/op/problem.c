/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/problem.h"

#include "base/file.h"
#include "decision/weights.h"
#include "op/problem_weights.h"

#include <math.h>
#include <string.h>

typedef struct reader {
    oml_cx *cx;
    const char *file;
    oml_problem *out;
} reader;

#define PLACE(r, ...) ((oml_place){.file = (r)->file, .column = oml_arena_printf(&(r)->cx->tmp, __VA_ARGS__)})

// ---- criteria -----------------------------------------------------------------------------------------------------

static oml_rc
code(const reader *r, const oml_json *one, const char *list, size_t i, const char *const before[], const char **out)
{
    const char *text = oml_json_text(oml_json_get(one, "code"));
    if (text == NULL || *text == '\0')
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-02", PLACE(r, "%s[%zu].code", list, i),
                           N_("there is no code here"));
    for (size_t j = 0; j < i; j++)
        if (strcmp(before[j], text) == 0)
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-03", PLACE(r, "%s[%zu].code", list, i),
                               N_("the code '%s' stands there twice"), text);
    *out = oml_arena_text(&r->cx->tmp, text);
    return OML_OK;
}

// A number that may be absent.
static oml_rc
number(const reader *r, const oml_json *object, const char *name, size_t j, const char *part, double *out)
{
    const oml_json *one = oml_json_get(object, name);
    if (one == NULL || oml_json_is(one) == OML_JSON_NULL || oml_json_number(one, out))
        return OML_OK;
    return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-04", PLACE(r, "criteria[%zu]%s.%s", j, part, name),
                       N_("this must be a number"));
}

static oml_rc
direction(const reader *r, const oml_json *one, size_t j)
{
    const oml_json *given = oml_json_get(one, "direction");
    const char *text = oml_json_text(given);
    if (given != NULL && (text == NULL || (strcmp(text, "max") != 0 && strcmp(text, "min") != 0)))
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-05", PLACE(r, "criteria[%zu].direction", j),
                           N_("a direction is max or min"));
    r->out->falls[j] = text != NULL && strcmp(text, "min") == 0;
    return OML_OK;
}

static oml_rc
levels(const reader *r, const oml_json *one, size_t j)
{
    const oml_json *list = oml_json_get(one, "levels");
    const size_t n = oml_json_size(list);
    if (list == NULL)
        return OML_OK;
    const char **level = OML_NEW(&r->cx->tmp, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const char *name = oml_json_text(oml_json_at(list, i));
        if (name == NULL)
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-06", PLACE(r, "criteria[%zu].levels[%zu]", j, i),
                               N_("a level is a name"));
        level[i] = oml_arena_text(&r->cx->tmp, name);
    }
    if (n < 2)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-07", PLACE(r, "criteria[%zu].levels", j),
                           N_("levels go from the lowest to the highest, at least two"));
    r->out->level[j] = level;
    r->out->levels[j] = n;
    return OML_OK;
}

static oml_rc
preference(const reader *r, const oml_json *one, size_t j)
{
    const oml_json *given = oml_json_get(one, "preference");
    oml_promethee_function *f = &r->out->preference[j];
    if (given == NULL)
        return OML_OK;
    const char *type = oml_json_text(oml_json_get(given, "type"));
    while (type == NULL || (f->kind < OML_PROMETHEE_KINDS && strcmp(type, oml_promethee_word(f->kind)) != 0)) {
        if (type == NULL) {
            f->kind = OML_PROMETHEE_KINDS;
            break;
        }
        f->kind++;
    }
    if (f->kind == OML_PROMETHEE_KINDS)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-08", PLACE(r, "criteria[%zu].preference.type", j),
                           N_("a preference function is usual, ushape, vshape, level, linear or gaussian"));
    OML_TRY(number(r, given, "q", j, ".preference", &f->q));
    OML_TRY(number(r, given, "p", j, ".preference", &f->p));
    OML_TRY(number(r, given, "s", j, ".preference", &f->s));
    if (!oml_promethee_complete(f))
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-09", PLACE(r, "criteria[%zu].preference", j),
                           N_("the thresholds do not fit a preference function of type '%s'"),
                           oml_promethee_word(f->kind));
    return OML_OK;
}

static oml_rc
thresholds(const reader *r, const oml_json *one, size_t j)
{
    const oml_json *given = oml_json_get(one, "thresholds");
    oml_electre3_threshold *t = &r->out->threshold[j];
    t->p = (double)NAN;
    OML_TRY(number(r, given, "q", j, ".thresholds", &t->q));
    OML_TRY(number(r, given, "p", j, ".thresholds", &t->p));
    OML_TRY(number(r, given, "v", j, ".thresholds", &t->v));
    if (isnan(t->p))
        t->p = t->q;
    if (!(t->q >= 0 && t->p >= t->q) || t->v <= t->p)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-10", PLACE(r, "criteria[%zu].thresholds", j),
                           N_("thresholds must rise: 0, indifference, preference, veto"));
    return OML_OK;
}

static oml_rc
criteria(const reader *r, const oml_json *list)
{
    oml_problem *p = r->out;
    oml_problem_weights *own = &p->weights;
    size_t without = 0;
    double *points = OML_NEW(&r->cx->tmp, double, p->k);
    for (size_t j = 0; j < p->k; j++) {
        const oml_json *one = oml_json_at(list, j);
        points[j] = (double)NAN;
        OML_TRY(code(r, one, "criteria", j, p->criterion, &p->criterion[j]));
        OML_TRY(direction(r, one, j));
        OML_TRY(number(r, one, "weight", j, "", &points[j]));
        OML_TRY(levels(r, one, j));
        OML_TRY(preference(r, one, j));
        OML_TRY(thresholds(r, one, j));
        without += isnan(points[j]) ? 1 : 0;
    }
    own->how = without == p->k ? OML_PROBLEM_EQUAL : OML_PROBLEM_DIRECT;
    for (size_t j = 0; j < p->k; j++) {
        if (own->how == OML_PROBLEM_EQUAL)
            points[j] = 1;
        if (!(points[j] >= 0) || !isfinite(points[j]))
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-11", PLACE(r, "criteria[%zu].weight", j),
                               N_("a weight is zero or more; give all criteria one, or none"));
    }
    return oml_weights_normalise(r->cx, points, p->k, own->weight);
}

// ---- alternatives -------------------------------------------------------------------------------------------------

static bool
range(const oml_json *given, double *low, double *high)
{
    return oml_json_is(given) == OML_JSON_ARRAY && oml_json_size(given) == 2 &&
           oml_json_number(oml_json_at(given, 0), low) && oml_json_number(oml_json_at(given, 1), high) && *low <= *high;
}

// The place of a level, counted from 1; 0 when it is none of them.
static size_t
level_of(const reader *r, size_t j, const oml_json *given)
{
    const char *text = oml_json_text(given);
    double number;
    for (size_t i = 0; i < r->out->levels[j]; i++)
        if (text != NULL ? strcmp(text, r->out->level[j][i]) == 0
                         : oml_json_number(given, &number) && number == (double)(i + 1))
            return i + 1;
    return 0;
}

// {"normal": [mean, deviation]}, or lognormal.
static bool
distribution(const oml_json *given, oml_smaa_cell *out)
{
    static const struct {
        const char *name;
        oml_smaa_kind kind;
    } kinds[] = {{"normal", OML_SMAA_NORMAL}, {"lognormal", OML_SMAA_LOGNORMAL}};
    for (size_t i = 0; i < OML_COUNT(kinds); i++) {
        const oml_json *pair = oml_json_get(given, kinds[i].name);
        out->kind = kinds[i].kind;
        if (pair != NULL)
            return oml_json_size(given) == 1 && oml_json_size(pair) == 2 &&
                   oml_json_number(oml_json_at(pair, 0), &out->p) && oml_json_number(oml_json_at(pair, 1), &out->q) &&
                   out->q >= 0;
    }
    return false;
}

static oml_rc
value(const reader *r, const oml_json *given, size_t a, size_t j)
{
    oml_smaa_cell cell = {OML_SMAA_FIXED, 0, 0};
    if (given == NULL || oml_json_is(given) == OML_JSON_NULL)
        return OML_OK;
    if (r->out->levels[j] > 0) {
        const size_t level = level_of(r, j, given);
        if (level == 0)
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-12",
                               PLACE(r, "alternatives[%zu].values.%s", a, r->out->criterion[j]),
                               N_("this is none of the criterion's levels"));
        cell = (oml_smaa_cell){OML_SMAA_ORDINAL, (double)level, 0};
    } else if (range(given, &cell.p, &cell.q)) {
        cell.kind = OML_SMAA_UNIFORM;
    } else if (!oml_json_number(given, &cell.p) && !distribution(given, &cell)) {
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-13",
                           PLACE(r, "alternatives[%zu].values.%s", a, r->out->criterion[j]),
                           N_("a value is a number, null, [low, high], {\"normal\": [mean, deviation]}, lognormal "
                              "likewise, or a level of a criterion that has levels"));
    }
    oml_problem_put(r->out, a, j, cell);
    return OML_OK;
}

// A name among the values that no criterion has.
static oml_rc
no_strangers(const reader *r, const oml_json *values, size_t a)
{
    void *at = NULL;
    const char *name;
    while (oml_json_next(values, &at, &name) != NULL) {
        bool known = false;
        for (size_t j = 0; j < r->out->k; j++)
            known = known || strcmp(r->out->criterion[j], name) == 0;
        if (!known)
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-14", PLACE(r, "alternatives[%zu].values.%s", a, name),
                               N_("there is no criterion '%s'"), name);
    }
    return OML_OK;
}

static oml_rc
alternatives(const reader *r, const oml_json *list)
{
    oml_problem *p = r->out;
    for (size_t a = 0; a < p->n; a++) {
        const oml_json *one = oml_json_at(list, a), *values = oml_json_get(one, "values");
        OML_TRY(code(r, one, "alternatives", a, p->alternative, &p->alternative[a]));
        const bool in_order = values != NULL && oml_json_is(values) == OML_JSON_ARRAY;
        if (values == NULL || (in_order ? oml_json_size(values) != p->k : oml_json_is(values) != OML_JSON_OBJECT))
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-15", PLACE(r, "alternatives[%zu].values", a),
                               N_("values are an object by criterion, or a list of one for each of %zu criteria"),
                               p->k);
        if (!in_order)
            OML_TRY(no_strangers(r, values, a));
        for (size_t j = 0; j < p->k; j++)
            OML_TRY(value(r, in_order ? oml_json_at(values, j) : oml_json_get(values, p->criterion[j]), a, j));
    }
    return OML_OK;
}

// ---- value functions ----------------------------------------------------------------------------------------------

static oml_rc
points(const reader *r, const oml_json *given, size_t j)
{
    OML_BUF_AUTO text = {0};
    const size_t n = oml_json_size(given);
    for (size_t i = 0; i < n; i++) {
        double x, v;
        const oml_json *one = oml_json_at(given, i);
        if (oml_json_size(one) != 2 || !oml_json_number(oml_json_at(one, 0), &x) ||
            !oml_json_number(oml_json_at(one, 1), &v))
            return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-16", PLACE(r, "criteria[%zu].value[%zu]", j, i),
                               N_("a point of a value function is [score, value]"));
        oml_buf_printf(&text, "%s%.17g:%.17g", i == 0 ? "" : " ", x, v);
    }
    OML_TRY(oml_buf_check(r->cx, &text));
    return oml_value_parse(r->cx, n == 0 ? "" : text.s, !r->out->falls[j], PLACE(r, "criteria[%zu].value", j),
                           &r->out->value[j]);
}

static oml_rc
value_function(const reader *r, const oml_json *one, size_t j)
{
    oml_problem *p = r->out;
    const oml_json *given = oml_json_get(one, "value"), *scale = oml_json_get(one, "scale");
    double low = 1, high = (double)p->levels[j];
    if (given != NULL && oml_json_text(given) != NULL)
        return oml_value_parse(r->cx, oml_json_text(given), !p->falls[j], PLACE(r, "criteria[%zu].value", j),
                               &p->value[j]);
    if (given != NULL)
        return points(r, given, j);
    if (scale != NULL && (!range(scale, &low, &high) || low == high))
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-17", PLACE(r, "criteria[%zu].scale", j),
                           N_("a scale is [lowest, highest], two different numbers"));
    if (scale == NULL && p->levels[j] == 0) {
        p->stretched[j] = true;
        low = (double)INFINITY;
        high = -(double)INFINITY;
        for (size_t a = 0; a < p->n; a++) {
            low = fmin(low, p->low[a * p->k + j]);
            high = fmax(high, p->high[a * p->k + j]);
        }
        if (!(low < high)) { // all alike, or none known: any scale around it
            low = isfinite(low) ? low - 0.5 : 0;
            high = low + 1;
        }
    }
    p->value[j] = p->falls[j] ? oml_value_linear(r->cx, high, low) : oml_value_linear(r->cx, low, high);
    return OML_OK;
}

// Limits of classes: a number or level on every criterion.
static oml_rc
profiles(const reader *r, const oml_json *root)
{
    oml_problem *p = r->out;
    const oml_json *list = oml_json_get(root, "profiles"), *cut = oml_json_get(root, "cut");
    p->profiles = oml_json_size(list);
    if (p->profiles > OML_PROBLEM_MOST ||
        (cut != NULL && !(oml_json_number(cut, &p->cut) && p->cut > 0.5 && p->cut <= 1)))
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-30", PLACE(r, "%s", cut == NULL ? "profiles" : "cut"),
                           N_("a cut is above 0.5 and at most 1, and there are at most %d profiles"), OML_PROBLEM_MOST);
    p->profile = OML_NEW(&r->cx->tmp, const char *, p->profiles + 1);
    p->profile_score = OML_NEW(&r->cx->tmp, double, p->profiles * p->k + 1);
    for (size_t h = 0; h < p->profiles; h++) {
        const oml_json *one = oml_json_at(list, h), *values = oml_json_get(one, "values");
        OML_TRY(code(r, one, "profiles", h, p->profile, &p->profile[h]));
        for (size_t j = 0; j < p->k; j++) {
            const oml_json *given = oml_json_size(values) == p->k && oml_json_is(values) == OML_JSON_ARRAY
                                        ? oml_json_at(values, j)
                                        : oml_json_get(values, p->criterion[j]);
            double *x = &p->profile_score[h * p->k + j];
            *x = (double)level_of(r, j, given);
            if (p->levels[j] > 0 ? *x == 0 : given == NULL || !oml_json_number(given, x))
                return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-31",
                                   PLACE(r, "profiles[%zu].values.%s", h, p->criterion[j]),
                                   N_("a profile has a number or a level on every criterion"));
        }
    }
    return OML_OK;
}

static oml_rc
normalisation(const reader *r, const oml_json *root)
{
    static const char *const words[] = {"vector", "minmax", "none", "value"};
    const oml_json *given = oml_json_get(root, "normalise");
    const char *text = oml_json_text(given);
    if (given == NULL)
        return OML_OK;
    for (size_t i = 0; text != NULL && i < OML_COUNT(words); i++)
        if (strcmp(words[i], text) == 0) {
            r->out->by_value = i > OML_TOPSIS_NONE;
            r->out->normal = r->out->by_value ? OML_TOPSIS_NONE : (oml_topsis_normal)i;
            return OML_OK;
        }
    return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-PRB-18", PLACE(r, "normalise"),
                       N_("scores are normalised by vector, minmax, value or none"));
}

oml_rc
oml_problem_parse(oml_cx *cx, const char *file, const oml_json *root, oml_problem *out)
{
    const reader r = {cx, file, out};
    const oml_json *rows = oml_json_get(root, "alternatives"), *columns = oml_json_get(root, "criteria");
    const size_t n = oml_json_size(rows), k = oml_json_size(columns);
    if (rows == NULL || columns == NULL || n == 0 || k == 0 || n > OML_PROBLEM_MOST || k > OML_PROBLEM_MOST)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-PRB-01",
                           PLACE(&r, "%s", k == 0 || k > OML_PROBLEM_MOST ? "criteria" : "alternatives"),
                           N_("a problem has lists of criteria and alternatives, of 1 to %d each"), OML_PROBLEM_MOST);
    OML_TRY(oml_problem_new(cx, n, k, out));
    OML_TRY(criteria(&r, columns));
    OML_TRY(alternatives(&r, rows));
    for (size_t j = 0; j < k; j++)
        OML_TRY(value_function(&r, oml_json_at(columns, j), j));
    OML_TRY(oml_problem_weights_read(cx, file, root, out));
    OML_TRY(profiles(&r, root));
    return normalisation(&r, root);
}

oml_rc
oml_problem_read(oml_cx *cx, const char *file, oml_problem *out)
{
    OML_BUF_AUTO text = {0};
    OML_AUTO(json) *root = NULL;
    OML_TRY(oml_file_read(cx, file, &text));
    OML_TRY(oml_json_parse(cx, file, text.s, text.n, &root));
    return oml_problem_parse(cx, file, root, out);
}

// ---- the problem itself -------------------------------------------------------------------------------------------

oml_rc
oml_problem_new(oml_cx *cx, size_t n, size_t k, oml_problem *out)
{
    oml_arena *m = &cx->tmp;
    *out = (oml_problem){.n = n,
                         .k = k,
                         .alternative = OML_NEW(m, const char *, n),
                         .criterion = OML_NEW(m, const char *, k),
                         .cell = OML_TRY_NEW(m, oml_smaa_cell, n * k),
                         .score = OML_TRY_NEW(m, double, n *k),
                         .low = OML_TRY_NEW(m, double, n *k),
                         .high = OML_TRY_NEW(m, double, n *k),
                         .falls = OML_NEW(m, bool, k),
                         .weights = {.weight = OML_NEW(m, double, k), .consistency = (double)NAN},
                         .cut = 0.75,
                         .least = OML_NEW(m, double, k),
                         .most = OML_NEW(m, double, k),
                         .value = OML_NEW(m, oml_value, k),
                         .stretched = OML_NEW(m, bool, k),
                         .levels = OML_NEW(m, size_t, k),
                         .level = OML_NEW(m, const char **, k),
                         .preference = OML_NEW(m, oml_promethee_function, k),
                         .threshold = OML_NEW(m, oml_electre3_threshold, k)};
    out->title = out->alternative;
    if (out->cell == NULL || out->score == NULL || out->low == NULL || out->high == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-PRB-19", N_("no memory for the problem"));
    for (size_t j = 0; j < k; j++) {
        out->most[j] = 1;
        out->threshold[j].v = (double)NAN;
        for (size_t a = 0; a < n; a++)
            oml_problem_put(out, a, j, (oml_smaa_cell){OML_SMAA_MISSING, 0, 0});
    }
    return OML_OK;
}

void
oml_problem_put(oml_problem *p, size_t a, size_t j, oml_smaa_cell cell)
{
    const double normal = 1.959963984540054; // 95% of a normal lies within so many deviations
    const size_t i = a * p->k + j;
    double low = cell.p, middle = cell.p, high = cell.p;
    switch (cell.kind) {
    case OML_SMAA_FIXED:
    case OML_SMAA_ORDINAL:
        break;
    case OML_SMAA_UNIFORM:
        high = cell.q;
        middle = (low + high) / 2;
        break;
    case OML_SMAA_NORMAL:
        low = cell.p - normal * cell.q;
        high = cell.p + normal * cell.q;
        break;
    case OML_SMAA_LOGNORMAL:
        low = exp(cell.p - normal * cell.q);
        middle = exp(cell.p);
        high = exp(cell.p + normal * cell.q);
        break;
    case OML_SMAA_MISSING:
        low = middle = high = (double)NAN;
        break;
    }
    p->cell[i] = cell;
    p->low[i] = low;
    p->score[i] = middle;
    p->high[i] = high;
}

void
oml_problem_name(oml_table *t, const oml_problem *p, size_t a)
{
    oml_table_shown(t, p->alternative[a], p->title[a]);
}

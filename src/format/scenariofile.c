/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/scenariofile.h"

#include "base/file.h"
#include "base/near.h"
#include "text/number.h"
#include "text/utf8.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SPACE_FOR = 24 }; // names a step can have

typedef struct line {
    size_t row;
    const char *name, *value; // without spaces around
} line;

typedef struct reader {
    oml_cx *cx;
    const char *file;
    const oml_iot *t;
    line head[SPACE_FOR], step[SPACE_FOR]; // of the whole, and of the step in the making
    size_t n_head, n_step, step_row;
    const char *step_name;
    oml_scenario *out;
} reader;

static const char *const head_names[] = {"home",   "illustrative", "note_en", "note_nl",
                                         "source", "title_en",     "title_nl"};
static const char *const step_names[] = {"category", "cost",    "kind",     "origin",   "primary",  "product",
                                         "region",   "respend", "stressor", "title_en", "title_nl", "to",
                                         "user",     "users",   "value",    "years"};

static oml_place
at(const reader *r, size_t row, const char *name)
{
    return (oml_place){.file = r->file, .row = row, .column = name};
}

static oml_rc
unknown(const reader *r, const line *l, const char *const names[], size_t n)
{
    oml_near near = {.word = l->name};
    for (size_t i = 0; i < n; i++)
        oml_near_offer(&near, names[i]);
    const oml_rc rc = OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-02", at(r, l->row, l->name),
                                  N_("a scenario has no '%s' here"), l->name);
    return oml_near_best(&near) == NULL ? OML_HINT(r->cx, rc, N_("the names are in docs/method/whatif.md"))
                                        : OML_HINT(r->cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
}

static const line *
find(const line *lines, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(lines[i].name, name) == 0)
            return &lines[i];
    return NULL;
}

static const char *
text(const line *lines, size_t n, const char *name)
{
    const line *l = find(lines, n, name);
    return l == NULL ? NULL : l->value;
}

// ---- words of a line --------------------------------------------------------------------------------------------

// 0.25 or 25%.
static oml_rc
number(const reader *r, const line *l, const char *s, size_t n, double *out)
{
    const bool percent = n > 0 && s[n - 1] == '%';
    if (!oml_number_parse(s, percent ? n - 1 : n, out))
        return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-04", at(r, l->row, l->name),
                           N_("'%.*s' is no number as 0.25 or 25%%"), (int)(n < 40 ? n : 40), s);
    *out = percent ? *out / 100 : *out;
    return OML_OK;
}

// One number, or low, central and high.
static oml_rc
range(const reader *r, const char *name, double standard, oml_scenario_range *out)
{
    const line *l = find(r->step, r->n_step, name);
    *out = (oml_scenario_range){{standard, standard, standard}};
    if (l == NULL)
        return OML_OK;
    size_t n = 0;
    for (const char *s = l->value; *s != '\0';) {
        const size_t length = strcspn(s, " \t");
        double x;
        OML_TRY(number(r, l, s, length, &x));
        if (n < OML_SCENARIO_LEVELS)
            out->at[n] = x;
        n++;
        s += length;
        s += strspn(s, " \t");
    }
    if (n != 1 && n != OML_SCENARIO_LEVELS)
        return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-11", at(r, l->row, name),
                           N_("one number is expected, or three: low, central and high; there are %zu"), n);
    if (n == 1)
        out->at[1] = out->at[2] = out->at[0];
    const double *v = out->at;
    if ((v[1] - v[0]) * (v[2] - v[1]) < 0)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-SCF-05", at(r, l->row, name),
                           N_("the central value must lie between low and high"));
    return OML_OK;
}

// A code or a name of the table, whole.
static oml_rc
label(const reader *r, const line *l, const oml_iot_names *names, const char *word, uint32_t *out)
{
    *out = oml_iot_find(names, word);
    for (size_t i = 0; names->name != NULL && *out == OML_IOT_NONE && i < names->n; i++)
        if (names->name[i] != NULL && strcmp(names->name[i], word) == 0)
            *out = (uint32_t)i;
    if (*out != OML_IOT_NONE)
        return OML_OK;
    oml_near near = {.word = word};
    for (size_t i = 0; i < names->n; i++) {
        oml_near_offer(&near, names->code[i]);
        if (names->name != NULL && names->name[i] != NULL)
            oml_near_offer(&near, names->name[i]);
    }
    const oml_rc rc =
        OML_FAIL_AT(r->cx, OML_E_NOTFOUND, "OML-SCF-06", at(r, l->row, l->name), N_("the table has no '%s'"), word);
    const char *meant = oml_near_best(&near);
    return meant == NULL ? OML_HINT(r->cx, rc, N_("'omloop table info T.iot' lists the codes of a table"))
                         : OML_HINT(r->cx, rc, N_("did you mean '%s'?"), meant);
}

// A list of labels as a set; NULL when it is not given, or all of them with an asterisk.
static oml_rc
set(const reader *r, const char *name, const oml_iot_names *names, const bool **out)
{
    const line *l = find(r->step, r->n_step, name);
    *out = NULL;
    if (l == NULL || strcmp(l->value, "*") == 0)
        return OML_OK;
    bool *made = OML_NEW(&r->cx->tmp, bool, names->n + 1);
    for (const char *s = l->value; *s != '\0';) {
        size_t length = strcspn(s, ";"), next = length + (s[length] == ';' ? 1 : 0);
        while (length > 0 && (s[length - 1] == ' ' || s[length - 1] == '\t'))
            length--;
        uint32_t i;
        OML_TRY(label(r, l, names, oml_arena_textn(&r->cx->tmp, s, length), &i));
        made[i] = true;
        s += next;
        s += strspn(s, " \t");
    }
    *out = made;
    return OML_OK;
}

static oml_rc
one(const reader *r, const line *lines, size_t n, const char *name, const oml_iot_names *names, uint32_t *out)
{
    const line *l = find(lines, n, name);
    *out = OML_IOT_NONE;
    return l == NULL || strcmp(l->value, "*") == 0 ? OML_OK : label(r, l, names, l->value, out);
}

static oml_rc
bad_word(const reader *r, const line *l)
{
    return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-07", at(r, l->row, l->name), N_("'%s' is no word for '%s'"),
                       l->value, l->name);
}

// ---- a step -----------------------------------------------------------------------------------------------------

static oml_rc
kind(const reader *r, oml_scenario_step *s)
{
    const line *l = find(r->step, r->n_step, "kind");
    if (l == NULL)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-SCF-08", at(r, r->step_row, NULL), N_("step '%s' has no '%s'"),
                           r->step_name, "kind");
    s->kind = oml_scenario_find(l->value);
    if (s->kind != OML_SCENARIO_KINDS)
        return OML_OK;
    oml_near near = {.word = l->value};
    for (size_t k = 0; k < OML_SCENARIO_KINDS; k++)
        oml_near_offer(&near, oml_scenario_rule_of((oml_scenario_kind)k)->name);
    const oml_rc rc = bad_word(r, l);
    return oml_near_best(&near) == NULL ? rc : OML_HINT(r->cx, rc, N_("did you mean '%s'?"), oml_near_best(&near));
}

static oml_rc
who(const reader *r, oml_scenario_step *s)
{
    const oml_scenario_rule *rule = oml_scenario_rule_of(s->kind);
    const line *l = find(r->step, r->n_step, "users");
    s->final = rule->final, s->industry = rule->industry;
    if (l == NULL)
        return OML_OK;
    s->final = strcmp(l->value, "final") == 0 || strcmp(l->value, "all") == 0;
    s->industry = strcmp(l->value, "industry") == 0 || strcmp(l->value, "all") == 0;
    return s->final || s->industry ? OML_OK : bad_word(r, l);
}

// 2015, or 2015-2020.
static oml_rc
years(const reader *r, oml_scenario_step *s)
{
    const line *l = find(r->step, r->n_step, "years");
    if (l == NULL)
        return OML_OK;
    const size_t n = strcspn(l->value, "-");
    const char *last = l->value[n] == '-' ? l->value + n + 1 : l->value;
    int64_t from, until;
    if (!oml_number_parse_int(l->value, n, &from) ||
        !oml_number_parse_int(last, l->value[n] == '-' ? strlen(last) : n, &until) || from < 1 || until < from ||
        until > 9999)
        return bad_word(r, l);
    s->from = (int)from, s->until = (int)until;
    return OML_OK;
}

static oml_rc
missing(const reader *r, const char *name)
{
    return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-SCF-08", at(r, r->step_row, NULL), N_("step '%s' has no '%s'"),
                       r->step_name, name);
}

static oml_rc
check(const reader *r, const oml_scenario_step *s)
{
    const oml_scenario_rule *rule = oml_scenario_rule_of(s->kind);
    const bool money = s->kind != OML_SCENARIO_STRESSOR && s->kind != OML_SCENARIO_VALUE_ADDED;
    if (find(r->step, r->n_step, "value") == NULL)
        return missing(r, "value");
    if (money && find(r->step, r->n_step, "product") == NULL)
        return missing(r, "product");
    if (rule->needs_to && s->to == NULL)
        return missing(r, "to");
    if (s->to != NULL && isnan(s->cost.at[0]))
        return missing(r, "cost");
    return OML_OK;
}

static oml_rc
end_step(reader *r)
{
    if (r->step_name == NULL)
        return OML_OK;
    if (r->out->n == OML_SCENARIOFILE_STEPS)
        return OML_FAIL_AT(r->cx, OML_E_INPUT, "OML-SCF-12", at(r, r->step_row, NULL),
                           N_("a scenario has at most %d steps"), OML_SCENARIOFILE_STEPS);
    oml_scenario_step *s = &r->out->step[r->out->n++];
    const oml_iot *t = r->t;
    *s = (oml_scenario_step){
        .name = r->step_name,
        .title = {[OML_EN] = text(r->step, r->n_step, "title_en"), [OML_NL] = text(r->step, r->n_step, "title_nl")}};
    OML_TRY(kind(r, s));
    OML_TRY(who(r, s));
    OML_TRY(years(r, s));
    OML_TRY(set(r, "product", &t->sectors, &s->sector));
    OML_TRY(set(r, "to", &t->sectors, &s->to));
    OML_TRY(set(r, "origin", &t->regions, &s->origin));
    OML_TRY(set(r, "region", &t->regions, &s->region));
    OML_TRY(set(r, "user", &t->sectors, &s->user));
    OML_TRY(set(r, "category", &t->categories, &s->category));
    OML_TRY(one(r, r->step, r->n_step, "stressor", &t->stressors, &s->stressor));
    OML_TRY(one(r, r->step, r->n_step, "primary", &t->primaries, &s->primary));
    OML_TRY(range(r, "value", 0, &s->value));
    OML_TRY(range(r, "cost", oml_scenario_rule_of(s->kind)->cost, &s->cost));
    OML_TRY(range(r, "respend", 0, &s->respend));
    return check(r, s);
}

// ---- the whole --------------------------------------------------------------------------------------------------

static const char *
trimmed(oml_cx *cx, const char *s, size_t n)
{
    while (n > 0 && (*s == ' ' || *s == '\t'))
        s++, n--;
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r'))
        n--;
    return oml_arena_textn(&cx->tmp, s, n);
}

static oml_rc
assign(reader *r, size_t row, const char *s)
{
    const bool head = r->step_name == NULL;
    const size_t n = strcspn(s, "=");
    line l = {row, trimmed(r->cx, s, n), s[n] == '=' ? trimmed(r->cx, s + n + 1, strlen(s + n + 1)) : NULL};
    if (l.value == NULL || l.value[0] == '\0')
        return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-01", at(r, row, NULL),
                           N_("a line is 'name = value' or '[step]'"));
    const char *const *names = head ? head_names : step_names;
    const size_t n_names = head ? OML_COUNT(head_names) : OML_COUNT(step_names);
    size_t known = 0;
    while (known < n_names && strcmp(names[known], l.name) != 0)
        known++;
    if (known == n_names)
        return unknown(r, &l, names, n_names);
    line *lines = head ? r->head : r->step;
    size_t *count = head ? &r->n_head : &r->n_step;
    if (find(lines, *count, l.name) != NULL)
        return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-03", at(r, row, l.name), N_("'%s' is given twice"), l.name);
    lines[(*count)++] = l;
    return OML_OK;
}

static oml_rc
next(reader *r, size_t row, const char *s)
{
    const size_t n = strlen(s);
    if (n == 0 || s[0] == '#')
        return OML_OK;
    if (s[0] != '[')
        return assign(r, row, s);
    if (s[n - 1] != ']' || n < 3)
        return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-01", at(r, row, NULL),
                           N_("a line is 'name = value' or '[step]'"));
    OML_TRY(end_step(r));
    r->step_name = trimmed(r->cx, s + 1, n - 2);
    r->step_row = row, r->n_step = 0;
    for (size_t i = 0; i < r->out->n; i++)
        if (strcmp(r->out->step[i].name, r->step_name) == 0)
            return OML_FAIL_AT(r->cx, OML_E_PARSE, "OML-SCF-03", at(r, row, NULL), N_("'%s' is given twice"),
                               r->step_name);
    return OML_OK;
}

// The region whose users all steps are about, when that is one; otherwise the first.
static uint32_t
usual_home(const reader *r)
{
    uint32_t home = OML_IOT_NONE;
    for (size_t i = 0; i < r->out->n; i++)
        for (uint32_t c = 0; c < r->t->regions.n; c++) {
            if (r->out->step[i].region != NULL && !r->out->step[i].region[c])
                continue;
            if (home != OML_IOT_NONE && home != c)
                return 0;
            home = c;
        }
    return home == OML_IOT_NONE ? 0 : home;
}

static oml_rc
heading(reader *r)
{
    oml_scenario *s = r->out;
    const line *l = find(r->head, r->n_head, "illustrative");
    s->title[OML_EN] = text(r->head, r->n_head, "title_en"), s->title[OML_NL] = text(r->head, r->n_head, "title_nl");
    s->note[OML_EN] = text(r->head, r->n_head, "note_en"), s->note[OML_NL] = text(r->head, r->n_head, "note_nl");
    s->source = text(r->head, r->n_head, "source");
    s->illustrative = l != NULL && strcmp(l->value, "yes") == 0;
    if (l != NULL && !s->illustrative && strcmp(l->value, "no") != 0)
        return bad_word(r, l);
    OML_TRY(one(r, r->head, r->n_head, "home", &r->t->regions, &s->home));
    if (s->home == OML_IOT_NONE)
        s->home = usual_home(r);
    return OML_OK;
}

oml_rc
oml_scenariofile_parse(oml_cx *cx, const char *file, const char *s, size_t n, const oml_iot *t, oml_scenario **out)
{
    *out = NULL;
    reader r = {.cx = cx, .file = file, .t = t, .out = OML_NEW(&cx->tmp, oml_scenario, 1)};
    if (n > OML_SCENARIOFILE_CEILING || oml_utf8_check(s, n) != n || memchr(s, '\0', n) != NULL)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-SCF-10", at(&r, 0, NULL),
                           N_("this is no scenario: it is too large, or no text"));
    r.out->step = OML_NEW(&cx->tmp, oml_scenario_step, OML_SCENARIOFILE_STEPS);
    size_t row = 1;
    for (size_t from = 0; from < n; row++) {
        const char *end = memchr(s + from, '\n', n - from);
        const size_t length = end == NULL ? n - from : (size_t)(end - (s + from));
        OML_TRY(next(&r, row, trimmed(cx, s + from, length)));
        from += length + 1;
    }
    OML_TRY(end_step(&r));
    if (r.out->n == 0)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-SCF-09", at(&r, 0, NULL), N_("the scenario has no steps"));
    OML_TRY(heading(&r));
    *out = r.out;
    return OML_OK;
}

oml_rc
oml_scenariofile_read(oml_cx *cx, const char *path, const oml_iot *t, oml_scenario **out)
{
    *out = NULL;
    OML_BUF_AUTO bytes = {0};
    OML_TRY(oml_file_read(cx, path, &bytes));
    OML_TRY(oml_scenariofile_parse(cx, path, bytes.s == NULL ? "" : bytes.s, bytes.n, t, out));
    assert(*out != NULL);
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    (*out)->code = oml_arena_textn(&cx->tmp, name, dot == NULL ? strlen(name) : (size_t)(dot - name));
    return OML_OK;
}

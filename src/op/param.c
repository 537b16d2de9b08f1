/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/param.h"

#include "base/near.h"
#include "base/time.h"
#include "text/number.h"

#include <inttypes.h>
#include <string.h>

// A bare day means its end where something is read up to it.
static bool
moment(const oml_param *p, const char *s, int64_t *ms)
{
    const size_t n = strlen(s);
    if (!oml_time_parse_date(s, n, ms))
        return oml_time_parse(s, n, ms);
    if (strcmp(p->name, "to") == 0 || strcmp(p->name, "as-of") == 0)
        *ms += OML_TIME_DAY - 1;
    return true;
}

static void
append(oml_cx *cx, oml_list *list, const char *s)
{
    const char **at = OML_NEW(&cx->tmp, const char *, list->n + 1);
    if (list->n > 0)
        memcpy(at, list->at, list->n * sizeof *at);
    at[list->n] = s;
    *list = (oml_list){at, list->n + 1};
}

oml_rc
oml_param_set(oml_cx *cx, const oml_param *p, void *values, const char *text)
{
    void *to = (char *)values + p->offset;
    switch (p->kind) {
    case OML_KIND_TEXT:
    case OML_KIND_FILE:
        *(const char **)to = text;
        break;
    case OML_KIND_LIST:
        append(cx, to, text);
        break;
    case OML_KIND_FLAG:
        *(bool *)to = true;
        break;
    case OML_KIND_INT:
        if (!oml_number_parse_int(text, strlen(text), to))
            return OML_FAIL(cx, OML_E_USAGE, "OML-PAR-01", N_("'%s' must be a whole number, not '%s'"), p->name, text);
        break;
    case OML_KIND_REAL:
        if (!oml_number_parse(text, strlen(text), to))
            return OML_FAIL(cx, OML_E_USAGE, "OML-PAR-02", N_("'%s' must be a number with a decimal point, not '%s'"),
                            p->name, text);
        break;
    case OML_KIND_DATE:
        if (!moment(p, text, to))
            return OML_HINT(cx,
                            OML_FAIL(cx, OML_E_USAGE, "OML-PAR-03", N_("'%s' must be a date, not '%s'"), p->name, text),
                            N_("write 2026-11-24, or a moment as 2026-11-24T17:10"));
        break;
    }
    return OML_OK;
}

oml_rc
oml_param_defaults(oml_cx *cx, const oml_op *op, void **values)
{
    *values = OML_NEW(&cx->tmp, char, op->args_size);
    for (size_t i = 0; i < op->n_params; i++)
        if (op->params[i].standard != NULL)
            OML_TRY(oml_param_set(cx, &op->params[i], *values, op->params[i].standard));
    return OML_OK;
}

// ---- from JSON ----------------------------------------------------------------------------------

static oml_rc
other_kind(oml_cx *cx, const oml_param *p)
{
    return OML_FAIL(cx, OML_E_USAGE, "OML-PAR-05", N_("the argument '%s' is of another kind in the JSON"), p->name);
}

static oml_rc
load_list(oml_cx *cx, const oml_param *p, const oml_json *j, void *values)
{
    if (oml_json_is(j) != OML_JSON_ARRAY)
        return other_kind(cx, p);
    for (size_t i = 0; i < oml_json_size(j); i++) {
        const char *text = oml_json_text(oml_json_at(j, i));
        if (text == NULL)
            return other_kind(cx, p);
        OML_TRY(oml_param_set(cx, p, values, text));
    }
    return OML_OK;
}

static oml_rc
load(oml_cx *cx, const oml_param *p, const oml_json *j, void *values)
{
    void *to = (char *)values + p->offset;
    bool fits = true;
    switch (p->kind) {
    case OML_KIND_TEXT:
    case OML_KIND_FILE:
    case OML_KIND_DATE:
        if (oml_json_text(j) == NULL)
            return other_kind(cx, p);
        return oml_param_set(cx, p, values, oml_json_text(j));
    case OML_KIND_LIST:
        return load_list(cx, p, j, values);
    case OML_KIND_FLAG:
        fits = oml_json_bool(j, to);
        break;
    case OML_KIND_INT:
        fits = oml_json_int(j, to);
        break;
    case OML_KIND_REAL:
        fits = oml_json_number(j, to);
        break;
    }
    return fits ? OML_OK : other_kind(cx, p);
}

static bool
among(const char *name, const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static oml_rc
only_known(oml_cx *cx, const oml_op *op, const oml_json *object, const char *const others[], size_t n_others)
{
    const char *name;
    void *at = NULL;
    while (oml_json_next(object, &at, &name) != NULL) {
        oml_near n = {.word = name};
        bool known = among(name, others, n_others);
        for (size_t i = 0; i < op->n_params; i++) {
            known = known || strcmp(name, op->params[i].name) == 0;
            oml_near_offer(&n, op->params[i].name);
        }
        if (known)
            continue;
        const oml_rc rc = OML_FAIL(cx, OML_E_USAGE, "OML-PAR-04", N_("'%s' has no argument '%s'"), op->name, name);
        return oml_near_best(&n) == NULL ? rc : OML_HINT(cx, rc, N_("did you mean '%s'?"), oml_near_best(&n));
    }
    return OML_OK;
}

oml_rc
oml_param_load(oml_cx *cx, const oml_op *op, const oml_json *object, const char *const others[], size_t n_others,
               void *values)
{
    OML_TRY(only_known(cx, op, object, others, n_others));
    for (size_t i = 0; i < op->n_params; i++) {
        const oml_param *p = &op->params[i];
        const oml_json *j = oml_json_get(object, p->name);
        if (j != NULL && oml_json_is(j) != OML_JSON_NULL)
            OML_TRY(load(cx, p, j, values));
        else if ((p->flags & OML_PARAM_REQUIRED) != 0)
            return OML_FAIL(cx, OML_E_USAGE, "OML-PAR-06", N_("the argument '%s' is missing"), p->name);
    }
    return OML_OK;
}

// ---- as text ------------------------------------------------------------------------------------

// A word that a shell takes as it is, or within quotes.
static void
put_word(oml_buf *b, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,+=@%";
    if (*word != '\0' && strspn(word, plain) == strlen(word)) {
        oml_buf_text(b, word);
        return;
    }
    oml_buf_char(b, '\'');
    for (; *word != '\0'; word++)
        if (*word == '\'')
            oml_buf_text(b, "'\\''");
        else
            oml_buf_char(b, *word);
    oml_buf_char(b, '\'');
}

// The value as oml_param_set takes it; NULL: there is none. Of a LIST one word.
static const char *
value_of(oml_arena *arena, const oml_param *p, const void *values, size_t i)
{
    const void *at = (const char *)values + p->offset;
    char number[OML_NUMBER_TEXT], moment[OML_TIME_TEXT];
    switch (p->kind) {
    case OML_KIND_TEXT:
    case OML_KIND_FILE:
        return *(const char *const *)at;
    case OML_KIND_LIST:
        return ((const oml_list *)at)->at[i];
    case OML_KIND_FLAG:
        return *(const bool *)at ? "" : NULL;
    case OML_KIND_INT:
        return oml_arena_printf(arena, "%" PRId64, *(const int64_t *)at);
    case OML_KIND_REAL:
        oml_number_print(*(const double *)at, number);
        return oml_arena_text(arena, number);
    case OML_KIND_DATE:
        if (*(const int64_t *)at == 0)
            return NULL;
        oml_time_print(*(const int64_t *)at, moment);
        return oml_arena_text(arena, moment);
    }
    return NULL;
}

// One argument: its name unless it is known by its place, and its value.
static void
put_argument(const oml_param *p, const char *value, oml_buf *b)
{
    oml_buf_char(b, ' ');
    if ((p->flags & OML_PARAM_POSITIONAL) == 0 && p->kind != OML_KIND_LIST)
        oml_buf_printf(b, "--%s%s", p->name, p->kind == OML_KIND_FLAG ? "" : " ");
    if (p->kind != OML_KIND_FLAG)
        put_word(b, value);
}

oml_rc
oml_param_command(oml_cx *cx, const oml_op *op, const void *values, const char **out)
{
    OML_BUF_AUTO b = {0};
    void *standard;
    OML_TRY(oml_param_defaults(cx, op, &standard));
    oml_buf_printf(&b, "omloop %s", op->name);
    for (size_t i = 0; i < op->n_params; i++) {
        const oml_param *p = &op->params[i];
        const void *at = (const char *)values + p->offset;
        const size_t words = p->kind == OML_KIND_LIST ? ((const oml_list *)at)->n : 1;
        for (size_t k = 0; k < words; k++) {
            const char *value = value_of(&cx->tmp, p, values, k),
                       *usual = p->kind == OML_KIND_LIST ? NULL : value_of(&cx->tmp, p, standard, k);
            if (value != NULL && (usual == NULL || strcmp(value, usual) != 0))
                put_argument(p, value, &b);
        }
    }
    OML_TRY(oml_buf_check(cx, &b));
    *out = oml_arena_text(&cx->tmp, b.s);
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/rank_choice.h"

#include "text/number.h"

#include <string.h>

// One CRITERION=METRIC of n bytes.
static oml_rc
metric(oml_cx *cx, const oml_ranking_basis *b, const char *text, size_t n, const char **of)
{
    const char *equals = memchr(text, '=', n);
    if (equals == NULL || equals == text || equals + 1 == text + n)
        return OML_FAIL(cx, OML_E_USAGE, "OML-RAN-10", N_("'%.*s' is not of the form CRITERION=METRIC"), (int)n, text);
    const char *criterion = oml_arena_textn(&cx->tmp, text, (size_t)(equals - text));
    for (size_t j = 0; j < b->k; j++)
        if (oml_record_is(b->criterion[j], "code", criterion) && oml_record_is(b->criterion[j], "kind", "measured")) {
            of[j] = oml_arena_textn(&cx->tmp, equals + 1, (size_t)(text + n - equals - 1));
            return OML_OK;
        }
    return OML_FAIL(cx, OML_E_USAGE, "OML-RAN-11", N_("there is no measured criterion '%s' about chains"), criterion);
}

static oml_rc
metrics(oml_cx *cx, const oml_ranking_basis *b, const char *text, oml_rank_choice *out)
{
    out->of.metric = OML_NEW(&cx->tmp, const char *, b->k);
    for (const char *at = text; *at != '\0';) {
        const size_t n = strcspn(at, ",");
        OML_TRY(metric(cx, b, at, n, out->of.metric));
        at += n + (at[n] == ',');
    }
    return OML_OK;
}

oml_rc
oml_rank_choice_read(oml_cx *cx, oml_ranking_basis *b, const oml_rank_args *a, oml_rank_choice *out)
{
    *out = (oml_rank_choice){.suffix = ""};
    if (a->top < 0 || a->draws < 1 || a->seed < 0)
        return OML_FAIL(cx, OML_E_USAGE, "OML-RAN-13",
                        N_("top and draws must be at least 1, and the seed not below 0"));
    out->draws = (uint64_t)a->draws;
    out->seed = (uint64_t)a->seed;
    if (a->metric != NULL) {
        OML_TRY(metrics(cx, b, a->metric, out));
        out->suffix = oml_arena_printf(&cx->tmp, "%s/metric=%s", out->suffix, a->metric);
    }
    if (a->weights != NULL) {
        out->of.weightset = a->weights;
        out->suffix = oml_arena_printf(&cx->tmp, "%s/weights=%s", out->suffix, a->weights);
    }
    if (a->scope != NULL && strcmp(a->scope, "in") != 0) {
        if (strcmp(a->scope, "all") != 0)
            return OML_FAIL(cx, OML_E_USAGE, "OML-RAN-12", N_("'%s' is no scope; it is in or all"), a->scope);
        out->of.everything = true;
        out->suffix = oml_arena_printf(&cx->tmp, "%s/scope=all", out->suffix);
    }
    if (a->top > 0) {
        b->top = (size_t)a->top;
        out->suffix = oml_arena_printf(&cx->tmp, "%s/top=%zu", out->suffix, b->top);
    }
    if (a->draws != 10000)
        out->suffix = oml_arena_printf(&cx->tmp, "%s/draws=%zu", out->suffix, (size_t)a->draws);
    if (a->seed != 1)
        out->suffix = oml_arena_printf(&cx->tmp, "%s/seed=%zu", out->suffix, (size_t)a->seed);
    return OML_OK;
}

static bool
number(const char *text, int64_t *out)
{
    return oml_number_parse_int(text, strlen(text), out);
}

static bool
option(const char *key, const char *value, oml_rank_args *out)
{
    if (strcmp(key, "metric") == 0)
        out->metric = value;
    else if (strcmp(key, "weights") == 0)
        out->weights = value;
    else if (strcmp(key, "scope") == 0)
        out->scope = value;
    else if (strcmp(key, "top") == 0)
        return number(value, &out->top);
    else if (strcmp(key, "draws") == 0)
        return number(value, &out->draws);
    else if (strcmp(key, "seed") == 0)
        return number(value, &out->seed);
    else
        return false;
    return true;
}

bool
oml_rank_choice_split(oml_cx *cx, const char *figure, const char **chain, const char **what, oml_rank_args *out)
{
    *out = (oml_rank_args){.scope = "in", .draws = 10000, .seed = 1};
    const char *part[2] = {NULL, NULL};
    for (size_t i = 0; *figure != '\0'; i++) {
        const size_t n = strcspn(figure, "/");
        char *text = oml_arena_textn(&cx->tmp, figure, n), *equals = strchr(text, '=');
        figure += n + (figure[n] == '/');
        if (i < 2) {
            part[i] = text;
            continue;
        }
        if (equals == NULL)
            return false;
        *equals = '\0';
        if (!option(text, equals + 1, out))
            return false;
    }
    *chain = part[0];
    *what = part[1];
    return part[1] != NULL;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotlabels.h"

#include "text/json.h"

#include <math.h>
#include <string.h>

typedef struct axis {
    const char *name;
    size_t offset;
} axis;

static const axis axes[] = {
    {"regions", offsetof(oml_iot, regions)},       {"sectors", offsetof(oml_iot, sectors)},
    {"categories", offsetof(oml_iot, categories)}, {"primaries", offsetof(oml_iot, primaries)},
    {"stressors", offsetof(oml_iot, stressors)},
};

static const struct {
    const char *name;
    size_t offset;
} texts[] = {
    {"title", offsetof(oml_iot, title)},
    {"source", offsetof(oml_iot, source)},
    {"currency", offsetof(oml_iot, currency)},
    {"currency_unit", offsetof(oml_iot, currency_unit)},
};

static void
put_names(oml_json_out *j, const char *key, const char *const *words, size_t n)
{
    if (words == NULL)
        return;
    oml_json_put_name(j, key);
    oml_json_put_array(j);
    for (size_t i = 0; i < n; i++)
        oml_json_put_text(j, words[i]);
    oml_json_put_end(j);
}

static void
put_imbalance(oml_json_out *j, const oml_iot_imbalance *b)
{
    if (b->row == OML_IOT_NONE)
        return;
    oml_json_put_name(j, "imbalance");
    oml_json_put_object(j);
    oml_json_put_name(j, "row");
    oml_json_put_int(j, b->row);
    oml_json_put_name(j, "pays");
    oml_json_put_bool(j, b->pays);
    if (isfinite(b->value)) { // JSON knows no other
        oml_json_put_name(j, "value");
        oml_json_put_real(j, b->value);
    }
    oml_json_put_end(j);
}

void
oml_iotlabels_put(const oml_iot *t, const oml_iot_imbalance *imbalance, oml_buf *out)
{
    oml_json_out j = {.buf = out};
    oml_json_put_object(&j);
    for (size_t i = 0; i < OML_COUNT(texts); i++) {
        oml_json_put_name(&j, texts[i].name);
        oml_json_put_text(&j, *(const char *const *)(const void *)((const char *)t + texts[i].offset));
    }
    oml_json_put_name(&j, "year");
    oml_json_put_int(&j, t->year);
    oml_json_put_name(&j, "kind");
    oml_json_put_text(&j, t->kind == OML_IOT_PRODUCT ? "product" : "industry");
    for (size_t i = 0; i < OML_COUNT(axes); i++) {
        const oml_iot_names *a = (const void *)((const char *)t + axes[i].offset);
        oml_json_put_name(&j, axes[i].name);
        oml_json_put_object(&j);
        oml_json_put_name(&j, "n");
        oml_json_put_int(&j, (int64_t)a->n);
        put_names(&j, "code", a->code, a->n);
        put_names(&j, "name", a->name, a->n);
        put_names(&j, "unit", a->unit, a->n);
        oml_json_put_end(&j);
    }
    put_names(&j, "notes", t->notes, t->n_notes);
    put_imbalance(&j, imbalance);
    oml_json_put_end(&j);
}

static bool
take_words(oml_cx *cx, const oml_json *array, size_t n, bool needed, const char ***out)
{
    *out = NULL;
    if (array == NULL && (!needed || n == 0))
        return true;
    if (array == NULL || oml_json_is(array) != OML_JSON_ARRAY || oml_json_size(array) != n)
        return false;
    *out = OML_NEW(&cx->tmp, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const char *word = oml_json_text(oml_json_at(array, i));
        if (word == NULL && needed)
            return false;
        (*out)[i] = word == NULL ? NULL : oml_arena_text(&cx->tmp, word);
    }
    return true;
}

static bool
take_axis(oml_cx *cx, const oml_json *j, oml_iot_names *out)
{
    int64_t n;
    if (!oml_json_int(oml_json_get(j, "n"), &n) || n < 0 || n > INT32_MAX)
        return false;
    out->n = (size_t)n;
    return take_words(cx, oml_json_get(j, "code"), out->n, true, &out->code) &&
           take_words(cx, oml_json_get(j, "name"), out->n, false, &out->name) &&
           take_words(cx, oml_json_get(j, "unit"), out->n, false, &out->unit);
}

static bool
take_imbalance(oml_cx *cx, const oml_json *j, oml_iot *t)
{
    oml_iot_imbalance *b = OML_NEW(&cx->tmp, oml_iot_imbalance, 1);
    int64_t row;
    *b = (oml_iot_imbalance){.row = OML_IOT_NONE};
    t->imbalance = b;
    if (j == NULL)
        return true;
    if (!oml_json_int(oml_json_get(j, "row"), &row) || row < 0 || row >= INT32_MAX ||
        !oml_json_bool(oml_json_get(j, "pays"), &b->pays))
        return false;
    b->row = (uint32_t)row;
    b->value = (double)INFINITY;
    (void)oml_json_number(oml_json_get(j, "value"), &b->value);
    return true;
}

static bool
take_all(oml_cx *cx, const oml_json *j, oml_iot *t)
{
    int64_t year;
    for (size_t i = 0; i < OML_COUNT(texts); i++) {
        const char *word = oml_json_text(oml_json_get(j, texts[i].name));
        *(const char **)(void *)((char *)t + texts[i].offset) = word == NULL ? NULL : oml_arena_text(&cx->tmp, word);
    }
    if (!oml_json_int(oml_json_get(j, "year"), &year))
        return false;
    t->year = (int)year;
    const char *kind = oml_json_text(oml_json_get(j, "kind"));
    t->kind = kind != NULL && strcmp(kind, "product") == 0 ? OML_IOT_PRODUCT : OML_IOT_INDUSTRY;
    for (size_t i = 0; i < OML_COUNT(axes); i++)
        if (!take_axis(cx, oml_json_get(j, axes[i].name), (void *)((char *)t + axes[i].offset)))
            return false;
    t->n_notes = oml_json_size(oml_json_get(j, "notes"));
    return take_imbalance(cx, oml_json_get(j, "imbalance"), t) &&
           take_words(cx, oml_json_get(j, "notes"), t->n_notes, false, &t->notes);
}

oml_rc
oml_iotlabels_take(oml_cx *cx, const char *path, const char *s, size_t n, oml_iot *t, bool *whole)
{
    OML_AUTO(json) *j = NULL;
    OML_TRY(oml_json_parse(cx, path, s, n, &j));
    *whole = take_all(cx, j, t);
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/eurostat_cells.h"

#include "text/json.h"
#include "text/number.h"

#include <assert.h>
#include <string.h>

enum { DIMENSIONS = 24, OTHER = OML_EUROSTAT_ROLES, CEILING = 256 << 20 };

typedef oml_rc listener(oml_cx *cx, void *self, const oml_eurostat_cell *c);

static bool
is(oml_csv_cell c, const char *word)
{
    return c.n == strlen(word) && memcmp(c.s, word, c.n) == 0;
}

// OTHER for dimensions that have one value only, and for columns that are none.
static int
role_of(oml_csv_cell name)
{
    static const struct {
        const char *name;
        oml_eurostat_role role;
    } names[] = {
        {"geo", OML_EUROSTAT_GEO},     {"unit", OML_EUROSTAT_UNIT},          {"stk_flow", OML_EUROSTAT_FLOW},
        {"prd_ava", OML_EUROSTAT_ROW}, {"ind_ava", OML_EUROSTAT_ROW},        {"prod_na", OML_EUROSTAT_ROW},
        {"t_rows2", OML_EUROSTAT_ROW}, {"prd_use", OML_EUROSTAT_COL},        {"ind_use", OML_EUROSTAT_COL},
        {"induse", OML_EUROSTAT_COL},  {"t_cols2", OML_EUROSTAT_COL},        {"airpol", OML_EUROSTAT_AIRPOL},
        {"prd_amo", OML_EUROSTAT_ROW}, {"ind_impv", OML_EUROSTAT_COL},       {"nace_r2", OML_EUROSTAT_NACE},
        {"time", OML_EUROSTAT_PERIOD}, {"TIME_PERIOD", OML_EUROSTAT_PERIOD},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is(name, names[i].name))
            return (int)names[i].role;
    return OTHER;
}

// "CPA_A01: Products of ..." in the variant with labels.
static oml_csv_cell
code_of(oml_csv_cell c)
{
    for (size_t i = 0; i + 1 < c.n; i++)
        if (c.s[i] == ':' && c.s[i + 1] == ' ')
            return (oml_csv_cell){c.s, i};
    return c;
}

static oml_rc
bad_heading(oml_cx *cx, const char *file)
{
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ESC-01", (oml_place){.file = file},
                       N_("'%s' does not begin with the dimensions of a data set"), file);
}

static oml_rc
bad_line(oml_cx *cx, const oml_iotlines *l)
{
    const oml_place place = {.file = oml_iotlines_place(l), .row = oml_iotlines_row(l)};
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ESC-02", place, N_("line %zu of '%s' is no observation of the data set"),
                       place.row, place.file);
}

// A value with flags behind it: "3140.18 p", ": c", ":z", "". False when it is neither.
static bool
value_of(oml_csv_cell c, oml_eurostat_cell *out)
{
    out->value = 0;
    out->known = false;
    out->flagged = false;
    if (c.n == 0 || c.s[0] == ':')
        return true;
    const size_t used = oml_number_scan(c.s, c.n, &out->value);
    out->known = used > 0;
    out->flagged = used < c.n;
    for (size_t i = used; i < c.n; i++)
        if (c.s[i] != ' ' && (c.s[i] < 'a' || c.s[i] > 'z'))
            return false;
    return out->known;
}

// ---- TSV ----------------------------------------------------------------------------------------------------------

typedef struct dimensions {
    int role[DIMENSIONS];
    size_t n;
} dimensions;

static oml_rc
tsv_heading(oml_cx *cx, oml_iotlines *l, dimensions *d, oml_csv_cell **periods, size_t *n)
{
    const char *s;
    size_t length;
    oml_csv_cell *cells;
    OML_TRY(oml_iotlines_next(cx, l, &s, &length));
    const size_t k = s == NULL ? 0 : oml_iotlines_cells(cx, s, length, '\t', &cells);
    const char *slash = k < 2 ? NULL : memchr(cells[0].s, '\\', cells[0].n);
    if (slash == NULL)
        return bad_heading(cx, oml_iotlines_place(l));
    const char *at = cells[0].s;
    for (d->n = 0; at != NULL && d->n < DIMENSIONS; d->n++) {
        oml_csv_cell name;
        at = oml_iotlines_cell(&cx->tmp, at, slash, ',', &name);
        d->role[d->n] = role_of(name);
    }
    *periods = cells + 1;
    *n = k - 1;
    return at == NULL ? OML_OK : bad_heading(cx, oml_iotlines_place(l));
}

static oml_rc
tsv_line(oml_cx *cx, oml_iotlines *l, const dimensions *d, const oml_csv_cell *periods, size_t n, const char *s,
         size_t length, void *self, listener *take)
{
    oml_eurostat_cell c = {0};
    oml_csv_cell head, value, part;
    const char *end = s + length, *at = oml_iotlines_cell(&cx->tmp, s, end, '\t', &head), *in = head.s;
    size_t k = 0;
    for (; in != NULL && k < d->n; k++) {
        in = oml_iotlines_cell(&cx->tmp, in, head.s + head.n, ',', &part);
        if (d->role[k] != OTHER)
            c.at[d->role[k]] = part;
    }
    if (in != NULL || k != d->n)
        return bad_line(cx, l);
    size_t i = 0;
    for (; at != NULL && i < n; i++) {
        at = oml_iotlines_cell(&cx->tmp, at, end, '\t', &value);
        c.at[OML_EUROSTAT_PERIOD] = periods[i];
        if (!value_of(value, &c))
            return bad_line(cx, l);
        OML_TRY(take(cx, self, &c));
    }
    return at == NULL && i == n ? OML_OK : bad_line(cx, l);
}

static oml_rc
read_tsv(oml_cx *cx, oml_iotlines *l, void *self, listener *take)
{
    dimensions d = {0};
    oml_csv_cell *periods = NULL;
    size_t n = 0, length;
    const char *s;
    OML_TRY(tsv_heading(cx, l, &d, &periods, &n));
    for (;;) {
        OML_TRY(oml_iotlines_next(cx, l, &s, &length));
        if (s == NULL)
            return OML_OK;
        if (oml_iotlines_row(l) % 16384 == 0)
            OML_TRY(oml_cx_go_on(cx));
        if (length > 0)
            OML_TRY(tsv_line(cx, l, &d, periods, n, s, length, self, take));
    }
}

// ---- SDMX-CSV -----------------------------------------------------------------------------------------------------

static oml_rc
sdmx_line(oml_cx *cx, oml_iotlines *l, const dimensions *d, size_t value, size_t flag, const char *s, size_t length,
          void *self, listener *take)
{
    oml_eurostat_cell c = {0};
    oml_csv_cell cells[DIMENSIONS];
    const char *at = s;
    size_t k = 0;
    for (; at != NULL && k < d->n; k++)
        at = oml_iotlines_cell(&cx->tmp, at, s + length, ',', &cells[k]);
    if (at != NULL || k != d->n)
        return bad_line(cx, l);
    for (size_t i = 0; i < k; i++)
        if (d->role[i] != OTHER)
            c.at[d->role[i]] = code_of(cells[i]);
    if (!value_of(cells[value], &c) || (c.flagged && c.known))
        return bad_line(cx, l);
    c.flagged = flag < k && cells[flag].n > 0;
    return take(cx, self, &c);
}

static oml_rc
read_sdmx(oml_cx *cx, oml_iotlines *l, void *self, listener *take)
{
    const char *s;
    size_t length;
    oml_csv_cell *cells;
    OML_TRY(oml_iotlines_next(cx, l, &s, &length));
    dimensions d = {.n = s == NULL ? 0 : oml_iotlines_cells(cx, s, length, ',', &cells)};
    size_t value = d.n, flag = d.n;
    for (size_t i = 0; i < d.n && d.n <= DIMENSIONS; i++) {
        d.role[i] = role_of(code_of(cells[i]));
        value = is(code_of(cells[i]), "OBS_VALUE") ? i : value;
        flag = is(code_of(cells[i]), "OBS_FLAG") ? i : flag;
    }
    if (value == d.n || d.n > DIMENSIONS)
        return bad_heading(cx, oml_iotlines_place(l));
    for (;;) {
        OML_TRY(oml_iotlines_next(cx, l, &s, &length));
        if (s == NULL)
            return OML_OK;
        if (oml_iotlines_row(l) % 16384 == 0)
            OML_TRY(oml_cx_go_on(cx));
        if (length > 0)
            OML_TRY(sdmx_line(cx, l, &d, value, flag, s, length, self, take));
    }
}

// ---- JSON-stat ----------------------------------------------------------------------------------------------------

typedef struct cube {
    int role[DIMENSIONS];
    size_t size[DIMENSIONS], n;
    const char **codes[DIMENSIONS];
} cube;

static oml_rc
no_cube(oml_cx *cx, const char *file, const char *what)
{
    return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ESC-03", (oml_place){.file = file},
                       N_("'%s' is no JSON-stat data set: %s"), file, what);
}

// Codes of a dimension by position: `index` is an object of positions, or an array.
static oml_rc
take_codes(oml_cx *cx, const char *file, const oml_json *index, size_t size, const char ***out)
{
    *out = OML_NEW(&cx->tmp, const char *, size + 1);
    if (index == NULL || oml_json_size(index) != size)
        return no_cube(cx, file, "category.index");
    if (oml_json_is(index) == OML_JSON_ARRAY)
        for (size_t i = 0; i < size; i++)
            (*out)[i] = oml_json_text(oml_json_at(index, i));
    void *at = NULL;
    const char *name;
    int64_t position;
    if (oml_json_is(index) == OML_JSON_OBJECT)
        for (const oml_json *j; (j = oml_json_next(index, &at, &name)) != NULL;)
            if (oml_json_int(j, &position) && position >= 0 && (uint64_t)position < size)
                (*out)[position] = name;
    for (size_t i = 0; i < size; i++)
        if ((*out)[i] == NULL)
            return no_cube(cx, file, "category.index");
    return OML_OK;
}

static oml_rc
take_shape(oml_cx *cx, const char *file, const oml_json *j, cube *out, uint64_t *cells)
{
    const oml_json *ids = oml_json_get(j, "id"), *sizes = oml_json_get(j, "size"),
                   *dimension = oml_json_get(j, "dimension");
    if (ids == NULL || sizes == NULL || dimension == NULL)
        return no_cube(cx, file, "id, size, dimension");
    out->n = oml_json_size(ids);
    *cells = 1;
    if (out->n > DIMENSIONS || oml_json_size(sizes) != out->n)
        return no_cube(cx, file, "size");
    for (size_t d = 0; d < out->n; d++) {
        const char *id = oml_json_text(oml_json_at(ids, d));
        int64_t size;
        if (id == NULL || !oml_json_int(oml_json_at(sizes, d), &size) || size < 1 || size > 1000000)
            return no_cube(cx, file, "size");
        out->role[d] = role_of((oml_csv_cell){id, strlen(id)});
        out->size[d] = (size_t)size;
        const oml_json *about = oml_json_get(dimension, id);
        const oml_json *category = about == NULL ? NULL : oml_json_get(about, "category");
        OML_TRY(take_codes(cx, file, category == NULL ? NULL : oml_json_get(category, "index"), out->size[d],
                           &out->codes[d]));
        if (__builtin_mul_overflow(*cells, (uint64_t)size, cells) || *cells > UINT32_MAX)
            return no_cube(cx, file, "size");
    }
    return OML_OK;
}

// The last dimension runs fastest.
static oml_rc
give(oml_cx *cx, const cube *k, uint64_t i, const oml_json *value, void *self, listener *take)
{
    oml_eurostat_cell c = {0};
    c.known = oml_json_number(value, &c.value);
    for (size_t d = k->n; d-- > 0; i /= k->size[d]) {
        assert(k->size[d] > 0); // a cube without cells gives none
        if (k->role[d] != OTHER) {
            const char *code = k->codes[d][i % k->size[d]];
            c.at[k->role[d]] = (oml_csv_cell){code, strlen(code)};
        }
    }
    return take(cx, self, &c);
}

static oml_rc
read_json(oml_cx *cx, oml_iotsource *s, size_t entry, void *self, listener *take)
{
    OML_BUF_AUTO text = {0};
    OML_AUTO(json) *j = NULL;
    const char *file = oml_iotsource_place(s, entry);
    cube k = {0};
    uint64_t cells = 0;
    OML_TRY(oml_iotsource_read(cx, s, entry, CEILING, &text));
    OML_TRY(oml_json_parse(cx, file, text.s, text.n, &j));
    OML_TRY(take_shape(cx, file, j, &k, &cells));
    const oml_json *values = oml_json_get(j, "value");
    if (values == NULL)
        return no_cube(cx, file, "value");
    if (oml_json_is(values) == OML_JSON_ARRAY) {
        if (oml_json_size(values) != cells)
            return no_cube(cx, file, "value");
        for (size_t i = 0; i < cells; i++)
            OML_TRY(give(cx, &k, i, oml_json_at(values, i), self, take));
        return OML_OK;
    }
    void *at = NULL;
    const char *name;
    int64_t i;
    for (const oml_json *v; (v = oml_json_next(values, &at, &name)) != NULL;) {
        if (!oml_number_parse_int(name, strlen(name), &i) || i < 0 || (uint64_t)i >= cells)
            return no_cube(cx, file, "value");
        OML_TRY(give(cx, &k, (uint64_t)i, v, self, take));
    }
    return OML_OK;
}

// ---- which --------------------------------------------------------------------------------------------------------

oml_eurostat_form
oml_eurostat_cells_form(oml_cx *cx, oml_iotsource *s, size_t entry)
{
    char bytes[4096];
    size_t n;
    if (oml_iotsource_peek(cx, s, entry, bytes, sizeof bytes - 1, &n) != OML_OK) {
        oml_cx_clear(cx);
        return OML_EUROSTAT_NONE;
    }
    bytes[n] = '\0';
    const char *at = bytes + (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    char *end = strchr(at, '\n');
    if (*at == '{')
        return strstr(at, "\"dataset\"") != NULL || strstr(at, "\"dimension\"") != NULL || strstr(at, "\"id\"") != NULL
                   ? OML_EUROSTAT_JSON
                   : OML_EUROSTAT_NONE;
    if (end != NULL)
        *end = '\0';
    if (strstr(at, "geo\\") != NULL)
        return OML_EUROSTAT_TSV;
    return strstr(at, "OBS_VALUE") != NULL && strstr(at, "geo") != NULL ? OML_EUROSTAT_SDMX : OML_EUROSTAT_NONE;
}

oml_rc
oml_eurostat_cells_read(oml_cx *cx, oml_iotsource *s, size_t entry, void *self, listener *take)
{
    const oml_eurostat_form form = oml_eurostat_cells_form(cx, s, entry);
    if (form == OML_EUROSTAT_JSON)
        return read_json(cx, s, entry, self, take);
    OML_AUTO(iotlines) *l = NULL;
    OML_TRY(oml_iotlines_open(cx, s, entry, &l));
    return form == OML_EUROSTAT_SDMX ? read_sdmx(cx, l, self, take) : read_tsv(cx, l, self, take);
}

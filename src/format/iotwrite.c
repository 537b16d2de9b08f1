/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotwrite.h"

#include "base/file.h"
#include "format/workbook.h"
#include "text/csv.h"
#include "text/json.h"
#include "text/number.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FLUSH = 4 << 20, CODES = 2 };

// The names of the rows or columns of a matrix: one or two codes each.
typedef struct side {
    size_t n;
    const uint32_t *index[CODES]; // NULL: the name's own number
    const char **code[CODES];
    const char *title[CODES];
    size_t codes;
} side;

typedef struct matrix {
    const char *name; // "satellite/F"
    const double *v;
    side rows, cols;
} matrix;

static const char *
code_of(const side *s, size_t part, size_t i)
{
    return s->code[part][s->index[part] == NULL ? i : s->index[part][i]];
}

static side
industries(const oml_iot *t)
{
    return (side){t->n, {t->row_region, t->row_sector}, {t->regions.code, t->sectors.code}, {"region", "sector"}, 2};
}

static side
finals(const oml_iot *t)
{
    return (side){
        t->f, {t->col_region, t->col_category}, {t->regions.code, t->categories.code}, {"region", "category"}, 2};
}

static side
plain(const oml_iot_names *names)
{
    return (side){names->n, {NULL, NULL}, {names->code, NULL}, {"stressor", NULL}, 1};
}

// ---- files --------------------------------------------------------------------------------------------------------

typedef struct out {
    oml_cx *cx;
    const char *path, *beside;
    int fd;
    oml_buf text;
} out;

static oml_rc
not_written(const out *o)
{
    return OML_FAIL_AT(o->cx, OML_E_IO, "OML-IWR-02", (oml_place){.file = o->path}, N_("'%s' could not be written: %s"),
                       o->path, strerror(errno));
}

static oml_rc
flush(out *o, size_t above)
{
    if (o->text.n <= above)
        return OML_OK;
    OML_TRY(oml_buf_check(o->cx, &o->text));
    if (!oml_file_put(o->fd, o->text.s, o->text.n))
        return not_written(o);
    o->text.n = 0;
    return oml_cx_go_on(o->cx);
}

// Quoted as CSV does, when the separator, a quote or a line end is in it.
static void
word(oml_buf *b, const char *s, char separator)
{
    const char special[] = {separator, '"', '\n', '\r', '\0'};
    if (strpbrk(s, special) == NULL) {
        oml_buf_text(b, s);
        return;
    }
    oml_buf_char(b, '"');
    for (; *s != '\0'; s++) {
        if (*s == '"')
            oml_buf_char(b, '"');
        oml_buf_char(b, *s);
    }
    oml_buf_char(b, '"');
}

typedef oml_rc filler(out *o, const void *what);

static oml_rc
file(oml_cx *cx, const char *folder, const char *name, filler *fill, const void *what)
{
    out o = {.cx = cx, .path = oml_arena_printf(&cx->tmp, "%s/%s", folder, name)};
    OML_TRY(oml_file_beside(cx, o.path, &o.beside));
    o.fd = open(o.beside, O_WRONLY | O_CLOEXEC);
    oml_rc rc = o.fd < 0 ? not_written(&o) : fill(&o, what);
    if (rc == OML_OK)
        rc = flush(&o, 0);
    oml_buf_free(&o.text);
    if (o.fd >= 0)
        close(o.fd);
    if (rc != OML_OK) {
        unlink(o.beside);
        return rc;
    }
    return oml_file_publish(cx, o.beside, o.path);
}

static oml_rc
make_folder(oml_cx *cx, const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return OML_OK;
    return OML_FAIL_AT(cx, OML_E_IO, "OML-IWR-01", (oml_place){.file = path}, N_("'%s' cannot be made: %s"), path,
                       strerror(errno));
}

static oml_rc
numbers(out *o, const matrix *m, size_t i, char separator)
{
    char text[OML_NUMBER_TEXT];
    for (size_t j = 0; j < m->cols.n; j++) {
        oml_buf_char(&o->text, separator);
        oml_buf_add(&o->text, text, oml_number_print(m->v[i + m->rows.n * j], text));
    }
    oml_buf_char(&o->text, '\n');
    return flush(o, FLUSH);
}

// ---- EXIOBASE -----------------------------------------------------------------------------------------------------

static oml_rc
headed(out *o, const void *what)
{
    const matrix *m = what;
    for (size_t h = 0; h < 2; h++) { // a row of regions, a row of sectors or categories
        oml_buf_text(&o->text, m->cols.title[h]);
        for (size_t c = 1; c < m->rows.codes; c++)
            oml_buf_char(&o->text, '\t');
        for (size_t j = 0; j < m->cols.n; j++) {
            oml_buf_char(&o->text, '\t');
            word(&o->text, code_of(&m->cols, h, j), '\t');
        }
        oml_buf_char(&o->text, '\n');
    }
    for (size_t c = 0; c < m->rows.codes; c++) {
        oml_buf_text(&o->text, c == 0 ? "" : "\t");
        oml_buf_text(&o->text, m->rows.title[c]);
    }
    for (size_t j = 0; j < m->cols.n; j++)
        oml_buf_char(&o->text, '\t');
    oml_buf_char(&o->text, '\n');
    for (size_t i = 0; i < m->rows.n; i++) {
        for (size_t c = 0; c < m->rows.codes; c++) {
            oml_buf_text(&o->text, c == 0 ? "" : "\t");
            word(&o->text, code_of(&m->rows, c, i), '\t');
        }
        OML_TRY(numbers(o, m, i, '\t'));
    }
    return OML_OK;
}

static oml_rc
outputs(out *o, const void *what)
{
    const oml_iot *t = what;
    char text[OML_NUMBER_TEXT];
    oml_buf_text(&o->text, "region\tsector\tindout\n");
    for (size_t i = 0; i < t->n; i++) {
        word(&o->text, t->regions.code[t->row_region[i]], '\t');
        oml_buf_char(&o->text, '\t');
        word(&o->text, t->sectors.code[t->row_sector[i]], '\t');
        oml_buf_char(&o->text, '\t');
        oml_buf_add(&o->text, text, oml_number_print(t->x[i], text));
        oml_buf_char(&o->text, '\n');
    }
    return OML_OK;
}

static oml_rc
table_units(out *o, const void *what)
{
    const oml_iot *t = what;
    oml_buf_text(&o->text, "region\tsector\tunit\n");
    for (size_t i = 0; i < t->n; i++) {
        word(&o->text, t->regions.code[t->row_region[i]], '\t');
        oml_buf_char(&o->text, '\t');
        word(&o->text, t->sectors.code[t->row_sector[i]], '\t');
        oml_buf_char(&o->text, '\t');
        word(&o->text, t->currency_unit == NULL ? "" : t->currency_unit, '\t');
        oml_buf_char(&o->text, '\n');
    }
    return OML_OK;
}

typedef struct named_units {
    const oml_iot_names *names;
    char separator;
} named_units;

static oml_rc
units(out *o, const void *what)
{
    const named_units *u = what;
    oml_buf_printf(&o->text, "stressor%cunit\n", u->separator);
    for (size_t i = 0; i < u->names->n; i++) {
        const char *unit = u->names->unit == NULL || u->names->unit[i] == NULL ? "" : u->names->unit[i];
        word(&o->text, u->names->code[i], u->separator);
        oml_buf_char(&o->text, u->separator);
        word(&o->text, unit, u->separator);
        oml_buf_char(&o->text, '\n');
    }
    return OML_OK;
}

static oml_rc
metadata(out *o, const void *what)
{
    const oml_iot *t = what;
    oml_json_out j = {.buf = &o->text, .indent = 4};
    oml_json_put_object(&j);
    oml_json_put_name(&j, "name");
    oml_json_put_text(&j, t->title == NULL ? "" : t->title);
    oml_json_put_name(&j, "system");
    oml_json_put_text(&j, t->kind == OML_IOT_PRODUCT ? "pxp" : "ixi");
    oml_json_put_name(&j, "version");
    oml_json_put_text(&j, t->source == NULL ? "" : t->source);
    oml_json_put_name(&j, "history"); // without it pymrio refuses the system
    oml_json_put_array(&j);
    oml_json_put_end(&j);
    oml_json_put_end(&j);
    oml_buf_char(&o->text, '\n');
    return OML_OK;
}

// Names, with the number of their columns of labels and rows of headings, which are texts in this format.
static void
parameter(oml_json_out *j, const char *key, const char *file_name, const char *labels, const char *headings)
{
    oml_json_put_name(j, key);
    oml_json_put_object(j);
    oml_json_put_name(j, "name");
    oml_json_put_text(j, file_name);
    oml_json_put_name(j, "nr_index_col");
    oml_json_put_text(j, labels);
    oml_json_put_name(j, "nr_header");
    oml_json_put_text(j, headings);
    oml_json_put_end(j);
}

static oml_rc
parameters(out *o, const void *what)
{
    const char *satellite = what; // NULL: of the table itself
    oml_json_out j = {.buf = &o->text, .indent = 4};
    oml_json_put_object(&j);
    oml_json_put_name(&j, "files");
    oml_json_put_object(&j);
    if (satellite == NULL) {
        parameter(&j, "Z", "Z.txt", "2", "2");
        parameter(&j, "Y", "Y.txt", "2", "2");
        parameter(&j, "x", "x.txt", "2", "1");
        parameter(&j, "unit", "unit.txt", "2", "1");
    } else {
        parameter(&j, "F", "F.txt", "1", "2");
        parameter(&j, "F_Y", "F_Y.txt", "1", "2");
        parameter(&j, "unit", "unit.txt", "1", "1");
    }
    oml_json_put_end(&j);
    oml_json_put_name(&j, "systemtype");
    oml_json_put_text(&j, satellite == NULL ? "IOSystem" : "Extension");
    if (satellite != NULL) {
        oml_json_put_name(&j, "name");
        oml_json_put_text(&j, satellite);
    }
    oml_json_put_end(&j);
    oml_buf_char(&o->text, '\n');
    return OML_OK;
}

static oml_rc
satellite(oml_cx *cx, const char *folder, const char *name, const oml_iot *t, const oml_iot_names *names,
          const double *F, const double *FY)
{
    if (names->n == 0)
        return OML_OK;
    const char *inner = oml_arena_printf(&cx->tmp, "%s/%s", folder, name);
    const named_units u = {names, '\t'};
    const matrix f = {"F", F, plain(names), industries(t)}, fy = {"F_Y", FY, plain(names), finals(t)};
    OML_TRY(make_folder(cx, inner));
    OML_TRY(file(cx, inner, "F.txt", headed, &f));
    if (FY != NULL)
        OML_TRY(file(cx, inner, "F_Y.txt", headed, &fy));
    OML_TRY(file(cx, inner, "file_parameters.json", parameters, name));
    return file(cx, inner, "unit.txt", units, &u);
}

static oml_rc
exiobase(oml_cx *cx, const char *folder, const oml_iot *t)
{
    const matrix z = {"Z", t->Z, industries(t), industries(t)}, y = {"Y", t->Y, industries(t), finals(t)};
    OML_TRY(file(cx, folder, "Z.txt", headed, &z));
    OML_TRY(file(cx, folder, "Y.txt", headed, &y));
    OML_TRY(file(cx, folder, "x.txt", outputs, t));
    OML_TRY(file(cx, folder, "unit.txt", table_units, t));
    OML_TRY(file(cx, folder, "metadata.json", metadata, t));
    OML_TRY(file(cx, folder, "file_parameters.json", parameters, NULL));
    OML_TRY(satellite(cx, folder, "factor_inputs", t, &t->primaries, t->V, t->VY));
    return satellite(cx, folder, "satellite", t, &t->stressors, t->F, t->FY);
}

// ---- CSV and workbook ---------------------------------------------------------------------------------------------

enum { MATRICES = 7 };

static size_t
matrices(const oml_iot *t, matrix all[MATRICES])
{
    const side x = {1, {NULL, NULL}, {NULL, NULL}, {"x", NULL}, 0};
    const matrix every[MATRICES] = {
        {"Z", t->Z, industries(t), industries(t)},
        {"Y", t->Y, industries(t), finals(t)},
        {"x", t->x, industries(t), x},
        {"V", t->V, plain(&t->primaries), industries(t)},
        {"V_Y", t->VY, plain(&t->primaries), finals(t)},
        {"F", t->F, plain(&t->stressors), industries(t)},
        {"F_Y", t->FY, plain(&t->stressors), finals(t)},
    };
    size_t n = 0;
    for (size_t i = 0; i < MATRICES; i++)
        if (every[i].v != NULL)
            all[n++] = every[i];
    return n;
}

// AREA_CODE; the column of output is called x.
static const char *
joined(oml_arena *arena, const side *s, size_t i)
{
    if (s->codes == 0)
        return s->title[0];
    return s->codes == 1 ? code_of(s, 0, i) : oml_arena_printf(arena, "%s_%s", code_of(s, 0, i), code_of(s, 1, i));
}

static oml_rc
comma_separated(out *o, const void *what)
{
    const matrix *m = what;
    oml_buf_text(&o->text, "code");
    for (size_t j = 0; j < m->cols.n; j++) {
        oml_buf_char(&o->text, ',');
        word(&o->text, joined(&o->cx->tmp, &m->cols, j), ',');
    }
    oml_buf_char(&o->text, '\n');
    for (size_t i = 0; i < m->rows.n; i++) {
        word(&o->text, joined(&o->cx->tmp, &m->rows, i), ',');
        OML_TRY(numbers(o, m, i, ','));
    }
    return OML_OK;
}

static oml_rc
csv(oml_cx *cx, const char *folder, const oml_iot *t)
{
    matrix all[MATRICES];
    const size_t n = matrices(t, all);
    const named_units u = {&t->stressors, ','};
    for (size_t i = 0; i < n; i++)
        OML_TRY(file(cx, folder, oml_arena_printf(&cx->tmp, "%s.csv", all[i].name), comma_separated, &all[i]));
    return file(cx, folder, "units.csv", units, &u);
}

static oml_rc
sheet(oml_cx *cx, oml_workbook *w, const matrix *m)
{
    const size_t n = m->cols.n + 1;
    oml_workbook_column *columns = OML_NEW(&cx->tmp, oml_workbook_column, n);
    const char **values = OML_NEW(&cx->tmp, const char *, n);
    char *text = OML_NEW(&cx->tmp, char, n *OML_NUMBER_TEXT);
    for (size_t j = 0; j < n; j++)
        columns[j] = (oml_workbook_column){j == 0 ? "code" : joined(&cx->tmp, &m->cols, j - 1),
                                           j == 0 ? OML_WORKBOOK_TEXT : OML_WORKBOOK_REAL, j == 0 ? 24 : 12, NULL};
    OML_TRY(oml_workbook_sheet(cx, w, m->name, columns, n));
    for (size_t i = 0; i < m->rows.n; i++) {
        values[0] = joined(&cx->tmp, &m->rows, i);
        for (size_t j = 0; j < m->cols.n; j++) {
            char *to = text + j * OML_NUMBER_TEXT;
            to[oml_number_print(m->v[i + m->rows.n * j], to)] = '\0';
            values[j + 1] = to;
        }
        OML_TRY(oml_workbook_row(cx, w, values));
    }
    return OML_OK;
}

static oml_rc
xlsx(oml_cx *cx, const char *folder, const oml_iot *t)
{
    matrix all[MATRICES];
    const size_t n = matrices(t, all);
    size_t cells = 0, widest = 0;
    for (size_t i = 0; i < n; i++) {
        cells += all[i].rows.n * all[i].cols.n;
        widest = all[i].cols.n > widest ? all[i].cols.n : widest;
    }
    if (cells > OML_IOTWRITE_CELLS || widest >= OML_CSV_COLUMNS)
        return OML_HINT(cx, OML_FAIL(cx, OML_E_INPUT, "OML-IWR-03", N_("%zu cells are too many for a workbook"), cells),
                        N_("take --layout csv or exiobase, or aggregate the table first"));
    OML_AUTO(workbook) *w = NULL;
    OML_TRY(oml_workbook_new(cx, oml_arena_printf(&cx->tmp, "%s/table.xlsx", folder),
                             t->title == NULL ? "table" : t->title, &w));
    for (size_t i = 0; i < n; i++)
        OML_TRY(sheet(cx, w, &all[i]));
    return oml_workbook_publish(cx, w);
}

oml_rc
oml_iotwrite(oml_cx *cx, const char *folder, oml_iotwrite_layout layout, const oml_iot *t)
{
    OML_TRY(make_folder(cx, folder));
    switch (layout) {
    case OML_IOTWRITE_EXIOBASE:
        return exiobase(cx, folder, t);
    case OML_IOTWRITE_CSV:
        return csv(cx, folder, t);
    case OML_IOTWRITE_XLSX:
        break;
    }
    return xlsx(cx, folder, t);
}

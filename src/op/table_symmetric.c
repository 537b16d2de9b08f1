/* Supply and use tables made symmetric.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"
#include "economy/sut.h"
#include "format/iotfile.h"
#include "format/sutread.h"
#include "op/table.h"

#include <string.h>

typedef struct args {
    const char *path, *model, *out;
    int64_t year;
    double tolerance;
} args;

static const char *const models[OML_SUT_MODELS] = {
    [OML_SUT_A] = N_("model A of the Eurostat manual: products by products, each made in one way (product technology)"),
    [OML_SUT_B] = N_("model B of the Eurostat manual: products by products, each industry has one way of making all "
                     "(industry technology)"),
    [OML_SUT_C] = N_("model C of the Eurostat manual: industries by industries, each sells all it makes alike (fixed "
                     "industry sales)"),
    [OML_SUT_D] = N_("model D of the Eurostat manual: industries by industries, each product is sold alike whoever "
                     "makes it (fixed product sales)"),
};

static const char *remark(oml_cx *cx, const char *format, ...) __attribute__((format(printf, 2, 3)));

static const char *
remark(oml_cx *cx, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *text = oml_tr_vprintf(&cx->tmp, cx->lang, format, values);
    va_end(values);
    return text;
}

// What stays with the table: the model, and what it did.
static void
add_notes(oml_cx *cx, const oml_sut *t, oml_sut_model model, const oml_sut_report *r, oml_iot *made)
{
    const char **notes = OML_NEW(&cx->tmp, const char *, t->n_notes + 3);
    if (t->n_notes > 0)
        memcpy(notes, t->notes, t->n_notes * sizeof *notes);
    made->n_notes = t->n_notes;
    notes[made->n_notes++] = remark(cx, N_("made of %zu products supplied and used by %zu industries, by %s"), t->p,
                                    t->m, oml_tr(cx->lang, models[model]));
    if (r->unbalanced > 0)
        notes[made->n_notes++] = remark(cx, N_("supply and use of %zu products differ, most of %s / %s: %g against %g"),
                                        r->unbalanced, t->regions.code[t->product_region[r->product]],
                                        t->products.code[t->product[r->product]], r->supply, r->use);
    if (r->negative > 0)
        notes[made->n_notes++] =
            remark(cx, N_("%zu deliveries are negative, together %g of %g: the model's assumption does not hold there"),
                   r->negative, r->negative_sum, r->total);
    made->notes = notes;
}

static void
show_negative(const oml_iot *t, const oml_sut_report *r, oml_doc *out)
{
    static const oml_column columns[] = {
        {"row", N_("row"), OML_CELL_TEXT, NULL, 0},
        {"column", N_("column"), OML_CELL_TEXT, NULL, 0},
        {"value", N_("value"), OML_CELL_REAL, NULL, OML_DIGITS_AS_IS},
    };
    if (r->negative == 0)
        return;
    oml_table *d = oml_doc_table(out, "negative", N_("the lowest deliveries"), columns, OML_COUNT(columns));
    for (size_t i = 0; i < r->negative && i < OML_SUT_SHOWN; i++) {
        oml_table_text(d, oml_table_row(out->arena, t, r->worst[i].row));
        oml_table_text(d, oml_table_row(out->arena, t, r->worst[i].col));
        oml_table_real(d, r->worst[i].value);
    }
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    oml_sut *t;
    oml_sut_report report;
    OML_AUTO(iotsource) *source = NULL;
    OML_AUTO(iot) *made = NULL;
    OML_AUTO(iot) *stored = NULL;
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    if (a->year < 0 || a->year > 9999)
        return OML_FAIL(cx, OML_E_USAGE, "OML-TAB-01", N_("--year must be a year"));
    if (strlen(a->model) != 1 || a->model[0] < 'A' || a->model[0] > 'D')
        return OML_FAIL(cx, OML_E_USAGE, "OML-SYM-01", N_("the models are A, B, C and D, not '%s'"), a->model);
    const oml_sut_model model = (oml_sut_model)(a->model[0] - 'A');
    OML_TRY(oml_iotsource_open(cx, a->path, &source));
    OML_TRY(oml_sutread(cx, source, (int)a->year, &t));
    OML_TRY(oml_sut_symmetric(cx, t, model, &report, &made));
    add_notes(cx, t, model, &report, made);
    OML_TRY(oml_iotfile_write(cx, a->out, made));
    OML_TRY(oml_iotfile_open(cx, a->out, &stored));
    oml_doc_run(out, "model", "%s", a->model);
    oml_table_describe(out, stored, a->tolerance);
    show_negative(stored, &report, out);
    return OML_OK;
}

static const oml_param params[] = {
    {"path", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(args, path),
     N_("a folder or a zip with supply.csv and use.csv, FIGARO's supply and use, or naio_10_cp15 and naio_10_cp1610 of "
        "Eurostat"),
     NULL},
    {"model", OML_KIND_TEXT, 0, offsetof(args, model),
     N_("A or B: products by products; C or D: industries by industries; A and C may give negative cells"), "D"},
    {"year", OML_KIND_INT, 0, offsetof(args, year), N_("which year, where there are several"), NULL},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, out), N_("the table file to write, T.iot"), NULL},
    OML_TABLE_TOLERANCE(args),
};

const oml_op oml_table_symmetric_op = {
    .name = "table symmetric",
    .family = OML_FAMILY_TABLE,
    .help = N_("make a symmetric table of supply and use tables"),
    .more = N_("Both must be at basic prices. Products are the rows of the supply table, industries its columns. "
               "Primary inputs stand below "
               "the use table or in primary.csv, satellites in satellites.csv. What the models assume is in "
               "docs/method/economy.md."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

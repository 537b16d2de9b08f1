/* Reads what a publisher provides into a table file.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"
#include "format/iotread.h"
#include "op/table.h"

struct table_import {
    const char *path, *format, *out;
    int64_t year;
    double tolerance;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    (void)s;
    const struct table_import *a = args;
    const oml_iotread_format *format;
    OML_AUTO(iot) *t = NULL;
    OML_AUTO(iot) *stored = NULL;
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    if (a->year < 0 || a->year > 9999)
        return OML_FAIL(cx, OML_E_USAGE, "OML-TAB-01", N_("--year must be a year"));
    OML_TRY(oml_iotread(cx, a->path, a->format, (int)a->year, &format, &t));
    if (a->year != 0 && t->year != 0 && t->year != (int)a->year)
        return OML_FAIL(cx, OML_E_NOTFOUND, "OML-TAB-07", N_("'%s' is of %d, not of %d"), a->path, t->year,
                        (int)a->year);
    t->year = t->year == 0 ? (int)a->year : t->year;
    OML_TRY(oml_iotfile_move(cx, a->out, t));
    OML_TRY(oml_iotfile_open(cx, a->out, &stored));
    oml_doc_run(out, "format", "%s", format->name);
    oml_table_describe(out, stored, a->tolerance);
    return OML_OK;
}

static const oml_param params[] = {
    {"path", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct table_import, path),
     N_("a file, a folder or a zip, as the publisher provides it"), NULL},
    {"format", OML_KIND_TEXT, 0, offsetof(struct table_import, format),
     N_("exiobase, exiobase1, figaro, wiod, oecd, eora, eurostat, fpb, fpb-pxp or csv; otherwise it is found out"),
     NULL},
    {"year", OML_KIND_INT, 0, offsetof(struct table_import, year), N_("which year, where there are several"), NULL},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(struct table_import, out),
     N_("the table file to write, T.iot"), NULL},
    OML_TABLE_TOLERANCE(struct table_import),
};

const oml_op oml_table_import_op = {
    .name = "table import",
    .family = OML_FAMILY_TABLE,
    .help = N_("read an input-output table as its publisher provides it"),
    .more = N_("Rows and columns are known by their labels, never by their place. What had to be decided about the "
               "figures is said, "
               "and stays with the table ('omloop table info'). Coefficients (A) are not read where deliveries (Z) are "
               "there too."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(struct table_import),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

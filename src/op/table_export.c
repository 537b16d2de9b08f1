/* Writes a table for other programs.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"
#include "format/iotwrite.h"
#include "op/engine.h"
#include "op/table.h"

#include <string.h>

typedef struct args {
    const char *file, *layout, *out;
    double tolerance;
} args;

static oml_rc
run(oml_cx *cx, oml_session *s, const void *given, oml_doc *out)
{
    (void)s;
    const args *a = given;
    OML_AUTO(iot) *t = NULL;
    oml_iotwrite_layout layout;
    if (strcmp(a->layout, "exiobase") == 0)
        layout = OML_IOTWRITE_EXIOBASE;
    else if (strcmp(a->layout, "csv") == 0)
        layout = OML_IOTWRITE_CSV;
    else if (strcmp(a->layout, "xlsx") == 0)
        layout = OML_IOTWRITE_XLSX;
    else
        return OML_FAIL(cx, OML_E_USAGE, "OML-TAB-06", N_("--layout must be exiobase, csv or xlsx, not '%s'"),
                        a->layout);
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    OML_TRY(oml_iotfile_open(cx, a->file, &t));
    OML_TRY(oml_iotwrite(cx, a->out, layout, t));
    oml_doc_text(out, N_("written to %s: %zu rows, %zu final users, %zu stressors"), a->out, t->n, t->f,
                 t->stressors.n);
    oml_table_warn(out, t, a->tolerance);
    return OML_OK;
}

static const oml_param params[] = {
    OML_ENGINE_FILE(args),
    {"layout", OML_KIND_TEXT, 0, offsetof(args, layout), N_("exiobase (text, as EXIOBASE 3), csv or xlsx"), "exiobase"},
    {"output", OML_KIND_FILE, OML_PARAM_REQUIRED, offsetof(args, out),
     N_("a folder, made when it is not there; files of the same name are replaced"), NULL},
    OML_TABLE_TOLERANCE(args),
};

const oml_op oml_table_export_op = {
    .name = "table export",
    .family = OML_FAMILY_TABLE,
    .help = N_("write a table as text or as a workbook for other programs"),
    .more = N_("'omloop table import' reads the first two back to the same figures. Numbers are the shortest that read "
               "back exactly."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(args),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

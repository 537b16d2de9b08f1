/* Takes records from a package, a sheet or a workbook.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/intake.h"

#include <string.h>

struct import {
    const char *path, *comma, *separator;
};

static oml_rc
style(oml_cx *cx, const struct import *a, oml_sheet_style *out)
{
    if (a->comma != NULL) {
        const bool yes = strcmp(a->comma, "yes") == 0;
        if (!yes && strcmp(a->comma, "no") != 0)
            return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-17", N_("--comma must be yes or no, not '%s'"), a->comma);
        out->comma = yes ? OML_COMMA_YES : OML_COMMA_NO;
    }
    if (a->separator != NULL) {
        const bool tab = strcmp(a->separator, "tab") == 0;
        if (!tab && strcmp(a->separator, ",") != 0 && strcmp(a->separator, ";") != 0)
            return OML_FAIL(cx, OML_E_USAGE, "OML-OPS-18", N_("--separator must be ',' or ';' or tab, not '%s'"),
                            a->separator);
        out->separator = tab ? '\t' : a->separator[0];
    }
    return OML_OK;
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct import *a = args;
    oml_intake_wish wish = {.path = a->path};
    OML_TRY(style(cx, a, &wish.style));
    return oml_intake_run(cx, s, &wish, out);
}

static const oml_param params[] = {
    {"path", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct import, path),
     N_("a folder of CSV files, one file such as paths.csv, or an .xlsx workbook"), NULL},
    {"comma", OML_KIND_TEXT, 0, offsetof(struct import, comma),
     N_("whether numbers have a decimal comma, yes or no; otherwise found out where that is certain"), NULL},
    {"separator", OML_KIND_TEXT, 0, offsetof(struct import, separator),
     N_("what stands between the cells of a CSV file: , or ; or tab; otherwise found out"), NULL},
};

const oml_op oml_import_op = {
    .name = "import",
    .family = OML_FAMILY_FILE,
    .help = N_("take records from CSV files or a workbook: all of them or nothing"),
    .more =
        N_("Records are matched by code: new ones are added, others changed field by field. A field without a column "
           "stays as it is; an empty cell empties it. With --dry-run you see what would happen, row by row."),
    .right = OML_MAY_WRITE,
    .agenda = OML_AGENDA_WRITE,
    .args_size = sizeof(struct import),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

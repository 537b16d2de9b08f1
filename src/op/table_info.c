/* What is in a table file.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"
#include "op/table.h"

struct table_info {
    const char *path;
    double tolerance;
};

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    (void)s;
    const struct table_info *a = args;
    OML_AUTO(iot) *t = NULL;
    OML_TRY(oml_table_tolerance(cx, a->tolerance));
    OML_TRY(oml_iotfile_open(cx, a->path, &t));
    OML_TRY(oml_iotfile_verify(cx, t, OML_IOTFILE_SMALL));
    oml_table_describe(out, t, a->tolerance);
    oml_table_names(out, t);
    return OML_OK;
}

static const oml_param params[] = {
    {"file", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct table_info, path),
     N_("a table file, T.iot"), NULL},
    OML_TABLE_TOLERANCE(struct table_info),
};

const oml_op oml_table_info_op = {
    .name = "table info",
    .family = OML_FAMILY_TABLE,
    .help = N_("what is in a table file: size, names, units, remarks"),
    .more = N_("Holds its parts of up to 64 MB against their checksums; 'omloop table check' does so with all. The "
               "numbers to hold against the publisher's are regions, sectors, total output, total value added, "
               "stressors and the largest imbalance."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_NONE,
    .args_size = sizeof(struct table_info),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

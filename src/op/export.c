/* Writes an agenda as a package: a folder of CSV files, or a workbook.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/package.h"
#include "op/op.h"

struct export
{
    const char *path;
};

typedef struct giver {
    oml_store *store;
    size_t *n; // records of each noun
} giver;

// Withdrawn records too: nothing vanishes.
static oml_rc
give(oml_cx *cx, void *self, const oml_noun *noun, oml_record **records, size_t *n)
{
    giver *g = self;
    oml_records all;
    OML_TRY(oml_cx_go_on(cx));
    OML_TRY(oml_store_list_all(cx, g->store, noun, &all));
    *records = all.at;
    *n = g->n[noun - oml_nouns] = all.n;
    return OML_OK;
}

static void
report(const giver *g, oml_doc *out)
{
    static const oml_column columns[] = {
        {"sheet", N_("sheet"), OML_CELL_TEXT, NULL, 0},
        {"records", N_("records"), OML_CELL_INT, NULL, 0},
    };
    oml_table *t = oml_doc_table(out, "sheets", NULL, columns, OML_COUNT(columns));
    for (size_t i = 0; i < oml_noun_count; i++)
        if (g->n[i] > 0) {
            oml_table_text(t, oml_nouns[i].plural);
            oml_table_int(t, (int64_t)g->n[i]);
        }
}

static oml_rc
run(oml_cx *cx, oml_session *s, const void *args, oml_doc *out)
{
    const struct export *a = args;
    oml_records agendas;
    OML_TRY(oml_store_list(cx, s->store, oml_noun_find("agenda"), NULL, NULL, &agendas));
    giver g = {.store = s->store, .n = OML_NEW(&cx->tmp, size_t, oml_noun_count)};
    OML_TRY(oml_package_write(cx, a->path, agendas.n > 0 ? oml_record_get(&agendas.at[0], "title_nl") : "agenda", give,
                              &g));
    report(&g, out);
    return OML_OK;
}

static const oml_param params[] = {
    {"path", OML_KIND_FILE, OML_PARAM_POSITIONAL | OML_PARAM_REQUIRED, offsetof(struct export, path),
     N_("a folder, made when it is not there, or a file that ends in .xlsx; what is there is replaced"), NULL},
};

const oml_op oml_export_op = {
    .name = "export",
    .family = OML_FAMILY_FILE,
    .help = N_("write all records as CSV files or as a workbook"),
    .more =
        N_("The same records always give the same bytes, so that two exports can be compared; 'omloop init --from' and "
           "'omloop import' read them back."),
    .right = OML_MAY_READ,
    .agenda = OML_AGENDA_READ,
    .args_size = sizeof(struct export),
    .params = params,
    .n_params = OML_COUNT(params),
    .run = run,
};

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"
#include "format/datapackage.h"
#include "format/package.h"
#include "format/workbook.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static oml_rc
write_sheet(oml_cx *cx, const char *path, const oml_noun *noun, const oml_datapackage_part *part)
{
    OML_BUF_AUTO text = {0};
    const char *cells[OML_NOUN_MAX_FIELDS];
    for (size_t i = 0; i < noun->n_fields; i++)
        cells[i] = noun->fields[i].name;
    oml_csv_put(&text, cells, noun->n_fields, ',');
    for (size_t i = 0; i < part->n; i++)
        oml_csv_put(&text, part->records[i].value, noun->n_fields, ',');
    OML_TRY(oml_buf_check(cx, &text));
    return oml_file_write(cx, path, text.s, text.n);
}

static oml_rc
write_folder(oml_cx *cx, const char *folder, const char *title, const oml_datapackage_part parts[])
{
    struct stat about;
    if (mkdir(folder, 0777) != 0 && (errno != EEXIST || stat(folder, &about) != 0 || !S_ISDIR(about.st_mode)))
        return OML_FAIL_AT(cx, OML_E_IO, "OML-PKG-06", (oml_place){.file = folder},
                           N_("the folder '%s' cannot be made: %s"), folder, strerror(errno));
    for (size_t i = 0; i < oml_noun_count; i++) {
        const char *path = oml_arena_printf(&cx->tmp, "%s/%s.csv", folder, oml_nouns[i].plural);
        oml_cx_tell(cx, N_("writing the package"), (double)i, (double)oml_noun_count);
        if (parts[i].n > 0)
            OML_TRY(write_sheet(cx, path, &oml_nouns[i], &parts[i]));
    }
    OML_BUF_AUTO text = {0};
    oml_datapackage_put(&text, title, parts);
    OML_TRY(oml_buf_check(cx, &text));
    OML_TRY(oml_file_write(cx, oml_arena_printf(&cx->tmp, "%s/datapackage.json", folder), text.s, text.n));
    // What an earlier writing left of a noun that has no records any more would be read again.
    for (size_t i = 0; i < oml_noun_count; i++)
        if (parts[i].n == 0)
            (void)!unlink(oml_arena_printf(&cx->tmp, "%s/%s.csv", folder, oml_nouns[i].plural));
    return OML_OK;
}

// How a field looks in a workbook. Texts of a pair are sentences, the others words.
static oml_workbook_column
column_of(const oml_noun *noun, size_t i)
{
    const oml_field *f = &noun->fields[i];
    const size_t n = strlen(f->name);
    oml_workbook_column c = {.heading = f->name, .width = n < 10 ? 12 : (double)n + 3};
    switch (f->kind) {
    case OML_FIELD_REAL:
        c.kind = OML_WORKBOOK_REAL;
        break;
    case OML_FIELD_INT:
        c.kind = OML_WORKBOOK_WHOLE;
        break;
    case OML_FIELD_MONEY:
        c.kind = OML_WORKBOOK_MONEY;
        break;
    case OML_FIELD_BOOL:
        c.kind = OML_WORKBOOK_BOOL;
        break;
    case OML_FIELD_DATE:
        c.kind = OML_WORKBOOK_DATE;
        break;
    case OML_FIELD_ENUM:
        c.choices = f->of;
        break;
    case OML_FIELD_TEXT:
        if (n > 3 && f->name[n - 3] == '_')
            c.width = 50;
        break;
    case OML_FIELD_REF:
    case OML_FIELD_LIST:
        break;
    }
    return c;
}

static oml_rc
write_workbook(oml_cx *cx, const char *path, const char *title, const oml_datapackage_part parts[])
{
    OML_AUTO(workbook) *w = NULL;
    OML_TRY(oml_workbook_new(cx, path, title, &w));
    for (size_t i = 0; i < oml_noun_count; i++) {
        const oml_noun *noun = &oml_nouns[i];
        oml_workbook_column columns[OML_NOUN_MAX_FIELDS];
        if (parts[i].n == 0)
            continue;
        oml_cx_tell(cx, N_("writing the package"), (double)i, (double)oml_noun_count);
        for (size_t j = 0; j < noun->n_fields; j++)
            columns[j] = column_of(noun, j);
        OML_TRY(oml_workbook_sheet(cx, w, noun->plural, columns, noun->n_fields));
        for (size_t j = 0; j < parts[i].n; j++)
            OML_TRY(oml_workbook_row(cx, w, parts[i].records[j].value));
    }
    return oml_workbook_publish(cx, w);
}

oml_rc
oml_package_write(oml_cx *cx, const char *path, const char *title, oml_package_give *give, void *self)
{
    oml_datapackage_part *parts = OML_NEW(&cx->tmp, oml_datapackage_part, oml_noun_count);
    for (size_t i = 0; i < oml_noun_count; i++)
        OML_TRY(give(cx, self, &oml_nouns[i], &parts[i].records, &parts[i].n));
    return oml_sheet_is_xlsx(path) ? write_workbook(cx, path, title, parts) : write_folder(cx, path, title, parts);
}

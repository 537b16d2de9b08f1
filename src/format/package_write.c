/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"
#include "format/datapackage.h"
#include "format/package.h"

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
        if (parts[i].n == 0)
            (void)!unlink(path);
        else
            OML_TRY(write_sheet(cx, path, &oml_nouns[i], &parts[i]));
    }
    OML_BUF_AUTO text = {0};
    oml_datapackage_put(&text, title, parts);
    OML_TRY(oml_buf_check(cx, &text));
    return oml_file_write(cx, oml_arena_printf(&cx->tmp, "%s/datapackage.json", folder), text.s, text.n);
}

oml_rc
oml_package_write(oml_cx *cx, const char *path, const char *title, oml_package_give *give, void *self)
{
    oml_datapackage_part *parts = OML_NEW(&cx->tmp, oml_datapackage_part, oml_noun_count);
    for (size_t i = 0; i < oml_noun_count; i++)
        OML_TRY(give(cx, self, &oml_nouns[i], &parts[i].records, &parts[i].n));
    return write_folder(cx, path, title, parts);
}

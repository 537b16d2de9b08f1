/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/zip.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct oml_zip {
    zip_t *archive;
    const char *file;
    size_t n;
};

struct oml_zip_entry {
    zip_file_t *stream;
    const char *file, *name;
    uint64_t left; // what it still may give
};

static oml_rc
damaged(oml_cx *cx, const char *file, zip_error_t *error)
{
    return OML_HINT(cx,
                    OML_FAIL_AT(cx, OML_E_PARSE, "OML-ZIP-01", (oml_place){.file = file},
                                N_("the file is cut off or damaged: %s"), zip_error_strerror(error)),
                    N_("fetch or save the file again"));
}

static oml_rc
no_zip(oml_cx *cx, const char *file, const char *s, size_t n)
{
    OML_FAIL_AT(cx, OML_E_PARSE, "OML-ZIP-02", (oml_place){.file = file}, N_("this is not a zip file"));
    if (n >= 4 && memcmp(s, "\xD0\xCF\x11\xE0", 4) == 0)
        return OML_HINT(cx, OML_E_PARSE,
                        N_("it seems to be an .xls file or a workbook with a password: save it as .xlsx without one"));
    return OML_HINT(cx, OML_E_PARSE, N_("a workbook must be saved as .xlsx"));
}

// A name that stays inside the folder it would be unpacked in.
static bool
stays_inside(const char *name)
{
    if (name[0] == '\0' || name[0] == '/' || strchr(name, '\\') != NULL || strchr(name, ':') != NULL)
        return false;
    for (const char *s = name; s != NULL; s = strchr(s, '/')) {
        s += *s == '/';
        if (strncmp(s, "..", 2) == 0 && (s[2] == '/' || s[2] == '\0'))
            return false;
    }
    return true;
}

static const char *
shown(oml_cx *cx, const char *name)
{
    return oml_utf8_excerpt(&cx->tmp, name, strlen(name), 80);
}

static oml_rc
check_entries(oml_cx *cx, const oml_zip *z, uint64_t ceiling)
{
    const oml_place place = {.file = z->file};
    if (z->n > OML_ZIP_ENTRIES)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ZIP-03", place, N_("the file holds %zu entries; %d are allowed"), z->n,
                           OML_ZIP_ENTRIES);
    uint64_t total = 0;
    for (size_t i = 0; i < z->n; i++) {
        zip_stat_t about;
        if (zip_stat_index(z->archive, i, ZIP_FL_ENC_RAW, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0)
            return damaged(cx, z->file, zip_get_error(z->archive));
        if (!stays_inside(about.name) || zip_name_locate(z->archive, about.name, ZIP_FL_ENC_RAW) != (zip_int64_t)i)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ZIP-05", place,
                               N_("an entry has the name '%s', which is not allowed or stands there twice"),
                               shown(cx, about.name));
        const bool bomb = about.size > OML_ZIP_SMALL && about.size / OML_ZIP_RATIO > about.comp_size;
        total = about.size > ceiling ? ceiling + 1 : total + about.size;
        if (bomb || total > ceiling)
            return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ZIP-04", place,
                               N_("'%s' would unpack to more than is allowed: it looks like a zip bomb"), about.name);
    }
    return OML_OK;
}

oml_rc
oml_zip_open(oml_cx *cx, const char *file, const char *s, size_t n, oml_zip **out)
{
    return oml_zip_open_within(cx, file, s, n, OML_ZIP_CEILING, out);
}

oml_rc
oml_zip_open_within(oml_cx *cx, const char *file, const char *s, size_t n, uint64_t ceiling, oml_zip **out)
{
    *out = NULL;
    if (n < 4 || memcmp(s, "PK", 2) != 0)
        return no_zip(cx, file, s, n);
    OML_AUTO(zip) *z = calloc(1, sizeof *z);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(s, n, 0, &error);
    if (z == NULL || source == NULL) {
        zip_source_free(source);
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ZIP-07", N_("no memory for a zip file"));
    }
    z->file = file;
    z->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (z->archive == NULL) {
        zip_source_free(source);
        const oml_rc rc = damaged(cx, file, &error);
        zip_error_fini(&error);
        return rc;
    }
    z->n = (size_t)zip_get_num_entries(z->archive, 0);
    OML_TRY(check_entries(cx, z, ceiling));
    *out = oml_zip_take(&z);
    return OML_OK;
}

void
oml_zip_free(oml_zip *z)
{
    if (z == NULL)
        return;
    if (z->archive != NULL)
        zip_discard(z->archive);
    free(z);
}

size_t
oml_zip_count(const oml_zip *z)
{
    return z->n;
}

const char *
oml_zip_name(const oml_zip *z, size_t i)
{
    return zip_get_name(z->archive, i, ZIP_FL_ENC_RAW);
}

bool
oml_zip_has(const oml_zip *z, const char *name)
{
    return zip_name_locate(z->archive, name, ZIP_FL_ENC_RAW) >= 0;
}

oml_rc
oml_zip_entry_open(oml_cx *cx, oml_zip *z, const char *name, oml_zip_entry **out)
{
    *out = NULL;
    zip_stat_t about;
    OML_AUTO(zip_entry) *e = calloc(1, sizeof *e);
    if (e == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ZIP-07", N_("no memory for a zip file"));
    e->file = z->file;
    e->stream = zip_fopen(z->archive, name, ZIP_FL_ENC_RAW);
    if (e->stream == NULL || zip_stat(z->archive, name, ZIP_FL_ENC_RAW, &about) != 0)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ZIP-06", (oml_place){.file = z->file},
                           N_("'%s' in it cannot be read: %s"), shown(cx, name),
                           zip_error_strerror(zip_get_error(z->archive)));
    e->name = about.name;
    e->left = about.size;
    *out = oml_zip_entry_take(&e);
    return OML_OK;
}

double
oml_zip_entry_size(const oml_zip_entry *e)
{
    return (double)e->left;
}

oml_rc
oml_zip_entry_read(oml_cx *cx, oml_zip_entry *e, char *bytes, size_t room, size_t *n)
{
    const zip_int64_t got = zip_fread(e->stream, bytes, room);
    *n = 0;
    if (got < 0)
        return damaged(cx, e->file, zip_file_get_error(e->stream));
    if ((uint64_t)got > e->left)
        return OML_FAIL_AT(cx, OML_E_INPUT, "OML-ZIP-04", (oml_place){.file = e->file},
                           N_("'%s' would unpack to more than is allowed: it looks like a zip bomb"),
                           shown(cx, e->name));
    if (got == 0 && e->left > 0)
        return OML_FAIL_AT(cx, OML_E_PARSE, "OML-ZIP-08", (oml_place){.file = e->file},
                           N_("'%s' in it is shorter than it says"), shown(cx, e->name));
    e->left -= (uint64_t)got;
    *n = (size_t)got;
    return OML_OK;
}

void
oml_zip_entry_free(oml_zip_entry *e)
{
    if (e == NULL)
        return;
    if (e->stream != NULL)
        zip_fclose(e->stream);
    free(e);
}

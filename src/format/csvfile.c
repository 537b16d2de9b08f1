/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/csvfile.h"

#include "base/file.h"
#include "text/csv.h"
#include "text/number.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 20 }; // bytes kept until they are written

struct oml_csvfile {
    const char *path, *beside; // in cx->tmp
    oml_buf text;
    int fd;
    bool row, placed; // inside a row; at its path
};

oml_rc
oml_csvfile_folder(oml_cx *cx, const char *folder)
{
    struct stat about;
    if (mkdir(folder, 0777) != 0 && (errno != EEXIST || stat(folder, &about) != 0 || !S_ISDIR(about.st_mode)))
        return OML_FAIL_AT(cx, OML_E_IO, "OML-CSF-01", (oml_place){.file = folder},
                           N_("the folder '%s' cannot be made: %s"), folder, strerror(errno));
    return OML_OK;
}

oml_rc
oml_csvfile_open(oml_cx *cx, const char *folder, const char *name, const char *header, oml_csvfile **out)
{
    *out = NULL;
    OML_AUTO(csvfile) *f = calloc(1, sizeof *f);
    if (f == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-CSF-03", N_("there is no memory to write '%s'"), name);
    f->fd = -1;
    f->path = oml_arena_printf(&cx->tmp, "%s/%s", folder, name);
    OML_TRY(oml_file_beside(cx, f->path, &f->beside));
    f->fd = open(f->beside, O_WRONLY | O_CLOEXEC);
    oml_buf_text(&f->text, header);
    OML_TRY(oml_csvfile_end(cx, f));
    *out = oml_csvfile_take(&f);
    return OML_OK;
}

void
oml_csvfile_free(oml_csvfile *f)
{
    if (f == NULL)
        return;
    if (f->fd >= 0)
        close(f->fd);
    if (f->beside != NULL && !f->placed)
        unlink(f->beside);
    oml_buf_free(&f->text);
    free(f);
}

static void
between(oml_csvfile *f)
{
    if (f->row)
        oml_buf_char(&f->text, ',');
    f->row = true;
}

void
oml_csvfile_text(oml_csvfile *f, const char *text)
{
    between(f);
    if (text == NULL)
        return;
    if (text[strcspn(text, ",\"\r\n")] == '\0') {
        oml_buf_text(&f->text, text);
        return;
    }
    oml_csv_put(&f->text, &text, 1, ','); // quotes as they must be, and a line end that is not ours
    f->text.n -= f->text.n > 0 ? 1 : 0;
}

void
oml_csvfile_real(oml_csvfile *f, double x)
{
    char number[OML_NUMBER_TEXT];
    between(f);
    if (isfinite(x))
        oml_buf_add(&f->text, number, oml_number_print(x, number));
}

static oml_rc
flush(oml_cx *cx, oml_csvfile *f)
{
    OML_TRY(oml_buf_check(cx, &f->text));
    if (f->fd < 0 || !oml_file_put(f->fd, f->text.s, f->text.n))
        return OML_FAIL_AT(cx, OML_E_IO, "OML-CSF-02", (oml_place){.file = f->path},
                           N_("'%s' could not be written: %s"), f->path, strerror(errno));
    f->text.n = 0;
    return OML_OK;
}

oml_rc
oml_csvfile_end(oml_cx *cx, oml_csvfile *f)
{
    oml_buf_char(&f->text, '\n');
    f->row = false;
    return f->text.n < CHUNK ? OML_OK : flush(cx, f);
}

oml_rc
oml_csvfile_publish(oml_cx *cx, oml_csvfile *f)
{
    OML_TRY(flush(cx, f));
    OML_TRY(oml_file_publish(cx, f->beside, f->path));
    f->placed = true;
    return OML_OK;
}

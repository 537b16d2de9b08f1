/* An import that is interrupted leaves nothing: no table, no file beside it, hidden or not.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/stop.h"
#include "format/iotwrite.h"
#include "oml_iot.h"
#include "oml_run.h"
#include "oml_zip.h"

#include <dirent.h>
#include <signal.h>
#include <unistd.h>

// Presses Ctrl-C when progress is told for the so-manieth time.
typedef struct finger {
    oml_progress progress;
    size_t at, told;
    bool of_known_length;
} finger;

static void
press(oml_progress *self, const char *what, double done, double total, bool bytes)
{
    finger *f = (finger *)self;
    (void)what, (void)done;
    f->of_known_length = f->of_known_length && bytes && total > 0;
    if (f->told++ == f->at)
        raise(SIGINT);
}

static size_t
files_in(const char *folder)
{
    DIR *d = opendir(folder);
    size_t n = 0;
    assert_non_null(d);
    for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(d);
    return n;
}

// Interrupts an import at every step that it tells of, one after the other, until it is not asked to stop any more.
static size_t
interrupt_everywhere(const char *source, const char *folder)
{
    for (size_t at = 0; at < 1000; at++) {
        const atomic_bool *stop = oml_stop_listen();
        atomic_store((atomic_bool *)(uintptr_t)stop, false); // NOLINT(performance-no-int-to-ptr): forget the last time
        oml_cx cx = {.cancel = stop, .threads = 2};
        finger f = {.progress = {.tell = press}, .at = at, .of_known_length = true};
        oml_doc *doc;
        cx.progress = &f.progress;
        const oml_rc rc = test_run(&cx, oml_arena_printf(&cx.tmp, "table import %s -o %s/T.iot", source, folder), &doc);
        signal(SIGINT, SIG_DFL);
        assert_true(f.of_known_length);
        if (rc == OML_OK) { // when nobody pressed, or only after all was done
            assert_int_equal(files_in(folder), 1);
            oml_cx_done(&cx);
            return f.told;
        }
        assert_int_equal(rc, OML_E_CANCELLED);
        assert_string_equal(cx.fail.code, "OML-RUN-01");
        assert_int_equal(files_in(folder), 0);
        oml_cx_done(&cx);
    }
    fail_msg("an import that goes on for ever");
    return 0;
}

static void
nothing_is_left(void **state)
{
    (void)state;
    static const char *const parts[] = {"Z.csv", "Y.csv", "x.csv", "F.csv", "F_Y.csv", "units.csv"};
    oml_cx cx = {0};
    rng r = {21};
    char folder[256], empty[256];
    part_text zipped[OML_COUNT(parts)];
    char *texts[OML_COUNT(parts)];
    test_folder(folder, sizeof folder);
    test_folder(empty, sizeof empty);
    const char *csv = oml_arena_printf(&cx.tmp, "%s/csv", folder),
               *zip = oml_arena_printf(&cx.tmp, "%s/table.zip", folder);
    ok(&cx, oml_iotwrite(&cx, csv, OML_IOTWRITE_CSV, test_iot_invent(&cx, &r, 3, 20, 2)));
    assert_true(interrupt_everywhere(csv, empty) > 8);
    unlink(oml_arena_printf(&cx.tmp, "%s/T.iot", empty));
    for (size_t i = 0; i < OML_COUNT(parts); i++) {
        size_t length;
        texts[i] = test_read(oml_arena_printf(&cx.tmp, "%s/%s", csv, parts[i]), &length);
        zipped[i] = (part_text){parts[i], texts[i], length};
    }
    OML_BUF_AUTO bytes = {0};
    make_zip(&bytes, zipped, OML_COUNT(parts));
    test_write(zip, bytes.s, bytes.n);
    assert_true(interrupt_everywhere(zip, empty) > 8); // lengths are known from the directory
    for (size_t i = 0; i < OML_COUNT(parts); i++)
        free(texts[i]);
    test_folder_remove(folder);
    test_folder_remove(empty);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

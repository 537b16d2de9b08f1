/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_zip.h"
#include "oml_test.h"

#include <zip.h>

void
make_zip(oml_buf *out, const part_text parts[], size_t n)
{
    zip_error_t error;
    zip_source_t *bytes = zip_source_buffer_create(NULL, 0, 0, &error);
    assert_non_null(bytes);
    zip_source_keep(bytes);
    zip_t *z = zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
    assert_non_null(z);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *part =
            zip_source_buffer(z, parts[i].text, parts[i].n != 0 ? parts[i].n : strlen(parts[i].text), 0);
        assert_true(zip_file_add(z, parts[i].name, part, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(z), 0);
    zip_stat_t about;
    assert_int_equal(zip_source_stat(bytes, &about), 0);
    char *copy = malloc((size_t)about.size);
    assert_non_null(copy);
    assert_int_equal(zip_source_open(bytes), 0);
    assert_int_equal(zip_source_read(bytes, copy, about.size), about.size);
    zip_source_close(bytes);
    zip_source_free(bytes);
    oml_buf_add(out, copy, (size_t)about.size);
    free(copy);
}

void
make_workbook(oml_buf *out, const book_text *b)
{
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    oml_cx cx = {0};
    const char *sheet = b->whole != NULL
                            ? b->whole
                            : oml_arena_printf(&cx.tmp, "<worksheet " MAIN "><sheetData>%s</sheetData></worksheet>",
                                               b->sheet == NULL ? "" : b->sheet);
    const part_text parts[] = {
        {"_rels/.rels",
         RELATIONS "<Relationship Id=\"rId1\" Type=\"" TYPE
                   "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
         0},
        {"xl/workbook.xml",
         oml_arena_printf(&cx.tmp,
                          "<workbook " MAIN " xmlns:r=\"" TYPE
                          "\">%s<sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                          b->book == NULL ? "" : b->book, b->name == NULL ? "s" : b->name),
         0},
        {"xl/_rels/workbook.xml.rels",
         RELATIONS "<Relationship Id=\"rId1\" Type=\"" TYPE "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                   "<Relationship Id=\"rId2\" Type=\"" TYPE "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                   "<Relationship Id=\"rId3\" Type=\"" TYPE "styles\" Target=\"styles.xml\"/></Relationships>",
         0},
        {"xl/worksheets/sheet1.xml", sheet, 0},
        {"xl/sharedStrings.xml",
         oml_arena_printf(&cx.tmp, "<sst " MAIN ">%s</sst>", b->strings == NULL ? "" : b->strings), 0},
        {"xl/styles.xml",
         oml_arena_printf(&cx.tmp, "<styleSheet " MAIN ">%s</styleSheet>", b->styles == NULL ? "" : b->styles), 0},
    };
    make_zip(out, parts, OML_COUNT(parts));
    oml_cx_done(&cx);
}

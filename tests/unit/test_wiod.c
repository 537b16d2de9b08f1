/* The World Input-Output Database in its layouts: typed in, and as twins of the small world table in ../shared.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "oml_iot.h"
#include "oml_zip.h"
#include "text/number.h"

#include <assert.h>

static oml_rc
read_text(oml_cx *cx, const char *name, const char *text, const char *wanted, oml_iot **out)
{
    const size_t n = strlen(text);
    const oml_iotread_format *found;
    OML_AUTO(iotsource) *s = NULL;
    OML_TRY(oml_iotsource_memory(cx, 1, &name, &text, &n, &s));
    const oml_rc rc = oml_iotread_source(cx, s, wanted, 0, &found, out);
    if (rc == OML_OK)
        assert_string_equal(found->name, "wiod");
    return rc;
}

// The release of 2013: what it says of itself overlaps the heading, and rows come in another order than columns.
static const char release_2013[] =
    "\n"
    "Intercountry Input-Output Table 2011,,,,AtB,C,AtB,C,,,\n"
    ",,,,\"Agriculture, Hunting\",Mining,\"Agriculture, Hunting\",Mining,Households,Households,Total\n"
    "industry-by-industry,,,,BEL,BEL,RoW,RoW,BEL,RoW,TOT\n"
    "(millions of US$),,,,c1,c2,c1,c2,c37,c37,c69\n"
    "C,Mining,BEL,c2,4,5,0.5,,6,1,16.5\n"
    "AtB,\"Agriculture, Hunting\",BEL,c1,1,2,3,0,10,0,16\n"
    "AtB,\"Agriculture, Hunting\",RoW,c1,7,8,9,1,0,2,27\n"
    "C,Mining,RoW,c2,0,0,0,0,0,0,0\n"
    ",Total intermediate,TOT,r60,12,15,12.5,1,16,3,59.5\n"
    ",Value added,TOT,r64,4,1.5,14.5,-1,0,0,19\n"
    ",Output,TOT,r69,16,16.5,27,0,,,\n";

// The release of 2016, with semicolons and decimal commas as a spreadsheet here saves it.
static const char release_2016[] = "World Input-Output Table;;;;;;;;;;\n"
                                   ";;;;;;;;;;\n"
                                   ";;;;A01;B;A01;B;CONS_h;CONS_h;GO\n"
                                   ";;;;Crops;Mining;Crops;Mining;Households;Households;Output\n"
                                   ";;;;BEL;BEL;RoW;RoW;BEL;RoW;TOT\n"
                                   ";;;;c1;c2;c1;c2;c57;c57;c62\n"
                                   "B;Mining;BEL;r2;4;5;0,5;;6;1;16,5\n"
                                   "A01;Crops;BEL;r1;1;2;3;0;10;0;16\n"
                                   "A01;Crops;RoW;r1;7;8;9;1;0;2;27\n"
                                   "B;Mining;RoW;r2;0;0;0;0;0;0;0\n"
                                   "II_fob;Total intermediate;TOT;r65;12;15;12,5;1;16;3;59,5\n"
                                   "VA;Value added;TOT;r70;4;1,5;14,5;-1;0;0;19\n"
                                   "GO;Output;TOT;r73;16;16,5;27;0;;;\n";

// The same as its R files have it.
static const char joined[] = "IndustryCode,IndustryDescription,Country,RNr,Year,BEL1,BEL2,RoW1,RoW2,BEL57,RoW57,TOT\n"
                             "B,Mining,BEL,2,2011,4,5,0.5,,6,1,16.5\n"
                             "A01,Crops,BEL,1,2011,1,2,3,0,10,0,16\n"
                             "A01,Crops,RoW,1,2011,7,8,9,1,0,2,27\n"
                             "B,Mining,RoW,2,2011,0,0,0,0,0,0,0\n"
                             "II_fob,Total intermediate,TOT,65,2011,12,15,12.5,1,16,3,59.5\n"
                             "VA,Value added,TOT,70,2011,4,1.5,14.5,-1,0,0,19\n"
                             "GO,Output,TOT,73,2011,16,16.5,27,0,,,\n";

static void
is_the_small_table(const oml_iot *t, const char *sector, const char *use, const char *value_added)
{
    static const double Z[16] = {1, 4, 7, 0, 2, 5, 8, 0, 3, 0.5, 9, 0, 0, 0, 1, 0}, x[4] = {16, 16.5, 27, 0},
                        V[4] = {4, 1.5, 14.5, -1};
    assert(t != NULL);
    assert_int_equal(t->n, 4);
    assert_int_equal(t->f, 2);
    assert_memory_equal(t->Z, Z, sizeof Z);
    assert_memory_equal(t->x, x, sizeof x);
    assert_memory_equal(t->V, V, sizeof V);
    near(t->Y[0], 10, 0);
    near(t->Y[4 + 2], 2, 0);
    assert_string_equal(t->regions.code[1], "RoW");
    assert_string_equal(t->sectors.code[0], sector);
    assert_string_equal(t->categories.code[0], use);
    assert_int_equal(t->primaries.n, 1);
    assert_string_equal(t->primaries.code[0], value_added);
    assert_string_equal(t->currency, "USD");
    assert_int_equal(t->year, 2011);
}

static void
three_layouts(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_iot *t = NULL;
    ok(&cx, read_text(&cx, "wiot11_row_sep12.csv", release_2013, NULL, &t));
    is_the_small_table(t, "AtB", "c37", "r64");
    assert_string_equal(t->sectors.name[0], "Agriculture, Hunting");
    oml_iot_free(t);
    ok(&cx, read_text(&cx, "WIOT2011_Nov16_ROW.csv", release_2016, NULL, &t));
    is_the_small_table(t, "A01", "CONS_h", "VA");
    oml_iot_free(t);
    ok(&cx, read_text(&cx, "WIOT2011_October16_ROW.csv", joined, "wiod", &t));
    is_the_small_table(t, "A01", "CONS_h", "VA");
    assert_string_equal(t->sectors.name[1], "Mining");
    oml_iot_free(t);
    oml_cx_done(&cx);
}

// Cells of CSV as rows of a worksheet.
static void
sheet_of(oml_buf *out, const char *csv)
{
    size_t row = 0;
    for (const char *s = csv; *s != '\0'; s += *s != '\0') {
        const size_t n = strcspn(s, "\n");
        oml_buf_printf(out, "<row r=\"%zu\">", ++row);
        for (const char *at = s, *end = s + n; at < end; at++) {
            const bool quoted = *at == '"';
            at += quoted;
            const size_t k = strcspn(at, quoted ? "\"" : ",\n");
            double value;
            oml_buf_text(out, "<c");
            if (oml_number_parse(at, k, &value))
                oml_buf_printf(out, "><v>%.*s</v>", (int)k, at);
            else {
                oml_buf_text(out, " t=\"inlineStr\"><is><t>");
                oml_buf_add(out, at, k);
                oml_buf_text(out, "</t></is>");
            }
            oml_buf_text(out, "</c>");
            at += k + quoted;
        }
        oml_buf_text(out, "</row>");
        s += n;
    }
    oml_buf_text(out, "");
}

static void
as_a_workbook(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char folder[256];
    oml_iot *t = NULL;
    const oml_iotread_format *found;
    OML_BUF_AUTO rows = {0}, book = {0};
    test_folder(folder, sizeof folder);
    const char *path = oml_arena_printf(&cx.tmp, "%s/wiot11_row_sep12.xlsx", folder);
    sheet_of(&rows, release_2013);
    make_workbook(&book, &(book_text){.sheet = rows.s, .name = "WIOT_2011"});
    test_write(path, book.s, book.n);
    ok(&cx, oml_iotread(&cx, path, NULL, 0, &found, &t));
    assert_string_equal(found->name, "wiod");
    is_the_small_table(t, "AtB", "c37", "r64");
    oml_iot_free(t);

    // The publisher's binary workbooks are named as what they are.
    const part_text parts[] = {{"xl/workbook.bin", "bytes", 0}, {"[Content_Types].xml", "<Types/>", 0}};
    OML_BUF_AUTO binary = {0};
    make_zip(&binary, parts, OML_COUNT(parts));
    path = oml_arena_printf(&cx.tmp, "%s/WIOT2011_Nov16_ROW.xlsb", folder);
    test_write(path, binary.s, binary.n);
    fails(&cx, oml_iotread(&cx, path, NULL, 0, &found, &t), "OML-WIO-02");
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

static void
refuses_what_is_no_such_table(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_iot *t = NULL;
    fails(&cx, read_text(&cx, "a.csv", "a,b\n1,2\n", "wiod", &t), "OML-WIO-01");
    fails(&cx, read_text(&cx, "a.csv", "\n,,A,B,C\n,,n,n,n\n,,BEL,BEL,BEL\n,,c1,c2,c3\n", "wiod", &t), "OML-WIO-01");
    const char *cut = strstr(release_2013, "AtB,\"Agriculture, Hunting\",RoW,c1,7");
    fails(&cx,
          read_text(&cx, "a.csv", oml_arena_textn(&cx.tmp, release_2013, (size_t)(cut - release_2013)), "wiod", &t),
          "OML-BLD-05");
    fails(&cx, read_text(&cx, "a.csv", oml_arena_printf(&cx.tmp, "%sC,Mining,BEL,c2,4,5\n", release_2013), NULL, &t),
          "OML-BLD-04");
    char *wrong = oml_arena_text(&cx.tmp, release_2013);
    *strstr(wrong, "0.5") = 'O';
    fails(&cx, read_text(&cx, "a.csv", wrong, NULL, &t), "OML-ITR-03");
    assert_int_equal(t == NULL, 1);
    oml_cx_done(&cx);
}

// Codes of regions have three letters there.
static const char *
three(const char *code)
{
    return strcmp(code, "BE") == 0 ? "BEL" : code;
}

// One of the four heading rows: codes, names, regions, numbers.
static void
heading(const oml_iot *t, bool older, size_t line, oml_buf *out)
{
    static const char *const first[4] = {"codes", "names", "regions", "numbers"};
    oml_buf_printf(out, "%s,,,", older ? first[line] : "");
    for (size_t j = 0; j < t->n + t->f; j++) {
        const bool industry = j < t->n;
        const uint32_t r = industry ? t->row_region[j] : t->col_region[j - t->n];
        const uint32_t s = industry ? t->row_sector[j] : t->col_category[j - t->n];
        const char *code = industry ? t->sectors.code[s] : t->categories.code[s];
        if (line == 0)
            oml_buf_printf(out, ",%s", older && !industry ? "" : code);
        else if (line == 1)
            oml_buf_printf(out, ",what people call %s", code);
        else if (line == 2)
            oml_buf_printf(out, ",%s", three(t->regions.code[r]));
        else
            oml_buf_printf(out, ",c%u", industry ? s + 1 : s + 57);
    }
    oml_buf_char(out, '\n');
}

// The small world table written as the two releases write theirs, rows backwards.
static void
twin(const oml_iot *t, bool older, oml_buf *out)
{
    oml_buf_text(out, older ? "\n" : "title\n");
    for (size_t line = 0; line < 4; line++)
        heading(t, older, line, out);
    for (size_t i = t->n; i-- > 0;) {
        const uint32_t s = t->row_sector[i];
        oml_buf_printf(out, "%s,what people call %s,%s,%c%u", t->sectors.code[s], t->sectors.code[s],
                       three(t->regions.code[t->row_region[i]]), older ? 'c' : 'r', s + 1);
        for (size_t j = 0; j < t->n + t->f; j++)
            oml_buf_printf(out, ",%.17g", j < t->n ? t->Z[i + j * t->n] : t->Y[i + (j - t->n) * t->n]);
        oml_buf_char(out, '\n');
    }
    oml_buf_text(out, "");
}

static void
twins_of_the_world_table(void **state)
{
    (void)state;
    need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv");
    oml_cx cx = {0};
    const oml_iot *t = test_iot_micro(&cx);
    for (int older = 0; older <= 1; older++) {
        OML_BUF_AUTO text = {0};
        oml_iot *read = NULL;
        twin(t, older != 0, &text);
        ok(&cx, read_text(&cx, "WIOT2011.csv", text.s, NULL, &read));
        assert(read != NULL);
        assert_int_equal(read->n, t->n);
        assert_int_equal(read->f, t->f);
        assert_memory_equal(read->Z, t->Z, t->n * t->n * sizeof *t->Z);
        assert_memory_equal(read->Y, t->Y, t->n * t->f * sizeof *t->Y);
        for (size_t i = 0; i < t->n; i++)
            assert_string_equal(read->sectors.code[read->row_sector[i]], t->sectors.code[t->row_sector[i]]);
        oml_iot_free(read);
    }
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_layouts),
        cmocka_unit_test(as_a_workbook),
        cmocka_unit_test(refuses_what_is_no_such_table),
        cmocka_unit_test(twins_of_the_world_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

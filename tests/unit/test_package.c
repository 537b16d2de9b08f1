/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/package.h"
#include "oml_test.h"
#include "oml_zip.h"
#include "text/number.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[300];

// An agenda held in memory: what a store would keep.
typedef struct agenda {
    oml_arena arena;
    struct {
        oml_record *records;
        size_t n, room;
    } of[64];
    size_t n, refused;
    char first[512]; // the first refusal: code place message
    size_t row;
    bool given_en;
} agenda;

static void
forget(agenda *a)
{
    oml_arena_free(&a->arena);
    *a = (agenda){0};
}

static oml_rc
take(oml_cx *cx, void *self, const oml_record *r, const bool given[], oml_place place)
{
    agenda *a = self;
    (void)cx;
    const size_t noun = (size_t)(r->noun - oml_nouns);
    if (a->of[noun].n == a->of[noun].room) {
        const size_t room = 2 * a->of[noun].room + 64;
        oml_record *more = OML_NEW(&a->arena, oml_record, room);
        if (a->of[noun].n > 0)
            memcpy(more, a->of[noun].records, a->of[noun].n * sizeof *more);
        a->of[noun].records = more;
        a->of[noun].room = room;
    }
    oml_record copy = oml_record_new(&a->arena, r->noun);
    for (size_t i = 0; i < r->noun->n_fields; i++)
        copy.value[i] = r->value[i] == NULL ? NULL : oml_arena_text(&a->arena, r->value[i]);
    a->of[noun].records[a->of[noun].n++] = copy;
    a->n++;
    a->row = place.row;
    const size_t en = oml_noun_field(r->noun, "title_en");
    a->given_en = en < r->noun->n_fields && given[en];
    return OML_OK;
}

static oml_rc
refuse(oml_cx *cx, void *self, const oml_noun *noun, const char *code)
{
    agenda *a = self;
    (void)noun;
    const char *slash = strrchr(cx->fail.file, '/');
    if (a->refused++ == 0)
        snprintf(a->first, sizeof a->first, "%s %s:%zu:%s %s", cx->fail.code, slash == NULL ? cx->fail.file : slash + 1,
                 cx->fail.row, cx->fail.column, code == NULL ? "-" : code);
    return OML_OK;
}

static oml_rc
give(oml_cx *cx, void *self, const oml_noun *noun, oml_record **records, size_t *n)
{
    const agenda *a = self;
    (void)cx;
    *records = a->of[noun - oml_nouns].records;
    *n = a->of[noun - oml_nouns].n;
    return OML_OK;
}

static oml_rc
read_text(oml_cx *cx, const char *name, const char *text, agenda *a)
{
    forget(a);
    snprintf(path, sizeof path, "%s/%s", test_here, name);
    test_write(path, text, strlen(text));
    return oml_package_read(cx, path, NULL, take, refuse, a);
}

static const char *
field_of(const agenda *a, const char *noun, size_t i, const char *field)
{
    return oml_record_get(&a->of[oml_noun_find(noun) - oml_nouns].records[i], field);
}

#define THEMES "code,title_nl,title_en,kind,illustrative\n"
#define MONEY "code;initiative;organisation;kind;committed;period;source\n"
#define VALUES "code;definition;period;geography;value;unit;status;source\n"

static void
reads_a_single_file(void **state)
{
    (void)state;
    oml_cx cx = {0};
    agenda a = {0};
    ok(&cx, read_text(&cx, "themes.csv",
                      "\xEF\xBB\xBFkind;code;title_nl\r\nlever;1; Één thema \r\n\r\nstrategy;2;Twee\r\n", &a));
    assert_int_equal(a.n, 2);
    assert_int_equal(a.refused, 0);
    assert_int_equal(a.row, 4);
    assert_false(a.given_en);
    assert_string_equal(field_of(&a, "theme", 0, "title_nl"), "Één thema");
    assert_string_equal(field_of(&a, "theme", 0, "illustrative"), "0");
    assert_null(field_of(&a, "theme", 0, "title_en"));
    ok(&cx, read_text(&cx, "themes.csv", THEMES, &a));
    assert_int_equal(a.n, 0);
    ok(&cx, read_text(&cx, "themes.csv", "code,title_nl,title_en,kind,en_state\n1,A,B,lever,translation\n", &a));
    assert_true(a.given_en);
    forget(&a);
    oml_cx_done(&cx);
}

static void
reads_decimal_commas_where_they_are_sure(void **state)
{
    (void)state;
    oml_cx cx = {0};
    agenda a = {0};
    ok(&cx,
       read_text(&cx, "observations.csv", VALUES "1;d;2020;BE;1234,5;t;final;s\n2;d;2021;BE;1.234;t;final;s\n", &a));
    assert_string_equal(field_of(&a, "observation", 0, "value"), "1234.5");
    assert_string_equal(field_of(&a, "observation", 1, "value"), "1234");
    ok(&cx, read_text(&cx, "funding.csv", MONEY "1;i;o;grant;1234,5;2024;s\n", &a));
    assert_string_equal(field_of(&a, "funding", 0, "committed"), "1234.50");
    // The codes 1.2 and 1.5 say nothing about numbers.
    fails(&cx,
          read_text(&cx, "observations.csv", VALUES "1.2;d;2020;BE;1.234;t;final;s\n1.5;d;2021;BE;12;t;final;s\n", &a),
          "OML-SHE-03");
    ok(&cx, read_text(&cx, "observations.csv",
                      "code,definition,period,geography,value,unit,status,source\n1,d,2020,BE,1.234,t,final,s\n", &a));
    assert_string_equal(field_of(&a, "observation", 0, "value"), "1.234");
    forget(&a);
    oml_cx_done(&cx);
}

static void
refuses_rows_by_themselves(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *first;
        size_t taken, refused;
    } cases[] = {
        {"themes.csv", THEMES "1,A,,lever,0\n2,B,,lever,0\n1,C,,lever,0\n3,D,,lever,0\n",
         "OML-PKG-05 themes.csv:4:code 1", 3, 1},
        {"themes.csv", THEMES "1,A,,unknown,0\n,B,,lever,0\n3,C,,lever,0\n", "OML-REC-03 themes.csv:2:kind 1", 1, 2},
        {"themes.csv", THEMES ",A,,lever,0\n", "OML-REC-01 themes.csv:2:code -", 0, 1},
        {"themes.csv", THEMES "1,,,lever,0\n", "OML-REC-01 themes.csv:2:title_nl 1", 0, 1},
        {"themes.csv", THEMES "1,A,,lever,maybe\n", "OML-REC-05 themes.csv:2:illustrative 1", 0, 1},
        {"observations.csv", VALUES "1;d;2020;BE;2,5;t;final;s\n2;d;2021;BE;12e;t;final;s\n",
         "OML-REC-02 observations.csv:3:value 2", 1, 1},
        {"observations.csv", VALUES "1;d;2020-13-01;BE;2;t;final;s\n", "OML-REC-04 observations.csv:2:period 1", 0, 1},
        {"funding.csv", MONEY "1;i;o;grant;12,345;2024;s\n2;i;o;grant;0,5;2024;s\n",
         "OML-REC-07 funding.csv:2:committed 1", 1, 1},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        agenda a = {0};
        ok(&cx, read_text(&cx, cases[i].name, cases[i].text, &a));
        assert_string_equal(a.first, cases[i].first);
        assert_int_equal(a.n, cases[i].taken);
        assert_int_equal(a.refused, cases[i].refused);
        forget(&a);
        oml_cx_done(&cx);
    }
}

static void
refuses_files_that_are_no_package(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *code;
        size_t row;
        const char *column, *hint;
    } cases[] = {
        {"theme.csv", THEMES, "OML-PKG-02", 0, "", "themes"},
        {"zzz.csv", THEMES, "OML-PKG-02", 0, "", "paths.csv"},
        {"themes.csv", "code,titel_nl,kind\n", "OML-PKG-03", 1, "titel_nl", "title_nl"},
        {"themes.csv", "code,zzz,kind\n", "OML-PKG-03", 1, "zzz", "description_nl"},
        {"themes.csv", "code,title_nl\n1,A\n", "OML-PKG-04", 1, "kind", ""},
        {"themes.csv", THEMES "1,caf\xE9,,lever,0\n", "OML-CSV-05", 2, "title_nl", "UTF-8"},
        {"themes.csv", THEMES "1,A,,lever\n", "OML-CSV-04", 2, "illustrative", ""},
        {"themes.txt", THEMES, "OML-PKG-01", 0, "", ".xlsx"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        agenda a = {0};
        const oml_rc rc = read_text(&cx, cases[i].name, cases[i].text, &a);
        assert_string_equal(cx.fail.file, path);
        assert_int_equal(cx.fail.row, cases[i].row);
        assert_string_equal(cx.fail.column, cases[i].column);
        if (strstr(cx.fail.hint, cases[i].hint) == NULL)
            fail_msg("%s: %s", cases[i].code, cx.fail.hint);
        fails(&cx, rc, cases[i].code);
        oml_cx_done(&cx);
    }
    oml_cx cx = {0};
    agenda a = {0};
    char empty[300];
    snprintf(empty, sizeof empty, "%s/empty", test_here);
    assert_int_equal(mkdir(empty, 0777), 0);
    fails(&cx, oml_package_read(&cx, empty, NULL, take, refuse, &a), "OML-PKG-01");
    fails(&cx, oml_package_read(&cx, "no/such/folder", NULL, take, refuse, &a), "OML-PKG-01");
    fails(&cx, oml_package_write(&cx, path, "title", give, &a), "OML-PKG-06"); // a file stands there
    oml_cx_done(&cx);
}

// A workbook is refused whole when a cell of it cannot be read; rows that can are refused one by one, as from CSV.
static void
refuses_workbooks_that_are_no_package(void **state)
{
    (void)state;
#define WORD(cell, text) "<c r=\"" cell "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADING "<row r=\"1\">" WORD("A1", "code") WORD("B1", "title_nl") WORD("C1", "kind") "</row>"
    static const struct {
        book_text book;
        const char *code, *column;
        size_t row;
    } cases[] = {
        {{.name = "thema", .sheet = HEADING}, "OML-PKG-02", "", 0},
        {{.name = "themes", .sheet = "<row r=\"2\">" WORD("A2", "code") "</row>"}, "OML-PKG-04", "title_nl", 2},
        {{.name = "themes",
          .sheet = HEADING "<row r=\"3\">" WORD("A3", "1") "<c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>"},
         "OML-XLS-02",
         "title_nl",
         3},
        {{.name = "themes", .sheet = HEADING "<row r=\"1000000000\"/>"}, "OML-XLS-04", "", 1},
        {{.name = "themes", .sheet = HEADING "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c></row>"},
         "OML-XLS-04",
         "code",
         2},
        {{.name = "themes", .whole = "<!DOCTYPE x [<!ENTITY a \"aa\">]><worksheet>&a;</worksheet>"},
         "OML-XML-02",
         "13",
         1},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        agenda a = {0};
        OML_BUF_AUTO bytes = {0};
        make_workbook(&bytes, &cases[i].book);
        snprintf(path, sizeof path, "%s/x.xlsx", test_here);
        test_write(path, bytes.s, bytes.n);
        const oml_rc rc = oml_package_read(&cx, path, NULL, take, refuse, &a);
        assert_int_equal(cx.fail.row, cases[i].row);
        assert_string_equal(cx.fail.column, cases[i].column);
        fails(&cx, rc, cases[i].code);
        assert_int_equal(a.n, 0);
        test_write(path, bytes.s, bytes.n - 30);
        fails(&cx, oml_package_read(&cx, path, NULL, take, refuse, &a), "OML-ZIP-01");
        oml_cx_done(&cx);
    }
    oml_cx cx = {0};
    agenda a = {0};
    OML_BUF_AUTO bytes = {0};
    make_workbook(&bytes, &(book_text){.name = "themes",
                                       .sheet = HEADING "<row r=\"4\"><c r=\"A4\"><v>1.1</v></c>" WORD("B4", "A")
                                           WORD("C4", "none") "</row>"
                                                              "<row r=\"5\"><c r=\"A5\"><v>2</v></c>" WORD("B5", "B")
                                                                  WORD("C5", "lever") "</row>"});
    test_write(path, bytes.s, bytes.n);
    ok(&cx, oml_package_read(&cx, path, NULL, take, refuse, &a));
    assert_string_equal(a.first, "OML-REC-03 x.xlsx#themes:4:kind 1.1");
    assert_int_equal(a.n, 1);
    assert_int_equal(a.row, 5);
    forget(&a);
    oml_cx_done(&cx);
}

// ---- there and back --------------------------------------------------------------------------------------------

static const char *
random_value(rng *r, oml_arena *arena, const oml_field *f)
{
    static const char *const pieces[] = {"a",  "é", ",",    "\"",      ";",   "x\ny", "  ",
                                         "=1", "€", "1.10", "_x000D_", "<&>", "'",    "\t"};
    char text[OML_NUMBER_TEXT];
    OML_BUF_AUTO b = {0};
    const uint64_t bits = rng_next(r);
    double x;
    memcpy(&x, &bits, sizeof x);
    switch (f->kind) {
    case OML_FIELD_TEXT:
        for (size_t i = rng_below(r, 6); i-- > 0;)
            oml_buf_text(&b, pieces[rng_below(r, OML_COUNT(pieces))]);
        oml_buf_text(&b, "z");
        break;
    case OML_FIELD_REAL:
        oml_number_print(isfinite(x) ? x : 0.1, text);
        oml_buf_text(&b, text);
        break;
    case OML_FIELD_INT:
        oml_buf_printf(&b, "%lld", (long long)((int64_t)rng_next(r) >> rng_below(r, 64)));
        break;
    case OML_FIELD_BOOL:
        oml_buf_text(&b, rng_below(r, 2) == 0 ? "0" : "1");
        break;
    case OML_FIELD_DATE:
        oml_buf_text(&b,
                     (const char *const[]){"2026", "2026-Q3", "2026-11", "2026-11-24", "1899-12-31"}[rng_below(r, 5)]);
        break;
    case OML_FIELD_MONEY:
        oml_buf_printf(&b, "%zu.%02zu", rng_below(r, 1000000000000), rng_below(r, 100));
        break;
    case OML_FIELD_ENUM:
        oml_buf_add(&b, f->of, strcspn(f->of, "|"));
        break;
    case OML_FIELD_REF:
        oml_buf_printf(&b, "%zu.%zu", rng_below(r, 9), rng_below(r, 12));
        break;
    case OML_FIELD_LIST:
        oml_buf_printf(&b, "A%zu B%zu", rng_below(r, 9), rng_below(r, 9));
        break;
    }
    const char *s = b.s;
    while (*s == ' ' || *s == '\t' || *s == '\n')
        s++;
    return oml_arena_text(arena, s);
}

// Canonical and sound, as a store would have it?
static bool
is_sound(const oml_record *record)
{
    oml_cx cx = {0};
    bool sound = true;
    for (size_t i = 0; i < record->noun->n_fields && sound; i++) {
        const char *value = record->value[i], *same;
        if (value != NULL)
            sound = oml_record_canonical(&cx, &record->noun->fields[i], value, strlen(value), false, (oml_place){0},
                                         &same) == OML_OK &&
                    same != NULL && strcmp(value, same) == 0;
    }
    sound = sound && oml_record_check(&cx, record, (oml_place){0}) == OML_OK;
    oml_cx_done(&cx);
    return sound;
}

static void
random_agenda(rng *r, size_t size, agenda *a)
{
    for (size_t noun = 0; noun < oml_noun_count; noun++) {
        if (rng_below(r, 3) == 0)
            continue;
        for (size_t i = 0; i < 1 + rng_below(r, 10 * size); i++) {
            oml_cx cx = {0};
            oml_record record = oml_record_new(&a->arena, &oml_nouns[noun]);
            for (size_t j = 1; j < record.noun->n_fields; j++)
                if ((record.noun->fields[j].flags & OML_FIELD_REQUIRED) != 0 || rng_below(r, 3) == 0)
                    record.value[j] = random_value(r, &a->arena, &record.noun->fields[j]);
            record.value[0] = oml_arena_printf(&a->arena, "%zu.%zu", noun, i);
            if (is_sound(&record))
                ok(&cx, take(&cx, a, &record, (bool[OML_NOUN_MAX_FIELDS]){false}, (oml_place){0}));
            oml_cx_done(&cx);
        }
    }
}

static char *
all_bytes(const char *where, size_t *n)
{
    oml_buf b = {0};
    struct stat about;
    assert_int_equal(stat(where, &about), 0);
    if (!S_ISDIR(about.st_mode))
        return test_read(where, n);
    for (size_t i = 0; i <= oml_noun_count; i++) {
        char file[400];
        snprintf(file, sizeof file, "%s/%s", where, i < oml_noun_count ? oml_nouns[i].plural : "datapackage");
        strncat(file, i < oml_noun_count ? ".csv" : ".json", 8);
        if (access(file, R_OK) != 0)
            continue;
        size_t size;
        char *text = test_read(file, &size);
        oml_buf_printf(&b, "%s %zu\n", strrchr(file, '/'), size);
        oml_buf_add(&b, text, size);
        free(text);
    }
    *n = b.n;
    return b.s;
}

static bool
same_bytes(const char *a, const char *b)
{
    size_t n, m;
    char *left = all_bytes(a, &n), *right = all_bytes(b, &m);
    const bool same = n == m && memcmp(left, right, n) == 0;
    free(left);
    free(right);
    return same;
}

// write, read, write again: the same bytes, and every record is taken.
static bool
there_and_back(agenda *a, const char *ending)
{
    oml_cx cx = {0};
    agenda back = {0};
    char first[300], second[300];
    snprintf(first, sizeof first, "%s/first%s", test_here, ending);
    snprintf(second, sizeof second, "%s/second%s", test_here, ending);
    ok(&cx, oml_package_write(&cx, first, "Één agenda", give, a));
    ok(&cx, oml_package_read(&cx, first, NULL, take, refuse, &back));
    if (back.refused > 0)
        print_error("refused: %s\n", back.first);
    ok(&cx, oml_package_write(&cx, second, "Één agenda", give, &back));
    const bool same = back.refused == 0 && back.n == a->n && same_bytes(first, second);
    forget(&back);
    oml_cx_done(&cx);
    test_folder_remove(first);
    test_folder_remove(second);
    return same;
}

static bool
folder_comes_back(rng *r, size_t size)
{
    agenda a = {0};
    random_agenda(r, size, &a);
    const bool same = a.n == 0 || there_and_back(&a, "");
    forget(&a);
    return same;
}

static bool
workbook_comes_back(rng *r, size_t size)
{
    agenda a = {0};
    random_agenda(r, size, &a);
    const bool same = a.n == 0 || there_and_back(&a, ".xlsx");
    forget(&a);
    return same;
}

static void
what_is_written_comes_back(void **state)
{
    (void)state;
    forall("write(read(write(agenda))) = write(agenda), as a folder", 12, 12, folder_comes_back);
    forall("write(read(write(agenda))) = write(agenda), as a workbook", 12, 12, workbook_comes_back);
}

static void
removes_what_no_longer_exists(void **state)
{
    (void)state;
    oml_cx cx = {0};
    agenda a = {0}, none = {0};
    char where[300], file[400];
    snprintf(where, sizeof where, "%s/gone", test_here);
    snprintf(file, sizeof file, "%s/themes.csv", where);
    ok(&cx, read_text(&cx, "themes.csv", THEMES "1,A,,lever,0\n", &a));
    ok(&cx, oml_package_write(&cx, where, "A", give, &a));
    assert_int_equal(access(file, F_OK), 0);
    ok(&cx, oml_package_write(&cx, where, "A", give, &none));
    assert_int_not_equal(access(file, F_OK), 0);
    forget(&a);
    oml_cx_done(&cx);
}

// The agenda that comes with the program is sound, and what is written of it is what stands in the source tree.
static void
reads_the_shipped_agenda(void **state)
{
    (void)state;
    oml_cx cx = {0};
    agenda a = {0};
    char shipped[1024], written[1024];
    ok(&cx, oml_package_read(&cx, source_path(shipped, sizeof shipped, "data/flanders"), NULL, take, refuse, &a));
    if (a.refused > 0)
        fail_msg("%zu rows are refused, the first: %s", a.refused, a.first);
    assert_true(a.n > 5000);
    assert_true(there_and_back(&a, ""));
    assert_true(there_and_back(&a, ".xlsx"));
    snprintf(written, sizeof written, "%s/flanders", test_here);
    ok(&cx, oml_package_write(&cx, written, "A", give, &a));
    for (size_t i = 0; i < oml_noun_count; i++) {
        char file[1100], name[64];
        size_t n, m;
        snprintf(name, sizeof name, "data/flanders/%s.csv", oml_nouns[i].plural);
        snprintf(file, sizeof file, "%s/%s.csv", written, oml_nouns[i].plural);
        if (access(file, F_OK) != 0) // a noun without records has no file
            continue;
        char *before = test_read(source_path(shipped, sizeof shipped, name), &n);
        char *after = test_read(file, &m);
        if (n != m || memcmp(before, after, n) != 0)
            fail_msg("%s is not written as it stands", name);
        free(before);
        free(after);
    }
    forget(&a);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_single_file),
        cmocka_unit_test(reads_decimal_commas_where_they_are_sure),
        cmocka_unit_test(refuses_rows_by_themselves),
        cmocka_unit_test(refuses_files_that_are_no_package),
        cmocka_unit_test(refuses_workbooks_that_are_no_package),
        cmocka_unit_test(what_is_written_comes_back),
        cmocka_unit_test(removes_what_no_longer_exists),
        cmocka_unit_test(reads_the_shipped_agenda),
    };
    return cmocka_run_group_tests(tests, test_here_make, test_here_remove);
}

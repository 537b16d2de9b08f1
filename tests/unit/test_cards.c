/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include "store/log.h"

#include <dirent.h>
#include <math.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

// An unlinkable round: four companies, three researchers, one civil servant, two financiers; V1 is a company and gives
// what nobody else gives.
enum { VOTERS = 10, ITEMS = 3 };

typedef struct fixture {
    test_agenda a;
    oml_doc *d;
} fixture;

static oml_rc
run(fixture *f, const char *line)
{
    return test_run_on(&f->a, line, &f->d);
}

// V1 scores 9 everywhere, the others 1 to 5; V8, alone of its group, has an interest in 1.2.
static const char *
scores(fixture *f)
{
    static const char *const criteria[] = {"impact", "feasibility"};
    oml_buf b = {0};
    oml_buf_text(&b, "voter,item,criterion,value\n");
    for (int v = 1; v <= VOTERS; v++)
        for (int i = 1; i <= ITEMS; i++)
            for (int j = 0; j < 2; j++)
                if (v == 8 && i == 2)
                    oml_buf_printf(&b, "V%d,1.%d,%s,belang\n", v, i, criteria[j]);
                else
                    oml_buf_printf(&b, "V%d,1.%d,%s,%d\n", v, i, criteria[j], v == 1 ? 9 : 1 + (v + i + j) % 5);
    const char *text = oml_arena_text(&f->a.cx.tmp, b.s);
    oml_buf_free(&b);
    return text;
}

#define PUT(...) test_put(cx, s, test_record(cx, __VA_ARGS__, NULL))

static int
make(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    test_agenda_new(&f->a);
    oml_cx *cx = &f->a.cx;
    oml_store *s = test_open(cx, f->a.path, true);
    PUT("theme", "code", "1", "title_nl", "Thema");
    for (int i = 1; i <= ITEMS; i++)
        PUT("path", "code", oml_arena_printf(&cx->tmp, "1.%d", i), "theme", "1");
    for (int j = 0; j < 2; j++)
        PUT("criterion", "code", j == 0 ? "impact" : "feasibility", "about", "path", "kind", "judged", "direction",
            "max", "points", "1:0 9:1", "weight", "1");
    oml_store_free(s);
    test_agenda_write(
        &f->a, "panel.csv",
        "voter,pentagon\nV1,company\nV2,company\nV3,company\nV4,company\nV5,research\nV6,research\nV7,research\n"
        "V8,government\nV9,financier\nV10,financier\n");
    test_agenda_write(&f->a, "scores.csv", scores(f));
    ok(cx, run(f, "round create AGENDA R --title Ronde --top 2 --draws 200 --mode unlinkable --panel @/panel.csv"));
    *state = f;
    return 0;
}

static int
unmake(void **state)
{
    fixture *f = *state;
    test_agenda_free(&f->a);
    free(f);
    return 0;
}

static bool
has(const char *bytes, size_t n, const char *word)
{
    const size_t len = strlen(word);
    for (size_t i = 0; i + len <= n; i++)
        if (memcmp(bytes + i, word, len) == 0)
            return true;
    return false;
}

// What a link looks like in the bytes of a file: a ballot's code or field.
static void
no_link_in(const char *path)
{
    size_t n;
    char *bytes = test_read(path, &n);
    for (int v = 1; v <= VOTERS; v++) {
        char word[64];
        snprintf(word, sizeof word, "R-V%d/", v);
        assert_false(has(bytes, n, word));
        snprintf(word, sizeof word, "\"voter\":\"R-V%d\"", v);
        assert_false(has(bytes, n, word));
        snprintf(word, sizeof word, "V%d,1.", v); // a line of the sheet
        assert_false(has(bytes, n, word));
    }
    free(bytes);
}

// moment and one author, and their order in the log is that of their codes.
static void
no_row_or_entry_links_voter_and_score(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    assert_true(test_note(f->d, OML_NOTE_WARNING, "destroy it"));
    assert_null(oml_doc_find(f->d, "rows")); // not on the screen either
    ok(cx, run(f, "round close AGENDA R --reason done"));
    no_link_in(f->a.path);
    ok(cx, run(f, "round result AGENDA R")); // its --json carries no inputs for others to compute it again
    assert_string_equal(f->d->inputs, "{\"operation\":\"round result\",\"withheld\":\"unlinkable\"}");
    oml_store *s = test_open(cx, f->a.path, false);
    oml_records cards, ballots;
    ok(cx, oml_store_list(cx, s, oml_noun_find("card"), NULL, NULL, &cards));
    ok(cx, oml_store_list(cx, s, oml_noun_find("ballot"), NULL, NULL, &ballots));
    assert_int_equal(cards.n, VOTERS * ITEMS * 2);
    assert_int_equal(ballots.n, 0);
    for (size_t i = 0; i < cards.n; i++)
        for (size_t k = 0; k < cards.noun->n_fields; k++)
            assert_true(cards.at[i].value[k] == NULL || strstr(cards.at[i].value[k], "V") == NULL);
    oml_entry *entry;
    size_t n;
    ok(cx, oml_log_list(cx, s, &(oml_log_filter){.noun = "card"}, &entry, &n));
    assert_int_equal(n, cards.n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(entry[i].when, entry[0].when);
        assert_string_equal(entry[i].who, entry[0].who);
        assert_null(strstr(entry[i].after, "R-V"));
    }
    ok(cx, oml_log_list(cx, s, &(oml_log_filter){.noun = "voter"}, &entry, &n));
    assert_int_equal(n, 2 * VOTERS);    // put in the panel, and voted
    for (size_t i = 0; i < VOTERS; i++) // voted: in the order of the panel
        assert_string_equal(entry[VOTERS + i].code, oml_arena_printf(&cx->tmp, "R-V%zu", i + 1));
    oml_store_free(s);
}

// All files of a folder whose names have these letters; returns how many.
static size_t
no_link_in_folder(const char *folder, const char *letters)
{
    size_t n = 0;
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (const struct dirent *e; (e = readdir(open)) != NULL;) {
        char path[700];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (strstr(e->d_name, letters) == NULL)
            continue;
        no_link_in(path);
        n++;
    }
    closedir(open);
    return n;
}

// Not in the file, not in what SQLite writes as its backup, not in the package that is exported, ballots typed from
// paper by two persons included.
static void
the_attacker_finds_no_link_in_file_backup_or_package(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    ok(cx, run(f, "round score AGENDA R @/scores.csv --check @/scores.csv --second typist-2"));
    ok(cx, run(f, "round close AGENDA R --reason done"));
    ok(cx, run(f, "export AGENDA @/package"));
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->a.path, &db), SQLITE_OK);
    const char *backup = oml_arena_printf(&cx->tmp, "VACUUM INTO '%s/backup.omloop'", f->a.folder);
    assert_int_equal(sqlite3_exec(db, backup, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(no_link_in_folder(f->a.folder, ".omloop"), 2);
    assert_true(no_link_in_folder(oml_arena_printf(&cx->tmp, "%s/package", f->a.folder), ".csv") > 3);
    // The search itself finds a link where there is one.
    char *sheet_itself = test_read(oml_arena_printf(&cx->tmp, "%s/scores.csv", f->a.folder), NULL);
    assert_true(has(sheet_itself, strlen(sheet_itself), "V1,1."));
    free(sheet_itself);
}

static const char *
value_of(const oml_records *cards, const char *code)
{
    for (size_t i = 0; i < cards->n; i++)
        if (strcmp(cards->at[i].value[0], code) == 0)
            return oml_record_get(&cards->at[i], "value");
    return NULL;
}

// Where V1's nines lie is chance: each number as often as another, and the number on one item says nothing of that on
static void
the_number_of_a_card_is_chance(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    enum { TIMES = 300 };
    size_t at[VOTERS] = {0}, together = 0, bytes;
    char *empty = test_read(f->a.path, &bytes);
    for (int t = 0; t < TIMES; t++) {
        size_t first = 0, second = 0;
        test_write(f->a.path, empty, bytes);
        ok(cx, run(f, "round score AGENDA R @/scores.csv"));
        oml_store *s = test_open(cx, f->a.path, false);
        oml_records cards;
        ok(cx, oml_store_list(cx, s, oml_noun_find("card"), NULL, NULL, &cards));
        for (size_t k = 1; k <= VOTERS; k++) {
            const char *a = value_of(&cards, oml_arena_printf(&cx->tmp, "R/1.1/%zu/impact", k));
            const char *b = value_of(&cards, oml_arena_printf(&cx->tmp, "R/1.3/%zu/impact", k));
            first = a != NULL && strcmp(a, "9") == 0 ? k : first;
            second = b != NULL && strcmp(b, "9") == 0 ? k : second;
        }
        assert_true(first > 0 && second > 0);
        at[first - 1]++;
        together += first == second;
        oml_store_free(s);
    }
    free(empty);
    double chi2 = 0;
    for (size_t k = 0; k < VOTERS; k++)
        chi2 += pow((double)at[k] - TIMES / (double)VOTERS, 2) / (TIMES / (double)VOTERS);
    assert_true(chi2 < 40);     // 9 degrees of freedom: once in 100,000
    assert_true(together < 60); // 30 expected, standard deviation 5.2
}

// The names of small groups do not stand on cards, also not by taking away those that do.
static void
small_groups_are_not_named(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    oml_store *s = test_open(cx, f->a.path, false);
    oml_records cards;
    ok(cx, oml_store_list(cx, s, oml_noun_find("card"), NULL, NULL, &cards));
    size_t company = 0, research = 0, other = 0, unnamed = 0;
    for (size_t i = 0; i < cards.n; i++) {
        const char *p = oml_record_get(&cards.at[i], "pentagon");
        company += p != NULL && strcmp(p, "company") == 0;
        research += p != NULL && strcmp(p, "research") == 0;
        unnamed += p == NULL;
        other += p != NULL && strcmp(p, "company") != 0 && strcmp(p, "research") != 0;
    }
    assert_int_equal(other, 0);
    // On 1.2 the two financiers are alone, since the civil servant stands aside: the researchers go with them.
    assert_int_equal(company, 4 * ITEMS * 2);
    assert_int_equal(research, 3 * (ITEMS - 1) * 2);
    assert_int_equal(company + research + unnamed, cards.n);
    oml_store_free(s);
}

static void
takes_one_sheet_of_the_whole_panel(void **state)
{
    fixture *f = *state;
    oml_cx *cx = &f->a.cx;
    const char *before = test_digest(cx, f->a.path);
    test_agenda_write(&f->a, "two.csv", "voter,item,criterion,value\nV1,1.1,impact,3\nV2,1.1,impact,4\n");
    fails(cx, run(f, "round score AGENDA R @/two.csv"), "OML-ROU-76");
    fails(cx, run(f, "add ballot AGENDA code=R-V1/1.1/impact voter=R-V1 item=1.1 criterion=impact value=3"),
          "OML-STO-31");
    // Nor a score or a mark of having voted that comes by itself, whatever the door.
    static const char card[] = "add card AGENDA code=R/1.1/1/impact round=R item=1.1 number=1 criterion=impact value=3";
    fails(cx, run(f, card), "OML-STO-32");
    fails(cx, run(f, "set voter AGENDA R-V1 voted=yes"), "OML-STO-32");
    test_agenda_write(&f->a, "cards.csv",
                      "code,round,item,number,criterion,value,mark,illustrative\nc,R,1.1,1,impact,3,,0\n");
    fails(cx, run(f, "import AGENDA @/cards.csv"), "OML-STO-32");
    test_agenda_write(&f->a, "bad.csv",
                      "voter,item,criterion,value\nV1,1.1,impact,3\nV2,1.1,impact,4\nV3,1.1,impact,12\n");
    fails(cx, run(f, "round score AGENDA R @/bad.csv"), "OML-ROU-25");
    assert_string_equal(test_digest(cx, f->a.path), before);
    ok(cx, run(f, "round score AGENDA R @/scores.csv"));
    fails(cx, run(f, "round score AGENDA R @/scores.csv"), "OML-ROU-75");
    fails(cx, run(f, "set card AGENDA R/1.1/1/impact value=7 --reason x"), "OML-STO-32");
    fails(cx, run(f, "withdraw card AGENDA R/1.1/1/impact --reason 'it is not right'"), "OML-STO-32");
    fails(cx, run(f, "add recusal AGENDA code=r voter=R-V1 item=1.1 ground=declared status=standing"), "OML-STO-34");
    ok(cx, run(f, "round close AGENDA R --reason done"));
    fails(cx, run(f, "round reopen AGENDA R --reason late"), "OML-RST-04");
    fails(cx, run(f, "set card AGENDA R/1.1/1/impact value=7 --reason x"), "OML-STO-30");
    ok(cx, run(f, "round result AGENDA R"));
    assert_null(oml_doc_find(f->d, "concordance"));
    assert_null(oml_doc_find(f->d, "orders"));
    assert_true(test_note(f->d, OML_NOTE_REMARK, "nobody knows a voter's own order"));
    assert_false(test_cell(f->d, "groups", "item", "1.1", "company")->empty);
    assert_true(test_cell(f->d, "groups", "item", "1.2", "research")->empty);
    assert_true(test_note(f->d, OML_NOTE_REMARK, "for each item apart"));
    const oml_cell *n = test_cell(f->d, "agreement", "figure", "round/R/1.2/impact", "n");
    assert_int_equal(n->integer, VOTERS - 1);
    assert_int_equal(test_cell(f->d, "agreement", "figure", "round/R/1.2/impact", "interest")->integer, 1);
    fails(cx, run(f, "round cutline AGENDA R"), "OML-ROU-77");
    ok(cx, run(f, "round minutes AGENDA R"));
    assert_null(oml_doc_find(f->d, "presence")); // nor who came, nor what a group did not know
    assert_true(test_cell(f->d, "response", "pentagon", "company", "dont_know")->empty);
    assert_int_equal(test_cell(f->d, "response", "pentagon", "small groups together", "voters")->integer, 3);
    ok(cx, run(f, "export AGENDA @/package"));
    ok(cx, run(f, "init @/b.omloop --from @/package"));
    assert_string_equal(test_digest(cx, oml_arena_printf(&cx->tmp, "%s/b.omloop", f->a.folder)),
                        test_digest(cx, f->a.path));
}

static void
a_kill_leaves_no_link(void **state)
{
    fixture *f = *state;
    char *argv_agenda = f->a.path;
    char program[1024], sheet_of_all[400];
    const char *build = getenv("OML_BUILD");
    if (build == NULL)
        skip();
    snprintf(program, sizeof program, "%s/omloop", build);
    snprintf(sheet_of_all, sizeof sheet_of_all, "%s/scores.csv", f->a.folder);
    for (int us = 200; us < 60000; us += us / 3) {
        const pid_t child = fork();
        if (child == 0) {
            if (freopen("/dev/null", "w", stdout) == NULL || freopen("/dev/null", "w", stderr) == NULL)
                _exit(126);
            execl(program, program, "round", "score", argv_agenda, "R", sheet_of_all, (char *)NULL);
            _exit(127);
        }
        usleep((useconds_t)us);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        assert_true(no_link_in_folder(f->a.folder, ".omloop") >= 1); // its journal too, where there is one
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_row_or_entry_links_voter_and_score), TEST(the_attacker_finds_no_link_in_file_backup_or_package),
        TEST(the_number_of_a_card_is_chance),        TEST(small_groups_are_not_named),
        TEST(takes_one_sheet_of_the_whole_panel),    TEST(a_kill_leaves_no_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

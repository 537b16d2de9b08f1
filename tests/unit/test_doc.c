/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/doc.h"

#include "agenda/noun.h"
#include "base/tr.h"
#include "oml_test.h"

#include <math.h>

static const oml_column columns[] = {
    {"chain", N_("chain"), OML_CELL_TEXT, NULL, 0},
    {"civil_society", NULL, OML_CELL_REAL, "mln euro", 1},
    {"open", NULL, OML_CELL_BOOL, NULL, 0},
};

static void
a_table_keeps_its_cells_while_it_grows(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_EN);
    char key[] = "chains", name[16];
    oml_table *t = oml_doc_table(d, key, NULL, columns, OML_COUNT(columns));
    key[0] = 'x'; // copied
    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof name, "VC%d", i);
        oml_table_text(t, name);
        oml_table_real(t, i == 7 ? (double)NAN : i / 2.0);
        oml_table_bool(t, i % 2 == 1);
    }
    assert_ptr_equal(oml_doc_find(d, "chains"), t);
    assert_null(oml_doc_find(d, "xhains"));
    assert_int_equal(t->n_rows, 100);
    assert_string_equal(t->columns[1].label, "civil society");
    for (size_t i = 0; i < 100; i++) {
        snprintf(name, sizeof name, "VC%zu", i);
        const oml_cell *row = &t->cells[i * t->n_columns];
        assert_string_equal(row[0].text, name);
        assert_true(row[1].empty == (i == 7));
        assert_true(i == 7 || row[1].real == (double)i / 2.0);
        assert_int_equal(row[2].integer, i % 2);
    }
    oml_arena_free(&arena);
}

static void
notes_stand_once_and_a_run_keeps_its_last_value(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_EN);
    oml_doc_note(d, OML_NOTE_ILLUSTRATIVE, "%d of them", 3);
    oml_doc_note(d, OML_NOTE_ILLUSTRATIVE, "%d of them", 3);
    oml_doc_note(d, OML_NOTE_ESTIMATE, "%d of them", 3);
    oml_doc_note(d, OML_NOTE_ESTIMATE, "%d of them", 4);
    int notes = 0;
    for (const oml_block *b = d->first; b != NULL; b = b->next)
        notes++;
    assert_int_equal(notes, 3);
    oml_doc_run(d, "seed", "%d", 1);
    oml_doc_run(d, "draws", "%d", 10);
    oml_doc_run(d, "seed", "%d", 2);
    assert_string_equal(d->run->key, "seed");
    assert_string_equal(d->run->value, "2");
    assert_null(d->run->next->next);
    oml_arena_free(&arena);
}

static void
words_are_translated_or_made_readable(void **state)
{
    (void)state;
    oml_arena arena = {0};
    assert_string_equal(oml_doc_word(&arena, OML_EN, "civil_society"), "civil society");
    assert_string_equal(oml_doc_word(&arena, OML_NL, "civil_society"), "middenveld");
    oml_doc *d = oml_doc_new(&arena, OML_NL);
    oml_table *t = oml_doc_table(d, "t", NULL, columns, 1);
    oml_table_word(t, "civil_society");
    assert_string_equal(t->cells[0].text, "civil_society");
    assert_string_equal(t->cells[0].shown, "middenveld");
    oml_arena_free(&arena);
}

// A reader of Dutch meets no English word in a list or record.
static void
every_field_and_value_has_its_dutch(void **state)
{
    (void)state;
    oml_arena arena = {0};
    for (size_t i = 0; i < oml_noun_count; i++)
        for (size_t j = 0; j < oml_nouns[i].n_fields; j++) {
            const oml_field *f = &oml_nouns[i].fields[j];
            char key[96], stem[64];
            const size_t n = strlen(f->name);
            const bool pair = n > 3 && (strcmp(f->name + n - 3, "_nl") == 0 || strcmp(f->name + n - 3, "_en") == 0);
            snprintf(stem, sizeof stem, "%.*s", (int)(pair ? n - 3 : n), f->name);
            snprintf(key, sizeof key, "field:%s", stem);
            if (oml_tr(OML_NL, key) == key)
                fail_msg("no Dutch for %s in po/nl.po", key);
            for (const char *at = f->kind == OML_FIELD_ENUM ? f->of : ""; *at != '\0';) {
                const size_t len = strcspn(at, "|");
                snprintf(key, sizeof key, "word:%.*s", (int)len, at);
                if (oml_tr(OML_NL, key) == key)
                    fail_msg("no Dutch for %s in po/nl.po", key);
                at += at[len] == '|' ? len + 1 : len;
            }
        }
    assert_string_equal(oml_doc_field(&arena, OML_EN, "period_from"), "period from");
    assert_string_equal(oml_doc_field(&arena, OML_EN, "title_nl"), "title (Dutch)");
    assert_string_equal(oml_doc_field(&arena, OML_NL, "title_en"), "titel (Engels)");
    oml_arena_free(&arena);
}

static void
numbers_read_as_the_reader_writes_them(void **state)
{
    (void)state;
    static const struct {
        double x;
        int digits;
        const char *en, *nl;
    } cases[] = {
        {0, 0, "0", "0"},
        {-0.0004, 2, "0.00", "0,00"},
        {999, 0, "999", "999"},
        {1000, 0, "1,000", "1.000"},
        {1234.5, 1, "1,234.5", "1.234,5"},
        {-1234567.891, 2, "-1,234,567.89", "-1.234.567,89"},
        {1234.5678, OML_DIGITS_AS_IS, "1234.5678", "1234,5678"},
        {1234.5678, OML_DIGITS_SIX, "1,234.57", "1.234,57"},
        {0.0047667339, OML_DIGITS_SIX, "0.00476673", "0,00476673"},
        {-12000000.5, OML_DIGITS_SIX, "-12,000,000", "-12.000.000"},
        {1.5787e-15, OML_DIGITS_SIX, "1.58e-15", "1,58e-15"},
        {0, OML_DIGITS_SIX, "0", "0"},
        {(double)NAN, 2, NULL, NULL},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        OML_BUF_AUTO en = {0}, nl = {0};
        oml_doc_number(OML_EN, cases[i].x, cases[i].digits, &en);
        oml_doc_number(OML_NL, cases[i].x, cases[i].digits, &nl);
        if (cases[i].en == NULL) {
            assert_int_equal(en.n, 0);
            continue;
        }
        assert_string_equal(en.s, cases[i].en);
        assert_string_equal(nl.s, cases[i].nl);
    }
}

static void
sentences_write_numbers_as_the_reader_does(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *nl = oml_doc_new(&arena, OML_NL), *en = oml_doc_new(&arena, OML_EN);
    oml_doc *const both[] = {nl, en};
    for (size_t i = 0; i < 2; i++)
        oml_doc_text(both[i], "%s: %5.1f %% of %g in %zu.%d steps, v1.5 (%.3f)", "3.8", 12.25, 0.5, (size_t)3, 4, -0.2);
    assert_string_equal(nl->first->text, "3.8:  12,2 % of 0,5 in 3.4 steps, v1.5 (-0,200)");
    assert_string_equal(en->first->text, "3.8:  12.2 % of 0.5 in 3.4 steps, v1.5 (-0.200)");
    oml_doc_run(nl, "tolerance", "%g", 0.5); // for machines
    assert_string_equal(nl->run->value, "0.5");
    oml_arena_free(&arena);
}

static void
a_figure_draws_a_table_of_its_doc(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_EN);
    oml_table *t = oml_doc_table(d, "t", NULL, columns, OML_COUNT(columns));
    oml_doc_figure(d, t, &(oml_figure){.key = "f", .kind = OML_FIGURE_BARS, .x = "civil_society", .y = "chain"}, NULL);
    assert_int_equal(d->last->kind, OML_BLOCK_FIGURE);
    assert_ptr_equal(d->last->table, t);
    assert_string_equal(d->last->figure.x, "civil_society");
    assert_null(d->last->figure.low);
    oml_arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_keeps_its_cells_while_it_grows),
        cmocka_unit_test(notes_stand_once_and_a_run_keeps_its_last_value),
        cmocka_unit_test(words_are_translated_or_made_readable),
        cmocka_unit_test(every_field_and_value_has_its_dutch),
        cmocka_unit_test(numbers_read_as_the_reader_writes_them),
        cmocka_unit_test(sentences_write_numbers_as_the_reader_does),
        cmocka_unit_test(a_figure_draws_a_table_of_its_doc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

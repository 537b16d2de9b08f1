/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/hash.h"
#include "format/checksum.h"
#include "format/iotcache.h"
#include "format/iotfile.h"
#include "format/iotpieces.h"
#include "oml_test.h"

#include <dirent.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

static char path[300];

static int
make_folder(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/t.iot", test_here);
    return 0;
}

// Two regions; BE has two sectors, FR one; prices in M.EUR.
static const char *region_codes[] = {"BE", "FR"}, *sector_codes[] = {"A", "B-E"},
                  *sector_names[] = {"farms", "“works”"};
static const char *category_codes[] = {"P3"}, *stressor_codes[] = {"CO2"}, *stressor_units[] = {"kt"},
                  *remarks[] = {"x is made up"};
static const uint32_t row_region[] = {0, 0, 1}, row_sector[] = {0, 1, 1}, col_region[] = {0, 1},
                      col_category[] = {0, 0};
static const double Z[9] = {1, 2, 3, 4, 5, 6, 7, 8, 1.0 / 3}, x[3] = {20, 30, 0}, Y[6] = {9, -0.5, 0, 1, 2, 3};
static const double F[3] = {0.1, 0.2, 0}, FY[2] = {5, 6}, population[2] = {11.5e6, 67e6};

static oml_iot
small(void)
{
    return (oml_iot){
        .title = "small",
        .source = "typed in",
        .currency = "EUR",
        .currency_unit = "M.EUR",
        .year = 2011,
        .kind = OML_IOT_PRODUCT,
        .regions = {2, region_codes, NULL, NULL},
        .sectors = {2, sector_codes, sector_names, NULL},
        .categories = {1, category_codes, NULL, NULL},
        .stressors = {1, stressor_codes, NULL, stressor_units},
        .n = 3,
        .f = 2,
        .row_region = row_region,
        .row_sector = row_sector,
        .col_region = col_region,
        .col_category = col_category,
        .Z = Z,
        .x = x,
        .Y = Y,
        .F = F,
        .FY = FY,
        .population = population,
        .notes = remarks,
        .n_notes = 1,
    };
}

static void
writes_and_opens(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot t = small();
    ok(&cx, oml_iotfile_write(&cx, path, &t));
    oml_iot *back;
    ok(&cx, oml_iotfile_open(&cx, path, &back));
    ok(&cx, oml_iotfile_verify(&cx, back, UINT64_MAX));
    assert_string_equal(back->title, "small");
    assert_string_equal(back->currency_unit, "M.EUR");
    assert_int_equal(back->year, 2011);
    assert_int_equal(back->kind, OML_IOT_PRODUCT);
    assert_string_equal(back->sectors.name[1], "“works”");
    assert_null(back->regions.name);
    assert_string_equal(back->stressors.unit[0], "kt");
    assert_string_equal(back->notes[0], "x is made up");
    assert_int_equal(back->n, 3);
    assert_int_equal(back->row_sector[2], 1);
    assert_int_equal(oml_iot_row(back, 1, 0), OML_IOT_NONE);
    assert_memory_equal(back->Z, Z, sizeof Z);
    assert_memory_equal(back->Y, Y, sizeof Y);
    assert_memory_equal(back->FY, FY, sizeof FY);
    assert_memory_equal(back->population, population, sizeof population);
    assert_null(back->V);
    assert_null(back->A);
    assert_int_equal(back->imbalance->row, 1); // 2 + 5 + 8 - 0.5 + 2 against 30
    assert_false(back->imbalance->pays);
    near(back->imbalance->value, 13.5, 0);
    assert_int_equal((uintptr_t)back->Z % 4096, 0);
    oml_iot_free(back);
    oml_cx_done(&cx);
}

static void
same_table_same_bytes(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot t = small();
    oml_iot *one, *two, *other;
    ok(&cx, oml_iotfile_write(&cx, path, &t));
    ok(&cx, oml_iotfile_open(&cx, path, &one));
    ok(&cx, oml_iotfile_write(&cx, path, one));
    ok(&cx, oml_iotfile_open(&cx, path, &two));
    assert_memory_equal(one->digest, two->digest, OML_HASH_BYTES);
    double changed[9];
    memcpy(changed, Z, sizeof Z);
    changed[4] = nextafter(changed[4], 6);
    oml_iot u = t;
    u.Z = changed;
    ok(&cx, oml_iotfile_write(&cx, path, &u));
    ok(&cx, oml_iotfile_open(&cx, path, &other));
    assert_memory_not_equal(one->digest, other->digest, OML_HASH_BYTES);
    oml_iot_free(one);
    oml_iot_free(two);
    oml_iot_free(other);
    oml_cx_done(&cx);
}

// Large enough for several pieces: the same bytes for any number of threads, and a changed bit is found in each.
static void
many_pieces(void **state)
{
    (void)state;
    enum { N = 1100 };
    static const uint32_t rows[N] = {0};
    oml_cx cx = {.threads = 1}, more = {.threads = 3};
    oml_iot t = small(), *back;
    double *large = calloc((size_t)N * N, sizeof *large), sold[N] = {0};
    size_t n, m;
    assert_non_null(large);
    for (size_t i = 0; i < (size_t)N * N; i++)
        large[i] = (double)(i % 1009);
    assert_true((size_t)N * N * sizeof *large > 2 * (size_t)OML_IOTPIECES_SIZE);
    t.n = N, t.f = 0;
    t.row_region = t.row_sector = rows;
    t.Z = large, t.x = sold, t.F = NULL, t.FY = NULL;
    ok(&cx, oml_iotfile_write(&cx, path, &t));
    char *one = test_read(path, &n);
    ok(&more, oml_iotfile_write(&more, path, &t));
    char *two = test_read(path, &m);
    assert_int_equal(n, m);
    assert_memory_equal(one, two, n);
    ok(&more, oml_iotfile_open(&more, path, &back));
    ok(&more, oml_iotfile_verify(&more, back, UINT64_MAX));
    assert_memory_equal(back->Z, large, (size_t)N * N * sizeof *large);
    oml_iot_free(back);
    for (size_t at = 4096; at < (size_t)N * N * sizeof *large; at += (size_t)N * N * 3) {
        one[at] ^= 16;
        test_write(path, one, n);
        one[at] ^= 16;
        ok(&more, oml_iotfile_open(&more, path, &back));
        ok(&more, oml_iotfile_verify(&more, back, sizeof *large * N * N - 1)); // the others are as they were
        fails(&more, oml_iotfile_verify(&more, back, UINT64_MAX), "OML-IOT-06");
        oml_cx_clear(&more);
        oml_iot_free(back);
    }
    ok(&cx, oml_iotfile_move(&cx, path, &t)); // of which the memory is given back
    char *moved = test_read(path, &m);
    test_write(path, one, n);
    char *whole = test_read(path, &n);
    assert_int_equal(n, m);
    assert_memory_equal(whole, moved, n);
    free(large), free(one), free(two), free(moved), free(whole);
    oml_cx_done(&cx);
    oml_cx_done(&more);
}

// A disk that is full: the old table stays, and nothing beside it.
static void
a_failed_write_leaves_the_old_table(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot t = small();
    oml_iot *back;
    struct rlimit before, low;
    ok(&cx, oml_iotfile_write(&cx, path, &t));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = 4096 + sizeof Z;
    void (*was)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    const oml_rc rc = oml_iotfile_write(&cx, path, &t);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, was);
    fails(&cx, rc, "OML-IOT-07");
    ok(&cx, oml_iotfile_open(&cx, path, &back));
    ok(&cx, oml_iotfile_verify(&cx, back, UINT64_MAX));
    oml_iot_free(back);
    size_t others = 0;
    DIR *d = opendir(test_here);
    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;)
        others += strstr(e->d_name, ".part") != NULL;
    closedir(d);
    assert_int_equal(others, 0);
    oml_cx_done(&cx);
}

static void
refuse(const char *bytes, size_t n, const char *code)
{
    oml_cx cx = {0};
    oml_iot *t;
    test_write(path, bytes, n);
    fails(&cx, oml_iotfile_open(&cx, path, &t), code);
    assert_null(t);
    oml_cx_done(&cx);
}

static void
damage_is_found(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot t = small();
    oml_iot *back;
    fails(&cx, oml_iotfile_open(&cx, path, &back), "OML-FIL-01");
    fails(&cx, oml_iotfile_open(&cx, test_here, &back), "OML-IOT-01");
    ok(&cx, oml_iotfile_write(&cx, path, &t));
    size_t n;
    char *bytes = test_read(path, &n);
    refuse(bytes, 100, "OML-IOT-01");
    refuse("region\tsector\n", 14, "OML-IOT-01");
    refuse(bytes, n - 4096, "OML-IOT-03");
    refuse(bytes, 4096, "OML-IOT-03");
    bytes[70] ^= 1; // the name of a section
    refuse(bytes, n, "OML-IOT-04");
    bytes[70] ^= 1;
    bytes[8] = 9;
    refuse(bytes, n, "OML-IOT-02");
    bytes[8] = OML_IOTFILE_VERSION;
    uint64_t labels; // the second section; deliveries are the first
    memcpy(&labels, bytes + (size_t)64 + 64 + 16, 8);
    bytes[labels + 12] ^= 1;
    refuse(bytes, n, "OML-IOT-05");
    bytes[labels + 12] ^= 1;
    bytes[4096 + 20] ^= 4;
    test_write(path, bytes, n);
    ok(&cx, oml_iotfile_open(&cx, path, &back)); // milliseconds, whatever its size
    fails(&cx, oml_iotfile_verify(&cx, back, UINT64_MAX), "OML-IOT-06");
    oml_iot_free(back);
    free(bytes);
    oml_cx_done(&cx);
}

static void
results_are_kept_under_their_key(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot t = small();
    uint8_t key[OML_HASH_BYTES] = {1}, other[OML_HASH_BYTES] = {2};
    const double L[6] = {1, 2, 3, 4, 5, 6};
    oml_iotcache *got;
    ok(&cx, oml_iotfile_write(&cx, path, &t));
    ok(&cx, oml_iotcache_get(&cx, path, key, &got));
    assert_null(got);
    ok(&cx, oml_iotcache_put(&cx, path, key, L, 2, 3, sizeof *L));
    ok(&cx, oml_iotcache_get(&cx, path, other, &got));
    assert_null(got);
    ok(&cx, oml_iotcache_get(&cx, path, key, &got));
    assert_int_equal(got->rows, 2);
    assert_int_equal(got->cols, 3);
    assert_memory_equal(got->at, L, sizeof L);
    assert_int_equal((uintptr_t)got->at % 4096, 0);
    oml_iotcache_free(got);
    fails(&cx, oml_iotcache_put(&cx, "/nowhere/T.iot", key, L, 2, 3, sizeof *L), "OML-CAC-01");

    char entry[500], text[OML_HASH_TEXT]; // a damaged one is none
    oml_hash_text(key, text);
    snprintf(entry, sizeof entry, "%s.cache/%s", path, text);
    size_t n;
    char *bytes = test_read(entry, &n);
    bytes[n - 3] ^= 1;
    test_write(entry, bytes, n);
    ok(&cx, oml_iotcache_get(&cx, path, key, &got));
    assert_null(got);
    test_write(entry, bytes, n - 8);
    ok(&cx, oml_iotcache_get(&cx, path, key, &got));
    assert_null(got);
    free(bytes);

    ok(&cx, oml_iotcache_put(&cx, path, key, L, 2, 3, sizeof *L));
    ok(&cx, oml_iotfile_write(&cx, path, &t)); // another table there: its results go
    ok(&cx, oml_iotcache_get(&cx, path, key, &got));
    assert_null(got);
    oml_cx_done(&cx);
}

static bool
checksum_sees_any_word(rng *r, size_t size)
{
    unsigned char bytes[600];
    const size_t n = 1 + rng_below(r, size * 9), at = rng_below(r, n), cut = 64 * rng_below(r, n / 64 + 1);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)rng_below(r, 256);
    const uint64_t whole = oml_checksum_of(bytes, n);
    oml_checksum c;
    oml_checksum_init(&c);
    oml_checksum_add(&c, bytes, cut);
    oml_checksum_add(&c, bytes + cut, n - cut);
    bytes[at] ^= (unsigned char)(1 + rng_below(r, 255));
    return oml_checksum_get(&c) == whole && oml_checksum_of(bytes, n) != whole;
}

static void
checksum(void **state)
{
    (void)state;
    forall("pieces give the same sum, a changed byte another", 2000, 64, checksum_sees_any_word);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_and_opens, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(same_table_same_bytes, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(many_pieces, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(a_failed_write_leaves_the_old_table, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(damage_is_found, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(results_are_kept_under_their_key, make_folder, test_here_remove),
        cmocka_unit_test(checksum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

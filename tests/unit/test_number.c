/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "text/number.h"

#include <float.h>
#include <math.h>

static uint64_t
bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double
from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

// The C library is the oracle: ours must read the same bits, and refuse exactly what overflows.
static bool
agrees(const char *text)
{
    double ours = 0;
    const double theirs = strtod(text, NULL);
    const bool read = oml_number_parse(text, strlen(text), &ours);
    if (isfinite(theirs) ? read && bits_of(ours) == bits_of(theirs) : !read)
        return true;
    print_error("%.60s... reads %a, expected %a\n", text, ours, theirs);
    return false;
}

static void
reads_random_doubles_as_strtod_does(void **state)
{
    (void)state;
    rng r = {1};
    char text[64];
    for (int i = 0; i < 400000; i++) {
        const double x = from_bits(rng_next(&r));
        if (!isfinite(x))
            continue;
        snprintf(text, sizeof text, "%.*e", 14 + (int)rng_below(&r, 11), x);
        assert_true(agrees(text));
    }
}

static void
reads_random_decimals_as_strtod_does(void **state)
{
    (void)state;
    rng r = {2};
    char text[64];
    for (int i = 0; i < 700000; i++) {
        const size_t digits = 1 + rng_below(&r, 19);
        const uint64_t w = rng_next(&r) % (uint64_t)pow(10, (double)digits);
        snprintf(text, sizeof text, "%s%llue%d", i % 2 != 0 ? "-" : "", (unsigned long long)w,
                 (int)rng_below(&r, 700) - 360);
        assert_true(agrees(text));
        snprintf(text, sizeof text, "%llu.%06llu", (unsigned long long)(w % 100000000),
                 (unsigned long long)(w % 1000000));
        assert_true(agrees(text));
    }
}

// Cells of a large table, amid others: as far as strtod goes, and the same bits.
static void
reads_long_decimals_in_a_row_as_strtod_does(void **state)
{
    (void)state;
    static const char *const behind[] = {"\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
                                         "\t.25;1 2 3 4 5 6 7 8 9 0 1 2 3 4",
                                         "e-7\t0.5\t12345678901234567890",
                                         "E\t12345678901234567890123456789",
                                         ".5.5.5.5.5.5.5.5.5.5.5.5.5.5.5.5.5",
                                         "\xFA\xFF\xB9 12345678901234567890 1234567"};
    rng r = {4};
    char text[128];
    for (int i = 0; i < 600000; i++) {
        char *at = text;
        if (rng_below(&r, 3) == 0)
            *at++ = '-';
        for (size_t digits = rng_below(&r, 4) == 0 ? rng_below(&r, 7) : 1, d = 0; d < digits; d++)
            *at++ = (char)('0' + rng_below(&r, 10) * (digits > 1 || rng_below(&r, 4) == 0));
        *at++ = '.';
        const size_t zeros = rng_below(&r, 6), digits = 10 + rng_below(&r, 16);
        for (size_t d = 0; d < digits; d++)
            *at++ = (char)('0' + (d < zeros ? 0 : rng_below(&r, 10)));
        memcpy(at, behind[rng_below(&r, OML_COUNT(behind))], 20);
        at[20] = '\0';
        char *end;
        double ours = 0;
        const double theirs = strtod(text, &end);
        const size_t n = strlen(text), used = oml_number_scan(text, n, &ours);
        if (text[text[0] == '-'] == '.') { // strtod takes it, and so does no table
            assert_int_equal(used, 0);
            continue;
        }
        assert_int_equal(used, end - text);
        assert_int_equal(bits_of(ours), bits_of(theirs));
    }
}

// With any number of zeros before and behind the point, and nothing behind its last digit that may be read.
static void
stays_within_a_number_of_many_zeros(void **state)
{
    (void)state;
    for (size_t before = 1; before < 45; before++)
        for (size_t behind = 1; behind < 45; behind++) {
            const size_t n = before + 1 + behind;
            char *text = malloc(n), copy[128];
            assert_non_null(text);
            memset(text, '0', n);
            text[before] = '.', text[n - 1] = '7';
            memcpy(copy, text, n);
            copy[n] = '\0';
            double ours = 0;
            assert_int_equal(oml_number_scan(text, n, &ours), n);
            assert_int_equal(bits_of(ours), bits_of(strtod(copy, NULL)));
            free(text);
        }
}

// The decimals hardest to round: exactly half-way between two doubles, and a hair to either side, with up to 770
// digits.
static void
breaks_ties_as_strtod_does(void **state)
{
    (void)state;
    rng r = {3};
    char text[2200];
    for (int i = 0; i < 6000; i++) {
        uint64_t bits = rng_next(&r) & 0x7FFFFFFFFFFFFFFFu;
        if (i % 4 == 0)
            bits &= 0x001FFFFFFFFFFFFFu; // denormals and the first normals
        if (bits >= 0x7FE0000000000000u)
            continue;
        // Half-way needs one bit more than a double has; x87's long double has it.
        const long double half = ((long double)from_bits(bits) + (long double)from_bits(bits + 1)) / 2;
        const int n = snprintf(text, sizeof text, "%.1100Lf", half);
        assert_true(n > 0 && (size_t)n < sizeof text);
        assert_true(agrees(text));
        text[n] = '1'; // a hair above, after more than 1100 decimals
        text[n + 1] = '\0';
        assert_true(agrees(text));
        text[n] = '\0';
        size_t last = (size_t)n - 1;
        while (text[last] == '0' || text[last] == '.')
            last--;
        text[last]--; // a hair below
        text[last + 1] = text[last + 1] == '.' ? '.' : '9';
        assert_true(agrees(text));
    }
}

static void
reads_hard_decimals(void **state)
{
    (void)state;
    // half-way between the largest double and 2^1024, as a whole number
    static const char between[] =
        "1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490179775872070"
        "9633028641669288791094655554785194040263065748867150582068190890200070838367627385484581771153176447"
        "5730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880";
    const char *const hard[] = {"0",
                                "-0",
                                "0.0",
                                "000",
                                "0e999999999999999999999",
                                "1e-999999999999999999999",
                                "-1e-400",
                                "1e308",
                                "1.7976931348623157e308",
                                "1.7976931348623158e308",
                                "1.7976931348623159e308",
                                between,
                                "4.9406564584124654e-324",
                                "2.4703282292062327e-324",
                                "2.4703282292062328e-324",
                                "2.4703282292062327208e-324",
                                "2.2250738585072011e-308",
                                "2.2250738585072012e-308",
                                "2.2250738585072014e-308",
                                "9007199254740993",
                                "9007199254740993.0",
                                "9007199254740992.999999999999999999999999999999",
                                "9007199254740993.000000000000000000000000000001",
                                "1e23",
                                "8.5e22",
                                "6.9294956446009195e15",
                                "3.237883913302901e-319",
                                "1.448997445238699",
                                "7.2057594037927933e16",
                                "123456789012345678901234567890",
                                "0.0000000000000000000000000000000000000000000000000000000000001",
                                "1090544144181609348671888949248",
                                "1090544144181609348835077142190",
                                "9355950000000000000.000000000000000000000000",
                                "1.00000000000000011102230246251565404236316680908203125",
                                "1.00000000000000011102230246251565404236316680908203124",
                                "1.00000000000000011102230246251565404236316680908203126",
                                "5e-324",
                                "1e-323",
                                "3e-324",
                                "2e-324",
                                "1.5e+3",
                                "1.5E-3"};
    for (size_t i = 0; i < OML_COUNT(hard); i++)
        assert_true(agrees(hard[i]));
    // A million zeros before, between and behind, with the exponent that undoes them.
    const size_t many = 1000000;
    char *text = malloc(many + 64);
    assert_non_null(text);
    memset(text, '0', many + 1);
    text[1] = '.';
    strncpy(text + many, "12345e1000002", 32);
    double x;
    assert_true(oml_number_parse(text, strlen(text), &x));
    assert_true(x == 1234.5);
    memset(text, '9', many);
    strncpy(text + many, "e-1000000", 32);
    assert_true(oml_number_parse(text, strlen(text), &x));
    assert_true(x == 1);
    free(text);
}

static void
refuses_what_is_no_number(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",      "+",      "-",     ".",     ".5",   "1.",  "1.e5",  "e5",   "1e",
                                        "1e+",   "1,5",    "1 ",    " 1",    "0x10", "inf", "nan",   "-nan", "INFINITY",
                                        "1e309", "-1e309", "1.2.3", "1e5.5", "--1",  "+-1", "1_000", "١"};
    double x = 7;
    for (size_t i = 0; i < OML_COUNT(wrong); i++)
        assert_false(oml_number_parse(wrong[i], strlen(wrong[i]), &x));
    assert_false(oml_number_parse("1\0", 2, &x));
    assert_true(x == 7);
    static const struct {
        const char *text;
        size_t read;
    } parts[] = {{"12abc", 2}, {"1.5e3,", 5}, {"1e", 1}, {"1e+x", 1}, {"1.", 1}, {"-", 0}, {"1e400", 0}, {"+7;", 2}};
    for (size_t i = 0; i < OML_COUNT(parts); i++)
        assert_int_equal(oml_number_scan(parts[i].text, strlen(parts[i].text), &x), parts[i].read);
}

static void
reads_whole_numbers(void **state)
{
    (void)state;
    int64_t v = 7;
    static const char *const wrong[] = {
        "", "-", "+", "1.0", "1e3", " 1", "9223372036854775808", "-9223372036854775809", "99999999999999999999"};
    for (size_t i = 0; i < OML_COUNT(wrong); i++)
        assert_false(oml_number_parse_int(wrong[i], strlen(wrong[i]), &v));
    assert_true(v == 7);
    assert_true(oml_number_parse_int("9223372036854775807", 19, &v) && v == INT64_MAX);
    assert_true(oml_number_parse_int("-9223372036854775808", 20, &v) && v == INT64_MIN);
    assert_true(oml_number_parse_int("+007", 4, &v) && v == 7);
}

static void
prints_as_people_write(void **state)
{
    (void)state;
    static const struct {
        double x;
        const char *text;
    } rows[] = {{0, "0"},
                {-0.0, "0"},
                {1, "1"},
                {-1.5, "-1.5"},
                {0.1, "0.1"},
                {0.3, "0.3"},
                {0.1 + 0.2, "0.30000000000000004"},
                {100, "100"},
                {123456789012345680, "123456789012345680"},
                {1e20, "100000000000000000000"},
                {1e21, "1e21"},
                {1.5e300, "1.5e300"},
                {1e23, "1e23"},
                {9007199254740992, "9007199254740992"},
                {0.000001, "0.000001"},
                {0.00000123, "0.00000123"},
                {1e-7, "1e-7"},
                {5e-324, "5e-324"},
                {DBL_MAX, "1.7976931348623157e308"},
                {DBL_MIN, "2.2250738585072014e-308"},
                {1.0 / 3, "0.3333333333333333"},
                {2.0 / 3, "0.6666666666666666"},
                {1234.5, "1234.5"},
                {4.35, "4.35"},
                {9.5367431640625e-7, "9.5367431640625e-7"},
                {2e-44, "2e-44"},
                {9007199254740991, "9007199254740991"},
                {1.7800590868057611e-307, "1.7800590868057611e-307"}};
    char text[OML_NUMBER_TEXT];
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        const size_t n = oml_number_print(rows[i].x, text);
        assert_string_equal(text, rows[i].text);
        assert_int_equal(n, strlen(text));
    }
}

static size_t
significant(const char *text)
{
    size_t n = 0, zeros = 0;
    bool begun = false;
    for (; *text != '\0' && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (begun |= *text != '0')) {
            zeros = *text == '0' ? zeros + 1 : 0;
            n++;
        }
    return n - zeros;
}

// What is printed reads back to the same bits, fits, and no printf with fewer digits does.
static bool
is_shortest(double x)
{
    char text[OML_NUMBER_TEXT], fewer[64];
    double back;
    const size_t n = oml_number_print(x, text);
    if (n >= sizeof text || text[n] != '\0' || !oml_number_parse(text, n, &back) || bits_of(back) != bits_of(x))
        return false;
    const size_t digits = significant(text);
    if (digits <= 1)
        return true;
    snprintf(fewer, sizeof fewer, "%.*e", (int)digits - 2, x);
    return strtod(fewer, NULL) != x;
}

static void
prints_the_shortest_that_reads_back(void **state)
{
    (void)state;
    rng r = {4};
    for (int i = 0; i < 300000; i++) {
        const double x = from_bits(rng_next(&r));
        const double near_one = (rng_unit(&r) - 0.5) * pow(10, (double)rng_below(&r, 12));
        if ((isfinite(x) && !is_shortest(x)) || !is_shortest(near_one))
            fail_msg("%a or %a", x, near_one);
    }
    for (uint64_t e = 0; e < 0x7FF; e++)
        for (uint64_t f = 0; f < 3; f++) { // at a power of two the interval is lopsided
            const double x = from_bits((e << 52) + f - 1);
            if (isfinite(x) && x != 0 && !is_shortest(x))
                fail_msg("%a", x);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_random_doubles_as_strtod_does),
        cmocka_unit_test(reads_random_decimals_as_strtod_does),
        cmocka_unit_test(reads_long_decimals_in_a_row_as_strtod_does),
        cmocka_unit_test(stays_within_a_number_of_many_zeros),
        cmocka_unit_test(breaks_ties_as_strtod_does),
        cmocka_unit_test(reads_hard_decimals),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(reads_whole_numbers),
        cmocka_unit_test(prints_as_people_write),
        cmocka_unit_test(prints_the_shortest_that_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
// Parsing: most numbers have at most 19 digits and are right at once, by one exact operation (W. D. Clinger 1990) or
// by one product of 128 bits (D. Lemire, "Number parsing at a gigabyte per second", 2021; that it never errs for 64
// bits is N. Mushtak and D. Lemire, "Fast number parsing without fallback", 2023). With more digits the two numbers
// around it usually agree; when they do not, the decimal is held against the point half-way with whole numbers.
// Printing is Schubfach (R. Giulietti, "The Schubfach way to render doubles", 2020), with the same table of powers.
#include "text/number.h"

#include <assert.h>
#include <string.h>

#include "text/powers.h" // static const struct power powers[]: 5^POWER_FIRST .. 5^POWER_LAST

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
               "eight digits are read as one number, the first digit lowest");

__extension__ typedef unsigned __int128 wide;

#define INFINITE 0x7FF0000000000000u
#define HIDDEN ((uint64_t)1 << 52)

enum {
    DIGITS = 800, // no point half-way between doubles has more than 768 significant digits
    LIMBS = 128,  // DIGITS + 1 digits times 10^308, or 54 bits times 5^1142 and 2^1142
};

// ---- decimal text to double ------------------------------------------------------------------------------------

typedef struct decimal {
    bool negative;
    const char *digits; // from the first that is not zero; a point may stand between them
    size_t n;           // bytes of them, the point included
    size_t count;       // significant digits
    uint64_t leading;   // the value of the first 19
    int64_t exponent;   // value = all digits as one whole number x 10^exponent
} decimal;

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Eight digits, less '0' each, as one number: bytes to pairs, pairs to fours, fours to their number.
static inline uint64_t
join_digits(uint64_t v)
{
    v = v * 10 + (v >> 8);
    return ((v & 0x000000FF000000FFu) * 0x000F424000000064u + (v >> 16 & 0x000000FF000000FFu) * 0x0000271000000001u) >>
           32;
}

// Eight digits at once, when there are eight.
static inline bool
eight_digits(const char *s, uint64_t *number)
{
    uint64_t v;
    memcpy(&v, s, sizeof v);
    if (((v & 0xF0F0F0F0F0F0F0F0u) | ((v + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u) >> 4) != 0x3333333333333333u)
        return false;
    *number = join_digits(v - 0x3030303030303030u);
    return true;
}

// The digits from s on, into d; returns the bytes read.
static inline size_t
take_digits(const char *s, size_t n, decimal *d)
{
    size_t i = 0, count = d->count;
    uint64_t leading = d->leading, eight;
    for (; count == 0 && i < n && s[i] == '0'; i++) {
    }
    if (count == 0)
        d->digits = s + i;
    while (count <= 11 && n - i >= 8 && eight_digits(s + i, &eight)) {
        leading = leading * 100000000 + eight;
        count += 8, i += 8;
    }
    for (; i < n && is_digit(s[i]); i++, count++)
        if (count < 19)
            leading = leading * 10 + (uint64_t)(s[i] - '0');
    d->digits = count == 0 ? NULL : d->digits;
    d->count = count, d->leading = leading;
    return i;
}

// e[+-]digits at s, or nothing.
static size_t
take_exponent(const char *s, size_t n, int64_t *exponent)
{
    size_t i = 1;
    if (n < 2 || (s[0] != 'e' && s[0] != 'E'))
        return 0;
    const bool negative = s[i] == '-';
    if (s[i] == '-' || s[i] == '+')
        i++;
    const size_t first = i;
    int64_t value = 0;
    for (; i < n && is_digit(s[i]); i++)
        if (value < INT64_MAX / 100)
            value = value * 10 + (s[i] - '0');
    if (i == first)
        return 0;
    *exponent = negative ? -value : value;
    return i;
}

static size_t
scan(const char *s, size_t n, decimal *d)
{
    *d = (decimal){.negative = n > 0 && s[0] == '-'};
    size_t i = n > 0 && (s[0] == '-' || s[0] == '+');
    const size_t whole = take_digits(s + i, n - i, d);
    if (whole == 0)
        return 0;
    i += whole;
    if (n - i >= 2 && s[i] == '.' && is_digit(s[i + 1])) {
        const size_t part = take_digits(s + i + 1, n - i - 1, d);
        d->exponent = -(int64_t)part;
        i += 1 + part;
    }
    d->n = d->digits == NULL ? 0 : (size_t)(s + i - d->digits);
    int64_t exponent = 0;
    i += take_exponent(s + i, n - i, &exponent);
    d->exponent += exponent;
    return i;
}

// Bits of the double nearest to w x 10^q (Lemire, algorithm 1).
static inline uint64_t
nearest(uint64_t w, int64_t q)
{
    if (w == 0 || q < POWER_FIRST)
        return 0;
    if (q > 308)
        return INFINITE;
    const int zeros = __builtin_clzll(w);
    const struct power *p = &powers[q - POWER_FIRST];
    w <<= zeros;
    wide product = (wide)w * p->high;
    if (((product >> 64) & 0x1FF) == 0x1FF) // the lower half of the power may carry into the bits that count
        product += (wide)((wide)w * p->low >> 64);
    const uint64_t high = (uint64_t)(product >> 64), low = (uint64_t)product;
    const int upper = (int)(high >> 63);
    uint64_t m = high >> (upper + 9);
    const int exponent = (int)(217706 * q >> 16) + 63 + upper - zeros + 1023;
    if (exponent <= 0) { // below the normal doubles
        if (exponent < -62)
            return 0;
        m >>= 1 - exponent;
        return (m + (m & 1)) >> 1; // a carry into bit 52 makes it the smallest normal double
    }
    // Exactly half-way, which only these powers allow: to even.
    if (low <= 1 && q >= -4 && q <= 23 && (m & 3) == 1 && m << (upper + 9) == high)
        m &= ~(uint64_t)1;
    m = (m + (m & 1)) >> 1;
    const uint64_t bits = ((uint64_t)exponent << 52) + (m - HIDDEN);
    return bits < INFINITE ? bits : INFINITE;
}

typedef struct big {
    size_t n;
    uint64_t limb[LIMBS]; // the lowest first
} big;

static void
big_multiply(big *b, uint64_t factor, uint64_t add)
{
    wide carry = add;
    for (size_t i = 0; i < b->n; i++) {
        carry += (wide)b->limb[i] * factor;
        b->limb[i] = (uint64_t)carry;
        carry >>= 64;
    }
    if (carry != 0) {
        assert(b->n < LIMBS);
        b->limb[b->n++] = (uint64_t)carry;
    }
}

static void
big_power(big *b, uint64_t base, uint64_t exponent)
{
    const uint64_t step = base == 5 ? 1220703125 : (uint64_t)1 << 26, times = base == 5 ? 13 : 26;
    for (; exponent >= times; exponent -= times)
        big_multiply(b, step, 0);
    while (exponent-- > 0)
        big_multiply(b, base, 0);
}

static int
big_compare(const big *a, const big *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (size_t i = a->n; i-- > 0;)
        if (a->limb[i] != b->limb[i])
            return a->limb[i] < b->limb[i] ? -1 : 1;
    return 0;
}

// Is the decimal below (-1), at (0) or above (1) the point half-way between the double `bits` and the next?
static int
against_half(const decimal *d, uint64_t bits)
{
    big left = {0}, right = {0};
    int64_t ten = d->exponent;
    size_t used = 0;
    bool more = false;
    for (size_t i = 0; i < d->n; i++)
        if (d->digits[i] == '.')
            continue;
        else if (used < DIGITS) {
            big_multiply(&left, 10, (uint64_t)(d->digits[i] - '0'));
            used++;
        } else
            more |= d->digits[i] != '0';
    ten += (int64_t)(d->count - used);
    if (more) { // whatever follows only breaks a tie
        big_multiply(&left, 10, 1);
        ten--;
    }
    const uint64_t field = bits >> 52;
    int64_t two = (field == 0 ? 1 : (int64_t)field) - 1075 - 1;
    big_multiply(&right, 1, 2 * (field == 0 ? bits : (bits & (HIDDEN - 1)) | HIDDEN) + 1);
    big_power(ten < 0 ? &right : &left, 5, (uint64_t)(ten < 0 ? -ten : ten));
    two -= ten;
    big_power(two < 0 ? &left : &right, 2, (uint64_t)(two < 0 ? -two : two));
    return big_compare(&left, &right);
}

static uint64_t
to_bits(const decimal *d)
{
    if (d->count <= 19)
        return nearest(d->leading, d->exponent);
    const int64_t q = d->exponent + (int64_t)(d->count - 19);
    const uint64_t below = nearest(d->leading, q), above = nearest(d->leading + 1, q);
    if (below == above)
        return below;
    const int side = against_half(d, below);
    return side < 0 || (side == 0 && (below & 1) == 0) ? below : above;
}

// Powers of ten up to 10^22 are doubles, and so is a whole number below 2^53: one rounding, so exact (Clinger).
static bool
exact(const decimal *d, double *out)
{
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (d->count > 19 || d->leading > HIDDEN * 2 || d->exponent < -22 || d->exponent > 22)
        return false;
    const double w = (double)d->leading;
    const double x = d->exponent < 0 ? w / tens[-d->exponent] : w * tens[d->exponent];
    *out = d->negative ? -x : x;
    return true;
}

// How many of eight bytes are digits before the first that is not. (What a byte above 0xF9 carries lies behind it.)
static inline unsigned
count_digits(uint64_t v)
{
    const uint64_t zeros = 0x3030303030303030u, high = 0xF0F0F0F0F0F0F0F0u;
    const uint64_t other = ((v & high) ^ zeros) | (((v + 0x0606060606060606u) & high) ^ zeros);
    return other == 0 ? 8 : (unsigned)__builtin_ctzll(other) / 8;
}

// What most cells of large tables are, with no branch that is hard to foretell: up to 4 digits, a point, 16 to 23
// digits, of all of which 19 count, and no exponent. 0: something else, or too near the end to look.
static size_t
scan_long(const char *s, size_t n, double *out)
{
    static const uint64_t tens[] = {1,       10,       100,       1000,       10000,       100000,
                                    1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000};
    enum { FARTHEST = 1 + 4 + 1 + 3 * 8 };
    if (n <= FARTHEST)
        return 0;
    const char *at = s + (*s == '-'), *first = at;
    uint64_t upper = 0, eight, rest, last;
    for (; is_digit(*at) && at - first < 4; at++)
        upper = upper * 10 + (uint64_t)(*at - '0');
    if (at == first || *at != '.' || !eight_digits(at + 1, &eight) || !eight_digits(at + 9, &last))
        return 0;
    memcpy(&rest, at + 17, sizeof rest);
    const unsigned some = count_digits(rest);
    const char *end = at + 17 + some;
    upper = upper * tens[8] + eight;
    if (some == 8 || upper >= tens[11 - some] || (*end | 32) == 'e')
        return 0;
    rest = some == 0 ? 0 : (rest - 0x3030303030303030u) << (64 - 8 * some); // zeros before them, and nothing behind
    const uint64_t leading = (upper * tens[8] + last) * tens[some] + join_digits(rest);
    const uint64_t bits = nearest(leading, -(int64_t)(16 + some)) | (uint64_t)(first != s) << 63;
    memcpy(out, &bits, sizeof bits);
    return (size_t)(end - s);
}

size_t
oml_number_scan(const char *s, size_t n, double *out)
{
    decimal d;
    size_t read = scan_long(s, n, out);
    if (read > 0)
        return read;
    read = scan(s, n, &d);
    if (read == 0 || exact(&d, out))
        return read;
    uint64_t bits = to_bits(&d);
    if (bits == INFINITE)
        return 0;
    bits |= (uint64_t)d.negative << 63;
    memcpy(out, &bits, sizeof bits);
    return read;
}

bool
oml_number_parse(const char *s, size_t n, double *out)
{
    double x;
    if (n == 0 || oml_number_scan(s, n, &x) != n)
        return false;
    *out = x;
    return true;
}

bool
oml_number_parse_int(const char *s, size_t n, int64_t *out)
{
    const bool negative = n > 0 && s[0] == '-';
    size_t i = n > 0 && (s[0] == '-' || s[0] == '+');
    if (i == n)
        return false;
    int64_t value = 0; // counted downwards: INT64_MIN has no positive twin
    for (; i < n; i++)
        if (!is_digit(s[i]) || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, s[i] - '0', &value))
            return false;
    if (!negative && value == INT64_MIN)
        return false;
    *out = negative ? value : -value;
    return true;
}

// ---- double to decimal text ------------------------------------------------------------------------------------

static int
floor_shift(int64_t x, int bits)
{
    return (int)(x >> bits); // arithmetic in all compilers that have __int128
}

// The upper 64 bits of g * c, the last bit set when anything below it is not zero.
static uint64_t
round_to_odd(struct power g, uint64_t c)
{
    const wide low = (wide)g.low * c, high = (wide)g.high * c + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

// 10^k in 128 bits rounded up; the table rounds down where k > 55.
static struct power
power_above(int k)
{
    struct power g = powers[k - POWER_FIRST];
    if (k > 55 && ++g.low == 0)
        g.high++;
    return g;
}

// The shortest decimal digits x 10^k inside the interval that reads back to c x 2^q, the nearest of them.
static uint64_t
shortest(uint64_t c, int q, bool closer, int *k)
{
    const uint64_t odd = c & 1; // the ends of the interval belong to it when the significand is even
    *k = floor_shift((int64_t)q * 1262611 - (closer ? 524031 : 0), 22);
    const int h = q + floor_shift(-(int64_t)*k * 1741647, 19) + 1;
    const struct power g = power_above(-*k);
    const uint64_t value = round_to_odd(g, 4 * c << h);
    const uint64_t lower = round_to_odd(g, (4 * c - 2 + closer) << h) + odd;
    const uint64_t upper = round_to_odd(g, (4 * c + 2) << h) - odd;
    const uint64_t s = value / 4;
    if (s >= 10) { // one digit less?
        const uint64_t t = s / 10;
        const bool down = lower <= 40 * t, up = 40 * t + 40 <= upper;
        if (down != up) {
            ++*k;
            return t + up;
        }
    }
    const bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
    if (down != up)
        return s + up;
    const uint64_t middle = 4 * s + 2;
    return s + (value > middle || (value == middle && (s & 1) != 0));
}

static size_t
put_int(char *out, uint64_t value)
{
    char reversed[20];
    size_t n = 0;
    do {
        reversed[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    for (size_t i = 0; i < n; i++)
        out[i] = reversed[n - 1 - i];
    return n;
}

// digits x 10^k the way people write it: no exponent from 0.000001 up to 21 digits.
static size_t
lay_out(char *out, uint64_t value, int k)
{
    char digits[20];
    while (value % 10 == 0) {
        value /= 10;
        k++;
    }
    const size_t n = put_int(digits, value);
    const int point = (int)n + k; // how many digits stand before the point
    size_t at = 0;
    if (k >= 0 && point <= 21) {
        memcpy(out, digits, n);
        memset(out + n, '0', (size_t)k);
        return (size_t)point;
    }
    if (point > 0 && point <= 21) {
        memcpy(out, digits, (size_t)point);
        out[point] = '.';
        memcpy(out + point + 1, digits + point, n - (size_t)point);
        return n + 1;
    }
    if (point > -6 && point <= 0) {
        out[at++] = '0';
        out[at++] = '.';
        memset(out + at, '0', (size_t)-point);
        at += (size_t)-point;
        memcpy(out + at, digits, n);
        return at + n;
    }
    out[at++] = digits[0];
    if (n > 1) {
        out[at++] = '.';
        memcpy(out + at, digits + 1, n - 1);
        at += n - 1;
    }
    out[at++] = 'e';
    if (point - 1 < 0)
        out[at++] = '-';
    return at + put_int(out + at, (uint64_t)(point - 1 < 0 ? 1 - point : point - 1));
}

size_t
oml_number_print(double x, char out[OML_NUMBER_TEXT])
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    const uint64_t field = bits >> 52 & 0x7FF, fraction = bits & (HIDDEN - 1);
    assert(field != 0x7FF);
    size_t at = 0;
    if (field == 0 && fraction == 0) {
        memcpy(out, "0", 2);
        return 1;
    }
    if (bits >> 63 != 0)
        out[at++] = '-';
    const uint64_t c = field == 0 ? fraction : fraction | HIDDEN;
    const int q = (field == 0 ? 1 : (int)field) - 1075;
    if (q <= 0 && q > -53 && (c & (((uint64_t)1 << -q) - 1)) == 0)
        at += lay_out(out + at, c >> -q, 0); // a whole number
    else {
        int k;
        const uint64_t digits = shortest(c, q, fraction == 0 && field > 1, &k);
        at += lay_out(out + at, digits, k);
    }
    out[at] = '\0';
    return at;
}

/* Reading agrees with the C library to the bit, and what is printed reads back.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "fuzz.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

// Is it [+-]digits[.digits][e[+-]digits] as a whole?
static bool
looks_like_a_number(const char *s)
{
    static const char digits[] = "0123456789";
    s += *s == '+' || *s == '-';
    const size_t whole = strspn(s, digits);
    s += whole;
    if (whole > 0 && *s == '.') {
        const size_t part = strspn(s + 1, digits);
        if (part == 0)
            return false;
        s += 1 + part;
    }
    if (whole > 0 && (*s == 'e' || *s == 'E')) {
        s += 1 + (s[1] == '+' || s[1] == '-');
        const size_t exponent = strspn(s, digits);
        if (exponent == 0)
            return false;
        s += exponent;
    }
    return whole > 0 && *s == '\0';
}

static void
print_and_read(double x)
{
    char text[OML_NUMBER_TEXT];
    double back;
    const size_t n = oml_number_print(x, text);
    must(n < sizeof text && strlen(text) == n);
    must(oml_number_parse(text, n, &back) && back == x);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    must(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0';
    double x = 0, y = 0;
    const bool read = oml_number_parse(text, size, &x);
    if (strlen(text) == size) {
        const double theirs = looks_like_a_number(text) ? strtod(text, NULL) : (double)NAN;
        must(read == (bool)isfinite(theirs));
        must(!read || (x == theirs && signbit(x) == signbit(theirs)));
    } else
        must(!read);
    if (read)
        print_and_read(x);
    const size_t part = oml_number_scan(text, size, &y);
    must(part <= size && (part == 0 || oml_number_parse(text, part, &x)));
    int64_t whole;
    if (oml_number_parse_int(text, size, &whole)) {
        char back[32];
        int64_t again;
        const int n = snprintf(back, sizeof back, "%lld", (long long)whole);
        must(oml_number_parse_int(back, (size_t)n, &again) && again == whole && read);
    }
    if (size >= sizeof x) {
        memcpy(&x, data, sizeof x);
        if (isfinite(x))
            print_and_read(x);
    }
    free(text);
    return 0;
}

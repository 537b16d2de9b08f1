/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/esa.h"

#include <ctype.h>
#include <string.h>

static bool
is(oml_csv_cell c, const char *word)
{
    return c.n == strlen(word) && memcmp(c.s, word, c.n) == 0;
}

// One of the words between spaces.
static bool
among(oml_csv_cell c, const char *words)
{
    for (const char *at = words; *at != '\0';) {
        const size_t n = strcspn(at, " ");
        if (n == c.n && memcmp(at, c.s, n) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

oml_esa_row
oml_esa_row_of(oml_csv_cell c)
{
    if (among(c, "P1 OUTPUT Output output") || is(c, "Total output"))
        return OML_ESA_OUTPUT;
    if (among(c, "P7 IMP IMPORTS imports") || is(c, "Imported goods and services"))
        return OML_ESA_IMPORTS;
    if (among(
            c,
            "TOTAL CPA_TOTAL TU P2 P2_ADJ P2PP B1G B1N D11 TS TS_BP SUPBP TUBP P7_U2 P7_U3 P7_B0 P7_D0 P7_S21 P7_S22"))
        return OML_ESA_TOTAL;
    if (among(c, "P51C K1 B2A3N B2N_B3N B2N"))
        return OML_ESA_OF_GROSS;
    return c.n >= 3 && (memcmp(c.s, "EMP", 3) == 0 || memcmp(c.s, "HOU", 3) == 0) ? OML_ESA_EMPLOYMENT : OML_ESA_INPUT;
}

bool
oml_esa_is_gross(oml_csv_cell c)
{
    return among(c, "B2A3G B2G_B3G B2G");
}

bool
oml_esa_is_value_added(oml_csv_cell c)
{
    static const char *const begins[] = {"D21", "TLS", "TXS", "Taxes less subsidies on products",
                                         "TAX", "P7",  "IMP", "imports"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (c.n >= strlen(begins[i]) && memcmp(c.s, begins[i], strlen(begins[i])) == 0)
            return false;
    const bool of_one = c.n > 7 && memcmp(c.s + c.n - 7, "_TAXSUB", 7) == 0; // OECD of 2018: a row a country
    return !of_one && !among(c, "OP_RES OP_NRES r60 r61 r62 r63 r65 r99 TXSP EXP_adj PURR PURNR IntTTM");
}

bool
oml_esa_is_total(oml_csv_cell c)
{
    return among(c, "TOTAL CPA_TOTAL TFU TU TFU_TU FINUBP TUBP SUPBP P2PP");
}

bool
oml_esa_use(oml_csv_cell c)
{
    return among(c, "P3_S13 P3_S14 P3_S15 P31_S14 P31_S15 P51G P51 P5M P52_P53 P52 P53 P6");
}

// C10-C12 and C10T12 are C10-12; D35 is D.
static size_t
respell(oml_csv_cell c, char out[OML_ESA_CODE])
{
    size_t n = 0;
    for (size_t i = 0; i < c.n; i++) {
        const bool again = i > 0 && c.s[i] == c.s[0] && (c.s[i - 1] == '-' || c.s[i - 1] == '_');
        const bool to = c.s[i] == 'T' && i > 0 && isdigit((unsigned char)c.s[i - 1]);
        if (again)
            continue;
        if (n + 1 == OML_ESA_CODE)
            return 0;
        out[n++] = to ? '-' : c.s[i];
    }
    if (is(c, "D35") || is(c, "O84") || is(c, "P85"))
        n = 1;
    out[n] = '\0';
    return n;
}

bool
oml_esa_element(oml_csv_cell c, char out[OML_ESA_CODE])
{
    if (c.n > 4 && memcmp(c.s, "CPA_", 4) == 0)
        c = (oml_csv_cell){c.s + 4, c.n - 4};
    const size_t n = respell(c, out);
    return n > 0 &&
           among((oml_csv_cell){out, n},
                 "A01 A02 A03 B C10-12 C13-15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_32 C33 D "
                 "E36 E37-39 F G45 G46 G47 H49 H50 H51 H52 H53 I J58 J59_60 J61 J62_63 K64 K65 K66 L L68 L68A L68B "
                 "M69_70 M71 M72 M73 M74_75 N77 N78 N79 N80-82 O P Q86 Q87_88 R90-92 R93 S94 S95 S96 T U");
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = 63 };

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
same(char a, char b)
{
    return lower(a) == lower(b);
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Optimal string alignment: Levenshtein's distance, with two swapped neighbours as one slip.
static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            now[j] = least(least(up[j], now[j - 1]) + 1, up[j - 1] + !same(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
                now[j] = least(now[j], upper[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

void
oml_near_offer(oml_near *n, const char *candidate)
{
    const size_t given = strlen(n->word), other = strlen(candidate);
    if (given == 0 || given > LONGEST || other > LONGEST)
        return;
    size_t common = 0;
    while (common < given && common < other && same(n->word[common], candidate[common]))
        common++;
    const bool begins = common == given && given >= 2 && other > given;
    const size_t slips = begins ? 1 : distance(n->word, given, candidate, other);
    const size_t most = given <= 3 ? 1 : given <= 5 ? 2 : given / 3 + 1;
    if (slips > most || slips >= other || (n->best != NULL && slips >= n->slips))
        return;
    n->best = candidate;
    n->slips = slips;
}

const char *
oml_near_best(const oml_near *n)
{
    return n->best;
}

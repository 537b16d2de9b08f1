/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/tr.h"

#include <stdlib.h>
#include <string.h>

typedef struct entry {
    const char *en, *nl;
} entry;

#include "base/po_nl.h" // static const entry nl[], sorted by strcmp on .en

static int
by_key(const void *key, const void *e)
{
    return strcmp(key, ((const entry *)e)->en);
}

const char *
oml_tr(oml_lang lang, const char *text)
{
    if (lang == OML_EN || OML_COUNT(nl) == 0)
        return text;
    const entry *found = bsearch(text, nl, OML_COUNT(nl), sizeof nl[0], by_key);
    return found == NULL ? text : found->nl;
}

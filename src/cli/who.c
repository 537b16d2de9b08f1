/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/who.h"

#include "base/hash.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

void
oml_who_default(char out[OML_WHO_TEXT])
{
    snprintf(out, OML_WHO_TEXT, "local");
    char id[64];
    FILE *f = fopen("/etc/machine-id", "re");
    const size_t n = f == NULL ? 0 : fread(id, 1, sizeof id, f);
    if (f != NULL)
        fclose(f);
    if (n < 32)
        return;
    static const char use[] = "omloop pseudonym 1";
    const uint64_t account = (uint64_t)getuid();
    uint8_t hash[OML_HASH_BYTES];
    char text[OML_HASH_TEXT];
    oml_hash h;
    oml_hash_init(&h);
    oml_hash_add(&h, use, sizeof use);
    oml_hash_add(&h, id, 32);
    oml_hash_add(&h, &account, sizeof account);
    oml_hash_get(&h, hash);
    oml_hash_text(hash, text);
    snprintf(out, OML_WHO_TEXT, "u-%.10s", text);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/iot.h"

#include <string.h>

void
oml_iot_free(oml_iot *t)
{
    if (t != NULL && t->release != NULL)
        t->release(t->owner);
}

uint32_t
oml_iot_find(const oml_iot_names *names, const char *code)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->code[i], code) == 0)
            return (uint32_t)i;
    return OML_IOT_NONE;
}

uint32_t
oml_iot_row(const oml_iot *t, uint32_t region, uint32_t sector)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->row_region[i] == region && t->row_sector[i] == sector)
            return (uint32_t)i;
    return OML_IOT_NONE;
}

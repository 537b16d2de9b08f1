/* SPDX-License-Identifier: EUPL-1.2 */
#include "iot_texts.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_table(data, size, "wiod");
    return 0;
}

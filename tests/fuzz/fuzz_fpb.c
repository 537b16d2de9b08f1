/* SPDX-License-Identifier: EUPL-1.2 */
#include "iot_workbook.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_workbook(data, size, "fpb", "tbl_10bis");
    return 0;
}

/* Chooses a door, nothing else.
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

int
main(void)
{
    puts("omloop " OMLOOP_VERSION);
    return 0;
}

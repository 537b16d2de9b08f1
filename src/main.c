/* Chooses a door, nothing else.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "cli/terminal.h"

int
main(int argc, char **argv)
{
    return oml_terminal_run(argc, argv);
}

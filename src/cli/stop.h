/**
 * Stop: Ctrl-C asks the work under way to end at its next safe moment; a second one ends the program.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_CLI_STOP_H
#define OML_CLI_STOP_H

#include <stdatomic.h>
#include <stdbool.h>

/**
 * Starts listening; the flag is for cx->cancel. Also ignores SIGPIPE and SIGXFSZ: a reader who leaves
 * and a file that may not grow are errors of writing, and are reported as such.
 */
const atomic_bool *oml_stop_listen(void);

#endif

/**
 * Help: made from the table of operations, as a doc like any answer.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_CLI_HELP_H
#define OML_CLI_HELP_H

#include "cli/args.h"

/** All commands by family; with a topic only those whose name begins with that word. */
void oml_help_commands(const char *topic, oml_doc *out);
/** One command: usage, what it does, its arguments and options. */
void oml_help_command(const oml_op *op, oml_doc *out);

#endif

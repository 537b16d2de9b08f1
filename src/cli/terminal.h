/**
 * The door at the terminal: arguments in, an operation run, its doc shown, an exit status.
 *
 * What was asked for goes to stdout, messages to stderr. Exit statuses are those of
 * base/rc.def. The environment: OMLOOP_WHO (pseudonym), OMLOOP_NOW (the clock, so
 * that what is shown can be repeated), LC_ALL, LC_MESSAGES and LANG (language), COLUMNS.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_CLI_TERMINAL_H
#define OML_CLI_TERMINAL_H

/** As main has them; returns the exit status. */
int oml_terminal_run(int argc, char **argv);

#endif

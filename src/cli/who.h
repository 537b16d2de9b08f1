/**
 * Who: the pseudonym under which the log keeps what is changed from this terminal.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_CLI_WHO_H
#define OML_CLI_WHO_H

enum { OML_WHO_TEXT = 16 };

/**
 * `u-` and ten hexadecimal digits of a hash of this machine's secret id (/etc/machine-id) and the account's number:
 * the same every time, and nobody who has the agenda but not the machine can try names until one fits.
 * Where the machine has no id: `local`.
 */
void oml_who_default(char out[OML_WHO_TEXT]);

#endif

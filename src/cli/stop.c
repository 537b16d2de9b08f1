/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

// A signal handler gets no argument: this is the one variable that it can reach.
static atomic_bool asked;

static void
ask(int signal_number)
{
    (void)signal_number;
    atomic_store(&asked, true);
}

const atomic_bool *
oml_stop_listen(void)
{
    struct sigaction stop = {.sa_handler = ask, .sa_flags = (int)SA_RESETHAND}, ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&stop.sa_mask);
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
    return &asked;
}

/* What another program sees of Omloop: strict C99, and C++17 when compiled as that.
 * SPDX-License-Identifier: EUPL-1.2 */
#include <omloop.h>

#include <stdio.h>
#include <string.h>

static int failures;

static void
expect(int yes, const char *what)
{
    printf("%s - %s\n", yes ? "ok" : "not ok", what);
    failures += !yes;
}

int
main(int argc, char **argv)
{
    omloop *o = NULL;
    char *answer = NULL;
    if (argc != 3)
        return 1;
    expect(strcmp(omloop_version(), "") != 0, "it has a version");
    expect(omloop_open(argv[1], &o) == OMLOOP_OK, "a handle opens");
    expect(omloop_call(o, "show", NULL, &answer) == OMLOOP_USAGE && answer == NULL, "what is not there is not found");
    expect(strstr(omloop_error(o), "\"code\":\"OML-STO-02\"") != NULL, "the failure has its code");
    omloop_free(answer);

    expect(omloop_call(o, "init", NULL, &answer) == OMLOOP_OK, "init makes it");
    expect(strcmp(omloop_error(o), "") == 0, "the failure is forgotten");
    omloop_free(answer);
    expect(omloop_call(o, "import", argv[2], &answer) == OMLOOP_OK, "import takes a package");
    expect(answer != NULL && strstr(answer, "\"summary\"") != NULL, "and says what it took");
    omloop_free(answer);
    expect(omloop_call(o, "list", "{\"noun\": \"path\", \"where\": [\"theme=2\"], \"lang\": \"nl\"}", &answer) ==
               OMLOOP_OK,
           "list answers");
    expect(answer != NULL && strstr(answer, "{\"code\":\"2.1\",\"title\":\"Bezoeken bij bedrijven\"") != NULL,
           "with records");
    omloop_free(answer);
    expect(omloop_call(o, "list", "{\"nouns\": \"path\"}", &answer) == OMLOOP_USAGE, "an unknown argument is refused");
    expect(strstr(omloop_error(o), "did you mean 'noun'?") != NULL, "with what was meant");
    omloop_free(answer);
    expect(omloop_call(o, "list", "{\"noun\": 5}", &answer) == OMLOOP_USAGE, "and one of another kind");
    omloop_free(answer);
    expect(omloop_call(o, "set", "{\"noun\": \"chain\", \"code\": \"K2\", \"field=value\": [\"status=priority\"]}",
                       &answer) == OMLOOP_REFUSED,
           "a change that needs a reason is refused without");
    omloop_free(answer);
    expect(omloop_call(o, "lits", "{}", &answer) == OMLOOP_USAGE && answer == NULL, "an unknown operation is refused");
    omloop_free(answer);
    omloop_close(o);
    expect(omloop_open(NULL, &o) == OMLOOP_OK, "a handle opens without an agenda");
    expect(omloop_call(o, "nouns", NULL, &answer) == OMLOOP_OK, "for what needs none");
    omloop_free(answer);
    expect(omloop_call(o, "show", NULL, &answer) == OMLOOP_USAGE, "and for nothing else");
    omloop_close(o);
    omloop_close(NULL);
    omloop_free(NULL);
    return failures != 0;
}

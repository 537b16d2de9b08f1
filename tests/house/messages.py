#!/usr/bin/env python3
"""Does the message check find what it should? One fault at a time, as planted.py does.

    messages.py SOURCE_ROOT

SPDX-License-Identifier: EUPL-1.2
"""
import os
import subprocess
import sys
import tempfile

SAY = 'void f(void) { OML_FAIL(cx, OML_E_PARSE, "OML-X-01", N_("row %zu is " "empty"), row); }\n'
PO = 'msgid "row %zu is empty"\nmsgstr "rij %zu is leeg"\n'
CASES = [  # what it is, source, catalogue, a word of the finding (None: nothing may be found)
    ("a sound message", SAY, PO, None),
    ("no translation", SAY, "", "no Dutch"),
    ("an empty translation", SAY, PO.replace("rij %zu is leeg", ""), "no Dutch"),
    ("a translation that takes another value", SAY, PO.replace("rij %zu", "rij %d"), "other values"),
    ("a translation that numbers its values", SAY, PO.replace("rij %zu", "rij %1$zu"), None),
    ("one code for two messages", SAY + SAY.replace("empty", "full"), PO + PO.replace("empty", "full"), "OML-X-01 says"),
    ("one code, the same message twice", SAY + SAY, PO, None),
    ("a full stop", SAY.replace("empty", "empty."), PO.replace("empty", "empty."), "no full stop"),
    ("a capital", SAY.replace("row", "Row", 1), PO.replace("row", "Row"), "lower case"),
    ("an abbreviation", SAY.replace("row", "CSV row", 1), PO.replace("row", "CSV row"), None),
    ("a macro in the text", SAY.replace('"empty"', "PRIu64"), PO, "literals only"),
    ("a message in a comment", "// " + SAY.replace("empty", "gone") + SAY, PO, None),
]


def main(root):
    print(f"1..{len(CASES)}")
    failed = 0
    for number, (what, source, catalogue, wanted) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as tree:
            for name, text in (("src/x.c", source), ("po/nl.po", catalogue)):
                os.makedirs(os.path.dirname(f"{tree}/{name}"))
                with open(f"{tree}/{name}", "w", encoding="utf-8") as out:
                    out.write(text)
            said = subprocess.run([sys.executable, f"{root}/tools/check_messages.py", tree], capture_output=True, text=True)
        lines = (said.stdout + said.stderr).splitlines()
        good = said.returncode == 0 if wanted is None else bool(lines) and all(wanted in line for line in lines)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {what}")
        if not good:
            print("".join(f"# {line}\n" for line in lines), end="")
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))

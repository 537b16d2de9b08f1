#!/usr/bin/env python3
"""Does the house check find what it should? Builds a small house with one fault of a
kind at a time and looks whether that fault, and nothing else, is reported.

    planted.py SOURCE_ROOT

SPDX-License-Identifier: EUPL-1.2
"""
import json
import os
import subprocess
import sys
import tempfile

TABLE = """
| room    | floor | links to | what |
|---------|-------|----------|------|
| base    | 0     |          |      |
| economy | 2     |          |      |
| agenda  | 2     |          |      |
| store   | 3     | sqlite3  |      |
| cli     | 5     |          |      |

| file | what | rule | why |
|------|------|------|-----|
"""
SOUND = {
    "src/README.md": TABLE,
    "src/base/sum.h": "int oml_sum(int a, int b);\n",
    "src/base/sum.c": '#include "base/sum.h"\nint oml_sum(int a, int b) { return a + b; }\n',
    "src/economy/tax.h": "int oml_tax_of(int a);\n",
    "src/economy/tax.c": '#include "economy/tax.h"\n#include "base/sum.h"\nint oml_tax_of(int a) { return oml_sum(a, 21); }\n',
    "src/main.c": '#include "economy/tax.h"\nint main(void) { return oml_tax_of(1); }\n',
}
TAX = SOUND["src/economy/tax.c"]
ROW = "| base/sum.c | `oml_add` | name | a test |\n"
FAULTS = [  # what it is, files changed, the rule and a word of its message (None: nothing may be found)
    ("a sound house", {}, None),
    ("an include that goes up", {"src/base/sum.c": '#include "economy/tax.h"\n' + SOUND["src/base/sum.c"]}, "include: base (floor 0)"),
    ("an include of a neighbour", {"src/agenda/noun.h": '#include "economy/tax.h"\n'}, "include: agenda (floor 2)"),
    ("another room's private header", {"src/base/sum.priv.h": "", "src/economy/tax.c": '#include "base/sum.priv.h"\n' + TAX}, "private to base"),
    ("an include without its room", {"src/economy/tax.c": TAX.replace("economy/tax.h", "tax.h")}, 'write "economy/tax.h"'),
    ("a room that is not in the table", {"src/shed/tool.h": ""}, "the room shed"),
    ("a name of another file", {"src/base/sum.c": SOUND["src/base/sum.c"] + "int oml_add(void); int oml_add(void) { return 1; }\n",
                                "src/main.c": "int oml_add(void);\n" + SOUND["src/main.c"].replace("of(1)", "of(oml_add())")}, "name: oml_add"),
    ("a name of another file, excused", {"src/README.md": TABLE + ROW,
                                         "src/base/sum.c": SOUND["src/base/sum.c"] + "int oml_add(void); int oml_add(void) { return 1; }\n",
                                         "src/main.c": "int oml_add(void);\n" + SOUND["src/main.c"].replace("of(1)", "of(oml_add())")}, None),
    ("an excuse nobody needs", {"src/README.md": TABLE + ROW}, "no longer needs to be excused"),
    ("a library in the wrong room", {"src/economy/tax.c": TAX.replace("return", "extern int sqlite3_x(void); return sqlite3_x() +")}, "library: economy"),
    ("a library's header in the wrong room", {"src/economy/tax.c": "#include <sqlite3.h>\n" + TAX}, "<sqlite3.h>"),
    ("a library in its own room", {"src/store/db.c": "int oml_db(void); int sqlite3_x(void); int oml_db(void) { return sqlite3_x(); }\n",
                                   "src/main.c": "int oml_db(void);\n" + SOUND["src/main.c"].replace("of(1)", "of(oml_db())")}, None),
    ("a forbidden call", {"src/economy/tax.c": "#include <stdlib.h>\n" + TAX.replace("return", "if (a < 0) exit(1); return")}, "forbidden: exit"),
    ("a forbidden call the compiler inlines", {"src/economy/tax.c": "#include <stdlib.h>\n" + TAX.replace("(a, 21)", '(a, atoi("21"))')}, "forbidden: atoi"),
    ("a clock on floor 2", {"src/economy/tax.c": "#include <time.h>\n" + TAX.replace("(a, 21)", "(a, (int)time(0))")}, "forbidden: time"),
    ("a forbidden word in a comment", {"src/economy/tax.c": "// as exit() does\n" + TAX}, None),
    ("printing from a door", {"src/main.c": "#include <stdio.h>\n" + SOUND["src/main.c"].replace("return", 'puts("x"); return')}, None),
    ("a variable that can change", {"src/economy/tax.c": TAX.replace("return", "static int times; times += a; return times +")}, "shared: times"),
    ("a variable that differs per thread", {"src/economy/tax.c": TAX.replace("return", "static _Thread_local int mine = 1; mine += a; return mine +")}, "shared: mine"),
    ("a table of constants", {"src/economy/tax.c": TAX.replace("return", 'static const char *const names[] = {"a", "b"}; return names[a & 1][0] +')}, None),
    ("an export only its own file uses", {"src/base/sum.c": SOUND["src/base/sum.c"] + "int oml_sum_alone(void); int oml_sum_alone(void) { return 1; }\n"}, "static: oml_sum_alone"),
]


def report(root, files):
    """What the check says about a house of these files."""
    with tempfile.TemporaryDirectory(prefix="a house ") as house:
        build, commands = f"{house}/build", []
        os.mkdir(build)
        for name, text in files.items():
            os.makedirs(os.path.dirname(f"{house}/{name}"), exist_ok=True)
            with open(f"{house}/{name}", "w", encoding="utf-8") as out:
                out.write(text)
        for name in (name for name in files if name.endswith(".c")):
            output = name.replace("/", "_") + ".o"
            command = ["cc", "-std=c17", "-fno-lto", "-O1", "-I../src", "-c", f"../{name}", "-o", output]
            made = subprocess.run(command, cwd=build, capture_output=True, text=True)
            if made.returncode == 0:
                commands.append({"directory": build, "file": f"../{name}", "output": output})
            elif "sqlite3.h" not in made.stderr:
                return made.stderr
        with open(f"{build}/compile_commands.json", "w", encoding="utf-8") as out:
            json.dump(commands, out)
        done = subprocess.run([sys.executable, f"{root}/tools/check_house.py", house, build], capture_output=True, text=True)
        return done.stdout + done.stderr


def main(root):
    print(f"1..{len(FAULTS)}")
    failed = 0
    for number, (what, changed, wanted) in enumerate(FAULTS, 1):
        said = report(root, {**SOUND, **changed})
        lines = said.strip().splitlines()
        good = said == "the house is in order\n" if wanted is None else bool(lines) and all(wanted in line for line in lines)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {what}")
        if not good:
            print("".join(f"# {line}\n" for line in lines), end="")
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))

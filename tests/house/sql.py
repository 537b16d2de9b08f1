#!/usr/bin/env python3
"""Does mksql.py stop at what must not be built? One fault at a time.

    sql.py SOURCE_ROOT

SPDX-License-Identifier: EUPL-1.2
"""
import os
import subprocess
import sys
import tempfile

SOUND = {"0001_a.sql": "-- first\nCREATE TABLE a (x);\n", "0002_b.sql": "CREATE TABLE b (x);\n", "derived.sql": "DROP TABLE a;\n"}
CASES = [  # what it is, what is asked, files, a word of what is said (None: it is made)
    ("sound migrations", "migrations", SOUND, None),
    ("a gap in the numbers", "migrations", {**SOUND, "0004_d.sql": "SELECT 1;\n"}, "0003"),
    ("a number twice", "migrations", {**SOUND, "0002_c.sql": "SELECT 1;\n"}, "0003"),
    ("letters beyond ASCII in a statement", "migrations", {**SOUND, "0003_c.sql": "SELECT 'é';\n"}, "ASCII"),
    ("letters beyond ASCII in a comment", "migrations", {**SOUND, "0003_c.sql": "-- één\nSELECT 1;\n"}, None),
    ("sound parts", "parts", {"a.sql": "-- name: one\nSELECT 1\n\n-- name: two\nSELECT 2\n"}, None),
    ("a part twice", "parts", {"a.sql": "-- name: one\nSELECT 1\n\n-- name: one\nSELECT 2\n"}, "a_one"),
]


def main(root):
    print(f"1..{len(CASES)}")
    failed = 0
    for number, (what, asked, files, wanted) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                with open(f"{folder}/{name}", "w", encoding="utf-8") as out:
                    out.write(text)
            given = [folder] if asked == "migrations" else [f"{folder}/{name}" for name in files]
            made = subprocess.run([sys.executable, f"{root}/tools/mksql.py", asked, f"{folder}/out.h", *given],
                                  capture_output=True, text=True)
            right = made.returncode == 0 and os.path.exists(f"{folder}/out.h") if wanted is None else \
                made.returncode != 0 and wanted in made.stderr
        failed += not right
        print(("ok" if right else "not ok"), number, "-", what)
        if not right:
            print("#", made.stderr.strip().replace("\n", "\n# ") or "nothing was said")
    return 1 if failed else 0


sys.exit(main(sys.argv[1]))

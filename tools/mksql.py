#!/usr/bin/env python3
"""Turns SQL files into C: mksql.py parts OUT.h FILE.sql... | mksql.py migrations OUT.h FOLDER

parts: every part `-- name: add` of log.sql becomes `sql_log_add`, and SQL_PARTS names them all, for the
test that prepares each. migrations: 0001_*.sql, 0002_*.sql ... and derived.sql become arrays with their
BLAKE2b hashes; a gap in the numbers stops the build.

SPDX-License-Identifier: EUPL-1.2
"""
import glob
import hashlib
import os
import re
import sys


def quoted(text):
    """A C literal, one line a line of SQL."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    lines = [line for line in lines if line and not line.startswith("--")]
    return "\n    ".join('"' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"' for line in lines)


def parts(out, files):
    names = []
    for file in files:
        stem = os.path.splitext(os.path.basename(file))[0]
        pieces = re.split(r"^-- name: (\w+)\s*$", open(file, encoding="utf-8").read(), flags=re.M)
        for name, text in zip(pieces[1::2], pieces[2::2]):
            names.append(f"{stem}_{name}")
            out.write(f"static const char sql_{stem}_{name}[] =\n    {quoted(text)};\n")
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        sys.exit(f"mksql: a part stands twice: {', '.join(sorted(doubled))}")
    out.write("#define SQL_PARTS(X) " + " ".join(f"X({name})" for name in names) + "\n")


def array(out, name, data):
    """Bytes rather than a literal: C promises no literal longer than 4095 characters."""
    out.write(f"static const char {name}[] = {{\n")
    for at in range(0, len(data), 24):
        out.write("    " + " ".join(f"{byte}," for byte in data[at:at + 24]) + "\n")
    out.write("    0};\n")


def bare(text):
    """Without comment lines: those may be reworded after a release, the statements may not."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("--")).encode()


def migrations(out, folder):
    rows = []
    for number, file in enumerate(sorted(glob.glob(f"{folder}/[0-9]*.sql")), 1):
        base = os.path.basename(file)
        if not base.startswith(f"{number:04d}_"):
            sys.exit(f"mksql: {base} should have number {number:04d}")
        data = bare(open(file, encoding="utf-8").read())
        if any(byte > 127 for byte in data):
            sys.exit(f"mksql: {base} has a statement with other characters than ASCII")
        array(out, f"migration_{number}", data)
        rows.append(f'    {{migration_{number}, "{hashlib.blake2b(data, digest_size=32).hexdigest()}"}},\n')
    out.write("static const struct {\n    const char *sql, *hash;\n} migrations[] = {\n" + "".join(rows) + "};\n")
    data = bare(open(f"{folder}/derived.sql", encoding="utf-8").read())
    array(out, "derived", data)
    out.write(f'#define DERIVED_HASH "{hashlib.blake2b(data, digest_size=32).hexdigest()}"\n')


def main(what, target, *sources):
    with open(target, "w", encoding="utf-8") as out:
        if what == "parts":
            parts(out, sources)
        else:
            migrations(out, *sources)


if __name__ == "__main__":
    main(*sys.argv[1:])

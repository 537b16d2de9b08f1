#!/usr/bin/env python3
"""Turns a gettext catalogue into a sorted C table: mkpo.py nl.po po_nl.h

SPDX-License-Identifier: EUPL-1.2
"""
import re
import sys


def entries(path):
    """Pairs (msgid, msgstr) of a .po file without plurals or contexts, still escaped as in C."""
    parts, key = {}, None
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("msgid "):
            if parts.get("msgstr"):
                yield parts["msgid"], parts["msgstr"]
            parts = {}
        found = re.match(r'^(msgid|msgstr)?\s*"(.*)"$', line)
        if found:
            key = found.group(1) or key
            parts[key] = parts.get(key, "") + found.group(2)
    if parts.get("msgstr"):
        yield parts["msgid"], parts["msgstr"]


def plain(text):
    """The bytes the C compiler will see, for sorting as strcmp does."""
    return text.encode().decode("unicode_escape").encode("latin-1")


def main(source, target):
    # Two rooms may say the same thing, in the same words.
    table = sorted({(en, nl) for en, nl in entries(source) if en}, key=lambda pair: plain(pair[0]))
    for (a, _), (b, _) in zip(table, table[1:]):
        if a == b:
            sys.exit(f"{source}: the message \"{a}\" has two translations")
    with open(target, "w", encoding="utf-8") as out:
        out.write("static const entry nl[] = {\n")
        for en, nl in table:
            out.write(f'    {{"{en}", "{nl}"}},\n')
        out.write("};\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

#!/usr/bin/env python3
"""Checks what the program says: check_messages.py SOURCE_ROOT

Every code (OML-CSV-02) belongs to one message; a message begins in lower case and has
no full stop; every text marked N_() has a Dutch translation in po/nl.po that takes the
same values in the same order, or numbers them (%1$s).

SPDX-License-Identifier: EUPL-1.2
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mkpo

LITERAL = r'"((?:\\.|[^"\\\n])*)"'
VALUE = re.compile(r"%(\d+\$)?([-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|h|ll|l|z|j|t|L)?[a-zA-Z%])")


def without_comments(text):
    """Comments become blanks; literals and line numbers stay."""
    return re.sub(r"//[^\n]*|/\*.*?\*/|" + LITERAL,
                  lambda m: m.group() if m.group().startswith('"') else re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)


def marked(text):
    """(position, message) of every N_("..." "...") in it; message None when it is not made of literals alone."""
    for match in re.finditer(r"\bN_\(", text):
        whole = re.match(r"\s*(?:" + LITERAL + r"\s*)+\)", text[match.end():])
        yield match.start(), "".join(re.findall(LITERAL, whole.group())) if whole else None


def values(message):
    """What a format takes, in order of its arguments."""
    found = [(int(place[:-1]) if place else 0, how) for place, how in VALUE.findall(message) if not how.endswith("%")]
    return [how for _, how in sorted(found, key=lambda pair: pair[0])]


def check(root):
    found, codes = [], {}
    dutch = dict(mkpo.entries(f"{root}/po/nl.po"))
    for folder, _, files in sorted(os.walk(f"{root}/src")):
        for name in sorted(f for f in files if f.endswith((".c", ".h", ".def"))):
            file = os.path.relpath(f"{folder}/{name}", root)
            text = without_comments(open(f"{folder}/{name}", encoding="utf-8").read())
            text = re.sub(r"#\s*define\s+N_\b.*", "", text)

            def say(at, message):
                found.append(f"{file}:{text.count(chr(10), 0, at) + 1}: {message}")

            messages = list(marked(text))
            for at, message in messages:
                if message is None:
                    say(at, "N_() takes literals only: a macro in it cannot be translated")
                elif message not in dutch:
                    say(at, f'no Dutch in po/nl.po for "{message}"')
                elif values(message) != values(dutch[message]):
                    say(at, f'the Dutch takes other values than "{message}"')
            for match in re.finditer(r'"(OML-[A-Z0-9]+-\d+)"', text):
                code, at = match.group(1), match.start()
                end = re.compile(r";|\"OML-").search(text, match.end())
                own = [m for p, m in messages if match.end() <= p < (end.start() if end else len(text))][:1]
                if not own or own[0] is None:
                    continue  # asked about, not said: strcmp(fail.code, "OML-...")
                first = codes.setdefault(code, (own[0], file))
                if first[0] != own[0]:
                    say(at, f'{code} says "{own[0]}" here and "{first[0]}" in {first[1]}')
                if own[0].endswith(".") or re.match(r"[A-Z][a-z]", own[0]) or "\\n" in own[0]:
                    say(at, f'{code}: lower case, one line, no full stop: "{own[0]}"')
    return found


def main():
    found = check(sys.argv[1])
    print("\n".join(found) if found else "every message has its code and its Dutch")
    return 1 if found else 0


sys.exit(main())

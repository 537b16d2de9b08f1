#!/usr/bin/env python3
"""What src/text/utf8.c knows of letters: mkunicode.py OUTPUT

Two tables from Python's unicodedata: the width of characters that do not take one column of a
terminal, and for letters of the Latin, Greek and Cyrillic scripts their lower case without accents.

SPDX-License-Identifier: EUPL-1.2
"""
import sys
import unicodedata

LETTERS = [(0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000)]
# Letters that have an accent or stroke which Unicode does not take apart.
PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
         "ĸ": "k", "ŋ": "n", "ŧ": "t", "ƶ": "z", "ſ": "s", "ς": "σ", "ĳ": "ij", "ŉ": "n"}


def width(c):
    kind = unicodedata.category(chr(c))
    if kind in ("Mn", "Me", "Cf") and c != 0xAD:
        return 0
    return 2 if unicodedata.east_asian_width(chr(c)) in "WF" else 1


def fold(c):
    plain = "".join(x for x in unicodedata.normalize("NFKD", chr(c)) if not unicodedata.combining(x)).lower()
    plain = "".join(x for x in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(x))
    return "".join(PLAIN.get(x, x) for x in plain)


def main():
    ranges = []
    for c in range(0xA0, 0x110000):
        w = width(c)
        if w != 1 and ranges and ranges[-1][1] == c - 1 and ranges[-1][2] == w:
            ranges[-1][1] = c
        elif w != 1:
            ranges.append([c, c, w])
    with open(sys.argv[1], "w", encoding="ascii") as out:
        out.write("/* Made by tools/mkunicode.py. */\n")
        out.write("static const struct span {\n    uint32_t first, last;\n    unsigned columns;\n} spans[] = {\n")
        out.writelines(f"    {{0x{a:x}, 0x{b:x}, {w}}},\n" for a, b, w in ranges)
        out.write("};\nstatic const struct letter {\n    uint32_t from;\n    char to[8];\n} letters[] = {\n")
        for low, high in LETTERS:
            for c in range(low, high):
                to = fold(c)
                if to != chr(c) and unicodedata.category(chr(c))[0] == "L":
                    assert len(to.encode()) < 8
                    text = "".join(f"\\x{b:02x}" for b in to.encode())
                    out.write(f'    {{0x{c:x}, "{text}"}},\n')
        out.write("};\n")


main()

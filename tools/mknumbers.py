#!/usr/bin/env python3
"""The powers of ten that src/text/number.c multiplies by: mknumbers.py OUTPUT

Entry i holds the 128 leading bits of 5^(i + FIRST), so that 10^q is entry * 2^(something):
cut off for q >= 0 and rounded up for q < 0, as D. Lemire, "Number parsing at a gigabyte per
second" (2021) wants them. Exact, by Python's own integers.

SPDX-License-Identifier: EUPL-1.2
"""
import sys

FIRST, LAST = -342, 324


def leading(q):
    """128 bits, the highest of them set."""
    power = 5 ** abs(q)
    if q >= 0:
        shift = power.bit_length() - 128
        return power >> shift if shift > 0 else power << -shift
    return (1 << (power.bit_length() + 127)) // power + 1 if power.bit_count() > 1 else 1 << 127


def main():
    with open(sys.argv[1], "w", encoding="ascii") as out:
        out.write("/* Made by tools/mknumbers.py: the 128 leading bits of the powers of five. */\n")
        out.write(f"enum {{ POWER_FIRST = {FIRST}, POWER_LAST = {LAST} }};\n")
        out.write("static const struct power {\n    uint64_t high, low;\n} powers[] = {\n")
        for q in range(FIRST, LAST + 1):
            bits = leading(q)
            assert bits.bit_length() == 128
            out.write(f"    {{0x{bits >> 64:016x}u, 0x{bits & (1 << 64) - 1:016x}u}}, // {q}\n")
        out.write("};\n")


main()

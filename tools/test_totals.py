#!/usr/bin/env python3
"""Sums what `meson test` found in one or more build folders: test_totals.py FOLDER...

Last line: "N passed, N failed" with ", N skipped" when there are any. Each case of a
TAP program counts by itself; a program that died without a failing case, or a test
of one exit status, counts as one. Exit status 1 when something failed or nothing ran.

SPDX-License-Identifier: EUPL-1.2
"""
import json
import sys
import xml.etree.ElementTree as tree


def cases(folder):
    """Per test program: (passed, failed, skipped) over its cases, by its name in the junit file."""
    found = {}
    for suite in tree.parse(f"{folder}/meson-logs/testlog.junit.xml").getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            kinds = {child.tag for child in case}
            kind = 2 if "skipped" in kinds else 1 if kinds & {"failure", "error"} else 0
            # a plain test is a case of its suite, a TAP program is a suite of its own
            name = suite.get("name").split(".", 1)[-1].split(" / ")[-1] if suite.get("name", "").count(".") else case.get("name").split(" / ")[-1]
            found.setdefault(name, [0, 0, 0])[kind] += 1
            if kind == 1:
                print(f"{folder}: {name}: {case.get('name')} failed")
    return found


def main(folders):
    total = [0, 0, 0]
    for folder in folders:
        try:
            by_name = cases(folder)
        except FileNotFoundError:
            print(f"{folder}: no test ran")
            total[1] += 1
            continue
        for line in open(f"{folder}/meson-logs/testlog.json", encoding="utf-8"):
            test = json.loads(line)
            name = test["name"].split(" / ")[-1]
            counts = by_name.pop(name, None)
            if counts is None:
                counts = [int(test["result"] == kind) for kind in ("OK", "none", "SKIP")]
            if test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL") and counts[1] == 0:
                counts[1] = 1
                print(f"{folder}: {test['name']} ended with {test['result']}")
            total = [a + b for a, b in zip(total, counts)]
    passed, failed, skipped = total
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""What bench/run measures. bench.py [accounts] [chain] [footprints] [kemeny] [package] [portfolio] [read] [resample] [smaa] [whatif]

SPDX-License-Identifier: EUPL-1.2
"""
import csv
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from random import Random

import measure

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))
OMLOOP = f"{ROOT}/build/omloop"


def chain(scratch):
    """From the package to both reports: aim under 2 s and 150 MB."""
    agenda = f"{scratch}/flanders.omloop"
    steps = [["init", agenda, "--from", f"{ROOT}/data/flanders"], ["scope", agenda], ["evidence", agenda], ["rank", agenda],
             ["round", "result", agenda, "R1"], ["programme", agenda],
             ["report", agenda, "--lang", "nl", "-o", f"{scratch}/report-nl.html"],
             ["report", agenda, "--lang", "en", "-o", f"{scratch}/report-en.html"]]

    def clean():
        for name in os.listdir(scratch):
            os.remove(f"{scratch}/{name}")

    print("the chain of ./demo, from package to reports (aim: under 2 s and 150 MB)")
    runs, _ = measure.repeat(5, clean, lambda: measure.chain([[OMLOOP, *step] for step in steps], scratch))
    measure.line("all steps", runs)
    for step in steps[1:]:
        one, _ = measure.repeat(5, lambda: None, lambda step=step: measure.Once([OMLOOP, *step], scratch))
        measure.line("  omloop " + " ".join(word for word in step if "/" not in word), one)


def large_package(folder, initiatives=1000, milestones=99):
    """A package of 100 000 records: 1 000 initiatives with 99 milestones each."""
    shutil.copytree(f"{ROOT}/data/flanders", f"{folder}/seed")
    os.makedirs(f"{folder}/large")
    for plural in ("agendas", "sources"):
        shutil.copy(f"{folder}/seed/{plural}.csv", f"{folder}/large")
    source = next(csv.DictReader(open(f"{folder}/large/sources.csv", encoding="utf-8")))["code"]
    for plural, rows in (
            ("initiatives", ({"code": f"i{i}", "title_nl": f"Initiatief {i}", "kind": "project", "continuous": "0",
                              "status": "running"} for i in range(initiatives))),
            ("milestones", ({"code": f"i{i}/m{m}", "initiative": f"i{i}", "text_nl": f"Stap {m}, “getest” én gemeld; klaar",
                             "planned": f"{2024 + m % 5}-{1 + m % 12:02}-15", "status": "planned"}
                            for i in range(initiatives) for m in range(milestones)))):
        header = open(f"{folder}/seed/{plural}.csv", encoding="utf-8").readline().strip().split(",")
        with open(f"{folder}/large/{plural}.csv", "w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, header, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, "source": source, "illustrative": "1"} for row in rows)
    return initiatives * (1 + milestones)


def package(scratch):
    """Import and export of 100 000 records beside sqlite3's own CSV import and export of the same files."""
    rows = large_package(scratch)
    agenda, peer, out = f"{scratch}/a.omloop", f"{scratch}/peer.db", f"{scratch}/out"
    files = [name for name in ("initiatives", "milestones")]
    load = [".mode csv", *(f".import {scratch}/large/{name}.csv {name}" for name in files)]
    dump = [".mode csv", ".headers on", *(f".output {scratch}/{name}.out\nSELECT * FROM {name};" for name in files)]

    def shell(lines):
        script = f"{scratch}/script"
        with open(script, "w", encoding="utf-8") as text:
            text.write("\n".join(lines) + "\n")
        return measure.Once(["sqlite3", peer], scratch, stdin=open(script, encoding="utf-8"))

    def clean():
        for path in (agenda, peer):
            if os.path.exists(path):
                os.remove(path)
        shutil.rmtree(out, ignore_errors=True)

    print(f"\nan agenda of {rows:,} records; the peer is sqlite3's .import and .output of the same files, without checks, log or search")
    mine, other = measure.repeat(3, clean, lambda: measure.Once([OMLOOP, "init", agenda, "--from", f"{scratch}/large"], scratch),
                                 lambda: shell(load))
    measure.line("omloop init --from", mine, rows, "records")
    measure.line("sqlite3 .import", other, rows, "records")
    measure.ratio("init against .import", mine, other)
    again, _ = measure.repeat(3, lambda: None, lambda: measure.Once(
        [OMLOOP, "import", agenda, f"{scratch}/large", "--reason", "again"], scratch))
    measure.line("omloop import, nothing new", again, rows, "records")
    mine, other = measure.repeat(3, lambda: shutil.rmtree(out, ignore_errors=True),
                                 lambda: measure.Once([OMLOOP, "export", agenda, out], scratch), lambda: shell(dump))
    measure.line("omloop export", mine, rows, "records")
    measure.line("sqlite3 .output", other, rows, "records")
    measure.ratio("export against .output", mine, other)


def whatif(_scratch):
    """Scenarios, paths and draws on an invented table of 9 800 rows; beside each, one solve of that table in the same run."""
    subprocess.run(["ninja", "-C", f"{ROOT}/build", "--quiet", "bench_whatif"], check=True)
    print("\nscenarios on an invented table of 49 x 200 (aims: 1 / 20 / 100 columns in 0.3 / 2 / 20 ms with L, any change in 0.3 s "
          "without, paths in 10 ms, 100 draws/s)", flush=True)
    subprocess.run([f"{ROOT}/build/bench_whatif"], check=True)


def python_with(package, scratch):
    """A Python that has that package: this one, or a virtual environment made now; None when there is no registry to take it from."""
    for python in (sys.executable, f"{scratch}/venv/bin/python"):
        if os.path.exists(python) and subprocess.run([python, "-c", f"import {package}"], capture_output=True, check=False).returncode == 0:
            return python
        if not os.path.exists(f"{scratch}/venv"):
            subprocess.run([sys.executable, "-m", "venv", f"{scratch}/venv"], capture_output=True, check=False)
            subprocess.run([f"{scratch}/venv/bin/python", "-m", "pip", "install", "--quiet", package], capture_output=True, check=False,
                           timeout=600)
    return None


def accounts(scratch):
    """Accounts of an invented world, with 6 stressors, beside pymrio's calc_all and the machine's own limits."""
    subprocess.run(["ninja", "-C", f"{ROOT}/build", "--quiet", "bench_accounts"], check=True, stdout=subprocess.DEVNULL)
    for regions, sectors in ((49, 40), (49, 200)):
        print(f"\naccounts of {regions} regions x {sectors} sectors, 6 stressors, table in memory, relative residual 1e-11; beside wall "
              "time that of processors, which other work on the machine moves less")
        python = python_with("pymrio", scratch)
        run = subprocess.run([f"{ROOT}/build/bench_accounts", str(regions), str(sectors), *([scratch] if python else [])],
                             capture_output=True, text=True, check=True)
        figures = {}
        for text in run.stdout.splitlines():
            name, seconds, more = text.split(",")
            figures[name] = float(seconds)
            print(f"{name:44} {float(seconds):8.4f} s  ({more})")
        read = figures["limit: one read of the table in double"]
        print(f"{'production and consumption, in reads':44} {figures['production and consumption by product'] / read:8.1f} "
              f"times one read of the table")
        if python:
            peer = subprocess.run([python, f"{ROOT}/bench/peer_pymrio.py", str(regions), str(sectors), scratch], capture_output=True,
                                  text=True, check=True).stdout.split()
            most = ["production and consumption by product", "all accounts by region", "all accounts by region and sector"]
            print(f"{'pymrio ' + peer[2] + ' calc_all':44} {float(peer[0]):8.4f} s  (peak {peer[1]} MB): "
                  + ", ".join(f"{float(peer[0]) / figures[name]:.1f} times {name}" for name in most if name in figures))
        else:
            print("pymrio is not on this machine and could not be installed: figures stand beside the machine's limits alone")


PYMRIO = """
import sys, pymrio
world = pymrio.load_all(sys.argv[1])
assert world.Z.shape[0] == int(sys.argv[2])
if len(sys.argv) > 3:
    world.calc_all()
"""


def made_up_worlds(scratch):
    """The program that writes them."""
    subprocess.run(["cc", "-O2", "-o", f"{scratch}/exiobase", f"{ROOT}/bench/exiobase.c", "-lm"], check=True)
    return f"{scratch}/exiobase"


def footprints(scratch):
    """From EXIOBASE's text to who emits and for whom, both commands: aims 4 s and 2 GB for 6 stressors, 15 s and 2.5 GB for 1 036."""
    python, program = python_with("pymrio", scratch), made_up_worlds(scratch)
    world, table = f"{scratch}/world", f"{scratch}/world.iot"
    print("\nfrom EXIOBASE's own text of 49 x 200 to all accounts by region and who emits for whom: table import, then table accounts")
    for stressors in (6, 1036):
        subprocess.run([program, world, "49", "200", str(stressors)], check=True)
        steps = [[OMLOOP, "table", "import", world, "-o", table, "--quiet"],
                 [OMLOOP, "table", "accounts", table, "--by", "region", "-o", f"{scratch}/footprints", "--quiet"]]
        runs, _ = measure.repeat(3, lambda: None, lambda steps=steps: measure.chain(steps, scratch))
        measure.line(f"{stressors} stressors, both commands", runs)
        if python and stressors == 6:
            other = [measure.Once([python, "-c", PYMRIO, world, "9800", "calc_all"], scratch)]
            measure.line("pymrio.load_all and calc_all, by sector too", other)
            measure.ratio("both commands against pymrio", runs[:1], other)
        shutil.rmtree(world)
        os.remove(table)


def read(scratch):
    """EXIOBASE's text to an open table: 49 regions of 40 and of 200 sectors; aim 2 s, 25 times pymrio."""
    python, program = python_with("pymrio", scratch), made_up_worlds(scratch)
    print("reading EXIOBASE's own text; the whole process, from page cache, .iot file written and flushed; A is not read, since it "
          "follows from Z" + ("; the peer is pymrio, load_all" if python else "; pymrio is not on this machine and could not be installed"))
    for sectors, times in ((40, 3), (200, 1)):
        world, table = f"{scratch}/world{sectors}", f"{scratch}/world{sectors}.iot"
        subprocess.run([program, world, "49", str(sectors), "6"], check=True)
        size = sum(os.path.getsize(f"{world}/{name}") for name in ("Z.txt", "Y.txt")) / 1e6

        def ours():
            if os.path.exists(table):  # so that the time is not that of giving back the old one
                os.remove(table)
            return measure.Once([OMLOOP, "table", "import", world, "-o", table, "--threads", "2", "--quiet"], scratch)

        def theirs():
            return measure.Once([python, "-c", PYMRIO, world, str(49 * sectors)], scratch)

        mine = [ours() for _ in range(4)][1:]
        other = [theirs() for _ in range(times)] if python else []
        measure.line(f"omloop table import, 49 x {sectors}", mine, size, "MB")
        if other:
            measure.line("pymrio.load_all", other)
            measure.ratio("import against load_all", mine, other)
        opened = [measure.Once([OMLOOP, "table", "info", table, "--quiet"], scratch) for _ in range(5)]
        measure.line("omloop table info", opened)
        for name, words in (("accounts by region", ["accounts", table, "--by", "region", "-o", f"{scratch}/accounts"]),
                            ("paths above 1e-4", ["paths", table, "--stressor", "stressor 1", "--region", "R05"])):
            runs = [measure.Once([OMLOOP, "table", *words, "--quiet"], scratch) for _ in range(6)]
            measure.line(f"omloop table {name}", runs[:1])
            measure.line("  again, from what was kept", runs[1:])
        shutil.rmtree(world)
        os.remove(table)


def smaa(scratch):
    """SMAA-2 with 100 alternatives, 10 criteria and 1 000 000 draws: aim under 0.35 s on two cores, 40 times NumPy."""
    draws, path, random = 1000000, f"{scratch}/problem.json", Random(1)
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"criteria": [{"code": f"c{j}", "scale": [0, 1]} for j in range(10)],
                   "alternatives": [{"code": f"a{i}", "values": [random.random() for _ in range(10)]} for i in range(100)]}, out)
    mine = [OMLOOP, "rank", "--problem", path, "--method", "smaa", "--draws", str(draws), "--threads", "2", "--quiet"]
    python = python_with("numpy", scratch)
    peer = [python, f"{ROOT}/bench/peer_numpy.py", path, str(draws)] if python else None
    print("\nSMAA-2, 100 x 10, 1 000 000 draws: acceptabilities, central weights, pairwise winning, the whole process")
    runs, other = measure.repeat(3, lambda: None, lambda: measure.Once(mine, scratch),
                                 (lambda: measure.Once(peer, scratch)) if peer else None)
    measure.line("omloop rank --method smaa, 2 threads", runs, draws, "draws")
    if peer:
        measure.line("the same in NumPy", other, draws, "draws")
        measure.ratio("omloop against NumPy", runs, other)
    else:
        print("no NumPy on this machine, and no registry to take it from: no ratio")
    with open(path, encoding="utf-8") as text:
        ranges = json.load(text)
    for row in ranges["alternatives"]:
        row["values"] = [[0.9 * value, 0.9 * value + 0.1] for value in row["values"]]
    with open(path, "w", encoding="utf-8") as out:
        json.dump(ranges, out)
    runs, _ = measure.repeat(3, lambda: None, lambda: measure.Once(mine, scratch))
    measure.line("the same with a range in every cell", runs, draws, "draws")


def problem(path, items, yearly):
    """A portfolio of that many items with one budget or one a year, ten themes with a minimum, one in ten needs another."""
    draw = Random(items)
    rows = []
    for i in range(items):
        row = {"code": f"p{i}", "benefit": draw.randint(50, 1000), "cost": {str(year): draw.randint(20, 400) for year in (2027, 2028, 2029)},
               "groups": [f"theme {i % 10}"]}
        if i % 10 == 9:
            row["requires"] = [f"p{draw.randrange(i)}"]
        rows.append(row)
    budget = {str(year): items * 70 for year in (2027, 2028, 2029)} if yearly else {"total": items * 210}
    whole = {"items": rows, "budget": budget, "groups": [{"code": f"theme {t}", "least": 1} for t in range(10)]}
    with open(path, "w", encoding="utf-8") as out:
        json.dump(whole, out)


def portfolio(scratch):
    """The optimum of 500 items and a frontier of 50 points (aims: under 1 s and under 5 s), and all that is told of 60."""
    print("\na portfolio with ten minima and requirements; a budget a year is harder: what is not proven in 5 s shows its gap; whole commands")
    for items, yearly, points in ((500, False, "0"), (500, True, "0"), (500, False, "50"), (500, True, "50"), (60, True, "50")):
        path = f"{scratch}/p{items}.json"
        problem(path, items, yearly)
        command = [OMLOOP, "portfolio", "--problem", path, "--draws", "0", "--points", points, "--seconds", "5", "--json"]
        said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        best = said["tables"]["portfolio"][0]
        runs, _ = measure.repeat(3, lambda: None, lambda command=command: measure.Once(command, scratch))
        measure.line(f"{items} items, {'three budgets' if yearly else 'one budget'}"
                     f"{f', frontier of {points}' if points != '0' else ''}{', each turned' if items <= 100 else ''}", runs)
        print(f"  {best['status']}, gap {best['gap']:.3f}%")


def kemeny(scratch):
    """The order nearest to 40 voters', of 12 items exactly and of 60 with its bound; whole commands."""
    print("\nthe order nearest to those of 40 voters (omloop agree: Kendall's W, Borda and Kemeny)")
    for items in (12, 60):
        path, draw = f"{scratch}/ballots{items}.csv", Random(items)
        with open(path, "w", encoding="utf-8") as out:
            out.write("voter,item,value\n")
            for voter in range(40):
                out.writelines(f"v{voter},i{item},{min(9, max(1, round(draw.gauss(5, 2) + 2 * item / items)))}\n" for item in range(items))
        runs, _ = measure.repeat(3, lambda: None, lambda path=path: measure.Once([OMLOOP, "agree", "--ballots", path, "--quiet"], scratch))
        said = json.loads(subprocess.run([OMLOOP, "agree", "--ballots", path, "--json"], capture_output=True, text=True, check=True).stdout)
        measure.line(f"{items} items", runs)
        run = said["run"]
        print(f"  Kemeny's distance {run['kemeny_distance']}, no order has less than {run['kemeny_bound']}; exact: {run['kemeny_exact']}")


def resample(scratch):
    """The panel of the shipped round, 32 voters and 64 items on two criteria, drawn 10,000 times (aim: under 0.2 s)."""
    agenda = f"{scratch}/a.omloop"
    for words in (["init", agenda, "--from", f"{ROOT}/data/flanders"], ["set", "round", agenda, "R1", "draws=10000", "--reason", "measured"]):
        measure.Once([OMLOOP, *words], scratch)
    print("\na panel of 32 voters and 64 items, drawn 10,000 times; whole commands")
    for words in (["round", "shortlist", agenda, "R1"], ["round", "cutline", agenda, "R1"]):
        runs, _ = measure.repeat(5, lambda: None, lambda words=words: measure.Once([OMLOOP, *words], scratch))
        measure.line("omloop " + " ".join(words[:2]), runs)


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "")
    version = subprocess.run([OMLOOP, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}; {model}, {os.cpu_count()} cores; {platform.system()} {platform.release()}\n")


def main():
    all_of_them = {"accounts": accounts, "chain": chain, "footprints": footprints, "kemeny": kemeny, "package": package, "portfolio": portfolio, "read": read, "resample": resample, "smaa": smaa, "whatif": whatif}
    for name in sys.argv[1:]:
        if name not in all_of_them:
            sys.exit(f"bench: no measurement {name}; there are: {', '.join(all_of_them)}")
    machine()
    for name in sys.argv[1:] or all_of_them:
        with tempfile.TemporaryDirectory() as scratch:
            all_of_them[name](scratch)


main()

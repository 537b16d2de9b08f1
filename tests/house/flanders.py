#!/usr/bin/env python3
"""Is the shipped agenda what it says it is? Counts, shares, sums and marks that the program itself does not know.

    flanders.py SOURCE_ROOT OMLOOP

References, required fields and the form of values are the program's own to look at: OMLOOP makes an agenda of the
package and writes it back.

SPDX-License-Identifier: EUPL-1.2
"""
import csv
import filecmp
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

TABLES = {}
PACKAGE, OMLOOP = Path(sys.argv[1]) / "data/flanders", sys.argv[2]


def rows(name):
    return TABLES[name]


def near(a, b, within):
    return abs(a - b) <= within


def sums(name, key, value):
    total = defaultdict(float)
    for row in rows(name):
        if row[value]:
            total[row[key]] += float(row[value])
    return total


def same_bytes():
    """omloop takes every row, and export gives every file back as it stands"""
    with tempfile.TemporaryDirectory() as folder:
        agenda, out = f"{folder}/flanders.omloop", f"{folder}/out"
        for command in (["init", agenda, "--from", PACKAGE], ["export", agenda, out]):
            said = subprocess.run([OMLOOP, *command], capture_output=True, text=True)
            if said.returncode != 0:
                print("".join(f"# {line}\n" for line in (said.stdout + said.stderr).splitlines()), end="")
                return False
        here = {p.name for p in PACKAGE.iterdir() if p.name != "README.md"}
        other = filecmp.cmpfiles(PACKAGE, out, here, shallow=False)
        wrong = sorted(here ^ {p.name for p in Path(out).iterdir()}) + other[1] + other[2]
        print("".join(f"# {name} differs: 'omloop export' writes it as it should be\n" for name in wrong), end="")
        return not wrong


# ---- the menu and the chains


def menu():
    """64 paths: 30 numbered of the pre-study, 34 lettered for demonstration, under 7 strategies and 5 levers"""
    paths = rows("paths")
    study = {p["code"] for p in paths if p["code"].split(".")[1].isdigit()}
    themes = Counter(t["kind"] for t in rows("themes"))
    return (
        (len(paths), len(study)) == (64, 30)
        and themes == {"strategy": 7, "lever": 5}
        and all((p["origin"] == "prestudy") == (p["code"] in study) for p in paths)
        and all((p["illustrative"] == "1") == (p["origin"] == "demonstration") for p in paths)
        and all(p["theme"] == p["code"].split(".")[0] for p in paths)
    )


def chains():
    """four priority chains, the same as the decision's, among at least ten"""
    priority = {c["code"] for c in rows("chains") if c["status"] == "priority"}
    decided = {o["item"] for o in rows("outcomes") if o["result"] == "priority"}
    return len(priority) == int(rows("agendas")[0]["top"]) == 4 and priority == decided and len(rows("chains")) >= 10


def ballots():
    """every member of a panel answered on every item and criterion of the round"""
    items = {"chain": [c["code"] for c in rows("chains")], "path": [p["code"] for p in rows("paths")]}
    want = set()
    for r in rows("rounds"):
        for v in rows("voters"):
            if v["round"] == r["code"]:
                want |= {f"{v['code']}/{i}/{k}" for i in items[r["about"]] for k in r["criteria"].split()}
    return want == {b["code"] for b in rows("ballots")}


# ---- marks


def sourced():
    """every record names its source, and every source is used"""
    used = {r["source"] for name in TABLES for r in rows(name) if name != "sources"}
    return used == {s["code"] for s in rows("sources")}


def marked():
    """what rests on a made-up source or an assumed share is marked illustrative, and nothing else is"""
    made_up = {s["code"] for s in rows("sources") if s["illustrative"] == "1"}
    return all((r["source"] in made_up) == (r["illustrative"] == "1") for n in TABLES if n != "sources" for r in rows(n))


def people():
    """a panel member or contact is a code and a place in the pentagon, never a name"""
    return all(v["code"] == f"{v['round']}-V{v['code'][-2:]}" and v["illustrative"] == "1" for v in rows("voters"))


def translated():
    """every Dutch text has its English, marked as a translation"""
    for name in TABLES:
        for r in rows(name):
            pairs = [k[:-3] for k in r if k.endswith("_nl")]
            if any(bool(r[p + "_nl"]) != bool(r[p + "_en"]) for p in pairs):
                return False
            if pairs and (r["en_state"] == "translation") != any(r[p + "_en"] for p in pairs):
                return False
    return True


# ---- shares and sums


def shares():
    """parts of a sector make the sector, and no sector or account is handed out more than once"""
    whole = [sums("sectors", "parent", "share_of_parent"), sums("crosswalks", "sector", "share")]
    part = [sums("chain_sectors", "sector", "share"), sums("account_sectors", "account", "share")]
    return all(near(v, 1, 1e-9) for s in whole for v in s.values()) and all(v <= 1 + 1e-9 for s in part for v in s.values())


def balance():
    """every industry of the Belgian table sells and pays for what it makes, within a million euro"""
    kind = {a["code"]: a["kind"] for a in rows("accounts")}
    made, sold, bought = defaultdict(float), defaultdict(float), defaultdict(float)
    for f in rows("flows"):
        if f["origin"] == "be2015/output":
            made[f["destination"]] = float(f["value"])
        elif f["iotable"] == "be2015" and kind[f["origin"]] != "stressor":
            sold[f["origin"]] += float(f["value"])
            bought[f["destination"]] += float(f["value"])
    return len(made) == 43 and all(near(sold[i], made[i], 1) and near(bought[i], made[i], 1) for i in made)


def by_metric(metric):
    """What each column of a table has of a metric: the sum over the accounts that carry it."""
    carried = {a["code"] for a in rows("accounts") if a["metric"] == metric}
    total = defaultdict(float)
    for f in rows("flows"):
        if f["origin"] in carried:
            total[f["destination"]] += float(f["value"])
    return total


def published():
    """sums that the sources print: manufacturing in 2015, 2019 and 2020, products in 2011"""
    factory = lambda metric: sum(v for a, v in by_metric(metric).items() if a.split("/")[1].startswith("C"))
    product = sum(v for a, v in by_metric("co2_footprint").items() if a.split("/")[1].startswith("c"))
    return (
        near(factory("value_added"), 52893, 1)
        and near(factory("employees"), 510100, 1)
        and near(factory("co2_production"), 32954, 1)
        and near(factory("value_added_2020"), 55123, 0.1)
        and near(factory("ghg_production"), 34237, 1)
        and near(product, 119877, 1)
        and near(sum(by_metric("mass_footprint").values()), 17405.22, 1)
    )


def rules():
    """the count of European rules per chain is the count of the rules in the package"""
    named = Counter(c for r in rows("rules") for c in r["chains"].split())
    told = {s["chain"]: float(s["value"]) for s in rows("statistics") if s["metric"] == "eu_rules"}
    return told == {c["code"]: named[c["code"]] for c in rows("chains")}


def chain_figures(metric):
    """The second code path beside src/agenda/share.c: a sector's own figure, else its part of a wider sector's."""
    sector = {s["code"]: s for s in rows("sectors")}
    columns, own = by_metric(metric), defaultdict(float)
    for a in rows("account_sectors"):
        if a["account"] in columns:
            own[a["sector"]] += columns[a["account"]] * float(a["share"])
    total = defaultdict(float)
    for claim in rows("chain_sectors"):
        part, at = float(claim["share"]), claim["sector"]
        while at not in own and sector[at]["parent"] and sector[at]["share_of_parent"]:
            part, at = part * float(sector[at]["share_of_parent"]), sector[at]["parent"]
        if at in own and sector[claim["sector"]]["scope"] != "around":
            total[claim["chain"]] += part * own[at]
    return total


def finding():
    """textile is never in the top four on value added and CO2, whatever their weights, and first by Flemish mass"""
    added, co2, mass = (chain_figures(m) for m in ("value_added", "co2_footprint", "mass_footprint"))
    for step in range(101):
        w = step / 100
        score = {c: w * added[c] / max(added.values()) + (1 - w) * co2[c] / max(co2.values()) for c in added}
        first = sorted(score, key=score.get, reverse=True)[:4]
        if {"VC1", "VC2"} & set(first) or not {"VC4", "VC8"} <= set(first):
            return False
    return max(mass, key=mass.get) == "VC1"


CASES = [same_bytes, menu, chains, ballots, sourced, marked, people, translated, shares, balance, published, rules, finding]


def main():
    for path in sorted(PACKAGE.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            TABLES[path.stem] = list(csv.DictReader(file))
    print(f"1..{len(CASES)}")
    failed = 0
    for number, case in enumerate(CASES, 1):
        good = case()
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {case.__doc__}")
    return 1 if failed else 0


sys.exit(main())

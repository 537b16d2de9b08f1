#!/usr/bin/env python3
"""Checks the rules of src/README.md on the sources and on the objects of a build folder.

    check_house.py SOURCE_ROOT BUILD_FOLDER [--but RULE]

The tables in src/README.md say which rooms there are, on which floor, what they link
to, and who is excused from which rule. Objects are read with readelf, so what a
compiler inlined does not show there; forbidden names are therefore looked for in the
text as well. Not for sanitizer builds: those add symbols of their own.

SPDX-License-Identifier: EUPL-1.2
"""
import fnmatch
import json
import os
import re
import subprocess
import sys

LIBRARIES = {  # name in the table: headers, exported names
    "sodium": (r"sodium", r"crypto_|sodium_|randombytes"),
    "jansson": (r"jansson", r"json_"),
    "zip": (r"zip\.h|zipconf", r"zip_"),
    "expat": (r"expat", r"XML_"),
    "lapack": (r"cblas|lapack|openblas|f77blas", r"cblas_|LAPACKE_|openblas_|[sdcz](ge|po|sy|tr)[a-z0-9]+_$"),
    "cbc": (r"coin/|Cbc_", r"Cbc_|Osi_"),
    "sqlite3": (r"sqlite3", r"sqlite3_"),
    "xlsxwriter": (r"xlsxwriter", r"lxw_|workbook_|worksheet_|chart_|format_set_"),
    "microhttpd": (r"microhttpd", r"MHD_"),
}
EVERYWHERE = """strcpy stpcpy strcat sprintf vsprintf gets strtok atoi atol atoll atof strtod strtof strtold setlocale
    system popen longjmp siglongjmp setjmp rand srand random drand48 tmpnam mktemp alloca""".split()
BELOW_DOORS = """exit _exit _Exit quick_exit abort signal sigaction printf vprintf puts putchar putchar_unlocked perror
    stdout stderr""".split()
FLOOR_2 = "fopen open fdopen time clock clock_gettime gettimeofday getenv localtime gmtime".split()
SHARED = re.compile(r"\.(data|bss|tdata|tbss|ldata|lbss)(\.|$)|COM")


def table(lines, columns):
    """Rows of the markdown table whose header names these columns first."""
    rows, inside = [], False
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[: len(columns)] == columns:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not set("".join(cells)) <= set("-: "):
            rows.append((number, cells))
    return rows


class House:
    def __init__(self, root, build):
        self.root, self.build, self.found = root, build, []
        lines = open(f"{root}/src/README.md", encoding="utf-8").read().splitlines()
        self.floor, self.links = {}, {}
        for _, (room, floor, links, *_) in table(lines, ["room", "floor"]):
            self.floor[room] = int(floor)
            self.links[room] = set(links.replace(",", " ").split())
        self.excused = [[cells[0], cells[1].strip("`"), cells[2], number, 0]
                        for number, cells in table(lines, ["file", "what", "rule"])]

    def say(self, file, line, rule, what, message):
        """One finding, unless the table excuses it."""
        short = file[len("src/"):]
        for excuse in self.excused:
            if excuse[0] == short and excuse[2] == rule and fnmatch.fnmatch(what, excuse[1]):
                excuse[4] += 1
                return
        self.found.append(f"{file}:{line}: {rule}: {message}")

    def room_of(self, file):
        parts = file.split("/")
        return parts[1] if len(parts) > 2 else None

    # ---- the text -------------------------------------------------------------------------------

    def includes(self, file, text):
        room = self.room_of(file)
        floor = self.floor.get(room, 9)
        for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', text, re.M):
            line = text.count("\n", 0, match.start()) + 1
            ours, outside = match.groups()
            for library, (header, _) in LIBRARIES.items():
                if outside and re.match(header, outside) and library not in self.links.get(room, ()):
                    self.say(file, line, "library", library, f"{room or 'main.c'} may not know {library} (<{outside}>)")
            if not ours or "/" not in ours:
                if ours and os.path.exists(f"{self.root}/src/{room}/{ours}"):
                    self.say(file, line, "include", ours, f'write "{room}/{ours}": the room belongs to the name')
                continue
            other = ours.split("/")[0]
            if other not in self.floor:
                if other != "..":
                    self.say(file, line, "include", ours, f'"{ours}": no room of that name in src/README.md')
            elif other != room and self.floor[other] >= floor:
                self.say(file, line, "include", ours,
                         f'{room} (floor {floor}) may not look into {other} (floor {self.floor[other]})')
            elif other != room and ".priv." in ours:
                self.say(file, line, "include", ours, f'"{ours}" is private to {other}')

    def words(self, file, text):
        """Calls of forbidden functions, also those the compiler would inline."""
        bare = re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                      lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)
        names = self.forbidden(file)
        for match in re.finditer(r"(?<![\w.>])([A-Za-z_]\w*)\s*\(", bare):
            if match.group(1) in names:
                line = bare.count("\n", 0, match.start()) + 1
                self.say(file, line, "forbidden", match.group(1), f"{match.group(1)} may not be used here")

    def forbidden(self, file):
        floor = self.floor.get(self.room_of(file), 9)
        return set(EVERYWHERE) | (set(BELOW_DOORS) if floor < 5 else set()) | (set(FLOOR_2) if floor == 2 else set())

    # ---- the objects ----------------------------------------------------------------------------

    def objects(self):
        """Source file -> object file, for all that the build folder compiles."""
        for entry in json.load(open(f"{self.build}/compile_commands.json", encoding="utf-8")):
            source = os.path.relpath(os.path.join(entry["directory"], entry["file"]), self.root)
            output = os.path.join(entry["directory"], entry["output"])
            if os.path.exists(output):
                yield source, output

    def symbols(self, pairs):
        """Per object its (name, global, section or UND, type)."""
        out = subprocess.run(["readelf", "-SsW", *(o for _, o in pairs)], capture_output=True, text=True, check=True,
                             env={**os.environ, "LC_ALL": "C"}).stdout
        chunks = re.split(r"^File: .*$", out, flags=re.M)[1:] if len(pairs) > 1 else [out]
        for (source, _), chunk in zip(pairs, chunks, strict=True):
            sections = dict(re.findall(r"^\s*\[\s*(\d+)\] (\S+)", chunk, re.M))
            found = re.findall(r"^\s*\d+: [0-9a-f]+\s+\S+ (\w+)\s+(\w+)\s+\w+\s+(\w+)[ ]+(\S+)", chunk, re.M)
            yield source, [(name, bind != "LOCAL", sections.get(index, index), kind)
                           for kind, bind, index, name in found]

    def linked(self):
        defined, used = {}, {}
        for source, symbols in self.symbols(list(self.objects())):
            ours = source.startswith("src/")
            room = self.room_of(source) if ours else None
            names = self.forbidden(source) if ours else ()
            for name, exported, section, kind in symbols:
                if section == "UND":
                    used.setdefault(name, set()).add(source)
                    if not ours:
                        continue
                    plain = re.sub(r"^__(\w+)_chk$", r"\1", name)
                    if plain in names:
                        self.say(source, 1, "forbidden", plain, f"{plain} may not be used here")
                    for library, (_, prefix) in LIBRARIES.items():
                        if re.match(prefix, name) and library not in self.links.get(room, ()):
                            self.say(source, 1, "library", library, f"{room} may not link to {library} ({name})")
                elif ours and kind in ("OBJECT", "TLS", "NOTYPE") and SHARED.match(section) \
                        and not section.startswith(".data.rel.ro") and kind != "NOTYPE":
                    self.say(source, 1, "shared", name, f"{name} can change and is shared between threads")
                if ours and exported and section not in ("UND", "ABS") and "." not in name:  # with a dot: a compiler's own
                    defined.setdefault(name, source)
                    stem = os.path.basename(source)[:-2].replace(".", "_").replace("-", "_")
                    wanted = "omloop_" if room == "api" else "main" if room is None else f"oml_{stem}"
                    if not name.startswith(wanted):
                        self.say(source, 1, "name", name, f"{name} does not begin with {wanted}")
        promised = self.promised()
        for name, source in defined.items():
            if not used.get(name, set()) - {source} and name not in promised and name != "main":
                self.say(source, 1, "static", name, f"{name} is used in no other file: make it static, or remove it")

    def promised(self):
        text = ""
        for folder, _, files in os.walk(f"{self.root}/include"):
            text += "".join(open(f"{folder}/{f}", encoding="utf-8").read() for f in files)
        return set(re.findall(r"\bomloop_\w+", text))

    def check(self):
        for folder, _, files in sorted(os.walk(f"{self.root}/src")):
            for name in sorted(files):
                if not name.endswith((".c", ".h", ".def")):
                    continue
                file = os.path.relpath(f"{folder}/{name}", self.root)
                room = self.room_of(file)
                if room is not None and room not in self.floor:
                    self.say(file, 1, "include", room, f"the room {room} is not in src/README.md")
                text = open(f"{self.root}/{file}", encoding="utf-8").read()
                self.includes(file, text)
                self.words(file, text)
        self.linked()
        for file, what, rule, line, times in self.excused:
            if times == 0:
                self.found.append(f"src/README.md:{line}: excuse: {file} no longer needs to be excused from {rule} for {what}")
        return sorted(set(self.found))


def main():
    found = House(os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])).check()
    if sys.argv[3:4] == ["--but"]:
        found = [line for line in found if line.split(": ")[1] != sys.argv[4]]
    print("\n".join(found) if found else "the house is in order")
    return 1 if found else 0


sys.exit(main())

# Whatever is wrong with what comes in: it is said where and why, and nothing changes.
$ omloop init a.omloop --from $SMALL --quiet
$ omloop export a.omloop before --quiet
# A column is missing.
$ mkdir missing; cut -d, -f1,3- $SMALL/themes.csv >missing/themes.csv
$ omloop import a.omloop missing
omloop: missing/themes.csv:1: column title_nl: the column 'title_nl' is missing; a theme must have it [OML-PKG-04]
[3]
# A column that is no field.
$ mkdir strange; sed '1s/theme/thema/' $SMALL/paths.csv >strange/paths.csv
$ omloop import a.omloop strange --lang nl
omloop: strange/paths.csv:1: kolom thema: 'thema' is geen veld van een path [OML-PKG-03]
tip: bedoelde u 'theme'?
[3]
# A file that is no noun.
$ mkdir nonoun; cp $SMALL/paths.csv nonoun/pahts.csv
$ omloop import a.omloop nonoun
omloop: nonoun/pahts.csv: 'pahts' is not a part of an agenda package [OML-PKG-02]
hint: did you mean 'paths'?
[3]
# A unit that is not the measure's.
$ mkdir unit; sed 's/1234.5,mln euro/1.2345,mld euro/' $SMALL/statistics.csv >unit/statistics.csv
$ omloop import a.omloop unit
file                 row  column  noun       code                 why it is refused                                                             message code
───────────────────  ───  ──────  ─────────  ───────────────────  ────────────────────────────────────────────────────────────────────────────  ────────────
unit/statistics.csv    3  unit    statistic  13/value_added/2022  the unit 'mld euro' is not that of metric 'value_added', which is 'mln euro'  OML-OPS-19

noun       new  changed  unchanged  refused
─────────  ───  ───────  ─────────  ───────
statistic    0        0          2        1
omloop: unit/statistics.csv:3: column unit: the unit 'mld euro' is not that of metric 'value_added', which is 'mln euro' [OML-OPS-19]
hint: convert the value, or refer to a measure in this unit
[3]
$ omloop import a.omloop unit/statistics.csv --lang nl
bestand              rij  kolom  soort      code                 waarom ze geweigerd is                                                         code van de melding
───────────────────  ───  ─────  ─────────  ───────────────────  ─────────────────────────────────────────────────────────────────────────────  ───────────────────
unit/statistics.csv    3  unit   statistic  13/value_added/2022  de eenheid 'mld euro' is niet die van metric 'value_added': dat is 'mln euro'  OML-OPS-19

soort      nieuw  gewijzigd  ongewijzigd  geweigerd
─────────  ─────  ─────────  ───────────  ─────────
statistic      0          0            2          1
omloop: unit/statistics.csv:3: kolom unit: de eenheid 'mld euro' is niet die van metric 'value_added': dat is 'mln euro' [OML-OPS-19]
tip: reken de waarde om, of verwijs naar een maat in deze eenheid
[3]
# A code that does not exist.
$ mkdir unknown; sed 's/K1 K2/K1 K7/; s/^2.1,2/2.1,9/' $SMALL/paths.csv >unknown/paths.csv
$ omloop import a.omloop unknown --dry-run
what     noun  code  field   before  after  file               row
───────  ────  ────  ──────  ──────  ─────  ─────────────────  ───
changed  path  1.1   chains  K1 K2   K1 K7  unknown/paths.csv    2
changed  path  2.1   theme   2       9      unknown/paths.csv    5

file               row  column  noun  code  why it is refused                                                  message code
─────────────────  ───  ──────  ────  ────  ─────────────────────────────────────────────────────────────────  ────────────
unknown/paths.csv    2  chains  path  1.1   path '1.1' refers in 'chains' to chain 'K7', which does not exist  OML-STO-11
unknown/paths.csv    5  theme   path  2.1   path '2.1' refers in 'theme' to theme '9', which does not exist    OML-STO-11

noun  new  changed  unchanged  refused
────  ───  ───────  ─────────  ───────
path    0        2          2        2
omloop: unknown/paths.csv:2: column chains: path '1.1' refers in 'chains' to chain 'K7', which does not exist [OML-STO-11]
hint: and 1 more rows are refused, see the table above; nothing was changed
[3]
# A code twice.
$ mkdir twice; sed 's/^1.2,/1.1,/' $SMALL/paths.csv >twice/paths.csv
$ omloop import a.omloop twice --lang nl
bestand          rij  kolom  soort  code  waarom ze geweigerd is           code van de melding
───────────────  ───  ─────  ─────  ────  ───────────────────────────────  ───────────────────
twice/paths.csv    3  code   path   1.1   de code '1.1' staat al in rij 2  OML-PKG-05

soort  nieuw  gewijzigd  ongewijzigd  geweigerd
─────  ─────  ─────────  ───────────  ─────────
path       0          0            3          1
omloop: twice/paths.csv:3: kolom code: de code '1.1' staat al in rij 2 [OML-PKG-05]
[3]
# Numbers that are none, with their row and column; all rows are told, not only the first.
$ mkdir numbers; sed 's/18250/veel/; s/9100/9100 personen/; s/1234.5/1e999/' $SMALL/statistics.csv >numbers/statistics.csv
$ omloop import a.omloop numbers
file                    row  column  noun       code                 why it is refused                message code
──────────────────────  ───  ──────  ─────────  ───────────────────  ───────────────────────────────  ────────────
numbers/statistics.csv    2  value   statistic  13/jobs/2022         'veel' is not a number           OML-REC-02
numbers/statistics.csv    3  value   statistic  13/value_added/2022  '1e999' is not a number          OML-REC-02
numbers/statistics.csv    4  value   statistic  31/jobs/2022         '9100 personen' is not a number  OML-REC-02

noun       new  changed  unchanged  refused
─────────  ───  ───────  ─────────  ───────
statistic    0        0          0        3
omloop: numbers/statistics.csv:2: column value: 'veel' is not a number [OML-REC-02]
hint: and 2 more rows are refused, see the table above; nothing was changed
[3]
$ omloop import a.omloop numbers --json --quiet
omloop: numbers/statistics.csv:2: column value: 'veel' is not a number [OML-REC-02]
hint: and 2 more rows are refused, see the table above; nothing was changed
[3]
$ omloop import a.omloop numbers --table refused --csv 2>errors; cat errors
file,row,column,noun,code,reason,message
numbers/statistics.csv,2,value,statistic,13/jobs/2022,'veel' is not a number,OML-REC-02
numbers/statistics.csv,3,value,statistic,13/value_added/2022,'1e999' is not a number,OML-REC-02
numbers/statistics.csv,4,value,statistic,31/jobs/2022,'9100 personen' is not a number,OML-REC-02
omloop: numbers/statistics.csv:2: column value: 'veel' is not a number [OML-REC-02]
hint: and 2 more rows are refused, see the table above; nothing was changed
# A comma that could mean two things.
$ mkdir comma; sed 's/,/;/g; s/1234.5/1.234/; s/18250/18.250/; s/9100/9.100/' $SMALL/statistics.csv >comma/statistics.csv
$ omloop import a.omloop comma/statistics.csv --reason "herziening"
omloop: comma/statistics.csv:2: column value: '18.250' can be a number with decimals or one with thousands, and no other number in the file tells which [OML-SHE-03]
hint: say whether numbers have a decimal comma: --comma yes or --comma no
[3]
$ omloop import a.omloop comma/statistics.csv --reason "herziening" --comma yes --dry-run
what     noun       code                 field  before  after  file                  row
───────  ─────────  ───────────────────  ─────  ──────  ─────  ────────────────────  ───
changed  statistic  13/value_added/2022  value  1234.5  1234   comma/statistics.csv    3

noun       new  changed  unchanged  refused
─────────  ───  ───────  ─────────  ───────
statistic    0        1          2        0

- this was a dry run: nothing was changed
$ omloop import a.omloop comma/statistics.csv --reason "herziening" --comma no --dry-run
what     noun       code                 field  before  after  file                  row
───────  ─────────  ───────────────────  ─────  ──────  ─────  ────────────────────  ───
changed  statistic  13/jobs/2022         value  18250   18.25  comma/statistics.csv    2
changed  statistic  13/value_added/2022  value  1234.5  1.234  comma/statistics.csv    3
changed  statistic  31/jobs/2022         value  9100    9.1    comma/statistics.csv    4

noun       new  changed  unchanged  refused
─────────  ───  ───────  ─────────  ───────
statistic    0        3          0        0

- this was a dry run: nothing was changed
$ omloop import a.omloop comma/statistics.csv --comma maybe
omloop: --comma must be yes or no, not 'maybe' [OML-OPS-17]
[2]
$ omloop import a.omloop comma/statistics.csv --separator :
omloop: --separator must be ',' or ';' or tab, not ':' [OML-OPS-18]
[2]
# A reason that is missing.
$ mkdir reason; sed 's/9100/9200/' $SMALL/statistics.csv >reason/statistics.csv
$ omloop import a.omloop reason
file                   row  column  noun       code          why it is refused                                                     message code
─────────────────────  ───  ──────  ─────────  ────────────  ────────────────────────────────────────────────────────────────────  ────────────
reason/statistics.csv    4  value   statistic  31/jobs/2022  'value' of statistic '31/jobs/2022' changes, and that needs a reason  OML-STO-10

noun       new  changed  unchanged  refused
─────────  ───  ───────  ─────────  ───────
statistic    0        0          2        1
omloop: reason/statistics.csv:4: column value: 'value' of statistic '31/jobs/2022' changes, and that needs a reason [OML-STO-10]
hint: give it with --reason
[3]
# A CSV file in Latin-1.
$ mkdir latin1; printf 'code,theme,title_nl,strategy,instrument,origin,status\n1.4,1,Caf\351 voor herstel,repair,network,demonstration,menu\n' >latin1/paths.csv
$ omloop import a.omloop latin1
omloop: latin1/paths.csv:2: column title_nl: byte 0xE9 is not UTF-8 [OML-CSV-05]
hint: the file seems to be in Latin-1 or Windows-1252: save it as UTF-8, which Excel calls 'CSV UTF-8'
[3]
# A quote that is never closed, a row with too many cells, an empty file.
$ mkdir torn; printf 'code,title_nl,kind\n3,"Zonder einde,strategy\n' >torn/themes.csv
$ omloop import a.omloop torn
omloop: torn/themes.csv:2: column title_nl: the quote that begins this cell is never closed [OML-CSV-01]
hint: a quote inside a quoted cell is written twice
[3]
$ mkdir wide; printf 'code,title_nl,kind\n3,Te breed,strategy,4\n' >wide/themes.csv
$ omloop import a.omloop wide
omloop: wide/themes.csv:2: column 4: the row has 4 cells, the first row 3 [OML-CSV-04]
hint: a text with the separator ',' or a quote in it must stand between quotes
[3]
$ mkdir empty; : >empty/themes.csv
$ omloop import a.omloop empty
omloop: empty/themes.csv: the sheet has no heading: it is empty [OML-SHE-01]
[3]
# A workbook with a formula error in a cell, one that is cut off, one that is no zip, one with a sheet too many.
$ omloop export a.omloop good.xlsx --quiet; omloop import a.omloop good.xlsx
noun          new  changed  unchanged  refused
────────────  ───  ───────  ─────────  ───────
agenda          0        0          1        0
source          0        0          2        0
sector          0        0          2        0
chain           0        0          2        0
metric          0        0          2        0
statistic       0        0          3        0
theme           0        0          2        0
path            0        0          4        0
organisation    0        0          2        0
$ python3 - <<'END'
> import re, zipfile
> def changed(to, how):
>     with zipfile.ZipFile("good.xlsx") as book, zipfile.ZipFile(to, "w") as out:
>         for name in book.namelist():
>             out.writestr(name, how(name, book.read(name).decode()))
> sheet = lambda name: name == "xl/worksheets/sheet8.xml"
> changed("formula.xlsx", lambda name, text: re.sub(r'<c r="C3"[^>]*>.*?</c>', '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', text) if sheet(name) else text)
> changed("sheets.xlsx", lambda name, text: text.replace('name="paths"', 'name="werkpaden"') if name == "xl/workbook.xml" else text)
> whole = open("good.xlsx", "rb").read()
> open("cut.xlsx", "wb").write(whole[: len(whole) // 2])
> open("text.xlsx", "wb").write(b"code,title_nl\n")
> END
$ omloop import a.omloop formula.xlsx
omloop: formula.xlsx#paths:3: column title_nl: cell C3 holds the error #DIV/0! [OML-XLS-02]
hint: correct the formula, or clear the cell
[3]
$ omloop import a.omloop sheets.xlsx
omloop: sheets.xlsx: 'werkpaden' is not a part of an agenda package [OML-PKG-02]
hint: files and sheets are named after what is in them: paths.csv, initiatives.csv
[3]
$ omloop import a.omloop cut.xlsx --lang nl
omloop: cut.xlsx: het bestand is afgebroken of beschadigd: Not a zip archive [OML-ZIP-01]
tip: haal het bestand opnieuw op, of bewaar het opnieuw
[3]
$ omloop import a.omloop text.xlsx
omloop: text.xlsx: this is not a zip file [OML-ZIP-02]
hint: a workbook must be saved as .xlsx
[3]
# Nothing there.
$ omloop import a.omloop nowhere
omloop: nowhere: there is no agenda package at 'nowhere' [OML-PKG-01]
hint: give a folder with CSV files, one file such as paths.csv, or an .xlsx workbook
[2]
$ mkdir none; omloop import a.omloop none
omloop: none: there is no agenda package at 'none' [OML-PKG-01]
hint: give a folder with CSV files, one file such as paths.csv, or an .xlsx workbook
[2]
# Nothing of all this changed anything.
$ omloop export a.omloop after --quiet; diff -r before after
$ omloop log verify a.omloop --quiet
# A file that is no agenda, one of another program, a folder, one that was cut off.
$ echo "this is no agenda" >text.omloop; omloop show text.omloop
omloop: 'text.omloop' is not an agenda of Omloop [OML-STO-03]
[3]
$ : >nothing.omloop; omloop show nothing.omloop
omloop: 'nothing.omloop' is not an agenda of Omloop [OML-STO-03]
hint: an agenda is a file made by 'omloop init'
[3]
$ python3 -c "import sqlite3; d = sqlite3.connect('other.omloop'); d.execute('create table t (x)'); d.commit()"; omloop show other.omloop
omloop: 'other.omloop' is not an agenda of Omloop [OML-STO-03]
[3]
$ mkdir folder.omloop; omloop show folder.omloop
omloop: 'folder.omloop' is not an agenda of Omloop [OML-STO-03]
hint: it is a folder; 'omloop init' makes an agenda from one
[3]
$ head -c 20000 a.omloop >cut.omloop; omloop show cut.omloop
omloop: 'cut.omloop' is damaged: database disk image is malformed [OML-STO-07]
hint: go back to a copy; if there is none, the sqlite3 shell's .recover saves what can be read
[5]
# One that a newer Omloop wrote.
$ cp a.omloop newer.omloop; printf '\000\000\000\143' | dd of=newer.omloop bs=1 seek=60 conv=notrunc status=none
$ omloop show newer.omloop
omloop: 'newer.omloop' was written by a newer Omloop: it has version 99, this one knows 6 [OML-STO-04]
hint: use the newer Omloop, or ask for an export
[3]
$ omloop set theme newer.omloop 1 title_nl=x --lang nl
omloop: 'newer.omloop' is geschreven door een nieuwere Omloop: het heeft versie 99, deze kent 6 [OML-STO-04]
tip: gebruik de nieuwere Omloop, of vraag een export
[3]
# A folder where nothing may be written.
$ mkdir closed; cp a.omloop closed/; chmod 555 closed
$ plain omloop init closed/b.omloop --from $SMALL --quiet
omloop: 'closed/b.omloop' cannot be written: Permission denied [OML-STO-06]
[3]
$ plain omloop export a.omloop closed --quiet
omloop: closed/agendas.csv: 'closed/agendas.csv' cannot be made: Permission denied [OML-FIL-04]
[3]
$ plain omloop set theme closed/a.omloop 1 title_nl=x
omloop: 'closed' cannot be written: Permission denied [OML-STO-06]
[3]
$ omloop show closed/a.omloop --quiet
# A full disk.
$ (ulimit -f 16; omloop init full.omloop --from $SMALL; echo "[$?]") 2>&1 | cat; ls -A | grep full
omloop: no room is left on the disk for 'full.omloop'; nothing was changed [OML-STO-08]
[3]
[1]
$ cp a.omloop full.omloop; (ulimit -f 16; omloop set theme full.omloop 1 "title_nl=Iets anders"; echo "[$?]") 2>&1 | cat; cmp a.omloop full.omloop
omloop: no room is left on the disk for 'full.omloop'; nothing was changed [OML-STO-08]
[3]
$ (ulimit -f 2; omloop export a.omloop part; echo "[$?]") 2>&1 | cat; ls -A part | grep -v '[.]csv$'
omloop: part/datapackage.json: 'part/datapackage.json' could not be written, and is as it was: File too large [OML-FIL-05]
[3]
[1]
$ omloop show a.omloop >/dev/full
omloop: could not write the answer to the standard output: No space left on device [OML-CLI-20]
[3]
$ omloop list path a.omloop | head -n 1
code  title                      theme  strategy  instrument  competence  chains  origin         status    illustrative
# A second writer.
$ python3 - <<'END'
> import sqlite3, subprocess
> first = sqlite3.connect("a.omloop", isolation_level=None)
> first.execute("begin immediate")
> print(subprocess.run(["omloop", "set", "theme", "a.omloop", "1", "title_nl=Tegelijk"], capture_output=True, text=True).stderr, end="")
> END
omloop: someone else is busy with 'a.omloop'; nothing was changed [OML-STO-05]
hint: try again in a moment
# A command line that says what cannot be.
$ OMLOOP_NOW=tomorrow omloop show a.omloop
omloop: OMLOOP_NOW is not a moment such as 2026-11-24T17:10: 'tomorrow' [OML-CLI-17]
[2]
$ omloop menu a.omloop --table theme
omloop: there is no table 'theme' in the answer [OML-CLI-18]
hint: it has: themes, paths, coverage, balance, white_spots
[2]
$ omloop menu a.omloop --csv
omloop: CSV holds one table, the answer has 5 [OML-CLI-19]
hint: add --table with one of: themes, paths, coverage, balance, white_spots
[2]
$ omloop log a.omloop --last -1
omloop: --last must not be negative [OML-OPS-14]
[2]
$ omloop search a.omloop repair --at-most 0
omloop: --at-most must be at least 1 [OML-OPS-12]
[2]
$ omloop list theme a.omloop --columns code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code
omloop: --columns names more columns than a theme has [OML-OPS-06]
[2]
$ omloop tabel info a.omloop
omloop: there is no command 'tabel' [OML-CLI-05]
hint: did you mean 'table info'?
[2]
$ omloop export a.omloop after --quiet; diff -r before after
$ ls -A | grep -v -e '^[a-z0-9]*$' -e '[.]omloop$'
cut.xlsx
formula.xlsx
good.xlsx
sheets.xlsx
text.xlsx

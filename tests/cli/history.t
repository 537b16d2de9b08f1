$ OMLOOP_NOW=2026-01-10T08:00 omloop init a.omloop --from $SMALL --quiet
$ OMLOOP_NOW=2026-03-01T08:00 omloop set chain a.omloop K2 status=priority --reason "Ook meubelen" --who bureau-2 --quiet
$ OMLOOP_NOW=2026-05-01T08:00 omloop set statistic a.omloop 31/jobs/2022 value=9050 --reason "Herziene cijfers" --quiet
$ omloop set chain a.omloop K1 rank=2 --who someone@example.org
omloop: 'someone@example.org' is no pseudonym [OML-OPS-20]
hint: at most 32 letters, digits, hyphens, underscores and dots, such as bureau-2: it stays in the log
[2]
$ OMLOOP_WHO='Een Naam' omloop set chain a.omloop K1 rank=2 --lang nl
omloop: 'Een Naam' is geen pseudoniem [OML-OPS-20]
tip: hoogstens 32 letters, cijfers, koppeltekens, liggende streepjes en punten, zoals bureau-2: het blijft in het logboek staan
[2]
# The state of any past day.
$ omloop list chain a.omloop --as-of 2026-02-01 --columns code,status
code  status
────  ─────────
K1    priority
K2    candidate

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop list chain a.omloop --columns code,status
code  status
────  ────────
K1    priority
K2    priority

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop show chain a.omloop K2 --as-of 2026-01-09
omloop: there is no chain 'K2' [OML-STO-12]
[2]
$ omloop set chain a.omloop K2 status=candidate --as-of 2026-02-01 --reason x
omloop: --as-of has no meaning for 'set' [OML-CLI-13]
[2]
# Two days compared, and the log.
$ omloop diff a.omloop --from 2026-02-01 --to 2026-04-01
noun   code  what     field   before     after
─────  ────  ───────  ──────  ─────────  ────────
chain  K2    changed  status  candidate  priority
$ omloop diff a.omloop --from 2026-02-01 --lang nl
soort      code          wat        veld    voor       na
─────────  ────────────  ─────────  ──────  ─────────  ──────────
chain      K2            gewijzigd  status  kandidaat  prioritair
statistic  31/jobs/2022  gewijzigd  waarde  9100       9050
$ omloop diff a.omloop --from 2026-06-01
noun  code  what  field  before  after
────  ────  ────  ─────  ──────  ─────
(nothing)
$ omloop diff a.omloop --from 2026-04-01 --to 2026-02-01
omloop: --to lies before --from [OML-OPS-13]
[2]
$ omloop diff a.omloop
omloop: the option --from is missing [OML-CLI-12]
hint: usage: omloop diff AGENDA --from DATE [--to DATE]
[2]
$ omloop log a.omloop --last 3
nr  when                  who       operation  noun          code          changed  why
──  ────────────────────  ────────  ─────────  ────────────  ────────────  ───────  ────────────────
20  2026-01-10T08:00:00Z  proef     init       organisation  BUREAU        new
21  2026-03-01T08:00:00Z  bureau-2  set        chain         K2            status   Ook meubelen
22  2026-05-01T08:00:00Z  proef     set        statistic     31/jobs/2022  value    Herziene cijfers

- there are earlier entries: --last 0 shows all
$ omloop log a.omloop --by bureau-2 --lang nl
nr.  wanneer               wie       opdracht  soort  code  gewijzigd  waarom
───  ────────────────────  ────────  ────────  ─────  ────  ─────────  ────────────
 21  2026-03-01T08:00:00Z  bureau-2  set       chain  K2    status     Ook meubelen
$ omloop log a.omloop --noun statistic --code 31/jobs/2022 --json
{"tables":{"log":[
{"nr":12,"when":"2026-01-10T08:00:00Z","who":"proef","op":"init","noun":"statistic","code":"31/jobs/2022","changed":"new","why":null}
,{"nr":22,"when":"2026-05-01T08:00:00Z","who":"proef","op":"set","noun":"statistic","code":"31/jobs/2022","changed":"value","why":"Herziene cijfers"}]},"notes":[],"run":{}}
$ omloop log a.omloop --from 2026-02-01 --to 2026-03-01 --csv
nr,when,who,op,noun,code,changed,why
21,2026-03-01T08:00:00Z,bureau-2,set,chain,K2,status,Ook meubelen
$ omloop log verify a.omloop
entries  records that differ  hash of the last entry
───────  ───────────────────  ────────────────────────────────────────────────────────────────
     22                    0  c4fdf54e509c837338e16b08a59a1028297d3e167ae90765654e177c3f9ea4fc

- the chain is whole, and every record is what the log says it is
# Someone changes a record behind Omloop's back.
$ python3 -c "import sqlite3; d = sqlite3.connect('a.omloop'); d.execute(\"update chain set status = 'candidate' where code = 'K2'\"); d.commit()"
$ omloop log verify a.omloop --lang nl
regels  records die afwijken  hash van de laatste regel
──────  ────────────────────  ────────────────────────────────────────────────────────────────
    22                     1  c4fdf54e509c837338e16b08a59a1028297d3e167ae90765654e177c3f9ea4fc

! chain K2 is niet wat het logboek zegt: het is buiten Omloop gewijzigd
[1]
# And then the log itself.
$ python3 -c "import sqlite3; d = sqlite3.connect('a.omloop'); d.execute('drop trigger log_no_update'); d.execute(\"update log set why = 'iets anders' where who = 'bureau-2'\"); d.commit()"
$ omloop log verify a.omloop --csv
! the chain is broken: entry 21 or one before it was changed after it was written
! chain K2 is not what the log says: it was changed outside Omloop
entries,first_bad,records_off,head
22,21,1,c4fdf54e509c837338e16b08a59a1028297d3e167ae90765654e177c3f9ea4fc
[1]

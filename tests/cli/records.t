$ omloop init a.omloop --from $SMALL --quiet
# Reading.
$ omloop list path a.omloop
code  title                      theme  strategy  instrument  competence  chains  origin         status    illustrative
────  ─────────────────────────  ─────  ────────  ──────────  ──────────  ──────  ─────────────  ────────  ────────────
1.1   Make repair affordable     1      repair    finance     flemish     K1 K2   demonstration  retained  illustrative
1.2   Supply parts for longer    1      repair    regulation  eu          K2      demonstration  menu      illustrative
1.10  One register of repairers  1      repair    data        mixed               demonstration  menu      illustrative
2.1   Visits to companies        2      system    network     private     K1      demonstration  reserve   illustrative

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop list path a.omloop --lang nl --where theme=1 --where chains=K2
code  titel                      thema  strategie  instrument    bevoegdheid  ketens  herkomst      status      illustratief
────  ─────────────────────────  ─────  ─────────  ────────────  ───────────  ──────  ────────────  ──────────  ────────────
1.1   Herstel betaalbaar maken   1      herstel    financiering  Vlaams       K1 K2   demonstratie  weerhouden  illustratief
1.2   Onderdelen langer leveren  1      herstel    regelgeving   EU           K2      demonstratie  menu        illustratief

* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens
$ omloop list path a.omloop --where chains=
code  title                      theme  strategy  instrument  competence  origin         status  illustrative
────  ─────────────────────────  ─────  ────────  ──────────  ──────────  ─────────────  ──────  ────────────
1.10  One register of repairers  1      repair    data        mixed       demonstration  menu    illustrative

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop list statistics a.omloop --lang nl
code                 sector  maat         waarde  eenheid   periode  gebied      perspectief  methode
───────────────────  ──────  ───────────  ──────  ────────  ───────  ──────────  ───────────  ───────
13/jobs/2022         13      jobs          18250  personen  2022     Vlaanderen  productie    gemeten
13/value_added/2022  13      value_added  1234,5  mln euro  2022     Vlaanderen  productie    gemeten
31/jobs/2022         31      jobs           9100  personen  2022     Vlaanderen  productie    geraamd
$ omloop list statistics a.omloop --csv
code,sector,chain,metric,value,low,high,unit,period,geography,perspective,method,vintage,illustrative
13/jobs/2022,13,,jobs,18250,,,personen,2022,Vlaanderen,production,measured,,0
13/value_added/2022,13,,value_added,1234.5,,,mln euro,2022,Vlaanderen,production,measured,,0
31/jobs/2022,31,,jobs,9100,,,personen,2022,Vlaanderen,production,estimated,,0
$ omloop list path a.omloop --columns code,title,title_nl --where code=1.10
code  title                      title (Dutch)
────  ─────────────────────────  ────────────────────────────
1.10  One register of repairers  Één register van herstellers

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop list chain a.omloop --columns all --json
{"tables":{"chains":[
{"code":"K1","title_nl":"Textiel","title_en":"Textiles","products_nl":null,"products_en":null,"status":"priority","in_scope":true,"owner":null,"motivation_nl":"Veel kleding, weinig herstel.","motivation_en":"Many clothes, little repair.","fact_nl":null,"fact_en":null,"rank":1,"en_state":"translation","source":"eigen","place":null,"illustrative":true,"withdrawn":null,"successor":null}
,{"code":"K2","title_nl":"Meubelen","title_en":"Furniture","products_nl":null,"products_en":null,"status":"candidate","in_scope":true,"owner":null,"motivation_nl":null,"motivation_en":null,"fact_nl":null,"fact_en":null,"rank":null,"en_state":"translation","source":"eigen","place":null,"illustrative":true,"withdrawn":null,"successor":null}]},"notes":[
{"kind":"illustrative","text":"what is marked illustrative was made up for demonstration, or follows from what was"}],"run":{}}
$ omloop list chain a.omloop --where statu=priority
omloop: noun chain has no field 'statu' [OML-OPS-04]
hint: did you mean 'status'?
[2]
$ omloop list chain a.omloop --where priority
omloop: write FIELD=VALUE, not 'priority' [OML-OPS-05]
[2]
$ omloop nouns theme
theme: a theme of the menu: circular strategy or lever

field           meaning                kind     values             required  needs a reason
──────────────  ─────────────────────  ───────  ─────────────────  ────────  ──────────────
code            code                   text                        yes       no
title_nl        title (Dutch)          text                        yes       no
title_en        title (English)        text                        no        no
kind            kind                   one of   strategy lever     yes       no
description_nl  description (Dutch)    text                        no        no
description_en  description (English)  text                        no        no
en_state        en state               one of   translation stale  no        no
source          source                 code of  source             no        no
place           place                  text                        no        no
illustrative    illustrative           0 or 1                      yes       no
withdrawn       withdrawn              text                        no        no
successor       successor              text                        no        no
$ omloop nouns theme --lang nl
theme: een thema van het menu: circulaire strategie of hefboom

veld            betekenis                  aard      waarden            verplicht  vraagt een reden
──────────────  ─────────────────────────  ────────  ─────────────────  ─────────  ────────────────
code            code                       tekst                        ja         nee
title_nl        titel (Nederlands)         tekst                        ja         nee
title_en        titel (Engels)             tekst                        nee        nee
kind            soort                      een van   strategy lever     ja         nee
description_nl  beschrijving (Nederlands)  tekst                        nee        nee
description_en  beschrijving (Engels)      tekst                        nee        nee
en_state        staat van het Engels       een van   translation stale  nee        nee
source          bron                       code van  source             nee        nee
place           vindplaats                 tekst                        nee        nee
illustrative    illustratief               0 of 1                       ja         nee
withdrawn       ingetrokken                tekst                        nee        nee
successor       opvolger                   tekst                        nee        nee
$ omloop nouns thema
omloop: there is no noun 'thema' [OML-OPS-03]
hint: did you mean 'theme'?
[2]
$ omloop search a.omloop HERSTEL kleding
noun          code     field               where the words are
────────────  ───────  ──────────────────  ─────────────────────────────────
organisation  HERSTEL  role (Dutch)        [Herstelt] [kleding].
chain         K1       motivation (Dutch)  Veel [kleding], weinig [herstel].

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop search a.omloop een --lang nl
soort   code    veld                waar de woorden staan
──────  ──────  ──────────────────  ──────────────────────────────
path    1.10    titel (Nederlands)  [Één] register van herstellers
source  dienst  titel               Cijfers van [een] dienst

* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens
$ omloop search a.omloop herst --at-most 1
noun          code     field  where the words are
────────────  ───────  ─────  ───────────────────
organisation  HERSTEL  code   [HERSTEL]

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
- there is more: see --at-most
# Changing: who, when and why are kept.
$ OMLOOP_NOW=2026-12-01T09:00 omloop set path a.omloop 1.2 "title_nl=Onderdelen tien jaar leveren"
path 1.2: changed

field          before                     after
─────────────  ─────────────────────────  ────────────────────────────
title (Dutch)  Onderdelen langer leveren  Onderdelen tien jaar leveren
en state       translation                stale

! the English text is now older than the Dutch: it is marked as stale
$ OMLOOP_NOW=2026-12-01T09:05 omloop set path a.omloop 1.2 "title_en=Supply parts for ten years"
path 1.2: changed

field            before                   after
───────────────  ───────────────────────  ──────────────────────────
title (English)  Supply parts for longer  Supply parts for ten years
en state         stale                    translation
$ omloop set path a.omloop 1.2 status=retained
omloop: field status: 'status' of path '1.2' changes, and that needs a reason [OML-STO-10]
hint: give it with --reason
[3]
$ omloop set path a.omloop 1.2 status=retained --reason "Stuurgroep van 2 december" --dry-run
path 1.2: changed

field   before  after
──────  ──────  ────────
status  menu    retained

- this was a dry run: nothing was changed
$ OMLOOP_NOW=2026-12-02T16:00 omloop set path a.omloop 1.2 status=retained --reason "Stuurgroep van 2 december" --lang nl
path 1.2: gewijzigd

veld    voor  na
──────  ────  ──────────
status  menu  weerhouden
$ omloop set path a.omloop 1.2 status=retained
path 1.2: unchanged
$ omloop set path a.omloop 1.2 code=1.3
omloop: a code never changes [OML-OPS-07]
hint: withdraw this record with another as its successor
[3]
$ omloop set path a.omloop 1.2 stat=menu
omloop: noun path has no field 'stat' [OML-OPS-04]
hint: did you mean 'status'?
[2]
$ omloop set path a.omloop 1.2 strategy=repaint
omloop: field strategy: 'repaint' is not a value of 'strategy' [OML-REC-03]
hint: one of: refuse|rethink|reduce|reuse|repair|refurbish|remanufacture|repurpose|recycle|system
[3]
$ omloop set path a.omloop 1.2 chains="K1 K9"
omloop: field chains: path '1.2' refers in 'chains' to chain 'K9', which does not exist [OML-STO-11]
[3]
$ omloop set statistic a.omloop 13/jobs/2022 value=18.250,5 --reason "herziening"
omloop: field value: '18.250,5' is not a number [OML-REC-02]
[3]
$ omloop set path a.omloop 1.2 competence= competence=eu
omloop: 'competence' is given twice [OML-OPS-08]
[2]
$ omloop add path a.omloop code=1.3 theme=1 "title_nl=Mode lenen" strategy=rethink instrument=network origin=demonstration status=menu illustrative=1
path 1.3: added

field          after
─────────────  ─────────────
code           1.3
theme          1
title (Dutch)  Mode lenen
strategy       rethink
instrument     network
origin         demonstration
status         menu
illustrative   yes
$ omloop add path a.omloop code=1.3 theme=1 "title_nl=Mode lenen" strategy=rethink instrument=network origin=demonstration status=menu
omloop: there is a path '1.3' already [OML-OPS-09]
hint: 'omloop set' changes it
[3]
$ omloop add path a.omloop code=1.4 theme=1 strategy=rethink
omloop: field title_nl: 'title_nl' may not be empty [OML-REC-01]
[3]
$ omloop withdraw path a.omloop 1.10
omloop: withdrawing a record needs a reason [OML-OPS-10]
hint: give it with --reason
[3]
$ OMLOOP_NOW=2026-12-03T10:00 omloop withdraw path a.omloop 1.10 --reason "Valt samen met 1.1" --successor 1.1
path 1.10: changed

field      after
─────────  ──────────────────
withdrawn  Valt samen met 1.1
successor  1.1
$ omloop withdraw path a.omloop 1.10 --reason "Valt samen met 1.1"
omloop: path '1.10' is withdrawn already: Valt samen met 1.1 [OML-OPS-11]
[3]
$ omloop withdraw path a.omloop 2.1 --reason "Valt samen met 1.7" --successor 1.7
omloop: field successor: path '2.1' refers in 'successor' to path '1.7', which does not exist [OML-STO-11]
[3]
$ omloop list path a.omloop --columns code,title
code  title
────  ──────────────────────────
1.1   Make repair affordable
1.2   Supply parts for ten years
1.3   Mode lenen
2.1   Visits to companies

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop list path a.omloop --columns code,title,withdrawn,successor --all
code  title                       withdrawn           successor
────  ──────────────────────────  ──────────────────  ─────────
1.1   Make repair affordable
1.2   Supply parts for ten years
1.3   Mode lenen
1.10  One register of repairers   Valt samen met 1.1  1.1
2.1   Visits to companies

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ omloop show path a.omloop 1.2
path 1.2: Supply parts for ten years
------------------------------------
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was

field            value
───────────────  ──────────────────────────────────────────────
code             1.2
theme            1: Use longer
title (Dutch)    Onderdelen tien jaar leveren
title (English)  Supply parts for ten years
strategy         repair
instrument       regulation
competence       eu
chains           K2: Furniture
origin           demonstration
status           retained
en state         translation
source           eigen: Omloop, Verzonnen voor de proeven, 2026
illustrative     yes

its history
nr  when                  who    operation  changed                    why
──  ────────────────────  ─────  ─────────  ─────────────────────────  ─────────────────────────
16  2026-11-24T12:00:00Z  proef  init       new
21  2026-12-01T09:00:00Z  proef  set        title (Dutch), en state
22  2026-12-01T09:05:00Z  proef  set        title (English), en state
23  2026-12-02T16:00:00Z  proef  set        status                     Stuurgroep van 2 december
# An agenda that begins empty.
$ omloop init empty.omloop
- what is in it: omloop show empty.omloop
$ omloop show empty.omloop | sed '/^- /d'
! the agenda has no title yet: add a record of noun agenda

noun  records  made up  withdrawn  what it is
────  ───────  ───────  ─────────  ──────────
(nothing)

$ omloop show empty.omloop | sed -n '/^- /p'
- no records yet: 'omloop import empty.omloop DIR' takes in a folder of CSV files, 'omloop add NOUN empty.omloop' adds one record, 'omloop nouns' lists the kinds
$ omloop scope empty.omloop
- this agenda has no record of noun 'sector' yet; add one with 'omloop add sector', or import a file sectors.csv
$ omloop evidence empty.omloop
- this agenda has no record of noun 'sector' yet; add one with 'omloop add sector', or import a file sectors.csv
$ omloop rank empty.omloop
- this agenda has no record of noun 'chain' yet; add one with 'omloop add chain', or import a file chains.csv
$ omloop ambitions empty.omloop
- this agenda has no record of noun 'ambition' yet; add one with 'omloop add ambition', or import a file ambitions.csv
$ omloop menu empty.omloop
- this agenda has no record of noun 'theme' yet; add one with 'omloop add theme', or import a file themes.csv
$ omloop programme empty.omloop
- this agenda has no record of noun 'initiative' yet; add one with 'omloop add initiative', or import a file initiatives.csv
$ omloop round shortlist empty.omloop R1
omloop: there is no round 'R1' [OML-STO-12]
[2]
$ omloop report empty.omloop -o empty.html --quiet
$ omloop export empty.omloop nothing
sheet  records
─────  ───────
(nothing)
$ ls nothing
datapackage.json

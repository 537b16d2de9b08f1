# What someone sees who has just installed omloop.
$ omloop --version
omloop 0.1.0
$ omloop | sed -n 1,4p
usage: omloop VERB [NOUN] AGENDA [options]

Omloop builds a circular work agenda for a region's manufacturing industry, and runs it.
An agenda is one file, NAME.omloop; 'omloop init' makes it from a folder of CSV files.
$ omloop >help; echo $?
2
$ omloop help >asked; cmp help asked
$ omloop help --lang nl | sed -n 1,4p
gebruik: omloop VERB [NOUN] AGENDA [opties]

Omloop bouwt een circulaire werkagenda voor de maakindustrie van een regio, en voert ze uit.
Een agenda is één bestand, NAAM.omloop; 'omloop init' maakt het uit een map met CSV-bestanden.
$ omloop help list
usage: omloop list NOUN AGENDA [--where TEXT]... [--columns TEXT] [--all]

list the records of a noun

arguments
  NOUN  kind of record: 'omloop nouns' lists them

options
  --where TEXT    only records with FIELD=VALUE, or FIELD= for an empty field; can be repeated
  --columns TEXT  these fields, separated by commas, or all
  --all           withdrawn records too

common options
  --as-of DATE  read the agenda as it was at the end of that day, or at that moment
  --csv         one table as CSV
  --help        explain this command
  --json        all tables and notes as one JSON object
  --lang TEXT   language of what is shown: nl or en; otherwise that of the system
  --quiet       show nothing but errors; the exit status tells the rest
  --table TEXT  only the table of this name
  --threads N   how many threads may compute at once
  --version     the version of omloop
$ omloop log --help --lang nl
gebruik: omloop log AGENDA [--noun TEXT] [--code TEXT] [--by TEXT] [--from DATE] [--to DATE] [--last N]

wie wat wijzigde, wanneer en waarom

opties
  --noun TEXT  alleen records van deze soort
  --code TEXT  alleen het record met deze code
  --by TEXT    alleen wijzigingen onder dit pseudoniem
  --from DATE  een tijdstip, of een dag vanaf zijn begin
  --to DATE    een tijdstip, of een dag tot zijn einde
  --last N     hoeveel van de laatste regels; 0: alle (standaard: 40)

gewone opties
  --as-of DATE  de agenda lezen zoals hij was op het einde van die dag, of op dat tijdstip
  --csv         één tabel als CSV
  --help        deze opdracht uitleggen
  --json        alle tabellen en nota's als één JSON-object
  --lang TEXT   taal van wat getoond wordt: nl of en; anders die van het systeem
  --quiet       niets dan fouten tonen; de afsluitcode zegt de rest
  --table TEXT  alleen de tabel met deze naam
  --threads N   hoeveel draden tegelijk mogen rekenen
  --version     de versie van omloop
$ omloop help log
usage: omloop log AGENDA [--noun TEXT] [--code TEXT] [--by TEXT] [--from DATE] [--to DATE] [--last N]

who changed what, when and why

options
  --noun TEXT  only records of this noun
  --code TEXT  only the record with this code
  --by TEXT    only changes by this pseudonym
  --from DATE  a moment, or a day from its beginning
  --to DATE    a moment, or a day to its end
  --last N     how many of the last entries; 0: all (default: 40)

common options
  --as-of DATE  read the agenda as it was at the end of that day, or at that moment
  --csv         one table as CSV
  --help        explain this command
  --json        all tables and notes as one JSON object
  --lang TEXT   language of what is shown: nl or en; otherwise that of the system
  --quiet       show nothing but errors; the exit status tells the rest
  --table TEXT  only the table of this name
  --threads N   how many threads may compute at once
  --version     the version of omloop
# An agenda from a folder of sheets, and the first look at it.
$ omloop init klein.omloop --from $SMALL
noun          new  changed  unchanged  refused
────────────  ───  ───────  ─────────  ───────
agenda          1        0          0        0
source          2        0          0        0
sector          2        0          0        0
chain           2        0          0        0
metric          2        0          0        0
statistic       3        0          0        0
theme           2        0          0        0
path            4        0          0        0
organisation    2        0          0        0

- what is in it: omloop show klein.omloop
$ omloop show klein.omloop | sed '/^- /d'
Small agenda
============
Only to show how it works.
Vlaanderen, 2024 - 2030; programmabureau

noun          records  made up  withdrawn  what it is
────────────  ───────  ───────  ─────────  ─────────────────────────────────────────────────────────────────────────────────
agenda              1        1          0  the agenda itself: title, scope, period, how many chains get priority
source              2        1          0  a publication, statistic, law, page or judgement that figures and facts come from
sector              2        0          0  a NACE sector, in its version of the classification
chain               2        2          0  a value chain: chosen, or a candidate that was not
metric              2        0          0  a measure that figures are given in: unit and perspective
statistic           3        0          0  a published figure about a sector, a chain or the whole region
theme               2        2          0  a theme of the menu: circular strategy or lever
path                4        4          0  a work path of the menu
organisation        2        2          0  an organisation and its place in the pentagon

* [illustrative] some records are made up for demonstration: column 'made up'
$ omloop show klein.omloop --lang nl | sed '/^- /d'
Kleine agenda
=============
Alleen om te tonen hoe het werkt.
Vlaanderen, 2024 - 2030; programmabureau

soort         records  verzonnen  ingetrokken  wat het is
────────────  ───────  ─────────  ───────────  ───────────────────────────────────────────────────────────────────────────────────
agenda              1          1            0  de agenda zelf: titel, afbakening, periode, hoeveel ketens voorrang krijgen
source              2          1            0  een publicatie, statistiek, wet, pagina of oordeel waar cijfers en feiten uit komen
sector              2          0            0  een NACE-sector, in zijn versie van de nomenclatuur
chain               2          2            0  een waardeketen: gekozen, of een kandidaat die niet gekozen werd
metric              2          0            0  een maat waarin cijfers staan: eenheid en perspectief
statistic           3          0            0  een gepubliceerd cijfer over een sector, een keten of het hele gewest
theme               2          2            0  een thema van het menu: circulaire strategie of hefboom
path                4          4            0  een werkpad van het menu
organisation        2          2            0  een organisatie en haar plaats in de vijfhoek

* [illustratief] sommige records zijn verzonnen ter demonstratie: kolom 'verzonnen'
$ omloop show path klein.omloop 1.1 --lang nl
path 1.1: Herstel betaalbaar maken
----------------------------------
* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens

veld                  waarde
────────────────────  ──────────────────────────────────────────────
code                  1.1
thema                 1: Langer gebruiken
titel (Nederlands)    Herstel betaalbaar maken
titel (Engels)        Make repair affordable
strategie             herstel
instrument            financiering
bevoegdheid           Vlaams
ketens                K1: Textiel; K2: Meubelen
herkomst              demonstratie
status                weerhouden
staat van het Engels  vertaling
bron                  eigen: Omloop, Verzonnen voor de proeven, 2026
illustratief          ja

zijn geschiedenis
nr.  wanneer               wie    opdracht  gewijzigd
───  ────────────────────  ─────  ────────  ─────────
 15  2026-11-24T12:00:00Z  proef  init      nieuw
$ omloop show source klein.omloop dienst
source dienst: Cijfers van een dienst
-------------------------------------
field         value
────────────  ───────────────────────────
code          dienst
title         Cijfers van een dienst
author        Dienst voor Cijfers
year          2023
url           https://example.org/cijfers
kind          statistic
place         tabel 3
illustrative  no

what refers to it
noun       field   records  codes
─────────  ──────  ───────  ───────────────────────────────────────────────
sector     source        2  13, 31
statistic  source        3  13/jobs/2022, 13/value_added/2022, 31/jobs/2022

its history
nr  when                  who    operation  changed
──  ────────────────────  ─────  ─────────  ───────
 3  2026-11-24T12:00:00Z  proef  init       new
# What goes wrong first.
$ omloop shwo klein.omloop
omloop: there is no command 'shwo' [OML-CLI-05]
hint: did you mean 'show'?
[2]
$ omloop show klein
omloop: there is no file 'klein' [OML-STO-02]
hint: did you mean 'klein.omloop'?
[2]
$ omloop show path klein.omloop
omloop: which path? its code is missing [OML-OPS-15]
hint: 'omloop list path klein.omloop' lists them
[2]
$ omloop show path klein.omloop 1.3
omloop: there is no path '1.3' [OML-STO-12]
hint: did you mean '1.1'?
[2]
$ omloop show paht klein.omloop 1.1
omloop: there is no noun 'paht' [OML-OPS-03]
hint: did you mean 'path'?
[2]
$ omloop init klein.omloop --from $SMALL
omloop: 'klein.omloop' exists already [OML-STO-01]
hint: choose another name, or take that file away first
[3]
$ omloop init other.omloop --from nowhere
omloop: nowhere: there is no agenda package at 'nowhere' [OML-PKG-01]
hint: give a folder with CSV files, one file such as paths.csv, or an .xlsx workbook
[2]
$ ls *.omloop
klein.omloop
$ LC_ALL=nl_BE.UTF-8 omloop lst
omloop: er is geen opdracht 'lst' [OML-CLI-05]
tip: bedoelde u 'list'?
[2]
$ LC_ALL=nl_BE.UTF-8 omloop list path klein.omloop --wher theme=1
omloop: hier is geen optie --wher [OML-CLI-06]
tip: bedoelde u '--where'?
[2]
$ omloop list path
omloop: AGENDA is missing [OML-CLI-10]
hint: usage: omloop list NOUN AGENDA [--where TEXT]... [--columns TEXT] [--all]
[2]
$ omloop list path klein.omloop too many
omloop: 'too' is a word too many [OML-CLI-11]
hint: usage: omloop list NOUN AGENDA [--where TEXT]... [--columns TEXT] [--all]
[2]

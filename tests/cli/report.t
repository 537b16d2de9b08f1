# The report: one HTML file, whole or not at all, the same for the same agenda and moment.
$ omloop init a.omloop --from $SMALL --quiet
$ omloop report a.omloop
omloop: the option --output is missing [OML-CLI-12]
hint: usage: omloop report AGENDA --output FILE [--scenario FILE]
[2]
$ omloop report a.omloop --output nowhere/report.html
omloop: nowhere/report.html: 'nowhere/report.html' cannot be made: No such file or directory [OML-FIL-04]
[3]
$ ls
a.omloop
# An agenda that has only begun: chapters say what they lack.
$ omloop report a.omloop -o begun.html --lang en --quiet
$ grep -o '<h2 id[^>]*>.*</h2>' begun.html | sed 's/<[^>]*>//g'
Management summary
1 Scope
2 Evidence
3 Priorities
4 Ambitions
5 Menu
6 Assessment
7 Portfolio
8 Programme
9 Learning
10 Sources and method
$ grep -c 'has no value chains\|has no record of noun' begun.html
7
$ grep -c 'No scoring round is closed yet' begun.html
2
# With every stage under way.
$ omloop import a.omloop $TOOLS/running --reason "start" --quiet
$ omloop report a.omloop -o report.html --lang nl --quiet
$ omloop report a.omloop -o again.html --lang nl --quiet
$ cmp report.html again.html
$ omloop report a.omloop -o report.html --lang nl --json | sed 's/"bytes":[0-9]*/"bytes":N/'
{"tables":{"report":[
{"file":"report.html","bytes":N,"chapters":12,"figures":6,"tables":29}]},"notes":[],"run":{}}
$ grep -o '<html lang="[a-z]*">\|<title>[^<]*' report.html
<html lang="nl">
<title>Kleine agenda
$ grep -o '<h2 id[^>]*>.*</h2>' report.html | sed 's/<[^>]*>//g'
Managementsamenvatting
1 Afbakening
2 Feiten en cijfers
3 Prioriteiten
4 Ambities
5 Menukaart
6 Beoordeling
7 Portefeuille
8 Programma
9 Leren
10 Bronnen en methode
11 Bijlage: lange tabellen
# Its own script and style, and nothing that a browser would fetch.
$ grep -c '<script>' report.html
1
$ grep -o ' src=[^ >]*\|<link[^>]*\|@import[^;]*' report.html
[1]
# What scenarios would change is a chapter when they are named: a file, or all of a folder.
$ mkdir empty
$ omloop report a.omloop -o what.html --scenario empty
omloop: there is no scenario in 'empty' [OML-REP-01]
hint: name a scenario, or a folder with files NAME.scenario
[2]
$ ls what.html 2>&1 | sed 's/.*: //'
No such file or directory

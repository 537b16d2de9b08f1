# A panel scores the menu, from opening the round to the shortlist.
$ omloop init a.omloop --from $SMALL --quiet
$ cat >criteria.csv <<END
> code,title_nl,about,kind,direction,unit,points,weight,illustrative
> feasibility,Haalbaarheid,path,judged,max,1-9,1:0 9:1,50,0
> impact,Impact,path,judged,max,1-9,1:0 9:1,50,0
> END
$ omloop import a.omloop criteria.csv --quiet
$ cat >panel.csv <<END
> voter,pentagon
> V1,company
> V2,research
> V3,government
> V4,civil_society
> V5,financier
> END
$ omloop round create a.omloop R1 --title 'Eerste ronde' --title-en 'First round' --top 2 --quorum 0.8 --illustrative --panel panel.csv
row  voter  pentagon       result
───  ─────  ─────────────  ──────
  2  V1     company        new
  3  V2     research       new
  4  V3     government     new
  5  V4     civil_society  new
  6  V5     financier      new

5 new, 0 changed, 0 unchanged, 0 refused
Round R1 is open; scores go in with “omloop round score AGENDA R1 SHEET”.
# Scores come in as sheets; a row that is wrong keeps all of them out.
$ cat >scores.csv <<END
> voter;item;criterion;value
> V1;1.1;impact;8
> V1;1.1;feasibility;12
> V9;1.2;impact;4
> END
$ omloop round score a.omloop R1 scores.csv
row  voter  item  criterion    value  result   column  why it is refused                                                 message code
───  ─────  ────  ───────────  ─────  ───────  ──────  ────────────────────────────────────────────────────────────────  ────────────
  2  V1     1.1   impact       8      new
  3  V1     1.1   feasibility  12     refused  value   '12' is no whole number from 1 to 9, nor “weet niet” or “belang”  OML-ROU-25
  4  V9     1.2   impact       4      refused  voter   'V9' is not in the panel of round R1                              OML-ROU-22

1 new, 0 changed, 0 unchanged, 2 refused
omloop: scores.csv:3: column value: '12' is no whole number from 1 to 9, nor “weet niet” or “belang” [OML-ROU-25]
hint: and 1 more rows are refused, see the table above; nothing was changed
[3]
$ for v in 1 2 3 4; do
>   for i in 1.1 1.2 1.10 2.1; do
>     case $i in 1.1) x=$((9 - v)) y=7 ;; 1.2) x=$((2 * v)) y=$((8 - v)) ;; 1.10) x=6 y=$((v + 3)) ;; 2.1) x=$v y=3 ;; esac
>     printf 'V%s;%s;impact;%s\nV%s;%s;feasibility;%s\n' $v $i $x $v $i $y
>   done
> done | sed '1i stemmer;item;criterium;waarde' | sed 's/^V4;2.1;impact;4/V4;2.1;impact;weet niet/' >scores.csv
$ omloop round score a.omloop R1 scores.csv --lang nl | tail -n 1
32 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd
$ omloop round score a.omloop R1 scores.csv | tail -n 1
0 new, 0 changed, 32 unchanged, 0 refused
# Nobody sees a result before the round is closed, and closing has a reason.
$ omloop round result a.omloop R1
omloop: round R1 is not closed: its result is hidden until then [OML-ROU-40]
hint: close it with 'omloop round close'
[3]
$ omloop round close a.omloop R1
omloop: field status: 'status' of round 'R1' changes, and that needs a reason [OML-STO-10]
hint: give it with --reason
[3]
$ omloop round close a.omloop R1 --reason 'the date that was announced has come'
Round R1 is closed: 4 of 5 voters scored. Its scores can no longer change.
Its minutes are ready: “omloop round minutes AGENDA R1”.
$ omloop set ballot a.omloop R1-V1/1.1/impact value=9 --reason 'on second thought'
omloop: ballot 'R1-V1/1.1/impact' cannot change: round R1 is closed [OML-STO-30]
hint: 'omloop round reopen' opens it again, with a reason
[3]
# The result: bands, and what the panel says of each item.
$ omloop round result a.omloop R1 --lang nl
Eerste ronde: gesloten op 2026-11-24, 4 van 5 stemmers gaven scores voor 4 items.

- de score is een gewogen som van gemiddelde waarden (Impact 50%, Haalbaarheid 50%); ze neemt de treden van de schaal als even groot
- banden door het panel opnieuw te trekken, hele stemmers: A in minstens 90% van de trekkingen bij de eerste, C in hoogstens 10%, B ertussen
* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens

Banden voor de eerste 2 plaatsen
--------------------------------
items in banden: A zeker bij de eerste, B misschien, C zeker niet
band  rang  item  titel                         score  in de top  standaardfout  beste plaats  slechtste plaats  illustratief  cijfer               Impact  eerste kwartiel  derde kwartiel  Haalbaarheid  eerste kwartiel  derde kwartiel
                                                               %              %
────  ────  ────  ────────────────────────────  ─────  ─────────  ─────────────  ────────────  ────────────────  ────────────  ───────────────────  ──────  ───────────────  ──────────────  ────────────  ───────────────  ──────────────
A        1  1.1   Herstel betaalbaar maken      0,719       99,8            0,1             1                 1  illustratief  round/R1/1.1/score     6,50             5,75            7,25          7,00             7,00            7,00
A        2  1.10  Één register van herstellers  0,594      100,0            0,0             1                 2  illustratief  round/R1/1.10/score    6,00             6,00            6,00          5,50             4,75            6,25
C        3  1.2   Onderdelen langer leveren     0,531        0,2            0,1             3                 3  illustratief  round/R1/1.2/score     5,00             3,50            6,50          5,50             4,75            6,25
C        4  2.1   Bezoeken bij bedrijven        0,188        0,0            0,0             4                 4  illustratief  round/R1/2.1/score     2,00             1,50            2,50          3,00             3,00            3,00

de eerste plaatsen bij andere gewichten van het eerste criterium
item  titel                         rang bij 30%  rang bij 40%  rang bij 50%  rang bij 60%  rang bij 70%  altijd bij de eerste  illustratief
────  ────────────────────────────  ────────────  ────────────  ────────────  ────────────  ────────────  ────────────────────  ────────────
1.1   Herstel betaalbaar maken                 1             1             1             1             1  ja                    illustratief
1.10  Één register van herstellers             2             2             2             2             2  ja                    illustratief

2 items staan bij de eerste 2 bij elk gewicht van “Impact” van 30 tot 70%, 2 bij sommige.

Wat het panel van elk item zegt
-------------------------------
mediaan, spreiding en overeenstemming van elk item op elk criterium
item  titel                         criterium    scores  weet niet  belang  geen biljet  mediaan  eerste kwartiel  derde kwartiel  mediane afwijking  overeenstemming A  eensgezindheid    illustratief  cijfer
────  ────────────────────────────  ───────────  ──────  ─────────  ──────  ───────────  ───────  ───────────────  ──────────────  ─────────────────  ─────────────────  ────────────────  ────────────  ─────────────────────────
1.1   Herstel betaalbaar maken      impact            4          0       0            1      6,5             5,75            7,25                1,0               0,62  te weinig scores  illustratief  round/R1/1.1/impact
1.1   Herstel betaalbaar maken      feasibility       4          0       0            1      7,0             7,00            7,00                0,0               1,00  te weinig scores  illustratief  round/R1/1.1/feasibility
1.2   Onderdelen langer leveren     impact            4          0       0            1      5,0             3,50            6,50                2,0               0,18  te weinig scores  illustratief  round/R1/1.2/impact
1.2   Onderdelen langer leveren     feasibility       4          0       0            1      5,5             4,75            6,25                1,0               0,62  te weinig scores  illustratief  round/R1/1.2/feasibility
1.10  Één register van herstellers  impact            4          0       0            1      6,0             6,00            6,00                0,0               1,00  te weinig scores  illustratief  round/R1/1.10/impact
1.10  Één register van herstellers  feasibility       4          0       0            1      5,5             4,75            6,25                1,0               0,62  te weinig scores  illustratief  round/R1/1.10/feasibility
2.1   Bezoeken bij bedrijven        impact            3          1       0            1      2,0             1,50            2,50                1,0               0,75  te weinig scores  illustratief  round/R1/2.1/impact
2.1   Bezoeken bij bedrijven        feasibility       4          0       0            1      3,0             3,00            3,00                0,0               1,00  te weinig scores  illustratief  round/R1/2.1/feasibility

- kwartielen van type 7 (Hyndman en Fan); A van van der Eijk: 1 eensgezind, 0 alle treden even vaak, -1 verdeeld over de uiteinden
- eensgezindheid volgens de RAND/UCLA-methode: verdeeld wanneer een derde van het panel in het laagste en een derde in het hoogste derde van de schaal zit

in hoeverre stemmers de items in dezelfde volgorde zetten
criterium    titel         stemmers  items met een score van allen  W van Kendall  chi-kwadraat  illustratief
───────────  ────────────  ────────  ─────────────────────────────  ─────────────  ────────────  ────────────
impact       Impact               4                              3          0,111           0,7  illustratief
feasibility  Haalbaarheid         4                              4          0,809           9,7  illustratief

- geen groep van de vijfhoek kan apart getoond worden: daarvoor zijn 3 scores op een item nodig, en evenveel van wie niet getoond wordt

De volgorde volgens andere manieren van tellen
----------------------------------------------
de gepubliceerde volgorde naast die van Borda en Kemeny
item  titel                         rang  Borda  rang volgens Borda  plaats volgens Kemeny  illustratief
────  ────────────────────────────  ────  ─────  ──────────────────  ─────────────────────  ────────────
1.1   Herstel betaalbaar maken         1    9,5                   1                      1  illustratief
1.10  Één register van herstellers     2    8,0                   2                      2  illustratief
1.2   Onderdelen langer leveren        3    3,5                   3                      3  illustratief
2.1   Bezoeken bij bedrijven           4    0,0                   4                      4  illustratief

Tegenover de gepubliceerde volgorde is de tau van Kendall 1,000 voor Borda en 1,000 voor Kemeny (1: dezelfde).
De orde van Kemeny spreekt stemmers 1 keer tegen over een paar; geen orde doet dat minder.

het panel
vijfhoek    stemmers  illustratief
──────────  ────────  ────────────
bedrijf            1  illustratief
onderzoek          1  illustratief
middenveld         1  illustratief
overheid           1  illustratief
financier          1  illustratief
$ omloop round result a.omloop R1 --table bands --csv
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
band,rank,item,title,score,top,error,best,worst,illustrative,figure,impact,impact_q1,impact_q3,feasibility,feasibility_q1,feasibility_q3
A,1,1.1,Make repair affordable,0.71875,99.775,0.10594662571313856,1,1,1,round/R1/1.1/score,6.5,5.75,7.25,7,7,7
A,2,1.10,One register of repairers,0.59375,100,0,1,2,1,round/R1/1.10/score,6,6,6,5.5,4.75,6.25
C,3,1.2,Supply parts for longer,0.53125,0.22499999999999998,0.10594662571313915,3,3,1,round/R1/1.2/score,5,3.5,6.5,5.5,4.75,6.25
C,4,2.1,Visits to companies,0.1875,0,0,4,4,1,round/R1/2.1/score,2,1.5,2.5,3,3,3
$ omloop round shortlist a.omloop R1
the shortlist, and what is so close to it that the panel does not tell them apart
rank  item  title                      score  band  in the top  best rank  worst rank  on the shortlist  illustrative  figure
                                                             %
────  ────  ─────────────────────────  ─────  ────  ──────────  ─────────  ──────────  ────────────────  ────────────  ─────────────────
   1  1.1   Make repair affordable     0.719  A           99.8          1           1  yes               illustrative  round/R1/1.1/top
   2  1.10  One register of repairers  0.594  A          100.0          1           2  yes               illustrative  round/R1/1.10/top

Of 2 places 2 are sure; 0 items compete for the rest.

- the score is a weighted sum of mean values (Impact 50%, Haalbaarheid 50%); it takes the steps of the scale as equal
- bands by drawing the panel again, whole voters: A among the first in at least 90% of the draws, C in at most 10%, B between
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was

No decision on this round is recorded yet.
$ omloop explain a.omloop round/R1/2.1/impact
round/R1/2.1/impact = 2: median of 3 scores on “Impact”; mean 2.000
  ballot/R1-V1/2.1/impact = 1 (illustrative); last changed 2026-11-24 round score (proef)
  ballot/R1-V2/2.1/impact = 2 (illustrative); last changed 2026-11-24 round score (proef)
  ballot/R1-V3/2.1/impact = 3 (illustrative); last changed 2026-11-24 round score (proef)
  ballot/R1-V4/2.1/impact/mark = dont know (illustrative); last changed 2026-11-24 round score (proef)

* [illustrative] this figure rests on values that were made up for demonstration
# The minutes are ready at once, and what was said for and against stands in them without a name.
$ omloop add argument a.omloop code=R1/1.2/1 round=R1 item=1.2 side=contra 'text_nl=Makers houden te veel voorraad.' 'text_en=Makers keep too much stock.' en_state=translation illustrative=1 --quiet
$ omloop round minutes a.omloop R1 --table acts --csv
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
when,status,who,second,why
2026-11-24,open,proef,,
2026-11-24,closed,proef,,the date that was announced has come
$ omloop round minutes a.omloop R1 --table response
response of each group
pentagon               voters  handed in  scores  don't know  stepped aside  illustrative
─────────────────────  ──────  ─────────  ──────  ──────────  ─────────────  ────────────
small groups together       5          4      31           1              0  illustrative
the whole panel             5          4      31           1              0  illustrative
$ omloop round minutes a.omloop R1 --table arguments --lang nl
wat er voor en tegen gezegd werd
item  kant   tekst                            illustratief
────  ─────  ───────────────────────────────  ────────────
1.2   tegen  Makers houden te veel voorraad.  illustratief
$ omloop round minutes a.omloop R1 --output verslag.odt --lang nl >made && tail -n 1 made | cut -d' ' -f1
verslag.odt
$ omloop round minutes a.omloop R1 --output minutes.html --quiet && grep -o '<h2 id=[^>]*>.*</h2>' minutes.html | sed 's/<[^>]*>//g'
1 The round
2 Presence and quorum
3 Interests
4 What the panel says
5 What divides the panel
6 Shortlist and decision
7 How this was computed
# The next round is rehearsed with made-up voters, on a copy; the agenda stays as it is.
$ omloop round create a.omloop R2 --title 'Tweede ronde' --title-en 'Second round' --previous R1 --draft --quiet
$ cksum <a.omloop >before
$ omloop round rehearse a.omloop R2 --voters 20 --seed 7 --table bands --csv | cut -d, -f1-5
* [illustrative] a rehearsal: all 20 voters and all scores are made up from seed 7, and nothing of it stands in the agenda
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
band,rank,item,title,score
A,1,1.2,Supply parts for longer,0.8284539473684212
A,2,1.10,One register of repairers,0.47825292397660824
A,3,1.1,Make repair affordable,0.4486111111111111
A,4,2.1,Visits to companies,0.2929276315789474
$ omloop round rehearse a.omloop R2 --voters 20 --output proef.html --lang nl --quiet && grep -o '<title>[^<]*' proef.html
<title>PROEF met verzonnen stemmers: Tweede ronde
$ cksum <a.omloop | cmp - before
$ omloop round rehearse a.omloop R1
omloop: round R1 is closed: there is nothing to rehearse [OML-ROU-80]
[3]

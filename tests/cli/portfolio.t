# A programme within its means, from proposals that are typed in.
$ omloop init a.omloop --from $SMALL --quiet
$ omloop portfolio a.omloop
omloop: there is no closed round about paths to take benefits from [OML-PTF-50]
hint: close one, or give --stated for what the proposals state themselves
[3]
$ cat >proposals.csv <<END
> code,path,lead,wish,requires,excludes,benefit,low,high,unit,method,illustrative
> A,1.1,,open,,,10,8,12,kt,modelled,1
> B,1.2,,open,A,,7,,,kt,modelled,1
> C,1.2,,open,,B,5,,,kt,modelled,1
> END
$ cat >needs.csv <<END
> code,proposal,period,kind,amount,low,high,person_years,method,illustrative
> A/2027,A,2027,grant,60000.00,50000.00,90000.00,,estimated,1
> B/2027,B,2027,grant,50000.00,,,,estimated,1
> B/people,B,2027,,,,,1.25,estimated,1
> C/2027,C,2027,grant,40000.00,,,,estimated,1
> END
$ omloop import a.omloop proposals.csv --quiet
$ omloop import a.omloop needs.csv --quiet
$ omloop add means a.omloop code=g27 period=2027 kind=grant amount=100000 illustrative=1 --quiet
$ omloop add means a.omloop code=p27 period=2027 person_years=1.5 illustrative=1 --quiet
$ omloop list means a.omloop --csv
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
code,period,kind,amount,person_years,illustrative
g27,2027,grant,100000,,1
p27,2027,,,1.5,1
$ omloop portfolio a.omloop --stated
~ [estimate] benefits: what the proposals state, in kt
~ [estimate] costs: what the proposals ask, as expected; not doing anything brings 0
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was

the best portfolio
status   benefit  no portfolio has more than   gap     cost  at least  at most  items  by benefit per euro  figure                    illustrative
                                                 %      EUR       EUR      EUR
───────  ───────  ──────────────────────────  ────  ───────  ────────  ───────  ─────  ───────────────────  ────────────────────────  ────────────
optimum   15.000                      15.000  0.00  100,000    90,000  130,000      2               15.000  portfolio/benefit/stated  illustrative

The best portfolio takes 2 of 3 items for 100,000 euro; its benefit is 15.000, and no other has more.
If all turns out cheap or all turns out dear, it costs 90,000 or 130,000 euro.

- inclusion: the share of 200 optima with the item, scores and costs drawn from their ranges and weights up to 50% of the way to any other
- core index: the share of the 1 portfolios that no other dominates, costs as expected

In or out, and why
------------------
Core, in all that is drawn: A. Borderline, in some of it: C. Exterior, in none: B.
What falls out first when its benefit turns out lower, and by how much: C (5.000), A (10.000).

the items: in or out, how surely, and what would turn it
item  title                    in the portfolio  benefit    cost  at least  at most  benefit per million euro  by benefit per euro  inclusion  how surely  core index  turns when its benefit changes by  turns at a cost of  what then changes                                                 figure                      illustrative
                                                             EUR       EUR      EUR                                                         %                       %                                                    EUR
────  ───────────────────────  ────────────────  ───────  ──────  ────────  ───────  ────────────────────────  ───────────────────  ─────────  ──────────  ──────────  ─────────────────────────────────  ──────────────────  ────────────────────────────────────────────────────────────────  ──────────────────────────  ────────────
A     Make repair affordable   yes                10.000  60,000    50,000   90,000                    166.67  yes                        100  core               100                             10.000              99,375                                                                    portfolio/A/benefit/stated  illustrative
C     Supply parts for longer  yes                 5.000  40,000    40,000   40,000                    125.00  yes                         51  borderline         100                              5.000              40,000                                                                    portfolio/C/benefit/stated  illustrative
B     Supply parts for longer  no                  7.000  50,000    50,000   50,000                    140.00  no                           0  exterior             0                                                         the cost in '2027/grant' is at most 100000 euro; 'B' only with A  portfolio/B/benefit/stated  illustrative

- an item in leaves when its benefit falls by more than the margin, one out enters when it rises by more; + and - tell what then enters and leaves; without a margin the rules named forbid it

What more or less would buy
---------------------------
budgets and capacities: used, and what a tenth more or less of each buys
limit              kind        used  used when all is dear  at most  benefit with a tenth less  what then changes  benefit with a tenth more  what then changes  benefit without it  illustrative
─────────────────  ────────  ──────  ─────────────────────  ───────  ─────────────────────────  ─────────────────  ─────────────────────────  ─────────────────  ──────────────────  ────────────
2027/grant         budget    100000                 130000   100000                     10.000  -C                                    17.000  +B -C                          17.000  illustrative
person_years/2027  capacity       0                      0      1.5                     15.000                                        15.000                                 15.000  illustrative

Benefit for every budget
------------------------
the most benefit for every budget, other rules kept, budgets set aside
   cost  benefit  items  on the hull  point       against the point before  illustrative
    EUR
───────  ───────  ─────  ───────────  ──────────  ────────────────────────  ────────────
      0    0.000      0  yes          supported                             illustrative
 40,000    5.000      1  no           below hull  +C                        illustrative
 60,000   10.000      1  yes          supported   +A -C                     illustrative
100,000   15.000      2  no           below hull  +C                        illustrative
110,000   17.000      2  yes          supported   +B -C                     illustrative

The next step on the frontier costs 10,000 euro more and brings 2.000 more benefit: +B -C.
# What the next euro buys: with 110 000 euro B comes in the place of C.
$ omloop set means a.omloop g27 amount=110000 --reason "more money" --quiet
$ omloop portfolio a.omloop --stated --draws 0 --points 0 --table items --csv 2>notes | cut -d, -f1,3,13-15
item,selected,margin,turning_cost,instead
A,1,12,109218.75,-B +C
B,1,2,50000,+C
C,0,2,,-B
# Wishes that clash, in both languages.
$ omloop add quota a.omloop code=two least=3 --quiet
$ omloop portfolio a.omloop --stated --table conflict --csv
~ [estimate] benefits: what the proposals state, in kt
~ [estimate] costs: what the proposals ask, as expected; not doing anything brings 0
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
rule,release
of 'all' there are at least 3,2
"at most one of C, B",
[1]
$ omloop portfolio a.omloop --stated --lang nl --table conflict --csv 2>notas
rule,release
van 'allen' zijn er minstens 3,2
"hoogstens één van C, B",
[1]
$ cat notas
~ [raming] baten: wat de voorstellen opgeven, in kt
~ [raming] kosten: wat de voorstellen vragen, zoals verwacht; niets doen brengt 0
* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens
# Where a figure comes from.
$ omloop explain a.omloop portfolio/A/cost/stated
portfolio/A/cost/stated = 60,000 EUR: the sum of what follows
  need/A/2027/amount = 60,000 EUR (2027, estimated, illustrative)

* [illustrative] this figure rests on values that were made up for demonstration
~ [estimate] this figure rests on modelled or estimated values
$ omloop explain a.omloop portfolio/B/benefit/stated | head -3
portfolio/B/benefit/stated = 7 kt: what the proposal states
  proposal/B/benefit = 7 kt (modelled, illustrative)

# What does not go together.
$ omloop add proposal a.omloop code=D wish=open
omloop: field path: proposal 'D': a proposal is a path or an initiative [OML-REC-09]
[3]
$ omloop add need a.omloop code=A/2028 proposal=A period=2028 amount=1 person_years=1 method=estimated
omloop: field amount: need 'A/2028': it is an amount of money or a number of person-years [OML-REC-09]
[3]
$ omloop add quota a.omloop code=q theme=1 pentagon=research least=1
omloop: field pentagon: quota 'q': a quota is of one theme, one chain, one group of the pentagon, or of all [OML-REC-09]
[3]
$ omloop add proposal a.omloop code=D path=1.1 wish=open requires=E
omloop: field requires: proposal 'D' refers in 'requires' to proposal 'E', which does not exist [OML-STO-11]
[3]
$ omloop portfolio a.omloop --stated --running
omloop: only proposals state benefits, and there are none here [OML-PTF-55]
[3]

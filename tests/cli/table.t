# A table of two regions and two sectors, typed in.
$ mkdir csv && cd csv
> printf 'code,BE_A,BE_B,FR_A,FR_B\nBE_A,10,20,5,0\nBE_B,20,10,0,10\nFR_A,5,0,10,20\nFR_B,0,10,20,10\n' >Z.csv
> printf 'code,BE_P3,BE_P5,FR_P3,FR_P5\nBE_A,30,20,10,5\nBE_B,25,15,10,10\nFR_A,5,0,30,30\nFR_B,10,0,25,25\n' >Y.csv
> printf 'code,BE_A,BE_B,FR_A,FR_B\nD1,40,40,35,30\nB2A3G,25,20,30,30\n' >V.csv
> printf 'code,BE_A,BE_B,FR_A,FR_B\nCO2,10,20,30,5\njobs,100,50,40,80\n' >F.csv
> printf 'code,BE_P3,FR_P3\nCO2,7,9\n' >F_Y.csv
> printf 'stressor,unit\nCO2,kt\njobs,persons\n' >units.csv
$ omloop table import csv --year 2015 -o T.iot
what                            value
────────────────────  ────────  ─────
title and edition     csv
source                csv
year                             2015
kind                  industry
currency
regions                             2
sectors                             2
rows                                4
final users                         4
primary inputs                      2
stressors                           2
total output                      400
total final demand                250
total primary inputs              250
total value added                 250
largest imbalance                   0
$ omloop table info T.iot --table stressors
stressors
code  unit
────  ───────
CO2   kt
jobs  persons
$ omloop table check T.iot --table counts --csv
finding,severity,count
not_finite,error,0
row_sum,error,0
buys_without_output,error,0
column_sum,remark,0
zero_output,remark,0
negative_output,remark,0
coefficients_above_one,remark,0
negative_delivery,remark,0
negative_value_added,remark,0
unallocated_stressor,remark,0
$ omloop table accounts T.iot --stressor CO2 -o accounts --table totals
all regions together
stressor  production  consumption  households  in no product  unit
────────  ──────────  ───────────  ──────────  ─────────────  ────
CO2            65.00        65.00       16.00           0.00  kt
$ cut -d, -f1-4 accounts/accounts.csv | head -4
account,stressor,region,sector
production,CO2,BE,A
production,CO2,BE,B
production,CO2,FR,A
$ grep -v residual accounts/run.csv | grep -v threads
what,value
command,omloop table accounts T.iot --output accounts --stressor CO2
version,0.1.0
table,T.iot
title,csv
digest,e34aad2bfaeee9b9a5ca532e065d09e44d2d83bfd9ea741a6724095af3e008b7
tolerance,1e-12
method,LU
$ omloop table accounts T.iot --region BE --stressor CO2 --table regions --csv | cut -d, -f1-2,7-8
stressor,region,households,unit
CO2,BE,7,kt
$ omloop table footprint T.iot --region BE --stressor CO2
what                              value  unit
────────────────────────────────  ─────  ────
footprint                         24.81  kt
of which at home                  19.50  kt
households themselves, beside it   7.00  kt

footprint by product that is bought
product  footprint  share  arises at home  most of it in  share  bought
                kt      %               %                     %
───────  ─────────  ─────  ──────────────  ─────────────  ─────  ──────
B            13.12   52.9            83.0  BE              83.0   50.00
A            11.70   47.1            73.7  BE              73.7   55.00

and by where it arises
origin  footprint  share
               kt      %
──────  ─────────  ─────
BE          19.50   78.6
FR           5.31   21.4

- households' direct stressors stand apart: they are in no account but their own
- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
$ omloop table multipliers T.iot --stressor jobs --region BE --csv 2>notes | awk -F, 'NR > 1 { printf "%s %.6f %.6f\n", $3, $4, $5 }'
A 1.000000 1.374828
B 0.500000 0.991372
$ omloop table multipliers T.iot --type 2 --pay D1 --spending P3 --stressor jobs --region BE --csv 2>notes | awk -F, 'NR > 1 { printf "%s %.6f %.6f %.6f\n", $3, $4, $5, $6 }'; cat notes
A 1.000000 1.374828 1.374828
B 0.500000 0.991372 1.982744
~ [estimate] type II re-spends pay (D1) as households spend now (P3), each region's own: an upper bound
$ omloop table linkages T.iot --region BE
how industries pull suppliers and push customers
region  sector  direct backward  total backward  of the mean  direct forward  total forward  of the mean  place
──────  ──────  ───────────────  ──────────────  ───────────  ──────────────  ─────────────  ───────────  ─────
BE      A                0.3500          1.5625       0.9756          0.3500         1.5625       0.9756  weak
BE      B                0.4000          1.6406       1.0244          0.4000         1.6406       1.0244  key

- backward: column sums of the Leontief inverse; forward: row sums of the Ghosh inverse; key is above the mean in both
- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
$ omloop table extract T.iot --region FR
what the economy would lose without an industry
region  sector  lost without it  share of all  lost without its purchases  lost without its deliveries
──────  ──────  ───────────────  ────────────  ──────────────────────────  ───────────────────────────
FR      A                133.04      0.332602                       47.89                        47.89
FR      B                138.33      0.345820                       54.01                        54.01

~ [estimate] nothing takes the place of what is gone: extraction measures dependence, it predicts nothing
- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
$ omloop table chain T.iot --stressor CO2 --region BE --sector A
who earns and emits in final products, by where these are completed
stressor  completed in  final product  origin    value  share  unit
                                                            %
────────  ────────────  ─────────────  ──────  ───────  ─────  ────
CO2       BE            A              BE      11.0938  87.23  kt
CO2       BE            A              FR       1.6239  12.77  kt

- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
$ omloop table paths T.iot --stressor CO2 --region BE --sector B --above 0.02 --top 4
paths of at least 0.02 of the footprint: 6; there are no others

the largest paths
from the product to who emits  steps  emitted at its end  of the footprint, in %  with all suppliers beyond it
                                                      kt                                                    kt
─────────────────────────────  ─────  ──────────────────  ──────────────────────  ────────────────────────────
BE/B                               0              8.0000                  60.997                       11.3934
BE/B < BE/A                        1              0.8000                   6.100                        1.5652
BE/B < BE/B                        1              0.8000                   6.100                        1.1393
FR/B < FR/A                        1              0.6000                   4.575                        0.7649

paths and tail are the footprint
part                                  value  of the footprint, in %
                                         kt
──────────────────────────────────  ───────  ──────────────────────
footprint                           13.1153                 100.000
all paths above the threshold       11.0200                  84.024
tail: smaller ones met on the way    0.6400                   4.880
tail: in chains too small to enter   1.4553                  11.096

- households' direct stressors stand apart: they are in no account but their own
- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
$ omloop table price T.iot --stressor CO2 --rate 0.1 --region FR
who pays, and where it is levied
region  levied here  paid by its final users  of what they spend
                                                               %
──────  ───────────  ───────────────────────  ──────────────────
BE             0.00                     0.53              0.5056
FR             3.50                     2.97              2.0476

rise of prices, when all of the levy is passed on
region  sector  its own levy  price rise
                           %           %
──────  ──────  ────────────  ──────────
BE      A             0.0000      0.2498
BE      B             0.0000      0.2101
FR      A             3.0000      3.6564
FR      B             0.5000      1.3914

~ [estimate] an upper bound, before anyone adapts: all is passed on, nobody buys anything else; households' own emissions pay nothing
- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
# What happens when Belgians use products of A a quarter longer.
$ printf 'title_nl = Langer\ntitle_en = Longer\n\n[a]\nkind = longer_life\nregion = BE\nproduct = A\ncategory = P3\nvalue = 25%%\n' >longer.scenario
$ omloop table whatif T.iot longer.scenario --stressor CO2
what if: Longer
===============
output in BE: 8.77 less, a fall of 4.383 % (-8.77 with low values, -8.77 with high ones)
D1 in BE: 3.51 less, a fall of 4.383 % (-3.51 with low values, -3.51 with high ones)
B2A3G in BE: 2.11 less, a fall of 4.687 % (-2.11 with low values, -2.11 with high ones)
CO2 in BE: 1.04 kt less, a fall of 3.470 % (-1.04 with low values, -1.04 with high ones)

~ [estimate] a model estimate, not a forecast: fixed prices and input coefficients, people and capital at hand, no path in time; all that no step names stays as it is
- what households emit themselves, at home and on the road, does not change

what the scenario changes, all sectors and regions together
what    unit  before  after  change  change  change, low values  change, high values  of it at home  of it abroad
                                          %
──────  ────  ──────  ─────  ──────  ──────  ──────────────────  ───────────────────  ─────────────  ────────────
output         400.0  389.1  -10.94  -2.734              -10.94               -10.94          -8.77         -2.17
D1             145.0  140.8   -4.24  -2.924               -4.24                -4.24          -3.51         -0.73
B2A3G          105.0  102.2   -2.76  -2.629               -2.76                -2.76          -2.11         -0.65
CO2     kt      65.0   63.4   -1.56  -2.394               -1.56                -1.56          -1.04         -0.52

change by sector, the most affected first
region  sector  name  output     D1  B2A3G    CO2
                                               kt
──────  ──────  ────  ──────  ─────  ─────  ─────
BE      A       A      -7.12  -2.85  -1.78  -0.71
FR      A       A      -1.63  -0.57  -0.49  -0.49
BE      B       B      -1.64  -0.66  -0.33  -0.33
FR      B       B      -0.54  -0.16  -0.16  -0.03

what each step contributes: the mean over all orders (Shapley value), exact
step  what    change  of it at home  of it abroad  unit
────  ──────  ──────  ─────────────  ────────────  ────
a     output  -10.94          -8.77         -2.17
a     D1       -4.24          -3.51         -0.73
a     B2A3G    -2.76          -2.11         -0.65
a     CO2      -1.56          -1.04         -0.52  kt

conservation check: no money appears or vanishes unsaid
where money goes                                                        before   after  change
──────────────────────────────────────────────────────────────────────  ──────  ──────  ──────
no longer spent on what the steps name                                                    7.00
of it, spent on what replaces it                                                          0.00
of it, re-spent by final users on everything else                                         0.00
of it, kept by final users                                                                7.00
of it, kept by industries as primary input, at the output of the table                    0.00
final demand for products                                               250.00  243.00   -7.00
primary inputs on the way to it                                         250.00  243.00   -7.00
what the table's columns leave unexplained                                0.00    0.00    0.00
final demand less the two above, from rounding alone                      0.00    0.00    0.00

the steps of the scenario
step  kind         what it does                                       value in % (low ... high)  re-spent, in percent of what is left  closure
────  ───────────  ─────────────────────────────────────────────────  ─────────────────────────  ────────────────────────────────────  ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
a     longer_life  a product lasts longer and is replaced less often  25                         0                                     final users keep what they no longer spend, but for the part that is re-spent; industries' columns do not change; waste changes only as a stressor of the table does

- computed from T.iot with N threads: residual R, at most 1e-12 allowed (LU)
$ omloop table uncertainty T.iot --region BE --stressor jobs --draws 200 --csv 2>notes | head -1
stressor,region,central,mean,deviation,p05,p50,p95,unit,first_order,covered
# Two years: final demand grew by a tenth in the second.
$ mkdir later && cp csv/*.csv later && printf 'code,BE_P3,BE_P5,FR_P3,FR_P5\nBE_A,33,22,11,5.5\nBE_B,27.5,16.5,11,11\nFR_A,5.5,0,33,33\nFR_B,11,0,27.5,27.5\n' >later/Y.csv
$ omloop table import later --year 2016 -o U.iot --quiet
$ omloop table decompose T.iot U.iot --stressor CO2 --region BE
the footprint went from 24.8105 to 24.7647 kt

why the footprint changed
because of    first polar form  second polar form     mean  of the footprint before, in %
                            kt                 kt       kt
────────────  ────────────────  ─────────────────  ───────  ─────────────────────────────
intensity              -1.5418            -1.4543  -1.4980                          -6.04
technology             -0.9851            -0.8429  -0.9140                          -3.68
demand                  2.4810             2.2513   2.3662                           9.54
all together           -0.0458            -0.0458  -0.0458                          -0.18

where, by the mean of both forms; the largest first
region  sector  it emits less or more per unit  its inputs  what is asked of it
                                            kt          kt                   kt
──────  ──────  ──────────────────────────────  ──────────  ───────────────────
BE      B                              -0.7296     -0.2948               1.0914
BE      A                              -0.4440     -0.4070               0.9289
FR      A                              -0.2631     -0.0689               0.1835
FR      B                              -0.0613     -0.1434               0.1624

- both polar forms are exact and differ in what is held at which end; their mean is usual. In current prices a change of prices shows as one of intensity and demand
- computed from U.iot with N threads: residual R, at most 1e-12 allowed (LU)
# Sums of regions, and parts of a sector; parts added up again are the table that it was.
$ printf 'from,to\nBE,EU\nFR,EU\n' >regions.csv
$ printf 'from,to,share\nA,A1,0.25\nA,A2,0.75\n' >parts.csv
$ omloop table aggregate T.iot --regions regions.csv -o E.iot --csv --table table | grep 'rows\|total output'
! aggregated from T.iot, 4 rows
rows,,2
total output,,400
$ omloop table aggregate T.iot --sectors parts.csv -o P.iot
omloop: parts.csv: the map says nothing of 'B' [OML-AGG-01]
[3]
$ omloop table aggregate T.iot --sectors parts.csv --keep -o P.iot --csv --table table 2>notes | grep 'rows\|total output'; grep -c estimate notes
rows,,6
total output,,400
1
$ printf 'from,to,share\nA,A1,0.25\nA,A2,0.7\nB,B,1\n' >wrong.csv; omloop table aggregate T.iot --sectors wrong.csv -o P.iot
omloop: wrong.csv:3: the shares of 'A' add up to 0.95, not to 1 [OML-AGG-03]
[3]
# A satellite of one's own, in another unit; people per region.
$ printf 'stressor,region,sector,value,unit\nenergy,BE,A,2,TJ\nenergy,BE,B,500,GJ\nenergy,FR,A,1,GWh\n' >energy.csv
$ printf 'region,value,unit\nBE,11,1000 persons\nFR,20000,persons\n' >people.csv
$ omloop table satellite T.iot energy.csv --population people.csv -o S.iot --csv --table table 2>notes | grep stressors; cat notes
stressors,,3
! energy, in TJ, was added from energy.csv: 3 of 4 sectors have a value, the others count as 0
! the population of 2 of 2 regions was added from people.csv
$ omloop table accounts S.iot --stressor energy --region BE --table regions --csv 2>notes | awk -F, 'NR > 1 { printf "%s %s %.6f %.6f\n", $1, $2, $3, $4 }'
energy BE 2.500000 2.226155
$ printf 'stressor,region,sector,value,unit\nenergy,BE,A,2,TJ\nenergy,BE,B,500,t\n' >energy.csv; omloop table satellite T.iot energy.csv -o S.iot
omloop: energy.csv:3: column unit: 't' cannot be converted to 'TJ' [OML-SAT-03]
hint: known are units as kg, t, kt, Mt, GJ, TJ, GWh, persons, 1000 persons, h, million h, ha, km2, m3, Mm3
[3]
# Gases as one.
$ printf 'method,stressor,unless,factor,source\nGWP,CO2,,1,IPCC\n' >gwp.csv
$ omloop table characterise T.iot --factors gwp.csv --method GWP -o G.iot
what counts, and for how much
stressor  factor  per unit of the table  unit  source
────────  ──────  ─────────────────────  ────  ──────
CO2            1                  1,000  kt    IPCC

- stressors that are not in this list do not count
# A region's share of the nation, by its jobs; sums that are made to fit.
$ omloop table aggregate T.iot --regions regions.csv -o E.iot --quiet
$ printf 'code,north,south\nA,40,60\nB,30,30\n' >jobs.csv
$ omloop table regionalise E.iot --jobs jobs.csv --area north --method slq --name NO -o N.iot
what the region makes and buys of its own, estimated
sector  the region's share of jobs  location quotient  inputs from the region, of those from the nation
                                 %                                                                    %
──────  ──────────────────────────  ─────────────────  ────────────────────────────────────────────────
A                            40.00              0.914                                              96.3
B                            50.00              1.143                                              95.7

~ [estimate] a table from location quotients is an estimate: same technology and output per job as in the nation, no survey behind it
$ omloop table balance T.iot -o B.iot
how the balance was found
rounds  largest gap before  largest gap after  moved, of all deliveries
                                                                      %
──────  ──────────────────  ─────────────────  ────────────────────────
     0                   0                  0                    0.0000

~ [estimate] balanced deliveries are an estimate: the nearest to what was published, in the sense of least information
# Into an agenda, and back to what made it.
$ omloop table footprint G.iot --region BE --stressor GWP --package be2015 -o package --quiet
$ omloop init a.omloop --from $SMALL --quiet && omloop import a.omloop package --reason 'voetafdruk' --quiet
$ omloop explain a.omloop footprint/be2015/A --lang nl
footprint/be2015/A = 11.695 t CO2e: wat waar dan ook ontstaat voor dit product: de som over de herkomsten
  flow/be2015/GWP@BE/A = 8.617,788462 t CO2e (2015, BE) [be2015: csv, GWP, BE]
  flow/be2015/GWP@FR/A = 3.077,352335 t CO2e (2015, BE) [be2015: csv, GWP, BE]
  iotable/be2015 = Voetafdruk van BE (GWP), per product en herkomst (2015, BE) [be2015: csv, GWP, BE]
    iotable/be2015/note_nl = berekend met een tabel van meerdere regio's: een modelraming; wat gezinnen zelf uitstoten, zit er niet in (2015, BE) [be2015: csv, GWP, BE]
    source/be2015 = csv (2015)
      source/be2015/note_nl = stressor GWP in t CO2e, finale vraag van BE, rekening consumptie zonder wat gezinnen zelf uitstoten: F diag(x)^-1 (I - A)^-1 y; GWP = 1 CO2, t CO2e / t (IPCC); residu R, hoogstens 1e-12 toegelaten (LU); omloop 0.1.0, tabel G.iot (BLAKE2b 62f74a14fadc984b6b3018ec388c8676e2721ababe20ee48476d00549926f139); om het opnieuw te berekenen: omloop table footprint G.iot --region BE --stressor GWP --output package --package be2015 (2015)
    op 2026-11-24 in de agenda opgenomen door proef

bronnen van dit cijfer
bron    titel  auteur  jaar  soort
──────  ─────  ──────  ────  ────────────────
be2015  csv    csv     2015  eigen berekening
$ omloop explain a.omloop footprint/be2015
footprint/be2015 = 24,810 t CO2e: the footprint of all products: the sum of what follows
  footprint/be2015/B = 13,115 t CO2e: B
  footprint/be2015/A = 11,695 t CO2e: A
  iotable/be2015 = Footprint of BE (GWP), by product and origin (2015, BE) [be2015: csv, GWP, BE]
    iotable/be2015/note_nl = computed with a table of several regions: a model estimate; what households emit themselves is not in it (2015, BE) [be2015: csv, GWP, BE]
    source/be2015 = csv (2015)
      source/be2015/note_nl = stressor GWP in t CO2e, final demand of BE, account consumption without what households emit themselves: F diag(x)^-1 (I - A)^-1 y; GWP = 1 CO2, t CO2e / t (IPCC); residual R, at most 1e-12 allowed (LU); omloop 0.1.0, table G.iot (BLAKE2b 62f74a14fadc984b6b3018ec388c8676e2721ababe20ee48476d00549926f139); to compute it again: omloop table footprint G.iot --region BE --stressor GWP --output package --package be2015 (2015)
    taken into the agenda on 2026-11-24 by proef

sources of this figure
source  title  author  year  kind
──────  ─────  ──────  ────  ───────────────
be2015  csv    csv     2015  own calculation
$ omloop explain a.omloop footprint/be2015/A/DE
omloop: there is no figure 'be2015/A/DE' [OML-TRA-01]
hint: 'omloop explain AGENDA' lists the forms of figures
[2]
$ omloop explain a.omloop footprint/be2015/A/FR --json | grep -o '"figure":"f[^}]*"unit":"[^"]*"' | cut -d, -f1,2,4
"figure":"footprint/be2015/A/FR","value":3077.352335,"unit":"t CO2e"
"figure":"flow/be2015/GWP@FR/A","value":3077.352335,"unit":"t CO2e"
# Per person.
$ printf 'region,value,unit\nBE,11,persons\n' >people.csv && omloop table satellite T.iot --population people.csv -o P.iot --quiet
$ omloop table accounts P.iot --stressor CO2 --table regions
who emits, and for whom
stressor  region  production  consumption  imports  exports  households  unit  consumption per person
────────  ──────  ──────────  ───────────  ───────  ───────  ──────────  ────  ──────────────────────
CO2       BE           30.00        24.81     5.31    10.50        7.00  kt                    2.2555
CO2       FR           35.00        40.19    10.50     5.31        9.00  kt
$ omloop table accounts T.iot --stressor CO2 -o accounts 2>&1 | grep per_capita
- there is no per_capita.csv: the table has no population, which 'omloop table satellite --population' adds
# Supply and use.
$ mkdir sut && printf 'code,A,B\nap,30,1\nbp,2,17\n' >sut/supply.csv && printf 'code,A,B,P3\nap,5,6,20\nbp,7,3,9\nD1,12,4,\nB2A3G,8,5,\n' >sut/use.csv
$ omloop table symmetric sut --model B -o Y.iot --csv --table table 2>notes | grep 'kind\|total'; cat notes
kind,product,
total output,,50
total final demand,,29
total primary inputs,,29
total value added,,29
! 2 cells are empty or not known, and were taken as 0
! made of 2 products supplied and used by 2 industries, by model B of the Eurostat manual: products by products, each industry has one way of making all (industry technology)
$ omloop table import sut -o Y.iot
omloop: supply.csv: 'supply.csv' is a supply or use table, which is not a symmetric input-output table [OML-IMP-03]
hint: 'omloop table symmetric' makes one of a supply and a use table
[3]
# Out, and in again: the same file.
$ omloop table export T.iot --layout csv -o out --quiet && omloop table import out --year 2015 -o R.iot --quiet && omloop table export R.iot --layout csv -o again --quiet && diff -r out again && ls out
F.csv
F_Y.csv
V.csv
V_Y.csv
Y.csv
Z.csv
units.csv
x.csv
$ omloop table export T.iot -o exiobase --quiet && omloop table import exiobase -o R.iot --json | grep -o '"what":"regions"[^}]*'; ls exiobase
"what":"regions","text":null,"value":2
Y.txt
Z.txt
factor_inputs
file_parameters.json
metadata.json
satellite
unit.txt
x.txt
# Damage is found.
$ omloop table import csv --format figaro -o X.iot
omloop: csv: 'csv' has no FIGARO table of that year [OML-FIG-03]
[2]
$ omloop table import csv --format exobase -o X.iot
omloop: there is no format 'exobase' of tables [OML-IMP-02]
hint: did you mean 'exiobase'?
[2]
$ head -c 5000 T.iot >cut.iot; omloop table check cut.iot
omloop: cut.iot: 'cut.iot' is cut off or has grown: it has 5000 bytes and says 45056 [OML-IOT-03]
[5]

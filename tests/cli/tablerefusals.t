# What the table commands refuse, each with what was expected and what to do. Two farms-and-works economies.
$ mkdir one two
$ cat > one/Z.csv <<X
> code,BE_A,BE_B
> BE_A,10,20
> BE_B,30,5
> X
$ printf 'code,BE_P3\nBE_A,70\nBE_B,65\n' > one/Y.csv
$ cat > two/Z.csv <<X
> code,BE_A,FR_A
> BE_A,10,20
> FR_A,30,5
> X
$ printf 'code,BE_P3,FR_P3\nBE_A,70,0\nFR_A,0,65\n' > two/Y.csv
$ printf 'code,BE_A,FR_A\nVA,60,75\nCO2,7,9\n' > two/F.csv
$ printf 'stressor,unit\nVA,MEUR\nCO2,kt\n' > two/units.csv
$ omloop table import one -o one.iot --quiet
$ omloop table import two -o two.iot --quiet
# Options.
$ omloop table import one -o x.iot --year 20x1
omloop: 'year' must be a whole number, not '20x1' [OML-PAR-01]
[2]
$ omloop table import one -o x.iot --year 20111
omloop: --year must be a year [OML-TAB-01]
[2]
$ omloop table check one.iot --tolerance 2
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
[2]
$ omloop table aggregate one.iot -o x.iot
omloop: give --regions or --sectors, or both [OML-TAB-05]
[2]
$ omloop table export one.iot -o out --layout pdf
omloop: --layout must be exiobase, csv or xlsx, not 'pdf' [OML-TAB-06]
[2]
$ omloop table price one.iot --stressor CO2 --price 100
omloop: the table has no stressor 'CO2' [OML-ENG-04]
hint: 'omloop table info one.iot --table stressors' lists them
[2]
$ omloop table a 2>&1 | head -n 1
omloop: 'table' is the beginning of several commands [OML-CLI-04]
# Concordances.
$ printf 'from,into\nA,X\n' > bad.csv
$ omloop table aggregate one.iot --sectors bad.csv -o x.iot
omloop: bad.csv:1: there is no column 'to' [OML-SHE-06]
hint: the columns must be from, to
[3]
$ printf 'from,to,share\nA,X,all\nB,X,1\n' > bad.csv
$ omloop table aggregate one.iot --sectors bad.csv -o x.iot
omloop: bad.csv:2: column share: a share is a number from 0 to 1, with a decimal point [OML-TAB-04]
[3]
# Balancing.
$ omloop table balance one.iot -o x.iot
omloop: the table has no primary inputs: give what rows and columns should add up to, with --totals [OML-BAL-01]
[3]
$ printf 'region,sector,row\nBE,A,100\n' > bad.csv
$ omloop table balance two.iot --totals bad.csv -o x.iot
omloop: bad.csv:1: there is no column 'column' [OML-SHE-06]
hint: the columns must be region, sector, row, column
[3]
$ printf 'sector,region,row,column\nA,BE,much,\n' > bad.csv
$ omloop table balance two.iot --totals bad.csv -o x.iot
omloop: bad.csv:2: column row: 'much' is no number [OML-BAL-02]
[3]
# Regions.
$ printf 'activity,VL,WL\nA,many,2\n' > bad.csv
$ omloop table regionalise one.iot --jobs bad.csv --area VL -o x.iot
omloop: bad.csv:2: column VL: 'many' is no number of jobs [OML-RGN-01]
[3]
$ printf 'activity,VL,WL\nA,1,2\nB,1,2\n' > jobs.csv
$ omloop table regionalise two.iot --jobs jobs.csv --area VL -o x.iot
omloop: the table has 2 regions: regionalise a table of one nation [OML-RGN-04]
[3]
# Characterisation.
$ printf 'method,stressor\nGWP,CO2\n' > bad.csv
$ omloop table characterise two.iot --factors bad.csv -o x.iot
omloop: bad.csv:1: there is no column 'unless' [OML-SHE-06]
hint: the columns must be method, stressor, unless, factor, source
[3]
$ printf 'method,stressor,unless,factor,source\nGWP100_AR6,CO2,,much,IPCC\n' > bad.csv
$ omloop table characterise two.iot --factors bad.csv -o x.iot
omloop: bad.csv:2: column factor: 'much' is no factor [OML-CHA-04]
[3]
# Input that is no table.
$ mkdir none several
$ printf 'dear reader\n' > none/letter.csv
$ omloop table import none --format csv -o x.iot
omloop: letter.csv: 'letter.csv' has no heading [OML-JOI-02]
[3]
$ omloop table import none --format figaro -o x.iot
omloop: none: 'none' has no FIGARO table of that year [OML-FIG-03]
[2]
$ omloop table import none --format oecd -o x.iot
omloop: none: 'none' has no OECD table of that year [OML-OEC-01]
[2]
$ omloop table import none --format eora -o x.iot
omloop: none: 'none' has no Eora26 matrix of that year [OML-EOR-06]
[2]
$ omloop table import none --format eurostat -o x.iot
omloop: none: 'none' has no table of Eurostat [OML-EUR-03]
[2]
$ omloop table import none --format exiobase -o x.iot
omloop: none: 'none' has no Y.txt beside a Z.txt or A.txt [OML-EXI-01]
[2]
$ omloop table import none --format exiobase1 -o x.iot
omloop: none: 'none' has no mrIot and mrFinalDemand [OML-EXI-02]
[2]
$ omloop table import none --format fpb -o x.iot
omloop: none: 'none' could not be read: Is a directory [OML-FIL-02]
[3]
$ omloop table import none --format wiod -o x.iot
omloop: letter.csv: 'letter.csv' has no heading of the World Input-Output Database: regions over c1, c2, c3 ..., or IndustryCode, Country, RNr [OML-WIO-01]
[3]
# Questions that a table cannot answer.
$ omloop table accounts one.iot -o out
omloop: the table has no stressors [OML-ENG-05]
[3]
$ cp -r two three && printf 'stressor,unit\nVA,MEUR\nCO2,Gg\n' > three/units.csv
$ omloop table import three -o three.iot --quiet
$ omloop table decompose two.iot three.iot --stressor CO2 --region BE
omloop: the stressor is in kt in one table and in Gg in the other [OML-SDA-02]
[3]
# Labels match exactly, or are asked for; a tolerance is a part of one.
$ omloop table accounts two.iot --region Belgium
omloop: the table has no region 'Belgium' [OML-ENG-02]
hint: 'omloop table info two.iot --table regions' lists them
[2]
$ omloop table multipliers two.iot --type 2 --pay Va
omloop: the table has no 'Va' for --pay [OML-MUL-04]
hint: did you mean 'VA'?
[2]
$ omloop table multipliers two.iot --type 2 --pay VA --spending HFCE
omloop: the table has no 'HFCE' for --spending [OML-MUL-04]
hint: 'omloop table info two.iot --table categories' lists them
[2]
$ printf 'method,stressor,unless,factor,source\nGWP100,CO2,,1,IPCC\n' >factors.csv; omloop table characterise two.iot --factors factors.csv --method GWP10 -o x.iot
omloop: 'factors.csv' has no method 'GWP10' [OML-CHA-05]
hint: did you mean 'GWP100'?
[2]
$ omloop table import two --year 1999 -o x.iot --quiet && omloop table info x.iot --csv --table table | grep year; rm x.iot
year,,1999
$ for verb in 'import two -o x.iot' 'info two.iot' 'aggregate two.iot --keep --sectors none.csv -o x.iot' 'export two.iot -o x' 'satellite two.iot none.csv -o x.iot' 'symmetric two -o x.iot'; do omloop table $verb --tolerance 2; done
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
omloop: --tolerance must be a number from 0 to 1 [OML-TAB-02]
[2]
# Scenarios.
$ { echo 'title_en = many'; for i in $(seq 201); do printf '[s%s]\nkind = demand\nproduct = A\nvalue = 1%%\n' $i; done; } > many.scenario
$ omloop table whatif two.iot many.scenario
omloop: many.scenario:802: a scenario has at most 200 steps [OML-SCF-12]
[3]
# Of an agenda.
$ omloop init a.omloop --from $SMALL --quiet
$ omloop portfolio a.omloop --budget 1000
omloop: there is no closed round about paths to take benefits from [OML-PTF-50]
hint: close one, or give --stated for what the proposals state themselves
[3]
$ omloop explain a.omloop jobs/nowhere/within
omloop: there is no figure 'nowhere/within' [OML-TRA-01]
hint: 'omloop explain AGENDA' lists the forms of figures
[2]
$ for chain in K1 K2; do omloop set chain a.omloop $chain in_scope=0 --reason test --quiet; done
$ omloop rank a.omloop
- this agenda has no record of noun 'criterion' yet; add one with 'omloop add criterion', or import a file criteria.csv
$ omloop help nonsense
omloop: there is no command 'nonsense' [OML-CLI-05]
hint: 'omloop help' lists the commands
[2]
# Nothing was written.
$ ls *.iot
one.iot
three.iot
two.iot

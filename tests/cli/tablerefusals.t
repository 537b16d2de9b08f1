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
omloop: the table has no stressors [OML-ENG-05]
hint: 'omloop table satellite' adds them from a sheet
[3]
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
hint: 'omloop table satellite' adds them from a sheet
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
# What a file may hold and not mean.
$ mkdir gap && printf 'code,BE_A,BE_B,FR_A\nBE_A,1,2,3\nBE_B,2,1,0\nFR_A,1,0,2\n' > gap/Z.csv
$ printf 'code,BE_P3,FR_P3\nBE_A,9,0\nBE_B,5,0\nFR_A,0,7\n' > gap/Y.csv; printf 'code,BE_A,BE_B,FR_A\nCO2,1,1,1\n' > gap/F.csv
$ omloop table import gap -o gap.iot --quiet
$ printf 'region,sector,row,column\nFR,B,1,1\n' > sums.csv; omloop table balance gap.iot --totals sums.csv -o x.iot
omloop: sums.csv:2: column sector: the table has no such sector in that region [OML-BAL-04]
[2]
$ printf 'stressor,region,sector,value,unit\njobs,FR,B,1,persons\n' > jobs.csv; omloop table satellite gap.iot jobs.csv -o x.iot
omloop: jobs.csv:2: column sector: FR has no B in the table [OML-SAT-06]
[3]
$ { echo stressor,region,sector,value,unit; seq 4001 | sed 's/.*/s&,BE,A,1,t/'; } > jobs.csv; omloop table satellite gap.iot jobs.csv -o x.iot
omloop: jobs.csv:4002: column stressor: there are more than 4000 stressors in 'jobs.csv' [OML-SAT-08]
[3]
$ { echo code,here,there; seq 4097 | sed 's/$/,1,1/'; } > jobs.csv; omloop table regionalise one.iot --jobs jobs.csv --area here -o x.iot
omloop: the sheet has more than 4096 activities [OML-RGN-03]
[3]
$ printf '[s]\nkind = repair\nregion = FR\nproduct = A\nto = B\ncost = 10%%\nvalue = 10%%\n' > s.scenario; omloop table whatif gap.iot s.scenario
omloop: step 's': users in FR buy nothing of the product that is to be bought instead, and it is not made there [OML-SFT-02]
[3]
$ printf '[s]\nkind = input\nproduct = A\nvalue = 900%%\n' > s.scenario; omloop table whatif two.iot s.scenario | grep '^!'
! the output of BE / A would be below zero: the steps ask for more than industries make, and the answer has no meaning
$ omloop table multipliers two.iot --type 2
omloop: the table has no primary input that is known to be pay [OML-MUL-01]
hint: name it with --pay, as the table has it
[2]
$ touch file; omloop table accounts two.iot -o file/out
omloop: file/out: the folder 'file/out' cannot be made: Not a directory [OML-CSF-01]
[3]
$ mkdir parts && cp one/Z.csv parts/a_total.csv && cp one/Z.csv parts/b_total.csv; omloop table import parts -o x.iot
omloop: parts: there are several tables in 'parts' [OML-ICS-02]
hint: give the file of one of them, as a_total.csv
[3]
$ mkdir nothing && touch nothing/letter.txt; omloop table import nothing --format csv -o x.iot
omloop: nothing: 'nothing' has no table as CSV [OML-ICS-03]
[2]
$ cp -r one bad && printf 'code,BE_A,BE_C\nD1,1,1\n' > bad/V.csv; omloop table import bad -o x.iot
omloop: V.csv: column 3 of 'V.csv' is not one of the table's [OML-ICS-01]
[3]
$ rm bad/V.csv; printf 'BE_C,1,1\n' >> bad/Z.csv; omloop table import bad -o x.iot
omloop: Z.csv:4: the row 'BE_C' has no column of its name [OML-JOI-01]
[3]
$ cp one/Z.csv bad/Z.csv; printf 'code,BE_P3,BE_P3\nBE_A,1e308,1.7e308\nBE_B,1,1\n' > bad/Y.csv; omloop table import bad -o x.iot
omloop: a cell of Y in the row BE / A is not a finite number [OML-BLD-06]
[3]
$ mkdir wide && { printf code; seq -f ,A%g 20001 | tr -d '\n'; echo; echo p,1; } > wide/supply.csv; printf 'code,A1,P3\np,5,6\n' > wide/use.csv; omloop table symmetric wide -o x.iot
omloop: supply.csv: 'supply.csv' has more than 20000 rows or columns [OML-SUG-03]
[3]
$ { printf Country,; head -c 40001 /dev/zero | tr '\0' ,; echo; } > WIOT2011.csv; omloop table import WIOT2011.csv --format wiod -o x.iot
omloop: WIOT2011.csv:1: line 1 of 'WIOT2011.csv' has more than 40000 cells [OML-ITR-02]
[3]
$ mkdir wiod && printf 'a,b\n' > wiod/a.csv && printf 'a,b\n' > wiod/b.csv; omloop table import wiod --format wiod --year 2011 -o x.iot
omloop: wiod: 'wiod' has no table of the World Input-Output Database of that year [OML-WIO-03]
[2]
$ omloop table export two.iot --layout xlsx -o book --quiet; omloop table import book/table.xlsx --format fpb -o x.iot
omloop: the workbook has no sheet tbl_10bis [OML-FPB-03]
[2]
$ printf 'icioiRow,refArea,rowIi,counterpartArea\na,b,c,d\n' > cells.csv; omloop table import cells.csv -o x.iot
omloop: cells.csv: the list 'cells.csv' has no column colIi [OML-FIG-01]
[3]
$ printf 'icioiRow,refArea,rowIi,counterpartArea,colIi,obsValue\nx,BE,A,BE,A,much\n' > cells.csv; omloop table import cells.csv -o x.iot
omloop: cells.csv:2: line 2 of 'cells.csv' is not a cell of the table [OML-FIG-02]
[3]
$ printf 'freq,unit,stk_flow,ind_use,ind_ava,geo\\TIME_PERIOD\t2020\nA,M,D,A,A,BE\t1\n' > naio.tsv; omloop table import naio.tsv --format eurostat -o x.iot
omloop: no industry or product was found in it [OML-BLD-01]
[3]
$ omloop table export two.iot -o IOT_2015 --quiet; omloop table import IOT_2015 --year 2016 -o x.iot
omloop: 'IOT_2015' is of 2015, not of 2016 [OML-TAB-07]
[2]
$ sed -i '1s/FR/NL/' IOT_2015/satellite/F.txt; omloop table import IOT_2015 -o x.iot
omloop: satellite/F.txt: the column 'NL / A' is not one of the table's [OML-HEA-02]
[3]
$ mkdir eora && printf 'Belgium\tBEL\tIndustries\tA\n' > eora/labels_T.txt; printf 'Belgium\tBEL\tFinal demand\tHFC\n' > eora/labels_FD.txt; printf 'Primary inputs\tComp\n' > eora/labels_VA.txt
$ printf 'CO2\tt\n' > eora/labels_Q.txt; printf '1\n2\n' > eora/Eora26_2011_bp_T.txt; omloop table import eora -o x.iot
omloop: Eora26_2011_bp_T.txt:2: 'Eora26_2011_bp_T.txt' has more rows than the 1 there are labels for [OML-EOR-04]
[3]
$ printf 'Belgium\tBEL\tIndustries\n' > eora/labels_T.txt; omloop table import eora -o x.iot
omloop: label 1 of labels_T.txt is not country, code, entity and name [OML-EOR-03]
[3]
$ seq 100001 | sed 's/$/\tB\tI\tA/' > eora/labels_T.txt; omloop table import eora -o x.iot
omloop: labels_T.txt: 'labels_T.txt' has more than 100000 labels [OML-EOR-02]
[3]
$ mkdir self && printf 'code,BE_A\nBE_A,50\n' > self/Z.csv && printf 'code,BE_P3\nBE_A,50\n' > self/Y.csv && printf 'code,BE_A\nCO2,1\n' > self/F.csv
$ printf '[s]\nkind = input\nproduct = A\nvalue = 100%%\n' > s.scenario; omloop table import self -o self.iot --quiet; omloop table whatif self.iot s.scenario
omloop: the equations have no single solution: the matrix is singular [OML-NUM-04]
[3]
$ omloop table uncertainty self.iot --scenario s.scenario --draws 10
omloop: the table has no answer that draws could vary [OML-UNC-03]
[3]
$ printf 'geo\\TIME_PERIOD\nBE\n' > naio.tsv; omloop table import naio.tsv --format eurostat -o x.iot
omloop: naio.tsv: 'naio.tsv' does not begin with the dimensions of a data set [OML-ESC-01]
[3]
$ for verb in 'accounts two.iot -o full' 'import two -o full.iot' 'export two.iot --layout csv -o full'; do (trap '' XFSZ; ulimit -f 0; omloop table $verb 2>&1) | cat; done; ls full
omloop: full/accounts.csv: 'full/accounts.csv' could not be written: File too large [OML-CSF-02]
omloop: full.iot: 'full.iot' could not be written: File too large [OML-IOT-07]
omloop: full/Z.csv: 'full/Z.csv' could not be written: File too large [OML-IWR-02]
$ rm gap.iot self.iot
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

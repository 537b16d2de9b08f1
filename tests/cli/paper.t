# Ballots on paper: printed in each voter's own order, typed by two persons, taken when both typed the same.
$ omloop init a.omloop --from $SMALL --quiet
$ cat >criteria.csv <<END
> code,title_nl,about,kind,direction,unit,points,weight,illustrative
> impact,Impact,path,judged,max,1-9,1:0 9:1,1,0
> END
$ omloop import a.omloop criteria.csv --quiet
$ cat >panel.csv <<END
> voter,pentagon
> V1,company
> V2,research
> END
$ omloop round create a.omloop R1 --title 'Ronde op papier' --criteria impact --top 2 --seed 3 --illustrative --panel panel.csv --quiet
$ omloop add recusal a.omloop code=R1-V2/1.1 voter=R1-V2 item=1.1 ground=declared status=standing illustrative=1 --quiet
$ omloop round ballots a.omloop R1 --output ballots.html --entry typed.csv
in which order each voter meets the items
voter  order             items  stands aside  illustrative
─────  ────────────────  ─────  ────────────  ────────────
R1-V1  2.1 1.10 1.1 1.2      4             0  illustrative
R1-V2  1.10 1.1 1.2 2.1      4             1  illustrative

- the order follows from the seed of the round and the voter's code, or the number of a blank sheet: it can be found again, and does not stand with the scores
* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was
$ grep -o '<html lang=[^>]*>\|<p class="notice">[^<]*\|<b>R1[^<]*</b>\|<s>.*</s>' ballots.html
<html lang="en">
<p class="notice">Illustrative: this ballot is for demonstration or rehearsal.
<b>R1-V1</b>
<p class="notice">Illustrative: this ballot is for demonstration or rehearsal.
<b>R1-V2</b>
<s>Make repair affordable</s>
$ omloop round ballots a.omloop R1 --blank 2 --output blanco.html --lang nl --quiet
$ grep -c '<section class="sheet">' blanco.html
2
$ cat typed.csv
voter,item,criterion,value
R1-V1,2.1,impact,
R1-V1,1.10,impact,
R1-V1,1.1,impact,
R1-V1,1.2,impact,
R1-V2,1.10,impact,
R1-V2,1.2,impact,
R1-V2,2.1,impact,
# The first typed V1 1.10 as 7, the second as 1: nobody knows who is right but the paper.
$ sed 's/,$/,5/; s/^\(R1-V1,1.10,impact,\)5/\17/' typed.csv >first.csv
$ sed 's/,$/,5/; s/^\(R1-V1,1.10,impact,\)5/\11/' typed.csv >second.csv
$ omloop round score a.omloop R1 first.csv --check second.csv --second notaris | tail -n 1
omloop: first.csv:3: column value: the second sheet says something else, in row 3 [OML-ROU-29]
hint: look at the paper together, and correct the sheet that is wrong
6 new, 0 changed, 0 unchanged, 1 refused
$ omloop round score a.omloop R1 first.csv --check second.csv
omloop: scores typed from paper take two sheets and two persons: --check and --second, another one than 'proef' [OML-ROU-34]
[2]
$ cp first.csv second.csv
$ omloop round score a.omloop R1 first.csv --check second.csv --second notaris --lang nl | tail -n 1
7 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd
$ omloop show ballot a.omloop R1-V1/1.10/impact --json | grep -o '"value":"[^"]*getypt[^"]*"'
"value":"papier; getypt door proef, nagekeken door notaris"
# Who stands aside cannot be scored for, not on paper either, nor by any other door.
$ omloop add ballot a.omloop code=R1-V2/1.1/impact voter=R1-V2 item=1.1 criterion=impact value=5
omloop: 'R1-V2' stands aside for '1.1' and cannot score it [OML-STO-33]
hint: write 'belang', or leave the row out
[3]

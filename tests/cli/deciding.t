# A problem of one's own: weights as people find them, and what is wrong with a file.
$ cat > p.json <<'J'
> {"criteria": [{"code": "cost", "direction": "min", "scale": [0, 100]}, {"code": "fit", "levels": ["low", "high"]}],
>  "alternatives": [{"code": "a", "values": [35, "high"]}, {"code": "b", "values": [20, "low"]}, {"code": "c", "values": [null, "high"]}],
>  "weights": {"method": "ahp", "matrix": [[1, 3], [null, 1]]}}
> J
$ omloop rank --problem p.json --table weights
how much each criterion counts; beside it how much the scores differ
criterion  weight  least   most  by entropy  by CRITIC
─────────  ──────  ─────  ─────  ──────────  ─────────
cost        0.750  0.000  1.000       0.591      0.464
fit         0.250  0.000  1.000       0.409      0.536
$ omloop rank --problem p.json --method electre3 --table reasons
why an alternative stands where it stands
code  rank  why
────  ────  ─────────────────────────────────────────────────────────────────────────────
c        1  c has rank 1: fit speaks most for it (+0.125), no criterion against it.
a        2  a has rank 2: fit speaks most for it (+0.125), cost most against it (-0.375).
b        2  b has rank 2: cost speaks most for it (+0.375), fit most against it (-0.250).
$ omloop rank --problem p.json --method topsis --table stability
how far one weight can move, the others keeping their ratios
criterion  weight  the first is the same from     to  first below  first above
─────────  ──────  ──────────────────────────  ─────  ───────────  ───────────
cost        0.750                       0.533  1.000  a
fit         0.250                       0.000  0.467               a
$ omloop rank --problem p.json --method all --table methods --lang nl
de rang volgens elke methode
code  additive  promethee1  promethee2  topsis  electre3  smaa
────  ────────  ──────────  ──────────  ──────  ────────  ────
a            1           3           3       2         2     1
c            2           1           1       3         1     2
b            3           1           1       1         2     3
$ sed 's/"ahp"/"bwm"/' p.json > wrong.json; omloop rank --problem wrong.json
omloop: wrong.json: field weights.best: this must be the code of a criterion [OML-PRB-26]
[3]
$ sed 's/"matrix"/"points"/; s/"ahp"/"swing"/' p.json > wrong.json; omloop rank --problem wrong.json --lang nl
omloop: wrong.json: veld weights.points: hier moet een getal voor elk criterium staan, bij zijn code [OML-PRB-20]
[3]
$ sed 's/"fit", "levels"/"fit", "limits": [0.5, 0.2], "levels"/' p.json > wrong.json; omloop rank --problem wrong.json
omloop: wrong.json: field criteria[1].limits: limits of a weight are [least, most], from 0 to 1 [OML-PRB-28]
[3]
$ omloop rank --problem p.json --method best
omloop: 'best' is no method; it is additive, promethee1, promethee2, topsis, electre3, smaa or all [OML-PRR-01]
[2]
# The same result, computed again by other code.
$ omloop rank --problem p.json --json > r.json && omloop verify r.json
All 112 values agree with a second computation.
$ sed 's/"score":0.7375/"score":0.5/' r.json > changed.json; omloop verify changed.json
what does not agree
where                         in the file  computed again
────────────────────────────  ───────────  ──────────────
tables.alternatives[0].score  0.5          0.7375

1 of 112 values do not agree with a second computation.
[1]
$ omloop verify p.json
omloop: p.json: this is no result that carries its inputs [OML-VER-01]
hint: 'omloop rank ... --json', 'agree ... --json' and 'round result ... --json' make one
[3]
$ omloop verify nothing.json
omloop: nothing.json: there is no file 'nothing.json' [OML-FIL-01]
[2]
# A ranking that is kept.
$ omloop init a.omloop --from $SMALL --quiet; omloop rank save a.omloop first
omloop: there is nothing to rank: 2 value chains on 0 criteria [OML-RAN-01]
[3]
$ omloop verify r.json --tolerance -1 --lang nl
omloop: de tolerantie moet nul of meer zijn [OML-VER-04]
[2]

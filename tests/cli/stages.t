# The stages that show: scope, menu, programme, ambitions, and where their figures come from.
$ omloop init a.omloop --from $SMALL --quiet
# Before anything runs.
$ omloop programme a.omloop
- this agenda has no record of noun 'initiative' yet; add one with 'omloop add initiative', or import a file initiatives.csv
$ omloop ambitions a.omloop --lang nl
- deze agenda heeft nog geen record van de soort 'ambition'; voeg er een toe met 'omloop add ambition', of importeer een bestand ambitions.csv
$ omloop scope a.omloop --table sectors
sectors in and out of the agenda
sector  label                     scope     in chains  figure            source
──────  ────────────────────────  ────────  ─────────  ────────────────  ──────
13      Manufacture of textiles   core           0.00  scope/13/claimed  dienst
31      Manufacture of furniture  boundary       0.00  scope/31/claimed  dienst
$ omloop menu a.omloop --table white_spots
white spots
white spot                        item           title                   figure
────────────────────────────────  ─────────────  ──────────────────────  ────────────────────
theme without initiative          1              Use longer              menu/1/initiatives
theme without retained path       2              Learn from each other   menu/2/retained
theme without initiative          2              Learn from each other   menu/2/initiatives
retained path without initiative  1.1            Make repair affordable  menu/1.1/initiatives
group in no initiative            company        company
group in no initiative            research       research
group in no initiative            civil_society  civil society
group in no initiative            government     government
group in no initiative            financier      financier
$ omloop import a.omloop $TOOLS/running --reason "start" --quiet
# Scope: a chain claims a class, another its division.
$ omloop scope a.omloop --nace 2.1
sectors in and out of the agenda
sector  label                                scope     chains  in chains  figure            source  illustrative
──────  ───────────────────────────────────  ────────  ──────  ─────────  ────────────────  ──────  ────────────
13      Manufacture of textiles              core      K1 K2        0.70  scope/13/claimed  dienst  illustrative
27      Manufacture of electrical equipment  core                   0.00  scope/27/claimed  dienst
31      Manufacture of furniture             boundary  K2           1.00  scope/31/claimed  dienst
38      Waste treatment                      around    K1           0.20  scope/38/claimed  dienst  illustrative

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was

from NACE Rev. 2 to NACE Rev. 2.1
NACE Rev. 2  label                    scope  NACE Rev. 2.1  target label                   share  note
───────────  ───────────────────────  ─────  ─────────────  ─────────────────────────────  ─────  ──────────
13           Manufacture of textiles  core   nace21-13      Manufacture of textiles (2.1)   1.00  Unchanged.

what part of each sector belongs to which value chain
sector  name                                    scope     chain         share  figure         illustrative
──────  ──────────────────────────────────────  ────────  ────────────  ─────  ─────────────  ────────────
13      13 Manufacture of textiles              core      K1 Textiles    0.60  scope/13/K1    illustrative
38      38 Waste treatment                      around    K1 Textiles    0.20  scope/38/K1    illustrative
13      13 Manufacture of textiles              core      K2 Furniture   0.10  scope/13/K2    illustrative
31      31 Manufacture of furniture             boundary  K2 Furniture   1.00  scope/31/K2
13      13 Manufacture of textiles              core      no chain       0.30  scope/13/left  illustrative
27      27 Manufacture of electrical equipment  core      no chain       1.00  scope/27/left

value chains by sector, from raw material to recycling
chain  title      status     position  sector  label                          share  figure                source  illustrative
─────  ─────────  ─────────  ────────  ──────  ─────────────────────────────  ─────  ────────────────────  ──────  ────────────
K1     Textiles   priority   make      13.9    Manufacture of other textiles   1.00  chain_sector/K1/13.9  eigen   illustrative
K1     Textiles   priority   recycle   38      Waste treatment                 0.20  chain_sector/K1/38    eigen   illustrative
K2     Furniture  candidate  part      13      Manufacture of textiles         0.10  chain_sector/K2/13    eigen   illustrative
K2     Furniture  candidate  make      31      Manufacture of furniture        1.00  chain_sector/K2/31    eigen

double claims and white spots
finding                  item             title                                share  figure            illustrative
───────────────────────  ───────────────  ───────────────────────────────────  ─────  ────────────────  ────────────
core partly in no chain  13               Manufacture of textiles               0.30  scope/13/left     illustrative
core in no chain         27               Manufacture of electrical equipment   0.00  scope/27/claimed
position without sector  K1/raw_material  Textiles: raw material
position without sector  K1/part          Textiles: part
position without sector  K1/trade         Textiles: trade
position without sector  K1/use           Textiles: use
position without sector  K1/repair        Textiles: repair
position without sector  K1/reuse         Textiles: reuse

shared with neighbour agendas
sector  label                     neighbour          what                rule
──────  ────────────────────────  ─────────────────  ──────────────────  ───────────────────────────────────
31      Manufacture of furniture  Circular building  built-in cupboards  The product here, the demand there.
$ omloop scope a.omloop --lang nl --table findings
dubbele claims en witte vlekken
bevinding                        item             titel                                     aandeel  cijfer            illustratief
───────────────────────────────  ───────────────  ────────────────────────────────────────  ───────  ────────────────  ────────────
kernsector, deels in geen keten  13               Vervaardiging van textiel                    0,30  scope/13/left     illustratief
kernsector in geen keten         27               Vervaardiging van elektrische apparatuur     0,00  scope/27/claimed
positie zonder sector            K1/raw_material  Textiel: grondstof
positie zonder sector            K1/part          Textiel: onderdeel
positie zonder sector            K1/trade         Textiel: handel
positie zonder sector            K1/use           Textiel: gebruik
positie zonder sector            K1/repair        Textiel: herstel
positie zonder sector            K1/reuse         Textiel: hergebruik
$ omloop explain a.omloop scope/13/claimed
scope/13/claimed = 0.7: sum of the shares that chains claim
  share of 13.9 times its share of 13 = 0.6
    chain_sector/K1/13.9 = 1 (illustrative) [eigen]
    sector/13.9/share_of_parent = 0.6 (illustrative) [eigen]
  chain_sector/K2/13 = 0.1 (illustrative) [eigen]

sources of this figure
source  title                      author  year  kind
──────  ─────────────────────────  ──────  ────  ─────────────
eigen   Verzonnen voor de proeven  Omloop  2026  demonstration

* [illustrative] this figure rests on values that were made up for demonstration
$ omloop set chain_sector a.omloop K2/13 share=0.5 --reason "half of it goes into furniture" --quiet
$ omloop scope a.omloop --table findings
double claims and white spots
finding                  item             title                                share  figure            illustrative
───────────────────────  ───────────────  ───────────────────────────────────  ─────  ────────────────  ────────────
claimed twice            13               Manufacture of textiles               1.10  scope/13/claimed  illustrative
core in no chain         27               Manufacture of electrical equipment   0.00  scope/27/claimed
position without sector  K1/raw_material  Textiles: raw material
position without sector  K1/part          Textiles: part
position without sector  K1/trade         Textiles: trade
position without sector  K1/use           Textiles: use
position without sector  K1/repair        Textiles: repair
position without sector  K1/reuse         Textiles: reuse
[1]
$ omloop explain a.omloop chain_sector/K2/13
chain_sector/K2/13 = 0.5 (illustrative) [eigen]; last changed 2026-11-24 set (proef: half of it goes into furniture)
  chain/K2 = Furniture (illustrative) [eigen]
  sector/13 = Manufacture of textiles [dienst]

sources of this figure
source  title                      author               year  kind           url
──────  ─────────────────────────  ───────────────────  ────  ─────────────  ───────────────────────────
eigen   Verzonnen voor de proeven  Omloop               2026  demonstration
dienst  Cijfers van een dienst     Dienst voor Cijfers  2023  statistic      https://example.org/cijfers

* [illustrative] this figure rests on values that were made up for demonstration
$ omloop scope a.omloop --nace 3
omloop: '3' is no version of NACE to convert to; there is 2.1 [OML-SCO-01]
[2]
# Menu.
$ omloop menu a.omloop
themes of the menu
theme  title                  kind      paths  retained  initiatives  figure        illustrative
─────  ─────────────────────  ────────  ─────  ────────  ───────────  ────────────  ────────────
1      Use longer             strategy      3         1            2  menu/1/paths  illustrative
2      Learn from each other  lever         1         0            1  menu/2/paths  illustrative

work paths
path  shown as  title                      theme                  kind      chains  strategy  instrument  status    initiatives  figure                 illustrative
────  ────────  ─────────────────────────  ─────────────────────  ────────  ──────  ────────  ──────────  ────────  ───────────  ─────────────────────  ────────────
1.1   1.1       Make repair affordable     Use longer             strategy  K1 K2   repair    finance     retained            1  menu/1.1/initiatives   illustrative
1.2   1.2       Supply parts for longer    Use longer             strategy  K2      repair    regulation  menu                0  menu/1.2/initiatives   illustrative
1.10  1.10      One register of repairers  Use longer             strategy  all     repair    data        menu                1  menu/1.10/initiatives  illustrative
2.1   2.1       Visits to companies        Learn from each other  lever     K1      system    network     reserve             1  menu/2.1/initiatives   illustrative

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was

coverage: themes by value chain, and who of the pentagon takes part
theme  title                  chain  paths  retained  initiatives  company  research  civil society  government  financier  figure      illustrative
─────  ─────────────────────  ─────  ─────  ────────  ───────────  ───────  ────────  ─────────────  ──────────  ─────────  ──────────  ────────────
1      Use longer             K1         1         1            1  yes      yes       no             no          no         menu/1/K1   illustrative
1      Use longer             K2         2         1            0  no       no        no             no          no         menu/1/K2   illustrative
1      Use longer             all        1         0            1  no       no        no             no          no         menu/1/all  illustrative
2      Learn from each other  K1         1         0            1  no       no        no             yes         no         menu/2/K1   illustrative
2      Learn from each other  K2         0         0            0  no       no        no             no          no         menu/2/K2
2      Learn from each other  all        0         0            0  no       no        no             no          no         menu/2/all

balance over the circular strategies
strategy       loop         paths  retained  share of retained  with an initiative  figure                       illustrative
                                                             %
─────────────  ───────────  ─────  ────────  ─────────────────  ──────────────────  ───────────────────────────  ────────────
refuse         narrow use       0         0                  0                   0  menu/strategy/refuse
rethink        narrow use       0         0                  0                   0  menu/strategy/rethink
reduce         narrow use       0         0                  0                   0  menu/strategy/reduce
reuse          extend life      0         0                  0                   0  menu/strategy/reuse
repair         extend life      3         1                100                   2  menu/strategy/repair         illustrative
refurbish      extend life      0         0                  0                   0  menu/strategy/refurbish
remanufacture  extend life      0         0                  0                   0  menu/strategy/remanufacture
repurpose      extend life      0         0                  0                   0  menu/strategy/repurpose
recycle        recycle          0         0                  0                   0  menu/strategy/recycle
system         system           1         0                  0                   1  menu/strategy/system         illustrative

retained paths: 1, of which 1 prolong the physical life of products and 0 recycle

white spots
white spot                   item           title                  figure
───────────────────────────  ─────────────  ─────────────────────  ───────────────
theme without retained path  2              Learn from each other  menu/2/retained
group in no initiative       civil_society  civil society
group in no initiative       financier      financier
$ omloop menu a.omloop --theme 2 --lang nl
thema's van de menukaart
thema  titel             soort    werkpaden  weerhouden  initiatieven  cijfer        illustratief
─────  ────────────────  ───────  ─────────  ──────────  ────────────  ────────────  ────────────
2      Leren van elkaar  hefboom          1           0             1  menu/2/paths  illustratief

werkpaden
werkpad  getoond als  titel                   thema             soort    ketens  strategie  instrument  status   initiatieven  cijfer                illustratief
───────  ───────────  ──────────────────────  ────────────────  ───────  ──────  ─────────  ──────────  ───────  ────────────  ────────────────────  ────────────
2.1      2.1          Bezoeken bij bedrijven  Leren van elkaar  hefboom  K1      systeem    netwerk     reserve             1  menu/2.1/initiatives  illustratief

* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens

dekking: thema's per waardeketen, en wie van de vijfhoek meedoet
thema  titel             keten  werkpaden  weerhouden  initiatieven  bedrijf  onderzoek  middenveld  overheid  financier  cijfer      illustratief
─────  ────────────────  ─────  ─────────  ──────────  ────────────  ───────  ─────────  ──────────  ────────  ─────────  ──────────  ────────────
2      Leren van elkaar  K1             1           0             1  nee      nee        nee         ja        nee        menu/2/K1   illustratief
2      Leren van elkaar  K2             0           0             0  nee      nee        nee         nee       nee        menu/2/K2
2      Leren van elkaar  allen          0           0             0  nee      nee        nee         nee       nee        menu/2/all
$ omloop menu a.omloop --chain K9
omloop: there is no chain 'K9' [OML-STO-12]
hint: did you mean 'K1'?
[2]
$ omloop explain a.omloop menu/1/initiatives --lang nl
menu/1/initiatives = 2: actieve initiatieven die bijdragen, elk één keer geteld
  initiative/atelier = Open atelier (illustratief) [eigen]
    contribution/atelier/1.1 = 3 (illustratief) [eigen]
  initiative/register = Register van herstellers (illustratief) [eigen]
    contribution/register/1.10 = 3 (illustratief) [eigen]

bronnen van dit cijfer
bron   titel                      auteur  jaar  soort
─────  ─────────────────────────  ──────  ────  ────────────
eigen  Verzonnen voor de proeven  Omloop  2026  demonstratie

* [illustratief] dit cijfer steunt op waarden die verzonnen zijn ter demonstratie
# Programme.
$ omloop programme a.omloop
where the initiatives stand
status       computed  reported  figure                        illustrative
───────────  ────────  ────────  ────────────────────────────  ────────────
done                1         0  programme/status/done         illustrative
on schedule         0         2  programme/status/on_schedule  illustrative
not started         0         0  programme/status/not_started
attention           0         0  programme/status/attention
no report           1         2  programme/status/no_report    illustrative
late                2         0  programme/status/late         illustrative
stopped             0         0  programme/status/stopped

initiatives
initiative  title                  stage        reported     status     why                                                                                   last report  reached  milestones  figure                     illustrative
──────────  ─────────────────────  ───────────  ───────────  ─────────  ────────────────────────────────────────────────────────────────────────────────────  ───────────  ───────  ──────────  ─────────────────────────  ────────────
atelier     Open workshop          running      on schedule  late       a milestone is past its planned date; a milestone is forecast after its planned date  2026-09-01         1           3  programme/atelier/status   illustrative
bezoek      Company visits         running      on schedule  no report  no progress report for too long                                                       2026-02-01         0           0  programme/bezoek/status
register    Register of repairers  preparation               late       the start date has passed and it is still in preparation                                                 0           0  programme/register/status  illustrative
studie      Study of wear          closed                    done                                                                                                                1           1  programme/studie/status    illustrative

* [illustrative] what is marked illustrative was made up for demonstration, or follows from what was

what asks for attention
attention                 noun        item        title                    date        days  figure                     illustrative
────────────────────────  ──────────  ──────────  ───────────────────────  ──────────  ────  ─────────────────────────  ────────────
milestone overdue         milestone   atelier/m2  A thousand repairs       2026-Q3       55  milestone/atelier/m2       illustrative
milestone forecast late   milestone   atelier/m3  Second workshop          2027-06       91  milestone/atelier/m3       illustrative
past start date           initiative  register    Register of repairers    2026-09-01    84  programme/register/status  illustrative
commitment overdue        commitment  B1          Open a second workshop.  2026-11-23     1  commitment/B1              illustrative
silent                    initiative  bezoek      Company visits           2026-02-01   296  programme/bezoek/status
without known amount      initiative  bezoek      Company visits                             initiative/bezoek
without owner             initiative  register    Register of repairers                      initiative/register        illustrative
without known amount      initiative  register    Register of repairers                      initiative/register        illustrative
reached without evidence  milestone   studie/m1   Report                   2026-01-15        milestone/studie/m1        illustrative

commitments
commitment  organisation                statement                kind   deadline    status   late  initiative  figure         illustrative
──────────  ──────────────────────────  ───────────────────────  ─────  ──────────  ───────  ────  ──────────  ─────────────  ────────────
B1          Herstelatelier (verzonnen)  Open a second workshop.  do     2026-11-23  running  yes   atelier     commitment/B1  illustrative
B2          Textiellab (verzonnen)      Share the measurements.  share  2026-11-24  signed   no    atelier     commitment/B2  illustrative

who leads, and with what money
initiative  lead                         pentagon    committed    paid  figure                        illustrative
                                                           EUR     EUR
──────────  ───────────────────────────  ──────────  ─────────  ──────  ────────────────────────────  ────────────
atelier     Herstelatelier (verzonnen)   company       150,000  60,000  programme/atelier/committed   illustrative
bezoek      Programmabureau (verzonnen)  government                     programme/bezoek/committed
register                                                                programme/register/committed  illustrative
studie      Textiellab (verzonnen)       research                       programme/studie/committed    illustrative

money committed and paid
kind   committed    paid  amounts  paid known  figure                 illustrative
             EUR     EUR
─────  ─────────  ──────  ───────  ──────────  ─────────────────────  ────────────
grant    120,000  60,000        1           1  programme/money/grant  illustrative
own       30,000                1           0  programme/money/own    illustrative
total    150,000  60,000        2           1  programme/money/total  illustrative

an amount is known for 1 of 4 initiatives
$ omloop programme a.omloop --initiative atelier --lang nl
initiatieven
initiatief  titel         fase    gemeld     status   waarom                                                                                           laatste bericht  behaald  mijlpalen  cijfer                    illustratief
──────────  ────────────  ──────  ─────────  ───────  ───────────────────────────────────────────────────────────────────────────────────────────────  ───────────────  ───────  ─────────  ────────────────────────  ────────────
atelier     Open atelier  lopend  op schema  te laat  een mijlpaal is voorbij haar geplande datum; een mijlpaal wordt na haar geplande datum verwacht  2026-09-01             1          3  programme/atelier/status  illustratief

* [illustratief] wat als illustratief gemarkeerd is, werd verzonnen ter demonstratie, of volgt uit zulke gegevens

mijlpalen
mijlpaal    tekst                  gepland     verwacht  werkelijk   genoteerd  status      bewijs  cijfer                illustratief
──────────  ─────────────────────  ──────────  ────────  ──────────  ─────────  ──────────  ──────  ────────────────────  ────────────
atelier/m1  Atelier open           2025-03-31            2025-03-20  bereikt    bereikt     foto    milestone/atelier/m1  illustratief
atelier/m2  Duizend herstellingen  2026-Q3     2026-Q4               in gevaar  over tijd           milestone/atelier/m2  illustratief
atelier/m3  Tweede atelier         2027-03     2027-06               gepland    schuift op          milestone/atelier/m3  illustratief

voortgangsberichten
datum       status     wat veranderde      wat volgt
──────────  ─────────  ──────────────────  ─────────────
2026-03-01  aandacht   600 herstellingen.  Meer reclame.
2026-09-01  op schema  900 herstellingen.

werkpaden waaraan het bijdraagt
werkpad  titel                     sterkte  mechanisme
───────  ────────────────────────  ───────  ────────────────────────────
1.1      Herstel betaalbaar maken        3  Herstellen kost er de helft.

- een initiatief draagt bij aan een werkpad, van 1 (enigszins) tot 3 (sterk); of het een verandering veroorzaakte, wordt niet gezegd

wat aandacht vraagt
aandacht                 soort       item        titel                       datum       dagen  cijfer                illustratief
───────────────────────  ──────────  ──────────  ──────────────────────────  ──────────  ─────  ────────────────────  ────────────
mijlpaal over tijd       milestone   atelier/m2  Duizend herstellingen       2026-Q3        55  milestone/atelier/m2  illustratief
mijlpaal later verwacht  milestone   atelier/m3  Tweede atelier              2027-06        91  milestone/atelier/m3  illustratief
engagement over tijd     commitment  B1          Een tweede atelier openen.  2026-11-23      1  commitment/B1         illustratief

engagementen
engagement  organisatie                 uitspraak                   soort  termijn     status       te laat  initiatief  cijfer         illustratief
──────────  ──────────────────────────  ──────────────────────────  ─────  ──────────  ───────────  ───────  ──────────  ─────────────  ────────────
B1          Herstelatelier (verzonnen)  Een tweede atelier openen.  doen   2026-11-23  lopend       ja       atelier     commitment/B1  illustratief
B2          Textiellab (verzonnen)      De meetgegevens delen.      delen  2026-11-24  ondertekend  nee      atelier     commitment/B2  illustratief

wie trekt, en met welk geld
initiatief  trekker                     vijfhoek  toegezegd  betaald  cijfer                       illustratief
                                                        EUR      EUR
──────────  ──────────────────────────  ────────  ─────────  ───────  ───────────────────────────  ────────────
atelier     Herstelatelier (verzonnen)  bedrijf     150.000   60.000  programme/atelier/committed  illustratief

geld: toegezegd en betaald
soort           toegezegd  betaald  bedragen  met betaald bekend  cijfer                       illustratief
                      EUR      EUR
──────────────  ─────────  ───────  ────────  ──────────────────  ───────────────────────────  ────────────
subsidie          120.000   60.000         1                   1                               illustratief
eigen middelen     30.000                  1                   0                               illustratief
totaal            150.000   60.000         2                   1  programme/atelier/committed  illustratief
$ omloop programme a.omloop --late --table attention
what asks for attention
attention                noun        item        title                    date        days  figure                     illustrative
───────────────────────  ──────────  ──────────  ───────────────────────  ──────────  ────  ─────────────────────────  ────────────
milestone overdue        milestone   atelier/m2  A thousand repairs       2026-Q3       55  milestone/atelier/m2       illustrative
milestone forecast late  milestone   atelier/m3  Second workshop          2027-06       91  milestone/atelier/m3       illustrative
past start date          initiative  register    Register of repairers    2026-09-01    84  programme/register/status  illustrative
commitment overdue       commitment  B1          Open a second workshop.  2026-11-23     1  commitment/B1              illustrative
[1]
$ omloop programme a.omloop --silent --days 360 --table attention
what asks for attention
attention  noun  item  title  date  days  figure  illustrative
─────────  ────  ────  ─────  ────  ────  ──────  ────────────
(nothing)
$ omloop programme a.omloop --days 0
omloop: days without a report must be from 1 to 3660 [OML-PRO-01]
[2]
$ omloop explain a.omloop programme/atelier/status --lang nl
programme/atelier/status: te laat: het slechtste van zijn fase en de regels die gelden
  initiative/atelier/status = lopend (illustratief) [eigen]
  een mijlpaal is voorbij haar geplande datum
    milestone/atelier/m2/planned = 2026-Q3 (illustratief) [eigen]
  een mijlpaal wordt na haar geplande datum verwacht
    milestone/atelier/m3/forecast = 2027-06 (illustratief) [eigen]

bronnen van dit cijfer
bron   titel                      auteur  jaar  soort
─────  ─────────────────────────  ──────  ────  ────────────
eigen  Verzonnen voor de proeven  Omloop  2026  demonstratie

* [illustratief] dit cijfer steunt op waarden die verzonnen zijn ter demonstratie
$ omloop explain a.omloop programme/atelier/committed
programme/atelier/committed = 150,000 EUR: sum of the amounts committed
  funding/atelier/BUREAU = 120,000 EUR (2025, illustrative) [eigen]
  funding/atelier/HERSTEL = 30,000 EUR (2025, illustrative) [eigen]

sources of this figure
source  title                      author  year  kind
──────  ─────────────────────────  ──────  ────  ─────────────
eigen   Verzonnen voor de proeven  Omloop  2026  demonstration

* [illustrative] this figure rests on values that were made up for demonstration
# Ambitions.
$ omloop ambitions a.omloop
principles
principle  title             text
─────────  ────────────────  ──────────────────────────────────
B          Use longer first  What lasts need not be made again.

ambitions
ambition  title        horizon  owner            status   indicators  targets  source
────────  ───────────  ───────  ───────────────  ───────  ──────────  ───────  ──────
A1        More repair  2030     programmabureau  adopted           2        2  eigen

published wordings of one ambition, side by side
ambition  wording  text                         population        threshold  comparison  date  source
────────  ───────  ───────────────────────────  ────────────────  ─────────  ──────────  ────  ──────
A1        A1-W1    Half is repaired.            all appliances         0.50  at least    2024  eigen
A1        A1-W2    More than half is repaired.  large appliances       0.50  more than   2025  eigen

trajectory against target: the straight way from the baseline
target           indicator       baseline  baseline year  assumed    last  last year  expected  target value  year  unit  status            figure
───────────────  ──────────────  ────────  ─────────────  ───────  ──────  ─────────  ────────  ────────────  ────  ────  ────────────────  ────────────────────────────────
afval-d1/2030    Residual waste    150.00  2020           yes      130.50  2024         130.00        100.00  2030  kg    on schedule       indicator/afval-d1/2030/status
herstel-d1/2030  Repaired           20.00  2020           no        20.00  2020                        50.00  2030  %     definition broke  indicator/herstel-d1/2030/status

targets: 2; reached 0, on schedule 1, off schedule 0, missed 0; of 1 nothing can be said yet

~ [estimate] where no baseline was published the first observation stands in for it (assumed)

indicators and what was last seen
indicator  title           level    ambition    last  unit  period  vintage       definitions  observations  figure
─────────  ──────────────  ───────  ────────  ──────  ────  ──────  ────────────  ───────────  ────────────  ───────────────────────────
afval      Residual waste  effect   A1        130.50  kg    2024                            1             2  observation/afval-d1/2024
herstel    Repaired        outcome  A1         35.00  %     2024    uitgave 2025            2             2  observation/herstel-d2/2024

observations by definition and edition, and the ways to the targets
indicator       series                      period   value  unit  geography   status       moving average  figure                              source
──────────────  ──────────────────────────  ──────  ──────  ────  ──────────  ───────────  ──────────────  ──────────────────────────────────  ──────
Residual waste  definition 1                2020    150.00  kg    Vlaanderen  final        no              observation/afval-d1/2020           dienst
Residual waste  definition 1                2024    130.50  kg    Vlaanderen  provisional  no              observation/afval-d1/2024           dienst
Residual waste  way to 2030                 2020    150.00  kg                             no              indicator/afval-d1/2030/expected    dienst
Residual waste  way to 2030                 2030    100.00  kg                             no              indicator/afval-d1/2030/expected    dienst
Repaired        definition 1, uitgave 2021  2020     20.00  %     Vlaanderen  final        no              observation/herstel-d1/2020         dienst
Repaired        definition 2, uitgave 2025  2024     35.00  %     Vlaanderen  final        yes             observation/herstel-d2/2024         dienst
Repaired        way to 2030                 2020     20.00  %                              no              indicator/herstel-d1/2030/expected  dienst
Repaired        way to 2030                 2030     50.00  %                              no              indicator/herstel-d1/2030/expected  dienst

definitions, version by version
indicator  version  text                                        unit  direction  break  figure                 source
─────────  ───────  ──────────────────────────────────────────  ────  ─────────  ─────  ─────────────────────  ──────
afval            1  Residual waste divided by inhabitants.      kg    down       no     definition/afval-d1    dienst
herstel          1  Part of all appliances that is repaired.    %     up         no     definition/herstel-d1  dienst
herstel          2  Part of large appliances that is repaired.  %     up         yes    definition/herstel-d2  dienst

traps in these series
caveat  title                        text                                       indicators
──────  ───────────────────────────  ─────────────────────────────────────────  ──────────
V1      Same word, other definition  Large appliances are repaired more often.  herstel

! Repaired: Same word, other definition
$ omloop ambitions a.omloop --indicator herstel --lang nl
verloop tegenover doel: de rechte weg vanaf de nulmeting
doel             indicator  nulmeting  jaar van de nulmeting  aangenomen  laatste  jaar  streefwaarde  jaar  eenheid  status               cijfer
───────────────  ─────────  ─────────  ─────────────────────  ──────────  ───────  ────  ────────────  ────  ───────  ───────────────────  ────────────────────────────────
herstel-d1/2030  Hersteld       20,00  2020                   nee           20,00  2020         50,00  2030  %        definitie gewijzigd  indicator/herstel-d1/2030/status

doelen: 1; gehaald 0, op schema 0, niet op schema 0, gemist 0; over 1 valt nog niets te zeggen

indicatoren en wat het laatst gezien werd
indicator  titel     niveau    ambitie  laatste  eenheid  periode  uitgave       definities  waarnemingen  cijfer
─────────  ────────  ────────  ───────  ───────  ───────  ───────  ────────────  ──────────  ────────────  ───────────────────────────
herstel    Hersteld  uitkomst  A1         35,00  %        2024     uitgave 2025           2             2  observation/herstel-d2/2024

waarnemingen per definitie en uitgave, en de wegen naar de doelen
indicator  reeks                      periode  waarde  eenheid  gebied      status      voortschrijdend gemiddelde  cijfer                              bron
─────────  ─────────────────────────  ───────  ──────  ───────  ──────────  ──────────  ──────────────────────────  ──────────────────────────────────  ──────
Hersteld   definitie 1, uitgave 2021  2020      20,00  %        Vlaanderen  definitief  nee                         observation/herstel-d1/2020         dienst
Hersteld   definitie 2, uitgave 2025  2024      35,00  %        Vlaanderen  definitief  ja                          observation/herstel-d2/2024         dienst
Hersteld   weg naar 2030              2020      20,00  %                                nee                         indicator/herstel-d1/2030/expected  dienst
Hersteld   weg naar 2030              2030      50,00  %                                nee                         indicator/herstel-d1/2030/expected  dienst

definities, versie per versie
indicator  versie  tekst                                             eenheid  richting        breuk  cijfer                 bron
─────────  ──────  ────────────────────────────────────────────────  ───────  ──────────────  ─────  ─────────────────────  ──────
herstel         1  Deel van alle toestellen dat hersteld wordt.      %        hoger is beter  nee    definition/herstel-d1  dienst
herstel         2  Deel van de grote toestellen dat hersteld wordt.  %        hoger is beter  ja     definition/herstel-d2  dienst

valkuilen in deze reeksen
valkuil  titel                           tekst                                    indicatoren
───────  ──────────────────────────────  ───────────────────────────────────────  ───────────
V1       Zelfde woord, andere definitie  Grote toestellen worden vaker hersteld.  herstel

! Hersteld: Zelfde woord, andere definitie
$ omloop explain a.omloop indicator/afval-d1/2030/status
indicator/afval-d1/2030/status: on schedule: the last observation held against the straight way
  indicator/afval-d1/2030/expected = 130 kg: on the straight way in the year of the last observation
  target/afval-d1/2030 = 100 kg (2030) [dienst]
  definition/afval-d1 = Residual waste divided by inhabitants. [dienst]
  no baseline was published: the first observation stands in = 150 kg
    observation/afval-d1/2020 = 150 kg (2020, Vlaanderen) [dienst]
  observation/afval-d1/2024 = 130.5 kg (2024, Vlaanderen) [dienst]

sources of this figure
source  title                   author               year  kind       url
──────  ──────────────────────  ───────────────────  ────  ─────────  ───────────────────────────
dienst  Cijfers van een dienst  Dienst voor Cijfers  2023  statistic  https://example.org/cijfers
$ omloop explain a.omloop indicator/herstel-d1/2030/status
indicator/herstel-d1/2030/status: definition broke: the last observation held against the straight way
  target/herstel-d1/2030 = 50 % (2030) [dienst]
  definition/herstel-d1 = Part of all appliances that is repaired. [dienst]
  target/herstel-d1/2030/baseline = 20 % (2020) [dienst]
  observation/herstel-d1/2020 = 20 % (2020, Vlaanderen) [dienst]
  a later definition broke the series; it was observed too:
    observation/herstel-d2/2024 = 35 % (2024, Vlaanderen) [dienst]

sources of this figure
source  title                   author               year  kind       url
──────  ──────────────────────  ───────────────────  ────  ─────────  ───────────────────────────
dienst  Cijfers van een dienst  Dienst voor Cijfers  2023  statistic  https://example.org/cijfers
# Figures.
$ omloop explain a.omloop --lang nl | grep -E '^(familie|scope|NOUN)'
familie     vorm                                                                                                                                   betekenis
scope       scope/SECTOR/CHAIN, scope/SECTOR/claimed, scope/SECTOR/left                                                                            welk deel van een sector één keten, alle ketens of geen keten neemt
NOUN        statistic/CODE, claim/CODE/verdict                                                                                                     elk bewaard record, of een veld ervan: waar het vandaan komt en wie het laatst wijzigde
$ omloop explain a.omloop statistic/13/value_added/2022
statistic/13/value_added/2022 = 1,234.5 mln euro (2022, Vlaanderen, production, measured) [dienst]; last changed 2026-11-24 init (proef)
  sector/13 = Manufacture of textiles [dienst]
  metric/value_added = Value added (production)

sources of this figure
source  title                   author               year  kind       url
──────  ──────────────────────  ───────────────────  ────  ─────────  ───────────────────────────
dienst  Cijfers van een dienst  Dienst voor Cijfers  2023  statistic  https://example.org/cijfers
$ omloop explain a.omloop statistic/13/value_added/2022 --json
{"tables":{"trace":[
{"level":0,"step":"statistic/13/value_added/2022 = 1,234.5 mln euro (2022, Vlaanderen, production, measured) [dienst]; last changed 2026-11-24 init (proef)","figure":"statistic/13/value_added/2022","value":1234.5,"text":null,"unit":"mln euro","how":null,"period":"2022","geography":"Vlaanderen","perspective":"production","method":"measured","source":"dienst","place":null,"illustrative":false,"changed":"2026-11-24 init (proef)"}
,{"level":1,"step":"sector/13 = Manufacture of textiles [dienst]","figure":"sector/13","value":null,"text":"Vervaardiging van textiel","unit":null,"how":null,"period":null,"geography":null,"perspective":null,"method":null,"source":"dienst","place":null,"illustrative":false,"changed":"2026-11-24 init (proef)"}
,{"level":1,"step":"metric/value_added = Value added (production)","figure":"metric/value_added","value":null,"text":"Toegevoegde waarde","unit":null,"how":null,"period":null,"geography":null,"perspective":"production","method":null,"source":null,"place":null,"illustrative":false,"changed":"2026-11-24 init (proef)"}],"sources":[
{"source":"dienst","title":"Cijfers van een dienst","author":"Dienst voor Cijfers","year":"2023","kind":"statistic","licence":null,"url":"https://example.org/cijfers"}]},"notes":[],"run":{"inputs":"a3677334f74ab77ee5992f2c5fef05b30b6b30efa18a182f940edea5983c790f","version":"0.1.0"}}
$ omloop explain a.omloop milestone/atelier/m2/forecast --lang nl
milestone/atelier/m2/forecast = 2026-Q4 (illustratief) [eigen]; laatst gewijzigd 2026-11-24 import (proef: start)
  initiative/atelier = Open atelier (illustratief) [eigen]

bronnen van dit cijfer
bron   titel                      auteur  jaar  soort
─────  ─────────────────────────  ──────  ────  ────────────
eigen  Verzonnen voor de proeven  Omloop  2026  demonstratie

* [illustratief] dit cijfer steunt op waarden die verzonnen zijn ter demonstratie
$ omloop explain a.omloop menu/1/prices
omloop: there is no figure 'menu/1/prices' [OML-TRA-01]
hint: 'omloop explain AGENDA' lists the forms of figures
[2]
$ omloop explain a.omloop price/1
omloop: 'price/1' is no figure: there is neither a family nor a noun of that name [OML-TRA-02]
hint: 'omloop explain AGENDA' lists the forms of figures
[2]
$ omloop explain a.omloop statistic/13/jobs/2023
omloop: there is no statistic '13/jobs/2023' [OML-STO-12]
hint: did you mean '13/jobs/2022'?
[2]
# An agenda of another region, with metrics of its own.
$ mkdir elsewhere
$ printf 'code;title;kind\neigen;Eigen cijfers;statistic\n' >elsewhere/sources.csv
$ printf 'code;version;label_nl;level;scope;reason_nl\n13;nace2;Textiel;division;core;x\n25;nace2;Metaal;division;core;x\n' >elsewhere/sectors.csv
$ printf 'code;title_nl;unit;perspective\nloon;Loon;MEUR;production\ntw;Waarde;MEUR;production\n' >elsewhere/metrics.csv
$ printf 'code;sector;metric;value;unit;period;geography;perspective;method;source\na;13;tw;120,5;MEUR;2023;BE3;production;measured;eigen\nb;25;tw;300,25;MEUR;2023;BE3;production;measured;eigen\nc;25;loon;99,5;MEUR;2023;BE3;production;measured;eigen\n' >elsewhere/statistics.csv
$ omloop init elsewhere.omloop --from elsewhere --quiet
$ omloop evidence elsewhere.omloop --table evidence --csv
rank,sector,label,scope,loon,tw,figure,estimates,illustrative
1,25,Metaal,core,99.5,300.25,evidence/25/loon,,
2,13,Textiel,core,,120.5,evidence/13/loon,,
$ omloop report elsewhere.omloop -o elsewhere.html --quiet

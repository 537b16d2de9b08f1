-- The nouns of an agenda, one STRICT table each; the fields are those of src/agenda/noun.c (a test compares).
-- An empty cell is NULL. References are checked at commit, so that records may come in any order.
-- SPDX-License-Identifier: EUPL-1.2

-- the agenda itself: title, scope, period, how many chains get priority
CREATE TABLE agenda (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    scope_nl TEXT,
    scope_en TEXT,
    region TEXT NOT NULL,
    period_from TEXT,
    period_to TEXT,
    leads TEXT,
    licence TEXT,
    top INTEGER NOT NULL,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a publication, statistic, law, page or judgement that figures and facts come from
CREATE TABLE source (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title TEXT NOT NULL,
    author TEXT,
    year TEXT,
    url TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('statistic', 'publication', 'law', 'web', 'own_calculation', 'judgement', 'demonstration')),
    licence TEXT,
    note_nl TEXT,
    note_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- another agenda that borders on this one
CREATE TABLE neighbour (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    leads TEXT,
    rule_nl TEXT,
    rule_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a NACE sector, in its version of the classification
CREATE TABLE sector (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    version TEXT NOT NULL CHECK (version IN ('nace2', 'nace21')),
    label_nl TEXT NOT NULL,
    label_en TEXT,
    level TEXT NOT NULL CHECK (level IN ('division', 'group', 'class', 'subclass')),
    parent TEXT REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    scope TEXT CHECK (scope IN ('core', 'boundary', 'out', 'around')),
    reason_nl TEXT,
    reason_en TEXT,
    share_of_parent REAL,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- how a sector of one NACE version maps to another
CREATE TABLE crosswalk (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    sector TEXT NOT NULL REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL,
    note_nl TEXT,
    note_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what a sector shares with a neighbour agenda
CREATE TABLE overlap (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    sector TEXT NOT NULL REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    neighbour TEXT NOT NULL REFERENCES neighbour (code) DEFERRABLE INITIALLY DEFERRED,
    what_nl TEXT,
    what_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a value chain: chosen, or a candidate that was not
CREATE TABLE chain (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    products_nl TEXT,
    products_en TEXT,
    status TEXT NOT NULL CHECK (status IN ('priority', 'candidate', 'not_retained')),
    in_scope INTEGER NOT NULL DEFAULT 0 CHECK (in_scope IN (0, 1)),
    owner TEXT REFERENCES neighbour (code) DEFERRABLE INITIALLY DEFERRED,
    motivation_nl TEXT,
    motivation_en TEXT,
    fact_nl TEXT,
    fact_en TEXT,
    rank INTEGER,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a sector's place in a value chain, with the share that belongs to it
CREATE TABLE chain_sector (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    chain TEXT NOT NULL REFERENCES chain (code) DEFERRABLE INITIALLY DEFERRED,
    sector TEXT NOT NULL REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    position TEXT NOT NULL CHECK (position IN ('raw_material', 'part', 'make', 'trade', 'use', 'repair', 'reuse', 'recycle')),
    share REAL NOT NULL,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a measure that figures are given in: unit and perspective
CREATE TABLE metric (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    definition_nl TEXT,
    definition_en TEXT,
    unit TEXT NOT NULL,
    perspective TEXT NOT NULL CHECK (perspective IN ('production', 'consumption', 'policy', 'none')),
    points TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a question that chains or paths are compared on
CREATE TABLE criterion (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    question_nl TEXT,
    question_en TEXT,
    about TEXT NOT NULL CHECK (about IN ('chain', 'path')),
    kind TEXT NOT NULL CHECK (kind IN ('measured', 'judged')),
    direction TEXT NOT NULL CHECK (direction IN ('max', 'min')),
    unit TEXT NOT NULL,
    metric TEXT REFERENCES metric (code) DEFERRABLE INITIALLY DEFERRED,
    alternatives TEXT,
    points TEXT NOT NULL,
    weight REAL NOT NULL,
    anchors_nl TEXT,
    anchors_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a set of weights, of all or of one group of the pentagon
CREATE TABLE weightset (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    pentagon TEXT NOT NULL CHECK (pentagon IN ('all', 'company', 'research', 'civil_society', 'government', 'financier')),
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- the weight a set gives to a criterion
CREATE TABLE weight (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    weightset TEXT NOT NULL REFERENCES weightset (code) DEFERRABLE INITIALLY DEFERRED,
    criterion TEXT NOT NULL REFERENCES criterion (code) DEFERRABLE INITIALLY DEFERRED,
    points REAL NOT NULL,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- an input-output or footprint table
CREATE TABLE iotable (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    year TEXT NOT NULL,
    geography TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('input_output', 'footprint', 'accounts')),
    technology TEXT NOT NULL CHECK (technology IN ('domestic', 'total', 'none')),
    note_nl TEXT,
    note_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a row or column of a table: industry, final demand, primary input, stressor, product
CREATE TABLE account (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    iotable TEXT NOT NULL REFERENCES iotable (code) DEFERRABLE INITIALLY DEFERRED,
    label_nl TEXT NOT NULL,
    label_en TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('industry', 'product', 'final_demand', 'primary', 'stressor')),
    position INTEGER NOT NULL,
    unit TEXT NOT NULL,
    metric TEXT REFERENCES metric (code) DEFERRABLE INITIALLY DEFERRED,
    year TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- which NACE sectors an account covers, and which share of it each takes
CREATE TABLE account_sector (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    account TEXT NOT NULL REFERENCES account (code) DEFERRABLE INITIALLY DEFERRED,
    sector TEXT NOT NULL REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    share REAL NOT NULL,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- one cell of a table
CREATE TABLE flow (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    iotable TEXT NOT NULL REFERENCES iotable (code) DEFERRABLE INITIALLY DEFERRED,
    origin TEXT NOT NULL REFERENCES account (code) DEFERRABLE INITIALLY DEFERRED,
    destination TEXT NOT NULL REFERENCES account (code) DEFERRABLE INITIALLY DEFERRED,
    "value" REAL NOT NULL,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a published figure about a sector, a chain or the whole region
CREATE TABLE statistic (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    sector TEXT REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    chain TEXT REFERENCES chain (code) DEFERRABLE INITIALLY DEFERRED,
    metric TEXT NOT NULL REFERENCES metric (code) DEFERRABLE INITIALLY DEFERRED,
    "value" REAL NOT NULL,
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    period TEXT NOT NULL,
    geography TEXT NOT NULL,
    perspective TEXT NOT NULL CHECK (perspective IN ('production', 'consumption', 'policy', 'none')),
    method TEXT NOT NULL CHECK (method IN ('measured', 'modelled', 'estimated', 'cited', 'calculated')),
    vintage TEXT,
    note_nl TEXT,
    note_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a European rule with its date
CREATE TABLE rule (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    instrument TEXT NOT NULL,
    "date" TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('in_force', 'planned', 'proposed')),
    chains TEXT,
    effect_nl TEXT,
    effect_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a headline figure beside what public text and the tables say
CREATE TABLE claim (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    statement_nl TEXT NOT NULL,
    statement_en TEXT,
    "value" REAL,
    unit TEXT NOT NULL,
    period TEXT,
    geography TEXT,
    finding_nl TEXT NOT NULL,
    finding_en TEXT,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'between', 'depends', 'differs', 'not_found')),
    figure TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a principle behind the agenda
CREATE TABLE principle (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what the agenda wants to reach, and by when
CREATE TABLE ambition (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    horizon TEXT,
    owner TEXT,
    chains TEXT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'adopted', 'revised', 'reached', 'lapsed')),
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- one published wording of an ambition: text, population, threshold
CREATE TABLE wording (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    ambition TEXT NOT NULL REFERENCES ambition (code) DEFERRABLE INITIALLY DEFERRED,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    population_nl TEXT,
    population_en TEXT,
    threshold REAL,
    comparison TEXT CHECK (comparison IN ('at_least', 'more_than')),
    "date" TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a theme of the menu: circular strategy or lever
CREATE TABLE theme (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('strategy', 'lever')),
    description_nl TEXT,
    description_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a lever as other lists name it, with the theme it corresponds to
CREATE TABLE lever (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    list TEXT NOT NULL CHECK (list IN ('prestudy_text', 'partnership')),
    theme TEXT REFERENCES theme (code) DEFERRABLE INITIALLY DEFERRED,
    note_nl TEXT,
    note_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a work path of the menu
CREATE TABLE path (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    theme TEXT NOT NULL REFERENCES theme (code) DEFERRABLE INITIALLY DEFERRED,
    title_nl TEXT NOT NULL,
    title_en TEXT,
    description_nl TEXT,
    description_en TEXT,
    strategy TEXT NOT NULL CHECK (strategy IN ('refuse', 'rethink', 'reduce', 'reuse', 'repair', 'refurbish', 'remanufacture', 'repurpose', 'recycle', 'system')),
    instrument TEXT NOT NULL CHECK (instrument IN ('regulation', 'finance', 'knowledge', 'network', 'purchasing', 'communication', 'infrastructure', 'data', 'operation')),
    actor_nl TEXT,
    actor_en TEXT,
    competence TEXT CHECK (competence IN ('flemish', 'federal', 'eu', 'local', 'private', 'mixed')),
    chains TEXT,
    display TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('prestudy', 'demonstration')),
    status TEXT NOT NULL CHECK (status IN ('menu', 'retained', 'reserve', 'not_retained', 'running', 'done', 'stopped')),
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- an organisation and its place in the pentagon
CREATE TABLE organisation (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    name TEXT NOT NULL,
    pentagon TEXT NOT NULL CHECK (pentagon IN ('company', 'research', 'civil_society', 'government', 'financier')),
    role_nl TEXT,
    role_en TEXT,
    kbo TEXT,
    url TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a project, practice, programme or instrument that carries paths out
CREATE TABLE initiative (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('project', 'practice', 'programme', 'instrument', 'tool', 'study', 'network', 'living_lab')),
    aim_nl TEXT,
    aim_en TEXT,
    lead TEXT REFERENCES organisation (code) DEFERRABLE INITIALLY DEFERRED,
    chains TEXT,
    period_from TEXT,
    period_to TEXT,
    continuous INTEGER NOT NULL DEFAULT 0 CHECK (continuous IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('preparation', 'running', 'closing', 'closed', 'stopped', 'suspended')),
    scale TEXT CHECK (scale IN ('research', 'pilot', 'scale_up', 'roll_out')),
    outcome_nl TEXT,
    outcome_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- which path an initiative contributes to, how strongly and by what mechanism
CREATE TABLE contribution (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    initiative TEXT NOT NULL REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    path TEXT NOT NULL REFERENCES path (code) DEFERRABLE INITIALLY DEFERRED,
    strength INTEGER NOT NULL,
    mechanism_nl TEXT,
    mechanism_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- an organisation's part in an initiative
CREATE TABLE partner (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    initiative TEXT NOT NULL REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT NOT NULL REFERENCES organisation (code) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('partner', 'funder', 'host', 'supplier')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what an organisation has promised
CREATE TABLE commitment (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    organisation TEXT NOT NULL REFERENCES organisation (code) DEFERRABLE INITIALLY DEFERRED,
    statement_nl TEXT NOT NULL,
    statement_en TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'fund', 'facilitate', 'purchase', 'share')),
    "value" REAL,
    unit TEXT,
    deadline TEXT,
    accepted TEXT,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'promised', 'signed', 'running', 'kept', 'partly', 'not_kept', 'revised')),
    path TEXT REFERENCES path (code) DEFERRABLE INITIALLY DEFERRED,
    initiative TEXT REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a verifiable step of an initiative
CREATE TABLE milestone (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    initiative TEXT NOT NULL REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    planned TEXT NOT NULL,
    forecast TEXT,
    actual TEXT,
    status TEXT NOT NULL CHECK (status IN ('planned', 'at_risk', 'reached', 'missed', 'dropped')),
    evidence TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a progress report, the same form for all
CREATE TABLE progress (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    initiative TEXT NOT NULL REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('not_started', 'on_schedule', 'attention', 'late', 'done', 'stopped')),
    changed_nl TEXT,
    changed_en TEXT,
    next_nl TEXT,
    next_en TEXT,
    help_nl TEXT,
    help_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- money for an initiative: committed and paid
CREATE TABLE funding (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    initiative TEXT NOT NULL REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    organisation TEXT NOT NULL REFERENCES organisation (code) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('grant', 'loan', 'guarantee', 'own', 'eu')),
    committed INTEGER NOT NULL,
    paid INTEGER,
    period TEXT NOT NULL,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what is measured, and how well it measures what is meant
CREATE TABLE indicator (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    what_nl TEXT,
    what_en TEXT,
    topic TEXT,
    level TEXT NOT NULL CHECK (level IN ('means', 'activity', 'performance', 'outcome', 'effect')),
    ambition TEXT REFERENCES ambition (code) DEFERRABLE INITIALLY DEFERRED,
    aim_nl TEXT,
    aim_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a version of an indicator's definition
CREATE TABLE definition (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    indicator TEXT NOT NULL REFERENCES indicator (code) DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'none')),
    method TEXT,
    valid_from TEXT,
    "break" INTEGER NOT NULL DEFAULT 0 CHECK ("break" IN (0, 1)),
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a value of an indicator, with its definition and vintage
CREATE TABLE observation (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    definition TEXT NOT NULL REFERENCES definition (code) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    geography TEXT NOT NULL,
    "value" REAL NOT NULL,
    unit TEXT NOT NULL,
    low REAL,
    high REAL,
    vintage TEXT,
    status TEXT NOT NULL CHECK (status IN ('provisional', 'final', 'revised', 'estimated')),
    moving_average INTEGER NOT NULL DEFAULT 0 CHECK (moving_average IN (0, 1)),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a target value of an indicator
CREATE TABLE target (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    definition TEXT NOT NULL REFERENCES definition (code) DEFERRABLE INITIALLY DEFERRED,
    baseline REAL,
    baseline_year TEXT,
    "value" REAL NOT NULL,
    unit TEXT NOT NULL,
    year TEXT NOT NULL,
    note_nl TEXT,
    note_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a trap in the data that a reader should know
CREATE TABLE caveat (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    indicators TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a scoring round: what is scored, by which scale and rules
CREATE TABLE round (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    about TEXT NOT NULL CHECK (about IN ('chain', 'path')),
    criteria TEXT NOT NULL,
    scale_min INTEGER NOT NULL,
    scale_max INTEGER NOT NULL,
    quorum REAL NOT NULL,
    top INTEGER NOT NULL,
    draws INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'closed')),
    opened TEXT,
    closed TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- a member of a round's panel: a code and a place in the pentagon, never a name
CREATE TABLE voter (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    round TEXT NOT NULL REFERENCES round (code) DEFERRABLE INITIALLY DEFERRED,
    pentagon TEXT NOT NULL CHECK (pentagon IN ('company', 'research', 'civil_society', 'government', 'financier')),
    organisation TEXT REFERENCES organisation (code) DEFERRABLE INITIALLY DEFERRED,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- one score: a value, or why there is none
CREATE TABLE ballot (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    voter TEXT NOT NULL REFERENCES voter (code) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    criterion TEXT NOT NULL REFERENCES criterion (code) DEFERRABLE INITIALLY DEFERRED,
    "value" REAL,
    mark TEXT CHECK (mark IN ('dont_know', 'interest')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what a body decided, apart from the scores
CREATE TABLE decision (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    "date" TEXT NOT NULL,
    body TEXT NOT NULL,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    motivation_nl TEXT,
    motivation_en TEXT,
    round TEXT REFERENCES round (code) DEFERRABLE INITIALLY DEFERRED,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what a decision says of one chain or path
CREATE TABLE outcome (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    decision TEXT NOT NULL REFERENCES decision (code) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('priority', 'retained', 'reserve', 'not_retained')),
    motivation_nl TEXT,
    motivation_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what was learned, and where it applies
CREATE TABLE lesson (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    context_nl TEXT,
    context_en TEXT,
    advice_nl TEXT,
    advice_en TEXT,
    initiative TEXT REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    path TEXT REFERENCES path (code) DEFERRABLE INITIALLY DEFERRED,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;


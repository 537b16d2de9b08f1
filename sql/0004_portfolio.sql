-- The programme as a portfolio: what is put forward, what it asks, what there is, and which mix is wanted.
-- SPDX-License-Identifier: EUPL-1.2

-- a path or initiative put forward for the programme, with what it requires and excludes
CREATE TABLE proposal (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    path TEXT REFERENCES path (code) DEFERRABLE INITIALLY DEFERRED,
    initiative TEXT REFERENCES initiative (code) DEFERRABLE INITIALLY DEFERRED,
    lead TEXT REFERENCES organisation (code) DEFERRABLE INITIALLY DEFERRED,
    wish TEXT NOT NULL CHECK (wish IN ('open', 'must', 'never')),
    requires TEXT,
    excludes TEXT,
    benefit REAL,
    low REAL,
    high REAL,
    unit TEXT,
    method TEXT CHECK (method IN ('measured', 'modelled', 'estimated', 'cited', 'calculated')),
    motivation_nl TEXT,
    motivation_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what a proposal asks in a year: money of one kind, or people
CREATE TABLE need (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    proposal TEXT NOT NULL REFERENCES proposal (code) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('grant', 'loan', 'guarantee', 'own', 'eu')),
    amount INTEGER,
    low INTEGER,
    high INTEGER,
    person_years REAL,
    method TEXT NOT NULL CHECK (method IN ('measured', 'modelled', 'estimated', 'cited', 'calculated')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- what there is to spend: money or people, of a year, of a kind, or of all
CREATE TABLE means (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    period TEXT,
    kind TEXT CHECK (kind IN ('grant', 'loan', 'guarantee', 'own', 'eu')),
    amount INTEGER,
    person_years REAL,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- how many proposals of a theme, chain or pentagon group there are at least and at most
CREATE TABLE quota (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    theme TEXT REFERENCES theme (code) DEFERRABLE INITIALLY DEFERRED,
    chain TEXT REFERENCES chain (code) DEFERRABLE INITIALLY DEFERRED,
    pentagon TEXT CHECK (pentagon IN ('company', 'research', 'civil_society', 'government', 'financier')),
    least INTEGER NOT NULL,
    most INTEGER,
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

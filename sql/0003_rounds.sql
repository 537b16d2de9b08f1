-- Rounds: how far scores may be known, two-person acts, recusals, and scores without a voter.
-- SPDX-License-Identifier: EUPL-1.2

ALTER TABLE round ADD COLUMN mode TEXT CHECK (mode IN ('attributed', 'confidential', 'unlinkable'));
ALTER TABLE round ADD COLUMN min_cell INTEGER;
ALTER TABLE round ADD COLUMN previous TEXT REFERENCES round (code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE round ADD COLUMN two_persons INTEGER NOT NULL DEFAULT 0 CHECK (two_persons IN (0, 1));
ALTER TABLE round ADD COLUMN second TEXT;
ALTER TABLE voter ADD COLUMN voted INTEGER NOT NULL DEFAULT 0 CHECK (voted IN (0, 1));

-- who stands aside for which item, and on what ground
CREATE TABLE recusal (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    voter TEXT NOT NULL REFERENCES voter (code) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    ground TEXT NOT NULL CHECK (ground IN ('lead', 'partner', 'funding', 'commitment', 'declared')),
    because TEXT,
    status TEXT NOT NULL CHECK (status IN ('standing', 'lifted')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- one score of an unlinkable round, of which nobody knows whose it is
CREATE TABLE card (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    round TEXT NOT NULL REFERENCES round (code) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    number INTEGER NOT NULL,
    criterion TEXT NOT NULL REFERENCES criterion (code) DEFERRABLE INITIALLY DEFERRED,
    pentagon TEXT CHECK (pentagon IN ('company', 'research', 'civil_society', 'government', 'financier')),
    "value" REAL,
    mark TEXT CHECK (mark IN ('dont_know', 'interest')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

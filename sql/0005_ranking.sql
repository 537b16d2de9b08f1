-- Rankings as they stood, and thresholds of criteria.
-- SPDX-License-Identifier: EUPL-1.2

ALTER TABLE criterion ADD COLUMN indifference REAL;
ALTER TABLE criterion ADD COLUMN preference REAL;
ALTER TABLE criterion ADD COLUMN veto REAL;
ALTER TABLE criterion ADD COLUMN shape TEXT CHECK (shape IN ('usual', 'ushape', 'vshape', 'level', 'linear', 'gaussian'));

-- a ranking of value chains as it stood: all it was computed from, and what came of it
CREATE TABLE ranking (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    title_nl TEXT,
    title_en TEXT,
    "date" TEXT NOT NULL,
    method TEXT NOT NULL,
    choice TEXT,
    version TEXT NOT NULL,
    inputs TEXT NOT NULL,
    result TEXT NOT NULL,
    digest TEXT NOT NULL,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

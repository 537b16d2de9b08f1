-- Arguments: what was said for and against an item of a round, apart from who said it.
-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE argument (
    code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
    round TEXT NOT NULL REFERENCES round (code) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('pro', 'contra', 'remark')),
    text_nl TEXT NOT NULL,
    text_en TEXT,
    en_state TEXT CHECK (en_state IN ('translation', 'stale')),
    source TEXT REFERENCES source (code) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    illustrative INTEGER NOT NULL DEFAULT 0 CHECK (illustrative IN (0, 1)),
    withdrawn TEXT,
    successor TEXT
) STRICT, WITHOUT ROWID;

-- The change log, and what the file says of itself.
-- SPDX-License-Identifier: EUPL-1.2

-- One entry a change of a record; hash: src/store/log.h. `when` (ms since 1970) never goes back.
CREATE TABLE log (
    nr INTEGER PRIMARY KEY,
    "when" INTEGER NOT NULL,
    who TEXT NOT NULL,
    op TEXT NOT NULL,
    noun TEXT NOT NULL,
    code TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL,
    why TEXT,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- migration N: hash of the statements that were applied; derived: hash of derived.sql; search: nr of the last entry
-- that the search index knows.
CREATE TABLE meta (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- Also keeps out INSERT OR REPLACE, which would delete without asking the trigger above.
CREATE TRIGGER log_in_order BEFORE INSERT ON log WHEN NEW.nr <> (SELECT coalesce(max(nr), 0) + 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

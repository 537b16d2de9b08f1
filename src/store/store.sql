-- SPDX-License-Identifier: EUPL-1.2

-- name: begin
BEGIN IMMEDIATE

-- name: commit
COMMIT

-- name: schema
-- Any read: it takes the lock under which a reading store sees one state.
SELECT count(*) FROM sqlite_schema

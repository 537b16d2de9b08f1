-- SPDX-License-Identifier: EUPL-1.2

-- name: round
-- The round that a voter belongs to.
SELECT round FROM voter WHERE code = :voter

-- name: status
-- The status a round had when the transaction began: what is closed in this very transaction is not closed to it.
SELECT json_extract(after, '$.status') FROM log WHERE noun = 'round' AND code = :round AND nr <= :began ORDER BY nr DESC LIMIT 1

-- name: mode
SELECT mode FROM round WHERE code = :round

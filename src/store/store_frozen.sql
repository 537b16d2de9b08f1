-- SPDX-License-Identifier: EUPL-1.2

-- name: round
-- The round that a voter belongs to.
SELECT round FROM voter WHERE code = :voter

-- name: status
-- The status a round had when the transaction began: what is closed in this very transaction is not closed to it.
SELECT json_extract(after, '$.status') FROM log WHERE noun = 'round' AND code = :round AND nr <= :began ORDER BY nr DESC LIMIT 1

-- name: mode
SELECT mode FROM round WHERE code = :round

-- name: aside
SELECT code FROM recusal WHERE voter = :voter AND item = :item AND status = 'standing' AND withdrawn IS NULL LIMIT 1

-- name: scored
SELECT code FROM ballot WHERE voter = :voter AND item = :item AND "value" IS NOT NULL AND withdrawn IS NULL LIMIT 1

-- name: voted
-- Whatever the item.
SELECT code FROM voter WHERE code = :voter AND voted = 1 AND :item IS NOT NULL

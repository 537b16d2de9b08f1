-- SPDX-License-Identifier: EUPL-1.2

-- name: tail
SELECT nr, "when", hash FROM log ORDER BY nr DESC LIMIT 1

-- name: add
INSERT INTO log (nr, "when", who, op, noun, code, before, after, why, hash)
VALUES (:nr, :when, :who, :op, :noun, :code, :before, :after, :why, :hash)

-- name: all
SELECT nr, "when", who, op, noun, code, before, after, why, hash FROM log ORDER BY nr

-- name: list
SELECT nr, "when", who, op, noun, code, before, after, why, hash
FROM (
    SELECT * FROM log
    WHERE (:noun IS NULL OR noun = :noun) AND (:code IS NULL OR code = :code) AND (:who IS NULL OR who = :who)
        AND "when" >= :from AND "when" <= :to
    ORDER BY nr DESC LIMIT :last
)
ORDER BY nr

-- name: until
SELECT nr, "when", who, op, noun, code, before, after, why, hash FROM log WHERE "when" <= :until ORDER BY nr

-- name: states
-- The last word on every record.
SELECT noun, code, after FROM log WHERE nr IN (SELECT max(nr) FROM log GROUP BY noun, code) ORDER BY noun, code

-- name: known
SELECT 1 FROM log WHERE noun = :noun AND code = :code LIMIT 1

-- name: integrity
PRAGMA integrity_check(1)

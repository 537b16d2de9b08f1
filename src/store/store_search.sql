-- SPDX-License-Identifier: EUPL-1.2

-- name: known
-- The log entry up to which the index knows all.
SELECT CAST("value" AS INTEGER) FROM meta WHERE "key" = 'search'

-- name: know
UPDATE meta SET "value" = (SELECT coalesce(max(nr), 0) FROM log) WHERE "key" = 'search'

-- name: changed
SELECT DISTINCT noun, code FROM log WHERE nr > :known

-- name: texts
SELECT id, field, body FROM search_text WHERE noun = :noun AND code = :code

-- name: forget_words
INSERT INTO search (search, rowid, body) VALUES ('delete', :id, :body)

-- name: forget
DELETE FROM search_text WHERE id = :id

-- name: add
INSERT INTO search_text (noun, code, field, body) VALUES (:noun, :code, :field, :body)

-- name: add_words
INSERT INTO search (rowid, body) VALUES (last_insert_rowid(), :body)

-- name: empty
DELETE FROM search_text

-- name: rebuild
INSERT INTO search (search) VALUES ('rebuild')

-- name: find
SELECT noun, code, field, snippet(search, 0, '[', ']', '...', 16)
FROM search JOIN search_text ON search_text.id = search.rowid
WHERE search MATCH :words
ORDER BY rank, noun, code, field
LIMIT :at_most

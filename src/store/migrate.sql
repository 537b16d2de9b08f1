-- SPDX-License-Identifier: EUPL-1.2

-- name: application
PRAGMA application_id

-- name: version
PRAGMA user_version

-- name: has_meta
SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'meta'

-- name: meta_get
SELECT "value" FROM meta WHERE "key" = :key

-- name: meta_set
INSERT INTO meta ("key", "value") VALUES (:key, :value) ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"

-- name: copy
VACUUM INTO :file

-- What can be made again from the facts: dropped and built anew when this file changes.
-- SPDX-License-Identifier: EUPL-1.2

DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS search_text;

-- One row a text of a record that is not withdrawn.
CREATE TABLE search_text (
    id INTEGER PRIMARY KEY,
    noun TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (noun, code, field)
) STRICT;

-- The words in them, whatever their case and accents; the texts themselves stay where they are.
CREATE VIRTUAL TABLE search USING fts5 (
    body, content = 'search_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- The key of each subject, wrapped under a key-encryption key.
CREATE TABLE subject_key (
    subject     uuid        PRIMARY KEY,
    key_id      text        NOT NULL CHECK (length(key_id) BETWEEN 1 AND 150),
    wrapped     bytea       NOT NULL CHECK (octet_length(wrapped) <= 8192),
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX subject_key_by_key ON subject_key (key_id, subject);

-- How many entries of blind indexes there are under each key, noted while there is more than one.
CREATE TABLE index_key_use (
    key_id      text        PRIMARY KEY CHECK (length(key_id) <= 150),
    entries     bigint      NOT NULL CHECK (entries >= 0),
    counted_at  timestamptz NOT NULL
);

-- A service's own: sealed texts, and a blind index to find them by.
CREATE TABLE note (
    id          uuid        PRIMARY KEY,
    title       bytea       NOT NULL
);
CREATE TABLE note_title (
    note        uuid        PRIMARY KEY REFERENCES note ON DELETE CASCADE,
    key_id      text        NOT NULL,
    hash        text        NOT NULL
);
CREATE INDEX note_title_by_hash ON note_title (key_id, hash);

-- What customers wrote is kept as it was sent, up to a whole body. Text that PostgreSQL cannot hold, with a NUL or half
-- a surrogate pair, is kept escaped; see AnyText.
ALTER TABLE feedback ADD COLUMN text_escaped boolean NOT NULL DEFAULT false;
ALTER TABLE feedback DROP CONSTRAINT feedback_text_check;
ALTER TABLE feedback ADD CONSTRAINT feedback_text_check CHECK (octet_length(text) BETWEEN 1 AND 4194304);
CREATE INDEX feedback_external_ref ON feedback (source, external_ref, id DESC) WHERE external_ref IS NOT NULL;

-- Work that goes on after its request was answered. While a job runs, its owner keeps a lease; a lease that ran out is
-- anybody's.
CREATE TABLE job (
    id            uuid        PRIMARY KEY,
    kind          text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 50),
    state         text        NOT NULL
        CHECK (state IN ('preparing', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
    dry_run       boolean     NOT NULL,
    created_by    text        NOT NULL CHECK (length(created_by) <= 300),
    done          bigint      NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND total),
    total         bigint      NOT NULL DEFAULT 0 CHECK (total >= 0),
    created       bigint      NOT NULL DEFAULT 0 CHECK (created >= 0),
    unchanged     bigint      NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
    rejected      bigint      NOT NULL DEFAULT 0 CHECK (rejected >= 0),
    owner         uuid,
    lease_until   timestamptz,
    created_at    timestamptz NOT NULL,
    touched_at    timestamptz NOT NULL,
    started_at    timestamptz,
    finished_at   timestamptz,
    CHECK (created + unchanged + rejected = done)
);
CREATE INDEX job_unfinished ON job (id) WHERE finished_at IS NULL;

-- The lines of a job's input that were refused; no more than the first 10,000 of a job are kept.
CREATE TABLE job_error (
    job_id  uuid   NOT NULL REFERENCES job ON DELETE CASCADE,
    line    bigint NOT NULL CHECK (line >= 1),
    code    text   NOT NULL CHECK (length(code) <= 50),
    field   text   CHECK (length(field) <= 200),
    message text   NOT NULL CHECK (length(message) <= 300),
    PRIMARY KEY (job_id, line)
);

-- How the body of an import is to be read.
CREATE TABLE feedback_import (
    job_id      uuid    PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    format      text    NOT NULL CHECK (format IN ('csv', 'ndjson')),
    columns     text[]  NOT NULL CHECK (cardinality(columns) <= 50),
    guarded     boolean NOT NULL,
    only_source text    CHECK (length(only_source) <= 100)
);

-- The body of an import, cut between records. A chunk goes in the transaction that takes its records to heart.
CREATE TABLE import_chunk (
    job_id     uuid   NOT NULL REFERENCES job ON DELETE CASCADE,
    ordinal    bigint NOT NULL CHECK (ordinal >= 0),
    first_line bigint NOT NULL CHECK (first_line >= 1),
    records    int    NOT NULL CHECK (records BETWEEN 1 AND 200),
    data       bytea  NOT NULL CHECK (octet_length(data) <= 1310720),
    PRIMARY KEY (job_id, ordinal)
);
ALTER TABLE import_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- What a dry run would have made, so that it knows a reference that comes twice in one import.
CREATE TABLE import_rehearsed (
    job_id       uuid NOT NULL REFERENCES job ON DELETE CASCADE,
    source       text NOT NULL,
    external_ref text NOT NULL,
    fingerprint  text NOT NULL CHECK (length(fingerprint) <= 100),
    PRIMARY KEY (job_id, source, external_ref)
);

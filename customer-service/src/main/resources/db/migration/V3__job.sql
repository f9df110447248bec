-- Work that goes on after its request was answered. While a job runs, its owner keeps a lease; a lease that ran out is
-- anybody's.
CREATE TABLE job (
    id            uuid        PRIMARY KEY,
    kind          text        NOT NULL CHECK (kind IN ('purchase_import')),
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

-- How the body of a purchase import is to be read.
CREATE TABLE purchase_import (
    job_id      uuid    PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    format      text    NOT NULL CHECK (format IN ('csv', 'ndjson')),
    columns     text[]  NOT NULL CHECK (cardinality(columns) <= 50),
    only_source text    CHECK (length(only_source) <= 100)
);

-- The body of an import, cut between records. A chunk goes in the transaction that takes its records to heart.
CREATE TABLE import_chunk (
    job_id     uuid   NOT NULL REFERENCES job ON DELETE CASCADE,
    ordinal    bigint NOT NULL CHECK (ordinal >= 0),
    first_line bigint NOT NULL CHECK (first_line >= 1),
    records    int    NOT NULL CHECK (records BETWEEN 1 AND 1000),
    data       bytea  NOT NULL CHECK (octet_length(data) <= 262144),
    PRIMARY KEY (job_id, ordinal)
);
ALTER TABLE import_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- What a dry run would have made, so that it knows an order that comes twice in one import.
CREATE TABLE import_rehearsed (
    job_id      uuid  NOT NULL REFERENCES job ON DELETE CASCADE,
    source      text  NOT NULL,
    order_id    text  NOT NULL,
    fingerprint text NOT NULL CHECK (length(fingerprint) <= 300),
    PRIMARY KEY (job_id, source, order_id)
);

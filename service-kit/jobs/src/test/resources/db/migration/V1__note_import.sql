-- The tables that a service with jobs and imports has; note_import, import_chunk and the rest of import_rehearsed are
-- as its kind of import needs them.
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
    CHECK (created + unchanged + rejected <= done)
);
CREATE INDEX job_unfinished ON job (id) WHERE finished_at IS NULL;

CREATE TABLE job_error (
    job_id  uuid   NOT NULL REFERENCES job ON DELETE CASCADE,
    line    bigint NOT NULL CHECK (line >= 1),
    code    text   NOT NULL CHECK (length(code) <= 50),
    field   text   CHECK (length(field) <= 200),
    message text   NOT NULL CHECK (length(message) <= 300),
    PRIMARY KEY (job_id, line)
);

CREATE TABLE note_import (
    job_id      uuid    PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    format      text    NOT NULL CHECK (format IN ('csv', 'ndjson')),
    columns     text[]  NOT NULL CHECK (cardinality(columns) <= 50),
    guarded     boolean NOT NULL DEFAULT false,
    only_source text    CHECK (length(only_source) <= 100)
);

CREATE TABLE import_chunk (
    job_id     uuid   NOT NULL REFERENCES job ON DELETE CASCADE,
    ordinal    bigint NOT NULL CHECK (ordinal >= 0),
    first_line bigint NOT NULL CHECK (first_line >= 1),
    records    int    NOT NULL CHECK (records BETWEEN 1 AND 10),
    data       bytea  NOT NULL CHECK (octet_length(data) <= 132096),
    PRIMARY KEY (job_id, ordinal)
);

CREATE TABLE import_rehearsed (
    job_id uuid NOT NULL REFERENCES job ON DELETE CASCADE
);

CREATE TABLE note (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id uuid   NOT NULL,
    text   text   NOT NULL CHECK (text <> 'poison')
);

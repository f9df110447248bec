-- What a classifier has learnt from corrections: a candidate until a person activates it. While one is trained, its
-- owner keeps a lease; a lease that ran out is anybody's.
CREATE TABLE classifier_version (
    id                 uuid        PRIMARY KEY,
    task               text        NOT NULL CHECK (task IN ('polarity', 'complaint', 'intent', 'category', 'urgency')),
    language           text        NOT NULL CHECK (language IN ('ko', 'en')),
    state              text        NOT NULL CHECK (state IN ('training', 'candidate', 'active', 'retired', 'failed')),
    activate_if_better boolean     NOT NULL,
    lessons            int         NOT NULL CHECK (lessons >= 1),
    base               text        CHECK (length(base) BETWEEN 1 AND 100),
    version            text        CHECK (length(version) BETWEEN 1 AND 100),
    card               jsonb       CHECK (octet_length(card::text) <= 10000),
    failure            text        CHECK (length(failure) <= 200),
    owner              uuid,
    lease_until        timestamptz,
    attempts           int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    requested_at       timestamptz NOT NULL,
    requested_by       text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 300),
    finished_at        timestamptz,
    decided_at         timestamptz,
    decided_by         text        CHECK (length(decided_by) BETWEEN 1 AND 300),
    CHECK (state NOT IN ('candidate', 'active') OR (base IS NOT NULL AND version IS NOT NULL AND card IS NOT NULL))
);
-- One is trained at a time, over all replicas.
CREATE UNIQUE INDEX classifier_version_training ON classifier_version ((true)) WHERE state = 'training';
CREATE UNIQUE INDEX classifier_version_active ON classifier_version (task, language) WHERE state = 'active';
CREATE INDEX classifier_version_task ON classifier_version (task, id);

-- The corrections that a version has learnt from, as they were then, in the order of learning.
CREATE TABLE classifier_lesson (
    version_id  uuid NOT NULL REFERENCES classifier_version ON DELETE CASCADE,
    feedback_id uuid NOT NULL REFERENCES feedback ON DELETE CASCADE,
    label       text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    place       int  NOT NULL CHECK (place >= 1),
    PRIMARY KEY (version_id, feedback_id)
);
CREATE INDEX classifier_lesson_feedback ON classifier_lesson (feedback_id);

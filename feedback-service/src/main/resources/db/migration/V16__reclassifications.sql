-- What a classifier of now would say of feedback that was classified before; applied only when a person has seen it.
-- While one is worked on, its owner keeps a lease; a lease that ran out is anybody's.
CREATE TABLE reclassification (
    id            uuid        PRIMARY KEY,
    state         text        NOT NULL
        CHECK (state IN ('previewing', 'previewed', 'applying', 'applied', 'discarded', 'failed')),
    tasks         text[]      NOT NULL CHECK (cardinality(tasks) BETWEEN 1 AND 5),
    version_id    uuid,
    kind          text,
    channel       text        CHECK (length(channel) <= 50),
    source        text        CHECK (length(source) <= 100),
    received_from timestamptz,
    received_to   timestamptz NOT NULL,
    position      uuid,
    examined      bigint      NOT NULL DEFAULT 0 CHECK (examined >= 0),
    corrected     bigint      NOT NULL DEFAULT 0 CHECK (corrected >= 0),
    changes       bigint      NOT NULL DEFAULT 0 CHECK (changes >= 0),
    applied       bigint      NOT NULL DEFAULT 0 CHECK (applied >= 0),
    skipped       bigint      NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    difference    jsonb       CHECK (octet_length(difference::text) <= 1000000),
    failure       text        CHECK (length(failure) <= 200),
    owner         uuid,
    lease_until   timestamptz,
    requested_at  timestamptz NOT NULL,
    requested_by  text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 300),
    previewed_at  timestamptz,
    decided_by    text        CHECK (length(decided_by) BETWEEN 1 AND 300),
    finished_at   timestamptz
);
CREATE INDEX reclassification_work ON reclassification (id) WHERE state IN ('previewing', 'applying');

-- One answer that would be another. What is applied is what stands here.
CREATE TABLE reclassification_change (
    reclassification_id uuid    NOT NULL REFERENCES reclassification ON DELETE CASCADE,
    feedback_id         uuid    NOT NULL REFERENCES feedback ON DELETE CASCADE,
    task                text    NOT NULL CHECK (task IN ('polarity', 'complaint', 'intent', 'category', 'urgency')),
    seen_version        int     NOT NULL CHECK (seen_version >= 1),
    before_label        text    CHECK (length(before_label) <= 100),
    before_confidence   float8,
    before_abstained    boolean,
    before_model        text    CHECK (length(before_model) <= 100),
    after_label         text    NOT NULL CHECK (length(after_label) <= 100),
    after_abstained     boolean NOT NULL,
    after               jsonb   NOT NULL CHECK (octet_length(after::text) <= 20000),
    outcome             text    CHECK (outcome IN ('applied', 'skipped')),
    PRIMARY KEY (reclassification_id, feedback_id, task),
    CHECK (num_nulls(before_label, before_confidence, before_abstained, before_model) IN (0, 4))
);
CREATE INDEX reclassification_change_feedback ON reclassification_change (feedback_id);

-- What was understood of feedback, with its evidence; judgements as classification/StoredJudgement has them.
CREATE TABLE classification (
    feedback_id   uuid        PRIMARY KEY REFERENCES feedback,
    version       int         NOT NULL CHECK (version >= 1),
    language      text        NOT NULL CHECK (language IN ('ko', 'en', 'und')),
    needs_review  boolean     NOT NULL,
    judgements    jsonb       NOT NULL CHECK (octet_length(judgements::text) <= 20000),
    classified_at timestamptz NOT NULL
);
CREATE INDEX classification_review ON classification (feedback_id) WHERE needs_review;

-- What a person knew better. The last word on a task counts.
CREATE TABLE correction (
    feedback_id  uuid        NOT NULL REFERENCES classification,
    task         text        NOT NULL CHECK (task IN ('polarity', 'complaint', 'intent', 'category', 'urgency')),
    label        text        NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    corrected_by text        NOT NULL CHECK (length(corrected_by) BETWEEN 1 AND 200),
    corrected_at timestamptz NOT NULL,
    PRIMARY KEY (feedback_id, task)
);
CREATE INDEX correction_newest ON correction (corrected_at);

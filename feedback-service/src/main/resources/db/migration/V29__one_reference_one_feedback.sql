-- What a source edits is the next version; those before it are kept. revised_at is when a version came, null of the first.
ALTER TABLE feedback ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version BETWEEN 1 AND 100);
ALTER TABLE feedback ADD COLUMN revised_at timestamptz;
ALTER TABLE feedback ADD CONSTRAINT feedback_revised CHECK ((version = 1) = (revised_at IS NULL));
CREATE TABLE feedback_version (
    feedback_id     uuid        NOT NULL REFERENCES feedback ON DELETE CASCADE,
    version         int         NOT NULL CHECK (version BETWEEN 1 AND 99),
    kind            text        NOT NULL,
    channel         text        NOT NULL,
    text            text,
    text_escaped    boolean     NOT NULL,
    language        text,
    occurred_at     timestamptz NOT NULL,
    metric          text,
    score           int,
    scale_min       int,
    scale_max       int,
    direction       text,
    wording_version text,
    product         text,
    revised_at      timestamptz,
    PRIMARY KEY (feedback_id, version)
);

-- One reference of a source is one piece of feedback, whichever door it comes through. Rows that were doubled before stay
-- with their cases and are found by their ids; a reference leads to the one that was recorded first.
ALTER TABLE feedback ADD COLUMN twin boolean NOT NULL DEFAULT false;
UPDATE feedback SET twin = true
FROM (SELECT id, row_number() OVER (PARTITION BY source, external_ref ORDER BY id) AS place
      FROM feedback WHERE external_ref IS NOT NULL) AS doubled
WHERE doubled.id = feedback.id AND doubled.place > 1;
DROP INDEX feedback_external_ref;
CREATE UNIQUE INDEX feedback_reference ON feedback (source, external_ref) WHERE external_ref IS NOT NULL AND NOT twin;

-- Clocks of the next answer that were started before any answer promise nothing: they end.
WITH premature AS (
    SELECT clock.id, clock.events
    FROM case_clock AS clock
    JOIN case_clock_event AS started ON started.clock_id = clock.id AND started.sequence = 1
    JOIN complaint_case AS complaint ON complaint.id = clock.case_id
    WHERE clock.target = 'update' AND clock.status IN ('running', 'paused')
        AND (complaint.responded_at IS NULL OR complaint.responded_at < (started.data ->> 'at')::timestamptz)),
cancelled AS (
    INSERT INTO case_clock_event (clock_id, sequence, data)
    SELECT id, events + 1, jsonb_build_object('kind', 'cancelled', 'at',
        to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    FROM premature)
UPDATE case_clock
SET status = 'cancelled', due_at = NULL, next_at = NULL, events = case_clock.events + 1
FROM premature WHERE premature.id = case_clock.id;

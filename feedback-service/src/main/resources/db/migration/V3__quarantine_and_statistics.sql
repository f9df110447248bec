-- A quarantined delivery leaves the quarantine once: replayed as it came, replayed repaired, or discarded. Who did it
-- stays with it.
ALTER TABLE quarantine DROP CONSTRAINT quarantine_check;
ALTER TABLE quarantine ADD COLUMN handled_how text CHECK (handled_how IN ('replayed', 'repaired', 'discarded'));
ALTER TABLE quarantine ADD COLUMN handled_by text CHECK (length(handled_by) BETWEEN 1 AND 300);
ALTER TABLE quarantine ADD COLUMN discard_reason text CHECK (length(discard_reason) BETWEEN 1 AND 500);
ALTER TABLE quarantine RENAME COLUMN replayed_at TO handled_at;
UPDATE quarantine SET handled_how = 'replayed', handled_by = 'unknown' WHERE feedback_id IS NOT NULL;
ALTER TABLE quarantine ADD CHECK (num_nulls(handled_how, handled_by, handled_at) IN (0, 3));
ALTER TABLE quarantine ADD CHECK ((feedback_id IS NOT NULL) = coalesce(handled_how IN ('replayed', 'repaired'), false));
ALTER TABLE quarantine ADD CHECK ((discard_reason IS NOT NULL) = coalesce(handled_how = 'discarded', false));
CREATE INDEX quarantine_waiting ON quarantine (source_id, id) WHERE handled_how IS NULL;

-- What became of a source's deliveries, by the company's days. Every database session counts in a lane of its own, so
-- that deliveries at the same time do not wait for each other.
CREATE TABLE source_statistics (
    source_id uuid        NOT NULL,
    day       date        NOT NULL,
    outcome   text        NOT NULL CHECK (length(outcome) BETWEEN 1 AND 50),
    lane      int         NOT NULL CHECK (lane BETWEEN 0 AND 63),
    count     bigint      NOT NULL CHECK (count >= 0),
    last_at   timestamptz NOT NULL,
    PRIMARY KEY (source_id, day, outcome, lane)
);

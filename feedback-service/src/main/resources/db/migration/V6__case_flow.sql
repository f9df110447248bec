-- How a case is handled.
ALTER TABLE complaint_case DROP CONSTRAINT complaint_case_state_check;
ALTER TABLE complaint_case
    ADD CONSTRAINT complaint_case_state_check CHECK (state IN ('open', 'acknowledged', 'resolved', 'closed')),
    ADD COLUMN priority           text NOT NULL DEFAULT 'normal'
        CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
    ADD COLUMN severity           text CHECK (length(severity) BETWEEN 1 AND 50),
    ADD COLUMN impact             text CHECK (length(impact) BETWEEN 1 AND 50),
    ADD COLUMN remedy_sought      text CHECK (length(remedy_sought) BETWEEN 1 AND 50),
    ADD COLUMN assignee           text CHECK (length(assignee) BETWEEN 1 AND 200),
    ADD COLUMN first_responded_at timestamptz,
    ADD COLUMN responded_at       timestamptz,
    ADD COLUMN paused_at          timestamptz,
    ADD COLUMN pause_reason       text CHECK (length(pause_reason) BETWEEN 1 AND 50),
    ADD COLUMN confirmed_at       timestamptz,
    ADD COLUMN closed_at          timestamptz,
    ADD COLUMN escalation_level   int NOT NULL DEFAULT 0 CHECK (escalation_level BETWEEN 0 AND 100),
    ADD COLUMN breached_at        timestamptz,
    ADD CHECK (num_nulls(paused_at, pause_reason) IN (0, 2));
CREATE INDEX complaint_case_assignee ON complaint_case (assignee, id) WHERE assignee IS NOT NULL;
CREATE INDEX complaint_case_breached ON complaint_case (id) WHERE breached_at IS NOT NULL;
CREATE INDEX complaint_case_priority ON complaint_case (priority, id);

-- Requests to publish the history of the tables again, and how far each has come; see io.dangol.kit.republish.
CREATE TABLE republication (
    id           uuid        PRIMARY KEY,
    -- Only facts that were recorded at this moment or later; null: all.
    since        timestamptz,
    per_second   int         NOT NULL CHECK (per_second BETWEEN 1 AND 10000),
    state        text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'succeeded', 'cancelled')),
    -- Where the last event that was published stands.
    subject      uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    place        uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    published    bigint      NOT NULL DEFAULT 0 CHECK (published >= 0),
    -- Null until they are counted.
    total        bigint      CHECK (total >= 0),
    requested_at timestamptz NOT NULL DEFAULT now(),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz,
    CHECK ((state = 'running') = (finished_at IS NULL))
);
-- One at a time.
CREATE UNIQUE INDEX republication_running ON republication (state) WHERE state = 'running';

-- Where an event stands among those of its customer: by the moment in microseconds, then by what it is about.
CREATE FUNCTION place_of(moment timestamptz, id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex((extract(epoch FROM moment) * 1000000)::bigint), 16, '0')
    || right(replace(id::text, '-', ''), 16))::uuid;

-- Feedback in all its versions, as the source sent each, with who is known by now to have said it; without the words.
CREATE VIEW feedback_as_said AS
SELECT feedback.id, feedback.source, feedback.customer_id, feedback.external_id, feedback.external_ref,
    feedback.received_at, said.*, coalesce(said.revised_at, feedback.received_at) AS said_at
FROM feedback
CROSS JOIN LATERAL (
    SELECT feedback.version, feedback.kind, feedback.channel, feedback.language, feedback.occurred_at, feedback.metric,
        feedback.score, feedback.wording_version, feedback.product, feedback.revised_at
    UNION ALL
    SELECT kept.version, kept.kind, kept.channel, kept.language, kept.occurred_at, kept.metric, kept.score,
        kept.wording_version, kept.product, kept.revised_at
    FROM feedback_version AS kept WHERE kept.feedback_id = feedback.id AND feedback.version > 1) AS said;

-- Feedback of nobody who is known, in the order of its ids.
CREATE INDEX feedback_of_nobody ON feedback (id) WHERE customer_id IS NULL;

-- The version of the case with this resolution, which its event says. Null of resolutions from before.
ALTER TABLE resolution ADD COLUMN case_version int CHECK (case_version >= 1);

-- The version of the case when the approval, or the reversal, was told, which the event says; null where it was not
-- told. Of approvals from before it is not known, of reversals the case's version of this moment.
ALTER TABLE compensation
    ADD COLUMN approval_told_in int CHECK (approval_told_in >= 1),
    ADD COLUMN reversal_told_in int CHECK (reversal_told_in >= 1);
UPDATE compensation SET approval_told_in = complaint.version, reversal_told_in = complaint.version
FROM complaint_case AS complaint
WHERE complaint.id = compensation.case_id AND compensation.state = 'reversed' AND compensation.customer_id IS NOT NULL;
CREATE INDEX compensation_by_customer ON compensation (customer_id) WHERE customer_id IS NOT NULL;

-- Points for customers' trouble, proposed or granted. Those of resolutions are here too, so that limits count them; the
-- resolution itself says whether one still waits for its customer.
CREATE TABLE compensation (
    id                 uuid        PRIMARY KEY,
    case_id            uuid        NOT NULL REFERENCES complaint_case,
    source             text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    customer_id        uuid,
    external_id        text        CHECK (length(external_id) BETWEEN 1 AND 200),
    points             int         NOT NULL CHECK (points BETWEEN 1 AND 1000000),
    reason             text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    origin             text        NOT NULL CHECK (origin IN ('person', 'rule', 'resolution')),
    state              text        NOT NULL CHECK (state IN ('proposed', 'approved', 'declined', 'reversed')),
    waits_for_customer boolean     NOT NULL DEFAULT false,
    proposed_by        text        NOT NULL CHECK (length(proposed_by) BETWEEN 1 AND 200),
    proposed_at        timestamptz NOT NULL,
    decided_by         text        CHECK (length(decided_by) BETWEEN 1 AND 200),
    decided_at         timestamptz,
    reversed_by        text        CHECK (length(reversed_by) BETWEEN 1 AND 200),
    reversed_at        timestamptz,
    reversal_reason    text        CHECK (length(reversal_reason) BETWEEN 1 AND 500),
    version            int         NOT NULL CHECK (version >= 1),
    CHECK (customer_id IS NOT NULL OR external_id IS NOT NULL),
    CHECK (NOT waits_for_customer OR (state = 'approved' AND customer_id IS NULL)),
    CHECK (num_nulls(decided_by, decided_at) IN (0, 2)),
    CHECK ((state = 'proposed') = (decided_at IS NULL)),
    CHECK ((state = 'reversed') = (reversed_at IS NOT NULL))
);
CREATE INDEX compensation_case ON compensation (case_id, id);
CREATE INDEX compensation_customer ON compensation (customer_id, decided_at) WHERE state = 'approved';
CREATE INDEX compensation_name ON compensation (source, external_id) WHERE customer_id IS NULL;

INSERT INTO compensation (id, case_id, source, customer_id, external_id, points, reason, origin, state, proposed_by,
    proposed_at, decided_by, decided_at, version)
SELECT resolution.compensation_id, complaint.id, complaint.source, complaint.customer_id, complaint.external_id,
    resolution.points, resolution.reason, 'resolution', 'approved', resolution.resolved_by, resolution.resolved_at,
    resolution.resolved_by, resolution.resolved_at, 1
FROM resolution JOIN complaint_case AS complaint ON complaint.id = resolution.case_id
WHERE resolution.compensation_id IS NOT NULL;

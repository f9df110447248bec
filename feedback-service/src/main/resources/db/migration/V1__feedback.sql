-- Partner systems that post feedback.
CREATE TABLE source (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
    signature  text        NOT NULL CHECK (signature = 'standard_webhooks'),
    created_at timestamptz NOT NULL
);

-- What they sign with. The first byte of `sealed` tells how it is sealed; see SecretVault.
CREATE TABLE source_secret (
    id         uuid        PRIMARY KEY,
    source_id  uuid        NOT NULL REFERENCES source,
    sealed     bytea       NOT NULL CHECK (octet_length(sealed) BETWEEN 25 AND 200),
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX source_secret_source ON source_secret (source_id);

-- Who is behind a source's name for a customer; nobody yet where customer_id is null. See KnownCustomers.
CREATE TABLE customer_identity (
    source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
    customer_id uuid,
    PRIMARY KEY (source, external_id)
);

-- What customers said. A rating is part of what was said.
CREATE TABLE feedback (
    id              uuid        PRIMARY KEY,
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    kind            text        NOT NULL CHECK (kind IN ('complaint', 'review', 'inquiry', 'praise', 'mention',
                                                         'response', 'call', 'inspection', 'usage')),
    channel         text        NOT NULL CHECK (length(channel) BETWEEN 1 AND 50),
    customer_id     uuid,
    external_id     text        CHECK (length(external_id) BETWEEN 1 AND 200),
    text            text        CHECK (length(text) BETWEEN 1 AND 100000),
    language        text        CHECK (length(language) BETWEEN 2 AND 35),
    occurred_at     timestamptz NOT NULL,
    external_ref    text        CHECK (length(external_ref) BETWEEN 1 AND 200),
    received_at     timestamptz NOT NULL,
    metric          text        CHECK (metric IN ('nps', 'csat', 'ces')),
    score           int         CHECK (score BETWEEN scale_min AND scale_max),
    scale_min       int,
    scale_max       int,
    direction       text        CHECK (direction IN ('higher_is_better', 'lower_is_better')),
    wording_version text        CHECK (length(wording_version) BETWEEN 1 AND 50),
    CHECK (text IS NOT NULL OR metric IS NOT NULL),
    CHECK (kind <> 'response' OR metric IS NOT NULL),
    CHECK (num_nulls(metric, score, scale_min, scale_max, direction, wording_version) IN (0, 6))
);
CREATE INDEX feedback_customer ON feedback (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX feedback_waiting ON feedback (source, external_id) WHERE customer_id IS NULL AND external_id IS NOT NULL;
CREATE INDEX feedback_kind ON feedback (kind, id);
CREATE INDEX feedback_source ON feedback (source, id);
CREATE INDEX feedback_rated ON feedback (metric, id) WHERE metric IS NOT NULL;

-- What went wrong for a customer.
CREATE TABLE complaint_case (
    id              uuid        PRIMARY KEY,
    feedback_id     uuid        NOT NULL UNIQUE REFERENCES feedback,
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    customer_id     uuid,
    external_id     text        CHECK (length(external_id) BETWEEN 1 AND 200),
    channel         text        NOT NULL CHECK (length(channel) BETWEEN 1 AND 50),
    state           text        NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
    opened_at       timestamptz NOT NULL,
    acknowledged_at timestamptz,
    resolutions     int         NOT NULL DEFAULT 0 CHECK (resolutions BETWEEN 0 AND 1000),
    points_granted  int         NOT NULL DEFAULT 0 CHECK (points_granted >= 0),
    version         int         NOT NULL CHECK (version >= 1)
);
CREATE INDEX complaint_case_customer ON complaint_case (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX complaint_case_waiting ON complaint_case (source, external_id)
    WHERE customer_id IS NULL AND external_id IS NOT NULL;
CREATE INDEX complaint_case_state ON complaint_case (state, id);

-- How it was put right, each time. The key makes every compensation the only one of its resolution.
CREATE TABLE resolution (
    case_id            uuid        NOT NULL REFERENCES complaint_case,
    number             int         NOT NULL CHECK (number BETWEEN 1 AND 1000),
    remedy             text        NOT NULL CHECK (length(remedy) BETWEEN 1 AND 50),
    note               text        CHECK (length(note) BETWEEN 1 AND 2000),
    resolved_at        timestamptz NOT NULL,
    resolved_by        text        NOT NULL CHECK (length(resolved_by) BETWEEN 1 AND 200),
    compensation_id    uuid        UNIQUE,
    points             int         CHECK (points BETWEEN 1 AND 1000000),
    reason             text        CHECK (length(reason) BETWEEN 1 AND 500),
    waits_for_customer boolean     NOT NULL,
    PRIMARY KEY (case_id, number),
    CHECK (num_nulls(compensation_id, points, reason) IN (0, 3)),
    CHECK (NOT waits_for_customer OR compensation_id IS NOT NULL)
);

-- The first answer to every verified delivery, kept longer than any sender repeats it.
CREATE TABLE webhook_delivery (
    source_id   uuid        NOT NULL,
    webhook_id  text        NOT NULL CHECK (length(webhook_id) BETWEEN 1 AND 256),
    body_digest bytea       NOT NULL CHECK (octet_length(body_digest) = 32),
    answer_id   uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('received', 'quarantined')),
    received_at timestamptz NOT NULL,
    PRIMARY KEY (source_id, webhook_id)
);
CREATE INDEX webhook_delivery_received_at ON webhook_delivery USING brin (received_at);

-- Verified deliveries that could not be understood, as they came.
CREATE TABLE quarantine (
    id          uuid        PRIMARY KEY,
    source_id   uuid        NOT NULL REFERENCES source,
    webhook_id  text        NOT NULL CHECK (length(webhook_id) BETWEEN 1 AND 256),
    body        bytea       NOT NULL CHECK (octet_length(body) <= 1048576),
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    violations  text        NOT NULL CHECK (length(violations) <= 20000),
    received_at timestamptz NOT NULL,
    feedback_id uuid        REFERENCES feedback,
    replayed_at timestamptz,
    CHECK (num_nulls(feedback_id, replayed_at) IN (0, 2))
);

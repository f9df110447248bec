-- What customers are asked. How a survey is run is in `settings`; what it says has versions, which never change.
CREATE TABLE survey (
    id              uuid        PRIMARY KEY,
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    state           text        NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'ended')),
    trigger_kind    text        NOT NULL
        CHECK (trigger_kind IN ('manual', 'purchase_delivered', 'case_resolved', 'periodic')),
    settings        jsonb       NOT NULL CHECK (octet_length(settings::text) <= 20000),
    wording_version int         NOT NULL CHECK (wording_version BETWEEN 1 AND 1000),
    version         int         NOT NULL CHECK (version >= 1),
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    activated_at    timestamptz,
    CHECK (state = 'draft' OR state = 'ended' OR activated_at IS NOT NULL)
);
CREATE INDEX survey_active ON survey (trigger_kind) WHERE state = 'active';
CREATE TABLE survey_wording (
    survey_id  uuid        NOT NULL REFERENCES survey,
    version    int         NOT NULL CHECK (version BETWEEN 1 AND 1000),
    definition jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200),
    PRIMARY KEY (survey_id, version)
);

-- How often anybody is asked at most, whatever asks.
CREATE TABLE survey_policy (
    single     boolean     PRIMARY KEY DEFAULT true CHECK (single),
    version    int         NOT NULL CHECK (version >= 1),
    limits     jsonb       NOT NULL CHECK (octet_length(limits::text) <= 10000),
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200)
);
INSERT INTO survey_policy (version, limits, changed_at, changed_by)
VALUES (1, '[{"most":1,"within":"PT720H"},{"most":4,"within":"PT8760H"}]', now(), 'dangol');

-- Customers by their own id: those who are known are asked by periodic surveys, and whoever invites one holds the row.
CREATE TABLE survey_customer (
    customer_id uuid    PRIMARY KEY,
    known       boolean NOT NULL
);
INSERT INTO survey_customer (customer_id, known)
SELECT DISTINCT customer_id, true FROM customer_identity WHERE customer_id IS NOT NULL;

-- Who was asked, or would have been. `cause` is what made us ask, once for each survey. The link's token is kept as its
-- hash, to be found by, and sealed, to be given out while the invitation is open.
CREATE TABLE invitation (
    id              uuid        PRIMARY KEY,
    survey_id       uuid        NOT NULL REFERENCES survey,
    wording_version int         NOT NULL CHECK (wording_version >= 1),
    cause           text        NOT NULL CHECK (length(cause) BETWEEN 1 AND 400),
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    customer_id     uuid,
    external_id     text        CHECK (length(external_id) BETWEEN 1 AND 200),
    channel         text        NOT NULL CHECK (length(channel) BETWEEN 1 AND 50),
    segment         text        CHECK (length(segment) BETWEEN 1 AND 64),
    state           text        NOT NULL
        CHECK (state IN ('issued', 'completed', 'partial', 'expired', 'revoked', 'suppressed')),
    suppressed_for  text        CHECK (length(suppressed_for) BETWEEN 1 AND 50),
    token_hash      bytea       UNIQUE CHECK (octet_length(token_hash) = 32),
    token_sealed    bytea       CHECK (octet_length(token_sealed) BETWEEN 33 AND 100),
    issued_at       timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    opened_at       timestamptz,
    ended_at        timestamptz,
    completion      bytea       CHECK (octet_length(completion) = 32),
    version         int         NOT NULL CHECK (version >= 1),
    UNIQUE (survey_id, cause),
    FOREIGN KEY (survey_id, wording_version) REFERENCES survey_wording,
    CHECK (customer_id IS NOT NULL OR external_id IS NOT NULL),
    CHECK ((state = 'issued') = (token_sealed IS NOT NULL)),
    CHECK ((state = 'suppressed') = (token_hash IS NULL)),
    CHECK ((state = 'suppressed') = (suppressed_for IS NOT NULL)),
    CHECK ((state = 'completed') = (completion IS NOT NULL)),
    CHECK ((state IN ('issued', 'suppressed')) = (ended_at IS NULL))
);
CREATE INDEX invitation_survey ON invitation (survey_id, id);
CREATE INDEX invitation_survey_day ON invitation (survey_id, issued_at);
CREATE INDEX invitation_customer ON invitation (customer_id, issued_at) WHERE state <> 'suppressed';
CREATE INDEX invitation_name ON invitation (source, external_id) WHERE customer_id IS NULL;
CREATE INDEX invitation_source ON invitation (source, id);
CREATE INDEX invitation_open ON invitation (expires_at) WHERE state = 'issued';

-- What was answered, question by question. Words are here until they are recorded as feedback, and then only there; those
-- that cannot be stored as they are, are kept escaped; see AnyText.
CREATE TABLE survey_answer (
    invitation_id uuid        NOT NULL REFERENCES invitation,
    question_id   text        NOT NULL CHECK (length(question_id) BETWEEN 1 AND 40),
    kind          text        NOT NULL CHECK (kind IN ('nps', 'csat', 'ces', 'choice', 'choices', 'text')),
    score         int         CHECK (score BETWEEN 0 AND 10),
    choices       text[]      CHECK (cardinality(choices) BETWEEN 1 AND 30),
    words         text        CHECK (octet_length(words) BETWEEN 1 AND 600000),
    words_escaped boolean     NOT NULL DEFAULT false,
    feedback_id   uuid        REFERENCES feedback,
    answered_at   timestamptz NOT NULL,
    PRIMARY KEY (invitation_id, question_id),
    CHECK ((kind IN ('nps', 'csat', 'ces')) = (score IS NOT NULL)),
    CHECK ((kind IN ('choice', 'choices')) = (choices IS NOT NULL)),
    CHECK ((kind = 'text' AND feedback_id IS NULL) = (words IS NOT NULL))
);

-- An answer to a survey may be words alone.
DO $$
DECLARE
    rule text;
BEGIN
    SELECT conname INTO STRICT rule FROM pg_constraint
    WHERE conrelid = 'feedback'::regclass AND contype = 'c'
        AND pg_get_constraintdef(oid) LIKE '%kind <> ''response''%';
    EXECUTE format('ALTER TABLE feedback DROP CONSTRAINT %I', rule);
END
$$;

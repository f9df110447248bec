-- What makes surveys ask, until it is time to: found by when it is due. Whoever asks takes the row away in the
-- transaction of the invitation, which keeps the cause for ever.
CREATE TABLE survey_occasion (
    survey_id   uuid        NOT NULL REFERENCES survey,
    cause       text        NOT NULL CHECK (length(cause) BETWEEN 1 AND 400),
    source      text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    customer_id uuid,
    external_id text        CHECK (length(external_id) BETWEEN 1 AND 200),
    channel     text        NOT NULL CHECK (length(channel) BETWEEN 1 AND 50),
    segment     text        CHECK (length(segment) BETWEEN 1 AND 64),
    case_id     uuid        REFERENCES complaint_case,
    assumed     boolean     NOT NULL,
    due_at      timestamptz NOT NULL,
    PRIMARY KEY (survey_id, cause),
    CHECK (customer_id IS NOT NULL OR external_id IS NOT NULL)
);
CREATE INDEX survey_occasion_due ON survey_occasion (due_at);

-- How far each periodic survey has come: the round, and the last customer of it who was looked at.
CREATE TABLE survey_round (
    survey_id      uuid        PRIMARY KEY REFERENCES survey,
    running        boolean     NOT NULL,
    number         int         NOT NULL CHECK (number >= 1),
    opened_at      timestamptz NOT NULL,
    after_customer uuid,
    next_at        timestamptz NOT NULL
);
CREATE INDEX survey_round_due ON survey_round (next_at) WHERE running;

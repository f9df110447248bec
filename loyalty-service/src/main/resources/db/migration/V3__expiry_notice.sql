-- Of which points a member was told that they expire: once for each account and day, however often the telling runs.
CREATE TABLE expiry_notice (
    account_id uuid        NOT NULL,
    -- The day in the company's zone.
    day        date        NOT NULL,
    points     bigint      NOT NULL CHECK (points BETWEEN 1 AND 9007199254740992),
    lots       int         NOT NULL CHECK (lots >= 1),
    -- When the first of them expire.
    expires_at timestamptz NOT NULL,
    told_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, day)
);
-- What is forgotten some time after it expired.
CREATE INDEX expiry_notice_expired ON expiry_notice (expires_at);

-- The holds that are open, the newest first, whosever they are.
CREATE INDEX hold_open ON hold (id) WHERE state = 'open';

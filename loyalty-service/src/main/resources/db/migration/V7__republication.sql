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

-- Where what earned was bought, which its event says. Null where nobody said, and of transactions from before.
ALTER TABLE ledger_transaction ADD COLUMN channel text CHECK (octet_length(channel) <= 100000);

-- The version that the account had when its member was told, which the event says. Of notices from before it is that
-- of the last entry until then.
ALTER TABLE expiry_notice ADD COLUMN account_version bigint CHECK (account_version >= 0);
UPDATE expiry_notice SET account_version = coalesce(
    (SELECT entry.account_version
    FROM ledger_entry AS entry JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
    WHERE entry.account_id = expiry_notice.account_id AND posted.recorded_at <= expiry_notice.told_at
    ORDER BY entry.position DESC LIMIT 1), 0);

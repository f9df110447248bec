-- What the programme allowed at any time.
CREATE TABLE programme_version (
    version              int         PRIMARY KEY CHECK (version >= 1),
    debt_limit           bigint      NOT NULL,
    adjustment_limit     bigint      NOT NULL,
    points_valid_days    int,
    expiring_notice_days int         NOT NULL,
    changed_at           timestamptz NOT NULL,
    changed_by           text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200)
);
INSERT INTO programme_version
SELECT version, debt_limit, adjustment_limit, points_valid_days, expiring_notice_days, changed_at, changed_by
FROM programme;
CREATE TRIGGER programme_version_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON programme_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Corrections that are too large for one person: proposed by one, approved by another.
CREATE TABLE adjustment (
    id            uuid        PRIMARY KEY,
    -- The key and the request that proposed it, as the ledger names causes: what is posted has the same, so that one
    -- key never posts twice, whichever way it took.
    cause         uuid        NOT NULL,
    fingerprint   uuid        NOT NULL,
    account_id    uuid        NOT NULL,
    points        bigint      NOT NULL CHECK (points <> 0 AND points BETWEEN -9007199254740992 AND 9007199254740992),
    reason        text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    reference     text        CHECK (length(reference) BETWEEN 1 AND 100),
    effective_at  timestamptz NOT NULL,
    -- Of the points; null: never.
    points_expire_at timestamptz,
    -- Whoever looks at a proposal after `open_until` finds it expired.
    state         text        NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'rejected')),
    proposed_at   timestamptz NOT NULL,
    proposed_by   text        NOT NULL CHECK (length(proposed_by) BETWEEN 1 AND 200),
    open_until    timestamptz NOT NULL,
    decided_at    timestamptz,
    decided_by    text        CHECK (length(decided_by) BETWEEN 1 AND 200),
    decision_reason text      CHECK (length(decision_reason) BETWEEN 1 AND 100),
    transaction_id uuid,
    CONSTRAINT adjustment_cause UNIQUE (cause),
    CONSTRAINT adjustment_decision CHECK (CASE state
        WHEN 'proposed' THEN num_nonnulls(decided_at, decided_by, decision_reason, transaction_id) = 0
        WHEN 'approved' THEN num_nulls(decided_at, decided_by, transaction_id) = 0 AND decision_reason IS NULL
        ELSE num_nulls(decided_at, decided_by, decision_reason) = 0 AND transaction_id IS NULL END),
    CONSTRAINT adjustment_second_person CHECK (state <> 'approved' OR decided_by <> proposed_by)
);

CREATE INDEX adjustment_open ON adjustment (id) WHERE state = 'proposed';

-- What signs quotes. The newest key signs, all of them verify: to rotate, add one with the next id.
CREATE TABLE quote_key (
    id         int         PRIMARY KEY CHECK (id BETWEEN 1 AND 999999),
    secret     bytea       NOT NULL CHECK (length(secret) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What a quote promised that was used: written in the transaction of its commit, and compared with what that moved.
CREATE TABLE IF NOT EXISTS quote_promise (
    quote_id   uuid   PRIMARY KEY,
    -- The kind of the transaction.
    kind       text   NOT NULL CHECK (length(kind) <= 20),
    -- The main account, and by how many points its balance, or its pending one, goes up or down.
    account_id uuid   NOT NULL,
    points     bigint NOT NULL CHECK (points BETWEEN 1 AND 9007199254740992),
    -- Null: it did not say.
    expires_at timestamptz
);

-- Members who share an account. The head owns it, and is one of them.
CREATE TABLE pool (
    id         uuid        PRIMARY KEY,
    head       uuid        NOT NULL UNIQUE,
    account_id uuid        NOT NULL UNIQUE,
    name       text        CHECK (length(name) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL
);
CREATE TABLE pool_member (
    customer_id uuid        PRIMARY KEY,
    pool_id     uuid        NOT NULL REFERENCES pool,
    joined_at   timestamptz NOT NULL
);
CREATE INDEX pool_member_pool ON pool_member (pool_id, joined_at, customer_id);

-- What is known of a purchase's returns: the newest, whatever the order in which they are told, and how many points
-- they have asked back in all.
CREATE TABLE purchase_return (
    purchase_id    uuid        PRIMARY KEY,
    version        int         NOT NULL CHECK (version >= 1),
    return_id      uuid        NOT NULL,
    returned_at    timestamptz NOT NULL,
    purchase_total numeric     NOT NULL CHECK (purchase_total >= 0),
    returned_total numeric     NOT NULL CHECK (returned_total BETWEEN 0 AND purchase_total),
    asked          bigint      NOT NULL CHECK (asked BETWEEN 0 AND 9007199254740992)
);

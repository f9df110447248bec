-- The full ledger: pending, held and pooled accounts, lots that are allocated and given back, holds, reversals, and one
-- cause with one effect whatever the cause is: an event, a caller's Idempotency-Key, a hold, a lot that expires.

-- What the programme allows. One row; each change is a new version.
CREATE TABLE programme (
    one                  boolean     PRIMARY KEY DEFAULT true CHECK (one),
    version              int         NOT NULL DEFAULT 1 CHECK (version >= 1),
    -- How far below zero a return or a reversal may take a balance, in points. A spend never does.
    debt_limit           bigint      NOT NULL DEFAULT 0 CHECK (debt_limit BETWEEN 0 AND 9007199254740992),
    -- From how many points on an adjustment needs a second person.
    adjustment_limit     bigint      NOT NULL DEFAULT 10000 CHECK (adjustment_limit BETWEEN 0 AND 9007199254740992),
    -- For how many days earned points are valid where the command does not say; null: for ever.
    points_valid_days    int         CHECK (points_valid_days BETWEEN 1 AND 36500),
    -- How many days ahead the expiry of points is announced.
    expiring_notice_days int         NOT NULL DEFAULT 30 CHECK (expiring_notice_days BETWEEN 1 AND 366),
    changed_at           timestamptz NOT NULL DEFAULT now(),
    changed_by           text        NOT NULL DEFAULT 'dangol' CHECK (length(changed_by) BETWEEN 1 AND 200)
);
INSERT INTO programme DEFAULT VALUES;

-- A member's pending and held accounts are opened when they are first needed. Their ids follow from that of the account
-- whose points they are: the same but for the first two bits.
ALTER TABLE account
    ADD COLUMN closed_at timestamptz,
    DROP CONSTRAINT account_kind,
    ADD CONSTRAINT account_kind CHECK (kind IN ('spendable', 'pending', 'held', 'pooled', 'pooled_pending',
        'pooled_held', 'issuance', 'redemption', 'breakage', 'compensation', 'clearing')),
    DROP CONSTRAINT account_shape,
    ADD CONSTRAINT account_shape CHECK (
        CASE WHEN kind IN ('issuance', 'redemption', 'breakage', 'compensation', 'clearing')
        THEN num_nonnulls(owner, balance, version, floor, closed_at) = 0
        ELSE num_nulls(owner, balance, version, floor) = 0 END),
    -- Only what can be spent can be owed.
    ADD CONSTRAINT account_floor CHECK (floor <= 0 AND (floor = 0 OR kind IN ('spendable', 'pooled')));

ALTER TABLE ledger_transaction
    -- 128 bits of the SHA-256 of what brought it about: one cause has one transaction, for ever.
    ADD COLUMN cause uuid,
    -- The same of the request, where a caller sent it: the same key with another request is refused.
    ADD COLUMN fingerprint uuid,
    ADD COLUMN reverses uuid,
    ADD COLUMN hold_id uuid,
    ADD COLUMN quote_id uuid,
    -- Points that should have been taken and could not, because the programme allows no such debt.
    ADD COLUMN shortfall bigint CHECK (shortfall BETWEEN 1 AND 9007199254740992),
    DROP CONSTRAINT ledger_transaction_kind_check,
    ADD CONSTRAINT ledger_transaction_kind CHECK (kind IN ('earn', 'mature', 'compensation', 'spend', 'adjust',
        'transfer', 'hold', 'capture', 'release', 'expire', 'reverse', 'clawback')),
    ADD CONSTRAINT ledger_transaction_reverses CHECK ((reverses IS NOT NULL) = (kind IN ('reverse', 'clawback'))),
    ADD CONSTRAINT ledger_transaction_hold CHECK ((hold_id IS NOT NULL) = (kind IN ('hold', 'capture', 'release')));

ALTER TABLE ledger_transaction DISABLE TRIGGER ledger_transaction_is_immutable;
UPDATE ledger_transaction
SET cause = encode(substr(sha256(convert_to(kind || chr(10) || coalesce(reference, id::text), 'UTF8')), 1, 16), 'hex')::uuid;
ALTER TABLE ledger_transaction ENABLE TRIGGER ledger_transaction_is_immutable;

ALTER TABLE ledger_transaction
    ALTER COLUMN cause SET NOT NULL,
    DROP CONSTRAINT ledger_transaction_reference,
    ADD CONSTRAINT ledger_transaction_cause UNIQUE (cause);
CREATE UNIQUE INDEX ledger_transaction_reversed ON ledger_transaction (reverses) WHERE kind = 'reverse';
CREATE INDEX ledger_transaction_clawbacks ON ledger_transaction (reverses) WHERE kind = 'clawback';
CREATE UNIQUE INDEX ledger_transaction_quote ON ledger_transaction (quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX ledger_transaction_of_hold ON ledger_transaction (hold_id) WHERE hold_id IS NOT NULL;

ALTER TABLE lot
    -- When pending points become spendable; null where they are. Pending points do not expire.
    ADD COLUMN available_at timestamptz,
    -- The lot that held points came from, and go back to.
    ADD COLUMN origin_id uuid;
CREATE INDEX lot_due ON lot (expires_at, id)
    WHERE remaining > 0 AND expires_at IS NOT NULL AND available_at IS NULL;
CREATE INDEX lot_maturing ON lot (available_at, id) WHERE remaining > 0 AND available_at IS NOT NULL;

-- Which lots a transaction took points from (more than 0), or gave points back to (less than 0). What remains of a lot
-- is what was granted less the sum of these.
CREATE TABLE lot_allocation (
    lot_id         uuid   NOT NULL,
    transaction_id uuid   NOT NULL,
    points         bigint NOT NULL CHECK (points <> 0 AND points BETWEEN -9007199254740992 AND 9007199254740992),
    PRIMARY KEY (lot_id, transaction_id)
);
CREATE INDEX lot_allocation_transaction ON lot_allocation (transaction_id);
CREATE TRIGGER lot_allocation_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_allocation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Points set aside until they are captured, released, or their time is over.
CREATE TABLE hold (
    id          uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    points      bigint      NOT NULL CHECK (points BETWEEN 1 AND 9007199254740992),
    captured    bigint      NOT NULL DEFAULT 0,
    state       text        NOT NULL CHECK (state IN ('open', 'captured', 'released', 'expired')),
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    reference   text        CHECK (length(reference) BETWEEN 1 AND 100),
    placed_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    -- The transactions that placed and resolved it.
    placed_by   uuid        NOT NULL,
    resolved_by uuid,
    CONSTRAINT hold_resolution CHECK ((state = 'open') = (resolved_by IS NULL)),
    CONSTRAINT hold_captured CHECK (CASE WHEN state = 'captured' THEN captured BETWEEN 1 AND points ELSE captured = 0 END)
);
CREATE INDEX hold_of_account ON hold (account_id, id);
CREATE INDEX hold_due ON hold (expires_at, id) WHERE state = 'open';

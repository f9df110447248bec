-- The points ledger: accounts, immutable transactions of two or more entries that sum to zero, and the lots that a
-- member's balance consists of. Every number of points stays within 2^53, which every JSON reader holds exactly.

CREATE TABLE account (
    id        uuid        PRIMARY KEY,
    kind      text        NOT NULL,
    -- The customer; null for the programme's own accounts.
    owner     uuid,
    -- Null for the programme's own accounts, which are hot: theirs are folded from the entries, so that no two
    -- postings ever wait for one row.
    balance   bigint,
    version   bigint,
    floor     bigint,
    opened_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT account_kind CHECK
        (kind IN ('spendable', 'issuance', 'redemption', 'breakage', 'compensation', 'clearing')),
    CONSTRAINT account_shape CHECK (CASE WHEN kind = 'spendable'
        THEN owner IS NOT NULL AND balance IS NOT NULL AND version IS NOT NULL AND floor IS NOT NULL
        ELSE owner IS NULL AND balance IS NULL AND version IS NULL AND floor IS NULL END),
    CONSTRAINT account_balance_in_range CHECK (balance BETWEEN -9007199254740992 AND 9007199254740992),
    CONSTRAINT account_balance_above_floor CHECK (balance >= floor),
    CONSTRAINT account_version_counts CHECK (version >= 0)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX account_owner ON account (owner, kind) WHERE owner IS NOT NULL;
CREATE INDEX account_programme ON account (id) WHERE owner IS NULL;

INSERT INTO account (id, kind) VALUES
    ('00000000-0000-7000-8000-000000000001', 'issuance'),
    ('00000000-0000-7000-8000-000000000002', 'redemption'),
    ('00000000-0000-7000-8000-000000000003', 'breakage'),
    ('00000000-0000-7000-8000-000000000004', 'compensation'),
    ('00000000-0000-7000-8000-000000000005', 'clearing');

CREATE TABLE member (
    customer_id uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL UNIQUE,
    enrolled_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE ledger_transaction (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('earn', 'compensation')),
    reason         text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    reference      text        CHECK (length(reference) BETWEEN 1 AND 100),
    -- The case that a compensation puts right.
    case_id        uuid,
    effective_at   timestamptz NOT NULL,
    -- The beginning of the database transaction, as in the outbox: what was committed together has one time.
    recorded_at    timestamptz NOT NULL DEFAULT now(),
    recorded_by    text        NOT NULL CHECK (length(recorded_by) BETWEEN 1 AND 200),
    -- What an earning rule was applied to; the rule itself is in earning_rule_version.
    rule_id        uuid,
    rule_version   int,
    basis_amount   numeric     CHECK (basis_amount >= 0 AND scale(basis_amount) <= 4),
    basis_currency text        CHECK (basis_currency ~ '^[A-Z]{3}$'),
    CONSTRAINT ledger_transaction_calculation CHECK
        (num_nulls(rule_id, rule_version, basis_amount, basis_currency) IN (0, 4)),
    -- One cause has one effect, under whichever event id it comes.
    CONSTRAINT ledger_transaction_reference UNIQUE (kind, reference)
);
CREATE INDEX ledger_transaction_recorded_at ON ledger_transaction USING brin (recorded_at);

-- No foreign keys to account and ledger_transaction: one statement's writer writes all three, /v1/integrity looks for
-- orphans, and a key to a hot programme account would make every posting share a lock on its row.
CREATE TABLE ledger_entry (
    account_id      uuid   NOT NULL,
    -- Grows with every entry; of a member's account in the order of its versions, because its row is locked.
    position        bigint GENERATED ALWAYS AS IDENTITY,
    transaction_id  uuid   NOT NULL,
    amount          bigint NOT NULL CHECK (amount <> 0 AND amount BETWEEN -9007199254740992 AND 9007199254740992),
    balance_after   bigint CHECK (balance_after BETWEEN -9007199254740992 AND 9007199254740992),
    account_version bigint CHECK (account_version > 0),
    CONSTRAINT ledger_entry_running CHECK ((balance_after IS NULL) = (account_version IS NULL)),
    PRIMARY KEY (account_id, position) INCLUDE (amount)
);
CREATE INDEX ledger_entry_transaction ON ledger_entry (transaction_id);

CREATE TABLE lot (
    id             uuid        PRIMARY KEY,
    account_id     uuid        NOT NULL,
    transaction_id uuid        NOT NULL,
    granted        bigint      NOT NULL CHECK (granted BETWEEN 1 AND 9007199254740992),
    remaining      bigint      NOT NULL,
    granted_at     timestamptz NOT NULL,
    -- Null: never.
    expires_at     timestamptz,
    CONSTRAINT lot_remaining_in_range CHECK (remaining BETWEEN 0 AND granted)
);
CREATE INDEX lot_open ON lot (account_id, expires_at, granted_at, id) WHERE remaining > 0;
CREATE INDEX lot_transaction ON lot (transaction_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only ever added to: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_transaction_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Earning rules: `points` for every `amount` of `currency`, rounded down. Each change is a version, and all are kept,
-- so that every earned point can be explained.
CREATE TABLE earning_rule (
    id         uuid        PRIMARY KEY,
    currency   text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    version    int         NOT NULL CHECK (version >= 1),
    created_at timestamptz NOT NULL,
    CONSTRAINT earning_rule_currency UNIQUE (currency)
);
CREATE TABLE earning_rule_version (
    rule_id    uuid        NOT NULL REFERENCES earning_rule,
    version    int         NOT NULL CHECK (version >= 1),
    amount     numeric     NOT NULL CHECK (amount > 0 AND amount < 1e15 AND scale(amount) <= 4),
    points     bigint      NOT NULL CHECK (points BETWEEN 1 AND 1000000),
    rounding   text        NOT NULL CHECK (rounding IN ('down')),
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200),
    PRIMARY KEY (rule_id, version)
);
CREATE TRIGGER earning_rule_version_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON earning_rule_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO earning_rule (id, currency, version, created_at) VALUES
    ('00000000-0000-7000-8000-000000000101', 'KRW', 1, now()),
    ('00000000-0000-7000-8000-000000000102', 'USD', 1, now()),
    ('00000000-0000-7000-8000-000000000103', 'EUR', 1, now()),
    ('00000000-0000-7000-8000-000000000104', 'JPY', 1, now());
INSERT INTO earning_rule_version (rule_id, version, amount, points, rounding, changed_at, changed_by) VALUES
    ('00000000-0000-7000-8000-000000000101', 1, 100, 1, 'down', now(), 'dangol'),
    ('00000000-0000-7000-8000-000000000102', 1, 1, 1, 'down', now(), 'dangol'),
    ('00000000-0000-7000-8000-000000000103', 1, 1, 1, 'down', now(), 'dangol'),
    ('00000000-0000-7000-8000-000000000104', 1, 10, 1, 'down', now(), 'dangol');

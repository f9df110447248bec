-- Where points came from, so that whatever takes points back takes those of its own cause only; and what people gave
-- by hand, so that the limit for one person holds however a gift is cut up.

-- The lot that transferred and matured points came from; null where the transaction itself granted them, and where they
-- are held (see origin_id).
ALTER TABLE lot ADD COLUMN source_id uuid;

-- A maturity takes one pending lot, and grants one.
UPDATE lot SET source_id = taken.lot_id
FROM lot_allocation AS taken
JOIN ledger_transaction AS posted ON posted.id = taken.transaction_id AND posted.kind = 'mature'
JOIN lot AS pending ON pending.id = taken.lot_id AND pending.available_at IS NOT NULL
WHERE lot.transaction_id = posted.id AND lot.id <> taken.lot_id;

-- A transfer grants a lot for each that it takes from, with its dates and as many points: those that agree in all of
-- that are paired in the order of their ids.
UPDATE lot SET source_id = pair.source_id
FROM (
    SELECT granted.id, taken.lot_id AS source_id
    FROM (SELECT lot.*, row_number() OVER (PARTITION BY lot.transaction_id, lot.granted, lot.granted_at, lot.expires_at
                ORDER BY lot.id) AS number
            FROM lot JOIN ledger_transaction AS posted ON posted.id = lot.transaction_id AND posted.kind = 'transfer')
        AS granted
    JOIN (SELECT allocation.*, source.granted_at, source.expires_at,
                row_number() OVER (PARTITION BY allocation.transaction_id, allocation.points, source.granted_at,
                    source.expires_at ORDER BY source.id) AS number
            FROM lot_allocation AS allocation
            JOIN ledger_transaction AS posted ON posted.id = allocation.transaction_id AND posted.kind = 'transfer'
            JOIN lot AS source ON source.id = allocation.lot_id AND source.transaction_id <> posted.id)
        AS taken
        ON taken.transaction_id = granted.transaction_id AND taken.points = granted.granted
            AND taken.granted_at = granted.granted_at AND taken.expires_at IS NOT DISTINCT FROM granted.expires_at
            AND taken.number = granted.number) AS pair
WHERE lot.id = pair.id;

CREATE INDEX lot_source ON lot (source_id) WHERE source_id IS NOT NULL;

-- From when on the books are checked for it: before, what was taken back could be taken from any lot.
ALTER TABLE integrity_sweep ADD COLUMN provenance_since timestamptz NOT NULL DEFAULT now();

-- What the account owes beside what is in its lots: its balance is the sum of its lots less its debt. A debt no longer
-- takes points of another cause, so that an account can have both.
ALTER TABLE account ADD COLUMN debt bigint NOT NULL DEFAULT 0;
UPDATE account SET debt = -balance WHERE balance < 0;
ALTER TABLE account ADD CONSTRAINT account_debt
    CHECK (debt BETWEEN 0 AND 9007199254740992 AND (debt = 0 OR kind IN ('spendable', 'pooled')));

-- What people gave accounts by hand, and took from them by corrections: rows of the last day count against the limit for
-- one person. The account's lock guards them.
CREATE TABLE given_by_hand (
    account_id     uuid        NOT NULL,
    actor          text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
    transaction_id uuid        NOT NULL,
    -- More than 0 where they were given, less than 0 where they were taken.
    points         bigint      NOT NULL CHECK (points <> 0 AND points BETWEEN -9007199254740992 AND 9007199254740992),
    given_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, actor, transaction_id)
);
-- What is forgotten.
CREATE INDEX given_by_hand_age ON given_by_hand (given_at);

-- Grants can wait for a second person, too.
ALTER TABLE adjustment
    ADD COLUMN kind text NOT NULL DEFAULT 'adjust' CHECK (kind IN ('adjust', 'earn')),
    -- Of earned points; null: at once.
    ADD COLUMN available_at timestamptz,
    ADD CONSTRAINT adjustment_earning CHECK (kind = 'earn' OR available_at IS NULL);

-- What the checks of the books keep: how far they have come, what they have found, and what a quote promised.

-- How far the sweep through the books has come. One row.
CREATE TABLE integrity_sweep (
    one          boolean     PRIMARY KEY DEFAULT true CHECK (one),
    -- The moment that the newest check looked at: an older one that ends later may not put back what it found.
    checked_at   timestamptz NOT NULL DEFAULT 'epoch',
    -- Every transaction recorded before it has been looked at; null before the first check.
    newest_at    timestamptz,
    started_at   timestamptz,
    completed_at timestamptz,
    -- Where the round goes on; null between two rounds.
    domain       text        CHECK (domain IN ('accounts', 'transactions')),
    next_id      uuid,
    CONSTRAINT integrity_sweep_place CHECK (num_nulls(domain, next_id) IN (0, 2))
);
INSERT INTO integrity_sweep DEFAULT VALUES;

-- What was found and is not mended yet.
CREATE TABLE integrity_violation (
    invariant text        NOT NULL CHECK (length(invariant) <= 50),
    domain    text        NOT NULL CHECK (domain IN ('accounts', 'transactions')),
    -- Where in its domain it lies: the account or the transaction by which it is found again.
    place     uuid        NOT NULL,
    subject   text        NOT NULL CHECK (length(subject) <= 40),
    detail    text        NOT NULL CHECK (length(detail) <= 300),
    found_at  timestamptz NOT NULL,
    PRIMARY KEY (invariant, place, subject, detail)
);

-- What a quote promised that was used: written in the transaction of its commit, and compared with what that moved.
CREATE TABLE quote_promise (
    quote_id   uuid   PRIMARY KEY,
    -- The kind of the transaction.
    kind       text   NOT NULL CHECK (length(kind) <= 20),
    -- The main account, and by how many points its balance, or its pending one, goes up or down.
    account_id uuid   NOT NULL,
    points     bigint NOT NULL CHECK (points BETWEEN 1 AND 9007199254740992),
    -- Null: it did not say.
    expires_at timestamptz
);

-- The sums of the programme accounts' entries up to a position below which nothing can appear any more, so that
-- reading an account costs only what came since.
CREATE TABLE programme_fold (
    account_id uuid   PRIMARY KEY,
    position   bigint NOT NULL DEFAULT 0,
    balance    bigint NOT NULL DEFAULT 0,
    entries    bigint NOT NULL DEFAULT 0
);
INSERT INTO programme_fold (account_id) SELECT id FROM account WHERE owner IS NULL;

-- A position, and a transaction that began after it was taken: once all transactions up to that one are over, every
-- entry up to the position is there or never will be. Positions alone do not tell, because they commit out of order.
CREATE TABLE programme_fold_mark (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint  NOT NULL DEFAULT 0,
    xid      xid8    NOT NULL DEFAULT '0'
);
INSERT INTO programme_fold_mark DEFAULT VALUES;

CREATE VIEW programme_balance AS
SELECT account.id, account.kind, (coalesce(fold.balance, 0) + tail.balance)::bigint AS balance,
    coalesce(fold.entries, 0) + tail.entries AS entries
FROM account
LEFT JOIN programme_fold AS fold ON fold.account_id = account.id
CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS balance, count(*) AS entries FROM ledger_entry AS entry
    WHERE entry.account_id = account.id AND entry.position > coalesce(fold.position, 0)) AS tail
WHERE account.owner IS NULL;

-- Of a main account its pending or held one, and of a pending or held account its main one: the step there is the step
-- back, see io.dangol.loyalty.ledger.AccountIds. `kind` is that of the pending or held account.
CREATE FUNCTION sibling_account(account uuid, kind text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (translate(left(account::text, 1), '0123456789abcdef',
    CASE WHEN kind IN ('pending', 'pooled_pending') THEN '89abcdef01234567'
        WHEN kind IN ('held', 'pooled_held') THEN '45670123cdef89ab'
        ELSE '0123456789abcdef' END) || substr(account::text, 2))::uuid;

-- The time in a UUIDv7, and the first UUIDv7 of a millisecond.
CREATE FUNCTION time_of_id(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_timestamp(('x' || left(id::text, 8) || substr(id::text, 10, 4))::bit(48)::bigint / 1000.0);
CREATE FUNCTION first_id_of(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;

-- The sweep looks for the events of a time; those of a time lie together.
CREATE INDEX outbox_created_at ON outbox USING brin (created_at) WITH (autosummarize = on);

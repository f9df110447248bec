-- A purchase may have no customer, can be claimed once, put right and cancelled. Each of these, and each return, is a
-- version of its own.
ALTER TABLE purchase
    ALTER COLUMN customer_id DROP NOT NULL,
    ADD COLUMN version           int NOT NULL DEFAULT 1,
    -- The version in which it got its customer; null where it had one from the beginning, or has none.
    ADD COLUMN claimed_version   int,
    ADD COLUMN cancelled_at      timestamptz,
    -- The fingerprint of the first telling; null where that still holds.
    ADD COLUMN first_fingerprint uuid,
    -- When the earliest of its returns happened.
    ADD COLUMN first_returned_at timestamptz,
    DROP CONSTRAINT purchase_lines_check,
    ADD CONSTRAINT purchase_lines_check CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) <= 5000);

UPDATE purchase SET version = returns + 1, first_returned_at = (
        SELECT min(returned_at) FROM purchase_return WHERE purchase_id = purchase.id)
    WHERE returns > 0;

ALTER TABLE purchase
    ADD CONSTRAINT purchase_version_check CHECK (version > returns AND claimed_version BETWEEN 2 AND version),
    ADD CONSTRAINT purchase_cancelled_check CHECK (cancelled_at IS NULL OR returns = 0),
    ADD CONSTRAINT purchase_first_returned_check
        CHECK ((returns = 0) = (first_returned_at IS NULL) AND purchased_at <= first_returned_at);

-- Those whose first events have the purchase as their subject.
CREATE INDEX purchase_sale ON purchase (id) WHERE customer_id IS NULL OR claimed_version IS NOT NULL;

-- What held from each version on that a correction, a claim or a cancellation made, and what was recorded at first; rows
-- are only added. A purchase of which nothing but returns came has none: what holds is what was recorded.
CREATE TABLE purchase_version (
    -- A UUIDv7, by which the events of a subject are in order; of the first version the purchase's own.
    id              uuid           PRIMARY KEY,
    purchase_id     uuid           NOT NULL REFERENCES purchase,
    version         int            NOT NULL CHECK (version >= 1),
    kind            text           NOT NULL CHECK (kind IN ('recorded', 'corrected', 'claimed', 'cancelled')),
    reason          text           CHECK (length(reason) BETWEEN 1 AND 200),
    -- The subject of the token; null of what was recorded.
    changed_by      text           CHECK (length(changed_by) <= 300),
    changed_at      timestamptz    NOT NULL,
    customer_id     uuid           REFERENCES customer,
    purchased_at    timestamptz    NOT NULL,
    channel         text           CHECK (length(channel) BETWEEN 1 AND 100),
    store           text           CHECK (length(store) BETWEEN 1 AND 100),
    amount          numeric(19, 4) NOT NULL CHECK (amount >= 0),
    lines           jsonb          NOT NULL CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) <= 5000),
    returned_amount numeric(19, 4) NOT NULL CHECK (returned_amount BETWEEN 0 AND amount),
    subject         uuid           NOT NULL GENERATED ALWAYS AS (coalesce(customer_id, purchase_id)) STORED,
    UNIQUE (purchase_id, version),
    CHECK ((kind = 'recorded') = (version = 1))
);
CREATE INDEX purchase_version_subject ON purchase_version (subject, id) WHERE kind <> 'recorded';
CREATE INDEX purchase_version_customer ON purchase_version (customer_id);

-- The event of a purchase of 5,000 lines, which a body of 1 MiB told.
ALTER TABLE outbox
    DROP CONSTRAINT outbox_data_check,
    ADD CONSTRAINT outbox_data_check CHECK (octet_length(data) <= 1572864);

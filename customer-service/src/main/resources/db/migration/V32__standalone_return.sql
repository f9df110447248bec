-- A return has the version of its purchase after it. One that waited for its purchase was told before it was applied,
-- and has a place of its own among the events: its id is older than the purchase.
ALTER TABLE purchase_return
    ADD COLUMN source     text CHECK (length(source) BETWEEN 1 AND 100),
    ADD COLUMN version    int  CHECK (version > number),
    ADD COLUMN place      uuid,
    ADD COLUMN applied_at timestamptz,
    ADD CONSTRAINT purchase_return_waited_check CHECK ((place IS NULL) = (applied_at IS NULL)),
    DROP CONSTRAINT purchase_return_lines_check,
    ADD CONSTRAINT purchase_return_lines_check
        CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) <= 5000);

UPDATE purchase_return SET version = number + 1, source = purchase.source
    FROM purchase WHERE purchase.id = purchase_id;

ALTER TABLE purchase_return
    ALTER COLUMN source SET NOT NULL,
    ALTER COLUMN version SET NOT NULL,
    ADD CONSTRAINT purchase_return_version UNIQUE (purchase_id, version);

CREATE INDEX purchase_return_source ON purchase_return (source, id);
CREATE INDEX purchase_return_told ON purchase_return (source, return_id);

-- Returns that are of no purchase: of an order that is not known yet (waiting), of one that did not allow it (refused),
-- or of none (credit). A waiting one goes from here to purchase_return when its purchase is recorded.
CREATE TABLE standalone_return (
    id          uuid           PRIMARY KEY,
    state       text           NOT NULL CHECK (state IN ('waiting', 'refused', 'credit')),
    source      text           NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    order_id    text           CHECK (length(order_id) BETWEEN 1 AND 200),
    return_id   text           NOT NULL CHECK (length(return_id) BETWEEN 1 AND 200),
    customer_id uuid           REFERENCES customer,
    returned_at timestamptz    NOT NULL CHECK (returned_at >= TIMESTAMPTZ '1970-01-01 00:00+00'),
    amount      numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency    text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    reason      text           CHECK (reason IN ('damaged', 'unwanted', 'wrong_item', 'other')),
    lines       jsonb          NOT NULL CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) <= 5000),
    -- Why its purchase did not allow it.
    problem     text           CHECK (length(problem) BETWEEN 1 AND 100),
    recorded_at timestamptz    NOT NULL,
    subject     uuid           NOT NULL GENERATED ALWAYS AS (coalesce(customer_id, id)) STORED,
    CONSTRAINT standalone_return_told UNIQUE NULLS NOT DISTINCT (source, order_id, return_id),
    CHECK ((state = 'credit') = (order_id IS NULL)),
    CHECK ((state = 'refused') = (problem IS NOT NULL))
);
CREATE INDEX standalone_return_waiting ON standalone_return (source, order_id) WHERE state = 'waiting';
CREATE INDEX standalone_return_credit ON standalone_return (subject, id) WHERE state = 'credit';
CREATE INDEX standalone_return_customer ON standalone_return (customer_id, id);
CREATE INDEX standalone_return_source ON standalone_return (source, id);
CREATE INDEX standalone_return_state ON standalone_return (state, id);

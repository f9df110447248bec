-- A purchase as its source told it; it never changes. Its lines are part of that word and are never read without it.
CREATE TABLE purchase (
    id           uuid           PRIMARY KEY,
    source       text           NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    order_id     text           NOT NULL CHECK (length(order_id) BETWEEN 1 AND 200),
    customer_id  uuid           NOT NULL REFERENCES customer,
    purchased_at timestamptz    NOT NULL CHECK (purchased_at >= TIMESTAMPTZ '1970-01-01 00:00+00'),
    channel      text           CHECK (length(channel) BETWEEN 1 AND 100),
    store        text           CHECK (length(store) BETWEEN 1 AND 100),
    amount       numeric(19, 4) NOT NULL CHECK (amount >= 0),
    currency     text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    lines        jsonb          NOT NULL CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) <= 200),
    fingerprint  uuid           NOT NULL,
    recorded_at  timestamptz    NOT NULL,
    UNIQUE (source, order_id)
);
CREATE INDEX purchase_customer ON purchase (customer_id, id);

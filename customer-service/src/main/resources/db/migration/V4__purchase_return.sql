-- What was returned of a purchase so far. Beside what the source told, which never changes, so that no crowd of returns,
-- however they come, can give back more than was paid.
ALTER TABLE purchase
    ADD COLUMN returned_amount numeric(19, 4) NOT NULL DEFAULT 0,
    ADD COLUMN returns         int            NOT NULL DEFAULT 0,
    ADD CONSTRAINT purchase_returned CHECK (
        returned_amount BETWEEN 0 AND amount AND returns BETWEEN 0 AND 1000 AND (returns = 0) = (returned_amount = 0));

-- A return as its source told it; it never changes. Its currency is that of its purchase.
CREATE TABLE purchase_return (
    id          uuid           PRIMARY KEY,
    purchase_id uuid           NOT NULL REFERENCES purchase,
    number      int            NOT NULL CHECK (number BETWEEN 1 AND 1000),
    return_id   text           NOT NULL CHECK (length(return_id) BETWEEN 1 AND 200),
    returned_at timestamptz    NOT NULL,
    amount      numeric(19, 4) NOT NULL CHECK (amount > 0),
    reason      text           CHECK (reason IN ('damaged', 'unwanted', 'wrong_item', 'other')),
    lines       jsonb          NOT NULL CHECK (jsonb_typeof(lines) = 'array' AND jsonb_array_length(lines) <= 200),
    recorded_at timestamptz    NOT NULL,
    UNIQUE (purchase_id, return_id),
    UNIQUE (purchase_id, number)
);

-- Purchases that were worth no point by the rules of their day: they stay so whatever the rules become, however late
-- they are told again. What earned is in the ledger, and earns once by its cause.
CREATE TABLE purchase_without_points (
    purchase_id uuid        PRIMARY KEY,
    valued_at   timestamptz NOT NULL DEFAULT now()
);

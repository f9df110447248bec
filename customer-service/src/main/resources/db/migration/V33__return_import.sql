-- Imports of returns, beside those of purchases.
ALTER TABLE job
    DROP CONSTRAINT job_kind_check,
    ADD CONSTRAINT job_kind_check CHECK (kind IN ('purchase_import', 'return_import'));

-- How the body of a return import is to be read.
CREATE TABLE return_import (
    job_id      uuid    PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    format      text    NOT NULL CHECK (format IN ('csv', 'ndjson')),
    columns     text[]  NOT NULL CHECK (cardinality(columns) <= 50),
    guarded     boolean NOT NULL DEFAULT false,
    only_source text    CHECK (length(only_source) <= 100)
);

-- A record may have 1 MiB and its line end; a chunk that has 128 KiB is done.
ALTER TABLE import_chunk
    DROP CONSTRAINT import_chunk_data_check,
    ADD CONSTRAINT import_chunk_data_check CHECK (octet_length(data) <= 1180672);

-- What a dry run would have made: an order or a return. Of a return of a known purchase also how much it gives back, so
-- that the next chunk knows what is left.
ALTER TABLE import_rehearsed RENAME COLUMN order_id TO item;
ALTER TABLE import_rehearsed
    ADD COLUMN purchase_id uuid,
    ADD COLUMN amount      numeric(19, 4),
    ADD CONSTRAINT import_rehearsed_amount_check CHECK ((purchase_id IS NULL) = (amount IS NULL));
CREATE INDEX import_rehearsed_purchase ON import_rehearsed (job_id, purchase_id) WHERE purchase_id IS NOT NULL;

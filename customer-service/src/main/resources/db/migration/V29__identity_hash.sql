-- Hashes of identities, by which events name them; see io.dangol.kit.identity. One entry for each key in use. A customer
-- of whom only an event told has a hash and no identity until a source names the id itself.
CREATE TABLE identity_hash (
    key_id        text        NOT NULL CHECK (length(key_id) = 8),
    hash          bytea       NOT NULL CHECK (octet_length(hash) = 32),
    source        text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    customer_id   uuid        NOT NULL REFERENCES customer,
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (key_id, hash)
);
CREATE INDEX identity_hash_customer ON identity_hash (customer_id);

-- The key that an identity was last hashed with; null for one from before. Only the service can hash them: it does so
-- in steps, see HashedIdentities.
ALTER TABLE identity ADD COLUMN hashed_with text CHECK (length(hashed_with) = 8);
CREATE INDEX identity_hashed_with ON identity (hashed_with);

-- Who is behind the hash of a source's name for a customer; nobody yet where customer_id is null. The name itself is
-- there once somebody has used it here. It takes the place of customer_identity, whose rows are hashed and moved in
-- steps; that table stays until no process of an older version can write to it. See KnownCustomers.
CREATE TABLE known_identity (
    key_id      text  NOT NULL CHECK (length(key_id) = 8),
    hash        bytea NOT NULL CHECK (octet_length(hash) = 32),
    source      text  NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    external_id text  CHECK (length(external_id) BETWEEN 1 AND 200),
    customer_id uuid,
    PRIMARY KEY (key_id, hash)
);
-- Whether a source has a name of its own for a customer.
CREATE INDEX known_identity_customer ON known_identity (customer_id, source) WHERE customer_id IS NOT NULL;

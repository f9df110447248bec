-- How a source signs, and how it says things.
ALTER TABLE source DROP CONSTRAINT source_signature_check;
ALTER TABLE source ADD CONSTRAINT source_signature_check
    CHECK (signature IN ('standard_webhooks', 'github', 'stripe'));
ALTER TABLE source ADD COLUMN mapping text CHECK (length(mapping) <= 100000);
ALTER TABLE source ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version >= 1);

-- A partner's own secret may be as short as 16 characters; the public key of a partner is no secret and lies beside.
ALTER TABLE source_secret ADD COLUMN kind text NOT NULL DEFAULT 'hmac' CHECK (kind IN ('hmac', 'ed25519'));
ALTER TABLE source_secret DROP CONSTRAINT source_secret_sealed_check;
ALTER TABLE source_secret ADD CONSTRAINT source_secret_sealed_check CHECK (octet_length(sealed) BETWEEN 17 AND 300);

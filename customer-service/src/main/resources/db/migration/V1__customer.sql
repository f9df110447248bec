-- A customer's profile. Everything but the id may be unknown.
CREATE TABLE customer (
    id                uuid        PRIMARY KEY,
    version           int         NOT NULL CHECK (version >= 1),
    name              text        CHECK (length(name) BETWEEN 1 AND 200),
    birth_date        date        CHECK (birth_date >= DATE '1900-01-01'),
    gender            text        CHECK (gender IN ('female', 'male', 'other')),
    locale            text        CHECK (length(locale) BETWEEN 2 AND 35),
    region            text        CHECK (length(region) BETWEEN 1 AND 100),
    preferred_channel text        CHECK (length(preferred_channel) BETWEEN 1 AND 40),
    interests         text[]      NOT NULL DEFAULT '{}' CHECK (cardinality(interests) <= 50),
    anniversaries     jsonb       NOT NULL DEFAULT '[]'
        CHECK (jsonb_typeof(anniversaries) = 'array' AND jsonb_array_length(anniversaries) <= 20),
    attributes        jsonb       NOT NULL DEFAULT '{}'
        CHECK (jsonb_typeof(attributes) = 'object' AND octet_length(attributes::text) <= 262144),
    registered_at     timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL CHECK (updated_at >= registered_at)
);

-- Under what id a source knows a customer.
CREATE TABLE identity (
    source        text        NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    external_id   text        NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
    customer_id   uuid        NOT NULL REFERENCES customer,
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (source, external_id)
);
CREATE INDEX identity_customer ON identity (customer_id);

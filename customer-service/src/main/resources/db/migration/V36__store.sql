-- Where purchases are made. A purchase may name a store that is not here.
CREATE TABLE store (
    id         uuid          PRIMARY KEY,
    version    int           NOT NULL CHECK (version >= 1),
    code       text          NOT NULL CHECK (length(code) BETWEEN 1 AND 100),
    name       text          NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    address    text          CHECK (length(address) BETWEEN 1 AND 300),
    region     text          CHECK (length(region) BETWEEN 1 AND 100),
    -- Degrees, WGS 84.
    latitude   numeric(8, 6) CHECK (latitude BETWEEN -90 AND 90),
    longitude  numeric(9, 6) CHECK (longitude BETWEEN -180 AND 180),
    zone       text          CHECK (length(zone) BETWEEN 1 AND 100),
    active     boolean       NOT NULL,
    created_at timestamptz   NOT NULL,
    updated_at timestamptz   NOT NULL CHECK (updated_at >= created_at),
    CONSTRAINT store_code UNIQUE (code),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE INDEX store_region ON store (region);

-- How the body of an import of stores is to be read.
CREATE TABLE store_import (
    job_id      uuid    PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    format      text    NOT NULL CHECK (format IN ('csv', 'ndjson')),
    columns     text[]  NOT NULL CHECK (cardinality(columns) <= 50),
    guarded     boolean NOT NULL,
    only_source text    CHECK (length(only_source) <= 100)
);

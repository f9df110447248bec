-- What is sold. A sku that a purchase names and nobody has entered is learnt from it; what a person or an import enters
-- (names, category, price) no purchase overwrites.
CREATE TABLE product (
    id               uuid           PRIMARY KEY,
    version          int            NOT NULL CHECK (version >= 1),
    sku              text           NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    name_ko          text           CHECK (length(name_ko) BETWEEN 1 AND 200),
    name_en          text           CHECK (length(name_en) BETWEEN 1 AND 200),
    -- One to five names, each followed by >; empty for none.
    category_path    text           NOT NULL
        CHECK (length(category_path) <= 505 AND (category_path = '' OR category_path LIKE '_%>')),
    price_amount     numeric(19, 4) CHECK (price_amount >= 0),
    price_currency   text           CHECK (price_currency ~ '^[A-Z]{3}$'),
    active           boolean        NOT NULL,
    -- False while all that is known was learnt from purchases.
    completed        boolean        NOT NULL,
    -- What the newest purchases said. No index is on them, so that learning rewrites none.
    last_category    text           CHECK (length(last_category) BETWEEN 1 AND 100),
    last_description text           CHECK (length(last_description) BETWEEN 1 AND 500),
    last_sold_at     timestamptz,
    created_at       timestamptz    NOT NULL,
    updated_at       timestamptz    NOT NULL CHECK (updated_at >= created_at),
    CONSTRAINT product_sku UNIQUE (sku),
    CHECK ((price_amount IS NULL) = (price_currency IS NULL))
);
CREATE INDEX product_sku_prefix ON product (lower(sku) text_pattern_ops);
CREATE INDEX product_name_ko_prefix ON product (lower(name_ko) text_pattern_ops);
CREATE INDEX product_name_en_prefix ON product (lower(name_en) text_pattern_ops);
CREATE INDEX product_category_prefix ON product (category_path text_pattern_ops);
-- The order of the list of categories; see ProductCategories.
CREATE INDEX product_category ON product (((left(category_path, 24) || ' ' || md5(category_path)) COLLATE "C"))
    WHERE category_path <> '';

-- What the purchases say that were recorded before there were products.
INSERT INTO product (id, version, sku, category_path, active, completed, last_category, last_sold_at, created_at,
    updated_at)
SELECT DISTINCT ON (line.sku) uuidv7(), 1, line.sku, '', true, false, line.category,
    max(purchase.purchased_at) OVER (PARTITION BY line.sku), now(), now()
FROM purchase CROSS JOIN LATERAL jsonb_to_recordset(purchase.lines) AS line (sku text, category text)
WHERE line.sku IS NOT NULL
ORDER BY line.sku, line.category IS NULL, purchase.purchased_at DESC;

-- How the body of an import of products is to be read.
CREATE TABLE product_import (
    job_id      uuid    PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    format      text    NOT NULL CHECK (format IN ('csv', 'ndjson')),
    columns     text[]  NOT NULL CHECK (cardinality(columns) <= 50),
    guarded     boolean NOT NULL,
    only_source text    CHECK (length(only_source) <= 100)
);

-- What a dry run has said so far of products by their skus, or of stores by their codes.
CREATE TABLE catalogue_rehearsed (
    job_id uuid  NOT NULL REFERENCES job ON DELETE CASCADE,
    key    text  NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    said   jsonb NOT NULL CHECK (jsonb_typeof(said) = 'object'),
    PRIMARY KEY (job_id, key)
);

-- There is more than one kind of job, and records that are done may have been updated.
ALTER TABLE job
    DROP CONSTRAINT IF EXISTS job_kind_check,
    DROP CONSTRAINT IF EXISTS job_check1,
    ADD CONSTRAINT job_kind_form CHECK (kind ~ '^[a-z_]{1,50}$'),
    ADD CONSTRAINT job_counted CHECK (created + unchanged + rejected <= done);

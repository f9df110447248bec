-- What feedback may be about. Sentences that are null are those that come with the product; see category/RetailSet.
CREATE TABLE category (
    id         text        PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9_]{0,49}$'),
    name_ko    text        NOT NULL CHECK (length(name_ko) BETWEEN 1 AND 100),
    name_en    text        NOT NULL CHECK (length(name_en) BETWEEN 1 AND 100),
    examples   jsonb       CHECK (octet_length(examples::text) <= 100000),
    state      text        NOT NULL CHECK (state IN ('active', 'retired')),
    version    int         NOT NULL CHECK (version >= 1),
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 300)
);

INSERT INTO category (id, name_ko, name_en, state, version, changed_at, changed_by)
SELECT id, name_ko, name_en, 'active', 1, now(), 'dangol'
FROM (VALUES
    ('account', '계정', 'Account'),
    ('app', '앱과 웹사이트', 'App and website'),
    ('delivery', '배송', 'Delivery'),
    ('exchange', '교환', 'Exchange'),
    ('general', '기타', 'Anything else'),
    ('information', '상품 정보', 'Product information'),
    ('membership', '멤버십과 포인트', 'Membership and points'),
    ('order', '주문', 'Order'),
    ('packaging', '포장', 'Packaging'),
    ('payment', '결제', 'Payment'),
    ('price', '가격', 'Price'),
    ('product_quality', '상품 품질', 'Product quality'),
    ('refund', '환불과 반품', 'Refund and return'),
    ('staff', '직원과 상담', 'Staff and support'),
    ('stock', '재고', 'Stock'),
    ('store', '매장', 'Store')) AS retail (id, name_ko, name_en);

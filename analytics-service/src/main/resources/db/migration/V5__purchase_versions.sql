-- Which version of a purchase its fact tells, and on which day it is: whatever tells of an older one, or of the same
-- again, changes nothing. Under the key of a fact alone, a corrected purchase of another day would be another purchase.
CREATE TABLE purchase_version (
    purchase_id uuid PRIMARY KEY,
    version     int  NOT NULL CHECK (version >= 1),
    -- The fact's; null where the purchase was cancelled, and has none.
    day         date
) WITH (fillfactor = 90);
INSERT INTO purchase_version (purchase_id, version, day)
SELECT id, 1, max(day) FROM fact WHERE kind = 'purchase' GROUP BY id;

-- Takes facts out, and gives what they said. Each is looked for in the partition of its day only, which a join over
-- all of them would leave to the planner's guess.
CREATE FUNCTION take_facts(taken_kind fact_kind, days date[], ids uuid[]) RETURNS SETOF fact
LANGUAGE plpgsql AS $$
DECLARE
    place record;
BEGIN
    FOR place IN SELECT * FROM unnest(days, ids) AS taken (day, id) LOOP
        RETURN QUERY DELETE FROM fact WHERE fact.day = place.day AND fact.kind = taken_kind AND fact.id = place.id
            RETURNING fact.*;
    END LOOP;
END $$;

-- Adds to the sums, and takes from them where `n` is not more than 0: row by row in the order in which they are given,
-- so that no two transactions wait for each other in a circle. What comes to nothing is deleted. What is taken was
-- added by a transaction that is over, so its row is there.
CREATE FUNCTION change_rollups(kinds text[], days date[], channels text[], facets text[], numbers bigint[],
    sums text[], squares text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    given record;
    left_over bigint;
BEGIN
    FOR given IN
        SELECT change.kind::fact_kind AS kind, change.day, change.channel, change.facet, change.n,
            change.sum::numeric AS sum, change.sum_squares::numeric AS sum_squares
        FROM unnest(kinds, days, channels, facets, numbers, sums, squares)
            AS change (kind, day, channel, facet, n, sum, sum_squares)
    LOOP
        IF given.n > 0 THEN
            INSERT INTO rollup AS present (kind, day, channel, facet, n, sum, sum_squares)
            VALUES (given.kind, given.day, given.channel, given.facet, given.n, given.sum, given.sum_squares)
            ON CONFLICT (kind, day, channel, facet) DO UPDATE SET
                n = present.n + excluded.n,
                sum = present.sum + excluded.sum,
                sum_squares = present.sum_squares + excluded.sum_squares;
        ELSE
            SELECT present.n + given.n INTO STRICT left_over FROM rollup AS present
            WHERE (present.kind, present.day, present.channel, present.facet)
                = (given.kind, given.day, given.channel, given.facet) FOR UPDATE;
            IF left_over = 0 THEN
                DELETE FROM rollup AS present
                WHERE (present.kind, present.day, present.channel, present.facet)
                    = (given.kind, given.day, given.channel, given.facet);
            ELSE
                UPDATE rollup AS present SET
                    n = left_over, sum = present.sum + given.sum, sum_squares = present.sum_squares + given.sum_squares
                WHERE (present.kind, present.day, present.channel, present.facet)
                    = (given.kind, given.day, given.channel, given.facet);
            END IF;
        END IF;
    END LOOP;
END $$;

-- The same of who bought on which day.
CREATE FUNCTION change_activity(days date[], channels text[], currencies text[], customers uuid[], numbers bigint[])
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    given record;
    left_over bigint;
BEGIN
    FOR given IN
        SELECT * FROM unnest(days, channels, currencies, customers, numbers)
            AS change (day, channel, currency, customer_id, purchases)
    LOOP
        IF given.purchases > 0 THEN
            INSERT INTO customer_activity AS present (day, channel, currency, customer_id, purchases)
            VALUES (given.day, given.channel, given.currency, given.customer_id, given.purchases)
            ON CONFLICT (day, channel, currency, customer_id)
                DO UPDATE SET purchases = present.purchases + excluded.purchases;
        ELSE
            SELECT present.purchases + given.purchases INTO STRICT left_over FROM customer_activity AS present
            WHERE (present.day, present.channel, present.currency, present.customer_id)
                = (given.day, given.channel, given.currency, given.customer_id) FOR UPDATE;
            IF left_over = 0 THEN
                DELETE FROM customer_activity AS present
                WHERE (present.day, present.channel, present.currency, present.customer_id)
                    = (given.day, given.channel, given.currency, given.customer_id);
            ELSE
                UPDATE customer_activity AS present SET purchases = left_over
                WHERE (present.day, present.channel, present.currency, present.customer_id)
                    = (given.day, given.channel, given.currency, given.customer_id);
            END IF;
        END IF;
    END LOOP;
END $$;

-- Not everybody who buys is known.
CREATE OR REPLACE VIEW customer_activity_by_facts AS
SELECT day, channel, facet AS currency, customer_id, count(*) AS purchases
FROM fact WHERE kind = 'purchase' AND customer_id IS NOT NULL GROUP BY day, channel, facet, customer_id;

-- What purchase_version must hold of purchases that were not cancelled, but for the version.
CREATE VIEW purchase_version_by_facts AS
SELECT id AS purchase_id, day FROM fact WHERE kind = 'purchase';

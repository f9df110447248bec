-- Text that is part of a key is compared by its bytes: it is only told apart, never shown in this order.

-- What kind of thing happened. The service's io.dangol.analytics.fact.FactKind names the same.
CREATE TYPE fact_kind AS ENUM (
    'purchase', 'points_earned', 'feedback', 'response', 'case_opened', 'case_resolved', 'compensation',
    'customer_registered', 'member_enrolled');

-- One row for everything that happened, in the partition of its month. Nothing personal is in it.
CREATE TABLE fact (
    -- the day of occurred_at in the company's zone
    day         date        NOT NULL CHECK (day BETWEEN '1970-01-01' AND '2100-12-31'),
    kind        fact_kind   NOT NULL,
    -- of the thing itself (the purchase, the response, ...): the same thing is one fact, under whatever event id
    id          uuid        NOT NULL,
    event_id    uuid        NOT NULL,
    customer_id uuid,
    occurred_at timestamptz NOT NULL,
    -- '' where the event names none
    channel     text COLLATE "C" NOT NULL CHECK (length(channel) <= 100),
    -- what divides the kind: a purchase's currency, the kind of feedback, a response's metric, why points were earned
    facet       text COLLATE "C" NOT NULL CHECK (length(facet) <= 40),
    -- the amount, the points or the score; 1 for what is only counted
    value       numeric     NOT NULL CHECK (abs(value) < 1e18),
    -- what later questions may need: chosen fields, none of them personal
    detail      jsonb       CHECK (pg_column_size(detail) <= 524288),
    PRIMARY KEY (day, kind, id)
) PARTITION BY RANGE (day);

-- Makes the partitions of these months where they are missing. Any number of transactions may ask at once; those that
-- have to make one wait for each other, those that only write do not.
--
-- Gives the months that had their partition before: they have it whether the transaction is committed or not.
CREATE FUNCTION make_fact_partitions(months date[]) RETURNS SETOF date
LANGUAGE plpgsql AS $$
DECLARE
    first_day date;
    partition text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('make_fact_partitions'));
    FOREACH first_day IN ARRAY months LOOP
        partition := 'fact_' || to_char(first_day, 'YYYY_MM');
        IF to_regclass(partition) IS NOT NULL THEN
            RETURN NEXT first_day;
        ELSE
            EXECUTE format('CREATE TABLE %I (LIKE fact INCLUDING ALL)', partition);
            EXECUTE format('ALTER TABLE fact ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                partition, first_day, (first_day + interval '1 month')::date);
        END IF;
    END LOOP;
END $$;

-- Sums of the facts by day, channel and facet.
CREATE TABLE rollup (
    kind        fact_kind NOT NULL,
    day         date      NOT NULL,
    channel     text COLLATE "C" NOT NULL,
    facet       text COLLATE "C" NOT NULL,
    n           bigint    NOT NULL CHECK (n > 0),
    sum         numeric   NOT NULL,
    sum_squares numeric   NOT NULL,
    PRIMARY KEY (kind, day, channel, facet)
) WITH (fillfactor = 70);

-- How often each score was given: the whole distribution, from which every score's share follows exactly.
CREATE TABLE score_rollup (
    metric  text COLLATE "C" NOT NULL CHECK (metric IN ('nps', 'csat', 'ces')),
    day     date     NOT NULL,
    channel text COLLATE "C" NOT NULL,
    score   smallint NOT NULL CHECK (score BETWEEN 0 AND 10),
    n       bigint   NOT NULL CHECK (n > 0),
    PRIMARY KEY (metric, day, channel, score)
) WITH (fillfactor = 70);

-- Who bought on which day: distinct customers are counted from here, exactly.
CREATE TABLE customer_activity (
    day         date   NOT NULL,
    channel     text COLLATE "C" NOT NULL,
    currency    text COLLATE "C" NOT NULL,
    customer_id uuid   NOT NULL,
    purchases   bigint NOT NULL CHECK (purchases > 0),
    PRIMARY KEY (day, channel, currency, customer_id)
);

-- Cases by the day they were opened. What is known of a case grows, in whatever order its events come.
CREATE TABLE case_cohort (
    case_id    uuid    PRIMARY KEY,
    opened_day date    NOT NULL,
    -- null until the opening itself was seen
    channel    text,
    resolved   boolean NOT NULL
);
CREATE INDEX case_cohort_opened_day ON case_cohort (opened_day);

-- How far each topic was taken in. It is moved after the commit of what it speaks of, so it never says too much.
CREATE TABLE ingest_progress (
    topic        text        NOT NULL CHECK (length(topic) <= 249),
    partition    int         NOT NULL CHECK (partition >= 0),
    -- the first offset that was not taken in
    next_offset  bigint      NOT NULL CHECK (next_offset >= 0),
    -- when the last record that was taken in was published
    published_at timestamptz NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- What the tables above must hold by the facts alone: for proving them, and for filling them anew.
CREATE VIEW rollup_by_facts AS
SELECT kind, day, channel, facet, count(*) AS n, sum(value) AS sum, sum(value * value) AS sum_squares
FROM fact GROUP BY kind, day, channel, facet;

CREATE VIEW score_rollup_by_facts AS
SELECT facet AS metric, day, channel, value::smallint AS score, count(*) AS n
FROM fact WHERE kind = 'response' GROUP BY facet, day, channel, value;

CREATE VIEW customer_activity_by_facts AS
SELECT day, channel, facet AS currency, customer_id, count(*) AS purchases
FROM fact WHERE kind = 'purchase' GROUP BY day, channel, facet, customer_id;

CREATE VIEW case_cohort_by_facts AS
SELECT (detail ->> 'case')::uuid AS case_id,
       min((detail ->> 'openedDay')::date) AS opened_day,
       min(channel) FILTER (WHERE kind = 'case_opened') AS channel,
       bool_or(kind = 'case_resolved') AS resolved
FROM fact WHERE kind IN ('case_opened', 'case_resolved') GROUP BY detail ->> 'case';

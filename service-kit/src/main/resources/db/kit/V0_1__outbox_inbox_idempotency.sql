-- Events of this service, written in the transaction of their cause. The relay publishes what is unsent and old
-- partitions are dropped; see io.dangol.kit.outbox.
CREATE TABLE outbox (
    position     bigint      GENERATED ALWAYS AS IDENTITY,
    created_at   timestamptz NOT NULL DEFAULT now(),
    id           uuid        NOT NULL,
    type         text        NOT NULL CHECK (length(type) <= 200),
    subject      text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
    occurred_at  timestamptz NOT NULL,
    traceparent  text        CHECK (length(traceparent) <= 100),
    data         text        NOT NULL CHECK (octet_length(data) <= 262144),
    sent_at      timestamptz,
    failure      text        CHECK (length(failure) <= 500)
) PARTITION BY RANGE (created_at);

-- The safety net for a day whose partition was not made in time; normally empty.
CREATE TABLE outbox_default PARTITION OF outbox DEFAULT;

CREATE INDEX outbox_unsent ON outbox (position) WHERE sent_at IS NULL;

-- Events that a consumer of this service has taken to heart.
CREATE TABLE inbox (
    consumer    text        NOT NULL CHECK (length(consumer) <= 100),
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received_at ON inbox USING brin (received_at);

-- The first answer to every request that carried an Idempotency-Key.
CREATE TABLE idempotency_key (
    scope       text        NOT NULL CHECK (length(scope) <= 300),
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea       NOT NULL,
    status      int         NOT NULL,
    location    text,
    etag        text,
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key USING brin (created_at);

-- The partitions of the first days; the relay makes those that follow.
DO $$
DECLARE
    day date;
BEGIN
    FOR offset_days IN 0..2 LOOP
        day := (now() AT TIME ZONE 'UTC')::date + offset_days;
        EXECUTE format('CREATE TABLE %I PARTITION OF outbox FOR VALUES FROM (%L) TO (%L)',
            'outbox_' || to_char(day, 'YYYY_MM_DD'), day || ' 00:00+00', (day + 1) || ' 00:00+00');
    END LOOP;
END $$;

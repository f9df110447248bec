-- A resolution is one fact by its case and its moment, whatever event tells of it: io.dangol.analytics.fact.ingest
-- computes the same id. Until now it was one by its event, so that an event under another id was another resolution.
UPDATE fact SET id = encode(substr(sha256(
    uuid_send((detail ->> 'case')::uuid) || int8send((extract(epoch FROM occurred_at) * 1000000)::bigint)), 1, 16), 'hex')::uuid
WHERE kind = 'case_resolved' AND NOT EXISTS (
    SELECT FROM fact AS other
    WHERE other.kind = 'case_resolved' AND other.day = fact.day AND other.occurred_at = fact.occurred_at
        AND other.detail ->> 'case' = fact.detail ->> 'case' AND other.id < fact.id);

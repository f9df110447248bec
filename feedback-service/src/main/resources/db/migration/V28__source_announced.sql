-- Other services know a source by the event of its registration; those from before there was one are announced at the
-- next start.
ALTER TABLE source ADD COLUMN announced boolean NOT NULL DEFAULT false;
CREATE INDEX source_unannounced ON source (id) WHERE NOT announced;
-- Whether a source has a name of its own for a customer.
CREATE INDEX customer_identity_customer ON customer_identity (customer_id, source) WHERE customer_id IS NOT NULL;

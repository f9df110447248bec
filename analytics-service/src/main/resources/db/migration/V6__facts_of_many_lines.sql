-- A purchase may have 5,000 lines. The partitions that exist have the old constraint for themselves.
DO $$
DECLARE
    partition regclass;
BEGIN
    ALTER TABLE fact DROP CONSTRAINT fact_detail_check;
    FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'fact'::regclass LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS fact_detail_check', partition);
    END LOOP;
    ALTER TABLE fact ADD CONSTRAINT fact_detail_size CHECK (pg_column_size(detail) <= 4194304);
END $$;

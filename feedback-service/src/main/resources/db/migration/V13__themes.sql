-- In which transaction feedback was written: transactions end in another order than they begin, and than ids are made,
-- so only this tells a reader surely what it has not read yet. What was there before has 0, which is read first.
ALTER TABLE feedback ADD COLUMN written_in bigint NOT NULL DEFAULT 0;
ALTER TABLE feedback ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX feedback_written_in ON feedback (written_in, id);

-- In which transaction a classification was last changed, whoever changes it; 0 where it is as it was recorded, so that
-- recording costs nothing more.
ALTER TABLE classification ADD COLUMN changed_in bigint NOT NULL DEFAULT 0;
CREATE INDEX classification_changed_in ON classification (changed_in, feedback_id) WHERE changed_in > 0;
CREATE FUNCTION classification_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
CREATE TRIGGER classification_change BEFORE UPDATE ON classification
    FOR EACH ROW WHEN (OLD.judgements IS DISTINCT FROM NEW.judgements) EXECUTE FUNCTION classification_change();

-- What feedback with words talks about: a row for each, so nothing is counted twice, and a correction replaces it. Terms
-- and categories are keys of 64 bits (terms/TermKeys): the words stay in the feedback.
CREATE TABLE theme_reading (
    feedback_id uuid     PRIMARY KEY REFERENCES feedback ON DELETE CASCADE,
    day         date     NOT NULL,
    speaker     bigint   NOT NULL,
    channel     text     NOT NULL CHECK (length(channel) BETWEEN 1 AND 50),
    product     text     CHECK (length(product) BETWEEN 1 AND 64),
    category    text     CHECK (length(category) BETWEEN 1 AND 1000),
    polarity    smallint NOT NULL CHECK (polarity BETWEEN -1 AND 1),
    themes      bigint[] NOT NULL CHECK (cardinality(themes) <= 241)
);
-- All columns that a window is cut by, so that counting reads nothing else, and a sample of speakers is a range.
CREATE INDEX theme_reading_day ON theme_reading (day, speaker, channel, product);
CREATE INDEX theme_reading_themes ON theme_reading USING gin (themes);

-- How far the reading has come: one row, held by the replica that reads.
CREATE TABLE theme_progress (
    only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    version     int         NOT NULL,
    written_in  bigint      NOT NULL,
    feedback_id uuid        NOT NULL,
    changed_in  bigint      NOT NULL,
    changed_id  uuid        NOT NULL,
    complete_to timestamptz NOT NULL
);
INSERT INTO theme_progress (version, written_in, feedback_id, changed_in, changed_id, complete_to)
VALUES (0, 0, '00000000-0000-0000-0000-000000000000', 0, '00000000-0000-0000-0000-000000000000',
        '1970-01-01 00:00+00');
